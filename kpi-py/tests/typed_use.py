"""How users write it: checked by mypy --strict and by pyright, never run."""

from __future__ import annotations

import datetime
from fractions import Fraction

import kpi_core as kpi
import polars as pl


def functions(answers: pl.DataFrame, calls: pl.DataFrame) -> tuple[float | None, Fraction, str]:
    nps: kpi.Value = kpi.nps(answers["score"])
    level = kpi.service_level(calls, columns={"wait": ("wait_s", "s")}, rules={"answer_within": "30s"})
    again = kpi.wait_percentile(calls, p="0.9", percentile_rule="linear")
    return nps.value, Fraction(level.numerator or 0, level.denominator or 1), str(again)


def totals() -> kpi.Totals:
    today = kpi.Totals("contact", {"answer_within": datetime.timedelta(seconds=20)})
    today.observe(outcome="handled", wait="12s")
    today += kpi.Totals.known("contact", {"offered": 3})
    interval: kpi.Interval = today.interval("service_level", confidence="0.99")
    low, high = interval
    assert low <= high
    return today + today


def tables(calls: pl.DataFrame, answers: pl.LazyFrame) -> pl.DataFrame:
    card = kpi.scorecard(
        contacts=calls,
        surveys=answers,
        by=["queue"],
        every=datetime.timedelta(minutes=30),
        tz="Asia/Jerusalem",
        kpis=["service_level", kpi.ask("csat", "mean", name="rating"), kpi.formula("x", "(answered) / (offered)")],
        columns={
            "outcome": "result",
            "wait": kpi.Column("answered_at", since="queued_at"),
            "channel": kpi.constant("voice"),
        },
        values={"outcome": {"AGENT": "handled", "HANG": "abandoned_queue", "TEST": None}},
        rules={"contacts": {"short_abandon": "5s"}},
        keys_from={"surveys": kpi.keys_from("contacts", own_id="call", id="id")},
        progress=lambda rows, total: None,
    )
    january: kpi.TotalsTable = kpi.totals(contacts=calls, by="queue", every="15min", tz="UTC")
    months = (january + january).rollup(by="queue", every="month").scorecard(["service_level", "occupancy"])
    comparison: kpi.Comparison = kpi.compare_variants("service_level", calls)
    for group, values in months:
        print(group["queue"], values["service_level"].figure, comparison["of_offered"] < values["service_level"])
    try:
        card.value("service_level", queue="sales")
    except kpi.KpiError as error:
        print(error.column, error.row, error.message)
    kpi.plot.trend(card, "service_level", target=0.8).set_title("Service level")
    found: list[kpi.catalogue.Kpi] = kpi.catalogue.search("接通率")
    print(found[0].variants[0].formula)
    return card.to_polars()
