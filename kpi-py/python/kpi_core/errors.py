"""Every exception and warning of kpi_core.

One base, `KpiError`, whose subclasses keep the message and, where they are known, the column, the field, the reason and the
row. Each code of the native library has one class.

Examples:
    >>> import kpi_core
    >>> try:
    ...     kpi_core.nps([9, 10, 11])
    ... except kpi_core.RowRejected as error:
    ...     print(error.row, error.field, error.reason)
    2 nps off_scale
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar


class KpiError(Exception):
    """What all exceptions of kpi_core are.

    Attributes:
        code: The stable name of what went wrong: `unknown_name`, `column` ...
        message: What went wrong, and what mends it.
        column: The column of the table, where one is to blame.
        field: The field of the row, where one is to blame.
        reason: Why a row was rejected: `off_scale`, `negative_duration` ...
        row: The row, counted from zero.
    """

    code: ClassVar[str] = "error"

    def __init__(
        self,
        message: str,
        *,
        column: str | None = None,
        field: str | None = None,
        reason: str | None = None,
        row: int | None = None,
    ) -> None:
        """Keep the message and what it is about."""
        super().__init__(message)
        self.message = message
        self.column = column
        self.field = field
        self.reason = reason
        self.row = row

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep everything in pickles."""
        return (_restored, (type(self), self.message, self.column, self.field, self.reason, self.row))


def _restored(
    kind: type[KpiError], message: str, column: str | None, field: str | None, reason: str | None, row: int | None
) -> KpiError:
    return kind(message, column=column, field=field, reason=reason, row=row)


class RowRejected(KpiError, ValueError):
    """A row broke a rule of its fact: it was left out whole, and counted by its reason."""

    code = "row_rejected"


class Overflow(KpiError, OverflowError):
    """A total would leave 64 bits; nothing of the row or of the merge was counted."""

    code = "overflow"


class RulesDiffer(KpiError, ValueError):
    """Totals made under different rules were to be added."""

    code = "rules_differ"


class FactsDiffer(KpiError, ValueError):
    """Totals of different facts were to be added."""

    code = "facts_differ"


class UnknownName(KpiError, LookupError):
    """A name that nothing has: of a KPI, a variant, a fact, a field, a word, a zone ... Those near it are told."""

    code = "unknown_name"


class OutOfRange(KpiError, ValueError):
    """A value outside its range."""

    code = "out_of_range"


class BadSyntax(KpiError, ValueError):
    """A text that could not be read: rules, intervals, formulas, times."""

    code = "syntax"


class FormsDiffer(KpiError, ValueError):
    """Distributions kept in different ways were to be added."""

    code = "forms_differ"


class NoInterval(KpiError, ValueError):
    """An interval of doubt was asked of a KPI that has none, or without the data that it needs."""

    code = "no_interval"


class BinsDiffer(KpiError, ValueError):
    """Intervals that do not make up those that were asked for."""

    code = "bins_differ"


class NotAPart(KpiError, ValueError):
    """What was to be taken away was never part of it."""

    code = "not_a_part"


class InstantsDiffer(KpiError, ValueError):
    """States of different instants were to be added side by side."""

    code = "instants_differ"


class KeysDiffer(KpiError, ValueError):
    """Groups by different keys were to be read together, or a table lacks a key."""

    code = "keys_differ"


class CannotTakeAway(KpiError, ValueError):
    """Rows were to be taken away from an estimate, which forgets them."""

    code = "cannot_take_away"


class Corrupt(KpiError, ValueError):
    """Bytes that cannot be read: damaged, cut short, or of another format."""

    code = "corrupt"


class InUse(KpiError, RuntimeError):
    """What one writer at a time may have has one already."""

    code = "in_use"


class ColumnError(KpiError, ValueError):
    """A column that a table does not have, or that cannot be read as its field."""

    code = "column"


class Cancelled(KpiError, RuntimeError):
    """The caller stopped what was under way."""

    code = "cancelled"


class DuplicateIds(KpiError, ValueError):
    """Ids that stand in more than one row, where each is to stand in one."""

    code = "duplicate_ids"


class MissingLibrary(KpiError, ImportError):
    """A library that this needs is not installed; the message says how to install it."""

    code = "missing_library"


class RejectedRowsWarning(UserWarning):
    """Rows of a table were left out because they broke a rule of their fact."""


class DebugBuildWarning(RuntimeWarning):
    """The native library was built without optimisation: it is many times slower."""


def _classes() -> dict[str, type[KpiError]]:
    return {kind.code: kind for kind in KpiError.__subclasses__()}


def error_of(
    code: str,
    message: str,
    column: str | None = None,
    field: str | None = None,
    reason: str | None = None,
    row: int | None = None,
) -> KpiError:
    """The exception of a code of the native library."""
    if row is not None:
        message = f"row {row}: {message.removeprefix('row rejected: ')}"
    elif reason is not None:
        message = f"row rejected: {message.removeprefix('row rejected: ')}"
    kind = _classes().get(code, KpiError)
    return kind(message, column=column, field=field, reason=reason, row=row)


__all__ = [
    "KpiError",
    *sorted(kind.__name__ for kind in KpiError.__subclasses__()),
    "DebugBuildWarning",
    "RejectedRowsWarning",
]
