// Made by protoc-gen-flows from text.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// text.Line
typedef struct text__Line {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // text
    size_t f1_len;
    uint8_t *f1;
} text__Line;
const void *text__Line__descriptor(void);

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
} text__WordCounted;
const void *text__WordCounted__descriptor(void);

// text.WordTally
typedef struct text__WordTally {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // count
    int64_t f1;
} text__WordTally;
const void *text__WordTally__descriptor(void);

// text.WordTyped
typedef struct text__WordTyped {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // word
    size_t f1_len;
    uint8_t *f1;
    // type
    size_t f2_len;
    uint8_t *f2;
} text__WordTyped;
const void *text__WordTyped__descriptor(void);

// text.WordDescribed
typedef struct text__WordDescribed {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // word
    size_t f1_len;
    uint8_t *f1;
    // type
    size_t f2_len;
    uint8_t *f2;
    // count
    int64_t f3;
} text__WordDescribed;
const void *text__WordDescribed__descriptor(void);

// text.TypeSeen
typedef struct text__TypeSeen {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // type
    size_t f1_len;
    uint8_t *f1;
    // count
    int64_t f2;
} text__TypeSeen;
const void *text__TypeSeen__descriptor(void);

// text.TypeCounted
typedef struct text__TypeCounted {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // type
    size_t f1_len;
    uint8_t *f1;
    // count
    int64_t f2;
} text__TypeCounted;
const void *text__TypeCounted__descriptor(void);

// text.TypeTally
typedef struct text__TypeTally {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // count
    int64_t f1;
} text__TypeTally;
const void *text__TypeTally__descriptor(void);
