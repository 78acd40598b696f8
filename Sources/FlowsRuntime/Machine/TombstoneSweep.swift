/// Decides when tombstones are removed by age: events in, actions out; no clock and no I/O.

package import FlowsCore

/// The sweep of one step's tombstones, by the one worker that owns its first partition.
///
/// A tombstone may go `age` after its delete was last read, and not before all that was appended
/// until then has been read on every partition: an old value among it would come back. So the
/// ends of the log are asked for after the moment up to which tombstones are due, and these marks
/// stand until progress has passed them all, however much is appended meanwhile. States need no
/// marks: their versions never repeat.
package struct TombstoneSweep: Sendable {
    /// What to do next.
    package enum Action: Sendable {
        case ask(ExpireRequest)
        /// The ends of all partitions of the inputs; comes back as `marked`.
        case askEnds
        case nothing
    }

    private enum Phase: Sendable {
        case resting
        case looking
        case marking(moment: Int64)
        case removing
    }

    /// Most tombstones in one transaction: it delays the keeps behind it by a few milliseconds.
    package static let limit = 1000
    private let age: Duration
    private let needsMarks: Bool
    private var phase = Phase.resting
    private var restsUntil: Duration
    private var sweep: (moment: Int64, marks: [(partition: TopicPartition, end: Int64)])?

    /// A sweep; rows of a table need marks.
    package init(age: Duration, needsMarks: Bool, now: Duration) {
        self.age = age
        self.needsMarks = needsMarks
        restsUntil = now + Self.interval(age)
    }

    /// The pause between two sweeps, and between two looks at how far has been read.
    private static func interval(_ age: Duration) -> Duration {
        min(max(age / 10, .milliseconds(50)), .seconds(600))
    }

    /// When there is something to do; nil while an answer is awaited.
    package var due: Duration? {
        if case .resting = phase { return restsUntil }
        return nil
    }

    /// The time has come that ``due`` named.
    package mutating func begin(now: Duration) -> Action {
        guard case .resting = phase, now >= restsUntil else { return .nothing }
        if let sweep {
            phase = .removing
            return .ask(.remove(upTo: sweep.moment, marks: sweep.marks, limit: Self.limit))
        }
        phase = .looking
        return .ask(.look(age: age))
    }

    /// The store's answer.
    package mutating func answered(_ expiry: Expiry, now: Duration) -> Action {
        switch phase {
        case .looking:
            guard let moment = expiry.moment else { return rest(now + Self.interval(age)) }
            guard needsMarks else { return start(moment, [], now) }
            // Asked for after the moment: what is appended behind these ends came after it.
            phase = .marking(moment: moment)
            return .askEnds
        case .removing:
            if !expiry.isRead { return rest(now + min(Self.interval(age), .seconds(10))) }
            if expiry.removed == Self.limit { return rest(now + .milliseconds(100)) }
            sweep = nil
            return rest(now + Self.interval(age))
        case .resting, .marking: return .nothing
        }
    }

    /// The ends of every partition that the inputs have now.
    package mutating func marked(_ ends: [TopicPartition: Int64], now: Duration) -> Action {
        guard case .marking(let moment) = phase else { return .nothing }
        let marks = ends.sorted { $0.key.description < $1.key.description }
        return start(moment, marks.map { (partition: $0.key, end: $0.value) }, now)
    }

    /// No answer, or a refusal: nothing was removed, or it isn't known, which does no harm.
    package mutating func failed(now: Duration) {
        sweep = nil
        _ = rest(now + Self.interval(age))
    }

    private mutating func start(
        _ moment: Int64, _ marks: [(partition: TopicPartition, end: Int64)], _ now: Duration
    ) -> Action {
        sweep = (moment, marks)
        phase = .resting
        restsUntil = now
        return begin(now: now)
    }

    private mutating func rest(_ until: Duration) -> Action {
        phase = .resting
        restsUntil = until
        return .nothing
    }
}
