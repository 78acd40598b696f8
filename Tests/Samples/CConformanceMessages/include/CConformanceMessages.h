// Made by protoc-gen-flows; make proto
#pragma once
#include "conformance_conformance.pb.h"
#include "google_protobuf_any.pb.h"
#include "google_protobuf_duration.pb.h"
#include "google_protobuf_field_mask.pb.h"
#include "google_protobuf_struct.pb.h"
#include "google_protobuf_timestamp.pb.h"
#include "google_protobuf_wrappers.pb.h"
#include "google_protobuf_test_messages_proto3.pb.h"
