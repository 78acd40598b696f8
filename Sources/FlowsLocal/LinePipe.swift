/// A channel that a child writes to and a thread of ours reads by lines.

import Foundation

/// Made before the child; its write end is closed here once the child has it.
final class LinePipe {
    /// The end for the child.
    let writeEnd: Int32
    private let readEnd: Int32
    private var isRead = false
    /// A longer line comes in pieces, so that a child can't fill our memory.
    private static let lineBytesMax = 1 << 20

    init() throws {
        let ends = try SocketPair.make()
        readEnd = ends.ours
        writeEnd = ends.theirs
    }

    deinit {
        close(writeEnd)
        if !isRead { close(readEnd) }
    }

    /// Reads on a thread until the last holder of the write end has closed it, then calls `end`.
    func read(
        _ onLine: @escaping @Sendable (String) -> Void, end: @escaping @Sendable () -> Void
    ) {
        isRead = true
        let descriptor = readEnd
        Thread.detachNewThread {
            Self.readLines(descriptor, onLine)
            close(descriptor)
            end()
        }
    }

    private static func readLines(_ descriptor: Int32, _ onLine: (String) -> Void) {
        var rest: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &chunk, chunk.count)
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { break }
            var start = 0
            for at in 0..<count where chunk[at] == 10 {
                rest += chunk[start..<at]
                onLine(String(decoding: rest, as: UTF8.self))
                rest.removeAll(keepingCapacity: true)
                start = at + 1
            }
            rest += chunk[start..<count]
            if rest.count > lineBytesMax {
                onLine(String(decoding: rest, as: UTF8.self))
                rest.removeAll()
            }
        }
        if !rest.isEmpty { onLine(String(decoding: rest, as: UTF8.self)) }
    }
}
