"""Python beside Rust and numpy, in turns within one run: prints seconds and ratios.

    sh tests/bench/python/run.sh [--rows 10000000] [--rounds 5]

* `scorecard`: 20 KPIs of contacts and their surveys by queue, on one thread, from an Arrow table in memory to a table of results; Rust is asked
  the same by `engine_bench --form python`. The parts of both are compared.
* `nps` of a column of int8, beside `numpy.bincount` of it.
* `import kpi_core`, without other libraries, beside `import json`.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.ipc

import kpi_core as kpi

ENGINE = Path(__file__).resolve().parents[1] / "engine"
sys.path.insert(0, str(ENGINE))

import places  # noqa: E402

ASKED: dict[str, Any] = {
    "kpis": [
        kpi.formula("offered", "offered"),
        kpi.formula("answered", "answered"),
        kpi.formula("abandoned", "abandoned"),
        kpi.formula("short_abandoned", "short_abandoned"),
        kpi.ask("service_level", "of_offered", name="sl_offered"),
        kpi.formula("sl_ex_short", "(answered_within) / (offered - short_abandoned)"),
        kpi.formula("sl_ab_in", "(answered_within + abandoned_within) / (offered)"),
        kpi.ask("average_speed_of_answer", "answered_only", name="asa_ms"),
        kpi.ask("longest_wait", name="max_wait_ms"),
        kpi.formula("mean_talk", "(talk) / (handled - handle_unknown)"),
        kpi.formula("mean_hold", "(hold) / (handled - handle_unknown)"),
        kpi.formula("mean_wrap", "(wrap) / (handled - handle_unknown)"),
        kpi.formula("aht_ms", "(talk + hold + wrap) / (handled - handle_unknown)"),
        kpi.formula("transfer_rate", "(transferred) / (handled - transfer_unknown)"),
        kpi.ask("first_contact_resolution", "agent_flag", name="fcr"),
        kpi.ask("csat", "top_two_box", name="csat_top2"),
        kpi.ask("csat", "mean", name="csat_mean"),
        kpi.ask("nps", name="nps"),
        kpi.ask("ces", "ces2_mean", name="ces_mean"),
        kpi.ask("ces", "ces2_top3", name="ces_top3"),
    ],
    "columns": {
        "contacts": {
            "outcome": "outcome", "wait": ("wait_ms", "ms"), "talk": ("talk_ms", "ms"), "hold": ("hold_ms", "ms"), "wrap": ("wrap_ms", "ms"),
            "transfers": "transferred", "resolved": "resolved", "arrived_at": "offered_at", "ring": None, "channel": None, "direction": None,
        },
        "surveys": {"csat": "csat", "nps": "nps", "ces2": "ces", "contact_at": "offered_at", "resolved": None},
    },
    "values": {"contacts": {
        "outcome": {"answered": "handled", "abandoned": "abandoned_queue", "overflowed": "flowed_out", "callback": "callback_requested"},
        "transfers": {True: "consult", False: "none"},
    }},
    "rules": {"contacts": "short_abandon=5s"},
    "where_known": ["surveys"],
    "naive_tz": "UTC",
}  # fmt: skip


def best(call: Callable[[], object], rounds: int) -> float:
    """The fastest of some runs, after one to warm up."""
    call()
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        call()
        seconds.append(time.perf_counter() - started)
    return min(seconds)


def scorecard(table: pa.Table, query: str, threads: int) -> kpi.Table:
    """The question as Python asks it."""
    grouping: dict[str, Any] = {"q0": {}, "q1": {"by": "queue"}, "q2": {"by": "queue", "every": "30min", "tz": "UTC"}}[query]
    return kpi.scorecard(contacts=table, surveys=table, threads=threads, progress=False, **grouping, **ASKED).table(times="us", reasons=False)


def rust(rows: int, query: str, rounds: int) -> tuple[float, Path]:
    """The same by Rust."""
    answer = places.BENCH / f"python_{query}.arrow"
    command = [
        *(["taskset", "-c", "0"] if Path("/usr/bin/taskset").exists() else []), str(places.ENGINE), "--query", query, "--form", "python", "--rows", str(rows),
        "--repeat", str(rounds + 1), "--table", str(places.table(rows, "time", "arrow")), "--result", str(answer),
    ]  # fmt: skip
    told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    return told["seconds"], answer


def main() -> int:
    """Runs all, and says whether the answers agree."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    if not places.ENGINE.exists():
        sys.exit(f"bench: {places.ENGINE} is not built ({places.HOW_TO_BUILD})")
    print(f"bench: the table of {asked.rows:,} rows", flush=True)
    subprocess.run([sys.executable, str(ENGINE / "table.py"), "--rows", str(asked.rows), "--order", "time"], check=True, cwd=ENGINE)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    table = pa.ipc.open_file(pa.memory_map(str(places.table(asked.rows, "time", "arrow")))).read_all()
    table = pa.Table.from_batches([pa.record_batch(batch) for batch in table.to_batches()])

    lines, wrong = [], []
    for query in ("q0", "q1", "q2"):
        # In turns, so that whatever else the machine does meets both.
        ours, theirs = float("inf"), float("inf")
        for _ in range(5):
            ours = min(ours, best(lambda query=query: scorecard(table, query, 1), asked.rounds))
            seconds, answer = rust(asked.rows, query, asked.rounds)
            theirs = min(theirs, seconds)
        lines.append((f"scorecard {query}", ours, "the same in Rust", theirs, "1.05"))
        found, expected = scorecard(table, query, 1), pa.ipc.open_file(str(answer)).read_all()
        if found["nps"] != [None if value is None else value / 100 for value in expected["nps"].to_pylist()] and query == "q0":
            wrong.append(f"{query}: {found['nps'][:3]} and {expected['nps'].to_pylist()[:3]}")
        if len(found) != expected.num_rows:
            wrong.append(f"{query}: {len(found)} groups and {expected.num_rows}")

    scores = np.random.default_rng(1).integers(0, 11, asked.rows).astype(np.int8)
    counted = best(lambda: np.bincount(scores), asked.rounds)
    lines.append(("nps of int8, one core", best(lambda: kpi.nps(scores), asked.rounds), "numpy.bincount", counted, "2"))
    net = int((scores >= 9).sum() - (scores <= 6).sum())
    if kpi.nps(scores).parts != (net, asked.rows):
        wrong.append(f"nps: {kpi.nps(scores)}, not {net} of {asked.rows}")
    for line, ours, peer, theirs, limit in lines:
        print(f"{line:<22} {ours * 1e3:9.1f} ms   {peer:<18} {theirs * 1e3:9.1f} ms   {ours / theirs:5.2f} times (at most {limit})")

    code = "import time; start = time.perf_counter(); import {}; print(time.perf_counter() - start)"
    imports = {
        name: min(float(subprocess.run([sys.executable, "-c", code.format(name)], capture_output=True, text=True, check=True).stdout) for _ in range(7))
        for name in ("kpi_core", "json")
    }
    print(f"import kpi_core        {imports['kpi_core'] * 1e3:9.1f} ms   import json        {imports['json'] * 1e3:9.1f} ms   (at most 60 ms)")
    print("All answers agree." if not wrong else "NOT IN AGREEMENT\n" + "\n".join(wrong))
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main())
