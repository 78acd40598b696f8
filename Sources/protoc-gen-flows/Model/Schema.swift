/// All messages and enumerations of a run, by full name.

struct Schema {
    private(set) var messages: [String: MessageModel] = [:]
    private(set) var enums: [String: EnumModel] = [:]
    /// Names of a file's outermost messages and enumerations, in the file's order.
    private(set) var topLevel: [String: (messages: [String], enums: [String])] = [:]
    private var enumFile: [String: String] = [:]

    init(_ files: [ProtoFile]) throws(GeneratorError) {
        for file in files { declare(file) }
        for name in messages.keys.sorted() { try resolveFields(of: name) }
        try Cycles.mark(&messages)
    }

    /// The outermost messages of a file and all inside them, outer ones first.
    func allMessages(of file: String) -> [MessageModel] {
        var all: [MessageModel] = []
        func add(_ name: String) {
            guard let message = messages[name] else { return }
            all.append(message)
            message.nested.forEach(add)
        }
        topLevel[file]?.messages.forEach(add)
        return all
    }

    // MARK: Names

    private mutating func declare(_ file: ProtoFile) {
        let prefix = file.package.isEmpty ? "" : file.package + "."
        let swiftPrefix =
            file.swiftPrefix.isEmpty && file.package == "google.protobuf"
            ? "GoogleProtobuf" : file.swiftPrefix
        let scope = Scope(
            file: file, fullPrefix: prefix, swiftPrefix: swiftPrefix,
            cPrefix: prefix.split(separator: ".").map { $0 + "__" }.joined())
        for proto in file.messages { declare(proto, scope) }
        for proto in file.enums { _ = declare(proto, scope) }
        topLevel[file.name] = (
            file.messages.map { prefix + $0.name }, file.enums.map { prefix + $0.name }
        )
    }

    private struct Scope {
        let file: ProtoFile
        let fullPrefix: String
        let swiftPrefix: String
        let cPrefix: String
    }

    private mutating func declare(_ proto: ProtoMessage, _ scope: Scope) {
        let outer = scope.swiftPrefix
        let swiftName =
            outer.hasSuffix(".")
            ? outer + SwiftNames.escapedType(proto.name)
            : SwiftNames.escapedType(outer + proto.name)
        var message = MessageModel(
            file: scope.file.name, package: scope.file.package,
            fullName: scope.fullPrefix + proto.name, swiftName: swiftName,
            cName: scope.cPrefix + proto.name, proto: proto)
        let inner = Scope(
            file: scope.file, fullPrefix: message.fullName + ".", swiftPrefix: swiftName + ".",
            cPrefix: message.cName + "__")
        for nested in proto.messages {
            declare(nested, inner)
            message.nested.append(inner.fullPrefix + nested.name)
        }
        message.enums = proto.enums.map { declare($0, inner) }
        messages[message.fullName] = message
    }

    private mutating func declare(_ proto: ProtoEnum, _ scope: Scope) -> EnumModel {
        let outer = scope.swiftPrefix
        let swiftName =
            outer.hasSuffix(".")
            ? outer + SwiftNames.escapedType(proto.name)
            : SwiftNames.escapedType(outer + proto.name)
        let model = EnumModel(
            proto, swiftName: swiftName, fullName: scope.fullPrefix + proto.name)
        enums[model.fullName] = model
        return model
    }

    // MARK: Fields

    private mutating func resolveFields(of name: String) throws(GeneratorError) {
        guard var message = messages[name] else { return }
        var taken: Set<String> = []
        resolveOneofs(of: &message, &taken)
        for proto in message.proto.fields.sorted(by: { $0.number < $1.number }) {
            let field = try resolve(proto, in: message, &taken)
            if case .oneof(let index) = field.shape {
                let place = message.oneofs.firstIndex { $0.index == index }
                if let place { message.oneofs[place].fields.append(message.fields.count) }
            }
            message.fields.append(field)
        }
        messages[name] = message
    }

    private func resolveOneofs(of message: inout MessageModel, _ taken: inout Set<String>) {
        let hidden = Set(message.proto.fields.filter(\.isProto3Optional).compactMap(\.oneof))
        let types = Set(
            message.proto.messages.map { SwiftNames.type($0.name) }
                + message.proto.enums.map { SwiftNames.type($0.name) })
        for (index, name) in message.proto.oneofs.enumerated() where !hidden.contains(index) {
            var type = SwiftNames.type(name)
            if types.contains(type) { type += "Choice" }
            var member = SwiftNames.member(name)
            if !taken.insert(member).inserted { member += "_choice" }
            taken.insert(member)
            message.oneofs.append(
                OneofModel(
                    index: index, protoName: name, swiftName: SwiftNames.escaped(member),
                    typeName: SwiftNames.escapedType(type)))
        }
    }

    private func resolve(
        _ proto: ProtoField, in message: MessageModel, _ taken: inout Set<String>
    ) throws(GeneratorError) -> FieldModel {
        let shape = try shape(of: proto, in: message)
        var name = SwiftNames.member(proto.name)
        if !taken.insert(name).inserted { name += "_\(proto.number)" }
        taken.insert(name)
        var valueType = proto.type.swiftName
        var defaultValue = proto.type.swiftDefault
        let typeName = String(proto.typeName.dropFirst())
        if proto.type == .enum {
            guard let found = enums[typeName] else { throw unknown(typeName, proto, message) }
            (valueType, defaultValue) = (found.swiftName, found.defaultCase)
        } else if proto.type == .message {
            guard let found = messages[typeName] else { throw unknown(typeName, proto, message) }
            (valueType, defaultValue) = (found.swiftName, "\(found.swiftName)()")
        }
        return FieldModel(
            proto: proto, shape: shape, swiftName: SwiftNames.escaped(name),
            typeFullName: typeName, valueType: valueType, defaultValue: defaultValue)
    }

    private func shape(
        of proto: ProtoField, in message: MessageModel
    ) throws(GeneratorError) -> FieldModel.Shape {
        if proto.type == .group {
            throw GeneratorError("\(message.place(proto)) is a group, which isn't supported")
        }
        let typeName = String(proto.typeName.dropFirst())
        if proto.label == .repeated {
            let isMap = messages[typeName]?.proto.isMapEntry == true
            return isMap ? .map(entry: typeName) : .repeated
        }
        if message.proto.isMapEntry || proto.isProto3Optional { return .optional }
        if let oneof = proto.oneof { return .oneof(oneof) }
        return proto.type == .message ? .optional : .plain
    }

    private func unknown(
        _ type: String, _ field: ProtoField, _ message: MessageModel
    ) -> GeneratorError {
        GeneratorError(
            "\(message.place(field)) has the type \(type), whose file isn't generated in this "
                + "run: name that file in the same protoc command")
    }
}
