/// Runs asynchronous functions on a worker's thread, in the worker's turn.

internal import FlowsCore
internal import FlowsRuntime
internal import Synchronization

/// A queue of jobs: whoever resumes a function puts it in, and the worker takes it out.
///
/// Nothing of a function runs but in ``run()``, so that functions and what the runtime does for
/// them need no lock, and turns that are driven by hand run the same way each time.
final class WorkerExecutor: TaskExecutor, JobQueue {
    private let jobs = Mutex<[UnownedJob]>([])
    private let waker: Waker

    init(waker: Waker) { self.waker = waker }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let wasEmpty = jobs.withLock { jobs in
            jobs.append(job)
            return jobs.count == 1
        }
        // One byte for all that come until they are taken.
        if wasEmpty { waker.wake() }
    }

    /// Runs what is there, and a few times what that put in; true when something ran.
    func run() -> Bool {
        for round in 0..<Self.roundsMax {
            let now = jobs.withLock { jobs in
                let all = jobs
                jobs.removeAll(keepingCapacity: false)
                return all
            }
            if now.isEmpty { return round > 0 }
            for job in now { job.runSynchronously(on: asUnownedTaskExecutor()) }
        }
        return true
    }

    /// What is left then waits for the next turn, so that letters and answers are looked at.
    private static let roundsMax = 8
}
