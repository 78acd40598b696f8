// Made by protoc-gen-flows from flows/envelope.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// flows.Envelope
typedef struct flows__Envelope {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // topic
    size_t f1_len;
    uint8_t *f1;
    // partition
    int32_t f2;
    // offset
    int64_t f3;
    // timestamp
    int64_t f4;
    // key
    int f5_has;
    size_t f5_len;
    uint8_t *f5;
    // value
    int f6_has;
    size_t f6_len;
    uint8_t *f6;
    // headers
    size_t f7_count;
    void *f7;
    // origin
    int f8_has;
    size_t f8_len;
    uint8_t *f8;
} flows__Envelope;
const void *flows__Envelope__descriptor(void);

// flows.Envelope.Header
typedef struct flows__Envelope__Header {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // name
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    size_t f2_len;
    uint8_t *f2;
} flows__Envelope__Header;
const void *flows__Envelope__Header__descriptor(void);
