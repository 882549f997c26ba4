"""The examples of the documentation run."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import kpi_core
import pytest

MODULES = [name for _, name, _ in pkgutil.iter_modules(kpi_core.__path__) if name not in ("_native", "_generated")]
README = Path(__file__).parents[1] / "README.md"


@pytest.mark.parametrize("name", ["", *MODULES])
def test_examples_of_modules(name: str) -> None:
    module = importlib.import_module(f"kpi_core.{name}" if name else "kpi_core")
    assert doctest.testmod(module, raise_on_error=False).failed == 0


@pytest.mark.parametrize("id", sorted(kpi.id for kpi in kpi_core.catalogue.kpis()))
def test_examples_of_functions(id: str) -> None:
    """The number in each is the catalogue's, worked by hand there."""
    function = getattr(kpi_core, id)
    parser = doctest.DocTestParser()
    test = parser.get_doctest(function.__doc__, {}, id, None, None)
    assert test.examples
    assert doctest.DocTestRunner(verbose=False).run(test).failed == 0


def test_examples_of_the_readme() -> None:
    """Line by line, as a newcomer types it."""
    found = doctest.testfile(str(README), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 15
    assert found.failed == 0
