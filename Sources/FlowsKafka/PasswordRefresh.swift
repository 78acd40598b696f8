/// A password that changes while the process runs: read again when a broker refuses the one before.

internal import CRdKafka
internal import Synchronization

/// The SASL password of one client, and where a newer one would stand.
final class PasswordRefresh: Sendable {
    private let user: String
    private let read: @Sendable () -> String?
    private let known: Mutex<String>

    /// Nil unless the password comes from a place that can be read again.
    init?(_ configuration: KafkaConfiguration) {
        guard let read = configuration.readPassword,
            let user = configuration.properties["sasl.username"],
            let password = configuration.properties["sasl.password"]
        else { return nil }
        self.user = user
        self.read = read
        known = Mutex(password)
    }

    /// Gives the client the password that is there now, for its next attempt to log in.
    func refresh(_ handle: OpaquePointer) {
        guard let fresh = read(), !fresh.isEmpty else { return }
        let isNew = known.withLock { known in
            defer { known = fresh }
            return known != fresh
        }
        guard isNew, let error = rd_kafka_sasl_set_credentials(handle, user, fresh) else { return }
        rd_kafka_error_destroy(error)
    }
}
