"""Exact, auditable contact-centre KPIs on the tables that you already have.

Three levels, one definition of every KPI:

* Functions: `nps([9, 10, 3])`, `csat(answers["score"])`, `service_level(calls)`: one for each KPI of the catalogue.
* Totals: `Totals("contact")` counts rows one by one, adds up, subtracts, is stored, and is evaluated.
* Tables: `scorecard(contacts=calls, by="queue", every="30min", tz="Europe/Paris")`, `totals(...)` and its `rollup(...)`.

Every figure is a `Value`, which says how it was made (`explain()`), from what (`numerator`, `denominator`), what was left out, and,
where it is undefined, why (`reason`).

Examples:
    >>> import kpi_core as kpi
    >>> print(kpi.nps([9, 10, 7, 3]))
    +25 (1 of 4; by_response)
    >>> kpi.nps([]).reason
    'no rows'
"""

from __future__ import annotations

import numbers as _numbers
import sys as _sys
import warnings as _warnings
from typing import TYPE_CHECKING

from . import _native, catalogue, errors
from ._ask import Ask, ask, formula
from ._card import ScoreCard
from ._compare import Comparison, compare_variants
from ._native import Column, Interval, Totals, Value
from ._scorecard import scorecard, totals
from ._table import Table
from ._tables import Constant, KeysFrom, constant, keys_from
from ._totals_table import TotalsTable
from ._validate import Validation, validate
from .errors import *  # noqa: F403

if TYPE_CHECKING:
    from ._generated import *  # noqa: F403

__version__ = _native.__version__
#: The version of the time-zone data that is built in.
TIME_ZONE_DATA = _native.TIME_ZONE_DATA

if _sys.version_info < (3, 14):
    # From 3.14 on Fraction asks for as_integer_ratio().
    _numbers.Rational.register(Value)

if _native.DEBUG_BUILD:
    _warnings.warn(
        "kpi_core was built without optimisation and is many times slower: build it with --release",
        errors.DebugBuildWarning,
        stacklevel=2,
    )

_OWN = [
    "Ask",
    "Column",
    "Comparison",
    "Constant",
    "Interval",
    "KeysFrom",
    "ScoreCard",
    "Table",
    "Totals",
    "TotalsTable",
    "Validation",
    "Value",
    "ask",
    "catalogue",
    "compare_variants",
    "constant",
    "errors",
    "formula",
    "keys_from",
    "scorecard",
    "totals",
    "validate",
]


def __getattr__(name: str) -> object:
    """The function of a KPI, made when it is first asked for; `plot`, imported when it is."""
    if name == "plot":
        import importlib

        return importlib.import_module("kpi_core.plot")
    from ._functions import function, names

    if name in names():
        made = globals()[name] = function(name)
        return made
    if name == "__all__":
        return [*_OWN, *errors.__all__, *sorted(names())]
    near = [kpi.id for kpi in _native.search(name)[:3]] if not name.startswith("_") else []
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise AttributeError(f"module 'kpi_core' has no attribute {name!r}{hint}", name=name, obj=_sys.modules[__name__])


def __dir__() -> list[str]:
    """Everything public, the functions of the KPIs too."""
    from ._functions import names

    return sorted({*globals(), *names(), "plot"})
