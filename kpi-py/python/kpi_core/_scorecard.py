"""Tables in, scorecards and tables of totals out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from . import _native
from ._ask import Ask, Rules, asks_of
from ._card import ScoreCard
from ._columns import Columns, Every, KeysFrom, Measure, Progress, Values
from ._tables import Request
from ._totals_table import TotalsTable
from ._warn import warn_of_rejected

if TYPE_CHECKING:
    from typing import Never, Unpack

    from ._generated import FactTables

# Of so many groups it is looked at whether a KPI is undefined in all of them.
_LOOKED_AT = 1_000


def scorecard(
    *unnamed: Never,
    by: str | Iterable[str] | None = None,
    every: Every | None = None,
    tz: str | None = None,
    naive_tz: str | None = None,
    kpis: str | Ask | Iterable[str | Ask] | None = None,
    columns: Columns | None = None,
    values: Values | None = None,
    rules: Rules | Mapping[str, Rules] | None = None,
    keys_from: Mapping[str, KeysFrom] | None = None,
    beside: Mapping[str, Sequence[str]] | None = None,
    where_known: bool | Iterable[str] = False,
    unique: str | Mapping[str, str] | None = None,
    measures: Mapping[str, Measure | Mapping[str, Measure]] | None = None,
    at: str | Mapping[str, str] | None = None,
    empty_intervals: bool = False,
    strict: bool = False,
    threads: int | None = None,
    progress: Progress = None,
    **tables: Unpack[FactTables],
) -> ScoreCard:
    """The KPIs of tables, by keys and intervals.

    A table is handed over by what its rows are: `contacts=calls`, `agent_states=states`, `surveys=answers`. It may be a DataFrame of
    Polars or pandas, an Arrow table, a DuckDB relation, a LazyFrame, a file (Parquet, Arrow, CSV, TSV, JSON lines, also with .gz), a dict of
    columns, or dicts. A column that has the name of a field is that field, with its unit for a time (`wait_s`, `talk_ms`); others are
    named by `columns`.

    Args:
        by: The columns by which to group.
        every: Intervals: `"30min"`, `"1h"`, `"day"`, `"week"`, `"week:sunday"`, `"month"`, `"quarter"`, `"year"`, or a `timedelta`.
        tz: The zone of the intervals: `"Europe/Paris"`.
        naive_tz: The zone in which timestamps that name none were written.
        kpis: What is asked for: ids (`"service_level"`, `"service_level.answered_only"`), families (`"accessibility"`), `ask(...)`,
            `formula(...)`. Without it, everything that the columns allow; what is left out, and for want of what, is in `.left_out`.
        columns: Which column holds a field: `{"wait": "wait_s"}`, with its unit `{"wait": ("wait_ms", "ms")}`, from two instants
            `{"wait": Column("answered_at", since="queued_at")}`, the same in every row `{"outcome": constant("handled")}`. For one of
            several tables: `{"surveys": {"nps": "q1"}}`. Also for keys: `{"queue": "Queue Name"}`.
        values: What the words of a column stand for: `{"outcome": {"AGENT": "handled", "HANG": "abandoned_queue", "TEST": None}}`.
        rules: What changes how rows are counted: `{"answer_within": "30s"}`, by table `{"contacts": {"short_abandon": "5s"}}`.
        keys_from: Tables that take their keys from another: `{"surveys": keys_from("contacts", own_id="call", id="id")}`.
        beside: Columns that tell apart what is looked at at the same instants: `{"snapshots": ["queue"]}`.
        where_known: Tables in which a row is one of the fact only if something of it is known, or `True` for all.
        unique: A column of ids of which each is to stand in one row; `DuplicateIds` is raised otherwise.
        measures: Counts and sums of your own, which `formula(...)` reads by the name of their table: `{"sold": count_above("cents", 0)}` is
            `contacts.sold`; of one of several tables `{"contacts": {...}}`.
        at: The column of instants that puts measures into intervals.
        empty_intervals: Also tell intervals in which nothing was counted.
        strict: Raise `RowRejected` where a row is rejected; else rejected rows are counted, listed, and warned of.
        threads: How many threads count; all by default. The results are the same bits.
        progress: `True` shows a bar, `False` none; a function is told the rows counted and the number of all.
        **tables: The tables, by what their rows are.

    Returns:
        The scorecard: a table, and the `Value` of every KPI in every group.

    Raises:
        ColumnError: A column is missing, or cannot be read as its field.
        UnknownName: There is no such KPI, variant, field, rule, zone, or word; those near it are told.
        KeysDiffer: A table lacks a key.

    Examples:
        >>> import kpi_core
        >>> calls = {
        ...     "queue": ["sales", "sales", "help", "help"],
        ...     "result": ["AGENT", "HANG", "AGENT", "AGENT"],
        ...     "wait_s": [12, 90, 5, 40],
        ... }
        >>> card = kpi_core.scorecard(
        ...     contacts=calls,
        ...     by="queue",
        ...     kpis=["service_level", "abandonment_rate"],
        ...     columns={"outcome": "result", "wait": ("wait_s", "s")},
        ...     values={"outcome": {"AGENT": "handled", "HANG": "abandoned_queue"}},
        ... )
        >>> card
        queue  service_level  abandonment_rate
        ─────  ─────────────  ────────────────
        help          50.0 %             0.0 %
        sales         50.0 %            50.0 %
        >>> print(card.value("service_level", queue="sales"))
        50.0 % (1 of 2; of_offered, answer_within 20s)
    """
    _named(unnamed)
    request = Request(
        tables,
        by=by,
        every=every,
        tz=tz,
        naive_tz=naive_tz,
        columns=columns,
        values=values,
        rules=rules,
        keys_from=keys_from,
        beside=beside,
        where_known=where_known,
        unique=unique,
        measures=measures,
        at=at,
    )
    return card_of(request, asks_of(kpis), empty_intervals, strict, threads, progress)


def card_of(
    request: Request,
    asked: Iterable[Ask],
    empty_intervals: bool,
    strict: bool,
    threads: int | None,
    progress: Progress,
    alone: bool = False,
) -> ScoreCard:
    """The scorecard of a request."""
    query = request.query(asked, threads=threads, empty_intervals=empty_intervals)
    card = request.run(query, progress)
    warn_of_rejected(card, strict, alone)
    return ScoreCard(card, request.by, request.every, _undefined_everywhere(card, request))


def _undefined_everywhere(card: _native.Card, request: Request) -> dict[str, str]:
    """The KPIs that no group has, for want of a column."""
    if not 0 < len(card) <= _LOOKED_AT:
        return {}
    missing = {}
    why: dict[str, str] | None = None
    for at, (name, (kpi, _)) in enumerate(zip(card.names, card.variants, strict=True)):
        # Nearly always the first group has a value, and nothing else is looked at.
        if card.value(0, at).is_defined or set(card.figures(at, len(card))) != {"–"}:
            continue
        why = request.why_undefined() if why is None else why
        if kpi in why:
            missing[name] = why[kpi]
    return missing


def _named(unnamed: tuple[object, ...]) -> None:
    if unnamed:
        raise TypeError(
            "of what are the rows of this table? Say it: scorecard(contacts=calls), scorecard(surveys=answers) ..."
        )


def totals(
    *unnamed: Never,
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
    strict: bool = False,
    threads: int | None = None,
    progress: Progress = None,
    **tables: Unpack[FactTables],
) -> TotalsTable:
    """The totals of tables, by keys and intervals: what is kept, sent, added up, and turned into KPIs later.

    The arguments are those of `scorecard`.

    Examples:
        >>> import kpi_core
        >>> calls = {"queue": ["a", "b"], "outcome": ["handled", "abandoned_queue"], "wait": ["12s", "40s"]}
        >>> monday = kpi_core.totals(contacts=calls, by="queue")
        >>> tuesday = kpi_core.totals(contacts=calls, by="queue")
        >>> print((monday + tuesday).rollup().scorecard("service_level").value("service_level"))
        50.0 % (2 of 4; of_offered, answer_within 20s)
    """
    _named(unnamed)
    request = Request(
        tables,
        by=by,
        every=every,
        tz=tz,
        naive_tz=naive_tz,
        columns=columns,
        values=values,
        rules=rules,
        keys_from=keys_from,
        beside=beside,
        where_known=where_known,
        unique=unique,
    )
    query = request.query([], threads=threads)
    query.totals()
    card = request.run(query, progress)
    warn_of_rejected(card, strict)
    return TotalsTable({name: card.totals(name) for name in request.facts}, request.by, request.every)
