"""Libraries that are imported when they are needed, and what to say where they are missing."""

from __future__ import annotations

import importlib
from types import ModuleType

from .errors import MissingLibrary

# Which extra of this package brings a library.
_EXTRAS = {"pyarrow": "files", "matplotlib": "plot", "tqdm": "progress"}


def need(name: str, what_for: str) -> ModuleType:
    """The module of this name, or an error that says what needs it and how to install it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        library = name.partition(".")[0]
        install = f"kpi-core[{_EXTRAS[library]}]" if library in _EXTRAS else library
        message = f"{what_for} needs {library}, which is not installed: pip install '{install}'"
        raise MissingLibrary(message) from error
