/// What can be seen of a protobuf message on the wire: the fields of it, and of all messages in it.

/// The types of protobuf fields, named as in a `.proto` file.
public enum FieldType: String, Sendable, CaseIterable {
    case double, float, int32, int64, uint32, uint64, sint32, sint64
    case fixed32, fixed64, sfixed32, sfixed64, bool, string, bytes, message
    case enumeration = "enum"
}

/// One field of a message.
public struct FieldShape: Sendable, Hashable {
    /// The number by which it is found on the wire.
    public let number: Int
    /// Its name, which isn't on the wire.
    public let name: String
    /// Its type.
    public let type: FieldType
    /// The full name of the message that it holds; nil for any other type.
    public let message: String?
    /// Whether it may stand there several times; maps are repeated messages of key (1) and value (2).
    public let isRepeated: Bool

    /// A field; `message` names the type of a message's field.
    public init(
        _ number: Int, _ name: String, _ type: FieldType, message: String? = nil,
        isRepeated: Bool = false
    ) {
        self.number = number
        self.name = name
        self.type = type
        self.message = message
        self.isRepeated = isRepeated
    }
}

/// A message's fields and those of all messages in it, by name, so that it may hold itself.
public struct MessageShape: Sendable, Hashable {
    /// The message's full name.
    public let name: String
    /// The fields of this message and of each that it holds, by full name, in order of their numbers.
    public let messages: [String: [FieldShape]]

    /// A shape; `messages` has the one called `name` too.
    public init(_ name: String, _ messages: [String: [FieldShape]]) {
        self.name = name
        self.messages = messages.mapValues { fields in fields.sorted { $0.number < $1.number } }
    }

    /// The message's own fields.
    public var fields: [FieldShape] { messages[name] ?? [] }
}
