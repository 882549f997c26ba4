"""The command line, as a person meets it: output, exit codes, what goes to the standard error."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import kpi_core as kpi
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result
from kpi_core.cli import main

LOG = """id,Queue,result,arrived_at,wait_ms,score
1,sales,AGENT,2026-03-02 09:00:00Z,12000,9
2,sales,HANG,2026-03-02 09:10:00Z,90000,
3,help,AGENT,2026-03-02 09:40:00Z,5000,3
3,help,AGENT,2026-03-03 09:40:00Z,40000,10
"""
MAPPED = ["--column", "outcome=result", "--value", "outcome:AGENT=handled", "--value", "outcome:HANG=abandoned_queue"]


@pytest.fixture
def log(tmp_path: Path) -> str:
    path = tmp_path / "calls.csv"
    path.write_text(LOG, encoding="utf-8")
    return str(path)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_scorecard_is_printed(log: str) -> None:
    told = run("scorecard", log, *MAPPED, "--by", "Queue", "--kpi", "service_level", "--kpi", "abandonment_rate")
    assert told.exit_code == 0
    # help: 5 s of 5 s and 40 s; sales: 12 s of two.
    assert told.stdout.splitlines() == [
        "Queue  service_level  abandonment_rate",
        "─────  ─────────────  ────────────────",
        "help          50.0 %             0.0 %",
        "sales         50.0 %            50.0 %",
    ]


def test_json_csv_and_parquet_tell_the_same(log: str, tmp_path: Path) -> None:
    asked = [
        "scorecard",
        log,
        *MAPPED,
        "--by",
        "Queue",
        "--every",
        "day",
        "--tz",
        "Europe/Paris",
        "--kpi",
        "service_level",
    ]
    as_json = json.loads(run(*asked, "--json").stdout)
    as_csv = list(csv.DictReader(io.StringIO(run(*asked, "--csv").stdout)))
    assert run(*asked, "--parquet", str(tmp_path / "out.parquet")).stdout == ""
    parquet = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [(row["Queue"], row["numerator"], row["denominator"]) for row in as_json] == [
        ("help", 1, 1),
        ("help", 0, 1),
        ("sales", 1, 2),
    ]
    assert [int(row["denominator"]) for row in as_csv] == [row["denominator"] for row in parquet] == [1, 1, 2]
    assert as_json[0]["interval"] == "2026-03-02 00:00:00+01:00"
    assert "answer_within=20s" in as_json[0]["rules"]
    assert run(*asked, "--json", "--csv").exit_code == 2


def test_a_mapping_file_says_the_same(log: str, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'facts = ["contacts", "surveys"]\n[columns]\noutcome = "result"\nnps = "score"\nwait = { column = "wait_ms", unit = "ms" }\n'
        '[values.outcome]\nAGENT = "handled"\nHANG = "abandoned_queue"\n[rules]\nanswer_within = "10s"\n',
        encoding="utf-8",
    )
    told = run("scorecard", log, "--mapping", str(mapping), "--kpi", "service_level", "--kpi", "nps", "--json")
    found = {row["kpi"]: (row["numerator"], row["denominator"]) for row in json.loads(told.stdout)}
    assert found == {"service_level": (1, 4), "nps": (1, 3)}
    mapping.write_text('colums = "x"\n', encoding="utf-8")
    told = run("scorecard", log, "--mapping", str(mapping))
    assert told.exit_code == 2
    assert "says colums: a mapping says columns" in told.stderr
    mapping.write_text("= broken", encoding="utf-8")
    assert "is no TOML" in run("scorecard", log, "--mapping", str(mapping)).stderr


def test_several_files_say_what_their_rows_are(log: str, tmp_path: Path) -> None:
    answers = tmp_path / "answers.jsonl.gz"
    answers.write_bytes(gzip.compress(b'{"nps": 10}\n{"nps": 2}\n{"nps": 9}\n'))
    told = run(
        "scorecard",
        f"contacts={log}",
        f"surveys={answers}",
        *MAPPED,
        "--kpi",
        "nps",
        "--kpi",
        "contact_volume",
        "--json",
    )
    assert [(row["numerator"], row["denominator"]) for row in json.loads(told.stdout)] == [(1, 3), (4, 1)]
    assert run("scorecard", log, str(answers)).exit_code == 2


def test_validate_lists_what_is_wrong_and_says_so_by_its_exit_code(log: str, tmp_path: Path) -> None:
    told = run("validate", log, *MAPPED, "--unique", "id")
    assert told.exit_code == 1
    assert "Ids in more than one row (1)" in told.stdout
    told = run("validate", log, "--column", "outcome=result", "--value", "outcome:AGENT=handled")
    assert told.exit_code == 1
    assert "HANG" in told.stdout
    assert "unknown_word" in told.stdout
    told = run("validate", log, *MAPPED)
    assert told.exit_code == 0
    assert "Everything was counted." in told.stdout
    told = run("validate", log, *MAPPED, "--unique", "id", "--json")
    assert json.loads(told.stdout)["ok"] is False
    (tmp_path / "scores.csv").write_text("nps\n9\n12\n", encoding="utf-8")
    told = run("validate", str(tmp_path / "scores.csv"), "--fact", "surveys")
    assert told.exit_code == 1
    assert "nps is off its scale (12)" in told.stdout


def test_variants_and_catalogue(log: str) -> None:
    told = run("variants", "service_level", log, *MAPPED)
    assert told.exit_code == 0
    assert any(line.startswith("answered_only") and "2 of 3" in line for line in told.stdout.splitlines())
    assert "reported_by" in run("variants", "service_level").stdout
    assert run("catalogue", "接通率").stdout.splitlines()[2].startswith("connect_rate")
    assert len(json.loads(run("catalogue", "--json").stdout)) == len(kpi.catalogue.kpis())
    assert "Promoters answer 9 or 10" in run("catalogue", "nps").stdout
    told = run("catalogue", "no such words at all")
    assert told.exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["scorecard", "nowhere.csv"], "there is no file nowhere.csv"),
        (["scorecard", "LOG", *MAPPED, "--kpi", "servicelevel"], "near it: service_level"),
        (["scorecard", "LOG"], "Name the column that holds it: --column FIELD=COLUMN"),
        (["scorecard", "LOG", "--column", "outcome"], "is not FIELD=COLUMN"),
        (["scorecard", "LOG", "--value", "outcome=x"], "is not FIELD:WORD=MEANING"),
        (["scorecard", "LOG", *MAPPED, "--every", "day"], "--tz Europe/Paris"),
        (["scorecard", "LOG", *MAPPED, "--every", "day", "--tz", "Mars"], "there is no zone `Mars`"),
        (["scorecard", "LOG", *MAPPED, "--rule", "answer_within=20"], "is no time"),
        (["scorecard", "LOG", "--fact", "calls"], "there are no tables of `calls`"),
        (["variants", "nothing"], "there is no KPI `nothing`"),
        (["scorecard", "LOG", "--column", "outcome=result", "--strict"], "'AGENT'"),
    ],
)
def test_errors_are_one_line_and_exit_with_two(arguments: list[str], said: str, log: str) -> None:
    told = run(*[log if argument == "LOG" else argument for argument in arguments])
    assert told.exit_code == 2
    assert said in told.stderr
    assert told.stdout == ""
    assert "Traceback" not in told.stderr


def test_the_program_is_installed_and_colours_nothing_that_is_no_terminal(log: str) -> None:
    program = Path(sys.executable).with_name("kpi")
    told = subprocess.run(
        [program, "scorecard", log, *MAPPED, "--kpi", "connect_rate"], capture_output=True, text=True, check=True
    )
    assert "\x1b" not in told.stdout + told.stderr
    assert "75.0 %" in told.stdout
    assert kpi.__version__ in subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
