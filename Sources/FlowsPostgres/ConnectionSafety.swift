/// Whether a password goes where others may read along.

/// How a connection was made.
struct ConnectionSafety {
    /// The server's address, empty over a Unix socket.
    let address: String
    let isEncrypted: Bool
    /// Whether the server wanted a password.
    let usedPassword: Bool
    /// libpq's `sslmode`; `prefer` unless somebody says otherwise.
    let mode: String

    private var isLocal: Bool {
        address.isEmpty || address == "::1" || address.hasPrefix("127.")
            || address.hasPrefix("::ffff:127.")
    }

    /// In a sentence; nil when all is well, or somebody said that it shall be so.
    var warning: String? {
        guard usedPassword, !isEncrypted, !isLocal, mode != "disable" else { return nil }
        return
            "the connection to Postgres at \(address) isn't encrypted, and logs in by a password:"
            + " say sslmode=verify-full and sslrootcert=…, or sslmode=disable where the network is"
            + " trusted (sslmode=\(mode) takes what the server offers)"
    }
}

extension Migrations {
    /// What of the connection isn't well but keeps no step from running, in sentences.
    public static func warnings(
        conninfo: String, layout: StoreLayout, deadline: Duration = .seconds(30)
    ) throws(PostgresError) -> [String] {
        let target = ConnectionTarget(conninfo, applicationName: "\(layout.step) check")
        let connection = try BlockingConnection(target, deadline: deadline)
        return [connection.safety.warning].compactMap { $0 }
    }
}
