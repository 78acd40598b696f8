/// What a step says of itself by `describe`, as far as the tool needs it.

import FlowsLocal
import Foundation

/// A step's name, topics and table, with the parts of a step that is more than one.
struct StepDescription: Decodable {
    struct TopicUse: Decodable {
        let topic: String
        let partitions: Int
    }
    struct Table: Decodable {
        let schema: String
        let name: String
    }

    /// A consumer group, and the names of the topics that it reads and writes.
    struct Part: Decodable {
        let group: String
        let reads: [String]
        let writes: [String]
    }

    let name: String
    let inputs: [TopicUse]
    let outputs: [TopicUse]
    /// Topics between the parts.
    let intermediate: [TopicUse]?
    let table: Table?
    private let parts: [Part]?

    /// The two of a join in the order in which records pass them, one for any other step.
    var groups: [Part] {
        parts ?? [Part(group: name, reads: inputs.map(\.topic), writes: outputs.map(\.topic))]
    }

    /// Asks a step's program.
    static func ask(_ program: String) throws -> StepDescription {
        let report = try ChildProcess.run(program, ["describe"], within: 20)
        guard report.end == .exit(0) else {
            throw ToolFailure("\(program) refuses to describe itself: \(report.error)")
        }
        do {
            return try JSONDecoder().decode(Self.self, from: Data(report.output.utf8))
        } catch {
            throw ToolFailure("`\(program) describe` isn't what a step prints: is it one?")
        }
    }

    /// The program of a step: a path, or a name beside the tool's own program.
    static func program(_ step: String) throws -> String {
        if step.contains("/") {
            guard FileManager.default.isExecutableFile(atPath: step) else {
                throw ToolFailure("\(step) is no program")
            }
            return step
        }
        let own = Bundle.main.executableURL?.resolvingSymlinksInPath()
        let folder = own?.deletingLastPathComponent().path ?? "."
        let program = folder + "/" + step
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw ToolFailure(
                "the step \(step) isn't built: there is no \(program) (swift build -c release)")
        }
        return program
    }
}

extension [StepDescription] {
    /// Partitions of each topic, as the step that wants most declares them.
    var partitionsByTopic: [String: Int] {
        var partitions: [String: Int] = [:]
        for use in flatMap({ $0.inputs + ($0.intermediate ?? []) + $0.outputs }) {
            partitions[use.topic] = Swift.max(partitions[use.topic] ?? 1, use.partitions)
        }
        return partitions
    }

    /// In the order of the data: who writes a topic before who reads it.
    var inFlowOrder: [StepDescription] {
        var rest = self
        var ordered: [StepDescription] = []
        while !rest.isEmpty {
            let first = rest.firstIndex { step in
                !rest.contains { other in
                    other.name != step.name
                        && other.outputs.contains { out in
                            step.inputs.contains { $0.topic == out.topic }
                        }
                }
            }
            // A circle of steps has no first one: any will do.
            ordered.append(rest.remove(at: first ?? 0))
        }
        return ordered
    }
}
