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
        guard let words = ConnectionWords(conninfo) else {
            defect =
                "the connection string of Postgres can't be read: " + PostgresOptions.connectionForm
            secrets = []
            return
        }
        secrets = words.secrets
        defect = nil
    }

    /// libpq's text as one sentence that says what to do.
    ///
    /// `password` is what the connection used, wherever it came from.
    func sentence(_ text: String, password: String = "") -> String {
        let lines = text.split(separator: "\n").filter { !$0.hasPrefix("\t") }
        var said = lines.map { line in line.drop { $0 == " " } }.joined(separator: "; ")
        if said.isEmpty { said = "the connection to Postgres was lost" }
        // Before passwords are taken out: one may be a word of libpq's.
        let advice = Self.advice.first { said.includes($0.0) }?.1
        for secret in secrets + [password] where !secret.isEmpty {
            said = said.replacing(secret, with: "***")
        }
        return advice.map { "\(said): \($0)" } ?? said
    }
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
