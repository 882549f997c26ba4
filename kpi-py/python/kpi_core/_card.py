"""The scorecard: the KPIs of every group, and all that is needed to say how they were made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from . import _html, _native, _text
from ._ask import Rational
from ._native import Interval, Value
from ._table import Arrow, Table, shown
from .errors import UnknownName

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHOWN = 12


class ScoreCard(Arrow):
    """The KPIs of every group.

    It is a table itself: pandas, Polars, DuckDB and pyarrow take it over (`to_pandas()`, `to_polars()`, `to_arrow()`, or the Arrow
    PyCapsule interface), with a column for each key, `interval`, a column for each KPI, and `reason`, which says why a KPI is null.
    """

    def __init__(
        self, card: _native.Card, by: list[str], every: str | None, missing: Mapping[str, str] | None = None
    ) -> None:
        """Keep the card of a run; `missing` are KPIs that no group has, for want of a column."""
        self._card = card
        self._missing = dict(missing or {})
        self.by = by
        self.every = every

    @property
    def kpis(self) -> list[str]:
        """The names of the KPIs, in the order in which they were asked for."""
        return self._card.names

    def __len__(self) -> int:
        """How many groups there are."""
        return len(self._card)

    @property
    def groups(self) -> Table:
        """The keys and the start of the interval of each group."""
        return Table(self._card.groups())

    def _kpi(self, name: str) -> int:
        names = self._card.names
        if name in names:
            return names.index(name)
        left_out = {row["kpi"]: row["why"] for row in self.left_out}
        if name in left_out:
            raise UnknownName(f"`{name}` was left out: {left_out[name]}")
        raise UnknownName(f"`{name}` was not asked for: there are {', '.join(names)}")

    def _group(self, keys: Mapping[str, Any]) -> int:
        if not keys and len(self) == 1:
            return 0
        groups = self.groups
        for name in keys:
            if name not in groups.column_names:
                raise UnknownName(f"there is no key `{name}`: there are {', '.join(groups.column_names) or 'none'}")
        found = [
            at
            for at, group in enumerate(groups.to_dicts())
            if all(group[name] == value for name, value in keys.items())
        ]
        if len(found) == 1:
            return found[0]
        asked = ", ".join(f"{name}={value!r}" for name, value in keys.items())
        if not found:
            raise UnknownName(
                f"there is no group with {asked}" if asked else "there are no groups: nothing was counted"
            )
        raise UnknownName(
            f"{len(found)} groups have {asked or 'no key in common'}: name {', '.join(groups.column_names)}"
        )

    def value(self, kpi: str, **keys: Any) -> Value:
        """The value of a KPI in the group of these keys (`queue="sales"`); without keys where there is one group."""
        at = self._kpi(kpi)
        return self._card.value(self._group(keys), at)

    def values(self, kpi: str) -> list[Value]:
        """The values of a KPI, group by group."""
        return self._card.values(self._kpi(kpi))

    def row(self, **keys: Any) -> list[Value]:
        """The values of all KPIs in the group of these keys."""
        group = self._group(keys)
        return [self._card.value(group, at) for at in range(len(self.kpis))]

    def __getitem__(self, kpi: str) -> list[Value]:
        """The values of a KPI, group by group."""
        return self.values(kpi)

    def __iter__(self) -> Iterator[tuple[dict[str, Any], dict[str, Value]]]:
        """Each group's keys, and its values by KPI."""
        columns = [self._card.values(at) for at in range(len(self.kpis))]
        for group, row in zip(self.groups.to_dicts(), zip(*columns, strict=True), strict=True):
            yield group, dict(zip(self.kpis, row, strict=True))

    def interval(self, kpi: str, confidence: Rational | None = None, **keys: Any) -> Interval:
        """The interval of doubt of a KPI in the group of these keys; `NoInterval` says why there is none."""
        at = self._kpi(kpi)
        return self._card.interval(self._group(keys), at, confidence)

    def intervals(self, kpi: str, confidence: Rational | None = None) -> list[Interval | None]:
        """The interval of doubt of a KPI in every group; `None` where there is none."""
        from .errors import NoInterval

        at = self._kpi(kpi)
        found: list[Interval | None] = []
        for group in range(len(self)):
            try:
                found.append(self._card.interval(group, at, confidence))
            except NoInterval:
                found.append(None)
        return found

    def table(self, *, parts: bool = False, times: str = "duration", reasons: bool = True) -> Table:
        """A row for each group, a column for each KPI.

        Args:
            parts: Also tell, for each KPI, both parts as counted, why it is undefined, and how many rows are left out.
            times: How times stand in it: `duration` (rounded to microseconds), `seconds` (floats), `us` (floats).
            reasons: Without parts: also one column that says why KPIs are null.
        """
        return Table(self._card.wide(parts, times, reasons))

    def long(self) -> Table:
        """A row for each value: its group, KPI, variant, rules, unit, value, parts, reason, and what is left out."""
        return Table(self._card.long())

    def _batch(self) -> _native.Batch:
        return self._card.wide(False, "duration", True)

    @property
    def reconciliation(self) -> Table:
        """What happened to the rows: what was read is what was counted, rejected, and none of the fact."""
        return Table(self._card.reconciliation())

    @property
    def rejected_rows(self) -> Table:
        """The first rejected rows of each table: row, reason, field, and why in words."""
        return Table(self._card.rejected_rows())

    @property
    def unmapped_words(self) -> Table:
        """The words that stand for none of their field, with how many rows have them."""
        return Table(self._card.unmapped_words())

    @property
    def left_out(self) -> Table:
        """The KPIs that were left out where families, or all, were asked for, and for want of what."""
        return Table(self._card.left_out())

    @property
    def inherited_keys(self) -> Table:
        """What was found for the rows of tables that take their keys from another."""
        return Table(self._card.inherited_keys())

    def trend(
        self, kpi: str, *, target: float | None = None, confidence: Rational | None = "0.95", ax: Axes | None = None
    ) -> Axes:
        """The plot of a KPI per interval, with its target and its interval of doubt: see `kpi_core.plot.trend`."""
        from .plot import trend

        return trend(self, kpi, target=target, confidence=confidence, ax=ax)

    def _cells(self, most: int) -> tuple[list[str], list[list[str]], list[bool]]:
        keys = self.groups
        columns = [[shown(value) for value in keys._own.slice(0, most).to_list(name)] for name in keys.column_names]
        if len(self.kpis) > 6:
            # Too wide: a row for each KPI, a column for each of the first groups.
            most = min(most, 1 if not columns else 6)
            figures = [self._card.figures(at, most) for at in range(len(self.kpis))]
            groups = [", ".join(of) for of in zip(*columns, strict=True)][:most] or ["value"]
            rows = [
                [name, *row, self._card.variants[at][1]]
                for at, (name, row) in enumerate(zip(self.kpis, figures, strict=True))
            ]
            return ["kpi", *groups, "variant"], rows, [False, *[True] * len(groups), False]
        columns += [self._card.figures(at, most) for at in range(len(self.kpis))]
        head = [*keys.column_names, *self.kpis]
        right = [False] * len(keys.column_names) + [True] * len(self.kpis)
        return head, [list(row) for row in zip(*columns, strict=True)], right

    def _notes(self) -> list[str]:
        notes = []
        more = len(self) - (_SHOWN if len(self.kpis) <= 6 else 6)
        if more > 0:
            notes.append(f"… and {more} more groups")
        for of in self.reconciliation:
            if of["rejected"]:
                notes.append(f"{of['table']}: {of['rejected']} of {of['read']} rows rejected (.rejected_rows)")
        notes += [f"{name} is undefined everywhere: {why}" for name, why in self._missing.items()]
        left_out = self.left_out
        if len(left_out):
            notes.append(f"{len(left_out)} KPIs left out for want of columns (.left_out)")
        return notes

    def __repr__(self) -> str:
        """The first groups."""
        if len(self) == 0:
            return "\n".join(["No rows.", *self._notes()])
        if not self.kpis:
            return "\n".join(["No KPIs.", *self._notes()])
        return "\n".join([_text.aligned(*self._cells(_SHOWN)), *self._notes()])

    def _repr_html_(self) -> str:
        if len(self) == 0 or not self.kpis:
            return _html.page(_html.muted(repr(self)))
        head, rows, right = self._cells(_SHOWN)
        hints = [""] * len(head)
        for at, name in enumerate(self.kpis):
            if name in head:
                kpi, variant = self._card.variants[at]
                hints[head.index(name)] = f"{kpi}, variant {variant}"
        return _html.page(_html.table(head, rows, right, hints) + "".join(_html.muted(note) for note in self._notes()))
