// Made by protoc-gen-flows from sample.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CSampleMessages.h"

extern const ProtobufCMessageDescriptor sample__Choice__table;
extern const ProtobufCMessageDescriptor sample__Event__table;
extern const ProtobufCMessageDescriptor sample__Leaf__table;
extern const ProtobufCMessageDescriptor sample__LeafOfTomorrow__table;
extern const ProtobufCMessageDescriptor sample__Leaf__Leaflet__table;
extern const ProtobufCMessageDescriptor sample__Lists__table;
extern const ProtobufCMessageDescriptor sample__Maps__table;
extern const ProtobufCMessageDescriptor sample__Maps__ByFlagEntry__table;
extern const ProtobufCMessageDescriptor sample__Maps__ByLargeEntry__table;
extern const ProtobufCMessageDescriptor sample__Maps__ByNumberEntry__table;
extern const ProtobufCMessageDescriptor sample__Maps__BySignedEntry__table;
extern const ProtobufCMessageDescriptor sample__Maps__ByTextEntry__table;
extern const ProtobufCMessageDescriptor sample__Maps__TreesEntry__table;
extern const ProtobufCMessageDescriptor sample__Nothing__table;
extern const ProtobufCMessageDescriptor sample__Numbered__table;
extern const ProtobufCMessageDescriptor sample__Optionals__table;
extern const ProtobufCMessageDescriptor sample__Reserved__table;
extern const ProtobufCMessageDescriptor sample__Scalars__table;
extern const ProtobufCMessageDescriptor sample__Tree__table;
extern const ProtobufCMessageDescriptor sample__Tree__Branch__table;
extern const ProtobufCMessageDescriptor sample__Tree__NamedEntry__table;
extern const ProtobufCMessageDescriptor sample__Wide__table;

static const ProtobufCFieldDescriptor sample__Scalars__fields[] = {
    { "a_double", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Scalars, f1_has), offsetof(sample__Scalars, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_float", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(sample__Scalars, f2_has), offsetof(sample__Scalars, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "an_int32", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Scalars, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "an_int64", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(sample__Scalars, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_uint32", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(sample__Scalars, f5),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_uint64", 6,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT64,
        0, offsetof(sample__Scalars, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_sint32", 7,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SINT32,
        0, offsetof(sample__Scalars, f7),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_sint64", 8,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SINT64,
        0, offsetof(sample__Scalars, f8),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_fixed32", 9,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED32,
        0, offsetof(sample__Scalars, f9),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_fixed64", 10,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(sample__Scalars, f10),
        NULL, NULL, 0, 0, NULL, NULL },
    { "an_sfixed32", 11,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SFIXED32,
        0, offsetof(sample__Scalars, f11),
        NULL, NULL, 0, 0, NULL, NULL },
    { "an_sfixed64", 12,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SFIXED64,
        0, offsetof(sample__Scalars, f12),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_bool", 13,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(sample__Scalars, f13),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_string", 14,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Scalars, f14_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "some_bytes", 15,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Scalars, f15_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "colour", 16,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Scalars, f16),
        NULL, NULL, 0, 2, NULL, NULL },
};
static const ProtobufCIntRange sample__Scalars__ranges[] = { { 1, 0 }, { 0, 16 } };
static void sample__Scalars__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Scalars));
    message->descriptor = &sample__Scalars__table;
}
const ProtobufCMessageDescriptor sample__Scalars__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Scalars", "Scalars", "sample__Scalars",
    "sample", sizeof(sample__Scalars),
    16, sample__Scalars__fields, NULL,
    1, sample__Scalars__ranges,
    sample__Scalars__init, NULL, NULL, NULL
};
const void *sample__Scalars__descriptor(void) { return &sample__Scalars__table; }

static const ProtobufCFieldDescriptor sample__Optionals__fields[] = {
    { "a_double", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Optionals, f1_has), offsetof(sample__Optionals, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_float", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(sample__Optionals, f2_has), offsetof(sample__Optionals, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "an_int32", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Optionals, f3_has), offsetof(sample__Optionals, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_uint64", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT64,
        offsetof(sample__Optionals, f6_has), offsetof(sample__Optionals, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_bool", 13,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(sample__Optionals, f13_has), offsetof(sample__Optionals, f13),
        NULL, NULL, 0, 0, NULL, NULL },
    { "a_string", 14,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Optionals, f14_has), offsetof(sample__Optionals, f14_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "some_bytes", 15,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Optionals, f15_has), offsetof(sample__Optionals, f15_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "colour", 16,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Optionals, f16_has), offsetof(sample__Optionals, f16),
        NULL, NULL, 0, 2, NULL, NULL },
    { "scalars", 1000,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Optionals, f1000),
        &sample__Scalars__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Optionals__ranges[] = { { 1, 0 }, { 6, 3 }, { 13, 4 }, { 1000, 8 }, { 0, 9 } };
static void sample__Optionals__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Optionals));
    message->descriptor = &sample__Optionals__table;
}
const ProtobufCMessageDescriptor sample__Optionals__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Optionals", "Optionals", "sample__Optionals",
    "sample", sizeof(sample__Optionals),
    9, sample__Optionals__fields, NULL,
    4, sample__Optionals__ranges,
    sample__Optionals__init, NULL, NULL, NULL
};
const void *sample__Optionals__descriptor(void) { return &sample__Optionals__table; }

static const ProtobufCFieldDescriptor sample__Lists__fields[] = {
    { "doubles", 1,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Lists, f1_count), offsetof(sample__Lists, f1),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "ints", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Lists, f2_count), offsetof(sample__Lists, f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "sints", 3,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_SINT64,
        offsetof(sample__Lists, f3_count), offsetof(sample__Lists, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "bools", 4,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BOOL,
        offsetof(sample__Lists, f4_count), offsetof(sample__Lists, f4),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "strings", 5,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Lists, f5_count), offsetof(sample__Lists, f5),
        NULL, NULL, 0, 1, NULL, NULL },
    { "byte_strings", 6,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Lists, f6_count), offsetof(sample__Lists, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "colours", 7,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Lists, f7_count), offsetof(sample__Lists, f7),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 2, NULL, NULL },
    { "leaves", 8,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Lists, f8_count), offsetof(sample__Lists, f8),
        &sample__Leaf__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Lists__ranges[] = { { 1, 0 }, { 0, 8 } };
static void sample__Lists__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Lists));
    message->descriptor = &sample__Lists__table;
}
const ProtobufCMessageDescriptor sample__Lists__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Lists", "Lists", "sample__Lists",
    "sample", sizeof(sample__Lists),
    8, sample__Lists__fields, NULL,
    1, sample__Lists__ranges,
    sample__Lists__init, NULL, NULL, NULL
};
const void *sample__Lists__descriptor(void) { return &sample__Lists__table; }

static const ProtobufCFieldDescriptor sample__Maps__fields[] = {
    { "by_text", 1,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f1_count), offsetof(sample__Maps, f1),
        &sample__Maps__ByTextEntry__table, NULL, 0, 0, NULL, NULL },
    { "by_number", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f2_count), offsetof(sample__Maps, f2),
        &sample__Maps__ByNumberEntry__table, NULL, 0, 0, NULL, NULL },
    { "by_flag", 3,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f3_count), offsetof(sample__Maps, f3),
        &sample__Maps__ByFlagEntry__table, NULL, 0, 0, NULL, NULL },
    { "by_large", 4,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f4_count), offsetof(sample__Maps, f4),
        &sample__Maps__ByLargeEntry__table, NULL, 0, 0, NULL, NULL },
    { "by_signed", 5,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f5_count), offsetof(sample__Maps, f5),
        &sample__Maps__BySignedEntry__table, NULL, 0, 0, NULL, NULL },
    { "trees", 6,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Maps, f6_count), offsetof(sample__Maps, f6),
        &sample__Maps__TreesEntry__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__ranges[] = { { 1, 0 }, { 0, 6 } };
static void sample__Maps__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps));
    message->descriptor = &sample__Maps__table;
}
const ProtobufCMessageDescriptor sample__Maps__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps", "Maps", "sample__Maps",
    "sample", sizeof(sample__Maps),
    6, sample__Maps__fields, NULL,
    1, sample__Maps__ranges,
    sample__Maps__init, NULL, NULL, NULL
};
const void *sample__Maps__descriptor(void) { return &sample__Maps__table; }

static const ProtobufCFieldDescriptor sample__Maps__ByTextEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Maps__ByTextEntry, f1_has), offsetof(sample__Maps__ByTextEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT64,
        offsetof(sample__Maps__ByTextEntry, f2_has), offsetof(sample__Maps__ByTextEntry, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__ByTextEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__ByTextEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__ByTextEntry));
    message->descriptor = &sample__Maps__ByTextEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__ByTextEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.ByTextEntry", "ByTextEntry", "sample__Maps__ByTextEntry",
    "sample", sizeof(sample__Maps__ByTextEntry),
    2, sample__Maps__ByTextEntry__fields, NULL,
    1, sample__Maps__ByTextEntry__ranges,
    sample__Maps__ByTextEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__ByTextEntry__descriptor(void) { return &sample__Maps__ByTextEntry__table; }

static const ProtobufCFieldDescriptor sample__Maps__ByNumberEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Maps__ByNumberEntry, f1_has), offsetof(sample__Maps__ByNumberEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Maps__ByNumberEntry, f2_has), offsetof(sample__Maps__ByNumberEntry, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__ByNumberEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__ByNumberEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__ByNumberEntry));
    message->descriptor = &sample__Maps__ByNumberEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__ByNumberEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.ByNumberEntry", "ByNumberEntry", "sample__Maps__ByNumberEntry",
    "sample", sizeof(sample__Maps__ByNumberEntry),
    2, sample__Maps__ByNumberEntry__fields, NULL,
    1, sample__Maps__ByNumberEntry__ranges,
    sample__Maps__ByNumberEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__ByNumberEntry__descriptor(void) { return &sample__Maps__ByNumberEntry__table; }

static const ProtobufCFieldDescriptor sample__Maps__ByFlagEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(sample__Maps__ByFlagEntry, f1_has), offsetof(sample__Maps__ByFlagEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Maps__ByFlagEntry, f2),
        &sample__Leaf__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__ByFlagEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__ByFlagEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__ByFlagEntry));
    message->descriptor = &sample__Maps__ByFlagEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__ByFlagEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.ByFlagEntry", "ByFlagEntry", "sample__Maps__ByFlagEntry",
    "sample", sizeof(sample__Maps__ByFlagEntry),
    2, sample__Maps__ByFlagEntry__fields, NULL,
    1, sample__Maps__ByFlagEntry__ranges,
    sample__Maps__ByFlagEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__ByFlagEntry__descriptor(void) { return &sample__Maps__ByFlagEntry__table; }

static const ProtobufCFieldDescriptor sample__Maps__ByLargeEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_UINT64,
        offsetof(sample__Maps__ByLargeEntry, f1_has), offsetof(sample__Maps__ByLargeEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Maps__ByLargeEntry, f2_has), offsetof(sample__Maps__ByLargeEntry, f2),
        NULL, NULL, 0, 2, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__ByLargeEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__ByLargeEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__ByLargeEntry));
    message->descriptor = &sample__Maps__ByLargeEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__ByLargeEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.ByLargeEntry", "ByLargeEntry", "sample__Maps__ByLargeEntry",
    "sample", sizeof(sample__Maps__ByLargeEntry),
    2, sample__Maps__ByLargeEntry__fields, NULL,
    1, sample__Maps__ByLargeEntry__ranges,
    sample__Maps__ByLargeEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__ByLargeEntry__descriptor(void) { return &sample__Maps__ByLargeEntry__table; }

static const ProtobufCFieldDescriptor sample__Maps__BySignedEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_SINT64,
        offsetof(sample__Maps__BySignedEntry, f1_has), offsetof(sample__Maps__BySignedEntry, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Maps__BySignedEntry, f2_has), offsetof(sample__Maps__BySignedEntry, f2_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__BySignedEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__BySignedEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__BySignedEntry));
    message->descriptor = &sample__Maps__BySignedEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__BySignedEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.BySignedEntry", "BySignedEntry", "sample__Maps__BySignedEntry",
    "sample", sizeof(sample__Maps__BySignedEntry),
    2, sample__Maps__BySignedEntry__fields, NULL,
    1, sample__Maps__BySignedEntry__ranges,
    sample__Maps__BySignedEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__BySignedEntry__descriptor(void) { return &sample__Maps__BySignedEntry__table; }

static const ProtobufCFieldDescriptor sample__Maps__TreesEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Maps__TreesEntry, f1_has), offsetof(sample__Maps__TreesEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Maps__TreesEntry, f2),
        &sample__Tree__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Maps__TreesEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Maps__TreesEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Maps__TreesEntry));
    message->descriptor = &sample__Maps__TreesEntry__table;
}
const ProtobufCMessageDescriptor sample__Maps__TreesEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Maps.TreesEntry", "TreesEntry", "sample__Maps__TreesEntry",
    "sample", sizeof(sample__Maps__TreesEntry),
    2, sample__Maps__TreesEntry__fields, NULL,
    1, sample__Maps__TreesEntry__ranges,
    sample__Maps__TreesEntry__init, NULL, NULL, NULL
};
const void *sample__Maps__TreesEntry__descriptor(void) { return &sample__Maps__TreesEntry__table; }

static const ProtobufCFieldDescriptor sample__Choice__fields[] = {
    { "before", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Choice, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "number", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "text", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f3),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "raw", 4,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f4),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "leaf", 5,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f5),
        &sample__Leaf__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "flag", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f6),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "real", 7,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f7),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "colour", 8,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f8),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 2, NULL, NULL },
    { "inner", 9,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Choice, o0_case), offsetof(sample__Choice, o0.f9),
        &sample__Choice__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "default", 10,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Choice, o1_case), offsetof(sample__Choice, o1.f10),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "self", 11,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Choice, o1_case), offsetof(sample__Choice, o1.f11),
        &sample__Leaf__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Choice__ranges[] = { { 1, 0 }, { 0, 11 } };
static void sample__Choice__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Choice));
    message->descriptor = &sample__Choice__table;
}
const ProtobufCMessageDescriptor sample__Choice__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Choice", "Choice", "sample__Choice",
    "sample", sizeof(sample__Choice),
    11, sample__Choice__fields, NULL,
    1, sample__Choice__ranges,
    sample__Choice__init, NULL, NULL, NULL
};
const void *sample__Choice__descriptor(void) { return &sample__Choice__table; }

static const ProtobufCFieldDescriptor sample__Leaf__fields[] = {
    { "name", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Leaf, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "numbers", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__Leaf, f2_count), offsetof(sample__Leaf, f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "leaflet", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Leaf, f3),
        &sample__Leaf__Leaflet__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Leaf__ranges[] = { { 1, 0 }, { 0, 3 } };
static void sample__Leaf__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Leaf));
    message->descriptor = &sample__Leaf__table;
}
const ProtobufCMessageDescriptor sample__Leaf__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Leaf", "Leaf", "sample__Leaf",
    "sample", sizeof(sample__Leaf),
    3, sample__Leaf__fields, NULL,
    1, sample__Leaf__ranges,
    sample__Leaf__init, NULL, NULL, NULL
};
const void *sample__Leaf__descriptor(void) { return &sample__Leaf__table; }

static const ProtobufCFieldDescriptor sample__Leaf__Leaflet__fields[] = {
    { "weight", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(sample__Leaf__Leaflet, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "name", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Leaf__Leaflet, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange sample__Leaf__Leaflet__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Leaf__Leaflet__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Leaf__Leaflet));
    message->descriptor = &sample__Leaf__Leaflet__table;
}
const ProtobufCMessageDescriptor sample__Leaf__Leaflet__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Leaf.Leaflet", "Leaflet", "sample__Leaf__Leaflet",
    "sample", sizeof(sample__Leaf__Leaflet),
    2, sample__Leaf__Leaflet__fields, NULL,
    1, sample__Leaf__Leaflet__ranges,
    sample__Leaf__Leaflet__init, NULL, NULL, NULL
};
const void *sample__Leaf__Leaflet__descriptor(void) { return &sample__Leaf__Leaflet__table; }

static const ProtobufCFieldDescriptor sample__Tree__fields[] = {
    { "name", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Tree, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "left", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Tree, f2),
        &sample__Tree__table, NULL, 0, 0, NULL, NULL },
    { "children", 3,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Tree, f3_count), offsetof(sample__Tree, f3),
        &sample__Tree__table, NULL, 0, 0, NULL, NULL },
    { "named", 4,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(sample__Tree, f4_count), offsetof(sample__Tree, f4),
        &sample__Tree__NamedEntry__table, NULL, 0, 0, NULL, NULL },
    { "branch", 5,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Tree, f5),
        &sample__Tree__Branch__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Tree__ranges[] = { { 1, 0 }, { 0, 5 } };
static void sample__Tree__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Tree));
    message->descriptor = &sample__Tree__table;
}
const ProtobufCMessageDescriptor sample__Tree__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Tree", "Tree", "sample__Tree",
    "sample", sizeof(sample__Tree),
    5, sample__Tree__fields, NULL,
    1, sample__Tree__ranges,
    sample__Tree__init, NULL, NULL, NULL
};
const void *sample__Tree__descriptor(void) { return &sample__Tree__table; }

static const ProtobufCFieldDescriptor sample__Tree__NamedEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Tree__NamedEntry, f1_has), offsetof(sample__Tree__NamedEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Tree__NamedEntry, f2),
        &sample__Tree__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Tree__NamedEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void sample__Tree__NamedEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Tree__NamedEntry));
    message->descriptor = &sample__Tree__NamedEntry__table;
}
const ProtobufCMessageDescriptor sample__Tree__NamedEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Tree.NamedEntry", "NamedEntry", "sample__Tree__NamedEntry",
    "sample", sizeof(sample__Tree__NamedEntry),
    2, sample__Tree__NamedEntry__fields, NULL,
    1, sample__Tree__NamedEntry__ranges,
    sample__Tree__NamedEntry__init, NULL, NULL, NULL
};
const void *sample__Tree__NamedEntry__descriptor(void) { return &sample__Tree__NamedEntry__table; }

static const ProtobufCFieldDescriptor sample__Tree__Branch__fields[] = {
    { "tree", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Tree__Branch, f1),
        &sample__Tree__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Tree__Branch__ranges[] = { { 1, 0 }, { 0, 1 } };
static void sample__Tree__Branch__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Tree__Branch));
    message->descriptor = &sample__Tree__Branch__table;
}
const ProtobufCMessageDescriptor sample__Tree__Branch__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Tree.Branch", "Branch", "sample__Tree__Branch",
    "sample", sizeof(sample__Tree__Branch),
    1, sample__Tree__Branch__fields, NULL,
    1, sample__Tree__Branch__ranges,
    sample__Tree__Branch__init, NULL, NULL, NULL
};
const void *sample__Tree__Branch__descriptor(void) { return &sample__Tree__Branch__table; }

static const ProtobufCFieldDescriptor sample__Reserved__fields[] = {
    { "class", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "init", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "self", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f3_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "unknown_fields", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f4_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "in", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f5_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "some_name", 6,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f6_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "raw", 8,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f8_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "topic", 9,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f9_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "codec", 10,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Reserved, f10_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "type", 11,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Reserved, f11),
        NULL, NULL, 0, 2, NULL, NULL },
    { "level", 12,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Reserved, f12),
        NULL, NULL, 0, 2, NULL, NULL },
};
static const ProtobufCIntRange sample__Reserved__ranges[] = { { 1, 0 }, { 8, 6 }, { 0, 11 } };
static void sample__Reserved__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Reserved));
    message->descriptor = &sample__Reserved__table;
}
const ProtobufCMessageDescriptor sample__Reserved__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Reserved", "Reserved", "sample__Reserved",
    "sample", sizeof(sample__Reserved),
    11, sample__Reserved__fields, NULL,
    2, sample__Reserved__ranges,
    sample__Reserved__init, NULL, NULL, NULL
};
const void *sample__Reserved__descriptor(void) { return &sample__Reserved__table; }

static void sample__Nothing__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Nothing));
    message->descriptor = &sample__Nothing__table;
}
const ProtobufCMessageDescriptor sample__Nothing__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Nothing", "Nothing", "sample__Nothing",
    "sample", sizeof(sample__Nothing),
    0, NULL, NULL,
    0, NULL,
    sample__Nothing__init, NULL, NULL, NULL
};
const void *sample__Nothing__descriptor(void) { return &sample__Nothing__table; }

static const ProtobufCFieldDescriptor sample__Event__fields[] = {
    { "id", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Event, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "name", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Event, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "count", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(sample__Event, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "at", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(sample__Event, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "data", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Event, f5_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "ratio", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Event, f6_has), offsetof(sample__Event, f6),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Event__ranges[] = { { 1, 0 }, { 0, 6 } };
static void sample__Event__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Event));
    message->descriptor = &sample__Event__table;
}
const ProtobufCMessageDescriptor sample__Event__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Event", "Event", "sample__Event",
    "sample", sizeof(sample__Event),
    6, sample__Event__fields, NULL,
    1, sample__Event__ranges,
    sample__Event__init, NULL, NULL, NULL
};
const void *sample__Event__descriptor(void) { return &sample__Event__table; }

static const ProtobufCFieldDescriptor sample__Wide__fields[] = {
    { "account", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(sample__Wide, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "user", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Wide, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "small", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(sample__Wide, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "integer", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Wide, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "flag", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(sample__Wide, f5),
        NULL, NULL, 0, 0, NULL, NULL },
    { "ratio", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__Wide, f6_has), offsetof(sample__Wide, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "real", 7,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(sample__Wide, f7_has), offsetof(sample__Wide, f7),
        NULL, NULL, 0, 0, NULL, NULL },
    { "raw", 8,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__Wide, f8_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "at", 9,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(sample__Wide, f9),
        NULL, NULL, 0, 0, NULL, NULL },
    { "leaf", 10,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__Wide, f10),
        &sample__Leaf__table, NULL, 0, 0, NULL, NULL },
    { "note", 11,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Wide, f11_has), offsetof(sample__Wide, f11_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "tags", 12,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Wide, f12_count), offsetof(sample__Wide, f12),
        NULL, NULL, 0, 1, NULL, NULL },
    { "colour", 13,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(sample__Wide, f13),
        NULL, NULL, 0, 2, NULL, NULL },
    { "cents", 14,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT64,
        offsetof(sample__Wide, o0_case), offsetof(sample__Wide, o0.f14),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "text", 15,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(sample__Wide, o0_case), offsetof(sample__Wide, o0.f15),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
};
static const ProtobufCIntRange sample__Wide__ranges[] = { { 1, 0 }, { 0, 15 } };
static void sample__Wide__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Wide));
    message->descriptor = &sample__Wide__table;
}
const ProtobufCMessageDescriptor sample__Wide__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Wide", "Wide", "sample__Wide",
    "sample", sizeof(sample__Wide),
    15, sample__Wide__fields, NULL,
    1, sample__Wide__ranges,
    sample__Wide__init, NULL, NULL, NULL
};
const void *sample__Wide__descriptor(void) { return &sample__Wide__table; }

static const ProtobufCFieldDescriptor sample__Numbered__fields[] = {
    { "id", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_SINT32,
        0, offsetof(sample__Numbered, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__Numbered__ranges[] = { { 1, 0 }, { 0, 1 } };
static void sample__Numbered__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__Numbered));
    message->descriptor = &sample__Numbered__table;
}
const ProtobufCMessageDescriptor sample__Numbered__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.Numbered", "Numbered", "sample__Numbered",
    "sample", sizeof(sample__Numbered),
    1, sample__Numbered__fields, NULL,
    1, sample__Numbered__ranges,
    sample__Numbered__init, NULL, NULL, NULL
};
const void *sample__Numbered__descriptor(void) { return &sample__Numbered__table; }

static const ProtobufCFieldDescriptor sample__LeafOfTomorrow__fields[] = {
    { "name", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__LeafOfTomorrow, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "numbers", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_INT32,
        offsetof(sample__LeafOfTomorrow, f2_count), offsetof(sample__LeafOfTomorrow, f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "leaflet", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__LeafOfTomorrow, f3),
        &sample__Leaf__Leaflet__table, NULL, 0, 0, NULL, NULL },
    { "colour", 20,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(sample__LeafOfTomorrow, f20_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "marks", 21,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_FIXED32,
        offsetof(sample__LeafOfTomorrow, f21_count), offsetof(sample__LeafOfTomorrow, f21),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_PACKED, 0, NULL, NULL },
    { "cousin", 22,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(sample__LeafOfTomorrow, f22),
        &sample__Leaf__table, NULL, 0, 0, NULL, NULL },
    { "width", 536870911,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(sample__LeafOfTomorrow, f536870911_has), offsetof(sample__LeafOfTomorrow, f536870911),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange sample__LeafOfTomorrow__ranges[] = { { 1, 0 }, { 20, 3 }, { 536870911, 6 }, { 0, 7 } };
static void sample__LeafOfTomorrow__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(sample__LeafOfTomorrow));
    message->descriptor = &sample__LeafOfTomorrow__table;
}
const ProtobufCMessageDescriptor sample__LeafOfTomorrow__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "sample.LeafOfTomorrow", "LeafOfTomorrow", "sample__LeafOfTomorrow",
    "sample", sizeof(sample__LeafOfTomorrow),
    7, sample__LeafOfTomorrow__fields, NULL,
    3, sample__LeafOfTomorrow__ranges,
    sample__LeafOfTomorrow__init, NULL, NULL, NULL
};
const void *sample__LeafOfTomorrow__descriptor(void) { return &sample__LeafOfTomorrow__table; }
