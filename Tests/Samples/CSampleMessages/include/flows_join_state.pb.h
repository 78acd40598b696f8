// Made by protoc-gen-flows from flows/join_state.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// flows.JoinState
typedef struct flows__JoinState {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // state
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // position
    size_t f2_count;
    void *f2;
} flows__JoinState;
const void *flows__JoinState__descriptor(void);

// flows.JoinState.Position
typedef struct flows__JoinState__Position {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // origin
    size_t f1_len;
    uint8_t *f1;
    // generation
    int64_t f2;
    // offset
    int64_t f3;
    // index
    int64_t f4;
} flows__JoinState__Position;
const void *flows__JoinState__Position__descriptor(void);
