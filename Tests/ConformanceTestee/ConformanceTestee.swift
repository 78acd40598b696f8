/// What the official conformance runner talks to: proto3 in binary, all else is skipped.

import ConformanceMessages
import FlowsCore
import FlowsProtobuf

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

@main
struct ConformanceTestee {
    static func main() throws {
        while let length = read(4) {
            let count = length.reversed().reduce(0) { $0 << 8 | Int($1) }
            guard let bytes = read(count) else { return }
            var out = ByteBuffer()
            try ConformanceResponse.codec.encode(answer(try decode(bytes)), &out)
            write((0..<4).map { UInt8(truncatingIfNeeded: out.count >> ($0 * 8)) })
            write([UInt8](out.bytes))
        }
    }

    private static func answer(_ request: ConformanceRequest) -> ConformanceResponse {
        guard request.messageType == "protobuf_test_messages.proto3.TestAllTypesProto3" else {
            return skipped("only proto3")
        }
        guard case .protobufPayload(let payload)? = request.payload,
            request.requestedOutputFormat == .protobuf
        else { return skipped("only binary") }
        let message: TestAllTypesProto3
        do {
            message = try decode(payload)
        } catch {
            return ConformanceResponse(result: .parseError("\(error)"))
        }
        do {
            return ConformanceResponse(
                result: .protobufPayload(try TestAllTypesProto3.codec.bytes(of: message)))
        } catch {
            return ConformanceResponse(result: .serializeError("\(error)"))
        }
    }

    private static func skipped(_ reason: String) -> ConformanceResponse {
        ConformanceResponse(result: .skipped(reason))
    }

    private static func decode<M: ProtobufMessage>(_ bytes: [UInt8]) throws(CodecError) -> M {
        let outcome: Result<M, CodecError> = bytes.withUnsafeBytes { bytes in
            do throws(CodecError) {
                return .success(try M.codec.decode(bytes))
            } catch {
                return .failure(error)
            }
        }
        return try outcome.get()
    }

    /// `count` bytes of standard input, nil at its end.
    private static func read(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes.withUnsafeMutableBytes { room in
                fill(0, room.baseAddress.map { $0 + done }, count - done)
            }
            if got <= 0 { return nil }
            done += got
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put(1, $0.baseAddress, $0.count) }
            if count < 0 { exit(1) }
            rest = rest.dropFirst(count)
        }
    }
}

#if canImport(Glibc)
private let fill = Glibc.read
private let put = Glibc.write
#else
private let fill = Darwin.read
private let put = Darwin.write
#endif
