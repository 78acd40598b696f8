/// What steps need in Kafka, by their own word.

import FlowsLocal
import Foundation
import Testing

@testable import flows

@Suite struct KafkaRightsTests {
    private func describe(_ step: String) throws -> StepDescription {
        try StepDescription.ask(Programs.path(step))
    }

    private func text(_ grants: [KafkaRights.Grant]) -> [String] {
        grants.map { "\($0.resource.rawValue) \($0.name) \($0.operations.joined(separator: " "))" }
    }

    @Test("a step's rights are on what it declares, each no wider than its use")
    func stateful() throws {
        let rights = KafkaRights(try describe("text-word-count"))
        #expect(
            text(rights.grants) == [
                "group text-word-count Describe Read",
                "topic flows-contracts Describe Read",
                "topic text-word-counted Describe DescribeConfigs Write",
                "topic text-word-seen Describe DescribeConfigs Read",
            ])
        #expect(
            text(rights.migrateGrants) == [
                "topic flows-contracts Create Write", "topic text-word-counted Create",
                "topic text-word-seen Create",
            ])
        #expect(text(rights.oldBrokerGrants) == ["cluster kafka-cluster IdempotentWrite"])
    }

    @Test("a join's parts have rights of their own, and see the other's topics only to check them")
    func join() throws {
        let step = try describe("text-word-join")
        let route = try #require(step.parts.first { $0.part == "route" })
        let join = try #require(step.parts.first { $0.part == "join" })
        #expect(
            text(KafkaRights(step, part: route).grants) == [
                "group text-word-join-route Describe Read",
                "topic flows-contracts Describe Read",
                "topic text-word-counted Describe DescribeConfigs Read",
                "topic text-word-described Describe DescribeConfigs",
                "topic text-word-join-route Describe DescribeConfigs Write",
                "topic text-word-typed Describe DescribeConfigs Read",
            ])
        #expect(
            text(KafkaRights(step, part: join).grants) == [
                "group text-word-join Describe Read",
                "topic flows-contracts Describe Read",
                "topic text-word-counted Describe DescribeConfigs",
                "topic text-word-described Describe DescribeConfigs Write",
                "topic text-word-join-route Describe DescribeConfigs Read",
                "topic text-word-typed Describe DescribeConfigs",
            ])
        let both = KafkaRights(step)
        #expect(
            text(both.grants).contains(
                "topic text-word-join-route Describe DescribeConfigs Read Write"))
        #expect(both.grants.count { $0.resource == .group } == 2)
    }

    @Test("a step that writes no topic needs no right to write")
    func table() throws {
        let rights = KafkaRights(try describe("text-word-table"))
        #expect(rights.oldBrokerGrants.isEmpty)
        #expect(!rights.grants.contains { $0.operations.contains("Write") })
    }

    @Test("flows rights kafka prints commands of Kafka's tool, with and without migrate's")
    func commands() throws {
        func lines(_ options: [String]) throws -> [String] {
            let report = try ChildProcess.run(
                Programs.path("flows"), ["rights", "kafka", "text-word-count"] + options,
                environment: ["FLOWS_BROKERS": "kafka:9093"], within: 30)
            #expect(report.end == .exit(0), "\(report.error)")
            return report.output.split(separator: "\n").map(String.init)
        }
        let own = try lines([])
        let tool = "kafka-acls --bootstrap-server kafka:9093"
        #expect(
            own == [
                "# text-word-count: run, check and rewind",
                tool + " --add --allow-principal User:text-word-count"
                    + " --operation Describe --operation Read --group text-word-count",
                tool + " --add --allow-principal User:text-word-count"
                    + " --operation Describe --operation Read --topic flows-contracts",
                tool + " --add --allow-principal User:text-word-count --operation Describe"
                    + " --operation DescribeConfigs --operation Write --topic text-word-counted",
                tool + " --add --allow-principal User:text-word-count --operation Describe"
                    + " --operation DescribeConfigs --operation Read --topic text-word-seen",
            ])
        let all = try lines(["--migrate", "--user", "O'Hara", "--command-config", "a b"])
        #expect(all.count == 8)
        #expect(
            all.last == tool + " --command-config 'a b' --add --allow-principal 'User:O'\\''Hara'"
                + " --operation Create --topic text-word-counted --topic text-word-seen")
    }

    @Test(
        "flows rights says what it wants",
        arguments: [
            ["rights"], ["rights", "kafka"], ["rights", "kafka", "--frob"],
            ["rights", "kafka", "--user", "a", "text-word-count", "text-line-split"],
        ])
    func usage(words: [String]) throws {
        let report = try ChildProcess.run(Programs.path("flows"), words, within: 30)
        #expect(report.end == .exit(64), "\(report.output) \(report.error)")
        #expect(!report.error.isEmpty)
    }
}
