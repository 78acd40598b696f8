/// One ordered way between a process and a server: what is sent lands later, answers later still.

internal import FlowsCore

/// A connection, a producer session or a queue of commits; the scheduler says when anything moves.
class Link {
    // The world owns all links.
    unowned(unsafe) let world: SimulatedWorld
    /// Which step of the chain it belongs to, and which process by its number.
    let step: Int
    let process: Int
    let waker: Waker
    /// Nobody listens any more; what was sent may still land.
    var isOrphan = false
    /// What hasn't landed, and answers that haven't come: most links have neither, and every turn
    /// looks at all of them.
    final var waitingCount = 0
    final var answerCount = 0
    /// Nothing moves before this turn of the scheduler.
    var frozenUntil = 0

    init(_ world: SimulatedWorld, step: Int, process: Int, waker: Waker) {
        self.world = world
        self.step = step
        self.process = process
        self.waker = waker
    }

    /// Whether something that was sent may land now.
    var canLand: Bool { false }
    /// Whether an answer may come now.
    var canDeliver: Bool { false }
    /// Whether nothing will ever move here again.
    var isOver: Bool { false }
    /// One request lands.
    func land() {}
    /// One answer comes.
    func deliver() {}
    /// What nobody waits for any more may take its time.
    func linger() {
        isOrphan = true
        frozenUntil = world.turn + (world.random.oneIn(2) ? world.random.below(400) : 0)
    }
    /// The process is dead: what it hadn't sent is lost, and so are its answers.
    func orphan() {}
}
