// Made by protoc-gen-flows from google/protobuf/any.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// google.protobuf.Any
typedef struct google__protobuf__Any {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // type_url
    size_t f1_len;
    uint8_t *f1;
    // value
    size_t f2_len;
    uint8_t *f2;
} google__protobuf__Any;
const void *google__protobuf__Any__descriptor(void);
