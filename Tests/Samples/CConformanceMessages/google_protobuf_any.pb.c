// Made by protoc-gen-flows from google/protobuf/any.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__Any__table;

static const ProtobufCFieldDescriptor google__protobuf__Any__fields[] = {
    { "type_url", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(google__protobuf__Any, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "value", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(google__protobuf__Any, f2_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__Any__ranges[] = { { 1, 0 }, { 0, 2 } };
static void google__protobuf__Any__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__Any));
    message->descriptor = &google__protobuf__Any__table;
}
const ProtobufCMessageDescriptor google__protobuf__Any__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.Any", "Any", "google__protobuf__Any",
    "google.protobuf", sizeof(google__protobuf__Any),
    2, google__protobuf__Any__fields, NULL,
    1, google__protobuf__Any__ranges,
    google__protobuf__Any__init, NULL, NULL, NULL
};
const void *google__protobuf__Any__descriptor(void) { return &google__protobuf__Any__table; }
