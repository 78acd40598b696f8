/// What can go wrong in a simulation.

/// A fault; numbers choose among what is there when it strikes.
public enum Fault: Hashable, Sendable {
    /// A process dies and is started again after a while.
    case crash(process: Int, restart: Int)
    /// A process stands still for so many turns; meanwhile the group goes on without it.
    case zombie(process: Int, turns: Int)
    /// The group throws a process out, which hears of it at its next look.
    case expulsion(process: Int)
    /// A process is stopped in good order and started again.
    case restart(process: Int)
    /// One more process joins.
    case join(step: Int)
    /// Connections of a process to its database break after something was sent.
    case cut(process: Int)
    /// Some link stands still for so many turns.
    case freeze(link: Int, turns: Int)
    /// The broker is away for so many turns.
    case brokerDown(turns: Int)
    /// A step's database is away for so many turns.
    case databaseDown(step: Int, turns: Int)
    /// So many of the next commits are refused.
    case refusedCommits(Int)
    /// The output with this number from here on is refused for good.
    case refusedOutput(Int)
    /// A step's next keep is refused for now.
    case refusedKeep(step: Int)
    /// The next keep stands still in the middle of its transaction.
    case openTransaction(turns: Int)
    /// Transaction markers leave a gap in some partition.
    case gap(topic: Int, partition: Int)
    /// All processes die at once and are started again.
    case blackout(restart: Int)
    /// The next keep stands still on its way, and the group goes on without its sender.
    case overtaken(turns: Int)
    /// The same with the next release of an outbox.
    case overtakenRelease(turns: Int)
    /// The next commit stands still on its way, and one more process joins.
    case lateCommit(turns: Int)
    /// The next request to a database breaks its connection, as if it were sent or not.
    case broken
    /// The claim of an owner that is gone by then lands.
    case lateClaim(step: Int)
    /// From now on tombstones of a step's states are removed, young as they are.
    case expiry(step: Int)
    /// A foreign tool moves a group's offset, or takes it away; steps with a row don't mind.
    case foreignOffset(step: Int, partition: Int, isRemoved: Bool)
    /// A step without a row dies as a whole, and what its group has committed expires.
    case forgotten(step: Int)
    /// A step's database is copied, and the copy put back after so many turns; nobody is told.
    case restore(step: Int, turns: Int)
    /// A step's database is lost: the step has to stop.
    case loss(step: Int)
    /// The source is deleted and made anew: the first step has to stop.
    case anew
    /// The cleaner goes over a compacted topic, as far as it was read.
    case compaction(topic: Int)
}
