"""What two coders agree on."""

from __future__ import annotations

import pandas as pd
import pytest

from toolkit.validation.agreement import COLUMNS, agreement_table
from toolkit.validation.coded import Code, Coded, CodedSentence, Item, Phrase


def tie(*kinds: str, holder: str = "author", required: bool = True) -> Item:
    """Return an item with a code of each kind given."""
    codes = [Code(Phrase("cue"), category=kind, holder=Phrase(holder)) for kind in kinds]
    return Item(tuple(codes), required)


def table(
    *documents: list[Item], source: str = "s", more: tuple[CodedSentence, ...] = ()
) -> pd.DataFrame:
    """Return the agreement on documents of one sentence, indexed by attribute and measure."""
    sentences = [
        CodedSentence(str(i), f"{source}:{i}", source, 0, "Text.", {"blame": tuple(items)})
        for i, items in enumerate(documents)
    ]
    found = agreement_table(Coded((), (*sentences, *more)), resamples=200)
    assert tuple(found.columns) == COLUMNS
    return found.set_index(["source", "attribute", "measure"]).sort_index()


def test_items_of_one_coder_lower_the_f1_of_two() -> None:
    """Eight of both and four of one: 2 · 8 / (2 · 8 + 4)."""
    both, single = tie("support", "support"), tie("support", required=False)
    found = table(*[[both, both, single]] * 4).loc[("all", "items", "F1")]
    assert found["value"] == pytest.approx(16 / 20)
    assert (found["items"], found["docs"]) == (12, 4)


def test_kinds_agree_in_percent_and_by_alpha() -> None:
    """Three of four, and alpha by hand: 1 - 7 · 2 / (2 · 5 · 3) with five of one kind in eight."""
    items = [tie("support", "support")] * 2 + [
        tie("omission", "omission"),
        tie("support", "omission"),
    ]
    found = table(*([one] for one in items))
    assert found.loc[("all", "category", "percent"), "value"] == pytest.approx(3 / 4)
    assert found.loc[("all", "category", "alpha"), "value"] == pytest.approx(1 - 7 * 2 / 30)
    low, high = found.loc[("all", "category", "percent"), ["low", "high"]]
    assert 0 <= low < 0.75 < high <= 1


def test_speakers_are_one_label() -> None:
    """Who the speaker is does not matter for alpha; that it is not the author does."""
    items = [[tie("support", "support")], [tie("support", "support", holder="the envoy")]]
    assert table(*items).loc[("all", "holder", "alpha"), "value"] == 1


def test_one_label_only_gives_no_alpha() -> None:
    """And the note says so; the share of equal codes has a Wilson interval."""
    found = table(*[[tie("support", "support")]] * 6)
    alpha, percent = (found.loc[("all", "category", name)] for name in ("alpha", "percent"))
    assert pd.isna(alpha["value"])
    assert alpha["note"] == "only one label was used"
    assert 0.5 < percent["low"] < percent["value"] == 1


def test_a_single_coder_agrees_with_nobody() -> None:
    """Required items of one coder are no disagreement."""
    assert table([tie("support")], [tie("omission")]).empty


def test_sources_are_told_apart_where_there_are_several() -> None:
    """The sentences of one coder are no source of agreement."""
    both = {"blame": (tie("support", "omission"),)}
    other = CodedSentence("x", "t:1", "t", 0, "Text.", both)
    single = CodedSentence("y", "u:1", "u", 0, "Text.", {"blame": (tie("support"),)})
    found = table([tie("support", "support")], more=(other, single))
    assert set(found.index.get_level_values("source")) == {"all", "s", "t"}
    assert set(table([tie("support", "support")]).index.get_level_values("source")) == {"all"}
