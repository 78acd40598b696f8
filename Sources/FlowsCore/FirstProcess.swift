/// Signals to the first process of a container, which the kernel drops unless they have a handler.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// The process with number 1, which no default action of a signal ends.
package enum FirstProcess {
    /// Makes SIGTERM and SIGINT end this process at once with 128 and their number, as they end
    /// any other: without it a container's stop waits for its deadline and kills.
    package static func endWhenAsked() {
        guard getpid() == 1 else { return }
        for number in [SIGTERM, SIGINT] { signal(number) { _exit(128 + $0) } }
    }
}
