/// Turns a batch's row changes into parameters, and keys as the runtime writes them into columns.

internal import FlowsCore

/// Adds what ``RowStatements`` wants, in its order.
struct RowParameters {
    /// Locks that batches share: more of them let more batches with deletes run at once, and
    /// each costs a place in the server's lock table.
    static let buckets: UInt64 = 32

    private let types: [UInt32]
    private let keyTypes: [UInt32]

    init(_ table: TableSchema) {
        types = table.columns.map(\.type.wireOID)
        keyTypes = table.keyColumns.map(\.type.wireOID)
    }

    /// The parameters of a load: key columns, keys.
    func addLoad(_ keys: ByteColumn, to list: inout ParameterList) {
        addColumns(of: keys, to: &list) { _ in true }
        list.add(keys, of: 17)
    }

    /// The parameters of a keep behind those of the fence.
    func addKeep(_ rows: RowChanges, to list: inout ParameterList) {
        add(rows.updateColumns, types, to: &list)
        list.add(rows.updateOld, of: 25)
        list.add(rows.updateNew, of: 25)
        add(rows.insertColumns, types, to: &list)
        list.add(rows.insertKeys, of: 17)
        list.add(rows.insertOld, of: 25)
        list.add(rows.insertNew, of: 25)
        add(rows.deleteColumns, keyTypes, to: &list)
        list.add(rows.deleteKeys, of: 17)
        list.add(rows.deleteOld, of: 25)
        list.add(rows.deleteNew, of: 25)
        list.add(rows.buryKeys, of: 17)
        list.add(rows.buryOld, of: 25)
        list.add(rows.buryNew, of: 25)
        addGuards(rows, to: &list)
        let changed = rows.updateNew.count + rows.insertNew.count + rows.deleteNew.count
        let others = rows.insertOld.count - nulls(rows.insertOld).count + rows.buryNew.count
        list.add(Int64(changed + others))
    }

    private func addGuards(_ rows: RowChanges, to list: inout ParameterList) {
        let insertedAbsent = nulls(rows.insertOld)
        let buriedAbsent = nulls(rows.buryOld)
        list.add(locks(rows, insertedAbsent, buriedAbsent))
        var unburied = ByteBuffer()
        var count = 0
        rows.insertKeys.forEach { index, key in
            guard insertedAbsent.contains(index), let key else { return }
            unburied.append(bigEndian: Int32(key.count))
            unburied.append(key)
            count += 1
        }
        list.add(unburied, count: count, of: 17)
        addColumns(of: rows.buryKeys, to: &list) { buriedAbsent.contains($0) }
    }

    /// Bucket × 2, + 1 to have it alone; ascending, so that no two batches wait crosswise.
    private func locks(
        _ rows: RowChanges, _ inserted: IndexSet, _ buried: IndexSet
    ) -> [Int32] {
        var shared: UInt64 = 0
        var alone: UInt64 = 0
        func bit(_ key: UnsafeRawBufferPointer?) -> UInt64 {
            key.map { 1 << (Hash.fnv1a($0) % Self.buckets) } ?? 0
        }
        if inserted.count > 0 {
            rows.insertKeys.forEach { if inserted.contains($0) { shared |= bit($1) } }
        }
        rows.deleteKeys.forEach { alone |= bit($1) }
        if buried.count > 0 {
            rows.buryKeys.forEach { if buried.contains($0) { alone |= bit($1) } }
        }
        return (0..<Int32(Self.buckets)).compactMap { bucket in
            if alone >> UInt64(bucket) & 1 == 1 { return bucket * 2 + 1 }
            return shared >> UInt64(bucket) & 1 == 1 ? bucket * 2 : nil
        }
    }

    private func add(_ columns: [ByteColumn], _ types: [UInt32], to list: inout ParameterList) {
        for (column, type) in zip(columns, types) { list.add(column, of: type) }
    }

    /// Splits keys into their columns: a key is its columns' lengths and bytes one behind the other.
    private func addColumns(
        of keys: ByteColumn, to list: inout ParameterList, where wanted: (Int) -> Bool
    ) {
        for (place, type) in keyTypes.enumerated() {
            var column = ByteBuffer()
            var count = 0
            keys.forEach { index, key in
                guard wanted(index), let key else { return }
                column.append(Self.element(place, of: key))
                count += 1
            }
            list.add(column, count: count, of: type)
        }
    }

    /// The length and bytes of one column of a key.
    private static func element(
        _ place: Int, of key: UnsafeRawBufferPointer
    ) -> UnsafeRawBufferPointer {
        var at = 0
        var left = place
        while true {
            precondition(at + 4 <= key.count, "a key must have every key column of its table")
            let raw = key.loadUnaligned(fromByteOffset: at, as: Int32.self)
            let end = at + 4 + max(Int(Int32(bigEndian: raw)), 0)
            precondition(end <= key.count, "a key must have every key column of its table")
            if left == 0 { return UnsafeRawBufferPointer(rebasing: key[at..<end]) }
            left -= 1
            at = end
        }
    }

    /// Which elements of a column are null.
    private struct IndexSet {
        var bits: [Bool]
        var count = 0
        func contains(_ index: Int) -> Bool { index < bits.count && bits[index] }
    }

    private func nulls(_ column: ByteColumn) -> IndexSet {
        var set = IndexSet(bits: Array(repeating: false, count: column.count))
        column.forEach { index, element in
            guard element == nil else { return }
            set.bits[index] = true
            set.count += 1
        }
        return set
    }
}
