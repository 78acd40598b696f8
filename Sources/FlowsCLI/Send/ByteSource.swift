/// A file's or the standard input's bytes, as `flows send` reads them.

import Foundation

/// One pass over the bytes.
struct ByteSource {
    /// A file, or `-` for the standard input.
    let path: String

    /// For people.
    var name: String { path == "-" ? "the standard input" : path }

    /// Calls `body` with each line without its newline, and its number; with bounded memory.
    func forEachLine(
        bytesMax: Int, _ body: (UnsafeRawBufferPointer, _ number: Int) throws -> Void
    ) throws {
        var line: [UInt8] = []
        var number = 1
        try forEachPart { part in
            var rest = part[...]
            while let end = rest.firstIndex(of: 10) {
                line += rest[..<end]
                try line.withUnsafeBytes { try body($0, number) }
                line.removeAll(keepingCapacity: true)
                number += 1
                rest = rest[(end + 1)...]
            }
            line += rest
            guard line.count <= bytesMax else {
                throw ToolFailure(
                    "\(name), line \(number): longer than a record may be (\(bytesMax.grouped) bytes)"
                )
            }
        }
        if !line.isEmpty { try line.withUnsafeBytes { try body($0, number) } }
    }

    /// All bytes, if there are no more than `bytesMax`.
    func all(bytesMax: Int, _ tooLarge: String) throws -> [UInt8] {
        var all: [UInt8] = []
        try forEachPart { part in
            all += part
            guard all.count <= bytesMax else {
                throw ToolFailure(
                    "\(name) has more than \(bytesMax.grouped) bytes: \(tooLarge)")
            }
        }
        return all
    }

    private func forEachPart(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable() }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw unreadable() }
            if count == 0 { return }
            try buffer.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }

    private func unreadable() -> ToolFailure {
        ToolFailure("\(name) can't be read: \(String(cString: strerror(errno)))")
    }
}
