/// The registry of what a step counts, and the text in which Prometheus reads it.

internal import Synchronization

/// Counters, gauges and histograms by name and labels.
///
/// Ask for an instrument once and keep it: `counter`, `gauge` and `histogram` take a lock, what
/// is done with the instruments never does. A name belongs to one kind of instrument; it and its
/// labels' names are ASCII letters, digits and `_`. Anything else is a mistake in the program and
/// ends it with a sentence.
public final class Metrics: Sendable {
    private let families = Mutex<[String: MetricFamily]>([:])

    /// An empty registry.
    public init() {}

    /// The counter of this name and these labels, made at the first call; its name ends in `_total`.
    public func counter(
        _ name: String, help: String, labels: [(String, String)] = []
    ) -> Counter {
        series(name, help, .counter, labels) { _ in Counter() }
    }

    /// The gauge of this name and these labels, made at the first call.
    public func gauge(
        _ name: String, help: String, labels: [(String, String)] = []
    ) -> Gauge {
        series(name, help, .gauge, labels) { _ in Gauge() }
    }

    /// The histogram of this name and these labels, made at the first call.
    ///
    /// `buckets` are upper bounds, growing and finite; the one for the rest is added. All
    /// histograms of one name have the buckets of the first.
    public func histogram(
        _ name: String, help: String, labels: [(String, String)] = [], buckets: [Double]
    ) -> Histogram {
        series(name, help, .histogram, labels) { family in
            Histogram(buckets: (family.series.first?.instrument as? Histogram)?.bounds ?? buckets)
        }
    }

    /// Drops every series, of whatever name, that has all of these labels: those of a partition that is gone.
    ///
    /// Instruments that somebody still holds go on working, but nobody sees them.
    public func remove(labels: [(String, String)]) {
        families.withLock { all in
            for name in all.keys { all[name]?.remove(labels) }
        }
    }

    /// The same for one name only.
    public func remove(_ name: String, labels: [(String, String)]) {
        families.withLock { $0[name]?.remove(labels) }
    }

    /// Everything in Prometheus' text format 0.0.4, by name; series in the order they were made.
    public func render() -> String {
        let snapshot = families.withLock { Array($0.values) }
        var out = ""
        for family in snapshot.sorted(by: { $0.name < $1.name }) where !family.series.isEmpty {
            family.render(into: &out)
        }
        return out
    }

    private func series<I: MetricInstrument>(
        _ name: String, _ help: String, _ kind: MetricFamily.Kind, _ labels: [(String, String)],
        make: @Sendable (MetricFamily) -> I
    ) -> I {
        precondition(MetricText.isName(name), "\"\(name)\" is no name for a metric")
        for (label, _) in labels {
            precondition(MetricText.isName(label), "\"\(label)\" is no name for a label")
        }
        let text = MetricText.labels(labels.sorted { $0.0 < $1.0 })
        return families.withLock { all in
            var family = all[name] ?? MetricFamily(name: name, help: help, kind: kind)
            if let at = family.index[text], let known = family.series[at].instrument as? I {
                return known
            }
            precondition(family.kind == kind, "the metric \(name) is a \(family.kind) already")
            let made = make(family)
            family.append(text, labels, made)
            all[name] = family
            return made
        }
    }
}
