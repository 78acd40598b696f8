/// SIGTERM and SIGINT: the first asks for a stop, the second ends the process at once.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsRuntime

/// Waits for signals on a thread of its own; made before any other thread starts.
struct SignalWatch: Sendable {
    private let relay: StopRelay

    /// Blocks the signals in this thread and all that it starts.
    init(_ relay: StopRelay) {
        self.relay = relay
        var signals = Self.signals()
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Begins to wait for them.
    func start() { NativeThread.start { wait() } }

    private func wait() -> Never {
        var signals = Self.signals()
        var isFirst = true
        while true {
            var number: Int32 = 0
            guard sigwait(&signals, &number) == 0 else { continue }
            if !isFirst { _exit(128 + number) }
            isFirst = false
            relay.ask(number == SIGTERM ? "SIGTERM" : "SIGINT")
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
