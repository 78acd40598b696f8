/// Tests of the step object-assemble, as its author would write them.

import FlowsTesting
import ObjectMessages
import Testing

@testable import object_assemble

@Suite struct ObjectAssembleTests {
    /// The pieces of an object, as a sender makes them.
    private func chunks(
        _ content: [UInt8], of object: String = "photo", by size: Int = 4, started: Int64 = 100,
        transfer: UInt64 = 7
    ) -> [ObjectChunk] {
        ObjectChunk.pieces(
            of: content, object: object, chunkBytes: size, started: started, transfer: transfer)
    }

    private func test(_ chunks: [ObjectChunk]) throws -> StepTest {
        var test = try StepTest(ObjectAssemble.self)
        for chunk in chunks { test = try test.given(chunk, on: ObjectChunk.topic) }
        return test
    }

    private func objects(_ run: StepRun) throws -> [[UInt8]] {
        try run.outputs(ObjectAssembled.topic).map(\.value.content)
    }

    private func reasons(_ run: StepRun) throws -> [String] {
        try run.outputs(ObjectRefused.topic).map(\.value.reason)
    }

    private let old = Array("the old content".utf8)
    private let new = Array("and the new one".utf8)

    @Test func putsPiecesTogether() throws {
        let run = try test(chunks(old)).run()
        let outputs = try run.outputs(ObjectAssembled.topic)
        #expect(
            outputs.map(\.value) == [
                ObjectAssembled(
                    object: "photo", started: 100, transfer: 7, sha256: SHA256.hash(old),
                    content: old)
            ])
        #expect(outputs.map(\.key) == ["photo"])
        #expect(try reasons(run).isEmpty)
        // Nothing of the bytes is kept.
        let state = try run.state(of: "photo", as: ObjectTransfer.self)
        #expect(state?.parts == [] && state?.isOver == true)
    }

    // Take `guard parts.count == Int(count)` away, and the object comes out cut off.
    @Test("A43 a missing chunk never comes out as a whole object")
    func missing() throws {
        for left in 0..<4 {
            var pieces = chunks(old)
            pieces.remove(at: left)
            let run = try test(pieces).run()
            #expect(try objects(run).isEmpty)
            #expect(try run.state(of: "photo", as: ObjectTransfer.self)?.parts.count == 3)
        }
    }

    // Forget the transfer when it is over, and the late piece begins one that never ends.
    @Test("A43 a late duplicate doesn't open a transfer")
    func late() throws {
        let pieces = chunks(old)
        let run = try test(pieces + [pieces[3], pieces[0]] + pieces).run()
        #expect(try objects(run) == [old])
        #expect(try reasons(run).isEmpty)
        #expect(try run.state(of: "photo", as: ObjectTransfer.self)?.isOver == true)
    }

    // Let `.newer` go on with the parts that are there, and bytes of both come out together.
    @Test("A43 a restarted transfer doesn't mix old and new bytes")
    func restarted() throws {
        let (first, second) = (chunks(old), chunks(new, started: 200, transfer: 1))
        // Late pieces of the old one come in between and behind.
        let mixed = [first[0], first[1], second[0], first[2], second[1], first[3], second[2]]
        let run = try test(mixed + [first[0], second[3], first[3]]).run()
        #expect(try objects(run) == [new])
        #expect(
            try reasons(run) == [
                "a later transfer of this object began when 2 of 4 pieces had come",
                "a later transfer of this object began: if this is the newer content, send it again "
                    + "by a clock that is right",
            ])
    }

    @Test func tellsTransfersOfOneMillisecondApart() throws {
        let (first, second) = (chunks(old, transfer: 1), chunks(new, transfer: 2))
        let run = try test([first[0], second[0], first[1], second[1], second[2], second[3]]).run()
        #expect(try objects(run) == [new])
    }

    @Test func takesPiecesInAnyOrderAndTwice() throws {
        let pieces = chunks(old)
        let run = try test([3, 1, 3, 0, 1, 2].map { pieces[$0] }).run()
        #expect(try objects(run) == [old])
    }

    @Test func takesEmptyObjects() throws {
        let run = try test(chunks([])).run()
        #expect(try objects(run) == [[]])
    }

    @Test func keepsObjectsApart() throws {
        let (one, other) = (chunks(old, of: "a"), chunks(new, of: "b"))
        let run = try test(zip(one, other).flatMap { [$0, $1] }).run()
        #expect(Set(try objects(run)) == [old, new])
    }

    @Test func refusesAWrongChecksum() throws {
        var pieces = chunks(old)
        pieces[2].content[0] ^= 1
        let run = try test(pieces + pieces).run()
        #expect(try objects(run).isEmpty)
        #expect(
            try reasons(run) == [
                "the pieces don't make an object of this size and sha256: send it again"
            ])
    }

    @Test func refusesPiecesThatContradict() throws {
        var pieces = chunks(old)
        pieces[1].count = 3
        let run = try test(pieces).run()
        #expect(try objects(run).isEmpty)
        #expect(try reasons(run).count == 1)
    }

    @Test func refusesWhatIsTooLargeOnceForEachTransfer() throws {
        let large = (UInt32(0)..<3).map {
            ObjectChunk(
                object: "film", started: 1, transfer: 1, index: $0, count: 3,
                size: Int64(ObjectChunk.objectBytesMax) + 1,
                sha256: [UInt8](repeating: 0, count: 32), content: [1])
        }
        let many = chunks([UInt8](repeating: 1, count: 65), of: "dust", by: 1)
        let run = try test(large + many).run()
        #expect(try objects(run).isEmpty)
        #expect(try reasons(run).count == 2)
    }

    @Test func refusesWhatIsNoPiece() throws {
        var bad = chunks(old)
        bad[0].count = 0
        bad[1].index = 4
        bad[2].sha256 = []
        bad[3].size = -1
        let run = try test(bad)
            .given(chunks(old)[0], on: ObjectChunk.topic, key: "another").run()
        #expect(try objects(run).isEmpty)
        #expect(try reasons(run).count == 5)
        #expect(try run.state(of: "photo", as: ObjectTransfer.self) == nil)
    }

    // Leave the contract's max.message.bytes out, and an object of this size stops the step.
    @Test func takesTheLargestObject() throws {
        let large = [UInt8](repeating: 9, count: ObjectChunk.objectBytesMax)
        let name = String(repeating: "n", count: ObjectChunk.nameBytesMax)
        let run = try test(
            chunks(large, of: name, by: ObjectChunk.objectBytesMax / ObjectChunk.countMax)
        ).run()
        #expect(try objects(run) == [large])
    }

    @Test("A43 holds under crashes, rebalances and other faults")
    func holdsUnderFaults() throws {
        let (first, second) = (chunks(old), chunks(new, started: 200))
        let others = chunks(new, of: "film") + chunks([], of: "empty")
        try test([first[0], second[1], first[1], second[0]] + others + second + first)
            .holds(seeds: 100)
    }
}
