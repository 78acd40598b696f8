/// Reads the lines of a contract, which may be damaged, another's, or of a later version.

extension ContractText {
    /// The contract of these bytes.
    package static func contract(_ bytes: [UInt8]) throws(Mistake) -> Contract {
        guard bytes.count <= bytesMax else {
            throw Mistake(reason: "it has \(bytes.count) bytes, more than \(bytesMax)")
        }
        var reader = ContractReader(bytes)
        return try reader.contract()
    }
}

/// One pass over the lines.
private struct ContractReader {
    private typealias Mistake = ContractText.Mistake
    private let lines: [[String]]
    private var at = 0

    init(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.split(separator: " ").map(String.init) }
    }

    mutating func contract() throws(ContractText.Mistake) -> Contract {
        try readFormat()
        let subject = try readSubject()
        let key = try readCodec("key")
        let value = try readCodec("value")
        // Behind the last line there is an empty one.
        while at < lines.count {
            guard lines[at].isEmpty else { throw wrong() }
            at += 1
        }
        return Contract(subject, key: key, value: value)
    }

    private mutating func readFormat() throws(ContractText.Mistake) {
        let words = lines.first ?? []
        guard words.count == 2, words[0] == "flows-contract", let format = Int(words[1]) else {
            throw Mistake(reason: "it doesn't begin with `flows-contract 1`")
        }
        guard format == ContractText.format else {
            throw Mistake(
                reason: "it is of format \(format), and this Flows reads \(ContractText.format): "
                    + "build the step with the Flows that wrote it, or a later one")
        }
        at = 1
    }

    private mutating func readSubject() throws(ContractText.Mistake) -> Contract.Subject {
        let words = try next(2)
        let name = try word(words[1])
        switch words[0] {
        case "topic": return .topic(name)
        case "state": return .states(name)
        default: throw wrong()
        }
    }

    private mutating func readCodec(_ part: String) throws(ContractText.Mistake) -> ContractCodec {
        let words = try next(6)
        guard words[0] == part else { throw wrong() }
        let codec = try word(words[1])
        let schema = try word(words[2])
        let by = try declarer(words[3...])
        at += 1
        var messages: [String: [ContractField]] = [:]
        while at < lines.count, lines[at].first == "message" {
            guard lines[at].count == 2 else { throw wrong() }
            let name = try word(lines[at][1])
            guard messages[name] == nil else { throw wrong() }
            at += 1
            messages[name] = try readFields()
        }
        return ContractCodec(
            codec: codec, schema: schema.isEmpty ? nil : schema, by: by, messages: messages)
    }

    private mutating func readFields() throws(ContractText.Mistake) -> [ContractField] {
        var fields: [ContractField] = []
        var last = 0
        while at < lines.count, let first = lines[at].first, let number = Int(first) {
            guard number > last, number < 1 << 29 else { throw wrong() }
            last = number
            fields.append(try field(number, lines[at]))
            at += 1
        }
        return fields
    }

    private func field(
        _ number: Int, _ words: [String]
    ) throws(ContractText.Mistake) -> ContractField {
        var rest = words.dropFirst()
        guard rest.count >= 5, let name = rest.popFirst() else { throw wrong() }
        // A message may be called as it likes, so types are told by their place alone.
        let isRepeated = rest.first == "repeated"
        if isRepeated { rest.removeFirst() }
        guard let text = rest.popFirst(), let type = FieldType(rawValue: text) else {
            throw wrong()
        }
        var message: String?
        if type == .message {
            guard let name = rest.popFirst() else { throw wrong() }
            message = try word(name)
        }
        return ContractField(
            FieldShape(
                number, try word(name), type, message: message, isRepeated: isRepeated),
            by: try declarer(rest))
    }

    private func declarer(_ words: ArraySlice<String>) throws(ContractText.Mistake) -> Declarer {
        let words = Array(words)
        guard words.count == 3, words[0] == "by" else { throw wrong() }
        let version = try word(words[2])
        return Declarer(try word(words[1]), version: version.isEmpty ? nil : version)
    }

    /// The words of the line here, which must be so many; a codec's line isn't left yet.
    private mutating func next(_ count: Int) throws(ContractText.Mistake) -> [String] {
        guard at < lines.count, lines[at].count == count else { throw wrong() }
        defer { if count == 2 { at += 1 } }
        return lines[at]
    }

    /// A word as it was before it was written.
    private func word(_ text: String) throws(ContractText.Mistake) -> String {
        guard text != "-" else { return "" }
        guard text.utf8.contains(37) else { return text }
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == 37 else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard rest.count >= 2, let code = UInt8(digits, radix: 16) else { throw wrong() }
            bytes.append(code)
            rest = rest.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func wrong() -> ContractText.Mistake {
        Mistake(reason: "its line \(at + 1) isn't one of a contract")
    }
}
