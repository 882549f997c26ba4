"""Tables of totals: added, rolled up, stored, and turned into KPIs."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from . import _html, _native
from ._ask import Ask, asks_of, put
from ._card import ScoreCard
from ._columns import Every, every_text, names_of
from ._optional import need
from ._sources import Source
from ._table import Arrow, Table
from .errors import ColumnError, FactsDiffer, KeysDiffer


class TotalsTable(Arrow):
    """Totals by key and interval: integers that add up exactly, in any order, on any machine.

    It is a table itself, with the keys, `interval`, `every`, `fact`, `rules`, and a column of 64-bit integers for each total; null is
    unknown. Whoever adds such tables up elsewhere adds integers and groups by `every`, `fact` and `rules` too.
    """

    def __init__(self, batches: Mapping[str, _native.Batch], by: Iterable[str], every: str | None) -> None:
        """Keep the totals of each fact."""
        self._batches = dict(batches)
        self.by = list(by)
        self.every = every

    @classmethod
    def from_tables(cls, *tables: Any) -> TotalsTable:
        """Totals that were stored, or added up elsewhere: tables of any kind, or files.

        Examples:
            >>> import kpi_core
            >>> kept = {"fact": ["contact"], "rules": ["contact/1"], "offered": [1090], "answered_within": [860], "wait_unknown": [0]}
            >>> print(kpi_core.TotalsTable.from_tables(kept).scorecard("service_level").value("service_level"))
            78.9 % (860 of 1090; of_offered, answer_within 20s)
        """
        batches: dict[str, _native.Batch] = {}
        by: list[str] | None = None
        every: str | None = None
        for given in tables:
            batch = Source(given).open().read_all()
            names = batch.column_names
            if "fact" not in names or "rules" not in names:
                raise ColumnError(
                    "a table of totals has the columns `fact` and `rules`: whoever adds totals up groups by them too; "
                    f"this one has {', '.join(names)}"
                )
            known = {"interval", "every", "fact", "rules"}
            for fact in dict.fromkeys(batch.to_list("fact")):
                part = batch.matching("fact", str(fact))
                info = _native.fact(str(fact))
                totals = {total.name for total in info.totals}
                others = {total.name for of in _native.facts() for total in of.totals} - totals
                keys = [
                    name for name in names if name not in known | totals | others and not name.startswith("rejected_")
                ]
                if by is not None and keys != by:
                    raise KeysDiffer(
                        f"totals by {', '.join(keys) or 'no key'} are not added to totals by {', '.join(by) or 'no key'}"
                    )
                by = keys
                batches[info.name] = batches[info.name].stacked(part) if info.name in batches else part
            if "every" in names and batch.num_rows:
                every = batch.to_list("every")[0]
        return cls(batches, by or [], every)

    @property
    def facts(self) -> list[str]:
        """The facts whose totals are kept."""
        return list(self._batches)

    def of(self, fact: str) -> Table:
        """The totals of one fact."""
        if fact not in self._batches:
            raise FactsDiffer(f"there are no totals of `{fact}`: there are those of {', '.join(self.facts)}")
        return Table(self._batches[fact])

    def __len__(self) -> int:
        """How many rows there are."""
        return sum(batch.num_rows for batch in self._batches.values())

    def __add__(self, other: TotalsTable) -> TotalsTable:
        """Both, added up by their keys and intervals."""
        if not isinstance(other, TotalsTable):
            return NotImplemented
        if self.by != other.by or self.every != other.every:
            mine, theirs = self._grouping(), other._grouping()
            raise KeysDiffer(f"totals {mine} are not added to totals {theirs}: roll one of them up first")
        stacked = dict(self._batches)
        for fact, batch in other._batches.items():
            stacked[fact] = stacked[fact].stacked(batch) if fact in stacked else batch
        return TotalsTable(stacked, self.by, self.every).rollup(by=self.by, every=self.every)

    def __radd__(self, other: object) -> TotalsTable:
        """`sum(tables)` starts at 0."""
        return self if other == 0 else NotImplemented

    def __eq__(self, other: object) -> bool:
        """Whether both hold the same totals."""
        if not isinstance(other, TotalsTable):
            return NotImplemented
        mine, theirs = ({fact: batch for fact, batch in of._batches.items() if batch.num_rows} for of in (self, other))
        return (self.by, self.every, mine) == (other.by, other.every, theirs)

    __hash__ = None  # type: ignore[assignment]

    def _grouping(self) -> str:
        return f"by {', '.join(self.by) or 'no key'}{f' every {self.every}' if self.every else ''}"

    def _query(self, by: Iterable[str], every: str | None) -> _native.Query:
        query = _native.Query()
        for fact in self._batches:
            # Supplied, also where it has no rows.
            query.table(fact, [(fact, _native.rules_text(fact), [], [], False, None)], keys={})
        query.by(list(by))
        if every is not None:
            query.every(every)
        return query

    def _bins(self, every: Every | None, tz: str | None) -> str | None:
        """The text of intervals; in the zone of those that were kept, unless another is named."""
        if every is None:
            return None
        if tz is None and self.every is not None and not (isinstance(every, str) and " " in every.strip()):
            tz = self.every.partition(" ")[2]
        return every_text(every, tz)

    def rollup(
        self, by: str | Iterable[str] | None = None, every: Every | None = None, tz: str | None = None
    ) -> TotalsTable:
        """The totals added up by fewer keys or longer intervals; by none of them into one row.

        Args:
            by: The keys that stay.
            every: The intervals, which those that were kept make up; their zone stays where `tz` names none.
            tz: The zone of the intervals.
        """
        keys, bins = names_of(by), self._bins(every, tz)
        query = self._query(keys, bins)
        query.totals()
        counted = {fact: batch for fact, batch in self._batches.items() if batch.num_rows}
        if not counted:
            return TotalsTable(self._batches, keys, bins)
        card = query.of_totals(list(counted.values()))
        return TotalsTable({fact: card.totals(fact) for fact in counted}, keys, bins)

    def scorecard(
        self,
        kpis: str | Ask | Iterable[str | Ask] | None = None,
        *,
        by: str | Iterable[str] | None = None,
        every: Every | None = None,
        tz: str | None = None,
    ) -> ScoreCard:
        """The KPIs of the totals: by their own keys and intervals, unless others are named.

        Percentiles and distinct counts are no sums: they are not in tables of totals, and are undefined here.
        """
        keys = self.by if by is None else names_of(by)
        bins = self.every if every is None and by is None else self._bins(every, tz)
        query = self._query(keys, bins)
        facts = {fact: _native.fact(fact) for fact in self._batches}
        asked = asks_of(kpis) if kpis is not None else self._possible(facts)
        put(query, asked, facts)
        return ScoreCard(query.of_totals(list(self._batches.values())), keys, bins)

    def _possible(self, facts: Mapping[str, _native.Fact]) -> list[Ask]:
        """Every KPI whose default variant reads nothing but totals of these facts."""
        possible = []
        for kpi in _native.kpis():
            variant = kpi.default
            if variant is not None and not variant.states and set(variant.facts) <= set(facts):
                possible.append(Ask(kpi.id))
        return possible

    def _batch(self) -> _native.Batch:
        batches = iter(self._batches.values())
        first = next(batches)
        for batch in batches:
            first = first.stacked(batch)
        return first

    def write_parquet(self, path: str | os.PathLike[str]) -> None:
        """Writes the totals to a Parquet file, which `TotalsTable.from_tables` reads."""
        need("pyarrow.parquet", "writing Parquet").write_table(self.to_arrow(), os.fspath(path))

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The rows as dicts."""
        return iter(self.to_dicts())

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the totals in pickles."""
        return (TotalsTable, (self._batches, self.by, self.every))

    def _notes(self) -> str:
        counts = ", ".join(f"{batch.num_rows} rows of {fact}" for fact, batch in self._batches.items())
        return f"Totals {self._grouping()}: {counts}"

    def _shown(self) -> Table | None:
        """The keys, and the totals that are not all zero: what fits on a screen."""
        if len(self._batches) != 1:
            return None
        (batch,) = self._batches.values()
        part, head = batch.slice(0, 20), [*self.by, *(["interval"] if self.every else [])]
        totals = {total.name for total in _native.fact(self.facts[0]).totals}
        counted = [name for name in batch.column_names if name in totals and any(part.to_list(name))]
        names = [*head, *counted[:8]]
        return Table(_native.Batch({name: part.to_list(name) for name in names}))

    def __repr__(self) -> str:
        """The first rows, and how many there are."""
        table = self._shown()
        return self._notes() if table is None else f"{table!r}\n{self._notes()}"

    def _repr_html_(self) -> str:
        table = self._shown()
        body = "" if table is None else _html.table(*table._cells())
        return _html.page(body + _html.muted(self._notes()))
