/// Records as the conformance suite makes and compares them.

public import FlowsCore

extension LogRecord {
    /// A record with this value, and the time that all samples have.
    init(_ value: String, key: String? = nil) {
        self.init(
            timestamp: 1_700_000_000_000, key: key.map { Array($0.utf8) },
            value: Array(value.utf8))
    }

    /// A copy of a record that a log lent; the identity is the first header.
    public init(_ raw: RawRecord) {
        var headers = raw.origin.map { [LogHeader(Identity.header, [UInt8]($0))] } ?? []
        HeaderBlock.forEach(raw.headers) { name, value in
            headers.append(
                LogHeader(String(decoding: name, as: UTF8.self), value.map { [UInt8]($0) }))
        }
        self.init(
            offset: raw.offset, timestamp: raw.timestamp, key: raw.key.map { [UInt8]($0) },
            value: raw.value.map { [UInt8]($0) }, headers: headers)
    }

    /// The record at another offset.
    func at(_ offset: Int64) -> LogRecord {
        var record = self
        record.offset = offset
        return record
    }

    /// Records with the values `prefix` and a number.
    static func numbered(_ range: Range<Int>, _ prefix: String = "") -> [LogRecord] {
        range.map { LogRecord("\(prefix)\($0)") }
    }
}

extension OutputBatch {
    /// Records as outputs to one partition.
    public convenience init(_ records: [LogRecord], to place: TopicPartition) {
        self.init(topics: [place.topic])
        for record in records { append(record, place.partition) }
    }

    func append(_ record: LogRecord, _ partition: Int32) {
        let at = begin(topic: 0, timestamp: record.timestamp)
        if let key = record.key { bytes.append(key) }
        endKey(at, isNull: record.key == nil)
        let value = bytes.count
        if let written = record.value { bytes.append(written) }
        endValue(at, from: value, isNull: record.value == nil)
        let headers = bytes.count
        for header in record.headers {
            HeaderBlock.append(name: header.name, value: header.value, to: &bytes)
        }
        endOutput(at, headersFrom: headers, partition: partition)
    }
}
