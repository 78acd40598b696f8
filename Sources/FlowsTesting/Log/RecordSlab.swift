/// The memory that a polled batch borrows from, filled with rubbish when it is given back.

internal import FlowsCore

/// Copies of records in one piece of memory; freed by the batch's release.
final class RecordSlab {
    private let base: UnsafeMutableRawPointer
    private let capacity: Int
    private var used = 0

    private init(capacity: Int) {
        self.capacity = max(capacity, 1)
        base = .allocate(byteCount: self.capacity, alignment: 16)
    }

    deinit { base.deallocate() }

    /// A batch of these records; whoever reads it after its release finds 0xDD.
    static func batch(_ records: ArraySlice<LogRecord>, nextOffset: Int64) -> RecordBatch {
        let blocks = records.map { record in
            var block = ByteBuffer(capacity: 16)
            for header in record.headers where header.name != Identity.header {
                HeaderBlock.append(name: header.name, value: header.value, to: &block)
            }
            return [UInt8](block.bytes)
        }
        let size = zip(records, blocks).reduce(0) { sum, pair in
            let record = pair.0
            return sum + (record.key?.count ?? 0) + (record.value?.count ?? 0) + pair.1.count
                + (record.identity?.utf8.count ?? 0)
        }
        let slab = RecordSlab(capacity: size)
        let raw = zip(records, blocks).map { record, block in
            RawRecord(
                offset: record.offset, timestamp: record.timestamp, key: slab.copy(record.key),
                value: slab.copy(record.value),
                headers: slab.copy(block) ?? UnsafeRawBufferPointer(start: nil, count: 0),
                origin: slab.copy(record.identity.map { Array($0.utf8) }))
        }
        return RecordBatch(records: raw, nextOffset: nextOffset, payloadBytes: size) {
            slab.base.initializeMemory(as: UInt8.self, repeating: 0xDD, count: slab.capacity)
        }
    }

    private func copy(_ bytes: [UInt8]?) -> UnsafeRawBufferPointer? {
        guard let bytes else { return nil }
        let start = base + used
        bytes.withUnsafeBytes { source in
            if let from = source.baseAddress {
                start.copyMemory(from: from, byteCount: source.count)
            }
        }
        used += bytes.count
        return UnsafeRawBufferPointer(start: start, count: bytes.count)
    }
}
