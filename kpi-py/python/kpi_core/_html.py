"""Results as HTML for notebooks: colours are those of the page, so that light and dark both read well."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

# Borders and muted text are mixed from the page's own colour: nothing here is black or white.
_STYLE = """<style>
.kpi-core{font-family:system-ui,sans-serif;font-size:13px;color:inherit;max-width:100%}
.kpi-core table{border-collapse:collapse;border:none;margin:.4em 0}
.kpi-core th,.kpi-core td{padding:.25em .7em;border:none;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent);
text-align:left;background:transparent;color:inherit;vertical-align:top}
.kpi-core th{font-weight:600;border-bottom-width:2px}
.kpi-core td.n,.kpi-core th.n{text-align:right;font-variant-numeric:tabular-nums}
.kpi-core .muted{opacity:.72;font-size:.92em}
.kpi-core .figure{font-size:1.7em;font-weight:600;font-variant-numeric:tabular-nums}
.kpi-core code{font-size:.95em;background:color-mix(in srgb,currentColor 8%,transparent);padding:.1em .3em;border-radius:3px}
.kpi-core .scroll{overflow-x:auto}
</style>"""


def page(body: str) -> str:
    """A fragment with its style."""
    return f'{_STYLE}<div class="kpi-core">{body}</div>'


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool], hints: Sequence[str] | None = None
) -> str:
    """A table; `hints` are shown where the mouse rests on a heading."""

    def cell(tag: str, text: str, is_right: bool, hint: str = "") -> str:
        told = f' title="{escape(hint)}"' if hint else ""
        return f"<{tag}{' class=n' if is_right else ''}{told}>{escape(text)}</{tag}>"

    hints = hints or [""] * len(head)
    heads = "".join(cell("th", *of) for of in zip(head, right, hints, strict=True))
    lines = "".join("<tr>" + "".join(cell("td", *of) for of in zip(row, right, strict=True)) + "</tr>" for row in rows)
    return f'<div class="scroll"><table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table></div>'


def muted(text: str) -> str:
    """A line of small print."""
    return f'<div class="muted">{escape(text)}</div>' if text else ""


def pairs(lines: Sequence[tuple[str, str]]) -> str:
    """Titles and texts; empty texts are left out."""
    rows = "".join(f"<tr><th>{escape(title)}</th><td>{escape(text)}</td></tr>" for title, text in lines if text)
    return f"<table><tbody>{rows}</tbody></table>"
