/// Compares two declarations of a topic's records or a step's states; it knows no server.

/// What keeps one step from reading what another wrote, and what is only worth a word.
package struct ContractComparison {
    /// Why they don't fit, each a sentence that says what to do; empty when they do.
    package private(set) var problems: [String] = []
    /// What fits, and may surprise.
    package private(set) var warnings: [String] = []
    private let subject: Contract.Subject
    private let isRead: Bool

    /// Compares what was declared before with what is declared now, of one subject; `isRead` where
    /// the newer one only reads, which as plain bytes is possible whatever they mean.
    package init(_ older: Contract, _ newer: Contract, isRead: Bool = false) {
        subject = newer.subject
        self.isRead = isRead
        compareKeys(older.key, newer.key)
        compareValues(older.value, newer.value)
    }

    /// Keys must be the same bytes, or a key's records would lie on two partitions, and its state
    /// would be that of no key.
    private mutating func compareKeys(_ old: ContractCodec, _ new: ContractCodec) {
        let what = "the keys of \(subject.words)"
        guard isSameCodec(old, new, what) else { return }
        for (oldName, newName) in old.messagePairs(new) {
            let (before, now) = (old.fields(oldName), new.fields(newName))
            for number in Set(before.keys).union(now.keys).sorted() {
                compareKeyField(before[number], now[number], newName, what, old, new)
            }
        }
    }

    private mutating func compareKeyField(
        _ old: ContractField?, _ new: ContractField?, _ message: String, _ what: String,
        _ older: ContractCodec, _ newer: ContractCodec
    ) {
        if let old, let new {
            let isSame =
                old.shape.type == new.shape.type && old.shape.isRepeated == new.shape.isRepeated
            isSame ? tellName(old, new, message, what) : refuse(old, new, message, what)
        } else if let field = old ?? new {
            let other = old == nil ? older.by : newer.by
            problems.append(
                """
                \(what): field \(field.shape.number) of \(message) is \(field.shape.words) in \
                \(field.by.words) and isn't there in \(other.words), so equal keys would be other \
                bytes\(isTopic ? " and lie on other partitions" : ""): \(wayOut)
                """)
        }
    }

    private mutating func compareValues(_ old: ContractCodec, _ new: ContractCodec) {
        let what: String
        switch subject {
        case .topic: what = "the values of \(subject.words)"
        case .states: what = subject.words
        }
        guard isSameCodec(old, new, what) else { return }
        for (oldName, newName) in old.messagePairs(new) {
            let now = new.fields(newName)
            for (number, before) in old.fields(oldName).sorted(by: { $0.key < $1.key }) {
                guard let field = now[number] else { continue }
                compare(before, field, newName, what)
            }
        }
    }

    /// A field of one number in both: bytes of one must mean the same to the other.
    private mutating func compare(
        _ old: ContractField, _ new: ContractField, _ message: String, _ what: String
    ) {
        let (before, now) = (old.shape, new.shape)
        guard before.type.wireForm == now.type.wireForm,
            before.isRepeated == now.isRepeated || now.type.isAlikeRepeated
        else { return refuse(old, new, message, what) }
        tellName(old, new, message, what)
        if before.type != now.type {
            warnings.append(
                """
                \(what): field \(now.number) of \(message) is \(before.words) in \(old.by.words) and \
                \(now.words) in \(new.by.words): they can read each other, but numbers that don't \
                fit are cut
                """)
        }
    }

    private mutating func tellName(
        _ old: ContractField, _ new: ContractField, _ message: String, _ what: String
    ) {
        guard old.shape.name != new.shape.name else { return }
        warnings.append(
            """
            \(what): field \(new.shape.number) of \(message) is called \(old.shape.name) in \
            \(old.by.words) and \(new.shape.name) in \(new.by.words): that is nothing to protobuf, \
            but JSON has names. If it means something else now, give it a number of its own
            """)
    }

    private mutating func refuse(
        _ old: ContractField, _ new: ContractField, _ message: String, _ what: String
    ) {
        problems.append(
            """
            \(what): field \(new.shape.number) of \(message) is \(old.shape.words) in \
            \(old.by.words) and \(new.shape.words) in \(new.by.words), which can't read each other: \
            give the field a number of its own, or \(wayOut)
            """)
    }

    private mutating func isSameCodec(
        _ old: ContractCodec, _ new: ContractCodec, _ what: String
    ) -> Bool {
        if isRead, new.codec == Codec.bytes.name, old.codec != new.codec { return false }
        // Messages of another name may have the same fields; without fields the name decides.
        let isComparable = !old.messages.isEmpty && !new.messages.isEmpty
        guard old.codec != new.codec || (!isComparable && old.schema != new.schema) else {
            return true
        }
        problems.append(
            """
            \(what) are \(old.words) in \(old.by.words) and \(new.words) in \(new.by.words), which \
            can't read each other: \(wayOut)
            """)
        return false
    }

    private var isTopic: Bool { if case .topic = subject { true } else { false } }

    private var wayOut: String {
        switch subject {
        case .topic: return "use a new topic"
        case .states(let step):
            return "give \(step) empty states by `\(step) rewind`, and then say so by "
                + "`\(step) migrate --replace-contracts`"
        }
    }
}

extension ContractCodec {
    /// The fields of a message by number.
    func fields(_ message: String) -> [Int: ContractField] {
        Dictionary(messages[message, default: []].map { ($0.shape.number, $0) }) { first, _ in first
        }
    }

    /// The messages of both that stand in the same place, from the outermost on; each pair once, so
    /// that messages that hold themselves come to an end.
    func messagePairs(_ newer: ContractCodec) -> [(older: String, newer: String)] {
        guard let old = schema, let new = newer.schema, messages[old] != nil,
            newer.messages[new] != nil
        else { return [] }
        var found: [(older: String, newer: String)] = [(old, new)]
        var told: Set<[String]> = [[old, new]]
        var at = 0
        while at < found.count {
            let now = newer.fields(found[at].newer)
            for (number, field) in fields(found[at].older).sorted(by: { $0.key < $1.key }) {
                guard let inner = field.shape.message, let other = now[number]?.shape.message,
                    told.insert([inner, other]).inserted
                else { continue }
                found.append((inner, other))
            }
            at += 1
        }
        return found
    }
}
