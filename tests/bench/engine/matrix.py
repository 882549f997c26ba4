"""What is measured in a run, and what is wanted of us."""

from dataclasses import dataclass
from itertools import product

MILLION = 1_000_000


@dataclass(frozen=True)
class Cell:
    """One question to everyone."""

    query: str
    form: str = "core"
    source: str = "memory"
    order: str = "time"
    rows: int = 10 * MILLION
    threads: int = 1

    @property
    def name(self):
        special = [word for word in (self.source, self.order) if word not in ("memory", "time")]
        return " ".join([self.query, self.form, *special])

    def arguments(self):
        names = ["query", "form", "source", "order", "rows", "threads"]
        return [word for name in names for word in (f"--{name}", str(getattr(self, name)))]


# How many times faster than the fastest peer: what is required and what is wanted, on one thread and ten million rows.
WANTED = {
    Cell("q0"): (1, 2),
    Cell("q1"): (2.5, 4),
    Cell("q2"): (4, 7),
    Cell("q3"): (3, 5),
    Cell("q0", "full"): (1.5, 2),
    Cell("q1", "full"): (2, 3),
    Cell("q2", "full"): (3, 5),
    Cell("q3", "full"): (3, 5),
    Cell("q1", source="parquet"): (1, 1.5),
    Cell("q2", source="parquet"): (1, 1.5),
    Cell("q2", order="shuffled"): (2, 4),
}


def cells(asked):
    """The cells of a run, as its arguments ask."""
    if asked.scaling:
        sizes = [MILLION, 10 * MILLION, 50 * MILLION]
        chosen = [Cell(query, rows=rows) for query, rows in product(["q0", "q1", "q2", "q3"], sizes)]
    elif asked.quick:
        chosen = [Cell(query, rows=MILLION) for query in ("q0", "q1", "q2")]
    else:
        chosen = list(WANTED)
    chosen = [Cell(c.query, c.form, c.source, c.order, asked.rows or c.rows, asked.threads) for c in chosen]
    return [cell for cell in dict.fromkeys(chosen) if not asked.only or any(named(cell, only) for only in asked.only.split(","))]


def named(cell, only):
    """`q1:core` names each cell of that query and form, `q1:core:parquet` the one."""
    return set(only.split(":")) <= {cell.query, cell.form, cell.source, cell.order}


def peers(cell, names):
    """pandas holds words and nulls in ways that take some 13 GB at fifty million rows."""
    return [name for name in names if name != "pandas" or cell.rows <= 20 * MILLION]
