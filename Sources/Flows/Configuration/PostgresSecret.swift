/// Where the connection string of Postgres comes from: variables, or files that may change.

internal import FlowsPostgres

/// A connection string, perhaps with the password apart, each from a variable or a file.
struct PostgresSecret: Sendable {
    /// A text, and the file that it is read from again; nil where it came from a variable.
    struct Source: Sendable {
        let text: String
        let file: SecretFile?

        func newest() throws(PostgresError) -> String {
            guard let file else { return text }
            do { return try file.readAgain() } catch { throw PostgresError(message: error.message) }
        }
    }
    let connection: Source
    let password: Source?

    /// Nil when nothing says where Postgres is.
    init?(_ reader: inout EnvironmentReader) {
        let names = ("FLOWS_POSTGRES", "FLOWS_POSTGRES_PASSWORD")
        let connection = reader.text(names.0)
        let password = reader.text(names.1)
        guard let connection else { return nil }
        self.connection = Source(text: connection, file: reader.secretFile(names.0))
        self.password = password.map { Source(text: $0, file: reader.secretFile(names.1)) }
    }

    /// The whole connection string as it is now. Throws a sentence that quotes nothing of it.
    func conninfo() throws(PostgresError) -> String {
        try whole(try connection.newest(), try password?.newest())
    }

    /// The same as it was at the start.
    func firstConninfo() throws(PostgresError) -> String {
        try whole(connection.text, password?.text)
    }

    private func whole(_ text: String, _ password: String?) throws(PostgresError) -> String {
        guard PostgresOptions.canRead(conninfo: text) else {
            throw PostgresError(
                message: "FLOWS_POSTGRES can't be read by libpq: \(PostgresOptions.connectionForm)")
        }
        guard let password else { return text }
        do { return try PostgresOptions.conninfo(text, password: password) } catch {
            throw PostgresError(
                message: "FLOWS_POSTGRES and FLOWS_POSTGRES_PASSWORD both say a password: keep one"
                    + " of them")
        }
    }

    /// How it is read again, nil where nothing of it is in a file.
    var reread: PostgresOptions.Reread? {
        guard connection.file != nil || password?.file != nil else { return nil }
        return { () throws(PostgresError) -> String in try conninfo() }
    }
}
