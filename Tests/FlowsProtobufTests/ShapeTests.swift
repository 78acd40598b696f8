/// Tests that a message's fields are found in protobuf-c's tables, with what those don't say.

import FlowsCore
import FlowsProtobuf
import SampleMessages
import Testing
import TextMessages

@Suite("Message shapes")
struct ShapeTests {
    // Without the plugin's marks strings would be bytes and enumerations numbers.
    @Test("A41 every type of field is known, strings and enumerations too")
    func types() throws {
        let shape = try #require(WordCounted.codec.shape())
        #expect(shape.name == "text.WordCounted")
        #expect(shape.fields == [FieldShape(1, "word", .string), FieldShape(2, "count", .int64)])
        let all = try #require(Scalars.codec.shape()).fields
        #expect(Set(all.map(\.type)) == Set(FieldType.allCases).subtracting([.message]))
        #expect(all.first { $0.name == "a_string" }?.type == .string)
        #expect(all.first { $0.name == "some_bytes" }?.type == .bytes)
        #expect(all.first { $0.name == "colour" }?.type == .enumeration)
    }

    @Test("A41 several, maps and the cases of a oneof")
    func kinds() throws {
        let lists = try #require(Lists.codec.shape())
        #expect(lists.fields.filter { !$0.isRepeated }.isEmpty)
        #expect(lists.messages["sample.Leaf.Leaflet"]?.count == 2)
        let maps = try #require(Maps.codec.shape())
        let entry = try #require(maps.fields.first?.message)
        #expect(maps.fields.first?.isRepeated == true)
        #expect(maps.messages[entry]?.map(\.type) == [.string, .int64])
        let choice = try #require(Choice.codec.shape())
        #expect(choice.fields.first { $0.number == 9 }?.message == "sample.Choice")
        #expect(choice.fields.first { $0.number == 3 }?.type == .string)
    }

    // Without the look at what is there already this wouldn't end.
    @Test("A41 a message that holds itself is told once")
    func itself() throws {
        let shape = try #require(Tree.codec.shape())
        #expect(shape.fields.contains { $0.message == "sample.Tree" })
        #expect(shape.messages["sample.Tree"] == shape.fields)
    }

    @Test("a topic's codecs know the shapes of theirs, and other codecs have none")
    func topics() {
        #expect(WordCounted.topic.value.shape()?.name == "text.WordCounted")
        #expect(WordCounted.topic.key.shape() == nil)
        #expect(Codec<[UInt8]>.bytes.shape() == nil)
    }
}
