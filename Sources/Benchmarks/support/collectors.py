"""The collector beside a mirror, and what a count is spared that has a collector before it."""
import contextlib
import os
import subprocess
import sys
import time

from support import place, report, rounds

PARTITIONS, VALUE_BYTES = 6, 100
MIRROR_KEYS, COUNT_KEYS = 10_000, 1_000
WINDOW_RECORDS, WINDOW_MS = 20_000, 1_000
# The least that the collector has to reach of the mirror's records a second.
FLOOR = 0.9
WAYS = ("count", "collected")


def _tally(broker, topic):
    """Of each key: records, the sum of their decimal values, and the last of them."""
    lines = broker.ask("tally", topic).splitlines()
    return {words[0]: tuple(map(int, words[1:])) for words in map(str.split, lines)}


def _expect(name, found, wanted):
    if found != wanted:
        wrong = [key for key in wanted if found.get(key) != wanted[key]]
        raise rounds.Failed(
            f"{name}: {len(wrong):,} of {len(wanted):,} keys are wrong,"
            f" {sum(found.values()):,} records counted of {sum(wanted.values()):,}")


def _records(tally):
    return {key: facts[0] for key, facts in tally.items()}


# ---- beside the mirror

def beside_mirror(home, count, records, environment, note):
    """Rounds of mirror and collector on the same topic, in turn the first."""
    kinds = ("mirror", "collector")
    outputs = {f"bench-{kind}-{n}": PARTITIONS for kind in kinds for n in range(count)}
    found = {kind: [] for kind in kinds}
    # The last windows are closed by the clock: what is in them isn't timed.
    steady = max(records - PARTITIONS * WINDOW_RECORDS, records // 2)
    with place.Broker(home, {"bench-in": PARTITIONS, **outputs}) as broker:
        broker.ask("fill", "bench-in", records, MIRROR_KEYS, VALUE_BYTES)
        wanted = _records(_tally(broker, "bench-in"))
        for n in range(count):
            for kind in sorted(kinds, reverse=n % 2 == 1):
                name = f"bench-{kind}-{n}"
                everything = {
                    **environment, "FLOWS_BROKERS": broker.address, "BENCH_IN": "bench-in",
                    "BENCH_OUT": name, "BENCH_GROUP": name, **_window()}
                watch = rounds.Committed(broker, name, "bench-in", records, steady)
                result = rounds.measure(
                    [place.binary(f"bench-{kind}")], everything, records, watch,
                    {"broker": broker.pid})
                if kind == "collector":
                    there = _tally(broker, name)
                    _expect(name, {key: facts[1] for key, facts in there.items()}, wanted)
                    result["outputs"] = sum(_records(there).values())
                note(n + 1, kind, result)
                found[kind].append(result)
    return found


def _window():
    return {"BENCH_WINDOW": str(WINDOW_RECORDS), "BENCH_WITHIN_MS": str(WINDOW_MS)}


def ratio(found):
    """The collector's records a second by the mirror's of the same round."""
    return report.median([
        collector["records_per_s"] / mirror["records_per_s"]
        for collector, mirror in zip(found["collector"], found["mirror"])])


# ---- before a count

class _Chain:
    """Watches the records until the last of these groups has committed all that is there for it."""

    def __init__(self, broker, groups, records, feed):
        self.broker, self.groups, self.records, self.feed = broker, groups, records, feed
        self.watch = rounds.Committed(broker, *groups[0], records)
        self.sent = None

    def wait(self, program):
        first, share, last, _ = self.watch.wait(program)
        if self.feed:
            words = self.feed.communicate()[0].split()
            self.sent = float(words[1])
        for group, topic in self.groups[1:]:
            self.watch.close()
            self.watch = rounds.Committed(self.broker, group, topic)
            last = self.watch.wait(program)[2]
        return first, share, last, 1

    def close(self):
        self.watch.close()


@contextlib.contextmanager
def _beside(command, environment):
    """A step that runs beside the measured one; nothing where there is no command."""
    if not command:
        yield None
        return
    child = subprocess.Popen(
        command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=sys.stderr)
    try:
        yield child
        rounds.stop(child)
    finally:
        if child.poll() is None:
            child.kill()
            child.wait()


def _database_facts(postgres, database, since):
    """What was written since: known once the step's connections are gone."""
    limit = time.monotonic() + 20
    others = f"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}'"
    while int(postgres.ask(others)) and time.monotonic() < limit:
        time.sleep(0.05)
    rows = postgres.ask(
        "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0) FROM pg_stat_user_tables",
        database)
    wal = postgres.ask(f"SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '{since}')")
    return {"rows_written": int(rows), "wal_bytes": int(wal)}


def _counted(broker, postgres, case, way, n, records, rate, environment):
    """One way from the records to their counts; the records are there, or come at a rate."""
    source = f"bench-{case}-{n}" if rate else "bench-keys"
    tag = f"{way}-{case}-{n}"
    middle, out, database = f"bench-windows-{tag}", f"bench-counts-{tag}", postgres.new_database()
    if rate:
        source = f"{source}-{way}"
    common = {**environment, "FLOWS_BROKERS": broker.address}
    counting = {
        **common, "BENCH_IN": source, "BENCH_OUT": out, "BENCH_GROUP": f"bench-of-{tag}",
        "FLOWS_POSTGRES": postgres.url(database)}
    command, collecting, groups = None, {}, [(counting["BENCH_GROUP"], source)]
    if way == "collected":
        command = [place.binary("bench-collector")]
        collecting = {
            **common, "BENCH_IN": source, "BENCH_OUT": middle, "BENCH_GROUP": f"bench-to-{tag}",
            **_window()}
        counting.update({"BENCH_IN": middle, "BENCH_ADDS": "1"})
        groups = [(collecting["BENCH_GROUP"], source), (counting["BENCH_GROUP"], middle)]
    program = place.binary("bench-count")
    subprocess.run(
        [program, "migrate"], env={**os.environ, **counting}, check=True,
        stdout=subprocess.DEVNULL)
    postgres.ask("CHECKPOINT")
    since = postgres.ask("SELECT pg_current_wal_insert_lsn()")
    feed = None
    with _beside(command, collecting) as collector:
        servers = {"broker": broker.pid, "postgres": postgres.pid}
        if collector:
            servers["collector"] = collector.pid
        if rate:
            feed = broker.start("fill", source, records, COUNT_KEYS, VALUE_BYTES, rate)
        chain = _Chain(broker, groups, records, feed)
        result = rounds.measure([program], counting, records, chain, servers)
    result.update(_database_facts(postgres, database, since))
    result["cpu_us"] += result.pop("collector_cpu_us", 0)
    if chain.sent:
        result["behind_s"] = result["ended"] - chain.sent
    wanted = _records(_tally(broker, source))
    _expect(tag, {key: facts[2] for key, facts in _tally(broker, out).items()}, wanted)
    return result


def before_count(home, count, records, rate, environment, note):
    """Rounds of counting with a collector before and without, behind and at a pace."""
    cases = {"behind": 0, "paced": rate}
    tags = [f"{way}-{case}-{n}" for way in WAYS for case in cases for n in range(count)]
    topics = {"bench-keys": PARTITIONS}
    for tag in tags:
        topics.update({f"bench-windows-{tag}": PARTITIONS, f"bench-counts-{tag}": PARTITIONS})
    for way in WAYS:
        topics.update({f"bench-paced-{n}-{way}": PARTITIONS for n in range(count)})
    found = {(case, way): [] for case in cases for way in WAYS}
    with place.Postgres() as postgres, place.Broker(home, topics) as broker:
        broker.ask("fill", "bench-keys", records, COUNT_KEYS, VALUE_BYTES)
        for n in range(count):
            for case, case_rate in cases.items():
                for way in sorted(WAYS, reverse=n % 2 == 1):
                    result = _counted(
                        broker, postgres, case, way, n, records, case_rate, environment)
                    note(n + 1, f"{case}, {way}", result)
                    found[case, way].append(result)
    return found


HEAD = [
    "", "thousand records/s", "behind at the end, s", "CPU µs a record", "broker µs", "Postgres µs",
    "rows written", "WAL MiB", "others' CPU"]


def row(case, results):
    def all_of(key, factor=1):
        return [r[key] * factor if key in r else None for r in results]
    names = {"count": "count", "collected": "collector, count"}
    return [
        f"{case[0]}: {names[case[1]]}", report.spread(all_of("records_per_s", 1e-3), 1),
        report.spread(all_of("behind_s"), 2), report.spread(all_of("cpu_us"), 2),
        report.spread(all_of("broker_cpu_us"), 2), report.spread(all_of("postgres_cpu_us"), 2),
        report.spread(all_of("rows_written")), report.spread(all_of("wal_bytes", 1 / 1048576), 1),
        f"{max(all_of('others_share')):.0%}"]
