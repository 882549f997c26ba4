"""ClickHouse inside the process (chDB): a table of the engine Memory, words as LowCardinality."""

import tempfile

import chdb
import pyarrow as pa
from chdb import session

import places
from questions import PERCENTILES, START_US, Sql
from table import SCHEMA

NEVER_NULL = {"contact_id", "customer_id", "offered_at", "wait_ms", "answered", "transferred"}
# Compiled aggregates from the first run on; an alias never hides the column of that name.
SETTINGS = "min_count_to_compile_aggregate_expression = 0, prefer_column_name_to_alias = 1, output_format_arrow_low_cardinality_as_dictionary = 0"


class Spelling(Sql):
    def count(self, where):
        return f"countIf({where})"

    def mean(self, column, where):
        return f"avgIf({column}, {where})" if where else f"avg({column})"

    def distinct(self, column):
        return f"uniqExact({column})"

    def interval(self, seconds):
        """toStartOfInterval groups a little faster than a division."""
        start = f"toStartOfInterval(offered_at, INTERVAL {seconds} SECOND)"
        return start, f"intDiv(toInt64(toUnixTimestamp({start})) - {START_US // 1_000_000}, {seconds})"

    def percentiles(self, column):
        several = f"quantilesExactInclusive({', '.join(map(str, PERCENTILES.values()))})({column})"
        return {name: f"{several}[{at}]" for at, name in enumerate(PERCENTILES, 1)}


def column_type(field):
    if pa.types.is_dictionary(field.type):
        return "LowCardinality(String)"
    names = {pa.bool_(): "Bool", pa.timestamp("us"): "DateTime64(6, 'UTC')"}
    name = names.get(field.type) or str(field.type).replace("uint", "UInt").replace("int", "Int")
    return name if field.name in NEVER_NULL else f"Nullable({name})"


class Peer:
    version = chdb.__version__

    def __init__(self, threads):
        self.folder = tempfile.TemporaryDirectory(dir=places.BENCH, prefix="chdb_")
        self.session = session.Session(self.folder.name)
        self.settings = f"SETTINGS max_threads = {threads}, {SETTINGS}"
        self.session.query(f"SET max_threads = {threads}")

    def load(self, paths, source):
        self.table = f"file('{paths['parquet']}', Parquet)"
        if source == "parquet":
            return
        columns = ", ".join(f"{field.name} {column_type(field)}" for field in SCHEMA)
        self.session.query("CREATE DATABASE bench ENGINE = Atomic")
        self.session.query(f"CREATE TABLE bench.contacts ({columns}) ENGINE = Memory")
        self.session.query(f"INSERT INTO bench.contacts SELECT * FROM {self.table}")
        self.session.query("SYSTEM JEMALLOC PURGE")  # what loading needed is no memory of the query
        self.table = "bench.contacts"

    def run(self, query, form):
        sql = f"{Spelling().question(query, form, self.table)} {self.settings}"
        return pa.ipc.open_file(self.session.query(sql, "Arrow").bytes()).read_all()

    def answer(self, result):
        return result
