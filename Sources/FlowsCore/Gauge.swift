/// A number that goes up and down: an instrument of ``Metrics``.

internal import Synchronization

/// Holds the last number it was given; any thread may set it without a lock.
public final class Gauge: MetricInstrument {
    private let bits = Atomic<UInt64>(0)

    init() {}

    /// Replaces the number.
    public func set(_ value: Double) { bits.store(value.bitPattern, ordering: .relaxed) }

    /// Adds to the number; several threads may do so at once.
    public func add(_ difference: Double) { Self.add(difference, to: bits) }

    /// The number, 0 until it is set.
    public var value: Double { Double(bitPattern: bits.load(ordering: .relaxed)) }

    func render(name: String, labels: String, into out: inout String) {
        MetricText.line(name, labels, MetricText.number(value), into: &out)
    }

    /// Adds to a double that is kept as its bits.
    static func add(_ difference: Double, to bits: borrowing Atomic<UInt64>) {
        var old = bits.load(ordering: .relaxed)
        while true {
            let new = (Double(bitPattern: old) + difference).bitPattern
            let (done, seen) = bits.weakCompareExchange(
                expected: old, desired: new, ordering: .relaxed)
            if done { return }
            old = seen
        }
    }
}
