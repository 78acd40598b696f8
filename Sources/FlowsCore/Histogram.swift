/// How often a number fell between given bounds: an instrument of ``Metrics``.

internal import Synchronization

/// Counts observations by size; any thread may observe at any time without a lock.
public final class Histogram: MetricInstrument, @unchecked Sendable {
    /// Bounds in seconds for what takes from a tenth of a millisecond to ten seconds.
    public static let seconds: [Double] = [
        0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
    ]
    /// Bounds for numbers of records, from one to more than a batch can have.
    public static let records: [Double] = [1, 10, 100, 500, 1000, 2500, 5000, 10_000, 20_000]

    /// The upper bounds, without the one for the rest.
    public let bounds: [Double]
    // One more than there are bounds; made here, freed in deinit.
    private let counts: UnsafeMutablePointer<Atomic<Int>>
    private let sum = Atomic<UInt64>(0)

    init(buckets: [Double]) {
        precondition(
            zip(buckets, buckets.dropFirst()).allSatisfy { $0 < $1 }
                && buckets.allSatisfy(\.isFinite),
            "a histogram's buckets are finite and each is greater than the one before")
        bounds = buckets
        counts = .allocate(capacity: buckets.count + 1)
        for i in 0...buckets.count { (counts + i).initialize(to: Atomic(0)) }
    }

    deinit {
        counts.deinitialize(count: bounds.count + 1)
        counts.deallocate()
    }

    /// Counts one observation; one that isn't a number is left out, since the sum would stay so.
    public func observe(_ value: Double) {
        if value.isNaN { return }
        var at = 0
        while at < bounds.count, value > bounds[at] { at += 1 }
        counts[at].wrappingAdd(1, ordering: .relaxed)
        Gauge.add(value, to: sum)
    }

    /// Observations so far.
    public var count: Int {
        (0...bounds.count).reduce(0) { $0 + counts[$1].load(ordering: .relaxed) }
    }

    // Buckets are read one after the other; that the count is their sum keeps them consistent.
    func render(name: String, labels: String, into out: inout String) {
        let comma = labels.isEmpty ? "" : ","
        var total = 0
        for i in 0...bounds.count {
            total += counts[i].load(ordering: .relaxed)
            let bound = i < bounds.count ? MetricText.number(bounds[i]) : "+Inf"
            MetricText.line(
                name + "_bucket", "\(labels)\(comma)le=\"\(bound)\"", "\(total)", into: &out)
        }
        let sum = Double(bitPattern: sum.load(ordering: .relaxed))
        MetricText.line(name + "_sum", labels, MetricText.number(sum), into: &out)
        MetricText.line(name + "_count", labels, "\(total)", into: &out)
    }
}
