/// The options of `flows/options.proto` as a message carries them; `protoc` sends an option that is
/// set part by part as several, each over the ones before.

/// `(flows.topic)`.
struct TopicOption {
    static let number = 71_190

    var name = ""
    var key = ""
    var partitions = 1
    var isCompacted = false
    var config: [(key: String, value: String)] = []

    init(_ reader: WireReader, over earlier: TopicOption?) throws(GeneratorError) {
        if let earlier { self = earlier }
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: key = value.text
            case 3: partitions = max(1, value.int)
            case 4: isCompacted = value.int == 1
            case 5: try readConfig(value.message)
            default: break
            }
        }
        config.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    }

    private mutating func readConfig(_ reader: WireReader) throws(GeneratorError) {
        var reader = reader
        var entry = (key: "", value: "")
        while let (number, value) = try reader.next() {
            if number == 1 { entry.key = value.text }
            if number == 2 { entry.value = value.text }
        }
        config.append(entry)
    }
}

/// `(flows.table)`.
struct TableOption {
    static let number = 71_191

    var name = ""
    var schema = "public"

    init(_ reader: WireReader, over earlier: TableOption?) throws(GeneratorError) {
        if let earlier { self = earlier }
        var reader = reader
        while let (number, value) = try reader.next() {
            if number == 1 { name = value.text }
            if number == 2 { schema = value.text }
        }
    }
}

/// `(flows.column)`.
struct ColumnOption {
    static let number = 71_192

    enum Asked: Int { case `default` = 0, bytea, timestamptz }

    var name = ""
    var isKey = false
    var type = Asked.default
    var isSkipped = false

    init() {}

    init(_ reader: WireReader, over earlier: ColumnOption) throws(GeneratorError) {
        self = earlier
        var reader = reader
        while let (number, value) = try reader.next() {
            switch number {
            case 1: name = value.text
            case 2: isKey = value.flag
            case 3: type = Asked(rawValue: value.int) ?? .default
            case 4: isSkipped = value.flag
            default: break
            }
        }
    }
}
