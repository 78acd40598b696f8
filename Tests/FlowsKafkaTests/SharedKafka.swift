/// A real Apache Kafka for the tests that the embedded broker can't serve, where there is one.

import FlowsLocal
import Foundation

/// Finds brokers in `FLOWS_TEST_BROKERS`, or starts one from `KAFKA_HOME` or `../shared/kafka`.
enum SharedKafka {
    /// Why a test that needs it is skipped.
    static let absent = """
        There is no real Kafka: set FLOWS_TEST_BROKERS to its host:port, or KAFKA_HOME to a \
        folder with its `libs`.
        """

    static var isThere: Bool { given != nil || home != nil }

    private static let given: String? = {
        let given = ProcessInfo.processInfo.environment["FLOWS_TEST_BROKERS"]
        return given?.isEmpty == false ? given : nil
    }()

    private static let home = RealKafka.home(
        package: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent())

    private static let folder = FileManager.default.temporaryDirectory
        .appending(path: "flows-kafka-\(getpid())-\(UUID().uuidString.prefix(8))")

    /// One for all tests, started by the first that asks; it ends with this process.
    private static let own: RealKafka? = home.flatMap { home in
        let kafka = try? RealKafka(home: home, folder: folder)
        if kafka != nil { atexit { SharedKafka.end() } }
        return kafka
    }

    private static func end() {
        own?.kill()
        try? FileManager.default.removeItem(at: folder)
    }

    /// `host:port`, nil where there is none or it doesn't start.
    static var brokers: String? { given ?? own?.brokers }
}
