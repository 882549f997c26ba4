"""Tables by their facts, their columns and keys: what every question about tables has in common."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import _native
from ._ask import Ask, Rules, put
from ._columns import (
    Columns,
    Constant,
    Every,
    KeysFrom,
    Measure,
    Progress,
    Values,
    column_of,
    columns_of,
    every_text,
    found_column,
    names_of,
    told_apart,
)
from ._facts import fact_of, keyword_of, known_keyword
from ._native import Column
from ._progress import listening
from ._sources import Source
from ._warn import with_hint
from .errors import ColumnError, DuplicateIds, KpiError, UnknownName


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
        self.keys_from = {keyword_of(name): of for name, of in (keys_from or {}).items()}
        self.beside = {keyword_of(name): list(of) for name, of in (beside or {}).items()}
        self.where_known = where_known if isinstance(where_known, bool) else {keyword_of(name) for name in where_known}
        self.unique = unique
        keywords = {keyword_of(name): table for name, table in tables.items()}
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
        told = told_apart(columns, self.facts, self.by, "columns")
        words = told_apart(values, self.facts, [], "values")
        self._check_named(told)
        used = {column for of in told.values() for given in of.values() for column in columns_of(given)}
        for table in self.tables:
            # A column that is named for something else is not taken for a field of the same name.
            names = [name for name in table.source.names if name not in used]
            for mapped in table.mapped:
                own_words = words.get(mapped.fact.name, {})
                for of in mapped.fact.fields:
                    own = told.get(mapped.fact.name, {})
                    given = own[of.name] if of.name in own else found_column(of, names)
                    if isinstance(given, Constant):
                        mapped.constants[of.name] = given.value
                    elif given is not None:
                        mapped.fields[of.name] = column_of(given, own_words.get(of.name))
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
        for fact, fields in told.items():
            tables = [table for table in self.tables if any(mapped.fact.name == fact for mapped in table.mapped)]
            for name, given in fields.items():
                for column in columns_of(given):
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

    def why_undefined(self) -> dict[str, str]:
        """The KPIs that cannot be known, and for want of which column, table, or parameter."""
        query = self.query([Ask("all")])
        return dict(query.check(self.peeks(query)))

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
        keyword = keyword_of(keyword)
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
        with listening(progress, total) as listener:
            try:
                return query.run(streams, listener)
            except KpiError as error:
                raise with_hint(error) from None

    def check_unique(self) -> None:
        """Raises where an id stands in more than one row."""
        if self.unique is None:
            return
        if isinstance(self.unique, str):
            unique = {self.tables[0].mapped[0].keyword: self.unique}
        else:
            unique = {keyword_of(name): column for name, column in self.unique.items()}
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
        own = known_keyword(name)
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
