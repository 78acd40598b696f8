/// An enumeration with its names in Swift.

struct EnumModel {
    struct Case {
        let name: String
        let number: Int32
        let comment: [String]
    }

    let swiftName: String
    let fullName: String
    let comment: [String]
    /// One case a number, in the order of the file.
    private(set) var cases: [Case] = []
    /// Further names of a number.
    private(set) var aliases: [Case] = []

    init(_ proto: ProtoEnum, swiftName: String, fullName: String) {
        self.swiftName = swiftName
        self.fullName = fullName
        comment = proto.comment
        let prefix = Self.prefix(of: proto)
        var numbers: Set<Int32> = []
        var names: Set<String> = []
        for value in proto.values {
            var name = SwiftNames.member(String(value.name.dropFirst(prefix)))
            if names.contains(name) {
                name += "_\(value.number < 0 ? "minus" : "")\(value.number.magnitude)"
            }
            if !names.insert(name).inserted { continue }
            let made = Case(
                name: SwiftNames.escaped(name), number: value.number, comment: value.comment)
            if numbers.insert(value.number).inserted {
                cases.append(made)
            } else {
                aliases.append(made)
            }
        }
    }

    /// The case that stands for "not said": proto3 puts it first, with the number 0.
    var defaultCase: String { cases.first.map { ".\($0.name)" } ?? ".unrecognized(0)" }

    /// Characters of the enumeration's name in front of all its values: `COLOR_` of `COLOR_RED`.
    private static func prefix(of proto: ProtoEnum) -> Int {
        let own = proto.name.uppercased().filter { $0 != "_" }
        for value in proto.values {
            guard let length = prefix(own, in: value.name) else { return 0 }
            guard let next = value.name.dropFirst(length).first, next.isLetter else { return 0 }
        }
        return proto.values.first.flatMap { prefix(own, in: $0.name) } ?? 0
    }

    /// How long the beginning of `name` is that says `own`, underscores left out.
    private static func prefix(_ own: String, in name: String) -> Int? {
        var rest = own[...]
        var length = 0
        for character in name {
            if rest.isEmpty { return character == "_" ? length + 1 : nil }
            length += 1
            if character == "_" { continue }
            guard rest.popFirst() == Character(character.uppercased()) else { return nil }
        }
        return nil
    }
}
