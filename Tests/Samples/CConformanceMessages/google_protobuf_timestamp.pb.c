// Made by protoc-gen-flows from google/protobuf/timestamp.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__Timestamp__table;

static const ProtobufCFieldDescriptor google__protobuf__Timestamp__fields[] = {
    { "seconds", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(google__protobuf__Timestamp, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "nanos", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(google__protobuf__Timestamp, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Timestamp__ranges[] = { { 1, 0 }, { 0, 2 } };
static void google__protobuf__Timestamp__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Timestamp));
    message->descriptor = &google__protobuf__Timestamp__table;
}
const ProtobufCMessageDescriptor google__protobuf__Timestamp__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Timestamp", "Timestamp", "google__protobuf__Timestamp",
    "google.protobuf", sizeof(google__protobuf__Timestamp),
    2, google__protobuf__Timestamp__fields, NULL,
    1, google__protobuf__Timestamp__ranges,
    google__protobuf__Timestamp__init, NULL, NULL, NULL
};
const void *google__protobuf__Timestamp__descriptor(void) { return &google__protobuf__Timestamp__table; }
