"""The command line: `kpi scorecard`, `kpi variants`, `kpi catalogue`, `kpi validate`.

Results go to the standard output, everything else to the standard error. Exit codes: 0 where all is well, 1 where `validate` found
rows or ids that are wrong, 2 where the command could not be carried out.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from . import _native, catalogue
from ._card import ScoreCard
from ._compare import compare_variants
from ._facts import fact_of, keywords, plural
from ._scorecard import scorecard
from ._sources import open_file
from ._table import Table
from ._validate import validate
from .errors import KpiError

_Command = TypeVar("_Command", bound=Callable[..., Any])

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 110}


class _Group(click.Group):
    """Errors of the data as one line, as those of the options are."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what cannot be done is said in one line."""
        try:
            return super().invoke(ctx)
        except KpiError as error:
            raise _failed(error.message) from error
        except (OSError, ValueError, TypeError) as error:
            raise _failed(str(error)) from error


class _Failed(click.ClickException):
    """The command could not be carried out."""

    exit_code = 2


# What Python is told by arguments is told here by options.
_SPOKEN = [
    (r"columns=\{[^}]*\}", "--column FIELD=COLUMN[:UNIT]"),
    (r"values=\{.*?\}\}", "--value FIELD:WORD=MEANING"),
    (r'naive_tz="([^"]*)"', r"--naive-tz \1"),
    (r'\btz="([^"]*)"', r"--tz \1"),
    (r'every="([^"]*)"', r"--every \1"),
    (r"\. See \.rejected_rows and \.reconciliation", ": kpi validate lists them"),
]


def _spoken(message: str) -> str:
    for python, option in _SPOKEN:
        message = re.sub(python, option, message)
    return message


def _failed(message: str) -> click.ClickException:
    return _Failed(_spoken(message))


def _show_warning(message: Warning | str, *_: Any, **__: Any) -> None:
    click.secho(f"Warning: {_spoken(str(message))}", fg="yellow", err=True)


@click.group(cls=_Group, context_settings=_CONTEXT)
@click.version_option(_native.__version__, prog_name="kpi")
def main() -> None:
    """Exact, auditable contact-centre KPIs from files of calls, tickets, surveys, agents' states ..."""
    warnings.showwarning = _show_warning
    warnings.simplefilter("always")


def _inputs(command: _Command) -> _Command:
    """The options of every command that reads files."""
    options = [
        click.argument("files", metavar="FILE...", nargs=-1, required=True),
        click.option(
            "--fact", "facts", multiple=True, metavar="FACT",
            help="What the rows of FILE are (contacts, surveys, tickets ...); contacts where nothing is said. Again for what else they hold.",
        ),
        click.option(
            "--column", "columns", multiple=True, metavar="FIELD=COLUMN[:UNIT]",
            help="The column that holds a field, with the unit of a time: wait=WaitSec:s. Columns named like fields are found (wait, wait_ms).",
        ),
        click.option(
            "--value", "values", multiple=True, metavar="FIELD:WORD=MEANING",
            help="What a word of a column stands for: outcome:HANG=abandoned_queue; an empty meaning is unknown.",
        ),
        click.option("--rule", "rules", multiple=True, metavar="RULE=VALUE", help="How rows are counted: answer_within=30s."),
        click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="A TOML file that says the same: fact, [columns], [values], [rules], naive_tz."),
        click.option("--naive-tz", metavar="ZONE", help="The zone of timestamps that name none."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def _pair(text: str, option: str, form: str) -> tuple[str, str]:
    name, found, value = text.partition("=")
    if not found or not name:
        raise click.BadParameter(f"{text!r} is not {form}", param_hint=option)
    return name.strip(), value.strip()


def _column(text: str) -> Any:
    name, _, unit = text.rpartition(":")
    return (name, unit) if name and unit in ("s", "ms", "us", "ns") else text


def _told(given: dict[str, Any]) -> dict[str, Any]:
    """The tables, the columns, words and rules: those of the mapping file, then those of the options."""
    mapping: dict[str, Any] = {}
    if given["mapping"] is not None:
        try:
            mapping = tomllib.loads(given["mapping"].read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise _failed(f"{given['mapping'].name} is no TOML: {error}") from error
        known = {"fact", "facts", "columns", "values", "rules", "naive_tz"}
        if wrong := sorted(set(mapping) - known):
            raise _failed(f"{given['mapping'].name} says {', '.join(wrong)}: a mapping says {', '.join(sorted(known))}")
    columns: dict[str, Any] = {}
    for field, of in mapping.get("columns", {}).items():
        columns[field] = (of["column"], of["unit"]) if isinstance(of, dict) and "unit" in of else of
        if isinstance(of, dict) and "since" in of:
            columns[field] = _native.Column(of["column"], of.get("unit"), since=of["since"])
    for text in given["columns"]:
        field, column = _pair(text, "--column", "FIELD=COLUMN")
        columns[field] = _column(column)
    values = {
        field: {word: meaning or None for word, meaning in words.items()}
        for field, words in mapping.get("values", {}).items()
    }
    for text in given["values"]:
        left, meaning = _pair(text, "--value", "FIELD:WORD=MEANING")
        field, found, word = left.partition(":")
        if not found:
            raise click.BadParameter(f"{text!r} is not FIELD:WORD=MEANING", param_hint="--value")
        values.setdefault(field, {})[word] = meaning or None
    rules = dict(mapping.get("rules", {}))
    rules |= dict(_pair(text, "--rule", "RULE=VALUE") for text in given["rules"])
    facts = list(given["facts"]) or mapping.get("facts") or [mapping.get("fact", "contacts")]
    tables = _tables(given["files"], [plural(fact_of(fact)) for fact in facts])
    told = {
        "columns": columns,
        "values": values,
        "rules": rules or None,
        "naive_tz": given["naive_tz"] or mapping.get("naive_tz"),
    }
    return {**told, **tables}


def _tables(files: tuple[str, ...], facts: list[str]) -> dict[str, Any]:
    """Files by what their rows are: `FILE`, or `surveys=FILE`."""
    tables: dict[str, Any] = {}
    first = None
    for text in files:
        name, found, path = text.partition("=")
        if found and (name in keywords() or name in keywords().values()):
            tables[plural(fact_of(name))] = open_file(path)
            continue
        if first is not None:
            raise click.UsageError(
                "of several files each says what its rows are: contacts=calls.csv surveys=answers.csv"
            )
        first = open_file(text)
        for fact in facts:
            tables[fact] = first
    return tables


def _where_known(tables: dict[str, Any]) -> list[str]:
    """Of a file that holds several facts, rows of the second are those of which something is known."""
    seen: list[Any] = []
    known = []
    for keyword, table in tables.items():
        if keyword in keywords():
            if any(other is table for other in seen):
                known.append(keyword)
            seen.append(table)
    return known


def _outputs(command: _Command) -> _Command:
    options = [
        click.option(
            "--json", "as_json", is_flag=True, help="An object for each value, with its parts, rules and reason."
        ),
        click.option("--csv", "as_csv", is_flag=True, help="The same as CSV."),
        click.option(
            "--parquet",
            type=click.Path(dir_okay=False, path_type=Path),
            metavar="OUT",
            help="The same into a Parquet file.",
        ),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def _write(table: Any, as_json: bool, as_csv: bool, parquet: Path | None) -> bool:
    """Writes a table in the form that was asked for; whether one was."""
    if sum([as_json, as_csv, parquet is not None]) > 1:
        raise click.UsageError("--json, --csv and --parquet exclude each other")
    rows = table.to_dicts() if as_json or as_csv else []
    if as_json:
        click.echo(json.dumps(rows, default=str, ensure_ascii=False, indent=1))
    elif as_csv:
        import csv

        writer = csv.DictWriter(sys.stdout, table._batch().column_names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    elif parquet is not None:
        from ._optional import need

        pyarrow = need("pyarrow", "writing Parquet")
        need("pyarrow.parquet", "writing Parquet").write_table(pyarrow.table(table), str(parquet))
        click.echo(f"{len(table)} values in {parquet}", err=True)
    else:
        return False
    return True


def _print(text: str) -> None:
    """A table, its heading bold on a terminal."""
    head, _, rest = text.partition("\n")
    click.echo(click.style(head, bold=True))
    click.echo(rest)


@main.command("scorecard")
@_inputs
@click.option("--by", multiple=True, metavar="COLUMN", help="Group by a column; again for several.")
@click.option("--every", metavar="INTERVAL", help="Group by interval: 30min, 1h, day, week, month ...; needs --tz.")
@click.option("--tz", metavar="ZONE", help="The zone of the intervals: Europe/Paris, UTC.")
@click.option("--kpi", "kpis", multiple=True, metavar="KPI", help="A KPI (service_level, service_level.answered_only) or a family; again for several. All that the columns allow where nothing is said.")  # fmt: skip
@click.option("--threads", type=click.IntRange(1, 1024), help="On so many threads; on all where nothing is said.")
@click.option("--strict", is_flag=True, help="Fail at the first row that is rejected.")
@_outputs
def _scorecard(
    by: tuple[str, ...],
    every: str | None,
    tz: str | None,
    kpis: tuple[str, ...],
    threads: int | None,
    strict: bool,
    as_json: bool,
    as_csv: bool,
    parquet: Path | None,
    **given: Any,
) -> None:
    """The KPIs of files, by columns and intervals.

    \b
    kpi scorecard calls.csv --by queue --every 30min --tz Europe/Paris
    kpi scorecard contacts=calls.parquet surveys=answers.csv --kpi nps --json
    """
    told = _told(given)
    card: ScoreCard = scorecard(
        **told, by=list(by), every=every, tz=tz, kpis=list(kpis) or None, threads=threads, strict=strict, where_known=_where_known(told), progress=sys.stderr.isatty() or None
    )  # fmt: skip
    if not _write(card.long(), as_json, as_csv, parquet):
        cells = card._cells(len(card))
        from ._text import aligned

        _print(aligned(*cells) if len(card) and card.kpis else repr(card))
        for note in card._notes():
            if not note.startswith("…"):
                click.secho(note, dim=True, err=True)


@main.command("variants")
@click.argument("kpi")
@click.argument("files", metavar="[FILE]...", nargs=-1)
@click.option("--fact", "facts", multiple=True, hidden=True)
@click.option("--column", "columns", multiple=True, metavar="FIELD=COLUMN[:UNIT]", help="As in scorecard.")
@click.option("--value", "values", multiple=True, metavar="FIELD:WORD=MEANING", help="As in scorecard.")
@click.option("--rule", "rules", multiple=True, metavar="RULE=VALUE", help="As in scorecard.")
@click.option("--mapping", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="As in scorecard.")
@click.option("--naive-tz", metavar="ZONE", help="As in scorecard.")
@_outputs
def _variants(kpi: str, as_json: bool, as_csv: bool, parquet: Path | None, **given: Any) -> None:
    """How each vendor would report the same rows; without a file, which variants there are.

    \b
    kpi variants service_level calls.csv
    kpi variants service_level
    """
    if not given["files"]:
        table = catalogue.variants(kpi)
        if not _write(table, as_json, as_csv, parquet):
            _print(repr(table))
        return
    if not given["facts"]:
        given["facts"] = (plural(_native.kpi(kpi).variants[0].facts[0]),)
    told = compare_variants(kpi, **_told(given))
    if not _write(Table(told._batch()), as_json, as_csv, parquet):
        _print(repr(told))


@main.command("catalogue")
@click.argument("words", nargs=-1)
@_outputs
def _catalogue(words: tuple[str, ...], as_json: bool, as_csv: bool, parquet: Path | None) -> None:
    """The KPIs that the words find (in English, Chinese or French), or all of them; of one id, all that is known of it.

    \b
    kpi catalogue
    kpi catalogue early leavers
    kpi catalogue 接通率
    kpi catalogue occupancy
    """
    asked = " ".join(words)
    known = {kpi.id: kpi for kpi in _native.kpis()}
    if asked in known and not (as_json or as_csv or parquet):
        from ._functions import docstring

        text = docstring(known[asked]).partition("\nArgs:\n")[0]
        _print(f"{asked}\n{text}")
        return
    table = catalogue.overview(asked)
    if not len(table):
        raise _failed(f"nothing is called {asked!r}, nor spoken of so")
    if not _write(table, as_json, as_csv, parquet):
        rows = [[of["id"], of["name"], of["family"], str(of["variants"])] for of in table.to_dicts()]
        from ._text import aligned

        _print(aligned(["id", "name", "family", "variants"], rows, [False, False, False, True]))


@main.command("validate")
@_inputs
@click.option("--unique", metavar="COLUMN", help="A column of ids of which each is to stand in one row.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def _validate(unique: str | None, as_json: bool, **given: Any) -> None:
    """What is wrong with files: rejected rows by reason with their numbers, words that stand for nothing, ids that stand twice.

    Exit code 1 where anything is.
    """
    told = _told(given)
    found = validate(**told, where_known=_where_known(told), unique=unique)
    if as_json:
        parts = {title: table.to_dicts() for title, table in found._sections()}
        click.echo(json.dumps({"ok": found.ok, **parts}, default=str, ensure_ascii=False, indent=1))
    else:
        click.echo(repr(found))
    sys.exit(0 if found.ok else 1)
