/// Which files are read: each once, however often and by whatever way it is reached.

import Foundation

/// Finds the files behind the paths of a command line.
struct TextFiles {
    private(set) var files: [String] = []
    /// Device and inode of files and folders that were reached.
    private var known: Set<[UInt64]> = []

    /// Where systems keep texts of some length that anybody may read.
    private static let usual = ["/usr/share/common-licenses", "/usr/share/licenses", "LICENSE"]

    /// All files; throws when a path is no file or folder, or nothing was found.
    static func find(_ paths: [String]) throws -> [String] {
        var found = TextFiles()
        let given = paths.isEmpty ? usual.filter { access($0, R_OK) == 0 }.prefix(1) : paths[...]
        for path in given { try found.add(path, isNamed: true) }
        guard !found.files.isEmpty else {
            let where_ = paths.isEmpty ? usual : paths
            throw ToolFailure(
                "no text to read in \(where_.joined(separator: ", ")): name some file")
        }
        return found.files
    }

    private mutating func add(_ path: String, isNamed: Bool) throws {
        var facts = stat()
        guard stat(path, &facts) == 0 else {
            // A dangling link in a folder is nobody's text; a path that was named is an error.
            if !isNamed { return }
            throw ToolFailure("\(path) can't be read: \(String(cString: strerror(errno)))")
        }
        let kind = facts.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFDIR else {
            if !isNamed { return }
            throw ToolFailure("\(path) is neither a file nor a folder")
        }
        // The same file by a link, or the same folder by a circle of links: once.
        guard known.insert([UInt64(facts.st_dev), UInt64(facts.st_ino)]).inserted else { return }
        if kind == S_IFREG { return files.append(path) }
        for name in try names(path) where !name.hasPrefix(".") {
            try add(path.hasSuffix("/") ? path + name : path + "/" + name, isNamed: false)
        }
    }

    private func names(_ folder: String) throws -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw ToolFailure("the folder \(folder) can't be read: \(error.localizedDescription)")
        }
    }
}
