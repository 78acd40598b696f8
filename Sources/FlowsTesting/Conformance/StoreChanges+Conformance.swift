/// States and rows to write, as the conformance suite and the tests of a store say them.

package import FlowsCore

extension ByteColumn {
    package mutating func append(bytes: [UInt8]?) {
        guard let bytes else { return append(nil) }
        bytes.withUnsafeBytes { append($0) }
    }

    package mutating func append(text: String?) { append(bytes: text.map { Array($0.utf8) }) }
}

extension StateChanges {
    /// A state that is there gets a value, and a version above it; nil deletes it.
    package func updating(_ key: String, _ version: Int64, _ value: String?) -> StateChanges {
        var changes = self
        changes.updateKeys.append(text: key)
        changes.updateVersions.append(version)
        changes.freshVersion = version + 1
        changes.updateValues.append(text: value)
        return changes
    }

    /// A state that isn't there; nil for a key that was only read.
    package func inserting(_ key: String, _ version: Int64, _ value: String?) -> StateChanges {
        inserting(Array(key.utf8), version, value.map { Array($0.utf8) })
    }

    package func inserting(_ key: [UInt8], _ version: Int64, _ value: [UInt8]?) -> StateChanges {
        var changes = self
        changes.insertKeys.append(bytes: key)
        changes.insertVersions.append(version)
        changes.insertValues.append(bytes: value)
        return changes
    }

    package func reading(_ key: String, _ version: Int64) -> StateChanges {
        var changes = self
        changes.readKeys.append(text: key)
        changes.readVersions.append(version)
        return changes
    }
}

extension TableSchema {
    /// A key, and a value that may be null; the name is the case's own.
    static func conformance(_ name: String) -> TableSchema {
        TableSchema(
            name: name,
            columns: [
                TableColumn("key", .text, isKey: true),
                TableColumn("value", .text, isRequired: false),
            ])
    }
}

extension RowChanges {
    /// Nothing to write to a table of a key and a value.
    package static var none: RowChanges { RowChanges(columns: 2, keyColumns: 1) }

    /// The key as the runtime writes it.
    static func key(_ text: String) -> [UInt8] {
        var column = ByteColumn()
        column.append(text: text)
        return column.storage
    }

    package func updating(
        _ key: String, _ value: String?, from old: String?, to new: String
    ) -> RowChanges {
        var changes = self
        changes.updateColumns[0].append(text: key)
        changes.updateColumns[1].append(text: value)
        changes.updateOld.append(text: old)
        changes.updateNew.append(text: new)
        return changes
    }

    /// `tombstone` is the position that its tombstone has, nil for none.
    package func inserting(
        _ key: String, _ value: String?, tombstone: String? = nil, to new: String
    ) -> RowChanges {
        inserting(key, value.map { Array($0.utf8) }, tombstone: tombstone, to: new)
    }

    package func inserting(
        _ key: String, _ value: [UInt8]?, tombstone: String?, to new: String
    ) -> RowChanges {
        var changes = self
        changes.insertColumns[0].append(text: key)
        changes.insertColumns[1].append(bytes: value)
        changes.insertKeys.append(bytes: Self.key(key))
        changes.insertOld.append(text: tombstone)
        changes.insertNew.append(text: new)
        return changes
    }

    package func deleting(_ key: String, from old: String?, to new: String) -> RowChanges {
        var changes = self
        changes.deleteColumns[0].append(text: key)
        changes.deleteKeys.append(bytes: Self.key(key))
        changes.deleteOld.append(text: old)
        changes.deleteNew.append(text: new)
        return changes
    }

    package func burying(_ key: String, from old: String?, to new: String) -> RowChanges {
        var changes = self
        changes.buryKeys.append(bytes: Self.key(key))
        changes.buryOld.append(text: old)
        changes.buryNew.append(text: new)
        return changes
    }
}
