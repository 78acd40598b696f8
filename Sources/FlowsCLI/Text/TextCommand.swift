/// `flows text`: sends text to the example's steps, wherever they run, and shows what they made of it.

import Flows
import Foundation

/// One run, from the look at the text to the tables that have grown by it.
struct TextCommand {
    private let paths: [String]
    private let brokers: String
    private let postgres: String
    /// How long the tables may stay as they are before the steps are given up; seconds.
    private static let patience: TimeInterval = 60

    /// Reads paths from the command line, and where the servers are from the environment.
    init(_ arguments: [String]) throws {
        if let option = arguments.first(where: { $0.hasPrefix("-") && $0 != "--" }) {
            throw CommandWords.notUnderstood(option)
        }
        paths = arguments.filter { $0 != "--" }
        var reader = EnvironmentReader(EnvironmentReader.processEnvironment())
        brokers = reader.text("FLOWS_BROKERS") ?? ""
        postgres = reader.text("FLOWS_POSTGRES") ?? ""
        if brokers.isEmpty {
            reader.mistakes.append(
                "FLOWS_BROKERS is not set: name the Kafka brokers, such as kafka:9092")
        }
        if postgres.isEmpty {
            reader.mistakes.append(
                "FLOWS_POSTGRES is not set: name the database where the steps keep their tables")
        }
        guard reader.mistakes.isEmpty else {
            throw ToolFailure(reader.mistakes.joined(separator: "; "), code: 78)
        }
    }

    func run() throws -> Int32 {
        let interrupt = InterruptWatch()
        let files = try TextFiles.find(paths)
        let check = try TextCheck(files, interrupt)
        let before = try TextTables(postgres: postgres)
        Terminal.print(
            "sending \(check.lines.grouped) lines, \(check.bytes.grouped) bytes,"
                + " from \(files.count.grouped) file\(files.count == 1 ? "" : "s")")
        let feeder = try LineFeeder(brokers: brokers)
        defer { feeder.close() }
        try feeder.feed(files) { if interrupt.wasAsked { throw ToolFailure.interrupted } }
        try wait(until: before.adding(check.census), interrupt)
        try TableReport(Set(TextTables.names), postgres: postgres)?.show(isCompared: false)
        Terminal.print(
            "each row of the tables has grown by what the text has of it"
                + (before.isEmpty ? "" : "; there were words before"))
        return 0
    }

    /// Throws when nothing changes any more and it isn't what the text makes of it.
    private func wait(until expected: TextTables, _ interrupt: InterruptWatch) throws {
        var (sums, changed) = ([String: Int](), Date())
        while true {
            let now = try TextTables.sums(postgres: postgres)
            if now == expected.sums {
                // Sums may be right for a moment with two wrong rows; the rows may not.
                let found = try TextTables(postgres: postgres)
                guard let difference = expected.difference(from: found) else { return }
                if Date().timeIntervalSince(changed) > Self.patience { throw difference }
            } else if Date().timeIntervalSince(changed) > Self.patience {
                throw expected.stall(at: now)
            }
            if now != sums { (sums, changed) = (now, Date()) }
            try interrupt.pause(0.2)
        }
    }
}
