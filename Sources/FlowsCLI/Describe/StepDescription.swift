/// What a step says of itself by `describe`, as far as the tool needs it.

import FlowsLocal
import Foundation

/// A step's name, topics and tables, and the parts that can be deployed by themselves.
struct StepDescription: Decodable {
    /// A topic as the step declares it.
    struct TopicUse: Decodable {
        let topic: String
        let partitions: Int
        /// `delete` or `compact`.
        let cleanup: String
        let key: Codec
        let value: Codec
        /// `every` or `latest` of an input, nil of an output.
        let reading: String?
        /// Kafka's configuration of the topic.
        let config: [String: String]
    }
    /// How keys, values or states are written.
    struct Codec: Decodable, Equatable {
        let codec: String
        let schema: String?
        /// The message's own fields, nil where the codec knows none.
        let fields: [Field]?
    }
    /// A field of a message.
    struct Field: Decodable, Equatable {
        let number: Int
        let name: String
        let type: String
        /// The full name of the message that it holds.
        let message: String?
        let repeated: Bool?
    }
    /// A message that a field holds.
    struct Message: Decodable {
        let name: String
        let fields: [Field]
    }
    /// The table that a materialising step fills.
    struct Table: Decodable {
        let schema: String
        let name: String
    }

    /// A consumer group, and the names of the topics that it reads and writes.
    struct Part: Decodable {
        /// The word behind `run --part=`: `route` or `join`, and `all` of a step that has one part.
        let part: String
        let group: String
        let reads: [String]
        let writes: [String]
        /// Whether it needs a database.
        let postgres: Bool
    }

    /// When a collector's window is closed.
    struct Window: Decodable {
        /// The longest that it stays open.
        let seconds: Double
    }

    let name: String
    /// `stateless`, `stateful`, `join`, `materialise` or `collector`.
    let runner: String
    let inputs: [TopicUse]
    let outputs: [TopicUse]
    /// Topics that the step writes for itself: between its parts, or to come back to later.
    let intermediate: [TopicUse]?
    /// The step's own schema in Postgres, nil where it keeps nothing there.
    let schema: String?
    let table: Table?
    /// Of a collector.
    let window: Window?
    /// How the step's states are written, nil where it keeps none.
    let state: Codec?
    /// Those that fields of keys, values and states hold, each once.
    let messages: [Message]?
    /// The two of a join in the order in which records pass them, one for any other step.
    let parts: [Part]

    /// Asks a step, by its name or path.
    static func of(_ step: String) throws -> StepDescription { try ask(program(step)) }

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
