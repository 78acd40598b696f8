/// Time as the runtime asks for it, so that a simulator can bring its own.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Where the runtime gets the time from.
public protocol Clock: Sendable {
    /// Time since some fixed moment, never backwards: for deadlines and backoff.
    func now() -> Duration
    /// Milliseconds since 1970, as the wall clock has it: for generations and lag.
    func wallMilliseconds() -> Int64
}

/// The machine's clocks.
public struct SystemClock: Clock {
    /// The machine's clocks.
    public init() {}

    /// CLOCK_MONOTONIC.
    public func now() -> Duration {
        var t = timespec()
        clock_gettime(CLOCK_MONOTONIC, &t)
        return .seconds(t.tv_sec) + .nanoseconds(t.tv_nsec)
    }

    /// CLOCK_REALTIME.
    public func wallMilliseconds() -> Int64 {
        var t = timespec()
        clock_gettime(CLOCK_REALTIME, &t)
        return Int64(t.tv_sec) * 1000 + Int64(t.tv_nsec) / 1_000_000
    }
}

extension Duration {
    /// Whole and part seconds as a number, for metrics and log lines.
    public var inSeconds: Double {
        let (whole, atto) = components
        return Double(whole) + Double(atto) / 1e18
    }

    /// Whole milliseconds, rounded down.
    public var inMilliseconds: Int64 {
        let (whole, atto) = components
        return whole * 1000 + atto / 1_000_000_000_000_000
    }
}
