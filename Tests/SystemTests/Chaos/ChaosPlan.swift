/// Which fault strikes whom and when, decided by a seed, so that a failure's order can be had again.

import Foundation

/// The faults of one run, in their order.
struct ChaosPlan {
    enum Fault: String {
        case kill, zombie, term, rolling, more, broker, silence, postgres, backends
        // Moments of `Failpoint.swift`: the instance kills itself there.
        case keeping, keep, intent, publishing, publish

        /// Whether it can come at this process.
        func fits(_ process: ChainProcess) -> Bool {
            switch self {
            case .keeping, .keep: process.keeps
            case .intent: process.collects
            // Of all others a batch's outputs go to one partition, in one request.
            case .publishing: process.step == "text-line-split"
            case .publish: process.publishes
            default: true
            }
        }
    }

    struct Strike {
        let number: Int
        let fault: Fault
        /// Which of the chain's processes, and which of its two; meant for faults of a process.
        let step: Int
        let instance: Int
        /// How often a failpoint is passed before it kills.
        let times: Int
        /// Seconds that the fault lasts longer than it must.
        let hold: Double
        /// Seconds before it.
        let gap: Double
    }

    /// How often each comes.
    static let deck: [(fault: Fault, count: Int)] = [
        (.kill, 8), (.zombie, 6), (.term, 4), (.rolling, 2), (.more, 4), (.broker, 3),
        (.silence, 2),
        (.postgres, 4), (.backends, 4), (.keeping, 3), (.keep, 3), (.intent, 3), (.publishing, 3),
        (.publish, 3),
    ]

    let seed: UInt64
    let strikes: [Strike]

    init(seed: UInt64) {
        self.seed = seed
        var random = SeededNumbers(seed: seed)
        let faults = Self.deck.flatMap { Array(repeating: $0.fault, count: $0.count) }
            .shuffled(using: &random)
        strikes = faults.enumerated().map { index, fault in
            let steps = ChainProcess.all.indices.filter { fault.fits(ChainProcess.all[$0]) }
            return Strike(
                number: index + 1, fault: fault, step: steps.randomElement(using: &random) ?? 0,
                instance: .random(in: 0...1, using: &random),
                times: .random(in: 1...4, using: &random),
                hold: .random(in: 0...1.2, using: &random),
                gap: .random(in: 0.5...3, using: &random))
        }
    }

    /// `FLOWS_CHAOS_SEED`, or one of its own.
    static func seedWanted() -> UInt64 {
        let named = ProcessInfo.processInfo.environment["FLOWS_CHAOS_SEED"].flatMap { UInt64($0) }
        return named ?? .random(in: 1...999_999)
    }
}

/// Random numbers that a seed decides (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
