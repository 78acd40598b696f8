/// Log lines in the words of swift-log: a level, a static message and facts beside it.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Where log lines go; a user bridges to another logging system by setting ``Logger/sink``.
public struct Logger: Sendable {
    /// How bad it is, in the order of swift-log.
    public enum Level: String, Sendable, CaseIterable, Comparable {
        case trace, debug, info, notice, warning, error, critical

        var rank: Int { Level.allCases.firstIndex(of: self) ?? 0 }

        /// Compares by severity.
        public static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }
    }

    /// How a line is written.
    public enum Format: String, Sendable, CaseIterable { case json, text }

    /// One line as a sink gets it.
    public typealias Sink = @Sendable (Level, String, [(String, String)]) -> Void

    /// The least level that is written.
    public var level: Level
    /// Facts that every line of this logger has.
    public var metadata: [(String, String)]
    /// Where lines go.
    public let sink: Sink

    /// A logger that writes to standard error.
    public init(level: Level = .info, format: Format = .json, metadata: [(String, String)] = []) {
        self.init(level: level, metadata: metadata, sink: Logger.standardError(format))
    }

    /// A logger with a sink of its own.
    public init(level: Level, metadata: [(String, String)] = [], sink: @escaping Sink) {
        self.level = level
        self.metadata = metadata
        self.sink = sink
    }

    /// Writes a line if its level is enabled: a static message, and what varies as facts.
    public func log(_ level: Level, _ message: String, _ facts: [(String, String)] = []) {
        guard level >= self.level else { return }
        sink(level, message, metadata + facts)
    }

    /// A line of level debug.
    public func debug(_ message: String, _ facts: [(String, String)] = []) {
        log(.debug, message, facts)
    }
    /// A line of level info.
    public func info(_ message: String, _ facts: [(String, String)] = []) {
        log(.info, message, facts)
    }
    /// A line of level notice.
    public func notice(_ message: String, _ facts: [(String, String)] = []) {
        log(.notice, message, facts)
    }
    /// A line of level warning.
    public func warning(_ message: String, _ facts: [(String, String)] = []) {
        log(.warning, message, facts)
    }
    /// A line of level error.
    public func error(_ message: String, _ facts: [(String, String)] = []) {
        log(.error, message, facts)
    }

    /// Writes whole lines to descriptor 2 with one call each.
    public static func standardError(_ format: Format) -> Sink {
        { level, message, facts in
            let time = isoTime()
            var line: String
            switch format {
            case .text:
                line = "\(time) \(level.rawValue.uppercased()) \(message)"
                for (name, value) in facts { line += " \(name)=\(value)" }
            case .json:
                line = "{\"time\":\"\(time)\",\"level\":\"\(level.rawValue)\""
                line += ",\"message\":\(quoted(message))"
                for (name, value) in facts { line += ",\(quoted(name)):\(quoted(value))" }
                line += "}"
            }
            line += "\n"
            line.withUTF8 { _ = write(2, $0.baseAddress, $0.count) }
        }
    }

    /// A JSON string literal.
    public static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 32:
                let hex = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    private static func isoTime() -> String {
        var t = timespec()
        clock_gettime(CLOCK_REALTIME, &t)
        var parts = tm()
        gmtime_r(&t.tv_sec, &parts)
        func two(_ n: Int32) -> String { n < 10 ? "0\(n)" : "\(n)" }
        let milliseconds = Int32(t.tv_nsec / 1_000_000)
        let fraction = "\(milliseconds / 100)" + two(milliseconds % 100)
        let date = "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
        let time = "\(two(parts.tm_hour)):\(two(parts.tm_min)):\(two(parts.tm_sec))"
        return "\(date)T\(time).\(fraction)Z"
    }
}
