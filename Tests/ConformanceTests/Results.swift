/// What came of the suite on every back end: a table at the process's end.

import FlowsTesting
import Foundation
import Testing

enum Results {
    private static let report: ConformanceReport = {
        atexit { for line in Results.report.table { print(line) } }
        return ConformanceReport()
    }()

    /// Asks a back end of its own; a case that isn't claimed is in the table, and fails nothing.
    static func check<BackEnd>(
        _ question: ConformanceCase<BackEnd>, on name: String,
        _ make: @escaping @Sendable () throws -> BackEnd
    ) async {
        let start = ContinuousClock.now
        let outcome = await question.run(on: make)
        let took = ContinuousClock.now - start
        if took > .seconds(60) { print("slow: \(took) on \(name): \(question)") }
        report.note(outcome, of: question.name, on: name)
        if case .failed(let reason) = outcome { Issue.record("\(reason)") }
    }
}
