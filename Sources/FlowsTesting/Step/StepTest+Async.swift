/// The runs of a test that is asynchronous itself: its waiting holds up none of Swift's own threads.

internal import FlowsRuntime

extension StepTest {
    /// The same, for an asynchronous test.
    public func run() async throws -> StepRun {
        try await onThread { test throws in try test.run() }
    }

    /// The same, for an asynchronous test.
    public func runUntilStop() async throws -> StepRun {
        try await onThread { test throws in try test.runUntilStop() }
    }

    /// The same, for an asynchronous test.
    public func holds(seeds: Int = 100) async throws {
        try await onThread { test throws in try test.holds(seeds: seeds) }
    }

    /// The same, for an asynchronous test.
    public func holds(seed: UInt64) async throws {
        try await onThread { test throws in try test.holds(seed: seed) }
    }

    /// What a step's function waits for may need the thread that a test runs on.
    private func onThread<R: Sendable>(
        _ body: @escaping @Sendable (StepTest) throws -> R
    ) async throws -> R {
        try await withCheckedThrowingContinuation { continuation in
            NativeThread.start { continuation.resume(with: Result { try body(self) }) }
        }
    }
}
