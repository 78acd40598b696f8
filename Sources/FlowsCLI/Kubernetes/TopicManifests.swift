/// Strimzi's KafkaTopics for all topics that steps read or write, as their contracts declare them.

/// One object for each topic, in the order of their names, and one for the contracts' own.
struct TopicManifests {
    let text: String

    init(_ steps: [StepDescription]) throws {
        var objects: [String: (topic: String, spec: String)] = [:]
        func add(_ topic: String, _ spec: String) throws {
            let object = Self.objectName(topic)
            if let other = objects[object], other.topic != topic {
                throw ToolFailure(
                    "the topics \(other.topic) and \(topic) would both be the KafkaTopic \(object):"
                        + " name one otherwise")
            }
            objects[object] = (topic, spec)
        }
        for use in steps.flatMap({ $0.inputs + ($0.intermediate ?? []) + $0.outputs }) {
            var config = use.config
            config["cleanup.policy"] = use.cleanup
            try add(use.topic, Self.spec(partitions: use.partitions, config))
        }
        try add(
            KafkaRights.contractsTopic, Self.spec(partitions: 1, ["cleanup.policy": "compact"]))
        text = objects.sorted { $0.key < $1.key }.map { object, topic in
            // Where Kafka allows more than Kubernetes does the topic's name is said beside it.
            let name = object == topic.topic ? "" : "topicName: \(YAML.text(topic.topic)), "
            return """
                apiVersion: kafka.strimzi.io/v1
                kind: KafkaTopic
                metadata: {name: \(YAML.text(object))}
                spec: {\(name)\(topic.spec)}

                """
        }.joined(separator: "---\n")
    }

    private static func spec(partitions: Int, _ config: [String: String]) -> String {
        let values = config.sorted { $0.key < $1.key }.map {
            "\(YAML.text($0.key)): \(YAML.text($0.value))"
        }
        return "partitions: \(partitions), config: {\(values.joined(separator: ", "))}"
    }

    /// Lower case, digits, `-` and `.`, beginning and ending with a letter or digit.
    static func objectName(_ topic: String) -> String {
        var name = topic.lowercased().map { character in
            "a"..."z" ~= character || "0"..."9" ~= character || "-.".contains(character)
                ? character : "-"
        }
        while let last = name.last, "-.".contains(last) { name.removeLast() }
        while let first = name.first, "-.".contains(first) { name.removeFirst() }
        return name.isEmpty ? "topic" : String(name)
    }
}
