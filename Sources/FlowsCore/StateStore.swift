/// What the runtime needs of a store such as Postgres; `FlowsPostgres` and the in-memory store satisfy it.

/// One worker's connection to the store of its step. It never blocks: requests are handed in, answers taken.
///
/// Requests are carried out in the order in which they were submitted, each in a transaction
/// of its own. A connection that breaks is made again by the store, with backoff; requests that
/// were not yet sent then wait, and those sent answer `.inDoubt` (keeps) or `.transient`.
public protocol StateStore: AnyObject {
    /// Hands in a request; the answer has the same ticket.
    func submit(_ request: StoreRequest, ticket: UInt64)
    /// Reads and writes what is possible now and returns the answers that are there. Never waits.
    func advance() -> [StoreAnswer]
    /// What to sleep on: a socket, or −1; and whether it waits to be written.
    var waitsOn: (descriptor: Int32, write: Bool) { get }
    /// Nil while connected; else why not, for readiness and the log.
    var unreachable: String? { get }
    /// Closes the connection; requests in flight are forgotten.
    func close()
}

/// A request of the protocol.
public enum StoreRequest {
    /// Take a partition: a fresh token into its progress row (Delivery: Acquire a partition).
    case claim(ClaimRequest)
    /// Read states, or positions of rows, that aren't cached.
    case load(LoadRequest)
    /// Progress, states or rows, and outbox in one transaction (Delivery: One batch).
    case keep(KeepRequest)
    /// Empty the outbox of a partition that is given back with everything acknowledged.
    case release(TopicPartition, token: Int64)
    /// Remove tombstones by age, or see whether there are any to remove.
    case expire(ExpireRequest)
}

/// An answer, with its request's ticket.
public struct StoreAnswer {
    /// The request's.
    public let ticket: UInt64
    /// What came of it.
    public let result: StoreResult

    /// An answer.
    public init(ticket: UInt64, result: StoreResult) {
        self.ticket = ticket
        self.result = result
    }
}

/// What came of a request.
public enum StoreResult {
    /// The progress row as it is after the claim; nil when there is none and none was to be made.
    case claimed(ProgressRow?)
    /// What was found of the keys asked for, each with the key's index in the request.
    case loaded(LoadedEntries)
    /// The transaction is durable.
    case kept
    /// The outbox is empty, or was no longer ours.
    case released
    /// What is due of the tombstones, or was removed.
    case expired(Expiry)
    /// Nothing was written, or it isn't known.
    case failed(StoreError)
}

/// Why a request failed, as the protocol tells it apart.
public struct StoreError: Error, Sendable, CustomStringConvertible {
    /// What the protocol does about it.
    public enum Kind: Sendable, Equatable {
        /// Our token isn't in the row any more (FL001).
        case fenced
        /// A key's version isn't the loaded one (FL002).
        case stale
        /// Rolled back for a reason that passes (deadlock, lock time-out, disk full, shutdown).
        case transient
        /// No answer: the transaction may have been carried out, or may still be.
        case inDoubt
        /// The data of some record was refused (SQLSTATE classes 22 and 23).
        case data
        /// It won't work without a change (a missing table, a missing right).
        case permanent
    }
    /// What to do about it.
    public let kind: Kind
    /// The SQLSTATE, empty when the server said nothing.
    public let sqlState: String
    /// One sentence: what happened, and what to do where that is known.
    public let message: String

    /// An error.
    public init(kind: Kind, sqlState: String = "", message: String) {
        self.kind = kind
        self.sqlState = sqlState
        self.message = message
    }

    /// The message with its SQLSTATE.
    public var description: String {
        sqlState.isEmpty ? message : "\(message) (SQLSTATE \(sqlState))"
    }
}

/// Everything that a claim needs.
public struct ClaimRequest: Sendable {
    /// The partition to take.
    public var partition: TopicPartition
    /// The fresh random token.
    public var token: Int64
    /// Where a row starts that isn't there yet; nil: make none, since one must be there.
    public var initial: InitialProgress?
    /// How long an older owner's transaction may block the claim before its backend is ended.
    public var lockTimeout: Duration
    /// What a store in memory protects for whoever claims; other stores protect everything.
    package var protections = Protections.all

    /// A claim.
    public init(
        partition: TopicPartition, token: Int64, initial: InitialProgress?, lockTimeout: Duration
    ) {
        self.partition = partition
        self.token = token
        self.initial = initial
        self.lockTimeout = lockTimeout
    }
}

/// What a new progress row holds.
public struct InitialProgress: Sendable {
    /// Where to start reading.
    public var nextOffset: Int64
    /// The generation of the first outputs.
    public var generation: Int64
    /// Cluster id and so on, as text of the runtime's own.
    public var lineage: String

    /// A start.
    public init(nextOffset: Int64, generation: Int64, lineage: String) {
        self.nextOffset = nextOffset
        self.generation = generation
        self.lineage = lineage
    }
}

/// A progress row.
public struct ProgressRow: Sendable {
    /// The next input offset to handle.
    public var nextOffset: Int64
    /// The generation of this partition's outputs.
    public var generation: Int64
    /// The highest identity per origin, as text of the runtime's own.
    public var seen: String
    /// What the log looked like before `nextOffset`, as text of the runtime's own.
    public var lineage: String
    /// The encoded outputs that may not be published yet (``OutputBatch``); empty for none.
    public var outbox: [UInt8]
    /// Whether this claim made the row.
    public var isNew: Bool

    /// A row.
    public init(
        nextOffset: Int64, generation: Int64, seen: String, lineage: String, outbox: [UInt8],
        isNew: Bool
    ) {
        self.nextOffset = nextOffset
        self.generation = generation
        self.seen = seen
        self.lineage = lineage
        self.outbox = outbox
        self.isNew = isNew
    }
}

/// Keys to look up.
public struct LoadRequest: Sendable {
    /// The keys; for a table, the key columns as ``RowWriter`` writes them.
    public var keys: ByteColumn

    /// A request for these keys.
    public init(keys: ByteColumn) { self.keys = keys }
}

/// What a load found; a key that isn't named was not there at all.
public struct LoadedEntries: Sendable {
    /// For each entry, the index of its key in the request.
    public var indices: [Int] = []
    /// For states: each entry's version. For tables: 0 where a row is, 1 where only a tombstone.
    public var versions: [Int64] = []
    /// For states: the value, null for a tombstone. For tables: the stored position text.
    public var values = ByteColumn()

    /// Nothing found.
    public init() {}
}

/// One batch's transaction.
public struct KeepRequest {
    /// The partition whose progress this is.
    public var partition: TopicPartition
    /// The token that must be in the row.
    public var token: Int64
    /// The token to put there.
    public var freshToken: Int64
    /// The offset behind the batch.
    public var nextOffset: Int64
    /// The highest identity per origin after the batch.
    public var seen: String
    /// What the log looks like before `nextOffset`.
    public var lineage: String
    /// The batch's outputs, nil when it has none; not to be changed until the answer.
    public var outbox: OutputBatch?
    /// States or rows to write.
    public var changes: StoreChanges
    /// What a store in memory protects in this transaction; other stores protect everything.
    package var protections = Protections.all

    /// A transaction.
    public init(
        partition: TopicPartition, token: Int64, freshToken: Int64, nextOffset: Int64,
        seen: String, lineage: String, outbox: OutputBatch?, changes: StoreChanges
    ) {
        self.partition = partition
        self.token = token
        self.freshToken = freshToken
        self.nextOffset = nextOffset
        self.seen = seen
        self.lineage = lineage
        self.outbox = outbox
        self.changes = changes
    }
}

/// What a batch writes beside its progress.
public enum StoreChanges {
    /// Only progress.
    case none
    /// A stateful step's states.
    case states(StateChanges)
    /// A materialised table's rows.
    case rows(RowChanges)
}

/// States to write, each guarded by what was believed of it.
public struct StateChanges: Sendable {
    /// Keys that are there (or are tombstones) at `updateVersions`: written, at `freshVersion`.
    public var updateKeys = ByteColumn()
    /// The version each must have.
    public var updateVersions: [Int64] = []
    /// The version that they get, random like those of new rows: one that was counted up would come
    /// back with another value when the database is restored behind its owners.
    public var freshVersion: Int64 = 0
    /// The new value of each; null makes a tombstone.
    public var updateValues = ByteColumn()
    /// Keys believed absent: inserted; one that is there after all is a conflict.
    public var insertKeys = ByteColumn()
    /// The version each starts at, random too.
    public var insertVersions: [Int64] = []
    /// The value of each; null makes a tombstone (a key only read that wasn't there).
    public var insertValues = ByteColumn()
    /// Keys only read, there (or tombstones) at `readVersions`.
    public var readKeys = ByteColumn()
    /// The version each must have.
    public var readVersions: [Int64] = []

    /// Nothing to write.
    public init() {}
}

/// Rows of a table to write, each guarded by the position that was believed to be there.
///
/// A row's position is text of the runtime's own: the highest identity per origin. `nil` in a
/// position column means that neither a row nor a tombstone was believed to be there.
public struct RowChanges: Sendable {
    /// Rows that are there: all columns, one ``ByteColumn`` each, in the table's order.
    public var updateColumns: [ByteColumn]
    /// The position each must have.
    public var updateOld = ByteColumn()
    /// The position each gets.
    public var updateNew = ByteColumn()
    /// Rows that aren't there.
    public var insertColumns: [ByteColumn]
    /// The position that its tombstone must have, null when there must be no tombstone.
    public var insertOld = ByteColumn()
    /// The position each gets.
    public var insertNew = ByteColumn()
    /// Rows that are there and go: the key columns only, as ``RowWriter`` writes them.
    public var deleteKeys = ByteColumn()
    /// The same keys column by column, in the order of the table's key columns.
    public var deleteColumns: [ByteColumn]
    /// The position each must have.
    public var deleteOld = ByteColumn()
    /// The position that its tombstone gets.
    public var deleteNew = ByteColumn()
    /// Tombstones to write where no row is: the keys as ``RowWriter`` writes them.
    public var buryKeys = ByteColumn()
    /// The position its tombstone must have, null when there must be none.
    public var buryOld = ByteColumn()
    /// The position each gets.
    public var buryNew = ByteColumn()
    /// The keys of `insertColumns` as ``RowWriter`` writes them, for their tombstones.
    public var insertKeys = ByteColumn()

    /// Nothing to write to a table of so many columns, of which so many are its key.
    public init(columns: Int, keyColumns: Int) {
        updateColumns = Array(repeating: ByteColumn(), count: columns)
        insertColumns = Array(repeating: ByteColumn(), count: columns)
        deleteColumns = Array(repeating: ByteColumn(), count: keyColumns)
    }
}
