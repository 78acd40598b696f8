/// Who asks the log for facts of partitions on behalf of workers, which must not wait for them.

internal import FlowsCore

/// A thread, or a queue whose owner says when it is answered.
protocol LookUps: AnyObject, Sendable {
    /// Begins to answer.
    func start()
    /// Asks; the answer comes as a letter with the same ticket.
    func ask(_ partition: TopicPartition, ticket: UInt64, answerTo box: Mailbox<WorkerLetter>)
    /// Ends once the question at hand is answered, and says so.
    func end(tell box: Mailbox<SupervisorLetter>)
}

/// A question of a worker.
struct LookUpQuestion {
    let partition: TopicPartition
    let ticket: UInt64
    let box: Mailbox<WorkerLetter>
}

extension [LookUpQuestion] {
    /// Asks the log for all of them at once, and posts what it says.
    func answer(from log: any RecordLog) {
        let partitions = Array<TopicPartition>(Set(map(\.partition)))
        let found: Result<[TopicPartition: PartitionFacts], LogError>
        do { found = .success(try log.facts(of: partitions, timeout: .seconds(5))) } catch {
            found = .failure(error)
        }
        for question in self {
            let partition = question.partition
            let missing = LogError(
                code: "UNKNOWN_TOPIC_OR_PART", message: "the broker doesn't know it",
                isRetriable: true, topic: partition.topic, partition: partition.partition)
            let answer = found.flatMap { $0[partition].map { .success($0) } ?? .failure(missing) }
            question.box.post(.facts(partition, ticket: question.ticket, answer))
        }
    }
}
