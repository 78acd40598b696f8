/// Reads numbers out of Prometheus' text format, as far as a step writes it.

/// Samples of one scrape.
public struct MetricSamples: Sendable {
    private var sums: [String: Double] = [:]

    /// Reads a body of `/metrics`.
    public init(_ text: String) {
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            guard let gap = line.lastIndex(of: " "),
                let value = Double(line[line.index(after: gap)...])
            else { continue }
            let name = String(line.prefix { $0 != "{" && $0 != " " })
            sums[name, default: 0] += value
        }
    }

    /// The sum of a metric over all its labels; 0 when there is none.
    public func sum(_ name: String) -> Int { Int(sums[name] ?? 0) }
}
