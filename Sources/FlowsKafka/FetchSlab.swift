/// The memory of one batch of records: the client's messages, and the headers laid out flat.

internal import CRdKafka
import FlowsCore

/// Messages that a batch borrows from, in a form that is used again and again.
final class FetchSlab {
    /// Moved out while records are appended, so that appending checks nothing but room.
    var records: [RawRecord] = []
    private var messages: UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>>
    private var capacity = 1024
    private(set) var count = 0
    private(set) var payloadBytes = 0
    private var arena = ByteBuffer(capacity: 64)
    /// The first record whose headers lie in the arena; there is none at `Int.max`.
    private var firstWithHeaders = Int.max

    init() { messages = .allocate(capacity: capacity) }

    deinit {
        releaseMessages()
        messages.deallocate()
    }

    /// Makes room for `more` messages, so that ``add(_:_:)`` need not look.
    func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let larger = max(count + more, capacity * 2)
        let next = UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>>.allocate(
            capacity: larger)
        next.update(from: messages, count: count)
        messages.deallocate()
        messages = next
        capacity = larger
    }

    /// Takes a message over as the next record.
    @inline(__always)
    func add(
        _ message: UnsafeMutablePointer<rd_kafka_message_t>, _ records: inout [RawRecord]
    ) {
        let m = message.pointee
        var record = RawRecord(
            offset: m.offset, timestamp: rd_kafka_message_timestamp(message, nil),
            key: m.key.map { UnsafeRawBufferPointer(start: $0, count: m.key_len) },
            value: m.payload.map { UnsafeRawBufferPointer(start: $0, count: m.len) })
        payloadBytes += m.key_len + m.len
        var headers: OpaquePointer?
        if rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR {
            flatten(headers, into: &record)
        }
        messages[count] = message
        count += 1
        records.append(record)
    }

    /// Lays the headers out in the arena and takes the identity out of them.
    ///
    /// The arena may still move, so a record holds a place in it (plus one, as no buffer
    /// starts at null) until ``settle(_:)``. The identity stays where the client has it.
    private func flatten(_ headers: OpaquePointer?, into record: inout RawRecord) {
        let start = arena.count
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        var index = 0
        while rd_kafka_header_get_all(headers, index, &name, &value, &size)
            == RD_KAFKA_RESP_ERR_NO_ERROR, let text = name
        {
            index += 1
            let bytes = value.map { UnsafeRawBufferPointer(start: $0, count: size) }
            payloadBytes += size
            if isIdentity(text) {
                record.origin = bytes
            } else {
                let label = UnsafeRawBufferPointer(start: text, count: length(text))
                HeaderBlock.append(name: label, value: bytes, to: &arena)
            }
        }
        guard arena.count > start else { return }
        record.headers = UnsafeRawBufferPointer(
            start: UnsafeRawPointer(bitPattern: start + 1), count: arena.count - start)
        firstWithHeaders = min(firstWithHeaders, count)
    }

    @inline(__always)
    private func isIdentity(_ name: UnsafePointer<CChar>) -> Bool {
        // The first letters are looked at here: most foreign names differ in them.
        guard name[0] == 0x66, name[1] == 0x6c else { return false }
        return equal(name, Identity.header)
    }

    /// Turns places in the arena into pointers, now that it moves no more.
    func settle(_ records: inout [RawRecord]) {
        guard firstWithHeaders < records.count else { return }
        for index in firstWithHeaders..<records.count {
            let block = records[index].headers
            guard block.count > 0, let start = block.baseAddress else { continue }
            let place = Int(bitPattern: start) - 1
            records[index].headers = UnsafeRawBufferPointer(
                start: arena.base + place, count: block.count)
        }
    }

    /// Gives every message back and keeps the memory for the next batch.
    func recycle() {
        releaseMessages()
        records.removeAll(keepingCapacity: true)
        arena.removeAll()
        payloadBytes = 0
        firstWithHeaders = .max
    }

    private func releaseMessages() {
        for index in 0..<count { rd_kafka_message_destroy(messages[index]) }
        count = 0
    }
}
