/// How a start waits for a server that doesn't answer: longer each time, and not too many words.

internal import FlowsCore
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The pauses between attempts, and what was told when.
struct Patience {
    let clock: SystemClock
    private var milliseconds = 100
    private var told: [String: Duration] = [:]

    init(clock: SystemClock) { self.clock = clock }

    /// Once for each cause and minute: an outage at night must not fill a disk.
    mutating func isToTell(_ cause: String) -> Bool {
        let now = clock.now()
        if let last = told[cause], now - last < .seconds(60) { return false }
        // Some causes name what changes with each attempt.
        if told.count >= 64 { told = told.filter { now - $0.value < .seconds(60) } }
        guard told.count < 64 else { return false }
        told[cause] = now
        return true
    }

    /// Waits, up to five seconds, unless there is no need to any more.
    mutating func wait(until isOver: () -> Bool) {
        for _ in 0..<(milliseconds / 50) where !isOver() { usleep(50_000) }
        milliseconds = min(milliseconds * 2, 5_000)
    }
}
