"""The package: what it imports, what it says of what is missing, threads, interrupts, types."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import kpi_core as kpi
import numpy as np
import pytest

HERE = Path(__file__).parent
OPTIONAL = ("pyarrow", "pandas", "polars", "duckdb", "numpy", "matplotlib", "tqdm", "IPython", "click")


def python(code: str) -> str:
    told = subprocess.run([sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


def test_nothing_optional_is_imported_before_it_is_used() -> None:
    loaded = python(
        f"""
        import sys, kpi_core as kpi
        kpi.nps([9, 10, 3])
        kpi.scorecard(contacts={{"outcome": ["handled"]}}).to_dicts()
        kpi.totals(contacts={{"outcome": ["handled"]}}).rollup().scorecard()
        repr(kpi.compare_variants("nps", {{"nps": [9]}}))
        kpi.catalogue.search("wrap")
        print(sorted(set({OPTIONAL!r}) & set(sys.modules)))
        """
    )
    assert loaded.strip() == "[]"


def test_what_is_missing_says_how_to_install_it() -> None:
    said = python(
        """
        import sys
        for name in ("pyarrow", "pandas", "polars", "matplotlib", "tqdm"):
            sys.modules[name] = None
        import kpi_core as kpi
        card = kpi.scorecard(surveys={"nps": [9]}, kpis=["nps"])
        for ask in (card.to_arrow, card.to_pandas, card.to_polars, lambda: kpi.plot.variants(card.row()),
                    lambda: kpi.scorecard(surveys={"nps": [9]}, progress=True)):
            try:
                ask()
            except ImportError as error:
                print(error)
        """
    )
    assert said.splitlines() == [
        "to_arrow needs pyarrow, which is not installed: pip install 'kpi-core[files]'",
        "to_pandas needs pandas, which is not installed: pip install 'pandas'",
        "to_polars needs polars, which is not installed: pip install 'polars'",
        "a plot needs matplotlib, which is not installed: pip install 'kpi-core[plot]'",
        "a progress bar needs tqdm, which is not installed: pip install 'kpi-core[progress]'",
    ]


def test_a_debug_build_warns_and_this_one_is_none() -> None:
    said = python(
        """
        import importlib, warnings
        warnings.simplefilter("error")
        import kpi_core
        from kpi_core import _native, errors
        print(_native.DEBUG_BUILD)
        _native.DEBUG_BUILD = True
        try:
            importlib.reload(kpi_core)
        except errors.DebugBuildWarning as warning:
            print(warning)
        """
    )
    built, warned = said.splitlines()
    assert built == "False"
    assert "many times slower" in warned


def test_ctrl_c_stops_a_long_run() -> None:
    scores = np.zeros(5_000_000, dtype=np.int8)
    told: list[int] = []

    def progress(rows: int, total: int | None) -> None:
        told.append(rows)
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        kpi.scorecard(surveys={"nps": scores}, kpis=["nps"], progress=progress)
    # At the first part, not at the end.
    assert len(told) == 1
    assert told[0] < len(scores)


def test_progress_is_told_and_an_exception_in_it_goes_on() -> None:
    scores = np.zeros(5_000_000, dtype=np.int8)
    told: list[tuple[int, int | None]] = []
    kpi.scorecard(
        surveys=kpi.Table(kpi._native.Batch({"nps": scores})), kpis=["nps"], progress=lambda *of: told.append(of)
    )
    assert told[-1][0] == len(scores)
    assert [rows for rows, _ in told] == sorted(rows for rows, _ in told)

    def wrong(rows: int, total: int | None) -> None:
        raise RuntimeError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        kpi.scorecard(surveys={"nps": scores}, kpis=["nps"], progress=wrong)


def test_a_bar_is_shown_where_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    kpi.scorecard(surveys={"nps": [9] * 10}, kpis=["nps"], progress=True)
    kpi.scorecard(surveys={"nps": [9] * 10}, kpis=["nps"], progress=False)
    assert "rows" in capsys.readouterr().err


def test_many_threads_count_at_once() -> None:
    scores = np.tile(np.arange(11, dtype=np.int8), 50_000)
    found: list[kpi.Value] = []

    def count() -> None:
        for _ in range(5):
            found.append(kpi.nps(scores))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 20
    # Of each eleven scores two are promoters and seven detractors.
    assert {value.parts for value in found} == {(-5 * 50_000, 11 * 50_000)}


def test_totals_are_fed_by_many_threads() -> None:
    totals = kpi.Totals("survey")

    def feed() -> None:
        for _ in range(2_000):
            totals.observe(nps=10)

    threads = [threading.Thread(target=feed) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert totals["nps_10"] == 8_000


def test_types() -> None:
    """The stubs are those of the built module; the package and the examples of users pass the strictest checks."""
    project = HERE.parent
    for arguments in (
        ["-m", "mypy.stubtest", "kpi_core._native", "--mypy-config-file", str(project / "pyproject.toml")],
        ["-m", "mypy", "--strict", str(project / "python" / "kpi_core"), str(HERE / "typed_use.py")],
    ):
        told = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False, cwd=project)
        assert told.returncode == 0, told.stdout + told.stderr


def test_types_of_pyright() -> None:
    program = Path(sys.executable).with_name("pyright")
    if not program.exists() or shutil.which("node") is None:
        pytest.skip("pyright needs node, which is not here: the examples are checked by mypy alone")
    told = subprocess.run(
        [program, "--pythonpath", sys.executable, str(HERE / "typed_use.py")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode == 0, told.stdout + told.stderr
