/// What a step's file declares: one function wired into one runner.

public import FlowsCore
public import FlowsRuntime

/// A step: conform an enum or struct, mark it `@main`, and declare `step`.
public protocol FlowStep {
    /// Which runner.
    associatedtype Declaration: StepDeclaration
    /// The step, as data: it is checked before anything runs.
    static var step: Declaration { get }
}

extension FlowStep {
    /// The step's program: `run` (the default), `describe`, `check`, `migrate`, `help`.
    public static func main() {
        StepProgram.exit(running: step.outline, arguments: Array(CommandLine.arguments.dropFirst()))
    }
}

/// A runner with its function: ``Stateless``, ``Stateful``, ``Materialise``, ``Join``,
/// ``Collector``.
public protocol StepDeclaration: Sendable {
    /// The declaration without its types.
    var outline: StepOutline { get }
}

/// Which identity a step's outputs carry (Delivery: Identity).
public enum OutputIdentity: String, Sendable {
    /// The `flows-origin` header, by which readers drop repeats.
    case origin
    /// None: spares the header where no Flows step reads the outputs.
    case none
}

/// A topic in an outline.
public struct TopicUse: Sendable {
    /// What the broker must have.
    public let contract: TopicContract
    /// The key's codec and schema, as `describe` shows them.
    public let key: CodecUse
    /// The value's codec and schema.
    public let value: CodecUse
    /// How it is read; nil for an output.
    public private(set) var mode: ReadingMode?
    /// How long its records wait behind their timestamps; only a step's own topics have one.
    public let delay: Duration
    /// Whether its records may have a null key.
    let declaresNoKey: Bool
    /// The key's codec, by which a test finds the state of a key.
    package let keyCodec: any Sendable
    /// A record's key and value in words, for tests' messages.
    package let text: @Sendable (_ key: [UInt8]?, _ value: [UInt8]?) -> String

    /// A topic's use; `mode` is nil for an output.
    public init<K, V>(_ topic: Topic<K, V>, mode: ReadingMode? = nil, delay: Duration = .zero) {
        contract = topic.contract
        key = CodecUse(topic.key)
        value = CodecUse(topic.value)
        self.mode = mode
        self.delay = delay
        declaresNoKey = topic.declaresNoKey
        keyCodec = topic.key
        text = { key, value in
            "\(Self.text(key, topic.key.decode)): \(Self.text(value, topic.value.decode))"
        }
    }

    /// The same topic, written.
    var asOutput: TopicUse {
        var use = self
        use.mode = nil
        return use
    }

    private static func text<T>(
        _ bytes: [UInt8]?, _ decode: (UnsafeRawBufferPointer?) throws(CodecError) -> T
    ) -> String {
        guard let bytes else { return "null" }
        let text = bytes.withUnsafeBytes { (try? decode($0)).map { "\($0)" } }
        guard let text else { return "bytes that can't be read" }
        // A compacted topic's values are optional.
        return text.hasPrefix("Optional(") ? String(text.dropFirst(9).dropLast()) : text
    }
}

/// A step without its types: what `describe`, `check` and `migrate` need, and what `run` runs.
public struct StepOutline: Sendable {
    /// The step's name.
    public let name: String
    /// The runner's name: stateless, stateful, materialise, router, join, collector.
    public let runner: String
    /// Topics that are read.
    public let inputs: [TopicUse]
    /// Topics that are written, in the order of the declaration.
    public let outputs: [TopicUse]
    /// The state's codec and schema.
    public let state: CodecUse?
    /// The table that is materialised.
    public let table: TableSchema?
    /// What to do with a record that can't be handled.
    public let remedy: Remedy
    /// Which identity outputs carry.
    public let identity: OutputIdentity
    /// The runtime's part.
    public let kind: StepPlan.Kind
    /// The half before it that re-keys a join's sources to the topic that it reads; none elsewhere.
    public let router: [StepOutline]
    /// Mistakes that the declaration found, which knows more than its outline.
    let found: [String]

    /// An outline of these parts; runners make it.
    public init(
        name: String, runner: String, inputs: [TopicUse], outputs: [TopicUse],
        state: CodecUse?, table: TableSchema?, remedy: Remedy,
        identity: OutputIdentity, kind: StepPlan.Kind, router: [StepOutline] = [],
        found: [String] = []
    ) {
        self.name = name
        self.runner = runner
        self.inputs = inputs
        self.outputs = outputs
        self.state = state
        self.table = table
        self.remedy = remedy
        self.identity = identity
        self.kind = kind
        self.router = router
        self.found = found
    }

    /// What is wrong with the declaration, each a sentence; empty when nothing is.
    public var mistakes: [String] {
        var mistakes = found + router.flatMap(\.mistakes)
        if runner != "router", !Self.isLabel(name) {
            mistakes.append(
                """
                the step's name "\(name)" is no DNS label: it is a Deployment's and a consumer group's \
                name too, so use 1 to 63 of a–z, 0–9 and -, with a letter or digit at both ends
                """)
        }
        for use in inputs { mistakes += mistakesOfInput(use) }
        for use in inputs + outputs where use.contract.partitions < 1 {
            mistakes.append(
                "the topic \(use.contract.name) declares \(use.contract.partitions) partitions")
        }
        if case .perKey(let keys) = kind.concurrency, keys < 1 {
            mistakes.append("the step handles \(keys) keys at once: it would handle none")
        }
        let names = inputs.map(\.contract.name) + outputs.map(\.contract.name)
        for name in Set(names) where !Self.isTopicName(name) {
            mistakes.append(
                "\"\(name)\" is no topic name: use 1 to 249 of a–z, A–Z, 0–9, '.', '_' and '-'")
        }
        for name in Set(outputs.map(\.contract.name))
        where inputs.contains(where: { $0.contract.name == name && $0.delay == .zero }) {
            mistakes.append("the step reads and writes \(name): it would feed itself for ever")
        }
        mistakes += mistakesOfNames
        return Set(mistakes).sorted()
    }

    private func mistakesOfInput(_ use: TopicUse) -> [String] {
        let name = use.contract.name
        switch (use.mode, use.contract.cleanup, runner) {
        case (.latest, _, "stateless"), (.latest, _, "collector"):
            return [
                """
                the step reads \(name) .latest, but keeps nothing to compare with: an old repeat would \
                win downstream. Read it with a table (Materialise), or .every of a topic that isn't compacted
                """
            ]
        case (.every, .compact, "join"), (.every, .compact, "router"):
            return [
                """
                the join reads every record of \(name), which is compacted: the cleaner takes records \
                that it would have to see. Read it .latest, as it is without a word
                """
            ]
        case (.latest, _, "stateful"):
            return ["the stateful step reads \(name) .latest: only Materialise can"]
        case (.every, .compact, _):
            return [
                """
                the step reads every record of \(name), which is compacted: the cleaner takes records \
                that it would have to see. Read it .latest with Materialise, or a topic that isn't compacted
                """
            ]
        default: return []
        }
    }

    static func isLabel(_ name: String) -> Bool {
        let utf8 = Array(name.utf8)
        func isAlphanumeric(_ c: UInt8) -> Bool { (97...122).contains(c) || (48...57).contains(c) }
        guard let first = utf8.first, let last = utf8.last, utf8.count <= 63 else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && utf8.allSatisfy { isAlphanumeric($0) || $0 == 45 }
    }

    static func isTopicName(_ name: String) -> Bool {
        let utf8 = Array(name.utf8)
        let isWell = utf8.allSatisfy { c in
            (97...122).contains(c) || (65...90).contains(c) || (48...57).contains(c)
                || c == 46 || c == 95 || c == 45
        }
        return isWell && !utf8.isEmpty && utf8.count <= 249 && name != "." && name != ".."
    }
}
