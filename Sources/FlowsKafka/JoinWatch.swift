/// Knows while the member waits for its group to come together, by the requests that it sends.

internal import CRdKafka
internal import Synchronization

/// From a join's request on the wire to the assignment's answer.
///
/// A commit behind a join's request on the same connection is answered after the join, with a
/// generation that is over by then: ILLEGAL_GENERATION, upon which librdkafka before 2.8 takes
/// every partition for lost, though the member has just been given them again. So none is sent.
final class JoinWatch: Sendable {
    private let joining = Atomic<Bool>(false)
    /// When the last join was sent and when it was over, nanoseconds of the monotonic clock.
    private let joinedAt = Atomic<Int64>(.min / 2)
    private let settledAt = Atomic<Int64>(.min / 2)

    /// Whether a commit would come too late.
    var isJoining: Bool { joining.load(ordering: .acquiring) }

    /// Whether the next join may be due, which nobody else would tell the client.
    ///
    /// A client joins once a second at the most. One that has to join again sooner, as when another
    /// member is replaced, looks whether the second is over only when something wakes it, and sleeps
    /// a whole second when nothing does: the partitions that change hands stand still so long.
    var mayJoinAgain: Bool {
        let since = monotonic() - .nanoseconds(joinedAt.load(ordering: .relaxed))
        return since > Self.pause - .milliseconds(50) && since < Self.pause * 5 / 2
    }

    /// Whether members of the group couldn't join at once if this one left it now: the broker hears
    /// of that only behind a join that is under way, and they have joined a moment ago.
    var isSettling: Bool {
        isJoining || monotonic() - .nanoseconds(settledAt.load(ordering: .relaxed)) < Self.pause
    }

    /// Between two joins of a client, which newer versions of it may have shorter.
    private static let pause = Duration.seconds(1)

    /// Watches the client that is made of this configuration; the watch outlives it.
    func observe(_ conf: OpaquePointer) {
        let opaque = Unmanaged.passUnretained(self).toOpaque()
        rd_kafka_conf_interceptor_add_on_new(conf, Self.name, onNew, opaque)
    }

    fileprivate static let name = "flows-join"

    /// Kafka's numbers of the requests in question.
    private enum Request {
        static let join: Int16 = 11
        static let heartbeat: Int16 = 12
        static let leave: Int16 = 13
        static let sync: Int16 = 14
    }

    fileprivate func sent(_ request: Int16) {
        switch request {
        case Request.join:
            joining.store(true, ordering: .releasing)
            joinedAt.store(monotonic().nanoseconds, ordering: .relaxed)
        // Sent by a member alone, so a join whose answer was lost with its connection is over.
        case Request.heartbeat, Request.leave: joining.store(false, ordering: .releasing)
        default: break
        }
    }

    fileprivate func received(_ request: Int16) {
        guard request == Request.sync else { return }
        settledAt.store(monotonic().nanoseconds, ordering: .relaxed)
        joining.store(false, ordering: .releasing)
    }
}

// Called on librdkafka's threads, which may call nothing of librdkafka's here.

private func onNew(
    _ handle: OpaquePointer?, _ conf: OpaquePointer?, _ opaque: UnsafeMutableRawPointer?,
    _ reason: UnsafeMutablePointer<CChar>?, _ size: Int
) -> rd_kafka_resp_err_t {
    rd_kafka_interceptor_add_on_request_sent(handle, JoinWatch.name, onSent, opaque)
    return rd_kafka_interceptor_add_on_response_received(
        handle, JoinWatch.name, onReceived, opaque)
}

private func onSent(
    _ handle: OpaquePointer?, _ socket: Int32, _ broker: UnsafePointer<CChar>?, _ id: Int32,
    _ request: Int16, _ version: Int16, _ number: Int32, _ size: Int,
    _ opaque: UnsafeMutableRawPointer?
) -> rd_kafka_resp_err_t {
    if let opaque {
        Unmanaged<JoinWatch>.fromOpaque(opaque).takeUnretainedValue().sent(request)
    }
    return RD_KAFKA_RESP_ERR_NO_ERROR
}

private func onReceived(
    _ handle: OpaquePointer?, _ socket: Int32, _ broker: UnsafePointer<CChar>?, _ id: Int32,
    _ request: Int16, _ version: Int16, _ number: Int32, _ size: Int, _ took: Int64,
    _ error: rd_kafka_resp_err_t, _ opaque: UnsafeMutableRawPointer?
) -> rd_kafka_resp_err_t {
    if let opaque {
        Unmanaged<JoinWatch>.fromOpaque(opaque).takeUnretainedValue().received(request)
    }
    return RD_KAFKA_RESP_ERR_NO_ERROR
}
