/// What steps have said of a topic's keys and values, or of a step's states, and which of them said it.

/// A step and its own version, `FLOWS_STEP_VERSION`.
package struct Declarer: Sendable, Hashable {
    /// The step's name.
    package let step: String
    /// Its version, nil where nobody says.
    package let version: String?

    /// A step of this version.
    package init(_ step: String, version: String? = nil) {
        self.step = step
        self.version = version
    }

    /// For sentences: `text-word-count 1.2`.
    package var words: String { version.map { "\(step) \($0)" } ?? step }
}

/// A field, and who declared it as it is.
package struct ContractField: Sendable, Hashable {
    /// The field.
    package let shape: FieldShape
    /// Who declared it.
    package let by: Declarer

    /// A field of a declaration.
    package init(_ shape: FieldShape, by: Declarer) {
        self.shape = shape
        self.by = by
    }
}

/// How keys, values or states are written.
package struct ContractCodec: Sendable, Hashable {
    /// The codec's name.
    package let codec: String
    /// The schema's full name where there is one.
    package let schema: String?
    /// Who declared the codec.
    package let by: Declarer
    /// The fields of the schema and of every message in it; empty where the codec knows none.
    package var messages: [String: [ContractField]]

    /// A codec of these parts.
    package init(
        codec: String, schema: String?, by: Declarer, messages: [String: [ContractField]]
    ) {
        self.codec = codec
        self.schema = schema
        self.by = by
        self.messages = messages
    }

    /// A codec as one step declares it.
    package init(codec: String, schema: String?, shape: MessageShape?, by: Declarer) {
        let messages = shape?.messages ?? [:]
        self.init(
            codec: codec, schema: schema, by: by,
            messages: messages.mapValues { $0.map { ContractField($0, by: by) } })
    }

    /// For sentences: `int64`, or `protobuf text.WordSeen`.
    package var words: String { schema.map { "\(codec) \($0)" } ?? codec }
}

/// The contract of a topic's records, or of a step's states.
package struct Contract: Sendable, Hashable {
    /// What it is about.
    package enum Subject: Sendable, Hashable {
        /// A topic of this name.
        case topic(String)
        /// The states of the step of this name.
        case states(String)
    }

    /// What it is about.
    package let subject: Subject
    /// How keys are written; those of a step's input, for its states.
    package let key: ContractCodec
    /// How values or states are written.
    package let value: ContractCodec

    /// A contract of these parts.
    package init(_ subject: Subject, key: ContractCodec, value: ContractCodec) {
        self.subject = subject
        self.key = key
        self.value = value
    }
}

extension Contract.Subject {
    /// The key of its record in the topic of contracts; no topic's name has a `/`.
    package var recordKey: String {
        switch self {
        case .topic(let name): return name
        case .states(let step): return "state/\(step)"
        }
    }

    /// For sentences.
    package var words: String {
        switch self {
        case .topic(let name): return "the topic \(name)"
        case .states(let step): return "the states of \(step)"
        }
    }
}
