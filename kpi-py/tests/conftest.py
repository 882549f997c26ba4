"""What the tests share: published data, where it is at hand."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """A file of the published data; without it the test is skipped, and says so."""
    folder = Path(os.environ.get("KPI_SHARED_DATA") or ROOT.parent / "shared")

    def find(name: str) -> Path:
        path = folder / name
        if not path.exists():
            pytest.skip(f"the published data is not here: no {path}; KPI_SHARED_DATA names its folder")
        return path

    return find
