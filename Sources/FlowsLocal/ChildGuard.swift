/// Ends all child processes of this process when it ends, however that happens.

import Foundation

/// A shell in a process group of its own, which the children join; it kills the group when its
/// standard input, a pipe whose other end only this process holds, comes to an end.
///
/// A death signal (Linux' PR_SET_PDEATHSIG) belongs to the thread that forked and doesn't reach
/// grandchildren; a pipe ends with the process, and a group has everybody in it.
final class ChildGuard: Sendable {
    /// The group that children are started in.
    let group: pid_t
    /// Never written to; the kernel closes it when this process ends.
    private let channel: Int32

    private static let shared = Result { try ChildGuard() }

    /// The one guard of this process, started with the first child.
    static func group() throws -> pid_t { try shared.get().group }

    private init() throws {
        let ends = try SocketPair.make()
        defer { close(ends.theirs) }
        let spawner = Spawner(group: 0, input: ends.theirs, output: nil, error: nil)
        group = try spawner.spawn(["/bin/sh", "-c", Self.script], environment: [:])
        channel = ends.ours
    }

    private static let script = """
        cd /
        trap '' INT TERM HUP QUIT TSTP
        while read -r nothing; do :; done
        kill -KILL 0
        """
}
