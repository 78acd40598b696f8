/// What simulated steps compute: order-sensitive, so that any loss, doubling or wrong order shows.

internal import FlowsCore

/// The payload of a simulated record: what is to be done with it, and a number that tells it apart.
///
/// A null value deletes. The first byte of others says how it is handled: `+` is folded and has
/// one output, `0` has none, `2` has two, `?` only reads the state.
enum SimulatedRecord {
    static let kinds: [UInt8] = [43, 43, 43, 43, 43, 43, 63, 63, 48, 50]

    /// A value of this kind and number.
    static func value(kind: UInt8, number: UInt64) -> [UInt8] {
        var bytes = [UInt8](repeating: kind, count: 9)
        for index in 0..<8 { bytes[index + 1] = UInt8(truncatingIfNeeded: number >> (8 * index)) }
        return bytes
    }

    /// Some value, or null, made of a number.
    static func value(of number: UInt64) -> [UInt8]? {
        let choice = Int((number >> 40) % 11)
        return choice == 10 ? nil : value(kind: kinds[choice], number: number)
    }

    /// One of the few keys.
    static func key(_ number: Int) -> [UInt8] { [UInt8(97 + number)] }

    /// The number in a value; null has one too.
    static func number(_ value: UnsafeRawBufferPointer?) -> UInt64 {
        guard let value, value.count == 9 else { return 0x5eed }
        return UInt64(littleEndian: value.loadUnaligned(fromByteOffset: 1, as: UInt64.self))
            ^ UInt64(value[0])
    }

    /// How many outputs a record has.
    static func outputCount(_ value: UnsafeRawBufferPointer?) -> Int {
        guard let kind = value?.first else { return 1 }
        return kind == 48 ? 0 : kind == 50 ? 2 : 1
    }

    /// The number in an output of a record after which its key's state was this.
    static func outputNumber(_ number: UInt64, _ state: SimulatedState?, _ index: Int) -> UInt64 {
        var x = SimulationRandom.mix(number &+ UInt64(index))
        if let state { x = SimulationRandom.mix(x ^ state.hash) &+ state.count }
        return x
    }
}

/// The state of a key: a hash over all that was folded in, in order, and how much that was.
struct SimulatedState: Equatable {
    var hash: UInt64 = 0
    var count: UInt64 = 0

    init() {}

    init?(_ bytes: UnsafeRawBufferPointer?) {
        guard let bytes, bytes.count == 16 else { return nil }
        hash = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
        count = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    }

    /// The state after a record; nil when it deletes.
    static func fold(_ state: SimulatedState?, _ value: UnsafeRawBufferPointer?) -> SimulatedState?
    {
        guard let kind = value?.first else { return nil }
        if kind == 63 { return state }
        var new = state ?? SimulatedState()
        new.hash = SimulationRandom.mix(new.hash &+ SimulatedRecord.number(value))
        new.count += 1
        return new
    }
}
