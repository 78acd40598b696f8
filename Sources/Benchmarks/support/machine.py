"""What /proc says of processes and of the machine."""
import contextlib
import os
import socket
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
MIB = 1024  # /proc speaks of KiB


def _stat(pid):
    """The fields of /proc/PID/stat behind the name, which may hold spaces."""
    return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()


def tree(root):
    """The process and all that it started."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(OSError, IndexError):
                children.setdefault(int(_stat(name)[1]), []).append(int(name))
    found, left = [], [root]
    while left:
        found.append(left.pop())
        left += children.get(found[-1], [])
    return found


def cpu_seconds(root):
    """User and system time of a tree, with the children that ended and were waited for."""
    total = 0
    for pid in tree(root):
        with contextlib.suppress(OSError, IndexError):
            total += sum(int(field) for field in _stat(pid)[11:15])
    return total / TICKS


def busy_seconds():
    """Time that all processors together have worked, what a host took away included."""
    fields = [int(x) for x in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    return (sum(fields) - fields[3] - fields[4]) / TICKS


def _fields(path):
    fields = {}
    for line in Path(path).read_text().splitlines():
        words = line.split()
        if len(words) >= 2 and words[0].endswith(":") and words[1].isdigit():
            fields[words[0][:-1]] = int(words[1])
    return fields


def memory(pid):
    """MiB: resident, private (shared with nobody), and the proportional share of all."""
    fields = _fields(f"/proc/{pid}/smaps_rollup")
    return {
        "rss_mib": fields["Rss"] / MIB,
        "private_mib": (fields["Private_Clean"] + fields["Private_Dirty"]) / MIB,
        "private_dirty_mib": fields["Private_Dirty"] / MIB,
        "anonymous_mib": fields["Anonymous"] / MIB,
        "pss_mib": fields["Pss"] / MIB,
    }


def mappings(pid):
    """KiB resident and private of each mapped file, anonymous memory by its kind."""
    sums, name = {}, ""
    for line in Path(f"/proc/{pid}/smaps").read_text().splitlines():
        words = line.split()
        if not words[0].endswith(":"):
            name = os.path.basename(words[5]) if len(words) > 5 else "[anonymous]"
            sums.setdefault(name, [0, 0])
        elif words[0] == "Rss:":
            sums[name][0] += int(words[1])
        elif words[0] in ("Private_Clean:", "Private_Dirty:"):
            sums[name][1] += int(words[1])
    return sums


def peak_mib(pid):
    return _fields(f"/proc/{pid}/status")["VmHWM"] / MIB


def threads(pid):
    return len(os.listdir(f"/proc/{pid}/task"))


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def free_port_pair():
    """Two ports side by side: a broker and its controller."""
    while True:
        port = free_port()
        with socket.socket() as s, contextlib.suppress(OSError, OverflowError):
            s.bind(("127.0.0.1", port + 1))
            return port
