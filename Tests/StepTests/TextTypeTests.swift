/// Tests of the rule that types words, beside another way to say the same.

import Foundation
import Testing
import TextTypes

@Suite struct TextTypeTests {
    @Test(arguments: [
        ("1", TextType.number), ("42", .number), ("1234567890123", .number), ("١٢٣", .number),
        ("a", .short), ("the", .short), ("4th", .short), ("数字", .short), ("", .short),
        ("word", .plain), ("1000a", .plain), ("licensing", .plain),
        ("conditions", .long), ("straßenbahnen", .long), ("12345678901a", .long),
    ])
    func typesWords(word: String, type: TextType) {
        #expect(TextType(of: word) == type)
    }

    // Protects that a step says the same of both spellings of a letter with an accent.
    @Test func countsNoMarks() {
        #expect(TextType(of: "e\u{301}te\u{301}") == .short)
        #expect(TextType(of: "été") == .short)
        #expect(TextType(of: "नमस्ते") == .plain)
        #expect(TextType(of: "1\u{20e3}") == .short)
    }

    @Test func agreesWithRegularExpressions() throws {
        let number = try NSRegularExpression(pattern: #"^\p{Nd}+$"#)
        let mark = try NSRegularExpression(pattern: #"\p{M}"#)
        func count(_ expression: NSRegularExpression, _ word: String) -> Int {
            expression.numberOfMatches(
                in: word, range: NSRange(word.startIndex..., in: word))
        }
        let letters = ["a", "ß", "7", "٣", "e\u{301}", "字"]
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2_000 {
            let word = (0..<Int.random(in: 1...12, using: &random))
                .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
            let length = word.unicodeScalars.count - count(mark, word)
            let expected: TextType =
                count(number, word) == 1
                ? .number : length <= 3 ? .short : length >= 10 ? .long : .plain
            #expect(TextType(of: word) == expected, "\(word)")
        }
    }
}
