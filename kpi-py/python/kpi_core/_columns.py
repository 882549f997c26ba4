"""Which column is which field: what a caller says of columns, words, keys and measures, taken apart."""

from __future__ import annotations

import datetime
import difflib
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from . import _native
from ._facts import fact_of, keyword_of, known_keyword
from ._native import Column
from ._warn import callers_level
from .errors import UnknownName


@dataclass(frozen=True, slots=True)
class Constant:
    """A field that has one value in every row of a table."""

    value: str


ColumnLike: TypeAlias = str | Column | Constant | tuple[str, str] | None
"""Where a field comes from: a column's name, `(name, unit)`, a `Column`, a `Constant`; `None` leaves the field out."""


Columns: TypeAlias = Mapping[str, "ColumnLike | Mapping[str, ColumnLike]"]


Words: TypeAlias = Mapping[Any, str | None]


Values: TypeAlias = Mapping[str, "Words | Mapping[str, Words]"]


Every: TypeAlias = str | datetime.timedelta


Progress: TypeAlias = bool | Callable[[int, int | None], object] | None


def constant(value: str) -> Constant:
    """A field that has one value in every row: a word, a number, or a time such as `20s`."""
    return Constant(value)


@dataclass(frozen=True, slots=True)
class KeysFrom:
    """Where a table takes its keys from: another table, by ids."""

    table: str
    own_id: str
    id: str


def keys_from(table: str, *, own_id: str, id: str) -> KeysFrom:
    """Keys of another table: surveys that name the contact, say, are grouped by the contact's queue.

    Args:
        table: The keyword of the other table: `contacts`.
        own_id: The column of ids in this table.
        id: The column of ids in the other one.
    """
    return KeysFrom(table, own_id, id)


@dataclass(frozen=True, slots=True)
class Measure:
    """A count or a sum of one's own, which formulas read; made by `count_where`, `count_above` and `sum_of`."""

    made: str
    column: Column
    number: int = 0


def count_where(column: str | Column) -> Measure:
    """Counts the rows of which a column of booleans says yes."""
    return Measure("where", _plain_column(column))


def count_above(column: str | Column, number: int) -> Measure:
    """Counts the rows of which a column of whole numbers is above this one."""
    return Measure("above", _plain_column(column), number)


def sum_of(column: str | Column) -> Measure:
    """Sums a column: whole numbers, decimals of `Column(..., decimals=2)`, or times of `Column(..., "s")`.

    Examples:
        >>> import kpi_core
        >>> calls = {"outcome": ["handled", "handled"], "cents": [1250, 0]}
        >>> card = kpi_core.scorecard(
        ...     contacts=calls,
        ...     measures={"sold": kpi_core.count_above("cents", 0), "revenue": kpi_core.sum_of("cents")},
        ...     kpis=[
        ...         kpi_core.formula("conversion", "(contacts.sold) / (contact.answered)", unit="share"),
        ...         kpi_core.formula("cents_per_call", "(contacts.revenue) / (contact.answered)"),
        ...     ],
        ... )
        >>> [value.parts for value in card.row()]
        [(1, 2), (1250, 2)]
    """
    return Measure("sum", _plain_column(column))


def _plain_column(column: str | Column) -> Column:
    return column if isinstance(column, Column) else Column(column)


def every_text(every: Every, tz: str | None) -> str:
    """The text of intervals: `30min Europe/Paris`."""
    if isinstance(every, datetime.timedelta):
        every = (
            f"{every // datetime.timedelta(minutes=1)}min" if every.seconds % 60 == 0 else f"{every.total_seconds():g}s"
        )
    if " " in every.strip() and tz is None:
        return every.strip()
    if tz is None:
        raise ValueError(
            f'every="{every}" of which zone? Days and hours begin where the clock says so: tz="Europe/Paris", or tz="UTC"'
        )
    return f"{every.strip()} {tz}"


def names_of(by: str | Iterable[str] | None) -> list[str]:
    """One key or several."""
    return [] if by is None else [by] if isinstance(by, str) else list(by)


_NAMED_UNITS = {
    "s": "s", "sec": "s", "secs": "s", "seconds": "s", "ms": "ms", "millis": "ms", "milliseconds": "ms",
    "us": "us", "micros": "us", "ns": "ns", "nanos": "ns",
}  # fmt: skip


def column_of(given: Any, words: Words | None) -> Column:
    if isinstance(given, tuple):
        name, unit = given
        given = Column(name, unit)
    column = given if isinstance(given, Column) else Column(given)
    named = _NAMED_UNITS.get(column.name.lower().rpartition("_")[2]) if "_" in column.name else None
    if named is not None and column.unit is not None and named != column.unit:
        warnings.warn(
            f"the column `{column.name}` speaks of {named}, and {column.unit} are said: figures are a thousand times off if the name is right",
            UserWarning,
            stacklevel=callers_level(),
        )
    return column if words is None else column.with_words(dict(words))


def columns_of(given: Any) -> list[str]:
    """The columns that are named for a field."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, tuple):
        return [given[0]]
    return [given.name, *([given.since] if given.since else [])] if isinstance(given, Column) else []


def found_column(field: _native.Field, names: Sequence[str]) -> ColumnLike:
    """The column that says by its name that it is a field: `wait`, or `wait_ms` for a time, which says its unit too."""
    if field.name in names:
        return field.name
    if field.kind == "duration":
        for unit in ("s", "ms", "us", "ns"):
            if f"{field.name}_{unit}" in names:
                return Column(f"{field.name}_{unit}", unit)
    return None


def told_apart(
    told: Mapping[str, Any], facts: Mapping[str, _native.Fact], by: Sequence[str], what: str
) -> dict[str, dict[str, Any]]:
    """What is told by field, by fact and field: `{"wait": ...}`, `{"contacts.wait": ...}`, `{"contacts": {"wait": ...}}`."""
    apart: dict[str, dict[str, Any]] = {name: {} for name in facts}
    apart[""] = {}
    for name, value in told.items():
        keyword = known_keyword(name)
        if isinstance(value, Mapping) and keyword is not None and not _is_field(name, facts):
            fact = fact_of(keyword)
            if fact not in facts:
                raise UnknownName(f"{what} are told for `{name}`, which was not given")
            for field_name, of in value.items():
                _check_field(field_name, {fact: facts[fact]}, by, what)
                apart[fact][field_name] = of
            continue
        head, _, rest = name.partition(".")
        if rest and known_keyword(head) is not None:
            fact = fact_of(keyword_of(head))
            _check_field(rest, {fact: facts[fact]} if fact in facts else {}, by, what)
            apart[fact][rest] = value
            continue
        if name in by and isinstance(value, str) and not _is_field(name, facts):
            apart[""][name] = value
            continue
        _check_field(name, facts, by, what)
        for fact, of in facts.items():
            if any(field.name == name for field in of.fields):
                apart[fact][name] = value
        if name in by and isinstance(value, str):
            apart[""][name] = value
    return apart


def _is_field(name: str, facts: Mapping[str, _native.Fact]) -> bool:
    return any(field.name == name for of in facts.values() for field in of.fields)


def _check_field(name: str, facts: Mapping[str, _native.Fact], by: Sequence[str], what: str) -> None:
    if _is_field(name, facts) or name in by:
        return
    known = [field.name for of in facts.values() for field in of.fields]
    near = difflib.get_close_matches(name, known, 3)
    hint = f"; near it: {', '.join(near)}" if near else f": there are {', '.join(known)}"
    raise UnknownName(
        f"{what} are told for `{name}`, which is no field of {', '.join(facts) or 'a table that was given'}{hint}",
        field=name,
    )
