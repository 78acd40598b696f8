/// A clock that stands until it is told to go on.

public import FlowsCore
internal import Synchronization

/// Time that a test moves by hand; it begins one hour after some fixed moment.
public final class ManualClock: Clock {
    private struct State {
        var now = Duration.seconds(3600)
        var wall: Int64
    }

    private let state: Mutex<State>

    /// A clock whose wall shows `wallMilliseconds` since 1970.
    public init(wallMilliseconds: Int64 = 1_700_000_000_000) {
        state = Mutex(State(wall: wallMilliseconds))
    }

    /// Time since some fixed moment.
    public func now() -> Duration { state.withLock { $0.now } }

    /// Milliseconds since 1970.
    public func wallMilliseconds() -> Int64 { state.withLock { $0.wall } }

    /// Lets so much time pass, on the wall too.
    public func advance(by time: Duration) {
        state.withLock {
            $0.now += time
            $0.wall += time.inMilliseconds
        }
    }
}
