/// A topic as its users declare it: a name, a contract and how its records are typed.

/// What a topic must look like in the broker; made from a message's `(flows.topic)` option.
public struct TopicContract: Sendable, Hashable {
    /// How the broker forgets old records.
    public enum Cleanup: String, Sendable { case delete, compact }

    /// The topic's name in Kafka.
    public let name: String
    /// How many partitions it is created with, and has at least.
    public let partitions: Int
    /// Whether old records go by age or by key.
    public let cleanup: Cleanup
    /// The name of the field that is the record's key, nil when it declares none.
    public let keyField: String?
    /// Kafka topic configuration to create it with, such as `retention.ms`.
    public let config: [String: String]

    /// A contract; `partitions` is at least 1.
    public init(
        name: String, partitions: Int = 1, cleanup: Cleanup = .delete, keyField: String? = nil,
        config: [String: String] = [:]
    ) {
        self.name = name
        self.partitions = partitions
        self.cleanup = cleanup
        self.keyField = keyField
        self.config = config
    }
}

/// A typed topic: `Value` is optional exactly where the topic is compacted, and nil is a tombstone.
public struct Topic<Key: Sendable, Value: Sendable>: Sendable {
    /// What the broker must have.
    public let contract: TopicContract
    /// How its keys are read and written; a null key is nil.
    public let key: NullableCodec<Key>
    /// How its values are read and written; a null value is nil.
    public let value: NullableCodec<Value>
    /// The key that a value names itself, nil where the topic declares no key field.
    public let keyOfValue: (@Sendable (Value) -> Key?)?
    /// Records are written with a null key unless the function gives one.
    public let declaresNoKey: Bool

    /// A topic of these parts; ``keyed(_:key:value:by:)`` and its kin say them in fewer words.
    public init(
        contract: TopicContract, key: NullableCodec<Key>, value: NullableCodec<Value>,
        keyOfValue: (@Sendable (Value) -> Key?)? = nil, declaresNoKey: Bool = false
    ) {
        self.declaresNoKey = declaresNoKey
        self.contract = contract
        self.key = key
        self.value = value
        self.keyOfValue = keyOfValue
    }
}

extension Topic {
    /// A topic whose records always have a key and a value.
    public init(
        _ contract: TopicContract, key: Codec<Key>, value: Codec<Value>,
        keyOfValue: (@Sendable (Value) -> Key?)? = nil
    ) {
        self.init(
            contract: contract, key: .required(key, "key"), value: .required(value, "value"),
            keyOfValue: keyOfValue)
    }

    /// A compacted topic: a null value is nil and means that the key was deleted.
    public init<V>(
        compacted contract: TopicContract, key: Codec<Key>, value: Codec<V>,
        keyOfValue: (@Sendable (V) -> Key)? = nil
    ) where Value == V? {
        var ofValue: (@Sendable (Value) -> Key?)?
        if let keyOfValue { ofValue = { value in value.map(keyOfValue) } }
        self.init(
            contract: contract, key: .required(key, "key"), value: .optional(value),
            keyOfValue: ofValue)
    }

    /// A topic that declares no key: keys are optional, and written as null unless given.
    public init<K>(_ contract: TopicContract, optionalKey: Codec<K>, value: Codec<Value>)
    where Key == K? {
        self.init(
            contract: contract, key: .optional(optionalKey), value: .required(value, "value"),
            declaresNoKey: true)
    }
}

/// A codec beside the choice of what null means.
public struct NullableCodec<Value: Sendable>: Sendable {
    /// The codec's name, as in ``Codec/name``.
    public let name: String
    /// The schema's full name where there is one.
    public let schema: String?
    /// The message's fields, as in ``Codec/shape``.
    public let shape: @Sendable () -> MessageShape?
    /// Reads a value; nil bytes are null.
    public let decode: @Sendable (UnsafeRawBufferPointer?) throws(CodecError) -> Value
    /// Appends a value's bytes, or appends nothing and returns false for null.
    public let encode: @Sendable (Value, inout ByteBuffer) throws(CodecError) -> Bool

    /// Null is an error that names the `part` ("key", "value").
    public static func required(_ codec: Codec<Value>, _ part: String) -> NullableCodec {
        NullableCodec(
            name: codec.name, schema: codec.schema, shape: codec.shape
        ) { bytes throws(CodecError) in
            guard let bytes else {
                throw CodecError("the \(part) is null, and its topic wants one")
            }
            return try codec.decode(bytes)
        } encode: { value, out throws(CodecError) in
            try codec.encode(value, &out)
            return true
        }
    }

    /// Null is nil.
    public static func optional<V>(_ codec: Codec<V>) -> NullableCodec where Value == V? {
        NullableCodec(
            name: codec.name, schema: codec.schema, shape: codec.shape
        ) { bytes throws(CodecError) in
            guard let bytes else { return nil }
            return try codec.decode(bytes)
        } encode: { value, out throws(CodecError) in
            guard let value else { return false }
            try codec.encode(value, &out)
            return true
        }
    }
}
