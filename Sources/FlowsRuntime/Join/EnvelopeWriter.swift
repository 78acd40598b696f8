/// Writes the records of one source partition as envelopes, for the join's intermediate topic.

public import FlowsCore

/// A writer of `flows.Envelope`, whose first fields are the same for all records of a partition.
public struct EnvelopeWriter: ~Copyable {
    private var head = ByteBuffer(capacity: 64)
    private let carriesOrigin: Bool

    /// A writer for a partition; `carriesOrigin` where its topic is read `.latest`.
    public init(_ source: TopicPartition, carriesOrigin: Bool) {
        self.carriesOrigin = carriesOrigin
        var name = source.topic
        name.withUTF8 { head.append(tag: 0x0a, bytes: UnsafeRawBufferPointer($0)) }
        head.append(tag: 0x10, number: Int64(source.partition))
    }

    /// Appends a record's envelope: fields in the order of their numbers, zeros left out.
    public func append(_ record: RawRecord, to out: inout ByteBuffer) {
        let origin = carriesOrigin ? record.origin : nil
        let payload = (record.key?.count ?? 0) + (record.value?.count ?? 0)
        // Three tags and lengths of bytes, and two numbers, take ten and eleven bytes at most.
        let start = out.reserve(head.count + payload + 64)
        var end = start
        end.copyMemory(from: head.base, byteCount: head.count)
        end += head.count
        put(0x18, record.offset, &end)
        put(0x20, record.timestamp, &end)
        if let key = record.key { WireWriter.put(0x2a, key, &end) }
        if let value = record.value { WireWriter.put(0x32, value, &end) }
        out.advance(by: end - start)
        if !record.headers.isEmpty { Self.append(headers: record.headers, to: &out) }
        if let origin { out.append(tag: 0x42, bytes: origin) }
    }

    @inline(__always)
    private func put(_ tag: UInt8, _ number: Int64, _ at: inout UnsafeMutableRawPointer) {
        if number == 0 { return }
        at.storeBytes(of: tag, as: UInt8.self)
        at += 1
        WireWriter.put(UInt64(bitPattern: number), &at)
    }

    private static func append(headers: UnsafeRawBufferPointer, to out: inout ByteBuffer) {
        HeaderBlock.forEach(headers) { name, value in
            out.append(0x3a)
            let nameSize = name.isEmpty ? 0 : size(name)
            out.append(varint: UInt64(nameSize + (value.map(size) ?? 0)))
            if !name.isEmpty { out.append(tag: 0x0a, bytes: name) }
            if let value { out.append(tag: 0x12, bytes: value) }
        }
    }

    /// What a field of these bytes takes.
    private static func size(_ value: UnsafeRawBufferPointer) -> Int {
        1 + WireWriter.size(UInt64(value.count)) + value.count
    }
}
