/// The step object-assemble: pieces of an object become the whole, or a sentence that says why not.

import Flows
import ObjectMessages

@main
struct ObjectAssemble: FlowStep {
    static let step = Stateful(
        "object-assemble",
        reading: ObjectChunk.topic,
        writing: ObjectAssembled.topic, ObjectRefused.topic,
        state: ObjectTransfer.self
    ) { record, transfer, assembled, refused in
        let chunk = record.value
        func refuse(_ reason: String, _ started: Int64, _ number: UInt64) {
            refused.emit(
                ObjectRefused(
                    object: chunk.object, started: started, transfer: number, reason: reason),
                key: record.key)
        }
        if let reason = chunk.flaw(key: record.key) {
            return refuse(reason, chunk.started, chunk.transfer)
        }
        var now: ObjectTransfer
        switch transfer.map(chunk.order) ?? .newer {
        case .older:
            // Once for each transfer: as a rule its first piece is there.
            if chunk.index == 0 {
                refuse(
                    "a later transfer of this object began: if this is the newer content, send it "
                        + "again by a clock that is right", chunk.started, chunk.transfer)
            }
            return
        case .same: now = transfer ?? ObjectTransfer(of: chunk)
        case .newer:
            if let old = transfer, !old.isOver {
                refuse(
                    "a later transfer of this object began when \(old.parts.count) of \(old.count) "
                        + "pieces had come", old.started, old.transfer)
            }
            now = ObjectTransfer(of: chunk)
        }
        switch now.add(chunk) {
        case .open: break
        case .whole(let content):
            assembled.emit(
                ObjectAssembled(
                    object: chunk.object, started: now.started, transfer: now.transfer,
                    sha256: now.sha256, content: content))
        case .refused(let reason): refuse(reason, now.started, now.transfer)
        }
        transfer = now
    }
}

extension ObjectChunk {
    fileprivate enum Order { case older, same, newer }

    /// How this piece's transfer stands to the one that is remembered.
    fileprivate func order(_ known: ObjectTransfer) -> Order {
        let (mine, other) = ((started, transfer), (known.started, known.transfer))
        return mine == other ? .same : mine < other ? .older : .newer
    }

    /// What makes this no piece of an object at all; nothing is remembered of it.
    fileprivate func flaw(key: String) -> String? {
        if object != key {
            return "the record's key isn't the object's name: write it as the key"
        }
        if count == 0 || index >= count || size < 0 || sha256.count != Self.checksumBytes {
            return "a piece wants an index below the count, a size and 32 bytes of sha256"
        }
        return nil
    }
}

extension ObjectTransfer {
    fileprivate enum Outcome {
        case open
        case whole([UInt8])
        case refused(String)
    }

    fileprivate init(of chunk: ObjectChunk) {
        self.init(
            started: chunk.started, transfer: chunk.transfer, count: chunk.count, size: chunk.size,
            sha256: chunk.sha256)
    }

    /// Takes a piece of this transfer; one that is there already, or comes late, changes nothing.
    fileprivate mutating func add(_ chunk: ObjectChunk) -> Outcome {
        if isOver { return .open }
        if let reason = limit ?? contradiction(chunk) {
            end()
            return .refused(reason)
        }
        if parts.contains(where: { $0.index == chunk.index }) { return .open }
        parts.append(ObjectPart(index: chunk.index, content: chunk.content))
        guard parts.count == Int(count) else { return .open }
        let content = parts.sorted { $0.index < $1.index }.flatMap(\.content)
        end()
        guard content.count == Int(size), SHA256.hash(content) == sha256 else {
            return .refused(
                "the pieces don't make an object of this size and sha256: send it again")
        }
        return .whole(content)
    }

    /// Its bytes go, and pieces that still come are late.
    private mutating func end() {
        parts = []
        isOver = true
    }

    private var limit: String? {
        if size > ObjectChunk.objectBytesMax {
            return "the object has \(size) bytes, and \(ObjectChunk.objectBytesMax) is the most"
        }
        if count > ObjectChunk.countMax {
            return "the object has \(count) pieces, and \(ObjectChunk.countMax) is the most: "
                + "send it in larger ones"
        }
        return nil
    }

    private func contradiction(_ chunk: ObjectChunk) -> String? {
        guard chunk.count == count, chunk.size == size, chunk.sha256 == sha256 else {
            return "pieces of one transfer say different things of the whole: send it again"
        }
        let bytes = parts.reduce(chunk.content.count) { $0 + $1.content.count }
        let isKnown = parts.contains { $0.index == chunk.index }
        guard isKnown || bytes <= Int(size) else {
            return "the pieces have more bytes than the object: send it again"
        }
        return nil
    }
}
