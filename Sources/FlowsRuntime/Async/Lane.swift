/// A place where an asynchronous function handles one record at a time.

internal import FlowsCore

/// The record in the function's hands, with its outputs.
///
/// A function that is never heard of again keeps nothing but its lane.
final class Lane {
    let function: any AsyncFunction
    let context: StepContext
    /// What it does concerns nobody any more.
    private(set) var isAbandoned = false
    /// The record's number in the window.
    private(set) var number = 0
    private var copy = ByteBuffer(capacity: 64)

    init(_ function: any AsyncFunction, _ context: StepContext) {
        self.function = function
        self.context = context
    }

    /// Nobody waits for its record any more; the function is told so, and may not listen.
    func abandon() {
        isAbandoned = true
        function.cancel()
    }

    /// The record with bytes of its own: those of its batch may go while the function waits.
    func take(_ record: RawRecord, number: Int, slot: Int) -> RawRecord {
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
        context.slot = slot
        context.outputFailure = nil
        context.outputs.removeAll()
        context.begin(own)
        return own
    }
}
