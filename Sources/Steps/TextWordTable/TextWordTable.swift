/// The step text-word-table: the latest count of each word as a row of the table text_word_count.

import Flows
import TextMessages

@main
struct TextWordTable: FlowStep {
    static let step = Materialise(
        "text-word-table",
        reading: WordCounted.topic,
        into: WordCounted.table
    )
}
