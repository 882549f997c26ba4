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

import sys as _sys

from . import _native
from . import errors as errors
from ._native import Column as Column
from ._native import Interval as Interval
from ._native import Totals as Totals
from ._native import Value as Value
from .errors import *  # noqa: F403

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import catalogue as catalogue
    from . import plot as plot
    from ._ask import Ask as Ask
    from ._ask import ask as ask
    from ._ask import formula as formula
    from ._card import ScoreCard as ScoreCard
    from ._columns import Constant as Constant
    from ._columns import KeysFrom as KeysFrom
    from ._columns import Measure as Measure
    from ._columns import constant as constant
    from ._columns import count_above as count_above
    from ._columns import count_where as count_where
    from ._columns import keys_from as keys_from
    from ._columns import sum_of as sum_of
    from ._compare import Comparison as Comparison
    from ._compare import compare_variants as compare_variants
    from ._generated import *  # noqa: F403
    from ._scorecard import scorecard as scorecard
    from ._scorecard import totals as totals
    from ._table import Table as Table
    from ._totals_table import TotalsTable as TotalsTable
    from ._validate import Validation as Validation
    from ._validate import validate as validate

__version__ = _native.__version__
#: The version of the time-zone data that is built in.
TIME_ZONE_DATA = _native.TIME_ZONE_DATA

# Where a name comes from: imported when it is first asked for, so that `import kpi_core` is fast.
_HOMES = {
    "Ask": "_ask",
    "Comparison": "_compare",
    "Constant": "_columns",
    "KeysFrom": "_columns",
    "Measure": "_columns",
    "ScoreCard": "_card",
    "Table": "_table",
    "TotalsTable": "_totals_table",
    "Validation": "_validate",
    "ask": "_ask",
    "compare_variants": "_compare",
    "constant": "_columns",
    "count_above": "_columns",
    "count_where": "_columns",
    "formula": "_ask",
    "keys_from": "_columns",
    "scorecard": "_scorecard",
    "sum_of": "_columns",
    "totals": "_scorecard",
    "validate": "_validate",
}
_MODULES = frozenset({"catalogue", "plot"})
_EAGER = ["Column", "Interval", "Totals", "Value", "errors"]

if _sys.version_info < (3, 14):
    # From 3.14 on Fraction asks for as_integer_ratio().
    import numbers as _numbers

    _numbers.Rational.register(Value)

if _native.DEBUG_BUILD:
    import warnings as _warnings

    _warnings.warn(
        "kpi_core was built without optimisation and is many times slower: build it with --release",
        errors.DebugBuildWarning,
        stacklevel=2,
    )


def __getattr__(name: str) -> object:
    """What is imported, or made, when it is first asked for."""
    import importlib

    if name in _MODULES:
        return importlib.import_module(f"kpi_core.{name}")
    if name in _HOMES:
        found = globals()[name] = getattr(importlib.import_module(f"kpi_core.{_HOMES[name]}"), name)
        return found
    if name.startswith("_") and name != "__all__":
        raise AttributeError(f"module 'kpi_core' has no attribute {name!r}", name=name, obj=_sys.modules[__name__])
    from ._functions import function, names

    if name == "__all__":
        return sorted([*_EAGER, *_HOMES, *_MODULES, *errors.__all__, *names()])
    if name in names():
        made = globals()[name] = function(name)
        return made
    near = [kpi.id for kpi in _native.search(name)[:3]]
    hint = f"; near it: {', '.join(near)}" if near else ""
    raise AttributeError(f"module 'kpi_core' has no attribute {name!r}{hint}", name=name, obj=_sys.modules[__name__])


def __dir__() -> list[str]:
    """Everything public, the functions of the KPIs too."""
    from ._functions import names

    return sorted({*globals(), *_HOMES, *_MODULES, *names()})
