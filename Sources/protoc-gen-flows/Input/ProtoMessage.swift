/// A message as a `.proto` file declares it.

struct ProtoMessage {
    var name = ""
    var fields: [ProtoField] = []
    var messages: [ProtoMessage] = []
    var enums: [ProtoEnum] = []
    var oneofs: [String] = []
    var isMapEntry = false
    var hasExtensionRange = false
    var topic: TopicOption?
    var table: TableOption?
    var comment: [String] = []

    init(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: fields.append(try ProtoField(value.message))
            case 3: messages.append(try ProtoMessage(value.message))
            case 4: enums.append(try ProtoEnum(value.message))
            case 5: hasExtensionRange = true
            case 7: try readOptions(value.message)
            case 8: try readOneof(value.message)
            default: break
            }
        }
    }

    private mutating func readOptions(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 7: isMapEntry = value.flag
            case TopicOption.number: topic = try TopicOption(value.message, over: topic)
            case TableOption.number: table = try TableOption(value.message, over: table)
            default: break
            }
        }
    }

    private mutating func readOneof(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        var name = ""
        while let (number, value) = try reader.next() {
            if number == 1 { name = value.text }
        }
        oneofs.append(name)
    }

    mutating func attach(_ comments: Comments, at path: [Int]) {
        comment = comments[path]
        for index in fields.indices { fields[index].comment = comments[path + [2, index]] }
        for index in messages.indices { messages[index].attach(comments, at: path + [3, index]) }
        for index in enums.indices { enums[index].attach(comments, at: path + [4, index]) }
    }
}
