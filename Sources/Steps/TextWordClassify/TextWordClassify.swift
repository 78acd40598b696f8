/// The step text-word-classify: the type of each word that is seen.

import Flows
import TextMessages
import TextTypes

@main
struct TextWordClassify: FlowStep {
    static let step = Stateless(
        "text-word-classify",
        reading: WordSeen.topic,
        writing: WordTyped.topic
    ) { word, typed in
        typed.emit(WordTyped(word: word.key, type: TextType(of: word.key).rawValue))
    }
}
