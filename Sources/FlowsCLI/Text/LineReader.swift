/// Reads a file's lines with bounded memory; a line that is too long for a record comes in pieces.

import Foundation

/// One pass over one file.
struct LineReader {
    let path: String
    /// A longer line is cut between words; far below the megabyte that a record may have, so
    /// that what the steps make of one record stays small too.
    static let pieceBytesMax = 128 << 10

    /// Calls `body` with each line, without its end, and the line's number.
    func forEachLine(_ body: (UnsafeRawBufferPointer, Int) throws -> Void) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable() }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        var filled = 0
        var number = 1
        while true {
            let count = buffer.withUnsafeMutableBytes { room in
                read(descriptor, room.baseAddress.map { $0 + filled }, room.count - filled)
            }
            if count < 0 && errno == EINTR { continue }
            guard count >= 0 else { throw unreadable() }
            filled += count
            let used = try buffer.withUnsafeBytes { all in
                try lines(all[..<filled], isLast: count == 0, &number, body)
            }
            if count == 0 { return }
            buffer.withUnsafeMutableBytes { all in
                all.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[used..<filled]))
            }
            filled -= used
        }
    }

    /// Hands over whole lines and pieces of long ones; returns how many bytes that were.
    private func lines(
        _ bytes: Slice<UnsafeRawBufferPointer>, isLast: Bool, _ number: inout Int,
        _ body: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws -> Int {
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 10) {
            try pieces(bytes[start..<end], isWhole: true, number, &start, body)
            number += 1
            start = end + 1
        }
        if isLast || bytes.endIndex - start > 2 * Self.pieceBytesMax {
            try pieces(bytes[start...], isWhole: isLast, number, &start, body)
        }
        return start
    }

    private func pieces(
        _ line: Slice<UnsafeRawBufferPointer>, isWhole: Bool, _ number: Int, _ start: inout Int,
        _ body: (UnsafeRawBufferPointer, Int) throws -> Void
    ) throws {
        var rest = UnsafeRawBufferPointer(rebasing: line)
        while rest.count > Self.pieceBytesMax {
            let head = UnsafeRawBufferPointer(rebasing: rest[..<Self.pieceBytesMax])
            guard let cut = WordBreak.last(in: head) else {
                throw Self.longWord(path, number, over: Self.pieceBytesMax)
            }
            try body(UnsafeRawBufferPointer(rebasing: rest[..<cut]), number)
            rest = UnsafeRawBufferPointer(rebasing: rest[cut...])
            start += cut
        }
        guard isWhole else { return }
        if rest.last == 13 { rest = UnsafeRawBufferPointer(rebasing: rest.dropLast()) }
        if !rest.isEmpty { try body(rest, number) }
    }

    private func unreadable() -> ToolFailure {
        ToolFailure("\(path) can't be read: \(String(cString: strerror(errno)))")
    }

    static func longWord(_ path: String, _ number: Int, over bytes: Int) -> ToolFailure {
        ToolFailure(
            "\(path), line \(number): a word of more than \(bytes.grouped) bytes can't be the key"
                + " of a row in Postgres; nothing was sent")
    }
}
