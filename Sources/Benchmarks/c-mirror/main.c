/// The mirror of bench-mirror in C: what librdkafka alone can do with the same work a record.
///
/// One thread: takes batches from the group's queue, sends each record on with its key, value,
/// timestamp and a `flows-origin` header in the form of Flows, and commits what is acknowledged.
/// The environment is the same as bench-mirror's: BENCH_BROKERS BENCH_IN BENCH_OUT BENCH_GROUP.
#include <librdkafka/rdkafka.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PARTITIONS_MAX = 256, BATCH_MAX = 10000, WINDOW = 64, COMMIT_INTERVAL_MS = 100 };

/// Records taken together; its offsets may be committed once nothing of it is unacknowledged.
struct batch {
    size_t unacknowledged;
    int64_t next[PARTITIONS_MAX];
};

/// The text of a header up to the numbers that differ from record to record.
struct origin {
    char text[512];
    size_t length;
};

struct mirror {
    rd_kafka_t *consumer, *producer;
    rd_kafka_queue_t *queue;
    rd_kafka_topic_t *output;
    struct batch window[WINDOW];
    /// Batches `oldest..<newest` are on their way; each has its place in the window.
    uint64_t oldest, newest;
    struct origin origins[PARTITIONS_MAX];
    int64_t generation, committed_at;
    rd_kafka_message_t *messages[BATCH_MAX];
};

static volatile sig_atomic_t is_stopping;

static void stop(int signal) {
    (void)signal;
    is_stopping = 1;
}

static void fail(const char *format, ...) {
    va_list facts;
    va_start(facts, format);
    vfprintf(stderr, format, facts);
    va_end(facts);
    fputc('\n', stderr);
    exit(1);
}

static const char *variable(const char *name) {
    const char *value = getenv(name);
    if (!value || !*value) fail("%s is not set: this program is started by the bench", name);
    return value;
}

static int64_t milliseconds(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static rd_kafka_conf_t *configuration(const char *const (*pairs)[2]) {
    char reason[256];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    for (; (*pairs)[0]; pairs++) {
        if (rd_kafka_conf_set(conf, (*pairs)[0], (*pairs)[1], reason, sizeof reason)) {
            fail("%s: %s", (*pairs)[0], reason);
        }
    }
    return conf;
}

static rd_kafka_t *client(rd_kafka_type_t type, rd_kafka_conf_t *conf) {
    char reason[256];
    rd_kafka_t *handle = rd_kafka_new(type, conf, reason, sizeof reason);
    if (!handle) fail("the client can't be made: %s", reason);
    return handle;
}

/// Runs on the main thread, inside rd_kafka_poll.
static void acknowledged(rd_kafka_t *handle, const rd_kafka_message_t *message, void *opaque) {
    (void)handle;
    (void)opaque;
    if (message->err) fail("a record was not sent: %s", rd_kafka_err2str(message->err));
    ((struct batch *)message->_private)->unacknowledged--;
}

static void open_clients(struct mirror *m) {
    const char *brokers = variable("BENCH_BROKERS");
    rd_kafka_conf_t *conf = configuration((const char *const[][2]){
        {"bootstrap.servers", brokers},
        {"group.id", variable("BENCH_GROUP")},
        {"isolation.level", "read_committed"},
        {"auto.offset.reset", "earliest"},
        {"enable.auto.commit", "false"},
        {"enable.auto.offset.store", "false"},
        {"session.timeout.ms", "6000"},
        {"heartbeat.interval.ms", "500"},
        // Past this librdkafka looks at a partition only once a second.
        {"queued.min.messages", "10000000"},
        {"queued.max.messages.kbytes", "65536"},
        {0, 0}});
    m->consumer = client(RD_KAFKA_CONSUMER, conf);
    rd_kafka_poll_set_consumer(m->consumer);
    m->queue = rd_kafka_queue_get_consumer(m->consumer);
    conf = configuration((const char *const[][2]){
        {"bootstrap.servers", brokers},
        {"enable.idempotence", "true"},
        {"acks", "all"},
        {"compression.type", "lz4"},
        {"partitioner", "murmur2_random"},
        {"linger.ms", "2"},
        {"queue.buffering.max.messages", "1000000"},
        {"queue.buffering.max.kbytes", "262144"},
        {0, 0}});
    rd_kafka_conf_set_dr_msg_cb(conf, acknowledged);
    m->producer = client(RD_KAFKA_PRODUCER, conf);
    m->output = rd_kafka_topic_new(m->producer, variable("BENCH_OUT"), NULL);
}

static void subscribe(struct mirror *m) {
    rd_kafka_topic_partition_list_t *topics = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(topics, variable("BENCH_IN"), RD_KAFKA_PARTITION_UA);
    if (rd_kafka_subscribe(m->consumer, topics)) fail("the group can't be joined");
    rd_kafka_topic_partition_list_destroy(topics);
}

static size_t put_decimal(char *at, int64_t number) {
    char digits[20];
    size_t count = 0, length;
    do digits[count++] = '0' + number % 10;
    while (number /= 10);
    for (length = 0; count; length++) at[length] = digits[--count];
    return length;
}

static struct origin *origin(struct mirror *m, int32_t partition) {
    if (partition >= PARTITIONS_MAX) fail("more than %d partitions", PARTITIONS_MAX);
    struct origin *origin = &m->origins[partition];
    if (!origin->length) {
        int length = snprintf(
            origin->text, sizeof origin->text - 64, "1 %s %s %d ", variable("BENCH_GROUP"),
            variable("BENCH_IN"), partition);
        if (length < 0 || (size_t)length >= sizeof origin->text - 64) fail("names are too long");
        origin->length = length;
    }
    return origin;
}

/// `1 step topic partition generation offset index`, behind what stays the same.
static size_t put_identity(struct mirror *m, struct origin *origin, int64_t offset) {
    size_t length = origin->length;
    length += put_decimal(origin->text + length, m->generation);
    origin->text[length++] = ' ';
    length += put_decimal(origin->text + length, offset);
    memcpy(origin->text + length, " 0", 2);
    return length + 2;
}

static void forward(struct mirror *m, rd_kafka_vu_t *fields, rd_kafka_message_t *message) {
    struct origin *source = origin(m, message->partition);
    fields[1].u.mem.ptr = message->key;
    fields[1].u.mem.size = message->key_len;
    fields[2].u.mem.ptr = message->payload;
    fields[2].u.mem.size = message->len;
    fields[3].u.i64 = rd_kafka_message_timestamp(message, NULL);
    fields[4].u.header.val = source->text;
    fields[4].u.header.size = put_identity(m, source, message->offset);
    rd_kafka_error_t *error;
    while ((error = rd_kafka_produceva(m->producer, fields, 7))) {
        if (rd_kafka_error_code(error) != RD_KAFKA_RESP_ERR__QUEUE_FULL) {
            fail("a record was refused: %s", rd_kafka_error_string(error));
        }
        rd_kafka_error_destroy(error);
        rd_kafka_poll(m->producer, 5);
    }
}

static void pass_on(struct mirror *m, struct batch *batch, size_t count) {
    rd_kafka_vu_t fields[7] = {
        {.vtype = RD_KAFKA_VTYPE_RKT, .u.rkt = m->output},
        {.vtype = RD_KAFKA_VTYPE_KEY},
        {.vtype = RD_KAFKA_VTYPE_VALUE},
        {.vtype = RD_KAFKA_VTYPE_TIMESTAMP},
        {.vtype = RD_KAFKA_VTYPE_HEADER, .u.header.name = "flows-origin"},
        {.vtype = RD_KAFKA_VTYPE_MSGFLAGS, .u.i = RD_KAFKA_MSG_F_COPY},
        {.vtype = RD_KAFKA_VTYPE_OPAQUE, .u.ptr = batch},
    };
    for (size_t at = 0; at < count; at++) {
        rd_kafka_message_t *message = m->messages[at];
        if (message->err) {
            fprintf(stderr, "%s\n", rd_kafka_message_errstr(message));
        } else {
            forward(m, fields, message);
            batch->unacknowledged++;
            batch->next[message->partition] = message->offset + 1;
        }
        rd_kafka_message_destroy(message);
    }
}

/// Commits the offsets behind all batches that are acknowledged without a gap.
static void commit(struct mirror *m, int is_last) {
    int64_t now = milliseconds(CLOCK_MONOTONIC);
    if (!is_last && now - m->committed_at < COMMIT_INTERVAL_MS
        && m->newest - m->oldest < WINDOW) return;
    int64_t next[PARTITIONS_MAX] = {0};
    uint64_t from = m->oldest;
    while (m->oldest < m->newest && !m->window[m->oldest % WINDOW].unacknowledged) {
        struct batch *batch = &m->window[m->oldest++ % WINDOW];
        for (int at = 0; at < PARTITIONS_MAX; at++) {
            if (batch->next[at]) next[at] = batch->next[at];
        }
    }
    if (m->oldest == from) return;
    m->committed_at = now;
    rd_kafka_topic_partition_list_t *offsets = rd_kafka_topic_partition_list_new(8);
    for (int at = 0; at < PARTITIONS_MAX; at++) {
        if (!next[at]) continue;
        rd_kafka_topic_partition_list_add(offsets, variable("BENCH_IN"), at)->offset = next[at];
    }
    rd_kafka_resp_err_t code = rd_kafka_commit(m->consumer, offsets, !is_last);
    if (code) fprintf(stderr, "a commit failed: %s\n", rd_kafka_err2str(code));
    rd_kafka_topic_partition_list_destroy(offsets);
}

/// Takes what is there: a wait for more than one would sit out its whole time.
static size_t take(struct mirror *m) {
    ssize_t count = rd_kafka_consume_batch_queue(m->queue, 10, m->messages, 1);
    if (count <= 0) return 0;
    ssize_t more =
        rd_kafka_consume_batch_queue(m->queue, 0, m->messages + 1, BATCH_MAX - 1);
    return count + (more > 0 ? more : 0);
}

int main(void) {
    static struct mirror mirror;
    struct mirror *m = &mirror;
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    m->generation = milliseconds(CLOCK_REALTIME);
    open_clients(m);
    subscribe(m);
    while (!is_stopping) {
        size_t count = m->newest - m->oldest < WINDOW ? take(m) : 0;
        if (count) {
            struct batch *batch = &m->window[m->newest % WINDOW];
            memset(batch, 0, sizeof *batch);
            pass_on(m, batch, count);
            m->newest++;
        }
        rd_kafka_poll(m->producer, m->newest - m->oldest < WINDOW ? 0 : 5);
        commit(m, 0);
    }
    if (rd_kafka_flush(m->producer, 20000)) fail("not everything was acknowledged in time");
    commit(m, 1);
    rd_kafka_consumer_close(m->consumer);
    rd_kafka_queue_destroy(m->queue);
    rd_kafka_topic_destroy(m->output);
    rd_kafka_destroy(m->producer);
    rd_kafka_destroy(m->consumer);
    return 0;
}
