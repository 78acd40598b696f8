/// A field as a `.proto` file declares it.

struct ProtoField {
    enum Label: Int { case optional = 1, required, repeated }

    var name = ""
    var number = 0
    var label = Label.optional
    var type = ProtoType.int32
    /// The full name of the message or enumeration, with a leading dot.
    var typeName = ""
    var oneof: Int?
    /// Written `optional` in proto3: it has a oneof of its own that nobody sees.
    var isProto3Optional = false
    /// What `[packed = …]` says.
    var packed: Bool?
    var column = ColumnOption()
    var comment: [String] = []

    init(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 3: self.number = value.int
            case 4: label = Label(rawValue: value.int) ?? .optional
            case 5: type = ProtoType(rawValue: value.int) ?? .group
            case 6: typeName = value.text
            case 8: try readOptions(value.message)
            case 9: oneof = value.int
            case 17: isProto3Optional = value.flag
            default: break
            }
        }
    }

    private mutating func readOptions(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 2: packed = value.flag
            case ColumnOption.number: column = try ColumnOption(value.message, over: column)
            default: break
            }
        }
    }
}

/// An enumeration as a `.proto` file declares it.
struct ProtoEnum {
    var name = ""
    var values: [(name: String, number: Int32, comment: [String])] = []
    var comment: [String] = []

    init(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: try readValue(value.message)
            default: break
            }
        }
    }

    private mutating func readValue(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        var name = ""
        var enumNumber: Int32 = 0
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: enumNumber = Int32(truncatingIfNeeded: value.int)
            default: break
            }
        }
        values.append((name, enumNumber, []))
    }

    mutating func attach(_ comments: Comments, at path: [Int]) {
        comment = comments[path]
        for index in values.indices { values[index].comment = comments[path + [2, index]] }
    }
}
