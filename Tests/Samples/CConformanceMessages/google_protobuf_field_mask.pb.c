// Made by protoc-gen-flows from google/protobuf/field_mask.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor google__protobuf__FieldMask__table;

static const ProtobufCFieldDescriptor google__protobuf__FieldMask__fields[] = {
    { "paths", 1,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_BYTES,
        offsetof(google__protobuf__FieldMask, f1_count), offsetof(google__protobuf__FieldMask, f1),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange google__protobuf__FieldMask__ranges[] = { { 1, 0 }, { 0, 1 } };
static void google__protobuf__FieldMask__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(google__protobuf__FieldMask));
    message->descriptor = &google__protobuf__FieldMask__table;
}
const ProtobufCMessageDescriptor google__protobuf__FieldMask__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "google.protobuf.FieldMask", "FieldMask", "google__protobuf__FieldMask",
    "google.protobuf", sizeof(google__protobuf__FieldMask),
    1, google__protobuf__FieldMask__fields, NULL,
    1, google__protobuf__FieldMask__ranges,
    google__protobuf__FieldMask__init, NULL, NULL, NULL
};
const void *google__protobuf__FieldMask__descriptor(void) { return &google__protobuf__FieldMask__table; }
