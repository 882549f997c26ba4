"""The tables that a run prints; `lines` are the JSON lines of the measurements, by cell and peer."""

from bench import OURS
from matrix import WANTED

WIDE, NARROW = 18, 12


def show(lines, names, repeat):
    """Seconds, then ratios where we were measured, then peak memory; a table for each number of rows and threads."""
    settings = dict.fromkeys((cell.rows, cell.threads) for cell in lines)
    for rows, threads in settings:
        part = {cell: by_peer for cell, by_peer in lines.items() if (cell.rows, cell.threads) == (rows, threads)}
        setting = f"{rows:,} rows, {threads} thread{'s' if threads > 1 else ''}"
        table(f"Seconds, best of {repeat}; {setting}; * the fastest peer", part, names, seconds)
        if any(OURS in by_peer for by_peer in part.values()):
            table(f"Times that {OURS} is faster; {setting}", part, [name for name in names if name != OURS], ratio, verdict)
        table(f"Peak memory beyond the input, MiB; {setting}; * the least of the peers", part, names, memory)
    if len(settings) > 1:
        scaling(lines, names)


def table(title, lines, names, value, last=None):
    print(f"\n{title}")
    print("".ljust(WIDE) + "".join(name.rjust(NARROW) for name in names) + (f"{'floor':>8}{'aim':>6}  of the fastest" if last else ""))
    for cell, by_peer in lines.items():
        told = "".join(value(by_peer, name).rjust(NARROW) for name in names)
        print(cell.name.ljust(WIDE) + told + (last(cell, by_peer) if last else ""))


def best(by_peer, field):
    """The peer with the least, never ourselves."""
    known = {name: line[field] for name, line in by_peer.items() if name != OURS and line[field] is not None}
    return min(known, key=known.get, default=None)


def starred(by_peer, name, field, told):
    return ("*" if name == best(by_peer, field) else "") + told


def seconds(by_peer, name):
    return starred(by_peer, name, "seconds", f"{by_peer[name]['seconds']:.4f}") if name in by_peer else "-"


def memory(by_peer, name):
    field = "peak_mib_over_input"
    value = by_peer.get(name, {}).get(field)
    return "-" if value is None else starred(by_peer, name, field, f"{value:.0f}")


def times(by_peer, name):
    if name not in by_peer or OURS not in by_peer:
        return None
    return by_peer[name]["seconds"] / by_peer[OURS]["seconds"]


def ratio(by_peer, name):
    value = times(by_peer, name)
    return "-" if value is None else starred(by_peer, name, "seconds", f"{value:.2f}")


def verdict(cell, by_peer):
    """The floor and the aim, and whether they are reached."""
    value = times(by_peer, best(by_peer, "seconds"))
    if cell not in WANTED or value is None:
        return ""
    floor, aim = WANTED[cell]
    reached = "the aim" if value >= aim else "the floor" if value >= floor else "BELOW THE FLOOR"
    return f"{floor:>8}{aim:>6}  {value:.2f}: {reached}"


def scaling(lines, names):
    print("\nNanoseconds a row, as the table grows")
    questions = dict.fromkeys(cell.name for cell in lines)
    print("".ljust(WIDE) + "rows".rjust(NARROW) + "".join(name.rjust(NARROW) for name in names))
    for question in questions:
        for cell in sorted((cell for cell in lines if cell.name == question), key=lambda cell: cell.rows):
            told = (f"{lines[cell][name]['seconds'] / cell.rows * 1e9:.2f}" if name in lines[cell] else "-" for name in names)
            print(question.ljust(WIDE) + f"{cell.rows:,}".rjust(NARROW) + "".join(value.rjust(NARROW) for value in told))
