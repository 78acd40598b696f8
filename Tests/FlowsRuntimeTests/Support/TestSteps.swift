/// Typed loops over plain text, as small as can be: what a value says is what is done.

import FlowsCore
import FlowsRuntime

/// Text of bytes.
func text(_ bytes: UnsafeRawBufferPointer?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
}

/// Emits an output with these bytes and the input's key.
func emit(_ value: String?, key: UnsafeRawBufferPointer?, topic: Int = 0, _ context: StepContext) {
    let outputs = context.outputs
    let at = outputs.begin(topic: topic, timestamp: context.timestamp)
    if let key { outputs.bytes.append(key) }
    outputs.endKey(at, isNull: key == nil)
    let start = outputs.bytes.count
    if let value { outputs.bytes.append(value) }
    outputs.endValue(at, from: start, isNull: value == nil)
    context.finish(output: at, topic: topic)
}

/// What both loops do around one record.
func handle(
    _ batch: BatchView, _ context: StepContext, _ body: (RawRecord, Int) throws -> Void
) -> Int {
    for index in batch.records.indices where !batch.isRepeat(index) {
        context.begin(batch.records[index])
        let mark = context.outputs.mark
        do {
            try body(batch.records[index], index)
            if let failure = context.outputFailure { throw failure }
        } catch {
            context.outputs.rewind(to: mark)
            let failure =
                error as? RecordFailure ?? RecordFailure(stage: "apply", message: "\(error)")
            if !context.passesOver(failure) { return index }
        }
    }
    return batch.records.count
}

/// Fails where a value says so: `key!`, `decode!`, `apply!`, `large!`.
func obey(_ value: String?, _ context: StepContext) throws {
    switch value {
    case "key!": throw RecordFailure(stage: "key", message: "asked for")
    case "decode!": throw RecordFailure(stage: "decode", message: "asked for")
    case "apply!": throw RecordFailure(stage: "apply", message: "asked for")
    case "large!":
        emit(String(repeating: "x", count: context.recordBytesMax), key: nil, context)
        if let failure = context.outputFailure { throw failure }
    default: break
    }
}

/// Passes each value on; `drop` has no output, `a|b` has one for each part.
final class EchoFunction: StatelessFunction {
    let before: (@Sendable (String?) -> Void)?

    init(before: (@Sendable (String?) -> Void)? = nil) { self.before = before }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        handle(batch, context) { record, _ in
            let value = text(record.value)
            before?(value)
            try obey(value, context)
            if value == "drop" { return }
            guard let value, value.contains("|") else {
                return emit(value, key: record.key, context)
            }
            for part in value.split(separator: "|") {
                emit(String(part), key: record.key, context)
            }
        }
    }
}

/// A key's state is all its values one behind the other; each output shows it.
///
/// `get` only reads, `del` deletes, `drop` has no output.
final class ListFunction: StatefulFunction {
    private var now: [Int: String?] = [:]
    let before: (@Sendable (String?) -> Void)?

    init(before: (@Sendable (String?) -> Void)? = nil) { self.before = before }

    func apply(
        _ batch: BatchView, slots: [Int], states: StateTable, _ context: StepContext
    ) -> Int {
        now = [:]
        let handled = handle(batch, context) { record, index in
            let value = text(record.value)
            before?(value)
            guard slots[index] >= 0 else {
                throw RecordFailure(stage: "key", message: "the key is null")
            }
            try obey(value, context)
            fold(value ?? "", slots[index], states)
            let state = now[slots[index]] ?? nil
            if value != "drop" { emit(state ?? "none", key: record.key, context) }
        }
        for (slot, state) in now {
            guard let state else {
                states.delete(slot)
                continue
            }
            do throws(CodecError) {
                try states.write(slot) { out throws(CodecError) in out.append(state) }
            } catch { preconditionFailure("never: \(error)") }
        }
        return handled
    }

    private func fold(_ value: String, _ slot: Int, _ states: StateTable) {
        if now[slot] == nil { now[slot] = .some(text(states.value(slot))) }
        switch value {
        case "get": break
        case "del": now[slot] = .some(nil)
        default:
            let before = now[slot] ?? nil
            now[slot] = (before.map { $0 + "," } ?? "") + value
        }
    }
}

/// Each record is a row `(key text, value text)`; a null value deletes.
final class RowFunction: MaterialiseFunction {
    static let schema = TableSchema(
        name: "items",
        columns: [TableColumn("order", .text, isKey: true), TableColumn("value", .text)])

    private var changes: [(slot: Int, row: [UInt8]?)] = []

    static func column(_ text: String) -> [UInt8] {
        var writer = RowWriter()
        writer.bytes.append(bigEndian: Int32(text.utf8.count))
        writer.bytes.append(text)
        return [UInt8](writer.bytes.bytes)
    }

    func decode(_ batch: BatchView, rows: RowTable, _ context: StepContext) -> Int {
        changes = []
        return handle(batch, context) { record, _ in
            let value = text(record.value)
            try obey(value, context)
            let key = Self.column(text(record.key) ?? "")
            let slot = key.withUnsafeBytes { rows.touch($0) }
            changes.append((slot, value.map { key + Self.column($0) }))
        }
    }

    func apply(_ batch: BatchView, count: Int, rows: RowTable, _ context: StepContext) {
        var next = 0
        for index in 0..<count where !batch.isRepeat(index) {
            guard next < changes.count else { return }
            let (slot, row) = changes[next]
            next += 1
            put(batch.records[index], slot, row, rows, context)
        }
    }

    private func put(
        _ record: RawRecord, _ slot: Int, _ row: [UInt8]?, _ rows: RowTable,
        _ context: StepContext
    ) {
        var origin = Array("- \(context.source.topic) \(context.source.partition)".utf8)
        var position = IdentityPosition(generation: 0, offset: record.offset, index: 0)
        if let header = record.origin, let identity = Identity.parse(header) {
            origin = Array(identity.origin.dropFirst(2).dropLast())
            position = identity.position
        }
        origin.withUnsafeBytes { origin in
            guard let row else {
                _ = rows.delete(slot, origin: origin, position: position)
                return
            }
            row.withUnsafeBytes {
                _ = rows.upsert(slot, $0, origin: origin, position: position)
            }
        }
    }
}
