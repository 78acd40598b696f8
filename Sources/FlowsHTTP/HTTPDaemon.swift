/// A running libmicrohttpd daemon, and what its callbacks need: the only file that knows its C.

internal import CMicroHTTPD
internal import FlowsCore
internal import Synchronization

/// Owns the daemon from its start to ``stop()``, which also runs when this is freed.
///
/// The callbacks are given a pointer to this object without a reference of their own: the
/// daemon's thread has ended when `MHD_stop_daemon` returns, and that is before it is freed.
final class HTTPDaemon: @unchecked Sendable {
    let port: UInt16
    fileprivate let respond: @Sendable (HTTPRequest) -> HTTPResponse
    fileprivate let logger: Logger
    /// Only the daemon's thread touches it.
    fileprivate var connections: ConnectionTable
    private let handle = Mutex<UInt>(0)
    // Freed by `stop()`, after the daemon that it was given to.
    private let log: UnsafeMutablePointer<flows_mhd_log>

    init(
        socket: consuming ListenSocket, limits: HTTPLimits, logger: Logger,
        respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) throws(HTTPError) {
        port = socket.port
        self.logger = logger
        self.respond = respond
        connections = ConnectionTable(limit: max(limits.connectionsMax, 1))
        log = .allocate(capacity: 1)
        let context = Unmanaged.passUnretained(self).toOpaque()
        log.initialize(to: flows_mhd_log(sink: logLine, context: context))
        let descriptor = socket.take()
        let setup = flows_mhd_setup(
            listen_socket: descriptor,
            // More than our own limit by what the daemon accepts before it closes what we end.
            connections: UInt32(clamping: max(limits.connectionsMax, 1) + 16),
            idle_timeout: UInt32(clamping: max(limits.idleTimeout.components.seconds, 1)),
            connection_memory: max(limits.connectionMemoryBytes, 1024), log: log, answer: answer,
            notify: connectionChanged, context: context)
        guard let started = flows_mhd_start(setup) else {
            // The descriptor isn't closed here: the daemon may have done so already.
            throw HTTPError(
                .outOfResources, "the HTTP server can't start: no thread or descriptor is left")
        }
        handle.withLock { $0 = UInt(bitPattern: started) }
    }

    /// Ends the thread and every connection; a second call does nothing.
    func stop() {
        let running = handle.withLock { handle in
            let running = handle
            handle = 0
            return running
        }
        if let daemon = OpaquePointer(bitPattern: running) { MHD_stop_daemon(daemon) }
    }

    deinit {
        stop()
        log.deallocate()
    }
}

private func daemon(_ context: UnsafeMutableRawPointer?) -> HTTPDaemon? {
    context.map { Unmanaged<HTTPDaemon>.fromOpaque($0).takeUnretainedValue() }
}

private func logLine(_ context: UnsafeMutableRawPointer?, _ line: UnsafePointer<CChar>?) {
    guard let line, let daemon = daemon(context) else { return }
    let text = String(cString: line)
    daemon.logger.debug(
        "the HTTP library says", [("detail", text.hasSuffix("\n") ? String(text.dropLast()) : text)]
    )
}

private func connectionChanged(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?, _ code: MHD_ConnectionNotificationCode
) {
    guard let daemon = daemon(context), let connection else { return }
    let descriptor = flows_mhd_socket(connection)
    if code == .CONNECTION_NOTIFY_STARTED {
        daemon.connections.opened(descriptor)
    } else {
        daemon.connections.closed(descriptor)
    }
}

/// Called when the head was read (`state` is empty), and again when the request is whole.
private func answer(
    _ context: UnsafeMutableRawPointer?, _ connection: OpaquePointer?,
    _ url: UnsafePointer<CChar>?, _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?, _ upload: UnsafePointer<CChar>?,
    _ uploadSize: UnsafeMutablePointer<Int>?,
    _ state: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let daemon = daemon(context), let connection, let url, let method, let state else {
        return .NO
    }
    let verb = String(cString: method)
    if state.pointee == nil {
        // Any address says that the head was seen; nothing is stored behind it.
        state.pointee = context
        guard let refusal = refusal(verb, hasBody: hasBody(connection)) else { return .YES }
        return send(refusal, on: connection)
    }
    daemon.connections.used(flows_mhd_socket(connection))
    return send(
        daemon.respond(
            HTTPRequest(method: verb, path: String(cString: url), query: query(connection))),
        on: connection)
}

private func refusal(_ method: String, hasBody: Bool) -> HTTPResponse? {
    let close = (name: "Connection", value: "close")
    guard method == "GET" || method == "HEAD" else {
        return HTTPResponse(
            status: 405, text: "only GET and HEAD\n", headers: [("Allow", "GET, HEAD"), close])
    }
    return hasBody ? HTTPResponse(status: 413, text: "no body, please\n", headers: [close]) : nil
}

private func hasBody(_ connection: OpaquePointer) -> Bool {
    func header(_ name: String) -> String? {
        MHD_lookup_connection_value(connection, .HEADER_KIND, name).map { String(cString: $0) }
    }
    return header("Transfer-Encoding") != nil || (header("Content-Length") ?? "0") != "0"
}

private func query(_ connection: OpaquePointer) -> [(name: String, value: String?)] {
    var pairs: [(name: String, value: String?)] = []
    withUnsafeMutablePointer(to: &pairs) {
        _ = MHD_get_connection_values(connection, .GET_ARGUMENT_KIND, appendPair, $0)
    }
    return pairs
}

private func appendPair(
    _ pairs: UnsafeMutableRawPointer?, _ kind: MHD_ValueKind, _ name: UnsafePointer<CChar>?,
    _ value: UnsafePointer<CChar>?
) -> MHD_Result {
    guard let pairs, let name else { return .NO }
    pairs.assumingMemoryBound(to: [(name: String, value: String?)].self).pointee
        .append((String(cString: name), value.map { String(cString: $0) }))
    return .YES
}

private func send(_ answer: HTTPResponse, on connection: OpaquePointer) -> MHD_Result {
    var body = answer.body
    // The bytes are copied; the response is freed below, or by the daemon when it was sent.
    let made = body.withUnsafeMutableBytes {
        MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
    }
    guard let made else { return .NO }
    defer { MHD_destroy_response(made) }
    MHD_add_response_header(made, "Content-Type", answer.contentType)
    for header in answer.headers { MHD_add_response_header(made, header.name, header.value) }
    return MHD_queue_response(connection, UInt32(clamping: answer.status), made)
}
