/// The command line of `flows send`.

import Flows
import Foundation

/// What `flows send` was asked for.
struct SendOptions {
    /// What becomes a record.
    enum Unit: Equatable {
        /// Each line, without its newline.
        case line
        /// The whole file.
        case file
        /// Pieces of so many bytes, for the step object-assemble.
        case chunk(Int)
    }

    let topic: String
    /// The key of all records, or the object's name; nil writes null keys.
    let key: String?
    let unit: Unit
    /// A file, or `-` for the standard input.
    let path: String

    init(_ arguments: [String]) throws {
        var words = CommandWords(arguments)
        var (topic, key, unit) = (String?.none, String?.none, Unit.line)
        var paths: [String] = []
        while let argument = words.next() {
            switch argument {
            case "--topic": topic = try words.value(of: argument)
            case "--key": key = try words.value(of: argument)
            case "--whole": unit = try Self.only(.file, unit)
            case "--chunk":
                unit = try Self.only(.chunk(Self.bytes(words.value(of: argument))), unit)
            case "--":
                paths += words.takeRest()
            case _ where argument.hasPrefix("-") && argument != "-":
                throw CommandWords.notUnderstood(argument)
            default: paths.append(argument)
            }
        }
        guard let topic, !topic.isEmpty else {
            throw ToolFailure.usage("say which topic to send to: --topic NAME")
        }
        guard paths.count == 1 else {
            throw ToolFailure.usage("say one FILE to send, or - for the standard input")
        }
        (self.topic, self.key, self.unit, path) = (topic, key, unit, paths[0])
    }

    private static func only(_ new: Unit, _ old: Unit) throws -> Unit {
        guard old == .line || old == new else {
            throw ToolFailure.usage("--whole and --chunk exclude each other: keep one of them")
        }
        return new
    }

    private static func bytes(_ text: String) throws -> Int {
        guard let bytes = EnvironmentReader.bytes(text), bytes > 0 else {
            throw ToolFailure.usage(
                "--chunk \(text): say how many bytes a piece has, such as 256KiB")
        }
        return bytes
    }
}
