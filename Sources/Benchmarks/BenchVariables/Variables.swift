/// The environment of the peers' bench, without Foundation.

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
}
