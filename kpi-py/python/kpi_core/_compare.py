"""How each vendor would report the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from . import _html, _native, _text
from ._ask import Ask, Rational, Rules
from ._columns import Columns, Values
from ._facts import fact_of, plural
from ._native import Totals, Value
from ._table import Arrow, Table
from ._tables import Request
from ._warn import warn_of_rejected
from .errors import KpiError

if TYPE_CHECKING:
    from typing import Unpack

    from matplotlib.axes import Axes

    from ._generated import FactTables


class Comparison(Arrow):
    """Every variant of a KPI for the same rows: a table, and a plot."""

    def __init__(self, kpi: _native.Kpi, values: Mapping[str, Value | str]) -> None:
        """Keep the value of each variant, or why it was not computed."""
        self.kpi = kpi
        self._values = dict(values)

    def __len__(self) -> int:
        """How many variants there are."""
        return len(self._values)

    @property
    def values(self) -> dict[str, Value]:
        """The values of the variants that the columns allow, by name."""
        return {name: value for name, value in self._values.items() if isinstance(value, Value)}

    def __getitem__(self, variant: str) -> Value:
        """The value of a variant."""
        return self.values[variant]

    def _reason(self, name: str) -> str | None:
        value = self._values[name]
        return value.reason if isinstance(value, Value) else value

    def _batch(self) -> _native.Batch:
        names = list(self._values)
        values = [self._values[name] for name in names]
        known = [value if isinstance(value, Value) else None for value in values]
        return _native.Batch(
            {
                "variant": names,
                "figure": ["–" if value is None else value.figure for value in known],
                "value": [None if value is None else value.value for value in known],
                "numerator": [None if value is None else value.numerator for value in known],
                "denominator": [None if value is None else value.denominator for value in known],
                "reason": [self._reason(name) for name in names],
                "formula": [self.kpi.variant(name).formula for name in names],
                "reported_by": [self.kpi.variant(name).who for name in names],
            }
        )

    def plot(self, ax: Axes | None = None) -> Axes:
        """The variants side by side: see `kpi_core.plot.variants`."""
        from .plot import variants

        return variants(self, ax=ax)

    def _cells(self) -> tuple[list[str], list[list[str]], list[bool]]:
        rows = []
        for of in Table(self._batch()).to_dicts():
            parts = (
                f"{of['numerator']:,} of {of['denominator']:,}" if of["numerator"] is not None else (of["reason"] or "")
            )
            rows.append([of["variant"], of["figure"], parts, of["reported_by"]])
        return ["variant", self.kpi.id, "parts", "reported by"], rows, [False, True, False, False]

    def _spread(self) -> str:
        told = [
            (value.value, value)
            for value in self.values.values()
            if value.value is not None and value.unit == self.kpi.unit
        ]
        if len(told) < 2:
            return ""
        (_, low), (_, high) = min(told, key=lambda of: of[0]), max(told, key=lambda of: of[0])
        return f"{len(told)} variants of the same rows: {low.figure} ({low.variant}) to {high.figure} ({high.variant})"

    def __repr__(self) -> str:
        """The variants with their figures."""
        return "\n".join(filter(None, [_text.aligned(*self._cells()), self._spread()]))

    def _repr_html_(self) -> str:
        return _html.page(_html.table(*self._cells()) + _html.muted(self._spread()))


def compare_variants(
    kpi: str,
    data: Any = None,
    /,
    *,
    variants: Iterable[str] | None = None,
    columns: Columns | None = None,
    values: Values | None = None,
    rules: Rules | Mapping[str, Rules] | None = None,
    naive_tz: str | None = None,
    p: Rational | None = None,
    discount: Rational | None = None,
    **tables: Unpack[FactTables],
) -> Comparison:
    """Every variant of a KPI for the same rows: how each vendor would report them.

    A variant that the columns do not allow is listed with what it lacks.

    Args:
        kpi: The id: `service_level`.
        data: A table of the fact that the KPI reads first, or `Totals`; or name tables by their facts, as in `scorecard`.
        variants: The variants; all by default.
        columns: As in `scorecard`.
        values: As in `scorecard`.
        rules: As in `scorecard`.
        naive_tz: As in `scorecard`.
        p: The share of a percentile.
        discount: The discount of a period.
        **tables: The tables, by what their rows are.

    Examples:
        >>> import kpi_core
        >>> calls = {"outcome": ["handled", "handled", "abandoned_queue", "voicemail"], "wait": ["12s", "45s", "8s", "60s"]}
        >>> told = kpi_core.compare_variants("service_level", calls)
        >>> told["of_offered"].parts, told["answered_only"].parts
        ((1, 4), (1, 2))
    """
    of = _native.kpi(kpi)
    chosen = [of.variant(name) for name in variants] if variants is not None else of.variants
    if isinstance(data, Totals):
        told: dict[str, Value | str] = {
            variant.name: _native.evaluate(kpi, [data], variant.name, p=p, discount=discount) for variant in chosen
        }
        return Comparison(of, told)
    named: dict[str, Any] = dict(tables)
    if data is not None:
        named[plural(of.variants[0].facts[0])] = data
    request = Request(named, columns=columns, values=values, rules=rules, naive_tz=naive_tz)
    given = {fact_of(name) for name in named}
    lacking: dict[str, str] = {}
    asked = []
    for variant in chosen:
        missing = [fact for fact in variant.facts if fact not in given]
        if missing:
            lacking[variant.name] = f"needs {', '.join(plural(fact) for fact in missing)}"
            continue
        ask = Ask(kpi, variant.name, name=variant.name, p=p, discount=discount)
        query = request.query([ask])
        try:
            query.check(request.peeks(query))
        except KpiError as error:
            lacking[variant.name] = error.message
            continue
        asked.append(ask)
    found: dict[str, Value] = {}
    if asked:
        card = request.run(request.query(asked), False)
        warn_of_rejected(card, False)
        found = {ask.id if ask.name is None else ask.name: card.value(0, at) for at, ask in enumerate(asked)}
    return Comparison(of, {variant.name: found.get(variant.name, lacking.get(variant.name, "")) for variant in chosen})
