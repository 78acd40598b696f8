/// The rewind of a join: two groups and a database, and no transaction over all three.

internal import FlowsCore
internal import FlowsKafka
internal import FlowsPostgres
internal import FlowsRuntime

extension RewindCommand {
    /// Marks the rows, sets the router back, and takes the marks away; a crash between leaves
    /// marks, on which the joining half stops.
    func carryOut(_ plan: JoinRewind, router: KafkaAdmin?, joining: KafkaAdmin) -> ExitCode {
        guard let conninfo = configuration.postgres else { return .configuration }
        let layout = outline.storeLayout
        let outcome: RewindOutcome
        do {
            outcome = try Rewind.run(conninfo: conninfo, layout: layout, starts: plan.marked)
        } catch {
            return .tell(error)
        }
        if let router, let commits = plan.router?.commits(after: nil) {
            do { try router.commit(commits, timeout: Self.timeout) } catch {
                return unfinished(refused(error, group: outline.halves[0].name))
            }
        }
        do {
            try Rewind.finish(
                conninfo: conninfo, layout: layout, plan.finish(after: outcome))
        } catch {
            return unfinished(.tell(error))
        }
        do {
            try joining.commit(plan.joining.commits(after: outcome), timeout: Self.timeout)
        } catch {
            warnOfOffsets(error)
        }
        return done((plan.router ?? plan.joining).starts.count, outcome)
    }

    private func unfinished(_ code: ExitCode) -> ExitCode {
        Console.error(
            "the rewind was begun and isn't finished: \(outline.name) doesn't run until"
                + " `\(outline.name) rewind --yes` was run again")
        return code
    }
}
