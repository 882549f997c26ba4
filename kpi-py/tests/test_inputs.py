"""The same table, whatever holds it, gives the same scorecard."""

from __future__ import annotations

import datetime
import gzip
import json
import random
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import kpi_core as kpi
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.csv
import pyarrow.feather
import pyarrow.parquet
import pytest

ZONE = "Asia/Jerusalem"


def rows(number: int = 400) -> dict[str, list[Any]]:
    random.seed(7)
    start = datetime.datetime(2026, 3, 26, 20, 0, tzinfo=ZoneInfo("UTC"))
    outcome = [random.choice(["AGENT", "HANG", "VOICEMAIL"]) for _ in range(number)]
    return {
        "queue": [random.choice(["sales", "help", None]) for _ in range(number)],
        "result": outcome,
        "arrived_at": [start + datetime.timedelta(minutes=7 * at) for at in range(number)],
        "wait_s": [None if random.random() < 0.1 else random.randrange(120) for _ in range(number)],
        "nps": [None if random.random() < 0.5 else random.randrange(11) for _ in range(number)],
    }


def arrow(given: dict[str, list[Any]]) -> pa.Table:
    types = {"arrived_at": pa.timestamp("us", "UTC"), "wait_s": pa.int64(), "nps": pa.int8()}
    return pa.table({name: pa.array(values, types.get(name, pa.string())) for name, values in given.items()})


def _card(table: Any) -> kpi.ScoreCard:
    return kpi.scorecard(
        contacts=table,
        by="queue",
        every="day",
        tz=ZONE,
        kpis=["service_level", "abandonment_rate", "longest_wait", "average_queue_time"],
        columns={"outcome": "result"},
        values={"outcome": {"AGENT": "handled", "HANG": "abandoned_queue", "VOICEMAIL": "voicemail"}},
    )


GIVEN = rows()
ARROW = arrow(GIVEN)


def pandas_numpy() -> pd.DataFrame:
    frame = ARROW.to_pandas()
    # Whole numbers with gaps are floats in numpy.
    assert frame["wait_s"].dtype == np.float64
    return frame


def kinds() -> dict[str, Any]:
    polars = pl.from_arrow(ARROW)
    assert isinstance(polars, pl.DataFrame)
    return {
        "pyarrow table": ARROW,
        "pyarrow in chunks": pa.concat_tables([ARROW.slice(0, 100), ARROW.slice(100)]),
        "pyarrow batch": ARROW.combine_chunks().to_batches()[0],
        "pandas of numpy": pandas_numpy(),
        "pandas of arrow": ARROW.to_pandas(types_mapper=pd.ArrowDtype),
        "pandas nullable": ARROW.to_pandas().convert_dtypes(),
        "pandas with an index": pandas_numpy().set_index(pd.Index(range(5, 5 + len(ARROW)))),
        "pandas categories": ARROW.to_pandas().astype({"queue": "category", "result": "category"}),
        "polars": polars,
        "polars lazy": polars.lazy(),
        "polars categories": polars.with_columns(pl.col("queue", "result").cast(pl.Categorical)),
        "dict of lists": GIVEN,
        "dict of arrays": {
            **GIVEN,
            "wait_s": pl.Series(GIVEN["wait_s"]),
            "arrived_at": pa.array(GIVEN["arrived_at"], pa.timestamp("us", "UTC")),
        },
        "dicts": [dict(zip(GIVEN, row, strict=True)) for row in zip(*GIVEN.values(), strict=True)],
        "our own": kpi.Table(kpi._native.Batch(GIVEN)),
    }


@pytest.mark.parametrize("kind", list(kinds()))
def test_the_same_table_gives_the_same_scorecard(kind: str) -> None:
    expected = _card(ARROW)
    found = _card(kinds()[kind])
    assert found.table(parts=True) == expected.table(parts=True)
    assert found.long() == expected.long()
    assert len(expected) > 5


def test_duckdb_relations_are_read(tmp_path: Path) -> None:
    with duckdb.connect() as connection:
        connection.register("calls", ARROW)
        relation = connection.sql("SELECT * FROM calls")
        assert _card(relation).long() == _card(ARROW).long()
        assert _card(connection.sql('SELECT *, 1 AS "odd "" name" FROM calls')).long() == _card(ARROW).long()


@pytest.mark.parametrize(
    "name", ["calls.parquet", "calls.arrow", "calls.csv", "calls.csv.gz", "calls.tsv", "calls.jsonl", "calls.jsonl.gz"]
)
def test_files_are_read(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name.endswith(".parquet"):
        pa.parquet.write_table(ARROW, path)
    elif name.endswith(".arrow"):
        pa.feather.write_feather(ARROW, path, compression="uncompressed")
    else:
        if "jsonl" in name:
            lines = (json.dumps({**row, "arrived_at": row["arrived_at"].isoformat()}) for row in ARROW.to_pylist())
            data = "\n".join(lines).encode()
        else:
            sink = pa.BufferOutputStream()
            separator = "\t" if ".tsv" in name else ","
            pa.csv.write_csv(ARROW, sink, pa.csv.WriteOptions(delimiter=separator))
            data = sink.getvalue().to_pybytes()
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found, expected = _card(path), _card(ARROW)
    assert found["service_level"] == expected["service_level"]
    assert _card(str(path)).table(parts=True) == found.table(parts=True)


def test_any_number_of_threads_and_parts_gives_the_same_bits() -> None:
    many = pa.concat_tables([ARROW] * 400)
    asked = {
        "columns": {"outcome": "result"},
        "values": {"outcome": {"AGENT": "handled", "HANG": "abandoned_queue", "VOICEMAIL": "voicemail"}},
    }
    cards = [
        kpi.scorecard(contacts=table, by="queue", kpis="accessibility", threads=threads, **asked)  # type: ignore[arg-type]
        for threads in (1, 2, 3)
        for table in (many, many.combine_chunks())
    ]
    assert all(card.long() == cards[0].long() for card in cards)


def test_outputs_agree() -> None:
    card = _card(ARROW)
    expected = card.to_dicts()
    assert pl.DataFrame(card).to_dicts() == expected == card.to_polars().to_dicts()
    assert pa.table(card).to_pylist() == expected
    assert card.to_arrow().equals(pa.table(card))
    frame = card.to_pandas()
    assert list(frame.columns) == list(expected[0])
    assert frame["service_level"].isna().sum() == sum(row["service_level"] is None for row in expected)
    with duckdb.connect() as connection:
        result = connection.sql("SELECT count(*) FROM card").fetchall()
    assert result == [(len(card),)]
    undefined = [row for row in expected if row["service_level"] is None]
    assert all(row["reason"] for row in undefined)
    assert any(isinstance(row["longest_wait"], datetime.timedelta) for row in expected)
    assert card.table(times="seconds").column_names == card.table(times="us").column_names


def test_totals_survive_files_and_other_engines(tmp_path: Path) -> None:
    asked = {
        "columns": {"outcome": "result"},
        "values": {"outcome": {"AGENT": "handled", "HANG": "abandoned_queue", "VOICEMAIL": "voicemail"}},
    }
    totals = kpi.totals(contacts=ARROW, by="queue", every="1h", tz=ZONE, **asked)  # type: ignore[arg-type]
    totals.write_parquet(tmp_path / "totals.parquet")
    again = kpi.TotalsTable.from_tables(tmp_path / "totals.parquet")
    assert again == totals
    names = [total.name for total in kpi.catalogue.fact("contact").totals]
    sums = ", ".join(f"CASE WHEN count({name}) = count(*) THEN sum({name})::BIGINT END AS {name}" for name in names)
    with duckdb.connect() as connection:
        path = tmp_path / "totals.parquet"
        added = connection.sql(f"SELECT queue, fact, rules, {sums} FROM '{path}' GROUP BY queue, fact, rules")
        by_sql = kpi.TotalsTable.from_tables(added).scorecard(["service_level", "connect_rate"])
    direct = kpi.scorecard(contacts=ARROW, by="queue", kpis=["service_level", "connect_rate"], **asked)  # type: ignore[arg-type]
    assert by_sql.table(parts=False) == direct.table(parts=False)
    days = totals.rollup(by="queue", every="day")
    assert days.every == f"day {ZONE}"
    assert days.scorecard("service_level")["service_level"] == _card(ARROW)["service_level"]


def test_surveys_take_the_keys_of_their_contacts() -> None:
    calls = {"id": [1, 2, 3], "queue": ["a", "b", "a"], "outcome": ["handled"] * 3}
    answers = {"call": [1, 2, 3, 9], "nps": [10, 3, 9, 0]}
    card = kpi.scorecard(
        contacts=calls,
        surveys=answers,
        by="queue",
        kpis=["nps"],
        keys_from={"surveys": kpi.keys_from("contacts", own_id="call", id="id")},
    )
    # a: 10 and 9, two promoters of two; b: 3, a detractor; call 9 is known nowhere.
    assert card.value("nps", queue="a").parts == (2, 2)
    assert card.value("nps", queue="b").parts == (-1, 1)
    assert card.value("nps", queue=None).parts == (-1, 1)
    assert card.inherited_keys["unmatched"] == [1]


def test_several_facts_of_one_table_are_counted() -> None:
    calls = {"outcome": ["handled", "handled", "abandoned_queue"], "nps": [10, None, None], "csat": [5, 1, None]}
    card = kpi.scorecard(contacts=calls, surveys=calls, where_known=["surveys"], kpis=["connect_rate", "nps", "csat"])
    assert [value.parts for value in card.row()] == [(2, 3), (1, 1), (1, 2)]


def test_times_come_from_two_instants_and_constants_from_nowhere() -> None:
    at = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    calls = {"queued": [at, at], "answered": [at + datetime.timedelta(seconds=s) for s in (10, 30)]}
    value = kpi.service_level(
        calls,
        columns={"outcome": kpi.constant("handled"), "wait": kpi.Column("answered", since="queued")},
    )
    assert value.parts == (1, 2)


def test_numpy_scalars_and_arrays_are_numbers() -> None:
    assert kpi.nps(np.array([9, 10, 3], dtype=np.int8)).parts == (1, 3)
    assert kpi.nps(np.array([9.0, np.nan, 3.0])).parts == (0, 2)
    assert kpi.nps([np.int64(9), np.float64(3), None]).parts == (0, 2)
    assert kpi.nps(pd.Series([9, 10, 3])).parts == (1, 3)
    assert kpi.nps(pd.Series([9, None, 3])).parts == (0, 2)
    assert kpi.nps(pl.Series([9, None, 3])).parts == (0, 2)
    assert kpi.nps(score for score in (9, 3, 3)).parts == (-1, 3)
    assert kpi.nps(range(11)).parts == (2 - 7, 11)


@pytest.mark.parametrize(
    "empty", [{}, {"outcome": []}, pa.table({"outcome": pa.array([], pa.string())}), pl.DataFrame({"outcome": []}), []]
)
def test_nothing_is_undefined_and_no_error(empty: Any) -> None:
    if isinstance(empty, dict) and not empty or isinstance(empty, list):
        with pytest.raises(kpi.ColumnError, match="outcome"):
            kpi.scorecard(contacts=empty, kpis=["connect_rate"])
        return
    card = kpi.scorecard(contacts=empty, kpis=["connect_rate", "contact_volume"])
    assert [value.value for value in card.row()] == [None, 0.0]
    assert card.row()[0].reason_code == "empty"
    grouped = kpi.scorecard(contacts=empty, by="outcome", kpis=["connect_rate"])
    assert len(grouped) == 0
    assert "No rows" in repr(grouped)


def test_all_null_is_unknown() -> None:
    card = kpi.scorecard(surveys={"nps": [None, None]}, kpis=["nps"])
    assert card.value("nps").value is None


def test_times_of_numpy_and_old_series_are_read() -> None:
    at = np.array(["2026-01-01T09:00", "2026-01-02T09:00"], dtype="datetime64[ns]")
    calls = {"outcome": ["handled"] * 2, "wait": np.array([10, 30], dtype="timedelta64[s]"), "arrived_at": at}
    card = kpi.scorecard(contacts=calls, every="day", tz="UTC", naive_tz="UTC", kpis=["service_level"])
    assert [value.parts for value in card["service_level"]] == [(1, 1), (0, 1)]


def test_measures_are_put_into_intervals() -> None:
    day = datetime.datetime(2026, 1, 1, 9, tzinfo=datetime.UTC)
    calls = {
        "outcome": ["handled"] * 3,
        "arrived_at": [day, day, day + datetime.timedelta(days=1)],
        "won": [True, False, True],
        "euros": pa.array(["12.50", None, "3.00"]).cast(pa.decimal128(8, 2)),
        "left_s": [5, 7, 9],
    }
    card = kpi.scorecard(
        contacts=calls,
        every="day",
        tz="UTC",
        measures={
            "won": kpi.count_where("won"),
            "revenue": kpi.sum_of(kpi.Column("euros", decimals=2)),
            "left": kpi.sum_of(kpi.Column("left_s", "s")),
        },
        at="arrived_at",
        kpis=[
            kpi.formula("win_rate", "(contacts.won) / (contact.answered)", unit="share"),
            kpi.formula("cents", "(contacts.revenue) / (contact.answered)"),
            kpi.formula("mean_left", "(contacts.left) / (contact.answered)"),
        ],
    )
    assert [value.parts for value in card["win_rate"]] == [(1, 2), (1, 1)]
    assert card["cents"][1].parts == (300, 1)
    assert [value.timedelta for value in card["mean_left"]] == [
        datetime.timedelta(seconds=6),
        datetime.timedelta(seconds=9),
    ]
    with pytest.raises(kpi.UnknownName):
        kpi.scorecard(contacts=calls, measures={"tickets": {"won": kpi.count_where("won")}}, kpis=["connect_rate"])
