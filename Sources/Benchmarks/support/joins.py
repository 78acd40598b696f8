"""Both halves of a join, and beside the joining one a count of the very same records."""
import os
import subprocess

from support import place, report, rounds

KEYS, VALUE_BYTES, PARTITIONS = 10_000, 100, 6
HALVES = ("route", "join", "count")
# The least that the joining half has to reach of the count's records a second.
FLOOR = 0.8


def _topics(count):
    topics = {"bench-left": PARTITIONS, "bench-right": PARTITIONS}
    for n in range(count):
        for name in (f"bench-join-{n}-route", f"bench-joined-{n}", f"bench-counted-{n}"):
            topics[name] = PARTITIONS
    return topics


def _commands(n):
    """Words of each half, and its environment; both of the later ones read the router's topic."""
    name = f"bench-join-{n}"
    join = {
        "BENCH_GROUP": name, "BENCH_IN": "bench-left", "BENCH_IN2": "bench-right",
        "BENCH_OUT": f"bench-joined-{n}", "BENCH_PARTITIONS": str(PARTITIONS)}
    count = {
        "BENCH_GROUP": f"bench-count-{n}", "BENCH_IN": f"{name}-route",
        "BENCH_OUT": f"bench-counted-{n}"}
    return {
        "route": ("bench-join", ["run", "--part=route"], join),
        "join": ("bench-join", ["run", "--part=join"], join),
        "count": ("bench-count", ["run"], count)}


def _round(broker, postgres, n, records, environment, note):
    name, found = f"bench-join-{n}", {}
    servers = {"broker": broker.pid, "postgres": postgres.pid}
    turns = ["route", *sorted(HALVES[1:], reverse=n % 2 == 1)]
    for half in turns:
        step, words, own = _commands(n)[half]
        program = place.binary(step)
        everything = {
            **environment, **own, "FLOWS_BROKERS": broker.address,
            "FLOWS_POSTGRES": postgres.url(postgres.new_database())}
        subprocess.run(
            [program, "migrate"], env={**os.environ, **everything}, check=True,
            stdout=subprocess.DEVNULL)
        if half == "route":
            watch = rounds.Outputs(broker, f"{name}-route", records)
        else:
            watch = rounds.Committed(broker, own["BENCH_GROUP"], f"{name}-route", records)
        postgres.ask("CHECKPOINT")
        found[half] = rounds.measure([program, *words], everything, records, watch, servers)
        note(n + 1, half, found[half])
    return found


def measure(home, count, records, environment, note):
    """Rounds of the router, and of joining half and count in turn the first on what it wrote."""
    found = {half: [] for half in HALVES}
    with place.Postgres() as postgres, place.Broker(home, _topics(count)) as broker:
        for topic in ("bench-left", "bench-right"):
            broker.ask("fill", topic, records // 2, KEYS, VALUE_BYTES)
        for n in range(count):
            result = _round(broker, postgres, n, records // 2 * 2, environment, note)
            for half in HALVES:
                found[half].append(result[half])
    return found


def ratio(found):
    """The joining half's records a second by the count's of the same round."""
    return report.median([
        join["records_per_s"] / count["records_per_s"]
        for join, count in zip(found["join"], found["count"])])
