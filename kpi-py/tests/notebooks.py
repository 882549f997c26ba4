"""Runs the notebooks of `examples/notebooks`, and compares what they show with what is committed.

With KPI_REWRITE=1 what they show is written instead.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

FOLDER = Path(__file__).parents[2] / "examples" / "notebooks"


def shown(notebook: Any) -> list[list[str]]:
    """What each cell shows as text; drawings are there or not."""
    cells = []
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        parts = []
        for output in cell.outputs:
            if output.output_type == "stream":
                parts.append(f"{output.name}: {output.text}")
            elif output.output_type == "error":
                parts.append(f"{output.ename}: {output.evalue}")
            else:
                data = output.data
                parts.append(re.sub(r"0x[0-9a-f]+", "0x", data.get("text/plain", "")))
                parts.append(data.get("text/html", ""))
                parts.append("a drawing" if "image/png" in data else "")
        cells.append([part for part in parts if part])
    return cells


def main() -> int:
    """Runs all of them; how many differ."""
    different = 0
    for path in sorted(FOLDER.glob("*.ipynb")):
        committed = nbformat.read(path, as_version=4)
        fresh = nbformat.read(path, as_version=4)
        NotebookClient(
            fresh, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(FOLDER)}}
        ).execute()
        for cell in fresh.cells:
            # When a cell ran says nothing of what it shows.
            cell.metadata.pop("execution", None)
        if os.environ.get("KPI_REWRITE") == "1":
            fresh.metadata["language_info"] = {"name": "python"}
            nbformat.write(fresh, path)
            print(f"notebooks: {path.name} was run and written")
            continue
        for number, (found, expected) in enumerate(zip(shown(fresh), shown(committed), strict=True)):
            if found != expected:
                different += 1
                print(f"notebooks: {path.name}, code cell {number} shows\n{found}\nand is committed with\n{expected}")
        print(f"notebooks: {path.name} was run")
    return different


if __name__ == "__main__":
    sys.exit(min(main(), 1))
