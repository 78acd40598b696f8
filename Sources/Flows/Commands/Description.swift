/// What `describe` prints: the step as JSON, for tools that make topics, manifests and checks of it.

internal import FlowsCore
internal import FlowsRuntime

/// A step's declaration as JSON, format 1.
enum Description {
    static func json(of outline: StepOutline) -> String {
        var fields: [(String, String)] = [
            ("format", "1"), ("name", quoted(outline.name)), ("runner", quoted(outline.runner)),
            ("flowsVersion", quoted(Flows.version)),
            ("inputs", array(outline.sources.map(topic))),
            ("outputs", array(outline.results.map(topic))),
            ("onError", quoted(outline.remedy.rawValue)),
            ("identity", quoted(outline.identity.rawValue)),
            ("mallocReplaced", Allocator.isReplaced() ? "true" : "false"),
        ]
        if let state = outline.state { fields.append(("state", codec(state))) }
        if case .collector(let bounds, _) = outline.kind {
            fields.append(("window", window(bounds)))
        }
        if let table = outline.table { fields.append(("table", self.table(table))) }
        let own = outline.ownTopics
        if !own.isEmpty { fields.append(("intermediate", array(own.map(topic)))) }
        if outline.needsStore {
            fields.append(("schema", quoted(outline.storeLayout.schema)))
        }
        fields.append(("parts", array(parts(of: outline))))
        fields.append(("messages", array(messages(of: outline))))
        return object(fields)
    }

    /// What can be a Deployment of its own: the halves of a join, or the step as a whole (`all`).
    private static func parts(of outline: StepOutline) -> [String] {
        let words: [RunPart] = outline.router.isEmpty ? [.all] : [.route, .join]
        return zip(words, outline.halves).map { part, half in
            object([
                ("part", quoted(part.rawValue)), ("group", quoted(half.name)),
                ("reads", array(half.inputs.map { quoted($0.contract.name) })),
                ("writes", array(half.outputs.map { quoted($0.contract.name) })),
                ("postgres", half.needsStore ? "true" : "false"),
            ])
        }
    }

    private static func topic(_ use: TopicUse) -> String {
        let contract = use.contract
        var fields = [
            ("topic", quoted(contract.name)), ("partitions", String(contract.partitions)),
            ("cleanup", quoted(contract.cleanup.rawValue)), ("key", codec(use.key)),
            ("value", codec(use.value)),
        ]
        if let field = contract.keyField { fields.append(("keyField", quoted(field))) }
        if let mode = use.mode { fields.append(("reading", quoted(mode.rawValue))) }
        let config = contract.config.sorted { $0.key < $1.key }
        fields.append(("config", object(config.map { ($0.key, quoted($0.value)) })))
        return object(fields)
    }

    private static func codec(_ codec: CodecUse) -> String {
        var fields = [("codec", quoted(codec.codec))]
        if let schema = codec.schema { fields.append(("schema", quoted(schema))) }
        if let shape = codec.shape() {
            fields.append(("fields", array(shape.fields.map(field))))
        }
        return object(fields)
    }

    private static func field(_ shape: FieldShape) -> String {
        var fields = [
            ("number", String(shape.number)), ("name", quoted(shape.name)),
            ("type", quoted(shape.type.rawValue)),
        ]
        if let message = shape.message { fields.append(("message", quoted(message))) }
        if shape.isRepeated { fields.append(("repeated", "true")) }
        return object(fields)
    }

    /// The messages that fields of keys, values and states hold, each once.
    private static func messages(of outline: StepOutline) -> [String] {
        let uses = outline.sources + outline.results + outline.ownTopics
        let codecs = uses.flatMap { [$0.key, $0.value] } + (outline.state.map { [$0] } ?? [])
        var held: [String: [FieldShape]] = [:]
        for shape in codecs.compactMap({ $0.shape() }) {
            for name in shape.messages.values.joined().compactMap(\.message) {
                held[name] = shape.messages[name]
            }
        }
        return held.sorted { $0.key < $1.key }.map { name, fields in
            object([("name", quoted(name)), ("fields", array(fields.map(field)))])
        }
    }

    private static func window(_ bounds: WindowBounds) -> String {
        object([
            ("records", String(bounds.records)), ("bytes", String(bounds.bytes)),
            ("keys", String(bounds.keys)), ("seconds", String(bounds.time.inSeconds)),
        ])
    }

    private static func table(_ table: TableSchema) -> String {
        let columns = table.columns.map { column in
            object([
                ("name", quoted(column.name)), ("type", quoted(column.type.rawValue)),
                ("key", column.isKey ? "true" : "false"),
                ("required", column.isRequired ? "true" : "false"),
            ])
        }
        return object([
            ("schema", quoted(table.schema)), ("name", quoted(table.name)),
            ("columns", array(columns)),
        ])
    }

    private static func quoted(_ text: String) -> String { Logger.quoted(text) }
    private static func array(_ items: [String]) -> String { "[\(items.joined(separator: ","))]" }
    private static func object(_ fields: [(String, String)]) -> String {
        "{" + fields.map { "\(quoted($0.0)):\($0.1)" }.joined(separator: ",") + "}"
    }
}
