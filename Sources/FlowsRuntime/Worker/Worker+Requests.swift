/// What pipelines ask of their worker: its store, its producer session, its committer, its words.

internal import FlowsCore

extension Worker {
    func nextBatch() -> UInt64 {
        lastTicket += 1
        return lastTicket
    }

    func lookUp(_ partition: TopicPartition, ticket: UInt64) {
        lookUps.ask(.facts(partition), ticket: ticket, answerTo: letters)
    }

    func submit(_ request: StoreRequest, for pipeline: Pipeline, as purpose: Purpose) {
        guard let store else { preconditionFailure("a step without a store asked for one") }
        let ticket = nextBatch()
        requests[ticket] = (pipeline, purpose)
        store.submit(request, ticket: ticket)
    }

    /// Answers to come are nobody's, and what wasn't begun to be sent isn't sent.
    func forgetRequests(of pipeline: Pipeline) {
        requests = requests.filter { $0.value.pipeline !== pipeline }
        for (batch, owner) in sentBy where owner === pipeline {
            sentBy[batch] = nil
            sender.takeBack(batch)
        }
    }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        commits[partition, default: 0] += 1
        committer?.commit(partition, offset: offset, metadata: metadata)
    }

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

    // MARK: Publish

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

    func sendAndTakeEvents() {
        guard let publisher else { return }
        do { try sender.send(to: publisher) } catch { return endSession(error) }
        for event in publisher.events() {
            didWork = true
            switch event {
            case .acknowledged(let batch, let count):
                guard sender.acknowledged(batch, count: count, now: now) else {
                    Failpoint.pass(.publishing)
                    continue
                }
                sentBy.removeValue(forKey: batch)?.acknowledged(batch)
            case .failed(let error): return endSession(error)
            }
        }
    }

    /// A gap must never be: the session is given up, and whoever waits for it starts again.
    func endSession(_ error: LogError) {
        publisher?.abandon()
        publisher?.close()
        publisher = nil
        sender.removeAll()
        sentBy.removeAll()
        // No other session would be let write either.
        if error.isDenied { denial = error }
        for pipeline in order {
            pipeline.perform(
                error.isDenied
                    ? pipeline.machine.denied(error)
                    : pipeline.machine.sessionEnded(now: now, because: error.description))
        }
    }

    func endPublisher() {
        if !sender.isIdle { publisher?.abandon() }
        publisher?.close()
        publisher = nil
        sender.removeAll()
    }

    // MARK: Memory of outputs

    /// A place for the outputs of a batch.
    func freshOutputs() -> OutputBatch {
        spare.popLast() ?? OutputBatch(topics: noOutputs.topics)
    }

    /// A few output batches keep their memory for the next ones.
    func reuse(_ outputs: OutputBatch) {
        guard spare.count < 4, outputs !== noOutputs, outputs.topics == noOutputs.topics else {
            return
        }
        outputs.removeAll()
        spare.append(outputs)
    }
}
