// Made by protoc-gen-flows from sample.proto; make proto
// swift-format-ignore-file

internal import CSampleMessages
public import FlowsCore
public import FlowsProtobuf

/// `sample.Colour`.
public enum Colour: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case unspecified
    /// The number 1.
    case red
    /// The number -5.
    case darkBlue
    /// The number 6.
    case crimson
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .unspecified
            case 1: self = .red
            case -5: self = .darkBlue
            case 6: self = .crimson
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .unspecified: 0
            case .red: 1
            case .darkBlue: -5
            case .crimson: 6
            case .unrecognized(let number): number
        }
    }
}

/// `sample.Level`.
public enum Level: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case none
    /// The number 1.
    case low
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)
    /// Another name of `low`.
    public static var small: Self { .low }

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .none
            case 1: self = .low
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .none: 0
            case .low: 1
            case .unrecognized(let number): number
        }
    }
}

/// A number of a scalar each.
public struct Scalars: Swift.Sendable, Swift.Hashable {
    /// The field `a_double`.
    public var aDouble: Swift.Double
    /// The field `a_float`.
    public var aFloat: Swift.Float
    /// The field `an_int32`.
    public var anInt32: Swift.Int32
    /// The field `an_int64`.
    public var anInt64: Swift.Int64
    /// The field `a_uint32`.
    public var aUint32: Swift.UInt32
    /// The field `a_uint64`.
    public var aUint64: Swift.UInt64
    /// The field `a_sint32`.
    public var aSint32: Swift.Int32
    /// The field `a_sint64`.
    public var aSint64: Swift.Int64
    /// The field `a_fixed32`.
    public var aFixed32: Swift.UInt32
    /// The field `a_fixed64`.
    public var aFixed64: Swift.UInt64
    /// The field `an_sfixed32`.
    public var anSfixed32: Swift.Int32
    /// The field `an_sfixed64`.
    public var anSfixed64: Swift.Int64
    /// The field `a_bool`.
    public var aBool: Swift.Bool
    /// The field `a_string`.
    public var aString: Swift.String
    /// The field `some_bytes`.
    public var someBytes: [Swift.UInt8]
    /// The field `colour`.
    public var colour: Colour
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        aDouble: Swift.Double = 0,
        aFloat: Swift.Float = 0,
        anInt32: Swift.Int32 = 0,
        anInt64: Swift.Int64 = 0,
        aUint32: Swift.UInt32 = 0,
        aUint64: Swift.UInt64 = 0,
        aSint32: Swift.Int32 = 0,
        aSint64: Swift.Int64 = 0,
        aFixed32: Swift.UInt32 = 0,
        aFixed64: Swift.UInt64 = 0,
        anSfixed32: Swift.Int32 = 0,
        anSfixed64: Swift.Int64 = 0,
        aBool: Swift.Bool = false,
        aString: Swift.String = "",
        someBytes: [Swift.UInt8] = [],
        colour: Colour = .unspecified
    ) {
        self.aDouble = aDouble
        self.aFloat = aFloat
        self.anInt32 = anInt32
        self.anInt64 = anInt64
        self.aUint32 = aUint32
        self.aUint64 = aUint64
        self.aSint32 = aSint32
        self.aSint64 = aSint64
        self.aFixed32 = aFixed32
        self.aFixed64 = aFixed64
        self.anSfixed32 = anSfixed32
        self.anSfixed64 = anSfixed64
        self.aBool = aBool
        self.aString = aString
        self.someBytes = someBytes
        self.colour = colour
    }
}

extension Scalars: ProtobufMessage {
    /// Reads and writes `sample.Scalars` in protobuf's wire format.
    public static let codec = Codec<Scalars>.protobuf(
        "sample.Scalars", sample__Scalars__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Scalars.self)
        self.aDouble = c.pointee.f1
        self.aFloat = c.pointee.f2
        self.anInt32 = c.pointee.f3
        self.anInt64 = c.pointee.f4
        self.aUint32 = c.pointee.f5
        self.aUint64 = c.pointee.f6
        self.aSint32 = c.pointee.f7
        self.aSint64 = c.pointee.f8
        self.aFixed32 = c.pointee.f9
        self.aFixed64 = c.pointee.f10
        self.anSfixed32 = c.pointee.f11
        self.anSfixed64 = c.pointee.f12
        self.aBool = c.pointee.f13 != 0
        self.aString = try reader.string(c.pointee.f14, c.pointee.f14_len, "sample.Scalars.a_string")
        self.someBytes = reader.bytes(c.pointee.f15, c.pointee.f15_len)
        self.colour = Colour(rawValue: c.pointee.f16)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Scalars.self, sample__Scalars__descriptor())
        c.pointee.f1 = self.aDouble
        c.pointee.f1_has = self.aDouble.bitPattern == 0 ? 0 : 1
        c.pointee.f2 = self.aFloat
        c.pointee.f2_has = self.aFloat.bitPattern == 0 ? 0 : 1
        c.pointee.f3 = self.anInt32
        c.pointee.f4 = self.anInt64
        c.pointee.f5 = self.aUint32
        c.pointee.f6 = self.aUint64
        c.pointee.f7 = self.aSint32
        c.pointee.f8 = self.aSint64
        c.pointee.f9 = self.aFixed32
        c.pointee.f10 = self.aFixed64
        c.pointee.f11 = self.anSfixed32
        c.pointee.f12 = self.anSfixed64
        c.pointee.f13 = self.aBool ? 1 : 0
        (c.pointee.f14, c.pointee.f14_len) = writer.string(self.aString)
        (c.pointee.f15, c.pointee.f15_len) = writer.bytes(self.someBytes)
        c.pointee.f16 = self.colour.rawValue
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// The same, each of which may be absent.
public struct Optionals: Swift.Sendable, Swift.Hashable {
    /// The field `a_double`.
    public var aDouble: Swift.Double?
    /// The field `a_float`.
    public var aFloat: Swift.Float?
    /// The field `an_int32`.
    public var anInt32: Swift.Int32?
    /// The field `a_uint64`.
    public var aUint64: Swift.UInt64?
    /// The field `a_bool`.
    public var aBool: Swift.Bool?
    /// The field `a_string`.
    public var aString: Swift.String?
    /// The field `some_bytes`.
    public var someBytes: [Swift.UInt8]?
    /// The field `colour`.
    public var colour: Colour?
    /// The field `scalars`.
    public var scalars: Scalars?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        aDouble: Swift.Double? = nil,
        aFloat: Swift.Float? = nil,
        anInt32: Swift.Int32? = nil,
        aUint64: Swift.UInt64? = nil,
        aBool: Swift.Bool? = nil,
        aString: Swift.String? = nil,
        someBytes: [Swift.UInt8]? = nil,
        colour: Colour? = nil,
        scalars: Scalars? = nil
    ) {
        self.aDouble = aDouble
        self.aFloat = aFloat
        self.anInt32 = anInt32
        self.aUint64 = aUint64
        self.aBool = aBool
        self.aString = aString
        self.someBytes = someBytes
        self.colour = colour
        self.scalars = scalars
    }
}

extension Optionals: ProtobufMessage {
    /// Reads and writes `sample.Optionals` in protobuf's wire format.
    public static let codec = Codec<Optionals>.protobuf(
        "sample.Optionals", sample__Optionals__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Optionals.self)
        if c.pointee.f1_has != 0 {
            self.aDouble = c.pointee.f1
        } else {
            self.aDouble = nil
        }
        if c.pointee.f2_has != 0 {
            self.aFloat = c.pointee.f2
        } else {
            self.aFloat = nil
        }
        if c.pointee.f3_has != 0 {
            self.anInt32 = c.pointee.f3
        } else {
            self.anInt32 = nil
        }
        if c.pointee.f6_has != 0 {
            self.aUint64 = c.pointee.f6
        } else {
            self.aUint64 = nil
        }
        if c.pointee.f13_has != 0 {
            self.aBool = c.pointee.f13 != 0
        } else {
            self.aBool = nil
        }
        if c.pointee.f14_has != 0 {
            self.aString = try reader.string(c.pointee.f14, c.pointee.f14_len, "sample.Optionals.a_string")
        } else {
            self.aString = nil
        }
        if c.pointee.f15_has != 0 {
            self.someBytes = reader.bytes(c.pointee.f15, c.pointee.f15_len)
        } else {
            self.someBytes = nil
        }
        if c.pointee.f16_has != 0 {
            self.colour = Colour(rawValue: c.pointee.f16)
        } else {
            self.colour = nil
        }
        if let raw = c.pointee.f1000 {
            self.scalars = try Scalars(from: raw, reader)
        } else {
            self.scalars = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Optionals.self, sample__Optionals__descriptor())
        if let value = self.aDouble {
            c.pointee.f1 = value
            c.pointee.f1_has = 1
        }
        if let value = self.aFloat {
            c.pointee.f2 = value
            c.pointee.f2_has = 1
        }
        if let value = self.anInt32 {
            c.pointee.f3 = value
            c.pointee.f3_has = 1
        }
        if let value = self.aUint64 {
            c.pointee.f6 = value
            c.pointee.f6_has = 1
        }
        if let value = self.aBool {
            c.pointee.f13 = value ? 1 : 0
            c.pointee.f13_has = 1
        }
        if let value = self.aString {
            (c.pointee.f14, c.pointee.f14_len) = writer.string(value)
            c.pointee.f14_has = 1
        }
        if let value = self.someBytes {
            (c.pointee.f15, c.pointee.f15_len) = writer.bytes(value)
            c.pointee.f15_has = 1
        }
        if let value = self.colour {
            c.pointee.f16 = value.rawValue
            c.pointee.f16_has = 1
        }
        c.pointee.f1000 = try self.scalars?.write(to: &writer)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `sample.Lists`.
public struct Lists: Swift.Sendable, Swift.Hashable {
    /// The field `doubles`.
    public var doubles: [Swift.Double]
    /// The field `ints`.
    public var ints: [Swift.Int32]
    /// The field `sints`.
    public var sints: [Swift.Int64]
    /// The field `bools`.
    public var bools: [Swift.Bool]
    /// The field `strings`.
    public var strings: [Swift.String]
    /// The field `byte_strings`.
    public var byteStrings: [[Swift.UInt8]]
    /// The field `colours`.
    public var colours: [Colour]
    /// The field `leaves`.
    public var leaves: [Leaf]
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        doubles: [Swift.Double] = [],
        ints: [Swift.Int32] = [],
        sints: [Swift.Int64] = [],
        bools: [Swift.Bool] = [],
        strings: [Swift.String] = [],
        byteStrings: [[Swift.UInt8]] = [],
        colours: [Colour] = [],
        leaves: [Leaf] = []
    ) {
        self.doubles = doubles
        self.ints = ints
        self.sints = sints
        self.bools = bools
        self.strings = strings
        self.byteStrings = byteStrings
        self.colours = colours
        self.leaves = leaves
    }
}

extension Lists: ProtobufMessage {
    /// Reads and writes `sample.Lists` in protobuf's wire format.
    public static let codec = Codec<Lists>.protobuf(
        "sample.Lists", sample__Lists__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Lists.self)
        self.doubles = reader.numbers(c.pointee.f1, c.pointee.f1_count, of: Swift.Double.self)
        self.ints = reader.numbers(c.pointee.f2, c.pointee.f2_count, of: Swift.Int32.self)
        self.sints = reader.numbers(c.pointee.f3, c.pointee.f3_count, of: Swift.Int64.self)
        self.bools = reader.bools(c.pointee.f4, c.pointee.f4_count)
        self.strings = try reader.strings(c.pointee.f5, c.pointee.f5_count, "sample.Lists.strings")
        self.byteStrings = reader.byteStrings(c.pointee.f6, c.pointee.f6_count)
        self.colours = reader.enums(c.pointee.f7, c.pointee.f7_count) { Colour(rawValue: $0) }
        self.leaves = try reader.messages(c.pointee.f8, c.pointee.f8_count, of: Leaf.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Lists.self, sample__Lists__descriptor())
        (c.pointee.f1, c.pointee.f1_count) = writer.numbers(self.doubles)
        (c.pointee.f2, c.pointee.f2_count) = writer.numbers(self.ints)
        (c.pointee.f3, c.pointee.f3_count) = writer.numbers(self.sints)
        (c.pointee.f4, c.pointee.f4_count) = writer.bools(self.bools)
        (c.pointee.f5, c.pointee.f5_count) = writer.strings(self.strings)
        (c.pointee.f6, c.pointee.f6_count) = writer.byteStrings(self.byteStrings)
        (c.pointee.f7, c.pointee.f7_count) = writer.enums(self.colours) { $0.rawValue }
        (c.pointee.f8, c.pointee.f8_count) = try writer.messages(self.leaves)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `sample.Maps`.
public struct Maps: Swift.Sendable, Swift.Hashable {
    /// The field `by_text`.
    public var byText: FieldMap<Swift.String, Swift.Int64>
    /// The field `by_number`.
    public var byNumber: FieldMap<Swift.Int32, Swift.String>
    /// The field `by_flag`.
    public var byFlag: FieldMap<Swift.Bool, Leaf>
    /// The field `by_large`.
    public var byLarge: FieldMap<Swift.UInt64, Colour>
    /// The field `by_signed`.
    public var bySigned: FieldMap<Swift.Int64, [Swift.UInt8]>
    /// The field `trees`.
    public var trees: FieldMap<Swift.String, Tree>
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        byText: FieldMap<Swift.String, Swift.Int64> = [:],
        byNumber: FieldMap<Swift.Int32, Swift.String> = [:],
        byFlag: FieldMap<Swift.Bool, Leaf> = [:],
        byLarge: FieldMap<Swift.UInt64, Colour> = [:],
        bySigned: FieldMap<Swift.Int64, [Swift.UInt8]> = [:],
        trees: FieldMap<Swift.String, Tree> = [:]
    ) {
        self.byText = byText
        self.byNumber = byNumber
        self.byFlag = byFlag
        self.byLarge = byLarge
        self.bySigned = bySigned
        self.trees = trees
    }
}

extension Maps: ProtobufMessage {
    /// Reads and writes `sample.Maps` in protobuf's wire format.
    public static let codec = Codec<Maps>.protobuf(
        "sample.Maps", sample__Maps__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Maps.self)
        self.byText = try reader.map(c.pointee.f1, c.pointee.f1_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__ByTextEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Maps.ByTextEntry.key")
            let value = c.pointee.f2
            return (key, value)
        }
        self.byNumber = try reader.map(c.pointee.f2, c.pointee.f2_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__ByNumberEntry.self)
            let key = c.pointee.f1
            let value = try reader.string(c.pointee.f2, c.pointee.f2_len, "sample.Maps.ByNumberEntry.value")
            return (key, value)
        }
        self.byFlag = try reader.map(c.pointee.f3, c.pointee.f3_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__ByFlagEntry.self)
            let key = c.pointee.f1 != 0
            let value: Leaf
            if let raw = c.pointee.f2 {
                value = try Leaf(from: raw, reader)
            } else {
                value = Leaf()
            }
            return (key, value)
        }
        self.byLarge = try reader.map(c.pointee.f4, c.pointee.f4_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__ByLargeEntry.self)
            let key = c.pointee.f1
            let value = Colour(rawValue: c.pointee.f2)
            return (key, value)
        }
        self.bySigned = try reader.map(c.pointee.f5, c.pointee.f5_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__BySignedEntry.self)
            let key = c.pointee.f1
            let value = reader.bytes(c.pointee.f2, c.pointee.f2_len)
            return (key, value)
        }
        self.trees = try reader.map(c.pointee.f6, c.pointee.f6_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Maps__TreesEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Maps.TreesEntry.key")
            let value: Tree
            if let raw = c.pointee.f2 {
                value = try Tree(from: raw, reader)
            } else {
                value = Tree()
            }
            return (key, value)
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Maps")
        defer { writer.leave() }
        let c = writer.make(sample__Maps.self, sample__Maps__descriptor())
        (c.pointee.f1, c.pointee.f1_count) = try writer.map(
            self.byText
        ) { key, value, writer throws(CodecError) in
            let c = writer.make(sample__Maps__ByTextEntry.self, sample__Maps__ByTextEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f2, c.pointee.f2_count) = try writer.map(
            self.byNumber
        ) { key, value, writer throws(CodecError) in
            let c = writer.make(sample__Maps__ByNumberEntry.self, sample__Maps__ByNumberEntry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            (c.pointee.f2, c.pointee.f2_len) = writer.string(value)
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f3, c.pointee.f3_count) = try writer.map(
            self.byFlag
        ) { key, value, writer throws(CodecError) in
            let c = writer.make(sample__Maps__ByFlagEntry.self, sample__Maps__ByFlagEntry__descriptor())
            c.pointee.f1 = key ? 1 : 0
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f4, c.pointee.f4_count) = try writer.map(
            self.byLarge
        ) { key, value, writer throws(CodecError) in
            let c = writer.make(sample__Maps__ByLargeEntry.self, sample__Maps__ByLargeEntry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value.rawValue
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f5, c.pointee.f5_count) = try writer.map(
            self.bySigned
        ) { key, value, writer throws(CodecError) in
            let c = writer.make(sample__Maps__BySignedEntry.self, sample__Maps__BySignedEntry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            (c.pointee.f2, c.pointee.f2_len) = writer.bytes(value)
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f6, c.pointee.f6_count) = try writer.map(
            self.trees
        ) { key, value, writer throws(CodecError) in
            try writer.enter("sample.Maps.TreesEntry")
            defer { writer.leave() }
            let c = writer.make(sample__Maps__TreesEntry.self, sample__Maps__TreesEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `sample.Choice`.
public struct Choice: Swift.Sendable, Swift.Hashable {
    /// The field `before`.
    public var before: Swift.String
    /// At most one of the fields of `kind`.
    public var kind: Choice.Kind?
    /// At most one of the fields of `class`.
    public var `class`: Choice.Class?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        before: Swift.String = "",
        kind: Choice.Kind? = nil,
        `class`: Choice.Class? = nil
    ) {
        self.before = before
        self.kind = kind
        self.`class` = `class`
    }

    /// The fields of `kind`.
    public enum Kind: Swift.Sendable, Swift.Hashable {
        /// The field `number`.
        case number(Swift.Int32)
        /// The field `text`.
        case text(Swift.String)
        /// The field `raw`.
        case raw([Swift.UInt8])
        /// The field `leaf`.
        case leaf(Leaf)
        /// The field `flag`.
        case flag(Swift.Bool)
        /// The field `real`.
        case real(Swift.Double)
        /// The field `colour`.
        case colour(Colour)
        /// The field `inner`.
        indirect case inner(Choice)
    }

    /// The fields of `class`.
    public enum Class: Swift.Sendable, Swift.Hashable {
        /// The field `default`.
        case `default`(Swift.String)
        /// The field `self`.
        case self_(Leaf)
    }
}

extension Choice: ProtobufMessage {
    /// Reads and writes `sample.Choice` in protobuf's wire format.
    public static let codec = Codec<Choice>.protobuf(
        "sample.Choice", sample__Choice__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Choice.self)
        self.before = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Choice.before")
        switch c.pointee.o0_case {
            case 2:
                self.kind = .number(c.pointee.o0.f2)
            case 3:
                self.kind = .text(try reader.string(c.pointee.o0.f3.data, c.pointee.o0.f3.len, "sample.Choice.text"))
            case 4:
                self.kind = .raw(reader.bytes(c.pointee.o0.f4.data, c.pointee.o0.f4.len))
            case 5:
                if let raw = c.pointee.o0.f5 {
                    self.kind = .leaf(try Leaf(from: raw, reader))
                } else {
                    self.kind = nil
                }
            case 6:
                self.kind = .flag(c.pointee.o0.f6 != 0)
            case 7:
                self.kind = .real(c.pointee.o0.f7)
            case 8:
                self.kind = .colour(Colour(rawValue: c.pointee.o0.f8))
            case 9:
                if let raw = c.pointee.o0.f9 {
                    self.kind = .inner(try Choice(from: raw, reader))
                } else {
                    self.kind = nil
                }
            default: self.kind = nil
        }
        switch c.pointee.o1_case {
            case 10:
                self.`class` = .`default`(try reader.string(c.pointee.o1.f10.data, c.pointee.o1.f10.len, "sample.Choice.default"))
            case 11:
                if let raw = c.pointee.o1.f11 {
                    self.`class` = .self_(try Leaf(from: raw, reader))
                } else {
                    self.`class` = nil
                }
            default: self.`class` = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Choice")
        defer { writer.leave() }
        let c = writer.make(sample__Choice.self, sample__Choice__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.before)
        switch self.kind {
            case .number(let value)?:
                c.pointee.o0_case = 2
                c.pointee.o0.f2 = value
            case .text(let value)?:
                c.pointee.o0_case = 3
                (c.pointee.o0.f3.data, c.pointee.o0.f3.len) = writer.string(value)
            case .raw(let value)?:
                c.pointee.o0_case = 4
                (c.pointee.o0.f4.data, c.pointee.o0.f4.len) = writer.bytes(value)
            case .leaf(let value)?:
                c.pointee.o0_case = 5
                c.pointee.o0.f5 = try value.write(to: &writer)
            case .flag(let value)?:
                c.pointee.o0_case = 6
                c.pointee.o0.f6 = value ? 1 : 0
            case .real(let value)?:
                c.pointee.o0_case = 7
                c.pointee.o0.f7 = value
            case .colour(let value)?:
                c.pointee.o0_case = 8
                c.pointee.o0.f8 = value.rawValue
            case .inner(let value)?:
                c.pointee.o0_case = 9
                c.pointee.o0.f9 = try value.write(to: &writer)
            case nil: break
        }
        switch self.`class` {
            case .`default`(let value)?:
                c.pointee.o1_case = 10
                (c.pointee.o1.f10.data, c.pointee.o1.f10.len) = writer.string(value)
            case .self_(let value)?:
                c.pointee.o1_case = 11
                c.pointee.o1.f11 = try value.write(to: &writer)
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `sample.Leaf`.
public struct Leaf: Swift.Sendable, Swift.Hashable {
    /// The field `name`.
    public var name: Swift.String
    /// The field `numbers`.
    public var numbers: [Swift.Int32]
    /// The field `leaflet`.
    public var leaflet: Leaf.Leaflet?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        name: Swift.String = "",
        numbers: [Swift.Int32] = [],
        leaflet: Leaf.Leaflet? = nil
    ) {
        self.name = name
        self.numbers = numbers
        self.leaflet = leaflet
    }
}

extension Leaf: ProtobufMessage {
    /// Reads and writes `sample.Leaf` in protobuf's wire format.
    public static let codec = Codec<Leaf>.protobuf(
        "sample.Leaf", sample__Leaf__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Leaf.self)
        self.name = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Leaf.name")
        self.numbers = reader.numbers(c.pointee.f2, c.pointee.f2_count, of: Swift.Int32.self)
        if let raw = c.pointee.f3 {
            self.leaflet = try Leaf.Leaflet(from: raw, reader)
        } else {
            self.leaflet = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Leaf")
        defer { writer.leave() }
        let c = writer.make(sample__Leaf.self, sample__Leaf__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.name)
        (c.pointee.f2, c.pointee.f2_count) = writer.numbers(self.numbers)
        c.pointee.f3 = try self.leaflet?.write(to: &writer)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Leaf {
    /// `sample.Leaf.Leaflet`.
    public struct Leaflet: Swift.Sendable, Swift.Hashable {
        /// The field `weight`.
        public var weight: Swift.Int64
        /// The field `name`.
        public var name: Swift.String
        /// Fields that this version doesn't know, as they came.
        public var unknownFields: [Swift.UInt8] = []

        /// A message of these values.
        public init(
            weight: Swift.Int64 = 0,
            name: Swift.String = ""
        ) {
            self.weight = weight
            self.name = name
        }
    }
}

extension Leaf.Leaflet: ProtobufMessage {
    /// Reads and writes `sample.Leaf.Leaflet` in protobuf's wire format.
    public static let codec = Codec<Leaf.Leaflet>.protobuf(
        "sample.Leaf.Leaflet", sample__Leaf__Leaflet__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Leaf__Leaflet.self)
        self.weight = c.pointee.f1
        self.name = try reader.string(c.pointee.f2, c.pointee.f2_len, "sample.Leaf.Leaflet.name")
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Leaf.Leaflet")
        defer { writer.leave() }
        let c = writer.make(sample__Leaf__Leaflet.self, sample__Leaf__Leaflet__descriptor())
        c.pointee.f1 = self.weight
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.name)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// Contains itself in each way.
public struct Tree: Swift.Sendable, Swift.Hashable {
    /// The field `name`.
    public var name: Swift.String
    private var boxed_2: Boxed<Tree>?
    /// The field `left`.
    public var left: Tree? {
        get { boxed_2?.value }
        set { boxed_2 = newValue.map { Boxed($0) } }
    }
    /// The field `children`.
    public var children: [Tree]
    /// The field `named`.
    public var named: FieldMap<Swift.String, Tree>
    private var boxed_5: Boxed<Tree.Branch>?
    /// The field `branch`.
    public var branch: Tree.Branch? {
        get { boxed_5?.value }
        set { boxed_5 = newValue.map { Boxed($0) } }
    }
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        name: Swift.String = "",
        left: Tree? = nil,
        children: [Tree] = [],
        named: FieldMap<Swift.String, Tree> = [:],
        branch: Tree.Branch? = nil
    ) {
        self.name = name
        self.boxed_2 = left.map { Boxed($0) }
        self.children = children
        self.named = named
        self.boxed_5 = branch.map { Boxed($0) }
    }
}

extension Tree: ProtobufMessage {
    /// Reads and writes `sample.Tree` in protobuf's wire format.
    public static let codec = Codec<Tree>.protobuf(
        "sample.Tree", sample__Tree__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Tree.self)
        self.name = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Tree.name")
        if let raw = c.pointee.f2 {
            self.boxed_2 = Boxed(try Tree(from: raw, reader))
        } else {
            self.boxed_2 = nil
        }
        self.children = try reader.messages(c.pointee.f3, c.pointee.f3_count, of: Tree.self)
        self.named = try reader.map(c.pointee.f4, c.pointee.f4_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: sample__Tree__NamedEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Tree.NamedEntry.key")
            let value: Tree
            if let raw = c.pointee.f2 {
                value = try Tree(from: raw, reader)
            } else {
                value = Tree()
            }
            return (key, value)
        }
        if let raw = c.pointee.f5 {
            self.boxed_5 = Boxed(try Tree.Branch(from: raw, reader))
        } else {
            self.boxed_5 = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Tree")
        defer { writer.leave() }
        let c = writer.make(sample__Tree.self, sample__Tree__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.name)
        c.pointee.f2 = try self.left?.write(to: &writer)
        (c.pointee.f3, c.pointee.f3_count) = try writer.messages(self.children)
        (c.pointee.f4, c.pointee.f4_count) = try writer.map(
            self.named
        ) { key, value, writer throws(CodecError) in
            try writer.enter("sample.Tree.NamedEntry")
            defer { writer.leave() }
            let c = writer.make(sample__Tree__NamedEntry.self, sample__Tree__NamedEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        c.pointee.f5 = try self.branch?.write(to: &writer)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Tree {
    /// `sample.Tree.Branch`.
    public struct Branch: Swift.Sendable, Swift.Hashable {
        private var boxed_1: Boxed<Tree>?
        /// The field `tree`.
        public var tree: Tree? {
            get { boxed_1?.value }
            set { boxed_1 = newValue.map { Boxed($0) } }
        }
        /// Fields that this version doesn't know, as they came.
        public var unknownFields: [Swift.UInt8] = []

        /// A message of these values.
        public init(
            tree: Tree? = nil
        ) {
            self.boxed_1 = tree.map { Boxed($0) }
        }
    }
}

extension Tree.Branch: ProtobufMessage {
    /// Reads and writes `sample.Tree.Branch` in protobuf's wire format.
    public static let codec = Codec<Tree.Branch>.protobuf(
        "sample.Tree.Branch", sample__Tree__Branch__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Tree__Branch.self)
        if let raw = c.pointee.f1 {
            self.boxed_1 = Boxed(try Tree(from: raw, reader))
        } else {
            self.boxed_1 = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("sample.Tree.Branch")
        defer { writer.leave() }
        let c = writer.make(sample__Tree__Branch.self, sample__Tree__Branch__descriptor())
        c.pointee.f1 = try self.tree?.write(to: &writer)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// Fields named by what Swift keeps for itself.
public struct Reserved: Swift.Sendable, Swift.Hashable {
    /// The field `class`.
    public var `class`: Swift.String
    /// The field `init`.
    public var init_: Swift.String
    /// The field `self`.
    public var self_: Swift.String
    /// The field `unknown_fields`.
    public var unknownFields_: Swift.String
    /// The field `in`.
    public var `in`: Swift.String
    /// The field `some_name`.
    public var someName: Swift.String
    /// The field `raw`.
    public var raw: Swift.String
    /// The field `topic`.
    public var topic: Swift.String
    /// The field `codec`.
    public var codec: Swift.String
    /// The field `type`.
    public var type: Reserved.Type_
    /// The field `level`.
    public var level: Level
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        `class`: Swift.String = "",
        init_: Swift.String = "",
        self_: Swift.String = "",
        unknownFields_: Swift.String = "",
        `in`: Swift.String = "",
        someName: Swift.String = "",
        raw: Swift.String = "",
        topic: Swift.String = "",
        codec: Swift.String = "",
        type: Reserved.Type_ = .`default`,
        level: Level = .none
    ) {
        self.`class` = `class`
        self.init_ = init_
        self.self_ = self_
        self.unknownFields_ = unknownFields_
        self.`in` = `in`
        self.someName = someName
        self.raw = raw
        self.topic = topic
        self.codec = codec
        self.type = type
        self.level = level
    }

    /// `sample.Reserved.Type`.
    public enum Type_: Swift.Sendable, Swift.Hashable {
        /// The number 0.
        case `default`
        /// The number 1.
        case self_
        /// A number that this version doesn't know.
        case unrecognized(Swift.Int32)

        /// The case of a number.
        public init(rawValue: Swift.Int32) {
            switch rawValue {
                case 0: self = .`default`
                case 1: self = .self_
                default: self = .unrecognized(rawValue)
            }
        }

        /// The case's number.
        public var rawValue: Swift.Int32 {
            switch self {
                case .`default`: 0
                case .self_: 1
                case .unrecognized(let number): number
            }
        }
    }
}

extension Reserved: ProtobufMessage {
    /// Reads and writes `sample.Reserved` in protobuf's wire format.
    public static let codec = Codec<Reserved>.protobuf(
        "sample.Reserved", sample__Reserved__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Reserved.self)
        self.`class` = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Reserved.class")
        self.init_ = try reader.string(c.pointee.f2, c.pointee.f2_len, "sample.Reserved.init")
        self.self_ = try reader.string(c.pointee.f3, c.pointee.f3_len, "sample.Reserved.self")
        self.unknownFields_ = try reader.string(c.pointee.f4, c.pointee.f4_len, "sample.Reserved.unknown_fields")
        self.`in` = try reader.string(c.pointee.f5, c.pointee.f5_len, "sample.Reserved.in")
        self.someName = try reader.string(c.pointee.f6, c.pointee.f6_len, "sample.Reserved.some_name")
        self.raw = try reader.string(c.pointee.f8, c.pointee.f8_len, "sample.Reserved.raw")
        self.topic = try reader.string(c.pointee.f9, c.pointee.f9_len, "sample.Reserved.topic")
        self.codec = try reader.string(c.pointee.f10, c.pointee.f10_len, "sample.Reserved.codec")
        self.type = Reserved.Type_(rawValue: c.pointee.f11)
        self.level = Level(rawValue: c.pointee.f12)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Reserved.self, sample__Reserved__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.`class`)
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.init_)
        (c.pointee.f3, c.pointee.f3_len) = writer.string(self.self_)
        (c.pointee.f4, c.pointee.f4_len) = writer.string(self.unknownFields_)
        (c.pointee.f5, c.pointee.f5_len) = writer.string(self.`in`)
        (c.pointee.f6, c.pointee.f6_len) = writer.string(self.someName)
        (c.pointee.f8, c.pointee.f8_len) = writer.string(self.raw)
        (c.pointee.f9, c.pointee.f9_len) = writer.string(self.topic)
        (c.pointee.f10, c.pointee.f10_len) = writer.string(self.codec)
        c.pointee.f11 = self.type.rawValue
        c.pointee.f12 = self.level.rawValue
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `sample.Nothing`.
public struct Nothing: Swift.Sendable, Swift.Hashable {
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
    ) {
    }
}

extension Nothing: ProtobufMessage {
    /// Reads and writes `sample.Nothing` in protobuf's wire format.
    public static let codec = Codec<Nothing>.protobuf(
        "sample.Nothing", sample__Nothing__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Nothing.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Nothing.self, sample__Nothing__descriptor())
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// A record of 108 bytes, as the measurements use it.
public struct Event: Swift.Sendable, Swift.Hashable {
    /// The field `id`.
    public var id: Swift.String
    /// The field `name`.
    public var name: Swift.String
    /// The field `count`.
    public var count: Swift.Int64
    /// The field `at`.
    public var at: Swift.Int64
    /// The field `data`.
    public var data: [Swift.UInt8]
    /// The field `ratio`.
    public var ratio: Swift.Double
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        id: Swift.String = "",
        name: Swift.String = "",
        count: Swift.Int64 = 0,
        at: Swift.Int64 = 0,
        data: [Swift.UInt8] = [],
        ratio: Swift.Double = 0
    ) {
        self.id = id
        self.name = name
        self.count = count
        self.at = at
        self.data = data
        self.ratio = ratio
    }
}

extension Event: ProtobufMessage {
    /// Reads and writes `sample.Event` in protobuf's wire format.
    public static let codec = Codec<Event>.protobuf(
        "sample.Event", sample__Event__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Event.self)
        self.id = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.Event.id")
        self.name = try reader.string(c.pointee.f2, c.pointee.f2_len, "sample.Event.name")
        self.count = c.pointee.f3
        self.at = c.pointee.f4
        self.data = reader.bytes(c.pointee.f5, c.pointee.f5_len)
        self.ratio = c.pointee.f6
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Event.self, sample__Event__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.id)
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.name)
        c.pointee.f3 = self.count
        c.pointee.f4 = self.at
        (c.pointee.f5, c.pointee.f5_len) = writer.bytes(self.data)
        c.pointee.f6 = self.ratio
        c.pointee.f6_has = self.ratio.bitPattern == 0 ? 0 : 1
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// A table whose key has two columns, with each type of column.
public struct Wide: Swift.Sendable, Swift.Hashable {
    /// The field `account`.
    public var account: Swift.UInt64
    /// The field `user`.
    public var user: Swift.String
    /// The field `small`.
    public var small: Swift.UInt32
    /// The field `integer`.
    public var integer: Swift.Int32
    /// The field `flag`.
    public var flag: Swift.Bool
    /// The field `ratio`.
    public var ratio: Swift.Double
    /// The field `real`.
    public var real: Swift.Float
    /// The field `raw`.
    public var raw: [Swift.UInt8]
    /// The field `at`.
    public var at: Swift.Int64
    /// The field `leaf`.
    public var leaf: Leaf?
    /// The field `note`.
    public var note: Swift.String?
    /// The field `tags`.
    public var tags: [Swift.String]
    /// The field `colour`.
    public var colour: Colour
    /// At most one of the fields of `amount`.
    public var amount: Wide.Amount?
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        account: Swift.UInt64 = 0,
        user: Swift.String = "",
        small: Swift.UInt32 = 0,
        integer: Swift.Int32 = 0,
        flag: Swift.Bool = false,
        ratio: Swift.Double = 0,
        real: Swift.Float = 0,
        raw: [Swift.UInt8] = [],
        at: Swift.Int64 = 0,
        leaf: Leaf? = nil,
        note: Swift.String? = nil,
        tags: [Swift.String] = [],
        colour: Colour = .unspecified,
        amount: Wide.Amount? = nil
    ) {
        self.account = account
        self.user = user
        self.small = small
        self.integer = integer
        self.flag = flag
        self.ratio = ratio
        self.real = real
        self.raw = raw
        self.at = at
        self.leaf = leaf
        self.note = note
        self.tags = tags
        self.colour = colour
        self.amount = amount
    }

    /// The fields of `amount`.
    public enum Amount: Swift.Sendable, Swift.Hashable {
        /// The field `cents`.
        case cents(Swift.Int64)
        /// The field `text`.
        case text(Swift.String)
    }
}

extension Wide: ProtobufMessage {
    /// Reads and writes `sample.Wide` in protobuf's wire format.
    public static let codec = Codec<Wide>.protobuf(
        "sample.Wide", sample__Wide__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Wide.self)
        self.account = c.pointee.f1
        self.user = try reader.string(c.pointee.f2, c.pointee.f2_len, "sample.Wide.user")
        self.small = c.pointee.f3
        self.integer = c.pointee.f4
        self.flag = c.pointee.f5 != 0
        self.ratio = c.pointee.f6
        self.real = c.pointee.f7
        self.raw = reader.bytes(c.pointee.f8, c.pointee.f8_len)
        self.at = c.pointee.f9
        if let raw = c.pointee.f10 {
            self.leaf = try Leaf(from: raw, reader)
        } else {
            self.leaf = nil
        }
        if c.pointee.f11_has != 0 {
            self.note = try reader.string(c.pointee.f11, c.pointee.f11_len, "sample.Wide.note")
        } else {
            self.note = nil
        }
        self.tags = try reader.strings(c.pointee.f12, c.pointee.f12_count, "sample.Wide.tags")
        self.colour = Colour(rawValue: c.pointee.f13)
        switch c.pointee.o0_case {
            case 14:
                self.amount = .cents(c.pointee.o0.f14)
            case 15:
                self.amount = .text(try reader.string(c.pointee.o0.f15.data, c.pointee.o0.f15.len, "sample.Wide.text"))
            default: self.amount = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Wide.self, sample__Wide__descriptor())
        c.pointee.f1 = self.account
        (c.pointee.f2, c.pointee.f2_len) = writer.string(self.user)
        c.pointee.f3 = self.small
        c.pointee.f4 = self.integer
        c.pointee.f5 = self.flag ? 1 : 0
        c.pointee.f6 = self.ratio
        c.pointee.f6_has = self.ratio.bitPattern == 0 ? 0 : 1
        c.pointee.f7 = self.real
        c.pointee.f7_has = self.real.bitPattern == 0 ? 0 : 1
        (c.pointee.f8, c.pointee.f8_len) = writer.bytes(self.raw)
        c.pointee.f9 = self.at
        c.pointee.f10 = try self.leaf?.write(to: &writer)
        if let value = self.note {
            (c.pointee.f11, c.pointee.f11_len) = writer.string(value)
            c.pointee.f11_has = 1
        }
        (c.pointee.f12, c.pointee.f12_count) = writer.strings(self.tags)
        c.pointee.f13 = self.colour.rawValue
        switch self.amount {
            case .cents(let value)?:
                c.pointee.o0_case = 14
                c.pointee.o0.f14 = value
            case .text(let value)?:
                c.pointee.o0_case = 15
                (c.pointee.o0.f15.data, c.pointee.o0.f15.len) = writer.string(value)
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Wide {
    /// The topic `sample-wide`.
    public static let topic = Topic<Swift.UInt64, Wide>(
        TopicContract(
            name: "sample-wide", partitions: 3, cleanup: .delete,
            keyField: "account", config: ["cleanup": "a\"b", "retention.ms": "1000"]),
        key: .integer, value: codec, keyOfValue: { $0.account })
}

extension Wide {
    /// The table `sales.order`.
    public static let table = Table<Wide.TableKey, Wide>(
        schema: TableSchema(
            schema: "sales", name: "order",
            columns: [
                TableColumn("account_id", .numeric, isKey: true),
                TableColumn("user", .text, isKey: true),
                TableColumn("small", .bigint),
                TableColumn("integer", .integer),
                TableColumn("flag", .boolean),
                TableColumn("ratio", .doublePrecision),
                TableColumn("real", .real),
                TableColumn("raw", .bytea),
                TableColumn("at", .timestamptz),
                TableColumn("leaf", .bytea, isRequired: false),
                TableColumn("note", .text, isRequired: false),
                TableColumn("colour", .integer),
                TableColumn("cents", .bigint, isRequired: false),
                TableColumn("text", .text, isRequired: false),
            ]),
        encodeRow: { row, out throws(CodecError) in
            out.numeric(row.account)
            try out.text(row.user)
            out.integer(Swift.Int64(row.small))
            out.integer(row.integer)
            out.boolean(row.flag)
            out.double(row.ratio)
            out.real(row.real)
            out.bytea(row.raw)
            out.timestamp(milliseconds: row.at)
            if let value = row.leaf {
                out.bytea(try Leaf.codec.bytes(of: value))
            } else {
                out.null()
            }
            if let value = row.note {
                try out.text(value)
            } else {
                out.null()
            }
            out.integer(row.colour.rawValue)
            if case .cents(let value)? = row.amount {
                out.integer(value)
            } else {
                out.null()
            }
            if case .text(let value)? = row.amount {
                try out.text(value)
            } else {
                out.null()
            }
        },
        encodeKey: { key, out throws(CodecError) in
            out.numeric(key.account)
            try out.text(key.user)
        })

    /// The key of a row.
    public struct TableKey: Swift.Sendable, Swift.Hashable {
        /// The field `account`.
        public var account: Swift.UInt64
        /// The field `user`.
        public var user: Swift.String

        /// A key of these values.
        public init(account: Swift.UInt64, user: Swift.String) {
            self.account = account
            self.user = user
        }
    }
}

/// A compacted topic with a number as its key.
public struct Numbered: Swift.Sendable, Swift.Hashable {
    /// The field `id`.
    public var id: Swift.Int32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        id: Swift.Int32 = 0
    ) {
        self.id = id
    }
}

extension Numbered: ProtobufMessage {
    /// Reads and writes `sample.Numbered` in protobuf's wire format.
    public static let codec = Codec<Numbered>.protobuf(
        "sample.Numbered", sample__Numbered__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__Numbered.self)
        self.id = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__Numbered.self, sample__Numbered__descriptor())
        c.pointee.f1 = self.id
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension Numbered {
    /// The topic `sample-numbered`.
    public static let topic = Topic<Swift.Int32, Numbered?>(
        compacted: TopicContract(
            name: "sample-numbered", partitions: 1, cleanup: .compact,
            keyField: "id", config: [:]),
        key: .integer, value: codec, keyOfValue: { $0.id })
}

/// A later version of Leaf: fields that Leaf doesn't know.
public struct LeafOfTomorrow: Swift.Sendable, Swift.Hashable {
    /// The field `name`.
    public var name: Swift.String
    /// The field `numbers`.
    public var numbers: [Swift.Int32]
    /// The field `leaflet`.
    public var leaflet: Leaf.Leaflet?
    /// The field `colour`.
    public var colour: Swift.String
    /// The field `marks`.
    public var marks: [Swift.UInt32]
    /// The field `cousin`.
    public var cousin: Leaf?
    /// The field `width`.
    public var width: Swift.Double
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        name: Swift.String = "",
        numbers: [Swift.Int32] = [],
        leaflet: Leaf.Leaflet? = nil,
        colour: Swift.String = "",
        marks: [Swift.UInt32] = [],
        cousin: Leaf? = nil,
        width: Swift.Double = 0
    ) {
        self.name = name
        self.numbers = numbers
        self.leaflet = leaflet
        self.colour = colour
        self.marks = marks
        self.cousin = cousin
        self.width = width
    }
}

extension LeafOfTomorrow: ProtobufMessage {
    /// Reads and writes `sample.LeafOfTomorrow` in protobuf's wire format.
    public static let codec = Codec<LeafOfTomorrow>.protobuf(
        "sample.LeafOfTomorrow", sample__LeafOfTomorrow__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: sample__LeafOfTomorrow.self)
        self.name = try reader.string(c.pointee.f1, c.pointee.f1_len, "sample.LeafOfTomorrow.name")
        self.numbers = reader.numbers(c.pointee.f2, c.pointee.f2_count, of: Swift.Int32.self)
        if let raw = c.pointee.f3 {
            self.leaflet = try Leaf.Leaflet(from: raw, reader)
        } else {
            self.leaflet = nil
        }
        self.colour = try reader.string(c.pointee.f20, c.pointee.f20_len, "sample.LeafOfTomorrow.colour")
        self.marks = reader.numbers(c.pointee.f21, c.pointee.f21_count, of: Swift.UInt32.self)
        if let raw = c.pointee.f22 {
            self.cousin = try Leaf(from: raw, reader)
        } else {
            self.cousin = nil
        }
        self.width = c.pointee.f536870911
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(sample__LeafOfTomorrow.self, sample__LeafOfTomorrow__descriptor())
        (c.pointee.f1, c.pointee.f1_len) = writer.string(self.name)
        (c.pointee.f2, c.pointee.f2_count) = writer.numbers(self.numbers)
        c.pointee.f3 = try self.leaflet?.write(to: &writer)
        (c.pointee.f20, c.pointee.f20_len) = writer.string(self.colour)
        (c.pointee.f21, c.pointee.f21_count) = writer.numbers(self.marks)
        c.pointee.f22 = try self.cousin?.write(to: &writer)
        c.pointee.f536870911 = self.width
        c.pointee.f536870911_has = self.width.bitPattern == 0 ? 0 : 1
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
