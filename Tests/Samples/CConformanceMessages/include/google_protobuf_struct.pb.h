// Made by protoc-gen-flows from google/protobuf/struct.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// google.protobuf.Struct
typedef struct google__protobuf__Struct {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // fields
    size_t f1_count;
    void *f1;
} google__protobuf__Struct;
const void *google__protobuf__Struct__descriptor(void);

// google.protobuf.Struct.FieldsEntry
typedef struct google__protobuf__Struct__FieldsEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    void *f2;
} google__protobuf__Struct__FieldsEntry;
const void *google__protobuf__Struct__FieldsEntry__descriptor(void);

// google.protobuf.Value
typedef struct google__protobuf__Value {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // oneof kind
    uint32_t o0_case;
    union {
        int32_t f1;
        double f2;
        struct { size_t len; uint8_t *data; } f3;
        int f4;
        void *f5;
        void *f6;
    } o0;
} google__protobuf__Value;
const void *google__protobuf__Value__descriptor(void);

// google.protobuf.ListValue
typedef struct google__protobuf__ListValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // values
    size_t f1_count;
    void *f1;
} google__protobuf__ListValue;
const void *google__protobuf__ListValue__descriptor(void);
