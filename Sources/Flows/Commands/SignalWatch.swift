/// SIGTERM and SIGINT: the first asks for a stop, the second ends the process at once.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsRuntime
internal import Synchronization

/// Waits for signals on a thread of its own; made before any other thread starts.
final class SignalWatch: Sendable {
    private struct State {
        var wasAsked = false
        var supervisor: Supervisor?
    }
    private let state = Mutex(State())

    /// Blocks the signals in this thread and all that it starts, and waits for them.
    init() {
        var signals = Self.signals()
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    func start() { NativeThread.start { self.wait() } }

    /// Whether a stop was asked for.
    var wasAsked: Bool { state.withLock { $0.wasAsked } }

    /// Whom to tell.
    func tell(_ supervisor: Supervisor) {
        let wasAsked = state.withLock { state in
            state.supervisor = supervisor
            return state.wasAsked
        }
        if wasAsked { supervisor.stop("a signal") }
    }

    private func wait() {
        var signals = Self.signals()
        while true {
            var number: Int32 = 0
            guard sigwait(&signals, &number) == 0 else { continue }
            let (again, supervisor) = state.withLock { state in
                defer { state.wasAsked = true }
                return (state.wasAsked, state.supervisor)
            }
            if again { _exit(128 + number) }
            supervisor?.stop(number == SIGTERM ? "SIGTERM" : "SIGINT")
        }
    }

    private static func signals() -> sigset_t {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGTERM)
        sigaddset(&signals, SIGINT)
        return signals
    }
}
