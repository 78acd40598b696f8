/// Measures the protobuf codec: time to decode and to encode a message; arguments name messages.

import Flows
import SampleMessages
import TextMessages

@main
struct BenchCodec {
    static func main() throws {
        let event = Event(
            id: "0123456789abcdef0123", name: "order-placed-in-berlin", count: 123_456,
            at: 1_700_000_000_000, data: [UInt8](repeating: 7, count: 36), ratio: 0.25)
        let leaf = Leaf(
            name: "leaf", numbers: [1, 2, 3], leaflet: Leaf.Leaflet(weight: 9, name: "small"))
        try measure("WordSeen", WordSeen(word: "flows"))
        try measure("WordCounted", WordCounted(word: "flows", count: 1234))
        try measure("WordTally", WordTally(count: 1234))
        try measure("Line", Line(text: String(repeating: "flows ", count: 18)))
        try measure("Event", event)
        try measure("Leaf", leaf)
    }

    private static func measure<M: ProtobufMessage>(_ name: String, _ message: M) throws {
        if CommandLine.arguments.count > 1, !CommandLine.arguments.contains(name) { return }
        var out = ByteBuffer()
        try M.codec.encode(message, &out)
        let bytes = [UInt8](out.bytes)
        let codec = M.codec
        var best = (decode: Duration.seconds(1), encode: Duration.seconds(1))
        let rounds = 500_000
        for _ in 0..<7 {
            var sum = 0
            let clock = ContinuousClock()
            let decoding = try clock.measure {
                for _ in 0..<rounds {
                    sum += try bytes.withUnsafeBytes { try codec.decode($0) }.unknownFields.count
                }
            }
            let encoding = try clock.measure {
                for _ in 0..<rounds {
                    out.removeAll()
                    try codec.encode(message, &out)
                    sum += out.count
                }
            }
            best = (min(best.decode, decoding), min(best.encode, encoding))
            precondition(sum == rounds * bytes.count, "lost bytes")
        }
        let decode = best.decode / rounds
        let encode = best.encode / rounds
        print("\(name), \(bytes.count) bytes: decode \(decode), encode \(encode)")
    }
}
