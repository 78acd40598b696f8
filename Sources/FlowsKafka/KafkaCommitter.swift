/// Commits with metadata for one worker, whose answers come to a queue that wakes it.

internal import CRdKafka
import FlowsCore

/// Sends commits and collects what the group's coordinator said to each.
final class KafkaCommitter: OffsetCommitter {
    private let client: Client?
    private let waker: Waker
    /// Freed by ``close()``.
    private var queue: OpaquePointer?
    private typealias Commit = (partition: TopicPartition, offset: Int64, metadata: String)
    /// What this turn of the worker's loop wants to commit.
    private var waiting: [Commit] = []
    /// Answers that no broker needed to give.
    private var refused: [CommitAnswer] = []

    init(client: Client?, waker: Waker) {
        self.client = client
        self.waker = waker
        guard let client, let queue = rd_kafka_queue_new(client.handle) else { return }
        self.queue = queue
        rd_kafka_queue_io_event_enable(queue, waker.writeDescriptor, "1", 1)
    }

    deinit { close() }

    func commit(_ partition: TopicPartition, offset: Int64, metadata: String) {
        if waiting.contains(where: { $0.partition == partition }) { flush() }
        if waiting.isEmpty { waker.wake() }
        waiting.append((partition, offset, metadata))
    }

    /// All partitions in one request: of several a join's request could come in between, since
    /// librdkafka's thread sends one when it wakes for the first of them.
    func flush() {
        guard !waiting.isEmpty else { return }
        let commits = waiting
        waiting.removeAll(keepingCapacity: true)
        guard let client, let queue else { return refuse(commits, .closed) }
        if client.context.joins.isJoining {
            return refuse(
                commits,
                LogError(
                    code: "REBALANCE_IN_PROGRESS", message: "the group is coming together",
                    isRetriable: true))
        }
        let list = PartitionList(capacity: commits.count)
        for commit in commits {
            list.add(commit.partition, offset: commit.offset, metadata: commit.metadata)
        }
        let code = rd_kafka_commit_queue(client.handle, list.list, queue, nil, nil)
        if code != RD_KAFKA_RESP_ERR_NO_ERROR { refuse(commits, LogError(code)) }
    }

    func answers() -> [CommitAnswer] {
        flush()
        guard let queue else { return takeRefused() }
        var answers = takeRefused()
        while let event = rd_kafka_queue_poll(queue, 0) {
            if rd_kafka_event_type(event) == RD_KAFKA_EVENT_OFFSET_COMMIT {
                collect(event, into: &answers)
            }
            rd_kafka_event_destroy(event)
        }
        return answers
    }

    private func collect(_ event: OpaquePointer, into answers: inout [CommitAnswer]) {
        let whole = rd_kafka_event_error(event)
        let list = rd_kafka_event_topic_partition_list(event)
        for element in PartitionList.elements(list) {
            // One partition's own refusal says more than the request's.
            let code = element.err != RD_KAFKA_RESP_ERR_NO_ERROR ? element.err : whole
            answers.append(answer(element.place, element.offset, code))
        }
    }

    private func answer(
        _ place: TopicPartition, _ offset: Int64, _ code: rd_kafka_resp_err_t
    ) -> CommitAnswer {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else {
            client?.context.noteAnswer()
            return CommitAnswer(partition: place, offset: offset, error: nil)
        }
        let error = LogError(
            code, topic: place.topic, partition: place.partition, offset: offset, right: "Read",
            group: client?.context.group)
        return CommitAnswer(partition: place, offset: offset, error: error)
    }

    private func refuse(_ commits: [Commit], _ error: LogError) {
        refused += commits.map {
            CommitAnswer(
                partition: $0.partition, offset: $0.offset,
                error: LogError(
                    code: error.code, message: error.message, isFatal: error.isFatal,
                    isRetriable: error.isRetriable, topic: $0.partition.topic,
                    partition: $0.partition.partition, offset: $0.offset))
        }
        waker.wake()
    }

    private func takeRefused() -> [CommitAnswer] {
        guard !refused.isEmpty else { return [] }
        defer { refused.removeAll() }
        return refused
    }

    func close() {
        guard let queue else { return }
        rd_kafka_queue_io_event_enable(queue, -1, nil, 0)
        rd_kafka_queue_destroy(queue)
        self.queue = nil
    }
}
