"""Tables for people, JSON for programs."""
import json
import os
import statistics

from support.place import OUTPUT


def median(values):
    known = [value for value in values if value is not None]
    return statistics.median(known) if known else None


def text(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def spread(values, digits=0):
    """The median, and the least and the most where there are several."""
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return text(median(known), digits)
    return f"{text(median(known), digits)} ({text(min(known), digits)}–{text(max(known), digits)})"


def table(head, rows):
    widths = [max(len(row[at]) for row in [head, *rows]) for at in range(len(head))]

    def line(row):
        cells = [row[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(row[1:], widths[1:])]
        return "| " + " | ".join(cells) + " |"

    print(line(head))
    print("|" + "|".join("-" * (width + 2) for width in widths) + "|")
    for row in rows:
        print(line(row))


def write(name, facts):
    """Writes `.flows/NAME`, or the file that JSON names."""
    path = os.environ.get("JSON") or OUTPUT / name
    os.makedirs(os.path.dirname(os.path.abspath(path)), exist_ok=True)
    with open(path, "w") as file:
        json.dump(facts, file, indent=1)
        file.write("\n")
    print(f"\nEvery round is in {path}")
