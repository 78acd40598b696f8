/// Materialise: records become rows of a table, the newest of each origin wins; rows and progress in one transaction.

internal import FlowsCore

final class MaterialiseRunner: Runner {
    private let function: any MaterialiseFunction
    private let rows: RowTable
    private var decoded = 0

    init(_ function: any MaterialiseFunction, schema: TableSchema) {
        self.function = function
        rows = RowTable(schema: schema, bytesMax: 0)
    }

    var cacheBytesMax: Int {
        get { rows.bytesMax }
        set { rows.bytesMax = newValue }
    }

    func protect(_ protections: Protections) { rows.protections = protections }

    func prepare(_ batch: BatchView, _ context: StepContext) -> LoadRequest? {
        rows.begin()
        decoded = function.decode(batch, rows: rows, context)
        return rows.loadRequest()
    }

    func loaded(_ found: LoadedEntries) -> Bool { rows.loaded(found) }

    func apply(_ batch: BatchView, _ context: StepContext) -> Int {
        function.apply(batch, count: decoded, rows: rows, context)
        return decoded
    }

    func changes() -> StoreChanges { .rows(rows.changes()) }
    func absorb() { rows.kept() }
    func forget() { rows.forget() }
    func forgetAll() { rows.removeAll() }
    func trim() { rows.trim() }
}
