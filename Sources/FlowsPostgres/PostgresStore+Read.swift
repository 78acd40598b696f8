/// Reading: results come in the order of the requests, each request's ended by its sync.

internal import CLibPQ
internal import FlowsCore

extension PostgresStore {
    /// Takes what has arrived.
    func read() {
        guard let connection else { return }
        let isAlive = PQconsumeInput(connection.raw) == 1
        // What arrived before the end of a connection still counts.
        takeResults(connection)
        if broken == nil, !isAlive || PQstatus(connection.raw) != CONNECTION_OK {
            broken = target.sentence(connection.lastError)
        }
    }

    private func takeResults(_ connection: ConnectionHandle) {
        // libpq ends each statement's results with one nil; two in a row mean that it has no more.
        var ends = 0
        while !inFlight.isEmpty, ends < 2, PQisBusy(connection.raw) == 0 {
            guard let result = PQgetResult(connection.raw) else {
                ends += 1
                continue
            }
            // Freed here, each once.
            defer { PQclear(result) }
            ends = 0
            take(result)
        }
    }

    private func take(_ result: OpaquePointer) {
        switch PQresultStatus(result) {
        case PGRES_PIPELINE_SYNC: finish()
        case PGRES_COMMAND_OK:
            if !inFlight[0].preparing.isEmpty { inFlight[0].preparing.removeFirst() }
        case PGRES_TUPLES_OK: takeRows(result)
        case PGRES_FATAL_ERROR:
            let refusal = Refusal(result)
            // Without a SQLSTATE it is libpq's own: the connection ended, which `read` sees.
            guard !refusal.sqlState.isEmpty, inFlight[0].error == nil else { return }
            inFlight[0].error = refusal.error(layout, role: connection?.role ?? "")
        default: break
        }
    }

    private func takeRows(_ result: OpaquePointer) {
        inFlight[0].returned += 1
        switch inFlight[0].role {
        case .configure, .release: break
        case .claim:
            let rows = ResultRows(result)
            if inFlight[0].returned == 1 {
                inFlight[0].backend = Int32(truncatingIfNeeded: rows.integer(0, 0))
                inFlight[0].began = clock.now()
            } else {
                inFlight[0].outcome = .claimed(rows.progressRow())
            }
        case .load: inFlight[0].outcome = .loaded(ResultRows(result).entries())
        case .keep: inFlight[0].outcome = .kept
        case .expire(let isLook):
            inFlight[0].outcome = .expired(ResultRows(result).expiry(isLook: isLook))
        }
    }

    private func finish() {
        let flight = inFlight.removeFirst()
        headSince = clock.now()
        resetBackoff()
        flight.unblocker?.stop()
        for statement in flight.preparing { prepared.remove(statement) }
        if case .configure = flight.role { return }
        if let error = flight.error {
            answer(flight, .failed(error))
            // What this connection believes to have prepared is not what the server has.
            if ["26000", "42P05", "0A000"].contains(error.sqlState) {
                broken =
                    "statements must be prepared again (\(error.sqlState)); behind PgBouncer in"
                    + " transaction mode they can't be prepared at all"
            }
            return
        }
        answer(flight, flight.outcome ?? .released)
    }

    /// The connection ended before the request's sync came.
    func answerLost(_ flight: Flight, _ why: String) {
        flight.unblocker?.stop()
        switch flight.role {
        case .configure: return
        case .keep:
            // An error in the statement's place says for certain that it was rolled back; one
            // behind its result, or none, doesn't.
            if let error = flight.error, flight.returned == 0 {
                return answer(flight, .failed(error))
            }
            let message = "the connection ended before Postgres answered a keep: \(why)"
            answer(flight, .failed(StoreError(kind: .inDoubt, message: message)))
        case .claim, .load, .release, .expire:
            let lost = StoreError(
                kind: .transient, message: "the connection ended before Postgres answered: \(why)")
            answer(flight, .failed(flight.error ?? lost))
        }
    }

    private func answer(_ flight: Flight, _ result: StoreResult) {
        answers.append(StoreAnswer(ticket: flight.ticket, result: result))
    }
}
