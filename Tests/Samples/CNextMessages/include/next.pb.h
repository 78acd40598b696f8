// Made by protoc-gen-flows from next.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// text.WordSeen
typedef struct text__WordSeen {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // word
    size_t f1_len;
    uint8_t *f1;
} text__WordSeen;
const void *text__WordSeen__descriptor(void);

// text.WordCounted
typedef struct text__WordCounted {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // word
    size_t f1_len;
    uint8_t *f1;
    // count
    int64_t f2;
    // by_next
    int64_t f3;
} text__WordCounted;
const void *text__WordCounted__descriptor(void);

// text.WordTally
typedef struct text__WordTally {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // count
    int64_t f1;
    // by_next
    int64_t f2;
} text__WordTally;
const void *text__WordTally__descriptor(void);
