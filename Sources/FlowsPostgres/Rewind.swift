/// Sets a step's progress back to the start of the log and empties what it kept, in one transaction.

public import FlowsCore

/// The database's part of `<step> rewind`; it blocks, and doesn't belong on a worker's thread.
public enum Rewind {
    /// Starts every partition anew: `starts` names all that the log has.
    ///
    /// A fresh token fences whoever still believes that the partition is its own. The generation
    /// grows by one, at least to the start's. `seen` is emptied with the states, or with the
    /// tombstones and those rows that Flows wrote. Outboxes stay for the next owners (A47).
    /// Throws when the tables are missing, somebody holds them locked for 10 s, or Postgres is away.
    public static func run(
        conninfo: String, layout: StoreLayout, starts: [TopicPartition: InitialProgress],
        deadline: Duration = .seconds(3600)
    ) throws(PostgresError) -> RewindOutcome {
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) rewind")
        let connection = try BlockingConnection(
            target, deadline: deadline, connectTimeout: .seconds(30))
        try connection.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        let outcome: RewindOutcome
        do throws(PostgresError) {
            try connection.run("SET LOCAL lock_timeout = '10s'")
            // What an owner has in flight ends first, and nothing begins before the tokens are new:
            // one that waited for its row in the middle of a keep would lock us out of TRUNCATE.
            let own = Tables.names(layout).map(layout.own).joined(separator: ", ")
            try connection.run("LOCK TABLE \(own) IN EXCLUSIVE MODE")
            outcome = try restart(layout, starts, connection)
            try empty(layout, connection)
        } catch {
            throw sentence(error, layout)
        }
        do throws(PostgresError) { try connection.run("COMMIT") } catch {
            guard error.sqlState.isEmpty else { throw sentence(error, layout) }
            throw PostgresError(
                message: "it isn't known whether the rewind was carried out (\(error.message)):"
                    + " run it again, which does no harm")
        }
        return outcome
    }

    /// The last act of a rewind in more than one: all rows that were marked get what they lack.
    ///
    /// Throws, with nothing changed, when a row isn't marked any more: another rewind came.
    public static func finish(
        conninfo: String, layout: StoreLayout, _ rewind: RewindFinish,
        deadline: Duration = .seconds(60)
    ) throws(PostgresError) {
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) rewind")
        let connection = try BlockingConnection(
            target, deadline: deadline, connectTimeout: .seconds(30))
        try connection.run("BEGIN ISOLATION LEVEL READ COMMITTED")
        for (place, lineage) in rewind.lineage.sorted(by: {
            $0.key.description < $1.key.description
        }) {
            let found = try connection.rows(
                """
                UPDATE \(layout.own("progress")) SET seen = $3, lineage = $4, updated_at = now()
                WHERE topic = $1 AND partition = $2::integer AND lineage = $5 RETURNING 1
                """,
                [place.topic, "\(place.partition)", rewind.seen, lineage, rewind.mark])
            guard found.isEmpty else { continue }
            throw PostgresError(
                message: "another rewind of \(layout.step) was begun meanwhile", isMisfit: true)
        }
        try connection.run("COMMIT")
    }

    private static func restart(
        _ layout: StoreLayout, _ starts: [TopicPartition: InitialProgress],
        _ connection: BlockingConnection
    ) throws(PostgresError) -> RewindOutcome {
        var outcome = RewindOutcome()
        let progress = layout.own("progress")
        let rows = try connection.rows(
            "SELECT topic, partition FROM \(progress) ORDER BY topic, partition")
        let there = rows.compactMap { row -> TopicPartition? in
            guard let topic = row[0], let number = row[1].flatMap({ Int32($0) }) else { return nil }
            return TopicPartition(topic, number)
        }
        for partition in there where starts[partition] == nil {
            if try retire(partition, progress, connection) { outcome.stranded.append(partition) }
        }
        for (partition, start) in starts.sorted(by: { $0.key.description < $1.key.description }) {
            let row = try connection.rows(
                restartStatement(progress),
                [
                    partition.topic, "\(partition.partition)", freshToken(),
                    "\(start.generation)", "\(start.nextOffset)", start.lineage,
                ]
            ).first
            outcome.generations[partition] = row?[0].flatMap { Int64($0) }
            if row?[1] == "t" { outcome.outboxes.append(partition) }
        }
        return outcome
    }

    private static func restartStatement(_ progress: String) -> String {
        """
        INSERT INTO \(progress) AS p (topic, partition, token, generation, next_offset, lineage)
        VALUES ($1, $2::integer, $3::bigint, $4::bigint, $5::bigint, $6)
        ON CONFLICT (topic, partition) DO UPDATE SET token = EXCLUDED.token,
            generation = greatest(p.generation + 1, EXCLUDED.generation),
            next_offset = EXCLUDED.next_offset, seen = '', lineage = EXCLUDED.lineage,
            updated_at = now()
        RETURNING generation, outbox <> ''
        """
    }

    /// A partition that the log doesn't have: its row goes, unless there are outputs in it.
    private static func retire(
        _ partition: TopicPartition, _ progress: String, _ connection: BlockingConnection
    ) throws(PostgresError) -> Bool {
        let place = [partition.topic, "\(partition.partition)"]
        let gone = try connection.rows(
            """
            DELETE FROM \(progress) WHERE topic = $1 AND partition = $2::integer AND outbox = ''
            RETURNING 1
            """, place)
        guard gone.isEmpty else { return false }
        _ = try connection.rows(
            """
            UPDATE \(progress) SET token = $3::bigint, generation = generation + 1,
                next_offset = 0, seen = '', lineage = '//', updated_at = now()
            WHERE topic = $1 AND partition = $2::integer
            """, place + [freshToken()])
        return true
    }

    private static func empty(
        _ layout: StoreLayout, _ connection: BlockingConnection
    ) throws(PostgresError) {
        switch layout.kind {
        case .none: return
        case .states: try empty(layout.own("state"), connection)
        case .rows(let table):
            try empty(layout.own("tombstone"), connection)
            // Rows without a position were there before Flows, and are there after it.
            let position = SQL.identifier(StoreLayout.positionColumn)
            try connection.run("DELETE FROM \(table.quoted) WHERE \(position) IS NOT NULL")
        }
    }

    /// The quick way where the role has the right to it.
    private static func empty(
        _ name: String, _ connection: BlockingConnection
    ) throws(PostgresError) {
        let mayTruncate = try connection.rows(
            "SELECT has_table_privilege($1, 'TRUNCATE')", [name]
        ).first?.first
        try connection.run(mayTruncate == "t" ? "TRUNCATE \(name)" : "DELETE FROM \(name)")
    }

    private static func freshToken() -> String {
        "\(Int64(bitPattern: UInt64.random(in: .min ... .max)))"
    }

    private static func sentence(_ error: PostgresError, _ layout: StoreLayout) -> PostgresError {
        switch error.sqlState {
        case "42P01", "3F000":
            return PostgresError(
                sqlState: error.sqlState,
                message: "the tables of \(layout.step) aren't there: run `\(layout.step) migrate`")
        case "55P03", "40P01":
            return PostgresError(
                sqlState: error.sqlState,
                message: "somebody is writing to the tables of \(layout.step): stop what does, and"
                    + " run the rewind again; nothing was changed")
        default: return error
        }
    }
}
