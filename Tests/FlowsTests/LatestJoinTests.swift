/// Tests of joins of last values: inner, left and outer, with their tombstones.

import Flows
import FlowsRuntime
import FlowsTesting
import Testing

/// People and their addresses, both compacted, and a view of both.
private enum Sample {
    static func table(_ name: String) -> Topic<String, String?> {
        Topic(compacted: TopicContract(name: name, cleanup: .compact), key: .string, value: .string)
    }
    static let people = table("people")
    static let homes = table("homes")
    static let view = table("view")
    static let log = Topic<String, String>(
        TopicContract(name: "view"), key: .string, value: .string)

    static let inner = Join.inner(
        "person-view", by: .string, Latest(people), Latest(homes), writing: view
    ) { key, person, home in "\(key): \(person) in \(home)" }

    static let left = Join.left(
        "person-view", by: .string, Latest(people), Latest(homes), writing: view
    ) { key, person, home in "\(key): \(person) in \(home ?? "?")" }

    static let outer = Join.outer(
        "person-view", by: .string, Latest(people), Latest(homes), writing: view
    ) { key, person, home in "\(key): \(person ?? "?") in \(home ?? "?")" }
}

@Suite struct LatestJoinTests {
    /// What each change writes: the row, `gone` for a tombstone, nothing.
    private func changes(_ join: Join) -> [[String]] {
        let run = JoinRun(join)
        var all: [[String]] = []
        func take(_ topic: String, _ value: String?) {
            let before = run.outputs("view").count
            run.append(topic, "a", value)
            run.run()
            #expect(run.stops.isEmpty, "\(run.stops)")
            let new = run.outputs("view").dropFirst(before)
            #expect(new.allSatisfy { $0.keyText == "a" })
            all.append(new.map { $0.value == nil ? "gone" : $0.text })
        }
        take("people", "Ada")
        take("homes", "Rome")
        take("people", "Bob")
        take("people", "Bob")
        take("homes", nil)
        take("homes", nil)
        take("homes", "Oslo")
        take("people", nil)
        take("homes", nil)
        return all
    }

    @Test("inner: a row while both sides have a value, a tombstone when one of them goes")
    func inner() {
        #expect(
            changes(Sample.inner) == [
                [], ["a: Ada in Rome"], ["a: Bob in Rome"], [], ["gone"], [], ["a: Bob in Oslo"],
                ["gone"], [],
            ])
    }

    @Test("left: a row while the left side has a value")
    func left() {
        #expect(
            changes(Sample.left) == [
                ["a: Ada in ?"], ["a: Ada in Rome"], ["a: Bob in Rome"], [], ["a: Bob in ?"], [],
                ["a: Bob in Oslo"], ["gone"], [],
            ])
    }

    @Test("outer: a row while either side has a value")
    func outer() {
        #expect(
            changes(Sample.outer) == [
                ["a: Ada in ?"], ["a: Ada in Rome"], ["a: Bob in Rome"], [], ["a: Bob in ?"], [],
                ["a: Bob in Oslo"], ["a: ? in Oslo"], ["gone"],
            ])
    }

    @Test("an output that isn't compacted has no tombstones, and compacted sources are .latest")
    func log() {
        let join = Join.inner(
            "person-view", by: .string, Latest(Sample.people), Latest(Sample.homes),
            writing: Sample.log
        ) { _, person, home in person + home }
        #expect(join.outline.mistakes.isEmpty)
        #expect(join.outline.router.first?.inputs.map(\.mode) == [.latest, .latest])
        #expect(changes(join)[4].isEmpty)
    }

    // Fails without the comparison of identities in the key's state: the old value comes back.
    @Test("a zombie's late repeat of an old value changes nothing")
    func zombie() {
        let run = JoinRun(Sample.inner)
        func person(_ value: String, _ offset: Int) -> LogRecord {
            var record = LogRecord.of("a", value)
            record.headers = [
                LogHeader(Identity.header, Array("1 person-make in 0 7 \(offset) 0".utf8))
            ]
            return record
        }
        run.append("homes", "a", "Rome")
        run.append("people", person("Ada", 1))
        run.append("people", person("Bob", 2))
        run.append("people", person("Ada", 1))
        run.run()
        #expect(run.stops.isEmpty, "\(run.stops)")
        #expect(run.outputs("view").last?.text == "a: Bob in Rome")
    }

    @Test("a key function makes the last value of each join key count")
    func keyFunction() {
        let orders = Topic<String, String>(
            TopicContract(name: "orders"), key: .string, value: .string)
        let join = Join.left(
            "person-view", by: .string, Latest(orders, key: { $0.prefix(1).description }),
            Latest(Sample.homes), writing: Sample.view
        ) { _, order, home in "\(order) to \(home ?? "?")" }
        let run = JoinRun(join)
        run.append("orders", "1", "a1")
        run.append("orders", "2", "a2")
        run.run()
        run.append("homes", "a", "Rome")
        run.run()
        #expect(run.outputs("view").map(\.text) == ["a1 to ?", "a2 to ?", "a2 to Rome"])
    }

    @Test("A27 a value that can't be read is an error of its own record")
    func unreadable() {
        let numbers = Topic<String, Int64?>(
            compacted: TopicContract(name: "homes", cleanup: .compact), key: .string,
            value: .integer)
        let join = Join.inner(
            "person-view", by: .string, Latest(Sample.people), Latest(numbers),
            writing: Sample.view, onError: .skip
        ) { _, person, number in "\(person) \(number)" }
        let run = JoinRun(join)
        run.append("homes", "a", "no")
        run.append("homes", "a", "12345678")
        run.append("people", "a", "Ada")
        run.run()
        #expect(run.skips.count == 1)
        #expect(run.skips.first?.contains("decode") == true)
        #expect(run.outputs("view").count == 1)
    }

    @Test("A32 a compacted output of another key is refused, by its codec or by its bytes")
    func otherKey() {
        let byNumber = Topic<Int64, String?>(
            compacted: TopicContract(name: "view", cleanup: .compact), key: .integer,
            value: .string)
        let refused = Join.inner(
            "person-view", by: .string, Latest(Sample.people), Latest(Sample.homes),
            writing: byNumber
        ) { _, person, home in person + home }
        #expect(refused.outline.mistakes.contains { $0.contains("would delete nothing") })
        let byValue = Topic<String, String?>(
            compacted: TopicContract(name: "view", cleanup: .compact), key: .string,
            value: .string, keyOfValue: { $0 })
        let run = JoinRun(
            Join.inner(
                "person-view", by: .string, Latest(Sample.people), Latest(Sample.homes),
                writing: byValue
            ) { _, person, home in person + home })
        run.append("people", "a", "Ada")
        run.append("homes", "a", "Rome")
        run.run()
        #expect(run.stops["person-view"]?.message.contains("another key") == true)
    }
}
