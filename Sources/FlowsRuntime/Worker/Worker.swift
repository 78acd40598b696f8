/// A thread with a database connection and a producer session that handles its share of the partitions.

internal import FlowsCore
internal import Synchronization

/// The event loop of one worker; nothing in it waits but the one `poll` at its end.
final class Worker: @unchecked Sendable {
    /// What an answer of the store is for.
    enum Purpose {
        case claim
        case load(UInt64)
        case keep(UInt64)
        case release
    }

    let number: Int
    let plan: StepPlan
    let options: RuntimeOptions
    let log: any RecordLog
    let clock: any Clock
    let logger: Logger
    let metrics: Metrics
    let letters: Mailbox<WorkerLetter>
    var waker: Waker { letters.waker }
    /// Read once at each turn of the loop.
    private(set) var now: Duration
    /// What a context writes to between batches: nothing.
    let noOutputs: OutputBatch

    let status: ProcessStatus
    let lookUps: any LookUps
    let supervisor: Mailbox<SupervisorLetter>
    private let makeStore: @Sendable (Waker) -> (any StateStore)?
    var store: (any StateStore)?
    /// Why no session may write; the process is about to end because of it.
    var denial: LogError?
    var publisher: (any RecordPublisher)?
    var committer: (any OffsetCommitter)?
    var sender: Sender
    /// Where asynchronous functions run; nil where the step has none.
    private(set) lazy var jobs = plan.kind.setup?.makeQueue(waker)
    var pipelines: [TopicPartition: Pipeline] = [:]
    /// The same in the order in which they are looked at.
    var order: [Pipeline] = []
    /// Makes the seeds of partitions.
    var random: TokenSource
    var requests: [UInt64: (pipeline: Pipeline, purpose: Purpose)] = [:]
    var sentBy: [UInt64: Pipeline] = [:]
    /// Commits without an answer, and those among them of assignments that are over.
    var commits: [TopicPartition: Int] = [:]
    var orphans: [TopicPartition: Int] = [:]
    /// Output batches that keep their memory for the next ones.
    var spare: [OutputBatch] = []
    var lastTicket: UInt64 = 0
    /// The removal of tombstones, while this worker is the one that does it.
    var sweep: TombstoneSweep?
    /// The question of the sweep whose answer is waited for.
    var sweepTicket: UInt64 = 0
    let tombstonesRemoved: Counter
    var warned: [String: (at: Duration, more: Int)] = [:]
    /// Whether the last turn of the loop found anything to do.
    var didWork = false
    private(set) var isOver = false
    private var idleSince: Duration?
    private var isTrimmed = false
    private var wasUnreachable = false
    private let unackedBytesMax: Int
    private static let idleTime = Duration.seconds(2)

    init(number: Int, parts: RuntimeParts, supervisor: Mailbox<SupervisorLetter>) {
        self.number = number
        plan = parts.plan
        options = parts.options
        log = parts.log
        clock = parts.clock
        logger = parts.logger
        metrics = parts.metrics
        status = parts.status
        lookUps = parts.lookUps
        makeStore = parts.makeStore
        self.supervisor = supervisor
        noOutputs = OutputBatch(topics: parts.plan.outputs.map(\.topic), capacity: 64)
        sender = Sender(options.protections)
        unackedBytesMax = options.unackedBytesMax / max(options.workers, 1)
        now = parts.clock.now()
        tombstonesRemoved = parts.metrics.counter(
            "flows_tombstones_removed_total", help: "Tombstones removed by age.",
            labels: [("step", parts.plan.name)])
        letters = Mailbox(waker: parts.makeWaker())
        let seed = parts.options.seed ?? .random(in: .min ... .max)
        random = TokenSource(seed: seed &+ UInt64(number) &* 0x9e37_79b9_7f4a_7c15)
    }

    /// Runs on a thread of its own until it is told to end.
    func start() {
        NativeThread.start {
            self.begin()
            while !self.isOver { if !self.turn() { self.sleep() } }
        }
    }

    /// Connects; before the first turn, on the thread of all turns.
    func begin() {
        store = makeStore(waker)
        committer = log.makeCommitter(waker: waker)
        // Half a second passes until a new session may send: it is spent while the group is joined.
        if !plan.outputs.isEmpty { publisher = try? log.makePublisher(waker: waker) }
    }

    /// Does what can be done now; true when there may be more.
    func turn() -> Bool {
        now = clock.now()
        didWork = false
        if takeLetters() {
            end()
            return true
        }
        takeAnswers()
        if jobs?.run() == true { didWork = true }
        sendAndTakeEvents()
        let didPoll = pollPartitions()
        tick()
        // Before the next letters: one of them may say that a partition was lost.
        committer?.flush()
        noteHealth()
        noteIdle(!didPoll)
        if didPoll { didWork = true }
        return didPoll
    }

    /// Frees everything; what wasn't finished is done again by the next owner.
    private func end() {
        didWork = true
        isOver = true
        for pipeline in order {
            pipeline.forgetAll()
            pipeline.close()
        }
        pipelines.removeAll()
        order.removeAll()
        requests.removeAll()
        sentBy.removeAll()
        committer?.close()
        endPublisher()
        store?.close()
        supervisor.post(.ended)
    }

    // MARK: One turn of the loop

    /// True when it is time to end.
    private func takeLetters() -> Bool {
        for letter in letters.take() {
            didWork = true
            switch letter {
            case .assigned(let lease): assign(lease)
            case .drain(let lease):
                chosen(lease)?.drain()
            case .abandon(let lease, let awaitsAnswer):
                guard let found = chosen(lease) else { continue }
                found.perform(found.machine.abandon(awaitsAnswer: awaitsAnswer))
            case .facts(let partition, let ticket, let result):
                takeFacts(partition, ticket, result)
            case .ends(let ticket, let result): takeEnds(ticket, result)
            case .end: return true
            }
        }
        return false
    }

    private func takeAnswers() {
        for answer in store?.advance() ?? [] {
            if takeExpiry(answer) {
                didWork = true
                continue
            }
            guard let (pipeline, purpose) = requests.removeValue(forKey: answer.ticket) else {
                continue
            }
            didWork = true
            take(answer.result, purpose, pipeline)
        }
        for answer in committer?.answers() ?? [] {
            didWork = true
            take(answer)
        }
    }

    /// Not while too much of what was made isn't acknowledged.
    private var mayPoll: Bool { sender.bytes <= unackedBytesMax }

    private func pollPartitions() -> Bool {
        var found = false
        for pipeline in order {
            guard mayPoll else { break }
            // One that has been given back meanwhile wants no records.
            guard pipeline.poll() else { continue }
            found = true
            // What one partition made leaves, and what came for others is taken, before the
            // next one's function runs.
            sendAndTakeEvents()
            takeAnswers()
        }
        // The one that was first is last next time.
        if order.count > 1 { order.append(order.removeFirst()) }
        return found
    }

    private func tick() {
        for pipeline in order {
            guard let due = pipeline.machine.nextTick, due <= now else { continue }
            didWork = true
            pipeline.perform(pipeline.machine.tick(now: now))
        }
        sweepTombstones()
        if !sender.isIdle, now - sender.progressAt > options.deliveryTimeout {
            didWork = true
            let seconds = options.deliveryTimeout.components.seconds
            endSession(
                LogError(
                    code: "_TIMED_OUT", message: "no acknowledgement for \(seconds) s",
                    isRetriable: true))
        }
    }

    /// When time alone gives the worker something to do, the sweep of tombstones aside, which is
    /// never over; nil when it doesn't.
    var nextDue: Duration? {
        var first: Duration?
        for pipeline in order {
            let due = mayPoll ? pipeline.nextDue : pipeline.machine.nextTick
            if let due { first = min(first ?? due, due) }
        }
        return first
    }

    /// The same without records that are held until they are due.
    var nextTick: Duration? { order.compactMap(\.machine.nextTick).min() }

    /// When the producer session is given up if nothing is acknowledged until then.
    var unansweredDue: Duration? {
        if sender.isIdle { return nil }
        // The time-out has to be passed, not only reached.
        return sender.progressAt + options.deliveryTimeout + .milliseconds(1)
    }

    private func sleep() {
        let never = Duration.seconds(Int64.max >> 1)
        let until = min(now + .seconds(1), nextDue ?? never, sweepDue ?? never)
        let waits = store?.waitsOn
        waker.wait(
            others: waits.map { [(descriptor: $0.descriptor, write: $0.write)] } ?? [],
            timeout: max(until - now, .zero))
    }

    private func noteHealth() {
        let reason = store?.unreachable
        guard reason != nil || wasUnreachable else { return }
        wasUnreachable = reason != nil
        status.note(store: reason, worker: number)
    }

    /// After a while without work the memory that only work needs is given back.
    private func noteIdle(_ isIdle: Bool) {
        guard isIdle, sender.isIdle, requests.isEmpty else {
            idleSince = nil
            isTrimmed = false
            return
        }
        let since = idleSince ?? now
        idleSince = since
        guard !isTrimmed, now - since >= Self.idleTime else { return }
        isTrimmed = true
        spare.removeAll()
        for pipeline in order { pipeline.trim() }
    }
}
