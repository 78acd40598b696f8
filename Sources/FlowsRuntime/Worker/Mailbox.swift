/// How threads of the runtime talk: letters in a box, and a pipe that wakes whoever sleeps.

internal import FlowsCore
internal import Synchronization

/// Letters to one thread.
final class Mailbox<Letter: Sendable>: Sendable {
    private let letters = Mutex<[Letter]>([])
    let waker = Waker()

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

/// What a worker is told.
enum WorkerLetter: Sendable {
    case assigned([TopicPartition])
    /// Finish and give back.
    case drain([TopicPartition])
    /// Drop at once.
    case abandon([TopicPartition])
    case facts(TopicPartition, Result<PartitionFacts, LogError>)
    /// Free everything and end the thread; nothing is assigned any more, or time is up.
    case end
}

/// What workers tell the supervisor.
enum SupervisorLetter: Sendable {
    case released(TopicPartition)
    case stopped(StepStop)
    case ended(worker: Int)
    case stop(String)
}
