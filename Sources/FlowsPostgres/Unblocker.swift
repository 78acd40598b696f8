/// Ends the backends that hold up a claim: a paused owner's transaction must not block the next.

internal import CLibPQ
internal import FlowsCore
internal import Synchronization

/// Asks over a connection of its own who blocks a backend, and ends just those.
final class Unblocker: Sendable {
    private let isOver = Mutex(false)

    /// Starts at once, on a thread of its own, and goes on until ``stop()`` or for ten seconds.
    init(backend: Int32, source: TargetSource, timeout: Duration, logger: Logger) {
        let started = DetachedThread.start { self.run(backend, source, timeout, logger) }
        if !started { logger.warning("no thread is left to end the backend that blocks a claim") }
    }

    /// The claim was answered.
    func stop() { isOver.withLock { $0 = true } }

    private func run(
        _ backend: Int32, _ source: TargetSource, _ timeout: Duration, _ logger: Logger
    ) {
        do throws(PostgresError) {
            let connection = try BlockingConnection(source.next(), deadline: timeout)
            for _ in 0..<200 where !isOver.withLock({ $0 }) {
                for ended in try connection.rows(Self.text, [String(backend)]) {
                    logger.warning(
                        "ended the backend whose transaction blocked a claim",
                        [("pid", ended[0] ?? ""), ("ended", ended[1] ?? "")])
                }
                DetachedThread.sleep(.milliseconds(50))
            }
        } catch {
            logger.warning("can't end the backend that blocks a claim", [("error", "\(error)")])
        }
    }

    // Only while that backend waits for a lock, so that a number given anew does no harm.
    private static let text = """
        SELECT b.pid, pg_terminate_backend(b.pid)
        FROM pg_stat_activity a CROSS JOIN LATERAL unnest(pg_blocking_pids(a.pid)) AS b (pid)
        WHERE a.pid = $1::integer AND a.wait_event_type = 'Lock' AND b.pid <> 0
        """
}
