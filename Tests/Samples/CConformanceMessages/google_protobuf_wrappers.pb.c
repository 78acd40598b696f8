// Made by protoc-gen-flows from google/protobuf/wrappers.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__BoolValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__BytesValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__DoubleValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__FloatValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__Int32Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__Int64Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__StringValue__table;
extern const ProtobufCMessageDescriptor google__protobuf__UInt32Value__table;
extern const ProtobufCMessageDescriptor google__protobuf__UInt64Value__table;

static const ProtobufCFieldDescriptor google__protobuf__DoubleValue__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_DOUBLE,
        offsetof(google__protobuf__DoubleValue, f1_has), offsetof(google__protobuf__DoubleValue, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__DoubleValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__DoubleValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__DoubleValue));
    message->descriptor = &google__protobuf__DoubleValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__DoubleValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.DoubleValue", "DoubleValue", "google__protobuf__DoubleValue",
    "google.protobuf", sizeof(google__protobuf__DoubleValue),
    1, google__protobuf__DoubleValue__fields, NULL,
    1, google__protobuf__DoubleValue__ranges,
    google__protobuf__DoubleValue__init, NULL, NULL, NULL
};
const void *google__protobuf__DoubleValue__descriptor(void) { return &google__protobuf__DoubleValue__table; }

static const ProtobufCFieldDescriptor google__protobuf__FloatValue__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_FLOAT,
        offsetof(google__protobuf__FloatValue, f1_has), offsetof(google__protobuf__FloatValue, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__FloatValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__FloatValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__FloatValue));
    message->descriptor = &google__protobuf__FloatValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__FloatValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.FloatValue", "FloatValue", "google__protobuf__FloatValue",
    "google.protobuf", sizeof(google__protobuf__FloatValue),
    1, google__protobuf__FloatValue__fields, NULL,
    1, google__protobuf__FloatValue__ranges,
    google__protobuf__FloatValue__init, NULL, NULL, NULL
};
const void *google__protobuf__FloatValue__descriptor(void) { return &google__protobuf__FloatValue__table; }

static const ProtobufCFieldDescriptor google__protobuf__Int64Value__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(google__protobuf__Int64Value, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Int64Value__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__Int64Value__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Int64Value));
    message->descriptor = &google__protobuf__Int64Value__table;
}
const ProtobufCMessageDescriptor google__protobuf__Int64Value__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Int64Value", "Int64Value", "google__protobuf__Int64Value",
    "google.protobuf", sizeof(google__protobuf__Int64Value),
    1, google__protobuf__Int64Value__fields, NULL,
    1, google__protobuf__Int64Value__ranges,
    google__protobuf__Int64Value__init, NULL, NULL, NULL
};
const void *google__protobuf__Int64Value__descriptor(void) { return &google__protobuf__Int64Value__table; }

static const ProtobufCFieldDescriptor google__protobuf__UInt64Value__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT64,
        0, offsetof(google__protobuf__UInt64Value, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__UInt64Value__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__UInt64Value__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__UInt64Value));
    message->descriptor = &google__protobuf__UInt64Value__table;
}
const ProtobufCMessageDescriptor google__protobuf__UInt64Value__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.UInt64Value", "UInt64Value", "google__protobuf__UInt64Value",
    "google.protobuf", sizeof(google__protobuf__UInt64Value),
    1, google__protobuf__UInt64Value__fields, NULL,
    1, google__protobuf__UInt64Value__ranges,
    google__protobuf__UInt64Value__init, NULL, NULL, NULL
};
const void *google__protobuf__UInt64Value__descriptor(void) { return &google__protobuf__UInt64Value__table; }

static const ProtobufCFieldDescriptor google__protobuf__Int32Value__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(google__protobuf__Int32Value, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Int32Value__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__Int32Value__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Int32Value));
    message->descriptor = &google__protobuf__Int32Value__table;
}
const ProtobufCMessageDescriptor google__protobuf__Int32Value__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Int32Value", "Int32Value", "google__protobuf__Int32Value",
    "google.protobuf", sizeof(google__protobuf__Int32Value),
    1, google__protobuf__Int32Value__fields, NULL,
    1, google__protobuf__Int32Value__ranges,
    google__protobuf__Int32Value__init, NULL, NULL, NULL
};
const void *google__protobuf__Int32Value__descriptor(void) { return &google__protobuf__Int32Value__table; }

static const ProtobufCFieldDescriptor google__protobuf__UInt32Value__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(google__protobuf__UInt32Value, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__UInt32Value__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__UInt32Value__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__UInt32Value));
    message->descriptor = &google__protobuf__UInt32Value__table;
}
const ProtobufCMessageDescriptor google__protobuf__UInt32Value__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.UInt32Value", "UInt32Value", "google__protobuf__UInt32Value",
    "google.protobuf", sizeof(google__protobuf__UInt32Value),
    1, google__protobuf__UInt32Value__fields, NULL,
    1, google__protobuf__UInt32Value__ranges,
    google__protobuf__UInt32Value__init, NULL, NULL, NULL
};
const void *google__protobuf__UInt32Value__descriptor(void) { return &google__protobuf__UInt32Value__table; }

static const ProtobufCFieldDescriptor google__protobuf__BoolValue__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(google__protobuf__BoolValue, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__BoolValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__BoolValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__BoolValue));
    message->descriptor = &google__protobuf__BoolValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__BoolValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.BoolValue", "BoolValue", "google__protobuf__BoolValue",
    "google.protobuf", sizeof(google__protobuf__BoolValue),
    1, google__protobuf__BoolValue__fields, NULL,
    1, google__protobuf__BoolValue__ranges,
    google__protobuf__BoolValue__init, NULL, NULL, NULL
};
const void *google__protobuf__BoolValue__descriptor(void) { return &google__protobuf__BoolValue__table; }

static const ProtobufCFieldDescriptor google__protobuf__StringValue__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(google__protobuf__StringValue, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__StringValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__StringValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__StringValue));
    message->descriptor = &google__protobuf__StringValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__StringValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.StringValue", "StringValue", "google__protobuf__StringValue",
    "google.protobuf", sizeof(google__protobuf__StringValue),
    1, google__protobuf__StringValue__fields, NULL,
    1, google__protobuf__StringValue__ranges,
    google__protobuf__StringValue__init, NULL, NULL, NULL
};
const void *google__protobuf__StringValue__descriptor(void) { return &google__protobuf__StringValue__table; }

static const ProtobufCFieldDescriptor google__protobuf__BytesValue__fields[] = {
    { "value", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(google__protobuf__BytesValue, f1_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__BytesValue__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__BytesValue__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__BytesValue));
    message->descriptor = &google__protobuf__BytesValue__table;
}
const ProtobufCMessageDescriptor google__protobuf__BytesValue__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.BytesValue", "BytesValue", "google__protobuf__BytesValue",
    "google.protobuf", sizeof(google__protobuf__BytesValue),
    1, google__protobuf__BytesValue__fields, NULL,
    1, google__protobuf__BytesValue__ranges,
    google__protobuf__BytesValue__init, NULL, NULL, NULL
};
const void *google__protobuf__BytesValue__descriptor(void) { return &google__protobuf__BytesValue__table; }
