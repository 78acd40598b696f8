/// What this module needs of libc beside the log's client: a clock in milliseconds and C texts.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Time since some fixed moment, for deadlines inside this module.
func monotonic() -> Duration {
    var t = timespec()
    clock_gettime(CLOCK_MONOTONIC, &t)
    return .seconds(t.tv_sec) + .nanoseconds(t.tv_nsec)
}

/// Sleeps: for a question that nobody answers by a call-back.
func pause(_ duration: Duration) { _ = poll(nil, 0, duration.milliseconds) }

/// Whether this process may read a file or folder.
func canRead(_ path: String) -> Bool { access(path, R_OK) == 0 }

/// A copy that C may free.
func duplicate(_ text: String) -> UnsafeMutablePointer<CChar>? { strdup(text) }

/// A C text that may be missing.
func text(_ c: UnsafePointer<CChar>?) -> String { c.map { String(cString: $0) } ?? "" }

extension Duration {
    /// Whole nanoseconds.
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1_000_000_000 &+ attoseconds / 1_000_000_000
    }

    /// Whole milliseconds, rounded up and never below 0, as librdkafka takes time-outs.
    var milliseconds: Int32 {
        let (seconds, attoseconds) = components
        let rounded = (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return Int32(clamping: max(seconds &* 1000 &+ rounded, 0))
    }
}

/// Bytes of a C text before its end.
@inline(__always)
func length(_ c: UnsafePointer<CChar>) -> Int { strlen(c) }

/// Whether a C text is exactly this one.
@inline(__always)
func equal(_ c: UnsafePointer<CChar>, _ other: String) -> Bool { strcmp(c, other) == 0 }
