/// How many records of a partition an asynchronous function handles at once.

/// The order in which a partition's records are handled; outputs always leave in source order.
public enum Concurrency: Hashable, Sendable {
    /// One after another.
    case inOrder
    /// Up to so many keys at once, each key's records one after another; a null key is one of its own.
    case perKey(Int)

    /// Records that may be in the function at once, for each partition.
    var limit: Int {
        switch self {
        case .inOrder: 1
        case .perKey(let keys): max(keys, 1)
        }
    }
}
