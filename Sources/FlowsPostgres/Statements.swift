/// The SQL of every request: one text each, made once for a step's tables.

/// Every statement that a store sends, with its text.
struct Statements: Sendable {
    /// A statement; its raw value is its name on the server.
    enum Name: String, CaseIterable {
        case configure = "flows_configure"
        case lockWait = "flows_lock_wait"
        case claim = "flows_claim"
        case claimExisting = "flows_claim_existing"
        case load = "flows_load"
        case keepProgress = "flows_keep_progress"
        case keepChanges = "flows_keep_changes"
        case release = "flows_release"
        case tombstonesDue = "flows_tombstones_due"
        case removeTombstones = "flows_remove_tombstones"
    }

    private let texts: [Name: String]

    init(_ layout: StoreLayout) {
        let progress = layout.own("progress")
        var texts: [Name: String] = [
            .configure: Self.configure,
            .lockWait: "SELECT pg_backend_pid(), set_config('lock_timeout', $1::text, true)",
            .claim: Self.claim(progress),
            .claimExisting: Self.claimExisting(progress),
            .keepProgress: Self.keepProgress(layout),
            .release: """
            UPDATE \(progress) SET outbox = '', updated_at = now()
            WHERE topic = $1::text AND partition = $2::integer AND token = $3::bigint
            """,
        ]
        switch layout.kind {
        case .none: break
        case .states:
            texts[.load] = Self.loadStates(layout)
            texts[.keepChanges] = Self.keepStates(layout)
        case .rows(let table):
            let rows = RowStatements(layout, table)
            texts[.load] = rows.load
            texts[.keepChanges] = rows.keep
        }
        if let tombstones = layout.tombstoneTable {
            texts[.tombstonesDue] = Self.tombstonesDue(tombstones)
            texts[.removeTombstones] = Self.removeTombstones(tombstones, layout.own("progress"))
        }
        self.texts = texts
    }

    /// The text, empty for what the step's layout doesn't have.
    subscript(_ name: Name) -> String { texts[name] ?? "" }

    /// Keys come as arrays whose length a prepared plan doesn't know, and a plan that was made
    /// while a table was small would go on reading all of it when it has grown.
    private static let configure = """
        SELECT set_config('enable_seqscan', 'off', false), set_config('jit', 'off', false),
            set_config('default_transaction_isolation', 'read committed', false)
        """

    // The outbox is in the row itself: after a wait for an older owner's transaction the row's
    // newest version is returned, where a join would show what was there before the wait.
    private static func claim(_ progress: String) -> String {
        """
        INSERT INTO \(progress) AS p (topic, partition, token, generation, next_offset, lineage)
        VALUES ($1::text, $2::integer, $3::bigint, $4::bigint, $5::bigint, $6::text)
        ON CONFLICT (topic, partition) DO UPDATE SET token = EXCLUDED.token, updated_at = now()
        RETURNING next_offset, generation, seen, lineage, outbox, (xmax = 0)
        """
    }

    private static func claimExisting(_ progress: String) -> String {
        """
        UPDATE \(progress) SET token = $3::bigint, updated_at = now()
        WHERE topic = $1::text AND partition = $2::integer
        RETURNING next_offset, generation, seen, lineage, outbox, false
        """
    }

    /// The fence: the row is written only where our token still is. Parameters $1 to $8.
    static func fence(_ layout: StoreLayout) -> String {
        """
        p AS (
            UPDATE \(layout.own("progress"))
            SET token = $4::bigint, next_offset = $5::bigint, seen = $6::text,
                lineage = $7::text, outbox = $8::bytea, updated_at = now()
            WHERE topic = $1::text AND partition = $2::integer AND token = $3::bigint
            RETURNING 1)
        """
    }

    private static func keepProgress(_ layout: StoreLayout) -> String {
        """
        WITH \(fence(layout))
        SELECT \(layout.own("expect"))((SELECT count(*) FROM p), 1, 'FL001')
        """
    }

    // `= ANY (ARRAY[…])` rather than `=`: it can be answered by the index alone, never by
    // hashing or sorting the table, whatever the planner believes of its size.
    private static func loadStates(_ layout: StoreLayout) -> String {
        """
        SELECT k.i, s.version, s.value
        FROM unnest($1::bytea[]) WITH ORDINALITY AS k (key, i)
        JOIN \(layout.own("state")) s ON s.key = ANY (ARRAY[k.key])
        """
    }

    // Main query: g raises FL001 before any state is touched, then the counts are asked for.
    // Keys that are there are locked in one order, so that two batches seldom meet crosswise.
    private static func keepStates(_ layout: StoreLayout) -> String {
        let state = layout.own("state")
        let expect = layout.own("expect")
        return """
            WITH \(fence(layout)),
            g AS MATERIALIZED (SELECT \(expect)((SELECT count(*) FROM p), 1, 'FL001')),
            u AS (
                UPDATE \(state) s SET version = $18::bigint, value = k.value,
                    deleted_at = CASE WHEN k.value IS NULL THEN now() END
                FROM (SELECT * FROM unnest($9::bytea[], $10::bigint[], $11::bytea[])
                    AS a (key, version, value) ORDER BY key) k
                WHERE s.key = ANY (ARRAY[k.key]) AND s.version = k.version
                RETURNING 1),
            i AS (
                INSERT INTO \(state) (key, version, value, deleted_at)
                SELECT key, version, value, CASE WHEN value IS NULL THEN now() END
                FROM unnest($12::bytea[], $13::bigint[], $14::bytea[]) AS a (key, version, value)
                ORDER BY key
                ON CONFLICT (key) DO NOTHING
                RETURNING 1),
            r AS MATERIALIZED (
                SELECT 1
                FROM (SELECT * FROM unnest($15::bytea[], $16::bigint[])
                    AS a (key, version) ORDER BY key) k
                JOIN \(state) s ON s.key = ANY (ARRAY[k.key]) AND s.version = k.version
                FOR SHARE OF s)
            SELECT \(expect)((SELECT count(*) FROM u) + (SELECT count(*) FROM i)
                + (SELECT count(*) FROM r), $17::bigint, 'FL002')
            FROM g
            """
    }
}
