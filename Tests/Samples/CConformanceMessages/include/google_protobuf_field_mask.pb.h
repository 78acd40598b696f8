// Made by protoc-gen-flows from google/protobuf/field_mask.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// google.protobuf.FieldMask
typedef struct google__protobuf__FieldMask {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // paths
    size_t f1_count;
    void *f1;
} google__protobuf__FieldMask;
const void *google__protobuf__FieldMask__descriptor(void);
