/// A step as Kubernetes deploys it: so many processes of a version, replaced one by one.

import FlowsLocal
import Foundation

/// Rolls with maxSurge 1 and maxUnavailable 0: a process goes only when a new one is ready.
final class Deployment {
    /// A program of the step with settings of its own.
    struct Version {
        let program: String
        var settings: [String: String] = [:]

        static let old = Version(program: "text-word-count")
        static let new = Version(program: "text-word-count-next")
        static func broken(_ kind: String) -> Version {
            Version(program: "text-word-count-next", settings: ["NEXT_VERSION": kind])
        }
    }

    /// The init container ended otherwise than by 0.
    struct Refusal: Error {
        let end: ChildProcess.End
        let text: String
    }

    private let stage: Stage
    private(set) var pods: [RunningStep] = []
    /// All that ever ran, for what they said.
    private(set) var all: [RunningStep] = []

    init(_ stage: Stage, _ version: Version, replicas: Int) throws {
        self.stage = stage
        for _ in 0..<replicas { pods.append(try start(version)) }
        for pod in pods { try pod.waitUntilReady() }
    }

    /// The init container, then the process itself; throws ``Refusal`` where the former fails.
    func start(_ version: Version) throws -> RunningStep {
        for word in ["migrate", "check"] {
            let report = try ChildProcess.run(
                Programs.path(version.program), [word],
                environment: stage.environment(version.settings), within: 60)
            guard report.end == .exit(0) else {
                throw Refusal(end: report.end, text: "\(word): \(report.error)")
            }
        }
        let pod = try stage.start(version.program, version.settings)
        all.append(pod)
        return pod
    }

    /// Replaces every process.
    func roll(to version: Version) throws {
        for old in pods {
            let new = try start(version)
            try new.waitUntilReady()
            try stop(old)
            pods.removeAll { $0.port == old.port }
            pods.append(new)
        }
    }

    /// One process more.
    func grow(_ version: Version) throws {
        pods.append(try start(version))
        try pods.last?.waitUntilReady()
    }

    /// Everything that ran has to end in order.
    func stop(_ pod: RunningStep) throws {
        pod.child.signal(SIGTERM)
        let end = try pod.child.wait(for: 20)
        guard end == .exit(0) else {
            throw Waited(description: "a stop ended by \(end):\n\(pod.child.text)")
        }
    }

    /// How often the group has taken partitions from these processes.
    var revocations: Int {
        all.flatMap(\.child.lines).filter {
            $0.contains("partitions revoked") || $0.contains("partitions lost")
        }.count
    }
}
