/// The end of a process as its servers see it: from one moment on nothing that it does arrives.

internal import Synchronization

/// Shared by the log and the stores of one process, so that a crash cuts all of them at once.
public final class PowerSwitch: Sendable {
    private let state = Atomic<Bool>(false)

    /// A process that is alive.
    public init() {}

    /// Whether the process is dead.
    public var isCut: Bool { state.load(ordering: .sequentiallyConsistent) }

    /// Kills the process: what it sends from here on is lost, and nothing comes to it.
    public func cut() { state.store(true, ordering: .sequentiallyConsistent) }
}
