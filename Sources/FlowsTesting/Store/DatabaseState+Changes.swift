/// What a keep writes beside its progress, each write guarded by what was believed of its key.

internal import FlowsCore

extension DatabaseState {
    private static let stale = StoreError(
        kind: .stale, sqlState: "FL002", message: "a key was written by somebody else")
    private static let badData = StoreError(
        kind: .data, sqlState: "22000", message: "the value is refused")
    private static let badText = StoreError(
        kind: .data, sqlState: "22021", message: "a text isn't UTF-8 or has U+0000")
    private static let badNull = StoreError(
        kind: .data, sqlState: "23502", message: "a column that may not be null is")

    /// Postgres holds no text with U+0000.
    static func refusal(ofText text: String) -> StoreError? {
        text.utf8.contains(0) ? badText : nil
    }

    /// Why a row's columns are refused; nil when they aren't.
    private func refusal(of row: [[UInt8]?]) -> StoreError? {
        for (column, value) in zip(table?.columns ?? [], row) {
            guard let value else {
                if column.isRequired { return Self.badNull }
                continue
            }
            guard column.type == .text else { continue }
            if value.contains(0) || String(validating: value, as: UTF8.self) == nil {
                return Self.badText
            }
        }
        return row.contains { faults.refuses($0) } ? Self.badData : nil
    }

    mutating func write(_ changes: StateChanges, _ protections: Protections) -> StoreError? {
        if let error = update(changes, protections) ?? insert(changes, protections) {
            return error
        }
        for (index, key) in changes.readKeys.elements.enumerated() {
            guard let key, states[key]?.version == changes.readVersions[index] else {
                return Self.stale
            }
        }
        return nil
    }

    private mutating func update(
        _ changes: StateChanges, _ protections: Protections
    ) -> StoreError? {
        let values = changes.updateValues.elements
        for (index, key) in changes.updateKeys.elements.enumerated() {
            guard let key else { return Self.stale }
            let believed = changes.updateVersions[index]
            let mayBeGone = !protections.contains(.presentUpdate)
            guard let version = states[key]?.version ?? (mayBeGone ? believed : nil),
                version == believed || !protections.contains(.cas)
            else { return Self.stale }
            if faults.refuses(values[index]) { return Self.badData }
            let isFresh = protections.contains(.freshVersion)
            let next = isFresh ? changes.freshVersion : version + 1
            put(next, values[index], forKey: key, protections)
        }
        return nil
    }

    private mutating func insert(
        _ changes: StateChanges, _ protections: Protections
    ) -> StoreError? {
        let values = changes.insertValues.elements
        for (index, key) in changes.insertKeys.elements.enumerated() {
            guard let key, states[key] == nil || !protections.contains(.absentInsert)
            else { return Self.stale }
            if faults.refuses(values[index]) { return Self.badData }
            let version = states[key].map { $0.version + 1 } ?? changes.insertVersions[index]
            put(version, values[index], forKey: key, protections)
        }
        return nil
    }

    /// Without tombstones a key that has no state has no row.
    private mutating func put(
        _ version: Int64, _ value: [UInt8]?, forKey key: [UInt8], _ protections: Protections
    ) {
        let isRow = value != nil || protections.contains(.tombstone)
        put(isRow ? StoredState(version: version, value: value) : nil, forKey: key)
    }

    mutating func write(_ changes: RowChanges, _ protections: Protections) -> StoreError? {
        let buries = protections.contains(.rowTombstone)
        return update(changes) ?? insert(changes) ?? delete(changes, buries: buries)
            ?? bury(changes)
    }

    private mutating func update(_ changes: RowChanges) -> StoreError? {
        let columns = changes.updateColumns.map(\.elements)
        let old = changes.updateOld.texts
        for (index, position) in changes.updateNew.texts.enumerated() {
            let row = columns.map { $0[index] }
            let key = key(of: row)
            guard let found = rows[key], found.position == old[index] else { return Self.stale }
            if let error = refusal(of: row) { return error }
            put(row: StoredRow(columns: row, position: position), forKey: key)
        }
        return nil
    }

    private mutating func insert(_ changes: RowChanges) -> StoreError? {
        let columns = changes.insertColumns.map(\.elements)
        let old = changes.insertOld.texts
        let new = changes.insertNew.texts
        for (index, key) in changes.insertKeys.elements.enumerated() {
            guard let key, rows[key] == nil, tombstones[key]?.position == old[index] else {
                return Self.stale
            }
            let row = columns.map { $0[index] }
            if let error = refusal(of: row) { return error }
            put(tombstone: nil, forKey: key)
            put(row: StoredRow(columns: row, position: new[index]), forKey: key)
        }
        return nil
    }

    private mutating func delete(_ changes: RowChanges, buries: Bool) -> StoreError? {
        let old = changes.deleteOld.texts
        let new = changes.deleteNew.texts
        for (index, key) in changes.deleteKeys.elements.enumerated() {
            guard let key, let row = rows[key], row.position == old[index] else {
                return Self.stale
            }
            put(row: nil, forKey: key)
            let tombstone = StoredTombstone(position: new[index] ?? "", writes: 1)
            if buries { put(tombstone: tombstone, forKey: key) }
        }
        return nil
    }

    private mutating func bury(_ changes: RowChanges) -> StoreError? {
        let old = changes.buryOld.texts
        let new = changes.buryNew.texts
        for (index, key) in changes.buryKeys.elements.enumerated() {
            guard let key, rows[key] == nil, tombstones[key]?.position == old[index] else {
                return Self.stale
            }
            let writes = (tombstones[key]?.writes ?? 0) + 1
            put(
                tombstone: StoredTombstone(position: new[index] ?? "", writes: writes),
                forKey: key)
        }
        return nil
    }

    /// The key columns of a row, as ``RowWriter`` writes them.
    private func key(of row: [[UInt8]?]) -> [UInt8] {
        var column = ByteColumn()
        for (index, value) in row.enumerated() where table?.columns[index].isKey == true {
            guard let value else { continue }
            value.withUnsafeBytes { column.append($0) }
        }
        return column.storage
    }
}

extension ByteColumn {
    fileprivate var texts: [String?] {
        elements.map { $0.map { String(decoding: $0, as: UTF8.self) } }
    }
}
