/// The environment of the benches' scripts and of the peers' bench, without Foundation.

import Glibc

/// Variables by name; one that isn't set is named and ends the program.
package enum Variables {
    package static subscript(name: String) -> String {
        guard let value = getenv(name) else {
            print("\(name) is not set: this program is started by the bench")
            exit(64)
        }
        return String(cString: value)
    }

    package static func isSet(_ name: String) -> Bool { getenv(name) != nil }

    /// A whole number, or what it is where there is none.
    package static func number(_ name: String, else fallback: Int) -> Int {
        getenv(name).flatMap { Int(String(cString: $0)) } ?? fallback
    }
}
