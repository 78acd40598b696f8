/// A run of `flows dev` as people start it, and the processes under it.

import FlowsLocal
import Foundation

struct DevRun {
    let child: Child

    /// `environment` is what a person's shell has: nothing of Flows.
    init(_ arguments: [String]) throws {
        var environment = ProcessInfo.processInfo.environment
        for name in environment.keys where name.hasPrefix("FLOWS_") { environment[name] = nil }
        child = try Child("flows", ["dev"] + arguments, environment: environment)
    }

    /// Runs to the end.
    static func toEnd(
        _ arguments: [String], within seconds: Double = 120
    ) throws -> (end: ChildProcess.End, text: String) {
        let run = try DevRun(arguments)
        let end = try run.child.wait(for: seconds)
        return (end, run.child.text)
    }

    func waitUntilCounted() throws {
        try child.waitFor(line: "Everything keeps running", within: 120)
    }

    /// The private database's connection string, as the tool tells it.
    var postgres: String {
        let line = child.lines.first { $0.hasPrefix("Postgres  ") } ?? ""
        return String(line.dropFirst("Postgres  ".count))
    }

    /// A process by its id and the moment that it began, since ids are given again.
    struct Process: Hashable {
        let id: Int32
        let began: String
    }

    private static func all() throws -> [(process: Process, parent: Int32)] {
        let report = try ChildProcess.run(
            "/usr/bin/env", ["ps", "-axo", "pid=,ppid=,stat=,lstart="], within: 20)
        return report.output.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ", maxSplits: 3)
            // A zombie has ended; it only waits for somebody to ask how.
            guard words.count == 4, let id = Int32(words[0]), let parent = Int32(words[1]),
                !words[2].hasPrefix("Z")
            else { return nil }
            return (Process(id: id, began: String(words[3])), parent)
        }
    }

    /// Everything that the tool started, and what that started.
    func descendants() throws -> Set<Process> {
        let all = try Self.all()
        var found: Set<Process> = []
        var parents: Set<Int32> = [child.processID]
        while !parents.isEmpty {
            let children = all.filter { parents.contains($0.parent) && !found.contains($0.process) }
            found.formUnion(children.map(\.process))
            parents = Set(children.map(\.process.id))
        }
        return found
    }

    static func waitUntilGone(_ processes: Set<Process>) throws {
        try eventually("every process of the run to be gone", within: 30) {
            Set(try all().map(\.process)).isDisjoint(with: processes)
        }
    }
}
