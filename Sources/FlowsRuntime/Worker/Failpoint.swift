/// Ends the process by SIGKILL at a named moment, so that tests see what a crash leaves there.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import Synchronization

/// `FLOWS_FAILPOINT=keep:3` kills at the third time that this moment is passed; for tests alone.
///
/// Moments are passed once a batch, and an unset variable costs one look at a constant there.
enum Failpoint {
    /// Where a crash tells something about the protocol.
    enum Moment: String {
        /// The keep is on its way to the database, and its answer hasn't been taken: in doubt.
        case keeping
        /// The transaction is durable, and nothing of the batch has been published.
        case keep
        /// A collector's intent is durable, and nothing of its window has been published.
        case intent
        /// Some outputs of the batch were acknowledged, and some weren't yet.
        case publishing
        /// Every output of the batch was acknowledged, and its offset isn't committed.
        case publish
    }

    private static let chosen: (moment: Moment, times: Int)? = read()
    private static let passed = Atomic<Int>(0)

    @inline(__always)
    static func pass(_ moment: Moment) {
        if let chosen, chosen.moment == moment { note(chosen.times) }
    }

    private static func note(_ times: Int) {
        guard passed.add(1, ordering: .relaxed).newValue == times else { return }
        kill(getpid(), SIGKILL)
        // The signal may take a moment; nothing more may happen.
        while true { pause() }
    }

    private static func read() -> (Moment, Int)? {
        guard let value = getenv("FLOWS_FAILPOINT") else { return nil }
        let parts = String(cString: value).split(separator: ":")
        guard parts.count == 2, let moment = Moment(rawValue: String(parts[0])),
            let times = Int(parts[1])
        else { return nil }
        return (moment, times)
    }
}
