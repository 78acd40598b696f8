/// A `.proto` file as `protoc` describes it.

struct ProtoFile {
    var name = ""
    var package = ""
    var syntax = "proto2"
    var swiftPrefix = ""
    var messages: [ProtoMessage] = []
    var enums: [ProtoEnum] = []

    /// Where the comments are read from, when they are kept.
    private var source: WireReader?

    init(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: package = value.text
            case 4: messages.append(try ProtoMessage(value.message))
            case 5: enums.append(try ProtoEnum(value.message))
            case 8: try readOptions(value.message)
            case 9: source = value.message
            case 12: syntax = value.text
            default: break
            }
        }
    }

    /// The same file with the comments of its declarations.
    func withComments() throws(GeneratorError) -> ProtoFile {
        guard let source else { return self }
        let comments = try Comments(source)
        var file = self
        for index in messages.indices { file.messages[index].attach(comments, at: [4, index]) }
        for index in enums.indices { file.enums[index].attach(comments, at: [5, index]) }
        return file
    }

    private mutating func readOptions(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            if number == 39 { swiftPrefix = value.text }
        }
    }
}

/// The comments in front of declarations, by the path that `descriptor.proto` describes.
struct Comments {
    private var byPath: [[Int]: String] = [:]

    init(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        while let (number, value) = try reader.next() {
            if number == 1 { try readLocation(value.message) }
        }
    }

    private mutating func readLocation(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        var path: [Int] = []
        var comment = ""
        while let (number, value) = try reader.next() {
            switch (number, value) {
            case (1, .number(let step)): path.append(Int(truncatingIfNeeded: step))
            case (1, .bytes(let packed)): path = packed.reduce(into: Varints()) { $0.add($1) }.all
            case (3, _): comment = value.text
            default: break
            }
        }
        if !comment.isEmpty { byPath[path] = comment }
    }

    /// The comment's lines at a path, none when there is no comment.
    subscript(path: [Int]) -> [String] {
        guard let comment = byPath[path] else { return [] }
        var lines = comment.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            String(line.hasPrefix(" ") ? line.dropFirst() : line)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private struct Varints {
        var all: [Int] = []
        private var value = 0
        private var shift = 0

        mutating func add(_ byte: UInt8) {
            value |= Int(byte & 0x7F) << shift
            shift += 7
            if byte & 0x80 == 0 {
                all.append(value)
                value = 0
                shift = 0
            }
        }
    }
}
