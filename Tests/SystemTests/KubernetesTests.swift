/// `flows k8s generate` through the tool: the folder of this repository, and folders of described samples.

import FlowsLocal
import Foundation
import Testing

extension SystemTests {
    @Suite struct KubernetesTests {
        /// Code and manifests can't drift: whoever changes a topic or a part has to run `make k8s`.
        @Test("the manifests in the repository are what the steps say")
        func drift() throws {
            let folder = try Folder()
            try Generator(out: folder.path + "/k8s").run()
            let fresh = try Tree(folder.path + "/k8s")
            let kept = try Tree(Programs.package.appending(path: "k8s").path)
            #expect(Set(kept.files.keys) == Set(fresh.files.keys), "run `make k8s`")
            for (path, text) in fresh.files {
                let isSame = kept.files[path] == text
                #expect(isSame, "k8s/\(path) isn't what the steps say: run `make k8s`")
            }
        }

        @Test("each Deployment's folder has at most fifteen lines")
        func size() throws {
            let tree = try Tree(Programs.package.appending(path: "k8s").path)
            let folders = Dictionary(grouping: tree.files.filter { $0.key.hasPrefix("steps/") }) {
                $0.key.split(separator: "/").dropLast().joined(separator: "/")
            }
            #expect(folders.count > 10)
            for (folder, files) in folders where folder != "steps" {
                let lines = files.reduce(0) { $0 + $1.value.split(separator: "\n").count }
                #expect(lines <= 15, "\(folder) has \(lines) lines")
            }
        }

        @Test("a step without a database gets none, and the rights of its topics alone")
        func stateless() throws {
            let samples = try Samples([.screen])
            try samples.generator.run()
            let tree = try samples.tree()
            let step = try #require(tree.files["steps/shop-order-screen/step.yaml"])
            let rights = [
                "{type: group, name: shop-order-screen}, operations: [Describe, Read]",
                "{type: topic, name: flows-contracts}, operations: [Describe, Read, Write]",
                "{type: topic, name: order-placed}, operations: [Describe, DescribeConfigs, Read]",
                "{type: topic, name: order-ok}, operations: [Describe, DescribeConfigs, Write]",
            ]
            for right in rights { #expect(step.contains("{resource: \(right)}"), "\(right)") }
            #expect(step.components(separatedBy: "{resource:").count == rights.count + 1)
            #expect(step.contains("maxReplicaCount: 12,"))
            #expect(!step.contains("postgres"))
            let kustomization = try #require(
                tree.files["steps/shop-order-screen/kustomization.yaml"])
            #expect(kustomization.contains("components: [../../base/step]\n"))
            let topics = try #require(tree.files["topics/topics.yaml"])
            #expect(topics.contains("metadata: {name: order-placed}\nspec: {partitions: 12,"))
            #expect(topics.contains("metadata: {name: flows-contracts}"))
        }

        @Test("a join is two Deployments of one image, and what waits is no reason to scale")
        func join() throws {
            let samples = try Samples([.enrich])
            try samples.generator.run()
            let tree = try samples.tree()
            let route = try #require(tree.files["steps/shop-order-enrich-route/step.yaml"])
            let join = try #require(tree.files["steps/shop-order-enrich/step.yaml"])
            #expect(route.contains("metadata: {name: shop-order-enrich-route}"))
            #expect(join.contains("flows/postgres-role: shop_order_enrich"))
            #expect(
                join.contains("consumerGroup: shop-order-enrich, topic: shop-order-enrich-route,"))
            #expect(!join.contains("topic: shop-order-enrich-wait,"))
            #expect(join.contains("{type: topic, name: shop-order-enrich-wait}, operations: [Des"))
            for (folder, part) in [("-route", "route"), ("", "join")] {
                let path = "steps/shop-order-enrich\(folder)/kustomization.yaml"
                let text = try #require(tree.files[path])
                #expect(text.contains("newName: shop-order-enrich}"))
                #expect(text.contains("../../base/\(part)]"))
                #expect(text.contains("base/postgres") == (part == "join"))
            }
            let overlay = try #require(tree.files["overlays/production/kustomization.yaml"])
            #expect(overlay.components(separatedBy: "newName:").count == 2)
        }

        @Test("a table in the schema public has the step's own role, and large records have room")
        func table() throws {
            let samples = try Samples([.table])
            try samples.generator.run()
            let tree = try samples.tree()
            let step = try #require(tree.files["steps/shop-order-table/step.yaml"])
            #expect(step.contains("flows/postgres-role: shop_order_table"))
            let kustomization = try #require(
                tree.files["steps/shop-order-table/kustomization.yaml"])
            #expect(kustomization.contains("base/postgres, ../../base/large]"))
            let topics = try #require(tree.files["topics/topics.yaml"])
            #expect(topics.contains("metadata: {name: order.big-1}"))
            #expect(topics.contains("topicName: \"Order.Big_1\""))
        }

        @Test("what isn't its own is neither overwritten nor removed, and what is stale goes")
        func ownership() throws {
            let samples = try Samples([.screen, .table])
            try samples.generator.run()
            let first = try samples.tree()
            #expect(try samples.generator.run().contains("is as the steps say"))
            #expect(try samples.tree().files == first.files)

            try samples.put("steps/mine/kustomization.yaml", "resources: []\n")
            // Another flow's, where the folder is that of a package with its own.
            let others = "# Made by flows k8s generate: change the steps, and run it again.\n"
            try samples.put("k8s/base/deny.yaml", others)
            try samples.put("overlays/production/kustomization.yaml", "# mine\n")
            let said = try samples.generator(of: [.screen]).run()
            #expect(
                said.contains("removed ") && said.contains("names no image for shop-order-screen"))
            let second = try samples.tree()
            #expect(!second.files.keys.contains { $0.contains("shop-order-table") })
            #expect(second.files["overlays/production/kustomization.yaml"] == "# mine\n")
            #expect(second.files["steps/mine/kustomization.yaml"] == "resources: []\n")
            #expect(second.files["k8s/base/deny.yaml"] == others)

            try samples.put("topics/topics.yaml", "# mine\n")
            let refusal = try samples.generator.refusal()
            #expect(refusal.contains("topics.yaml isn't made by `flows k8s generate`"))
            #expect(try samples.tree().files["steps/shop-order-table/step.yaml"] == nil)
        }

        /// A label's value has 63 bytes, and `true` would be no text where kustomize copies it.
        @Test("names that Kubernetes or YAML would refuse are refused, and nothing is written")
        func names() throws {
            let samples = try Samples([.screen])
            for name in ["true", "1e3", String(repeating: "n", count: 64), "Shop", "shop-"] {
                let refusal = try samples.generator(calling: name).refusal()
                #expect(refusal.contains("\(name) can't name objects of Kubernetes"), "\(name)")
            }
            #expect(!FileManager.default.fileExists(atPath: samples.out))
            try samples.generator(calling: String(repeating: "n", count: 63)).run()
        }

        @Test("A32 steps that don't fit together are refused, and nothing is written")
        func fleet() throws {
            let samples = try Samples([.screen, .screenOfAnother])
            let refusal = try samples.generator.refusal()
            #expect(refusal.contains("2 steps are called shop-order-screen"))
            #expect(refusal.contains("order-placed is declared with different partitions"))
            #expect(!FileManager.default.fileExists(atPath: samples.out))
        }
    }
}

/// The tool's command, once or as often as one likes.
private struct Generator {
    let out: String
    var steps: [String] = []

    private func report() throws -> ChildProcess.Report {
        try ChildProcess.run(
            Programs.path("flows"), ["k8s", "generate", "--out", out] + steps, within: 60)
    }

    @discardableResult
    func run() throws -> String {
        let report = try report()
        #expect(report.end == .exit(0), "\(report.error)")
        return report.output
    }

    func refusal() throws -> String {
        let report = try report()
        #expect(report.end == .exit(1))
        return report.error
    }
}

/// Every file below a folder.
private struct Tree {
    var files: [String: String] = [:]

    init(_ path: String) throws {
        for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
            let file = URL(fileURLWithPath: path).appending(path: name)
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
            if !isFolder.boolValue { files[name] = try String(contentsOf: file, encoding: .utf8) }
        }
    }
}

/// Programs that describe themselves as steps do, and can do nothing else.
private final class Samples {
    enum Sample: String, CaseIterable { case screen, screenOfAnother, enrich, table }

    private let folder: Folder
    let generator: Generator
    var out: String { generator.out }

    init(_ samples: [Sample]) throws {
        folder = try Folder()
        for sample in Sample.allCases {
            let program = try folder.write(
                sample.rawValue, "#!/bin/sh\ncat <<'END'\n\(Self.description(sample))\nEND\n")
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o755], ofItemAtPath: program)
        }
        let (path, out) = (folder.path, folder.path + "/made/k8s")
        generator = Generator(out: out, steps: samples.map { path + "/" + $0.rawValue })
    }

    func generator(of samples: [Sample]) -> Generator {
        Generator(out: out, steps: samples.map { folder.path + "/" + $0.rawValue })
    }

    /// Of `screen` under another name.
    func generator(calling name: String) throws -> Generator {
        let text = Self.description(.screen).replacing("shop-order-screen", with: name)
        let program = try folder.write("renamed", "#!/bin/sh\ncat <<'END'\n\(text)\nEND\n")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return Generator(out: out, steps: [program])
    }

    func tree() throws -> Tree { try Tree(out) }

    func put(_ path: String, _ text: String) throws {
        let file = URL(fileURLWithPath: out).appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
    }

    private static func topic(
        _ name: String, partitions: Int = 12, config: String = "", cleanup: String = "delete"
    ) -> String {
        """
        {"topic":"\(name)","partitions":\(partitions),"cleanup":"\(cleanup)",\
        "key":{"codec":"string"},"value":{"codec":"bytes"},"config":{\(config)}}
        """
    }

    private static func description(_ sample: Sample) -> String {
        switch sample {
        case .screen, .screenOfAnother:
            let count = sample == .screen ? 12 : 6
            return """
                {"name":"shop-order-screen","runner":"stateless",
                "inputs":[\(topic("order-placed", partitions: count))],"outputs":[\(topic("order-ok"))],
                "parts":[{"part":"all","group":"shop-order-screen","reads":["order-placed"],
                "writes":["order-ok"],"postgres":false}]}
                """
        case .enrich:
            let (name, cleanup) = ("shop-order-enrich", "compact")
            return """
                {"name":"\(name)","runner":"join","schema":"shop_order_enrich",
                "inputs":[\(topic("order-ok")),\(topic("customer", cleanup: cleanup))],
                "outputs":[\(topic("order-full"))],
                "intermediate":[\(topic("\(name)-route")),\(topic("\(name)-wait"))],
                "parts":[{"part":"route","group":"\(name)-route","reads":["order-ok","customer"],
                "writes":["\(name)-route"],"postgres":false},
                {"part":"join","group":"\(name)","reads":["\(name)-route","\(name)-wait"],
                "writes":["order-full","\(name)-wait"],"postgres":true}]}
                """
        case .table:
            return """
                {"name":"shop-order-table","runner":"materialise","schema":"shop_order_table",
                "inputs":[\(topic("Order.Big_1", config: #""max.message.bytes":"17825792""#))],
                "outputs":[],"table":{"schema":"public","name":"order_full"},
                "parts":[{"part":"all","group":"shop-order-table","reads":["Order.Big_1"],
                "writes":[],"postgres":true}]}
                """
        }
    }
}
