/// Threads for C calls that may block past every time-out: closing and destroying clients.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import FlowsCore

/// Runs bodies on threads of their own and can wait until the last has ended.
final class BackgroundThreads: @unchecked Sendable {
    // Freed with this object, which every running body keeps alive.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let ended = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var running = 0

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(ended, nil)
    }

    deinit {
        pthread_cond_destroy(ended)
        pthread_mutex_destroy(mutex)
        ended.deallocate()
        mutex.deallocate()
    }

    private func enter() {
        pthread_mutex_lock(mutex)
        running += 1
        pthread_mutex_unlock(mutex)
    }

    fileprivate func leave() {
        pthread_mutex_lock(mutex)
        running -= 1
        pthread_cond_broadcast(ended)
        pthread_mutex_unlock(mutex)
    }

    /// Starts a detached thread; when the system has none left the body runs here, late but done.
    func run(_ body: @escaping @Sendable () -> Void) {
        enter()
        let start = ThreadStart(owner: self, body)
        if !DetachedThread.start({ start.run() }) { start.run() }
    }

    /// Waits until nothing runs; false when `timeout` passed first.
    func waitIdle(timeout: Duration) -> Bool {
        var until = timespec()
        clock_gettime(CLOCK_REALTIME, &until)
        let milliseconds = Int(timeout.milliseconds)
        let nanoseconds = until.tv_nsec + milliseconds % 1000 * 1_000_000
        until.tv_sec += milliseconds / 1000 + nanoseconds / 1_000_000_000
        until.tv_nsec = nanoseconds % 1_000_000_000
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while running > 0 {
            if pthread_cond_timedwait(ended, mutex, &until) != 0 { return running == 0 }
        }
        return true
    }
}

/// Run once, by the new thread or by who asked for it.
private final class ThreadStart: @unchecked Sendable {
    private let owner: BackgroundThreads
    private var body: (() -> Void)?

    init(owner: BackgroundThreads, _ body: @escaping () -> Void) {
        self.owner = owner
        self.body = body
    }

    /// What the body holds is let go before it counts as ended: that may start the next.
    func run() {
        body?()
        body = nil
        owner.leave()
    }
}
