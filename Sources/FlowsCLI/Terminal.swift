/// What people see: lines, colours on a terminal only, and one line that is drawn again and again.

import Foundation

/// The standard streams, shared by all threads.
enum Terminal {
    /// Whether people look at the output, and it can be coloured and drawn over.
    static let isInteractive: Bool = {
        let environment = ProcessInfo.processInfo.environment
        return isatty(1) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
    }()

    private static let lock = NSLock()
    // Guarded by `lock`: what the last line of the terminal shows at the moment.
    nonisolated(unsafe) private static var status = ""

    /// Writes a line above the status.
    static func print(_ line: String) {
        lock.withLock {
            erase()
            write(line + "\n", to: 1)
            draw()
        }
    }

    /// Writes an error's sentences.
    static func error(_ sentence: String) { complain("error: \(sentence)") }

    /// Writes what may be meant as it is.
    static func warning(_ sentence: String) { complain("warning: \(sentence)") }

    private static func complain(_ line: String) {
        lock.withLock {
            erase()
            write(line + "\n", to: 2)
            draw()
        }
    }

    /// Draws the status line anew; only on a terminal.
    static func show(status line: String) {
        guard isInteractive else { return }
        lock.withLock {
            erase()
            status = String(line.prefix(columns() - 1))
            draw()
        }
    }

    /// Text in one of the terminal's colours (31 to 36); as it is where there is no terminal.
    static func coloured(_ text: String, _ colour: Int) -> String {
        isInteractive ? "\u{1b}[\(colour)m\(text)\u{1b}[0m" : text
    }

    private static func erase() { if !status.isEmpty { write("\r\u{1b}[K", to: 1) } }
    private static func draw() { if !status.isEmpty { write(status, to: 1) } }

    private static func columns() -> Int {
        var size = winsize()
        let known = ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return known ? Int(size.ws_col) : 80
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0 && errno == EINTR { continue }
            if count <= 0 { return }
            bytes = bytes.dropFirst(count)
        }
    }
}

extension Int {
    /// With a comma between thousands.
    var grouped: String {
        var digits = String(magnitude)
        var at = digits.count - 3
        while at > 0 {
            digits.insert(",", at: digits.index(digits.startIndex, offsetBy: at))
            at -= 3
        }
        return self < 0 ? "-" + digits : digits
    }

    /// Three digits or so, for a line that has little room.
    var short: String {
        switch self {
        case ..<10_000: return grouped
        case ..<1_000_000: return "\(self / 1_000)k"
        case ..<10_000_000: return "\(self / 1_000_000).\(self / 100_000 % 10)M"
        default: return "\(self / 1_000_000)M"
        }
    }
}
