/// A worker's outputs on their way to the broker: in order, as far as the producer has room.

package import FlowsCore

/// Batches handed to one producer session, and what is not acknowledged of each.
package struct Sender {
    private struct Ticket {
        let outputs: OutputBatch
        var place: Int
        var unacknowledged: Int
    }

    /// Batches that the producer hasn't taken whole yet, oldest first.
    private var waiting: [UInt64] = []
    private var tickets: [UInt64: Ticket] = [:]
    /// When something was last acknowledged or nothing was in flight.
    private(set) var progressAt = Duration.zero
    /// Bytes of outputs that aren't acknowledged, by whole batches.
    private(set) var bytes = 0
    private let protections: Protections

    package init(_ protections: Protections = .all) { self.protections = protections }

    /// Whether nothing is in flight.
    var isIdle: Bool { tickets.isEmpty }

    /// Queues a batch under its number (`Publish`).
    package mutating func enqueue(_ outputs: OutputBatch, batch: UInt64, now: Duration) {
        if tickets.isEmpty { progressAt = now }
        tickets[batch] = Ticket(
            outputs: outputs, place: outputs.firstOutput, unacknowledged: outputs.count)
        waiting.insert(batch, at: protections.contains(.order) ? waiting.count : 0)
        bytes += outputs.bytes.count
    }

    /// Gives the producer what it has room for.
    package mutating func send(to publisher: any RecordPublisher) throws(LogError) {
        while let batch = waiting.first {
            guard let ticket = tickets[batch] else {
                waiting.removeFirst()
                continue
            }
            let place = try publisher.send(ticket.outputs, from: ticket.place, ticket: batch)
            tickets[batch]?.place = place
            if place < ticket.outputs.bytes.count { return }
            waiting.removeFirst()
        }
    }

    /// Counts acknowledgements (`Ack`); true when that was the whole batch.
    mutating func acknowledged(_ batch: UInt64, count: Int, now: Duration) -> Bool {
        progressAt = now
        guard let left = tickets[batch].map({ $0.unacknowledged - count }) else { return false }
        tickets[batch]?.unacknowledged = left
        if left == 0 { remove(batch) }
        return left == 0
    }

    /// Takes back a batch of which nothing was handed over yet; the rest of one begun must follow.
    mutating func takeBack(_ batch: UInt64) {
        guard let ticket = tickets[batch], ticket.place == ticket.outputs.firstOutput else {
            return
        }
        remove(batch)
    }

    /// The session is over: everything in flight is forgotten.
    mutating func removeAll() {
        waiting.removeAll()
        tickets.removeAll()
        bytes = 0
    }

    private mutating func remove(_ batch: UInt64) {
        guard let ticket = tickets.removeValue(forKey: batch) else { return }
        bytes -= ticket.outputs.bytes.count
    }
}
