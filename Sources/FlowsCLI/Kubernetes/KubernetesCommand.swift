/// `flows k8s generate`: manifests from what the steps say of themselves.

import Foundation

/// Asks the steps, checks that they fit together, and writes the folder.
struct KubernetesCommand {
    private var out = "k8s"
    private var steps: [String] = []

    init(_ arguments: [String]) throws {
        guard arguments.first == "generate" else {
            let words = (["flows", "k8s"] + arguments.prefix(1)).joined(separator: " ")
            throw ToolFailure.usage("`\(words)` isn't understood: say `flows k8s generate`")
        }
        var words = CommandWords(arguments.dropFirst())
        while let argument = words.next() {
            switch argument {
            case "--out": out = try words.value(of: argument, "a folder")
            case _ where argument.hasPrefix("-"):
                throw CommandWords.notUnderstood(argument)
            default: steps.append(argument)
            }
        }
    }

    /// Nothing is written before all steps have answered and fit together.
    func run() throws -> Int32 {
        let programs = steps.isEmpty ? DevOptions.exampleSteps + ["object-assemble"] : steps
        let descriptions = try programs.map(StepDescription.of)
        let check = FleetCheck(descriptions)
        guard check.problems.isEmpty else {
            throw ToolFailure(
                (check.problems + ["nothing was written to \(out)"]).joined(separator: "\nerror: "))
        }
        let manifests = try Manifests(descriptions)
        let folder = ManifestFolder(out)
        let changes = try folder.write(manifests)
        for path in changes.written { Terminal.print("wrote \(out)/\(path)") }
        for path in changes.removed { Terminal.print("removed \(out)/\(path)") }
        if changes.written.isEmpty && changes.removed.isEmpty {
            Terminal.print("\(out) is as the steps say")
        }
        for path in changes.kept {
            for image in folder.missing(manifests.images, in: path) {
                Terminal.print("\(out)/\(path) names no image for \(image): add it to `images`")
            }
        }
        return 0
    }
}
