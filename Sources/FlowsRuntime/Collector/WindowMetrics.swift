/// What a collector's partition tells of its windows beside what every partition tells.

internal import FlowsCore

/// Gauges of the open window and of the oldest one that isn't committed, and a counter for each bound.
final class WindowMetrics {
    let age: Gauge
    let records: Gauge
    let bytes: Gauge
    let keys: Gauge
    private let closed: [WindowBound: Counter]

    /// The gauges' names: who no longer has the partition says nothing of its windows.
    static let gauges = [
        "flows_window_age_seconds", "flows_window_records", "flows_window_bytes",
        "flows_window_keys",
    ]

    init(_ metrics: Metrics, _ labels: [(String, String)]) {
        let helps = [
            "Age of the oldest window that isn't committed.", "Records in the open window.",
            "Bytes of input in the open window.", "Groups in the open window.",
        ]
        let all = zip(Self.gauges, helps).map { metrics.gauge($0, help: $1, labels: labels) }
        (age, records, bytes, keys) = (all[0], all[1], all[2], all[3])
        var closed: [WindowBound: Counter] = [:]
        for bound in WindowBound.allCases {
            closed[bound] = metrics.counter(
                "flows_windows_closed_total", help: "Windows closed, by what closed them.",
                labels: labels + [("bound", bound.rawValue)])
        }
        self.closed = closed
    }

    func close(_ bound: WindowBound) { closed[bound]?.add(1) }
}
