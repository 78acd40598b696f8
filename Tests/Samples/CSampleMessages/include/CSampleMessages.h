// Made by protoc-gen-flows; make proto
#pragma once
#include "sample.pb.h"
