/// Where to connect to, and how a failure to do so is told without its password.

internal import CLibPQ

/// A connection string that has been looked at.
struct ConnectionTarget: Sendable {
    let conninfo: String
    let applicationName: String
    /// Why libpq can't read the connection string; nil when it can.
    let defect: String?
    private let secrets: [String]

    init(_ conninfo: String, applicationName: String) {
        self.conninfo = conninfo
        self.applicationName = applicationName
        // libpq's own text may quote a piece of the password, so it isn't repeated.
        guard let options = PQconninfoParse(conninfo, nil) else {
            defect =
                "the connection string of Postgres can't be read: " + PostgresOptions.connectionForm
            secrets = []
            return
        }
        defer { PQconninfoFree(options) }
        var found: [String] = []
        var at = options
        while let keyword = at.pointee.keyword {
            let isSecret = ["password", "sslpassword"].contains(String(cString: keyword))
            if isSecret, let value = at.pointee.val { found.append(String(cString: value)) }
            at += 1
        }
        secrets = found.filter { !$0.isEmpty }
        defect = nil
    }

    /// libpq's text as one sentence that says what to do.
    func sentence(_ text: String) -> String {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("\t") }
        var said = lines.map { line in line.drop { $0 == " " } }.joined(separator: "; ")
        for secret in secrets { said = said.replacing(secret, with: "***") }
        if said.isEmpty { said = "the connection to Postgres was lost" }
        for (sign, advice) in Self.advice where said.includes(sign) { return "\(said): \(advice)" }
        return said
    }

    private static let advice = [
        ("password authentication failed", "check the password"),
        ("no password supplied", "the server wants a password, and none was given"),
        ("Connection refused", "nothing listens there; is Postgres running?"),
        ("No such file or directory", "nothing listens there; is Postgres running?"),
        ("could not translate host name", "the host's name isn't known"),
        ("timeout expired", "the server doesn't answer"),
        ("the database system is starting up", "it will be there soon"),
    ]
}

extension String {
    /// The text with every occurrence of `piece` replaced; for short texts.
    fileprivate func replacing(_ piece: String, with other: String) -> String {
        let bytes = Array(utf8)
        let wanted = Array(piece.utf8)
        var out: [UInt8] = []
        var at = 0
        while at < bytes.count {
            if at + wanted.count <= bytes.count, bytes[at..<at + wanted.count].elementsEqual(wanted)
            {
                out.append(contentsOf: other.utf8)
                at += wanted.count
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
