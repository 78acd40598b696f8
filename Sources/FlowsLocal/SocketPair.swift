/// Two connected sockets, one for a child: unlike a pipe's, its ends are never in another child.

import Foundation

enum SocketPair {
    /// Both ends are closed in every child at once; a spawn's `dup2` passes one on.
    ///
    /// An end that leaked to another child would keep its reader waiting as long as that lives.
    static func make() throws -> (ours: Int32, theirs: Int32) {
        var ends: [Int32] = [-1, -1]
        #if canImport(Glibc)
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        let made = socketpair(AF_UNIX, kind, 0, &ends)
        #else
        let made = socketpair(AF_UNIX, SOCK_STREAM, 0, &ends)
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        #endif
        guard made == 0 else { throw ChildProcess.Failure.noDescriptor }
        return (ends[0], ends[1])
    }
}
