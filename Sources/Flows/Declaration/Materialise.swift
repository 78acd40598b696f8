/// The materialise runner's declaration: a function from a record to a row of a table.

public import FlowsCore
public import FlowsRuntime

/// What a record does to a table.
public enum RowChange<Row: Sendable>: Sendable {
    /// Puts the row, in place of the one of the same key.
    case upsert(Row)
    /// Removes the row of the record's key.
    case delete
    /// Nothing.
    case none
}

/// A step that keeps a Postgres table as a topic says; a tombstone removes its key's row.
///
/// A compacted topic is read `.latest` unless it says otherwise, any other `.every`. The table's
/// key is the record's key: a row under another key is an error of its record.
public struct Materialise: StepDeclaration {
    /// The declaration without its types.
    public let outline: StepOutline

    @inlinable init<S: TopicSource, RowKey: Sendable, Row: Sendable>(
        _ name: String, _ source: S, _ table: Table<RowKey, Row>, _ remedy: Remedy,
        _ rowKey: @escaping @Sendable (S.Key) throws -> RowKey,
        _ body: @escaping MaterialiseLoop<S.Key, S.Value, RowKey, Row>.Body
    ) {
        let topic = source.topic
        let usual: ReadingMode = topic.contract.cleanup == .compact ? .latest : .every
        outline = StepOutline(
            name: name, runner: "materialise",
            inputs: [TopicUse(topic, mode: source.mode ?? usual)], outputs: [], state: nil,
            table: table.schema, remedy: remedy, identity: .none,
            kind: .materialise(table.schema) {
                MaterialisePass(
                    MaterialiseLoop(topic, table, rowKey: rowKey, body))
            })
    }

    /// A step whose table has the topic's key; the function makes a row of a record.
    @inlinable public init<Source: TopicSource, Row: Sendable>(
        _ name: String, reading source: Source, into table: Table<Source.Key, Row>,
        onError remedy: Remedy = .stop,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>
            ) throws -> RowChange<Row>
    ) {
        self.init(name, source, table, remedy, { $0 }, function)
    }

    /// A step whose table's key is made of the topic's key by `rowKey`.
    @inlinable public init<Source: TopicSource, RowKey: Sendable, Row: Sendable>(
        _ name: String, reading source: Source, into table: Table<RowKey, Row>,
        rowKey: @escaping @Sendable (Source.Key) throws -> RowKey, onError remedy: Remedy = .stop,
        _ function:
            @escaping @Sendable (
                borrowing Record<Source.Key, Source.Value>
            ) throws -> RowChange<Row>
    ) {
        self.init(name, source, table, remedy, rowKey, function)
    }

    /// A step whose rows are the topic's values as they are, and whose tombstones delete.
    @inlinable public init<Source: TopicSource, Row: Sendable>(
        _ name: String, reading source: Source, into table: Table<Source.Key, Row>,
        onError remedy: Remedy = .stop
    ) where Source.Value == Row? {
        self.init(name, source, table, remedy, { $0 }) { record in
            record.value.map { .upsert($0) } ?? .delete
        }
    }
}
