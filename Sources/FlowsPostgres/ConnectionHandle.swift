/// One libpq connection as its owner sees it; the only place that opens and frees one.

#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif
internal import CLibPQ
internal import FlowsCore

/// Owns a `PGconn` and frees it with itself.
///
/// Used by one thread at a time: the thread that connects hands it to the worker.
final class ConnectionHandle: @unchecked Sendable {
    let raw: OpaquePointer

    private init(_ raw: OpaquePointer) { self.raw = raw }

    // Frees the connection and closes its socket; a statement in flight is not waited for.
    deinit { PQfinish(raw) }

    /// Encryption by Kerberos only where somebody asks for it: looking for a ticket loads half a
    /// mebibyte of libraries into every step. Logging in by Kerberos and TLS aren't touched.
    private static func encryption(_ target: ConnectionTarget) -> [(String, String)] {
        let isAskedFor =
            getenv("PGGSSENCMODE") != nil || getenv("PGSERVICE") != nil
            || target.conninfo.includes("service=")
        return isAskedFor ? [] : [("gssencmode", "disable")]
    }

    /// Connects, blocking: name look-up can't be bounded, each address takes `timeout` at most.
    static func connect(
        _ target: ConnectionTarget, timeout: Duration
    ) throws(PostgresError) -> ConnectionHandle {
        if let defect = target.defect { throw PostgresError(message: defect, isMisfit: true) }
        let seconds = String(max(2, Int(timeout.inSeconds.rounded(.up))))
        // What stands before `dbname` is a default that the connection string may overrule.
        let words =
            Self.encryption(target) + [
                ("connect_timeout", seconds), ("fallback_application_name", target.applicationName),
                ("dbname", target.conninfo), ("client_encoding", "UTF8"),
            ]
        let raw = withCStrings(words.map(\.0)) { names in
            withCStrings(words.map(\.1)) { values in PQconnectdbParams(names, values, 1) }
        }
        guard let raw else { throw PostgresError(message: "no memory is left for a connection") }
        let handle = ConnectionHandle(raw)
        guard PQstatus(raw) == CONNECTION_OK else {
            // From a file of libpq's own or its environment too.
            let password = PQpass(raw).map { String(cString: $0) } ?? ""
            throw PostgresError(message: target.sentence(handle.lastError, password: password))
        }
        // libpq would write notices to standard error.
        _ = PQsetNoticeProcessor(raw, ignoreNotice, nil)
        return handle
    }

    /// What `check` wants to know of how safe the connection is.
    var safety: ConnectionSafety {
        func word(_ wanted: String) -> String? {
            // Freed below, once.
            guard let options = PQconninfo(raw) else { return nil }
            defer { PQconninfoFree(options) }
            var at = options
            while let keyword = at.pointee.keyword {
                if String(cString: keyword) == wanted {
                    return at.pointee.val.map { String(cString: $0) }
                }
                at += 1
            }
            return nil
        }
        return ConnectionSafety(
            address: PQhostaddr(raw).map { String(cString: $0) } ?? "",
            isEncrypted: PQsslInUse(raw) == 1, usedPassword: PQconnectionUsedPassword(raw) == 1,
            mode: word("sslmode") ?? "")
    }

    /// The role that logged in.
    var role: String { PQuser(raw).map { String(cString: $0) } ?? "" }

    /// The last error's text, which may have several lines.
    var lastError: String { String(cString: PQerrorMessage(raw)) }
}

private let ignoreNotice: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> Void =
    { _, _ in }

/// Lends texts as a null-terminated list of C strings.
func withCStrings<R>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> R
) -> R {
    var bytes: [CChar] = []
    var offsets: [Int] = []
    for text in texts {
        offsets.append(bytes.count)
        bytes.append(contentsOf: text.utf8CString)
    }
    return bytes.withUnsafeBufferPointer { all in
        var list: [UnsafePointer<CChar>?] = offsets.map { at in all.baseAddress.map { $0 + at } }
        list.append(nil)
        return list.withUnsafeBufferPointer { body($0.baseAddress) }
    }
}
