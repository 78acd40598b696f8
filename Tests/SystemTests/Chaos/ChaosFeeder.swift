/// The load: lines of text of a seed, sent at a pace, each with its number as the record's key.

import FlowsCore
import FlowsKafka
import Foundation
import Synchronization
import TextMessages

/// Sends on a thread of its own until it is told to end.
final class ChaosFeeder: Sendable {
    private struct State {
        var isEnding = false
        var hasEnded = false
        var lines: [String] = []
        var words = 0
        var wordsHandled = 0
        /// Sessions that were given up with something unacknowledged, which was then sent again.
        var repeatedSessions = 0
    }

    private let state = Mutex(State())
    private let brokers: String
    private let seed: UInt64
    private static let linesPerSend = 20
    private static let wordsPerLine = 6
    private static let wordsAheadMax = 20_000

    init(brokers: String, seed: UInt64) {
        self.brokers = brokers
        self.seed = seed
    }

    /// Lines whose send was acknowledged, by their number.
    var lines: [String] { state.withLock { $0.lines } }
    /// Words in them.
    var words: Int { state.withLock { $0.words } }
    var repeatedSessions: Int { state.withLock { $0.repeatedSessions } }

    /// Tells how far the chain is: the load waits for one that is far behind.
    func handled(words: Int) { state.withLock { $0.wordsHandled = words } }

    func start() { Thread.detachNewThread { [self] in run() } }

    /// Ends the load; returns when all that was sent is acknowledged.
    func end() throws {
        state.withLock { $0.isEnding = true }
        try eventually("the load's last acknowledgement", within: 90) {
            state.withLock { $0.hasEnded }
        }
    }

    private func run() {
        var random = SeededNumbers(seed: seed)
        var session: Session?
        while !state.withLock({ $0.isEnding }) {
            usleep(30_000)
            guard state.withLock({ $0.words - $0.wordsHandled < Self.wordsAheadMax }) else {
                continue
            }
            let lines = (0..<Self.linesPerSend).map { _ in Self.line(&random) }
            let partition = Int32.random(in: 0..<4, using: &random)
            let first = state.withLock { $0.lines.count }
            while true {
                do {
                    if session == nil { session = try Session(brokers: brokers) }
                    try session?.send(lines, from: first, to: partition)
                    break
                } catch {
                    session = nil
                    state.withLock { $0.repeatedSessions += 1 }
                    usleep(100_000)
                }
            }
            state.withLock { state in
                state.lines += lines
                state.words += lines.count * Self.wordsPerLine
            }
        }
        session = nil
        state.withLock { $0.hasEnded = true }
    }

    /// Few words often, many words seldom, of all types, some that need Unicode's lower case.
    private static func line(_ random: inout SeededNumbers) -> String {
        let words = (0..<wordsPerLine).map { _ in
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<4: return "Word\(Int.random(in: 0..<40, using: &random))"
            case 4: return "\(Int.random(in: 0..<200, using: &random))"
            case 5: return "ÄRGER\(Int.random(in: 0..<10, using: &random))"
            case 6: return "Äh"
            case 7: return "Uncommonly\(Int.random(in: 0..<500, using: &random))"
            default: return "rare\(Int.random(in: 0..<3_000, using: &random))"
            }
        }
        return words.joined(separator: ", ")
    }

    /// A producer for as long as it works; the test's own, so not a part of what is tested.
    private final class Session {
        let log: KafkaLog
        let waker = Waker()
        let publisher: any RecordPublisher
        var ticket: UInt64 = 0

        init(brokers: String) throws {
            log = try KafkaLog(
                configuration: KafkaConfiguration(brokers: brokers, groupID: "tests"),
                logger: Logger(level: .critical, format: .text))
            publisher = try log.makePublisher(waker: waker)
        }

        deinit {
            publisher.close()
            _ = log.close(deadline: .seconds(2))
        }

        func send(_ lines: [String], from first: Int, to partition: Int32) throws {
            let batch = OutputBatch(topics: ["text-line"])
            for (index, line) in lines.enumerated() {
                let at = batch.begin(topic: 0, timestamp: -1)
                batch.bytes.append(Array(String(first + index).utf8))
                batch.endKey(at, isNull: false)
                let start = batch.bytes.count
                _ = try Line.topic.value.encode(Line(text: line), &batch.bytes)
                batch.endValue(at, from: start, isNull: false)
                batch.endOutput(at, headersFrom: batch.bytes.count, partition: partition)
            }
            ticket += 1
            var place = batch.firstOutput
            var left = batch.count
            try eventually("the load's acknowledgement", within: 80) {
                if place < batch.bytes.count {
                    place = try publisher.send(batch, from: place, ticket: ticket)
                }
                for event in publisher.events() {
                    switch event {
                    case .acknowledged(_, let count): left -= count
                    case .failed(let error): throw error
                    }
                }
                return left == 0
            }
        }
    }
}
