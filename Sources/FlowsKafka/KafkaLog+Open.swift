/// Starting and stopping to fetch one partition, without a word to the group.

internal import CRdKafka
public import FlowsCore

extension KafkaLog {
    /// Starts to fetch an assigned partition at `offset`; no other partition waits for that.
    ///
    /// Throws `_STATE` when the group hasn't given the partition, has asked it back, or it is
    /// open already.
    public func open(
        _ partition: TopicPartition, at offset: Int64, waker: Waker
    ) throws(LogError) -> any PartitionReader {
        let result = state.withLock { s -> Result<KafkaReader, LogError> in
            guard let client = s.client else { return .failure(.closed) }
            guard s.assigned.contains(partition), !s.revoking.contains(partition) else {
                return .failure(state(partition, "isn't assigned to this process any more"))
            }
            guard !s.opened.contains(partition) else {
                return .failure(state(partition, "is open already"))
            }
            guard let queue = PartitionQueue(client, partition, waker) else {
                return .failure(.outOfMemory)
            }
            if let error = change(client, add: true, [(partition, offset)]) {
                return .failure(error)
            }
            s.opened.insert(partition)
            return .success(
                KafkaReader(queue, at: offset) { [weak self] in self?.stop(partition) })
        }
        return try result.get()
    }

    /// Stops fetching a partition that its reader closed.
    ///
    /// While the group waits for it this is left to `completeRevoke`: the first unassign after
    /// a revoke is what lets the group go on, and other partitions may not be done yet.
    private func stop(_ partition: TopicPartition) {
        state.withLock { s in
            guard let client = s.client, s.opened.contains(partition) else { return }
            guard !s.revoking.contains(partition) else { return }
            s.opened.remove(partition)
            change(client, add: false, [(partition, nil)])
        }
    }

    private func state(_ partition: TopicPartition, _ what: String) -> LogError {
        LogError(
            code: "_STATE", message: "the partition \(what)", topic: partition.topic,
            partition: partition.partition)
    }
}
