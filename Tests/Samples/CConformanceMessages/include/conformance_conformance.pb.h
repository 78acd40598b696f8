// Made by protoc-gen-flows from conformance/conformance.proto; make proto
#pragma once
#include <stddef.h>
#include <stdint.h>

// conformance.TestStatus
typedef struct conformance__TestStatus {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // name
    size_t f1_len;
    uint8_t *f1;
    // failure_message
    size_t f2_len;
    uint8_t *f2;
    // matched_name
    size_t f3_len;
    uint8_t *f3;
} conformance__TestStatus;
const void *conformance__TestStatus__descriptor(void);

// conformance.FailureSet
typedef struct conformance__FailureSet {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // test
    size_t f2_count;
    void *f2;
} conformance__FailureSet;
const void *conformance__FailureSet__descriptor(void);

// conformance.ConformanceRequest
typedef struct conformance__ConformanceRequest {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // requested_output_format
    int32_t f3;
    // message_type
    size_t f4_len;
    uint8_t *f4;
    // test_category
    int32_t f5;
    // jspb_encoding_options
    void *f6;
    // print_unknown_fields
    int f9;
    // oneof payload
    uint32_t o0_case;
    union {
        struct { size_t len; uint8_t *data; } f1;
        struct { size_t len; uint8_t *data; } f2;
        struct { size_t len; uint8_t *data; } f7;
        struct { size_t len; uint8_t *data; } f8;
    } o0;
} conformance__ConformanceRequest;
const void *conformance__ConformanceRequest__descriptor(void);

// conformance.ConformanceResponse
typedef struct conformance__ConformanceResponse {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // oneof result
    uint32_t o0_case;
    union {
        struct { size_t len; uint8_t *data; } f1;
        struct { size_t len; uint8_t *data; } f2;
        struct { size_t len; uint8_t *data; } f3;
        struct { size_t len; uint8_t *data; } f4;
        struct { size_t len; uint8_t *data; } f5;
        struct { size_t len; uint8_t *data; } f6;
        struct { size_t len; uint8_t *data; } f7;
        struct { size_t len; uint8_t *data; } f8;
        struct { size_t len; uint8_t *data; } f9;
    } o0;
} conformance__ConformanceResponse;
const void *conformance__ConformanceResponse__descriptor(void);

// conformance.JspbEncodingConfig
typedef struct conformance__JspbEncodingConfig {
    const void *type;
    unsigned unknown_count;
    void *unknown;
    // use_jspb_array_any_format
    int f1;
} conformance__JspbEncodingConfig;
const void *conformance__JspbEncodingConfig__descriptor(void);
