// Made by protoc-gen-flows from object.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// object.ObjectChunk
typedef struct object__ObjectChunk {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // object
    size_t f1_len;
    uint8_t *f1;
    // started
    int64_t f2;
    // transfer
    uint64_t f3;
    // index
    uint32_t f4;
    // count
    uint32_t f5;
    // size
    int64_t f6;
    // sha256
    size_t f7_len;
    uint8_t *f7;
    // content
    size_t f8_len;
    uint8_t *f8;
} object__ObjectChunk;
const void *object__ObjectChunk__descriptor(void);

// object.ObjectAssembled
typedef struct object__ObjectAssembled {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // object
    size_t f1_len;
    uint8_t *f1;
    // started
    int64_t f2;
    // transfer
    uint64_t f3;
    // sha256
    size_t f4_len;
    uint8_t *f4;
    // content
    size_t f5_len;
    uint8_t *f5;
} object__ObjectAssembled;
const void *object__ObjectAssembled__descriptor(void);

// object.ObjectRefused
typedef struct object__ObjectRefused {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // object
    size_t f1_len;
    uint8_t *f1;
    // started
    int64_t f2;
    // transfer
    uint64_t f3;
    // reason
    size_t f4_len;
    uint8_t *f4;
} object__ObjectRefused;
const void *object__ObjectRefused__descriptor(void);

// object.ObjectTransfer
typedef struct object__ObjectTransfer {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // started
    int64_t f1;
    // transfer
    uint64_t f2;
    // count
    uint32_t f3;
    // size
    int64_t f4;
    // sha256
    size_t f5_len;
    uint8_t *f5;
    // parts
    size_t f6_count;
    void *f6;
    // is_over
    int f7;
} object__ObjectTransfer;
const void *object__ObjectTransfer__descriptor(void);

// object.ObjectPart
typedef struct object__ObjectPart {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // index
    uint32_t f1;
    // content
    size_t f2_len;
    uint8_t *f2;
} object__ObjectPart;
const void *object__ObjectPart__descriptor(void);
