/// Offsets that no record has: transaction markers.

import FlowsCore
import Foundation
import Testing

@testable import FlowsKafka

@Suite struct GapTests {
    /// Protects: the position taken from the end-of-log notice, without which a lag of 1 stays.
    @Test(
        "A19 A42 markers leave gaps between records, and the position gets past the last one",
        .enabled(if: SharedKafka.hasTools, "\(SharedKafka.absent)"))
    func markers() throws {
        let stage = try Stage(.real, partitions: 1)
        #expect(SharedKafka.produceInTransactions(to: stage.topic, records: 200))
        let log = try KafkaLog(configuration: configuration(stage.brokers))
        try log.join(topics: [stage.topic])
        try waitAssigned(log, [stage.place(0)])
        let waker = Waker()
        let reader = try log.open(stage.place(0), at: 0, waker: waker)
        var offsets: [Int64] = []
        var next: Int64 = 0
        try eventually("the end") {
            while let batch = try reader.poll(maxRecords: 7, maxBytes: 1 << 20) {
                offsets += batch.records.map(\.offset)
                #expect(batch.nextOffset > next)
                next = batch.nextOffset
                batch.release()
            }
            return reader.isAtEnd
        }
        #expect(offsets.count == 200)
        #expect(offsets == offsets.sorted() && offsets.last != 199, "there were no markers")
        #expect(next == reader.endOffset && next > (offsets.last ?? 0) + 1)
        // The group can be told of the end, and a reader that starts there is at the end.
        reader.close()
        let again = try log.open(stage.place(0), at: next, waker: waker)
        try eventually("the end again") {
            let batch = try again.poll(maxRecords: 1, maxBytes: 1)
            #expect(batch == nil)
            return again.isAtEnd
        }
        again.close()
        #expect(log.close(deadline: .seconds(5)))
    }
}
