/// A record that a step couldn't handle, and why.

internal import Flows
internal import FlowsRuntime

/// A record that was skipped, or that stopped the step.
public struct FailedRecord: Sendable, Hashable, CustomStringConvertible {
    /// Which of the given records it is, from 0; nil when the step stopped for something else.
    public let index: Int?
    /// Its topic.
    public let topic: String
    /// Its partition.
    public let partition: Int32
    /// Its offset there.
    public let offset: Int64
    /// Where it failed: key, decode, apply, keep, encode; nil when no record is the cause.
    public let stage: String?
    /// What was wrong, in a sentence.
    public let message: String

    /// `topic[partition]@offset (stage): message`
    public var description: String {
        "\(topic)[\(partition)]@\(offset)\(stage.map { " (\($0))" } ?? ""): \(message)"
    }
}

extension FailedRecord {
    init(_ stop: StepStop, _ source: StepStage.Source, index: Int?) {
        self.init(
            index: index, topic: source.place.topic, partition: source.place.partition,
            offset: source.offset, stage: stop.stage, message: stop.message)
    }

    init(_ failure: RecordFailure, _ source: StepStage.Source, index: Int?) {
        self.init(
            index: index, topic: source.place.topic, partition: source.place.partition,
            offset: source.offset, stage: failure.stage, message: failure.message)
    }
}
