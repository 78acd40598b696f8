/// A binary result as values of the runtime.

internal import CLibPQ
internal import FlowsCore

/// Reads a result; the bytes are borrowed until the result is freed.
struct ResultRows {
    private let result: OpaquePointer
    let count: Int32

    init(_ result: OpaquePointer) {
        self.result = result
        count = PQntuples(result)
    }

    /// An integer or boolean of any width.
    func integer(_ row: Int32, _ column: Int32) -> Int64 {
        guard let bytes = bytes(row, column) else { return 0 }
        var value: Int64 = bytes.first.map { $0 > 127 && bytes.count > 1 ? -1 : 0 } ?? 0
        for byte in bytes { value = value << 8 | Int64(byte) }
        return value
    }

    func text(_ row: Int32, _ column: Int32) -> String {
        bytes(row, column).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// Nil for null.
    func bytes(_ row: Int32, _ column: Int32) -> UnsafeRawBufferPointer? {
        guard PQgetisnull(result, row, column) == 0 else { return nil }
        return UnsafeRawBufferPointer(
            start: PQgetvalue(result, row, column), count: Int(PQgetlength(result, row, column)))
    }

    /// The row of a claim, nil when there was none.
    func progressRow() -> ProgressRow? {
        guard count > 0 else { return nil }
        return ProgressRow(
            nextOffset: integer(0, 0), generation: integer(0, 1), seen: text(0, 2),
            lineage: text(0, 3), outbox: bytes(0, 4).map { [UInt8]($0) } ?? [],
            isNew: integer(0, 5) != 0)
    }

    /// What is due of tombstones (no row for nothing), or how many went and whether all was read.
    func expiry(isLook: Bool) -> Expiry {
        guard count > 0 else { return Expiry() }
        if isLook { return Expiry(moment: integer(0, 0)) }
        return Expiry(removed: Int(integer(0, 0)), isRead: integer(0, 1) != 0)
    }

    /// The entries of a load: index from 1, version, value.
    func entries() -> LoadedEntries {
        var entries = LoadedEntries()
        entries.indices.reserveCapacity(Int(count))
        entries.versions.reserveCapacity(Int(count))
        for row in 0..<count {
            entries.indices.append(Int(integer(row, 0)) - 1)
            entries.versions.append(integer(row, 1))
            entries.values.append(bytes(row, 2))
        }
        return entries
    }
}
