/// A step's process without threads, for a simulator or a test that decides what happens when.

package import FlowsCore

/// The supervisor and workers of the threaded process, each turn of which somebody asks for.
///
/// One seed and one sequence of calls give one run, as long as log, store and clock are so too.
package final class SteppedProcess {
    private let supervisor: Supervisor
    private let lookUps: QueuedLookUps
    /// How it ended; nil while it runs.
    package private(set) var end: RunEnd?
    /// What it tells of itself.
    package let status: ProcessStatus
    /// What it counts.
    package let metrics: Metrics

    /// A process that has asked to join its group; everything random in it comes from `seed`.
    package init(
        plan: StepPlan, options: RuntimeOptions, log: any RecordLog,
        makeStore: @escaping @Sendable (Waker) -> (any StateStore)?, clock: any Clock,
        logger: Logger, seed: UInt64
    ) {
        var options = options
        options.seed = seed
        lookUps = QueuedLookUps(log: log)
        metrics = Metrics()
        status = ProcessStatus(clock: clock, progressTimeout: options.progressTimeout)
        status.starting(nil)
        supervisor = Supervisor(
            RuntimeParts(
                plan: plan, options: options, log: log, makeStore: makeStore, clock: clock,
                logger: logger, metrics: metrics, status: status, lookUps: lookUps
            ) { .silent() })
        supervisor.begin { $0.begin() }
    }

    /// Woken when the supervisor has letters to read.
    package var supervisorWaker: Waker { supervisor.waker }
    /// Woken when a worker has something to do that isn't a matter of time.
    package func workerWaker(_ number: Int) -> Waker { supervisor.workers[number].waker }

    /// Workers, each of which has turns of its own.
    package var workerCount: Int { supervisor.workers.count }

    /// One turn of the supervisor; true when something happened.
    package func turnSupervisor() -> Bool {
        if end != nil { return false }
        end = supervisor.turn(timeout: .zero)
        return supervisor.didWork
    }

    /// One turn of a worker; true when something happened.
    package func turnWorker(_ number: Int) -> Bool {
        let worker = supervisor.workers[number]
        if worker.isOver { return false }
        _ = worker.turn()
        return worker.didWork
    }

    /// Whether a worker waits for facts of a partition.
    package var isAsking: Bool { lookUps.isAsked }

    /// Answers all questions about partitions; true when there were any.
    package func answerLookUps() -> Bool { lookUps.answer() }

    /// The earliest time at which a turn has something to do though nothing comes from outside.
    package var nextDue: Duration? { earliest { $0.nextDue } }

    /// The same without records that are held until they are due, for who moves the wall by hand.
    package var nextDueUnheld: Duration? { earliest { $0.nextTick } }

    private func earliest(_ due: (Worker) -> Duration?) -> Duration? {
        if end != nil { return nil }
        var first = supervisor.nextDue
        for worker in supervisor.workers {
            if let due = due(worker) { first = min(first ?? due, due) }
            if let due = worker.unansweredDue { first = min(first ?? due, due) }
        }
        return first
    }

    /// Asks for a stop, as a signal does.
    package func stop(reason: String) { supervisor.stop(reason) }
}
