"""What is made of the catalogue and the facts: the types of the functions and of the tables."""

from __future__ import annotations

from pathlib import Path

import kpi_core
from kpi_core import _native
from kpi_core._facts import plural

PATH = Path(__file__).parents[1] / "python" / "kpi_core" / "_generated.py"


def text() -> str:
    """The text of `_generated.py`."""
    lines = [
        '"""The types of the tables and of the functions of the KPIs: generated from the catalogue, checked by a test."""',
        "",
        "from __future__ import annotations",
        "",
        "from typing import Any, Protocol, TypedDict",
        "",
        "from ._ask import Rational, Rules",
        "from ._columns import Columns, Values",
        "from ._native import Totals, Value",
        "",
        "",
        "class FactTables(TypedDict, total=False):",
        '    """Tables by what their rows are."""',
        "",
    ]
    for fact in _native.facts():
        lines += [f"    {plural(fact.name)}: Any", f'    """{fact.doc.rstrip(".")}."""']
    lines += [
        "",
        "",
        "class KpiFunction(Protocol):",
        '    """The function of a KPI."""',
        "",
        "    def __call__(",
        "        self,",
        "        data: Any = None,",
        "        /,",
        "        *others: Totals,",
        "        variant: str | None = None,",
        "        rules: Rules | None = None,",
        "        columns: Columns | None = None,",
        "        values: Values | None = None,",
        "        p: Rational | None = None,",
        "        percentile_rule: str | None = None,",
        "        discount: Rational | None = None,",
        "        strict: bool = True,",
        "        **fields: Any,",
        "    ) -> Value:",
        '        """The value of the KPI for one column, a table, columns by the names of their fields, or totals."""',
        "        ...",
        "",
        "",
    ]
    for kpi in kpi_core.catalogue.kpis():
        lines += [f"{kpi.id}: KpiFunction", f'"""{kpi.meaning.rstrip(".")}."""']
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PATH.write_text(text(), encoding="utf-8")
