"""Writes the table of contacts that everyone is asked about: `python table.py --rows 10000000 [--order shuffled]`.

The same rows come out each time. They are drawn and written a million at a time, so that the memory needed is that of the instants
(8 bytes a row, three times over while they are sorted) and of one such piece.
"""

import argparse
from contextlib import ExitStack

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

import places
from questions import DAYS, START_US

SEED = 20240101
PIECE = 1_000_000
ROW_GROUP = 250_000
MINUTE_US = 60_000_000
LONGEST_MS = 7_200_000
QUEUES, AGENTS = 40, 2_000

WORDS = {
    "channel": ["voice", "chat", "email", "sms"],
    "queue": [f"q{number:02d}" for number in range(QUEUES)],
    "outcome": ["answered", "abandoned", "overflowed", "callback"],
    "direction": ["in", "out"],
}
ANSWERED, ABANDONED = 0, 1
WORD = pa.dictionary(pa.int8(), pa.string())
SCHEMA = pa.schema({
    "contact_id": pa.uint64(), "customer_id": pa.uint64(), "channel": WORD, "queue": WORD, "agent_id": pa.int32(),
    "offered_at": pa.timestamp("us"), "wait_ms": pa.int32(), "ring_ms": pa.int32(), "talk_ms": pa.int32(), "hold_ms": pa.int32(),
    "wrap_ms": pa.int32(), "answered": pa.bool_(), "outcome": WORD, "transferred": pa.bool_(), "resolved": pa.bool_(),
    "csat": pa.uint8(), "nps": pa.uint8(), "ces": pa.uint8(), "revenue_cents": pa.int64(), "direction": WORD,
})


def instants(random, rows):
    """When contacts arrive: two humps a day, busy Mondays, quiet weekends; in order."""
    hour = np.arange(24 * 60) / 60
    humps = [(1.0, 10.5, 2.2), (0.85, 15.0, 2.6), (0.15, 20.0, 1.5)]
    of_day = 0.03 + sum(height * np.exp(-(((hour - middle) / width) ** 2)) for height, middle, width in humps)
    of_week = np.array([1.25, 1.10, 1.02, 1.00, 0.98, 0.45, 0.25])[np.arange(DAYS) % 7]
    weight = np.outer(of_week, of_day).ravel()
    per_minute = random.multinomial(rows, weight / weight.sum())
    at = np.repeat(START_US + MINUTE_US * np.arange(weight.size), per_minute)
    at += random.integers(0, MINUTE_US, rows)
    at.sort()
    return at


class Centre:
    """What stays the same for all contacts: how busy each queue and agent is, how long each queue lets people wait."""

    def __init__(self, random, rows):
        self.random = random
        self.customers = int(rows * 0.44)  # of whom about rows / 3 call at least once
        self.queue_weights = (np.arange(QUEUES) + 2.0) ** -0.9
        self.queue_wait_ms = (12_000 * np.exp(0.6 * random.standard_normal(QUEUES))).astype(np.float32)
        self.agent_weights = random.gamma(4.0, 1.0, AGENTS)

    def contacts(self, first, at):
        """The next rows of the table, those that arrive at these instants."""
        n, columns = len(at), {}
        outcome = self.pick([0.90, 0.08, 0.01, 0.01], n)
        answered = outcome == ANSWERED
        queue = self.pick(self.queue_weights, n)
        agent = (self.pick(self.agent_weights, n) + 50 * queue.astype(np.int32)) % AGENTS  # most agents serve a few queues mostly
        columns["contact_id"] = np.arange(first, first + n), None
        columns["customer_id"] = self.customer_ids(n), None
        columns["channel"] = self.pick([0.62, 0.22, 0.12, 0.04], n), None
        columns["queue"] = queue, None
        columns["agent_id"] = agent, answered
        columns["offered_at"] = at, None
        columns["wait_ms"] = self.waits(queue, outcome == ABANDONED), None
        columns |= {name: (values, answered) for name, values in self.handling(n).items()}
        columns["answered"] = answered, None
        columns["outcome"] = outcome, None
        columns["transferred"] = answered & self.chance(0.11, n), None
        columns["resolved"] = self.chance(0.74, n), answered & self.chance(0.92, n)
        columns |= self.surveys(n)
        columns["revenue_cents"] = self.revenue(n), answered & self.chance(0.15, n)
        columns["direction"] = self.chance(0.1, n), None
        return pa.record_batch([column(field, *columns[field.name]) for field in SCHEMA], schema=SCHEMA)

    def pick(self, weights, n):
        """Numbers 0, 1, ... as often as their weights say."""
        upto = np.cumsum(np.asarray(weights) / np.sum(weights))[:-1]
        return np.searchsorted(upto, self.random.random(n)).astype(np.int8 if len(upto) < 127 else np.int32)

    def chance(self, share, n):
        return self.random.random(n, dtype=np.float32) < share

    def lognormal(self, median, spread, n):
        return median * np.exp(spread * self.random.standard_normal(n, dtype=np.float32))

    def customer_ids(self, n):
        """Some call far more often than others. Multiplied by an odd number the ids are spread over 44 bits without meeting."""
        rank = (self.random.random(n) ** 2 * self.customers).astype(np.uint64)
        return (rank * np.uint64(0xD1342543DE82EF95)) & np.uint64(2**44 - 1)

    def waits(self, queue, abandoned):
        n = len(queue)
        until_answered = self.lognormal(self.queue_wait_ms[queue], 1.25, n)
        patience = self.lognormal(25_000, 1.2, n)
        return np.minimum(np.where(abandoned, patience, until_answered), LONGEST_MS)

    def handling(self, n):
        medians = {"ring_ms": (4_000, 0.5), "talk_ms": (240_000, 0.9), "hold_ms": (15_000, 1.3), "wrap_ms": (45_000, 0.8)}
        parts = {name: np.minimum(self.lognormal(*median, n), LONGEST_MS) for name, median in medians.items()}
        parts["hold_ms"][self.chance(0.6, n)] = 0  # most calls are never put on hold
        return parts

    def surveys(self, n):
        """A fifth answers how content they were; who is asked for NPS and effort overlaps with them in part."""
        asked = self.random.random(n, dtype=np.float32)
        csat = 1 + self.pick([0.07, 0.06, 0.12, 0.33, 0.42], n)
        nps = self.pick([0.03, 0.02, 0.02, 0.03, 0.04, 0.08, 0.08, 0.12, 0.18, 0.18, 0.22], n)
        ces = 1 + self.pick([0.04, 0.06, 0.08, 0.12, 0.22, 0.28, 0.20], n)
        return {
            "csat": (csat, asked < 0.20),
            "nps": (nps, (asked > 0.10) & (asked < 0.25)),
            "ces": (ces, (asked > 0.12) & (asked < 0.24)),
        }

    def revenue(self, n):
        cents = np.exp(8.5 + 1.1 * self.random.standard_normal(n, dtype=np.float32))
        cents[self.chance(0.2, n)] = 0  # known, and nothing was bought
        return cents


def column(field, values, known):
    """An Arrow column of these values, null where they are not known."""
    unknown = None if known is None else ~known
    if field.type == WORD:
        return pa.DictionaryArray.from_arrays(pa.array(values.astype(np.int8)), WORDS[field.name])
    if field.type == pa.timestamp("us"):
        return pa.array(values, pa.int64()).cast(field.type)
    return pa.array(values.astype(field.type.to_pandas_dtype()), field.type, mask=unknown)


def ordered(rows):
    random = np.random.default_rng(SEED)
    at = instants(random, rows)
    centre = Centre(random, rows)
    for first in range(0, rows, PIECE):
        yield centre.contacts(first, at[first : first + PIECE])


def shuffled(rows):
    """The rows of the ordered table, which is written first, in any order."""
    write(rows, "time")
    with pa.memory_map(str(places.table(rows, "time", "arrow"))) as file:
        table = pa.ipc.open_file(file).read_all()
        order = np.random.default_rng(SEED).permutation(rows)
        for first in range(0, rows, PIECE):
            yield table.take(pa.array(order[first : first + PIECE])).combine_chunks().to_batches()[0]


def write(rows, order):
    """Writes both files unless they are there; under other names until they are whole."""
    paths = [places.table(rows, order, kind) for kind in ("arrow", "parquet")]
    if all(path.exists() for path in paths):
        return
    places.BENCH.mkdir(parents=True, exist_ok=True)
    parts = [path.with_suffix(path.suffix + ".part") for path in paths]
    with ExitStack() as stack:
        arrow = stack.enter_context(pa.ipc.new_file(str(parts[0]), SCHEMA))
        parquet = stack.enter_context(pq.ParquetWriter(parts[1], SCHEMA, compression="zstd"))
        for batch in ordered(rows) if order == "time" else shuffled(rows):
            arrow.write_batch(batch)
            parquet.write_batch(batch, row_group_size=ROW_GROUP)
    for part, path in zip(parts, paths):
        part.rename(path)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--rows", type=int, required=True)
    arguments.add_argument("--order", choices=["time", "shuffled"], default="time")
    asked = arguments.parse_args()
    write(asked.rows, asked.order)
