/// The one array of arguments with which every output is handed to the client.

internal import CRdKafka
import FlowsCore

/// Arguments of `rd_kafka_produceva`, filled again for each output.
///
/// A view of memory that its publisher frees: it is taken out of the publisher while a batch is
/// sent, so that no output pays for an access to a property.
struct ProduceFields {
    private(set) var base: UnsafeMutablePointer<rd_kafka_vu_t>
    private(set) var count = ProduceFields.fixed
    private var capacity = 16
    private static let fixed = 7

    init() {
        base = .allocate(capacity: capacity)
        base.initialize(repeating: rd_kafka_vu_t(), count: capacity)
        base[0].vtype = RD_KAFKA_VTYPE_RKT
        base[1].vtype = RD_KAFKA_VTYPE_PARTITION
        base[2].vtype = RD_KAFKA_VTYPE_KEY
        base[3].vtype = RD_KAFKA_VTYPE_VALUE
        base[4].vtype = RD_KAFKA_VTYPE_MSGFLAGS
        // Copied by the client: a session that was abandoned may still read what it was given.
        base[4].u.i = RD_KAFKA_MSG_F_COPY
        base[5].vtype = RD_KAFKA_VTYPE_OPAQUE
        base[6].vtype = RD_KAFKA_VTYPE_TIMESTAMP
    }

    func free() { base.deallocate() }

    /// The ticket that comes back with each acknowledgement.
    mutating func set(ticket: UInt64) {
        base[5].u.ptr = UnsafeMutableRawPointer(bitPattern: UInt(ticket))
    }

    /// One output's arguments; valid while the output's batch is unchanged.
    @inline(__always)
    mutating func set(_ output: OutputHead, topic: OpaquePointer) {
        base[0].u.rkt = topic
        base[1].u.i32 = output.partition
        base[2].u.mem.ptr = UnsafeMutableRawPointer(mutating: output.key?.baseAddress)
        base[2].u.mem.size = output.key?.count ?? 0
        base[3].u.mem.ptr = UnsafeMutableRawPointer(mutating: output.value?.baseAddress)
        base[3].u.mem.size = output.value?.count ?? 0
        // 0 lets the client take the time of now.
        base[6].u.i64 = max(output.timestamp, 0)
        count = Self.fixed
        if output.headers.count > 0 { add(headers: output.headers) }
    }

    private mutating func add(headers: UnsafeRawBufferPointer) {
        HeaderBlock.forEach(headers) { name, value in
            if count == capacity { grow() }
            base[count].vtype = RD_KAFKA_VTYPE_HEADER
            // A zero byte stands behind each name of a block.
            base[count].u.header.name = name.baseAddress?.assumingMemoryBound(to: CChar.self)
            base[count].u.header.val = value?.baseAddress
            base[count].u.header.size = value?.count ?? 0
            count += 1
        }
    }

    private mutating func grow() {
        let next = UnsafeMutablePointer<rd_kafka_vu_t>.allocate(capacity: capacity * 2)
        next.initialize(repeating: rd_kafka_vu_t(), count: capacity * 2)
        next.update(from: base, count: count)
        base.deallocate()
        base = next
        capacity *= 2
    }
}
