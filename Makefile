# The goals of the project; `make` alone lists them.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help deps build run test test-sanitize simulate proto format lint spec bench bench-peers footprint first-output handover roll images test-containers k8s test-k8s clean

# Steps carry the Swift runtime in them; only Linux has it as a static library.
STATIC := $(if $(filter Linux,$(shell uname)),--static-swift-stdlib)
# Images to build, such as STEPS="text-word-count flows"; all steps and the tool unless given.
STEPS ?=
# What `make run` counts: files or folders, such as TEXT="a.txt books"; the system's licenses if none.
TEXT ?=
# More for `swift test`, such as ARGS="--filter FlowsHTTPTests".
ARGS ?=

# The modules that hold memory of C's; only their tests run under the sanitizers.
DOOR_TESTS := FlowsHTTPTests|FlowsKafkaTests|FlowsPostgresTests|FlowsProtobufTests
SANITIZE := --sanitize=address --scratch-path .build/sanitize -Xswiftc -use-ld=lld

# Generated code says so in its first line; its generator is what would have to change.
SWIFT_FILES = $$(find Package.swift Sources Tests -name '*.swift' -print0 \
	| xargs -0 awk 'FNR == 1 && tolower($$0) !~ /^\/\/+ made by/ { print FILENAME }')

help: ## list the goals
	@awk -F ':.*## ' -v absent=' $(ABSENT) ' '/^[a-z0-9-]+:.*## / && !index(absent, " "$$1" ") \
		{ printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## install the C libraries and tools that are missing, or name them
	@.ci/deps

build: deps ## build the steps and tools in release mode
	swift build -c release $(STATIC)

run: build ## count the words of TEXT with the example steps, on a broker and database of its own
	.build/release/flows dev --once $(TEXT)

test: deps lint ## run every test: needs nothing that it doesn't start itself
	swift build --build-tests
	swift test --skip-build --disable-xctest $(ARGS)

test-sanitize: deps ## run the tests of what touches C's memory, looking for misuse and leaks
	FLOWS_SANITIZE=1 swift build --build-tests $(SANITIZE)
	FLOWS_SANITIZE=1 ASAN_OPTIONS=detect_leaks=1 SWIFT_BACKTRACE=enable=no \
		LSAN_OPTIONS=suppressions=$(CURDIR)/Tests/leaks.suppressions:print_suppressions=0 \
		swift test --skip-build --disable-xctest $(SANITIZE) --filter '$(DOOR_TESTS)' $(ARGS)

images: ## build images of STEPS and the tool, as REGISTRY/NAME:VERSION (flows/NAME:latest)
	Dockerfiles/build $(STEPS)

test-containers: ## build images, measure them, and run one as a cluster would (needs buildah, podman)
	Tests/Containers/check
	Tests/Containers/check-compose

# The example's steps, by the lines that declare them.
EXAMPLE_STEPS = $$(sed -n 's|^    step("\([^"]*\)", at: "Steps/.*|\1|p' Package.swift)

k8s: deps ## make the Kubernetes manifests of the example's steps again
	for program in flows $(EXAMPLE_STEPS); do swift build --product $$program; done
	.build/debug/flows k8s generate

test-k8s: ## check the manifests as far as that goes without a cluster, and play one with podman
	Tests/Kubernetes/check

simulate: ## run the simulation of one seed again, such as SEED=71
	SEED=$(SEED) swift test --disable-xctest --filter SimulationTests/seeds

lint: ## check the format and the rules of the formatter's linter
	swift format lint --strict --parallel $(SWIFT_FILES)

format: ## format every Swift file that isn't generated
	swift format --in-place --parallel $(SWIFT_FILES)

clean: ## remove what was built, and the broker and database of `make run`
	rm -rf .build .flows

# Goals whose files aren't there (yet) neither exist nor are listed.
ifneq ($(wildcard Proto/generate),)
proto: deps ## make the Swift and C code of the messages in Proto again
	Proto/generate
else
ABSENT += proto
endif

ifneq ($(wildcard Tests/Specs/check),)
spec: ## check every model of the protocol (needs Java; takes 20 minutes)
	Tests/Specs/check
else
ABSENT += spec
endif

ifneq ($(wildcard Sources/Benchmarks/bench),)
bench: build ## measure the steps
	Sources/Benchmarks/bench
else
ABSENT += bench
endif

ifneq ($(wildcard Sources/Benchmarks/bench-peers),)
bench-peers: build ## measure the steps beside other systems' steps
	Sources/Benchmarks/bench-peers
else
ABSENT += bench-peers
endif

ifneq ($(wildcard Sources/Benchmarks/footprint),)
footprint: build ## measure what an idle step costs: size, memory, start and stop
	Sources/Benchmarks/footprint
else
ABSENT += footprint
endif

ifneq ($(wildcard Sources/Benchmarks/first-output),)
first-output: build ## measure how long a new program of a new group takes to its first output
	Sources/Benchmarks/first-output
else
ABSENT += first-output
endif

ifneq ($(wildcard Sources/Benchmarks/handover),)
handover: build ## measure how long partitions stand still when their owner dies or stops
	Sources/Benchmarks/handover
else
ABSENT += handover
endif

ifneq ($(wildcard Sources/Benchmarks/roll),)
roll: build ## measure how long a chain pauses while its middle step is rolled
	Sources/Benchmarks/roll
else
ABSENT += roll
endif
