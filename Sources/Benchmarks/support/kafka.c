/// What the benchmarks ask of a broker, beside the steps: making, filling and watching topics.
///
///     kafka create TOPIC PARTITIONS        kafka delete TOPIC GROUP      (both or `-`)
///     kafka fill TOPIC RECORDS KEYS BYTES [RATE]  records with decimal keys, and in values of BYTES
///                                          their number; RATE a second; prints `sent TIME COUNT`
///     kafka lines TOPIC LINES              text.Line messages of ten words; prints the words
///     kafka watch TOPIC RECORDS SECONDS    prints `ready`, `first TIME COUNT`, `done TIME COUNT`
///     kafka committed GROUP TOPIC STEADY RECORDS SECONDS  the same of what a group has committed,
///                                          `steady TIME COUNT` before; 0 RECORDS: all there are
///     kafka tally TOPIC                    `KEY RECORDS SUM LAST` of each key and decimal values
///     kafka trickle TOPIC PARTITIONS MS    a message of one word to each partition every MS, for ever
///     kafka pace TOPIC PARTITIONS RATE     text.Line messages of one word, RATE a second, until
///                                          SIGTERM; prints `sent TIME COUNT`
///     kafka follow TOPIC                   prints `ready`, then `TIME PARTITION OFFSET AGE` of each
///                                          origin; AGE is by the record's timestamp
///
/// BENCH_BROKERS names the brokers. Times are seconds of the monotonic clock, ages seconds.
#include <librdkafka/rdkafka.h>
#include <math.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LINE_WORDS = 10, VOCABULARY = 10000, TIMEOUT_MS = 20000 };

static void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

static long number(const char *text) {
    char *end;
    long value = strtol(text, &end, 10);
    if (*end || value < 0) fail(text, "a number is wanted");
    return value;
}

static rd_kafka_t *client_of(const char *group, rd_kafka_type_t type) {
    const char *brokers = getenv("BENCH_BROKERS");
    if (!brokers) fail("BENCH_BROKERS", "is not set");
    const char *pairs[][2] = {
        {"bootstrap.servers", brokers},       {"group.id", group},
        {"allow.auto.create.topics", "false"}, {"enable.idempotence", "true"},
        {"compression.type", "lz4"},          {"linger.ms", "20"},
        {"partitioner", "murmur2_random"},    {"queue.buffering.max.messages", "500000"},
        {"enable.partition.eof", "true"},     {"enable.auto.commit", "false"},
    };
    char reason[256];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, NULL);
    for (size_t at = 0; at < sizeof pairs / sizeof *pairs; at++) {
        if (rd_kafka_conf_set(conf, pairs[at][0], pairs[at][1], reason, sizeof reason)) {
            fail(pairs[at][0], reason);
        }
    }
    rd_kafka_t *handle = rd_kafka_new(type, conf, reason, sizeof reason);
    if (!handle) fail("the client can't be made", reason);
    return handle;
}

static rd_kafka_t *client(rd_kafka_type_t type) {
    return client_of("bench-watch", type);
}

/// Waits for an answer; its kinds are asked by the caller, which also destroys it.
static rd_kafka_event_t *answer(rd_kafka_queue_t *queue, const char *what) {
    rd_kafka_event_t *event = rd_kafka_queue_poll(queue, TIMEOUT_MS + 1000);
    if (!event) fail(what, "no answer");
    if (rd_kafka_event_error(event)) fail(what, rd_kafka_event_error_string(event));
    return event;
}

static void create(const char *name, int partitions) {
    rd_kafka_t *admin = client(RD_KAFKA_PRODUCER);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(admin);
    char reason[256];
    rd_kafka_NewTopic_t *topic = rd_kafka_NewTopic_new(name, partitions, 1, reason, sizeof reason);
    if (!topic) fail(name, reason);
    rd_kafka_CreateTopics(admin, &topic, 1, NULL, queue);
    rd_kafka_event_t *event = answer(queue, name);
    size_t count;
    const rd_kafka_topic_result_t **results =
        rd_kafka_CreateTopics_result_topics(rd_kafka_event_CreateTopics_result(event), &count);
    rd_kafka_resp_err_t code = rd_kafka_topic_result_error(results[0]);
    if (code && code != RD_KAFKA_RESP_ERR_TOPIC_ALREADY_EXISTS) {
        fail(name, rd_kafka_err2str(code));
    }
    rd_kafka_NewTopic_destroy(topic);
    rd_kafka_event_destroy(event);
    rd_kafka_queue_destroy(queue);
    rd_kafka_destroy(admin);
}

/// What isn't there needn't be deleted: only silence is an error.
static void delete(const char *name, const char *group) {
    rd_kafka_t *admin = client(RD_KAFKA_PRODUCER);
    rd_kafka_queue_t *queue = rd_kafka_queue_new(admin);
    if (strcmp(name, "-")) {
        rd_kafka_DeleteTopic_t *topic = rd_kafka_DeleteTopic_new(name);
        rd_kafka_DeleteTopics(admin, &topic, 1, NULL, queue);
        rd_kafka_event_destroy(answer(queue, name));
        rd_kafka_DeleteTopic_destroy(topic);
    }
    if (strcmp(group, "-")) {
        rd_kafka_DeleteGroup_t *element = rd_kafka_DeleteGroup_new(group);
        rd_kafka_DeleteGroups(admin, &element, 1, NULL, queue);
        rd_kafka_event_destroy(answer(queue, group));
        rd_kafka_DeleteGroup_destroy(element);
    }
    rd_kafka_queue_destroy(queue);
    rd_kafka_destroy(admin);
}

/// Random numbers that are the same in each run (xorshift64*).
static uint64_t random_number(void) {
    static uint64_t state = 88172645463325252u;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 2685821657736338717u;
}

static void produce(
    rd_kafka_t *producer, rd_kafka_topic_t *topic, int32_t partition, const char *key,
    void *value, size_t length
) {
    while (rd_kafka_produce(
        topic, partition, RD_KAFKA_MSG_F_COPY, value, length, key, key ? strlen(key) : 0, NULL)) {
        rd_kafka_resp_err_t code = rd_kafka_last_error();
        if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL) fail("a record", rd_kafka_err2str(code));
        rd_kafka_poll(producer, 10);
    }
    rd_kafka_poll(producer, 0);
}

static void delivered(rd_kafka_t *producer) {
    if (rd_kafka_flush(producer, 120000)) fail("the records", "not all were acknowledged");
}

static void fill(const char *name, long records, long keys, long bytes, long rate) {
    rd_kafka_t *producer = client(RD_KAFKA_PRODUCER);
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, name, NULL);
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    if (bytes < 8) fail("the value", "8 bytes at least");
    char *value = malloc(bytes + 9), key[24];
    double began = now();
    for (long at = 0; at < records; at++) {
        while (rate && at > (now() - began) * rate) {
            rd_kafka_poll(producer, 1);
        }
        // The record's number, and text that compression makes nothing of.
        snprintf(value, 9, "%08ld", at % 100000000);
        for (long byte = 8; byte < bytes; byte += 8) {
            uint64_t random = random_number();
            for (int letter = 0; letter < 8; letter++) {
                value[byte + letter] = letters[random >> letter * 8 & 63];
            }
        }
        snprintf(key, sizeof key, "%llu", (unsigned long long)(random_number() % keys));
        produce(producer, topic, RD_KAFKA_PARTITION_UA, key, value, bytes);
    }
    delivered(producer);
    printf("sent %.6f %ld\n", now(), records);
    free(value);
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(producer);
}

/// A word by its rank: consonants and vowels in turn, longer ones for rarer words.
static size_t put_word(char *at, unsigned rank) {
    static const char consonants[] = "bdfgklmnprstvz", vowels[] = "aeiou";
    size_t length = 0;
    do {
        at[length++] = consonants[rank % 14];
        rank /= 14;
        at[length++] = vowels[rank % 5];
        rank /= 5;
    } while (rank);
    return length;
}

/// A rank by Zipf's law, as words of a language have.
static unsigned rank(void) {
    double share = (random_number() >> 11) / 9007199254740992.0;
    return (unsigned)exp(share * log(VOCABULARY)) - 1;
}

static void lines(const char *name, long count, int partitions) {
    rd_kafka_t *producer = client(RD_KAFKA_PRODUCER);
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, name, NULL);
    for (long at = 0; at < count; at++) {
        char message[2 + LINE_WORDS * 16];
        size_t length = 2;
        for (int word = 0; word < LINE_WORDS; word++) {
            if (word) message[length++] = ' ';
            length += put_word(message + length, rank());
        }
        if (length - 2 > 127) fail("a line", "its length must fit into one byte");
        // text.Line: field 1, of bytes, with their number.
        message[0] = 0x0a;
        message[1] = length - 2;
        produce(producer, topic, at / 64 % partitions, NULL, message, length);
    }
    delivered(producer);
    printf("%ld\n", count * LINE_WORDS);
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(producer);
}

static int partitions(rd_kafka_t *handle, const char *name) {
    const rd_kafka_metadata_t *metadata;
    double limit = now() + TIMEOUT_MS / 1000.0;
    while (now() < limit) {
        rd_kafka_topic_t *topic = rd_kafka_topic_new(handle, name, NULL);
        rd_kafka_resp_err_t code = rd_kafka_metadata(handle, 0, topic, &metadata, TIMEOUT_MS);
        rd_kafka_topic_destroy(topic);
        if (code) fail(name, rd_kafka_err2str(code));
        int count = metadata->topics[0].partition_cnt, leaders = 0;
        for (int at = 0; at < count; at++) {
            leaders += metadata->topics[0].partitions[at].leader >= 0;
        }
        rd_kafka_metadata_destroy(metadata);
        if (count && leaders == count) return count;
        nanosleep(&(struct timespec){0, 50000000}, NULL);
    }
    fail(name, "has no leaders");
    return 0;
}

/// -1 while the broker can't say, as in a new topic's first moments.
static int64_t records(rd_kafka_t *handle, const char *name, int count) {
    rd_kafka_topic_partition_list_t *ends = rd_kafka_topic_partition_list_new(count);
    for (int at = 0; at < count; at++) {
        rd_kafka_topic_partition_list_add(ends, name, at)->offset = RD_KAFKA_OFFSET_END;
    }
    rd_kafka_resp_err_t code = rd_kafka_offsets_for_times(handle, ends, TIMEOUT_MS);
    int64_t sum = 0;
    for (int at = 0; at < count && sum >= 0; at++) {
        if (code || ends->elems[at].err) sum = -1;
        else if (ends->elems[at].offset > 0) sum += ends->elems[at].offset;
    }
    rd_kafka_topic_partition_list_destroy(ends);
    return sum;
}

static void say(const char *what, int64_t count) {
    printf("%s %.6f %lld\n", what, now(), (long long)count);
    fflush(stdout);
}

static void watch(const char *name, long wanted, long seconds) {
    rd_kafka_t *handle = client(RD_KAFKA_CONSUMER);
    int count = partitions(handle, name), began = 0;
    double limit = now() + seconds;
    int64_t there;
    while ((there = records(handle, name, count)) < 0) {
        if (now() > limit) fail(name, "its end isn't known");
    }
    say("ready", there);
    while (now() < limit) {
        there = records(handle, name, count);
        if (there > 0 && !began) {
            say("first", there);
            began = 1;
        }
        if (there >= wanted) {
            say("done", there);
            // Destroying would wait for the broker's threads; nothing is left to lose.
            _Exit(0);
        }
        nanosleep(&(struct timespec){0, began ? 20000000 : 5000000}, NULL);
    }
    say("late", there);
    _Exit(1);
}

/// What a group has committed of a topic without gaps: an offset counts the records before it.
static int64_t offsets(rd_kafka_t *handle, const char *name, int count) {
    rd_kafka_topic_partition_list_t *all = rd_kafka_topic_partition_list_new(count);
    for (int at = 0; at < count; at++) rd_kafka_topic_partition_list_add(all, name, at);
    rd_kafka_resp_err_t code = rd_kafka_committed(handle, all, TIMEOUT_MS);
    int64_t sum = 0;
    for (int at = 0; at < count && !code; at++) {
        if (all->elems[at].offset > 0) sum += all->elems[at].offset;
    }
    rd_kafka_topic_partition_list_destroy(all);
    return sum;
}

static void committed(const char *group, const char *name, long steady, long all, long seconds) {
    rd_kafka_t *handle = client_of(group, RD_KAFKA_CONSUMER);
    int count = partitions(handle, name), stage = 0;
    static const char *stages[] = {"first", "steady", "done"};
    double limit = now() + seconds;
    if (!all) all = records(handle, name, count);
    int64_t wanted[] = {1, steady ? steady : all, all}, there = 0;
    say("ready", all);
    while (now() < limit) {
        there = offsets(handle, name, count);
        while (stage < 3 && there >= wanted[stage]) say(stages[stage++], there);
        // Destroying would wait for the broker's threads; nothing is left to lose.
        if (stage == 3) _Exit(0);
        nanosleep(&(struct timespec){0, stage ? 20000000 : 5000000}, NULL);
    }
    say("late", there);
    _Exit(1);
}

/// Both text.Line and text.WordSeen: field 1 is text, and the word is a word's key.
static void trickle(const char *name, int count, long milliseconds) {
    rd_kafka_t *producer = client(RD_KAFKA_PRODUCER);
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, name, NULL);
    for (;;) {
        for (int at = 0; at < count; at++) {
            char word[8], message[10];
            int length = snprintf(word, sizeof word, "w%d", at);
            message[0] = 0x0a;
            message[1] = length;
            memcpy(message + 2, word, length);
            produce(producer, topic, at, word, message, 2 + length);
        }
        nanosleep(&(struct timespec){0, milliseconds * 1000000}, NULL);
    }
}

static volatile sig_atomic_t is_asked_to_end;

static void ask_to_end(int number) {
    (void)number;
    is_asked_to_end = 1;
}

/// Words enough that every partition of every topic behind has some.
static void pace(const char *name, int count, long rate) {
    enum { WORDS = 500 };
    signal(SIGTERM, ask_to_end);
    rd_kafka_t *producer = client(RD_KAFKA_PRODUCER);
    rd_kafka_topic_t *topic = rd_kafka_topic_new(producer, name, NULL);
    double began = now();
    long sent = 0;
    while (!is_asked_to_end) {
        for (long due = (now() - began) * rate; sent < due; sent++) {
            char message[2 + 20];
            message[0] = 0x0a;
            message[1] = put_word(message + 2, random_number() % WORDS);
            produce(producer, topic, sent % count, NULL, message, 2 + message[1]);
        }
        rd_kafka_poll(producer, 1);
    }
    delivered(producer);
    printf("sent %.6f %ld\n", now(), sent);
    rd_kafka_topic_destroy(topic);
    rd_kafka_destroy(producer);
}

/// Seconds since the record's timestamp, which is that of the record that caused it.
static double age(const rd_kafka_message_t *message) {
    struct timespec wall;
    clock_gettime(CLOCK_REALTIME, &wall);
    rd_kafka_timestamp_type_t type;
    return wall.tv_sec + wall.tv_nsec / 1e9 - rd_kafka_message_timestamp(message, &type) / 1e3;
}

/// From `1 step topic partition generation offset index`, the identity of an output.
static void print_origin(const rd_kafka_message_t *message) {
    rd_kafka_headers_t *headers;
    const void *value;
    size_t length;
    if (rd_kafka_message_headers(message, &headers)
        || rd_kafka_header_get_last(headers, "flows-origin", &value, &length)) return;
    int partition;
    long offset;
    if (sscanf(value, "1 %*s %*s %d %*s %ld", &partition, &offset) == 2) {
        printf("%.6f %d %ld %.3f\n", now(), partition, offset, age(message));
    }
}

/// Reads all partitions from an offset; returns how many they are.
static int assign(rd_kafka_t *handle, const char *name, int64_t offset) {
    int count = partitions(handle, name);
    rd_kafka_topic_partition_list_t *all = rd_kafka_topic_partition_list_new(count);
    for (int at = 0; at < count; at++) {
        rd_kafka_topic_partition_list_add(all, name, at)->offset = offset;
    }
    rd_kafka_assign(handle, all);
    rd_kafka_topic_partition_list_destroy(all);
    rd_kafka_poll_set_consumer(handle);
    return count;
}

static void tally(const char *name) {
    enum { KEYS = 1000000 };
    struct { unsigned long records, sum, last; } *keys = calloc(KEYS, sizeof *keys);
    rd_kafka_t *handle = client(RD_KAFKA_CONSUMER);
    int left = assign(handle, name, RD_KAFKA_OFFSET_BEGINNING);
    while (left) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(handle, TIMEOUT_MS);
        if (!message) fail(name, "doesn't come to its end");
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) left--;
        else if (message->err) fail(name, rd_kafka_message_errstr(message));
        else {
            char text[24] = "";
            if (message->key_len >= sizeof text) fail(name, "a key isn't a number");
            memcpy(text, message->key, message->key_len);
            long key = number(text);
            if (key >= KEYS) fail(text, "the key is too large");
            keys[key].records++;
            size_t length = message->len < sizeof text ? message->len : sizeof text - 1;
            memset(text, 0, sizeof text);
            memcpy(text, message->payload, length);
            keys[key].sum += keys[key].last = strtoul(text, NULL, 10);
        }
        rd_kafka_message_destroy(message);
    }
    for (long key = 0; key < KEYS; key++) {
        if (!keys[key].records) continue;
        printf("%ld %lu %lu %lu\n", key, keys[key].records, keys[key].sum, keys[key].last);
    }
    free(keys);
    fflush(stdout);
    _Exit(0);
}

/// Is ready once it stands at the end of each partition: nothing that comes later is missed.
static void follow(const char *name) {
    rd_kafka_t *handle = client(RD_KAFKA_CONSUMER);
    int left = assign(handle, name, RD_KAFKA_OFFSET_END);
    for (;;) {
        rd_kafka_message_t *message = rd_kafka_consumer_poll(handle, 1000);
        if (!message) continue;
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF && left && !--left) say("ready", 0);
        if (!message->err) print_origin(message);
        rd_kafka_message_destroy(message);
        fflush(stdout);
    }
}

int main(int count, char **words) {
    const char *verb = count > 2 ? words[1] : "";
    if (!strcmp(verb, "create") && count == 4) create(words[2], number(words[3]));
    else if (!strcmp(verb, "delete") && count == 4) delete(words[2], words[3]);
    else if (!strcmp(verb, "fill") && (count == 6 || count == 7)) {
        long rate = count == 7 ? number(words[6]) : 0;
        fill(words[2], number(words[3]), number(words[4]), number(words[5]), rate);
    } else if (!strcmp(verb, "lines") && count == 4) {
        rd_kafka_t *handle = client(RD_KAFKA_CONSUMER);
        int there = partitions(handle, words[2]);
        rd_kafka_destroy(handle);
        lines(words[2], number(words[3]), there);
    } else if (!strcmp(verb, "watch") && count == 5) {
        watch(words[2], number(words[3]), number(words[4]));
    } else if (!strcmp(verb, "committed") && count == 7) {
        committed(words[2], words[3], number(words[4]), number(words[5]), number(words[6]));
    } else if (!strcmp(verb, "tally") && count == 3) tally(words[2]);
    else if (!strcmp(verb, "trickle") && count == 5) {
        trickle(words[2], number(words[3]), number(words[4]));
    } else if (!strcmp(verb, "pace") && count == 5) {
        pace(words[2], number(words[3]), number(words[4]));
    } else if (!strcmp(verb, "follow") && count == 3) follow(words[2]);
    else fail("usage", "see the head of the source");
    return 0;
}
