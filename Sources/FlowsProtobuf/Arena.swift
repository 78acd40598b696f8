/// Memory for one message between wire and Swift: handed out front to back, freed at once.

import CProtobufC

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A bump allocator that starts on its caller's stack, so that a small message allocates nothing.
///
/// Larger messages get pieces of the heap, which ``release()`` frees: whoever makes an arena
/// calls it before the room goes away.
@usableFromInline
struct Arena {
    /// Bytes of stack that a caller gives: what Swift still takes from the stack.
    @usableFromInline static let roomBytes = 1024

    @usableFromInline let state: UnsafeMutablePointer<ArenaState>

    /// An arena in `room`, which has at least 1,024 bytes aligned to 16.
    @inlinable
    init(_ room: UnsafeMutableRawBufferPointer) {
        guard let start = room.baseAddress else { preconditionFailure("an arena without room") }
        state = start.bindMemory(to: ArenaState.self, capacity: 1)
        state.initialize(
            to: ArenaState(
                next: start + MemoryLayout<ArenaState>.stride, end: start + room.count))
    }

    /// Frees what came from the heap.
    @inlinable
    func release() {
        if state.pointee.piece != nil { releasePieces() }
    }

    @usableFromInline @inline(never)
    func releasePieces() {
        var piece = state.pointee.piece
        while let this = piece {
            piece = this.load(as: UnsafeMutableRawPointer?.self)
            free(this)
        }
        state.pointee.piece = nil
    }
}

/// What an arena remembers; lies in front of its first piece.
@usableFromInline
struct ArenaState {
    /// The first free byte.
    @usableFromInline var next: UnsafeMutableRawPointer
    /// The end of the piece in use.
    @usableFromInline var end: UnsafeMutableRawPointer
    /// The newest piece from the heap; its first word is the one before it.
    @usableFromInline var piece: UnsafeMutableRawPointer?
    /// Bytes taken from the heap.
    @usableFromInline var heapBytes = 0
    /// Whether more was asked for than the limit allows.
    @usableFromInline var isExhausted = false

    @inlinable
    init(next: UnsafeMutableRawPointer, end: UnsafeMutableRawPointer) {
        self.next = next
        self.end = end
    }

    /// `size` bytes aligned to 16, or nil when the heap has none or more than `limit` are taken.
    @inlinable @inline(__always)
    mutating func allocate(_ size: Int, limit: Int) -> UnsafeMutableRawPointer? {
        guard size <= limit else {
            isExhausted = true
            return nil
        }
        let aligned = (size + 15) & ~15
        if end - next >= aligned {
            defer { next += aligned }
            return next
        }
        return allocatePiece(aligned, limit: limit)
    }

    @usableFromInline @inline(never)
    mutating func allocatePiece(_ size: Int, limit: Int) -> UnsafeMutableRawPointer? {
        let bytes = max(size + 16, min(max(heapBytes, 8 << 10), 1 << 20))
        guard heapBytes + bytes <= limit, let fresh = malloc(bytes) else {
            isExhausted = true
            return nil
        }
        heapBytes += bytes
        fresh.storeBytes(of: piece, as: UnsafeMutableRawPointer?.self)
        piece = fresh
        // A large block leaves the rest of the piece in use to the small ones after it.
        if size > 1 << 20 { return fresh + 16 }
        next = fresh + 16 + size
        end = fresh + bytes
        return fresh + 16
    }
}

/// protobuf-c's `alloc` over an arena; runs on the thread of the call to unpack.
let arenaAllocate: @convention(c) (UnsafeMutableRawPointer?, Int) -> UnsafeMutableRawPointer? = {
    data, size in
    data?.assumingMemoryBound(to: ArenaState.self).pointee
        .allocate(size, limit: ProtobufLimits.arenaBytesMax)
}

/// protobuf-c's `free` over an arena: all of it goes at once, later.
let arenaFree: @convention(c) (UnsafeMutableRawPointer?, UnsafeMutableRawPointer?) -> Void = {
    _, _ in
}
