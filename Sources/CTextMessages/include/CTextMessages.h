// Made by protoc-gen-flows; make proto
#pragma once
#include "text.pb.h"
