/// Looks through a message before protobuf-c may unpack it: is it one that protobuf-c gets right?

import CProtobufC

/// Finds what protobuf-c would read without an error, but wrongly: a submessage or a oneof that
/// comes twice, where merging is due, and nesting so deep that it would end the stack.
///
/// Types in which none of that can happen aren't looked through at all.
struct WireScan {
    private var depth = 0

    /// Whether messages of this type have to be looked through.
    static func isNeeded(for type: UnsafePointer<ProtobufCMessageDescriptor>) -> Bool {
        var path: [UnsafePointer<ProtobufCMessageDescriptor>] = []
        var known: Set<UnsafePointer<ProtobufCMessageDescriptor>> = []
        return isNeeded(for: type, &path, &known)
    }

    private static func isNeeded(
        for type: UnsafePointer<ProtobufCMessageDescriptor>,
        _ path: inout [UnsafePointer<ProtobufCMessageDescriptor>],
        _ known: inout Set<UnsafePointer<ProtobufCMessageDescriptor>>
    ) -> Bool {
        if path.contains(type) { return true }
        if !known.insert(type).inserted { return false }
        path.append(type)
        defer { path.removeLast() }
        for index in 0..<Int(type.pointee.n_fields) {
            let field = type.pointee.fields[index]
            if field.isOneof { return true }
            guard let message = field.message else { continue }
            if field.label != PROTOBUF_C_LABEL_REPEATED { return true }
            if isNeeded(for: message, &path, &known) { return true }
        }
        return false
    }

    /// Whether protobuf-c reads these bytes rightly, if it reads them at all.
    mutating func isPlain(
        _ bytes: UnsafeRawBufferPointer, _ type: UnsafePointer<ProtobufCMessageDescriptor>
    ) -> Bool {
        depth += 1
        defer { depth -= 1 }
        guard depth <= ProtobufLimits.nestingDepthMax else { return false }
        var cursor = WireCursor(bytes)
        // One bit a field; beyond 64 fields some share one, which costs only the slower way.
        var seen: UInt64 = 0
        do {
            while !cursor.isAtEnd {
                let tag = try cursor.tag()
                let found = protobuf_c_message_descriptor_get_field(type, tag.number)
                guard let field = found, field.pointee.mergesWhenRepeated else {
                    try cursor.skip(tag)
                    continue
                }
                guard tag.wireType == 2 || field.pointee.message == nil else { return false }
                if field.pointee.label != PROTOBUF_C_LABEL_REPEATED {
                    let bit: UInt64 = 1 << (field.pointee.mergeSlot & 63)
                    if seen & bit != 0 { return false }
                    seen |= bit
                }
                guard let message = field.pointee.message else {
                    try cursor.skip(tag)
                    continue
                }
                if !isPlain(try cursor.lengthDelimited(), message) { return false }
            }
            return true
        } catch {
            return false
        }
    }
}

extension ProtobufCFieldDescriptor {
    /// Whether the field belongs to a oneof.
    var isOneof: Bool { flags & UInt32(PROTOBUF_C_FIELD_FLAG_ONEOF.rawValue) != 0 }

    /// The type of a message field.
    var message: UnsafePointer<ProtobufCMessageDescriptor>? {
        guard type == PROTOBUF_C_TYPE_MESSAGE else { return nil }
        return descriptor?.assumingMemoryBound(to: ProtobufCMessageDescriptor.self)
    }

    /// Whether the scan must look at the field: messages, and all that shares a oneof.
    fileprivate var mergesWhenRepeated: Bool { type == PROTOBUF_C_TYPE_MESSAGE || isOneof }

    /// One number for all fields of a oneof, another for each other field.
    fileprivate var mergeSlot: UInt32 { isOneof ? quantifier_offset >> 2 : id }
}
