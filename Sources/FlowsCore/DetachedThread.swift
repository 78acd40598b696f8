/// Threads of our own, for what blocks: a pool of Swift's concurrency must not wait.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Runs closures on threads of their own, which nobody joins.
package enum DetachedThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    #if canImport(Glibc)
    private typealias Entry = @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer?
    #else
    private typealias Entry = @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer?
    #endif

    private static let entry: Entry = { argument in
        let taken: UnsafeMutableRawPointer? = argument
        if let taken { Unmanaged<Body>.fromOpaque(taken).takeRetainedValue().run() }
        return nil
    }

    /// Starts a thread; false when the system has none left, and then the body isn't run.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        // Owned by the new thread, which takes it over first thing; by us if there is no thread.
        let body = Unmanaged.passRetained(Body(run))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        let failed = pthread_create(&thread, &attributes, entry, body.toOpaque()) != 0
        if failed { body.release() }
        return !failed
    }

    /// Sleeps; only for threads that nobody waits for.
    package static func sleep(_ time: Duration) {
        let (seconds, attoseconds) = time.components
        let nanoseconds = Int(max(attoseconds, 0) / 1_000_000_000)
        var asked = timespec(tv_sec: Int(max(seconds, 0)), tv_nsec: nanoseconds)
        var rest = timespec()
        while nanosleep(&asked, &rest) != 0 && errno == EINTR { asked = rest }
    }
}
