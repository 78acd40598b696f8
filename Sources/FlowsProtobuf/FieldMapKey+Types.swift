/// The types that protobuf allows as a map's key.

extension FieldMapKey where Self: FixedWidthInteger {
    /// By number.
    public static func precedes(_ a: Self, _ b: Self) -> Bool { a < b }
}

extension Int32: FieldMapKey {}
extension Int64: FieldMapKey {}
extension UInt32: FieldMapKey {}
extension UInt64: FieldMapKey {}

extension Bool: FieldMapKey {
    /// False before true.
    public static func precedes(_ a: Bool, _ b: Bool) -> Bool { !a && b }
}

extension String: FieldMapKey {
    /// By UTF-8 bytes.
    public static func precedes(_ a: String, _ b: String) -> Bool {
        a.utf8.lexicographicallyPrecedes(b.utf8)
    }
}
