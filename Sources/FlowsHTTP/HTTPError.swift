/// Why the HTTP server didn't start.

/// The server's one error: it only comes from ``HTTPServer/start()``.
public struct HTTPError: Error, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Sendable, Equatable {
        /// Another process, or another server of this one, listens on the port.
        case portInUse
        /// The port needs rights that this process doesn't have.
        case notPermitted
        /// The address isn't one of this machine, or isn't one at all.
        case badAddress
        /// Descriptors, memory or threads have run out.
        case outOfResources
    }

    /// What went wrong.
    public let code: Code
    /// One sentence that names the variable to change.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
