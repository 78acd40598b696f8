/// Waiting for a condition with a deadline, instead of a sleep that hopes.

import Foundation

struct Waited: Error, CustomStringConvertible {
    let description: String
}

/// Looks again and again until the condition holds; throws when it doesn't in time.
func eventually(
    _ what: String, within seconds: Double = 60, _ condition: () throws -> Bool
) throws {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
        if try condition() { return }
        usleep(20_000)
    }
    throw Waited(description: "waited in vain for: \(what)")
}
