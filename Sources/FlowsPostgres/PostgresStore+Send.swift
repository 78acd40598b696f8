/// Sending: each request becomes one or two statements and a sync, which ends its transaction.

internal import CLibPQ
internal import FlowsCore

extension PostgresStore {
    /// The server refuses longer messages by ending the connection, which would look like an outage.
    private static let requestBytesMax = 512 << 20

    /// Hands to libpq what waits for a connection.
    func sendWaiting() {
        guard let connection, broken == nil, !waiting.isEmpty else { return }
        for (ticket, request) in waiting {
            guard broken == nil else { break }
            send(request, ticket, connection)
            waiting.removeFirst()
        }
        flush()
    }

    /// Writes what the socket takes.
    func flush() {
        guard let connection, broken == nil else { return }
        switch PQflush(connection.raw) {
        case 0: hasUnsent = false
        case 1: hasUnsent = true
        default: broken = target.sentence(connection.lastError)
        }
    }

    /// Settings of the session, before anything else.
    func configure() {
        guard let connection else { return }
        begin(Flight(ticket: 0, role: .configure))
        if PQsendQueryParams(connection.raw, statements[.configure], 0, nil, nil, nil, nil, 1) != 1
        {
            broken = target.sentence(connection.lastError)
        }
        sync(connection)
    }

    private func send(_ request: StoreRequest, _ ticket: UInt64, _ connection: ConnectionHandle) {
        parameters.removeAll()
        switch request {
        case .claim(let claim): send(claim, ticket, connection)
        case .load(let load):
            addParameters(load)
            send(.load, Flight(ticket: ticket, role: .load), connection)
        case .keep(let keep):
            addParameters(keep)
            var statement = Statements.Name.keepChanges
            if case .none = keep.changes { statement = .keepProgress }
            send(statement, Flight(ticket: ticket, role: .keep), connection)
            // The outbox was lent to `parameters`; libpq has its copy now.
            withExtendedLifetime(keep) {}
        case .release(let partition, let token):
            add(partition)
            parameters.add(token)
            send(.release, Flight(ticket: ticket, role: .release), connection)
        case .expire(let expire): send(expire, ticket, connection)
        }
    }

    /// A request of one statement.
    private func send(
        _ statement: Statements.Name, _ flight: Flight, _ connection: ConnectionHandle
    ) {
        if parameters.totalBytes > Self.requestBytesMax {
            let error = StoreError(
                kind: .data,
                message: "a batch has \(parameters.totalBytes >> 20) MiB, more than one statement"
                    + " carries: lower the batch's bytes")
            answers.append(StoreAnswer(ticket: flight.ticket, result: .failed(error)))
            return
        }
        begin(flight)
        execute(statement, connection)
        sync(connection)
    }

    /// A claim: first how long it may wait, and which server process waits; that answer is asked
    /// for at once, since the claim's own may be long in coming.
    private func send(_ claim: ClaimRequest, _ ticket: UInt64, _ connection: ConnectionHandle) {
        begin(Flight(ticket: ticket, role: .claim(lockTimeout: claim.lockTimeout)))
        // Longer than its time-out: at that time those in the way are ended, which takes a moment.
        let wait = max(
            min(claim.lockTimeout + .seconds(10), options.requestDeadline - .seconds(1)),
            .milliseconds(1))
        parameters.add("\(wait.inMilliseconds)ms")
        execute(.lockWait, connection)
        if PQsendFlushRequest(connection.raw) != 1 {
            broken = target.sentence(connection.lastError)
        }
        parameters.removeAll()
        add(claim.partition)
        parameters.add(claim.token)
        if let initial = claim.initial {
            parameters.add(initial.generation)
            parameters.add(initial.nextOffset)
            parameters.add(initial.lineage)
            execute(.claim, connection)
        } else {
            execute(.claimExisting, connection)
        }
        sync(connection)
    }

    private func send(_ expire: ExpireRequest, _ ticket: UInt64, _ connection: ConnectionHandle) {
        switch expire {
        case .look(let age):
            parameters.add(age.inMilliseconds)
            let flight = Flight(ticket: ticket, role: .expire(isLook: true))
            send(.tombstonesDue, flight, connection)
        case .remove(let moment, let marks, let limit):
            parameters.add(moment)
            var topics = ByteColumn()
            for mark in marks { topics.append(text: mark.partition.topic) }
            parameters.add(topics, of: 25)
            parameters.add(marks.map(\.partition.partition))
            parameters.add(marks.map(\.end))
            parameters.add(Int64(limit))
            let flight = Flight(ticket: ticket, role: .expire(isLook: false))
            send(.removeTombstones, flight, connection)
        }
    }

    private func begin(_ flight: Flight) {
        if inFlight.isEmpty { headSince = clock.now() }
        inFlight.append(flight)
    }

    private func execute(_ statement: Statements.Name, _ connection: ConnectionHandle) {
        guard broken == nil else { return }
        let raw = connection.raw
        let name = statement.rawValue
        let text = statements[statement]
        if options.prepared, prepared.insert(statement).inserted {
            inFlight[inFlight.count - 1].preparing.append(statement)
            guard PQsendPrepare(raw, name, text, 0, nil) == 1 else {
                broken = target.sentence(connection.lastError)
                return
            }
        }
        let isPrepared = options.prepared
        let sent = parameters.withPointers { count, values, lengths, formats in
            isPrepared
                ? PQsendQueryPrepared(raw, name, count, values, lengths, formats, 1)
                : PQsendQueryParams(raw, text, count, nil, values, lengths, formats, 1)
        }
        if sent != 1 { broken = target.sentence(connection.lastError) }
    }

    private func sync(_ connection: ConnectionHandle) {
        guard broken == nil else { return }
        if PQpipelineSync(connection.raw) != 1 { broken = target.sentence(connection.lastError) }
    }

    private func add(_ partition: TopicPartition) {
        parameters.add(partition.topic)
        parameters.add(partition.partition)
    }

    private func addParameters(_ load: LoadRequest) {
        if let table = layout.table {
            RowParameters(table).addLoad(load.keys, to: &parameters)
        } else {
            parameters.add(load.keys, of: 17)
        }
    }

    private func addParameters(_ keep: KeepRequest) {
        add(keep.partition)
        parameters.add(keep.token)
        parameters.add(keep.freshToken)
        parameters.add(keep.nextOffset)
        parameters.add(keep.seen)
        parameters.add(keep.lineage)
        if let outbox = keep.outbox, !outbox.isEmpty {
            parameters.add(lent: outbox.bytes.bytes)
        } else {
            parameters.add("")
        }
        switch keep.changes {
        case .none: break
        case .states(let states): addParameters(states)
        case .rows(let rows):
            guard let table = layout.table else { break }
            RowParameters(table).addKeep(rows, to: &parameters)
        }
    }

    private func addParameters(_ states: StateChanges) {
        parameters.add(states.updateKeys, of: 17)
        parameters.add(states.updateVersions)
        parameters.add(states.updateValues, of: 17)
        parameters.add(states.insertKeys, of: 17)
        parameters.add(states.insertVersions)
        parameters.add(states.insertValues, of: 17)
        parameters.add(states.readKeys, of: 17)
        parameters.add(states.readVersions)
        let count = states.updateKeys.count + states.insertKeys.count + states.readKeys.count
        parameters.add(Int64(count))
        parameters.add(states.freshVersion)
    }
}

extension ByteColumn {
    fileprivate mutating func append(text: String) {
        var text = text
        text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }
}
