"""Which labels are taken for which."""

from __future__ import annotations

import pandas as pd

from toolkit.validation.confusions import COLUMNS, confusion_table
from toolkit.validation.outcomes import item_table


def table(*rows: dict[str, object]) -> pd.DataFrame:
    """Return the confusions of some item rows of blame, found and required unless they say."""
    plain = {"feature": "blame", "outcome": "found", "required": True}
    items = item_table([{**plain, **row} for row in rows])
    return confusion_table(items)


def counts(found: pd.DataFrame) -> dict[tuple[str, str, str], int]:
    """Return the number of items by attribute, coded and found label."""
    assert tuple(found.columns) == COLUMNS
    return {tuple(row[1:4]): row[4] for row in found.itertuples(index=False)}


def test_equal_and_unequal_labels_are_counted() -> None:
    """Each pair once, with its number."""
    right = {"coded_category": "support", "found_category": "support"}
    wrong = {"coded_category": "support", "found_category": "omission"}
    assert counts(table(right, wrong, wrong)) == {
        ("category", "support", "support"): 1,
        ("category", "support", "omission"): 2,
    }


def test_another_speaker_is_told_from_the_same() -> None:
    """Both are speakers, and only one is right."""
    label = {"coded_holder": "speaker", "found_holder": "speaker"}
    found = table({**label, "holder_right": True}, {**label, "holder_right": False})
    assert counts(found) == {
        ("holder", "speaker", "speaker"): 1,
        ("holder", "speaker", "another speaker"): 1,
    }


def test_a_missed_tie_is_no_confusion() -> None:
    """Nothing was taken for it; nor does an item count that is not required."""
    labels = {"coded_category": "support", "found_category": "omission"}
    assert counts(table({**labels, "outcome": "missed"}, {**labels, "required": False})) == {}


def test_a_missed_claim_with_its_cue_found_confuses_polarities() -> None:
    """A legality claim is found only with its polarity, so that the others are missed ones."""
    labels = {"coded_category": "lawful", "found_category": "unlawful", "found_status": "denied"}
    missed = {"feature": "legality", "outcome": "missed", "coded_status": "asserted", **labels}
    assert counts(table(missed)) == {("category", "lawful", "unlawful"): 1}
