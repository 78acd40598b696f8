# shellcheck shell=bash
# What Tests/Containers/check is made of: names, builds, containers, servers, waiting.
# Its globals `work`, `steps` are the caller's.
# shellcheck disable=SC2154

prefix=flows-check-$$
registry=localhost/flows-check
base=docker.io/library/debian:bookworm-slim
# crun, podman's first choice, needs more of the kernel than containers inside a machine get.
podman=(podman)
! command -v runc >/dev/null || podman+=(--runtime runc)

say() { echo "containers: $*"; }
fail() { say "FAILED: $*" >&2; show_logs >&2; exit 1; }
now_ms() { date +%s%3N; }

# Whether all programs are there; names one that isn't.
needs() {
    local program
    for program in "$@"; do
        command -v "$program" >/dev/null && continue
        say "left out: there is no $program"
        return 1
    done
}

measured() {
    local what=$1 start=$SECONDS
    shift
    "$@"
    say "$what took $((SECONDS - start)) s"
}

# Images

# `build TAG NAME…`, of the tree in this folder; says what it did only when it fails.
build() {
    local tag=$1 log=$work/build.log
    shift
    PRODUCTS="${steps[*]} flows" REGISTRY=$registry VERSION=$tag BUILDER=buildah \
        timeout 900 Dockerfiles/build "$@" >"$log" 2>&1 || { tail -n 40 "$log" >&2; fail "no image"; }
    # Each line of a Dockerfile leaves an image: those that were made now, and not taken from before.
    awk '/Using cache/ { old[substr($4, 1, 11)] } /^--> [0-9a-f]+$/ && !($2 in old) { print $2 }' \
        "$log" >>"$work/made"
}

# The digests of an image's layers, a line each, the base's first.
layers() {
    podman image inspect --format '{{range .RootFS.Layers}}{{println .}}{{end}}' \
        "$registry/$1:${2:-first}" | grep .
}

bytes() { podman image inspect --format '{{.Size}}' "$1"; }

added_mib() {
    awk -v image="$(bytes "$registry/$1:first")" -v base="$(bytes $base)" \
        'BEGIN { printf "%.1f", (image - base) / 1048576 }'
}

# The tree as it is here, with its times, so that only what is changed in the copy is new.
copy_of_the_tree() {
    mkdir -p "$1"
    git ls-files -z --cached --others --exclude-standard \
        | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done \
        | tar --null --files-from - --create | tar --extract --directory "$1"
}

# Containers

# `container FLAG… NAME WORD…`: an image of the check's, held as Kubernetes' restricted profile does.
# Limits are below podman's own, which a machine inside another one may not be allowed to set; health
# checks would need systemd.
container() {
    local words=()
    while [ "${1#-}" != "$1" ]; do
        words+=("$1")
        [ "$1" != -e ] && [ "$1" != --name ] || { words+=("$2"); shift; }
        shift
    done
    local image=$registry/$1:first
    shift
    timeout 120 "${podman[@]}" run --network host --read-only --read-only-tmpfs=false \
        --cap-drop all --security-opt no-new-privileges --pull never \
        --ulimit nofile=4096:4096 --ulimit nproc=4096:4096 --no-healthcheck "${words[@]}" "$image" "$@"
}

run() { container --rm "$@"; }

# `detached NAME FLAG… IMAGE WORD…`
detached() {
    local name=$1
    shift
    container -d --replace --name "$prefix-$name" "$@" >/dev/null || fail "$name doesn't start"
}

podman_exec() {
    local name=$1
    shift
    timeout 30 "${podman[@]}" exec "$prefix-$name" "$@"
}

logged() { podman logs "$prefix-$1" 2>&1 | grep -qF "$2"; }

# `refused WORD run …`: ends with 78 and says WORD.
refused() {
    local word=$1 code=0
    shift
    "$@" >"$work/said" 2>&1 || code=$?
    [ "$code" -eq 78 ] && grep -q "$word" "$work/said" \
        || fail "ends with $code instead of 78 and $word: $(cat "$work/said")"
}

# `stopped NAME CODE WHAT`: SIGTERM ends it with CODE, long before podman would kill it.
stopped() {
    local start code took
    start=$(now_ms)
    timeout 60 "${podman[@]}" stop --time 20 "$prefix-$1" >/dev/null 2>&1 \
        || fail "$1 can't be stopped"
    took=$(($(now_ms) - start))
    code=$(podman inspect --format '{{.State.ExitCode}}' "$prefix-$1")
    [ "$code" -eq "$2" ] || fail "$3 ended with $code instead of $2"
    [ "$took" -lt 10000 ] || fail "$3 took $took ms"
    say "$3 took $took ms and ended with $code"
}

# Whether the program has a connection to Postgres, which may not have answered.
connected() {
    local process
    process=$(podman inspect --format '{{.State.Pid}}' "$prefix-$1")
    [ "$process" -gt 0 ] || fail "$1 ended before it could be stopped"
    # The peer's port, in hexadecimal.
    find "/proc/$process/fd" -lname 'socket:*' -printf '%l\n' 2>/dev/null | tr -dc '0-9\n' \
        | grep -qwFf - <(awk -v port=":$(printf %04X "$database_port")" '$3 ~ port "$" {print $10}' \
            /proc/net/tcp)
}

# HTTP

free_port() {
    local port
    while true; do
        port=$((20000 + RANDOM % 10000))
        (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
    done
}

# The body of `GET PATH`; fails unless the answer is 200.
get() {
    local port=$1 path=$2 head
    exec 3<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET /%s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "$path" >&3
    read -r -t 5 head <&3 || head=""
    timeout 5 cat <&3
    exec 3<&-
    [[ $head == *" 200 "* ]]
}

answers() { get "$1" "$2" >/dev/null 2>&1; }

# Whether the step on a port has handled so many records and published as many outputs.
counted() {
    get "$1" metrics 2>/dev/null | awk -v all="$2" '
        /^flows_records_in_total/ { read += $NF } /^flows_records_out_total/ { written += $NF }
        END { exit !(read == all && written == all) }'
}

# `await SECONDS WHAT COMMAND…`
await() {
    local deadline=$(($(now_ms) + $1 * 1000)) what=$2
    shift 2
    until "$@"; do
        [ "$(now_ms)" -lt "$deadline" ] || fail "waited in vain until $what"
        sleep 0.02
    done
}

# Servers

# A Postgres of the check's own, under a user that it takes: it refuses to be root.
start_postgres() {
    local bin as=() folder=$work/postgres
    bin=$(find /usr/lib/postgresql -name initdb -printf '%h\n' 2>/dev/null | sort -V | tail -n 1)
    if [ -z "$bin" ]; then
        say "no container was run: there is no Postgres (Debian: apt install postgresql)"
        return 1
    fi
    mkdir "$folder"
    chmod 711 "$work"
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres "$folder"
        as=(setpriv --reuid postgres --regid postgres --clear-groups)
    fi
    "${as[@]}" "$bin/initdb" -D "$folder/data" -A trust -U postgres >"$work/initdb.log" 2>&1 \
        || { cat "$work/initdb.log" >&2; fail "initdb"; }
    database_port=$(free_port)
    "${as[@]}" "$bin/postgres" -D "$folder/data" -p "$database_port" -k "$folder" \
        -c listen_addresses=127.0.0.1 >"$work/postgres.log" 2>&1 &
    database=$!
    await 20 "Postgres is up" "$bin/pg_isready" -q -h 127.0.0.1 -p "$database_port"
    postgres=(-e "FLOWS_POSTGRES=postgres://postgres@127.0.0.1:$database_port/postgres")
}

# The tool's embedded broker, in a container.
start_broker() {
    local brokers
    detached broker flows broker "$@"
    await 20 "the broker is up" logged broker :
    brokers=$(podman logs "$prefix-broker" 2>/dev/null | head -n 1)
    # shellcheck disable=SC2034  # check's.
    kafka=(-e "FLOWS_BROKERS=$brokers")
}

# The end

show_logs() {
    local name
    for name in $(podman ps -a --filter "name=^$prefix-" --format '{{.Names}}'); do
        echo "--- $name"
        podman logs --tail 20 "$name" 2>&1
    done
}

clean_up() {
    local names images
    if [ -n "${database:-}" ]; then
        # One that hangs gets no other signal.
        kill -CONT "$database" 2>/dev/null || true
        kill -INT "$database" 2>/dev/null && wait "$database" || true
    fi
    mapfile -t names < <(podman ps -a --filter "name=^$prefix-" --format '{{.Names}}')
    [ ${#names[@]} -eq 0 ] || "${podman[@]}" rm -f -t 1 "${names[@]}" >/dev/null 2>&1 || true
    mapfile -t images < <(
        podman images --filter "reference=$registry/*" --format '{{.Repository}}:{{.Tag}}')
    [ ${#images[@]} -eq 0 ] || podman rmi "${images[@]}" >/dev/null 2>&1 || true
    # The last ones first: an image goes when none is made of it.
    [ ! -e "$work/made" ] || tac "$work/made" | xargs -n 1 podman rmi >/dev/null 2>&1 || true
    rm -rf "$work"
}
