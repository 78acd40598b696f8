/// Passes one wish to stop on to all that runs in the process.

internal import FlowsRuntime
internal import Synchronization

/// Asked by a signal, or by a half that ended; who comes later hears of it too.
final class StopRelay: Sendable {
    private struct State {
        var reason: String?
        var supervisors: [Supervisor] = []
    }
    private let state = Mutex(State())

    /// Whether a stop was asked for.
    var wasAsked: Bool { state.withLock { $0.reason != nil } }

    /// Stops all; the first reason is the one that counts.
    func ask(_ reason: String) {
        let supervisors = state.withLock { state in
            if state.reason == nil { state.reason = reason }
            return state.supervisors
        }
        for supervisor in supervisors { supervisor.stop(reason) }
    }

    /// Whom to tell.
    func tell(_ supervisor: Supervisor) {
        let reason = state.withLock { state in
            state.supervisors.append(supervisor)
            return state.reason
        }
        if let reason { supervisor.stop(reason) }
    }

    /// What runs in the process.
    struct Part: Sendable {
        let name: String
        let supervisor: Supervisor
        /// Called when it has ended, on its thread.
        let tell: @Sendable (RunEnd) -> Void
    }

    /// Runs all until the last one has ended, and returns how they did, in that order; the end of
    /// one stops the others.
    func run(_ parts: [Part]) -> [RunEnd] {
        let ends = HalfEnds()
        for part in parts { tell(part.supervisor) }
        let runs = parts.map { part in
            { @Sendable in
                let end = part.supervisor.run()
                part.tell(end)
                ends.add(end)
                self.ask("\(part.name) ended")
            }
        }
        for run in runs.dropLast() { NativeThread.start(run) }
        runs.last?()
        return ends.wait(for: runs.count)
    }
}
