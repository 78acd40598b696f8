/// The files of a `k8s` folder, made from what steps say of themselves.

/// Kustomize's base, a folder for each Deployment, topics and two overlays, as text by path.
struct Manifests {
    /// The first line of every file that is made again each time.
    static let mark = "# Made by flows k8s generate: change the steps, and run it again.\n"
    /// The first line of every file that is only begun.
    static let begun =
        "# Begun by flows k8s generate, and yours from here: it is never overwritten.\n"

    /// Files that follow from the steps alone; paths from the folder.
    let made: [String: String]
    /// Files that say where the steps run: written where there are none yet.
    let begun: [String: String]
    /// The images that the Deployments run, each once.
    let images: [String]

    /// Throws where two topics can't have manifests beside each other.
    init(_ steps: [StepDescription]) throws {
        let deployments = try steps.sorted { $0.name < $1.name }.flatMap(StepDeployment.all)
        var made = Self.base
        made["steps/kustomization.yaml"] =
            "resources: [../base, ../topics"
            + deployments.map { ", \(YAML.text($0.name))" }.joined() + "]\n"
        for deployment in deployments {
            let folder = "steps/\(deployment.name)"
            made["\(folder)/kustomization.yaml"] = deployment.kustomization
            made["\(folder)/step.yaml"] = deployment.objects
        }
        made["topics/kustomization.yaml"] = """
            resources: [topics.yaml]
            labels: [{pairs: {strimzi.io/cluster: kafka, app.kubernetes.io/part-of: flows}}]

            """
        made["topics/topics.yaml"] = try TopicManifests(steps).text
        self.made = made.mapValues { Self.mark + $0 }
        images = Set(deployments.map(\.image)).sorted()
        begun = Self.overlays(images).mapValues { Self.begun + $0 }
    }
}

/// Words in YAML's flow style.
enum YAML {
    /// A text that can't be taken for a number, a truth value or a piece of YAML.
    static func text(_ text: String) -> String {
        let isPlain =
            text.first.map { "a"..."z" ~= $0 } == true
            && text.allSatisfy { "a"..."z" ~= $0 || "0"..."9" ~= $0 || "-._".contains($0) }
        let words: Set = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        if isPlain && !words.contains(text) { return text }
        var quoted = "\""
        for character in text {
            switch character {
            case "\"", "\\": quoted += "\\\(character)"
            default: quoted.append(character)
            }
        }
        return quoted + "\""
    }

    static func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
}
