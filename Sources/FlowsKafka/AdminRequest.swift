/// One administrative request with its options, and the queue on which its answer comes.

internal import CRdKafka
import FlowsCore

/// Options and queue of a request; both are freed with this struct.
struct AdminRequest: ~Copyable {
    let queue: OpaquePointer
    let options: OpaquePointer
    private let milliseconds: Int32

    init(_ client: Client, _ operation: rd_kafka_admin_op_t, _ timeout: Duration) {
        guard let queue = rd_kafka_queue_new(client.handle),
            let options = rd_kafka_AdminOptions_new(client.handle, operation)
        else { preconditionFailure("no memory is left for an administrative request") }
        self.queue = queue
        self.options = options
        milliseconds = max(timeout.milliseconds, 1)
        rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, nil, 0)
        if operation == RD_KAFKA_ADMIN_OP_CREATETOPICS {
            rd_kafka_AdminOptions_set_operation_timeout(options, milliseconds, nil, 0)
        }
    }

    deinit {
        rd_kafka_AdminOptions_destroy(options)
        rd_kafka_queue_destroy(queue)
    }

    /// Waits for the answer, which is freed after `body`.
    func answer<Result>(
        _ body: (OpaquePointer) throws(LogError) -> Result
    ) throws(LogError) -> Result {
        // The request's own time-out answers first; this one is for a client that is stuck.
        guard let event = rd_kafka_queue_poll(queue, milliseconds &+ 2000) else {
            throw LogError(RD_KAFKA_RESP_ERR__TIMED_OUT)
        }
        defer { rd_kafka_event_destroy(event) }
        return try body(event)
    }

    static func check(
        _ code: rd_kafka_resp_err_t, _ said: String, _ topic: String?, right: String,
        group: String? = nil
    ) throws(LogError) {
        guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
        throw LogError(code, detail: said, topic: topic, right: right, group: group)
    }
}
