/// Puts a message into words that protobuf-c reads rightly; only for the few that need it.

import CProtobufC
import FlowsCore

/// Rewrites the bytes of a message into equal ones.
///
/// - Submessages that come several times are joined (the joined bytes mean the merged message).
/// - Of a oneof only the last member stays.
/// - What protobuf-c refuses instead of keeping it as unknown (groups, a known number with another
///   wire type) is wrapped into an unknown field of the number ``wrapper``.
///
/// What is left that can't be read is an error of the message, with the place.
struct Normaliser {
    /// A field number that no message can have: marks what is wrapped.
    static let wrapper = WireCursor.numberMax + 1

    private let type: UnsafePointer<ProtobufCMessageDescriptor>
    private let depth: Int
    private var out: [UInt8] = []
    /// By field number: the joined bytes of a message field that stands once.
    private var submessages: [UInt32: [UInt8]] = [:]
    /// By the place of a oneof's case: its last member, and its whole field if it isn't a message.
    private var choices: [UInt32: (number: UInt32, field: [UInt8])] = [:]

    /// The rewritten bytes.
    static func normalise(
        _ bytes: UnsafeRawBufferPointer, as type: UnsafePointer<ProtobufCMessageDescriptor>,
        depth: Int = 1
    ) throws(CodecError) -> [UInt8] {
        let name = String(cString: type.pointee.name)
        guard depth <= ProtobufLimits.nestingDepthMax else {
            throw CodecError(
                "\(name) is more than \(ProtobufLimits.nestingDepthMax) levels deep")
        }
        var normaliser = Normaliser(type: type, depth: depth)
        do throws(CodecError) {
            var cursor = WireCursor(bytes)
            while !cursor.isAtEnd { try normaliser.field(&cursor) }
        } catch {
            throw CodecError("\(name): \(error.reason)")
        }
        return try normaliser.finish()
    }

    private init(type: UnsafePointer<ProtobufCMessageDescriptor>, depth: Int) {
        self.type = type
        self.depth = depth
    }

    private mutating func field(_ cursor: inout WireCursor) throws(CodecError) {
        let start = cursor.at
        let tag = try cursor.tag()
        let content = cursor.at
        try cursor.skip(tag)
        let whole = UnsafeRawBufferPointer(rebasing: cursor.bytes[start..<cursor.at])
        let found = protobuf_c_message_descriptor_get_field(type, tag.number)
        guard let field = found?.pointee, field.accepts(tag.wireType) else {
            let isForeign = found != nil || tag.wireType == 3
            return isForeign ? appendWrapped(whole) : out.append(contentsOf: whole)
        }
        var inner = WireCursor(UnsafeRawBufferPointer(rebasing: cursor.bytes[content..<cursor.at]))
        if let message = field.message {
            try append(field, message, try inner.lengthDelimited())
        } else if field.isOneof {
            choose(field, [UInt8](whole))
        } else {
            out.append(contentsOf: whole)
        }
    }

    private mutating func append(
        _ field: ProtobufCFieldDescriptor, _ type: UnsafePointer<ProtobufCMessageDescriptor>,
        _ content: UnsafeRawBufferPointer
    ) throws(CodecError) {
        if field.label == PROTOBUF_C_LABEL_REPEATED {
            let plain = try Self.normalise(content, as: type, depth: depth + 1)
            return append(field.id, lengthDelimited: plain)
        }
        if field.isOneof { choose(field, []) }
        submessages[field.id, default: []].append(contentsOf: content)
    }

    /// Makes a field the last member of its oneof and forgets the one before.
    private mutating func choose(_ field: ProtobufCFieldDescriptor, _ whole: [UInt8]) {
        if let before = choices[field.quantifier_offset], before.number != field.id {
            submessages[before.number] = nil
        }
        choices[field.quantifier_offset] = (field.id, whole)
    }

    private mutating func appendWrapped(_ whole: UnsafeRawBufferPointer) {
        append(Self.wrapper, lengthDelimited: [UInt8](whole))
    }

    private mutating func append(_ number: UInt32, lengthDelimited content: [UInt8]) {
        out.append(varint: UInt64(number) << 3 | 2)
        out.append(varint: UInt64(content.count))
        out += content
    }

    private mutating func finish() throws(CodecError) -> [UInt8] {
        for choice in choices.values { out += choice.field }
        for (number, content) in submessages.sorted(by: { $0.key < $1.key }) {
            let field = protobuf_c_message_descriptor_get_field(type, number)
            guard let message = field?.pointee.message else { continue }
            let plain: Result<[UInt8], CodecError> = content.withUnsafeBytes { bytes in
                do throws(CodecError) {
                    return .success(try Self.normalise(bytes, as: message, depth: depth + 1))
                } catch {
                    return .failure(error)
                }
            }
            append(number, lengthDelimited: try plain.get())
        }
        return out
    }
}

extension ProtobufCFieldDescriptor {
    /// Whether a value of this wire type is one of this field.
    fileprivate func accepts(_ wireType: UInt8) -> Bool {
        let own: UInt8 =
            switch type {
            case PROTOBUF_C_TYPE_BYTES, PROTOBUF_C_TYPE_STRING, PROTOBUF_C_TYPE_MESSAGE: 2
            case PROTOBUF_C_TYPE_FIXED32, PROTOBUF_C_TYPE_SFIXED32, PROTOBUF_C_TYPE_FLOAT: 5
            case PROTOBUF_C_TYPE_FIXED64, PROTOBUF_C_TYPE_SFIXED64, PROTOBUF_C_TYPE_DOUBLE: 1
            default: 0
            }
        return wireType == own || wireType == 2 && label == PROTOBUF_C_LABEL_REPEATED
    }
}
