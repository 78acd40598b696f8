/// Reads settings from an environment and collects what is wrong with them.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsCore
internal import FlowsKafka

/// One pass over the environment.
package struct EnvironmentReader {
    private let environment: [String: String]
    /// What is wrong, a sentence each.
    package var mistakes: [String] = []
    private(set) var printable: [(name: String, value: String, isDefault: Bool)] = []

    /// A pass over these variables.
    package init(_ environment: [String: String]) { self.environment = environment }

    /// The process's own.
    package static func processEnvironment() -> [String: String] {
        var all: [String: String] = [:]
        var at = environ
        while let entry = at.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                all[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            at += 1
        }
        return all
    }

    private func setting(_ name: String) -> Setting {
        guard let found = Setting.all.first(where: { $0.name == name }) else {
            preconditionFailure("\(name) is not in Setting.all")
        }
        return found
    }

    /// The text of a setting, from the variable, its file or its default; checked.
    package mutating func text(_ name: String) -> String? {
        let setting = setting(name)
        var value = environment[name]
        if setting.isSecret, let path = environment[name + "_FILE"] {
            if value != nil {
                mistakes.append("\(name) and \(name)_FILE are both set: keep one of them")
            }
            value = file(path, for: name + "_FILE")
        }
        if value?.isEmpty == true { value = nil }
        if case .choice(let words) = setting.form, let given = value, !words.contains(given) {
            mistakes.append("\(name) is \"\(given)\": use one of \(words.joined(separator: ", "))")
        }
        let effective = value ?? setting.fallback
        let shown = setting.isSecret && effective != nil ? "****" : effective ?? ""
        printable.append((name, shown, value == nil))
        return effective
    }

    /// A number, or a number of bytes such as `64MiB`.
    mutating func number(_ name: String) -> Int {
        let setting = setting(name)
        let text = text(name) ?? ""
        switch setting.form {
        case .number(let range):
            if let number = Int(text), range.contains(number) { return number }
            mistakes.append("\(name) is \"\(text)\": use a whole number, \(setting.bounds)")
            return range.lowerBound
        case .bytes(let range):
            if let bytes = Self.bytes(text), range.contains(bytes) { return bytes }
            mistakes.append(
                "\(name) is \"\(text)\": use bytes, such as 64MiB or 1048576, \(setting.bounds)")
            return range.lowerBound
        default: preconditionFailure("\(name) is no number")
        }
    }

    /// A time such as `250ms`, `30s`, `5m` or `24h`.
    mutating func duration(_ name: String) -> Duration {
        let setting = setting(name)
        let text = text(name) ?? ""
        guard case .duration(let range) = setting.form else {
            preconditionFailure("\(name) is no duration")
        }
        if let duration = Self.duration(text), range.contains(duration) { return duration }
        mistakes.append(
            "\(name) is \"\(text)\": use a time with its unit (ms, s, m or h), \(setting.bounds)")
        return range.lowerBound
    }

    /// Bytes such as `64MiB` or `1048576`; nil for anything else.
    package static func bytes(_ text: String) -> Int? {
        for (unit, size) in [("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10), ("", 1)]
        where text.hasSuffix(unit) {
            guard let number = Int(text.dropLast(unit.count)), number >= 0 else { return nil }
            let (bytes, over) = number.multipliedReportingOverflow(by: size)
            return over ? nil : bytes
        }
        return nil
    }

    static func duration(_ text: String) -> Duration? {
        for (unit, milliseconds) in [("ms", 1), ("s", 1000), ("m", 60_000), ("h", 3_600_000)]
        where text.hasSuffix(unit) {
            guard let number = Int(text.dropLast(unit.count)), number >= 0, number < 1 << 40 else {
                return nil
            }
            return .milliseconds(number * milliseconds)
        }
        return nil
    }

    /// `FLOWS_KAFKA_SASL_PASSWORD` becomes `sasl.password`; what the protocol owns is refused.
    package mutating func kafkaProperties(owned: Set<String>) -> [String: String] {
        var properties: [String: String] = [:]
        for (name, value) in environment.sorted(by: { $0.key < $1.key })
        where name.hasPrefix("FLOWS_KAFKA_") {
            // A property whose own name ends so is no secret's file.
            let isFile =
                name.hasSuffix("_FILE") && !KafkaConfiguration.fileProperties.contains(name)
            let words = name.dropFirst("FLOWS_KAFKA_".count).dropLast(isFile ? 5 : 0)
            let property = words.lowercased().split(separator: "_").joined(separator: ".")
            if owned.contains(property) {
                mistakes.append(
                    "\(name) may not be set: the delivery protocol decides \(property) itself")
                continue
            }
            if properties[property] != nil {
                mistakes.append(
                    "\(name) and \(name.dropLast(5)) are both set: keep one of them")
            }
            properties[property] = isFile ? file(value, for: name) ?? "" : value
            // `location` is a path; whatever else might be a key is masked, and `config` may hold one.
            let isSecret =
                isFile || ["password", "secret", "config"].contains { property.includes($0) }
                || (property.includes("key") && !property.hasSuffix("location"))
            printable.append((name, isSecret ? "****" : value, false))
        }
        return properties
    }

    /// Variables with our prefix that mean nothing.
    var unknown: [String] {
        let known = Set(
            Setting.all.flatMap { $0.isSecret ? [$0.name, $0.name + "_FILE"] : [$0.name] })
        return environment.keys.filter {
            $0 != "FLOWS_FAILPOINT" && $0.hasPrefix("FLOWS_") && !$0.hasPrefix("FLOWS_KAFKA_")
                && !known.contains($0)
        }.sorted()
    }

    /// The file that a secret comes from, nil when it comes from its variable or not at all.
    func secretFile(_ name: String) -> SecretFile? {
        environment[name + "_FILE"].map { SecretFile(variable: name + "_FILE", path: $0) }
    }

    private mutating func file(_ path: String, for name: String) -> String? {
        do { return try SecretFile(variable: name, path: path).read() } catch {
            mistakes.append(error.message)
            return nil
        }
    }
}

/// A file that holds a secret, and the variable that names it.
struct SecretFile: Sendable {
    let variable: String
    let path: String

    /// Why it can't be read, in a sentence.
    struct Unreadable: Error { let message: String }

    /// More than any secret: a wrong path may name a disk, or what never ends.
    private static let bytesMax = 1 << 20

    /// What it holds at the start; waits for the writer of a pipe.
    func read() throws(Unreadable) -> String {
        try text(of: FileBytes.read(path, atMost: Self.bytesMax))
    }

    /// What it holds now; never waits for a writer, so a pipe has nothing more to say.
    func readAgain() throws(Unreadable) -> String {
        try text(of: FileBytes.read(path, atMost: Self.bytesMax, waits: false))
    }

    private func text(of bytes: [UInt8]?) throws(Unreadable) -> String {
        guard let bytes else {
            throw Unreadable(
                message:
                    "\(variable) names the file \(path), which can't be read, or is no small file")
        }
        // Editors and secret mounts end a file with a newline that isn't part of the secret.
        var text = String(decoding: bytes, as: UTF8.self)
        while text.last?.isNewline == true { text.removeLast() }
        guard !text.isEmpty else {
            throw Unreadable(message: "\(variable) names the file \(path), which is empty")
        }
        return text
    }
}

/// Reads small files without Foundation.
enum FileBytes {
    /// All bytes of a file; nil when it can't be read, or has more than `most`. Unless it `waits`,
    /// also for what isn't a regular file.
    static func read(_ path: String, atMost most: Int = .max, waits: Bool = true) -> [UInt8]? {
        // A pipe without a writer would be waited for by the call that opens it.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | (waits ? 0 : O_NONBLOCK))
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        if !waits {
            var facts = stat()
            guard fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG else {
                return nil
            }
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16_384)
        while true {
            #if canImport(Glibc)
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            #else
            let count = Darwin.read(descriptor, &chunk, chunk.count)
            #endif
            if count < 0 { return nil }
            if count == 0 { return bytes }
            bytes += chunk[..<count]
            if bytes.count > most { return nil }
        }
    }
}
