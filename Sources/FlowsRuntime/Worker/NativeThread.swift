/// Threads that the runtime can't do without.

internal import FlowsCore

/// A started thread that ends with its body.
package enum NativeThread {
    /// Starts a detached thread; ends the process when the system has none left.
    package static func start(_ run: @escaping @Sendable () -> Void) {
        let started = DetachedThread.start(run)
        precondition(started, "no thread could be started: raise the process's limits")
    }
}
