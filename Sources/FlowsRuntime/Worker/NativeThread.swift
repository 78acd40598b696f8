/// Threads of our own: workers wait in `poll`, which a pool of Swift's concurrency must not do.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// A started thread that ends with its body.
package enum NativeThread {
    private final class Body {
        let run: @Sendable () -> Void
        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Starts a detached thread.
    package static func start(_ run: @escaping @Sendable () -> Void) {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        let body = Unmanaged.passRetained(Body(run))
        #if canImport(Glibc)
        var thread = pthread_t()
        let result = pthread_create(&thread, &attributes, threadMain, body.toOpaque())
        #else
        var thread: pthread_t?
        let result = pthread_create(&thread, &attributes, threadMain, body.toOpaque())
        #endif
        pthread_attr_destroy(&attributes)
        precondition(result == 0, "no thread could be started: raise the process's limits")
    }

    #if canImport(Glibc)
    private static let threadMain:
        @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
            if let raw = $0 { Unmanaged<Body>.fromOpaque(raw).takeRetainedValue().run() }
            return nil
        }
    #else
    private static let threadMain:
        @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = {
            Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run()
            return nil
        }
    #endif
}
