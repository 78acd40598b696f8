/// The step text-word-join: a word's latest count and its type, as one record whenever one changes.

import Flows
import TextMessages

@main
struct TextWordJoin: FlowStep {
    static let step = Join.inner(
        "text-word-join",
        by: .string,
        Latest(WordCounted.topic), Latest(WordTyped.topic),
        writing: WordDescribed.topic
    ) { word, counted, typed in
        WordDescribed(word: word, type: typed.type, count: counted.count)
    }
}
