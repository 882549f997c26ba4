"""What newcomers get wrong, and what is said: the page `docs/python-errors.md` is made of this list."""

from __future__ import annotations

import contextlib
import io
import warnings
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "python-errors.md"

SETUP = """import datetime
import kpi_core as kpi
nine = datetime.datetime(2026, 1, 5, 9, 0)
"""

#: What was done, and the code of it.
SLIPS = [
    ("A column that there is not", 'kpi.scorecard(contacts={"result": ["handled"]}, columns={"outcome": "reslt"}, kpis=["connect_rate"])'),
    ("A column that every row needs, under another name", 'kpi.scorecard(contacts={"result": ["handled"]}, kpis=["connect_rate"])'),
    ("A field that there is not", 'kpi.scorecard(contacts={"result": ["handled"]}, columns={"outcom": "result"}, kpis=["connect_rate"])'),
    ("A column by which to group that there is not", 'kpi.scorecard(contacts={"outcome": ["handled"]}, by="queue", kpis=["connect_rate"])'),
    ("Timestamps as texts", 'kpi.scorecard(contacts={"outcome": ["handled"], "arrived_at": ["2026-01-05 09:00"]}, every="day", tz="UTC")'),
    ("Timestamps without a zone", 'kpi.scorecard(contacts={"outcome": ["handled"], "arrived_at": [nine]}, every="day", tz="UTC")'),
    ("Intervals without a column of instants", 'kpi.scorecard(contacts={"outcome": ["handled"], "started": [nine]}, every="day", tz="UTC")'),
    ("Intervals without a zone", 'kpi.scorecard(contacts={"outcome": ["handled"]}, every="day")'),
    ("A zone that there is not", 'kpi.scorecard(contacts={"outcome": ["handled"]}, every="day", tz="Asia/Jerusalm")'),
    ("A score off its scale", "kpi.nps([9, 10, 11])"),
    ("A score off its scale, in a table", 'kpi.scorecard(surveys={"nps": [9, 10, 11]}, kpis=["nps"])'),
    ("A number without its unit where a time is meant", 'kpi.scorecard(contacts={"outcome": ["handled"], "wait": [12]}, kpis=["service_level"])'),
    ("Seconds where milliseconds are", 'kpi.scorecard(contacts={"outcome": ["handled"], "wait_ms": [9000]}, columns={"wait": ("wait_ms", "s")}, kpis=["service_level"])'),
    ("A bare number as a threshold", 'kpi.scorecard(contacts={"outcome": ["handled"]}, rules={"answer_within": 20.0})'),
    ("An id in two rows", 'kpi.scorecard(contacts={"id": ["a", "b", "a"], "outcome": ["handled"] * 3}, unique="id", kpis=["connect_rate"])'),
    ("Words that stand for nothing", 'kpi.scorecard(contacts={"outcome": ["handled", "HUNG", "HUNG"]}, kpis=["connect_rate"])'),
    ("The same, where no row may be lost", 'kpi.scorecard(contacts={"outcome": ["handled", "HUNG"]}, kpis=["connect_rate"], strict=True)'),
    ("A word that stands for a word that there is not", 'kpi.scorecard(contacts={"outcome": ["AGENT"]}, values={"outcome": {"AGENT": "answered"}}, kpis=["connect_rate"])'),
    ("NaN", 'kpi.nps([9.0, float("nan")])'),
    ("A score that is no whole number", "kpi.nps([9, 8.5])"),
    ("A KPI that there is not", 'kpi.scorecard(contacts={"outcome": ["handled"]}, kpis=["servicelevel"])'),
    ("A function that there is not", "kpi.abandonment([1])"),
    ("A variant that there is not", 'kpi.nps([9], variant="by_caller")'),
    ("A KPI without a default variant", "kpi.ces([5, 6])"),
    ("The same KPI twice", 'kpi.scorecard(contacts={"outcome": ["handled"]}, kpis=["connect_rate", "connect_rate"])'),
    ("A table without what its rows are", 'kpi.scorecard({"outcome": ["handled"]})'),
    ("A value as a truth", "bool(kpi.nps([9]))"),
    ("An undefined value as a number", "float(kpi.nps([]))"),
    ("Two different KPIs compared", "kpi.nps([9]) < kpi.csat([5])"),
    ("Figures added up", "kpi.nps([9]) + kpi.nps([3])"),
    ("Totals under different rules added up", 'kpi.Totals("contact") + kpi.Totals("contact", "answer_within=30s")'),
    ("An interval of doubt where there is none", 'kpi.Totals("contact").interval("longest_wait")'),
]  # fmt: skip


def said(code: str) -> str:
    """What is said when the code runs: the exception, or the warning."""
    names: dict[str, object] = {}
    exec(SETUP, names)
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("always")
        try:
            exec(code, names)
        except Exception as error:
            return f"{type(error).__name__}: {error}"
    return "\n".join(f"{warning.category.__name__}: {warning.message}" for warning in caught)


def text() -> str:
    """The page."""
    parts = [
        "# What is said when something is wrong, in Python",
        "",
        "Generated, and checked by a test: each of these is run. All exceptions of the library are `kpi_core.KpiError`, with `.message` and, where",
        "they are known, `.column`, `.field`, `.reason` and `.row`; they are also the `ValueError`, `LookupError` ... that Python has for their kind.",
        "",
        "```python",
        SETUP.strip(),
        "```",
    ]
    for what, code in SLIPS:
        parts += ["", f"## {what}", "", "```python", code, "```", "", "```text", said(code), "```"]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    PAGE.write_text(text(), encoding="utf-8")
