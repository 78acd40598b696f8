/// A connection string taken apart by libpq, and what of it nobody may see.

internal import CLibPQ

/// The words of a connection string or URI.
struct ConnectionWords {
    private let text: String
    /// Keywords with a value, in libpq's order.
    let words: [(keyword: String, value: String)]

    /// Nil when libpq can't read it.
    init?(_ text: String) {
        // Freed below, once.
        guard let options = PQconninfoParse(text, nil) else { return nil }
        defer { PQconninfoFree(options) }
        var words: [(keyword: String, value: String)] = []
        var at = options
        while let keyword = at.pointee.keyword {
            if let value = at.pointee.val {
                words.append((String(cString: keyword), String(cString: value)))
            }
            at += 1
        }
        self.text = text
        self.words = words
    }

    private static let secretKeywords: Set<String> = ["password", "sslpassword"]

    /// Whether the string says the password itself.
    var hasPassword: Bool { words.contains { $0.keyword == "password" && !$0.value.isEmpty } }

    /// Passwords as they are, and as they are written in the string.
    var secrets: [String] {
        let values = words.filter { Self.secretKeywords.contains($0.keyword) }.map(\.value)
        let written = values.flatMap { [Self.escaped($0)] } + Self.written(in: text)
        return Array(Set(values + written)).filter { !$0.isEmpty }
            // The longer first: one may be a piece of another.
            .sorted { $0.utf8.count > $1.utf8.count }
    }

    /// The same connection with this password, as words.
    func adding(password: String) -> String {
        var all = words.filter { $0.keyword != "password" }
        all.append(("password", password))
        return all.map { "\($0.keyword)='\(Self.escaped($0.value))'" }.joined(separator: " ")
    }

    /// As it stands between quotes.
    private static func escaped(_ value: String) -> String {
        var out = ""
        for character in value.unicodeScalars {
            if character == "'" || character == "\\" { out += "\\" }
            out.unicodeScalars.append(character)
        }
        return out
    }

    /// The pieces of a URI that are passwords, `%`-encoded as they stand there.
    private static func written(in text: String) -> [String] {
        guard text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") else { return [] }
        let rest =
            text.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
            .last ?? ""
        let parts = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        var found: [String] = []
        // `user:password@host`; an @ of the password's own is always encoded.
        if let at = parts[0].firstIndex(of: "@") {
            let login = parts[0][..<at]
            if let colon = login.firstIndex(of: ":") {
                found.append(String(login[login.index(after: colon)...]))
            }
        }
        guard parts.count == 2 else { return found }
        for parameter in parts[1].split(separator: "&") {
            let pair = parameter.split(separator: "=", maxSplits: 1)
            if pair.count == 2, secretKeywords.contains(String(pair[0])) {
                found.append(String(pair[1]))
            }
        }
        return found
    }
}
