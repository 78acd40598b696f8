/// `flows dev`: steps, broker and database on this machine, fed with text.

import Foundation

/// One run, from the look at the text to the last process's end.
struct DevCommand {
    private let options: DevOptions

    init(_ options: DevOptions) { self.options = options }

    func run() throws -> Int32 {
        let interrupt = InterruptWatch()
        let programs = try options.steps.map(StepDescription.program)
        let described = try programs.map { (try StepDescription.ask($0), program: $0) }
        let descriptions = described.map(\.0).inFlowOrder
        let ordered = descriptions.compactMap { step in described.first { $0.0.name == step.name } }
        let text = try findText(descriptions, interrupt)
        let place = try DevPlace(options, topics: descriptions.partitionsByTopic)
        defer { place.stop() }
        Terminal.print("Kafka     \(place.brokers)\(place.isPrivate ? " (embedded)" : "")")
        Terminal.print(place.isPrivate ? "Postgres  \(place.postgres)" : "Postgres  as given")
        for (step, program) in ordered {
            if interrupt.wasAsked { throw ToolFailure.interrupted }
            try StepProcess.migrate(step.name, program: program, in: place)
        }
        let flow = try RunningFlow(ordered, in: place, interrupt)
        defer { flow.stop() }
        tellPlaces(flow)
        if let text { try count(text, flow, place) }
        if options.endsWhenCounted { return 0 }
        return try stayUp(flow, interrupt)
    }

    private struct Text {
        let files: [String]
        let check: TextCheck
    }

    /// Nil when no step reads lines of text.
    private func findText(
        _ steps: [StepDescription], _ interrupt: InterruptWatch
    ) throws -> Text? {
        guard steps.contains(where: { $0.inputs.contains { $0.topic == LineFeeder.topic } }) else {
            guard options.paths.isEmpty else {
                throw ToolFailure.usage("no step reads \(LineFeeder.topic), so no text can be sent")
            }
            return nil
        }
        let files = try TextFiles.find(options.paths)
        return Text(files: files, check: try TextCheck(files, interrupt))
    }

    private func tellPlaces(_ flow: RunningFlow) {
        for step in flow.steps {
            Terminal.print("\(flow.padded(step.name))  http://127.0.0.1:\(step.port)/metrics")
        }
        Terminal.print("FLOWS_LOG_LEVEL=info shows what the steps say of themselves.")
    }

    private func count(_ text: Text, _ flow: RunningFlow, _ place: DevPlace) throws {
        let check = text.check
        Terminal.print(
            "sending \(check.lines.grouped) lines, \(check.bytes.grouped) bytes,"
                + " from \(text.files.count.grouped) file\(text.files.count == 1 ? "" : "s")")
        let start = Date()
        let feeder = try LineFeeder(brokers: place.brokers)
        defer { feeder.close() }
        try feeder.feed(text.files) { try flow.makeRoom(for: feeder) }
        let settlement = try Settlement(flow.steps.map(\.description), brokers: place.brokers)
        defer { settlement.close() }
        while try !settlement.isReached() { try flow.watch() }
        try flow.watch(for: 0)
        Terminal.show(status: "")
        let tables = Set(flow.steps.compactMap { $0.description.table?.name })
        if place.isPrivate {
            try verify(
                flow, feeder,
                TableCheck(census: check.census, postgres: place.postgres, tables: tables))
        }
        let report = try TableReport(tables, postgres: place.postgres)
        report?.show(isCompared: place.isPrivate && options.steps == DevOptions.exampleSteps)
        tellSpeeds(flow, since: start)
    }

    /// What the steps say of themselves and what the tables have must be what was sent.
    private func verify(
        _ flow: RunningFlow, _ feeder: LineFeeder, _ tables: TableCheck
    ) throws {
        let reader = flow.steps.first { step in
            step.description.inputs.contains { $0.topic == LineFeeder.topic }
        }
        guard let reader else { return }
        guard reader.recordsIn == feeder.lines else {
            throw ToolFailure(
                "\(feeder.lines.grouped) lines were sent and \(reader.recordsIn.grouped) handled")
        }
        guard options.steps == DevOptions.exampleSteps else { return }
        try tables.run()
    }

    private func tellSpeeds(_ flow: RunningFlow, since start: Date) {
        for step in flow.steps {
            let rate = step.overallRate(since: start).map { ", \($0.grouped) a second" } ?? ""
            Terminal.print("\(flow.padded(step.name))  \(step.recordsIn.grouped) records\(rate)")
        }
        // What to read next helps whoever tries the examples, not whoever runs steps of their own.
        guard options.endsWhenCounted, options.steps == DevOptions.exampleSteps else { return }
        Terminal.print(
            """

            Next: read Sources/Steps/TextWordCount/TextWordCount.swift, the whole of a step;
                  AddingAStep.md in Sources/Flows/Documentation.docc adds one of your own;
                  `flows dev PATH …` without --once keeps all of it running to look at.
            """)
    }

    /// Until Ctrl-C, which is how this is meant to end.
    private func stayUp(_ flow: RunningFlow, _ interrupt: InterruptWatch) throws -> Int32 {
        Terminal.print("\nEverything keeps running; Ctrl-C ends it.")
        while !interrupt.wasAsked {
            do { try flow.watch(for: 0.2) } catch let failure as ToolFailure {
                if failure.code == ToolFailure.interrupted.code { break }
                throw failure
            }
        }
        return 0
    }
}
