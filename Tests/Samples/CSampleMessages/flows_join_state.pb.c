// Made by protoc-gen-flows from flows/join_state.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CSampleMessages.h"

extern const ProtobufCMessageDescriptor flows__JoinState__table;
extern const ProtobufCMessageDescriptor flows__JoinState__Position__table;

static const ProtobufCFieldDescriptor flows__JoinState__fields[] = {
    { "state", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(flows__JoinState, f1_has), offsetof(flows__JoinState, f1_len),
        NULL, NULL, 0, 0, NULL, NULL },
    { "position", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(flows__JoinState, f2_count), offsetof(flows__JoinState, f2),
        &flows__JoinState__Position__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange flows__JoinState__ranges[] = { { 1, 0 }, { 0, 2 } };
static void flows__JoinState__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(flows__JoinState));
    message->descriptor = &flows__JoinState__table;
}
const ProtobufCMessageDescriptor flows__JoinState__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "flows.JoinState", "JoinState", "flows__JoinState",
    "flows", sizeof(flows__JoinState),
    2, flows__JoinState__fields, NULL,
    1, flows__JoinState__ranges,
    flows__JoinState__init, NULL, NULL, NULL
};
const void *flows__JoinState__descriptor(void) { return &flows__JoinState__table; }

static const ProtobufCFieldDescriptor flows__JoinState__Position__fields[] = {
    { "origin", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(flows__JoinState__Position, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "generation", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(flows__JoinState__Position, f2),
        NULL, NULL, 0, 0, NULL, NULL },
    { "offset", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(flows__JoinState__Position, f3),
        NULL, NULL, 0, 0, NULL, NULL },
    { "index", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT64,
        0, offsetof(flows__JoinState__Position, f4),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange flows__JoinState__Position__ranges[] = { { 1, 0 }, { 0, 4 } };
static void flows__JoinState__Position__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(flows__JoinState__Position));
    message->descriptor = &flows__JoinState__Position__table;
}
const ProtobufCMessageDescriptor flows__JoinState__Position__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "flows.JoinState.Position", "Position", "flows__JoinState__Position",
    "flows", sizeof(flows__JoinState__Position),
    4, flows__JoinState__Position__fields, NULL,
    1, flows__JoinState__Position__ranges,
    flows__JoinState__Position__init, NULL, NULL, NULL
};
const void *flows__JoinState__Position__descriptor(void) { return &flows__JoinState__Position__table; }
