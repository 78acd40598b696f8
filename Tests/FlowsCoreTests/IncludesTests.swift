/// Tests of the search in text.

import FlowsCore
import Testing

@Suite struct IncludesTests {
    @Test(
        "a piece is found at the start, in the middle and at the end",
        arguments: ["", "cleanup", "up.po", "policy", "cleanup.policy"])
    func found(piece: String) {
        #expect("cleanup.policy".includes(piece))
    }

    @Test(
        "what is longer, broken off or in other letters isn't found",
        arguments: ["cleanup.policy=", "policies", "Policy", "lp"])
    func absent(piece: String) {
        #expect(!"cleanup.policy".includes(piece))
    }

    @Test("bytes are compared: composed and decomposed letters differ")
    func bytes() {
        #expect(!"caf\u{e9}".includes("e\u{301}"))
        #expect("cafe\u{301} noir"[...].includes("e\u{301} n"))
    }
}
