/// Looks through all files before anything is sent, so that a bad one costs nothing.

import Foundation

/// What the files have, once they were found to be good.
struct TextCheck {
    private(set) var bytes = 0
    private(set) var lines = 0
    /// The words that the steps should find.
    private(set) var census = TextCensus()

    /// Reads every file; throws one sentence about the first that can't be counted.
    init(_ files: [String], _ interrupt: InterruptWatch) throws {
        for file in files {
            if interrupt.wasAsked { throw ToolFailure.interrupted }
            try check(file)
        }
    }

    private mutating func check(_ path: String) throws {
        try LineReader(path: path).forEachLine { line, number in
            bytes += line.count
            lines += 1
            guard String(validating: line, as: UTF8.self) != nil else {
                throw ToolFailure(
                    "\(path), line \(number) isn't UTF-8; nothing was sent: leave the file out, or"
                        + " convert it (iconv -f ISO-8859-1 -t UTF-8)")
            }
            if line.count > WordBreak.wordBytesMax,
                WordBreak.longestWord(in: line) > WordBreak.wordBytesMax
            {
                throw LineReader.longWord(path, number, over: WordBreak.wordBytesMax)
            }
            census.add(line)
        }
    }
}
