"""Results as text: aligned columns, wrapped paragraphs."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence


def width(text: str) -> int:
    """How many columns of a terminal a text fills: wide letters fill two."""
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else not unicodedata.combining(letter) for letter in text
    )


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], right: Sequence[bool]) -> str:
    """A table as lines; columns of figures stand on the right."""
    widths = [max([width(name), *(width(row[at]) for row in rows)]) for at, name in enumerate(head)]

    def line(cells: Sequence[str]) -> str:
        padded = []
        for cell, room, is_right in zip(cells, widths, right, strict=True):
            space = " " * (room - width(cell))
            padded.append(space + cell if is_right else cell + space)
        return "  ".join(padded).rstrip()

    rule = "  ".join("─" * room for room in widths)
    return "\n".join([line(head), rule, *(line(row) for row in rows)])


def wrapped(title: str, text: str, room: int = 100) -> str:
    """A paragraph beside its title."""
    lead = f"{title:<13}"
    return textwrap.fill(text, room, initial_indent=lead, subsequent_indent=" " * len(lead)) if text else ""
