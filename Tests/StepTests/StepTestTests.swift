/// Tests of the harness itself: what a test may give and ask for, and what it is told when it errs.

import Flows
import FlowsAsync
import Testing

@testable import FlowsTesting

@Suite("A test of a step") struct StepTestTests {
    private func message<R>(_ body: () throws -> R) -> String {
        do { _ = try body() } catch { return "\(error)" }
        return "no error"
    }

    // MARK: What goes in and comes out

    @Test("headers, timestamps, keys and partitions go in and come out")
    func everything() throws {
        let run = try StepTest(Samples.echo)
            .given(
                "v", on: Samples.input, key: "k", headers: [Header("trace", "1")], timestamp: 5,
                partition: 2
            )
            .run()
        let output = try #require(try run.outputs(Samples.output).first)
        #expect(output.key == "k" && output.value == "v" && output.timestamp == 5)
        #expect(output.headers == [Header("trace", "1")])
        let partition = Array("k".utf8).withUnsafeBytes {
            Partitioner.partition(ofKey: $0, count: 3)
        }
        #expect(output.partition == partition)
        #expect(run.stop == nil && run.skipped == [] && run.rows == [])
    }

    // Protects the sort in `StepStage.observe`: read partition by partition they would be mixed up.
    @Test("outputs come in the order of the given records, whatever their partitions")
    func order() throws {
        let values = (0..<40).map(String.init)
        var test = try StepTest(Samples.merge)
        for (number, value) in values.enumerated() {
            test = try test.given(
                value, on: number % 3 == 0 ? Samples.other : Samples.input, key: "k\(number)")
        }
        let outputs = try test.run().outputs(Samples.output).map(\.value)
        #expect(outputs.map { String($0.split(separator: " ")[1]) } == values)
        #expect(outputs[0] == "other 0" && outputs[1] == "in 1")
    }

    @Test("states are found by their typed key, and a deleted or unknown one is nil")
    func states() throws {
        let run = try StepTest(Samples.count)
            .given("1", "2", on: Samples.input, key: "a")
            .run()
        #expect(try run.state(of: "a", as: Codec<Int64>.integer) == 2)
        #expect(try run.state(of: "b", as: Codec<Int64>.integer) == nil)
    }

    @Test("rows have their columns by name, nulls among them")
    func rows() throws {
        let step = Materialise("sample-rows", reading: Samples.numbers, into: Samples.table) {
            record in
            if record.value == 0 { return .delete }
            return .upsert((record.key, record.value < 0 ? nil : record.value))
        }
        let run = try StepTest(step)
            .given(2, on: Samples.numbers, key: "b")
            .given(1, 0, on: Samples.numbers, key: "a")
            .given(-1, on: Samples.numbers, key: "c")
            .run()
        #expect(run.rows == [["key": "b", "value": 2], ["key": "c", "value": nil]])
        #expect(try run.rows[0] == TableRow((key: "b", value: 2), in: Samples.table))
        #expect(run.rows[1]["value"] == .null && run.rows[1]["nothing"] == nil)
        #expect("\(run.rows)" == #"[[key: "b", value: 2], [key: "c", value: null]]"#)
    }

    @Test("every type of a column is read back as it was written")
    func columns() throws {
        let types: [ColumnType] = ColumnType.allCases
        let table = Table<String, Int64>(
            schema: TableSchema(
                name: "all", columns: types.map { TableColumn($0.rawValue, $0) })
        ) { value, out throws(CodecError) in
            for type in types {
                switch type {
                case .text: try out.text("ä")
                case .bytea: out.bytea([1, 2])
                case .bigint: out.integer(-value)
                case .integer: out.integer(Int32(-7))
                case .boolean: out.boolean(true)
                case .doublePrecision: out.double(1.5)
                case .real: out.real(2.5)
                case .numeric: out.numeric(.max)
                case .timestamptz: out.timestamp(milliseconds: StepTest.timestamp)
                }
            }
        } encodeKey: { _, _ in
        }
        let row = try TableRow(5, in: table)
        #expect(
            row == [
                "text": "ä", "bytea": .bytes([1, 2]), "bigint": -5, "integer": -7, "boolean": true,
                "double precision": 1.5, "real": 2.5, "numeric": .unsigned(.max),
                "timestamptz": .timestamp(milliseconds: StepTest.timestamp),
            ])
    }

    // MARK: Records that fail

    @Test("skipped records are told with their stage and message, in the order given")
    func skipped() throws {
        let run = try StepTest(Samples.lenient)
            .given("1", "bad", "2", on: Samples.input, key: "a")
            .given(keyBytes: [98], valueBytes: [0xff], on: Samples.input)
            .run()
        #expect(run.skipped.map(\.index) == [1, 3])
        #expect(run.skipped.map(\.stage) == ["apply", "decode"])
        #expect(run.skipped[0].message.contains("a value that isn't wanted"))
        #expect(try run.outputs(Samples.output).map(\.value) == ["1", "2"])
    }

    // Protects that a test of no outputs can't pass because the step stopped at its first record.
    @Test("a stop that nobody expects is an error, and an expected one that doesn't come is too")
    func stops() throws {
        let good = try StepTest(Samples.echo).given("1", on: Samples.input, key: "a")
        let bad = try good.given(keyBytes: [97], valueBytes: nil, on: Samples.input)
            .given("3", on: Samples.input, key: "a")
        let run = try bad.runUntilStop()
        #expect(run.stop?.index == 1 && run.stop?.offset == 1 && run.stop?.stage == "decode")
        #expect(try run.outputs(Samples.output).map(\.value) == ["1"])
        #expect(message { try bad.run() }.contains("runUntilStop()"))
        #expect(message { try good.runUntilStop() }.contains("didn't stop"))
    }

    // MARK: Tests that err

    @Test("a topic that the step doesn't read or write is named beside those that it does")
    func topics() throws {
        let test = try StepTest(Samples.echo)
        #expect(
            message { try test.given("1", on: Samples.output, key: "a") }
                == "sample-echo doesn't read out, but in")
        #expect(
            message { try test.run().outputs(Samples.input) }
                == "sample-echo doesn't write in, but out")
        let number = Topic<String, Int64>(
            TopicContract(name: "in"), key: .string, value: .integer)
        #expect(message { try test.given(1, on: number, key: "a") }.contains("other codecs"))
    }

    @Test("a key that isn't there, and a partition that isn't, are told")
    func places() throws {
        let test = try StepTest(Samples.echo)
        #expect(message { try test.given("1", on: Samples.input) }.contains("say key:"))
        #expect(
            message { try test.given("1", on: Samples.input, key: "a", partition: 3) }
                .contains("has the partitions 0 to 2, not 3"))
    }

    @Test("a state that isn't there, or is of another type, is told")
    func wrongStates() throws {
        let none = try StepTest(Samples.echo).run()
        #expect(message { try none.state(of: "a", as: .string) }.contains("keeps no state"))
        let run = try StepTest(Samples.count).given("1", on: Samples.input, key: "a").run()
        #expect(
            message { try run.state(of: "a", as: .string) }.contains("of int64, not of string"))
        #expect(
            message { try run.state(of: 7, as: Codec<Int64>.integer) }
                .contains("whose key is of the type Int"))
    }

    @Test("a step that is wrongly declared isn't run")
    func mistakes() throws {
        let step = Stateless("Not A Label", reading: Samples.input) { _ in }
        #expect(message { try StepTest(step) }.contains("no DNS label"))
    }

    // Protects the bound of `StepStage.settle`: without it a test would never come back.
    @Test("a run that comes to no rest is an error")
    func noRest() throws {
        let stage = StepStage(try StepTest(Samples.echo).given("1", on: Samples.input, key: "a"))
        stage.broker.setFaults { $0.refusedCommits = .max }
        let error = #expect(throws: StepTestError.self) { _ = try stage.runInOrder() }
        #expect(error?.message.contains("comes to no rest") == true)
    }

    // MARK: Functions that wait

    @Test("a function that waits is waited for, one record after another and under faults")
    func waiting() async throws {
        let step = Stateless(
            "sample-wait", reading: Samples.input, writing: Samples.output,
            concurrency: .perKey(4)
        ) { record, out in
            try await Task.sleep(for: .microseconds(100))
            out.emit(record.value)
        }
        // Beside other tests, which hold up all of the tasks' threads, a nap takes its time.
        let test = try StepTest(step, functionTimeout: .seconds(300))
            .given("1", "2", on: Samples.input, key: "a")
            .given("3", on: Samples.input, key: "b")
        #expect(try await test.run().outputs(Samples.output).map(\.value) == ["1", "2", "3"])
        try await test.holds(seeds: 20)
    }

    // Protects the bound of `StepStage.finish`.
    @Test("a function that never comes back is named with its record")
    func endless() async throws {
        let step = Stateless("sample-endless", reading: Samples.input) { record in
            try await Task.sleep(for: .seconds(3600))
        }
        let test = try StepTest(step, functionTimeout: .milliseconds(50))
            .given("1", on: Samples.input, key: "a", partition: 1)
        let error = await #expect(throws: StepTestError.self) { try await test.run() }
        #expect(error?.message.contains("hasn't handled in[1]@0 within 0.05 seconds") == true)
    }
}
