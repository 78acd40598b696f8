/// When a collector's window closes: at the first of four bounds that it reaches.

/// Bounds of a window; all hold at once, and what isn't said has a default.
///
/// A window ends with the very record that reaches a bound, or when its time is over. They may be
/// changed from one deployment to the next: a window that was begun to be published is finished
/// with the end that it had.
public struct WindowBounds: Hashable, Sendable {
    /// Records that were read, repeats and records passed over among them.
    public var records: Int
    /// Bytes of their keys, values and headers.
    public var bytes: Int
    /// Groups: so many outputs at the most, and so many states in memory.
    public var keys: Int
    /// Time since its first record was read.
    public var time: Duration

    /// The default of ``records``.
    public static let recordsUsual = 100_000
    /// The default of ``bytes``.
    public static let bytesUsual = 64 << 20
    /// The default of ``keys``.
    public static let keysUsual = 100_000
    /// The default of ``time``.
    public static let timeUsual = Duration.seconds(1)

    /// A window of so many records at the most, open for no longer than `within`.
    public static func records(
        _ records: Int, within time: Duration = timeUsual, bytes: Int = bytesUsual,
        keys: Int = keysUsual
    ) -> WindowBounds {
        WindowBounds(records: records, bytes: bytes, keys: keys, time: time)
    }

    /// A window of so many groups at the most, open for no longer than `within`.
    public static func keys(
        _ keys: Int, within time: Duration = timeUsual, records: Int = recordsUsual,
        bytes: Int = bytesUsual
    ) -> WindowBounds {
        WindowBounds(records: records, bytes: bytes, keys: keys, time: time)
    }

    /// A window of so many bytes of input at the most, open for no longer than `within`.
    public static func bytes(
        _ bytes: Int, within time: Duration = timeUsual, records: Int = recordsUsual,
        keys: Int = keysUsual
    ) -> WindowBounds {
        WindowBounds(records: records, bytes: bytes, keys: keys, time: time)
    }

    /// A window that is open for so long, unless another bound is reached first.
    public static func within(
        _ time: Duration, records: Int = recordsUsual, bytes: Int = bytesUsual,
        keys: Int = keysUsual
    ) -> WindowBounds {
        WindowBounds(records: records, bytes: bytes, keys: keys, time: time)
    }

    /// What is wrong with them, each a sentence; empty when nothing is.
    public var mistakes: [String] {
        var mistakes: [String] = []
        for (name, value) in [("records", records), ("bytes", bytes), ("keys", keys)]
        where value < 1 {
            mistakes.append("a window of \(value) \(name) would never close: say at least 1")
        }
        if time <= .zero || time > .seconds(86_400) {
            mistakes.append(
                "a window that is open for \(time) isn't one: say more than 0 s and at most 24 h")
        }
        return mistakes
    }
}

/// What closed a window, as the label `bound` of the metric `flows_windows_closed_total` says it.
enum WindowBound: String, CaseIterable {
    case records, bytes, keys, time
    /// The end that an owner before had committed.
    case intent
    /// The record behind it can't be handled.
    case record
}
