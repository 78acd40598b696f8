// Made by protoc-gen-flows from google/protobuf/duration.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// google.protobuf.Duration
typedef struct google__protobuf__Duration {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // seconds
    int64_t f1;
    // nanos
    int32_t f2;
} google__protobuf__Duration;
const void *google__protobuf__Duration__descriptor(void);
