/// What the in-memory broker says as Kafka does.

internal import FlowsCore

extension LogError {
    static let unreachable = LogError(
        code: "_TIMED_OUT", message: "the broker is down", isRetriable: true)

    static func unknown(_ topic: String) -> LogError {
        LogError(code: "UNKNOWN_TOPIC_OR_PART", message: "no such topic", topic: topic)
    }
}
