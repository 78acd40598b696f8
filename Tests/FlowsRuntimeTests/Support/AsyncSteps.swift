/// Functions that wait for the test to let them go on.

import FlowsAsync
import FlowsCore
import FlowsRuntime
import Foundation
import Synchronization

/// Where asynchronous functions wait, each for its own value.
final class Doors: Sendable {
    private struct State {
        var shut: Set<String> = []
        var waiting: [(value: String, on: CheckedContinuation<Void, Never>)] = []
        var begun: [String] = []
        var inside = 0
        var most = 0
        var left = 0
        var cancelled = 0
        var threads: Set<UInt> = []
    }

    private let state = Mutex(State())

    /// Doors that are shut for these values.
    init(_ shut: [String] = []) { state.withLock { $0.shut = Set(shut) } }

    /// Values that functions began with, in order.
    var begun: [String] { state.withLock { $0.begun } }
    /// Most functions at once.
    var most: Int { state.withLock { $0.most } }
    /// Functions that went through their doors.
    var left: Int { state.withLock { $0.left } }
    /// Functions that were told that they are cancelled.
    var cancelled: Int { state.withLock { $0.cancelled } }
    /// Threads that functions ran on, before and behind a door.
    var threads: Int { state.withLock { $0.threads.count } }
    /// Values whose functions wait.
    var waiting: [String] { state.withLock { $0.waiting.map(\.value) } }

    func open(_ value: String) {
        let found = state.withLock { state in
            state.shut.remove(value)
            let found = state.waiting.filter { $0.value == value }
            state.waiting.removeAll { $0.value == value }
            return found.map(\.on)
        }
        for continuation in found { continuation.resume() }
    }

    /// Lets one function go on of those that wait for the value, in the order in which they came.
    func letGo(_ value: String, at index: Int) {
        let found = state.withLock { state in
            let places = state.waiting.indices.filter { state.waiting[$0].value == value }
            return state.waiting.remove(at: places[index]).on
        }
        found.resume()
    }

    func openAll() {
        let found = state.withLock { state in
            state.shut = []
            defer { state.waiting = [] }
            return state.waiting.map(\.on)
        }
        for continuation in found { continuation.resume() }
    }

    /// Goes through the value's door.
    func pass(_ value: String) async {
        note { state in
            state.begun.append(value)
            state.inside += 1
            state.most = max(state.most, state.inside)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOpen = state.withLock { state in
                    if !state.shut.contains(value) { return true }
                    state.waiting.append((value, continuation))
                    return false
                }
                if isOpen { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.cancelled += 1 }
        }
        note {
            $0.inside -= 1
            $0.left += 1
        }
    }

    private func note(_ change: (inout State) -> Void) {
        let thread = UInt(pthread_self())
        state.withLock {
            $0.threads.insert(thread)
            change(&$0)
        }
    }
}

/// ``EchoFunction`` that goes through a door with each value.
struct EchoLater: Sendable {
    let doors: Doors

    func handle(_ record: RawRecord, _ context: StepContext) async -> RecordFailure? {
        do {
            let value = text(record.value)
            await doors.pass(value ?? "")
            try obey(value, context)
            if value == "drop" { return nil }
            for part in value?.split(separator: "|") ?? [] {
                emit(String(part), key: record.key, context)
            }
            return context.outputFailure
        } catch {
            return error as? RecordFailure ?? RecordFailure(stage: "apply", message: "\(error)")
        }
    }
}

extension StepPlan {
    /// `in` → `out`, values passed on as their doors let them.
    static func echoLater(
        _ doors: Doors, _ concurrency: Concurrency, _ remedy: Remedy = .stop
    ) -> StepPlan {
        StepPlan(
            name: "test-echo",
            kind: .statelessAsync(.tasks(concurrency)) { queue in
                TaskFunction(queue) { await EchoLater(doors: doors).handle($0, $1) }
            },
            inputs: [PlanInput("in")], outputs: [("out", 1)], remedy: remedy, writesIdentity: true)
    }
}
