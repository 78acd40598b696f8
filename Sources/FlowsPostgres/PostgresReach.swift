/// Whether Postgres lets a step in, asked before the step joins its group.

public import FlowsCore
internal import Synchronization

/// Logs in and asks a question, with the newest connection string at each attempt.
///
/// Each attempt has a thread of its own, as looking up a name can't be bounded: a stop that comes
/// meanwhile doesn't wait for it.
public final class PostgresReach: Sendable {
    /// What came of an attempt.
    public enum Outcome: Sendable {
        /// It answered.
        case reached
        /// It didn't, or refused; the same may do the next time.
        case failed(PostgresError)
        /// Nobody wants to know any more.
        case givenUp
    }

    private let source: TargetSource
    private let options: PostgresOptions

    /// Nothing is asked yet.
    public init(conninfo: String, options: PostgresOptions, logger: Logger = Logger()) {
        self.options = options
        source = TargetSource(conninfo, options, logger)
    }

    /// Blocks until there is an answer, the options' times have passed, or `isOver`.
    public func ask(until isOver: () -> Bool) -> Outcome {
        let answer = Answer()
        let started = DetachedThread.start { [source, options] in
            answer.give(Self.ask(source, options))
        }
        guard started else {
            return .failed(PostgresError(message: "no thread is left to connect with"))
        }
        while true {
            if let outcome = answer.taken { return outcome }
            if isOver() { return .givenUp }
            answer.waker.wait(others: [], timeout: .milliseconds(50))
        }
    }

    private static func ask(_ source: TargetSource, _ options: PostgresOptions) -> Outcome {
        do throws(PostgresError) {
            // A pool may let in whom its server doesn't, so one question is asked.
            _ = try BlockingConnection(
                source.next(), deadline: options.requestDeadline,
                connectTimeout: options.connectTimeout
            ).rows("SELECT 1")
            return .reached
        } catch { return .failed(error) }
    }

    /// Of the thread that asks to the one that waits, which may have gone.
    private final class Answer: Sendable {
        private let outcome = Mutex<Outcome?>(nil)
        let waker = Waker()
        var taken: Outcome? { outcome.withLock { $0 } }

        func give(_ found: Outcome) {
            outcome.withLock { $0 = found }
            waker.wake()
        }
    }
}
