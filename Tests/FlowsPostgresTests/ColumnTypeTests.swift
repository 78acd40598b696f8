/// Every column type there and back, as key and as value.

import FlowsCore
import Testing

@testable import FlowsPostgres

@Suite struct ColumnTypeTests {
    private static let columns = ColumnType.allCases.flatMap { type in
        let name = type.rawValue.replacing(" ", with: "_")
        return [TableColumn("k_\(name)", type, isKey: true), TableColumn("v_\(name)", type)]
    }

    private func write(_ type: ColumnType, to row: inout RowWriter) throws {
        switch type {
        case .text: try row.text("tëxt")
        case .bytea: row.bytea([0, 255])
        case .bigint: row.integer(Int64.min)
        case .integer: row.integer(Int32(-7))
        case .boolean: row.boolean(true)
        case .doublePrecision: row.double(-2.5)
        case .real: row.real(0.5)
        case .numeric: row.numeric(UInt64.max)
        case .timestamptz: row.timestamp(milliseconds: 951_782_400_123)
        }
    }

    private static let expected: [ColumnType: String] = [
        .text: "tëxt", .bytea: "\\x00ff", .bigint: "-9223372036854775808", .integer: "-7",
        .boolean: "t", .doublePrecision: "-2.5", .real: "0.5", .numeric: "18446744073709551615",
        .timestamptz: "2000-02-29 00:00:00.123+00",
    ]

    @Test("Every column type is carried, found again by its key, updated and deleted")
    func carries() throws {
        let table = TableSchema.unique("types", Self.columns)
        let step = try TestStep("types", kind: .rows(table))
        let client = step.client()
        try client.claim()
        var key = RowWriter()
        var changes = RowChanges(columns: table.columns.count, keyColumns: table.keyColumns.count)
        for (place, column) in table.columns.enumerated() {
            var value = RowWriter()
            try write(column.type, to: &value)
            changes.insertColumns[place].append(bytes: Array(value.bytes.bytes.dropFirst(4)))
            if column.isKey { try write(column.type, to: &key) }
        }
        let keyBytes = Array(key.bytes.bytes)
        changes.insertKeys.append(bytes: keyBytes)
        changes.insertOld.append(nil)
        changes.insertNew.append(text: "p1")
        #expect(try client.keep(.rows(changes)) == nil)
        let sql = try step.sql()
        try sql.run("SET timezone = 'UTC'")
        let row = try #require(try sql.rows("SELECT * FROM \(table.quoted)").first)
        for (place, column) in table.columns.enumerated() {
            #expect(row[place] == Self.expected[column.type])
        }
        try update(client, changes)
        try delete(client, changes, table, keyBytes)
        #expect(try step.value("SELECT count(*) FROM \(table.quoted)") == "0")
    }

    private func update(_ client: TestClient, _ inserted: RowChanges) throws {
        var changes = inserted
        changes.updateColumns = inserted.insertColumns
        changes.insertColumns = changes.insertColumns.map { _ in ByteColumn() }
        changes.insertKeys = ByteColumn()
        changes.insertOld = ByteColumn()
        changes.insertNew = ByteColumn()
        changes.updateOld.append(text: "p1")
        changes.updateNew.append(text: "p2")
        #expect(try client.keep(.rows(changes)) == nil)
    }

    private func delete(
        _ client: TestClient, _ inserted: RowChanges, _ table: TableSchema, _ key: [UInt8]
    ) throws {
        var keys = ByteColumn()
        keys.append(bytes: key)
        let result = try client.call(.load(LoadRequest(keys: keys)))
        guard case .loaded(let entries) = result else { throw Unexpected(result) }
        #expect(entries.indices == [0] && entries.versions == [0])
        var changes = RowChanges(columns: table.columns.count, keyColumns: table.keyColumns.count)
        let keyPlaces = table.columns.indices.filter { table.columns[$0].isKey }
        changes.deleteColumns = keyPlaces.map { inserted.insertColumns[$0] }
        changes.deleteKeys = keys
        changes.deleteOld.append(text: "p2")
        changes.deleteNew.append(text: "p3")
        #expect(try client.keep(.rows(changes)) == nil)
    }
}
