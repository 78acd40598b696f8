/// What a refused version must leave as it was: topics, their contracts, and tables.

import FlowsCore
import FlowsKafka
import FlowsPostgres
import Foundation

/// Equal when nothing was changed.
struct RollSnapshot: Equatable {
    let partitions: [String: Int]
    let configurations: [String: [String: String]]
    let contracts: [String]
    let columns: [[String?]]

    init(_ stage: Stage) throws {
        let admin = try KafkaAdmin(
            configuration: KafkaConfiguration(brokers: stage.brokers, groupID: "tests"),
            logger: Logger(level: .critical, format: .text))
        partitions = try admin.partitionCounts(timeout: .seconds(20))
        var found: [String: [String: String]] = [:]
        for topic in partitions.keys {
            found[topic] = try admin.configuration(of: topic, timeout: .seconds(20))
        }
        configurations = found
        var contracts: [String] = []
        if partitions["flows-contracts"] != nil {
            try stage.readAll(of: "flows-contracts") { _, record in
                let bytes = [record.key, record.value].map { $0.map { [UInt8]($0) } ?? [] }
                contracts.append(bytes.map { String(decoding: $0, as: UTF8.self) }.joined())
            }
        }
        self.contracts = contracts
        columns = try PostgresQuery.rows(
            """
            SELECT table_schema, table_name, column_name, data_type FROM information_schema.columns
            WHERE table_schema NOT IN ('pg_catalog', 'information_schema') ORDER BY 1, 2, 3
            """, conninfo: stage.postgres)
    }
}
