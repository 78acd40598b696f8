// Made by protoc-gen-flows; make proto
#pragma once
#include "next.pb.h"
