/// What one Deployment runs: a step, or one part of a join.

/// The facts of a step's folder, at most fifteen lines of them.
struct StepDeployment {
    /// Of the Deployment, ServiceAccount and KafkaUser; the part's consumer group.
    let name: String
    let image: String
    /// The owner's and the step's roles in Postgres derive from it; nil without a database.
    let postgresRole: String?
    /// The pieces of the base that it is put together from.
    let components: [String]
    let grants: [KafkaRights.Grant]
    /// Topics whose lag is work that more processes would do sooner.
    let scalingTopics: [String]
    let maxReplicas: Int
    /// A partition whose offset stays where it is isn't a reason for more processes.
    let excludesPersistentLag: Bool

    /// The lines that a step's folder may have.
    static let linesMax = 15
    /// A record larger than this has room in no step's ordinary memory several times over.
    private static let ordinaryRecordBytes = 4 << 20
    /// Seconds between two looks of the scaler.
    private static let pollingInterval = 15.0

    /// One for each part.
    static func all(_ step: StepDescription) throws -> [StepDeployment] {
        try step.parts.map { try StepDeployment(step, part: $0) }
    }

    private init(_ step: StepDescription, part: StepDescription.Part) throws {
        name = part.group
        guard Self.isName(name), Self.isName(step.name) else {
            throw ToolFailure(
                """
                \(part.group) can't name objects of Kubernetes, which takes a letter and then up to 62 \
                of a-z, 0-9 and -, and no word such as `true`: give the step \(step.name) another name
                """)
        }
        image = step.name
        postgresRole = part.postgres ? try PostgresRights(step)?.role : nil
        let topics = step.inputs + (step.intermediate ?? []) + step.outputs
        var components = ["step"]
        if part.postgres { components.append("postgres") }
        if part.part != "all" { components.append(part.part) }
        let largest = topics.compactMap { $0.config["max.message.bytes"] }.compactMap { Int($0) }
        if largest.contains(where: { $0 > Self.ordinaryRecordBytes }) { components.append("large") }
        self.components = components
        grants = Self.grants(step, part)
        // What lies there waits for its time: more processes wouldn't make it come.
        scalingTopics = part.reads.filter { $0 != "\(step.name)-wait" }
        let counts = topics.filter { part.reads.contains($0.topic) }.map(\.partitions)
        maxReplicas = max(counts.max() ?? 1, 2)
        // An open window looks like a partition that can't move.
        excludesPersistentLag = (step.window?.seconds ?? 0) < Self.pollingInterval
    }

    /// Whether it may be a label's value and a certificate's name, and stays a text in any YAML.
    private static func isName(_ name: String) -> Bool {
        let isLabel = name.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 || $0 == "-" }
        return isLabel && name.utf8.count <= 63 && name.last != "-" && YAML.text(name) == name
    }

    /// What the step needs at work, and to announce its contracts where it migrates; topics are
    /// made by Strimzi, so nobody may create any.
    private static func grants(
        _ step: StepDescription, _ part: StepDescription.Part
    ) -> [KafkaRights.Grant] {
        let rights = KafkaRights(step, part: part)
        guard part.part != "route" else { return rights.grants }
        return rights.grants.map { grant in
            let more = rights.migrateGrants.filter {
                $0.resource == grant.resource && $0.name == grant.name
            }
            let operations = Set(grant.operations + more.flatMap(\.operations))
            return KafkaRights.Grant(
                resource: grant.resource, name: grant.name,
                operations: operations.subtracting(["Create"]).sorted())
        }
    }

    /// The folder's `kustomization.yaml`, without its first line.
    var kustomization: String {
        """
        resources: [step.yaml]
        components: \(YAML.list(components.map { "../../base/\($0)" }))
        images: [{name: step, newName: \(YAML.text(image))}]

        """
    }

    /// The folder's `step.yaml`, without its first line: the Kafka user and how it is scaled.
    var objects: String {
        let role = postgresRole.map { ", annotations: {flows/postgres-role: \(YAML.text($0))}" }
        // Two first lines, the kustomization, and what stands around the two lists.
        let room = Self.linesMax - 2 - 3 - 3
        let isRoomy = grants.count + triggers.count <= room
        let rights =
            isRoomy ? rightsLines.flatMap { $0 } : rightsLines.map { $0.joined(separator: ", ") }
        return """
            {apiVersion: kafka.strimzi.io/v1, kind: KafkaUser, metadata: {name: \(YAML.text(name))\
            \(role ?? "")}, spec: {authorization: {type: simple, acls: [
              \(rights.joined(separator: ",\n  "))]}}}
            ---
            {apiVersion: keda.sh/v1alpha1, kind: ScaledObject, metadata: {name: \(YAML.text(name))}, \
            spec: {maxReplicaCount: \(maxReplicas), triggers: [
              \(Self.rows(triggers, atMost: room - rights.count).joined(separator: ",\n  "))]}}

            """
    }

    /// Together what the same is granted of.
    private var rightsLines: [[String]] {
        var lines: [(of: KafkaRights.Grant, texts: [String])] = []
        for grant in grants {
            let text =
                "{resource: {type: \(grant.resource.rawValue), name: \(YAML.text(grant.name))},"
                + " operations: \(YAML.list(grant.operations))}"
            let index = lines.firstIndex {
                $0.of.resource == grant.resource && $0.of.operations == grant.operations
            }
            if let index { lines[index].texts.append(text) } else { lines.append((grant, [text])) }
        }
        return lines.map(\.texts)
    }

    private var triggers: [String] {
        scalingTopics.map { topic in
            "{type: kafka, metadata: {consumerGroup: \(YAML.text(name)), topic: \(YAML.text(topic)),"
                + " lagThreshold: \"10000\", activationLagThreshold: \"0\","
                + " limitToPartitionsWithLag: \"true\","
                + " excludePersistentLag: \"\(excludesPersistentLag)\"}}"
        }
    }

    /// Items on as many lines as there are, and on no more than there is room for.
    private static func rows(_ items: [String], atMost room: Int) -> [String] {
        let width = (items.count + max(room, 1) - 1) / max(room, 1)
        return stride(from: 0, to: items.count, by: max(width, 1)).map { start in
            items[start..<min(start + width, items.count)].joined(separator: ", ")
        }
    }
}
