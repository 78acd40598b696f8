// Made by protoc-gen-flows from sample.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// sample.Scalars
typedef struct sample__Scalars {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // a_double
    int f1_has;
    double f1;
    // a_float
    int f2_has;
    float f2;
    // an_int32
    int32_t f3;
    // an_int64
    int64_t f4;
    // a_uint32
    uint32_t f5;
    // a_uint64
    uint64_t f6;
    // a_sint32
    int32_t f7;
    // a_sint64
    int64_t f8;
    // a_fixed32
    uint32_t f9;
    // a_fixed64
    uint64_t f10;
    // an_sfixed32
    int32_t f11;
    // an_sfixed64
    int64_t f12;
    // a_bool
    int f13;
    // a_string
    size_t f14_len;
    uint8_t *f14;
    // some_bytes
    size_t f15_len;
    uint8_t *f15;
    // colour
    int32_t f16;
} sample__Scalars;
const void *sample__Scalars__descriptor(void);

// sample.Optionals
typedef struct sample__Optionals {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // a_double
    int f1_has;
    double f1;
    // a_float
    int f2_has;
    float f2;
    // an_int32
    int f3_has;
    int32_t f3;
    // a_uint64
    int f6_has;
    uint64_t f6;
    // a_bool
    int f13_has;
    int f13;
    // a_string
    int f14_has;
    size_t f14_len;
    uint8_t *f14;
    // some_bytes
    int f15_has;
    size_t f15_len;
    uint8_t *f15;
    // colour
    int f16_has;
    int32_t f16;
    // scalars
    void *f1000;
} sample__Optionals;
const void *sample__Optionals__descriptor(void);

// sample.Lists
typedef struct sample__Lists {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // doubles
    size_t f1_count;
    void *f1;
    // ints
    size_t f2_count;
    void *f2;
    // sints
    size_t f3_count;
    void *f3;
    // bools
    size_t f4_count;
    void *f4;
    // strings
    size_t f5_count;
    void *f5;
    // byte_strings
    size_t f6_count;
    void *f6;
    // colours
    size_t f7_count;
    void *f7;
    // leaves
    size_t f8_count;
    void *f8;
} sample__Lists;
const void *sample__Lists__descriptor(void);

// sample.Maps
typedef struct sample__Maps {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // by_text
    size_t f1_count;
    void *f1;
    // by_number
    size_t f2_count;
    void *f2;
    // by_flag
    size_t f3_count;
    void *f3;
    // by_large
    size_t f4_count;
    void *f4;
    // by_signed
    size_t f5_count;
    void *f5;
    // trees
    size_t f6_count;
    void *f6;
} sample__Maps;
const void *sample__Maps__descriptor(void);

// sample.Maps.ByTextEntry
typedef struct sample__Maps__ByTextEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    int f2_has;
    int64_t f2;
} sample__Maps__ByTextEntry;
const void *sample__Maps__ByTextEntry__descriptor(void);

// sample.Maps.ByNumberEntry
typedef struct sample__Maps__ByNumberEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int32_t f1;
    // value
    int f2_has;
    size_t f2_len;
    uint8_t *f2;
} sample__Maps__ByNumberEntry;
const void *sample__Maps__ByNumberEntry__descriptor(void);

// sample.Maps.ByFlagEntry
typedef struct sample__Maps__ByFlagEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int f1;
    // value
    void *f2;
} sample__Maps__ByFlagEntry;
const void *sample__Maps__ByFlagEntry__descriptor(void);

// sample.Maps.ByLargeEntry
typedef struct sample__Maps__ByLargeEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    uint64_t f1;
    // value
    int f2_has;
    int32_t f2;
} sample__Maps__ByLargeEntry;
const void *sample__Maps__ByLargeEntry__descriptor(void);

// sample.Maps.BySignedEntry
typedef struct sample__Maps__BySignedEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    int64_t f1;
    // value
    int f2_has;
    size_t f2_len;
    uint8_t *f2;
} sample__Maps__BySignedEntry;
const void *sample__Maps__BySignedEntry__descriptor(void);

// sample.Maps.TreesEntry
typedef struct sample__Maps__TreesEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    void *f2;
} sample__Maps__TreesEntry;
const void *sample__Maps__TreesEntry__descriptor(void);

// sample.Choice
typedef struct sample__Choice {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // before
    size_t f1_len;
    uint8_t *f1;
    // oneof kind
    uint32_t o0_case;
    union {
        int32_t f2;
        struct { size_t len; uint8_t *data; } f3;
        struct { size_t len; uint8_t *data; } f4;
        void *f5;
        int f6;
        double f7;
        int32_t f8;
        void *f9;
    } o0;
    // oneof class
    uint32_t o1_case;
    union {
        struct { size_t len; uint8_t *data; } f10;
        void *f11;
    } o1;
} sample__Choice;
const void *sample__Choice__descriptor(void);

// sample.Leaf
typedef struct sample__Leaf {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // name
    size_t f1_len;
    uint8_t *f1;
    // numbers
    size_t f2_count;
    void *f2;
    // leaflet
    void *f3;
} sample__Leaf;
const void *sample__Leaf__descriptor(void);

// sample.Leaf.Leaflet
typedef struct sample__Leaf__Leaflet {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // weight
    int64_t f1;
    // name
    size_t f2_len;
    uint8_t *f2;
} sample__Leaf__Leaflet;
const void *sample__Leaf__Leaflet__descriptor(void);

// sample.Tree
typedef struct sample__Tree {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // name
    size_t f1_len;
    uint8_t *f1;
    // left
    void *f2;
    // children
    size_t f3_count;
    void *f3;
    // named
    size_t f4_count;
    void *f4;
    // branch
    void *f5;
} sample__Tree;
const void *sample__Tree__descriptor(void);

// sample.Tree.NamedEntry
typedef struct sample__Tree__NamedEntry {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // key
    int f1_has;
    size_t f1_len;
    uint8_t *f1;
    // value
    void *f2;
} sample__Tree__NamedEntry;
const void *sample__Tree__NamedEntry__descriptor(void);

// sample.Tree.Branch
typedef struct sample__Tree__Branch {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // tree
    void *f1;
} sample__Tree__Branch;
const void *sample__Tree__Branch__descriptor(void);

// sample.Reserved
typedef struct sample__Reserved {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // class
    size_t f1_len;
    uint8_t *f1;
    // init
    size_t f2_len;
    uint8_t *f2;
    // self
    size_t f3_len;
    uint8_t *f3;
    // unknown_fields
    size_t f4_len;
    uint8_t *f4;
    // in
    size_t f5_len;
    uint8_t *f5;
    // some_name
    size_t f6_len;
    uint8_t *f6;
    // raw
    size_t f8_len;
    uint8_t *f8;
    // topic
    size_t f9_len;
    uint8_t *f9;
    // codec
    size_t f10_len;
    uint8_t *f10;
    // type
    int32_t f11;
    // level
    int32_t f12;
} sample__Reserved;
const void *sample__Reserved__descriptor(void);

// sample.Nothing
typedef struct sample__Nothing {
    const void *type;
    unsigned unknown_count;
    void *unknown;
} sample__Nothing;
const void *sample__Nothing__descriptor(void);

// sample.Event
typedef struct sample__Event {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // id
    size_t f1_len;
    uint8_t *f1;
    // name
    size_t f2_len;
    uint8_t *f2;
    // count
    int64_t f3;
    // at
    int64_t f4;
    // data
    size_t f5_len;
    uint8_t *f5;
    // ratio
    int f6_has;
    double f6;
} sample__Event;
const void *sample__Event__descriptor(void);

// sample.Wide
typedef struct sample__Wide {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // account
    uint64_t f1;
    // user
    size_t f2_len;
    uint8_t *f2;
    // small
    uint32_t f3;
    // integer
    int32_t f4;
    // flag
    int f5;
    // ratio
    int f6_has;
    double f6;
    // real
    int f7_has;
    float f7;
    // raw
    size_t f8_len;
    uint8_t *f8;
    // at
    int64_t f9;
    // leaf
    void *f10;
    // note
    int f11_has;
    size_t f11_len;
    uint8_t *f11;
    // tags
    size_t f12_count;
    void *f12;
    // colour
    int32_t f13;
    // oneof amount
    uint32_t o0_case;
    union {
        int64_t f14;
        struct { size_t len; uint8_t *data; } f15;
    } o0;
} sample__Wide;
const void *sample__Wide__descriptor(void);

// sample.Numbered
typedef struct sample__Numbered {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // id
    int32_t f1;
} sample__Numbered;
const void *sample__Numbered__descriptor(void);

// sample.LeafOfTomorrow
typedef struct sample__LeafOfTomorrow {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // name
    size_t f1_len;
    uint8_t *f1;
    // numbers
    size_t f2_count;
    void *f2;
    // leaflet
    void *f3;
    // colour
    size_t f20_len;
    uint8_t *f20;
    // marks
    size_t f21_count;
    void *f21;
    // cousin
    void *f22;
    // width
    int f536870911_has;
    double f536870911;
} sample__LeafOfTomorrow;
const void *sample__LeafOfTomorrow__descriptor(void);
