/// What the runtime itself costs a record: nanoseconds of processor time, with back ends that cost nothing.

import FlowsCore
import FlowsRuntime
import Glibc

@main
enum BenchRuntime {
    static let records = 2_000_000

    static func main() {
        let plain = PreparedLog(records: records, keys: 10_000, hasHeader: false)
        let withHeader = PreparedLog(records: records, keys: 10_000, hasHeader: true)
        let copy = StepPlan.Kind.stateless { CopyLoop() }
        let count = StepPlan.Kind.stateful { CountLoop() }
        let few = StepPlan.Kind.collector(.records(100_000)) { CollectLoop() }
        let many = StepPlan.Kind.collector(.records(10_000)) { CollectLoop() }
        for round in 1...3 {
            print("round \(round), \(records) records, ns a record: wall and processor")
            run("copy, no header in, none out", copy, plain, writesIdentity: false)
            run("copy, no header in, header out", copy, plain)
            run("copy, header in, header out", copy, withHeader)
            run("count, no header in, header out", count, plain)
            run("count, header in, header out", count, withHeader)
            run("collect, no header in, ten records an output", few, plain)
            run("collect, header in, ten records an output", few, withHeader)
            run("collect, no header in, one record an output", many, plain)
        }
    }

    static func run(
        _ name: String, _ kind: StepPlan.Kind, _ log: PreparedLog, writesIdentity: Bool = true
    ) {
        log.restart()
        let plan = StepPlan(
            name: "bench-step", kind: kind, inputs: [PlanInput("in")], outputs: [("out", 12)],
            remedy: .stop, writesIdentity: writesIdentity)
        var options = RuntimeOptions()
        options.workers = 1
        let clock = SystemClock()
        let supervisor = Supervisor(
            RuntimeParts(
                plan: plan, options: options, log: log, makeStore: { InstantStore($0) },
                clock: clock, logger: Logger(level: .warning, format: .text), metrics: Metrics(),
                status: ProcessStatus(clock: clock, progressTimeout: .seconds(60))))
        let began = clock.now()
        let used = processorTime()
        let watcher = Watcher(log, supervisor)
        watcher.start()
        _ = supervisor.run()
        guard let end = watcher.end else { return print("\(name): it never came to its end") }
        func each(_ time: Duration) -> Int { Int(time.inSeconds * 1e9 / Double(records)) }
        print("  \(name): \(each(end.wall - began)) \(each(end.processor - used))")
    }

    static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
