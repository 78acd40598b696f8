/// Which connections are open, so that a client that keeps many can't keep others out.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Open connections by their sockets, and when each was last of use.
///
/// libmicrohttpd stops accepting at its limit, and its idle time-out starts over at each byte:
/// clients that send a byte now and then would hold all places for ever. So a new connection is
/// always taken in, and past the limit the one that is longest without a whole request is ended.
struct ConnectionTable {
    private let limit: Int
    private var clock: UInt64 = 0
    private var lastUse: [Int32: UInt64] = [:]

    init(limit: Int) { self.limit = limit }

    /// A connection was accepted.
    mutating func opened(_ descriptor: Int32) {
        used(descriptor)
        guard lastUse.count > limit else { return }
        guard let oldest = lastUse.min(by: { $0.value < $1.value })?.key else { return }
        // Only shut down: the daemon still owns the socket, notices, and closes it.
        shutdown(oldest, Int32(SHUT_RDWR))
        lastUse[oldest] = nil
    }

    /// A whole request came on it.
    mutating func used(_ descriptor: Int32) {
        clock += 1
        lastUse[descriptor] = clock
    }

    /// The daemon is about to close it.
    mutating func closed(_ descriptor: Int32) { lastUse[descriptor] = nil }
}
