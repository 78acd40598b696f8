/// Ctrl-C and SIGTERM: the first asks for an orderly stop, the second ends the tool at once.

import Foundation

/// Waits for signals on a thread of its own; made before any other thread starts.
final class InterruptWatch: @unchecked Sendable {
    private let condition = NSCondition()
    // Guarded by `condition`.
    private var asked = false

    /// Blocks the signals in this thread and all that it starts.
    init() {
        var signals = Self.signals
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        Thread.detachNewThread { [self] in wait() }
    }

    private static var signals: sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGINT)
        sigaddset(&signals, SIGTERM)
        return signals
    }

    private func wait() {
        var signals = Self.signals
        var number: Int32 = 0
        while true {
            guard sigwait(&signals, &number) == 0 else { continue }
            // The children's guard and the database's supervisor end what is left.
            if wasAsked { _exit(128 + number) }
            condition.withLock {
                asked = true
                condition.broadcast()
            }
        }
    }

    /// Whether a stop was asked for.
    var wasAsked: Bool { condition.withLock { asked } }

    /// Waits so many seconds, or less when a stop is asked for; throws then.
    func pause(_ seconds: TimeInterval) throws {
        let until = Date().addingTimeInterval(seconds)
        let wasAsked = condition.withLock {
            while !asked { if !condition.wait(until: until) { break } }
            return asked
        }
        if wasAsked { throw ToolFailure.interrupted }
    }
}
