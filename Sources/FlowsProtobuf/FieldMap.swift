/// A protobuf map: few entries, sorted by key, so that equal maps have equal bytes.

/// What may be a map's key: an integer, a boolean or a string.
public protocol FieldMapKey: Hashable, Sendable {
    /// Whether `a` stands before `b` in an encoded map.
    static func precedes(_ a: Self, _ b: Self) -> Bool
}

/// A map field: a dictionary with an order.
///
/// Two keys are one key when their bytes are the same. (A `Dictionary` compares strings by their
/// meaning: composed and decomposed é would be one key, and a value lost.)
public struct FieldMap<Key: FieldMapKey, Value> {
    /// Entries in the order of their keys, no key twice.
    @usableFromInline var entries: [(key: Key, value: Value)] = []

    /// An empty map.
    public init() {}

    /// A map of these entries; of entries with one key the last wins.
    public init(_ entries: some Sequence<(Key, Value)>) {
        self.entries = entries.map { (key: $0, value: $1) }
        let pairs = zip(self.entries, self.entries.dropFirst())
        if !pairs.allSatisfy({ Key.precedes($0.key, $1.key) }) { sort() }
    }

    /// Sorts once, since inserting one by one takes minutes for a hostile order.
    private mutating func sort() {
        let order = entries.indices.sorted { a, b in
            if Key.precedes(entries[a].key, entries[b].key) { return true }
            return a < b && !Key.precedes(entries[b].key, entries[a].key)
        }
        var sorted: [(key: Key, value: Value)] = []
        sorted.reserveCapacity(order.count)
        for index in order {
            if let last = sorted.last, !Key.precedes(last.key, entries[index].key) {
                sorted[sorted.count - 1] = entries[index]
            } else {
                sorted.append(entries[index])
            }
        }
        entries = sorted
    }

    /// The value of a key; assigning nil removes it.
    public subscript(key: Key) -> Value? {
        get {
            let (index, isThere) = find(key)
            return isThere ? entries[index].value : nil
        }
        set {
            let (index, isThere) = find(key)
            switch (newValue, isThere) {
            case (let value?, true): entries[index].value = value
            case (let value?, false): entries.insert((key, value), at: index)
            case (nil, true): entries.remove(at: index)
            case (nil, false): break
            }
        }
    }

    /// All keys in order.
    public var keys: [Key] { entries.map(\.key) }

    /// Where the key is or belongs.
    private func find(_ key: Key) -> (index: Int, isThere: Bool) {
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if Key.precedes(entries[middle].key, key) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return (low, low < entries.count && !Key.precedes(key, entries[low].key))
    }
}

extension FieldMap: RandomAccessCollection {
    /// The position of the first entry.
    public var startIndex: Int { 0 }
    /// The position behind the last entry.
    public var endIndex: Int { entries.count }
    /// The entry at a position.
    public subscript(position: Int) -> (key: Key, value: Value) {
        @inlinable get { entries[position] }
    }
}

extension FieldMap: ExpressibleByDictionaryLiteral {
    /// A map of these entries; of entries with one key the last wins.
    public init(dictionaryLiteral elements: (Key, Value)...) { self.init(elements) }
}

extension FieldMap: Sendable where Value: Sendable {}

extension FieldMap: Equatable where Value: Equatable {
    /// Whether both have the same keys with equal values.
    public static func == (a: FieldMap, b: FieldMap) -> Bool {
        a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    }
}

extension FieldMap: Hashable where Value: Hashable {
    /// Hashes keys and values.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for entry in entries {
            hasher.combine(entry.key)
            hasher.combine(entry.value)
        }
    }
}
