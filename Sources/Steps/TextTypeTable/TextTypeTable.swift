/// The step text-type-table: the latest count of each type as a row of the table text_type_count.

import Flows
import TextMessages

@main
struct TextTypeTable: FlowStep {
    static let step = Materialise(
        "text-type-table",
        reading: TypeCounted.topic,
        into: TypeCounted.table
    )
}
