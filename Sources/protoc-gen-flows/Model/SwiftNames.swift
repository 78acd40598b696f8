/// How names of a `.proto` file become names in Swift.

enum SwiftNames {
    /// `word_count` → `wordCount`, `FIELD_NAME` → `fieldName`, `class` → `` `class` ``.
    static func member(_ name: String) -> String {
        let pieces = name.split(separator: "_").map(String.init)
        guard let first = pieces.first else { return "_\(name)" }
        let head = first == first.uppercased() ? first.lowercased() : lowerFirst(first)
        let tail = pieces.dropFirst().map { piece in
            upperFirst(piece == piece.uppercased() ? piece.lowercased() : piece)
        }
        let joined = head + tail.joined()
        return joined.first?.isNumber == true ? "_\(joined)" : joined
    }

    /// `payment_kind` → `PaymentKind`; a name with capitals stays.
    static func type(_ name: String) -> String {
        name.split(separator: "_").map { upperFirst(String($0)) }.joined()
    }

    /// A member's name as it stands in code.
    static func escaped(_ name: String) -> String {
        if renamed.contains(name) { return name + "_" }
        return keywords.contains(name) ? "`\(name)`" : name
    }

    /// A type's name as it stands in code.
    static func escapedType(_ name: String) -> String {
        typesInUse.contains(name) || keywords.contains(name) ? name + "_" : name
    }

    private static func lowerFirst(_ text: String) -> String {
        text.prefix(1).lowercased() + text.dropFirst()
    }

    private static func upperFirst(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    /// Members that a generated type has anyway, or that Swift doesn't let be declared.
    private static let renamed: Set<String> = [
        "self", "init", "unknownFields", "hashValue", "rawValue", "unrecognized",
    ]

    /// Types that generated code speaks of.
    private static let typesInUse: Set<String> = [
        "Type", "Protocol", "Any", "Self", "Swift", "Codec", "CodecError", "Topic", "TopicContract",
        "Table", "TableKey", "TableSchema", "TableColumn", "RowWriter", "ByteBuffer", "Boxed",
        "FieldMap", "MessageReader", "MessageWriter", "ProtobufMessage", "UnsafeRawPointer",
        "UnsafeMutableRawPointer", "Sendable", "Hashable",
    ]

    private static let keywords: Set<String> = [
        "as", "associatedtype", "break", "case", "catch", "class", "continue", "default", "defer",
        "deinit", "do", "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for",
        "func", "guard", "if", "import", "in", "inout", "internal", "is", "let", "nil", "operator",
        "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return",
        "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
        "typealias", "var", "where", "while", "Any", "Self",
    ]
}
