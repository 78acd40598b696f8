/// Tombstones removed by age, by the rules of the store in Postgres.

internal import FlowsCore

extension DatabaseState {
    /// A look or a removal; tombstones that a test put there itself count as very old.
    mutating func expire(_ request: ExpireRequest) -> Expiry {
        switch request {
        case .look(let age):
            let moment = (clock.wallMilliseconds() - age.inMilliseconds) * 1000
            return Expiry(moment: due(upTo: moment).isEmpty ? nil : moment)
        case .remove(let moment, let marks, let limit):
            let isRead = marks.allSatisfy { mark in
                (progress[mark.partition]?.row.nextOffset ?? 0) >= mark.end
            }
            guard isRead else { return Expiry(isRead: false) }
            let keys = due(upTo: moment).prefix(limit)
            for key in keys {
                if table == nil {
                    states[key] = nil
                    stateAges[key] = nil
                } else {
                    tombstones[key] = nil
                    tombstoneAges[key] = nil
                }
            }
            return Expiry(removed: keys.count)
        }
    }

    /// The oldest first; keys of one age in one order, so that a seed gives one run.
    private func due(upTo moment: Int64) -> [[UInt8]] {
        let all: [(key: [UInt8], at: Int64)] =
            table == nil
            ? states.filter { $0.value.value == nil }.map { ($0.key, stateAges[$0.key] ?? 0) }
            : tombstones.map { ($0.key, tombstoneAges[$0.key] ?? 0) }
        return all.filter { $0.at <= moment }
            .sorted { $0.at != $1.at ? $0.at < $1.at : $0.key.lexicographicallyPrecedes($1.key) }
            .map(\.key)
    }
}
