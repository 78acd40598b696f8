/// How the halves of a process ended, and the exit code that this comes to.

internal import FlowsCore
internal import FlowsRuntime
internal import Synchronization

/// Filled by one thread for each half, and waited for by another.
final class HalfEnds: Sendable {
    private let ends = Mutex<[RunEnd]>([])
    private let waker = Waker()

    func add(_ end: RunEnd) {
        ends.withLock { $0.append(end) }
        waker.wake()
    }

    /// Waits until there are so many.
    func wait(for count: Int) -> [RunEnd] {
        while true {
            let found = ends.withLock { $0 }
            if found.count >= count { return found }
            waker.wait(others: [], timeout: .seconds(60))
        }
    }
}

extension ExitCode {
    /// Of ends in the order in which they came: the first failure, else a deadline that passed.
    init(_ ends: [RunEnd]) {
        let codes = ends.map { Self($0) }
        let failure = codes.first { $0 != .done && $0 != .deadline }
        self = failure ?? (codes.contains(.deadline) ? .deadline : .done)
    }

    private init(_ end: RunEnd) {
        switch end {
        case .stopped: self = .done
        case .deadlinePassed: self = .deadline
        case .failed(let stop):
            switch stop.kind {
            case .record: self = .record
            case .lineage, .databaseLost: self = .lineage
            case .environment: self = .configuration
            }
        }
    }
}
