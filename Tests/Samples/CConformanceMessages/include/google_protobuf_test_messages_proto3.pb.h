// Made by protoc-gen-flows from google/protobuf/test_messages_proto3.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// protobuf_test_messages.proto3.TestAllTypesProto3
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3 {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // optional_int32
    int32_t f1;
    // optional_int64
    int64_t f2;
    // optional_uint32
    uint32_t f3;
    // optional_uint64
    uint64_t f4;
    // optional_sint32
    int32_t f5;
    // optional_sint64
    int64_t f6;
    // optional_fixed32
    uint32_t f7;
    // optional_fixed64
    uint64_t f8;
    // optional_sfixed32
    int32_t f9;
    // optional_sfixed64
    int64_t f10;
    // optional_float
    int f11_has;
    float f11;
    // optional_double
    int f12_has;
    double f12;
    // optional_bool
    int f13;
    // optional_string
    size_t f14_len;
    uint8_t *f14;
    // optional_bytes
    size_t f15_len;
    uint8_t *f15;
    // optional_nested_message
    void *f18;
    // optional_foreign_message
    void *f19;
    // optional_nested_enum
    int32_t f21;
    // optional_foreign_enum
    int32_t f22;
    // optional_aliased_enum
    int32_t f23;
    // optional_string_piece
    size_t f24_len;
    uint8_t *f24;
    // optional_cord
    size_t f25_len;
    uint8_t *f25;
    // recursive_message
    void *f27;
    // repeated_int32
    size_t f31_count;
    void *f31;
    // repeated_int64
    size_t f32_count;
    void *f32;
    // repeated_uint32
    size_t f33_count;
    void *f33;
    // repeated_uint64
    size_t f34_count;
    void *f34;
    // repeated_sint32
    size_t f35_count;
    void *f35;
    // repeated_sint64
    size_t f36_count;
    void *f36;
    // repeated_fixed32
    size_t f37_count;
    void *f37;
    // repeated_fixed64
    size_t f38_count;
    void *f38;
    // repeated_sfixed32
    size_t f39_count;
    void *f39;
    // repeated_sfixed64
    size_t f40_count;
    void *f40;
    // repeated_float
    size_t f41_count;
    void *f41;
    // repeated_double
    size_t f42_count;
    void *f42;
    // repeated_bool
    size_t f43_count;
    void *f43;
    // repeated_string
    size_t f44_count;
    void *f44;
    // repeated_bytes
    size_t f45_count;
    void *f45;
    // repeated_nested_message
    size_t f48_count;
    void *f48;
    // repeated_foreign_message
    size_t f49_count;
    void *f49;
    // repeated_nested_enum
    size_t f51_count;
    void *f51;
    // repeated_foreign_enum
    size_t f52_count;
    void *f52;
    // repeated_string_piece
    size_t f54_count;
    void *f54;
    // repeated_cord
    size_t f55_count;
    void *f55;
    // map_int32_int32
    size_t f56_count;
    void *f56;
    // map_int64_int64
    size_t f57_count;
    void *f57;
    // map_uint32_uint32
    size_t f58_count;
    void *f58;
    // map_uint64_uint64
    size_t f59_count;
    void *f59;
    // map_sint32_sint32
    size_t f60_count;
    void *f60;
    // map_sint64_sint64
    size_t f61_count;
    void *f61;
    // map_fixed32_fixed32
    size_t f62_count;
    void *f62;
    // map_fixed64_fixed64
    size_t f63_count;
    void *f63;
    // map_sfixed32_sfixed32
    size_t f64_count;
    void *f64;
    // map_sfixed64_sfixed64
    size_t f65_count;
    void *f65;
    // map_int32_float
    size_t f66_count;
    void *f66;
    // map_int32_double
    size_t f67_count;
    void *f67;
    // map_bool_bool
    size_t f68_count;
    void *f68;
    // map_string_string
    size_t f69_count;
    void *f69;
    // map_string_bytes
    size_t f70_count;
    void *f70;
    // map_string_nested_message
    size_t f71_count;
    void *f71;
    // map_string_foreign_message
    size_t f72_count;
    void *f72;
    // map_string_nested_enum
    size_t f73_count;
    void *f73;
    // map_string_foreign_enum
    size_t f74_count;
    void *f74;
    // packed_int32
    size_t f75_count;
    void *f75;
    // packed_int64
    size_t f76_count;
    void *f76;
    // packed_uint32
    size_t f77_count;
    void *f77;
    // packed_uint64
    size_t f78_count;
    void *f78;
    // packed_sint32
    size_t f79_count;
    void *f79;
    // packed_sint64
    size_t f80_count;
    void *f80;
    // packed_fixed32
    size_t f81_count;
    void *f81;
    // packed_fixed64
    size_t f82_count;
    void *f82;
    // packed_sfixed32
    size_t f83_count;
    void *f83;
    // packed_sfixed64
    size_t f84_count;
    void *f84;
    // packed_float
    size_t f85_count;
    void *f85;
    // packed_double
    size_t f86_count;
    void *f86;
    // packed_bool
    size_t f87_count;
    void *f87;
    // packed_nested_enum
    size_t f88_count;
    void *f88;
    // unpacked_int32
    size_t f89_count;
    void *f89;
    // unpacked_int64
    size_t f90_count;
    void *f90;
    // unpacked_uint32
    size_t f91_count;
    void *f91;
    // unpacked_uint64
    size_t f92_count;
    void *f92;
    // unpacked_sint32
    size_t f93_count;
    void *f93;
    // unpacked_sint64
    size_t f94_count;
    void *f94;
    // unpacked_fixed32
    size_t f95_count;
    void *f95;
    // unpacked_fixed64
    size_t f96_count;
    void *f96;
    // unpacked_sfixed32
    size_t f97_count;
    void *f97;
    // unpacked_sfixed64
    size_t f98_count;
    void *f98;
    // unpacked_float
    size_t f99_count;
    void *f99;
    // unpacked_double
    size_t f100_count;
    void *f100;
    // unpacked_bool
    size_t f101_count;
    void *f101;
    // unpacked_nested_enum
    size_t f102_count;
    void *f102;
    // optional_bool_wrapper
    void *f201;
    // optional_int32_wrapper
    void *f202;
    // optional_int64_wrapper
    void *f203;
    // optional_uint32_wrapper
    void *f204;
    // optional_uint64_wrapper
    void *f205;
    // optional_float_wrapper
    void *f206;
    // optional_double_wrapper
    void *f207;
    // optional_string_wrapper
    void *f208;
    // optional_bytes_wrapper
    void *f209;
    // repeated_bool_wrapper
    size_t f211_count;
    void *f211;
    // repeated_int32_wrapper
    size_t f212_count;
    void *f212;
    // repeated_int64_wrapper
    size_t f213_count;
    void *f213;
    // repeated_uint32_wrapper
    size_t f214_count;
    void *f214;
    // repeated_uint64_wrapper
    size_t f215_count;
    void *f215;
    // repeated_float_wrapper
    size_t f216_count;
    void *f216;
    // repeated_double_wrapper
    size_t f217_count;
    void *f217;
    // repeated_string_wrapper
    size_t f218_count;
    void *f218;
    // repeated_bytes_wrapper
    size_t f219_count;
    void *f219;
    // optional_duration
    void *f301;
    // optional_timestamp
    void *f302;
    // optional_field_mask
    void *f303;
    // optional_struct
    void *f304;
    // optional_any
    void *f305;
    // optional_value
    void *f306;
    // optional_null_value
    int32_t f307;
    // repeated_duration
    size_t f311_count;
    void *f311;
    // repeated_timestamp
    size_t f312_count;
    void *f312;
    // repeated_fieldmask
    size_t f313_count;
    void *f313;
    // repeated_any
    size_t f315_count;
    void *f315;
    // repeated_value
    size_t f316_count;
    void *f316;
    // repeated_list_value
    size_t f317_count;
    void *f317;
    // repeated_struct
    size_t f324_count;
    void *f324;
    // fieldname1
    int32_t f401;
    // field_name2
    int32_t f402;
    // _field_name3
    int32_t f403;
    // field__name4_
    int32_t f404;
    // field0name5
    int32_t f405;
    // field_0_name6
    int32_t f406;
    // fieldName7
    int32_t f407;
    // FieldName8
    int32_t f408;
    // field_Name9
    int32_t f409;
    // Field_Name10
    int32_t f410;
    // FIELD_NAME11
    int32_t f411;
    // FIELD_name12
    int32_t f412;
    // __field_name13
    int32_t f413;
    // __Field_name14
    int32_t f414;
    // field__name15
    int32_t f415;
    // field__Name16
    int32_t f416;
    // field_name17__
    int32_t f417;
    // Field_name18__
    int32_t f418;
    // oneof oneof_field
    uint32_t o0_case;
    union {
        uint32_t f111;
        void *f112;
        struct { size_t len; uint8_t *data; } f113;
        struct { size_t len; uint8_t *data; } f114;
        int f115;
        uint64_t f116;
        float f117;
        double f118;
        int32_t f119;
        int32_t f120;
    } o0;
} protobuf_test_messages__proto3__TestAllTypesProto3;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.NestedMessage
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // a
    int32_t f1;
    // corecursive
    void *f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__NestedMessage__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32Int32Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    int32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32Int32Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapInt64Int64Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int64_t f1;
    // value
    int f2_has;
    int64_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt64Int64Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapUint32Uint32Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    uint32_t f1;
    // value
    int f2_has;
    uint32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapUint32Uint32Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapUint64Uint64Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    uint64_t f1;
    // value
    int f2_has;
    uint64_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapUint64Uint64Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapSint32Sint32Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    int32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSint32Sint32Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapSint64Sint64Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int64_t f1;
    // value
    int f2_has;
    int64_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSint64Sint64Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed32Fixed32Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    uint32_t f1;
    // value
    int f2_has;
    uint32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed32Fixed32Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapFixed64Fixed64Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    uint64_t f1;
    // value
    int f2_has;
    uint64_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapFixed64Fixed64Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed32Sfixed32Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    int32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed32Sfixed32Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapSfixed64Sfixed64Entry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int64_t f1;
    // value
    int f2_has;
    int64_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapSfixed64Sfixed64Entry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32FloatEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    float f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32FloatEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapInt32DoubleEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    double f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapInt32DoubleEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapBoolBoolEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int f1;
    // value
    int f2_has;
    int f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapBoolBoolEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringStringEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    size_t f2_len;
    uint8_t *f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringStringEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringBytesEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    size_t f2_len;
    uint8_t *f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringBytesEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedMessageEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    void *f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedMessageEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignMessageEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    void *f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignMessageEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringNestedEnumEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    int32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringNestedEnumEntry__descriptor(void);

// protobuf_test_messages.proto3.TestAllTypesProto3.MapStringForeignEnumEntry
typedef struct protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    int32_t f2;
} protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry;
const void *protobuf_test_messages__proto3__TestAllTypesProto3__MapStringForeignEnumEntry__descriptor(void);

// protobuf_test_messages.proto3.ForeignMessage
typedef struct protobuf_test_messages__proto3__ForeignMessage {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // c
    int32_t f1;
} protobuf_test_messages__proto3__ForeignMessage;
const void *protobuf_test_messages__proto3__ForeignMessage__descriptor(void);

// protobuf_test_messages.proto3.NullHypothesisProto3
typedef struct protobuf_test_messages__proto3__NullHypothesisProto3 {
    const void *type;
    unsigned unknown_count;
    void *unknown;
} protobuf_test_messages__proto3__NullHypothesisProto3;
const void *protobuf_test_messages__proto3__NullHypothesisProto3__descriptor(void);

// protobuf_test_messages.proto3.EnumOnlyProto3
typedef struct protobuf_test_messages__proto3__EnumOnlyProto3 {
    const void *type;
    unsigned unknown_count;
    void *unknown;
} protobuf_test_messages__proto3__EnumOnlyProto3;
const void *protobuf_test_messages__proto3__EnumOnlyProto3__descriptor(void);
