/// A value on the heap: lets a message contain itself.

/// Holds one value; copied as a reference, and never changed in place.
public indirect enum Boxed<Value> {
    /// The value.
    case value(Value)

    /// Puts a value on the heap.
    @inlinable
    public init(_ value: Value) { self = .value(value) }

    /// What was put there.
    @inlinable public var value: Value {
        switch self {
        case .value(let value): value
        }
    }
}

extension Boxed: Sendable where Value: Sendable {}
extension Boxed: Equatable where Value: Equatable {}
extension Boxed: Hashable where Value: Hashable {}
