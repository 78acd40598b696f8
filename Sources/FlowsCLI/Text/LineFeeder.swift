/// Sends lines of text as `text.Line` messages with null keys, no faster than the flow takes them.

import FlowsCore
import FlowsKafka
import Foundation

/// A producer of the topic text-line. For one thread.
final class LineFeeder {
    static let topic = "text-line"
    /// Lines in a row that go to one partition.
    private static let runLength = 64
    private static let batchBytes = 256 << 10

    private let log: KafkaLog
    private let waker = Waker()
    private let publisher: any RecordPublisher
    private let partitions: Int
    private var batch = OutputBatch(topics: [topic])
    /// Handed over and not acknowledged; a batch may not change or go until it is.
    private var unacknowledged: [UInt64: (batch: OutputBatch, left: Int)] = [:]
    private var lastTicket: UInt64 = 0
    private var marks: [(lines: Int, words: Int)] = [(0, 0)]

    /// Lines that were read and sent.
    private(set) var lines = 0
    /// How many words they have.
    private(set) var words = 0

    init(brokers: String) throws {
        log = try KafkaLog(
            configuration: KafkaConfiguration(brokers: brokers, groupID: "flows-dev"),
            logger: Logger(level: .error, format: .text))
        publisher = try log.makePublisher(waker: waker)
        partitions = Int(try publisher.partitionCount(of: Self.topic, timeout: .seconds(20)))
    }

    /// Reads and sends every line of the files; `makeRoom` is called before each batch and may wait.
    func feed(_ files: [String], makeRoom: () throws -> Void) throws {
        for file in files {
            try LineReader(path: file).forEachLine { line, _ in
                append(line)
                if batch.bytes.count >= Self.batchBytes { try send(makeRoom) }
            }
        }
        try send(makeRoom)
        while !unacknowledged.isEmpty { try waitForAnswers() }
    }

    /// About how many words the first `count` lines have, by batches.
    func words(inFirst count: Int) -> Int {
        if count >= lines { return words }
        let after = marks.firstIndex { $0.lines > count } ?? marks.endIndex
        return marks[max(after - 1, 0)].words
    }

    func close() {
        publisher.close()
        _ = log.close(deadline: .seconds(2))
    }

    private func append(_ line: UnsafeRawBufferPointer) {
        let at = batch.begin(topic: 0, timestamp: -1)
        batch.endKey(at, isNull: true)
        let start = batch.bytes.count
        // text.Line in protobuf: field 1, of bytes with a length.
        batch.bytes.append(UInt8(0x0a))
        var length = UInt64(line.count)
        while length > 0x7f {
            batch.bytes.append(UInt8(length & 0x7f) | 0x80)
            length >>= 7
        }
        batch.bytes.append(UInt8(length))
        batch.bytes.append(line)
        batch.endValue(at, from: start, isNull: false)
        let partition = Int32(lines / Self.runLength % partitions)
        batch.endOutput(at, headersFrom: batch.bytes.count, partition: partition)
        lines += 1
        words += WordBreak.count(in: line)
    }

    private func send(_ makeRoom: () throws -> Void) throws {
        guard !batch.isEmpty else { return }
        try makeRoom()
        let full = batch
        batch = OutputBatch(topics: [Self.topic], capacity: Self.batchBytes * 2)
        lastTicket += 1
        unacknowledged[lastTicket] = (full, full.count)
        var place = full.firstOutput
        while true {
            place = try publisher.send(full, from: place, ticket: lastTicket)
            if place >= full.bytes.count { break }
            try waitForAnswers()
        }
        marks.append((lines, words))
        try takeAnswers()
    }

    private func waitForAnswers() throws {
        waker.wait(others: [], timeout: .milliseconds(100))
        try takeAnswers()
    }

    private func takeAnswers() throws {
        for event in publisher.events() {
            switch event {
            case .acknowledged(let ticket, let count):
                let left = (unacknowledged[ticket]?.left ?? 0) - count
                unacknowledged[ticket]?.left = left
                if left <= 0 { unacknowledged[ticket] = nil }
            case .failed(let error):
                throw ToolFailure("the lines can't be sent: \(error.message)")
            }
        }
    }
}
