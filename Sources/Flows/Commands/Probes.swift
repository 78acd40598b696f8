/// What a step answers over HTTP: probes by status code, and metrics.

internal import FlowsCore
internal import FlowsHTTP
internal import FlowsRuntime

/// The routes of a step; where one process has both halves of a join, all is well when both are.
struct Probes: Sendable {
    let halves: [(name: String, status: ProcessStatus)]
    let metrics: Metrics

    func answer(_ request: HTTPRequest) -> HTTPResponse {
        switch request.path {
        case "/livez", "/healthz": return answer { $0.liveness() }
        case "/readyz": return answer { $0.readiness() }
        case "/startupz": return answer { $0.startup() }
        case "/metrics":
            return HTTPResponse(
                status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8",
                body: Array((metrics.render() + ProcessMetrics.render()).utf8))
        default:
            return HTTPResponse(
                status: 404, text: "try /livez, /readyz, /startupz or /metrics\n")
        }
    }

    private func answer(_ ask: (ProcessStatus) -> ProcessStatus.Verdict) -> HTTPResponse {
        let verdicts = halves.map { ($0.name, ask($0.status)) }
        let unwell = verdicts.filter { !$0.1.isWell }
        let reasons = unwell.flatMap { name, verdict in
            halves.count > 1 ? verdict.reasons.map { "\(name): \($0)" } : verdict.reasons
        }
        let lines = unwell.isEmpty ? verdicts.first?.1.reasons ?? [] : reasons
        return HTTPResponse(
            status: unwell.isEmpty ? 200 : 503, text: lines.joined(separator: "\n") + "\n")
    }
}

/// Memory and processor time of the process, in the names that dashboards know.
enum ProcessMetrics {
    static func render() -> String {
        let statm = FileBytes.read("/proc/self/statm").map { String(decoding: $0, as: UTF8.self) }
        let stat = FileBytes.read("/proc/self/stat").map { String(decoding: $0, as: UTF8.self) }
        var text = ""
        if let pages = statm?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) {
            text += """
                # HELP process_resident_memory_bytes Resident memory.
                # TYPE process_resident_memory_bytes gauge
                process_resident_memory_bytes \(pages * 4096)

                """
        }
        // Behind the name in brackets, which may hold spaces; ticks are hundredths of a second.
        if let fields = stat?.split(separator: ")").last?.split(separator: " "), fields.count > 12,
            let user = Int(fields[11]), let system = Int(fields[12])
        {
            text += """
                # HELP process_cpu_seconds_total User and system time.
                # TYPE process_cpu_seconds_total counter
                process_cpu_seconds_total \(Double(user + system) / 100)

                """
        }
        return text
    }
}
