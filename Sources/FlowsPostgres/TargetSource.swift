/// Where the next attempt to connect goes: secrets change under a running step.

internal import FlowsCore
internal import Synchronization

/// The newest connection string that could be read.
///
/// Used by the worker and by the threads that connect.
final class TargetSource: Sendable {
    private let last: Mutex<ConnectionTarget>
    private let told = Mutex("")
    private let reread: PostgresOptions.Reread?
    private let logger: Logger

    init(_ conninfo: String, _ options: PostgresOptions, _ logger: Logger) {
        last = Mutex(ConnectionTarget(conninfo, applicationName: options.applicationName))
        reread = options.reread
        self.logger = logger
    }

    /// What the last attempt went to.
    var current: ConnectionTarget { last.withLock { $0 } }

    /// What there is now; blocks as long as it takes to read a file.
    ///
    /// What can't be read, or isn't a connection string, leaves the one before: it may still do.
    func next() -> ConnectionTarget {
        guard let reread else { return current }
        let old = current
        let found: ConnectionTarget
        do throws(PostgresError) {
            found = ConnectionTarget(try reread(), applicationName: old.applicationName)
        } catch {
            tell(error.message)
            return old
        }
        if let defect = found.defect {
            tell(defect)
            return old
        }
        tell("")
        if found.conninfo != old.conninfo {
            logger.info("the connection string of Postgres has changed")
            last.withLock { $0 = found }
        }
        return found
    }

    /// Once for each cause.
    private func tell(_ cause: String) {
        let isNew = told.withLock { told in
            defer { told = cause }
            return told != cause
        }
        guard isNew, !cause.isEmpty else { return }
        logger.warning(
            "the connection string of Postgres can't be read again: the one before stays",
            [("cause", cause)])
    }
}
