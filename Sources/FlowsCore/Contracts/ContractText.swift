/// A contract as lines of text, as they lie in the topic of contracts (Formats).

/// Writes contracts and reads what may be anything.
package enum ContractText {
    /// The format that is written, and the newest that is read.
    package static let format = 1
    /// Bytes of a text that is looked at.
    package static let bytesMax = 900_000
    private static let first = "flows-contract"

    /// Why a text is no contract.
    package struct Mistake: Error, Sendable, Equatable {
        /// What is wrong with it, without a topic's name.
        package let reason: String
    }

    /// The lines of a contract.
    package static func text(_ contract: Contract) -> String {
        var lines = ["\(first) \(format)"]
        switch contract.subject {
        case .topic(let name): lines.append("topic \(word(name))")
        case .states(let step): lines.append("state \(word(step))")
        }
        lines += self.lines("key", contract.key) + self.lines("value", contract.value)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(_ part: String, _ codec: ContractCodec) -> [String] {
        var lines = ["\(part) \(word(codec.codec)) \(word(codec.schema ?? "")) \(by(codec.by))"]
        for name in codec.messages.keys.sorted() {
            lines.append(" message \(word(name))")
            for field in codec.messages[name, default: []] {
                let shape = field.shape
                var words = ["  \(shape.number)", word(shape.name)]
                if shape.isRepeated { words.append("repeated") }
                words.append(shape.type.rawValue)
                if let message = shape.message { words.append(word(message)) }
                lines.append(words.joined(separator: " ") + " " + by(field.by))
            }
        }
        return lines
    }

    private static func by(_ declarer: Declarer) -> String {
        "by \(word(declarer.step)) \(word(declarer.version ?? ""))"
    }

    /// A word without spaces and line ends; none is `-`.
    private static func word(_ text: String) -> String {
        guard !text.isEmpty else { return "-" }
        guard text.utf8.contains(where: isEscaped) else { return text == "-" ? "%2D" : text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            guard isEscaped(byte) else {
                bytes.append(byte)
                continue
            }
            let digits = Array("0123456789ABCDEF".utf8)
            bytes += [37, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isEscaped(_ byte: UInt8) -> Bool { byte <= 32 || byte == 37 || byte == 127 }
}
