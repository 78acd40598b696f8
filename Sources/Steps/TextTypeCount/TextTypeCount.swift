/// The step text-type-count: how many words of each type have been seen, summed over all windows.

import Flows
import TextMessages

@main
struct TextTypeCount: FlowStep {
    static let step = Stateful(
        "text-type-count",
        reading: TypeSeen.topic,
        writing: TypeCounted.topic,
        state: TypeTally.self
    ) { window, tally, counted in
        var now = tally ?? TypeTally()
        now.count += window.value.count
        tally = now
        counted.emit(TypeCounted(type: window.key, count: now.count))
    }
}
