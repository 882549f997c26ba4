"""The conformance vectors: the files that every language runs, with identical parts."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import kpi_core as kpi
import pytest
from kpi_core import _native

FOLDER = Path(__file__).parents[2] / "tests" / "vectors"
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


def cases() -> list[dict[str, Any]]:
    return [case for path in sorted(FOLDER.glob("*.json")) for case in json.loads(path.read_text("utf-8"))["cases"]]


CASES = cases()


def row(fact: str, given: dict[str, Any]) -> dict[str, Any]:
    """A row as Python has it: times and instants of microseconds."""
    kinds = {field.name: field.kind for field in _native.fact(fact).fields}

    def one(name: str, value: Any) -> Any:
        if value is None:
            return None
        if kinds[name] == "duration":
            return datetime.timedelta(microseconds=value)
        if kinds[name] == "instant":
            return EPOCH + datetime.timedelta(microseconds=value)
        if kinds[name] == "word" and isinstance(value, int):
            # A number that stands for no word, as only other languages can say it.
            return f"no word {value}"
        return value

    return {name: one(name, value) for name, value in given.items()}


def totals_of(fact: str, given: dict[str, Any]) -> kpi.Totals:
    if "totals" in given:
        return kpi.Totals.known(fact, given["totals"], given.get("rules"), keep="exact")
    totals = kpi.Totals(fact, given.get("rules"), keep="exact")
    for rows in given.get("rows", []):
        totals.observe_all([row(fact, rows["row"])] * rows.get("times", 1), strict=False)
    return totals


def parameters(case: dict[str, Any]) -> dict[str, Any]:
    told = case.get("parameters", {})
    found: dict[str, Any] = {name: f"{told[name][0]}/{told[name][1]}" for name in ("p", "discount") if name in told}
    return {**found, "percentile_rule": told["percentile"]} if "percentile" in told else found


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_vector(case: dict[str, Any]) -> None:
    facts = [totals_of(fact, given) for fact, given in case["facts"].items()]
    asked = parameters(case)
    variant = case.get("variant")
    value = _native.evaluate(case["metric"], facts, variant, **asked)
    expect = case["expect"]
    if "undefined" in expect:
        assert value.value is None
        assert value.parts is None
        assert value.reason_code == expect["undefined"]
        assert expect.get("of") in (None, value.reason_of)
        with pytest.raises(ValueError):
            float(value)
    else:
        assert (value.numerator, value.denominator) == (expect["numerator"], expect["denominator"])
        assert value.reason is None
    for rows, name in ((value.excluded, "left_out"), (value.pending, "pending")):
        told = {key: count for fact, total, count in rows for key in (total, f"{fact}.{total}")}
        for total, count in expect.get(name, {}).items():
            assert told.get(total) == count
    for reason, count in expect.get("rejected", {}).items():
        assert sum(totals.rejected.get(reason, 0) for totals in facts) == count
    # Stored and read back, copied, added to nothing: the same value.
    again = [kpi.Totals.from_bytes(totals.to_bytes()) + totals.empty() for totals in facts]
    if not any("totals" in given for given in case["facts"].values()):
        assert _native.evaluate(case["metric"], again, variant, **asked) == value


def test_there_are_vectors_of_every_variant() -> None:
    told = {(case["metric"], case.get("variant")) for case in CASES}
    missing = [
        f"{of.id}.{variant.name}"
        for of in kpi.catalogue.kpis()
        for variant in of.variants
        if (of.id, variant.name) not in told and not (of.default == variant and (of.id, None) in told)
    ]
    assert not missing
