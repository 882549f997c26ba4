"""What is wrong with tables, before anything is made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from . import _html, _native
from ._ask import Ask, Rules
from ._columns import Columns, KeysFrom, Progress, Values
from ._table import Table
from ._tables import Request, duplicates_of
from .errors import RowRejected

if TYPE_CHECKING:
    from typing import Unpack

    from ._generated import FactTables


class Validation:
    """What happened to the rows of tables: what was counted, what was rejected and why, which words and ids are wrong."""

    def __init__(self, card: _native.Card, duplicates: Table, duplicate_ids: int) -> None:
        """Keep the tables."""
        self.reconciliation = Table(card.reconciliation())
        self.rejected_rows = Table(card.rejected_rows())
        self.unmapped_words = Table(card.unmapped_words())
        self.duplicates = duplicates
        self.duplicate_ids = duplicate_ids

    @property
    def rejected(self) -> int:
        """How many rows were rejected."""
        return sum(self.reconciliation["rejected"])

    @property
    def ok(self) -> bool:
        """Whether every row was counted, and every id stands in one row."""
        return self.rejected == 0 and self.duplicate_ids == 0

    def raise_if_wrong(self) -> None:
        """Raises `RowRejected` or `DuplicateIds` where anything is wrong."""
        from .errors import DuplicateIds

        if self.rejected:
            first = self.rejected_rows.to_dicts()[0]
            message = (
                f"{self.rejected} rows were rejected; first row {first['row']} of `{first['table']}`: {first['why']}"
            )
            raise RowRejected(message, field=first["field"], reason=first["reason"], row=first["row"])
        if self.duplicate_ids:
            raise DuplicateIds(f"{self.duplicate_ids} ids stand in more than one row")

    def _sections(self) -> list[tuple[str, Table]]:
        names = ["table", "fact", "read", "counted", "rejected", "not_of_this_fact"]
        summary = Table(_native.Batch({name: self.reconciliation[name] for name in names}))
        by_reason: list[tuple[str, str, int]] = []
        for of in self.reconciliation:
            by_reason += [
                (of["table"], name.removeprefix("rejected_"), count)
                for name, count in of.items()
                if name.startswith("rejected_") and count
            ]
        columns = {name: [row[at] for row in by_reason] for at, name in enumerate(["table", "reason", "rows"])}
        return [
            ("Rows", summary),
            ("Rejected, by reason", Table(_native.Batch(columns))),
            ("The first rejected rows", self.rejected_rows),
            ("Words that stand for nothing", self.unmapped_words),
            (f"Ids in more than one row ({self.duplicate_ids})", self.duplicates),
        ]

    def __repr__(self) -> str:
        """What is wrong, section by section."""
        shown = [f"{title}\n{table!r}" for title, table in self._sections() if len(table)]
        return "\n\n".join([*shown, "Everything was counted." if self.ok else "Not everything was counted."])

    def _repr_html_(self) -> str:
        body = "".join(
            f"<div><strong>{title}</strong></div>{_html.table(*table._cells())}"
            for title, table in self._sections()
            if len(table)
        )
        return _html.page(body + _html.muted("Everything was counted." if self.ok else "Not everything was counted."))


def validate(
    *,
    columns: Columns | None = None,
    values: Values | None = None,
    rules: Rules | Mapping[str, Rules] | None = None,
    keys_from: Mapping[str, KeysFrom] | None = None,
    where_known: bool | Iterable[str] = False,
    naive_tz: str | None = None,
    unique: str | Mapping[str, str] | None = None,
    threads: int | None = None,
    progress: Progress = None,
    **tables: Unpack[FactTables],
) -> Validation:
    """What is wrong with tables: rejected rows by reason with their numbers, words that stand for nothing, ids that stand twice.

    The arguments are those of `scorecard`; nothing is raised for rows, only for columns that cannot be read.

    Examples:
        >>> import kpi_core
        >>> told = kpi_core.validate(surveys={"nps": [9, 10, 11, None]})
        >>> told.ok, told.rejected, told.rejected_rows.to_dicts()[0]["why"]
        (False, 1, 'nps is off its scale (11)')
    """
    request = Request(
        tables,
        columns=columns,
        values=values,
        rules=rules,
        keys_from=keys_from,
        where_known=where_known,
        naive_tz=naive_tz,
    )
    asked: list[Ask] = []
    query = request.query(asked, threads=threads)
    query.totals()
    found, rows = 0, dict[str, list[Any]](column=[], id=[], rows=[], first=[], second=[])
    if unique is not None:
        named = {request.tables[0].name: unique} if isinstance(unique, str) else dict(unique)
        for keyword, column in named.items():
            name = request._name_of(keyword)
            source = next(table.source for table in request.tables if table.name == name)
            all_found, first = duplicates_of(source, column)
            found += all_found
            for id, times, one, other in first:
                for key, value in zip(rows, (column, id, times, one, other), strict=True):
                    rows[key].append(value)
    card = request.run(query, progress)
    return Validation(card, Table(_native.Batch(rows)), found)
