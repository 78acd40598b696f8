/// `flows broker TOPIC=PARTITIONS …`: the embedded broker in a process of its own, for `flows dev`.

import FlowsKafka
import Foundation

/// Prints where the broker listens, and serves until it is ended by a signal.
struct BrokerCommand {
    private var topics: [String: Int] = [:]

    init(_ arguments: [String]) throws {
        for argument in arguments {
            let parts = argument.split(separator: "=")
            guard parts.count == 2, let partitions = Int(parts[1]), partitions > 0 else {
                throw ToolFailure.usage("`\(argument)` is no topic: say TOPIC=PARTITIONS")
            }
            topics[String(parts[0])] = partitions
        }
    }

    func run() throws -> Int32 {
        let broker = try EmbeddedBroker(partitionsByTopic: topics)
        Terminal.print(broker.bootstrap)
        while true { sleep(86_400) }
    }
}
