/// What a collector's windows have to hold: every record is in exactly one that its group knows of.

internal import FlowsCore
internal import FlowsRuntime

extension Referee {
    /// The windows of one partition.
    struct Windows {
        /// Records below this are in windows, or need none.
        var to: Int64 = 0
        /// The last one that was said.
        var last: (from: Int64, to: Int64)?
    }

    /// A collector has committed; a window that it says is begun to be published from now on.
    func collected(_ step: Int, _ place: Int, _ offset: Int64, _ metadata: String) {
        let text = CommitMetadata(text: metadata)
        guard case .window(_, _, let end, _) = text else {
            return pass(step, place, to: offset)
        }
        if let last = windows[step][place].last, last.from == offset, last.to == end { return }
        pass(step, place, to: offset)
        windows[step][place].last = (offset, end)
        windows[step][place].to = end
        for (number, group) in groups(step, place, offset, end).enumerated() {
            guard let made = group.output else { continue }
            expect(
                Expected(
                    offset: end - 1, index: Int64(number), key: group.key,
                    value: SimulatedRecord.value(of: made)), step, place)
        }
    }

    /// Nothing that counts may lie between the last window and this offset.
    private func pass(_ step: Int, _ place: Int, to offset: Int64) {
        if windows[step][place].last?.from == offset { takeBack(step, place) }
        let known = windows[step][place]
        if let last = known.last, offset < last.to, offset != last.from {
            return fail(
                "window",
                "\(name(step, place)) is committed at \(offset), in a window up to \(last.to)")
        }
        guard offset > known.to else { return }
        let missing = groups(step, place, known.to, offset).first { $0.output != nil }
        windows[step][place].to = offset
        guard let missing else { return }
        fail(
            "window", "offset \(missing.first) of \(name(step, place)) is committed in no window")
    }

    /// A window that was said in a commit without an answer is said no more: well if none is out.
    private func takeBack(_ step: Int, _ place: Int) {
        guard let last = windows[step][place].last else { return }
        windows[step][place] = Windows(to: last.from)
        for lane in lanes[step][place].indices {
            while lanes[step][place][lane].all.last?.offset == last.to - 1 {
                lanes[step][place][lane].all.removeLast()
            }
            guard lanes[step][place][lane].accepted > lanes[step][place][lane].all.count else {
                continue
            }
            return fail(
                "window",
                "\(name(step, place)) cuts its window from \(last.from) to \(last.to) anew")
        }
    }

    private func groups(
        _ step: Int, _ place: Int, _ from: Int64, _ to: Int64
    ) -> [SimulatedGroup] {
        var groups: [SimulatedGroup] = []
        for entry in new(step, place, from, to) {
            guard let key = entry.key else { continue }
            let at = groups.firstIndex { $0.key == key } ?? groups.count
            if at == groups.count {
                groups.append(SimulatedGroup(key: key, first: entry.offset, timestamp: 0))
            }
            withBytes(entry.value) { groups[at].take($0) }
        }
        return groups
    }
}
