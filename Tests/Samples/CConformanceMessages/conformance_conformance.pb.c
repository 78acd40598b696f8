// Made by protoc-gen-flows from conformance/conformance.proto; make proto
#include <protobuf-c/protobuf-c.h>
#include <string.h>
#include "CConformanceMessages.h"

extern const ProtobufCMessageDescriptor conformance__ConformanceRequest__table;
extern const ProtobufCMessageDescriptor conformance__ConformanceResponse__table;
extern const ProtobufCMessageDescriptor conformance__FailureSet__table;
extern const ProtobufCMessageDescriptor conformance__JspbEncodingConfig__table;
extern const ProtobufCMessageDescriptor conformance__TestStatus__table;

static const ProtobufCFieldDescriptor conformance__TestStatus__fields[] = {
    { "name", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(conformance__TestStatus, f1_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "failure_message", 2,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(conformance__TestStatus, f2_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "matched_name", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(conformance__TestStatus, f3_len),
        NULL, NULL, 0, 1, NULL, NULL },
};
static const ProtobufCIntRange conformance__TestStatus__ranges[] = { { 1, 0 }, { 0, 3 } };
static void conformance__TestStatus__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(conformance__TestStatus));
    message->descriptor = &conformance__TestStatus__table;
}
const ProtobufCMessageDescriptor conformance__TestStatus__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "conformance.TestStatus", "TestStatus", "conformance__TestStatus",
    "conformance", sizeof(conformance__TestStatus),
    3, conformance__TestStatus__fields, NULL,
    1, conformance__TestStatus__ranges,
    conformance__TestStatus__init, NULL, NULL, NULL
};
const void *conformance__TestStatus__descriptor(void) { return &conformance__TestStatus__table; }

static const ProtobufCFieldDescriptor conformance__FailureSet__fields[] = {
    { "test", 2,
        PROTOBUF_C_LABEL_REPEATED, PROTOBUF_C_TYPE_MESSAGE,
        offsetof(conformance__FailureSet, f2_count), offsetof(conformance__FailureSet, f2),
        &conformance__TestStatus__table, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange conformance__FailureSet__ranges[] = { { 2, 0 }, { 0, 1 } };
static void conformance__FailureSet__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(conformance__FailureSet));
    message->descriptor = &conformance__FailureSet__table;
}
const ProtobufCMessageDescriptor conformance__FailureSet__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "conformance.FailureSet", "FailureSet", "conformance__FailureSet",
    "conformance", sizeof(conformance__FailureSet),
    1, conformance__FailureSet__fields, NULL,
    1, conformance__FailureSet__ranges,
    conformance__FailureSet__init, NULL, NULL, NULL
};
const void *conformance__FailureSet__descriptor(void) { return &conformance__FailureSet__table; }

static const ProtobufCFieldDescriptor conformance__ConformanceRequest__fields[] = {
    { "protobuf_payload", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceRequest, o0_case), offsetof(conformance__ConformanceRequest, o0.f1),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "json_payload", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceRequest, o0_case), offsetof(conformance__ConformanceRequest, o0.f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "requested_output_format", 3,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(conformance__ConformanceRequest, f3),
        NULL, NULL, 0, 2, NULL, NULL },
    { "message_type", 4,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BYTES,
        0, offsetof(conformance__ConformanceRequest, f4_len),
        NULL, NULL, 0, 1, NULL, NULL },
    { "test_category", 5,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_INT32,
        0, offsetof(conformance__ConformanceRequest, f5),
        NULL, NULL, 0, 2, NULL, NULL },
    { "jspb_encoding_options", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_MESSAGE,
        0, offsetof(conformance__ConformanceRequest, f6),
        &conformance__JspbEncodingConfig__table, NULL, 0, 0, NULL, NULL },
    { "jspb_payload", 7,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceRequest, o0_case), offsetof(conformance__ConformanceRequest, o0.f7),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "text_payload", 8,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceRequest, o0_case), offsetof(conformance__ConformanceRequest, o0.f8),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "print_unknown_fields", 9,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(conformance__ConformanceRequest, f9),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange conformance__ConformanceRequest__ranges[] = { { 1, 0 }, { 0, 9 } };
static void conformance__ConformanceRequest__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(conformance__ConformanceRequest));
    message->descriptor = &conformance__ConformanceRequest__table;
}
const ProtobufCMessageDescriptor conformance__ConformanceRequest__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "conformance.ConformanceRequest", "ConformanceRequest", "conformance__ConformanceRequest",
    "conformance", sizeof(conformance__ConformanceRequest),
    9, conformance__ConformanceRequest__fields, NULL,
    1, conformance__ConformanceRequest__ranges,
    conformance__ConformanceRequest__init, NULL, NULL, NULL
};
const void *conformance__ConformanceRequest__descriptor(void) { return &conformance__ConformanceRequest__table; }

static const ProtobufCFieldDescriptor conformance__ConformanceResponse__fields[] = {
    { "parse_error", 1,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f1),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "runtime_error", 2,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f2),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "protobuf_payload", 3,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f3),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 0, NULL, NULL },
    { "json_payload", 4,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f4),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "skipped", 5,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f5),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "serialize_error", 6,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f6),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "jspb_payload", 7,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f7),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "text_payload", 8,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f8),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
    { "timeout_error", 9,
        PROTOBUF_C_LABEL_OPTIONAL, PROTOBUF_C_TYPE_BYTES,
        offsetof(conformance__ConformanceResponse, o0_case), offsetof(conformance__ConformanceResponse, o0.f9),
        NULL, NULL, PROTOBUF_C_FIELD_FLAG_ONEOF, 1, NULL, NULL },
};
static const ProtobufCIntRange conformance__ConformanceResponse__ranges[] = { { 1, 0 }, { 0, 9 } };
static void conformance__ConformanceResponse__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(conformance__ConformanceResponse));
    message->descriptor = &conformance__ConformanceResponse__table;
}
const ProtobufCMessageDescriptor conformance__ConformanceResponse__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "conformance.ConformanceResponse", "ConformanceResponse", "conformance__ConformanceResponse",
    "conformance", sizeof(conformance__ConformanceResponse),
    9, conformance__ConformanceResponse__fields, NULL,
    1, conformance__ConformanceResponse__ranges,
    conformance__ConformanceResponse__init, NULL, NULL, NULL
};
const void *conformance__ConformanceResponse__descriptor(void) { return &conformance__ConformanceResponse__table; }

static const ProtobufCFieldDescriptor conformance__JspbEncodingConfig__fields[] = {
    { "use_jspb_array_any_format", 1,
        PROTOBUF_C_LABEL_NONE, PROTOBUF_C_TYPE_BOOL,
        0, offsetof(conformance__JspbEncodingConfig, f1),
        NULL, NULL, 0, 0, NULL, NULL },
};
static const ProtobufCIntRange conformance__JspbEncodingConfig__ranges[] = { { 1, 0 }, { 0, 1 } };
static void conformance__JspbEncodingConfig__init(ProtobufCMessage *message) {
    memset(message, 0, sizeof(conformance__JspbEncodingConfig));
    message->descriptor = &conformance__JspbEncodingConfig__table;
}
const ProtobufCMessageDescriptor conformance__JspbEncodingConfig__table = {
    PROTOBUF_C__MESSAGE_DESCRIPTOR_MAGIC,
    "conformance.JspbEncodingConfig", "JspbEncodingConfig", "conformance__JspbEncodingConfig",
    "conformance", sizeof(conformance__JspbEncodingConfig),
    1, conformance__JspbEncodingConfig__fields, NULL,
    1, conformance__JspbEncodingConfig__ranges,
    conformance__JspbEncodingConfig__init, NULL, NULL, NULL
};
const void *conformance__JspbEncodingConfig__descriptor(void) { return &conformance__JspbEncodingConfig__table; }
