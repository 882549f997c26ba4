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
    """The path of a table: kind is `arrow` or `parquet`. `KPI_BENCH_TABLE` names a folder whose tables are taken where it has both kinds."""
    name = f"contacts_{rows}{'' if order == 'time' else '_' + order}"
    given = Path(os.environ.get("KPI_BENCH_TABLE") or BENCH).absolute()
    whole = all((given / f"{name}.{each}").exists() for each in ("arrow", "parquet"))
    return (given if whole else BENCH) / f"{name}.{kind}"
