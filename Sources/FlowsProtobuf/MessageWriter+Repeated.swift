/// Fills repeated fields and maps of C structs; called by generated code.

import CProtobufC
public import FlowsCore

extension MessageWriter {
    /// Numbers, which lie as they are in Swift.
    @inlinable
    public func numbers<N: BitwiseCopyable>(_ all: [N]) -> (UnsafeMutableRawPointer?, Int) {
        guard !all.isEmpty else { return (nil, 0) }
        let room = allocate(all.count * MemoryLayout<N>.stride)
        all.withUnsafeBytes { bytes in
            UnsafeMutableRawBufferPointer(start: room, count: bytes.count)
                .copyMemory(from: bytes)
        }
        return (room, all.count)
    }

    /// Booleans, which are C `int`s.
    public func bools(_ all: [Bool]) -> (UnsafeMutableRawPointer?, Int) {
        numbers(all.map { $0 ? Int32(1) : 0 })
    }

    /// Enumeration cases.
    @inlinable
    public func enums<E>(
        _ all: [E], _ number: (E) -> Int32
    ) -> (UnsafeMutableRawPointer?, Int) {
        numbers(all.map(number))
    }

    /// Strings.
    public func strings(_ all: [String]) -> (UnsafeMutableRawPointer?, Int) {
        binary(all, string)
    }

    /// Byte strings.
    public func byteStrings(_ all: [[UInt8]]) -> (UnsafeMutableRawPointer?, Int) {
        binary(all, bytes)
    }

    private func binary<E>(
        _ all: [E], _ copy: (E) -> (UnsafeMutablePointer<UInt8>?, Int)
    ) -> (UnsafeMutableRawPointer?, Int) {
        guard !all.isEmpty else { return (nil, 0) }
        let room = allocate(all.count * MemoryLayout<ProtobufCBinaryData>.stride)
        let first = room.assumingMemoryBound(to: ProtobufCBinaryData.self)
        for (index, element) in all.enumerated() {
            let (start, count) = copy(element)
            (first + index).initialize(to: ProtobufCBinaryData(len: count, data: start))
        }
        return (room, all.count)
    }

    /// Messages.
    @inlinable
    public mutating func messages<M: ProtobufMessage>(
        _ all: [M]
    ) throws(CodecError) -> (UnsafeMutableRawPointer?, Int) {
        guard !all.isEmpty else { return (nil, 0) }
        let room = allocate(all.count * MemoryLayout<UnsafeMutableRawPointer>.stride)
        let first = room.assumingMemoryBound(to: UnsafeMutableRawPointer.self)
        for (index, message) in all.enumerated() {
            (first + index).initialize(to: try message.write(to: &self))
        }
        return (room, all.count)
    }

    /// A map's entries in the order of their keys.
    @inlinable
    public mutating func map<Key, Value>(
        _ map: FieldMap<Key, Value>,
        _ entry: (Key, Value, inout MessageWriter) throws(CodecError) -> UnsafeMutableRawPointer
    ) throws(CodecError) -> (UnsafeMutableRawPointer?, Int) {
        guard !map.isEmpty else { return (nil, 0) }
        let room = allocate(map.count * MemoryLayout<UnsafeMutableRawPointer>.stride)
        let first = room.assumingMemoryBound(to: UnsafeMutableRawPointer.self)
        for (index, (key, value)) in map.enumerated() {
            (first + index).initialize(to: try entry(key, value, &self))
        }
        return (room, map.count)
    }
}
