"""What is asked of tables: KPIs, families, formulas of one's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from . import _native

Rational: TypeAlias = int | str | float | Fraction | Decimal
"""A number that is meant exactly: a text or a `Fraction`; of a float its shortest decimals."""
Time: TypeAlias = datetime.timedelta | str | tuple[int, str]
"""A length of time: a `timedelta`, a text such as `"20s"`, or an integer with its unit, `(20, "s")`."""
RuleValue: TypeAlias = Time | int | bool | Iterable[str] | None
Rules: TypeAlias = str | Mapping[str, RuleValue]
"""Rules of a fact: `"answer_within=30s"`, or `{"answer_within": "30s"}`."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A KPI that is asked for, or a formula of one's own; made by `ask` and `formula`."""

    id: str
    variant: str | None = None
    rules: Rules | None = None
    name: str | None = None
    p: Rational | None = None
    percentile_rule: str | None = None
    discount: Rational | None = None
    bounded: int | None = None
    estimated: int | None = None
    formula: str | None = field(default=None, kw_only=True)
    unit: str | None = field(default=None, kw_only=True)


def ask(
    kpi: str,
    variant: str | None = None,
    *,
    rules: Rules | None = None,
    name: str | None = None,
    p: Rational | None = None,
    percentile_rule: str | None = None,
    discount: Rational | None = None,
    bounded: int | None = None,
    estimated: int | None = None,
) -> Ask:
    """A KPI in a variant, under rules of its own, with a name of its own.

    Args:
        kpi: Its id: `service_level`.
        variant: The variant, where it is not the default one.
        rules: Rules that differ from those of the table: `{"answer_within": "30s"}`.
        name: The name of its column; needed where one KPI is asked for twice.
        p: The share of a percentile: `"0.9"`.
        percentile_rule: `nearest_rank` (an observed value, the default) or `linear` (as numpy has it).
        discount: The discount of a period, for customer lifetime value.
        bounded: Keep distributions rounded to so many significant bits (2 to 30) instead of every value.
        estimated: Estimate distinct members at this precision (4 to 26) instead of remembering each.

    Examples:
        >>> import kpi_core
        >>> within_30 = kpi_core.ask("service_level", rules={"answer_within": "30s"}, name="service_level_30s")
        >>> calls = {"outcome": ["handled", "handled", "abandoned_queue"], "wait": ["12s", "25s", "9s"]}
        >>> card = kpi_core.scorecard(contacts=calls, kpis=["service_level", within_30])
        >>> [str(value) for value in card.row()]
        ['33.3 % (1 of 3; of_offered, answer_within 20s)', '66.7 % (2 of 3; of_offered, answer_within 30s)']
    """
    return Ask(kpi, variant, rules, name, p, percentile_rule, discount, bounded, estimated)


def formula(name: str, formula: str, *, unit: str | None = None) -> Ask:
    """A KPI of one's own: a quotient of sums of totals.

    Args:
        name: Its name, which no KPI of the catalogue has.
        formula: `(answered) / (offered - wait_unknown)`; `fact.total` where several facts have the total.
        unit: How it is shown: `share`, `count`, `duration`, `number`, `points`, `per_mille`, `money`.

    Examples:
        >>> import kpi_core
        >>> calls = {"outcome": ["handled", "handled", "abandoned_queue"]}
        >>> lost = kpi_core.formula("lost_per_answered", "(abandoned) / (answered)", unit="share")
        >>> str(kpi_core.scorecard(contacts=calls, kpis=[lost]).value("lost_per_answered"))
        '50.0 % (1 of 2; own)'
    """
    return Ask(name, formula=formula, unit=unit)


def asks_of(kpis: str | Ask | Iterable[str | Ask] | None) -> list[Ask]:
    """What was asked for, each by itself; `kpi.variant` names a variant."""
    if kpis is None:
        return [Ask("all")]
    if isinstance(kpis, str | Ask):
        kpis = [kpis]
    asked = []
    for one in kpis:
        if isinstance(one, str):
            kpi, _, variant = one.partition(".")
            asked.append(Ask(kpi, variant or None, name=one if variant else None))
        else:
            asked.append(one)
    names = [one.name or one.id for one in asked]
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise ValueError(
            f"`{twice}` is asked for twice: give one of them a name of its own, as in ask({twice!r}, name=...)"
        )
    return asked


def families() -> frozenset[str]:
    """The names of the families."""
    return frozenset(kpi.family for kpi in _native.kpis())


def put(query: _native.Query, asked: Iterable[Ask], rules_of: Mapping[str, _native.Fact]) -> None:
    """Asks a query."""
    known = families()
    for one in asked:
        if one.formula is not None:
            query.ask("own", one.id, formula=one.formula, unit=one.unit)
            continue
        what = "all" if one.id == "all" else "family" if one.id in known else "kpi"
        query.ask(
            what,
            "" if what == "all" else one.id,
            variant=one.variant,
            rules=_rules_text(one.rules, rules_of),
            name=one.name,
            p=one.p,
            percentile_rule=one.percentile_rule,
            discount=one.discount,
            bounded=one.bounded,
            estimated=one.estimated,
        )


def _rules_text(rules: Rules | None, facts: Mapping[str, _native.Fact]) -> str | None:
    """Rules without their fact: `answer_within=30s`."""
    if rules is None or isinstance(rules, str):
        return rules
    texts = []
    for name, value in rules.items():
        owner = next((fact for fact in facts.values() if any(rule.name == name for rule in fact.rules)), None)
        if owner is None:
            texts.append(f"{name}={value}")
        else:
            texts.append(
                next(
                    text
                    for text in _native.rules_text(owner.name, {name: value}).split()
                    if text.startswith(f"{name}=")
                )
            )
    return " ".join(texts)
