/// Who asks the log for facts of partitions on behalf of workers, which must not wait for them.

internal import FlowsCore

/// A thread, or a queue whose owner says when it is answered.
protocol LookUps: AnyObject, Sendable {
    /// Begins to answer.
    func start()
    /// Asks; the answer comes as a letter with the same ticket.
    func ask(_ subject: LookUpSubject, ticket: UInt64, answerTo box: Mailbox<WorkerLetter>)
    /// Ends once the question at hand is answered, and says so.
    func end(tell box: Mailbox<SupervisorLetter>)
}

/// What a worker wants to know of the log.
enum LookUpSubject: Sendable {
    /// What decides where a partition starts.
    case facts(TopicPartition)
    /// The ends of all partitions of these topics.
    case ends([String])
}

/// A question of a worker.
struct LookUpQuestion {
    let subject: LookUpSubject
    let ticket: UInt64
    let box: Mailbox<WorkerLetter>
}

extension [LookUpQuestion] {
    /// Asks the log for all of them at once, and posts what it says.
    func answer(from log: any RecordLog) {
        let asked = compactMap { question -> TopicPartition? in
            if case .facts(let partition) = question.subject { return partition }
            return nil
        }
        for question in self {
            guard case .ends(let topics) = question.subject else { continue }
            let ends: Result<[TopicPartition: Int64], LogError>
            do { ends = .success(try log.ends(of: topics, timeout: .seconds(5))) } catch {
                ends = .failure(error)
            }
            question.box.post(.ends(ticket: question.ticket, ends))
        }
        if asked.isEmpty { return }
        let partitions = Array<TopicPartition>(Set(asked))
        let found: Result<[TopicPartition: PartitionFacts], LogError>
        do { found = .success(try log.facts(of: partitions, timeout: .seconds(5))) } catch {
            found = .failure(error)
        }
        for question in self {
            guard case .facts(let partition) = question.subject else { continue }
            let missing = LogError(
                code: "UNKNOWN_TOPIC_OR_PART", message: "the broker doesn't know it",
                isRetriable: true, topic: partition.topic, partition: partition.partition)
            let answer = found.flatMap { $0[partition].map { .success($0) } ?? .failure(missing) }
            question.box.post(.facts(partition, ticket: question.ticket, answer))
        }
    }
}
