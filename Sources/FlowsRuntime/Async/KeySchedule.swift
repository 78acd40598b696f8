/// Which records in flight may be handled now, and how far all are done: the order of a window, as a value.

/// Records get consecutive numbers as they come, whatever gaps their offsets have.
///
/// A record is ready when the one before it of its key is done; the ready one that came first
/// is started first, since what is done can only leave behind it.
package struct KeySchedule {
    private enum State { case waiting, ready, running, done }

    private struct Slot {
        var state: State
        /// The next record of the same key.
        var next: Int?
        var key: [UInt8]?
    }

    private let limit: Int
    private let isPerKey: Bool
    private var slots: [Slot] = []
    /// The last record of each key that isn't done.
    private var tails: [[UInt8]: Int] = [:]
    private var ready = NumberHeap()
    /// The number of the first record.
    package private(set) var base = 0
    /// Records from the first one on that are all done.
    package private(set) var doneCount = 0
    /// Records that are being handled.
    package private(set) var running = 0
    /// No record of this number or behind it is started any more.
    private var end = Int.max

    package init(_ concurrency: Concurrency) {
        limit = concurrency.limit
        if case .perKey = concurrency { isPerKey = true } else { isPerKey = false }
    }

    /// Records that haven't been taken out.
    package var count: Int { slots.count }

    /// Takes a record in; in order, all records are of one key.
    package mutating func admit(key: UnsafeRawBufferPointer?) {
        let number = base + slots.count
        guard let bytes = isPerKey ? key.map({ [UInt8]($0) }) : [] else {
            slots.append(Slot(state: .ready, next: nil, key: nil))
            return ready.insert(number)
        }
        if let before = tails.updateValue(number, forKey: bytes) {
            slots[before - base].next = number
            slots.append(Slot(state: .waiting, next: nil, key: bytes))
        } else {
            slots.append(Slot(state: .ready, next: nil, key: bytes))
            ready.insert(number)
        }
    }

    /// Takes a record in that needn't be handled, such as a repeat.
    package mutating func admitDone() {
        slots.append(Slot(state: .done, next: nil, key: nil))
        countDone()
    }

    /// Starts no record from this number on: one before it is the last that goes its way.
    package mutating func end(before number: Int) { end = min(end, number) }

    /// The record to handle next; nil when none is ready, or enough are being handled.
    package mutating func start() -> Int? {
        guard running < limit, let number = ready.first, number < end else { return nil }
        ready.removeFirst()
        slots[number - base].state = .running
        running += 1
        return number
    }

    /// A record was handled: the next one of its key is ready.
    package mutating func finish(_ number: Int) {
        let at = number - base
        slots[at].state = .done
        running -= 1
        if let key = slots[at].key, tails[key] == number { tails[key] = nil }
        slots[at].key = nil
        if let next = slots[at].next {
            slots[next - base].state = .ready
            ready.insert(next)
        }
        countDone()
    }

    /// Takes out the first records, all of them done.
    package mutating func removeFirst(_ count: Int) {
        precondition(count <= doneCount, "a record left the window before it was done")
        slots.removeFirst(count)
        base += count
        doneCount -= count
    }

    private mutating func countDone() {
        while doneCount < slots.count, slots[doneCount].state == .done { doneCount += 1 }
    }
}

/// Numbers, the smallest first: a binary heap.
struct NumberHeap {
    private var numbers: [Int] = []

    var first: Int? { numbers.first }

    mutating func insert(_ number: Int) {
        var at = numbers.count
        numbers.append(number)
        while at > 0, numbers[(at - 1) / 2] > number {
            numbers.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = numbers.popLast(), !numbers.isEmpty else { return }
        numbers[0] = last
        var at = 0
        while true {
            var least = at
            for child in [2 * at + 1, 2 * at + 2] where child < numbers.count {
                if numbers[child] < numbers[least] { least = child }
            }
            if least == at { return }
            numbers.swapAt(at, least)
            at = least
        }
    }
}
