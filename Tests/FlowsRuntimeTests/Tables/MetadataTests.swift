/// The texts that Flows leaves in offset commits and rows: read back as written, and nothing else read.

import FlowsCore
import FlowsRuntime
import Testing

@Suite("Metadata of commits")
struct MetadataTests {
    @Test("What was written is read back")
    func roundTrip() {
        let bytes: [UInt8] = Array("some key".utf8)
        let witness = bytes.withUnsafeBytes {
            Lineage.Witness(RawRecord(offset: 1, timestamp: -1, key: $0, value: nil))
        }
        let all: [CommitMetadata] = [
            .row(generation: 1_700_000_000_000, nextOffset: 0),
            .log(generation: 3, lineage: Lineage(cluster: "c-_1"), seen: ""),
            .log(
                generation: 3, lineage: Lineage(cluster: "", witness: witness),
                seen: "up src 0:7.1.0,1:7.2.0;other src 3:1.1.1"),
            .window(generation: 3, lineage: Lineage(cluster: "c"), end: 1_000, seen: ""),
            .window(
                generation: 3, lineage: Lineage(cluster: "", witness: witness), end: 1_000,
                seen: "up src 0:7.1.0,1:7.2.0;other src 3:1.1.1"),
        ]
        for metadata in all {
            #expect(CommitMetadata(text: metadata.text) == metadata)
            #expect(metadata.text.utf8.allSatisfy { $0 >= 32 && $0 < 127 })
        }
    }

    @Test("Text that isn't ours is foreign, text of ours that can't be read is an error")
    func others() {
        for text in ["", "x", "flow 1", "{\"a\":1}"] {
            #expect(CommitMetadata(text: text) == .foreign)
        }
        for text in [
            "flows/1", "flows/2 row 1 1", "flows/1 row - 1", "flows/1 log 1 c 1",
            "flows/1 window 1 c//",
        ] {
            #expect(CommitMetadata(text: text) == .unreadable)
        }
    }

    @Test("A witness tells key from value, null from empty, and one bit from another")
    func witness() {
        func witness(_ key: [UInt8]?, _ value: [UInt8]?) -> Lineage.Witness {
            func with<R>(_ bytes: [UInt8]?, _ body: (UnsafeRawBufferPointer?) -> R) -> R {
                guard let bytes else { return body(nil) }
                return bytes.withUnsafeBytes { body($0) }
            }
            return with(key) { key in
                with(value) { value in
                    Lineage.Witness(RawRecord(offset: 0, timestamp: 1, key: key, value: value))
                }
            }
        }
        let long = [UInt8](repeating: 7, count: 21)
        var other = long
        other[3] = 8
        var last = long
        last[20] = 8
        let all = [
            witness(nil, nil), witness([], nil), witness(nil, []), witness([], []),
            witness([1], nil), witness(nil, [1]), witness([1], [2]), witness([2], [1]),
            witness(nil, long), witness(nil, other), witness(nil, last),
        ]
        #expect(Set(all.map(\.hash)).count == all.count)
    }
}
