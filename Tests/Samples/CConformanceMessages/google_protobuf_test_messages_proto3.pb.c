// Made by protoc-gen-flows from google/protobuf/test_messages_proto3.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__Any__table;
extern const ProtobufCMessageDescriptor google__protobuf__BoolValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__BytesValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__DoubleValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__Duration__table;
extern const ProtobufCMessageDescriptor google__protobuf__FieldMask__table;
extern const ProtobufCMessageDescriptor google__protobuf__FloatValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__Int32Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__Int64Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__ListValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__StringValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__Struct__table;
extern const ProtobufCMessageDescriptor google__protobuf__Timestamp__table;
extern const ProtobufCMessageDescriptor google__protobuf__UInt32Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__UInt64Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__Value__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__EnumOnlyProto3__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__ForeignMessage__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__NullHypothesisProto3__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__table;
extern const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table;

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__fields[] = {
    { "optional_int32", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_int64", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_uint32", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_uint64", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT64,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_sint32", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SINT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f5),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_sint64", 6,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SINT64,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_fixed32", 7,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f7),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_fixed64", 8,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f8),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_sfixed32", 9,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SFIXED32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f9),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_sfixed64", 10,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SFIXED64,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f10),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_float", 11,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f11_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f11),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_double", 12,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f12_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f12),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_bool", 13,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f13),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_string", 14,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f14_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "optional_bytes", 15,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f15_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "optional_nested_message", 18,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f18),
        &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table, NULL, 0, 0, NULL, NULL },
    { "optional_foreign_message", 19,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f19),
        &protobuf_test_messages__proto3__ForeignMessage__table, NULL, 0, 0, NULL, NULL },
    { "optional_nested_enum", 21,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f21),
        NULL, NULL, 0, 2, NULL, NULL },
    { "optional_foreign_enum", 22,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f22),
        NULL, NULL, 0, 2, NULL, NULL },
    { "optional_aliased_enum", 23,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f23),
        NULL, NULL, 0, 2, NULL, NULL },
    { "optional_string_piece", 24,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f24_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "optional_cord", 25,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f25_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "recursive_message", 27,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f27),
        &protobuf_test_messages__proto3__TestAllTypesProto3__table, NULL, 0, 0, NULL, NULL },
    { "repeated_int32", 31,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f31_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f31),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_int64", 32,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f32_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f32),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_uint32", 33,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f33_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f33),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_uint64", 34,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f34_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f34),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_sint32", 35,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f35_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f35),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_sint64", 36,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f36_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f36),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_fixed32", 37,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f37_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f37),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_fixed64", 38,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f38_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f38),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_sfixed32", 39,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f39_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f39),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_sfixed64", 40,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f40_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f40),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_float", 41,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f41_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f41),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_double", 42,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f42_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f42),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_bool", 43,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f43_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f43),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "repeated_string", 44,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f44_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f44),
        NULL, NULL, 0, 1, NULL, NULL },
    { "repeated_bytes", 45,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f45_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f45),
        NULL, NULL, 0, 0, NULL, NULL },
    { "repeated_nested_message", 48,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f48_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f48),
        &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table, NULL, 0, 0, NULL, NULL },
    { "repeated_foreign_message", 49,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f49_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f49),
        &protobuf_test_messages__proto3__ForeignMessage__table, NULL, 0, 0, NULL, NULL },
    { "repeated_nested_enum", 51,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f51_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f51),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 2, NULL, NULL },
    { "repeated_foreign_enum", 52,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f52_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f52),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 2, NULL, NULL },
    { "repeated_string_piece", 54,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f54_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f54),
        NULL, NULL, 0, 1, NULL, NULL },
    { "repeated_cord", 55,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f55_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f55),
        NULL, NULL, 0, 1, NULL, NULL },
    { "map_int32_int32", 56,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f56_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f56),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_int64_int64", 57,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f57_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f57),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_uint32_uint32", 58,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f58_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f58),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_uint64_uint64", 59,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f59_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f59),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_sint32_sint32", 60,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f60_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f60),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_sint64_sint64", 61,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f61_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f61),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_fixed32_fixed32", 62,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f62_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f62),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_fixed64_fixed64", 63,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f63_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f63),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_sfixed32_sfixed32", 64,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f64_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f64),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_sfixed64_sfixed64", 65,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f65_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f65),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__table, NULL, 0, 0, NULL, NULL },
    { "map_int32_float", 66,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f66_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f66),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_int32_double", 67,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f67_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f67),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_bool_bool", 68,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f68_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f68),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_string", 69,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f69_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f69),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_bytes", 70,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f70_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f70),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_nested_message", 71,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f71_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f71),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_foreign_message", 72,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f72_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f72),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_nested_enum", 73,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f73_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f73),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__table, NULL, 0, 0, NULL, NULL },
    { "map_string_foreign_enum", 74,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f74_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f74),
        &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__table, NULL, 0, 0, NULL, NULL },
    { "packed_int32", 75,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f75_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f75),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_int64", 76,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f76_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f76),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_uint32", 77,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f77_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f77),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_uint64", 78,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f78_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f78),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_sint32", 79,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f79_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f79),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_sint64", 80,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f80_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f80),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_fixed32", 81,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f81_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f81),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_fixed64", 82,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f82_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f82),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_sfixed32", 83,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f83_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f83),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_sfixed64", 84,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f84_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f84),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_float", 85,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f85_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f85),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_double", 86,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f86_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f86),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_bool", 87,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f87_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f87),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "packed_nested_enum", 88,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f88_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f88),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 2, NULL, NULL },
    { "unpacked_int32", 89,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f89_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f89),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_int64", 90,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f90_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f90),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_uint32", 91,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f91_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f91),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_uint64", 92,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f92_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f92),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_sint32", 93,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f93_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f93),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_sint64", 94,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f94_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f94),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_fixed32", 95,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f95_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f95),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_fixed64", 96,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f96_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f96),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_sfixed32", 97,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f97_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f97),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_sfixed64", 98,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SFIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f98_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f98),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_float", 99,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f99_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f99),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_double", 100,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f100_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f100),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_bool", 101,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f101_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f101),
        NULL, NULL, 0, 0, NULL, NULL },
    { "unpacked_nested_enum", 102,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f102_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f102),
        NULL, NULL, 0, 2, NULL, NULL },
    { "oneof_uint32", 111,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f111),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_nested_message", 112,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f112),
        &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_string", 113,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f113),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "oneof_bytes", 114,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f114),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_bool", 115,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f115),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_uint64", 116,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f116),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_float", 117,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f117),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_double", 118,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f118),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "oneof_enum", 119,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f119),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 2, NULL, NULL },
    { "oneof_null_value", 120,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0_case), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, o0.f120),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 2, NULL, NULL },
    { "optional_bool_wrapper", 201,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f201),
        &google__protobuf__BoolValue__table, NULL, 0, 0, NULL, NULL },
    { "optional_int32_wrapper", 202,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f202),
        &google__protobuf__Int32Value__table, NULL, 0, 0, NULL, NULL },
    { "optional_int64_wrapper", 203,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f203),
        &google__protobuf__Int64Value__table, NULL, 0, 0, NULL, NULL },
    { "optional_uint32_wrapper", 204,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f204),
        &google__protobuf__UInt32Value__table, NULL, 0, 0, NULL, NULL },
    { "optional_uint64_wrapper", 205,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f205),
        &google__protobuf__UInt64Value__table, NULL, 0, 0, NULL, NULL },
    { "optional_float_wrapper", 206,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f206),
        &google__protobuf__FloatValue__table, NULL, 0, 0, NULL, NULL },
    { "optional_double_wrapper", 207,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f207),
        &google__protobuf__DoubleValue__table, NULL, 0, 0, NULL, NULL },
    { "optional_string_wrapper", 208,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f208),
        &google__protobuf__StringValue__table, NULL, 0, 0, NULL, NULL },
    { "optional_bytes_wrapper", 209,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f209),
        &google__protobuf__BytesValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_bool_wrapper", 211,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f211_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f211),
        &google__protobuf__BoolValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_int32_wrapper", 212,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f212_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f212),
        &google__protobuf__Int32Value__table, NULL, 0, 0, NULL, NULL },
    { "repeated_int64_wrapper", 213,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f213_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f213),
        &google__protobuf__Int64Value__table, NULL, 0, 0, NULL, NULL },
    { "repeated_uint32_wrapper", 214,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f214_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f214),
        &google__protobuf__UInt32Value__table, NULL, 0, 0, NULL, NULL },
    { "repeated_uint64_wrapper", 215,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f215_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f215),
        &google__protobuf__UInt64Value__table, NULL, 0, 0, NULL, NULL },
    { "repeated_float_wrapper", 216,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f216_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f216),
        &google__protobuf__FloatValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_double_wrapper", 217,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f217_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f217),
        &google__protobuf__DoubleValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_string_wrapper", 218,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f218_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f218),
        &google__protobuf__StringValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_bytes_wrapper", 219,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f219_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f219),
        &google__protobuf__BytesValue__table, NULL, 0, 0, NULL, NULL },
    { "optional_duration", 301,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f301),
        &google__protobuf__Duration__table, NULL, 0, 0, NULL, NULL },
    { "optional_timestamp", 302,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f302),
        &google__protobuf__Timestamp__table, NULL, 0, 0, NULL, NULL },
    { "optional_field_mask", 303,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f303),
        &google__protobuf__FieldMask__table, NULL, 0, 0, NULL, NULL },
    { "optional_struct", 304,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f304),
        &google__protobuf__Struct__table, NULL, 0, 0, NULL, NULL },
    { "optional_any", 305,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f305),
        &google__protobuf__Any__table, NULL, 0, 0, NULL, NULL },
    { "optional_value", 306,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f306),
        &google__protobuf__Value__table, NULL, 0, 0, NULL, NULL },
    { "optional_null_value", 307,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f307),
        NULL, NULL, 0, 2, NULL, NULL },
    { "repeated_duration", 311,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f311_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f311),
        &google__protobuf__Duration__table, NULL, 0, 0, NULL, NULL },
    { "repeated_timestamp", 312,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f312_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f312),
        &google__protobuf__Timestamp__table, NULL, 0, 0, NULL, NULL },
    { "repeated_fieldmask", 313,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f313_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f313),
        &google__protobuf__FieldMask__table, NULL, 0, 0, NULL, NULL },
    { "repeated_any", 315,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f315_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f315),
        &google__protobuf__Any__table, NULL, 0, 0, NULL, NULL },
    { "repeated_value", 316,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f316_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f316),
        &google__protobuf__Value__table, NULL, 0, 0, NULL, NULL },
    { "repeated_list_value", 317,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f317_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f317),
        &google__protobuf__ListValue__table, NULL, 0, 0, NULL, NULL },
    { "repeated_struct", 324,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f324_count), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f324),
        &google__protobuf__Struct__table, NULL, 0, 0, NULL, NULL },
    { "fieldname1", 401,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f401),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field_name2", 402,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f402),
        NULL, NULL, 0, 0, NULL, NULL },
    { "_field_name3", 403,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f403),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field__name4_", 404,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f404),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field0name5", 405,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f405),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field_0_name6", 406,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f406),
        NULL, NULL, 0, 0, NULL, NULL },
    { "fieldName7", 407,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f407),
        NULL, NULL, 0, 0, NULL, NULL },
    { "FieldName8", 408,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f408),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field_Name9", 409,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f409),
        NULL, NULL, 0, 0, NULL, NULL },
    { "Field_Name10", 410,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f410),
        NULL, NULL, 0, 0, NULL, NULL },
    { "FIELD_NAME11", 411,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f411),
        NULL, NULL, 0, 0, NULL, NULL },
    { "FIELD_name12", 412,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f412),
        NULL, NULL, 0, 0, NULL, NULL },
    { "__field_name13", 413,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f413),
        NULL, NULL, 0, 0, NULL, NULL },
    { "__Field_name14", 414,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f414),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field__name15", 415,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f415),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field__Name16", 416,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f416),
        NULL, NULL, 0, 0, NULL, NULL },
    { "field_name17__", 417,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f417),
        NULL, NULL, 0, 0, NULL, NULL },
    { "Field_name18__", 418,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3, f418),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__ranges[] = { { 1, 0 }, { 18, 15 }, { 21, 17 }, { 27, 22 }, { 31, 23 }, { 48, 38 }, { 51, 40 }, { 54, 42 }, { 111, 91 }, { 201, 101 }, { 211, 110 }, { 301, 119 }, { 311, 126 }, { 315, 129 }, { 324, 132 }, { 401, 133 }, { 0, 151 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3", "TestAllTypesProto3", "protobuf_test_messages__proto3__TestAllTypesProto3",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3),
    151, protobuf_test_messages__proto3__TestAllTypesProto3__fields, NULL,
    16, protobuf_test_messages__proto3__TestAllTypesProto3__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__fields[] = {
    { "a", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "corecursive", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage, f2),
        &protobuf_test_messages__proto3__TestAllTypesProto3__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage", "NestedMessage", "protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32Int32Entry", "MapInt32Int32Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapInt64Int64Entry", "MapInt64Int64Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapUint32Uint32Entry", "MapUint32Uint32Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapUint64Uint64Entry", "MapUint64Uint64Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SINT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapSint32Sint32Entry", "MapSint32Sint32Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SINT64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapSint64Sint64Entry", "MapSint64Sint64Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed32Fixed32Entry", "MapFixed32Fixed32Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed64Fixed64Entry", "MapFixed64Fixed64Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SFIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SFIXED32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed32Sfixed32Entry", "MapSfixed32Sfixed32Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SFIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SFIXED64,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed64Sfixed64Entry", "MapSfixed64Sfixed64Entry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32FloatEntry", "MapInt32FloatEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32DoubleEntry", "MapInt32DoubleEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapBoolBoolEntry", "MapBoolBoolEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringStringEntry", "MapStringStringEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry, f2_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringBytesEntry", "MapStringBytesEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry, f2),
        &protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedMessageEntry", "MapStringNestedMessageEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry, f2),
        &protobuf_test_messages__proto3__ForeignMessage__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignMessageEntry", "MapStringForeignMessageEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry, f2),
        NULL, NULL, 0, 2, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedEnumEntry", "MapStringNestedEnumEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry, f1_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry, f2_has), offsetof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry, f2),
        NULL, NULL, 0, 2, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry));
    message->descriptor = &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignEnumEntry", "MapStringForeignEnumEntry", "protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry),
    2, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__fields, NULL,
    1, protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__ranges,
    protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__descriptor(void) { return &protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__table; }

static const ProtobufCFieldDescriptor protobuf_test_messages__proto3__ForeignMessage__fields[] = {
    { "c", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(protobuf_test_messages__proto3__ForeignMessage, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange protobuf_test_messages__proto3__ForeignMessage__ranges[] = { { 1, 0 }, { 0, 1 } };
static void protobuf_test_messages__proto3__ForeignMessage__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__ForeignMessage));
    message->descriptor = &protobuf_test_messages__proto3__ForeignMessage__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__ForeignMessage__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.ForeignMessage", "ForeignMessage", "protobuf_test_messages__proto3__ForeignMessage",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__ForeignMessage),
    1, protobuf_test_messages__proto3__ForeignMessage__fields, NULL,
    1, protobuf_test_messages__proto3__ForeignMessage__ranges,
    protobuf_test_messages__proto3__ForeignMessage__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__ForeignMessage__descriptor(void) { return &protobuf_test_messages__proto3__ForeignMessage__table; }

static void protobuf_test_messages__proto3__NullHypothesisProto3__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__NullHypothesisProto3));
    message->descriptor = &protobuf_test_messages__proto3__NullHypothesisProto3__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__NullHypothesisProto3__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.NullHypothesisProto3", "NullHypothesisProto3", "protobuf_test_messages__proto3__NullHypothesisProto3",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__NullHypothesisProto3),
    0, NULL, NULL,
    0, NULL,
    protobuf_test_messages__proto3__NullHypothesisProto3__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__NullHypothesisProto3__descriptor(void) { return &protobuf_test_messages__proto3__NullHypothesisProto3__table; }

static void protobuf_test_messages__proto3__EnumOnlyProto3__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(protobuf_test_messages__proto3__EnumOnlyProto3));
    message->descriptor = &protobuf_test_messages__proto3__EnumOnlyProto3__table;
}
const ProtobufCMessageDescriptor protobuf_test_messages__proto3__EnumOnlyProto3__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "protobuf_test_messages.proto3.EnumOnlyProto3", "EnumOnlyProto3", "protobuf_test_messages__proto3__EnumOnlyProto3",
    "protobuf_test_messages.proto3", sizeof(protobuf_test_messages__proto3__EnumOnlyProto3),
    0, NULL, NULL,
    0, NULL,
    protobuf_test_messages__proto3__EnumOnlyProto3__init, NULL, NULL, NULL
};
const void *protobuf_test_messages__proto3__EnumOnlyProto3__descriptor(void) { return &protobuf_test_messages__proto3__EnumOnlyProto3__table; }
