/// The SQL that removes tombstones by age.

extension Statements {
    /// The moment that is `$1` milliseconds ago by the database's clock, which also wrote
    /// `deleted_at`; no row when no tombstone is that old.
    static func tombstonesDue(_ tombstones: String) -> String {
        """
        SELECT (extract(epoch FROM c.moment) * 1000000)::bigint
        FROM (SELECT now() - $1::bigint * interval '1 millisecond' AS moment) c
        WHERE EXISTS (SELECT FROM \(tombstones) t WHERE t.deleted_at <= c.moment)
        """
    }

    // Progress and tombstones are seen in one snapshot: progress that was set back by a rewind
    // or an older backup is never taken for what it was. One that is being refreshed, or that a
    // keep is about to replace, is left alone: this statement waits for nobody while it holds
    // locks, and what changes under it is looked at again (`deleted_at`).
    static func removeTombstones(_ tombstones: String, _ progress: String) -> String {
        """
        WITH unread AS MATERIALIZED (
            SELECT 1
            FROM unnest($2::text[], $3::integer[], $4::bigint[]) AS m (topic, partition, mark)
            LEFT JOIN \(progress) p ON p.topic = m.topic AND p.partition = m.partition
            WHERE coalesce(p.next_offset, 0) < m.mark
            LIMIT 1),
        due AS MATERIALIZED (
            SELECT t.key FROM \(tombstones) t
            WHERE t.deleted_at <= timestamptz 'epoch' + $1::bigint * interval '1 microsecond'
                AND NOT EXISTS (SELECT FROM unread)
            ORDER BY t.deleted_at
            LIMIT $5::bigint
            FOR UPDATE SKIP LOCKED),
        gone AS (
            DELETE FROM \(tombstones) t USING due WHERE t.key = ANY (ARRAY[due.key])
            RETURNING 1)
        SELECT (SELECT count(*) FROM gone), NOT EXISTS (SELECT FROM unread)
        """
    }
}
