/// The step text-word-join: what is known of a word, its latest count and its type, in one record.

import Flows
import TextMessages

@main
struct TextWordJoin: FlowStep {
    static let step = Join(
        "text-word-join", by: .string, state: WordDescribed.self, writing: WordDescribed.topic
    ) {
        Source(WordCounted.topic) { counted, known, described in
            var now = known ?? WordDescribed(word: counted.key)
            now.count = counted.value?.count ?? 0
            known = now
            if !now.type.isEmpty { described.emit(now) }
        }
        Source(WordTyped.topic) { typed, known, described in
            var now = known ?? WordDescribed(word: typed.key)
            now.type = typed.value?.type ?? ""
            if now == known { return }
            known = now
            if now.count > 0 { described.emit(now) }
        }
    }
}
