/// What a client asks of the HTTP server, and what it gets: values without C.

/// A GET or HEAD whose headers have all been read.
public struct HTTPRequest: Sendable {
    /// `GET` or `HEAD`; the server leaves a HEAD's body out by itself.
    public let method: String
    /// The path without the query, percent-decoded, such as `/livez`.
    public let path: String
    /// The query's names and values in order, percent-decoded; a name without `=` has none.
    public let query: [(name: String, value: String?)]

    /// A request.
    public init(method: String, path: String, query: [(name: String, value: String?)] = []) {
        self.method = method
        self.path = path
        self.query = query
    }
}

/// A whole answer.
public struct HTTPResponse: Sendable {
    /// The status code, 200 to 599.
    public var status: Int
    /// The media type of the body.
    public var contentType: String
    /// The body; its length is sent along.
    public var body: [UInt8]
    /// More headers, such as `Allow`.
    public var headers: [(name: String, value: String)]

    /// An answer of bytes.
    public init(
        status: Int, contentType: String, body: [UInt8],
        headers: [(name: String, value: String)] = []
    ) {
        self.status = status
        self.contentType = contentType
        self.body = body
        self.headers = headers
    }

    /// An answer of plain text.
    public init(status: Int, text: String, headers: [(name: String, value: String)] = []) {
        self.init(
            status: status, contentType: "text/plain; charset=utf-8", body: Array(text.utf8),
            headers: headers)
    }

    /// The answer for a path that isn't served.
    public static let notFound = HTTPResponse(status: 404, text: "not found\n")
}

/// What one client may take, and all of them.
public struct HTTPLimits: Sendable {
    /// Connections at once; a further one is taken in and the one that was silent longest is closed.
    public var connectionsMax: Int
    /// Bytes for the head of a request (and of its answer); a larger head is answered 431 or 414.
    public var connectionMemoryBytes: Int
    /// How long a connection may be silent before it is closed; whole seconds, at least 1.
    public var idleTimeout: Duration

    /// Limits that suit probes and scrapes: 64 connections of 16 KiB, 10 s.
    public init(
        connectionsMax: Int = 64, connectionMemoryBytes: Int = 16 * 1024,
        idleTimeout: Duration = .seconds(10)
    ) {
        self.connectionsMax = connectionsMax
        self.connectionMemoryBytes = connectionMemoryBytes
        self.idleTimeout = idleTimeout
    }
}
