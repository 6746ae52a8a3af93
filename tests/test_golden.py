"""The statement's evidence, row by row, as it was last read and found right.

A change of a rule or a word list shows here as changed rows. After reading the difference, renew
the kept table from the root of a checkout:

    discourse-toolkit extract statement --out tests/golden/statement.csv
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Run = Callable[..., tuple[int, str, str]]

KEPT = Path(__file__).parent / "golden" / "statement.csv"


def test_the_evidence_of_the_statement_is_the_kept_one(run: Run, tmp_path: Path) -> None:
    """Every row, span, role and rule is as kept, and no row is lost or new."""
    out = tmp_path / "statement.csv"

    status, _, complaint = run("extract", "statement", "--out", str(out))

    assert (status, complaint) == (0, "")
    assert out.read_text("utf-8").splitlines() == KEPT.read_text("utf-8").splitlines()
