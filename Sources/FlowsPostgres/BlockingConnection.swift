/// A connection for threads that may wait: migrations, checks, and ending what blocks a claim.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import CLibPQ
internal import FlowsCore

/// Text in, text out, and a deadline for everything.
final class BlockingConnection {
    private let handle: ConnectionHandle
    private let target: ConnectionTarget
    private let clock = SystemClock()
    private let end: Duration

    /// Connects; `deadline` from now ends every later wait too.
    init(
        _ target: ConnectionTarget, deadline: Duration, connectTimeout: Duration? = nil
    ) throws(PostgresError) {
        self.target = target
        end = clock.now() + deadline
        handle = try ConnectionHandle.connect(target, timeout: connectTimeout ?? deadline)
        _ = PQsetnonblocking(handle.raw, 1)
    }

    /// Runs statements without parameters, several with `;` between them.
    func run(_ text: String) throws(PostgresError) {
        guard PQsendQuery(handle.raw, text) == 1 else { throw lost() }
        _ = try results()
    }

    /// Runs one statement and returns its rows, null as nil.
    func rows(_ text: String, _ parameters: [String] = []) throws(PostgresError) -> [[String?]] {
        let sent = withCStrings(parameters) { values in
            PQsendQueryParams(
                handle.raw, text, Int32(parameters.count), nil, values, nil, nil, 0)
        }
        guard sent == 1 else { throw lost() }
        return try results()
    }

    private func results() throws(PostgresError) -> [[String?]] {
        var rows: [[String?]] = []
        var failure: PostgresError?
        while true {
            try wait()
            // Freed here, once each.
            guard let result = PQgetResult(handle.raw) else { break }
            defer { PQclear(result) }
            switch PQresultStatus(result) {
            case PGRES_TUPLES_OK: rows = Self.read(result)
            case PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: break
            default:
                let refusal = Refusal(result)
                let text = refusal.sqlState.isEmpty ? handle.lastError : refusal.primary
                failure =
                    failure
                    ?? PostgresError(sqlState: refusal.sqlState, message: target.sentence(text))
            }
        }
        if let failure { throw failure }
        return rows
    }

    private static func read(_ result: OpaquePointer) -> [[String?]] {
        (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { column in
                PQgetisnull(result, row, column) == 1
                    ? nil : PQgetvalue(result, row, column).map { String(cString: $0) }
            }
        }
    }

    private func wait() throws(PostgresError) {
        while true {
            let unsent = PQflush(handle.raw) == 1
            if !unsent && PQisBusy(handle.raw) == 0 { return }
            let left = end - clock.now()
            guard left > .zero else {
                throw PostgresError(message: "Postgres didn't answer before the deadline")
            }
            let events = Int16(POLLIN) | (unsent ? Int16(POLLOUT) : 0)
            var socket = pollfd(fd: PQsocket(handle.raw), events: events, revents: 0)
            _ = poll(&socket, 1, Int32(clamping: left.inMilliseconds + 1))
            guard PQconsumeInput(handle.raw) == 1 else { throw lost() }
        }
    }

    /// How the connection was made.
    var safety: ConnectionSafety { handle.safety }

    private func lost() -> PostgresError {
        PostgresError(message: target.sentence(handle.lastError))
    }
}
