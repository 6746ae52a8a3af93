"""The ideological square: who counts as the own side, and how sure the contrast is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.comparison import ideological_square
from toolkit.comparison.ideological_square import COLUMNS, CORNERS
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError
from toolkit.evidence import find_evidence

Tie = tuple[str, str, str, str]

CORPUS = Corpus(
    [
        *(Document(f"h{n}", "It rained.", "hills", {"country": "Syria"}) for n in range(8)),
        *(Document(f"p{n}", "It rained.", "plains") for n in range(2)),
    ]
)
NAMED = {"Syria": "SYR", "Russia": "RUS"}
ties = st.lists(
    st.tuples(
        st.sampled_from(list(CORPUS.metadata.index)),
        st.sampled_from(["author", "author", "the envoy"]),
        st.sampled_from(["Syria", "Russia", "we", "the mill owners", "they", ""]),
        st.sampled_from(["credit", "blame"]),
    ),
    max_size=40,
).map(lambda rows: [*rows, ("h0", "author", "", "blame"), ("h0", "author", "", "credit")])


def evidence_of(rows: Sequence[Tie]) -> pd.DataFrame:
    """Return asserted ties of these documents, holders, targets and features."""
    table = pd.DataFrame(rows, columns=["doc_id", "holder", "target", "feature"])
    actor = table["target"].map(lambda words: NAMED.get(words, ""))
    return table.assign(category="causation", status="asserted", actor=actor, antecedent="")


def corner(doc_id: str, target: str, feature: str) -> str:
    """Return where a tie of an author stands, written out for these documents."""
    own = {"we", "Syria"} if doc_id.startswith("h") else {"we"}
    return f"{'own' if target in own else 'other'}_{feature}"


@settings(max_examples=25, deadline=None)
@given(ties)
def test_ties_of_the_author_stand_in_one_corner_each(rows: list[Tie]) -> None:
    """Counted anew; what others hold is left out, what names nobody is unclear."""
    square = ideological_square(evidence_of(rows), CORPUS).set_index("group")
    assert ["group", *square.columns] == list(COLUMNS)
    for group in ("hills", "plains"):
        own = [r for r in rows if r[0][0] == group[0] and r[1] == "author" and r[2]]
        named = [
            corner(doc, target, feature) for doc, _, target, feature in own if target != "they"
        ]
        row = square.loc[group]
        assert {name: row[name] for name in CORNERS} == {n: named.count(n) for n in CORNERS}
        assert row["unclear"] == len(own) - len(named)
        assert row["ties"] == len(named)
        if named:
            assert sum(row[f"{name}_share"] for name in CORNERS) == pytest.approx(1)


@settings(max_examples=20, deadline=None)
@given(ties, st.randoms(use_true_random=False))
def test_intervals_hold_their_values_and_turn_with_the_sides(
    rows: list[Tie], chance: object
) -> None:
    """Credit and blame exchanged change the sign of the contrast, ends and all."""
    square = ideological_square(evidence_of(rows), CORPUS)
    for name in [*(f"{corner}_share" for corner in CORNERS), "log_odds_ratio"]:
        held = square[square[f"{name}_low"].notna()]
        assert (held["docs_with"] >= 5).all()
        assert (held[f"{name}_low"] <= held[name]).all()
        assert (held[name] <= held[f"{name}_high"]).all()
    other = {"credit": "blame", "blame": "credit"}
    turned = [(doc, holder, target, other[feature]) for doc, holder, target, feature in rows]
    chance.shuffle(turned)  # type: ignore[attr-defined]
    exchanged = ideological_square(evidence_of(turned), CORPUS)
    for end, opposite in (("", ""), ("_low", "_high"), ("_high", "_low")):
        ours, theirs = square[f"log_odds_ratio{end}"], exchanged[f"log_odds_ratio{opposite}"]
        np.testing.assert_allclose(ours, -theirs, atol=1e-9)


def test_praise_of_us_and_blame_of_them_is_above_0() -> None:
    """A text in which the own side is credited and the other blamed, with its interval."""
    rows = [(f"h{n}", "author", "we", "credit") for n in range(8)] * 2
    rows += [(f"h{n}", "author", "Russia", "blame") for n in range(8)] * 3
    rows += [("h1", "author", "Syria", "blame"), ("h2", "author", "Russia", "credit")]
    row = ideological_square(evidence_of(rows), CORPUS).set_index("group").loc["hills"]
    assert [row[name] for name in CORNERS] == [16, 1, 1, 24]
    expected = np.log(16.5 / 1.5) - np.log(1.5 / 24.5)
    assert row["log_odds_ratio"] == pytest.approx(expected)
    assert 0 < row["log_odds_ratio_low"] < expected < row["log_odds_ratio_high"]
    # Not less than the error of independent ties, about two of them to either side.
    least = 1.96 * np.sqrt(1 / 16.5 + 1 / 1.5 + 1 / 1.5 + 1 / 24.5)
    assert row["log_odds_ratio_high"] - expected >= least


def test_authors_who_speak_together_are_both_the_own_side() -> None:
    """A joint statement: what one of the two did is done by the own side."""
    corpus = Corpus([Document("a", "It rained.", "hills", {"country": "Russia and Syria"})])
    rows = [("a", "author", "Syria", "credit"), ("a", "author", "Russia", "blame")]
    row = ideological_square(evidence_of(rows), corpus).iloc[0]
    assert [row[name] for name in CORNERS] == [1, 1, 0, 0]


def test_what_is_withheld_is_said() -> None:
    """Few documents, one side only, no ties at all, and evidence without one of the features."""
    rows = [("h0", "author", "we", "credit"), ("h1", "author", "Russia", "blame")]
    square = ideological_square(evidence_of(rows), CORPUS).set_index("group")
    hills = square.loc["hills"]
    assert hills["note"] == "ties in fewer than 5 documents, so no intervals"
    assert hills["log_odds_ratio"] > 0
    assert np.isnan(hills["log_odds_ratio_low"])
    assert hills["own_credit_share"] == 0.5
    assert square.loc["plains", "note"] == "no ties that the author holds"
    ours = [*rows[:1], ("h1", "author", "we", "blame")]
    row = ideological_square(evidence_of(ours), CORPUS).set_index("group").loc["hills"]
    assert np.isnan(row["log_odds_ratio"])
    assert "so no odds ratio" in row["note"]
    with pytest.raises(InputError, match="no credit: extract it with credit and blame"):
        ideological_square(evidence_of(rows[1:]), CORPUS)


def test_found_in_texts() -> None:
    """From words to corners: we rebuilt, they burned."""
    text = "We rebuilt the school. The raiders burned the mill."
    corpus = Corpus([Document("a", text, "hills", {"country": "Syria"})])
    row = ideological_square(find_evidence(corpus, ["blame", "credit"]), corpus).iloc[0]
    assert [row[name] for name in CORNERS] == [1, 0, 0, 1]
