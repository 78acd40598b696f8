/// How a worker that sleeps in `poll` is woken: a pipe that C libraries can write to as well.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import Synchronization

/// A pipe whose read end a worker polls; anyone may write a byte to wake it.
public final class Waker: Sendable {
    /// The end to poll for reading.
    public let readDescriptor: Int32
    /// The end that a C library may be told to write to.
    public let writeDescriptor: Int32

    /// A pipe; misuse of the process's descriptor limit is the only way to fail.
    public init() {
        var ends: (Int32, Int32) = (-1, -1)
        let result = withUnsafeMutableBytes(of: &ends) {
            pipe($0.assumingMemoryBound(to: Int32.self).baseAddress)
        }
        precondition(
            result == 0, "no file descriptor is left: raise the process's limit (ulimit -n)")
        readDescriptor = ends.0
        writeDescriptor = ends.1
        for end in [ends.0, ends.1] {
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    private init(without: Void) { (readDescriptor, writeDescriptor) = (-1, -1) }

    /// One without a pipe, for runs in which nobody ever sleeps: somebody asks whether it is woken.
    package static func silent() -> Waker { Waker(without: ()) }

    /// Whether a silent one was woken since it was last drained.
    package var isWoken: Bool { woken.load(ordering: .relaxed) }
    private let woken = Atomic<Bool>(false)

    deinit {
        if readDescriptor < 0 { return }
        close(readDescriptor)
        close(writeDescriptor)
    }

    /// Wakes whoever polls; never blocks.
    public func wake() {
        if writeDescriptor < 0 { return woken.store(true, ordering: .relaxed) }
        var byte: UInt8 = 1
        _ = write(writeDescriptor, &byte, 1)
    }

    /// Takes what was written, so that the next poll sleeps again.
    public func drain() {
        if readDescriptor < 0 { return woken.store(false, ordering: .relaxed) }
        var scratch: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        withUnsafeMutableBytes(of: &scratch) { room in
            while read(readDescriptor, room.baseAddress, room.count) == room.count {}
        }
    }

    /// Sleeps until woken, until one of `others` is ready, or for `timeout`.
    public func wait(others: [(descriptor: Int32, write: Bool)], timeout: Duration) {
        if readDescriptor < 0 { return drain() }
        var all = [pollfd(fd: readDescriptor, events: Int16(POLLIN), revents: 0)]
        for other in others where other.descriptor >= 0 {
            let events = Int16(POLLIN) | (other.write ? Int16(POLLOUT) : 0)
            all.append(pollfd(fd: other.descriptor, events: events, revents: 0))
        }
        let (seconds, attoseconds) = timeout.components
        // Rounded up, so that a deadline has passed when the wait ends.
        let milliseconds =
            seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        _ = poll(&all, nfds_t(all.count), Int32(clamping: max(milliseconds, 0)))
        if all[0].revents != 0 { drain() }
    }
}
