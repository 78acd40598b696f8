/// Which types of fields can read each other's bytes, as protobuf defines it.

extension FieldType {
    /// Types of one form are told apart on the wire by nothing.
    enum WireForm { case varint, zigzag, fixed32, fixed64, float, double, string, bytes, message }

    /// How it is written.
    ///
    /// Strings and bytes look the same, but bytes that aren't UTF-8 would stop a reader of strings.
    var wireForm: WireForm {
        switch self {
        case .int32, .int64, .uint32, .uint64, .bool, .enumeration: return .varint
        case .sint32, .sint64: return .zigzag
        case .fixed32, .sfixed32: return .fixed32
        case .fixed64, .sfixed64: return .fixed64
        case .float: return .float
        case .double: return .double
        case .string: return .string
        case .bytes: return .bytes
        case .message: return .message
        }
    }

    /// Whether one and several are written the same way; numbers are packed, so theirs aren't.
    var isAlikeRepeated: Bool { self == .string || self == .bytes || self == .message }
}

extension FieldShape {
    /// For sentences: `count (repeated int64)`.
    var words: String {
        "\(name) (\(isRepeated ? "repeated " : "")\(message ?? type.rawValue))"
    }
}
