"""The catalogue: every KPI with its names, formulas and variants, and every fact with its fields, rules and totals.

Examples:
    >>> from kpi_core import catalogue
    >>> catalogue.search("接通率")[0].id
    'connect_rate'
    >>> catalogue.kpi("service_level").variant("answered_only").formula
    '(answered_within) / (answered - wait_unknown)'
"""

from __future__ import annotations

from . import _native
from ._native import Fact, Field, Kpi, Rule, Total, Variant, fact, facts, kpi, kpis, search
from ._table import Table

__all__ = [
    "Fact",
    "Field",
    "Kpi",
    "Rule",
    "Total",
    "Variant",
    "fact",
    "facts",
    "kpi",
    "kpis",
    "overview",
    "search",
    "variants",
]


def overview(words: str = "") -> Table:
    """The KPIs that the words find, or all, as a table."""
    found = search(words) if words else kpis()
    defaults = [kpi.default for kpi in found]
    columns = {
        "number": [kpi.number for kpi in found],
        "id": [kpi.id for kpi in found],
        "name": [kpi.name for kpi in found],
        "family": [kpi.family for kpi in found],
        "unit": [kpi.unit for kpi in found],
        "default": [None if default is None else default.name for default in defaults],
        "formula": [None if default is None else default.formula for default in defaults],
        "variants": [len(kpi.variants) for kpi in found],
    }
    return Table(_native.Batch(columns))


def variants(id: str) -> Table:
    """The variants of a KPI, with their formulas and who reports them, as a table."""
    of = kpi(id)
    default = of.default
    columns = {
        "variant": [variant.name for variant in of.variants],
        "default": [default is not None and variant.name == default.name for variant in of.variants],
        "meaning": [variant.meaning for variant in of.variants],
        "formula": [variant.formula for variant in of.variants],
        "reported_by": [variant.who for variant in of.variants],
    }
    return Table(_native.Batch(columns))
