// Made by protoc-gen-flows from next.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CNextMessages.h"

extern const ProtobufCMessageDescriptor text__WordCounted__table;
extern const ProtobufCMessageDescriptor text__WordSeen__table;
extern const ProtobufCMessageDescriptor text__WordTally__table;

static const ProtobufCFieldDescriptor text__WordSeen__fields[] = {
    { "word", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordSeen, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange text__WordSeen__ranges[] = { { 1, 0 }, { 0, 1 } };
static void text__WordSeen__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordSeen));
    message->descriptor = &text__WordSeen__table;
}
const ProtobufCMessageDescriptor text__WordSeen__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordSeen", "WordSeen", "text__WordSeen",
    "text", sizeof(text__WordSeen),
    1, text__WordSeen__fields, NULL,
    1, text__WordSeen__ranges,
    text__WordSeen__init, NULL, NULL, NULL
};
const void *text__WordSeen__descriptor(void) { return &text__WordSeen__table; }

static const ProtobufCFieldDescriptor text__WordCounted__fields[] = {
    { "word", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordCounted, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "count", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordCounted, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "by_next", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordCounted, f3),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__WordCounted__ranges[] = { { 1, 0 }, { 0, 3 } };
static void text__WordCounted__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordCounted));
    message->descriptor = &text__WordCounted__table;
}
const ProtobufCMessageDescriptor text__WordCounted__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordCounted", "WordCounted", "text__WordCounted",
    "text", sizeof(text__WordCounted),
    3, text__WordCounted__fields, NULL,
    1, text__WordCounted__ranges,
    text__WordCounted__init, NULL, NULL, NULL
};
const void *text__WordCounted__descriptor(void) { return &text__WordCounted__table; }

static const ProtobufCFieldDescriptor text__WordTally__fields[] = {
    { "count", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordTally, f1),
        NULL, NULL, 0, 0, NULL, NULL },
    { "by_next", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordTally, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__WordTally__ranges[] = { { 1, 0 }, { 0, 2 } };
static void text__WordTally__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordTally));
    message->descriptor = &text__WordTally__table;
}
const ProtobufCMessageDescriptor text__WordTally__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordTally", "WordTally", "text__WordTally",
    "text", sizeof(text__WordTally),
    2, text__WordTally__fields, NULL,
    1, text__WordTally__ranges,
    text__WordTally__init, NULL, NULL, NULL
};
const void *text__WordTally__descriptor(void) { return &text__WordTally__table; }
