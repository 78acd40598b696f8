/// Rows of a test's table in few words.

import FlowsCore
import Testing

@testable import FlowsPostgres

extension TableSchema {
    /// `key text primary key, value text` and the like, under a name of its own.
    static func unique(_ stem: String, _ columns: [TableColumn] = keyAndValue) -> TableSchema {
        TableSchema(name: Unique.name(stem), columns: columns)
    }

    static let keyAndValue = [
        TableColumn("key", .text, isKey: true), TableColumn("value", .text, isRequired: false),
    ]
}

/// A key of one text column as the runtime writes it.
func rowKey(_ texts: String...) -> [UInt8] {
    var writer = RowWriter()
    for text in texts { try? writer.text(text) }
    return Array(writer.bytes.bytes)
}

/// A materialising step with an owner.
struct RowStep {
    let step: TestStep
    let client: TestClient
    let table: TableSchema

    init(_ name: String, _ columns: [TableColumn] = TableSchema.keyAndValue) throws {
        table = .unique(name.replacing("-", with: "_"), columns)
        step = try TestStep(name, kind: .rows(table))
        client = step.client()
        try client.claim()
    }

    /// Key, value and position of all rows, in the keys' order.
    func rows() throws -> [[String?]] {
        try step.sql().rows("SELECT key, value, flows_position FROM \(table.quoted) ORDER BY key")
    }

    func tombstones() throws -> [String] {
        let name = step.layout.own("tombstone")
        return try step.sql().rows("SELECT position FROM \(name) ORDER BY position")
            .compactMap { $0[0] }
    }

    func keep(_ changes: RowChanges, by other: TestClient? = nil) throws -> StoreError? {
        try (other ?? client).keep(.rows(changes))
    }
}
