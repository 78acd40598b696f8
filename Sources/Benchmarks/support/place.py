"""Where the benchmarks run: folders, binaries, a broker and a Postgres of their own."""
import glob
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from support import machine

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "Sources/Benchmarks"
OUTPUT = ROOT / ".flows"


def give_up(sentence):
    print(f"{Path(sys.argv[0]).name}: {sentence}", file=sys.stderr)
    sys.exit(2)


def number(name, fallback):
    text = os.environ.get(name) or str(fallback)
    if not text.isdigit() or not int(text):
        give_up(f"{name} is \"{text}\": use a number from 1")
    return int(text)


def stop_on_signals():
    """SIGTERM becomes an exception, as Ctrl-C is, so that what was started is stopped."""
    def leave(*_):
        raise KeyboardInterrupt
    signal.signal(signal.SIGTERM, leave)


def binary(name):
    """A built program; BIN names another folder than the build's."""
    path = Path(os.environ.get("BIN") or ROOT / ".build/release", name)
    if not path.exists():
        give_up(f"{path} isn't there: run `make build`, or name its folder by BIN")
    return path.resolve()


def compiled(name, source, libraries):
    """A C program of ours, built when its source is newer."""
    path, source = OUTPUT / "bench" / name, SOURCES / source
    if not path.exists() or path.stat().st_mtime < source.stat().st_mtime:
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [os.environ.get("CC") or "cc", "-O2", "-Wall", "-o", path, source, *libraries],
            check=True)
    return path


def beside(variable, folder, file):
    """A folder that a variable names, or that lies in ../shared; None where neither is."""
    named = os.environ.get(variable)
    for path in [Path(named)] if named else [ROOT.parent / "shared" / folder]:
        if (path / file).exists():
            return path.resolve()
    return None


class Broker:
    """A broker of our own: a real Kafka where there is one, else the embedded one."""

    def __init__(self, home, topics):
        """`topics` are those that the embedded broker has; a real one is asked to make them."""
        self.home, self.folder, self.child = home, None, None
        self.tool = compiled("kafka", "support/kafka.c", ["-lrdkafka", "-lm"])
        if home:
            self._start_real()
        else:
            words = [f"{name}={count}" for name, count in topics.items()]
            self.child = subprocess.Popen(
                [binary("flows"), "broker", *words], stdout=subprocess.PIPE, text=True)
            self.address, self.pid = self.child.stdout.readline().strip(), self.child.pid
            if not self.address:
                give_up("the embedded broker didn't start")
        try:
            for name, count in topics.items() if home else ():
                self.ask("create", name, count)
        except BaseException:
            self.stop()
            raise

    def _start_real(self):
        self.folder = tempfile.mkdtemp(prefix="bench-kafka-")
        port = machine.free_port_pair()
        self.environment = {
            **os.environ, "KAFKA_DIR": f"{self.folder}/kafka", "KAFKA_PORT": str(port)}
        try:
            subprocess.run(
                [self.home / "kafka", "start"], env=self.environment, check=True,
                stdout=subprocess.DEVNULL)
        except BaseException:
            self.stop()
            raise
        self.address = f"127.0.0.1:{port}"
        self.pid = int(Path(self.folder, "kafka/pid").read_text())

    @property
    def is_real(self):
        return self.home is not None

    def start(self, *words):
        """The tool at work beside the bench; its caller waits for it."""
        environment = {**os.environ, "BENCH_BROKERS": self.address}
        return subprocess.Popen(
            [self.tool, *map(str, words)], env=environment, stdout=subprocess.PIPE, text=True)

    def ask(self, *words):
        environment = {**os.environ, "BENCH_BROKERS": self.address}
        return subprocess.run(
            [self.tool, *map(str, words)], env=environment, check=True, capture_output=True,
            text=True).stdout

    def stop(self):
        if self.child:
            self.child.kill()
            self.child.wait()
        if self.folder:
            subprocess.run([self.home / "kafka", "wipe"], env=self.environment, check=False)
            shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()


class Postgres:
    """A private server on loopback, as initdb makes it: fsync is on."""

    def __init__(self):
        self.programs = self._programs()
        # The server refuses root.
        self.user = {}
        if os.geteuid() == 0:
            owner = pwd.getpwnam("postgres")
            self.user = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []}
        self.folder = tempfile.mkdtemp(prefix="bench-postgres-")
        if self.user:
            os.chown(self.folder, self.user["user"], self.user["group"])
        self.port, self.child = machine.free_port(), None
        self.databases = 0
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    @staticmethod
    def _programs():
        found = shutil.which("initdb")
        if found:
            return Path(found).resolve().parent
        folders = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not folders:
            give_up("there is no Postgres here: install the package postgresql")
        return Path(folders[-1]).parent

    def _start(self):
        data = f"{self.folder}/data"
        subprocess.run(
            [self.programs / "initdb", "-D", data, "-A", "trust", "-U", "postgres"],
            check=True, stdout=subprocess.DEVNULL, cwd="/", **self.user)
        with open(f"{self.folder}/log", "w") as log:
            self.child = subprocess.Popen(
                [self.programs / "postgres", "-D", data, "-p", str(self.port),
                 "-c", "listen_addresses=127.0.0.1",
                 "-c", f"unix_socket_directories={self.folder}"],
                stdout=log, stderr=log, cwd="/", start_new_session=True, **self.user)
        deadline = time.monotonic() + 30
        while subprocess.run(
            [self.programs / "pg_isready", "-q", "-h", "127.0.0.1", "-p", str(self.port)],
            check=False).returncode:
            if time.monotonic() > deadline or self.child.poll() is not None:
                give_up(f"Postgres didn't start:\n{Path(self.folder, 'log').read_text()}")
            time.sleep(0.05)
        self.pid = self.child.pid

    def url(self, database="postgres"):
        return f"postgres://postgres@127.0.0.1:{self.port}/{database}?sslmode=disable"

    def ask(self, statement, database="postgres"):
        """The first column of the first row, as text."""
        return subprocess.run(
            [self.programs / "psql", "-XqAt", "-d", self.url(database), "-c", statement],
            check=True, capture_output=True, text=True).stdout.split("\n", 1)[0]

    def new_database(self):
        self.databases += 1
        name = f"bench_{self.databases}"
        self.ask(f"CREATE DATABASE {name}")
        return name

    def stop(self):
        if self.child:
            self.child.send_signal(signal.SIGINT)
            try:
                self.child.wait(20)
            except subprocess.TimeoutExpired:
                self.child.send_signal(signal.SIGQUIT)
                self.child.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
