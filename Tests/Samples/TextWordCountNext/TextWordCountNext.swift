/// The next version of the step text-word-count, to which tests roll it, and versions that can't be.

import Flows
import Foundation
import NextMessages

/// Beside all occurrences of a word it counts those that it has seen itself, in state and output.
struct Next: FlowStep {
    static let step = Stateful(
        "text-word-count",
        reading: WordSeen.topic,
        writing: WordCounted.topic,
        state: WordTally.self
    ) { word, tally, counted in
        var now = tally ?? WordTally()
        now.count += 1
        now.byNext += 1
        tally = now
        counted.emit(WordCounted(word: word.key, count: now.count, byNext: now.byNext))
    }
}

/// Declares numbers for the keys of a topic whose keys are words.
struct Rekeyed: FlowStep {
    static let words = Topic<Int64, WordSeen>(
        WordSeen.topic.contract, key: .integer, value: WordSeen.codec)

    static let step = Stateful(
        "text-word-count",
        reading: words,
        writing: WordCounted.topic,
        state: WordTally.self
    ) { word, tally, counted in
        tally = tally ?? WordTally()
        counted.emit(WordCounted(word: word.value.word, count: 1))
    }
}

@main
enum TextWordCountNext {
    static func main() {
        let runs = CommandLine.arguments.dropFirst().first.map { $0 == "run" } ?? true
        switch ProcessInfo.processInfo.environment["NEXT_VERSION"] {
        case "rekeyed": Rekeyed.main()
        case "crashing" where runs: abort()
        default: Next.main()
        }
    }
}
