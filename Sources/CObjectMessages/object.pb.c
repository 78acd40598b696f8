// Made by protoc-gen-flows from object.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CObjectMessages.h"

extern const ProtobufCMessageDescriptor object__ObjectAssembled__table;
extern const ProtobufCMessageDescriptor object__ObjectChunk__table;
extern const ProtobufCMessageDescriptor object__ObjectPart__table;
extern const ProtobufCMessageDescriptor object__ObjectRefused__table;
extern const ProtobufCMessageDescriptor object__ObjectTransfer__table;

static const ProtobufCFieldDescriptor object__ObjectChunk__fields[] = {
    { "object", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectChunk, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "started", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectChunk, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "transfer", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(object__ObjectChunk, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "index", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(object__ObjectChunk, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "count", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(object__ObjectChunk, f5),
        NULL, NULL, 0, 0, NULL, NULL },
    { "size", 6,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectChunk, f6),
        NULL, NULL, 0, 0, NULL, NULL },
    { "sha256", 7,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectChunk, f7_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "content", 8,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectChunk, f8_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange object__ObjectChunk__ranges[] = { { 1, 0 }, { 0, 8 } };
static void object__ObjectChunk__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(object__ObjectChunk));
    message->descriptor = &object__ObjectChunk__table;
}
const ProtobufCMessageDescriptor object__ObjectChunk__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "object.ObjectChunk", "ObjectChunk", "object__ObjectChunk",
    "object", sizeof(object__ObjectChunk),
    8, object__ObjectChunk__fields, NULL,
    1, object__ObjectChunk__ranges,
    object__ObjectChunk__init, NULL, NULL, NULL
};
const void *object__ObjectChunk__descriptor(void) { return &object__ObjectChunk__table; }

static const ProtobufCFieldDescriptor object__ObjectAssembled__fields[] = {
    { "object", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectAssembled, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "started", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectAssembled, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "transfer", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(object__ObjectAssembled, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "sha256", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectAssembled, f4_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "content", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectAssembled, f5_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange object__ObjectAssembled__ranges[] = { { 1, 0 }, { 0, 5 } };
static void object__ObjectAssembled__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(object__ObjectAssembled));
    message->descriptor = &object__ObjectAssembled__table;
}
const ProtobufCMessageDescriptor object__ObjectAssembled__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "object.ObjectAssembled", "ObjectAssembled", "object__ObjectAssembled",
    "object", sizeof(object__ObjectAssembled),
    5, object__ObjectAssembled__fields, NULL,
    1, object__ObjectAssembled__ranges,
    object__ObjectAssembled__init, NULL, NULL, NULL
};
const void *object__ObjectAssembled__descriptor(void) { return &object__ObjectAssembled__table; }

static const ProtobufCFieldDescriptor object__ObjectRefused__fields[] = {
    { "object", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectRefused, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "started", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectRefused, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "transfer", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(object__ObjectRefused, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "reason", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectRefused, f4_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange object__ObjectRefused__ranges[] = { { 1, 0 }, { 0, 4 } };
static void object__ObjectRefused__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(object__ObjectRefused));
    message->descriptor = &object__ObjectRefused__table;
}
const ProtobufCMessageDescriptor object__ObjectRefused__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "object.ObjectRefused", "ObjectRefused", "object__ObjectRefused",
    "object", sizeof(object__ObjectRefused),
    4, object__ObjectRefused__fields, NULL,
    1, object__ObjectRefused__ranges,
    object__ObjectRefused__init, NULL, NULL, NULL
};
const void *object__ObjectRefused__descriptor(void) { return &object__ObjectRefused__table; }

static const ProtobufCFieldDescriptor object__ObjectTransfer__fields[] = {
    { "started", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectTransfer, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "transfer", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_FIXED64,
        0, offsetof(object__ObjectTransfer, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "count", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(object__ObjectTransfer, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "size", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(object__ObjectTransfer, f4),
        NULL, NULL, 0, 0, NULL, NULL },
    { "sha256", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectTransfer, f5_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "parts", 6,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(object__ObjectTransfer, f6_count), offsetof(object__ObjectTransfer, f6),
        &object__ObjectPart__table, NULL, 0, 0, NULL, NULL },
    { "is_over", 7,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(object__ObjectTransfer, f7),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange object__ObjectTransfer__ranges[] = { { 1, 0 }, { 0, 7 } };
static void object__ObjectTransfer__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(object__ObjectTransfer));
    message->descriptor = &object__ObjectTransfer__table;
}
const ProtobufCMessageDescriptor object__ObjectTransfer__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "object.ObjectTransfer", "ObjectTransfer", "object__ObjectTransfer",
    "object", sizeof(object__ObjectTransfer),
    7, object__ObjectTransfer__fields, NULL,
    1, object__ObjectTransfer__ranges,
    object__ObjectTransfer__init, NULL, NULL, NULL
};
const void *object__ObjectTransfer__descriptor(void) { return &object__ObjectTransfer__table; }

static const ProtobufCFieldDescriptor object__ObjectPart__fields[] = {
    { "index", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_UINT32,
        0, offsetof(object__ObjectPart, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "content", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(object__ObjectPart, f2_len),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange object__ObjectPart__ranges[] = { { 1, 0 }, { 0, 2 } };
static void object__ObjectPart__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(object__ObjectPart));
    message->descriptor = &object__ObjectPart__table;
}
const ProtobufCMessageDescriptor object__ObjectPart__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "object.ObjectPart", "ObjectPart", "object__ObjectPart",
    "object", sizeof(object__ObjectPart),
    2, object__ObjectPart__fields, NULL,
    1, object__ObjectPart__ranges,
    object__ObjectPart__init, NULL, NULL, NULL
};
const void *object__ObjectPart__descriptor(void) { return &object__ObjectPart__table; }
