/// A number that only grows: an instrument of ``Metrics``.

internal import Synchronization

/// Counts; any thread may add at any time without a lock.
public final class Counter: MetricInstrument {
    private let total = Atomic<Int>(0)

    init() {}

    /// Adds `n`, which isn't negative.
    public func add(_ n: Int = 1) {
        precondition(n >= 0, "a counter only grows, and \(n) was added")
        total.wrappingAdd(n, ordering: .relaxed)
    }

    /// What has been counted.
    public var value: Int { total.load(ordering: .relaxed) }

    func render(name: String, labels: String, into out: inout String) {
        MetricText.line(name, labels, "\(value)", into: &out)
    }
}
