"""Where things lie: the tables, the results, the venv, our own binary. Everything that is made lies under cargo's target folder."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parents[2]
TARGET = Path(os.environ.get("CARGO_TARGET_DIR") or CHECKOUT / "target").absolute()
BENCH = TARGET / "bench"
VENV = BENCH / "venv"
ANSWERS = BENCH / "answers"
RESULTS = BENCH / "results.jsonl"
ENGINE = TARGET / "release" / "engine_bench"
HOW_TO_BUILD = "cargo build --release --locked -p kpi-bench --bin engine_bench"


def table(rows, order, kind):
    """The path of a table: kind is `arrow` or `parquet`. `KPI_BENCH_TABLE` names a folder whose tables are taken instead of our own."""
    name = f"contacts_{rows}{'' if order == 'time' else '_' + order}.{kind}"
    given = os.environ.get("KPI_BENCH_TABLE")
    if given and (Path(given) / name).exists():
        return Path(given).absolute() / name
    return BENCH / name
