/// A message with its names in Swift and in C.

struct MessageModel {
    let file: String
    let package: String
    /// `text.WordSeen`.
    let fullName: String
    /// `WordSeen`, or `Outer.Inner`.
    let swiftName: String
    /// `text__WordSeen`.
    let cName: String
    let proto: ProtoMessage
    var fields: [FieldModel] = []
    var oneofs: [OneofModel] = []
    var enums: [EnumModel] = []
    /// Full names of the messages declared inside, map entries among them.
    var nested: [String] = []
    /// Whether it may stand in or above a message that contains itself, so that its depth counts.
    var countsDepth = false

    /// The last part of a name.
    var shortSwiftName: String { swiftName.split(separator: ".").last.map(String.init) ?? "" }

    /// A field in a sentence of a refusal.
    func place(_ field: ProtoField) -> String {
        "\(file): the field \(field.name) of \(fullName)"
    }
}

/// A oneof that its author wrote.
struct OneofModel {
    /// Its place among the message's oneofs.
    let index: Int
    let protoName: String
    /// The property.
    let swiftName: String
    /// The enumeration's name, inside the message.
    let typeName: String
    /// Indices of its fields in the message.
    var fields: [Int] = []
}
