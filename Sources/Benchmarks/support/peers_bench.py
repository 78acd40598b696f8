"""The peers' bench, told when a join through a topic is done: peers_bench.py BENCH WORD…

That bench looks at what a program's group has committed of the sources. A join whose router writes
a topic between (`GROUP-route`) has handled them when its group has committed as much of that.
"""
import importlib.util
import sys
from importlib.machinery import SourceFileLoader


def main():
    path = sys.argv.pop(1)
    loader = SourceFileLoader("peers", path)
    bench = importlib.util.module_from_spec(importlib.util.spec_from_loader("peers", loader))
    loader.exec_module(bench)
    of_group = bench.Broker.committed

    def committed(broker, group, topics):
        middle = f"{group}-route"
        return of_group(broker, group, [middle] if middle in broker.topics() else topics)

    bench.Broker.committed = committed
    bench.main()


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    main()
