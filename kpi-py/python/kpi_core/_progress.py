"""How far a run has come: a bar of tqdm on long work, or a function of the caller's."""

from __future__ import annotations

import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from ._columns import Progress
from ._optional import need

# A bar is shown for work that lasts longer than this.
_DELAY_S = 0.7


@contextmanager
def listening(progress: Progress, total: int | None) -> Iterator[Callable[[int], object] | None]:
    """What is told of progress.

    `True` shows a bar, `False` none, `None` one in a notebook where tqdm is installed; a function is called with the rows that
    were counted and the number of all, where that is known.
    """
    if callable(progress):
        told = progress
        yield lambda rows: told(rows, total)
        return
    bar = _bar(progress, total)
    if bar is None:
        yield None
        return
    with bar:
        yield lambda rows: bar.update(rows - bar.n)


def _bar(progress: bool | None, total: int | None) -> Any:
    if progress is False or (progress is None and not _in_notebook()):
        return None
    try:
        with warnings.catch_warnings():
            # A notebook without widgets gets a bar of text, and no word about it.
            warnings.simplefilter("ignore")
            auto = need("tqdm.auto", "a progress bar")
    except ImportError:
        if progress:
            raise
        return None
    return auto.tqdm(total=total, unit=" rows", unit_scale=True, delay=0 if progress else _DELAY_S, leave=False)


def _in_notebook() -> bool:
    """Whether a kernel of Jupyter runs this."""
    return "ipykernel" in sys.modules
