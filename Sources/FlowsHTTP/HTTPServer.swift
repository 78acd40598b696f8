/// The HTTP server of a step: probes and metrics, on one thread of its own over libmicrohttpd.

public import FlowsCore
internal import Synchronization

/// Answers GET and HEAD, and is bounded in every way that a client could abuse.
///
/// `respond` is called on the server's thread, one request at a time, so that probes are
/// answered while every worker is busy; it must be quick and may not wait. Other methods are
/// answered 405, a request with a body 413, a head that is too large 431 or 414.
public final class HTTPServer: Sendable {
    private let address: String
    private let requestedPort: UInt16
    private let limits: HTTPLimits
    private let logger: Logger
    private let respond: @Sendable (HTTPRequest) -> HTTPResponse
    private let daemon = Mutex<HTTPDaemon?>(nil)

    /// A server that doesn't listen yet; port 0 is any free one.
    ///
    /// `address` is a numeric IPv4 or IPv6 address; `::` is every address of both kinds.
    public init(
        address: String = "::", port: UInt16, limits: HTTPLimits = HTTPLimits(), logger: Logger,
        respond: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) {
        self.address = address
        self.requestedPort = port
        self.limits = limits
        self.logger = logger
        self.respond = respond
    }

    /// Listens and answers from now on; throws when the port can't be had. Does nothing when started.
    public func start() throws(HTTPError) {
        let result = daemon.withLock { running -> HTTPError? in
            if running != nil { return nil }
            do throws(HTTPError) {
                running = try HTTPDaemon(
                    socket: ListenSocket(address: address, port: requestedPort), limits: limits,
                    logger: logger, respond: respond)
                return nil
            } catch { return error }
        }
        if let result { throw result }
    }

    /// The port that it listens on; before the start, the one it was made with.
    public var port: UInt16 { daemon.withLock { $0?.port } ?? requestedPort }

    /// Closes every connection and returns when the thread has ended; not to be called by `respond`.
    public func stop() {
        let running = daemon.withLock { slot in
            let running = slot
            slot = nil
            return running
        }
        running?.stop()
    }

    deinit { stop() }
}
