/// An asynchronous function as the runtime starts and cancels it: a task on the worker's thread.

package import FlowsCore
package import FlowsRuntime

/// A task for each run of records, since one for each record would cost more than the function.
///
/// Only the worker's thread touches it: its executor runs nothing elsewhere.
package final class TaskFunction: AsyncFunction, @unchecked Sendable {
    /// Handles a record; returns why it can't be handled, nil when it was.
    package typealias Handle = (RawRecord, StepContext) async -> RecordFailure?

    private let executor: WorkerExecutor
    private let handle: Handle
    private var task: Task<Void, Never>?

    /// A function that runs in this queue, which ``AsyncSetup/tasks(_:)`` made.
    package init(_ queue: any JobQueue, _ handle: @escaping Handle) {
        guard let executor = queue as? WorkerExecutor else {
            preconditionFailure("tasks run in a WorkerExecutor, which AsyncSetup.tasks makes")
        }
        self.executor = executor
        self.handle = handle
    }

    /// What a task takes with it; it stays on the worker's thread, where it was made.
    private struct Run: @unchecked Sendable {
        let record: RawRecord
        let context: StepContext
        let done: Done
    }

    package func begin(
        _ record: RawRecord, _ context: StepContext, done: @escaping Done
    ) {
        let run = Run(record: record, context: context, done: done)
        task = Task(executorPreference: executor) { await self.handleAll(run) }
    }

    private func handleAll(_ run: Run) async {
        // Given up before it began: the record is not handled any more (A22).
        if Task.isCancelled { return }
        var record = run.record
        while let next = run.done(await handle(record, run.context)) { record = next }
    }

    package func cancel() { task?.cancel() }
}

extension AsyncSetup {
    /// Records are handled by tasks on the worker's thread.
    package static func tasks(_ concurrency: Concurrency) -> AsyncSetup {
        AsyncSetup(concurrency) { WorkerExecutor(waker: $0) }
    }
}
