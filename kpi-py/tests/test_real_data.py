"""Real calls through Python: what other programs found in the same files, to the integer."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kpi_core as kpi
import polars as pl
import pytest

S = 1_000_000
Shared = Callable[[str], Path]


def parts(of: dict[str, Any]) -> tuple[int, int]:
    return of["num"], of["den"]


def seconds(value: kpi.Value) -> tuple[int, int]:
    assert value.numerator is not None
    assert value.denominator is not None
    assert value.numerator % S == 0
    return value.numerator // S, value.denominator


# -- the bank ---------------------------------------------------------------------------------------------------------


def bank(path: Path) -> pl.DataFrame:
    """The log as it stands; who hung up is told apart by whether the caller had queued, as the README of the data has it."""
    lines = gzip.decompress(path.read_bytes()).decode().splitlines()
    head = [cell.strip() for cell in lines[0].split("\t")]
    rows = [[cell.strip() for cell in line.split("\t")] for line in lines[1:]]
    log = pl.DataFrame(dict(zip(head, zip(*rows, strict=True), strict=True)))
    queued = (pl.col("q_time").cast(pl.Int64) > 0) | (pl.col("q_start") != "0:00:00")
    return log.with_columns(
        pl.col("q_time").cast(pl.Int64),
        pl.col("ser_time").cast(pl.Int64),
        server=pl.when(pl.col("server") != "NO_SERVER").then(pl.col("server")),
        result=pl.when((pl.col("outcome") == "HANG") & queued).then(pl.lit("LEFT")).otherwise(pl.col("outcome")),
    ).filter(pl.col("outcome") != "PHANTOM")


ASKED: dict[str, Any] = {
    "columns": {"outcome": "result", "wait": ("q_time", "s"), "talk": ("ser_time", "s"), "agent": "server"},
    "values": {"outcome": {"AGENT": "handled", "LEFT": "abandoned_queue", "HANG": "abandoned_ivr"}},
}


@pytest.fixture
def months(shared: Shared) -> dict[str, pl.DataFrame]:
    found = {month: bank(shared(f"data/anonymous_bank_1999/{month}1999.txt.gz")) for month in ("january", "february")}
    return {**found, "january_february": pl.concat(found.values())}


def expected(shared: Shared, name: str) -> Any:
    return json.loads(shared(f"data/{name}/expected.json").read_text("utf-8"))


def test_the_bank(shared: Shared, months: dict[str, pl.DataFrame]) -> None:
    checked = 0
    for month, published in expected(shared, "anonymous_bank_1999").items():
        left = published["abandonment"]
        asks = []
        names: list[tuple[str, tuple[int, int]]] = []
        for threshold, of in published["service_level_seconds"]["T"].items():
            for variant, boundary, key in (
                ("of_offered", "inclusive", "sl_answered_le_over_offered"),
                ("answered_only", "inclusive", "sl_answered_le_over_answered"),
                ("of_offered", "exclusive", "sl_strict_lt_over_offered"),
            ):
                name = f"{key} {threshold}"
                rules = {"answer_within": f"{threshold}s", "boundary": boundary}
                asks.append(kpi.ask("service_level", variant, rules=rules, name=name))
                names.append((name, parts(of[key])))
        asks += [
            kpi.ask("abandonment_rate", "of_offered"),
            kpi.ask("connect_rate", "of_offered"),
            kpi.ask(
                "abandonment_rate",
                "short_removed_both",
                rules={"short_abandon": "5s", "short_boundary": "inclusive"},
                name="short",
            ),
        ]
        names += [
            ("abandonment_rate", parts(left["rate_queue_over_offered"])),
            ("connect_rate", parts(left["answer_rate_over_offered"])),
            ("short", parts(left["rate_excl_short_abandons_le_5s"])),
        ]
        card = kpi.scorecard(contacts=months[month], kpis=asks, rules={"parts": "talk"}, **ASKED)
        for name, (above, below) in names:
            value = card.value(name)
            # Nobody was answered within less than nothing: 0 of those who were offered.
            assert value.parts == (above, below), (month, name)
            checked += 1
        [row] = card.reconciliation.to_dicts()
        assert (row["read"], row["rejected"]) == (published["rows"]["calls"], 0)
    assert checked >= 60


def test_the_bank_adds_up_month_by_month(shared: Shared, months: dict[str, pl.DataFrame]) -> None:
    january, february, both = (
        kpi.totals(contacts=months[month], by=["type", "priority"], rules={"parts": "talk"}, **ASKED)
        for month in months
    )
    assert january + february == both.rollup(by=["type", "priority"])
    published = expected(shared, "anonymous_bank_1999")["january_february"]
    total = (january + february).rollup().scorecard(["contacts_answered", "contact_volume"])
    assert total.value("contact_volume").numerator == published["rows"]["calls"]
    assert total.value("contacts_answered").numerator == published["rows"]["AGENT"]
    by_type = (january + february).scorecard("contact_volume", by="type")
    found = {group["type"]: values["contact_volume"].numerator for group, values in by_type}
    assert found == published["calls_by_type"]


# -- PhoneNow ---------------------------------------------------------------------------------------------------------


def phonenow(path: Path) -> pl.DataFrame:
    log = pl.read_csv(path)
    talk = pl.col("AvgTalkDuration").str.split(":").list.eval(pl.element().cast(pl.Int64))
    return log.with_columns(
        talk_s=talk.list.get(0) * 3600 + talk.list.get(1) * 60 + talk.list.get(2),
        arrived=(pl.col("Date") + " " + pl.col("Time")).str.to_datetime(),
    )


def test_phonenow(shared: Shared) -> None:
    published = expected(shared, "pwc_call_centre")
    log = phonenow(shared("data/pwc_call_centre/call_centre.csv"))
    asks = [
        "connect_rate.of_offered",
        "abandonment_rate.of_offered",
        "average_speed_of_answer",
        "average_handle_time.talk_hold_wrap",
        "csat.mean",
        *(kpi.ask("wait_percentile", "of_answered", p=f"{p}/100", name=f"p{p}") for p in (50, 90, 95)),
    ]
    for key, table in ((None, "all"), ("Agent", "by_agent"), ("Topic", "by_topic")):
        card = kpi.scorecard(
            contacts=log,
            surveys=log,
            where_known=["surveys"],
            by=key,
            kpis=asks,
            columns={
                "outcome": "Answered (Y/N)",
                "wait": ("Speed of answer in seconds", "s"),
                "talk": ("talk_s", "s"),
                "csat": "Satisfaction rating",
            },
            values={"outcome": {"Y": "handled", "N": "abandoned_queue"}},
            rules={"contacts": {"parts": "talk"}},
        )
        assert len(card) == (1 if key is None else len(published[table]))
        for group, values in card:
            of = published["all"] if key is None else published[table][group[key]]
            assert values["connect_rate.of_offered"].parts == parts(of["answer_rate"])
            assert values["abandonment_rate.of_offered"].parts == parts(of["abandon_rate"])
            assert seconds(values["average_speed_of_answer"]) == parts(of["ASA"])
            assert seconds(values["average_handle_time.talk_hold_wrap"]) == parts(of["AHT_talk"])
            assert values["csat.mean"].parts == parts(of["CSAT_mean"])
            for p in (50, 90, 95):
                assert seconds(values[f"p{p}"])[0] == of["speed_of_answer_dist"][f"p{p}_nearest_rank"]


# -- surveys ----------------------------------------------------------------------------------------------------------


def test_published_net_promoter_scores(shared: Shared) -> None:
    cases = json.loads(shared("oracles/nps.json").read_text("utf-8").replace(": NaN", ": null"))["cases"]
    checked = 0
    for case in cases:
        given, wanted = case["input"], case["expected"] or {}
        if case["op"] == "scores" and wanted.get("nps") is not None:
            value = kpi.nps(given["scores"], strict=False)
        elif case["op"] == "counts" and wanted.get("nps") is not None and "promoters" in given:
            scores = {"nps_10": given["promoters"], "nps_7": given.get("passives", 0), "nps_0": given["detractors"]}
            if any(isinstance(count, float) for count in scores.values()):
                continue
            zeros = {f"nps_{score}": 0 for score in range(11)}
            value = kpi.nps(kpi.Totals.known("survey", {**zeros, **scores}))
        else:
            continue
        assert math.isclose(float(value) * 100, wanted["nps"], abs_tol=max(case["tolerance"], 1e-9)), case["id"]
        checked += 1
    assert checked >= 8


def test_published_intervals_of_shares(shared: Shared) -> None:
    cases = json.loads(shared("oracles/proportion_ci.json").read_text("utf-8").replace(": NaN", ": null"))["cases"]
    checked = 0
    for case in cases:
        given, wanted = case["input"], case["expected"]
        if given["method"] != "wilson" or wanted.get("low") is None or wanted.get("high") is None:
            continue
        totals = {"csat_5": given["successes"], "csat_1": given["n"] - given["successes"]}
        survey = kpi.Totals.known("survey", {**{f"csat_{score}": 0 for score in range(1, 6)}, **totals})
        if given["n"] == 0:
            continue
        interval = survey.interval("csat", confidence=str(given["confidence"]))
        assert math.isclose(interval.low, wanted["low"], abs_tol=case["tolerance"]), case["id"]
        assert math.isclose(interval.high, wanted["high"], abs_tol=case["tolerance"]), case["id"]
        checked += 1
    assert checked >= 3
