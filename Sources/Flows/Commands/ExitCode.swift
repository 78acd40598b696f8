/// How a step's process ends, by number; the README lists them.

/// Exit codes in the manner of sysexits(3).
public enum ExitCode: Int32, Sendable, CaseIterable {
    /// Done, or asked to stop and stopped.
    case done = 0
    /// The running step isn't well, or doesn't answer (`probe`).
    case unwell = 1
    /// Words on the command line that aren't understood, or one that is missing.
    case usage = 64
    /// A record stopped its partition.
    case record = 65
    /// Something that the step needs can't be reached (`check`, `migrate`, `rewind`).
    case unavailable = 69
    /// A stop's deadline passed: nothing is lost, some work will be done again.
    case deadline = 75
    /// The log or the database isn't the one that the progress belongs to.
    case lineage = 76
    /// Not while the step runs (`rewind`).
    case refused = 77
    /// A topic, table or right is missing or doesn't fit, or a setting is wrong.
    case configuration = 78

    /// What it means, for help.
    public var meaning: String {
        switch self {
        case .done: return "done, or stopped when asked to"
        case .unwell: return "the running step isn't well or doesn't answer (probe only)"
        case .usage: return "the command line isn't understood, or --yes is missing (rewind)"
        case .record: return "a record stopped its partition: fix or skip it, nothing is lost"
        case .unavailable:
            return "Kafka or Postgres can't be reached (check, migrate and rewind only)"
        case .deadline: return "the stop's deadline passed: nothing is lost, some work is repeated"
        case .lineage: return "the log or database isn't the one that the progress belongs to"
        case .refused: return "not while the step is running (rewind only)"
        case .configuration: return "a setting, topic, table or right is missing or doesn't fit"
        }
    }
}
