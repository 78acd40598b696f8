/// The checksum of objects against what others compute.

import ObjectMessages
import Testing

@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func knownValues(text: String, expected: String) {
        #expect(SHA256.text(SHA256.hash(Array(text.utf8))) == expected)
    }

    @Test func everyLengthAroundABlock() {
        // Each length is padded in a way of its own: no two checksums may be the same.
        let hashes = Set((0...200).map { SHA256.hash([UInt8](repeating: 97, count: $0)) })
        #expect(hashes.count == 201)
        let million = SHA256.hash([UInt8](repeating: 97, count: 1_000_000))
        #expect(
            SHA256.text(million)
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }
}
