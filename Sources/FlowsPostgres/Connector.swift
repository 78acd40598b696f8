/// Connects on a thread of its own, so that a worker never waits for a name or a handshake.

internal import FlowsCore
internal import Synchronization

/// One attempt to connect, after a pause.
final class Connector: Sendable {
    private enum State: Sendable {
        case running
        case connected(ConnectionHandle)
        case failed(PostgresError)
        case abandoned
    }
    private let state = Mutex(State.running)

    /// Starts the attempt; `waker` is woken when it has ended.
    ///
    /// The connection string is asked for when the pause is over.
    init(_ source: TargetSource, after pause: Duration, timeout: Duration, waker: Waker?) {
        let started = DetachedThread.start {
            DetachedThread.sleep(pause)
            if self.isAbandoned { return }
            do throws(PostgresError) {
                let target = source.next()
                self.end(.connected(try ConnectionHandle.connect(target, timeout: timeout)))
            } catch {
                self.end(.failed(error))
            }
            waker?.wake()
        }
        if !started { end(.failed(PostgresError(message: "no thread is left to connect with"))) }
    }

    /// The outcome, nil while there is none. The connection is handed over.
    func outcome() -> Result<ConnectionHandle, PostgresError>? {
        state.withLock { state in
            switch state {
            case .running, .abandoned: return nil
            case .failed(let error): return .failure(error)
            case .connected(let handle):
                state = .abandoned
                return .success(handle)
            }
        }
    }

    /// Nobody wants the connection any more: it is closed when it comes.
    func abandon() { state.withLock { $0 = .abandoned } }

    private var isAbandoned: Bool {
        state.withLock { if case .abandoned = $0 { true } else { false } }
    }

    private func end(_ outcome: State) {
        state.withLock { if case .running = $0 { $0 = outcome } }
    }
}
