"""Polars: a frame in memory, words as Enum; of its two engines the one that is faster for the question."""

import polars as pl
import pyarrow as pa

from questions import CORE, KEYS, PERCENTILES, START_US, WIDTH_S, Count, Hundredfold, Known, Max, Mean, Operation, Sum
from table import WORDS

SIGNS = {"+": pl.Expr.add, "-": pl.Expr.sub, "/": pl.Expr.truediv}
COMPARISONS = {"=": pl.Expr.eq, "<": pl.Expr.lt, "<=": pl.Expr.le, ">": pl.Expr.gt, ">=": pl.Expr.ge}


def where(conditions):
    parts = [pl.col(column) if sign == "is" else COMPARISONS[sign](pl.col(column), pl.lit(value)) for column, sign, value in conditions]
    return pl.all_horizontal(parts) if len(parts) > 1 else parts[0]


def expression(term):
    match term:
        case Operation(sign, left, right):
            return SIGNS[sign](expression(left), expression(right))
        case Hundredfold(term):
            return 100.0 * expression(term)
        case Count(()):
            return pl.len().cast(pl.Int64)
        case Count(conditions):
            return where(conditions).sum().cast(pl.Int64)  # unsigned counts would wrap when one is taken from another
        case Known(column):
            return pl.col(column).count().cast(pl.Int64)
        case Sum(column):
            return pl.col(column).cast(pl.Int64).sum()
        case Max(column):
            return pl.col(column).max()
        case Mean(column, ()):
            return pl.col(column).mean()
        case Mean(column, conditions):
            return pl.col(column).filter(where(conditions)).mean()


def key(name):
    if name not in WIDTH_S:
        return pl.col(name)
    number = (pl.col("offered_at").dt.timestamp("us") - START_US) // (WIDTH_S[name] * 1_000_000)
    return number.cast(pl.Int32).alias(name)


def expressions(form):
    yield from (expression(term).alias(name) for name, term in CORE.items())
    if form == "full":
        yield from (pl.col("wait_ms").quantile(share, "linear").alias(name) for name, share in PERCENTILES.items())
        yield pl.col("customer_id").n_unique().alias("distinct_customers")


def frame(path):
    """Column by column out of Arrow: Polars keeps what decoding Parquet needed for a while, which would hide what a query needs."""
    with pa.OSFile(str(path)) as file:
        table = pa.ipc.open_file(file).read_all()
    columns = []
    for name in table.column_names:
        column = pl.from_arrow(table.column(name)).rechunk()
        columns.append((column.cast(pl.Enum(WORDS[name])) if name in WORDS else column).alias(name))
    return pl.DataFrame(columns)


class Peer:
    version = pl.__version__

    def __init__(self, threads):
        if pl.thread_pool_size() != threads:
            raise RuntimeError(f"Polars took {pl.thread_pool_size()} threads: POLARS_MAX_THREADS must be set before its import")

    def load(self, paths, source):
        self.source = source
        if source == "parquet":
            self.frame = pl.scan_parquet(paths["parquet"])
        else:
            self.frame = frame(paths["arrow"]).lazy()

    def run(self, query, form):
        frame, keys = self.frame, [key(name) for name in KEYS[query]]
        if "agent_id" in KEYS[query]:
            frame = frame.filter(pl.col("agent_id").is_not_null())
        asked = frame.group_by(keys).agg(*expressions(form)) if keys else frame.select(*expressions(form))
        # Grouped, the streaming engine takes half the time or less; ungrouped, or with exact percentiles, the other one is quicker.
        in_memory = self.source == "memory" and (query == "q0" or form == "full")
        return asked.collect(engine="in-memory" if in_memory else "streaming")

    def answer(self, result):
        return result.with_columns(pl.col(pl.Enum, pl.Categorical).cast(pl.String)).to_arrow()
