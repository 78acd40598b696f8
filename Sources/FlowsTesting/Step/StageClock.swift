/// The clock of a test of a step, whose wall may stand still while time passes.

internal import FlowsCore
internal import Synchronization

/// Time that a run moves by hand.
///
/// Records that wait for their time go by the wall; held still, faults that take time don't
/// change which record comes first.
final class StageClock: Clock {
    private struct State {
        var now = Duration.seconds(3600)
        var wall = StepTest.timestamp
    }

    private let state = Mutex(State())
    private let isWallHeld: Bool

    init(isWallHeld: Bool) { self.isWallHeld = isWallHeld }

    func now() -> Duration { state.withLock { $0.now } }
    func wallMilliseconds() -> Int64 { state.withLock { $0.wall } }

    /// Lets so much time pass, on the wall too unless that is held.
    func advance(by time: Duration) {
        state.withLock {
            $0.now += time
            if !isWallHeld { $0.wall += time.inMilliseconds }
        }
    }

    /// Puts a wall forward that is held, never back.
    func advance(wallTo time: Int64) {
        if isWallHeld { state.withLock { $0.wall = max($0.wall, time) } }
    }
}
