/// `flows send`: a file's lines, the file as a whole, or a large object in pieces, as records.

import FlowsCore
import Foundation
import ObjectMessages

/// One run, from the look at the options to the last acknowledgement.
struct SendCommand {
    private let options: SendOptions
    private var source: ByteSource { ByteSource(path: options.path) }

    init(_ options: SendOptions) { self.options = options }

    func run() throws -> Int32 {
        // Before anything is asked of Kafka: what can't be sent is said at once.
        let object = try readObject()
        let sender = try RecordSender(topic: options.topic)
        defer { sender.close() }
        switch options.unit {
        case .line: try sendLines(sender)
        case .file: try sendFile(sender)
        case .chunk: if let object { try send(object, sender) }
        }
        return 0
    }

    private func sendLines(_ sender: RecordSender) throws {
        let key = options.key.map { Array($0.utf8) }
        let most = sender.recordBytesMax - (key?.count ?? 0)
        try source.forEachLine(bytesMax: most) { line, number in
            guard line.count <= most else {
                throw ToolFailure(
                    "\(source.name), line \(number): \(line.count.grouped) bytes, and a record of"
                        + " \(options.topic) has \(most.grouped) at most; the"
                        + " \((number - 1).grouped) lines before it may have been sent")
            }
            try sender.send(key: key, line)
        }
        try sender.finish()
        Terminal.print("sent \(Self.count(sender.records, "record")) to \(options.topic)")
    }

    private func sendFile(_ sender: RecordSender) throws {
        let key = options.key.map { Array($0.utf8) }
        let content = try source.all(
            bytesMax: sender.recordBytesMax - (key?.count ?? 0),
            "that is the most for a record of \(options.topic); raise the topic's max.message.bytes,"
                + " or send it in pieces (--chunk) for the step object-assemble")
        try content.withUnsafeBytes { try sender.send(key: key, $0) }
        try sender.finish()
        Terminal.print(
            "sent 1 record of \(Self.count(content.count, "byte")) to \(options.topic)")
    }

    // MARK: Objects

    private func readObject() throws -> [ObjectChunk]? {
        guard case .chunk(let bytes) = options.unit else { return nil }
        let content = try source.all(
            bytesMax: ObjectChunk.objectBytesMax, "that is the most for an object")
        let least = (content.count + ObjectChunk.countMax - 1) / ObjectChunk.countMax
        guard bytes >= least else {
            throw ToolFailure.usage(
                "an object of \(content.count.grouped) bytes has \(ObjectChunk.countMax) pieces at"
                    + " most: say --chunk \(least) or more")
        }
        var random = SystemRandomNumberGenerator()
        return ObjectChunk.pieces(
            of: content, object: try objectName(), chunkBytes: bytes,
            started: Int64(Date().timeIntervalSince1970 * 1000), transfer: random.next())
    }

    private func objectName() throws -> String {
        let name = options.key ?? URL(filePath: options.path).lastPathComponent
        if options.key == nil && options.path == "-" {
            throw ToolFailure.usage("the object needs a name: say --key NAME")
        }
        guard (1...ObjectChunk.nameBytesMax).contains(name.utf8.count) else {
            throw ToolFailure.usage(
                "an object's name has 1 to \(ObjectChunk.nameBytesMax) bytes: say another --key")
        }
        return name
    }

    private func send(_ object: [ObjectChunk], _ sender: RecordSender) throws {
        guard let first = object.first else { return }
        let name = Array(first.object.utf8)
        var record = ByteBuffer()
        for piece in object {
            record.removeAll()
            try ObjectChunk.codec.encode(piece, &record)
            guard record.count + name.count <= sender.recordBytesMax else {
                throw ToolFailure.usage(
                    "a piece makes a record of \((record.count + name.count).grouped) bytes, and"
                        + " \(options.topic) takes \(sender.recordBytesMax.grouped): say a smaller"
                        + " --chunk")
            }
            try sender.send(key: name, record.bytes)
        }
        try sender.finish()
        Terminal.print(
            "sent the object \(first.object), \(Self.count(Int(first.size), "byte")) in"
                + " \(Self.count(object.count, "piece")), to \(options.topic);"
                + " sha256 \(SHA256.text(first.sha256))")
    }

    private static func count(_ number: Int, _ noun: String) -> String {
        "\(number.grouped) \(noun)\(number == 1 ? "" : "s")"
    }
}
