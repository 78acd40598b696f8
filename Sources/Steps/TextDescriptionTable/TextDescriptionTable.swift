/// The step text-description-table: each word's description as a row of text_word_description.

import Flows
import TextMessages

@main
struct TextDescriptionTable: FlowStep {
    static let step = Materialise(
        "text-description-table",
        reading: WordDescribed.topic,
        into: WordDescribed.table
    )
}
