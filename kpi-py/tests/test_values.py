"""Values: what they tell, what they refuse."""

from __future__ import annotations

import copy
import datetime
import pickle
from fractions import Fraction

import kpi_core as kpi
import pytest
from kpi_core import _native


def level(within: int, offered: int) -> kpi.Value:
    totals = {"answered_within": within, "offered": offered, "wait_unknown": 0}
    return kpi.Totals.known("contact", totals).evaluate("service_level")


def test_a_value_keeps_its_parts_as_counted() -> None:
    value = level(860, 1090)
    assert (value.numerator, value.denominator, value.parts) == (860, 1090, (860, 1090))
    # 860/1090 in lowest terms is 86/109, by hand: both are divided by 10.
    assert Fraction(value) == Fraction(86, 109)
    assert (Fraction(value).numerator, Fraction(value).denominator) == (86, 109)
    assert Fraction(value) + 0 == Fraction(86, 109)
    assert value.as_integer_ratio() == (86, 109)
    assert value.value == float(value) == 860 / 1090
    assert str(value) == "78.9 % (860 of 1090; of_offered, answer_within 20s)"
    assert repr(value) == "<service_level: 78.9 % (860 of 1090; of_offered, answer_within 20s)>"
    assert (f"{value}", f"{value:.2f}", f"{value:.0}") == (str(value), "78.90 %", "79 %")
    assert ("contact", "answer_within", "20s") in value.rules
    with pytest.raises(ValueError, match="decimals"):
        f"{value:>20}"


def test_undefined_is_neither_zero_nor_nan() -> None:
    value = level(0, 0)
    assert value.value is None
    assert value.numerator is None
    assert value.denominator is None
    assert value.parts is None
    assert value.timedelta is None
    assert value.figure == "–"
    assert not value.is_defined
    assert (value.reason_code, value.reason) == ("zero_denominator", "the denominator is zero")
    for convert in (float, Fraction):
        with pytest.raises(ValueError, match="service_level has no"):
            convert(value)
    with pytest.raises(TypeError, match="neither true nor false"):
        bool(value)


def test_values_are_equal_within_one_variant_alone() -> None:
    assert level(1, 2) == level(50, 100)
    assert hash(level(1, 2)) == hash(level(50, 100))
    assert level(1, 2) != kpi.csat([5, 1])
    assert level(1, 2) != 0.5
    assert level(1, 3) < level(1, 2)
    with pytest.raises(TypeError, match="within one variant"):
        level(1, 2) < kpi.csat([5, 1])  # noqa: B015
    with pytest.raises(ValueError, match="place in an order"):
        level(0, 0) < level(1, 2)  # noqa: B015
    with pytest.raises(TypeError):
        level(1, 2) + level(1, 2)  # type: ignore[operator]


@pytest.mark.parametrize(
    "thing",
    [
        level(860, 1090),
        level(0, 0),
        kpi.Totals.known("contact", {"offered": 3, "answered_within": 2, "wait_unknown": 0}).interval("service_level"),
        kpi.Column("wait", "ms", words={"a": None, True: "b"}),
        kpi.catalogue.kpi("nps"),
        kpi.catalogue.kpi("nps").variants[1],
        kpi.catalogue.fact("survey"),
    ],
)
def test_what_is_a_value_is_pickled_copied_hashed_compared_and_shown(thing: object) -> None:
    for again in (pickle.loads(pickle.dumps(thing)), copy.copy(thing), copy.deepcopy(thing)):
        assert again == thing
        assert hash(again) == hash(thing)
        assert repr(again) == repr(thing)
    assert thing != object()


def test_a_pickle_of_something_else_is_refused() -> None:
    state = level(1, 2).__reduce__()[1][0]
    (_, *rest) = state
    with pytest.raises(ValueError, match="no value"):
        _native.Value._restored((("a", "b", "furlong", None), *rest))
    with pytest.raises(ValueError, match="no value"):
        _native.Value._restored((state[0], ((1, 0), None, None), *state[2:]))


def test_times_are_timedeltas_too() -> None:
    totals = kpi.Totals.known("contact", {"wait_of_answered": "30s", "answered": 4, "wait_unknown": 0})
    value = totals.evaluate("average_speed_of_answer")
    assert value.unit == "duration"
    assert value.timedelta == datetime.timedelta(seconds=7.5)
    assert value.value == 7_500_000


def test_explain_tells_everything() -> None:
    totals = kpi.Totals("contact")
    totals.observe(outcome="handled", wait="12s")
    totals.observe(outcome="handled")
    totals.observe(outcome="in_queue")
    with pytest.raises(kpi.RowRejected):
        totals.observe(outcome="handled", wait=datetime.timedelta(seconds=-1))
    told = totals.evaluate("service_level").explain()
    for part in (
        "(answered_within)",
        "of_offered",
        "1 over 1",
        "answer_within 20s",
        "1 contact.wait_unknown",
        "Not yet",
        "1 rows",
    ):
        assert part in told
    assert repr(told) == str(told)
    assert "<table" in told._repr_html_()


def test_notebooks_show_html_that_says_nothing_of_colours() -> None:
    card = kpi.scorecard(surveys={"nps": [9, 3], "queue": ["<b>", "b"]}, by="queue", kpis=["nps"])
    shown = [
        level(860, 1090),
        level(0, 0),
        card,
        card.groups,
        kpi.catalogue.kpi("nps"),
        kpi.compare_variants("nps", {"nps": [1, 2]}),
        kpi.totals(surveys={"nps": [9]}),
        kpi.validate(surveys={"nps": [11]}),
    ]
    for thing in shown:
        page = thing._repr_html_()
        assert "kpi-core" in page
        # The page's own colours: nothing is black or white in light or dark.
        assert "currentColor" in page
        assert "<b>" not in page.replace("<body>", "")


def test_intervals_are_those_of_the_library() -> None:
    # 860 of 1060 by Wilson at 95 %: 78.7 % to 83.4 %, as statsmodels has it.
    interval = kpi.Totals.known("contact", {"offered": 1060, "answered_within": 860, "wait_unknown": 0}).interval(
        "service_level"
    )
    low, high = interval
    assert (round(low, 3), round(high, 3)) == (0.787, 0.834)
    assert (interval.method, interval.n, interval.is_small, interval.clipped) == ("wilson", 1060, False, False)
    with pytest.raises(kpi.NoInterval, match="mean duration"):
        kpi.Totals.known("contact", {"answered": 3, "wait_of_answered": 10, "wait_unknown": 0}).interval(
            "average_speed_of_answer"
        )


def test_rows_are_corrected_and_taken_away() -> None:
    totals = kpi.Totals("contact")
    totals.observe({"outcome": "in_queue", "wait": "5s"})
    totals.replace({"outcome": "in_queue", "wait": "5s"}, {"outcome": "handled", "wait": "15s"})
    assert totals["answered_within"] == 1
    assert totals["waiting"] == 0
    totals.unobserve(outcome="handled", wait="15s")
    assert totals == kpi.Totals("contact")
    with pytest.raises(kpi.UnknownName, match="no total `offerd`"):
        totals["offerd"]
    with pytest.raises(kpi.NotAPart):
        totals - kpi.Totals.known("contact", {"offered": 1})  # noqa: B018


def test_what_is_not_known_is_unknown() -> None:
    totals = kpi.Totals.known("contact", {"offered": 10})
    assert totals["offered"] == 10
    assert totals["answered_within"] is None
    assert totals.evaluate("service_level").reason_code == "unknown"
    assert totals.to_dict() == {"offered": 10}


def test_what_leaves_64_bits_is_refused_and_wraps_nowhere() -> None:
    totals = kpi.Totals("contact")
    for row in ({"wait": datetime.timedelta.max}, {"wait": (2**62, "d")}, {"legs": 2**70}, {"wait": (2**80, "s")}):
        with pytest.raises(kpi.OutOfRange, match="leaves 64 bits"):
            totals.observe({"outcome": "handled", **row})
    assert totals == kpi.Totals("contact")
    with pytest.raises(kpi.OutOfRange):
        kpi.scorecard(contacts={"outcome": ["handled"], "wait": [datetime.timedelta.max]}, kpis=["service_level"])


def test_hostile_tables_are_refused() -> None:
    class Lies:
        def __init__(self, capsule: object) -> None:
            self.capsule = capsule

        def __arrow_c_stream__(self, requested_schema: object = None) -> object:
            return self.capsule

    used = kpi.Table(_native.Batch({"nps": [9]})).__arrow_c_stream__()
    _native.Stream(Lies(used))
    for capsule in (42, None, datetime.datetime_CAPI, used):  # type: ignore[attr-defined]
        with pytest.raises((TypeError, ValueError)):
            kpi.scorecard(surveys=Lies(capsule), kpis=["nps"])
    for data in (b"", b"junk", _native.Batch({"a": [1]}).__reduce__()[1][0][:-20]):
        with pytest.raises(kpi.Corrupt):
            _native.Batch._restored(data)


def test_totals_under_other_rules_are_not_added() -> None:
    with pytest.raises(kpi.RulesDiffer):
        kpi.Totals("contact") + kpi.Totals("contact", "answer_within=30s")  # noqa: B018
    with pytest.raises(kpi.FactsDiffer):
        kpi.Totals("contact") + kpi.Totals("survey")  # noqa: B018
    with pytest.raises(kpi.Corrupt):
        kpi.Totals.from_bytes(b"KPISTATE and nothing")


@pytest.mark.parametrize(
    "given", ["20s", datetime.timedelta(seconds=20), (20, "s"), (20_000, "ms"), (20_000_000_000, "ns")]
)
def test_a_time_is_said_in_many_ways(given: object) -> None:
    assert "answer_within=20s" in kpi.Totals("contact", {"answer_within": given}).rules


@pytest.mark.parametrize("given", [20, 20.0, "20", "20 parsecs", (20, "parsec"), None, []])
def test_a_bare_number_is_no_time(given: object) -> None:
    with pytest.raises((TypeError, kpi.KpiError)) as told:
        kpi.Totals("contact", {"answer_within": given})
    assert "20s" in str(told.value) or "ns, us, ms" in str(told.value)
