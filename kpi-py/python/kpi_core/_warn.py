"""What is said of rows that were left out, and of columns that cannot be read."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from . import _native
from .errors import ColumnError, KpiError, RejectedRowsWarning, RowRejected


def warn_of_rejected(card: _native.Card, strict: bool, alone: bool = False) -> None:
    """Says what was left out; `strict` raises at the first row that was; of a table that is `alone` the name is not told."""
    batch = card.rejected_rows()
    if batch.num_rows == 0:
        return
    from ._table import Table

    rejected = Table(batch).to_dicts()
    words = Table(card.unmapped_words()).to_dicts()
    if strict:
        first = rejected[0]
        where = "" if alone else f" of `{first['table']}`"
        raise RowRejected(
            f"row {first['row']}{where}: {first['why']}{_word_hint(words)}",
            field=first["field"],
            reason=first["reason"],
            row=first["row"],
        )
    lines = []
    for of in Table(card.reconciliation()).to_dicts():
        if of["rejected"]:
            reasons = [
                f"{count} {name.removeprefix('rejected_')}"
                for name, count in of.items()
                if name.startswith("rejected_") and count
            ]
            first = next(row for row in rejected if (row["table"], row["fact"]) == (of["table"], of["fact"]))
            lines.append(
                f"{of['rejected']} of {of['read']} rows of `{of['table']}` were left out ({', '.join(reasons)}); "
                f"first row {first['row']}: {first['why']}"
            )
    message = "; ".join(lines) + _word_hint(words) + ". See .rejected_rows and .reconciliation"
    warn(message)


def _word_hint(words: Sequence[Mapping[str, Any]]) -> str:
    if not words:
        return ""
    shown = ", ".join(f"{of['word']!r} ({of['rows']} rows)" for of in words[:5])
    more = f" and {len(words) - 5} more" if len(words) > 5 else ""
    first = words[0]
    return (
        f". Words of the column `{first['column']}` that stand for nothing: {shown}{more}; "
        f"say what they mean: values={{...: {{{first['word']!r}: ...}}}}"
    )


def with_hint(error: KpiError) -> KpiError:
    """The same error, with how to say it in Python where a column is to blame."""
    if not isinstance(error, ColumnError) or error.column is None:
        return error
    message, name = error.message, error.column
    hint = ""
    if "has no column" in message:
        hint = f'. Name the column that holds it: columns={{...: "..."}} (looked for `{name}`)'
    elif "of which the unit is said" in message:
        what = _suffix_unit(name)
        hint = f'. Say what its numbers count: columns={{...: ("{name}", "{what}")}}'
        if "timestamps" in message and "Utf8" in message:
            hint = (
                f". Its values are texts: parse them first, as in pandas.to_datetime(df[{name!r}], utc=True) "
                f'or polars.col({name!r}).str.to_datetime(time_zone="UTC")'
            )
        elif "timestamps" in message and "Timestamp(" in message:
            hint = '. Its timestamps name no zone: say in which zone they were written, naive_tz="Europe/Paris"'
        elif "Utf8" in message:
            hint = ". Its values are texts: cast them to numbers or durations first"
    error.message = message + hint
    error.args = (error.message,)
    return error


def _suffix_unit(name: str) -> str:
    """The unit that a column's name speaks of, seconds where it speaks of none."""
    last = name.lower().rpartition("_")[2]
    return {"ms": "ms", "millis": "ms", "us": "us", "micros": "us", "ns": "ns", "nanos": "ns"}.get(last, "s")


def warn(message: str) -> None:
    """Warns of rows that were left out, where the caller stands."""
    warnings.warn(message, RejectedRowsWarning, stacklevel=callers_level())


def callers_level() -> int:
    """How many frames up the first one lies that is not of this package: what a warning is about."""
    here, level, frame = Path(__file__).parent, 1, sys._getframe(1)
    while frame.f_back is not None and Path(frame.f_code.co_filename).parent == here:
        frame = frame.f_back
        level += 1
    return level
