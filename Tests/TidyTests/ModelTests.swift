/// Tests that the models, the code's protections and the article about delivery name the same things.

import Foundation
import Testing

private let specs = "Tests/Specs"
private let article = "Sources/Flows/Documentation.docc/Delivery.md"

/// A run of the model checker, as its file says.
private struct ModelRun {
    let name: String
    let expects: String
    let off: [String]

    var module: String { String(name.prefix { $0 != "." }) }

    static let all: [ModelRun] = SourceTree.paths(under: ["\(specs)/runs"]).compactMap { path in
        guard let text = SourceTree.text(path), let file = path.split(separator: "/").last else {
            return nil
        }
        let off = text.firstMatch(of: #/Off = \{([^}]*)\}/#)?.1 ?? ""
        return ModelRun(
            name: String(file.dropLast(".cfg".count)),
            expects: text.firstMatch(of: #/\\\* expect: (.*)/#).map { String($0.1) } ?? "",
            off: off.matches(of: #/"(\w+)"/#).map { String($0.1) })
    }
}

/// The names of `Protections.named`.
private func protections() throws -> Set<String> {
    let text = try #require(SourceTree.text("Sources/FlowsCore/Protections.swift"))
    return Set(text.matches(of: #/\("(\w+)", \w+\)/#).map { String($0.1) })
}

/// In Swift only, and why no canary of the models takes it away by this name.
private let withoutCanary = [
    "keepToken": "the models' variant Counted: Delivery.canary-restore-epoch",
    "doubt": "the models' variant Read: Delivery.canary-read-needs-next",
    "rowTombstone": "Latest calls it tombstone: Latest.canary-tombstone",
    "origins": "the models' rule writer: Latest.canary-writer-origins",
    "outbox": "the models' variant PublishFirst: Delivery.canary-publish-first-two",
    "chosenPartition": "the models have one partition downstream",
    "commitAnswer": "a commit is done in the models when it lands, and not before",
]

/// In the models only, and why no protection of the code has this name.
private let withoutSwift = [
    "absentReadLock": "one statement with absentRead: a key read as absent is inserted",
    "rewindOutbox": "what the command rewind writes; no running step can leave it out",
    "rewindToken": "what the command rewind writes; no running step can leave it out",
    "seenReset": "what the command rewind writes; no running step can leave it out",
    "seen": "Chain's name for identity in a step without a row",
    "pair": "not built: a step without a row that passes the identity on",
    "through": "not built: a step without a row that reads .latest is refused",
    "compare": "tested by name in RowTests; in code it is the statement's WHERE",
    "batchOrigins": "Latest's statement that compares; in memory it is origins",
    "compactionLag": "a setting of the topic, which check compares",
    "deleteRetention": "a setting of the topic, which check compares",
    "sourceIdentity": "Join's name for identity",
    "unfinishedStops": "a mark in the row that the claim finds: JoinRewindRunTests",
    "intentNamed": "the machine remembers what its commit in flight says, beyond it",
    "dropBehind": "what the machine keeps of windows when it is asked back: WindowTests",
    "fence": "not built: a collector with Kafka transactions",
    "expireAll": "the removal of tombstones by age, outside of a running batch",
    "expireLate": "the removal of tombstones by age, outside of a running batch",
    "expireRead": "the removal of tombstones by age, outside of a running batch",
    "expireRefresh": "a repeat of a delete makes its tombstone young: MaterialiseRunTests",
]

@Suite("Models and code")
struct ModelTests {
    @Test("a protection of the code has a canary in the models, or a reason why not")
    func canaries() throws {
        let off = Set(ModelRun.all.filter { $0.name.contains(".canary-") }.flatMap(\.off))
        let names = try protections()
        #expect(names.count > 30 && off.count > 30)
        #expect(names.subtracting(off).subtracting(withoutCanary.keys).sorted() == [])
        #expect(Set(withoutCanary.keys).intersection(off).sorted() == [], "these have one")
        #expect(Set(withoutCanary.keys).subtracting(names).sorted() == [], "these are gone")
    }

    @Test("a protection of the models of what is built is in the code, or a reason why not")
    func names() throws {
        let built = ["Delivery", "Stateless", "Chain", "Latest", "Join", "Collector"]
        let off = Set(ModelRun.all.filter { built.contains($0.module) }.flatMap(\.off))
        let names = try protections()
        #expect(off.subtracting(names).subtracting(withoutSwift.keys).sorted() == [])
        #expect(Set(withoutSwift.keys).intersection(names).sorted() == [], "these are in the code")
        #expect(Set(withoutSwift.keys).subtracting(off).sorted() == [], "these are gone")
    }

    @Test("a canary must be caught, anything else must pass, and a run has its module")
    func runs() {
        #expect(ModelRun.all.count > 190)
        for run in ModelRun.all {
            let isCanary = run.name.contains(".canary-")
            #expect(isCanary || run.name.contains(".ok-"), "\(run.name)")
            #expect(!run.expects.isEmpty && isCanary == (run.expects != "pass"), "\(run.name)")
            #expect(SourceTree.exists("\(specs)/\(run.module).tla"), "\(run.name) has no module")
        }
    }

    @Test("the short list names runs that are there, of every module, canaries among them")
    func short() throws {
        let text = try #require(SourceTree.text("\(specs)/short.txt"))
        let names = text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map(String.init)
        let runs = Set(ModelRun.all.map(\.name))
        #expect(Set(names).subtracting(runs).sorted() == [])
        for module in Set(ModelRun.all.map(\.module)) {
            #expect(names.contains { $0.hasPrefix("\(module).ok-") }, "\(module) must pass")
            let canaries = names.filter { $0.hasPrefix("\(module).canary-") }
            #expect(canaries.count >= 2, "\(module) has canaries")
        }
    }

    @Test("the article's crash table names tests that are there")
    func crashTable() throws {
        let text = try #require(SourceTree.text(article))
        let rows = crashRows(of: text)
        #expect(rows.count > 20)
        for row in rows {
            let named = namedTests(row)
            #expect(!named.isEmpty, "no test shows it: \(row)")
            for (file, name) in named where !isTest(name, in: file) {
                Issue.record("\(file) has no test “\(name)”")
            }
        }
    }

    @Test("the article and the models name runs that are there")
    func namedRuns() throws {
        let runs = Set(ModelRun.all.map(\.name))
        for path in [article, "\(specs)/README.md"] {
            let text = try #require(SourceTree.text(path))
            for match in text.matches(of: #/`(\w+\.(?:ok|canary)-[\w\-]+)`/#) {
                #expect(runs.contains(String(match.1)), "\(path) names \(match.1)")
            }
        }
    }

    @Test("a test that isn't there is noticed")
    func unknownTest() {
        let row = "| cut | this happens | `ModelTests` “nobody wrote this” |"
        #expect(namedTests(row).map(\.file) == ["ModelTests"])
        #expect(!isTest(namedTests(row)[0].name, in: "ModelTests"))
        #expect(isTest("a test that isn't there is noticed", in: "ModelTests"))
    }

    /// The rows between the article's marks, without the table's head.
    private func crashRows(of text: String) -> [Substring] {
        guard let start = text.firstRange(of: "<!-- crash table -->\n"),
            let end = text[start.upperBound...].firstRange(of: "<!-- end -->")
        else { return [] }
        return Array(
            text[start.upperBound..<end.lowerBound].split(separator: "\n").dropFirst(2))
    }

    /// A file's name in backticks, then a test's name in quotation marks.
    private func namedTests(_ row: some StringProtocol) -> [(file: String, name: String)] {
        String(row).matches(of: #/`(\w+)` “([^”]+)”/#).map { (String($0.1), String($0.2)) }
    }

    private func isTest(_ name: String, in file: String) -> Bool {
        SourceTree.swiftFiles.contains { source in
            source.isTest && source.path.hasSuffix("/\(file).swift")
                && source.lines.contains { $0.contains("\"\(name)\"") }
        }
    }
}
