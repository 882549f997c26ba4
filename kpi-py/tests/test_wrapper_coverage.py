"""What the native module has, the package has too; and everything is documented."""

from __future__ import annotations

import dataclasses
import inspect
import re
from pathlib import Path
from typing import Any

import kpi_core
from kpi_core import _native, errors

# The machinery beneath scorecard() and totals(), which users do not meet.
BENEATH = {"Batch", "Card", "Query", "Stream"}
HELPERS = {"count_bytes", "duplicates", "error_codes", "evaluate", "micros_of", "rules_text", "undefined_reasons"}
PACKAGE = Path(kpi_core.__file__).parent


def public(module: Any) -> list[str]:
    return [name for name in dir(module) if not name.startswith("_")]


def test_every_native_class_and_function_has_a_public_home() -> None:
    homes = {*public(kpi_core), *public(kpi_core.catalogue)}
    constants = {"DEBUG_BUILD", "TIME_ZONE_DATA"}
    missing = set(public(_native)) - homes - BENEATH - HELPERS - constants
    assert not missing


def test_what_is_beneath_is_used_by_the_package() -> None:
    text = "".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    for name in BENEATH | HELPERS - {"error_codes", "undefined_reasons", "micros_of"}:
        assert f"_native.{name}" in text, name


def test_every_method_of_the_machinery_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in PACKAGE.glob("*.py"))
    for of in (_native.Card, _native.Query, _native.Stream, _native.Batch):
        for name in public(of):
            assert re.search(rf"\.{name}\b", text), f"{of.__name__}.{name} is used by nothing"


def test_every_kpi_has_a_function_and_the_functions_are_those_of_the_catalogue() -> None:
    for kpi in kpi_core.catalogue.kpis():
        function = getattr(kpi_core, kpi.id)
        assert callable(function)
        assert function.__name__ == kpi.id
        assert kpi.meaning in function.__doc__
        assert ">>> " in function.__doc__


def test_every_code_of_an_error_has_a_class_of_its_own() -> None:
    ours = {kind.code for kind in errors.KpiError.__subclasses__()}
    # What only Python says.
    python = {"duplicate_ids", "missing_library"}
    assert ours == set(_native.error_codes()) | python


def test_everything_public_is_documented() -> None:
    undocumented = []
    for name in kpi_core.__all__:
        thing = getattr(kpi_core, name)
        if dataclasses.is_dataclass(thing):
            # Its arguments are those of the function that makes it.
            continue
        if not inspect.getdoc(thing):
            undocumented.append(name)
        if inspect.isclass(thing):
            for member, of in vars(thing).items():
                if not member.startswith("_") and not isinstance(of, str | int | frozenset) and not inspect.getdoc(of):
                    undocumented.append(f"{name}.{member}")
    for of in (_native.Kpi, _native.Variant, _native.Fact, _native.Field, _native.Total, _native.Rule):
        undocumented += [f"{of.__name__}.{name}" for name in public(of) if not inspect.getdoc(getattr(of, name))]
    assert not undocumented


def test_all_names_exist_and_a_wrong_one_says_what_is_near() -> None:
    assert len(kpi_core.__all__) == len(set(kpi_core.__all__))
    try:
        kpi_core.early_leavers  # noqa: B018
    except AttributeError as error:
        assert "no attribute 'early_leavers'" in str(error)
    try:
        kpi_core.abandonment  # noqa: B018
    except AttributeError as error:
        assert "abandonment_rate" in str(error)
