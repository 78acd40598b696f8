/// The owner of one librdkafka handle: made with its settings, destroyed on a thread of its own.

internal import CRdKafka
import FlowsCore

/// One `rd_kafka_t` and its event queue.
///
/// Readers, committers and publishers keep it alive; when the last lets go, the handle is
/// destroyed in the background, since destroying may block.
final class Client: @unchecked Sendable {
    /// Freed by ``deinit``'s thread.
    let handle: OpaquePointer
    /// The queue of the group (a consumer) or the main queue; freed before the handle.
    let queue: OpaquePointer
    let context: ClientContext
    /// Each client has a password of its own to renew.
    let password: PasswordRefresh?
    private let opaque: Unmanaged<ClientContext>

    init(
        _ kind: rd_kafka_type_t, _ settings: ClientSettings, events: Int32,
        context: ClientContext
    ) throws(LogError) {
        let conf = try settings.makeConf()
        let opaque = Unmanaged.passRetained(context)
        rd_kafka_conf_set_opaque(conf, opaque.toOpaque())
        rd_kafka_conf_set_log_cb(conf, forwardLog)
        rd_kafka_conf_set_events(conf, events)
        // Refused by a build without TLS, where there is nothing to verify.
        rd_kafka_conf_set_ssl_cert_verify_cb(conf, noteCertificate)
        // The opaque's reference keeps it alive until the handle is destroyed.
        if kind == RD_KAFKA_CONSUMER { context.joins.observe(conf) }
        var reason = [CChar](repeating: 0, count: 512)
        guard let handle = rd_kafka_new(kind, conf, &reason, reason.count) else {
            rd_kafka_conf_destroy(conf)
            opaque.release()
            throw LogError(
                code: "_INVALID_ARG",
                message: SecurityFacts.explained(errorText(reason)), isFatal: true)
        }
        if kind == RD_KAFKA_CONSUMER { rd_kafka_poll_set_consumer(handle) }
        let queue =
            kind == RD_KAFKA_CONSUMER
            ? rd_kafka_queue_get_consumer(handle) : rd_kafka_queue_get_main(handle)
        guard let queue else {
            rd_kafka_destroy(handle)
            opaque.release()
            throw .outOfMemory
        }
        self.handle = handle
        self.queue = queue
        self.context = context
        password = context.configuration.flatMap { PasswordRefresh($0) }
        self.opaque = opaque
    }

    deinit {
        let parts = Parts(handle: handle, queue: queue, opaque: opaque)
        context.threads.run { parts.free() }
    }

    /// What the destroying thread gets; nobody else has it any more.
    private struct Parts: @unchecked Sendable {
        let handle: OpaquePointer
        let queue: OpaquePointer
        let opaque: Unmanaged<ClientContext>

        func free() {
            rd_kafka_queue_destroy(queue)
            rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE)
            opaque.release()
        }
    }

    /// Asks a broker for its metadata; true when one answered.
    func probe(timeout: Duration) -> Bool {
        var metadata: UnsafePointer<rd_kafka_metadata>?
        let code = rd_kafka_metadata(handle, 0, nil, &metadata, timeout.milliseconds)
        if let metadata { rd_kafka_metadata_destroy(metadata) }
        guard code == RD_KAFKA_RESP_ERR_NO_ERROR else {
            context.noteSilence()
            return false
        }
        context.noteReached()
        return true
    }

    /// Asks a broker in the background when it is time to.
    func probeIfDue() {
        guard context.claimProbe() else { return }
        // Long enough for a broker in a pause of its garbage collector.
        context.threads.run { _ = self.probe(timeout: .seconds(3)) }
    }

    /// Lets the client's own thread look what is due: a question to that thread does.
    func wake() {
        guard let id = rd_kafka_memberid(handle) else { return }
        rd_kafka_mem_free(handle, id)
    }

    /// An event that says what went wrong without a call that waits for it.
    func noteError(_ event: OpaquePointer) -> LogError {
        var code = rd_kafka_event_error(event)
        var reason = text(rd_kafka_event_error_string(event))
        let isFatal =
            rd_kafka_event_error_is_fatal(event) != 0 || code == RD_KAFKA_RESP_ERR__FATAL
        if isFatal {
            var buffer = [CChar](repeating: 0, count: 512)
            let first = rd_kafka_fatal_error(handle, &buffer, buffer.count)
            if first != RD_KAFKA_RESP_ERR_NO_ERROR {
                code = first
                reason = errorText(buffer)
            }
        }
        context.note(code, reason)
        if code == RD_KAFKA_RESP_ERR__AUTHENTICATION { password?.refresh(handle) }
        guard let place = rd_kafka_event_topic_partition(event) else {
            return LogError(
                code, detail: reason, isFatal: isFatal, topic: Client.topicNamed(in: reason),
                group: context.group)
        }
        defer { rd_kafka_topic_partition_destroy(place) }
        let partition = place.pointee.partition
        return LogError(
            code, detail: reason, isFatal: isFatal, topic: text(place.pointee.topic),
            partition: partition < 0 ? nil : partition)
    }
}

extension Client {
    /// A subscribed topic that the group's event names in its text alone.
    static func topicNamed(in reason: String) -> String? {
        let prefix = "Subscribed topic not available: "
        guard reason.hasPrefix(prefix) else { return nil }
        return String(reason.dropFirst(prefix.count).prefix { $0 != ":" })
    }
}

/// librdkafka's log lines; called from its threads, with a nil client while one is being made.
private func forwardLog(
    _ handle: OpaquePointer?, _ level: Int32, _ facility: UnsafePointer<CChar>?,
    _ line: UnsafePointer<CChar>?
) {
    guard let handle, let opaque = rd_kafka_opaque(handle) else { return }
    Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
        .log(level: level, facility: text(facility), line: text(line))
}

/// OpenSSL's verdict on a certificate of a broker's chain, which stands: it is only remembered.
private func noteCertificate(
    _ handle: OpaquePointer?, _ broker: UnsafePointer<CChar>?, _ number: Int32,
    _ error: UnsafeMutablePointer<Int32>?, _ depth: Int32, _ certificate: UnsafePointer<CChar>?,
    _ size: Int, _ reason: UnsafeMutablePointer<CChar>?, _ reasonSize: Int,
    _ opaque: UnsafeMutableRawPointer?
) -> Int32 {
    guard let error else { return 0 }
    if let opaque {
        Unmanaged<ClientContext>.fromOpaque(opaque).takeUnretainedValue()
            .noteCertificate(of: text(broker), error.pointee)
    }
    if let reason, reasonSize > 0 { reason.pointee = 0 }
    // Anything else would let in a broker that nobody vouches for.
    return error.pointee == 0 ? 1 : 0
}
