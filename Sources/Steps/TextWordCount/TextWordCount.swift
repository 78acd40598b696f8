/// The step text-word-count: how often each word has been seen, exactly once per record.

import Flows
import TextMessages

@main
struct TextWordCount: FlowStep {
    static let step = Stateful(
        "text-word-count",
        reading: WordSeen.topic,
        writing: WordCounted.topic,
        state: WordTally.self
    ) { word, tally, counted in
        var now = tally ?? WordTally()
        now.count += 1
        tally = now
        counted.emit(WordCounted(word: word.key, count: now.count))
    }
}
