/// The types of fields, and what each is in C, in protobuf-c's tables and in Swift.

enum ProtoType: Int {
    case double = 1
    case float, int64, uint64, int32, fixed64, fixed32, bool, string, group, message, bytes
    case uint32, `enum`, sfixed32, sfixed64, sint32, sint64

    /// The name in a `.proto` file.
    var protoName: String { "\(self)" }

    /// The member of a C struct; strings, bytes and messages are written in another way.
    var cName: String {
        switch self {
        case .double: "double"
        case .float: "float"
        case .int64, .sint64, .sfixed64: "int64_t"
        case .uint64, .fixed64: "uint64_t"
        case .int32, .sint32, .sfixed32, .enum: "int32_t"
        case .uint32, .fixed32: "uint32_t"
        case .bool: "int"
        case .string, .bytes, .message, .group: "void *"
        }
    }

    /// protobuf-c's constant. Strings are bytes, since protobuf-c cuts them at U+0000; enumerations
    /// are int32, which is the same on the wire and needs no table.
    var tableName: String {
        switch self {
        case .string: "PROTOBUF_C_TYPE_BYTES"
        case .enum: "PROTOBUF_C_TYPE_INT32"
        default: "PROTOBUF_C_TYPE_\(protoName.uppercased())"
        }
    }

    /// What `tableName` doesn't say, in `reserved_flags`, which protobuf-c leaves alone: 1 is a string,
    /// 2 an enumeration. FlowsProtobuf's message shapes read it.
    var tableMark: Int {
        switch self {
        case .string: 1
        case .enum: 2
        default: 0
        }
    }

    /// The Swift type of a scalar.
    var swiftName: String {
        switch self {
        case .double: "Swift.Double"
        case .float: "Swift.Float"
        case .int64, .sint64, .sfixed64: "Swift.Int64"
        case .uint64, .fixed64: "Swift.UInt64"
        case .int32, .sint32, .sfixed32, .enum: "Swift.Int32"
        case .uint32, .fixed32: "Swift.UInt32"
        case .bool: "Swift.Bool"
        case .string: "Swift.String"
        case .bytes: "[Swift.UInt8]"
        case .message, .group: ""
        }
    }

    /// The default of a scalar in Swift.
    var swiftDefault: String {
        switch self {
        case .bool: "false"
        case .string: "\"\""
        case .bytes: "[]"
        default: "0"
        }
    }

    var isLengthDelimited: Bool { self == .string || self == .bytes || self == .message }

    var isFloating: Bool { self == .double || self == .float }

    var isInteger: Bool {
        switch self {
        case .double, .float, .bool, .string, .bytes, .message, .group, .enum: false
        default: true
        }
    }
}
