/// How threads of the runtime talk: letters in a box, and a pipe that wakes whoever sleeps.

internal import FlowsCore
internal import Synchronization

/// Letters to one thread.
final class Mailbox<Letter: Sendable>: Sendable {
    private let letters = Mutex<[Letter]>([])
    let waker: Waker

    init(waker: Waker = Waker()) { self.waker = waker }

    /// Puts a letter in and wakes the reader.
    func post(_ letter: Letter) {
        letters.withLock { $0.append(letter) }
        waker.wake()
    }

    /// Takes everything that is there.
    func take() -> [Letter] {
        letters.withLock { letters in
            if letters.isEmpty { return [] }
            let all = letters
            letters = []
            return all
        }
    }
}

/// One assignment of a partition to a worker: what is said of one must not be taken for the next.
struct Lease: Hashable, Sendable {
    let partition: TopicPartition
    let number: UInt64
}

/// What a worker is told.
enum WorkerLetter: Sendable {
    case assigned(Lease)
    /// Finish and give back.
    case drain(Lease)
    /// Drop at once, and give back when the answer to a commit is there, if that is awaited.
    case abandon(Lease, awaitsAnswer: Bool)
    /// The answer to the question of this ticket.
    case facts(TopicPartition, ticket: UInt64, Result<PartitionFacts, LogError>)
    /// The ends of the inputs' partitions, for the question of this ticket.
    case ends(ticket: UInt64, Result<[TopicPartition: Int64], LogError>)
    /// Free everything and end the thread; nothing is assigned any more, or time is up.
    case end
}

/// What workers tell the supervisor.
enum SupervisorLetter: Sendable {
    case released(Lease)
    case stopped(StepStop, Lease)
    /// A worker's thread, or that of the questions, is at its end.
    case ended
    case stop(String)
}
