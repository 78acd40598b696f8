# The tool `flows`: sends records, makes manifests and rights, compares steps.
#
#     docker build -f Dockerfiles/flows.Dockerfile .
#     docker run --rm flows/flows help
#
# `flows dev` isn't for this image: it starts a Postgres and steps beside it; compose.yaml does that.
# Up to the last FROM this file is the same as step.Dockerfile, whose layers it shares.
ARG SWIFT_IMAGE=swift:6.3-bookworm
ARG BASE_IMAGE=debian:bookworm-slim

FROM ${SWIFT_IMAGE} AS build
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        ca-certificates libmicrohttpd-dev libmimalloc-dev libpq-dev libprotobuf-c-dev \
        librdkafka-dev pkg-config \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/*
# The package's folder in the context.
ARG FOLDER=.
# Programs to build, where few of many are wanted; all that the package has unless given.
ARG PRODUCTS=""
WORKDIR /src/${FOLDER}
COPY . /src
# Each package has a folder of its own in the cache, or another one's programs got in here. Sources
# are built from a copy there, into which only what has other contents comes, since the compiler goes
# by times, and a fresh clone's are all new. `strip -p` keeps the time: a program that wasn't linked
# anew makes the same layer again.
# Packed relocations are half a MiB less; they want the glibc 2.36 that both bases have.
RUN --mount=type=cache,id=flows-build,target=/cache,sharing=locked \
    set -eu; \
    swift package --scratch-path /cache/describe describe >/cache/package; \
    cache=/cache/$(sed -n 's/^Name: //p' /cache/package); \
    mkdir -p "$cache/sources" /programs; \
    cd "$cache/sources"; \
    find . ! -type d | while read -r file; do [ -e "/src/$file" ] || rm "$file"; done; \
    cd /src; \
    find . ! -type d | while read -r file; do \
        cmp -s "$file" "$cache/sources/$file" || cp -d --parents "$file" "$cache/sources"; \
    done; \
    cd "$cache/sources/$FOLDER"; \
    build="swift build -c release --static-swift-stdlib --scratch-path $cache/build \
        -Xswiftc -use-ld=lld -Xlinker -z -Xlinker pack-relative-relocs"; \
    for product in $PRODUCTS; do $build --product "$product"; done; \
    [ -n "$PRODUCTS" ] || $build; \
    [ -n "$PRODUCTS" ] \
        || PRODUCTS=$(swift package --scratch-path "$cache/build" show-executables); \
    for program in $PRODUCTS; do \
        strip -p -o "/programs/$program" "$cache/build/release/$program"; \
    done

# What every program needs, in a layer that all images share. The libraries come as packages: their
# files alone would be 1.6 MiB less, but no scanner could tell their versions. The certificates come
# as a file: their package brings the program openssl, and nothing here runs it.
FROM ${BASE_IMAGE} AS runtime
RUN apt-get update \
    && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
        libmicrohttpd12 libmimalloc2.0 libpq5 libprotobuf-c1 librdkafka1 \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/cache/debconf/* /var/log/*
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
ENV SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt
# A number, so that Kubernetes can see that it isn't root's; nobody has it in Debian.
USER 65532:65532
STOPSIGNAL SIGTERM

FROM runtime
COPY --from=build /programs/flows /usr/local/bin/flows
ARG VERSION=""
ARG REVISION=""
ARG SOURCE=""
ARG LICENSES="Apache-2.0"
ARG BASE_IMAGE
LABEL org.opencontainers.image.title="flows" \
    org.opencontainers.image.description="The tool of the Flows toolkit" \
    org.opencontainers.image.version="${VERSION}" \
    org.opencontainers.image.revision="${REVISION}" \
    org.opencontainers.image.source="${SOURCE}" \
    org.opencontainers.image.licenses="${LICENSES}" \
    org.opencontainers.image.base.name="${BASE_IMAGE}"
ENTRYPOINT ["/usr/local/bin/flows"]
