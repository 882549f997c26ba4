"""Tables of results, which any library of tables takes over without a copy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from . import _html, _native, _text
from ._optional import need

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

_SHOWN = 20


def shown(value: Any) -> str:
    """A cell as text."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


class Arrow:
    """What speaks Arrow: it is handed to pyarrow, Polars, pandas and DuckDB without a copy."""

    def _batch(self) -> _native.Batch:
        raise NotImplementedError

    def __arrow_c_schema__(self) -> object:
        """The schema, as the Arrow PyCapsule interface has it."""
        return self._batch().__arrow_c_schema__()

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        """The rows, as the Arrow PyCapsule interface has them."""
        return self._batch().__arrow_c_stream__(requested_schema)

    def to_arrow(self) -> pyarrow.Table:
        """The table of pyarrow."""
        return need("pyarrow", "to_arrow").table(self)

    def to_polars(self) -> polars.DataFrame:
        """The DataFrame of Polars."""
        frame: polars.DataFrame = need("polars", "to_polars").DataFrame(self)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """The DataFrame of pandas."""
        need("pandas", "to_pandas")
        frame: pandas.DataFrame = need("pyarrow", "to_pandas").table(self).to_pandas()
        return frame

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows as dicts; needs no other library."""
        batch = self._batch()
        names = batch.column_names
        if not names:
            return [{} for _ in range(batch.num_rows)]
        columns = [batch.to_list(name) for name in names]
        return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


class Table(Arrow):
    """A table of results: goes into pandas, Polars, DuckDB and pyarrow as it is."""

    def __init__(self, batch: _native.Batch) -> None:
        """Keep the columns."""
        self._own = batch

    def _batch(self) -> _native.Batch:
        return self._own

    @property
    def column_names(self) -> list[str]:
        """The names of the columns."""
        return self._own.column_names

    @property
    def num_rows(self) -> int:
        """How many rows there are."""
        return self._own.num_rows

    def __len__(self) -> int:
        """How many rows there are."""
        return self._own.num_rows

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dicts."""
        return iter(self.to_dicts())

    def about(self, name: str) -> dict[str, str]:
        """What is told of the column of a KPI: its id, variant, unit, rules, formula."""
        return self._own.metadata(name)

    def __getitem__(self, name: str) -> list[Any]:
        """The values of a column."""
        return self._own.to_list(name)

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same columns and values."""
        return isinstance(other, Table) and self._own == other._own

    __hash__ = None  # type: ignore[assignment]

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the columns in pickles."""
        return (Table, (self._own,))

    def _cells(self) -> tuple[list[str], list[list[str]], list[bool]]:
        part = self._own.slice(0, _SHOWN)
        columns = [part.to_list(name) for name in self.column_names]
        right = [kind.startswith(("Int", "UInt", "Float")) for kind in self._own.types]
        rows = [[shown(value) for value in row] for row in zip(*columns, strict=True)]
        return self.column_names, rows, right

    def _rest(self) -> str:
        more = self.num_rows - _SHOWN
        return f"… and {more} more rows" if more > 0 else ""

    def __repr__(self) -> str:
        """The first rows."""
        return "\n".join(filter(None, [_text.aligned(*self._cells()), self._rest()]))

    def _repr_html_(self) -> str:
        return _html.page(_html.table(*self._cells()) + _html.muted(self._rest()))
