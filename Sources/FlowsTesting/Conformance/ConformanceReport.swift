/// A table of what came of the conformance suite: a line for each case, a column for each back end.

internal import Synchronization

/// Collects outcomes from any thread.
public final class ConformanceReport: Sendable {
    private struct Found {
        var columns: [String] = []
        var cases: [String] = []
        var outcomes: [String: [String: ConformanceOutcome]] = [:]
    }

    private let found = Mutex(Found())

    /// An empty report.
    public init() {}

    /// Notes what came of a case on a back end.
    public func note(_ outcome: ConformanceOutcome, of name: String, on backEnd: String) {
        found.withLock { found in
            if !found.columns.contains(backEnd) { found.columns.append(backEnd) }
            if found.outcomes[name] == nil { found.cases.append(name) }
            found.outcomes[name, default: [:]][backEnd] = outcome
        }
    }

    /// The table as lines of text, cases and back ends in alphabetic order.
    public var table: [String] {
        found.withLock { found in
            let columns = found.columns.sorted()
            let width = found.cases.map(\.count).max() ?? 0
            let head = Self.padded("case", to: width)
            var lines = [([head] + columns).joined(separator: " | ")]
            for name in found.cases.sorted() {
                let cells = columns.map { column in
                    Self.padded(Self.word(found.outcomes[name]?[column]), to: column.count)
                }
                lines.append(([Self.padded(name, to: width)] + cells).joined(separator: " | "))
            }
            return lines
        }
    }

    private static func word(_ outcome: ConformanceOutcome?) -> String {
        switch outcome {
        case .passed: "passed"
        case .notClaimed(let claims): "no " + claims.joined(separator: ", ")
        case .failed: "FAILED"
        case nil: "not run"
        }
    }

    private static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(width - text.count, 0))
    }
}
