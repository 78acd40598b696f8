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
    let letters = Mailbox<WorkerLetter>()
    var waker: Waker { letters.waker }
    /// Read once at each turn of the loop.
    private(set) var now: Duration

    private let status: ProcessStatus
    private let lookUps: LookUpThread
    private let supervisor: Mailbox<SupervisorLetter>
    private let makeStore: @Sendable (Waker) -> (any StateStore)?
    private var store: (any StateStore)?
    private var publisher: (any RecordPublisher)?
    private var committer: (any OffsetCommitter)?
    private var sender = Sender()
    private var pipelines: [TopicPartition: Pipeline] = [:]
    private var order: [TopicPartition] = []
    private var requests: [UInt64: (pipeline: Pipeline, purpose: Purpose)] = [:]
    private var sentBy: [UInt64: Pipeline] = [:]
    private var lastTicket: UInt64 = 0
    private var warned: [String: (at: Duration, more: Int)] = [:]
    private var sessionEnded: LogError?

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
        now = parts.clock.now()
    }

    func start() { NativeThread.start { self.run() } }

    private func run() {
        store = makeStore(waker)
        committer = log.makeCommitter(waker: waker)
        while true {
            now = clock.now()
            if takeLetters() { break }
            takeAnswers()
            sendAndTakeEvents()
            let didPoll = pollPartitions()
            tick()
            store.map { noteHealth($0) }
            if !didPoll { sleep() }
        }
        for pipeline in pipelines.values { pipeline.close() }
        pipelines.removeAll()
        committer?.close()
        if sender.isIdle { publisher?.close() } else { publisher?.abandon() }
        store?.close()
        supervisor.post(.ended(worker: number))
    }

    // MARK: One turn of the loop

    /// True when it is time to end.
    private func takeLetters() -> Bool {
        for letter in letters.take() {
            switch letter {
            case .assigned(let partitions): for p in partitions { assign(p) }
            case .drain(let partitions):
                for pipeline in chosen(partitions) {
                    pipeline.perform(pipeline.machine.drain(now: now))
                }
            case .abandon(let partitions):
                for pipeline in chosen(partitions) { pipeline.perform(pipeline.machine.abandon()) }
            case .facts(let partition, let result): takeFacts(partition, result)
            case .end: return true
            }
        }
        return false
    }

    private func chosen(_ partitions: [TopicPartition]) -> [Pipeline] {
        partitions.compactMap { partition in
            let found = pipelines[partition]
            // Asked about one that is gone already: the supervisor must not wait for it.
            if found == nil { supervisor.post(.released(partition)) }
            return found
        }
    }

    private func assign(_ partition: TopicPartition) {
        guard pipelines[partition] == nil else { return }
        let share = max(order.count + 1, 4)
        let pipeline = Pipeline(
            partition, worker: self,
            cacheBytes: options.stateCacheBytes / max(options.workers, 1) / share)
        pipelines[partition] = pipeline
        order.append(partition)
        status.state.withLock { $0.partitions[partition] = pipeline.status }
        pipeline.perform(pipeline.machine.assigned())
    }

    private func takeFacts(_ partition: TopicPartition, _ result: Result<PartitionFacts, LogError>) {
        guard let pipeline = pipelines[partition] else { return }
        switch result {
        case .success(let facts):
            pipeline.perform(
                pipeline.machine.lookedUp(facts, wall: clock.wallMilliseconds()))
        case .failure(let error):
            pipeline.perform(pipeline.machine.lookUpFailed(error, now: now))
        }
    }

    private func takeAnswers() {
        if let store {
            for answer in store.advance() {
                guard let (pipeline, purpose) = requests.removeValue(forKey: answer.ticket) else {
                    continue
                }
                take(answer.result, purpose, pipeline)
            }
        }
        for answer in committer?.answers() ?? [] {
            guard let pipeline = pipelines[answer.partition] else { continue }
            pipeline.perform(
                pipeline.machine.commitAnswered(
                    offset: answer.offset, error: answer.error, now: now))
        }
    }

    private func take(_ result: StoreResult, _ purpose: Purpose, _ pipeline: Pipeline) {
        switch (purpose, result) {
        case (.claim, .claimed(let row)): pipeline.claimed(row)
        case (.claim, .failed(let error)):
            pipeline.perform(pipeline.machine.claimFailed(error, now: now))
        case (.load(let batch), .loaded(let found)): pipeline.loaded(batch, found)
        case (.load(let batch), .failed(let error)):
            pipeline.perform(pipeline.machine.loadFailed(batch: batch, error, now: now))
        case (.keep(let batch), .kept):
            pipeline.perform(pipeline.machine.kept(batch: batch, now: now))
        case (.keep(let batch), .failed(let error)):
            if error.kind == .fenced { pipeline.metrics.fenced.add(1) }
            pipeline.perform(pipeline.machine.keepFailed(batch: batch, error, now: now))
        case (.release, _): pipeline.perform(pipeline.machine.released())
        default: preconditionFailure("the store answered \(result) to a \(purpose)")
        }
    }

    private func pollPartitions() -> Bool {
        var found = false
        for partition in order {
            guard let pipeline = pipelines[partition] else { continue }
            if pipeline.poll() { found = true }
            // Outputs of one partition leave before the next one's function runs.
            if found { sendAndTakeEvents() }
        }
        // The one that was first is last next time.
        if order.count > 1 { order.append(order.removeFirst()) }
        return found
    }

    private func tick() {
        for pipeline in pipelines.values {
            guard let due = pipeline.machine.nextTick, due <= now else { continue }
            pipeline.perform(pipeline.machine.tick(now: now))
        }
        if !sender.isIdle, now - sender.progressAt > options.deliveryTimeout {
            let seconds = options.deliveryTimeout.components.seconds
            endSession(
                LogError(
                    code: "_TIMED_OUT", message: "no acknowledgement for \(seconds) s",
                    isRetriable: true))
        }
    }

    private func sleep() {
        var until = now + .seconds(1)
        for pipeline in pipelines.values {
            if let due = pipeline.machine.nextTick { until = min(until, due) }
        }
        let waits = store?.waitsOn
        waker.wait(
            others: waits.map { [(descriptor: $0.descriptor, write: $0.write)] } ?? [],
            timeout: max(until - now, .zero))
    }

    private func noteHealth(_ store: any StateStore) {
        let reason = store.unreachable
        status.state.withLock { $0.storeUnreachable[number] = reason }
    }

    // MARK: Publish

    private func sendAndTakeEvents() {
        guard let publisher else { return }
        do { try sender.send(to: publisher) } catch { return endSession(error) }
        for event in publisher.events() {
            switch event {
            case .acknowledged(let batch, let count):
                if sender.acknowledged(batch, count: count, now: now),
                    let pipeline = sentBy.removeValue(forKey: batch)
                {
                    pipeline.acknowledged(batch)
                }
            case .failed(let error): return endSession(error)
            }
        }
    }

    /// A gap must never be: the session is given up, and all its partitions are taken again.
    private func endSession(_ error: LogError) {
        publisher?.abandon()
        publisher = nil
        sender.removeAll()
        sentBy.removeAll()
        for pipeline in pipelines.values {
            pipeline.perform(pipeline.machine.quit(now: now, because: error.description))
        }
    }

    // MARK: What pipelines ask for

    func nextBatch() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }

    func lookUp(_ partition: TopicPartition) { lookUps.ask(partition, answerTo: letters) }

    func submit(_ request: StoreRequest, for pipeline: Pipeline, as purpose: Purpose) {
        guard let store else { preconditionFailure("a step without a store asked for one") }
        let ticket = nextBatch()
        requests[ticket] = (pipeline, purpose)
        store.submit(request, ticket: ticket)
    }

    func forgetRequests(of pipeline: Pipeline) {
        requests = requests.filter { $0.value.pipeline !== pipeline }
        sentBy = sentBy.filter { $0.value !== pipeline }
    }

    func send(_ outputs: OutputBatch, batch: UInt64, of pipeline: Pipeline) {
        if publisher == nil {
            do { publisher = try log.makePublisher(waker: waker) } catch {
                return pipeline.perform(
                    pipeline.machine.quit(now: now, because: error.description))
            }
        }
        sentBy[batch] = pipeline
        sender.enqueue(outputs, batch: batch, now: now)
        waker.wake()
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        committer?.commit(partition, offset: offset, metadata: metadata)
    }

    func finished(_ pipeline: Pipeline) {
        pipelines[pipeline.partition] = nil
        order.removeAll { $0 == pipeline.partition }
        let partition = pipeline.partition
        _ = status.state.withLock { $0.partitions.removeValue(forKey: partition) }
        supervisor.post(.released(partition))
    }

    func report(_ letter: SupervisorLetter) { supervisor.post(letter) }

    /// At most one warning for each cause and minute: the record path must not fill a disk.
    func warn(
        _ message: String, _ cause: String, _ partition: TopicPartition,
        _ more: [(String, String)] = []
    ) {
        let key = "\(partition) \(message)"
        if let last = warned[key], now - last.at < .seconds(60) {
            warned[key]?.more += 1
            return
        }
        let before = warned[key]?.more ?? 0
        warned[key] = (now, 0)
        var facts = [
            ("topic", partition.topic), ("partition", String(partition.partition)),
            ("cause", cause),
        ]
        if before > 0 { facts.append(("suppressed", String(before))) }
        logger.warning(message, facts + more)
    }
}
