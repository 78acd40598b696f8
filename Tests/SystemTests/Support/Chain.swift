/// The whole example flow: its processes, their groups, and what each of them reads.

import Foundation

/// A process of the chain; a join's halves are two.
struct ChainProcess {
    let step: String
    /// `run` with the half, for a join.
    var words: [String] = []
    /// A state or a table is kept, so it can be killed around a keep.
    var keeps = false
    /// Outputs are published, so it can be killed around a publish.
    var publishes = true
    /// The windows of a collector are opened by an intent.
    var collects = false

    var name: String { ([step] + words.filter { $0.hasPrefix("--") }).joined(separator: " ") }

    /// Each step after those that it reads from.
    static let all = [
        ChainProcess(step: "text-line-split"),
        ChainProcess(step: "text-word-count", keeps: true),
        ChainProcess(step: "text-word-table", keeps: true, publishes: false),
        ChainProcess(step: "text-word-classify"),
        ChainProcess(step: "text-word-join", words: ["run", "--part=route"]),
        ChainProcess(step: "text-word-join", words: ["run", "--part=join"], keeps: true),
        ChainProcess(step: "text-description-table", keeps: true, publishes: false),
        ChainProcess(step: "text-type-collect", collects: true),
        ChainProcess(step: "text-type-count", keeps: true),
        ChainProcess(step: "text-type-table", keeps: true, publishes: false),
    ]

    /// Every step once, for `migrate`.
    static let steps = all.filter { $0.words.last != "--part=join" }.map(\.step)

    /// The groups and what they read, in the order in which they come to their ends.
    static let groups: [(step: String, topic: String)] = [
        ("text-line-split", "text-line"),
        ("text-word-count", "text-word-seen"), ("text-word-table", "text-word-counted"),
        ("text-word-classify", "text-word-seen"),
        ("text-word-join-route", "text-word-counted"),
        ("text-word-join-route", "text-word-typed"),
        ("text-word-join", "text-word-join-route"),
        ("text-description-table", "text-word-described"),
        ("text-type-collect", "text-word-seen"), ("text-type-count", "text-type-seen"),
        ("text-type-table", "text-type-counted"),
    ]
}
