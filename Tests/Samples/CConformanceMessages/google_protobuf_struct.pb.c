// Made by protoc-gen-flows from google/protobuf/struct.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__ListValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__Struct__table;
extern const ProtobufCMessageDescriptor google__protobuf__Struct__FieldsEntry__table;
extern const ProtobufCMessageDescriptor google__protobuf__Value__table;

static const ProtobufCFieldDescriptor google__protobuf__Struct__fields[] = {
    { "fields", 1,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(google__protobuf__Struct, f1_count), offsetof(google__protobuf__Struct, f1),
        &google__protobuf__Struct__FieldsEntry__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Struct__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__Struct__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Struct));
    message->descriptor = &google__protobuf__Struct__table;
}
const ProtobufCMessageDescriptor google__protobuf__Struct__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Struct", "Struct", "google__protobuf__Struct",
    "google.protobuf", sizeof(google__protobuf__Struct),
    1, google__protobuf__Struct__fields, NULL,
    1, google__protobuf__Struct__ranges,
    google__protobuf__Struct__init, NULL, NULL, NULL
};
const void *google__protobuf__Struct__descriptor(void) { return &google__protobuf__Struct__table; }

static const ProtobufCFieldDescriptor google__protobuf__Struct__FieldsEntry__fields[] = {
    { "key", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(google__protobuf__Struct__FieldsEntry, f1_has), offsetof(google__protobuf__Struct__FieldsEntry, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(google__protobuf__Struct__FieldsEntry, f2),
        &google__protobuf__Value__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Struct__FieldsEntry__ranges[] = { { 1, 0 }, { 0, 2 } };
static void google__protobuf__Struct__FieldsEntry__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Struct__FieldsEntry));
    message->descriptor = &google__protobuf__Struct__FieldsEntry__table;
}
const ProtobufCMessageDescriptor google__protobuf__Struct__FieldsEntry__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Struct.FieldsEntry", "FieldsEntry", "google__protobuf__Struct__FieldsEntry",
    "google.protobuf", sizeof(google__protobuf__Struct__FieldsEntry),
    2, google__protobuf__Struct__FieldsEntry__fields, NULL,
    1, google__protobuf__Struct__FieldsEntry__ranges,
    google__protobuf__Struct__FieldsEntry__init, NULL, NULL, NULL
};
const void *google__protobuf__Struct__FieldsEntry__descriptor(void) { return &google__protobuf__Struct__FieldsEntry__table; }

static const ProtobufCFieldDescriptor google__protobuf__Value__fields[] = {
    { "null_value", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_INT32,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f1),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 2, NULL, NULL },
    { "number_value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "string_value", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f3),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "bool_value", 4,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BOOL,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f4),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "struct_value", 5,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f5),
        &google__protobuf__Struct__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "list_value", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(google__protobuf__Value, o0_case), offsetof(google__protobuf__Value, o0.f6),
        &google__protobuf__ListValue__table, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Value__ranges[] = { { 1, 0 }, { 0, 6 } };
static void google__protobuf__Value__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Value));
    message->descriptor = &google__protobuf__Value__table;
}
const ProtobufCMessageDescriptor google__protobuf__Value__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Value", "Value", "google__protobuf__Value",
    "google.protobuf", sizeof(google__protobuf__Value),
    6, google__protobuf__Value__fields, NULL,
    1, google__protobuf__Value__ranges,
    google__protobuf__Value__init, NULL, NULL, NULL
};
const void *google__protobuf__Value__descriptor(void) { return &google__protobuf__Value__table; }

static const ProtobufCFieldDescriptor google__protobuf__ListValue__fields[] = {
    { "values", 1,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(google__protobuf__ListValue, f1_count), offsetof(google__protobuf__ListValue, f1),
        &google__protobuf__Value__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__ListValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__ListValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__ListValue));
    message->descriptor = &google__protobuf__ListValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__ListValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.ListValue", "ListValue", "google__protobuf__ListValue",
    "google.protobuf", sizeof(google__protobuf__ListValue),
    1, google__protobuf__ListValue__fields, NULL,
    1, google__protobuf__ListValue__ranges,
    google__protobuf__ListValue__init, NULL, NULL, NULL
};
const void *google__protobuf__ListValue__descriptor(void) { return &google__protobuf__ListValue__table; }
