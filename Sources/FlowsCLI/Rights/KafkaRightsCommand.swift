/// `flows rights kafka`: the rights of steps as commands of Kafka's own tool.

import Foundation

/// Prints one `kafka-acls` command a line, for each step's user.
struct KafkaRightsCommand {
    private var steps: [String] = []
    private var user: String?
    private var brokers = ProcessInfo.processInfo.environment["FLOWS_BROKERS"] ?? "localhost:9092"
    private var commandConfig: String?
    private var migrates = false
    private var isOldBroker = false

    init(_ arguments: [String]) throws {
        var words = CommandWords(arguments)
        while let argument = words.next() {
            switch argument {
            case "--user": user = try words.value(of: argument)
            case "--brokers": brokers = try words.value(of: argument)
            case "--command-config": commandConfig = try words.value(of: argument)
            case "--migrate": migrates = true
            case "--old-broker": isOldBroker = true
            case _ where argument.hasPrefix("-"):
                throw CommandWords.notUnderstood(argument)
            default: steps.append(argument)
            }
        }
        guard !steps.isEmpty else {
            throw ToolFailure.usage("say whose rights: `flows rights kafka STEP`")
        }
        guard user == nil || steps.count == 1 else {
            throw ToolFailure.usage("--user is for one step, since each step has a user of its own")
        }
    }

    func run() throws -> Int32 {
        for step in steps {
            let description = try StepDescription.of(step)
            for line in lines(description) { Terminal.print(line) }
        }
        return 0
    }

    /// A comment and the commands below it, for each purpose.
    func lines(_ step: StepDescription) -> [String] {
        let topic =
            ProcessInfo.processInfo.environment["FLOWS_CONTRACTS_TOPIC"]
            ?? KafkaRights.contractsTopic
        let rights = KafkaRights(step, contractsTopic: topic)
        let old = isOldBroker ? rights.oldBrokerGrants : []
        var lines = ["# \(step.name): run, check and rewind"]
        lines += commands(rights.grants + old, user ?? step.name)
        guard migrates else { return lines }
        lines.append("# \(step.name): migrate, where it makes the topics")
        return lines + commands(rights.migrateGrants, user ?? step.name)
    }

    /// One command for all resources of a kind that the same is granted of.
    private func commands(_ grants: [KafkaRights.Grant], _ user: String) -> [String] {
        var groups: [[KafkaRights.Grant]] = []
        for grant in grants {
            let index = groups.firstIndex {
                $0[0].resource == grant.resource && $0[0].operations == grant.operations
            }
            if let index { groups[index].append(grant) } else { groups.append([grant]) }
        }
        return groups.map { group in
            var words = ["kafka-acls", "--bootstrap-server", quoted(brokers)]
            if let commandConfig { words += ["--command-config", quoted(commandConfig)] }
            words += ["--add", "--allow-principal", quoted("User:\(user)")]
            for operation in group[0].operations { words += ["--operation", operation] }
            for grant in group { words += self.words(grant) }
            return words.joined(separator: " ")
        }
    }

    private func words(_ grant: KafkaRights.Grant) -> [String] {
        switch grant.resource {
        case .topic: return ["--topic", quoted(grant.name)]
        case .group: return ["--group", quoted(grant.name)]
        case .transactionalId: return ["--transactional-id", quoted(grant.name)]
        case .cluster: return ["--cluster"]
        }
    }

    /// For a shell: as it is where nothing in it means anything to one.
    private func quoted(_ word: String) -> String {
        let isPlain = word.utf8.allSatisfy { byte in
            UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte
                || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
                || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || "-_./:,=@".utf8.contains(byte)
        }
        return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
    }
}
