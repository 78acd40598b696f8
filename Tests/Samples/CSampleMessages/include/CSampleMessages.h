// Made by protoc-gen-flows; make proto
#pragma once
#include "sample.pb.h"
#include "flows_envelope.pb.h"
#include "flows_join_state.pb.h"
