/// Measures the keep alone: how many records a second one connection makes durable.
///
/// `bench-keep [records a batch, 20000] [keys, 3300] [batches, 50] [outbox bytes a record, 60]`,
/// with fsync on, on a server of its own.
import FlowsCore
import FlowsLocal
import FlowsPostgres
import Foundation

@main struct BenchKeep {
    static func main() throws {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let records = numbers.first ?? 20_000
        let keys = numbers.dropFirst().first ?? 3_300
        let batches = numbers.dropFirst(2).first ?? 50
        let outboxBytes = numbers.dropFirst(3).first ?? 60
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "bench-keep-\(ProcessInfo.processInfo.processIdentifier)")
        let server = try PrivatePostgres(folder: folder)
        defer {
            server.stop()
            try? FileManager.default.removeItem(at: folder)
        }
        let layout = StoreLayout(step: "bench-keep", kind: .states)
        try Migrations.run(conninfo: server.conninfo, layout: layout)
        var bench = Bench(server.conninfo, layout)
        bench.claim()
        bench.keep(bench.inserts(keys), nil)
        let outbox = OutputBatch(topics: ["t"])
        let filler = [UInt8](repeating: 7, count: records * outboxBytes)
        outbox.bytes.append(filler)
        _ = outbox.begin(topic: 0, timestamp: 0)
        outbox.endOutput(outbox.firstOutput, headersFrom: outbox.bytes.count, partition: 0)
        var times: [Double] = []
        for round in 0..<batches {
            let changes = bench.updates(keys, version: Int64(1 + round))
            let start = bench.clock.now()
            bench.keep(changes, outbox)
            times.append((bench.clock.now() - start).inSeconds)
        }
        times.sort()
        let median = times[times.count / 2]
        let total = times.reduce(0, +)
        print(
            "\(records) records, \(keys) keys: median \(Int(median * 1e6)) µs,"
                + " \(Int(Double(records) / median)) records/s by the median,"
                + " \(Int(Double(records * batches) / total)) by the sum")
    }
}

/// One connection that keeps batch after batch.
struct Bench {
    let store: PostgresStore
    let waker = Waker()
    let clock = SystemClock()
    let partition = TopicPartition("in", 0)
    var token: Int64 = 1

    init(_ conninfo: String, _ layout: StoreLayout) {
        store = PostgresStore(conninfo: conninfo, layout: layout, waker: waker)
    }

    func answer() -> StoreResult {
        while true {
            if let answer = store.advance().first { return answer.result }
            waker.wait(others: [store.waitsOn], timeout: .seconds(1))
        }
    }

    func claim() {
        let initial = InitialProgress(nextOffset: 0, generation: 1, lineage: "")
        store.submit(
            .claim(
                ClaimRequest(
                    partition: partition, token: token, initial: initial,
                    lockTimeout: .seconds(5))), ticket: 1)
        _ = answer()
    }

    mutating func keep(_ changes: StateChanges, _ outbox: OutputBatch?) {
        store.submit(
            .keep(
                KeepRequest(
                    partition: partition, token: token, freshToken: token + 1,
                    nextOffset: token * 10, seen: "", lineage: "", outbox: outbox,
                    changes: .states(changes))), ticket: 2)
        token += 1
        guard case .kept = answer() else { fatalError("the keep was refused") }
    }

    private func key(_ index: Int) -> [UInt8] { Array("word-\(index &* 7919)".utf8) }

    func inserts(_ keys: Int) -> StateChanges {
        var changes = StateChanges()
        for index in 0..<keys {
            key(index).withUnsafeBytes { changes.insertKeys.append($0) }
            changes.insertVersions.append(1)
            [UInt8](repeating: 1, count: 24).withUnsafeBytes { changes.insertValues.append($0) }
        }
        return changes
    }

    func updates(_ keys: Int, version: Int64) -> StateChanges {
        var changes = StateChanges()
        changes.freshVersion = version + 1
        for index in 0..<keys {
            key(index).withUnsafeBytes { changes.updateKeys.append($0) }
            changes.updateVersions.append(version)
            [UInt8](repeating: 2, count: 24).withUnsafeBytes { changes.updateValues.append($0) }
        }
        return changes
    }
}
