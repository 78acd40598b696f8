// Made by protoc-gen-flows from text.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CTextMessages.h"

extern const ProtobufCMessageDescriptor text__Line__table;
extern const ProtobufCMessageDescriptor text__TypeCounted__table;
extern const ProtobufCMessageDescriptor text__TypeSeen__table;
extern const ProtobufCMessageDescriptor text__TypeTally__table;
extern const ProtobufCMessageDescriptor text__WordCounted__table;
extern const ProtobufCMessageDescriptor text__WordDescribed__table;
extern const ProtobufCMessageDescriptor text__WordSeen__table;
extern const ProtobufCMessageDescriptor text__WordTally__table;
extern const ProtobufCMessageDescriptor text__WordTyped__table;

static const ProtobufCFieldDescriptor text__Line__fields[] = {
    { "text", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__Line, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange text__Line__ranges[] = { { 1, 0 }, { 0, 1 } };
static void text__Line__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__Line));
    message->descriptor = &text__Line__table;
}
const ProtobufCMessageDescriptor text__Line__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.Line", "Line", "text__Line",
    "text", sizeof(text__Line),
    1, text__Line__fields, NULL,
    1, text__Line__ranges,
    text__Line__init, NULL, NULL, NULL
};
const void *text__Line__descriptor(void) { return &text__Line__table; }

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
};
static const ProtobufCIntRange text__WordCounted__ranges[] = { { 1, 0 }, { 0, 2 } };
static void text__WordCounted__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordCounted));
    message->descriptor = &text__WordCounted__table;
}
const ProtobufCMessageDescriptor text__WordCounted__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordCounted", "WordCounted", "text__WordCounted",
    "text", sizeof(text__WordCounted),
    2, text__WordCounted__fields, NULL,
    1, text__WordCounted__ranges,
    text__WordCounted__init, NULL, NULL, NULL
};
const void *text__WordCounted__descriptor(void) { return &text__WordCounted__table; }

static const ProtobufCFieldDescriptor text__WordTally__fields[] = {
    { "count", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordTally, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__WordTally__ranges[] = { { 1, 0 }, { 0, 1 } };
static void text__WordTally__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordTally));
    message->descriptor = &text__WordTally__table;
}
const ProtobufCMessageDescriptor text__WordTally__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordTally", "WordTally", "text__WordTally",
    "text", sizeof(text__WordTally),
    1, text__WordTally__fields, NULL,
    1, text__WordTally__ranges,
    text__WordTally__init, NULL, NULL, NULL
};
const void *text__WordTally__descriptor(void) { return &text__WordTally__table; }

static const ProtobufCFieldDescriptor text__WordTyped__fields[] = {
    { "word", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordTyped, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "type", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordTyped, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange text__WordTyped__ranges[] = { { 1, 0 }, { 0, 2 } };
static void text__WordTyped__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordTyped));
    message->descriptor = &text__WordTyped__table;
}
const ProtobufCMessageDescriptor text__WordTyped__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordTyped", "WordTyped", "text__WordTyped",
    "text", sizeof(text__WordTyped),
    2, text__WordTyped__fields, NULL,
    1, text__WordTyped__ranges,
    text__WordTyped__init, NULL, NULL, NULL
};
const void *text__WordTyped__descriptor(void) { return &text__WordTyped__table; }

static const ProtobufCFieldDescriptor text__WordDescribed__fields[] = {
    { "word", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordDescribed, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "type", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__WordDescribed, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "count", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__WordDescribed, f3),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__WordDescribed__ranges[] = { { 1, 0 }, { 0, 3 } };
static void text__WordDescribed__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__WordDescribed));
    message->descriptor = &text__WordDescribed__table;
}
const ProtobufCMessageDescriptor text__WordDescribed__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.WordDescribed", "WordDescribed", "text__WordDescribed",
    "text", sizeof(text__WordDescribed),
    3, text__WordDescribed__fields, NULL,
    1, text__WordDescribed__ranges,
    text__WordDescribed__init, NULL, NULL, NULL
};
const void *text__WordDescribed__descriptor(void) { return &text__WordDescribed__table; }

static const ProtobufCFieldDescriptor text__TypeSeen__fields[] = {
    { "type", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__TypeSeen, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "count", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__TypeSeen, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__TypeSeen__ranges[] = { { 1, 0 }, { 0, 2 } };
static void text__TypeSeen__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__TypeSeen));
    message->descriptor = &text__TypeSeen__table;
}
const ProtobufCMessageDescriptor text__TypeSeen__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.TypeSeen", "TypeSeen", "text__TypeSeen",
    "text", sizeof(text__TypeSeen),
    2, text__TypeSeen__fields, NULL,
    1, text__TypeSeen__ranges,
    text__TypeSeen__init, NULL, NULL, NULL
};
const void *text__TypeSeen__descriptor(void) { return &text__TypeSeen__table; }

static const ProtobufCFieldDescriptor text__TypeCounted__fields[] = {
    { "type", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(text__TypeCounted, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "count", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__TypeCounted, f2),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__TypeCounted__ranges[] = { { 1, 0 }, { 0, 2 } };
static void text__TypeCounted__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__TypeCounted));
    message->descriptor = &text__TypeCounted__table;
}
const ProtobufCMessageDescriptor text__TypeCounted__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.TypeCounted", "TypeCounted", "text__TypeCounted",
    "text", sizeof(text__TypeCounted),
    2, text__TypeCounted__fields, NULL,
    1, text__TypeCounted__ranges,
    text__TypeCounted__init, NULL, NULL, NULL
};
const void *text__TypeCounted__descriptor(void) { return &text__TypeCounted__table; }

static const ProtobufCFieldDescriptor text__TypeTally__fields[] = {
    { "count", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(text__TypeTally, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange text__TypeTally__ranges[] = { { 1, 0 }, { 0, 1 } };
static void text__TypeTally__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(text__TypeTally));
    message->descriptor = &text__TypeTally__table;
}
const ProtobufCMessageDescriptor text__TypeTally__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "text.TypeTally", "TypeTally", "text__TypeTally",
    "text", sizeof(text__TypeTally),
    1, text__TypeTally__fields, NULL,
    1, text__TypeTally__ranges,
    text__TypeTally__init, NULL, NULL, NULL
};
const void *text__TypeTally__descriptor(void) { return &text__TypeTally__table; }
