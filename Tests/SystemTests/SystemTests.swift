/// The whole, through its own binaries: one after the other, since each wants the machine for itself.

import Testing

/// The parent of all suites of this target.
@Suite("system", .serialized)
enum SystemTests {}
