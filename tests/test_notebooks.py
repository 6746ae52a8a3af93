"""The notebooks run from top to bottom as they stand, and keep no outputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(path.name for path in FOLDER.glob("*.ipynb"))
SECONDS = 120


def cells_of(name: str) -> list[dict[str, Any]]:
    """Return the cells of a notebook as they stand in the file."""
    cells: list[dict[str, Any]] = json.loads((FOLDER / name).read_text("utf-8"))["cells"]
    return cells


def test_there_are_notebooks() -> None:
    """The tests below would all pass for an empty folder."""
    assert "01-the-statement.ipynb" in NOTEBOOKS


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_no_outputs_are_stored(name: str) -> None:
    """What is shown is always what ran here, and a change of a notebook can be read."""
    code = [cell for cell in cells_of(name) if cell["cell_type"] == "code"]
    assert [cell["outputs"] for cell in code] == [[]] * len(code)
    assert {cell["execution_count"] for cell in code} == {None}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_reads_like_a_paper(name: str) -> None:
    """It has a title, the parts of a paper, and one cell of parameters."""
    cells = cells_of(name)
    text = "\n".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "markdown")
    assert text.startswith("# ")
    for part in ("Question", "Data", "Method", "Results", "Limits"):
        assert part in text
    assert sum("parameters" in cell["metadata"].get("tags", ()) for cell in cells) == 1


@pytest.mark.filterwarnings("default")  # of Jupyter's own parts, which is not what is tested
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs(name: str, tmp_path: Path) -> None:
    """Every cell runs, in a folder that holds nothing, and the figures and tables are there."""
    notebook = nbformat.read(FOLDER / name, as_version=4)
    NotebookClient(
        notebook, timeout=SECONDS, resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    outputs = [out for cell in notebook.cells for out in cell.get("outputs", [])]
    kinds = [kind for out in outputs for kind in out.get("data", {})]
    assert {out.output_type for out in outputs} == {"execute_result"}
    assert kinds.count("image/svg+xml") >= 4
    assert kinds.count("text/html") >= 4
    assert not list(tmp_path.iterdir())
