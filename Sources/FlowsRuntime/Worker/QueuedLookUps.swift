/// Look-ups that wait until whoever steps the process has them answered.

internal import FlowsCore
internal import Synchronization

/// Questions in the order in which they came.
final class QueuedLookUps: LookUps {
    private let questions = Mutex<[LookUpQuestion]>([])
    private let log: any RecordLog

    init(log: any RecordLog) { self.log = log }

    func start() {}

    func ask(_ subject: LookUpSubject, ticket: UInt64, answerTo box: Mailbox<WorkerLetter>) {
        let question = LookUpQuestion(subject: subject, ticket: ticket, box: box)
        questions.withLock { $0.append(question) }
    }

    func end(tell box: Mailbox<SupervisorLetter>) { box.post(.ended) }

    /// Whether a question waits.
    var isAsked: Bool { questions.withLock { !$0.isEmpty } }

    /// Answers everything that was asked; true when something was.
    func answer() -> Bool {
        let asked = questions.withLock { questions in
            defer { questions = [] }
            return questions
        }
        if asked.isEmpty { return false }
        asked.answer(from: log)
        return true
    }
}
