/// The owner of a list of partitions as librdkafka takes and gives them.

internal import CRdKafka
import FlowsCore

/// A `rd_kafka_topic_partition_list_t`, freed with this struct.
struct PartitionList: ~Copyable {
    let list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

    init(capacity: Int = 8) {
        guard let list = rd_kafka_topic_partition_list_new(Int32(clamping: capacity)) else {
            preconditionFailure("no memory is left for a list of partitions")
        }
        self.list = list
    }

    init(_ partitions: some Collection<TopicPartition>) {
        self.init(capacity: partitions.count)
        for partition in partitions { add(partition) }
    }

    deinit { rd_kafka_topic_partition_list_destroy(list) }

    /// Appends a partition; `metadata` is copied.
    func add(_ partition: TopicPartition, offset: Int64? = nil, metadata: String? = nil) {
        guard
            let element = rd_kafka_topic_partition_list_add(
                list, partition.topic, partition.partition)
        else { return }
        if let offset { element.pointee.offset = offset }
        guard let metadata, !metadata.isEmpty, let copy = duplicate(metadata) else { return }
        // Freed by librdkafka with the list.
        element.pointee.metadata = UnsafeMutableRawPointer(copy)
        element.pointee.metadata_size = metadata.utf8.count
    }

    /// What librdkafka wrote into the list.
    var elements: UnsafeBufferPointer<rd_kafka_topic_partition_t> {
        PartitionList.elements(UnsafePointer(list))
    }

    /// The elements of a list that librdkafka lends.
    static func elements(
        _ list: UnsafePointer<rd_kafka_topic_partition_list_t>?
    ) -> UnsafeBufferPointer<rd_kafka_topic_partition_t> {
        guard let list else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: list.pointee.elems, count: Int(list.pointee.cnt))
    }
}

extension rd_kafka_topic_partition_t {
    /// The partition's name.
    var place: TopicPartition { TopicPartition(text(topic), partition) }

    /// The metadata as text; empty when there is none.
    var metadataText: String {
        guard let metadata else { return "" }
        let bytes = UnsafeRawBufferPointer(start: metadata, count: metadata_size)
        return String(decoding: bytes, as: UTF8.self)
    }
}
