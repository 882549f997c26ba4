"""What stands behind a value and a KPI, in words."""

from __future__ import annotations

from . import _html, _native, _text


class Explanation(str):
    """A text that shows itself: as it is on a terminal, as a table in a notebook."""

    __slots__ = ("_html",)
    _html: str

    def __new__(cls, text: str, html: str) -> Explanation:
        """Keep both."""
        self = super().__new__(cls, text)
        self._html = html
        return self

    def __repr__(self) -> str:
        """The text itself."""
        return str(self)

    def _repr_html_(self) -> str:
        return self._html


def _variant(value: _native.Value) -> _native.Variant | None:
    found = [kpi for kpi in _native.kpis() if kpi.id == value.kpi]
    if not found:
        return None
    return next((variant for variant in found[0].variants if variant.name == value.variant), None)


def _rows(rows: list[tuple[str, str, int]]) -> str:
    return ", ".join(f"{count} {fact}.{total}" for fact, total, count in rows if count)


def _lines(value: _native.Value) -> list[tuple[str, str]]:
    variant = _variant(value)
    kpi = next((kpi for kpi in _native.kpis() if kpi.id == value.kpi), None)
    parts = value.parts
    unit = {"duration": " (microseconds)", "money": " (minor units)"}.get(value.unit, "")
    return [
        ("KPI", f"{value.kpi}: {kpi.meaning}" if kpi else value.kpi),
        ("Figure", value.figure if value.is_defined else f"undefined: {value.reason}"),
        ("Parts", f"{parts[0]} over {parts[1]}{unit}" if parts else ""),
        ("Sample", f"n = {value.n}" if value.n is not None else ""),
        ("Variant", f"{value.variant}: {variant.meaning}" if variant else value.variant),
        ("Formula", variant.formula if variant else ""),
        ("Reported by", variant.who if variant else ""),
        ("Rules", ", ".join(f"{rule} {text}" for _, rule, text in value.rules)),
        ("Parameters", ", ".join(value.parameters)),
        ("Left out", _rows(value.excluded) or "nothing"),
        ("Not yet", _rows(value.pending) or ("nothing" if variant and variant.pending else "")),
        ("Rejected", f"{value.rejected} rows" if value.rejected else "no rows"),
    ]


def explain(value: _native.Value) -> Explanation:
    """How a value was made: formula, variant, rules, parts, what was left out, what cannot be judged yet."""
    lines = _lines(value)
    text = "\n".join(_text.wrapped(title, text) for title, text in lines if text)
    return Explanation(text, _html.page(_html.pairs(lines)))


def value_html(value: _native.Value) -> str:
    """A value in a notebook."""
    from html import escape

    figure = value.figure if value.is_defined else "undefined"
    told = str(value)
    small = told[told.find("(") + 1 : -1] if value.is_defined else told.removeprefix("undefined: ")
    name = escape(value.kpi.replace("_", " "))
    return _html.page(f'<div>{name}</div><div class="figure">{escape(figure)}</div>{_html.muted(small)}')


def kpi_html(kpi: _native.Kpi) -> str:
    """A KPI in a notebook."""
    default = kpi.default
    lines = [
        ("Id", kpi.id),
        ("Names", " · ".join(dict.fromkeys(kpi.names.values()))),
        ("Unit", f"{kpi.unit}, {kpi.better}"),
        ("Notes", kpi.notes),
        ("Source", kpi.source),
    ]
    rows = [
        [f"{of.name} (default)" if default and of.name == default.name else of.name, of.meaning, of.formula, of.who]
        for of in kpi.variants
    ]
    table = _html.table(["variant", "what it is", "formula", "reported by"], rows, [False] * 4)
    from html import escape

    return _html.page(f"<div><strong>{escape(kpi.meaning)}</strong></div>{_html.pairs(lines)}{table}")
