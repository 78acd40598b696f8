/// What a join has to make of its sources: envelopes on their way, and whose last value counts.

internal import FlowsCore
internal import FlowsRuntime

extension Referee {
    /// The record in an envelope.
    struct Source {
        let value: [UInt8]?
        let origin: Int
        let position: IdentityPosition
        let isLatest: Bool
    }

    /// The envelope that the router makes of a record.
    func expectRouted(_ entry: Entry, _ record: LogRecord, step: Int, _ topic: Int, _ place: Int) {
        guard let key = record.key else { return }
        let isLatest = scenario.isLatest(topic)
        let batch = RecordSlab.batch([record], nextOffset: record.offset + 1)
        var envelope = ByteBuffer(capacity: 64)
        if let raw = batch.records.first {
            EnvelopeWriter(scenario.places(of: step)[place], carriesOrigin: isLatest)
                .append(raw, to: &envelope)
        }
        batch.release()
        var output = Expected(
            offset: entry.offset, index: 0, key: key, value: [UInt8](envelope.bytes))
        output.source = Source(
            value: entry.value, origin: entry.origin, position: entry.position, isLatest: isLatest)
        expect(output, step, place)
    }

    /// Whether a record of a `.latest` source is above what its key has met of its origin.
    func isNews(_ source: Source, _ key: [UInt8], _ step: Int) -> Bool {
        guard source.isLatest else { return true }
        var row = rows[step][key] ?? Row()
        if let highest = row.highest[source.origin], highest >= source.position { return false }
        row.highest[source.origin] = source.position
        rows[step][key] = row
        return true
    }

    /// The step's own state in the bytes that a join keeps.
    static func state(inJoinState bytes: [UInt8]) -> SimulatedState? {
        guard bytes.count >= 18, bytes[0] == 0x0a, bytes[1] == 16 else { return nil }
        return bytes[2..<18].withUnsafeBytes { SimulatedState($0) }
    }

    /// The cleaner took records of a topic that its reader reads for the last value of each key.
    func cleaned(_ topic: Int, _ partition: Int, _ offsets: Set<Int64>) {
        // What it might read again, when its database is put back.
        guard scenario.chain[topic] == .direct, !offsets.isEmpty else { return }
        entries[topic][partition].removeAll { offsets.contains($0.offset) }
    }
}
