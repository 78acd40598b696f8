/// Finds messages that contain themselves.

enum Cycles {
    /// Marks fields that must lie on the heap, and messages whose depth counts.
    static func mark(_ messages: inout [String: MessageModel]) throws(GeneratorError) {
        let all = edges(messages) { _ in true }
        let inline = edges(messages) { field in
            switch field.shape {
            case .plain, .optional, .oneof: true
            case .repeated, .map: false
            }
        }
        let reachable = all.keys.reduce(into: [:]) { $0[$1] = reach($1, all) }
        let reachableInline = inline.keys.reduce(into: [:]) { $0[$1] = reach($1, inline) }
        let cyclic = Set(reachable.filter { $0.value.contains($0.key) }.keys)
        let belowCycle = cyclic.reduce(into: Set<String>()) { $0.formUnion(reachable[$1] ?? []) }
        for name in messages.keys {
            let reachesCycle = !(reachable[name] ?? []).isDisjoint(with: cyclic)
            messages[name]?.countsDepth = reachesCycle || belowCycle.contains(name)
            for index in messages[name]?.fields.indices ?? 0..<0 {
                guard let field = messages[name]?.fields[index], field.type == .message else {
                    continue
                }
                let target = field.typeFullName
                let contains = target == name || reachableInline[target]?.contains(name) == true
                let isInline = inline[name]?.contains(target) == true
                switch field.shape {
                case .repeated, .map: break
                default: messages[name]?.fields[index].isBoxed = contains && isInline
                }
            }
        }
    }

    private static func edges(
        _ messages: [String: MessageModel], _ isCounted: (FieldModel) -> Bool
    ) -> [String: Set<String>] {
        messages.mapValues { message in
            Set(
                message.fields.filter { $0.type == .message && isCounted($0) }
                    .map(\.typeFullName))
        }
    }

    /// All that can be reached from a message in one step or more.
    private static func reach(_ start: String, _ edges: [String: Set<String>]) -> Set<String> {
        var found: Set<String> = []
        var rest = Array(edges[start] ?? [])
        while let next = rest.popLast() {
            if found.insert(next).inserted { rest += edges[next] ?? [] }
        }
        return found
    }
}
