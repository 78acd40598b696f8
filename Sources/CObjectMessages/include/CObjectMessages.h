// Made by protoc-gen-flows; make proto
#pragma once
#include "object.pb.h"
