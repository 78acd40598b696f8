/// What the machine of a partition asks its shell to do.

public import FlowsCore

extension PartitionMachine {
    /// One thing to do; the shell does them in order and comes back with what happened.
    public enum Action: Sendable {
        /// Ask the log for the partition's facts; comes back as `lookedUp` or `lookUpFailed`.
        case lookUp
        /// Write a fresh token into the progress row; comes back as `claimed` or `claimFailed`.
        case claim(ClaimRequest)
        /// Take over what the step remembered of origins upstream; nil text: it can't be read.
        case remember(seen: String)
        /// Start reading at this offset; a record before `next` is only looked at, as a witness.
        case open(at: Int64)
        /// Publish what the progress row's outbox holds, as this batch.
        case publishOutbox(batch: UInt64)
        /// Load what the batch needs that isn't cached; comes back as `loaded`.
        case load(batch: UInt64)
        /// Run the function over the batch; comes back as `applied`.
        case apply(batch: UInt64)
        /// Write states, progress and outbox in one transaction; comes back as `kept` or `keepFailed`.
        case keep(batch: UInt64, token: Int64, freshToken: Int64)
        /// The batch's transaction is durable: its changes become the cache.
        case absorb(batch: UInt64)
        /// Send the batch's outputs; comes back as `acknowledged` or through `quit`.
        case publish(batch: UInt64)
        /// Drop what the batch loaded and made, and run it again.
        case forget(batch: UInt64)
        /// The same, with half as many records.
        case split(batch: UInt64)
        /// Treat the batch's one record as handled, by the policy skip; the text says why.
        case passOver(batch: UInt64, String)
        /// Drop the batch: its records are polled again by the next owner.
        case drop(batch: UInt64)
        /// The batch is behind us: free what it held.
        case free(batch: UInt64)
        /// Drop everything that is in memory for the partition.
        case forgetAll
        /// Commit an offset; `batch` names whose `seen` and lineage stand beside it, nil for a row's tag.
        case commit(offset: Int64, batch: UInt64?, tag: CommitMetadata?)
        /// Close the open window for its age; comes back as `closed`.
        case closeWindow
        /// Commit an offset of a collector: the end of the window `ends`, nil for none, and the intent
        /// to publish `intends` up to `end`, nil for none.
        case commitWindow(offset: Int64, ends: UInt64?, intends: UInt64?, end: Int64?)
        /// Empty the outbox of the row; comes back as `released`.
        case release(token: Int64)
        /// Stop reading.
        case close
        /// Say so in the log, at level notice.
        case note(String)
        /// Say so in the log as a warning with its cause.
        case warn(String, String)
        /// The partition stops for good; the process is to end.
        case fail(StepStop)
        /// The partition is given back.
        case done
    }
}

/// Why a partition stopped, in words for whoever is called at night.
public struct StepStop: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing has to change before it can go on.
    public enum Kind: String, Sendable {
        /// A record that can't be handled.
        case record
        /// The log isn't the one that the progress belongs to.
        case lineage
        /// The database isn't the one that the group's offset belongs to.
        case databaseLost = "database-lost"
        /// Something that the step needs is missing, or refused to it.
        case environment
    }
    /// What kind.
    public let kind: Kind
    /// Where it stopped.
    public let partition: TopicPartition
    /// The record or offset in question.
    public let offset: Int64
    /// The stage, where a record is the cause: key, decode, apply, keep, encode.
    public let stage: String?
    /// One sentence: what happened and what to do.
    public let message: String

    /// A stop.
    public init(
        kind: Kind, partition: TopicPartition, offset: Int64, stage: String? = nil, message: String
    ) {
        self.kind = kind
        self.partition = partition
        self.offset = offset
        self.stage = stage
        self.message = message
    }

    /// `topic[partition]@offset: message`
    public var description: String {
        "\(partition)@\(offset)\(stage.map { " (\($0))" } ?? ""): \(message)"
    }
}
