/// Which records of a batch were handled before, by the identity that they carry (Delivery: Identity).

internal import FlowsCore

extension Pipeline {
    /// Decides which records of the batch are repeats, from what was seen before it.
    func markRepeats(_ data: BatchData) {
        repeats.removeAll(keepingCapacity: true)
        data.repeats = 0
        data.blocked = nil
        seen.save()
        if let other = seenText.comparedInstead,
            let known = SeenTable(text: other, worker.options.protections)
        {
            seen = known
        }
        if data.isPassedOver { return passOverAll(data) }
        guard let records = data.records?.records, dropsRepeats else { return }
        let carried = records.withUnsafeBufferPointer { records in
            var carried = false
            for index in data.range {
                guard let text = records[index].origin else { continue }
                carried = true
                switch seen.accept(header: text) {
                case .new: continue
                case .repeat:
                    data.repeats += 1
                    mark(index, data)
                case .malformed:
                    guard passesOver(data, at: index) else { return carried }
                    mark(index, data)
                }
            }
            return carried
        }
        if !repeats.isEmpty { padRepeats(to: data.range.count) }
        if carried { seenText.polled = seen.text() }
    }

    /// Flags are only made once there is one to set: mostly there is none.
    private func mark(_ index: Int, _ data: BatchData) {
        padRepeats(to: index - data.range.lowerBound)
        repeats.append(true)
    }

    private func padRepeats(to count: Int) {
        let missing = count - repeats.count
        if missing > 0 { repeats.append(contentsOf: repeatElement(false, count: missing)) }
    }

    private func passOverAll(_ data: BatchData) {
        repeats.append(contentsOf: repeatElement(true, count: data.range.count))
        if let index = data.range.first, let records = data.records?.records {
            context.noteSkip(at: records[index].offset)
        }
    }

    /// A header that can't be read says nothing about repeats, so the policy decides.
    private func passesOver(_ data: BatchData, at index: Int) -> Bool {
        let failure = RecordFailure(
            stage: "decode",
            message: "the header \(Identity.header) isn't of a form that is known")
        guard plan.remedy == .skip else {
            data.blocked = failure
            data.range = data.range.lowerBound..<index
            return false
        }
        if let offset = data.records?.records[index].offset { context.skip(failure, at: offset) }
        return true
    }

    func takeBackSeen() {
        seen.rewind()
        if !seenText.polled.isEmpty { seenText.polled = seen.text() }
    }
}
