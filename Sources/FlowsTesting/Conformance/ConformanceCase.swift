/// One named question of the conformance suite, and what came of asking it.

internal import FlowsCore
internal import Foundation

/// A question that every back end must answer in the same way, or doesn't claim to.
public struct ConformanceCase<BackEnd>: Sendable, CustomStringConvertible {
    /// One sentence: what must be so.
    public let name: String
    let missing: @Sendable (BackEnd) -> [String]
    let body: @Sendable (BackEnd) throws -> Void

    /// A case; `missing` names what it needs and the back end doesn't claim.
    public init(
        _ name: String, missing: @escaping @Sendable (BackEnd) -> [String] = { _ in [] },
        _ body: @escaping @Sendable (BackEnd) throws -> Void
    ) {
        self.name = name
        self.missing = missing
        self.body = body
    }

    /// The name.
    public var description: String { name }

    /// Asks a back end of its own, on a thread of its own since a case waits for servers.
    public func run(on make: @escaping @Sendable () throws -> BackEnd) async -> ConformanceOutcome {
        await withCheckedContinuation { done in
            Thread.detachNewThread { done.resume(returning: runHere(make)) }
        }
    }

    private func runHere(_ make: () throws -> BackEnd) -> ConformanceOutcome {
        do {
            let backEnd = try make()
            let missing = missing(backEnd)
            if !missing.isEmpty { return .notClaimed(missing) }
            try body(backEnd)
            return .passed
        } catch {
            return .failed("\(error)")
        }
    }
}

/// What came of a case.
public enum ConformanceOutcome: Sendable, Equatable {
    /// The back end does what it must.
    case passed
    /// The back end doesn't claim what the case needs, named here: nothing was tried.
    case notClaimed([String])
    /// It doesn't, or not in time: what was found, and where in the suite.
    case failed(String)
}

/// What a case found wrong.
public struct ConformanceFailure: Error, CustomStringConvertible {
    /// What was expected and what was found, and where in the suite.
    public let description: String

    /// A failure; `place` is the line that looked.
    public init(_ text: String, file: String = #fileID, line: Int = #line) {
        description = "\(text) (\(file):\(line))"
    }
}

/// Throws when a condition doesn't hold.
func require(
    _ condition: Bool, _ text: @autoclosure () -> String, file: String = #fileID,
    line: Int = #line
) throws {
    if !condition { throw ConformanceFailure(text(), file: file, line: line) }
}

/// Throws when two values differ, and shows both.
func requireEqual<Value: Equatable>(
    _ found: Value, _ expected: Value, _ text: @autoclosure () -> String,
    file: String = #fileID, line: Int = #line
) throws {
    if found == expected { return }
    throw ConformanceFailure(
        "\(text()): found \(found), expected \(expected)", file: file, line: line)
}

/// The value, or a failure where there is none.
func requireValue<Value>(
    _ value: Value?, _ text: @autoclosure () -> String, file: String = #fileID,
    line: Int = #line
) throws -> Value {
    guard let value else { throw ConformanceFailure(text(), file: file, line: line) }
    return value
}

/// Waits for a condition, instead of a sleep that hopes.
func eventually(
    _ what: String, within patience: Duration, file: String = #fileID, line: Int = #line,
    _ condition: () throws -> Bool
) throws {
    let clock = SystemClock()
    let end = clock.now() + patience
    while try !condition() {
        guard clock.now() < end else {
            throw ConformanceFailure("waited in vain for \(what)", file: file, line: line)
        }
        Thread.sleep(forTimeInterval: 0.002)
    }
}

/// How long something took.
func timed(_ body: () throws -> Void) rethrows -> Duration {
    let clock = SystemClock()
    let start = clock.now()
    try body()
    return clock.now() - start
}
