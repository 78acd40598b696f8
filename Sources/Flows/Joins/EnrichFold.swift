/// What a join of a stream with a table does with a record, a row, and a time that is over.

public import FlowsCore
public import FlowsRuntime

/// The bound of what waits, and what becomes of it there.
@usableFromInline struct WaitRule: Sendable {
    @usableFromInline enum End: Sendable { case emit, drop, stop }
    @usableFromInline let bound: WaitBound
    @usableFromInline let end: End

    @usableFromInline init(_ bound: WaitBound, _ end: End) {
        self.bound = bound
        self.end = end
    }
}

/// One partition's part of the join; records wait as bytes, and are read again when they go out.
@usableFromInline
final class EnrichFold<
    Key: Sendable, Value: Sendable, JoinKey: Sendable, Row: Sendable, OutKey: Sendable,
    Out: Sendable
> {
    @usableFromInline typealias Make = @Sendable (borrowing Record<Key, Value>, Row?) throws -> Out?
    @usableFromInline let context: StepContext
    @usableFromInline let name: String
    @usableFromInline let reader: TypedReader<Key, Value>
    @usableFromInline let place: RecordPlace<Key, Value>
    @usableFromInline let table: Latest<JoinKey, Row>
    @usableFromInline let rule: WaitRule
    @usableFromInline let out: TopicWriter<OutKey, Out>
    @usableFromInline let wakes: TopicWriter<JoinKey, Int64>
    @usableFromInline let make: Make

    @inlinable init(
        _ context: StepContext, _ stream: Topic<Key, Value>, _ table: Latest<JoinKey, Row>,
        _ rule: WaitRule, _ out: TopicWriter<OutKey, Out>, _ wakes: TopicWriter<JoinKey, Int64>,
        _ make: @escaping Make
    ) {
        self.context = context
        name = stream.contract.name
        reader = TypedReader(stream)
        place = RecordPlace(context, topic: stream.contract.name)
        self.table = table
        self.rule = rule
        self.out = out
        self.wakes = wakes
        self.make = make
    }

    // MARK: What comes

    /// A record of the stream: it goes out, or waits behind those that wait already.
    @inlinable func takeRecord(
        _ raw: RawRecord, _ partition: Int32, _ state: inout JoinWaiting?
    ) throws {
        // Read in any case: what can't be read is an error now, not when a row comes.
        let record = try reader.read(raw, into: place)
        place.partition = partition
        defer { place.clear() }
        if let row = try table.row(kept: state?.row) { return try emit(record, row) }
        var now = state ?? JoinWaiting()
        let since = max(context.wallMilliseconds(), now.entries.last?.since ?? .min)
        now.entries.append(JoinWaiting.Entry(raw, partition: partition, since: since))
        if now.entries.count > rule.bound.records {
            try end(now.entries.removeFirst(), "more than \(rule.bound.records) of its key wait")
        }
        wakes.write(since, key: nil, timestamp: since, headers: [])
        state = now
    }

    /// A row: all that waited for it goes out.
    @inlinable func takeRow(_ raw: RawRecord, _ state: inout JoinWaiting?) throws {
        var now = state ?? JoinWaiting()
        let row = try table.row(raw.value)
        now.row = raw.value.map { [UInt8]($0) }
        if let row {
            let entries = now.entries
            now.entries = []
            for entry in entries { try emit(entry, row) }
        }
        state = now.isEmpty ? nil : now
    }

    /// A time is over: what has waited since then, or longer, waits no more.
    @inlinable func wake(_ raw: RawRecord, _ state: inout JoinWaiting?) throws {
        guard var now = state, let value = raw.value else { return }
        let since: Int64
        do { since = try Codec<Int64>.integer.decode(value) } catch {
            throw RecordFailure(stage: "decode", message: error.reason)
        }
        while let first = now.entries.first, first.since <= since {
            now.entries.removeFirst()
            try end(first, "no row came for \(rule.bound.time)")
        }
        state = now.isEmpty ? nil : now
    }

    // MARK: What goes out

    @inlinable func emit(_ record: borrowing Record<Key, Value>, _ row: Row?) throws {
        guard let value = try make(record, row) else { return }
        out.write(value, key: nil, timestamp: nil, headers: [])
    }

    /// A record that waited: with its own time and headers, whatever brought it out.
    @inlinable func emit(_ entry: JoinWaiting.Entry, _ row: Row?) throws {
        let mark = context.outputs.mark
        do {
            try entry.withRecord { raw in
                try context.speaking(for: raw) {
                    let record = try reader.read(raw, into: place)
                    place.partition = entry.partition
                    defer { place.clear() }
                    try emit(record, row)
                }
            }
            if let failure = context.outputFailure { throw failure }
        } catch {
            context.outputs.rewind(to: mark)
            try passOver(entry, context.failure(error))
        }
    }

    /// What fails of those that waited is passed over alone: neither row nor key go with it.
    @usableFromInline func passOver(
        _ entry: JoinWaiting.Entry, _ failure: RecordFailure
    ) throws(RecordFailure) {
        let place = "\(name)[\(entry.partition)] offset \(entry.offset)"
        let whole = RecordFailure(
            stage: failure.stage,
            message: "a record that waited (\(place)) can't be joined: \(failure.message)")
        guard context.remedy == .skip else { throw whole }
        context.outputFailure = nil
        context.giveUp(whole, partition: entry.partition, offset: entry.offset)
    }

    /// What becomes of a record at a bound.
    @inlinable func end(_ entry: JoinWaiting.Entry, _ why: String) throws {
        let failure = RecordFailure(
            stage: "apply",
            message: "it waited for a row of \(table.use.contract.name) in vain: \(why)")
        switch rule.end {
        case .emit: try emit(entry, nil)
        case .drop: context.giveUp(failure, partition: entry.partition, offset: entry.offset)
        case .stop: try passOver(entry, failure)
        }
    }
}
