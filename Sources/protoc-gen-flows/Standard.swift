/// Standard input and output as bytes.

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

enum Standard {
    /// All of standard input.
    static func readAll() throws(GeneratorError) -> [UInt8] {
        var all: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(0, &piece, piece.count)
            if count == 0 { return all }
            if count < 0, errno != EINTR {
                throw GeneratorError("standard input can't be read: errno \(errno)")
            }
            if count > 0 { all += piece[0..<count] }
        }
    }

    /// Writes all bytes to standard output; ends the process when nobody reads them.
    static func write(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { put(1, $0.baseAddress, $0.count) }
            if count < 0, errno != EINTR { exit(1) }
            if count > 0 { rest = rest.dropFirst(count) }
        }
    }

    private static func put(_ file: Int32, _ start: UnsafeRawPointer?, _ n: Int) -> Int {
        #if canImport(Glibc)
        Glibc.write(file, start, n)
        #else
        Darwin.write(file, start, n)
        #endif
    }
}
