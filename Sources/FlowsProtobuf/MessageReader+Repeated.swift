/// Reads repeated fields and maps of an unpacked C struct; called by generated code.

import CProtobufC
public import FlowsCore

extension MessageReader {
    /// Numbers, which lie as they are in Swift.
    @inlinable
    public func numbers<N: BitwiseCopyable>(
        _ start: UnsafeMutableRawPointer?, _ count: Int, of _: N.Type
    ) -> [N] {
        guard let start, count > 0 else { return [] }
        let first = start.assumingMemoryBound(to: N.self)
        return [N](UnsafeBufferPointer(start: first, count: count))
    }

    /// Booleans, which are C `int`s.
    public func bools(_ start: UnsafeMutableRawPointer?, _ count: Int) -> [Bool] {
        numbers(start, count, of: Int32.self).map { $0 != 0 }
    }

    /// Enumeration cases.
    @inlinable
    public func enums<E>(
        _ start: UnsafeMutableRawPointer?, _ count: Int, _ make: (Int32) -> E
    ) -> [E] {
        numbers(start, count, of: Int32.self).map(make)
    }

    /// Strings; bytes that aren't UTF-8 are an error that names the field.
    public func strings(
        _ start: UnsafeMutableRawPointer?, _ count: Int, _ field: StaticString
    ) throws(CodecError) -> [String] {
        guard let start, count > 0 else { return [] }
        let first = start.assumingMemoryBound(to: ProtobufCBinaryData.self)
        var all: [String] = []
        all.reserveCapacity(count)
        for element in UnsafeBufferPointer(start: first, count: count) {
            all.append(try string(element.data, element.len, field))
        }
        return all
    }

    /// Byte strings.
    public func byteStrings(_ start: UnsafeMutableRawPointer?, _ count: Int) -> [[UInt8]] {
        guard let start, count > 0 else { return [] }
        let first = start.assumingMemoryBound(to: ProtobufCBinaryData.self)
        return UnsafeBufferPointer(start: first, count: count).map { bytes($0.data, $0.len) }
    }

    /// Messages.
    @inlinable
    public func messages<M: ProtobufMessage>(
        _ start: UnsafeMutableRawPointer?, _ count: Int, of _: M.Type
    ) throws(CodecError) -> [M] {
        guard let start, count > 0 else { return [] }
        let first = start.assumingMemoryBound(to: UnsafeRawPointer.self)
        var all: [M] = []
        all.reserveCapacity(count)
        for element in UnsafeBufferPointer(start: first, count: count) {
            all.append(try M(from: element, self))
        }
        return all
    }

    /// A map's entries; of entries with one key the last wins.
    @inlinable
    public func map<Key: FieldMapKey, Value>(
        _ start: UnsafeMutableRawPointer?, _ count: Int,
        _ entry: (UnsafeRawPointer) throws(CodecError) -> (Key, Value)
    ) throws(CodecError) -> FieldMap<Key, Value> {
        guard let start, count > 0 else { return FieldMap() }
        let first = start.assumingMemoryBound(to: UnsafeRawPointer.self)
        var all: [(Key, Value)] = []
        all.reserveCapacity(count)
        for element in UnsafeBufferPointer(start: first, count: count) {
            all.append(try entry(element))
        }
        return FieldMap(all)
    }
}
