/// Tests that importing Flows replaces the allocator of the whole process.

import Flows
import Testing

@Suite struct AllocatorTests {
    // This process links Flows as a step does. Without the import of the door in
    // Allocator.swift, or with libc before it in the link order, malloc stays glibc's.
    @Test("malloc is mimalloc's in a process that imports Flows, except under the sanitizers")
    func replaced() {
        #if FLOWS_SANITIZE
        #expect(Allocator.name == "system" && Allocator.version == 0 && !Allocator.isReplaced())
        #else
        #expect(Allocator.name == "mimalloc")
        #expect(Allocator.version >= 200)
        #expect(Allocator.isReplaced())
        #endif
    }
}
