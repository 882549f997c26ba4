"""Do answers agree? `python agree.py A B` compares two files (.parquet or .arrow) and tells what differs; 1 is returned if anything does.

Keys and whole numbers must be equal, quotients to 1e-9 of their size, and null must be where null is. NaN is read as null: engines differ
in what they make of 0 / 0.
"""

import sys

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from questions import KEYS, PERCENTILES, WHOLE, columns

CLOSE = 1e-9
# DataFusion 55 interpolates percentiles in steps that are too coarse: up to 2e-5 beside the definition that it documents.
KNOWN_TO_BE_OFF = {"datafusion": {name: 5e-5 for name in PERCENTILES}}
KEY_TYPES = {"queue": pa.string(), "bucket": pa.int64(), "agent_id": pa.int32(), "day": pa.int64()}


def canonical(answer, query, form):
    """The answer of any peer with the same columns and types, in the order of the keys."""
    table = answer if isinstance(answer, pa.Table) else pa.Table.from_pandas(answer, preserve_index=False)
    names = columns(query, form)
    table = pa.table({name: typed(table.column(name), name) for name in names})
    keys = [(name, "ascending") for name in KEYS[query]]
    return table.sort_by(keys) if keys else table


def typed(column, name):
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    if name in KEY_TYPES or name in WHOLE:
        return column.cast(KEY_TYPES.get(name, pa.int64()))
    column = column.cast(pa.float64())
    return pc.if_else(pc.is_nan(column), pa.scalar(None, pa.float64()), column)


def differences(left, right, allowed=None):
    """What differs between two answers, a line for each column; `allowed` are the relative differences of columns known to be off."""
    if left.column_names != right.column_names:
        return [f"columns: {', '.join(sorted(set(left.column_names) ^ set(right.column_names)))} in one only, or in another order"]
    if len(left) != len(right):
        return [f"{len(left)} groups against {len(right)}"]
    found = (difference(left.column(name), right.column(name), (allowed or {}).get(name, CLOSE)) for name in left.column_names)
    return [f"{name}: {told}" for name, told in zip(left.column_names, found) if told]


def difference(left, right, close):
    nulls = pc.sum(pc.not_equal(left.is_null(), right.is_null())).as_py()
    if nulls:
        return f"null in one only, in {nulls} groups"
    if not pa.types.is_floating(left.type):
        unequal = len(left) - (pc.sum(pc.equal(left, right)).as_py() or 0) - left.null_count
        return f"unequal in {unequal} groups" if unequal else None
    a, b = left.drop_null().to_numpy(), right.drop_null().to_numpy()
    size = np.maximum(np.abs(a), np.abs(b))
    worst = np.max(np.abs(a - b) / np.where(size == 0, 1, size), initial=0.0)
    return None if worst <= close else f"differs by up to {worst:.1e} of its size"


def read(path):
    """A table written by `write`, or by our own binary."""
    path = str(path)
    table = pa.ipc.open_file(path).read_all() if path.endswith(".arrow") else pq.read_table(path)
    query = next(query for query, keys in sorted(KEYS.items(), reverse=True) if set(keys) <= set(table.column_names))
    return canonical(table, query, "full" if "distinct_customers" in table.column_names else "core")


def write(table, path):
    if str(path).endswith(".arrow"):
        with pa.ipc.new_file(str(path), table.schema) as file:
            file.write_table(table)
    else:
        pq.write_table(table, path)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    told = differences(read(sys.argv[1]), read(sys.argv[2]))
    print("\n".join(told) or "they agree")
    sys.exit(1 if told else 0)
