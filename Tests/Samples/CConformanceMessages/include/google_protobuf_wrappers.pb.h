// Made by protoc-gen-flows from google/protobuf/wrappers.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// google.protobuf.DoubleValue
typedef struct google__protobuf__DoubleValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    int f1_has;
    double f1;
} google__protobuf__DoubleValue;
const void *google__protobuf__DoubleValue__descriptor(void);

// google.protobuf.FloatValue
typedef struct google__protobuf__FloatValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    int f1_has;
    float f1;
} google__protobuf__FloatValue;
const void *google__protobuf__FloatValue__descriptor(void);

// google.protobuf.Int64Value
typedef struct google__protobuf__Int64Value {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    int64_t f1;
} google__protobuf__Int64Value;
const void *google__protobuf__Int64Value__descriptor(void);

// google.protobuf.UInt64Value
typedef struct google__protobuf__UInt64Value {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    uint64_t f1;
} google__protobuf__UInt64Value;
const void *google__protobuf__UInt64Value__descriptor(void);

// google.protobuf.Int32Value
typedef struct google__protobuf__Int32Value {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    int32_t f1;
} google__protobuf__Int32Value;
const void *google__protobuf__Int32Value__descriptor(void);

// google.protobuf.UInt32Value
typedef struct google__protobuf__UInt32Value {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    uint32_t f1;
} google__protobuf__UInt32Value;
const void *google__protobuf__UInt32Value__descriptor(void);

// google.protobuf.BoolValue
typedef struct google__protobuf__BoolValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    int f1;
} google__protobuf__BoolValue;
const void *google__protobuf__BoolValue__descriptor(void);

// google.protobuf.StringValue
typedef struct google__protobuf__StringValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    size_t f1_len;
    uint8_t *f1;
} google__protobuf__StringValue;
const void *google__protobuf__StringValue__descriptor(void);

// google.protobuf.BytesValue
typedef struct google__protobuf__BytesValue {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // value
    size_t f1_len;
    uint8_t *f1;
} google__protobuf__BytesValue;
const void *google__protobuf__BytesValue__descriptor(void);
