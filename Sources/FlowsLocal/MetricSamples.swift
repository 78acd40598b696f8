/// Reads numbers out of Prometheus' text format, as far as a step writes it.

/// Samples of one scrape.
public struct MetricSamples: Sendable {
    private struct Metric: Hashable {
        let name: String
        /// The label `step`; nil for the sum over all.
        let step: String?
    }

    private var sums: [Metric: Double] = [:]

    /// Reads a body of `/metrics`.
    public init(_ text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let gap = line.lastIndex(of: " "),
                let value = Double(line[line.index(after: gap)...])
            else { continue }
            let name = String(line.prefix { $0 != "{" && $0 != " " })
            sums[Metric(name: name, step: nil), default: 0] += value
            guard let step = Self.step(of: line) else { continue }
            sums[Metric(name: name, step: step), default: 0] += value
        }
    }

    private static func step(of line: Substring) -> String? {
        guard let label = line.firstRange(of: #"step=""#) else { return nil }
        return String(line[label.upperBound...].prefix { $0 != "\"" })
    }

    /// The sum of a metric over all its labels, or over those of one step; 0 when there is none.
    public func sum(_ name: String, step: String? = nil) -> Int {
        Int(sums[Metric(name: name, step: step)] ?? 0)
    }
}
