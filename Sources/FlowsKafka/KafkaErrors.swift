/// The one place where librdkafka's errors become `LogError`, with what an operator can do.

internal import CRdKafka
import FlowsCore

/// A NUL-terminated buffer that librdkafka wrote a reason into.
func errorText(_ buffer: [CChar]) -> String {
    String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension LogError {
    static let outOfMemory = LogError(
        code: "_CRIT_SYS_RESOURCE", message: "no memory is left for a Kafka client",
        isFatal: true)

    static let closed = LogError(
        code: "_DESTROY", message: "the Kafka client was closed before this call", isFatal: true)

    /// An error code with its place and what librdkafka said besides.
    ///
    /// `right` is what a broker wants granted of the topic, or of the group, for what was tried.
    init(
        _ code: rd_kafka_resp_err_t, detail: String = "", isFatal: Bool = false,
        topic: String? = nil, partition: Int32? = nil, offset: Int64? = nil,
        right: String? = nil, group: String? = nil
    ) {
        let said = detail.isEmpty ? text(rd_kafka_err2str(code)) : detail
        let advice = LogError.advice(code, topic: topic)
        let denial = LogError.denial(code, right, topic: topic, group: group)
        self.init(
            code: text(rd_kafka_err2name(code)),
            message: denial ?? (advice.isEmpty ? said : "\(said): \(advice)"),
            isFatal: isFatal || code == RD_KAFKA_RESP_ERR__FATAL,
            isRetriable: LogError.retriable.contains(code.rawValue), topic: topic,
            partition: partition, offset: offset)
    }

    /// Takes an error object and frees it.
    init(
        consuming error: OpaquePointer, topic: String? = nil, partition: Int32? = nil,
        offset: Int64? = nil
    ) {
        defer { rd_kafka_error_destroy(error) }
        self.init(
            rd_kafka_error_code(error), detail: text(rd_kafka_error_string(error)),
            isFatal: rd_kafka_error_is_fatal(error) != 0, topic: topic, partition: partition,
            offset: offset)
    }

    /// Which right is missing of what, and how to grant it.
    private static func denial(
        _ code: rd_kafka_resp_err_t, _ right: String?, topic: String?, group: String?
    ) -> String? {
        let what: String
        switch code {
        case RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED:
            let named = topic.map { "the topic \($0)" } ?? "one of its topics"
            what = "\(right ?? "Read, or Write,") on \(named)"
        case RD_KAFKA_RESP_ERR_GROUP_AUTHORIZATION_FAILED:
            what = "\(right ?? "Read") on \(group.map { "the group \($0)" } ?? "its group")"
        case RD_KAFKA_RESP_ERR_TRANSACTIONAL_ID_AUTHORIZATION_FAILED:
            what = "Write on its transactional id"
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED where right == "Create":
            what = "Create on \(topic.map { "the topic \($0)" } ?? "its topics")"
        case RD_KAFKA_RESP_ERR_CLUSTER_AUTHORIZATION_FAILED:
            what =
                "Write on any of its output topics (before Kafka 2.8: IdempotentWrite on the"
                + " cluster)"
        default: return nil
        }
        return
            "Kafka denies the step's user \(what): grant it; `flows rights kafka <step>` prints how"
    }

    /// What to do, where that is known.
    private static func advice(_ code: rd_kafka_resp_err_t, topic: String?) -> String {
        switch code {
        case RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART, RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC:
            let named = topic.map { "the topic \($0)" } ?? "the topic"
            return "\(named) doesn't exist; create it with `<step> migrate`"
        case RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION:
            return "the topic has fewer partitions than the output names"
        case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__TIMED_OUT:
            return "check FLOWS_BROKERS and whether the broker can be reached from here"
        case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR_SASL_AUTHENTICATION_FAILED,
            RD_KAFKA_RESP_ERR__SSL:
            return "check the credentials and security settings (FLOWS_KAFKA_…)"
        case RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET, RD_KAFKA_RESP_ERR_OFFSET_OUT_OF_RANGE:
            return "the offset isn't in the log: retention took it or the topic was made anew; "
                + "if that was meant, start over with the step's command `rewind`"
        case RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE:
            return "raise max.message.bytes of the topic, in its contract and in Kafka, "
                + "or make the record smaller"
        case RD_KAFKA_RESP_ERR_OFFSET_METADATA_TOO_LARGE:
            return "the commit's metadata is past the broker's offset.metadata.max.bytes"
        case RD_KAFKA_RESP_ERR_FENCED_INSTANCE_ID, RD_KAFKA_RESP_ERR__FENCED:
            return "another process has this member's FLOWS_INSTANCE_ID"
        default:
            return ""
        }
    }

    /// Codes after which the same call may succeed.
    private static let retriable: Set<Int32> = Set(
        [
            RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN,
            RD_KAFKA_RESP_ERR__TIMED_OUT, RD_KAFKA_RESP_ERR__TIMED_OUT_QUEUE,
            RD_KAFKA_RESP_ERR__WAIT_COORD, RD_KAFKA_RESP_ERR__QUEUE_FULL,
            RD_KAFKA_RESP_ERR__RESOLVE, RD_KAFKA_RESP_ERR__RETRY,
            RD_KAFKA_RESP_ERR_LEADER_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_NOT_LEADER_FOR_PARTITION, RD_KAFKA_RESP_ERR_REQUEST_TIMED_OUT,
            RD_KAFKA_RESP_ERR_NETWORK_EXCEPTION, RD_KAFKA_RESP_ERR_COORDINATOR_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_COORDINATOR_LOAD_IN_PROGRESS, RD_KAFKA_RESP_ERR_NOT_COORDINATOR,
            RD_KAFKA_RESP_ERR_REBALANCE_IN_PROGRESS, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
            RD_KAFKA_RESP_ERR_UNSTABLE_OFFSET_COMMIT, RD_KAFKA_RESP_ERR_REPLICA_NOT_AVAILABLE,
            RD_KAFKA_RESP_ERR_KAFKA_STORAGE_ERROR,
        ].map(\.rawValue))
}
