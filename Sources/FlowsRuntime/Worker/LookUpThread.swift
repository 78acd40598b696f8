/// Asks the log for facts of partitions on a thread of its own, since those questions block.

internal import FlowsCore

/// One thread for the process; questions that wait are asked together.
final class LookUpThread: LookUps {
    private typealias Question = LookUpQuestion

    private enum Letter: Sendable {
        case ask(Question)
        case end(Mailbox<SupervisorLetter>)
    }

    private let letters = Mailbox<Letter>()
    private let log: any RecordLog

    init(log: any RecordLog) { self.log = log }

    func start() { NativeThread.start { self.run() } }

    /// Asks; the answer comes as a letter with the same ticket.
    func ask(_ subject: LookUpSubject, ticket: UInt64, answerTo box: Mailbox<WorkerLetter>) {
        letters.post(.ask(Question(subject: subject, ticket: ticket, box: box)))
    }

    /// Ends the thread once the question at hand is answered, and says so.
    func end(tell box: Mailbox<SupervisorLetter>) { letters.post(.end(box)) }

    private func run() {
        while true {
            // A letter posted before the wait has left its byte in the pipe: nothing is slept over.
            letters.waker.wait(others: [], timeout: .seconds(60))
            var questions: [Question] = []
            for letter in letters.take() {
                switch letter {
                case .ask(let question): questions.append(question)
                case .end(let box): return box.post(.ended)
                }
            }
            if !questions.isEmpty { (questions + more()).answer(from: log) }
        }
    }

    /// Questions that come within moments: workers ask for each of their partitions, and one call
    /// for all of them isn't held up by the fetches of those that were answered first.
    private func more() -> [Question] {
        letters.waker.wait(others: [], timeout: .milliseconds(2))
        letters.waker.wait(others: [], timeout: .milliseconds(2))
        let letters = letters.take()
        return letters.compactMap { letter in
            if case .ask(let question) = letter { return question }
            self.letters.post(letter)
            return nil
        }
    }
}
