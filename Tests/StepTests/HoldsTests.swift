/// Tests that `holds` finds steps that don't hold, and says so; and that its faults are faults.

import Flows
import Testing

@testable import FlowsTesting

@Suite("A step held under faults") struct HoldsTests {
    private func given(_ step: some StepDeclaration) throws -> StepTest {
        try StepTest(step).given("1", "2", "3", on: Samples.input, key: "a")
            .given("4", "5", on: Samples.input, key: "b")
            .given("6", "end", on: Samples.input, key: "c")
    }

    private func message(_ test: StepTest, seeds: Int = 100) -> String {
        let error = #expect(throws: StepTestError.self) { try test.holds(seeds: seeds) }
        return error?.message ?? ""
    }

    @Test("steps that do nothing wrong hold, with states, rows, skipped records and several topics")
    func holding() throws {
        try given(Samples.echo).holds()
        try given(Samples.count).holds()
        try given(Samples.lenient).given("bad", "7", on: Samples.input, key: "a").holds()
        try given(Samples.merge).given("8", "9", on: Samples.other, key: "a").holds()
    }

    // Protects the second run without faults in `StepTest.reference`.
    @Test("a variable outside, the clock and randomness are found without any faults")
    func undisturbed() throws {
        for step in [WrongSteps.random, WrongSteps.clock] {
            #expect(try message(given(step)).contains("without any faults"))
        }
        #expect(try message(given(WrongSteps.globalCount())).contains("without any faults"))
    }

    // Each protects a part of `Observation.differences`, or the look at ends in `FaultyRun`.
    @Test("a mistake that only a repeat shows is found by what it changes")
    func disturbed() throws {
        #expect(try message(given(WrongSteps.countSinceEnd())).contains("made out["))
        #expect(try message(given(WrongSteps.stateSinceEnd())).contains("\n  the state of "))
        #expect(try message(given(WrongSteps.rowSinceEnd())).contains("the table has the row"))
        #expect(try message(given(WrongSteps.skipSinceEnd())).contains("was skipped"))
        #expect(try message(given(WrongSteps.stopSinceEnd())).contains("a process stopped at"))
    }

    // Protects that faults really happen and their order comes from the seed alone: with one of
    // the protocol's protections taken away, some seed has to find it, and find it again.
    @Test(
        "a runtime without one of its protections doesn't hold",
        arguments: [Protections.republish, .doubt, .commitAfterAck, .token])
    func canary(protection: Protections) throws {
        var test = try given(Samples.echo)
        if protection != .commitAfterAck { test = try given(Samples.count) }
        test.protections = .all.removing(protection)
        let text = message(test, seeds: 400)
        let found = text.firstMatch(of: #/holds\(seed: (\d+)\)/#)?.1
        let seed = try #require(found.flatMap { UInt64($0) }, "\(text)")
        let again = #expect(throws: StepTestError.self) { try test.holds(seed: seed) }
        #expect(again?.message == text)
    }

    @Test("every kind of fault strikes, and repeats come of it")
    func coverage() throws {
        let test = try given(Samples.count)
        let expected = try test.run().observation
        var struck: Set<StepFault> = []
        var repeats = 0
        for seed in 0..<100 {
            let run = FaultyRun(test, seed: UInt64(seed), expecting: expected)
            try run.run()
            struck.formUnion(run.trace.map(\.fault))
            repeats += run.observation?.repeats ?? 0
        }
        #expect(struck == Set(StepFault.allCases))
        #expect(repeats > 20)
    }

    @Test("what comes of one key on several partitions is compared without order")
    func unordered() throws {
        let count = try StepTest(Samples.count)
            .given("1", "2", on: Samples.input, key: "a", partition: 0)
            .given("3", "4", on: Samples.input, key: "a", partition: 1)
        try count.holds()
        let last = try StepTest(Samples.last)
            .given("1", "2", on: Samples.input, key: "a", partition: 0)
            .given("3", "4", on: Samples.input, key: "a", partition: 1)
        #expect(message(last).contains("which came on several partitions"))
    }

    // Protects each comparison of `Observation.Output.isSame`.
    @Test("an output differs by any part of it, and by its absence")
    func parts() throws {
        let test = try given(Samples.echo)
        let expected = try test.run().observation
        let changes: [(inout Observation) -> Void] = [
            { $0.outputs[1].topic = "else" }, { $0.outputs[1].partition += 1 },
            { $0.outputs[1].key = nil }, { $0.outputs[1].value = nil },
            { $0.outputs[1].headers = [LogHeader("more", nil)] }, { $0.outputs[1].timestamp += 1 },
            { $0.outputs.removeLast() }, { $0.outputs.append($0.outputs[0]) },
        ]
        #expect(expected.differences(from: expected, test) == [])
        for change in changes {
            var seen = expected
            change(&seen)
            #expect(seen.differences(from: expected, test).count == 1)
        }
    }

    // Protects `TopicUse.text`: a protobuf value's bytes tell its author nothing.
    @Test("a difference shows keys and values as the topic's types have them")
    func words() throws {
        let number = Stateless(
            "sample-number", reading: Samples.numbers, writing: Samples.numbersOut
        ) { record, out in
            out.emit(record.value)
        }
        let test = try StepTest(number).given(7, on: Samples.numbers, key: "a")
        let expected = try test.run().observation
        var seen = expected
        seen.outputs[0].value = [0, 0, 0, 0, 0, 0, 0, 8]
        let text = seen.differences(from: expected, test).joined()
        #expect(text.contains("a: 8 at") && text.contains("a: 7 at"))
    }

    @Test("without records there is nothing to hold")
    func nothing() throws {
        #expect(message(try StepTest(Samples.echo)).contains("no records were given"))
    }
}
