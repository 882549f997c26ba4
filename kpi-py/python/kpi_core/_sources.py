"""Tables of every kind as streams of Arrow: which columns they have, and only those that are read."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import _native
from ._optional import need
from .errors import ColumnError

_CSV = {".csv": ",", ".tsv": "\t"}
_JSON = {".jsonl", ".ndjson", ".json"}
_ARROW = {".arrow", ".feather", ".ipc"}


class Source:
    """A table that can tell its columns, and be read once or more often."""

    def __init__(self, given: Any, fact: str | None = None) -> None:
        """Look at what was given; `fact` tells what the columns of a dict hold."""
        self.given = given
        self.fact = fact
        self._kind = _kind(given)
        self._opened: _native.Stream | None = None
        self._taken = False
        if self._kind in ("file", "rows"):
            self._read_now()

    def _read_now(self) -> None:
        if self._kind == "file":
            self.given = open_file(self.given)
            self._kind = _kind(self.given)
        else:
            self.given = _columns_of_rows(self.given)
            self._kind = "dict"

    @property
    def names(self) -> list[str]:
        """The names of the columns."""
        given = self.given
        if self._kind == "dict":
            return [str(name) for name in given]
        if self._kind == "lazy":
            return list(given.collect_schema().names())
        if self._kind == "dataset":
            return list(given.schema.names)
        if self._kind == "pandas":
            return [str(name) for name in given.columns]
        if self._kind in ("polars", "duckdb"):
            return list(given.columns)
        if self._kind == "pyarrow":
            return list(given.schema.names)
        return self._stream().column_names

    @property
    def rows(self) -> int | None:
        """How many rows there are, where that is known without reading them."""
        if self._kind in ("pandas", "polars"):
            return len(self.given)
        rows = getattr(self.given, "num_rows", None)
        return rows if isinstance(rows, int) else None

    def _stream(self) -> _native.Stream:
        if self._opened is None:
            self._opened = _native.Stream(self.given)
        return self._opened

    def peek(self, columns: Iterable[str]) -> _native.Stream:
        """A stream to learn the types of these columns from: nothing is read for it that could not be read again."""
        if self._kind == "stream":
            return self._stream()
        # A column of Python objects tells its type by its values: the first of them do.
        cut = {
            "lazy": lambda: self.given.head(0),
            "polars": lambda: self.given.head(0),
            "pandas": lambda: self.given.head(100),
            "pyarrow": lambda: self.given.slice(0, 0),
            "dataset": lambda: self.given.head(0),
            "duckdb": lambda: self.given.limit(0),
        }.get(self._kind)
        return self.open(columns) if cut is None else Source(cut(), self.fact).open(columns)

    def open(self, columns: Iterable[str] | None = None) -> _native.Stream:
        """A stream of these columns, or of all; those that the table lacks are left to whoever asks for them."""
        if columns is None:
            wanted = self.names
        else:
            asked = set(columns)
            wanted = [name for name in self.names if name in asked]
        given = self.given
        if self._kind == "dict":
            chosen = {str(name): _values(given[name]) for name in given if str(name) in wanted}
            return _native.Stream(_native.Batch(chosen, self.fact))
        if self._kind == "lazy":
            return _native.Stream(_polars(given.select(wanted).collect()))
        if self._kind == "polars":
            return _native.Stream(_polars(given.select(wanted)))
        if self._kind == "dataset":
            return _native.Stream(given.scanner(columns=wanted).to_reader())
        if self._kind == "duckdb":
            return _native.Stream(given.project(", ".join(_quoted(name) for name in wanted)) if wanted else given)
        if self._kind == "pandas":
            return _native.Stream(_pandas(given, wanted))
        if self._kind == "pyarrow":
            return _native.Stream(given.select(wanted))
        if self._taken:
            return _native.Stream(given)
        self._taken = True
        return self._stream()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _kind(given: Any) -> str:
    """What was given: by its type's home, so that no library is imported to find out."""
    if isinstance(given, str | os.PathLike):
        return "file"
    if isinstance(given, Mapping):
        return "dict"
    home, name = type(given).__module__.partition(".")[0], type(given).__name__
    if home == "polars":
        kinds = {"LazyFrame": "lazy", "DataFrame": "polars"}
        if name in kinds:
            return kinds[name]
    if home == "pandas" and name == "DataFrame":
        return "pandas"
    if home == "duckdb" or name == "DuckDBPyRelation":
        return "duckdb"
    if home == "pyarrow":
        if name in ("Table", "RecordBatch"):
            return "pyarrow"
        if name.endswith("Dataset"):
            return "dataset"
    if hasattr(given, "__arrow_c_stream__") or hasattr(given, "__arrow_c_array__"):
        return "stream"
    if isinstance(given, Iterable) and not isinstance(given, bytes):
        return "rows"
    raise TypeError(
        f"{type(given).__name__} is no table: give a DataFrame, an Arrow table, a DuckDB relation, a file, a dict of columns, or dicts"
    )


def _values(column: Any) -> Any:
    """A column of a dict: times of numpy, which have no buffer, as Python has them; a Series of an older pandas as Arrow has it."""
    kind = getattr(getattr(column, "dtype", None), "kind", "")
    home = type(column).__module__.partition(".")[0]
    if home == "numpy" and kind in ("m", "M"):
        return column.astype(f"{'timedelta64' if kind == 'm' else 'datetime64'}[us]").tolist()
    if home == "pandas" and not hasattr(column, "__arrow_c_stream__"):
        return need("pyarrow", "reading a Series of pandas").Array.from_pandas(column)
    return column


def _polars(frame: Any) -> Any:
    """The frame; columns without a type, which Polars hands over in a layout of its own, as columns of nothing."""
    untyped = {name for name, kind in frame.schema.items() if str(kind) == "Null"}
    if not untyped:
        return frame
    return _native.Batch({name: [None] * len(frame) if name in untyped else frame[name] for name in frame.columns})


def _pandas(frame: Any, wanted: Sequence[str]) -> Any:
    pyarrow = need("pyarrow", "reading a pandas DataFrame")
    chosen = frame[[name for name in frame.columns if str(name) in wanted]]
    try:
        return pyarrow.Table.from_pandas(chosen, preserve_index=False)
    except pyarrow.ArrowException as error:
        for name in chosen.columns:
            try:
                pyarrow.Array.from_pandas(chosen[name])
            except pyarrow.ArrowException as wrong:
                raise ColumnError(
                    f"the column `{name}` holds values of several types: {wrong}; cast it, as in df[{name!r}].astype('string')",
                    column=str(name),
                ) from error
        raise


def _columns_of_rows(rows: Iterable[Any]) -> dict[str, list[Any]]:
    """The columns of dicts; what a row does not have is null."""
    columns: dict[str, list[Any]] = {}
    at = -1
    for at, row in enumerate(rows):
        if not isinstance(row, Mapping):
            raise TypeError(f"row {at} is {row!r}: a table of rows is made of dicts")
        for name, value in row.items():
            if name not in columns:
                columns[name] = [None] * at
            columns[name].append(value)
        for values in columns.values():
            if len(values) == at:
                values.append(None)
    return columns


def _json_lines(path: Path, pyarrow: Any) -> Any:
    """JSON lines; instants keep the zone that their texts name, which the reader's own guess would lose."""
    reader = need("pyarrow.json", f"reading {path.name}")

    def read(schema: Any) -> Any:
        source = pyarrow.input_stream(str(path), compression="detect")
        return reader.read_json(source, parse_options=reader.ParseOptions(explicit_schema=schema))

    table = read(None)
    guessed = [field.name for field in table.schema if pyarrow.types.is_timestamp(field.type)]
    if not guessed:
        return table
    texts = read(pyarrow.schema([(name, pyarrow.string()) for name in guessed]))
    for name in guessed:
        column = texts[name]
        try:
            column = column.cast(pyarrow.timestamp("us", "UTC"))
        except pyarrow.ArrowInvalid:
            column = column.cast(pyarrow.timestamp("us"))
        table = table.set_column(table.schema.get_field_index(name), name, column)
    return table


def _suffix(path: Path) -> tuple[str, bool]:
    """The suffix that tells the format, in small letters, and whether the file is gzipped."""
    gzipped = path.suffix.lower() == ".gz"
    return (Path(path.stem).suffix if gzipped else path.suffix).lower(), gzipped


def open_file(path: str | os.PathLike[str]) -> Any:
    """A file as something that is read: Parquet and Arrow as they lie, CSV, TSV and JSON lines batch by batch.

    Files whose name ends with `.gz` are unpacked while they are read.
    """
    path = Path(path)
    suffix, _ = _suffix(path)
    if suffix not in {".parquet", ".pq", *_CSV, *_JSON, *_ARROW}:
        raise ValueError(
            f"{path.name}: a table is a .parquet, .arrow, .csv, .tsv or .jsonl file, also with .gz, not {suffix or 'without a suffix'}"
        )
    if not path.exists():
        raise FileNotFoundError(f"there is no file {path}")
    pyarrow = need("pyarrow", f"reading {path.name}")
    try:
        if suffix in (".parquet", ".pq"):
            return need("pyarrow.dataset", f"reading {path.name}").dataset(path, format="parquet")
        if suffix in _ARROW:
            return need("pyarrow.ipc", f"reading {path.name}").open_file(pyarrow.memory_map(str(path))).read_all()
        source = pyarrow.input_stream(str(path), compression="detect")
        if suffix in _CSV:
            csv = need("pyarrow.csv", f"reading {path.name}")
            # An empty cell is null, a quoted empty text is one.
            cells = csv.ConvertOptions(strings_can_be_null=True, quoted_strings_can_be_null=False)
            return csv.read_csv(source, parse_options=csv.ParseOptions(delimiter=_CSV[suffix]), convert_options=cells)
        return _json_lines(path, pyarrow)
    except pyarrow.ArrowException as error:
        raise ValueError(f"{path.name} cannot be read: {error}") from error
