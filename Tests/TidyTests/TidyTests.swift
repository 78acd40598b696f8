/// Runs every rule of the house over the source tree, and over samples that break it.

import Testing

private let rules = Rule.imports + Rule.sizes + Rule.words + Rule.code

@Suite struct TidyTests {
    @Test("the source tree keeps the rule", arguments: rules)
    func tree(rule: Rule) {
        #expect(SourceTree.swiftFiles.count > 30)
        for file in SourceTree.swiftFiles {
            for (line, message) in rule.violations(file) {
                Issue.record("\(file.path):\(line): \(message)")
            }
        }
    }

    @Test("a rule that is broken says so, and one that is kept doesn't", arguments: rules)
    func samples(rule: Rule) {
        #expect(!rule.violations(rule.broken).isEmpty)
        #expect(rule.violations(rule.kept).isEmpty)
    }

    @Test("literals and comments aren't code, whatever is in them")
    func codeText() {
        let source = ##"""
            let a = "x { \(b("}") + "/*") }" // {
            /* { /* { */ } */ let c = #"\" { \#(d) "# + """
              { " }
              """ + "\\"
            """##
        let code = CodeText.lines(of: source)
        #expect(code.count == 4)
        #expect(code.joined().filter { $0 != " " } == "leta=letc=++")
        #expect(
            zip(code, source.split(separator: "\n")).allSatisfy { $0.utf8.count == $1.utf8.count })
    }

    @Test("functions are found with their ends, whatever their heads look like")
    func spans() {
        let source = """
            struct A {
                init?(_ a: Int = { 1 }()) where B: C {
                    func inner() { }
                }
                @inline(__always) public static func == (a: A, b: A) -> Bool { a.b }
                deinit { x = { } }
            }
            protocol P {
                func a()
                init()
                func b() -> [Int: () -> Void]
            }
            extension P { mutating func initialise(
                a: (Int) -> Void
            ) async throws(E)
                -> Int
            {
                self.init()
            } }
            """
        let spans = FunctionSpan.all(in: CodeText.lines(of: source)).map { [$0.first, $0.last] }
        #expect(spans == [[2, 4], [3, 3], [5, 5], [6, 6]])
    }
}
