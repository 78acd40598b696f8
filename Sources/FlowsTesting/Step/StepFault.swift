/// What goes wrong while a step under test is said to hold.

/// The kinds of faults, each of which a seed may choose several times.
enum StepFault: String, CaseIterable {
    case crash = "a process dies"
    case zombie = "a process stands still, and the group goes on without it"
    case expulsion = "the group throws a process out"
    case join = "one more process joins"
    case leave = "a process is stopped in good order"
    case doubtfulKeep = "a transaction gets no answer"
    case refusedKeep = "a transaction is refused for now"
    case doubtfulClaim = "a claim gets no answer"
    case databaseDown = "the database is away"
    case brokerDown = "the broker is away"
    case brokerSilent = "the broker is silent"
    case lostAcknowledgements = "acknowledgements are lost"
    case refusedOutput = "an output is refused for good"
    case refusedCommits = "commits are refused"
    case heldCommits = "commits get no answer"
    case lateOutputs = "what dead sessions had sent arrives"
    case timePasses = "a minute passes"

    /// Whether it can do anything to a step that keeps nothing.
    var needsStore: Bool {
        switch self {
        case .doubtfulKeep, .refusedKeep, .doubtfulClaim, .databaseDown: true
        default: false
        }
    }
}
