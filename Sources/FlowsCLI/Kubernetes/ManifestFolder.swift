/// The folder that manifests are written to: what is whose in it, and what is left over.

import Foundation

/// Writes manifests and removes its own that are stale; touches nothing that is another's.
struct ManifestFolder {
    let root: URL

    init(_ path: String) { root = URL(fileURLWithPath: path, isDirectory: true) }

    /// Files written and removed, by their paths in the folder.
    struct Changes: Equatable {
        var written: [String] = []
        var removed: [String] = []
        /// Begun before, and kept as they are.
        var kept: [String] = []
    }

    /// Makes the folder so; throws before anything is changed when a file is somebody else's.
    func write(_ manifests: Manifests) throws -> Changes {
        let foreign = manifests.made.keys.sorted().filter { path in
            text(path).map { !Self.isMade($0) } ?? false
        }
        guard foreign.isEmpty else {
            throw ToolFailure(
                """
                \(foreign.map { root.appending(path: $0).relativePath }.joined(separator: ", ")) \
                isn't made by `flows k8s generate`, so it won't be overwritten: move it away, or say \
                --out FOLDER
                """)
        }
        var changes = Changes()
        for (path, content) in manifests.made.sorted(by: { $0.key < $1.key })
        where text(path) != content {
            try put(content, at: path)
            changes.written.append(path)
        }
        for (path, content) in manifests.begun.sorted(by: { $0.key < $1.key }) {
            if text(path) != nil {
                changes.kept.append(path)
            } else {
                try put(content, at: path)
                changes.written.append(path)
            }
        }
        changes.removed = try removeStale(except: manifests)
        return changes
    }

    /// The images that an overlay, begun earlier, doesn't name.
    func missing(_ images: [String], in path: String) -> [String] {
        guard let text = text(path) else { return [] }
        let names = Set(text.split { " ,{}\n\"'".contains($0) })
        return images.filter { !names.contains(Substring($0)) }
    }

    private func put(_ content: String, at path: String) throws {
        let file = root.appending(path: path)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(content.utf8).write(to: file, options: .atomic)
        } catch {
            throw ToolFailure(
                "\(file.relativePath) can't be written: \(error.localizedDescription)")
        }
    }

    /// Files that were made for steps that are gone, and folders that are empty without them.
    private func removeStale(except manifests: Manifests) throws -> [String] {
        // Where manifests are put and nowhere else: a whole package may lie beside them.
        let places = Set(manifests.made.keys.compactMap { $0.split(separator: "/").first })
        let all = places.flatMap { place in
            (FileManager.default.subpaths(atPath: root.appending(path: place).path) ?? [])
                .map { "\(place)/\($0)" }
        }
        let stale = all.filter { path in
            path.hasSuffix(".yaml") && manifests.made[path] == nil
                && text(path).map(Self.isMade) == true
        }.sorted()
        for path in stale {
            try FileManager.default.removeItem(at: root.appending(path: path))
            let folder = root.appending(path: path).deletingLastPathComponent().path
            if try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty {
                try FileManager.default.removeItem(atPath: folder)
            }
        }
        return stale
    }

    private func text(_ path: String) -> String? {
        (try? Data(contentsOf: root.appending(path: path))).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func isMade(_ text: String) -> Bool {
        text.hasPrefix("# Made by flows k8s generate")
    }
}
