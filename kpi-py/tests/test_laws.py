"""Laws, with numbers of hypothesis against fractions."""

from __future__ import annotations

import copy
import os
import pickle
import statistics
import warnings
from fractions import Fraction
from typing import Any

import kpi_core as kpi
import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

settings.register_profile("kpi", deadline=None, max_examples=int(os.environ.get("KPI_LAW_CASES", "60")), database=None)
settings.load_profile("kpi")

scores = st.lists(st.integers(0, 10), max_size=40)
outcomes = st.sampled_from(["handled", "abandoned_queue", "voicemail", "flowed_out", "in_queue", "callback_requested"])
calls = st.lists(
    st.fixed_dictionaries(
        {"outcome": outcomes, "wait": st.none() | st.integers(0, 10**9), "queue": st.sampled_from(["a", "b", "c"])}
    ),
    max_size=30,
)


def table(rows: list[dict[str, Any]]) -> pa.Table:
    types = {"outcome": pa.string(), "wait": pa.duration("us"), "queue": pa.string()}
    return pa.table({name: pa.array([row[name] for row in rows], of) for name, of in types.items()})


@given(scores)
def test_nps_is_promoters_less_detractors(answers: list[int]) -> None:
    value = kpi.nps(answers)
    if not answers:
        assert value.value is None
        assert value.reason == "no rows"
        return
    net = sum(score >= 9 for score in answers) - sum(score <= 6 for score in answers)
    assert Fraction(value) == Fraction(net, len(answers))
    assert (value.numerator, value.denominator) == (net, len(answers))
    assert float(value) == net / len(answers)
    assert kpi.nps(pl.Series(answers)) == value == kpi.nps(pa.array(answers, pa.int8()))


@given(st.lists(st.integers(1, 5), min_size=1, max_size=40))
def test_csat_is_the_share_of_the_two_best(answers: list[int]) -> None:
    assert Fraction(kpi.csat(answers)) == Fraction(sum(score >= 4 for score in answers), len(answers))
    mean = kpi.csat(answers, variant="mean")
    assert Fraction(mean) == statistics.mean(map(Fraction, answers))


@given(calls)
def test_service_level_and_mean_wait_follow_from_the_rows(rows: list[dict[str, Any]]) -> None:
    card = kpi.scorecard(
        contacts=table(rows), kpis=["service_level.of_offered", "average_speed_of_answer", "contact_volume"]
    )
    # Offered are those that came to an end in the queue or with an agent; one whose wait is unknown leaves both sides.
    ended = [
        row
        for row in rows
        if row["outcome"] in ("handled", "abandoned_queue", "voicemail", "flowed_out", "callback_requested")
    ]
    known = [row for row in ended if row["wait"] is not None]
    within = sum(row["outcome"] == "handled" and row["wait"] <= 20_000_000 for row in known)
    level = card.value("service_level.of_offered")
    unknown_answered = sum(row["outcome"] == "handled" and row["wait"] is None for row in ended)
    if level.is_defined:
        assert level.numerator == within
        assert level.denominator is not None
        assert len(known) <= level.denominator <= len(ended) - unknown_answered
    waits = [row["wait"] for row in rows if row["outcome"] == "handled" and row["wait"] is not None]
    speed = card.value("average_speed_of_answer")
    if waits:
        assert Fraction(speed) == Fraction(sum(waits), len(waits))
    else:
        assert speed.value is None
    assert card.value("contact_volume").numerator == len(rows)


@given(calls, st.integers(0, 30))
def test_rows_split_anywhere_add_up_and_roll_up(rows: list[dict[str, Any]], cut: int) -> None:
    whole = kpi.totals(contacts=table(rows), by="queue")
    parts = kpi.totals(contacts=table(rows[:cut]), by="queue") + kpi.totals(contacts=table(rows[cut:]), by="queue")
    assert parts == whole.rollup(by="queue")
    assert parts.rollup() == kpi.totals(contacts=table(rows)).rollup()
    direct = kpi.scorecard(contacts=table(rows), by="queue", kpis=["service_level", "abandonment_rate"])
    rolled = whole.scorecard(["service_level", "abandonment_rate"])
    assert rolled.table(parts=True) == direct.table(parts=True)


@given(calls, calls)
def test_totals_are_a_commutative_group(one: list[dict[str, Any]], other: list[dict[str, Any]]) -> None:
    def counted(rows: list[dict[str, Any]]) -> kpi.Totals:
        totals = kpi.Totals("contact", {"answer_within": "15s"}, keep="exact")
        for row in rows:
            wait = None if row["wait"] is None else (row["wait"], "us")
            totals.observe(outcome=row["outcome"], wait=wait)
        return totals

    a, b = counted(one), counted(other)
    both = a + b
    assert both == b + a == counted(one + other)
    assert both - b == a
    assert a + a.empty() == a
    assert sum([a, b]) == both
    a += b
    assert a == both
    a -= b
    assert a == counted(one)
    assert kpi.Totals.from_bytes(both.to_bytes()) == both == pickle.loads(pickle.dumps(both)) == copy.deepcopy(both)
    assert counted(one).evaluate("service_level") == kpi.service_level(counted(one))


@given(calls)
def test_the_engine_and_single_rows_agree(rows: list[dict[str, Any]]) -> None:
    totals = kpi.Totals("contact", keep="exact")
    for row in rows:
        totals.observe(outcome=row["outcome"], wait=None if row["wait"] is None else (row["wait"], "us"))
    for id in ("service_level", "abandonment_rate", "average_queue_time", "longest_wait", "mean_patience"):
        [value] = kpi.scorecard(contacts=table(rows), kpis=[id]).row()
        assert value == totals.evaluate(id)
        assert str(value) == str(totals.evaluate(id))


@given(st.lists(st.integers(0, 10), min_size=1), st.lists(st.integers(0, 10), min_size=1))
def test_values_compare_as_fractions_do(one: list[int], other: list[int]) -> None:
    a, b = kpi.nps(one), kpi.nps(other)
    exact = Fraction(a), Fraction(b)
    assert (a < b, a <= b, a == b, a >= b, a > b) == (
        exact[0] < exact[1],
        exact[0] <= exact[1],
        exact[0] == exact[1],
        exact[0] >= exact[1],
        exact[0] > exact[1],
    )
    if a == b:
        assert hash(a) == hash(b)


@given(st.lists(st.none() | st.integers(-3, 14), max_size=60), st.sampled_from([np.int8, np.uint8]), st.integers(0, 3))
def test_columns_of_bytes_are_counted_as_rows_are(answers: list[int | None], kind: type, cut: int) -> None:
    answers = [None if score is not None and score < 0 and kind is np.uint8 else score for score in answers]
    column = pa.array(answers, pa.from_numpy_dtype(kind)).slice(cut)
    answers = answers[cut:]
    totals = kpi.Totals("survey")
    totals.observe_all([{"nps": score} for score in answers], strict=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = kpi.nps(column, strict=False)
        assert kpi.nps(pa.chunked_array([column, column]), strict=False).parts == (
            found.parts and tuple(2 * part for part in found.parts)
        )
    assert found == totals.evaluate("nps")
    assert str(found) == str(totals.evaluate("nps"))
    off = [row for row, score in enumerate(answers) if score is not None and not 0 <= score <= 10]
    if off:
        with pytest.raises(kpi.RowRejected, match="off its scale") as told:
            kpi.nps(column)
        assert told.value.row in off
