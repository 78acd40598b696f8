/// Tests of headers and outputs in one piece of memory, whole and cut off.

import FlowsCore
import Testing

private struct Header: Equatable {
    var name: String
    var value: [UInt8]?
}

private struct Output: Equatable {
    var topic: Int
    var partition: Int32
    var timestamp: Int64
    var key: [UInt8]?
    var value: [UInt8]?
    var headers: [Header]
}

private func headers(_ block: UnsafeRawBufferPointer) -> [Header]? {
    var out: [Header] = []
    let whole = HeaderBlock.forEach(block) { name, value in
        out.append(
            Header(name: String(decoding: name, as: UTF8.self), value: value.map { [UInt8]($0) }))
    }
    return whole ? out : nil
}

private func append(_ output: Output, to batch: OutputBatch) {
    let at = batch.begin(topic: output.topic, timestamp: output.timestamp)
    if let key = output.key { batch.bytes.append(key) }
    batch.endKey(at, isNull: output.key == nil)
    let value = batch.bytes.count
    if let bytes = output.value { batch.bytes.append(bytes) }
    batch.endValue(at, from: value, isNull: output.value == nil)
    let start = batch.bytes.count
    for header in output.headers {
        HeaderBlock.append(name: header.name, value: header.value, to: &batch.bytes)
    }
    batch.endOutput(at, headersFrom: start, partition: output.partition)
}

private func outputs(_ batch: OutputBatch) -> [Output] {
    var out: [Output] = []
    var at = batch.firstOutput
    while at < batch.bytes.count {
        let one = batch.output(at: at)
        out.append(
            Output(
                topic: one.topic, partition: one.partition, timestamp: one.timestamp,
                key: one.key.map { [UInt8]($0) }, value: one.value.map { [UInt8]($0) },
                headers: headers(one.headers) ?? [Header(name: "malformed", value: nil)]))
        at = one.next
    }
    return out
}

private let samples = [
    Output(
        topic: 0, partition: 3, timestamp: 1_700_000_000_000, key: [1, 2], value: [3],
        headers: [Header(name: "flows-origin", value: Array("1 s t 0 0 0 0".utf8))]),
    Output(topic: 1, partition: 0, timestamp: -1, key: nil, value: nil, headers: []),
    Output(
        topic: 1, partition: .max, timestamp: 0, key: [], value: [],
        headers: [Header(name: "", value: nil), Header(name: "é", value: [])]),
]

private func sampleBatch() -> OutputBatch {
    let batch = OutputBatch(topics: ["first", "second"], capacity: 0)
    for sample in samples { append(sample, to: batch) }
    return batch
}

/// The sample as an outbox holds it; copied while the batch that owns the bytes is alive.
private func sampleBytes() -> [UInt8] {
    let batch = sampleBatch()
    return withExtendedLifetime(batch) { copied(batch.bytes) }
}

@Suite struct OutputBatchTests {
    @Test("a batch comes back from its outbox; null, empty and bytes stay three things (A13)")
    func roundtrip() throws {
        let batch = sampleBatch()
        #expect(outputs(batch) == samples)
        let back = try #require(OutputBatch(outbox: copied(batch.bytes)))
        #expect(back.topics == ["first", "second"])
        #expect(back.count == 3 && !back.isEmpty)
        #expect(back.firstOutput == batch.firstOutput)
        #expect(outputs(back) == samples)
    }

    @Test("an outbox cut off at any byte is nil or holds whole outputs only (A46)")
    func cutOff() {
        let bytes = sampleBytes()
        var readable: [Int] = []
        for length in 0..<bytes.count {
            guard let batch = OutputBatch(outbox: Array(bytes[..<length])) else { continue }
            #expect(outputs(batch) == Array(samples.prefix(batch.count)))
            readable.append(batch.count)
        }
        #expect(readable == [0, 1, 2], "readable only at the borders between outputs")
    }

    @Test("an outbox with any one byte changed is nil or can be walked to its end (A46)")
    func changed() {
        let bytes = sampleBytes()
        for at in bytes.indices {
            for byte in [0, 1, 0x7f, 0x80, 0xff] as [UInt8] {
                var other = bytes
                other[at] = byte
                guard let batch = OutputBatch(outbox: other) else { continue }
                #expect(outputs(batch).count == batch.count)
            }
        }
    }

    @Test("a record that fails half way leaves nothing behind")
    func rewind() {
        let batch = OutputBatch(topics: ["first", "second"])
        append(samples[0], to: batch)
        let mark = batch.mark
        append(samples[1], to: batch)
        _ = batch.begin(topic: 0, timestamp: 0)
        batch.rewind(to: mark)
        append(samples[2], to: batch)
        #expect(outputs(batch) == [samples[0], samples[2]])
        batch.removeAll()
        #expect(batch.isEmpty && outputs(batch).isEmpty)
    }
}

@Suite struct HeaderBlockTests {
    @Test("headers come back in order, repeated names too, with a zero byte behind each name")
    func roundtrip() {
        let all = [
            Header(name: "a", value: [0, 1]), Header(name: "a", value: nil),
            Header(name: "", value: []),
        ]
        var block = ByteBuffer()
        for header in all { HeaderBlock.append(name: header.name, value: header.value, to: &block) }
        #expect(headers(block.bytes) == all)
        HeaderBlock.forEach(block.bytes) { name, _ in
            guard let base = name.baseAddress else { return }
            #expect((base + name.count).load(as: UInt8.self) == 0)
        }
    }

    @Test("a block cut off anywhere but between headers says so (A46)")
    func cutOff() {
        var block = ByteBuffer()
        HeaderBlock.append(name: "one", value: [1, 2, 3], to: &block)
        let border = block.count
        HeaderBlock.append(name: "two", value: nil, to: &block)
        let bytes = copied(block)
        for length in 0...bytes.count {
            // A copy, so that a read past the cut is one past the allocation.
            let whole = Array(bytes[..<length]).withUnsafeBytes { headers($0) != nil }
            #expect(whole == (length == 0 || length == border || length == bytes.count))
        }
    }
}
