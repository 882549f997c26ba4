"""One measurement in a process of its own; prints one line of JSON:

    python bench.py --peer duckdb --query q2 --form core --rows 10000000 --threads 1 --source memory --order time --repeat 3 --result FILE

The table is loaded before the clock starts (source memory) or read within the time (source parquet). With one thread the process is
bound to one core, so that no helper thread of an engine gets a second one. The peer `kpi-core` is our own binary, called with the same
arguments and the path of the table; it prints the same line.
"""

import argparse
import ctypes
import gc
import importlib
import json
import os
import sys
import time

import places
from questions import FORMS, KEYS

OURS = "kpi-core"
THREADS = ["POLARS_MAX_THREADS", "RAYON_NUM_THREADS", "TOKIO_WORKER_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"]
# A peer that needs minutes for a question is not asked again.
ENOUGH_S = 60.0


def main():
    asked = arguments()
    hold_to(asked.threads)
    paths = {kind: places.table(asked.rows, asked.order, kind) for kind in ("arrow", "parquet")}
    if asked.peer == OURS:
        become_ours(asked, paths)
    peer = importlib.import_module(f"peers.{asked.peer}").Peer(asked.threads)
    peer.load(paths, asked.source)
    give_back()
    before = memory_mib("VmRSS")
    forget_peak()
    seconds, result = measured(peer, asked)
    peak = memory_mib("VmHWM")
    if asked.result:
        save(peer.answer(result), asked.query, asked.form, asked.result)
    line = {name: getattr(asked, name) for name in ("peer", "query", "form", "rows", "threads", "source", "order")}
    line |= {"seconds": min(seconds), "all_seconds": seconds}
    line |= {"peak_mib_over_input": None if peak is None else round(peak - before, 1), "version": peer.version}
    print(json.dumps(line), flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", required=True)
    parser.add_argument("--query", choices=KEYS, required=True)
    parser.add_argument("--form", choices=FORMS, default="core")
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--source", choices=["memory", "parquet"], default="memory")
    parser.add_argument("--order", choices=["time", "shuffled"], default="time")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--result", help="where to write the answer: .arrow or .parquet")
    return parser.parse_args()


def hold_to(threads):
    """Before any engine is imported: most of them count the cores when they are."""
    if threads == 1 and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    for name in THREADS:
        os.environ[name] = str(threads)
    os.environ["ARROW_DEFAULT_MEMORY_POOL"] = "system"  # the one of its allocators that gives back at once what loading no longer needs


def become_ours(asked, paths):
    kind = "parquet" if asked.source == "parquet" else "arrow"
    passed = [name for name in ("query", "form", "rows", "threads", "source", "order", "repeat")]
    line = [str(places.ENGINE), *(word for name in passed for word in (f"--{name}", str(getattr(asked, name))))]
    line += ["--table", str(paths[kind]), *(["--result", asked.result] if asked.result else [])]
    os.execv(places.ENGINE, line)


def measured(peer, asked):
    seconds = []
    while len(seconds) < asked.repeat and sum(seconds) < ENOUGH_S:
        result = None  # the answer before is no memory of this run
        start = time.perf_counter()
        result = peer.run(asked.query, asked.form)
        seconds.append(round(time.perf_counter() - start, 6))
    return seconds, result


def give_back():
    """What loading needed for a while and the allocators still hold would hide what the query needs."""
    gc.collect()
    if "pyarrow" in sys.modules:
        sys.modules["pyarrow"].default_memory_pool().release_unused()
    try:
        ctypes.CDLL(None).malloc_trim(0)
    except AttributeError:
        pass  # an allocator without it


def memory_mib(name):
    """The resident memory now (VmRSS) or at its peak (VmHWM); None where there is no /proc."""
    try:
        with open("/proc/self/status") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith(name))
    except OSError:
        return None


def forget_peak():
    try:
        with open("/proc/self/clear_refs", "w") as file:
            file.write("5")
    except OSError:
        pass  # then the peak is that of loading too, which is more, never less


def save(answer, query, form, path):
    from agree import canonical, write  # after the clock: it imports what not every peer has loaded

    write(canonical(answer, query, form), path)


if __name__ == "__main__":
    main()
    sys.stdout.flush()
    os._exit(0)  # some engines wait for their own threads for seconds, or for ever
