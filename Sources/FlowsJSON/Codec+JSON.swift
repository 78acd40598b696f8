/// JSON keys and values by `Codable`: a module of its own, since only who imports it pays for Foundation.

public import FlowsCore
internal import Foundation

extension Codec where Value: Codable & Sendable {
    /// JSON as UTF-8, keys sorted, so that equal values are equal bytes; dates are ISO 8601.
    ///
    /// An error says where in the value something is wrong and never quotes the value.
    public static func json() -> Codec {
        Codec(name: "json") { bytes throws(CodecError) in
            do {
                return try decoder().decode(Value.self, from: Data(bytes))
            } catch { throw CodecError(reason(error)) }
        } encode: { value, out throws(CodecError) in
            let data: Data
            do {
                data = try encoder().encode(value)
            } catch { throw CodecError(reason(error)) }
            data.withUnsafeBytes { out.append($0) }
        }
    }
}

// Made for each value: neither is safe to use from several threads at once.
private func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    // Foundation's own strategy for the same doesn't say where a bad date is.
    decoder.dateDecodingStrategy = .custom { decoder in
        let value = try decoder.singleValueContainer()
        if let date = try? Date(value.decode(String.self), strategy: .iso8601) { return date }
        throw DecodingError.dataCorruptedError(in: value, debugDescription: "no ISO 8601 date")
    }
    return decoder
}

private func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .iso8601
    return encoder
}

/// What is wrong and where. Foundation's own descriptions may quote the payload, so they are left out.
private func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
        "JSON has no \(place(context.codingPath + [key])), which is required"
    case DecodingError.valueNotFound(let type, let context):
        "JSON has null at \(place(context.codingPath)), where a \(type) is required"
    case DecodingError.typeMismatch(let type, let context):
        "JSON has something else at \(place(context.codingPath)), where a \(type) is required"
    case DecodingError.dataCorrupted(let context):
        context.codingPath.isEmpty
            ? "bytes that aren't JSON, or a number in them that doesn't fit"
            : "JSON has a bad value at \(place(context.codingPath))"
    case EncodingError.invalidValue(_, let context):
        "a value at \(place(context.codingPath)) can't be written as JSON"
    default:
        "the value can't be read or written as JSON (\(type(of: error)))"
    }
}

/// `$.lines[2].word`; names of the type's own fields, and `*` for the keys of a dictionary.
private func place(_ path: [any CodingKey]) -> String {
    path.reduce(into: "$") { text, key in
        if let index = key.intValue { text += "[\(index)]" } else { text += ".\(key.stringValue)" }
    }
}
