/// The step text-type-collect: how many words of each type are seen, once a window.

import Flows
import TextMessages
import TextTypes

@main
struct TextTypeCollect: FlowStep {
    static let step = Collector(
        "text-type-collect",
        reading: WordSeen.topic,
        writing: TypeSeen.topic,
        window: .records(10_000, within: .seconds(1)),
        by: { word in TextType(of: word.key) },
        state: Int64.self
    ) { _, count in
        count = (count ?? 0) + 1
    } emit: { type, count in
        TypeSeen(type: type.rawValue, count: count)
    }
}
