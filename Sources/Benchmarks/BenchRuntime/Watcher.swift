/// Notes when a run has committed its last record, and stops it.

import FlowsCore
import FlowsRuntime
import Glibc
import Synchronization

final class Watcher: Sendable {
    private let log: PreparedLog
    private let supervisor: Supervisor
    private let found = Mutex<(wall: Duration, processor: Duration)?>(nil)

    init(_ log: PreparedLog, _ supervisor: Supervisor) {
        self.log = log
        self.supervisor = supervisor
    }

    var end: (wall: Duration, processor: Duration)? { found.withLock { $0 } }

    func start() {
        var thread = pthread_t()
        let me = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil,
            { raw in
                if let raw { Unmanaged<Watcher>.fromOpaque(raw).takeRetainedValue().watch() }
                return nil
            }, me)
        pthread_detach(thread)
    }

    private func watch() {
        while log.committed < log.total { usleep(300) }
        found.withLock { $0 = (SystemClock().now(), BenchRuntime.processorTime()) }
        supervisor.stop("the last record is committed")
    }
}
