/// A request that was handed to libpq and isn't answered yet.

internal import FlowsCore

/// What is known of it so far.
struct Flight {
    /// What kind of request it is.
    enum Role {
        /// The session's own settings; nobody waits for it.
        case configure
        /// Past this time, those that block it are ended.
        case claim(lockTimeout: Duration)
        case load
        case keep
        case release
        case expire(isLook: Bool)
    }
    let ticket: UInt64
    let role: Role
    /// Statements that are being prepared with it.
    var preparing: [Statements.Name] = []
    /// How many statements have returned rows.
    var returned = 0
    /// The first error.
    var error: StoreError?
    /// What it returned.
    var outcome: StoreResult?
    /// For a claim: the server process that carries it out, and since when.
    var backend: Int32?
    var began = Duration.zero
    var unblocker: Unblocker?

    init(ticket: UInt64, role: Role) {
        self.ticket = ticket
        self.role = role
    }
}
