"""Tables by their facts, their columns and keys: what every question about tables has in common."""

from __future__ import annotations

import datetime
import os
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

from . import _native
from ._ask import Ask, Rules, put
from ._facts import fact_of, plural
from ._native import Column
from ._sources import Source
from .errors import ColumnError, DuplicateIds, KpiError, RejectedRowsWarning, RowRejected, UnknownName


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


@dataclass(slots=True)
class _Mapped:
    """The rows of a table as rows of one fact."""

    keyword: str
    fact: _native.Fact
    rules: str
    fields: dict[str, Column] = field(default_factory=dict)
    constants: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _OneTable:
    """A table with all that its rows are."""

    name: str
    source: Source
    mapped: list[_Mapped]
    keys: dict[str, str] = field(default_factory=dict)


class Request:
    """Tables with their mappings, put together from what a caller says; counts them when asked."""

    def __init__(
        self,
        tables: Mapping[str, Any],
        *,
        by: str | Iterable[str] | None = None,
        every: Every | None = None,
        tz: str | None = None,
        naive_tz: str | None = None,
        columns: Columns | None = None,
        values: Values | None = None,
        rules: Rules | Mapping[str, Rules] | None = None,
        keys_from: Mapping[str, KeysFrom] | None = None,
        beside: Mapping[str, Sequence[str]] | None = None,
        where_known: bool | Iterable[str] = False,
        unique: str | Mapping[str, str] | None = None,
        measures: Mapping[str, Measure | Mapping[str, Measure]] | None = None,
        at: str | Mapping[str, str] | None = None,
    ) -> None:
        """Find the fact of each table, the column of each field, and the rules."""
        tables = {name: table for name, table in tables.items() if table is not None}
        if not tables:
            raise TypeError("there are no tables: give one by its fact, as in contacts=calls or surveys=answers")
        self.by = names_of(by)
        self.every = None if every is None else every_text(every, tz)
        if self.every is not None:
            # A wrong zone or interval is told before a missing column.
            _native.Query().every(self.every)
        self.naive_tz = naive_tz
        self.keys_from = {_keyword(name): of for name, of in (keys_from or {}).items()}
        self.beside = {_keyword(name): list(of) for name, of in (beside or {}).items()}
        self.where_known = where_known if isinstance(where_known, bool) else {_keyword(name) for name in where_known}
        self.unique = unique
        keywords = {_keyword(name): table for name, table in tables.items()}
        facts = {keyword: _native.fact(fact_of(keyword)) for keyword in keywords}
        self.facts = {fact.name: fact for fact in facts.values()}
        self.tables: list[_OneTable] = []
        for keyword, table in keywords.items():
            mapped = _Mapped(keyword, facts[keyword], _rules_of(rules, keyword, facts))
            known = next(
                (known for known in self.tables if known.source.given is table and not isinstance(table, str)), None
            )
            if known is None:
                known = _OneTable(keyword, Source(table, facts[keyword].name), [])
                self.tables.append(known)
            known.mapped.append(mapped)
        self._map(columns or {}, values or {})
        first = self.tables[0].mapped[0].keyword
        self.measures: dict[str, dict[str, Measure]] = {}
        for name, measure in (measures or {}).items():
            if isinstance(measure, Measure):
                self.measures.setdefault(self._name_of(first), {})[name] = measure
            else:
                self.measures.setdefault(self._name_of(name), {}).update(measure)
        told = {first: at} if isinstance(at, str) else dict(at or {})
        self.at = {self._name_of(name): Column(column) for name, column in told.items()}

    def _map(self, columns: Columns, values: Values) -> None:
        told = _apart(columns, self.facts, self.by, "columns")
        words = _apart(values, self.facts, [], "values")
        self._check_named(told)
        used = {column for of in told.values() for given in of.values() for column in _columns_of(given)}
        for table in self.tables:
            # A column that is named for something else is not taken for a field of the same name.
            names = [name for name in table.source.names if name not in used]
            for mapped in table.mapped:
                own_words = words.get(mapped.fact.name, {})
                for of in mapped.fact.fields:
                    own = told.get(mapped.fact.name, {})
                    given = own[of.name] if of.name in own else _found(of, names)
                    if isinstance(given, Constant):
                        mapped.constants[of.name] = given.value
                    elif given is not None:
                        mapped.fields[of.name] = _column(given, own_words.get(of.name))
                    elif of.name in own_words:
                        message = (
                            f"values are told for `{of.name}` of `{mapped.keyword}`, which no column holds: "
                            f'name one, as in columns={{"{of.name}": "..."}}'
                        )
                        raise ColumnError(message, field=of.name)
            for mapped in table.mapped:
                _check_required(table, mapped)
                if self.every is not None and mapped.keyword not in self.keys_from:
                    _check_instant(table, mapped, self.every)
            table.keys = {key: told[""][key] for key in self.by if key in told[""]}
            for mapped in table.mapped:
                table.keys |= {
                    key: column
                    for key, column in told.get(mapped.fact.name, {}).items()
                    if key in self.by and isinstance(column, str)
                }

    def _check_named(self, told: Mapping[str, Mapping[str, Any]]) -> None:
        """Raises where a column is named for a field and no table of that fact has it."""
        import difflib

        for fact, fields in told.items():
            tables = [table for table in self.tables if any(mapped.fact.name == fact for mapped in table.mapped)]
            for name, given in fields.items():
                for column in _columns_of(given):
                    for table in tables:
                        names = table.source.names
                        if column not in names:
                            near = difflib.get_close_matches(column, names, 3)
                            hint = (
                                f"; near it: {', '.join(near)}"
                                if near
                                else f": it has {', '.join(names) or 'no columns'}"
                            )
                            message = f"the table `{table.name}` has no column `{column}` for the field `{name}` of `{fact}`{hint}"
                            raise ColumnError(message, column=column, field=name)

    def why_undefined(self, kpi: str) -> str | None:
        """For want of which column, or table, a KPI cannot be known; `None` where nothing is missing."""
        query = self.query([Ask("all")])
        return dict(query.check(self.peeks(query))).get(kpi)

    def peeks(self, query: _native.Query) -> list[tuple[str, _native.Stream]]:
        """The tables as streams that only tell the types of their columns."""
        return [(table.name, table.source.peek(query.columns(table.name))) for table in self.tables]

    def query(
        self, asked: Iterable[Ask], *, threads: int | None = None, empty_intervals: bool = False
    ) -> _native.Query:
        """The query that asks these."""
        query = _native.Query()
        query.by(self.by)
        if self.every is not None:
            query.every(self.every)
        if empty_intervals:
            query.empty_intervals()
        if threads is not None and threads < 1:
            raise ValueError(f"threads are 1 or more, not {threads}: leave them out to count on all")
        query.threads(threads or os.cpu_count() or 1)
        for table in self.tables:
            mappings = [
                (
                    mapped.fact.name,
                    mapped.rules,
                    list(mapped.fields.items()),
                    list(mapped.constants.items()),
                    self.where_known if isinstance(self.where_known, bool) else mapped.keyword in self.where_known,
                    self.beside.get(mapped.keyword),
                )
                for mapped in table.mapped
            ]
            inherited = next(
                (self.keys_from[mapped.keyword] for mapped in table.mapped if mapped.keyword in self.keys_from), None
            )
            query.table(
                table.name,
                mappings,
                keys=table.keys,
                zone=self.naive_tz,
                keys_from=None
                if inherited is None
                else (self._name_of(inherited.table), inherited.own_id, inherited.id),
                measures=[
                    (name, of.made, of.column, of.number) for name, of in self.measures.get(table.name, {}).items()
                ],
                at=self.at.get(table.name),
            )
        put(query, asked, self.facts)
        return query

    def _name_of(self, keyword: str) -> str:
        """The name of the table that has this fact."""
        keyword = _keyword(keyword)
        for table in self.tables:
            if any(mapped.keyword == keyword for mapped in table.mapped):
                return table.name
        raise UnknownName(f"keys are taken from `{keyword}`, which was not given")

    def streams(self, query: _native.Query) -> list[tuple[str, _native.Stream]]:
        """The tables as streams of the columns that the query reads; first those from which others take their keys."""
        lenders = {self._name_of(of.table) for of in self.keys_from.values()}
        ordered = sorted(self.tables, key=lambda table: table.name not in lenders)
        return [(table.name, table.source.open(query.columns(table.name))) for table in ordered]

    def run(self, query: _native.Query, progress: Progress = None) -> _native.Card:
        """Counts the tables."""
        self.check_unique()
        streams = self.streams(query)
        rows = [table.source.rows for table in self.tables]
        total = None if None in rows else sum(row for row in rows if row is not None)
        from ._progress import listening

        with listening(progress, total) as listener:
            try:
                return query.run(streams, listener)
            except KpiError as error:
                raise _with_hint(error, self) from None

    def check_unique(self) -> None:
        """Raises where an id stands in more than one row."""
        if self.unique is None:
            return
        if isinstance(self.unique, str):
            unique = {self.tables[0].mapped[0].keyword: self.unique}
        else:
            unique = {_keyword(name): column for name, column in self.unique.items()}
        for keyword, column in unique.items():
            table = next(table for table in self.tables if table.name == self._name_of(keyword))
            found, first = duplicates_of(table.source, column)
            if found:
                id, rows, one, other = first[0]
                raise DuplicateIds(
                    f"{found} ids in the column `{column}` of `{keyword}` stand in more than one row: {id} in {rows} rows, "
                    f"first in {one} and {other}. Keep one row of each (the last state of a contact), or leave out unique=",
                    column=column,
                    row=other,
                )


def duplicates_of(source: Source, column: str) -> tuple[int, list[tuple[str, int, int, int]]]:
    """How many ids stand in more than one row, and the first of them."""
    if column not in source.names:
        raise ColumnError(f"there is no column `{column}` of ids: there are {', '.join(source.names)}", column=column)
    batch = source.open([column]).read_all()
    return _native.duplicates(batch, column)


def warn_of_rejected(card: _native.Card, strict: bool, alone: bool = False) -> None:
    """Says what was left out; `strict` raises at the first row that was; of a table that is `alone` the name is not told."""
    batch = card.rejected_rows()
    if batch.num_rows == 0:
        return
    from ._table import Table

    rejected = Table(batch).to_dicts()
    words = Table(card.unmapped_words()).to_dicts()
    if strict:
        first = rejected[0]
        where = "" if alone else f" of `{first['table']}`"
        raise RowRejected(
            f"row {first['row']}{where}: {first['why']}{_word_hint(words)}",
            field=first["field"],
            reason=first["reason"],
            row=first["row"],
        )
    lines = []
    for of in Table(card.reconciliation()).to_dicts():
        if of["rejected"]:
            reasons = [
                f"{count} {name.removeprefix('rejected_')}"
                for name, count in of.items()
                if name.startswith("rejected_") and count
            ]
            first = next(row for row in rejected if (row["table"], row["fact"]) == (of["table"], of["fact"]))
            lines.append(
                f"{of['rejected']} of {of['read']} rows of `{of['table']}` were left out ({', '.join(reasons)}); "
                f"first row {first['row']}: {first['why']}"
            )
    message = "; ".join(lines) + _word_hint(words) + ". See .rejected_rows and .reconciliation"
    warn(message)


def _word_hint(words: Sequence[Mapping[str, Any]]) -> str:
    if not words:
        return ""
    shown = ", ".join(f"{of['word']!r} ({of['rows']} rows)" for of in words[:5])
    more = f" and {len(words) - 5} more" if len(words) > 5 else ""
    first = words[0]
    return (
        f". Words of the column `{first['column']}` that stand for nothing: {shown}{more}; "
        f"say what they mean: values={{...: {{{first['word']!r}: ...}}}}"
    )


def _with_hint(error: KpiError, request: Request) -> KpiError:
    """The same error, with how to say it in Python where a column is to blame."""
    if not isinstance(error, ColumnError) or error.column is None:
        return error
    message, name = error.message, error.column
    hint = ""
    if "has no column" in message:
        hint = f'. Name the column that holds it: columns={{...: "..."}} (looked for `{name}`)'
    elif "of which the unit is said" in message:
        what = _suffix_unit(name)
        hint = f'. Say what its numbers count: columns={{...: ("{name}", "{what}")}}'
        if "timestamps" in message and "Utf8" in message:
            hint = (
                f". Its values are texts: parse them first, as in pandas.to_datetime(df[{name!r}], utc=True) "
                f'or polars.col({name!r}).str.to_datetime(time_zone="UTC")'
            )
        elif "timestamps" in message and "Timestamp(" in message:
            hint = '. Its timestamps name no zone: say in which zone they were written, naive_tz="Europe/Paris"'
        elif "Utf8" in message:
            hint = ". Its values are texts: cast them to numbers or durations first"
    error.message = message + hint
    error.args = (error.message,)
    return error


def _suffix_unit(name: str) -> str:
    """The unit that a column's name speaks of, seconds where it speaks of none."""
    last = name.lower().rpartition("_")[2]
    return {"ms": "ms", "millis": "ms", "us": "us", "micros": "us", "ns": "ns", "nanos": "ns"}.get(last, "s")


_NAMED_UNITS = {
    "s": "s", "sec": "s", "secs": "s", "seconds": "s", "ms": "ms", "millis": "ms", "milliseconds": "ms",
    "us": "us", "micros": "us", "ns": "ns", "nanos": "ns",
}  # fmt: skip


def _column(given: Any, words: Words | None) -> Column:
    if isinstance(given, tuple):
        name, unit = given
        given = Column(name, unit)
    column = given if isinstance(given, Column) else Column(given)
    named = _NAMED_UNITS.get(column.name.lower().rpartition("_")[2]) if "_" in column.name else None
    if named is not None and column.unit is not None and named != column.unit:
        warnings.warn(
            f"the column `{column.name}` speaks of {named}, and {column.unit} are said: figures are a thousand times off if the name is right",
            UserWarning,
            stacklevel=_callers_level(),
        )
    return column if words is None else column.with_words(dict(words))


def _columns_of(given: Any) -> list[str]:
    """The columns that are named for a field."""
    if isinstance(given, str):
        return [given]
    if isinstance(given, tuple):
        return [given[0]]
    return [given.name, *([given.since] if given.since else [])] if isinstance(given, Column) else []


def _check_required(table: _OneTable, mapped: _Mapped) -> None:
    """Without a field that every row needs, every row would be rejected."""
    for of in mapped.fact.fields:
        if of.required and of.name not in mapped.fields and of.name not in mapped.constants:
            names = table.source.names
            raise ColumnError(
                f"the table `{mapped.keyword}` has no column `{of.name}` ({of.doc}), which every row needs: "
                f"it has {', '.join(names) or 'no columns'}. Name the column that holds it: columns={{{of.name!r}: ...}}",
                column=of.name,
                field=of.name,
            )


def _check_instant(table: _OneTable, mapped: _Mapped, every: str) -> None:
    """Without an instant, no row would be in any interval."""
    instants = [of.name for of in mapped.fact.fields if of.kind == "instant"]
    if instants and not any(name in mapped.fields for name in instants):
        raise ColumnError(
            f"every={every!r} needs to know when: the table `{mapped.keyword}` has no column `{instants[0]}`: it has "
            f"{', '.join(table.source.names)}. Name the column of instants: columns={{{instants[0]!r}: ...}}",
            column=instants[0],
            field=instants[0],
        )


def _found(field: _native.Field, names: Sequence[str]) -> ColumnLike:
    """The column that says by its name that it is a field: `wait`, or `wait_ms` for a time, which says its unit too."""
    if field.name in names:
        return field.name
    if field.kind == "duration":
        for unit in ("s", "ms", "us", "ns"):
            if f"{field.name}_{unit}" in names:
                return Column(f"{field.name}_{unit}", unit)
    return None


def _keyword(name: str) -> str:
    return plural(fact_of(name))


def _rules_of(rules: Rules | Mapping[str, Rules] | None, keyword: str, facts: Mapping[str, _native.Fact]) -> str:
    """The rules of one fact: those under its name, else those that it has."""
    fact = facts[keyword]
    if rules is None or isinstance(rules, str):
        if rules is not None and len(facts) > 1:
            raise ValueError(
                "several facts were given: say whose rules these are, rules={'contacts': \"answer_within=30s\"}"
            )
        return _native.rules_text(fact.name, rules)
    mine: dict[str, Any] = {}
    for name, value in rules.items():
        own = _known_keyword(name)
        if own is None:
            if not any(rule.name == name for of in facts.values() for rule in of.rules):
                known = sorted({rule.name for of in facts.values() for rule in of.rules})
                raise UnknownName(f"there is no rule `{name}` of {', '.join(facts)}: there are {', '.join(known)}")
            if any(rule.name == name for rule in fact.rules):
                mine[name] = value
        elif own == keyword:
            if isinstance(value, str):
                return _native.rules_text(fact.name, value)
            mine |= dict(value)  # type: ignore[arg-type]
    return _native.rules_text(fact.name, mine)


def _known_keyword(name: str) -> str | None:
    try:
        return _keyword(name)
    except UnknownName:
        return None


def _apart(
    told: Mapping[str, Any], facts: Mapping[str, _native.Fact], by: Sequence[str], what: str
) -> dict[str, dict[str, Any]]:
    """What is told by field, by fact and field: `{"wait": ...}`, `{"contacts.wait": ...}`, `{"contacts": {"wait": ...}}`."""
    apart: dict[str, dict[str, Any]] = {name: {} for name in facts}
    apart[""] = {}
    for name, value in told.items():
        keyword = _known_keyword(name)
        if isinstance(value, Mapping) and keyword is not None and not _is_field(name, facts):
            fact = fact_of(keyword)
            if fact not in facts:
                raise UnknownName(f"{what} are told for `{name}`, which was not given")
            for field_name, of in value.items():
                _check_field(field_name, {fact: facts[fact]}, by, what)
                apart[fact][field_name] = of
            continue
        head, _, rest = name.partition(".")
        if rest and _known_keyword(head) is not None:
            fact = fact_of(_keyword(head))
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
    import difflib

    known = [field.name for of in facts.values() for field in of.fields]
    near = difflib.get_close_matches(name, known, 3)
    hint = f"; near it: {', '.join(near)}" if near else f": there are {', '.join(known)}"
    raise UnknownName(
        f"{what} are told for `{name}`, which is no field of {', '.join(facts) or 'a table that was given'}{hint}",
        field=name,
    )


def warn(message: str) -> None:
    """Warns of rows that were left out, where the caller stands."""
    warnings.warn(message, RejectedRowsWarning, stacklevel=_callers_level())


def _callers_level() -> int:
    """How many frames up the first one lies that is not of this package: what a warning is about."""
    here, level, frame = Path(__file__).parent, 1, sys._getframe(1)
    while frame.f_back is not None and Path(frame.f_code.co_filename).parent == here:
        frame = frame.f_back
        level += 1
    return level


def in_notebook() -> bool:
    """Whether a kernel of Jupyter runs this."""
    return "ipykernel" in sys.modules
