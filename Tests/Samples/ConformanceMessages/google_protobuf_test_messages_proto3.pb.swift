// Made by protoc-gen-flows from google/protobuf/test_messages_proto3.proto; make proto
// swift-format-ignore-file

internal import CConformanceMessages
public import FlowsCore
public import FlowsProtobuf

/// `protobuf_test_messages.proto3.ForeignEnum`.
public enum ForeignEnum: Swift.Sendable, Swift.Hashable {
    /// The number 0.
    case foreignFoo
    /// The number 1.
    case foreignBar
    /// The number 2.
    case foreignBaz
    /// A number that this version doesn't know.
    case unrecognized(Swift.Int32)

    /// The case of a number.
    public init(rawValue: Swift.Int32) {
        switch rawValue {
            case 0: self = .foreignFoo
            case 1: self = .foreignBar
            case 2: self = .foreignBaz
            default: self = .unrecognized(rawValue)
        }
    }

    /// The case's number.
    public var rawValue: Swift.Int32 {
        switch self {
            case .foreignFoo: 0
            case .foreignBar: 1
            case .foreignBaz: 2
            case .unrecognized(let number): number
        }
    }
}

/// `protobuf_test_messages.proto3.TestAllTypesProto3`.
public struct TestAllTypesProto3: Swift.Sendable, Swift.Hashable {
    /// The field `optional_int32`.
    public var optionalInt32: Swift.Int32
    /// The field `optional_int64`.
    public var optionalInt64: Swift.Int64
    /// The field `optional_uint32`.
    public var optionalUint32: Swift.UInt32
    /// The field `optional_uint64`.
    public var optionalUint64: Swift.UInt64
    /// The field `optional_sint32`.
    public var optionalSint32: Swift.Int32
    /// The field `optional_sint64`.
    public var optionalSint64: Swift.Int64
    /// The field `optional_fixed32`.
    public var optionalFixed32: Swift.UInt32
    /// The field `optional_fixed64`.
    public var optionalFixed64: Swift.UInt64
    /// The field `optional_sfixed32`.
    public var optionalSfixed32: Swift.Int32
    /// The field `optional_sfixed64`.
    public var optionalSfixed64: Swift.Int64
    /// The field `optional_float`.
    public var optionalFloat: Swift.Float
    /// The field `optional_double`.
    public var optionalDouble: Swift.Double
    /// The field `optional_bool`.
    public var optionalBool: Swift.Bool
    /// The field `optional_string`.
    public var optionalString: Swift.String
    /// The field `optional_bytes`.
    public var optionalBytes: [Swift.UInt8]
    private var boxed_18: Boxed<TestAllTypesProto3.NestedMessage>?
    /// The field `optional_nested_message`.
    public var optionalNestedMessage: TestAllTypesProto3.NestedMessage? {
        get { boxed_18?.value }
        set { boxed_18 = newValue.map { Boxed($0) } }
    }
    /// The field `optional_foreign_message`.
    public var optionalForeignMessage: ForeignMessage?
    /// The field `optional_nested_enum`.
    public var optionalNestedEnum: TestAllTypesProto3.NestedEnum
    /// The field `optional_foreign_enum`.
    public var optionalForeignEnum: ForeignEnum
    /// The field `optional_aliased_enum`.
    public var optionalAliasedEnum: TestAllTypesProto3.AliasedEnum
    /// The field `optional_string_piece`.
    public var optionalStringPiece: Swift.String
    /// The field `optional_cord`.
    public var optionalCord: Swift.String
    private var boxed_27: Boxed<TestAllTypesProto3>?
    /// The field `recursive_message`.
    public var recursiveMessage: TestAllTypesProto3? {
        get { boxed_27?.value }
        set { boxed_27 = newValue.map { Boxed($0) } }
    }
    /// The field `repeated_int32`.
    public var repeatedInt32: [Swift.Int32]
    /// The field `repeated_int64`.
    public var repeatedInt64: [Swift.Int64]
    /// The field `repeated_uint32`.
    public var repeatedUint32: [Swift.UInt32]
    /// The field `repeated_uint64`.
    public var repeatedUint64: [Swift.UInt64]
    /// The field `repeated_sint32`.
    public var repeatedSint32: [Swift.Int32]
    /// The field `repeated_sint64`.
    public var repeatedSint64: [Swift.Int64]
    /// The field `repeated_fixed32`.
    public var repeatedFixed32: [Swift.UInt32]
    /// The field `repeated_fixed64`.
    public var repeatedFixed64: [Swift.UInt64]
    /// The field `repeated_sfixed32`.
    public var repeatedSfixed32: [Swift.Int32]
    /// The field `repeated_sfixed64`.
    public var repeatedSfixed64: [Swift.Int64]
    /// The field `repeated_float`.
    public var repeatedFloat: [Swift.Float]
    /// The field `repeated_double`.
    public var repeatedDouble: [Swift.Double]
    /// The field `repeated_bool`.
    public var repeatedBool: [Swift.Bool]
    /// The field `repeated_string`.
    public var repeatedString: [Swift.String]
    /// The field `repeated_bytes`.
    public var repeatedBytes: [[Swift.UInt8]]
    /// The field `repeated_nested_message`.
    public var repeatedNestedMessage: [TestAllTypesProto3.NestedMessage]
    /// The field `repeated_foreign_message`.
    public var repeatedForeignMessage: [ForeignMessage]
    /// The field `repeated_nested_enum`.
    public var repeatedNestedEnum: [TestAllTypesProto3.NestedEnum]
    /// The field `repeated_foreign_enum`.
    public var repeatedForeignEnum: [ForeignEnum]
    /// The field `repeated_string_piece`.
    public var repeatedStringPiece: [Swift.String]
    /// The field `repeated_cord`.
    public var repeatedCord: [Swift.String]
    /// The field `map_int32_int32`.
    public var mapInt32Int32: FieldMap<Swift.Int32, Swift.Int32>
    /// The field `map_int64_int64`.
    public var mapInt64Int64: FieldMap<Swift.Int64, Swift.Int64>
    /// The field `map_uint32_uint32`.
    public var mapUint32Uint32: FieldMap<Swift.UInt32, Swift.UInt32>
    /// The field `map_uint64_uint64`.
    public var mapUint64Uint64: FieldMap<Swift.UInt64, Swift.UInt64>
    /// The field `map_sint32_sint32`.
    public var mapSint32Sint32: FieldMap<Swift.Int32, Swift.Int32>
    /// The field `map_sint64_sint64`.
    public var mapSint64Sint64: FieldMap<Swift.Int64, Swift.Int64>
    /// The field `map_fixed32_fixed32`.
    public var mapFixed32Fixed32: FieldMap<Swift.UInt32, Swift.UInt32>
    /// The field `map_fixed64_fixed64`.
    public var mapFixed64Fixed64: FieldMap<Swift.UInt64, Swift.UInt64>
    /// The field `map_sfixed32_sfixed32`.
    public var mapSfixed32Sfixed32: FieldMap<Swift.Int32, Swift.Int32>
    /// The field `map_sfixed64_sfixed64`.
    public var mapSfixed64Sfixed64: FieldMap<Swift.Int64, Swift.Int64>
    /// The field `map_int32_float`.
    public var mapInt32Float: FieldMap<Swift.Int32, Swift.Float>
    /// The field `map_int32_double`.
    public var mapInt32Double: FieldMap<Swift.Int32, Swift.Double>
    /// The field `map_bool_bool`.
    public var mapBoolBool: FieldMap<Swift.Bool, Swift.Bool>
    /// The field `map_string_string`.
    public var mapStringString: FieldMap<Swift.String, Swift.String>
    /// The field `map_string_bytes`.
    public var mapStringBytes: FieldMap<Swift.String, [Swift.UInt8]>
    /// The field `map_string_nested_message`.
    public var mapStringNestedMessage: FieldMap<Swift.String, TestAllTypesProto3.NestedMessage>
    /// The field `map_string_foreign_message`.
    public var mapStringForeignMessage: FieldMap<Swift.String, ForeignMessage>
    /// The field `map_string_nested_enum`.
    public var mapStringNestedEnum: FieldMap<Swift.String, TestAllTypesProto3.NestedEnum>
    /// The field `map_string_foreign_enum`.
    public var mapStringForeignEnum: FieldMap<Swift.String, ForeignEnum>
    /// The field `packed_int32`.
    public var packedInt32: [Swift.Int32]
    /// The field `packed_int64`.
    public var packedInt64: [Swift.Int64]
    /// The field `packed_uint32`.
    public var packedUint32: [Swift.UInt32]
    /// The field `packed_uint64`.
    public var packedUint64: [Swift.UInt64]
    /// The field `packed_sint32`.
    public var packedSint32: [Swift.Int32]
    /// The field `packed_sint64`.
    public var packedSint64: [Swift.Int64]
    /// The field `packed_fixed32`.
    public var packedFixed32: [Swift.UInt32]
    /// The field `packed_fixed64`.
    public var packedFixed64: [Swift.UInt64]
    /// The field `packed_sfixed32`.
    public var packedSfixed32: [Swift.Int32]
    /// The field `packed_sfixed64`.
    public var packedSfixed64: [Swift.Int64]
    /// The field `packed_float`.
    public var packedFloat: [Swift.Float]
    /// The field `packed_double`.
    public var packedDouble: [Swift.Double]
    /// The field `packed_bool`.
    public var packedBool: [Swift.Bool]
    /// The field `packed_nested_enum`.
    public var packedNestedEnum: [TestAllTypesProto3.NestedEnum]
    /// The field `unpacked_int32`.
    public var unpackedInt32: [Swift.Int32]
    /// The field `unpacked_int64`.
    public var unpackedInt64: [Swift.Int64]
    /// The field `unpacked_uint32`.
    public var unpackedUint32: [Swift.UInt32]
    /// The field `unpacked_uint64`.
    public var unpackedUint64: [Swift.UInt64]
    /// The field `unpacked_sint32`.
    public var unpackedSint32: [Swift.Int32]
    /// The field `unpacked_sint64`.
    public var unpackedSint64: [Swift.Int64]
    /// The field `unpacked_fixed32`.
    public var unpackedFixed32: [Swift.UInt32]
    /// The field `unpacked_fixed64`.
    public var unpackedFixed64: [Swift.UInt64]
    /// The field `unpacked_sfixed32`.
    public var unpackedSfixed32: [Swift.Int32]
    /// The field `unpacked_sfixed64`.
    public var unpackedSfixed64: [Swift.Int64]
    /// The field `unpacked_float`.
    public var unpackedFloat: [Swift.Float]
    /// The field `unpacked_double`.
    public var unpackedDouble: [Swift.Double]
    /// The field `unpacked_bool`.
    public var unpackedBool: [Swift.Bool]
    /// The field `unpacked_nested_enum`.
    public var unpackedNestedEnum: [TestAllTypesProto3.NestedEnum]
    /// At most one of the fields of `oneof_field`.
    public var oneofField: TestAllTypesProto3.OneofField?
    /// The field `optional_bool_wrapper`.
    public var optionalBoolWrapper: GoogleProtobufBoolValue?
    /// The field `optional_int32_wrapper`.
    public var optionalInt32Wrapper: GoogleProtobufInt32Value?
    /// The field `optional_int64_wrapper`.
    public var optionalInt64Wrapper: GoogleProtobufInt64Value?
    /// The field `optional_uint32_wrapper`.
    public var optionalUint32Wrapper: GoogleProtobufUInt32Value?
    /// The field `optional_uint64_wrapper`.
    public var optionalUint64Wrapper: GoogleProtobufUInt64Value?
    /// The field `optional_float_wrapper`.
    public var optionalFloatWrapper: GoogleProtobufFloatValue?
    /// The field `optional_double_wrapper`.
    public var optionalDoubleWrapper: GoogleProtobufDoubleValue?
    /// The field `optional_string_wrapper`.
    public var optionalStringWrapper: GoogleProtobufStringValue?
    /// The field `optional_bytes_wrapper`.
    public var optionalBytesWrapper: GoogleProtobufBytesValue?
    /// The field `repeated_bool_wrapper`.
    public var repeatedBoolWrapper: [GoogleProtobufBoolValue]
    /// The field `repeated_int32_wrapper`.
    public var repeatedInt32Wrapper: [GoogleProtobufInt32Value]
    /// The field `repeated_int64_wrapper`.
    public var repeatedInt64Wrapper: [GoogleProtobufInt64Value]
    /// The field `repeated_uint32_wrapper`.
    public var repeatedUint32Wrapper: [GoogleProtobufUInt32Value]
    /// The field `repeated_uint64_wrapper`.
    public var repeatedUint64Wrapper: [GoogleProtobufUInt64Value]
    /// The field `repeated_float_wrapper`.
    public var repeatedFloatWrapper: [GoogleProtobufFloatValue]
    /// The field `repeated_double_wrapper`.
    public var repeatedDoubleWrapper: [GoogleProtobufDoubleValue]
    /// The field `repeated_string_wrapper`.
    public var repeatedStringWrapper: [GoogleProtobufStringValue]
    /// The field `repeated_bytes_wrapper`.
    public var repeatedBytesWrapper: [GoogleProtobufBytesValue]
    /// The field `optional_duration`.
    public var optionalDuration: GoogleProtobufDuration?
    /// The field `optional_timestamp`.
    public var optionalTimestamp: GoogleProtobufTimestamp?
    /// The field `optional_field_mask`.
    public var optionalFieldMask: GoogleProtobufFieldMask?
    /// The field `optional_struct`.
    public var optionalStruct: GoogleProtobufStruct?
    /// The field `optional_any`.
    public var optionalAny: GoogleProtobufAny?
    /// The field `optional_value`.
    public var optionalValue: GoogleProtobufValue?
    /// The field `optional_null_value`.
    public var optionalNullValue: GoogleProtobufNullValue
    /// The field `repeated_duration`.
    public var repeatedDuration: [GoogleProtobufDuration]
    /// The field `repeated_timestamp`.
    public var repeatedTimestamp: [GoogleProtobufTimestamp]
    /// The field `repeated_fieldmask`.
    public var repeatedFieldmask: [GoogleProtobufFieldMask]
    /// The field `repeated_any`.
    public var repeatedAny: [GoogleProtobufAny]
    /// The field `repeated_value`.
    public var repeatedValue: [GoogleProtobufValue]
    /// The field `repeated_list_value`.
    public var repeatedListValue: [GoogleProtobufListValue]
    /// The field `repeated_struct`.
    public var repeatedStruct: [GoogleProtobufStruct]
    /// The field `fieldname1`.
    public var fieldname1: Swift.Int32
    /// The field `field_name2`.
    public var fieldName2: Swift.Int32
    /// The field `_field_name3`.
    public var fieldName3: Swift.Int32
    /// The field `field__name4_`.
    public var fieldName4: Swift.Int32
    /// The field `field0name5`.
    public var field0name5: Swift.Int32
    /// The field `field_0_name6`.
    public var field0Name6: Swift.Int32
    /// The field `fieldName7`.
    public var fieldName7: Swift.Int32
    /// The field `FieldName8`.
    public var fieldName8: Swift.Int32
    /// The field `field_Name9`.
    public var fieldName9: Swift.Int32
    /// The field `Field_Name10`.
    public var fieldName10: Swift.Int32
    /// The field `FIELD_NAME11`.
    public var fieldName11: Swift.Int32
    /// The field `FIELD_name12`.
    public var fieldName12: Swift.Int32
    /// The field `__field_name13`.
    public var fieldName13: Swift.Int32
    /// The field `__Field_name14`.
    public var fieldName14: Swift.Int32
    /// The field `field__name15`.
    public var fieldName15: Swift.Int32
    /// The field `field__Name16`.
    public var fieldName16: Swift.Int32
    /// The field `field_name17__`.
    public var fieldName17: Swift.Int32
    /// The field `Field_name18__`.
    public var fieldName18: Swift.Int32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        optionalInt32: Swift.Int32 = 0,
        optionalInt64: Swift.Int64 = 0,
        optionalUint32: Swift.UInt32 = 0,
        optionalUint64: Swift.UInt64 = 0,
        optionalSint32: Swift.Int32 = 0,
        optionalSint64: Swift.Int64 = 0,
        optionalFixed32: Swift.UInt32 = 0,
        optionalFixed64: Swift.UInt64 = 0,
        optionalSfixed32: Swift.Int32 = 0,
        optionalSfixed64: Swift.Int64 = 0,
        optionalFloat: Swift.Float = 0,
        optionalDouble: Swift.Double = 0,
        optionalBool: Swift.Bool = false,
        optionalString: Swift.String = "",
        optionalBytes: [Swift.UInt8] = [],
        optionalNestedMessage: TestAllTypesProto3.NestedMessage? = nil,
        optionalForeignMessage: ForeignMessage? = nil,
        optionalNestedEnum: TestAllTypesProto3.NestedEnum = .foo,
        optionalForeignEnum: ForeignEnum = .foreignFoo,
        optionalAliasedEnum: TestAllTypesProto3.AliasedEnum = .aliasFoo,
        optionalStringPiece: Swift.String = "",
        optionalCord: Swift.String = "",
        recursiveMessage: TestAllTypesProto3? = nil,
        repeatedInt32: [Swift.Int32] = [],
        repeatedInt64: [Swift.Int64] = [],
        repeatedUint32: [Swift.UInt32] = [],
        repeatedUint64: [Swift.UInt64] = [],
        repeatedSint32: [Swift.Int32] = [],
        repeatedSint64: [Swift.Int64] = [],
        repeatedFixed32: [Swift.UInt32] = [],
        repeatedFixed64: [Swift.UInt64] = [],
        repeatedSfixed32: [Swift.Int32] = [],
        repeatedSfixed64: [Swift.Int64] = [],
        repeatedFloat: [Swift.Float] = [],
        repeatedDouble: [Swift.Double] = [],
        repeatedBool: [Swift.Bool] = [],
        repeatedString: [Swift.String] = [],
        repeatedBytes: [[Swift.UInt8]] = [],
        repeatedNestedMessage: [TestAllTypesProto3.NestedMessage] = [],
        repeatedForeignMessage: [ForeignMessage] = [],
        repeatedNestedEnum: [TestAllTypesProto3.NestedEnum] = [],
        repeatedForeignEnum: [ForeignEnum] = [],
        repeatedStringPiece: [Swift.String] = [],
        repeatedCord: [Swift.String] = [],
        mapInt32Int32: FieldMap<Swift.Int32, Swift.Int32> = [:],
        mapInt64Int64: FieldMap<Swift.Int64, Swift.Int64> = [:],
        mapUint32Uint32: FieldMap<Swift.UInt32, Swift.UInt32> = [:],
        mapUint64Uint64: FieldMap<Swift.UInt64, Swift.UInt64> = [:],
        mapSint32Sint32: FieldMap<Swift.Int32, Swift.Int32> = [:],
        mapSint64Sint64: FieldMap<Swift.Int64, Swift.Int64> = [:],
        mapFixed32Fixed32: FieldMap<Swift.UInt32, Swift.UInt32> = [:],
        mapFixed64Fixed64: FieldMap<Swift.UInt64, Swift.UInt64> = [:],
        mapSfixed32Sfixed32: FieldMap<Swift.Int32, Swift.Int32> = [:],
        mapSfixed64Sfixed64: FieldMap<Swift.Int64, Swift.Int64> = [:],
        mapInt32Float: FieldMap<Swift.Int32, Swift.Float> = [:],
        mapInt32Double: FieldMap<Swift.Int32, Swift.Double> = [:],
        mapBoolBool: FieldMap<Swift.Bool, Swift.Bool> = [:],
        mapStringString: FieldMap<Swift.String, Swift.String> = [:],
        mapStringBytes: FieldMap<Swift.String, [Swift.UInt8]> = [:],
        mapStringNestedMessage: FieldMap<Swift.String, TestAllTypesProto3.NestedMessage> = [:],
        mapStringForeignMessage: FieldMap<Swift.String, ForeignMessage> = [:],
        mapStringNestedEnum: FieldMap<Swift.String, TestAllTypesProto3.NestedEnum> = [:],
        mapStringForeignEnum: FieldMap<Swift.String, ForeignEnum> = [:],
        packedInt32: [Swift.Int32] = [],
        packedInt64: [Swift.Int64] = [],
        packedUint32: [Swift.UInt32] = [],
        packedUint64: [Swift.UInt64] = [],
        packedSint32: [Swift.Int32] = [],
        packedSint64: [Swift.Int64] = [],
        packedFixed32: [Swift.UInt32] = [],
        packedFixed64: [Swift.UInt64] = [],
        packedSfixed32: [Swift.Int32] = [],
        packedSfixed64: [Swift.Int64] = [],
        packedFloat: [Swift.Float] = [],
        packedDouble: [Swift.Double] = [],
        packedBool: [Swift.Bool] = [],
        packedNestedEnum: [TestAllTypesProto3.NestedEnum] = [],
        unpackedInt32: [Swift.Int32] = [],
        unpackedInt64: [Swift.Int64] = [],
        unpackedUint32: [Swift.UInt32] = [],
        unpackedUint64: [Swift.UInt64] = [],
        unpackedSint32: [Swift.Int32] = [],
        unpackedSint64: [Swift.Int64] = [],
        unpackedFixed32: [Swift.UInt32] = [],
        unpackedFixed64: [Swift.UInt64] = [],
        unpackedSfixed32: [Swift.Int32] = [],
        unpackedSfixed64: [Swift.Int64] = [],
        unpackedFloat: [Swift.Float] = [],
        unpackedDouble: [Swift.Double] = [],
        unpackedBool: [Swift.Bool] = [],
        unpackedNestedEnum: [TestAllTypesProto3.NestedEnum] = [],
        oneofField: TestAllTypesProto3.OneofField? = nil,
        optionalBoolWrapper: GoogleProtobufBoolValue? = nil,
        optionalInt32Wrapper: GoogleProtobufInt32Value? = nil,
        optionalInt64Wrapper: GoogleProtobufInt64Value? = nil,
        optionalUint32Wrapper: GoogleProtobufUInt32Value? = nil,
        optionalUint64Wrapper: GoogleProtobufUInt64Value? = nil,
        optionalFloatWrapper: GoogleProtobufFloatValue? = nil,
        optionalDoubleWrapper: GoogleProtobufDoubleValue? = nil,
        optionalStringWrapper: GoogleProtobufStringValue? = nil,
        optionalBytesWrapper: GoogleProtobufBytesValue? = nil,
        repeatedBoolWrapper: [GoogleProtobufBoolValue] = [],
        repeatedInt32Wrapper: [GoogleProtobufInt32Value] = [],
        repeatedInt64Wrapper: [GoogleProtobufInt64Value] = [],
        repeatedUint32Wrapper: [GoogleProtobufUInt32Value] = [],
        repeatedUint64Wrapper: [GoogleProtobufUInt64Value] = [],
        repeatedFloatWrapper: [GoogleProtobufFloatValue] = [],
        repeatedDoubleWrapper: [GoogleProtobufDoubleValue] = [],
        repeatedStringWrapper: [GoogleProtobufStringValue] = [],
        repeatedBytesWrapper: [GoogleProtobufBytesValue] = [],
        optionalDuration: GoogleProtobufDuration? = nil,
        optionalTimestamp: GoogleProtobufTimestamp? = nil,
        optionalFieldMask: GoogleProtobufFieldMask? = nil,
        optionalStruct: GoogleProtobufStruct? = nil,
        optionalAny: GoogleProtobufAny? = nil,
        optionalValue: GoogleProtobufValue? = nil,
        optionalNullValue: GoogleProtobufNullValue = .nullValue,
        repeatedDuration: [GoogleProtobufDuration] = [],
        repeatedTimestamp: [GoogleProtobufTimestamp] = [],
        repeatedFieldmask: [GoogleProtobufFieldMask] = [],
        repeatedAny: [GoogleProtobufAny] = [],
        repeatedValue: [GoogleProtobufValue] = [],
        repeatedListValue: [GoogleProtobufListValue] = [],
        repeatedStruct: [GoogleProtobufStruct] = [],
        fieldname1: Swift.Int32 = 0,
        fieldName2: Swift.Int32 = 0,
        fieldName3: Swift.Int32 = 0,
        fieldName4: Swift.Int32 = 0,
        field0name5: Swift.Int32 = 0,
        field0Name6: Swift.Int32 = 0,
        fieldName7: Swift.Int32 = 0,
        fieldName8: Swift.Int32 = 0,
        fieldName9: Swift.Int32 = 0,
        fieldName10: Swift.Int32 = 0,
        fieldName11: Swift.Int32 = 0,
        fieldName12: Swift.Int32 = 0,
        fieldName13: Swift.Int32 = 0,
        fieldName14: Swift.Int32 = 0,
        fieldName15: Swift.Int32 = 0,
        fieldName16: Swift.Int32 = 0,
        fieldName17: Swift.Int32 = 0,
        fieldName18: Swift.Int32 = 0
    ) {
        self.optionalInt32 = optionalInt32
        self.optionalInt64 = optionalInt64
        self.optionalUint32 = optionalUint32
        self.optionalUint64 = optionalUint64
        self.optionalSint32 = optionalSint32
        self.optionalSint64 = optionalSint64
        self.optionalFixed32 = optionalFixed32
        self.optionalFixed64 = optionalFixed64
        self.optionalSfixed32 = optionalSfixed32
        self.optionalSfixed64 = optionalSfixed64
        self.optionalFloat = optionalFloat
        self.optionalDouble = optionalDouble
        self.optionalBool = optionalBool
        self.optionalString = optionalString
        self.optionalBytes = optionalBytes
        self.boxed_18 = optionalNestedMessage.map { Boxed($0) }
        self.optionalForeignMessage = optionalForeignMessage
        self.optionalNestedEnum = optionalNestedEnum
        self.optionalForeignEnum = optionalForeignEnum
        self.optionalAliasedEnum = optionalAliasedEnum
        self.optionalStringPiece = optionalStringPiece
        self.optionalCord = optionalCord
        self.boxed_27 = recursiveMessage.map { Boxed($0) }
        self.repeatedInt32 = repeatedInt32
        self.repeatedInt64 = repeatedInt64
        self.repeatedUint32 = repeatedUint32
        self.repeatedUint64 = repeatedUint64
        self.repeatedSint32 = repeatedSint32
        self.repeatedSint64 = repeatedSint64
        self.repeatedFixed32 = repeatedFixed32
        self.repeatedFixed64 = repeatedFixed64
        self.repeatedSfixed32 = repeatedSfixed32
        self.repeatedSfixed64 = repeatedSfixed64
        self.repeatedFloat = repeatedFloat
        self.repeatedDouble = repeatedDouble
        self.repeatedBool = repeatedBool
        self.repeatedString = repeatedString
        self.repeatedBytes = repeatedBytes
        self.repeatedNestedMessage = repeatedNestedMessage
        self.repeatedForeignMessage = repeatedForeignMessage
        self.repeatedNestedEnum = repeatedNestedEnum
        self.repeatedForeignEnum = repeatedForeignEnum
        self.repeatedStringPiece = repeatedStringPiece
        self.repeatedCord = repeatedCord
        self.mapInt32Int32 = mapInt32Int32
        self.mapInt64Int64 = mapInt64Int64
        self.mapUint32Uint32 = mapUint32Uint32
        self.mapUint64Uint64 = mapUint64Uint64
        self.mapSint32Sint32 = mapSint32Sint32
        self.mapSint64Sint64 = mapSint64Sint64
        self.mapFixed32Fixed32 = mapFixed32Fixed32
        self.mapFixed64Fixed64 = mapFixed64Fixed64
        self.mapSfixed32Sfixed32 = mapSfixed32Sfixed32
        self.mapSfixed64Sfixed64 = mapSfixed64Sfixed64
        self.mapInt32Float = mapInt32Float
        self.mapInt32Double = mapInt32Double
        self.mapBoolBool = mapBoolBool
        self.mapStringString = mapStringString
        self.mapStringBytes = mapStringBytes
        self.mapStringNestedMessage = mapStringNestedMessage
        self.mapStringForeignMessage = mapStringForeignMessage
        self.mapStringNestedEnum = mapStringNestedEnum
        self.mapStringForeignEnum = mapStringForeignEnum
        self.packedInt32 = packedInt32
        self.packedInt64 = packedInt64
        self.packedUint32 = packedUint32
        self.packedUint64 = packedUint64
        self.packedSint32 = packedSint32
        self.packedSint64 = packedSint64
        self.packedFixed32 = packedFixed32
        self.packedFixed64 = packedFixed64
        self.packedSfixed32 = packedSfixed32
        self.packedSfixed64 = packedSfixed64
        self.packedFloat = packedFloat
        self.packedDouble = packedDouble
        self.packedBool = packedBool
        self.packedNestedEnum = packedNestedEnum
        self.unpackedInt32 = unpackedInt32
        self.unpackedInt64 = unpackedInt64
        self.unpackedUint32 = unpackedUint32
        self.unpackedUint64 = unpackedUint64
        self.unpackedSint32 = unpackedSint32
        self.unpackedSint64 = unpackedSint64
        self.unpackedFixed32 = unpackedFixed32
        self.unpackedFixed64 = unpackedFixed64
        self.unpackedSfixed32 = unpackedSfixed32
        self.unpackedSfixed64 = unpackedSfixed64
        self.unpackedFloat = unpackedFloat
        self.unpackedDouble = unpackedDouble
        self.unpackedBool = unpackedBool
        self.unpackedNestedEnum = unpackedNestedEnum
        self.oneofField = oneofField
        self.optionalBoolWrapper = optionalBoolWrapper
        self.optionalInt32Wrapper = optionalInt32Wrapper
        self.optionalInt64Wrapper = optionalInt64Wrapper
        self.optionalUint32Wrapper = optionalUint32Wrapper
        self.optionalUint64Wrapper = optionalUint64Wrapper
        self.optionalFloatWrapper = optionalFloatWrapper
        self.optionalDoubleWrapper = optionalDoubleWrapper
        self.optionalStringWrapper = optionalStringWrapper
        self.optionalBytesWrapper = optionalBytesWrapper
        self.repeatedBoolWrapper = repeatedBoolWrapper
        self.repeatedInt32Wrapper = repeatedInt32Wrapper
        self.repeatedInt64Wrapper = repeatedInt64Wrapper
        self.repeatedUint32Wrapper = repeatedUint32Wrapper
        self.repeatedUint64Wrapper = repeatedUint64Wrapper
        self.repeatedFloatWrapper = repeatedFloatWrapper
        self.repeatedDoubleWrapper = repeatedDoubleWrapper
        self.repeatedStringWrapper = repeatedStringWrapper
        self.repeatedBytesWrapper = repeatedBytesWrapper
        self.optionalDuration = optionalDuration
        self.optionalTimestamp = optionalTimestamp
        self.optionalFieldMask = optionalFieldMask
        self.optionalStruct = optionalStruct
        self.optionalAny = optionalAny
        self.optionalValue = optionalValue
        self.optionalNullValue = optionalNullValue
        self.repeatedDuration = repeatedDuration
        self.repeatedTimestamp = repeatedTimestamp
        self.repeatedFieldmask = repeatedFieldmask
        self.repeatedAny = repeatedAny
        self.repeatedValue = repeatedValue
        self.repeatedListValue = repeatedListValue
        self.repeatedStruct = repeatedStruct
        self.fieldname1 = fieldname1
        self.fieldName2 = fieldName2
        self.fieldName3 = fieldName3
        self.fieldName4 = fieldName4
        self.field0name5 = field0name5
        self.field0Name6 = field0Name6
        self.fieldName7 = fieldName7
        self.fieldName8 = fieldName8
        self.fieldName9 = fieldName9
        self.fieldName10 = fieldName10
        self.fieldName11 = fieldName11
        self.fieldName12 = fieldName12
        self.fieldName13 = fieldName13
        self.fieldName14 = fieldName14
        self.fieldName15 = fieldName15
        self.fieldName16 = fieldName16
        self.fieldName17 = fieldName17
        self.fieldName18 = fieldName18
    }

    /// `protobuf_test_messages.proto3.TestAllTypesProto3.NestedEnum`.
    public enum NestedEnum: Swift.Sendable, Swift.Hashable {
        /// The number 0.
        case foo
        /// The number 1.
        case bar
        /// The number 2.
        case baz
        /// The number -1.
        case neg
        /// A number that this version doesn't know.
        case unrecognized(Swift.Int32)

        /// The case of a number.
        public init(rawValue: Swift.Int32) {
            switch rawValue {
                case 0: self = .foo
                case 1: self = .bar
                case 2: self = .baz
                case -1: self = .neg
                default: self = .unrecognized(rawValue)
            }
        }

        /// The case's number.
        public var rawValue: Swift.Int32 {
            switch self {
                case .foo: 0
                case .bar: 1
                case .baz: 2
                case .neg: -1
                case .unrecognized(let number): number
            }
        }
    }

    /// `protobuf_test_messages.proto3.TestAllTypesProto3.AliasedEnum`.
    public enum AliasedEnum: Swift.Sendable, Swift.Hashable {
        /// The number 0.
        case aliasFoo
        /// The number 1.
        case aliasBar
        /// The number 2.
        case aliasBaz
        /// A number that this version doesn't know.
        case unrecognized(Swift.Int32)
        /// Another name of `aliasBaz`.
        public static var moo: Self { .aliasBaz }
        /// Another name of `aliasBaz`.
        public static var moo_2: Self { .aliasBaz }
        /// Another name of `aliasBaz`.
        public static var bAz: Self { .aliasBaz }

        /// The case of a number.
        public init(rawValue: Swift.Int32) {
            switch rawValue {
                case 0: self = .aliasFoo
                case 1: self = .aliasBar
                case 2: self = .aliasBaz
                default: self = .unrecognized(rawValue)
            }
        }

        /// The case's number.
        public var rawValue: Swift.Int32 {
            switch self {
                case .aliasFoo: 0
                case .aliasBar: 1
                case .aliasBaz: 2
                case .unrecognized(let number): number
            }
        }
    }

    /// The fields of `oneof_field`.
    public enum OneofField: Swift.Sendable, Swift.Hashable {
        /// The field `oneof_uint32`.
        case oneofUint32(Swift.UInt32)
        /// The field `oneof_nested_message`.
        indirect case oneofNestedMessage(TestAllTypesProto3.NestedMessage)
        /// The field `oneof_string`.
        case oneofString(Swift.String)
        /// The field `oneof_bytes`.
        case oneofBytes([Swift.UInt8])
        /// The field `oneof_bool`.
        case oneofBool(Swift.Bool)
        /// The field `oneof_uint64`.
        case oneofUint64(Swift.UInt64)
        /// The field `oneof_float`.
        case oneofFloat(Swift.Float)
        /// The field `oneof_double`.
        case oneofDouble(Swift.Double)
        /// The field `oneof_enum`.
        case oneofEnum(TestAllTypesProto3.NestedEnum)
        /// The field `oneof_null_value`.
        case oneofNullValue(GoogleProtobufNullValue)
    }
}

extension TestAllTypesProto3: ProtobufMessage {
    /// Reads and writes `protobuf_test_messages.proto3.TestAllTypesProto3` in protobuf's wire format.
    public static let codec = Codec<TestAllTypesProto3>.protobuf(
        "protobuf_test_messages.proto3.TestAllTypesProto3", protobuf_test_messages__proto3__TestAllTypesProto3__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3.self)
        self.optionalInt32 = c.pointee.f1
        self.optionalInt64 = c.pointee.f2
        self.optionalUint32 = c.pointee.f3
        self.optionalUint64 = c.pointee.f4
        self.optionalSint32 = c.pointee.f5
        self.optionalSint64 = c.pointee.f6
        self.optionalFixed32 = c.pointee.f7
        self.optionalFixed64 = c.pointee.f8
        self.optionalSfixed32 = c.pointee.f9
        self.optionalSfixed64 = c.pointee.f10
        self.optionalFloat = c.pointee.f11
        self.optionalDouble = c.pointee.f12
        self.optionalBool = c.pointee.f13 != 0
        self.optionalString = try reader.string(c.pointee.f14, c.pointee.f14_len, "protobuf_test_messages.proto3.TestAllTypesProto3.optional_string")
        self.optionalBytes = reader.bytes(c.pointee.f15, c.pointee.f15_len)
        if let raw = c.pointee.f18 {
            self.boxed_18 = Boxed(try TestAllTypesProto3.NestedMessage(from: raw, reader))
        } else {
            self.boxed_18 = nil
        }
        if let raw = c.pointee.f19 {
            self.optionalForeignMessage = try ForeignMessage(from: raw, reader)
        } else {
            self.optionalForeignMessage = nil
        }
        self.optionalNestedEnum = TestAllTypesProto3.NestedEnum(rawValue: c.pointee.f21)
        self.optionalForeignEnum = ForeignEnum(rawValue: c.pointee.f22)
        self.optionalAliasedEnum = TestAllTypesProto3.AliasedEnum(rawValue: c.pointee.f23)
        self.optionalStringPiece = try reader.string(c.pointee.f24, c.pointee.f24_len, "protobuf_test_messages.proto3.TestAllTypesProto3.optional_string_piece")
        self.optionalCord = try reader.string(c.pointee.f25, c.pointee.f25_len, "protobuf_test_messages.proto3.TestAllTypesProto3.optional_cord")
        if let raw = c.pointee.f27 {
            self.boxed_27 = Boxed(try TestAllTypesProto3(from: raw, reader))
        } else {
            self.boxed_27 = nil
        }
        self.repeatedInt32 = reader.numbers(c.pointee.f31, c.pointee.f31_count, of: Swift.Int32.self)
        self.repeatedInt64 = reader.numbers(c.pointee.f32, c.pointee.f32_count, of: Swift.Int64.self)
        self.repeatedUint32 = reader.numbers(c.pointee.f33, c.pointee.f33_count, of: Swift.UInt32.self)
        self.repeatedUint64 = reader.numbers(c.pointee.f34, c.pointee.f34_count, of: Swift.UInt64.self)
        self.repeatedSint32 = reader.numbers(c.pointee.f35, c.pointee.f35_count, of: Swift.Int32.self)
        self.repeatedSint64 = reader.numbers(c.pointee.f36, c.pointee.f36_count, of: Swift.Int64.self)
        self.repeatedFixed32 = reader.numbers(c.pointee.f37, c.pointee.f37_count, of: Swift.UInt32.self)
        self.repeatedFixed64 = reader.numbers(c.pointee.f38, c.pointee.f38_count, of: Swift.UInt64.self)
        self.repeatedSfixed32 = reader.numbers(c.pointee.f39, c.pointee.f39_count, of: Swift.Int32.self)
        self.repeatedSfixed64 = reader.numbers(c.pointee.f40, c.pointee.f40_count, of: Swift.Int64.self)
        self.repeatedFloat = reader.numbers(c.pointee.f41, c.pointee.f41_count, of: Swift.Float.self)
        self.repeatedDouble = reader.numbers(c.pointee.f42, c.pointee.f42_count, of: Swift.Double.self)
        self.repeatedBool = reader.bools(c.pointee.f43, c.pointee.f43_count)
        self.repeatedString = try reader.strings(c.pointee.f44, c.pointee.f44_count, "protobuf_test_messages.proto3.TestAllTypesProto3.repeated_string")
        self.repeatedBytes = reader.byteStrings(c.pointee.f45, c.pointee.f45_count)
        self.repeatedNestedMessage = try reader.messages(c.pointee.f48, c.pointee.f48_count, of: TestAllTypesProto3.NestedMessage.self)
        self.repeatedForeignMessage = try reader.messages(c.pointee.f49, c.pointee.f49_count, of: ForeignMessage.self)
        self.repeatedNestedEnum = reader.enums(c.pointee.f51, c.pointee.f51_count) { TestAllTypesProto3.NestedEnum(rawValue: $0) }
        self.repeatedForeignEnum = reader.enums(c.pointee.f52, c.pointee.f52_count) { ForeignEnum(rawValue: $0) }
        self.repeatedStringPiece = try reader.strings(c.pointee.f54, c.pointee.f54_count, "protobuf_test_messages.proto3.TestAllTypesProto3.repeated_string_piece")
        self.repeatedCord = try reader.strings(c.pointee.f55, c.pointee.f55_count, "protobuf_test_messages.proto3.TestAllTypesProto3.repeated_cord")
        self.mapInt32Int32 = try reader.map(c.pointee.f56, c.pointee.f56_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapInt64Int64 = try reader.map(c.pointee.f57, c.pointee.f57_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapUint32Uint32 = try reader.map(c.pointee.f58, c.pointee.f58_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapUint64Uint64 = try reader.map(c.pointee.f59, c.pointee.f59_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapSint32Sint32 = try reader.map(c.pointee.f60, c.pointee.f60_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapSint64Sint64 = try reader.map(c.pointee.f61, c.pointee.f61_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapFixed32Fixed32 = try reader.map(c.pointee.f62, c.pointee.f62_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapFixed64Fixed64 = try reader.map(c.pointee.f63, c.pointee.f63_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapSfixed32Sfixed32 = try reader.map(c.pointee.f64, c.pointee.f64_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapSfixed64Sfixed64 = try reader.map(c.pointee.f65, c.pointee.f65_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapInt32Float = try reader.map(c.pointee.f66, c.pointee.f66_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapInt32Double = try reader.map(c.pointee.f67, c.pointee.f67_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry.self)
            let key = c.pointee.f1
            let value = c.pointee.f2
            return (key, value)
        }
        self.mapBoolBool = try reader.map(c.pointee.f68, c.pointee.f68_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry.self)
            let key = c.pointee.f1 != 0
            let value = c.pointee.f2 != 0
            return (key, value)
        }
        self.mapStringString = try reader.map(c.pointee.f69, c.pointee.f69_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringStringEntry.key")
            let value = try reader.string(c.pointee.f2, c.pointee.f2_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringStringEntry.value")
            return (key, value)
        }
        self.mapStringBytes = try reader.map(c.pointee.f70, c.pointee.f70_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringBytesEntry.key")
            let value = reader.bytes(c.pointee.f2, c.pointee.f2_len)
            return (key, value)
        }
        self.mapStringNestedMessage = try reader.map(c.pointee.f71, c.pointee.f71_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedMessageEntry.key")
            let value: TestAllTypesProto3.NestedMessage
            if let raw = c.pointee.f2 {
                value = try TestAllTypesProto3.NestedMessage(from: raw, reader)
            } else {
                value = TestAllTypesProto3.NestedMessage()
            }
            return (key, value)
        }
        self.mapStringForeignMessage = try reader.map(c.pointee.f72, c.pointee.f72_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignMessageEntry.key")
            let value: ForeignMessage
            if let raw = c.pointee.f2 {
                value = try ForeignMessage(from: raw, reader)
            } else {
                value = ForeignMessage()
            }
            return (key, value)
        }
        self.mapStringNestedEnum = try reader.map(c.pointee.f73, c.pointee.f73_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedEnumEntry.key")
            let value = TestAllTypesProto3.NestedEnum(rawValue: c.pointee.f2)
            return (key, value)
        }
        self.mapStringForeignEnum = try reader.map(c.pointee.f74, c.pointee.f74_count) { raw throws(CodecError) in
            let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry.self)
            let key = try reader.string(c.pointee.f1, c.pointee.f1_len, "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignEnumEntry.key")
            let value = ForeignEnum(rawValue: c.pointee.f2)
            return (key, value)
        }
        self.packedInt32 = reader.numbers(c.pointee.f75, c.pointee.f75_count, of: Swift.Int32.self)
        self.packedInt64 = reader.numbers(c.pointee.f76, c.pointee.f76_count, of: Swift.Int64.self)
        self.packedUint32 = reader.numbers(c.pointee.f77, c.pointee.f77_count, of: Swift.UInt32.self)
        self.packedUint64 = reader.numbers(c.pointee.f78, c.pointee.f78_count, of: Swift.UInt64.self)
        self.packedSint32 = reader.numbers(c.pointee.f79, c.pointee.f79_count, of: Swift.Int32.self)
        self.packedSint64 = reader.numbers(c.pointee.f80, c.pointee.f80_count, of: Swift.Int64.self)
        self.packedFixed32 = reader.numbers(c.pointee.f81, c.pointee.f81_count, of: Swift.UInt32.self)
        self.packedFixed64 = reader.numbers(c.pointee.f82, c.pointee.f82_count, of: Swift.UInt64.self)
        self.packedSfixed32 = reader.numbers(c.pointee.f83, c.pointee.f83_count, of: Swift.Int32.self)
        self.packedSfixed64 = reader.numbers(c.pointee.f84, c.pointee.f84_count, of: Swift.Int64.self)
        self.packedFloat = reader.numbers(c.pointee.f85, c.pointee.f85_count, of: Swift.Float.self)
        self.packedDouble = reader.numbers(c.pointee.f86, c.pointee.f86_count, of: Swift.Double.self)
        self.packedBool = reader.bools(c.pointee.f87, c.pointee.f87_count)
        self.packedNestedEnum = reader.enums(c.pointee.f88, c.pointee.f88_count) { TestAllTypesProto3.NestedEnum(rawValue: $0) }
        self.unpackedInt32 = reader.numbers(c.pointee.f89, c.pointee.f89_count, of: Swift.Int32.self)
        self.unpackedInt64 = reader.numbers(c.pointee.f90, c.pointee.f90_count, of: Swift.Int64.self)
        self.unpackedUint32 = reader.numbers(c.pointee.f91, c.pointee.f91_count, of: Swift.UInt32.self)
        self.unpackedUint64 = reader.numbers(c.pointee.f92, c.pointee.f92_count, of: Swift.UInt64.self)
        self.unpackedSint32 = reader.numbers(c.pointee.f93, c.pointee.f93_count, of: Swift.Int32.self)
        self.unpackedSint64 = reader.numbers(c.pointee.f94, c.pointee.f94_count, of: Swift.Int64.self)
        self.unpackedFixed32 = reader.numbers(c.pointee.f95, c.pointee.f95_count, of: Swift.UInt32.self)
        self.unpackedFixed64 = reader.numbers(c.pointee.f96, c.pointee.f96_count, of: Swift.UInt64.self)
        self.unpackedSfixed32 = reader.numbers(c.pointee.f97, c.pointee.f97_count, of: Swift.Int32.self)
        self.unpackedSfixed64 = reader.numbers(c.pointee.f98, c.pointee.f98_count, of: Swift.Int64.self)
        self.unpackedFloat = reader.numbers(c.pointee.f99, c.pointee.f99_count, of: Swift.Float.self)
        self.unpackedDouble = reader.numbers(c.pointee.f100, c.pointee.f100_count, of: Swift.Double.self)
        self.unpackedBool = reader.bools(c.pointee.f101, c.pointee.f101_count)
        self.unpackedNestedEnum = reader.enums(c.pointee.f102, c.pointee.f102_count) { TestAllTypesProto3.NestedEnum(rawValue: $0) }
        if let raw = c.pointee.f201 {
            self.optionalBoolWrapper = try GoogleProtobufBoolValue(from: raw, reader)
        } else {
            self.optionalBoolWrapper = nil
        }
        if let raw = c.pointee.f202 {
            self.optionalInt32Wrapper = try GoogleProtobufInt32Value(from: raw, reader)
        } else {
            self.optionalInt32Wrapper = nil
        }
        if let raw = c.pointee.f203 {
            self.optionalInt64Wrapper = try GoogleProtobufInt64Value(from: raw, reader)
        } else {
            self.optionalInt64Wrapper = nil
        }
        if let raw = c.pointee.f204 {
            self.optionalUint32Wrapper = try GoogleProtobufUInt32Value(from: raw, reader)
        } else {
            self.optionalUint32Wrapper = nil
        }
        if let raw = c.pointee.f205 {
            self.optionalUint64Wrapper = try GoogleProtobufUInt64Value(from: raw, reader)
        } else {
            self.optionalUint64Wrapper = nil
        }
        if let raw = c.pointee.f206 {
            self.optionalFloatWrapper = try GoogleProtobufFloatValue(from: raw, reader)
        } else {
            self.optionalFloatWrapper = nil
        }
        if let raw = c.pointee.f207 {
            self.optionalDoubleWrapper = try GoogleProtobufDoubleValue(from: raw, reader)
        } else {
            self.optionalDoubleWrapper = nil
        }
        if let raw = c.pointee.f208 {
            self.optionalStringWrapper = try GoogleProtobufStringValue(from: raw, reader)
        } else {
            self.optionalStringWrapper = nil
        }
        if let raw = c.pointee.f209 {
            self.optionalBytesWrapper = try GoogleProtobufBytesValue(from: raw, reader)
        } else {
            self.optionalBytesWrapper = nil
        }
        self.repeatedBoolWrapper = try reader.messages(c.pointee.f211, c.pointee.f211_count, of: GoogleProtobufBoolValue.self)
        self.repeatedInt32Wrapper = try reader.messages(c.pointee.f212, c.pointee.f212_count, of: GoogleProtobufInt32Value.self)
        self.repeatedInt64Wrapper = try reader.messages(c.pointee.f213, c.pointee.f213_count, of: GoogleProtobufInt64Value.self)
        self.repeatedUint32Wrapper = try reader.messages(c.pointee.f214, c.pointee.f214_count, of: GoogleProtobufUInt32Value.self)
        self.repeatedUint64Wrapper = try reader.messages(c.pointee.f215, c.pointee.f215_count, of: GoogleProtobufUInt64Value.self)
        self.repeatedFloatWrapper = try reader.messages(c.pointee.f216, c.pointee.f216_count, of: GoogleProtobufFloatValue.self)
        self.repeatedDoubleWrapper = try reader.messages(c.pointee.f217, c.pointee.f217_count, of: GoogleProtobufDoubleValue.self)
        self.repeatedStringWrapper = try reader.messages(c.pointee.f218, c.pointee.f218_count, of: GoogleProtobufStringValue.self)
        self.repeatedBytesWrapper = try reader.messages(c.pointee.f219, c.pointee.f219_count, of: GoogleProtobufBytesValue.self)
        if let raw = c.pointee.f301 {
            self.optionalDuration = try GoogleProtobufDuration(from: raw, reader)
        } else {
            self.optionalDuration = nil
        }
        if let raw = c.pointee.f302 {
            self.optionalTimestamp = try GoogleProtobufTimestamp(from: raw, reader)
        } else {
            self.optionalTimestamp = nil
        }
        if let raw = c.pointee.f303 {
            self.optionalFieldMask = try GoogleProtobufFieldMask(from: raw, reader)
        } else {
            self.optionalFieldMask = nil
        }
        if let raw = c.pointee.f304 {
            self.optionalStruct = try GoogleProtobufStruct(from: raw, reader)
        } else {
            self.optionalStruct = nil
        }
        if let raw = c.pointee.f305 {
            self.optionalAny = try GoogleProtobufAny(from: raw, reader)
        } else {
            self.optionalAny = nil
        }
        if let raw = c.pointee.f306 {
            self.optionalValue = try GoogleProtobufValue(from: raw, reader)
        } else {
            self.optionalValue = nil
        }
        self.optionalNullValue = GoogleProtobufNullValue(rawValue: c.pointee.f307)
        self.repeatedDuration = try reader.messages(c.pointee.f311, c.pointee.f311_count, of: GoogleProtobufDuration.self)
        self.repeatedTimestamp = try reader.messages(c.pointee.f312, c.pointee.f312_count, of: GoogleProtobufTimestamp.self)
        self.repeatedFieldmask = try reader.messages(c.pointee.f313, c.pointee.f313_count, of: GoogleProtobufFieldMask.self)
        self.repeatedAny = try reader.messages(c.pointee.f315, c.pointee.f315_count, of: GoogleProtobufAny.self)
        self.repeatedValue = try reader.messages(c.pointee.f316, c.pointee.f316_count, of: GoogleProtobufValue.self)
        self.repeatedListValue = try reader.messages(c.pointee.f317, c.pointee.f317_count, of: GoogleProtobufListValue.self)
        self.repeatedStruct = try reader.messages(c.pointee.f324, c.pointee.f324_count, of: GoogleProtobufStruct.self)
        self.fieldname1 = c.pointee.f401
        self.fieldName2 = c.pointee.f402
        self.fieldName3 = c.pointee.f403
        self.fieldName4 = c.pointee.f404
        self.field0name5 = c.pointee.f405
        self.field0Name6 = c.pointee.f406
        self.fieldName7 = c.pointee.f407
        self.fieldName8 = c.pointee.f408
        self.fieldName9 = c.pointee.f409
        self.fieldName10 = c.pointee.f410
        self.fieldName11 = c.pointee.f411
        self.fieldName12 = c.pointee.f412
        self.fieldName13 = c.pointee.f413
        self.fieldName14 = c.pointee.f414
        self.fieldName15 = c.pointee.f415
        self.fieldName16 = c.pointee.f416
        self.fieldName17 = c.pointee.f417
        self.fieldName18 = c.pointee.f418
        switch c.pointee.o0_case {
            case 111:
                self.oneofField = .oneofUint32(c.pointee.o0.f111)
            case 112:
                if let raw = c.pointee.o0.f112 {
                    self.oneofField = .oneofNestedMessage(try TestAllTypesProto3.NestedMessage(from: raw, reader))
                } else {
                    self.oneofField = nil
                }
            case 113:
                self.oneofField = .oneofString(try reader.string(c.pointee.o0.f113.data, c.pointee.o0.f113.len, "protobuf_test_messages.proto3.TestAllTypesProto3.oneof_string"))
            case 114:
                self.oneofField = .oneofBytes(reader.bytes(c.pointee.o0.f114.data, c.pointee.o0.f114.len))
            case 115:
                self.oneofField = .oneofBool(c.pointee.o0.f115 != 0)
            case 116:
                self.oneofField = .oneofUint64(c.pointee.o0.f116)
            case 117:
                self.oneofField = .oneofFloat(c.pointee.o0.f117)
            case 118:
                self.oneofField = .oneofDouble(c.pointee.o0.f118)
            case 119:
                self.oneofField = .oneofEnum(TestAllTypesProto3.NestedEnum(rawValue: c.pointee.o0.f119))
            case 120:
                self.oneofField = .oneofNullValue(GoogleProtobufNullValue(rawValue: c.pointee.o0.f120))
            default: self.oneofField = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3")
        defer { writer.leave() }
        let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3.self, protobuf_test_messages__proto3__TestAllTypesProto3__descriptor())
        c.pointee.f1 = self.optionalInt32
        c.pointee.f2 = self.optionalInt64
        c.pointee.f3 = self.optionalUint32
        c.pointee.f4 = self.optionalUint64
        c.pointee.f5 = self.optionalSint32
        c.pointee.f6 = self.optionalSint64
        c.pointee.f7 = self.optionalFixed32
        c.pointee.f8 = self.optionalFixed64
        c.pointee.f9 = self.optionalSfixed32
        c.pointee.f10 = self.optionalSfixed64
        c.pointee.f11 = self.optionalFloat
        c.pointee.f11_has = self.optionalFloat.bitPattern == 0 ? 0 : 1
        c.pointee.f12 = self.optionalDouble
        c.pointee.f12_has = self.optionalDouble.bitPattern == 0 ? 0 : 1
        c.pointee.f13 = self.optionalBool ? 1 : 0
        (c.pointee.f14, c.pointee.f14_len) = writer.string(self.optionalString)
        (c.pointee.f15, c.pointee.f15_len) = writer.bytes(self.optionalBytes)
        c.pointee.f18 = try self.optionalNestedMessage?.write(to: &writer)
        c.pointee.f19 = try self.optionalForeignMessage?.write(to: &writer)
        c.pointee.f21 = self.optionalNestedEnum.rawValue
        c.pointee.f22 = self.optionalForeignEnum.rawValue
        c.pointee.f23 = self.optionalAliasedEnum.rawValue
        (c.pointee.f24, c.pointee.f24_len) = writer.string(self.optionalStringPiece)
        (c.pointee.f25, c.pointee.f25_len) = writer.string(self.optionalCord)
        c.pointee.f27 = try self.recursiveMessage?.write(to: &writer)
        (c.pointee.f31, c.pointee.f31_count) = writer.numbers(self.repeatedInt32)
        (c.pointee.f32, c.pointee.f32_count) = writer.numbers(self.repeatedInt64)
        (c.pointee.f33, c.pointee.f33_count) = writer.numbers(self.repeatedUint32)
        (c.pointee.f34, c.pointee.f34_count) = writer.numbers(self.repeatedUint64)
        (c.pointee.f35, c.pointee.f35_count) = writer.numbers(self.repeatedSint32)
        (c.pointee.f36, c.pointee.f36_count) = writer.numbers(self.repeatedSint64)
        (c.pointee.f37, c.pointee.f37_count) = writer.numbers(self.repeatedFixed32)
        (c.pointee.f38, c.pointee.f38_count) = writer.numbers(self.repeatedFixed64)
        (c.pointee.f39, c.pointee.f39_count) = writer.numbers(self.repeatedSfixed32)
        (c.pointee.f40, c.pointee.f40_count) = writer.numbers(self.repeatedSfixed64)
        (c.pointee.f41, c.pointee.f41_count) = writer.numbers(self.repeatedFloat)
        (c.pointee.f42, c.pointee.f42_count) = writer.numbers(self.repeatedDouble)
        (c.pointee.f43, c.pointee.f43_count) = writer.bools(self.repeatedBool)
        (c.pointee.f44, c.pointee.f44_count) = writer.strings(self.repeatedString)
        (c.pointee.f45, c.pointee.f45_count) = writer.byteStrings(self.repeatedBytes)
        (c.pointee.f48, c.pointee.f48_count) = try writer.messages(self.repeatedNestedMessage)
        (c.pointee.f49, c.pointee.f49_count) = try writer.messages(self.repeatedForeignMessage)
        (c.pointee.f51, c.pointee.f51_count) = writer.enums(self.repeatedNestedEnum) { $0.rawValue }
        (c.pointee.f52, c.pointee.f52_count) = writer.enums(self.repeatedForeignEnum) { $0.rawValue }
        (c.pointee.f54, c.pointee.f54_count) = writer.strings(self.repeatedStringPiece)
        (c.pointee.f55, c.pointee.f55_count) = writer.strings(self.repeatedCord)
        (c.pointee.f56, c.pointee.f56_count) = try writer.map(
            self.mapInt32Int32
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32Int32Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f57, c.pointee.f57_count) = try writer.map(
            self.mapInt64Int64
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapInt64Int64Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f58, c.pointee.f58_count) = try writer.map(
            self.mapUint32Uint32
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapUint32Uint32Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f59, c.pointee.f59_count) = try writer.map(
            self.mapUint64Uint64
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapUint64Uint64Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f60, c.pointee.f60_count) = try writer.map(
            self.mapSint32Sint32
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapSint32Sint32Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f61, c.pointee.f61_count) = try writer.map(
            self.mapSint64Sint64
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapSint64Sint64Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f62, c.pointee.f62_count) = try writer.map(
            self.mapFixed32Fixed32
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed32Fixed32Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f63, c.pointee.f63_count) = try writer.map(
            self.mapFixed64Fixed64
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed64Fixed64Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f64, c.pointee.f64_count) = try writer.map(
            self.mapSfixed32Sfixed32
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed32Sfixed32Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f65, c.pointee.f65_count) = try writer.map(
            self.mapSfixed64Sfixed64
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed64Sfixed64Entry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f66, c.pointee.f66_count) = try writer.map(
            self.mapInt32Float
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32FloatEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f67, c.pointee.f67_count) = try writer.map(
            self.mapInt32Double
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32DoubleEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__descriptor())
            c.pointee.f1 = key
            c.pointee.f1_has = 1
            c.pointee.f2 = value
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f68, c.pointee.f68_count) = try writer.map(
            self.mapBoolBool
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapBoolBoolEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__descriptor())
            c.pointee.f1 = key ? 1 : 0
            c.pointee.f1_has = 1
            c.pointee.f2 = value ? 1 : 0
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f69, c.pointee.f69_count) = try writer.map(
            self.mapStringString
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringStringEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            (c.pointee.f2, c.pointee.f2_len) = writer.string(value)
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f70, c.pointee.f70_count) = try writer.map(
            self.mapStringBytes
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringBytesEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            (c.pointee.f2, c.pointee.f2_len) = writer.bytes(value)
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f71, c.pointee.f71_count) = try writer.map(
            self.mapStringNestedMessage
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedMessageEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f72, c.pointee.f72_count) = try writer.map(
            self.mapStringForeignMessage
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignMessageEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = try value.write(to: &writer)
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f73, c.pointee.f73_count) = try writer.map(
            self.mapStringNestedEnum
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedEnumEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = value.rawValue
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f74, c.pointee.f74_count) = try writer.map(
            self.mapStringForeignEnum
        ) { key, value, writer throws(CodecError) in
            try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignEnumEntry")
            defer { writer.leave() }
            let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry.self, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__descriptor())
            (c.pointee.f1, c.pointee.f1_len) = writer.string(key)
            c.pointee.f1_has = 1
            c.pointee.f2 = value.rawValue
            c.pointee.f2_has = 1
            return UnsafeMutableRawPointer(c)
        }
        (c.pointee.f75, c.pointee.f75_count) = writer.numbers(self.packedInt32)
        (c.pointee.f76, c.pointee.f76_count) = writer.numbers(self.packedInt64)
        (c.pointee.f77, c.pointee.f77_count) = writer.numbers(self.packedUint32)
        (c.pointee.f78, c.pointee.f78_count) = writer.numbers(self.packedUint64)
        (c.pointee.f79, c.pointee.f79_count) = writer.numbers(self.packedSint32)
        (c.pointee.f80, c.pointee.f80_count) = writer.numbers(self.packedSint64)
        (c.pointee.f81, c.pointee.f81_count) = writer.numbers(self.packedFixed32)
        (c.pointee.f82, c.pointee.f82_count) = writer.numbers(self.packedFixed64)
        (c.pointee.f83, c.pointee.f83_count) = writer.numbers(self.packedSfixed32)
        (c.pointee.f84, c.pointee.f84_count) = writer.numbers(self.packedSfixed64)
        (c.pointee.f85, c.pointee.f85_count) = writer.numbers(self.packedFloat)
        (c.pointee.f86, c.pointee.f86_count) = writer.numbers(self.packedDouble)
        (c.pointee.f87, c.pointee.f87_count) = writer.bools(self.packedBool)
        (c.pointee.f88, c.pointee.f88_count) = writer.enums(self.packedNestedEnum) { $0.rawValue }
        (c.pointee.f89, c.pointee.f89_count) = writer.numbers(self.unpackedInt32)
        (c.pointee.f90, c.pointee.f90_count) = writer.numbers(self.unpackedInt64)
        (c.pointee.f91, c.pointee.f91_count) = writer.numbers(self.unpackedUint32)
        (c.pointee.f92, c.pointee.f92_count) = writer.numbers(self.unpackedUint64)
        (c.pointee.f93, c.pointee.f93_count) = writer.numbers(self.unpackedSint32)
        (c.pointee.f94, c.pointee.f94_count) = writer.numbers(self.unpackedSint64)
        (c.pointee.f95, c.pointee.f95_count) = writer.numbers(self.unpackedFixed32)
        (c.pointee.f96, c.pointee.f96_count) = writer.numbers(self.unpackedFixed64)
        (c.pointee.f97, c.pointee.f97_count) = writer.numbers(self.unpackedSfixed32)
        (c.pointee.f98, c.pointee.f98_count) = writer.numbers(self.unpackedSfixed64)
        (c.pointee.f99, c.pointee.f99_count) = writer.numbers(self.unpackedFloat)
        (c.pointee.f100, c.pointee.f100_count) = writer.numbers(self.unpackedDouble)
        (c.pointee.f101, c.pointee.f101_count) = writer.bools(self.unpackedBool)
        (c.pointee.f102, c.pointee.f102_count) = writer.enums(self.unpackedNestedEnum) { $0.rawValue }
        c.pointee.f201 = try self.optionalBoolWrapper?.write(to: &writer)
        c.pointee.f202 = try self.optionalInt32Wrapper?.write(to: &writer)
        c.pointee.f203 = try self.optionalInt64Wrapper?.write(to: &writer)
        c.pointee.f204 = try self.optionalUint32Wrapper?.write(to: &writer)
        c.pointee.f205 = try self.optionalUint64Wrapper?.write(to: &writer)
        c.pointee.f206 = try self.optionalFloatWrapper?.write(to: &writer)
        c.pointee.f207 = try self.optionalDoubleWrapper?.write(to: &writer)
        c.pointee.f208 = try self.optionalStringWrapper?.write(to: &writer)
        c.pointee.f209 = try self.optionalBytesWrapper?.write(to: &writer)
        (c.pointee.f211, c.pointee.f211_count) = try writer.messages(self.repeatedBoolWrapper)
        (c.pointee.f212, c.pointee.f212_count) = try writer.messages(self.repeatedInt32Wrapper)
        (c.pointee.f213, c.pointee.f213_count) = try writer.messages(self.repeatedInt64Wrapper)
        (c.pointee.f214, c.pointee.f214_count) = try writer.messages(self.repeatedUint32Wrapper)
        (c.pointee.f215, c.pointee.f215_count) = try writer.messages(self.repeatedUint64Wrapper)
        (c.pointee.f216, c.pointee.f216_count) = try writer.messages(self.repeatedFloatWrapper)
        (c.pointee.f217, c.pointee.f217_count) = try writer.messages(self.repeatedDoubleWrapper)
        (c.pointee.f218, c.pointee.f218_count) = try writer.messages(self.repeatedStringWrapper)
        (c.pointee.f219, c.pointee.f219_count) = try writer.messages(self.repeatedBytesWrapper)
        c.pointee.f301 = try self.optionalDuration?.write(to: &writer)
        c.pointee.f302 = try self.optionalTimestamp?.write(to: &writer)
        c.pointee.f303 = try self.optionalFieldMask?.write(to: &writer)
        c.pointee.f304 = try self.optionalStruct?.write(to: &writer)
        c.pointee.f305 = try self.optionalAny?.write(to: &writer)
        c.pointee.f306 = try self.optionalValue?.write(to: &writer)
        c.pointee.f307 = self.optionalNullValue.rawValue
        (c.pointee.f311, c.pointee.f311_count) = try writer.messages(self.repeatedDuration)
        (c.pointee.f312, c.pointee.f312_count) = try writer.messages(self.repeatedTimestamp)
        (c.pointee.f313, c.pointee.f313_count) = try writer.messages(self.repeatedFieldmask)
        (c.pointee.f315, c.pointee.f315_count) = try writer.messages(self.repeatedAny)
        (c.pointee.f316, c.pointee.f316_count) = try writer.messages(self.repeatedValue)
        (c.pointee.f317, c.pointee.f317_count) = try writer.messages(self.repeatedListValue)
        (c.pointee.f324, c.pointee.f324_count) = try writer.messages(self.repeatedStruct)
        c.pointee.f401 = self.fieldname1
        c.pointee.f402 = self.fieldName2
        c.pointee.f403 = self.fieldName3
        c.pointee.f404 = self.fieldName4
        c.pointee.f405 = self.field0name5
        c.pointee.f406 = self.field0Name6
        c.pointee.f407 = self.fieldName7
        c.pointee.f408 = self.fieldName8
        c.pointee.f409 = self.fieldName9
        c.pointee.f410 = self.fieldName10
        c.pointee.f411 = self.fieldName11
        c.pointee.f412 = self.fieldName12
        c.pointee.f413 = self.fieldName13
        c.pointee.f414 = self.fieldName14
        c.pointee.f415 = self.fieldName15
        c.pointee.f416 = self.fieldName16
        c.pointee.f417 = self.fieldName17
        c.pointee.f418 = self.fieldName18
        switch self.oneofField {
            case .oneofUint32(let value)?:
                c.pointee.o0_case = 111
                c.pointee.o0.f111 = value
            case .oneofNestedMessage(let value)?:
                c.pointee.o0_case = 112
                c.pointee.o0.f112 = try value.write(to: &writer)
            case .oneofString(let value)?:
                c.pointee.o0_case = 113
                (c.pointee.o0.f113.data, c.pointee.o0.f113.len) = writer.string(value)
            case .oneofBytes(let value)?:
                c.pointee.o0_case = 114
                (c.pointee.o0.f114.data, c.pointee.o0.f114.len) = writer.bytes(value)
            case .oneofBool(let value)?:
                c.pointee.o0_case = 115
                c.pointee.o0.f115 = value ? 1 : 0
            case .oneofUint64(let value)?:
                c.pointee.o0_case = 116
                c.pointee.o0.f116 = value
            case .oneofFloat(let value)?:
                c.pointee.o0_case = 117
                c.pointee.o0.f117 = value
            case .oneofDouble(let value)?:
                c.pointee.o0_case = 118
                c.pointee.o0.f118 = value
            case .oneofEnum(let value)?:
                c.pointee.o0_case = 119
                c.pointee.o0.f119 = value.rawValue
            case .oneofNullValue(let value)?:
                c.pointee.o0_case = 120
                c.pointee.o0.f120 = value.rawValue
            case nil: break
        }
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

extension TestAllTypesProto3 {
    /// `protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage`.
    public struct NestedMessage: Swift.Sendable, Swift.Hashable {
        /// The field `a`.
        public var a: Swift.Int32
        private var boxed_2: Boxed<TestAllTypesProto3>?
        /// The field `corecursive`.
        public var corecursive: TestAllTypesProto3? {
            get { boxed_2?.value }
            set { boxed_2 = newValue.map { Boxed($0) } }
        }
        /// Fields that this version doesn't know, as they came.
        public var unknownFields: [Swift.UInt8] = []

        /// A message of these values.
        public init(
            a: Swift.Int32 = 0,
            corecursive: TestAllTypesProto3? = nil
        ) {
            self.a = a
            self.boxed_2 = corecursive.map { Boxed($0) }
        }
    }
}

extension TestAllTypesProto3.NestedMessage: ProtobufMessage {
    /// Reads and writes `protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage` in protobuf's wire format.
    public static let codec = Codec<TestAllTypesProto3.NestedMessage>.protobuf(
        "protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage", protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage.self)
        self.a = c.pointee.f1
        if let raw = c.pointee.f2 {
            self.boxed_2 = Boxed(try TestAllTypesProto3(from: raw, reader))
        } else {
            self.boxed_2 = nil
        }
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage")
        defer { writer.leave() }
        let c = writer.make(protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage.self, protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__descriptor())
        c.pointee.f1 = self.a
        c.pointee.f2 = try self.corecursive?.write(to: &writer)
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `protobuf_test_messages.proto3.ForeignMessage`.
public struct ForeignMessage: Swift.Sendable, Swift.Hashable {
    /// The field `c`.
    public var c: Swift.Int32
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
        c: Swift.Int32 = 0
    ) {
        self.c = c
    }
}

extension ForeignMessage: ProtobufMessage {
    /// Reads and writes `protobuf_test_messages.proto3.ForeignMessage` in protobuf's wire format.
    public static let codec = Codec<ForeignMessage>.protobuf(
        "protobuf_test_messages.proto3.ForeignMessage", protobuf_test_messages__proto3__ForeignMessage__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__ForeignMessage.self)
        self.c = c.pointee.f1
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        try writer.enter("protobuf_test_messages.proto3.ForeignMessage")
        defer { writer.leave() }
        let c = writer.make(protobuf_test_messages__proto3__ForeignMessage.self, protobuf_test_messages__proto3__ForeignMessage__descriptor())
        c.pointee.f1 = self.c
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `protobuf_test_messages.proto3.NullHypothesisProto3`.
public struct NullHypothesisProto3: Swift.Sendable, Swift.Hashable {
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
    ) {
    }
}

extension NullHypothesisProto3: ProtobufMessage {
    /// Reads and writes `protobuf_test_messages.proto3.NullHypothesisProto3` in protobuf's wire format.
    public static let codec = Codec<NullHypothesisProto3>.protobuf(
        "protobuf_test_messages.proto3.NullHypothesisProto3", protobuf_test_messages__proto3__NullHypothesisProto3__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__NullHypothesisProto3.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(protobuf_test_messages__proto3__NullHypothesisProto3.self, protobuf_test_messages__proto3__NullHypothesisProto3__descriptor())
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}

/// `protobuf_test_messages.proto3.EnumOnlyProto3`.
public struct EnumOnlyProto3: Swift.Sendable, Swift.Hashable {
    /// Fields that this version doesn't know, as they came.
    public var unknownFields: [Swift.UInt8] = []

    /// A message of these values.
    public init(
    ) {
    }

    /// `protobuf_test_messages.proto3.EnumOnlyProto3.Bool`.
    public enum Bool: Swift.Sendable, Swift.Hashable {
        /// The number 0.
        case kFalse
        /// The number 1.
        case kTrue
        /// A number that this version doesn't know.
        case unrecognized(Swift.Int32)

        /// The case of a number.
        public init(rawValue: Swift.Int32) {
            switch rawValue {
                case 0: self = .kFalse
                case 1: self = .kTrue
                default: self = .unrecognized(rawValue)
            }
        }

        /// The case's number.
        public var rawValue: Swift.Int32 {
            switch self {
                case .kFalse: 0
                case .kTrue: 1
                case .unrecognized(let number): number
            }
        }
    }
}

extension EnumOnlyProto3: ProtobufMessage {
    /// Reads and writes `protobuf_test_messages.proto3.EnumOnlyProto3` in protobuf's wire format.
    public static let codec = Codec<EnumOnlyProto3>.protobuf(
        "protobuf_test_messages.proto3.EnumOnlyProto3", protobuf_test_messages__proto3__EnumOnlyProto3__descriptor())

    /// Reads the unpacked C struct; called by the codec.
    public init(from raw: UnsafeRawPointer, _ reader: MessageReader) throws(CodecError) {
        let c = raw.assumingMemoryBound(to: protobuf_test_messages__proto3__EnumOnlyProto3.self)
        self.unknownFields = try reader.unknownFields(
            c.pointee.unknown_count, c.pointee.unknown)
    }

    /// Makes the C struct to pack; called by the codec.
    public func write(
        to writer: inout MessageWriter
    ) throws(CodecError) -> UnsafeMutableRawPointer {
        let c = writer.make(protobuf_test_messages__proto3__EnumOnlyProto3.self, protobuf_test_messages__proto3__EnumOnlyProto3__descriptor())
        let raw = UnsafeMutableRawPointer(c)
        try writer.unknownFields(self.unknownFields, raw)
        return raw
    }
}
