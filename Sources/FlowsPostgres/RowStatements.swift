/// The SQL of a materialised table: load of positions, and the keep of rows and tombstones.

internal import FlowsCore

/// Texts made for one table; columns travel as arrays `c0`, `c1`, … so that no name of the
/// table's can clash with ours.
struct RowStatements {
    let load: String
    let keep: String
    /// The body of the step's function `guard`.
    let guardFunction: String

    private let layout: StoreLayout
    private let table: TableSchema

    init(_ layout: StoreLayout, _ table: TableSchema) {
        self.layout = layout
        self.table = table
        load = Self.load(layout, table)
        keep = Self.keep(layout, table)
        guardFunction = Self.guardFunction(layout, table)
    }

    private static let position = SQL.identifier(StoreLayout.positionColumn)

    /// `$n::text[], $n+1::bigint[]` for these columns, and the next free number.
    private static func arrays(_ columns: [TableColumn], from first: Int) -> (String, Int) {
        let list = columns.enumerated().map { "$\(first + $0)::\($1.type.wireName)[]" }
        return (list.joined(separator: ", "), first + columns.count)
    }

    private static func names(_ count: Int) -> String {
        (0..<count).map { "c\($0)" }.joined(separator: ", ")
    }

    /// `t."a" = ANY (ARRAY[k.c0]) AND …`: answered by the primary key's index alone.
    private static func matches(_ columns: [TableColumn], among all: [TableColumn]) -> String {
        columns.map { column in
            let place = all.firstIndex(of: column) ?? 0
            let sent = column.type.received("k.c\(place)")
            return "t.\(SQL.identifier(column.name)) = ANY (ARRAY[\(sent)])"
        }.joined(separator: " AND ")
    }

    private static func load(_ layout: StoreLayout, _ table: TableSchema) -> String {
        let keys = table.keyColumns
        let (arrays, next) = arrays(keys, from: 1)
        return """
            SELECT k.i, 0::bigint, t.\(position)
            FROM unnest(\(arrays)) WITH ORDINALITY AS k (\(names(keys.count)), i)
            JOIN \(table.quoted) t ON \(matches(keys, among: keys))
            UNION ALL
            SELECT k.i, 1::bigint, t.position
            FROM unnest($\(next)::bytea[]) WITH ORDINALITY AS k (key, i)
            JOIN \(layout.own("tombstone")) t ON t.key = ANY (ARRAY[k.key])
            """
    }

    /// Parameters: $1 to $8 the fence; updates' columns, old, new; inserts' columns, keys, old,
    /// new; deletes' key columns, keys, old, new; burials' keys, old, new; locks, keys without
    /// tombstone, key columns without row; the count.
    private static func keep(_ layout: StoreLayout, _ table: TableSchema) -> String {
        let expect = layout.own("expect")
        let keys = table.keyColumns
        var next = 9
        let update = update(table, &next)
        let insert = insert(layout, table, &next)
        let delete = delete(layout, table, &next)
        let bury = bury(layout, &next)
        let (absent, count) = arrays(keys, from: next + 2)
        let counts = ["u", "i", "it", "d", "bi", "bu"].map { "(SELECT count(*) FROM \($0))" }
        return """
            WITH \(Statements.fence(layout)),
            g AS MATERIALIZED (SELECT \(expect)((SELECT count(*) FROM p), 1, 'FL001')),
            l AS MATERIALIZED (
                SELECT \(layout.own("guard"))($\(next)::integer[], $\(next + 1)::bytea[], \(absent))
                FROM g),
            \(update), \(insert), \(delete), \(bury)
            SELECT \(expect)(\(counts.joined(separator: " + ")), $\(count)::bigint, 'FL002')
            FROM l
            """
    }

    private static func update(_ table: TableSchema, _ next: inout Int) -> String {
        let (arrays, old) = arrays(table.columns, from: next)
        next = old + 2
        var sets = table.columns.enumerated().filter { !$1.isKey }.map { place, column in
            "\(SQL.identifier(column.name)) = \(column.type.received("k.c\(place)"))"
        }
        sets.append("\(position) = k.p1")
        return """
            u AS (
                UPDATE \(table.quoted) t SET \(sets.joined(separator: ", "))
                FROM unnest(\(arrays), $\(old)::text[], $\(old + 1)::text[])
                    AS k (\(names(table.columns.count)), p0, p1)
                WHERE \(matches(table.keyColumns, among: table.columns))
                    AND t.\(position) IS NOT DISTINCT FROM k.p0
                RETURNING 1)
            """
    }

    private static func insert(
        _ layout: StoreLayout, _ table: TableSchema, _ next: inout Int
    ) -> String {
        let (arrays, keys) = arrays(table.columns, from: next)
        next = keys + 3
        let columns = table.columns.map { SQL.identifier($0.name) }.joined(separator: ", ")
        let primary = table.keyColumns.map { SQL.identifier($0.name) }.joined(separator: ", ")
        let values = table.columns.enumerated().map { $1.type.received("k.c\($0)") }
        return """
            i AS (
                INSERT INTO \(table.quoted) (\(columns), \(position))
                SELECT \(values.joined(separator: ", ")), k.p1
                FROM unnest(\(arrays), $\(keys + 2)::text[])
                    AS k (\(names(table.columns.count)), p1)
                ON CONFLICT (\(primary)) DO NOTHING
                RETURNING 1),
            it AS (
                DELETE FROM \(layout.own("tombstone")) t
                USING unnest($\(keys)::bytea[], $\(keys + 1)::text[]) AS k (key, p0)
                WHERE k.p0 IS NOT NULL AND t.key = ANY (ARRAY[k.key]) AND t.position = k.p0
                RETURNING 1)
            """
    }

    private static func delete(
        _ layout: StoreLayout, _ table: TableSchema, _ next: inout Int
    ) -> String {
        let primary = table.keyColumns
        let (arrays, keys) = arrays(primary, from: next)
        next = keys + 3
        return """
            d AS (
                DELETE FROM \(table.quoted) t
                USING unnest(\(arrays), $\(keys + 1)::text[]) AS k (\(names(primary.count)), p0)
                WHERE \(matches(primary, among: primary))
                    AND t.\(position) IS NOT DISTINCT FROM k.p0
                RETURNING 1),
            dt AS (
                INSERT INTO \(layout.own("tombstone")) (key, position)
                SELECT key, p1 FROM unnest($\(keys)::bytea[], $\(keys + 2)::text[]) AS k (key, p1)
                ON CONFLICT (key) DO UPDATE SET position = EXCLUDED.position, deleted_at = now())
            """
    }

    private static func bury(_ layout: StoreLayout, _ next: inout Int) -> String {
        let source = "unnest($\(next)::bytea[], $\(next + 1)::text[], $\(next + 2)::text[])"
        next += 3
        return """
            bi AS (
                INSERT INTO \(layout.own("tombstone")) (key, position)
                SELECT key, p1 FROM \(source) AS k (key, p0, p1) WHERE p0 IS NULL
                ON CONFLICT (key) DO NOTHING
                RETURNING 1),
            bu AS (
                UPDATE \(layout.own("tombstone")) t SET position = k.p1, deleted_at = now()
                FROM \(source) AS k (key, p0, p1)
                WHERE k.p0 IS NOT NULL AND t.key = ANY (ARRAY[k.key]) AND t.position = k.p0
                RETURNING 1)
            """
    }

    // A row and its tombstone lie in two tables, so nothing that one of them has can stop two
    // transactions that each found neither, one to insert the row, one to bury it. Both take
    // the lock of the key's bucket, shared to insert, alone to bury or delete, in one order;
    // then each looks, in a snapshot of its own, for what the other may have written.
    private static func guardFunction(_ layout: StoreLayout, _ table: TableSchema) -> String {
        let keys = table.keyColumns
        let words = ["locks", "unburied"] + keys.indices.map { "a\($0)" }
        let arguments = zip(words, guardArguments(table)).map { "\($0) \($1)" }
        let arrays = (0..<keys.count).map { "a\($0)" }.joined(separator: ", ")
        return """
            CREATE OR REPLACE FUNCTION \(layout.own("guard"))(
                \(arguments.joined(separator: ", "))
            ) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $flows$
            DECLARE
                code integer;
            BEGIN
                FOREACH code IN ARRAY locks LOOP
                    IF code & 1 = 1 THEN
                        PERFORM pg_advisory_xact_lock(\(lockClass(layout)), code >> 1);
                    ELSE
                        PERFORM pg_advisory_xact_lock_shared(\(lockClass(layout)), code >> 1);
                    END IF;
                END LOOP;
                IF cardinality(unburied) > 0 AND EXISTS (
                    SELECT FROM unnest(unburied) AS k (key)
                    JOIN \(layout.own("tombstone")) t ON t.key = ANY (ARRAY[k.key])
                ) OR cardinality(a0) > 0 AND EXISTS (
                    SELECT FROM unnest(\(arrays)) AS k (\(names(keys.count)))
                    JOIN \(table.quoted) t ON \(matches(keys, among: keys))
                ) THEN
                    RAISE EXCEPTION 'a key was written by somebody else' USING ERRCODE = 'FL002';
                END IF;
            END
            $flows$
            """
    }

    /// The types of `guard`'s arguments.
    static func guardArguments(_ table: TableSchema) -> [String] {
        ["integer[]", "bytea[]"] + table.keyColumns.map { "\($0.type.wireName)[]" }
    }

    /// The first half of an advisory lock's number: the step's own.
    private static func lockClass(_ layout: StoreLayout) -> Int32 {
        layout.schema.withHash { Int32(bitPattern: UInt32(truncatingIfNeeded: $0)) }
    }
}

extension String {
    fileprivate func withHash<R>(_ body: (UInt64) -> R) -> R {
        var text = self
        return text.withUTF8 { body(Hash.fnv1a(UnsafeRawBufferPointer($0))) }
    }
}

/// A hash that is the same in every process and release.
enum Hash {
    /// FNV-1a with 64 bits.
    static func fnv1a(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }
}
