/// The parameters of one statement in Postgres' binary form, built in one piece of memory.

internal import FlowsCore

/// Values for `$1`, `$2`, … in the order in which they are added.
///
/// libpq copies them when it is given a statement, so the same list serves every request.
struct ParameterList: ~Copyable {
    private enum Place {
        case scratch(Int)
        case lent(UnsafeRawPointer)
    }
    private var scratch = ByteBuffer(capacity: 1 << 16)
    private var places: [Place] = []
    private var lengths: [Int32] = []
    private var formats: [Int32] = []
    /// Bytes of all values.
    private(set) var totalBytes = 0

    mutating func removeAll() {
        scratch.removeAll()
        places.removeAll(keepingCapacity: true)
        lengths.removeAll(keepingCapacity: true)
        totalBytes = 0
    }

    mutating func add(_ value: Int64) { own { $0.append(bigEndian: value) } }

    mutating func add(_ value: Int32) { own { $0.append(bigEndian: value) } }

    mutating func add(_ text: String) { own { $0.append(text) } }

    /// Adds bytes that stay where they are until the statement was handed over.
    mutating func add(lent bytes: UnsafeRawBufferPointer) {
        guard let base = bytes.baseAddress else { return own { _ in } }
        add(.lent(base), bytes.count)
    }

    /// Adds an array: Postgres' head, then the column's bytes as they are.
    mutating func add(_ column: ByteColumn, of type: UInt32) {
        own { out in
            guard Self.head(&out, column.count, of: type) else { return }
            out.append(column.storage)
        }
    }

    /// Adds an array from bytes that are laid out as those of a ``ByteColumn``.
    mutating func add(_ elements: borrowing ByteBuffer, count: Int, of type: UInt32) {
        let bytes = elements.bytes
        own { out in if Self.head(&out, count, of: type) { out.append(bytes) } }
    }

    /// Adds an array of `bigint`.
    mutating func add(_ numbers: [Int64]) {
        own { out in
            guard Self.head(&out, numbers.count, of: 20) else { return }
            let room = out.reserve(numbers.count * 12)
            for (index, number) in numbers.enumerated() {
                room.storeBytes(of: Int32(8).bigEndian, toByteOffset: index * 12, as: Int32.self)
                room.storeBytes(
                    of: number.bigEndian, toByteOffset: index * 12 + 4, as: Int64.self)
            }
            out.advance(by: numbers.count * 12)
        }
    }

    /// Adds an array of `integer`.
    mutating func add(_ numbers: [Int32]) {
        own { out in
            guard Self.head(&out, numbers.count, of: 23) else { return }
            for number in numbers {
                out.append(bigEndian: Int32(4))
                out.append(bigEndian: number)
            }
        }
    }

    /// Lends what libpq wants: count, values, lengths, formats (all binary).
    mutating func withPointers<R>(
        _ body: (
            Int32, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
            UnsafePointer<Int32>?
        ) -> R
    ) -> R {
        while formats.count < places.count { formats.append(1) }
        let base = UnsafeRawPointer(scratch.base)
        let values = places.map { place -> UnsafePointer<CChar>? in
            switch place {
            case .scratch(let at): (base + at).assumingMemoryBound(to: CChar.self)
            case .lent(let pointer): pointer.assumingMemoryBound(to: CChar.self)
            }
        }
        return values.withUnsafeBufferPointer { values in
            lengths.withUnsafeBufferPointer { lengths in
                formats.withUnsafeBufferPointer { formats in
                    body(
                        Int32(values.count), values.baseAddress, lengths.baseAddress,
                        formats.baseAddress)
                }
            }
        }
    }

    private mutating func own(_ write: (inout ByteBuffer) -> Void) {
        let start = scratch.count
        write(&scratch)
        add(.scratch(start), scratch.count - start)
    }

    private mutating func add(_ place: Place, _ length: Int) {
        places.append(place)
        lengths.append(Int32(clamping: length))
        totalBytes += length
    }

    /// An array's head: dimensions, whether nulls may come, type, and length and first index.
    private static func head(_ out: inout ByteBuffer, _ count: Int, of type: UInt32) -> Bool {
        out.append(bigEndian: Int32(count == 0 ? 0 : 1))
        out.append(bigEndian: Int32(count == 0 ? 0 : 1))
        out.append(bigEndian: type)
        guard count > 0 else { return false }
        out.append(bigEndian: Int32(clamping: count))
        out.append(bigEndian: Int32(1))
        return true
    }
}
