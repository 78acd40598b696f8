/// Refuses, by file, message and field, what can't be generated.

enum Checks {
    static func check(_ file: ProtoFile) throws(GeneratorError) {
        guard file.syntax == "proto3" else {
            throw GeneratorError("\(file.name) is \(file.syntax): only proto3 is supported")
        }
    }

    static func check(_ message: MessageModel, _ schema: Schema) throws(GeneratorError) {
        if let topic = message.proto.topic { try check(topic, of: message) }
        if message.proto.table != nil { _ = try TableModel(message) }
    }

    private static func check(
        _ topic: TopicOption, of message: MessageModel
    ) throws(GeneratorError) {
        let place = "\(message.file): \(message.fullName)"
        let isLegal = topic.name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
            default: false
            }
        }
        guard isLegal, (1...249).contains(topic.name.utf8.count) else {
            throw GeneratorError("\(place): \"\(topic.name)\" can't be a topic's name")
        }
        if topic.key.isEmpty {
            guard !topic.isCompacted else {
                throw GeneratorError("\(place): a compacted topic needs a key")
            }
            return
        }
        guard let key = message.fields.first(where: { $0.proto.name == topic.key }) else {
            throw GeneratorError("\(place): its topic's key \(topic.key) isn't one of its fields")
        }
        let isKey = key.type.isInteger || key.type == .string || key.type == .bytes
        guard isKey, key.shape == .plain else {
            throw GeneratorError(
                "\(message.place(key.proto)) can't be a topic's key: that is a string, bytes or an "
                    + "integer, neither optional nor repeated nor in a oneof")
        }
    }
}
