/// The owner of one partition's own queue, which wakes its worker by a byte in a pipe.

internal import CRdKafka
import FlowsCore

/// A `rd_kafka_queue_t` of one partition, taken out of the group's queue.
///
/// Records of a partition that was revoked can come out of the group's queue in a batch, but
/// not out of the partition's own: librdkafka drops what is older than the last stop.
final class PartitionQueue {
    let client: Client
    let place: TopicPartition
    /// Freed by ``close()``.
    private(set) var queue: OpaquePointer?
    private var waker: Waker?

    init?(_ client: Client, _ place: TopicPartition, _ waker: Waker) {
        guard
            let queue = rd_kafka_queue_get_partition(client.handle, place.topic, place.partition)
        else { return nil }
        self.client = client
        self.place = place
        self.queue = queue
        self.waker = waker
        rd_kafka_queue_forward(queue, nil)
        rd_kafka_queue_io_event_enable(queue, waker.writeDescriptor, "1", 1)
    }

    deinit { close() }

    /// Takes up to `count` messages that are there.
    @inline(__always)
    func take(
        _ room: UnsafeMutablePointer<UnsafeMutablePointer<rd_kafka_message_t>?>, _ count: Int
    ) -> Int {
        guard let queue else { return 0 }
        return max(rd_kafka_consume_batch_queue(queue, 0, room, count), 0)
    }

    /// Frees the queue; the pipe may be closed after that.
    func close() {
        guard let queue else { return }
        rd_kafka_queue_io_event_enable(queue, -1, nil, 0)
        rd_kafka_queue_destroy(queue)
        self.queue = nil
        waker = nil
    }
}
