/// Envelopes by hand and by the generator's code: the same bytes, and nothing that a reader trusts blindly.

import FlowsCore
import FlowsRuntime
import SampleMessages
import Testing

private typealias Envelope = FlowsRuntime.Envelope
private typealias Message = SampleMessages.Envelope

/// A record with bytes of its own, as the router has it.
struct SourceRecord: Sendable {
    var place = TopicPartition("order-accepted", 7)
    var offset: Int64 = 41
    var timestamp: Int64 = 1_760_000_000_000
    var key: [UInt8]? = Array("k".utf8)
    var value: [UInt8]? = Array("some value".utf8)
    var headers: [(name: String, value: [UInt8]?)] = []
    var origin: String?

    /// The envelope of it, as the router writes it.
    func envelope(carriesOrigin: Bool = true) -> [UInt8] {
        var block = ByteBuffer()
        for header in headers {
            HeaderBlock.append(name: header.name, value: header.value, to: &block)
        }
        var out = ByteBuffer(capacity: 16)
        lend(key) { key in
            lend(value) { value in
                lend(origin.map { Array($0.utf8) }) { origin in
                    let raw = RawRecord(
                        offset: offset, timestamp: timestamp, key: key, value: value,
                        headers: block.bytes, origin: origin)
                    EnvelopeWriter(place, carriesOrigin: carriesOrigin).append(raw, to: &out)
                }
            }
        }
        return [UInt8](out.bytes)
    }

    private func lend(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> Void) {
        guard let bytes else { return body(nil) }
        bytes.withUnsafeBytes { bytes in
            // An empty array may have no address, and an empty key isn't null.
            withUnsafeBytes(of: 0) { place in
                body(
                    UnsafeRawBufferPointer(
                        start: bytes.baseAddress ?? place.baseAddress, count: bytes.count))
            }
        }
    }

    fileprivate var message: Message {
        Message(
            topic: place.topic, partition: place.partition, offset: offset, timestamp: timestamp,
            key: key, value: value,
            headers: headers.map { Message.Header(name: $0.name, value: $0.value) },
            origin: origin)
    }
}

/// An envelope's fields with bytes of their own.
private struct Opened: Equatable {
    var topic: [UInt8]
    var partition: Int32
    var offset: Int64
    var timestamp: Int64
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [String] = []
    var origin: [UInt8]?

    init(_ bytes: [UInt8]) throws {
        var scratch = ByteBuffer()
        self = try bytes.withUnsafeBytes { raw in
            Opened(try Envelope(reading: raw, scratch: &scratch))
        }
    }

    private init(_ envelope: Envelope) {
        topic = [UInt8](envelope.topic)
        partition = envelope.partition
        offset = envelope.offset
        timestamp = envelope.timestamp
        key = envelope.key.map { [UInt8]($0) }
        value = envelope.value.map { [UInt8]($0) }
        origin = envelope.origin.map { [UInt8]($0) }
        var headers: [String] = []
        let isWhole = HeaderBlock.forEach(envelope.headers) { name, value in
            let text = value.map { String(decoding: $0, as: UTF8.self) }
            headers.append("\(String(decoding: name, as: UTF8.self))=\(text ?? "null")")
        }
        #expect(isWhole)
        self.headers = headers
    }
}

@Suite("Envelopes")
struct EnvelopeTests {
    static let records: [SourceRecord] = [
        SourceRecord(),
        SourceRecord(key: nil, value: nil),
        SourceRecord(key: [], value: []),
        SourceRecord(place: TopicPartition("t", 0), offset: 0, timestamp: 0),
        SourceRecord(timestamp: -1, value: [UInt8](repeating: 7, count: 300)),
        SourceRecord(place: TopicPartition("t", .max), offset: .max, timestamp: .max),
        SourceRecord(value: [UInt8](repeating: 7, count: 70_000)),
        SourceRecord(headers: [("a", nil), ("a", []), ("", Array("x".utf8)), ("ä", [1, 2])]),
        SourceRecord(headers: [
            (String(repeating: "n", count: 300), [UInt8](repeating: 1, count: 9))
        ]),
        SourceRecord(origin: "1 text-line-split text-line 3 1760000000000 41 2"),
    ]

    // A13: null, empty and absent stay three things; both ways, so that other readers can rely on it.
    @Test("A13 what the router writes is what the schema says", arguments: records)
    func writes(record: SourceRecord) throws {
        var out = ByteBuffer()
        try Message.codec.encode(record.message, &out)
        #expect(record.envelope() == [UInt8](out.bytes))
    }

    @Test("A13 what the schema says is what the joining half reads", arguments: records)
    func reads(record: SourceRecord) throws {
        let message = try record.envelope().withUnsafeBytes { try Message.codec.decode($0) }
        #expect(message == record.message)
        let opened = try Opened(record.envelope())
        #expect(opened.topic == Array(record.place.topic.utf8))
        #expect(opened.partition == record.place.partition && opened.offset == record.offset)
        #expect(opened.timestamp == record.timestamp)
        #expect(opened.key == record.key && opened.value == record.value)
        #expect(opened.origin == record.origin.map { Array($0.utf8) })
        let headers = record.headers.map { header in
            "\(header.name)=\(header.value.map { String(decoding: $0, as: UTF8.self) } ?? "null")"
        }
        #expect(opened.headers == headers)
    }

    @Test("an origin is carried only where it is asked for")
    func origin() throws {
        let record = SourceRecord(origin: "1 a b 3 1 41 2")
        #expect(try Opened(record.envelope(carriesOrigin: false)).origin == nil)
    }

    @Test("fields of a later version are passed over")
    func unknown() throws {
        let bytes = SourceRecord().envelope()
        // Field 100 as each wire type, and the number of a known field as another type.
        let more: [UInt8] = [0xa0, 0x06, 0xff, 0x01, 0xa1, 0x06, 1, 2, 3, 4, 5, 6, 7, 8]
        let others: [UInt8] = [0xa2, 0x06, 2, 9, 9, 0xa5, 0x06, 1, 2, 3, 4, 0x08, 5]
        #expect(try Opened(more + bytes + others) == Opened(bytes))
    }

    @Test(
        "A46 what isn't an envelope is an error",
        arguments: [
            [],  // No topic.
            [0x0a, 0x00],
            [0x0a],  // Cut off.
            [0x0a, 0x05, 0x61],
            [0x0a, 0x01, 0x61, 0x10],
            [0x0a, 0x01, 0x61, 0x10, 0x80],
            [0x0a, 0x01, 0x61, 0x32, 0xff, 0xff, 0xff, 0xff, 0x07],  // 2 GB follow.
            [0x0a, 0x01, 0x61, 0x32, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01],
            [0x0a, 0x01, 0x61, 0x18] + [UInt8](repeating: 0xff, count: 11),  // No number.
            [0x0a, 0x01, 0x61, 0x00],  // Field 0.
            [0x0a, 0x01, 0x61, 0x3b, 0x3b, 0x3c, 0x3c],  // Groups.
            [0x0a, 0x01, 0x61, 0x3e],  // A wire type that isn't one.
            [0x0a, 0x01, 0x61, 0x3a, 0x02, 0x0a, 0x05],  // A header that is cut off.
            [0x0a, 0x01, 0x61, 0x3a, 0x03, 0x0a, 0x01, 0x00],  // A name with U+0000.
            [0x0a, 0x01, 0x61, 0xa1, 0x06, 1, 2],  // Half a number of a later version.
        ] as [[UInt8]])
    func malformed(bytes: [UInt8]) { #expect(throws: CodecError.self) { try Opened(bytes) } }

    @Test("A46 an envelope cut off anywhere is an error or a shorter one, and bits may flip")
    func fuzz() {
        var record = SourceRecord(
            headers: [("name", [1, 2, 3]), ("x", nil)], origin: "1 a b 3 1 41 2")
        record.value = [UInt8](repeating: 0xff, count: 40)
        let bytes = record.envelope()
        for count in bytes.indices { _ = try? Opened(Array(bytes[..<count])) }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<20_000 {
            var broken = bytes
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                broken[Int.random(in: broken.indices, using: &random)] = .random(in: 0...255)
            }
            _ = try? Opened(broken)
        }
    }

    @Test("sources are found by name, whichever came before")
    func topics() {
        var topics = SourceTopics(["orders", "payments", "order"])
        for (name, number) in [
            ("orders", 0), ("order", 2), ("order", 2), ("payments", 1), ("o", -1), ("", -1),
            ("payments", 1),
        ] {
            let found = Array(name.utf8).withUnsafeBytes { topics.find($0) }
            #expect(found == number, "\(name)")
        }
    }
}
