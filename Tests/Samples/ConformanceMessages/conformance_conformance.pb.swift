// Made by protoc-gen-flows from conformance/conformance.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `conformance.WireFormat`.
public enum WireFormat: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case unspecified
    /// The number 1.
    case protobuf
    /// The number 2.
    case json
    /// The number 3.
    case jspb
    /// The number 4.
    case textFormat
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .unspecified
            case 1: self = .protobuf
            case 2: self = .json
            case 3: self = .jspb
            case 4: self = .textFormat
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .unspecified: 0
            case .protobuf: 1
            case .json: 2
            case .jspb: 3
            case .textFormat: 4
            case .unrecognized(let number): number
        }
    }
}

/// `conformance.TestCategory`.
public enum TestCategory: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case unspecifiedTest
    /// The number 1.
    case binaryTest
    /// The number 2.
    case jsonTest
    /// The number 3.
    case jsonIgnoreUnknownParsingTest
    /// The number 4.
    case jspbTest
    /// The number 5.
    case textFormatTest
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .unspecifiedTest
            case 1: self = .binaryTest
            case 2: self = .jsonTest
            case 3: self = .jsonIgnoreUnknownParsingTest
            case 4: self = .jspbTest
            case 5: self = .textFormatTest
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .unspecifiedTest: 0
            case .binaryTest: 1
            case .jsonTest: 2
            case .jsonIgnoreUnknownParsingTest: 3
            case .jspbTest: 4
            case .textFormatTest: 5
            case .unrecognized(let number): number
        }
    }
}

/// `conformance.TestStatus`.
public struct TestStatus: Swift.Sendable, Swift.Hashable {
    /// The field `name`.
    public var name: Swift.String
    /// The field `failure_message`.
    public var failureMessage: Swift.String
    /// The field `matched_name`.
    public var matchedName: Swift.String
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        name: Swift.String = "",
        failureMessage: Swift.String = "",
        matchedName: Swift.String = ""
    ) {
        self.name = name
        self.failureMessage = failureMessage
        self.matchedName = matchedName
    }
}

extension TestStatus: ProtobufMessage {
    /// Reads and writes `conformance.TestStatus` in protobuf's wire format.
    public static let codec = Codec<TestStatus>.protobuf(
        "conformance.TestStatus", conformance__TestStatus__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: conformance__TestStatus.self)
        self.name = try reader.string(c.pointee.f1, c.pointee.f1_len, "conformance.TestStatus.name")
        self.failureMessage = try reader.string(c.pointee.f2, c.pointee.f2_len, "conformance.TestStatus.failure_message")
        self.matchedName = try reader.string(c.pointee.f3, c.pointee.f3_len, "conformance.TestStatus.matched_name")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(conformance__TestStatus.self, conformance__TestStatus__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.name)
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.failureMessage)
        (c.pointee.f3, c.pointee.f3_len) = writer.string(self.matchedName)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `conformance.FailureSet`.
public struct FailureSet: Swift.Sendable, Swift.Hashable {
    /// The field `test`.
    public var test: [TestStatus]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        test: [TestStatus] = []
    ) {
        self.test = test
    }
}

extension FailureSet: ProtobufMessage {
    /// Reads and writes `conformance.FailureSet` in protobuf's wire format.
    public static let codec = Codec<FailureSet>.protobuf(
        "conformance.FailureSet", conformance__FailureSet__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: conformance__FailureSet.self)
        self.test = try reader.messages(c.pointee.f2, c.pointee.f2_count, of: TestStatus.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(conformance__FailureSet.self, conformance__FailureSet__descriptor())
        (c.pointee.f2, c.pointee.f2_count) = try writer.messages(self.test)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `conformance.ConformanceRequest`.
public struct ConformanceRequest: Swift.Sendable, Swift.Hashable {
    /// At most one of the fields of `payload`.
    public var payload: ConformanceRequest.Payload?
    /// The field `requested_output_format`.
    public var requestedOutputFormat: WireFormat
    /// The field `message_type`.
    public var messageType: Swift.String
    /// The field `test_category`.
    public var testCategory: TestCategory
    /// The field `jspb_encoding_options`.
    public var jspbEncodingOptions: JspbEncodingConfig?
    /// The field `print_unknown_fields`.
    public var printUnknownFields: Swift.Bool
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        payload: ConformanceRequest.Payload? = nil,
        requestedOutputFormat: WireFormat = .unspecified,
        messageType: Swift.String = "",
        testCategory: TestCategory = .unspecifiedTest,
        jspbEncodingOptions: JspbEncodingConfig? = nil,
        printUnknownFields: Swift.Bool = false
    ) {
        self.payload = payload
        self.requestedOutputFormat = requestedOutputFormat
        self.messageType = messageType
        self.testCategory = testCategory
        self.jspbEncodingOptions = jspbEncodingOptions
        self.printUnknownFields = printUnknownFields
    }

    /// The fields of `payload`.
    public enum Payload: Swift.Sendable, Swift.Hashable {
        /// The field `protobuf_payload`.
        case protobufPayload([Swift.UInt8])
        /// The field `json_payload`.
        case jsonPayload(Swift.String)
        /// The field `jspb_payload`.
        case jspbPayload(Swift.String)
        /// The field `text_payload`.
        case textPayload(Swift.String)
    }
}

extension ConformanceRequest: ProtobufMessage {
    /// Reads and writes `conformance.ConformanceRequest` in protobuf's wire format.
    public static let codec = Codec<ConformanceRequest>.protobuf(
        "conformance.ConformanceRequest", conformance__ConformanceRequest__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: conformance__ConformanceRequest.self)
        self.requestedOutputFormat = WireFormat(rawValue: c.pointee.f3)
        self.messageType = try reader.string(c.pointee.f4, c.pointee.f4_len, "conformance.ConformanceRequest.message_type")
        self.testCategory = TestCategory(rawValue: c.pointee.f5)
        if let raw = c.pointee.f6 {
            self.jspbEncodingOptions = try JspbEncodingConfig(from: raw, reader)
        } else {
            self.jspbEncodingOptions = nil
        }
        self.printUnknownFields = c.pointee.f9 != 0
        switch c.pointee.o0_case {
            case 1:
                self.payload = .protobufPayload(reader.bytes(c.pointee.o0.f1.data, c.pointee.o0.f1.len))
            case 2:
                self.payload = .jsonPayload(try reader.string(c.pointee.o0.f2.data, c.pointee.o0.f2.len, "conformance.ConformanceRequest.json_payload"))
            case 7:
                self.payload = .jspbPayload(try reader.string(c.pointee.o0.f7.data, c.pointee.o0.f7.len, "conformance.ConformanceRequest.jspb_payload"))
            case 8:
                self.payload = .textPayload(try reader.string(c.pointee.o0.f8.data, c.pointee.o0.f8.len, "conformance.ConformanceRequest.text_payload"))
            default: self.payload = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(conformance__ConformanceRequest.self, conformance__ConformanceRequest__descriptor())
        c.pointee.f3 = self.requestedOutputFormat.rawValue
        (c.pointee.f4, c.pointee.f4_len) = writer.string(self.messageType)
        c.pointee.f5 = self.testCategory.rawValue
        c.pointee.f6 = try self.jspbEncodingOptions?.write(to: &writer)
        c.pointee.f9 = self.printUnknownFields ? 1 : 0
        switch self.payload {
            case .protobufPayload(let value)?:
                c.pointee.o0_case = 1
                (c.pointee.o0.f1.data, c.pointee.o0.f1.len) = writer.bytes(value)
            case .jsonPayload(let value)?:
                c.pointee.o0_case = 2
                (c.pointee.o0.f2.data, c.pointee.o0.f2.len) = writer.string(value)
            case .jspbPayload(let value)?:
                c.pointee.o0_case = 7
                (c.pointee.o0.f7.data, c.pointee.o0.f7.len) = writer.string(value)
            case .textPayload(let value)?:
                c.pointee.o0_case = 8
                (c.pointee.o0.f8.data, c.pointee.o0.f8.len) = writer.string(value)
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `conformance.ConformanceResponse`.
public struct ConformanceResponse: Swift.Sendable, Swift.Hashable {
    /// At most one of the fields of `result`.
    public var result: ConformanceResponse.Result?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        result: ConformanceResponse.Result? = nil
    ) {
        self.result = result
    }

    /// The fields of `result`.
    public enum Result: Swift.Sendable, Swift.Hashable {
        /// The field `parse_error`.
        case parseError(Swift.String)
        /// The field `runtime_error`.
        case runtimeError(Swift.String)
        /// The field `protobuf_payload`.
        case protobufPayload([Swift.UInt8])
        /// The field `json_payload`.
        case jsonPayload(Swift.String)
        /// The field `skipped`.
        case skipped(Swift.String)
        /// The field `serialize_error`.
        case serializeError(Swift.String)
        /// The field `jspb_payload`.
        case jspbPayload(Swift.String)
        /// The field `text_payload`.
        case textPayload(Swift.String)
        /// The field `timeout_error`.
        case timeoutError(Swift.String)
    }
}

extension ConformanceResponse: ProtobufMessage {
    /// Reads and writes `conformance.ConformanceResponse` in protobuf's wire format.
    public static let codec = Codec<ConformanceResponse>.protobuf(
        "conformance.ConformanceResponse", conformance__ConformanceResponse__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: conformance__ConformanceResponse.self)
        switch c.pointee.o0_case {
            case 1:
                self.result = .parseError(try reader.string(c.pointee.o0.f1.data, c.pointee.o0.f1.len, "conformance.ConformanceResponse.parse_error"))
            case 2:
                self.result = .runtimeError(try reader.string(c.pointee.o0.f2.data, c.pointee.o0.f2.len, "conformance.ConformanceResponse.runtime_error"))
            case 3:
                self.result = .protobufPayload(reader.bytes(c.pointee.o0.f3.data, c.pointee.o0.f3.len))
            case 4:
                self.result = .jsonPayload(try reader.string(c.pointee.o0.f4.data, c.pointee.o0.f4.len, "conformance.ConformanceResponse.json_payload"))
            case 5:
                self.result = .skipped(try reader.string(c.pointee.o0.f5.data, c.pointee.o0.f5.len, "conformance.ConformanceResponse.skipped"))
            case 6:
                self.result = .serializeError(try reader.string(c.pointee.o0.f6.data, c.pointee.o0.f6.len, "conformance.ConformanceResponse.serialize_error"))
            case 7:
                self.result = .jspbPayload(try reader.string(c.pointee.o0.f7.data, c.pointee.o0.f7.len, "conformance.ConformanceResponse.jspb_payload"))
            case 8:
                self.result = .textPayload(try reader.string(c.pointee.o0.f8.data, c.pointee.o0.f8.len, "conformance.ConformanceResponse.text_payload"))
            case 9:
                self.result = .timeoutError(try reader.string(c.pointee.o0.f9.data, c.pointee.o0.f9.len, "conformance.ConformanceResponse.timeout_error"))
            default: self.result = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(conformance__ConformanceResponse.self, conformance__ConformanceResponse__descriptor())
        switch self.result {
            case .parseError(let value)?:
                c.pointee.o0_case = 1
                (c.pointee.o0.f1.data, c.pointee.o0.f1.len) = writer.string(value)
            case .runtimeError(let value)?:
                c.pointee.o0_case = 2
                (c.pointee.o0.f2.data, c.pointee.o0.f2.len) = writer.string(value)
            case .protobufPayload(let value)?:
                c.pointee.o0_case = 3
                (c.pointee.o0.f3.data, c.pointee.o0.f3.len) = writer.bytes(value)
            case .jsonPayload(let value)?:
                c.pointee.o0_case = 4
                (c.pointee.o0.f4.data, c.pointee.o0.f4.len) = writer.string(value)
            case .skipped(let value)?:
                c.pointee.o0_case = 5
                (c.pointee.o0.f5.data, c.pointee.o0.f5.len) = writer.string(value)
            case .serializeError(let value)?:
                c.pointee.o0_case = 6
                (c.pointee.o0.f6.data, c.pointee.o0.f6.len) = writer.string(value)
            case .jspbPayload(let value)?:
                c.pointee.o0_case = 7
                (c.pointee.o0.f7.data, c.pointee.o0.f7.len) = writer.string(value)
            case .textPayload(let value)?:
                c.pointee.o0_case = 8
                (c.pointee.o0.f8.data, c.pointee.o0.f8.len) = writer.string(value)
            case .timeoutError(let value)?:
                c.pointee.o0_case = 9
                (c.pointee.o0.f9.data, c.pointee.o0.f9.len) = writer.string(value)
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `conformance.JspbEncodingConfig`.
public struct JspbEncodingConfig: Swift.Sendable, Swift.Hashable {
    /// The field `use_jspb_array_any_format`.
    public var useJspbArrayAnyFormat: Swift.Bool
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        useJspbArrayAnyFormat: Swift.Bool = false
    ) {
        self.useJspbArrayAnyFormat = useJspbArrayAnyFormat
    }
}

extension JspbEncodingConfig: ProtobufMessage {
    /// Reads and writes `conformance.JspbEncodingConfig` in protobuf's wire format.
    public static let codec = Codec<JspbEncodingConfig>.protobuf(
        "conformance.JspbEncodingConfig", conformance__JspbEncodingConfig__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: conformance__JspbEncodingConfig.self)
        self.useJspbArrayAnyFormat = c.pointee.f1 != 0
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(conformance__JspbEncodingConfig.self, conformance__JspbEncodingConfig__descriptor())
        c.pointee.f1 = self.useJspbArrayAnyFormat ? 1 : 0
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
