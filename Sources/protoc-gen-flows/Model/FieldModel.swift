/// A field with its names, and what it is.

struct FieldModel {
    /// How a field stands in its message.
    enum Shape: Equatable {
        /// Always there; the default isn't written.
        case plain
        /// There or nil: `optional`, and messages.
        case optional
        case repeated
        /// Key and value are fields of the entry message of this name.
        case map(entry: String)
        /// One of several, by the index in the message's oneofs.
        case oneof(Int)
    }

    let proto: ProtoField
    let shape: Shape
    /// The property's name as it stands in code.
    let swiftName: String
    /// The full name of its message or enumeration.
    let typeFullName: String
    /// The Swift type of one value.
    var valueType: String
    /// The value that isn't written, where there is one.
    var defaultValue: String
    /// Whether it makes its message contain itself and so lies on the heap.
    var isBoxed = false

    var type: ProtoType { proto.type }
    var number: Int { proto.number }

    /// Whether numbers are written one behind the other behind one length.
    var isPacked: Bool {
        shape == .repeated && !type.isLengthDelimited && proto.packed != false
    }

    /// The stored property's name: boxed fields have a computed one in front.
    var storedName: String { isBoxed ? "boxed_\(number)" : swiftName }
}
