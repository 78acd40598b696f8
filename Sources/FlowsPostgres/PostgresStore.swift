/// The state store over Postgres: one non-blocking connection with a pipeline of requests.

internal import CLibPQ
public import FlowsCore

/// A worker's connection to its step's tables.
///
/// Used by one thread. Nothing here waits: connecting has a thread of its own, and requests
/// are handed to libpq, each as a transaction of its own. Call ``advance()`` whenever the
/// socket is ready and at least once a second while there are requests, for the deadlines.
public final class PostgresStore: StateStore {
    let layout: StoreLayout
    let options: PostgresOptions
    let statements: Statements
    private let source: TargetSource
    let logger: Logger
    let clock = SystemClock()
    private let waker: Waker?

    // Freed by its own deinit, here by letting go of it.
    var connection: ConnectionHandle?
    private var connector: Connector?
    private var backoff = Duration.zero
    private var isClosed = false
    private var reason: String?

    var waiting: [(ticket: UInt64, request: StoreRequest)] = []
    var inFlight: [Flight] = []
    var headSince = Duration.zero
    var prepared: Set<Statements.Name> = []
    var parameters = ParameterList()
    var answers: [StoreAnswer] = []
    /// Why the connection can't be used any more, found while sending or reading.
    var broken: String?
    var hasUnsent = false

    /// Starts to connect to `conninfo`, libpq's connection string or URI.
    ///
    /// `waker` is woken when an attempt to connect has ended; then call ``advance()``.
    public init(
        conninfo: String, layout: StoreLayout, waker: Waker? = nil,
        options: PostgresOptions = PostgresOptions(), logger: Logger = Logger(level: .warning)
    ) {
        self.layout = layout
        self.options = options
        self.waker = waker
        self.logger = logger
        statements = Statements(layout)
        source = TargetSource(conninfo, options, logger)
        reason = "connecting to Postgres"
        connect(after: .zero)
    }

    deinit { close() }

    /// Makes sentences of what libpq says of the connection that there is.
    var target: ConnectionTarget { source.current }

    /// Hands in a request; it is sent at once when there is a connection.
    public func submit(_ request: StoreRequest, ticket: UInt64) {
        if isClosed { return }
        waiting.append((ticket, request))
        guard connection != nil, broken == nil else { return }
        sendWaiting()
        if broken != nil { waker?.wake() }
    }

    /// Reads and writes what is possible now and returns the answers that are there.
    public func advance() -> [StoreAnswer] {
        if isClosed { return [] }
        takeConnection()
        read()
        sendWaiting()
        flush()
        if broken == nil { checkDeadline() }
        if let broken { lose(broken) }
        endBlockers()
        defer { answers.removeAll(keepingCapacity: true) }
        return answers
    }

    /// The socket, or −1 while there is no connection, and whether there is something to write.
    public var waitsOn: (descriptor: Int32, write: Bool) {
        guard let connection else { return (-1, false) }
        return (PQsocket(connection.raw), hasUnsent || broken != nil)
    }

    /// Nil while connected; else why not, in one sentence without the password.
    public var unreachable: String? { reason }

    /// Closes the connection at once; what is in flight is forgotten.
    public func close() {
        isClosed = true
        connector?.abandon()
        connector = nil
        for flight in inFlight { flight.unblocker?.stop() }
        inFlight.removeAll()
        waiting.removeAll()
        connection = nil
        reason = "closed"
    }
}

extension PostgresStore {
    /// Ends the connection, answers everything in flight and starts to connect again.
    private func lose(_ why: String) {
        let flights = inFlight
        inFlight.removeAll()
        for flight in flights { answerLost(flight, why) }
        connection = nil
        prepared.removeAll()
        broken = nil
        hasUnsent = false
        unreachableNow(why)
        connect(after: nextPause())
    }

    private func connect(after pause: Duration) {
        connector = Connector(
            source, after: pause, timeout: options.connectTimeout, waker: waker)
    }

    private func takeConnection() {
        guard let outcome = connector?.outcome() else { return }
        connector = nil
        switch outcome {
        case .failure(let error):
            unreachableNow(error.message)
            connect(after: nextPause())
        case .success(let handle):
            connection = handle
            guard PQsetnonblocking(handle.raw, 1) == 0, PQenterPipelineMode(handle.raw) == 1 else {
                broken = target.sentence(handle.lastError)
                return
            }
            if reason != nil { logger.info("connected to Postgres") }
            reason = nil
            if options.prepared { configure() }
        }
    }

    /// Doubles from 100 ms to the longest, with jitter, until an answer comes.
    private func nextPause() -> Duration {
        backoff = min(max(backoff * 2, .milliseconds(100)), options.backoffMax)
        return backoff * Double.random(in: 0.5...1)
    }

    /// An answer came: the next loss starts with a short pause again.
    func resetBackoff() { backoff = .zero }

    private func unreachableNow(_ why: String) {
        if reason != why { logger.warning("Postgres can't be reached", [("error", why)]) }
        reason = why
    }

    private func checkDeadline() {
        guard !inFlight.isEmpty, clock.now() - headSince > options.requestDeadline else { return }
        let seconds = Int(options.requestDeadline.inSeconds.rounded())
        broken = "Postgres didn't answer a request for \(seconds) s"
    }

    /// Past its lock time-out a claim has those ended that block it.
    private func endBlockers() {
        guard let head = inFlight.first, head.unblocker == nil, let backend = head.backend,
            case .claim(let lockTimeout) = head.role, clock.now() - head.began >= lockTimeout
        else { return }
        inFlight[0].unblocker = Unblocker(
            backend: backend, source: source, timeout: options.connectTimeout, logger: logger)
    }
}
