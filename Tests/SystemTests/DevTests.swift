/// `flows dev` from the command line to the table: exact counts, clean ends, one sentence for bad text.

import FlowsLocal
import FlowsPostgres
import Foundation
import Testing

extension SystemTests {
    @Suite struct DevTests {
        static let text = """
            The quick brown fox — the QUICK one — jumps over 12 lazy dogs.
            Ünïcödé, Straße, ΣΊΣΥΦΟΣ, И.Й., 数字 ١٢٣, नमस्ते, e\u{301} is not \u{e9}
            """

        @Test("counts are those of an independent count, and each file is counted once")
        func exact() throws {
            let folder = try Folder()
            let lines = (0..<3_000).map { "line \($0) of many, and the end of \($0 % 7)" }
            let many = try folder.write("many.txt", lines.joined(separator: "\r\n"))
            let few = try folder.write("few.txt", Self.text)
            try folder.write("empty.txt", "")
            let files = FileManager.default
            try files.createSymbolicLink(
                atPath: folder.path + "/again.txt", withDestinationPath: many)
            try files.linkItem(atPath: many, toPath: folder.path + "/hard.txt")
            try files.createSymbolicLink(
                atPath: folder.path + "/circle", withDestinationPath: folder.path)
            let expected = try IndependentCount(files: [many, few])
            let home = try Folder()
            // Twice on the command line, once through its folder, by a link of each kind.
            let arguments = ["--folder", home.path + "/a/deep/folder", folder.path, many, many]
            for round in 1...2 {
                let run = try DevRun(arguments)
                try run.waitUntilCounted()
                #expect(try IndependentCount.table(run.postgres) == expected.counts, "run \(round)")
                #expect(try IndependentCount.descriptions(run.postgres) == expected.descriptions)
                #expect(try IndependentCount.types(run.postgres) == expected.types)
                #expect(run.child.text.contains("\(expected.total.formatted()) words"))
                let processes = try run.descendants()
                #expect(processes.count > 5)
                run.child.signal(SIGINT)
                #expect(try run.child.wait() == .exit(0))
                try DevRun.waitUntilGone(processes)
            }
        }

        /// Without the guard the steps and the broker go on for ever.
        @Test("flows dev killed by SIGKILL leaves nothing running")
        func killed() throws {
            let folder = try Folder()
            let file = try folder.write("text.txt", Self.text)
            let run = try DevRun(["--folder", folder.path + "/flows", file])
            try run.waitUntilCounted()
            let processes = try run.descendants()
            #expect(processes.count > 5)
            run.child.signal(SIGKILL)
            #expect(try run.child.wait() == .signal(SIGKILL))
            try DevRun.waitUntilGone(processes)
            // What it left in the folder doesn't keep the next run from starting at zero.
            let again = try DevRun.toEnd(["--once", "--folder", folder.path + "/flows", file])
            let expected = try IndependentCount(Self.text)
            #expect(again.end == .exit(0), "\(again.text)")
            #expect(again.text.contains("\(expected.total.formatted()) words"))
        }

        @Test("a second run in one folder is refused while the first runs")
        func twice() throws {
            let folder = try Folder()
            let file = try folder.write("text.txt", Self.text)
            let run = try DevRun(["--folder", folder.path + "/flows", file])
            try run.waitUntilCounted()
            let second = try DevRun.toEnd(["--folder", folder.path + "/flows", file])
            #expect(second.end == .exit(1))
            #expect(second.text.contains("another `flows dev` runs in"))
            run.child.signal(SIGTERM)
            #expect(try run.child.wait() == .exit(0))
        }

        // Protects the pace too: the words of a line that is not ASCII are as many as they are.
        @Test("a line of 2 MB is cut between words, and counted exactly")
        func longLine() throws {
            let folder = try Folder()
            let line = (0..<300_000).map { "w\($0 % 1_000)" }.joined(separator: "、")
            #expect(line.utf8.count > 2_000_000)
            let file = try folder.write("long.txt", line)
            let run = try DevRun(["--folder", folder.path + "/flows", file])
            try run.waitUntilCounted()
            let expected = try IndependentCount(line)
            #expect(try IndependentCount.table(run.postgres) == expected.counts)
            run.child.signal(SIGINT)
            #expect(try run.child.wait() == .exit(0))
        }

        @Test("text that can't be counted ends in a sentence, before anything is started")
        func badText() throws {
            let folder = try Folder()
            let latin = try folder.write("latin.txt", Array("ein\nsch".utf8) + [0xf6, 0x6e, 10])
            let word = try folder.write("word.txt", String(repeating: "x", count: 5_000_000))
            let empty = try folder.write("empty.txt", "")
            let home = ["--once", "--folder", folder.path + "/flows"]
            let cases = [
                ([latin], "latin.txt, line 2 isn't UTF-8"),
                ([word], "word.txt, line 1: a word of more than"),
                ([folder.path + "/none"], "/none can't be read: No such file"),
                (["/dev/null"], "/dev/null is neither a file nor a folder"),
                (["--brokers", "127.0.0.1:1", empty], "--brokers and --postgres go together"),
                (["--wrong"], "`--wrong` isn't understood"),
                (["--folder", latin, empty], "latin.txt can't be made"),
            ]
            for (arguments, sentence) in cases {
                let run = try DevRun.toEnd(home + arguments)
                #expect(run.end != .exit(0) && run.text.contains(sentence), "\(run.text)")
                #expect(run.text.split(separator: "\n").count == 1, "\(run.text)")
            }
            let run = try DevRun.toEnd(home + [empty])
            #expect(run.end == .exit(0))
            #expect(run.text.contains("There are no words in this text."))
        }
    }
}
