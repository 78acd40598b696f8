/// A message's fields as its descriptor tables say, for the comparison of contracts.

internal import CProtobufC
public import FlowsCore

extension MessageType {
    /// The fields of the message and of all that it holds; walks the tables at each call.
    public var shape: MessageShape {
        typealias Table = UnsafePointer<ProtobufCMessageDescriptor>
        var messages: [String: [FieldShape]] = [:]
        var left: [Table] = [descriptor]
        while let table = left.popLast() {
            let name = String(cString: table.pointee.name)
            // A message may hold itself.
            guard messages[name] == nil else { continue }
            let fields = UnsafeBufferPointer(
                start: table.pointee.fields, count: Int(table.pointee.n_fields))
            messages[name] = fields.map(FieldShape.init)
            left += fields.compactMap(\.nested)
        }
        return MessageShape(String(cString: descriptor.pointee.name), messages)
    }
}

extension ProtobufCFieldDescriptor {
    /// The table of the message that the field holds.
    fileprivate var nested: UnsafePointer<ProtobufCMessageDescriptor>? {
        guard type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
        return descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }
}

extension FieldShape {
    fileprivate init(_ field: ProtobufCFieldDescriptor) {
        self.init(
            Int(field.id), String(cString: field.name), FieldType(field),
            message: field.nested.map { String(cString: $0.pointee.name) },
            isRepeated: field.label == PROTOBUF_C_LABEL_REPEATED)
    }
}

extension FieldType {
    fileprivate init(_ field: ProtobufCFieldDescriptor) {
        // The plugin declares strings as bytes and enumerations as numbers, and marks them here.
        switch field.reserved_flags {
        case 1: self = .string
        case 2: self = .enumeration
        default: self = FieldType(field.type)
        }
    }

    private init(_ type: ProtobufCType) {
        switch type {
        case PROTOBUF_C_TYPE_INT32: self = .int32
        case PROTOBUF_C_TYPE_SINT32: self = .sint32
        case PROTOBUF_C_TYPE_SFIXED32: self = .sfixed32
        case PROTOBUF_C_TYPE_INT64: self = .int64
        case PROTOBUF_C_TYPE_SINT64: self = .sint64
        case PROTOBUF_C_TYPE_SFIXED64: self = .sfixed64
        case PROTOBUF_C_TYPE_UINT32: self = .uint32
        case PROTOBUF_C_TYPE_FIXED32: self = .fixed32
        case PROTOBUF_C_TYPE_UINT64: self = .uint64
        case PROTOBUF_C_TYPE_FIXED64: self = .fixed64
        case PROTOBUF_C_TYPE_FLOAT: self = .float
        case PROTOBUF_C_TYPE_DOUBLE: self = .double
        case PROTOBUF_C_TYPE_BOOL: self = .bool
        case PROTOBUF_C_TYPE_ENUM: self = .enumeration
        case PROTOBUF_C_TYPE_STRING: self = .string
        case PROTOBUF_C_TYPE_MESSAGE: self = .message
        default: self = .bytes
        }
    }
}
