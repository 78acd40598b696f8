/// Where Postgres' programs are, and the user that they run as: they refuse to be root.

import Foundation

/// Finds the programs and runs them as a user that they accept.
struct PrivatePostgresPrograms: Sendable {
    let initdb: String
    let postgres: String
    /// Who to become; nil for an ordinary user, who stays who it is.
    private let user: (name: String, id: uid_t, group: gid_t)?

    typealias Failure = PrivatePostgres.Failure

    /// Looks in PATH, then where Debian, Homebrew and Postgres.app put them; the newest wins.
    static func find() throws -> PrivatePostgresPrograms {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        var folders = path.split(separator: ":").map(String.init)
        for (root, tail) in [("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin")] {
            let names = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
            let versions = names.sorted { $0.compare($1, options: .numeric) == .orderedDescending }
            folders += versions.map { "\(root)/\($0)/\(tail)" }
        }
        let files = FileManager.default
        for folder in folders {
            let programs = ["initdb", "postgres"].map { "\(folder)/\($0)" }
            guard programs.allSatisfy(files.isExecutableFile) else { continue }
            return PrivatePostgresPrograms(
                initdb: programs[0], postgres: programs[1], user: try otherUser())
        }
        throw Failure(
            description: "Postgres isn't installed: no initdb and postgres in PATH or in"
                + " /usr/lib/postgresql/*/bin (Debian: apt install postgresql)")
    }

    private static func otherUser() throws -> (String, uid_t, gid_t)? {
        guard geteuid() == 0 else { return nil }
        for name in ["postgres", "nobody"] {
            if let entry = getpwnam(name) {
                return (name, entry.pointee.pw_uid, entry.pointee.pw_gid)
            }
        }
        throw Failure(description: "Postgres refuses root, and there is no user postgres or nobody")
    }

    /// The folder to use: the one asked for, or one in /tmp where the other user can't reach it.
    func home(_ folder: URL) throws -> URL {
        let asked = folder.standardizedFileURL
        guard user != nil else { return asked }
        var at = asked.deletingLastPathComponent()
        while at.path != "/" {
            var facts = stat()
            if stat(at.path, &facts) == 0, facts.st_mode & 0o001 == 0 {
                let hash = asked.path.utf8.reduce(UInt64(0xcbf2_9ce4_8422_2325)) {
                    ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3
                }
                return URL(fileURLWithPath: "/tmp/flows-postgres-\(String(hash, radix: 16))")
            }
            at.deleteLastPathComponent()
        }
        return asked
    }

    /// Makes a folder that the server's user owns.
    func makeFolder(_ folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try own(folder.path)
    }

    /// A folder with a short path, for the socket.
    func makeTemporaryFolder() throws -> URL {
        var template = Array("/tmp/flows-pg-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw Failure(description: "no folder for a socket can be made in /tmp")
        }
        let path = String(
            decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try own(path)
        return URL(fileURLWithPath: path)
    }

    /// Gives a file or folder to the server's user.
    func own(_ path: String) throws {
        guard let user, chown(path, user.id, user.group) != 0 else { return }
        throw Failure(description: "\(path) can't be given to the user \(user.name)")
    }

    /// Runs a program to its end.
    func run(_ command: [String]) throws -> (code: Int32, text: String) {
        let name = "flows-\(UUID().uuidString)"
        let log = FileManager.default.temporaryDirectory.appending(path: name)
        defer { try? FileManager.default.removeItem(at: log) }
        // A folder that only we can read would stop the programs.
        let words = ["/bin/sh", "-c", "cd / && exec \"$@\"", "sh"] + command
        let child = try PrivatePostgresProcess(asUser(words), log: log.path)
        let code = child.waitForEnd()
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        return (code, text.split(separator: "\n").suffix(3).joined(separator: "; "))
    }

    /// Runs the server beside a reader of what we say, which ends it by our word or by our end,
    /// and then removes what is to be removed.
    func supervise(
        _ command: [String], log: String, removing paths: [String]
    ) throws -> PrivatePostgresProcess {
        let words = ["/bin/sh", "-c", Self.supervisor, "sh", String(paths.count)] + paths + command
        return try PrivatePostgresProcess(asUser(words), log: log)
    }

    // A channel rather than a death signal: that one belongs to a thread of the parent, and works
    // on Linux only. The channel ends with the last process that holds it, which is ours alone.
    private static let supervisor = """
        cd /
        exec 3<&0 </dev/null
        count=$1
        shift
        leftovers() { while [ "$count" -gt 0 ]; do rm -rf -- "$1"; shift; count=$((count - 1)); done; }
        (
            shift "$count"
            exec "$@" 3<&-
        ) &
        server=$!
        (
            while read -r word <&3; do
                case "$word" in
                fast) kill -INT $server ;;
                *) kill -QUIT $server ;;
                esac
            done
            trap '' TERM
            kill -QUIT $server 2>/dev/null
            while kill -0 $server 2>/dev/null; do sleep 0.05; done
            leftovers "$@"
        ) &
        reader=$!
        exec 3<&-
        wait $server
        code=$?
        kill $reader 2>/dev/null
        exit $code
        """

    private func asUser(_ command: [String]) -> [String] {
        guard let user else { return command }
        for setpriv in ["/usr/bin/setpriv", "/bin/setpriv"]
        where FileManager.default.isExecutableFile(atPath: setpriv) {
            return [
                setpriv, "--reuid=\(user.id)", "--regid=\(user.group)", "--clear-groups",
            ] + command
        }
        return ["/bin/su", "-s", "/bin/sh", user.name, "-c", "exec \"$0\" \"$@\"", "--"] + command
    }
}
