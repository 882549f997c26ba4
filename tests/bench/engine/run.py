"""What `make bench` runs: us and the peers side by side, on the same tables, in one run; see README.md here.

    python3 tests/bench/engine/run.py [--quick | --scaling] [--only q1:core] [--peers duckdb,chdb] [--threads 2] [--rounds 2]
"""

import tools

tools.go_on_in_venv()

import argparse
import json
import subprocess
import sys
import time

import pyarrow as pa

import agree
import matrix
import places
import report
from bench import OURS
from peers import NAMES

PATIENCE_S = 900


def main():
    asked = arguments()
    names = asked.peers.split(",")
    cells = matrix.cells(asked)
    if places.ENGINE.exists():
        names = [OURS, *names]
    else:
        print(f"bench: the peers run alone: {places.ENGINE} is not built ({places.HOW_TO_BUILD})")
    for rows, order in dict.fromkeys((cell.rows, cell.order) for cell in cells):
        print(f"bench: the table of {rows:,} rows, order: {order}", flush=True)
        subprocess.run([sys.executable, str(places.HERE / "table.py"), "--rows", str(rows), "--order", order], check=True)
    places.ANSWERS.mkdir(parents=True, exist_ok=True)
    lines, wrong, run = {}, [], time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
    for cell in cells:
        lines[cell] = in_turns(cell, matrix.peers(cell, names), asked, run)
        wrong += disagreements(cell, lines[cell])
    report.show(lines, names, f"{asked.repeat} in {asked.rounds} process{'es' if asked.rounds > 1 else ''}")
    failed = [f"{cell.name}: {name} gave no answer" for cell in cells for name in matrix.peers(cell, names) if name not in lines[cell]]
    print("\n" + ("\n".join(["NOT IN AGREEMENT, OR FAILED", *wrong, *failed]) if wrong or failed else "All answers agree."))
    print(f"Each measurement: {places.RESULTS}")
    return 1 if wrong or failed else 0


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a look: a million rows, three questions")
    parser.add_argument("--scaling", action="store_true", help="the core questions on 1, 10 and 50 million rows")
    parser.add_argument("--only", help="some questions: q1:core, q2:core:parquet, several with commas")
    parser.add_argument("--peers", default=",".join(NAMES), help="some peers, with commas")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rows", type=int, help="another number of rows for all questions")
    parser.add_argument("--repeat", type=int, default=3, help="runs in a process; the best one counts")
    parser.add_argument("--rounds", type=int, default=1, help="turns that everyone takes, in a new process each")
    return parser.parse_args()


def in_turns(cell, names, asked, run):
    """The best line of each, by name; in each round everyone takes a turn, so that a busy while of the machine hits all alike."""
    lines = {}
    for name in names * asked.rounds:
        line = measure(cell, name, asked.repeat)
        if line is None:
            continue
        with open(places.RESULTS, "a") as results:
            results.write(json.dumps({"run": run, **line}) + "\n")
        if name not in lines or line["seconds"] < lines[name]["seconds"]:
            lines[name] = line
    return lines


def measure(cell, name, repeat):
    answer(cell, name).unlink(missing_ok=True)  # never compare that of a run before
    line = [sys.executable, str(places.HERE / "bench.py"), "--peer", name, *cell.arguments(), "--repeat", str(repeat), "--result", str(answer(cell, name))]
    print(f"bench: {cell.name}, {name}", end="", flush=True)
    try:
        told = subprocess.run(line, capture_output=True, text=True, timeout=PATIENCE_S)
        measured = json.loads(told.stdout.splitlines()[-1]) if told.returncode == 0 else None
    except (subprocess.TimeoutExpired, IndexError, json.JSONDecodeError) as error:
        print(f" FAILED: {error!r}")
        return None
    if measured is None:
        print(f" FAILED ({told.returncode}): {(told.stderr.strip().splitlines() or ['no word of why'])[-1]}")
        return None
    print(f" {measured['seconds']:.4f} s", flush=True)
    return measured


def answer(cell, name):
    """Our own binary writes Arrow alone."""
    kind = "arrow" if name == OURS else "parquet"
    return places.ANSWERS / f"{cell.name.replace(' ', '_')}_{cell.rows}_{cell.threads}.{name}.{kind}"


def disagreements(cell, lines):
    """Everyone is held to the first peer that is not known to be off anywhere."""
    exact = [name for name in lines if name != OURS and name not in agree.KNOWN_TO_BE_OFF]
    if not exact:
        return []
    reference = agree.read(answer(cell, exact[0]))
    told = []
    for name in lines:
        try:
            found = agree.differences(reference, agree.read(answer(cell, name)), agree.KNOWN_TO_BE_OFF.get(name))
        except (OSError, KeyError, pa.ArrowException) as error:
            found = [f"no answer that can be read: {error!r}"]
        told += [f"{cell.name}, {name} against {exact[0]}: {what}" for what in found]
    return told


if __name__ == "__main__":
    sys.exit(main())
