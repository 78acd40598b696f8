/// What all clients of one `KafkaLog` share: the logger, what is known of the brokers, and threads.

internal import CRdKafka
import FlowsCore
internal import Synchronization

/// Shared by the clients of a process; librdkafka's threads reach it through the clients' opaque.
final class ClientContext: Sendable {
    let threads = BackgroundThreads()
    let joins = JoinWatch()
    private let logger: Logger
    private let isDown = Atomic<Bool>(true)
    /// A connection broke: what still comes out of a queue is no sign that brokers answer.
    private let isSuspect = Atomic<Bool>(false)
    private let state = Mutex(State())

    private struct State {
        var unreachable: String? = "no broker has answered yet"
        var lastCause = ""
        /// Why brokers don't let us in, and when one last said so.
        var trouble: (why: ConnectionTrouble, at: Duration)?
        /// OpenSSL's numbers of what is wrong with brokers' certificates, by broker.
        var certificates: [String: Int32] = [:]
        var lastWarning: [String: Duration] = [:]
        var lastProbe: Duration?
    }

    private let security: SecurityFacts
    /// What its clients are made with.
    let configuration: KafkaConfiguration?
    /// The group that its consumers belong to.
    var group: String? { configuration?.groupID }

    init(logger: Logger, configuration: KafkaConfiguration? = nil) {
        self.logger = logger
        security = SecurityFacts(configuration?.properties ?? [:])
        self.configuration = configuration
    }

    /// Nil while the brokers answer.
    var unreachable: String? { state.withLock { $0.unreachable } }

    /// Why brokers don't let us in, as an error that lasts until that is put right; nil while the
    /// brokers answer, or are only away.
    var refusal: LogError? {
        guard isDown.load(ordering: .relaxed), let trouble = currentTrouble else { return nil }
        let codes: [ConnectionTrouble.Kind: String] = [
            .authentication: "_AUTHENTICATION", .encryption: "_SSL", .hangingUp: "_TRANSPORT",
        ]
        return LogError(
            code: codes[trouble.kind] ?? "_TRANSPORT", message: trouble.sentence,
            isRetriable: trouble.kind == .hangingUp)
    }

    /// Something came that a broker sent, maybe a while ago; cheap enough for every poll.
    func noteAnswer() {
        guard isDown.load(ordering: .relaxed), !isSuspect.load(ordering: .relaxed) else { return }
        noteReached()
    }

    /// A broker has answered a question that was asked just now.
    func noteReached() {
        isSuspect.store(false, ordering: .relaxed)
        let was = state.withLock { s in
            isDown.store(false, ordering: .relaxed)
            let was = s.unreachable
            s.unreachable = nil
            s.trouble = nil
            return was
        }
        if was != nil { logger.info("Kafka answers") }
    }

    /// An error that no call waits for; those about brokers decide the health.
    func note(_ code: rd_kafka_resp_err_t, _ reason: String) {
        switch code {
        case RD_KAFKA_RESP_ERR__TRANSPORT, RD_KAFKA_RESP_ERR__RESOLVE,
            RD_KAFKA_RESP_ERR__TIMED_OUT:
            state.withLock { $0.lastCause = reason }
            isSuspect.store(true, ordering: .relaxed)
        case RD_KAFKA_RESP_ERR__AUTHENTICATION, RD_KAFKA_RESP_ERR__SSL:
            noteDown(trouble ?? LogError(code, detail: reason).message)
        case RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN:
            let cause = state.withLock { $0.lastCause }
            let said = LogError(code, detail: cause.isEmpty ? reason : "\(reason) (\(cause))")
            noteDown(trouble ?? said.message)
        default: break
        }
        warn("Kafka client error", cause: text(rd_kafka_err2name(code)), reason)
    }

    private var trouble: String? { currentTrouble?.sentence }

    /// librdkafka says it again within half a minute for as long as it lasts; a broker that hung up
    /// when it was stopped says nothing of an outage days later.
    private var currentTrouble: ConnectionTrouble? {
        let now = monotonic()
        return state.withLock { s in
            s.trouble.flatMap { now - $0.at < .seconds(60) ? $0.why : nil }
        }
    }

    /// A question wasn't answered in time.
    func noteSilence() {
        let cause = state.withLock { $0.lastCause }
        noteDown(trouble ?? "no broker answers\(cause.isEmpty ? "" : " (\(cause))")")
    }

    func noteDown(_ reason: String) {
        isSuspect.store(true, ordering: .relaxed)
        state.withLock { s in
            s.unreachable = reason
            isDown.store(true, ordering: .relaxed)
        }
    }

    /// Whether it is time to ask a broker: once a second while in doubt, else now and then, since
    /// a broker that fell silent, or an outage that was told before the last answer, says nothing.
    func claimProbe() -> Bool {
        let isInDoubt =
            isDown.load(ordering: .relaxed) || isSuspect.load(ordering: .relaxed)
        return state.withLock { s in
            let now = monotonic()
            let pause: Duration = isInDoubt ? .seconds(1) : .seconds(10)
            if let last = s.lastProbe, now - last < pause { return false }
            s.lastProbe = now
            return true
        }
    }

    /// A warning, at most one per cause and minute.
    func warn(_ message: String, cause: String, _ reason: String) {
        let write = state.withLock { s in
            let now = monotonic()
            if let last = s.lastWarning[cause], now - last < .seconds(60) { return false }
            s.lastWarning[cause] = now
            return true
        }
        if write { logger.warning(message, [("cause", cause), ("reason", reason)]) }
    }

    /// One line of librdkafka's own log.
    func log(level: Int32, facility: String, line: String) {
        if facility == "CONFWARN" {
            // Extra properties go to both kinds of client, and the gapless property is meant.
            if line.includes("will be ignored by this") { return }
            if line.includes("enable.gapless.guarantee") { return }
        }
        if facility == "FAIL" { noteFailure(line) }
        // Failed connections come as error events too; AUTOCREATE is the embedded broker's age.
        let isNoise = ["FAIL", "CERTVERIFY", "AUTOCREATE"].contains(facility)
        switch isNoise ? 7 : level {
        case ...4: warn("librdkafka", cause: facility, line)
        case 5, 6: logger.info("librdkafka", [("facility", facility), ("reason", line)])
        default: logger.debug("librdkafka", [("facility", facility), ("reason", line)])
        }
    }

    /// A connection failed; told at once, while error events wait for who polls the client.
    private func noteFailure(_ line: String) {
        state.withLock { s in
            let certificate = s.certificates.first { line.includes($0.key) }?.value
            let found = ConnectionTrouble(
                line: line, security: security, certificate: certificate)
            // A connection that only broke says nothing new about one that was refused.
            if let found { s.trouble = (found, monotonic()) }
        }
    }

    /// What OpenSSL says of a certificate of a broker's chain; 0 is well.
    func noteCertificate(of broker: String, _ error: Int32) {
        guard error != 0 else { return }
        state.withLock { $0.certificates[broker] = error }
    }

    func debug(_ message: String, _ facts: [(String, String)]) { logger.debug(message, facts) }
}
