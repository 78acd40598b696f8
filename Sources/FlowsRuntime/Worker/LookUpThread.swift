/// Asks the log for facts of partitions on a thread of its own, since those questions block.

internal import FlowsCore

/// One thread for the process; questions that wait are asked together.
final class LookUpThread: Sendable {
    private enum Letter: Sendable {
        case ask(TopicPartition, Mailbox<WorkerLetter>)
        case end
    }

    private let letters = Mailbox<Letter>()
    private let log: any RecordLog
    private static let timeout = Duration.seconds(5)

    init(log: any RecordLog) { self.log = log }

    func start() { NativeThread.start { self.run() } }

    /// Asks; the answer comes as a letter.
    func ask(_ partition: TopicPartition, answerTo box: Mailbox<WorkerLetter>) {
        letters.post(.ask(partition, box))
    }

    func end() { letters.post(.end) }

    private func run() {
        while true {
            letters.waker.wait(others: [], timeout: .seconds(60))
            var questions: [TopicPartition: Mailbox<WorkerLetter>] = [:]
            for letter in letters.take() {
                switch letter {
                case .ask(let partition, let box): questions[partition] = box
                case .end: return
                }
            }
            if !questions.isEmpty { answer(questions) }
        }
    }

    private func answer(_ questions: [TopicPartition: Mailbox<WorkerLetter>]) {
        do {
            let facts = try log.facts(of: Array(questions.keys), timeout: Self.timeout)
            for (partition, box) in questions {
                guard let found = facts[partition] else {
                    let missing = LogError(
                        code: "UNKNOWN_TOPIC_OR_PART", message: "the broker doesn't know it",
                        isRetriable: true, topic: partition.topic, partition: partition.partition)
                    box.post(.facts(partition, .failure(missing)))
                    continue
                }
                box.post(.facts(partition, .success(found)))
            }
        } catch {
            for (partition, box) in questions { box.post(.facts(partition, .failure(error))) }
        }
    }
}
