/// Which of a join's sources an envelope is from, by its topic's bytes.

internal import FlowsCore

/// The names of a join's sources; mostly a record is of the same one as the record before.
public struct SourceTopics: ~Copyable {
    private var names = KeyTable()
    private var last = 0

    /// The topics of these names, numbered in this order; each stands there once.
    public init(_ topics: [String]) {
        for var topic in topics {
            topic.withUTF8 { _ = names.insert(UnsafeRawBufferPointer($0)) }
        }
    }

    /// The number of the topic of this name, −1 for none.
    public mutating func find(_ name: UnsafeRawBufferPointer) -> Int {
        if last < names.count, same(names.key(last), name) { return last }
        guard let found = names.find(name) else { return -1 }
        last = found
        return found
    }
}
