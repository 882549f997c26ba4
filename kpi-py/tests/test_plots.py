"""The plots: what is drawn is what was counted, undefined is a gap."""

from __future__ import annotations

import datetime
import math

import kpi_core as kpi
import matplotlib as mpl
import pytest

mpl.use("agg")

from matplotlib import pyplot as plt  # noqa: E402
from matplotlib.axes import Axes  # noqa: E402

MONDAY = datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.UTC)


def card(**more: object) -> kpi.ScoreCard:
    days = [0, 0, 1, 1, 3]
    calls = {
        "arrived_at": [MONDAY + datetime.timedelta(days=day) for day in days],
        "outcome": ["handled", "abandoned_queue", "handled", "handled", "handled"],
        "wait": ["10s", "30s", "10s", "15s", "90s"],
        "queue": ["a", "a", "a", "b", "a"],
    }
    return kpi.scorecard(
        contacts=calls,
        every="day",
        tz="UTC",
        kpis=["service_level", "average_speed_of_answer"],
        empty_intervals=True,
        **more,
    )  # type: ignore[arg-type]


@pytest.fixture(autouse=True)
def closed() -> object:
    yield
    plt.close("all")


def test_a_trend_has_its_line_its_gap_its_target_and_its_band() -> None:
    ax = kpi.plot.trend(card(), target=0.8)
    assert isinstance(ax, Axes)
    line, target = ax.get_lines()
    # 1 of 2, 2 of 2, nobody, 0 of 1.
    figures = list(line.get_ydata())
    assert figures[:2] == [50.0, 100.0]
    assert math.isnan(figures[2])
    assert figures[3] == 0.0
    assert list(target.get_ydata()) == [80.0, 80.0]
    [band] = ax.collections
    # Wilson, 1 of 2 at 95 %: 9.45 % to 90.55 %.
    lows = [y for _, y in band.get_paths()[0].vertices]
    assert min(lows) == pytest.approx(9.45, abs=0.01)
    assert "95 % interval of doubt" in ax.get_title(loc="left")
    assert ax.get_ylabel() == "%"


def test_a_trend_has_a_line_for_each_group_and_draws_where_it_is_told() -> None:
    _, own = plt.subplots()
    ax = card(by="queue").trend("service_level", ax=own, confidence=None)
    assert ax is own
    assert [line.get_label() for line in ax.get_lines()] == ["a", "b"]
    assert not ax.collections


def test_times_are_drawn_in_seconds_and_have_no_band() -> None:
    ax = kpi.plot.trend(card(), "average_speed_of_answer", target=20e6)
    assert list(ax.get_lines()[0].get_ydata())[:2] == [10.0, 12.5]
    assert list(ax.get_lines()[1].get_ydata()) == [20.0, 20.0]
    assert ax.get_ylabel() == "seconds"
    assert "doubt" not in ax.get_title(loc="left")


def test_a_trend_needs_intervals() -> None:
    with pytest.raises(ValueError, match="every="):
        kpi.plot.trend(kpi.scorecard(surveys={"nps": [9]}, kpis=["nps"]))


def test_variants_stand_side_by_side() -> None:
    told = kpi.compare_variants(
        "service_level", {"outcome": ["handled", "handled", "abandoned_queue"], "wait": ["9s", "30s", "9s"]}
    )
    ax = told.plot()
    names = [label.get_text() for label in ax.get_yticklabels()]
    assert names[0] == "of_offered (default)"
    assert [round(bar.get_width(), 1) for bar in ax.patches][:2] == [33.3, 33.3]
    texts = [text.get_text() for text in ax.texts]
    assert "33.3 %" in texts[0]
    assert "(1 of 3)" in texts[0]
    empty = kpi.compare_variants("nps", {"nps": []}).plot()
    assert "undefined: no rows" in empty.texts[0].get_text()
