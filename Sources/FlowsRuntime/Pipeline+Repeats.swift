/// Which records of a batch were handled before, by the identity that they carry (DESIGN 3.4).

internal import FlowsCore

extension Pipeline {
    /// Decides which records of the batch are repeats, from what was seen before it.
    func markRepeats(_ data: BatchData) {
        repeats.removeAll(keepingCapacity: true)
        data.repeats = 0
        data.blocked = nil
        seen.save()
        if data.isPassedOver { return passOverAll(data) }
        guard let records = data.records?.records, dropsRepeats else { return }
        var carried = false
        records.withUnsafeBufferPointer { records in
            for index in data.range {
                guard let text = records[index].origin else {
                    if carried { repeats.append(false) }
                    continue
                }
                if !carried { carried = beginFlags(index - data.range.lowerBound) }
                guard let identity = Identity.parse(text) else {
                    if malformed(data, at: index) { continue }
                    return
                }
                let isRepeat = !seen.accept(identity.origin, identity.position)
                if isRepeat { data.repeats += 1 }
                repeats.append(isRepeat)
            }
        }
        if carried { seenText = seen.text() }
        if data.repeats == 0, data.passedOver == 0 { repeats.removeAll(keepingCapacity: true) }
    }

    private func beginFlags(_ before: Int) -> Bool {
        repeats.append(contentsOf: repeatElement(false, count: before))
        return true
    }

    private func passOverAll(_ data: BatchData) {
        repeats.append(contentsOf: repeatElement(true, count: data.range.count))
        if let index = data.range.first, let records = data.records?.records {
            context.noteSkip(at: records[index].offset)
        }
    }

    /// A header that can't be read says nothing about repeats, so the policy decides; true: go on.
    private func malformed(_ data: BatchData, at index: Int) -> Bool {
        let failure = RecordFailure(
            stage: "decode",
            message: "the header \(Identity.header) isn't of a form that is known")
        guard plan.remedy == .skip else {
            data.blocked = failure
            data.range = data.range.lowerBound..<index
            return false
        }
        if let offset = data.records?.records[index].offset { context.skip(failure, at: offset) }
        data.passedOver += 1
        repeats.append(true)
        return true
    }

    func takeBackSeen() {
        seen.rewind()
        if !seenText.isEmpty { seenText = seen.text() }
    }
}
