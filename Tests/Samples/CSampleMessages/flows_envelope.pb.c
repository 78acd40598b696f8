// Made by protoc-gen-flows from flows/envelope.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CSampleMessages.h"

extern const ProtobufCMessageDescriptor flows__Envelope__table;
extern const ProtobufCMessageDescriptor flows__Envelope__Header__table;

static const ProtobufCFieldDescriptor flows__Envelope__fields[] = {
    { "topic", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(flows__Envelope, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "partition", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(flows__Envelope, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "offset", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(flows__Envelope, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "timestamp", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(flows__Envelope, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "key", 5,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(flows__Envelope, f5_has), offsetof(flows__Envelope, f5_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "value", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(flows__Envelope, f6_has), offsetof(flows__Envelope, f6_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "headers", 7,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(flows__Envelope, f7_count), offsetof(flows__Envelope, f7),
        &flows__Envelope__Header__table, NULL, 0, 0, NULL, NULL },
    { "origin", 8,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(flows__Envelope, f8_has), offsetof(flows__Envelope, f8_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange flows__Envelope__ranges[] = { { 1, 0 }, { 0, 8 } };
static void flows__Envelope__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(flows__Envelope));
    message->descriptor = &flows__Envelope__table;
}
const ProtobufCMessageDescriptor flows__Envelope__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "flows.Envelope", "Envelope", "flows__Envelope",
    "flows", sizeof(flows__Envelope),
    8, flows__Envelope__fields, NULL,
    1, flows__Envelope__ranges,
    flows__Envelope__init, NULL, NULL, NULL
};
const void *flows__Envelope__descriptor(void) { return &flows__Envelope__table; }

static const ProtobufCFieldDescriptor flows__Envelope__Header__fields[] = {
    { "name", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(flows__Envelope__Header, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(flows__Envelope__Header, f2_has), offsetof(flows__Envelope__Header, f2_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange flows__Envelope__Header__ranges[] = { { 1, 0 }, { 0, 2 } };
static void flows__Envelope__Header__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(flows__Envelope__Header));
    message->descriptor = &flows__Envelope__Header__table;
}
const ProtobufCMessageDescriptor flows__Envelope__Header__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "flows.Envelope.Header", "Header", "flows__Envelope__Header",
    "flows", sizeof(flows__Envelope__Header),
    2, flows__Envelope__Header__fields, NULL,
    1, flows__Envelope__Header__ranges,
    flows__Envelope__Header__init, NULL, NULL, NULL
};
const void *flows__Envelope__Header__descriptor(void) { return &flows__Envelope__Header__table; }
