/// A place where an asynchronous function handles one record at a time.

internal import FlowsCore

/// The record in the function's hands, its outputs, and the task that it runs in.
///
/// Only the worker's thread touches it, since its executor runs the task there; a function that
/// is never heard of again keeps nothing but its lane.
final class Lane: @unchecked Sendable {
    let function: any AsyncStatelessFunction
    let context: StepContext
    private var task: Task<Void, Never>?
    /// What it does concerns nobody any more.
    private(set) var isAbandoned = false
    /// The record's number in the window.
    var number = 0
    private var copy = ByteBuffer(capacity: 64)

    init(_ function: any AsyncStatelessFunction, _ context: StepContext) {
        self.function = function
        self.context = context
    }

    /// Runs the body, which ends with the lane's last record, as a task of the executor.
    func begin(on executor: WorkerExecutor, _ body: @escaping @Sendable () async -> Void) {
        task = Task(executorPreference: executor) { await body() }
    }

    /// Nobody waits for its record any more; the function is told so, and may not listen.
    func abandon() {
        isAbandoned = true
        task?.cancel()
    }

    /// Its task is at its end.
    func end() { task = nil }

    /// The record with bytes of its own: those of its batch may go while the function waits.
    func take(_ record: RawRecord, number: Int) -> RawRecord {
        self.number = number
        copy.removeAll(keepingUpTo: 1 << 16)
        if let key = record.key { copy.append(key) }
        copy.append(record.headers)
        if let value = record.value { copy.append(value) }
        var own = record
        var at = 0
        func slice(_ count: Int) -> UnsafeRawBufferPointer {
            defer { at += count }
            return UnsafeRawBufferPointer(rebasing: copy.bytes[at..<at + count])
        }
        own.key = record.key.map { slice($0.count) }
        own.headers = slice(record.headers.count)
        own.value = record.value.map { slice($0.count) }
        own.origin = nil
        context.outputFailure = nil
        context.outputs.removeAll()
        context.begin(own)
        return own
    }
}
