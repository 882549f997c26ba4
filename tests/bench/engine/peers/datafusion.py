"""DataFusion: record batches in memory, one partition a thread."""

import datafusion
import pyarrow as pa

from questions import PERCENTILES, START_US, Sql

BATCH = 65_536


class Spelling(Sql):
    def count(self, where):
        """Faster than count(*) FILTER."""
        return f"sum(CASE WHEN {where} THEN 1 ELSE 0 END)"

    def interval(self, seconds):
        number = f"(CAST(offered_at AS BIGINT) - {START_US}) / {seconds * 1_000_000}"
        return number, number

    def percentiles(self, column):
        return {name: f"percentile_cont({column}, {share})" for name, share in PERCENTILES.items()}


class Peer:
    version = datafusion.__version__

    def __init__(self, threads):
        self.threads = threads
        self.context = datafusion.SessionContext(datafusion.SessionConfig().with_target_partitions(threads))

    def load(self, paths, source):
        if source == "parquet":
            self.context.register_parquet("contacts", str(paths["parquet"]))
            return
        # Read, not mapped: what a query touches of a mapped file would count as memory of the query.
        with pa.OSFile(str(paths["arrow"])) as file:
            batches = pa.ipc.open_file(file).read_all().to_batches(max_chunksize=BATCH)
        share = -(-len(batches) // self.threads)
        self.context.register_record_batches("contacts", [batches[at : at + share] for at in range(0, len(batches), share)])

    def run(self, query, form):
        return self.context.sql(Spelling().question(query, form, "contacts")).to_arrow_table()

    def answer(self, result):
        return result
