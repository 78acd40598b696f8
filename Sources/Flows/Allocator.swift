/// Which allocator a step runs on: importing the door to mimalloc here is what links it.

#if !FLOWS_SANITIZE
internal import CMimalloc
#endif
#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The allocator behind `malloc`, which mimalloc replaces in everything that imports Flows.
///
/// Records are allocated on librdkafka's threads and freed on the workers', which glibc's
/// allocator is slow at. A build for the sanitizers, which bring their own, leaves mimalloc out.
public enum Allocator {
    /// `mimalloc`, or `system` in a build for the sanitizers.
    public static var name: String {
        #if FLOWS_SANITIZE
        "system"
        #else
        "mimalloc"
        #endif
    }

    /// mimalloc's version, such as 209 for 2.0.9; 0 for the system's allocator.
    public static var version: Int {
        #if FLOWS_SANITIZE
        0
        #else
        Int(mi_version())
        #endif
    }

    /// Gives what this thread has freed back to the system.
    static func collect() {
        #if !FLOWS_SANITIZE
        mi_collect(true)
        #endif
    }

    /// Whether `malloc` really is mimalloc's in this process: asks whose a fresh block is.
    public static func isReplaced() -> Bool {
        #if FLOWS_SANITIZE
        return false
        #else
        guard let block = malloc(64) else { return false }
        defer { free(block) }
        return mi_is_in_heap_region(block)
        #endif
    }
}
