/// The delivery protocol's protections by name: tests take one away and see what it is for.

/// A set of protections; a running step has all of them, and nothing public can remove one.
///
/// A name is that of the model's `Off` where the model has the protection (`Tests/Specs`). A
/// removal is looked up once a batch or less, never for a record.
package struct Protections: OptionSet, Sendable, Hashable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(bit: UInt64) { rawValue = 1 << bit }

    /// Every protection, those that have no name yet among them.
    package static let all = Protections(rawValue: .max)

    /// The same without some.
    package func removing(_ some: Protections) -> Protections { subtracting(some) }

    // MARK: The token

    /// A token is fresh at each claim: else a replaced owner's keep still fits the row.
    package static let uniqueToken = Protections(bit: 0)
    /// A token is fresh at each keep too: else an owner outlives a database restored behind it.
    package static let keepToken = Protections(bit: 1)
    /// A keep finds the row by its token: else it lands whoever owns the partition by then.
    package static let token = Protections(bit: 2)
    /// Fenced and still assigned, a partition is acquired again: else it stands still for ever.
    package static let reclaim = Protections(bit: 3)
    /// A keep without an answer is settled by acquiring again: else it is believed to be durable.
    package static let doubt = Protections(bit: 4)

    // MARK: States

    /// Keys written are guarded by their version: else another partition's write is overwritten.
    package static let cas = Protections(bit: 5)
    /// Keys only read are guarded too: else an output shows a state that was replaced meanwhile.
    package static let readGuard = Protections(bit: 6)
    /// Each write gives a random version: counted up, an old one fits a row that was made again, or
    /// written again behind a database that was put back.
    package static let freshVersion = Protections(bit: 7)
    /// Keys read as absent become tombstones: else nobody notices that one was made meanwhile.
    package static let absentRead = Protections(bit: 8)
    /// A key believed absent is inserted, never upserted: else somebody's new state is overwritten.
    package static let absentInsert = Protections(bit: 9)
    /// A key believed there is updated, never upserted: else one that was removed comes back.
    package static let presentUpdate = Protections(bit: 10)
    /// What a stale keep touched, and all when a partition is taken anew, leaves the cache: else
    /// the same conflict comes for ever, or an old value fits a version that came again.
    package static let cacheDrop = Protections(bit: 11)
    /// A deleted state leaves a tombstone: else a key made again can't be told from the old one.
    package static let tombstone = Protections(bit: 12)
    /// States and progress are one transaction: else a crash between them counts twice or never.
    package static let atomic = Protections(bit: 13)

    // MARK: Rows of a table

    /// A deleted row leaves a tombstone: else an old repeat makes it again.
    package static let rowTombstone = Protections(bit: 14)
    /// A delete that found no row leaves one too: else an older record that comes late makes a row.
    package static let tombstoneOfNone = Protections(bit: 15)
    /// The highest is kept for each origin: else origins whose counts differ drop each other.
    package static let origins = Protections(bit: 16)
    /// Of a batch's records of one key the highest wins: else an old repeat does that came last.
    package static let batchHighest = Protections(bit: 17)

    // MARK: Outputs

    /// A keep writes its outputs beside the progress: else a crash before the publish loses them.
    package static let outbox = Protections(bit: 18)
    /// An outbox that is found is published first: else the outputs of a dead owner are lost.
    package static let republish = Protections(bit: 19)
    /// A keep waits until the batch before is acknowledged: else it replaces an outbox in use.
    package static let ackFirst = Protections(bit: 20)
    /// Outputs leave in the order of their inputs: else readers take the overtaken for repeats.
    package static let order = Protections(bit: 21)
    /// Behind a failed output nothing of its session goes out: else its repeat is taken for old.
    package static let gapless = Protections(bit: 22)
    /// A null key's partition follows from its input's place: else a repeat goes unnoticed.
    package static let chosenPartition = Protections(bit: 23)
    /// The outbox is emptied only under the row's token: else that of the next owner is lost.
    package static let releaseGuard = Protections(bit: 24)
    /// The outbox is emptied only when all is acknowledged: else what isn't out is lost.
    package static let releaseAfterAck = Protections(bit: 25)

    // MARK: Identity

    /// Readers drop what isn't above the highest of its origin: else a repeat counts twice.
    package static let identity = Protections(bit: 26)
    /// `seen` is in the row's transaction: else a crash forgets it, and a repeat counts twice.
    package static let seenInKeep = Protections(bit: 27)
    /// Without a row `seen` stands beside the offset: else a crash forgets it.
    package static let seenCommitted = Protections(bit: 28)
    /// The committed `seen` isn't ahead of its offset: else what lies between is dropped unhandled.
    package static let seenNotAhead = Protections(bit: 29)
    /// The committed `seen` isn't behind its offset: else a repeat behind it counts twice.
    package static let seenNotBehind = Protections(bit: 30)
    /// Repeats are decided as polled, in order: else one passes while the first is still in flight.
    package static let decideInOrder = Protections(bit: 31)
    /// Identities begin with the generation: else the outputs of a step started over are dropped.
    package static let generation = Protections(bit: 32)
    /// An unknown generation is taken from the clock: else it is one that readers saw before.
    package static let clockGeneration = Protections(bit: 33)

    /// What a key met of `.latest` sources stands beside its state: else an old repeat replaces a
    /// younger value.
    package static let latestPosition = Protections(bit: 43)

    // MARK: Offsets

    /// An offset is committed when all before it is acknowledged: else a crash loses outputs.
    package static let commitAfterAck = Protections(bit: 34)
    /// A refused commit isn't done: else nobody sends it again, and a start's mark isn't there.
    package static let commitAnswer = Protections(bit: 35)
    /// A commit's answer is awaited before the partition is given back: else it lands later and
    /// moves the next owner's offset back.
    package static let groupFence = Protections(bit: 36)
    /// A fresh generation is committed before its first output: else the next start takes another.
    package static let markFirst = Protections(bit: 37)
    /// The group's mark without a row is a stop: else a lost database starts over in silence.
    package static let noRowStop = Protections(bit: 38)
    /// Cluster, bounds and the record before must be those remembered: else progress is applied to
    /// a log that isn't its own.
    package static let lineage = Protections(bit: 39)
    /// A mark that got no answer is sent again as it was: else it lands behind another and takes
    /// the generation back.
    package static let sameMark = Protections(bit: 40)

    // MARK: Windows

    /// A collector commits a window's end before it publishes: else the next owner cuts elsewhere.
    package static let intentFirst = Protections(bit: 41)
    /// Who finds a window's end finishes that very window: else records count in two windows.
    package static let finishIntent = Protections(bit: 42)

    // MARK: Joins

    /// A rewound join drops all that its router made before: else what was in flight, or lands
    /// late, counts beside what is routed again.
    package static let seenFloor = Protections(bit: 44)

    /// All that have a name, in the order of their bits.
    package static let named: [(name: String, value: Protections)] = [
        ("uniqueToken", uniqueToken), ("keepToken", keepToken), ("token", token),
        ("reclaim", reclaim), ("doubt", doubt), ("cas", cas), ("readGuard", readGuard),
        ("freshVersion", freshVersion), ("absentRead", absentRead),
        ("absentInsert", absentInsert), ("presentUpdate", presentUpdate),
        ("cacheDrop", cacheDrop), ("tombstone", tombstone), ("atomic", atomic),
        ("rowTombstone", rowTombstone), ("tombstoneOfNone", tombstoneOfNone),
        ("origins", origins), ("batchHighest", batchHighest), ("outbox", outbox),
        ("republish", republish), ("ackFirst", ackFirst), ("order", order),
        ("gapless", gapless), ("chosenPartition", chosenPartition),
        ("releaseGuard", releaseGuard), ("releaseAfterAck", releaseAfterAck),
        ("identity", identity), ("seenInKeep", seenInKeep), ("seenCommitted", seenCommitted),
        ("seenNotAhead", seenNotAhead), ("seenNotBehind", seenNotBehind),
        ("decideInOrder", decideInOrder), ("generation", generation),
        ("clockGeneration", clockGeneration), ("commitAfterAck", commitAfterAck),
        ("commitAnswer", commitAnswer), ("groupFence", groupFence), ("markFirst", markFirst),
        ("noRowStop", noRowStop), ("lineage", lineage), ("sameMark", sameMark),
        ("intentFirst", intentFirst), ("finishIntent", finishIntent),
        ("latestPosition", latestPosition), ("seenFloor", seenFloor),
    ]
}
