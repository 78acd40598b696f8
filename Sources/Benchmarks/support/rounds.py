"""One measured run of one program, seen from outside."""
import os
import select
import signal
import subprocess
import tempfile
import time

from support import machine

IDLE_SECONDS = 2
STOP_SECONDS = 40


class Failed(Exception):
    """A run that didn't come to its end."""


class _Watch:
    """The Kafka tool at a watch: its first word is `ready`, its last `done` or `late`."""

    def __init__(self, broker, *words):
        environment = {**os.environ, "BENCH_BROKERS": broker.address}
        self.child = subprocess.Popen(
            [broker.tool, *map(str, words)], env=environment, stdout=subprocess.PIPE, text=True)
        self.events = {}
        self._next()

    def _next(self):
        words = self.child.stdout.readline().split()
        if len(words) == 3:
            self.events[words[0]] = (float(words[1]), int(words[2]))
        return bool(words)

    def until_done(self, program):
        # A program that ended can't bring more: the watch is ended with it.
        while "done" not in self.events and "late" not in self.events:
            if program.poll() is not None:
                raise Failed(f"it ended by itself, exit code {program.returncode}")
            if not _readable(self.child.stdout, 0.2):
                continue
            if not self._next():
                raise Failed("the broker can't be watched")
        if "late" in self.events:
            raise Failed(f"only {self.events['late'][1]:,} records came in time")

    def close(self):
        self.child.kill()
        self.child.wait()


class Outputs(_Watch):
    """Watches a topic until it has so many records."""

    def __init__(self, broker, topic, records, seconds=120):
        super().__init__(broker, "watch", topic, records, seconds)
        self.records = records

    def wait(self, program):
        """When the first came, the share of all by then; when the last came, and again the share."""
        self.until_done(program)
        first, count = self.events["first"]
        return first, count / self.records, self.events["done"][0], 1


class Committed(_Watch):
    """Watches a group until it has committed so many records of a topic, or all that are there.

    Only the first `steady` of them are timed, where what comes last waits for a clock.
    """

    def __init__(self, broker, group, topic, records=0, steady=0, seconds=120):
        super().__init__(broker, "committed", group, topic, steady, records, seconds)
        self.records = records or self.events["ready"][1]

    def wait(self, program):
        self.until_done(program)
        (first, count), (last, most) = self.events["first"], self.events["steady"]
        return first, count / self.records, last, most / self.records


class Rows:
    """Watches what a statement counts in a database until it is so much."""

    def __init__(self, postgres, database, statement, records, seconds=120):
        self.ask = lambda: int(postgres.ask(statement, database))
        self.records, self.limit = records, time.monotonic() + seconds

    def wait(self, program):
        first = None
        while True:
            there, now = self.ask(), time.monotonic()
            if there and not first:
                first = (now, there)
            if there >= self.records:
                return first[0], first[1] / self.records, now, 1
            if program.poll() is not None:
                raise Failed(f"it ended by itself, exit code {program.returncode}")
            if now > self.limit:
                raise Failed(f"only {there:,} records came in time")
            time.sleep(0.02)

    def close(self):
        pass


def _readable(file, seconds):
    return bool(select.select([file], [], [], seconds)[0])


def stop(program):
    """Seconds from SIGTERM to the end; an exit code other than 0 is an error."""
    start = time.monotonic()
    program.send_signal(signal.SIGTERM)
    try:
        code = program.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        raise Failed(f"it was still there {STOP_SECONDS} s after SIGTERM") from None
    if code:
        raise Failed(f"its stop ended with exit code {code}")
    return time.monotonic() - start


def measure(command, environment, records, watch, servers):
    """Runs a program until `watch` has seen `records`; `servers` are processes by name."""
    log = tempfile.TemporaryFile("w+")
    before = {name: machine.cpu_seconds(pid) for name, pid in servers.items()}
    busy, own = machine.busy_seconds(), machine.cpu_seconds(os.getpid())
    start = time.monotonic()
    program = subprocess.Popen(
        command, env={**os.environ, **environment}, stdin=subprocess.DEVNULL, stdout=log,
        stderr=subprocess.STDOUT)
    try:
        first, first_share, last, last_share = watch.wait(program)
        seconds = time.monotonic() - start
        cpu = machine.cpu_seconds(program.pid)
        result = {"records": records, "first_s": first - start, "wall_s": last - start}
        result["ended"] = last
        # What came until the first look isn't part of the time after it.
        if last > first and last_share > first_share:
            result["records_per_s"] = records * (last_share - first_share) / (last - first)
        else:
            result["records_per_s"] = records * last_share / (last - start)
        result["cpu_us"] = cpu / records * 1e6
        used = 0
        for name, pid in servers.items():
            share = machine.cpu_seconds(pid) - before[name]
            used += share
            result[f"{name}_cpu_us"] = share / records * 1e6
        # Ours holds the program, its child, but not the broker where that is a child too.
        own = machine.cpu_seconds(os.getpid()) - own
        children = set(machine.tree(os.getpid()))
        others = used - sum(
            machine.cpu_seconds(pid) - before[name]
            for name, pid in servers.items() if pid in children)
        foreign = machine.busy_seconds() - busy - own - others
        result["others_share"] = max(0, foreign / seconds / os.cpu_count())
        result["peak_mib"] = machine.peak_mib(program.pid)
        time.sleep(IDLE_SECONDS)
        result.update(machine.memory(program.pid))
        result["stop_s"] = stop(program)
        return result
    except Failed as failure:
        log.seek(0)
        raise Failed(f"{failure}\n{log.read()[-1500:]}") from None
    finally:
        watch.close()
        if program.poll() is None:
            program.kill()
            program.wait()
        log.close()
