/// The DDL of a step's own tables, as it is after the newest migration.

internal import FlowsCore

/// What `migrate` runs; every statement may be run again.
enum Tables {
    /// The tables of the step's own schema.
    static func names(_ layout: StoreLayout) -> [String] {
        switch layout.kind {
        case .none: ["progress"]
        case .states: ["progress", "state"]
        case .rows: ["progress", "tombstone"]
        }
    }

    static func statements(_ layout: StoreLayout) -> [String] {
        var all = [migration(layout), expect(layout), progress(layout), storage(layout)]
        switch layout.kind {
        case .none: break
        case .states: all += [state(layout), ages(layout, "state")]
        case .rows: all += [tombstone(layout), ages(layout, "tombstone")]
        }
        return all
    }

    /// A materialised table, and the column that Flows adds to one that is there.
    static func materialised(_ table: TableSchema) -> [String] {
        var lines = table.columns.map { column in
            let required = column.isRequired ? " NOT NULL" : ""
            return "\(SQL.identifier(column.name)) \(column.type.sqlName)\(required)"
        }
        lines.append("\(SQL.identifier(StoreLayout.positionColumn)) text")
        let primary = table.keyColumns.map { SQL.identifier($0.name) }.joined(separator: ", ")
        lines.append("PRIMARY KEY (\(primary))")
        return [
            """
            CREATE TABLE IF NOT EXISTS \(table.quoted) (\(lines.joined(separator: ", ")))
            WITH (fillfactor = 80)
            """,
            """
            ALTER TABLE \(table.quoted)
            ADD COLUMN IF NOT EXISTS \(SQL.identifier(StoreLayout.positionColumn)) text
            """,
        ]
    }

    private static func migration(_ layout: StoreLayout) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(layout.own("migration")) (
            version integer PRIMARY KEY,
            applied_at timestamptz NOT NULL DEFAULT now(),
            by text NOT NULL)
        """
    }

    /// A guard of a keep: there is nobody to look before the commit, so what doesn't hold raises.
    private static func expect(_ layout: StoreLayout) -> String {
        """
        CREATE OR REPLACE FUNCTION \(layout.own("expect"))(
            actual bigint, expected bigint, code text
        ) RETURNS void LANGUAGE plpgsql AS $flows$
        BEGIN
            IF actual <> expected THEN
                RAISE EXCEPTION 'expected % rows, found %', expected, actual USING ERRCODE = code;
            END IF;
        END
        $flows$
        """
    }

    // Rewritten with every batch, with a value of megabytes: vacuumed early and at full speed,
    // or it grows by hundreds of megabytes in seconds.
    private static func progress(_ layout: StoreLayout) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(layout.own("progress")) (
            topic text NOT NULL,
            partition integer NOT NULL,
            token bigint NOT NULL,
            generation bigint NOT NULL,
            next_offset bigint NOT NULL,
            seen text NOT NULL DEFAULT '',
            lineage text NOT NULL DEFAULT '',
            redrive_count bigint NOT NULL DEFAULT 0,
            outbox bytea NOT NULL DEFAULT '',
            updated_at timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (topic, partition)
        ) WITH (
            fillfactor = 50,
            autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 200,
            autovacuum_vacuum_cost_delay = 0,
            toast.autovacuum_vacuum_scale_factor = 0, toast.autovacuum_vacuum_threshold = 2000,
            toast.autovacuum_vacuum_cost_delay = 0)
        """
    }

    /// Short-lived and perhaps compressed already by its author: not worth compressing.
    private static func storage(_ layout: StoreLayout) -> String {
        "ALTER TABLE \(layout.own("progress")) ALTER COLUMN outbox SET STORAGE EXTERNAL"
    }

    private static func state(_ layout: StoreLayout) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(layout.own("state")) (
            key bytea PRIMARY KEY,
            version bigint NOT NULL,
            value bytea,
            deleted_at timestamptz
        ) WITH (fillfactor = 80, autovacuum_vacuum_cost_delay = 0)
        """
    }

    private static func tombstone(_ layout: StoreLayout) -> String {
        """
        CREATE TABLE IF NOT EXISTS \(layout.own("tombstone")) (
            key bytea PRIMARY KEY,
            position text NOT NULL,
            deleted_at timestamptz NOT NULL DEFAULT now()
        ) WITH (fillfactor = 80)
        """
    }

    /// Finds what age removes without a look at all the rest, which has no such time.
    private static func ages(_ layout: StoreLayout, _ table: String) -> String {
        """
        CREATE INDEX IF NOT EXISTS \(SQL.identifier("\(table)_deleted_at"))
        ON \(layout.own(table)) (deleted_at) WHERE deleted_at IS NOT NULL
        """
    }
}
