/// How long, and how many, records of a stream wait for the row that they are to be joined with.

/// The bound of what waits for a row; each record waits from when it was met first.
public struct WaitBound: Sendable, Equatable {
    /// Most records of a key that wait.
    public let records: Int
    /// How long a record waits at most.
    public let time: Duration

    /// So many records of a key, each so long.
    public static func atMost(_ records: Int, for time: Duration) -> WaitBound {
        WaitBound(records: records, time: time)
    }

    /// What is wrong with it in a join.
    @usableFromInline func mistakes(in parts: JoinParts) -> [String] {
        var found: [String] = []
        if records < 1 {
            found.append(
                "the join \(parts.name) lets \(records) records of a key wait for a row: let 1 or more"
            )
        }
        if time < .milliseconds(1) {
            found.append(
                "the join \(parts.name) lets records wait for \(time): let them wait 1 ms or longer"
            )
        }
        return found
    }
}

/// What becomes of the record that has waited longest, once a bound is reached.
public enum WaitEnd: Sendable {
    /// It goes without an output; it is counted in `flows_waiting_dropped_total`, and logged.
    case drop
    /// It fails, and the step's policy `onError` decides: as it is without a word, the step stops.
    case stop
}

/// What becomes of it where the function can do without a row.
public enum WaitEndWithout: Sendable {
    /// The function gets it without a row.
    case emit
}
