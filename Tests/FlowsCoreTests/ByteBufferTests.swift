/// Tests of the growable buffer and of decimal numbers.

import FlowsCore
import Testing

/// A buffer's bytes, copied.
func copied(_ buffer: borrowing ByteBuffer) -> [UInt8] { [UInt8](buffer.bytes) }

@Suite struct ByteBufferTests {
    @Test("what is appended is there, in order, across growth")
    func append() {
        var buffer = ByteBuffer(capacity: 0)
        var expected: [UInt8] = []
        for i in 0..<1000 {
            buffer.append(UInt8(truncatingIfNeeded: i))
            buffer.append([1, 2, 3])
            buffer.append("é")
            expected += [UInt8(truncatingIfNeeded: i), 1, 2, 3, 0xc3, 0xa9]
        }
        buffer.append(UnsafeRawBufferPointer(start: nil, count: 0))
        #expect(copied(buffer) == expected)
        #expect(buffer.capacity >= buffer.count)
    }

    @Test("integers have the byte order they are said to have")
    func integers() {
        var buffer = ByteBuffer()
        buffer.append(bigEndian: Int32(0x0102_0304))
        buffer.append(native: UInt16(0x0506).littleEndian)
        buffer.overwrite(UInt8(9), at: 5)
        #expect(copied(buffer) == [1, 2, 3, 4, 6, 9])
    }

    @Test("truncating and emptying keep the memory, unless there is too much of it")
    func removal() {
        var buffer = ByteBuffer()
        buffer.append([UInt8](repeating: 7, count: 10_000))
        buffer.truncate(to: 2)
        #expect(copied(buffer) == [7, 7])
        buffer.removeAll()
        #expect(buffer.count == 0 && buffer.capacity >= 10_000)
        buffer.removeAll(keepingUpTo: 1000)
        #expect(buffer.capacity == 256)
    }

    @Test("decimals come back", arguments: [0, 1, -1, 10, 999, .max, .min] as [Int64])
    func decimals(value: Int64) {
        var buffer = ByteBuffer(capacity: 0)
        buffer.append(decimal: value)
        #expect(String(decoding: copied(buffer), as: UTF8.self) == "\(value)")
        guard value >= 0 else { return }
        var at = 0
        buffer.append("x")
        #expect(Decimal.read(buffer.bytes, &at) == value)
        #expect(at == buffer.count - 1)
    }

    @Test(
        "what isn't a decimal, or is past Int64, is nil",
        arguments: [
            "", "x", "-1", "+1", " 1", "9223372036854775808", "99999999999999999999",
        ])
    func notDecimals(text: String) {
        var at = 0
        let value = Array(text.utf8).withUnsafeBytes { Decimal.read($0, &at) }
        #expect(value == nil)
    }
}

@Suite struct ByteColumnTests {
    @Test("elements come back in order; null, empty and bytes stay three things (A13)")
    func roundtrip() {
        var column = ByteColumn()
        column.append(nil)
        column.append(UnsafeRawBufferPointer(start: nil, count: 0))
        [UInt8]([1, 2]).withUnsafeBytes { column.append($0) }
        column.append(bigEndian: Int64(-2))
        var seen: [[UInt8]?] = []
        column.forEach { index, bytes in
            #expect(index == seen.count)
            seen.append(bytes.map { [UInt8]($0) })
        }
        #expect(seen == [nil, [], [1, 2], [255, 255, 255, 255, 255, 255, 255, 254]])
        #expect(column.count == 4)
        #expect(Array(column.storage.prefix(8)) == [255, 255, 255, 255, 0, 0, 0, 0])
        column.removeAll()
        #expect(column.count == 0 && column.storage.isEmpty)
    }
}
