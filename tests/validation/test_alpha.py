"""Krippendorff's alpha: published examples, and NLTK as another implementation."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from toolkit.validation.alpha import coincidences, krippendorff_alpha, percent_agreement

# Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability", sections A, B and C.
PUBLISHED = {
    "two observers, two labels": (["0100000010", "1110010000"], 0.095),
    "two observers, five labels": (["aabbdcccedda", "babbbccceddd"], 0.692),
    "four observers, some missing": (
        ["123321412...", "1233224125.3", ".3332342251.", "12332441251."],
        0.743,
    ),
}


def units_of(observers: list[str]) -> list[list[str]]:
    """Return the codes of each unit, from a row of codes an observer with "." for a missing one."""
    return [[code for code in unit if code != "."] for unit in zip(*observers, strict=True)]


def matrix_of(units: list[list[str]]) -> np.ndarray:
    """Return the summed coincidence matrix."""
    labels = sorted({code for unit in units for code in unit})
    return coincidences(units, labels).sum(axis=0)


@pytest.mark.parametrize("example", PUBLISHED)
def test_published_examples_come_out(example: str) -> None:
    """To the three digits that are printed."""
    observers, alpha = PUBLISHED[example]
    assert krippendorff_alpha(matrix_of(units_of(observers))) == pytest.approx(alpha, abs=5e-4)


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=2, max_size=30)


@given(PAIRS)
def test_alpha_is_that_of_nltk(pairs: list[tuple[str, str]]) -> None:
    """Two coders, three labels, any codes that are not all one label."""
    if len({code for pair in pairs for code in pair}) == 1:
        return
    data = [(str(c), str(i), code) for i, pair in enumerate(pairs) for c, code in enumerate(pair)]
    alpha = krippendorff_alpha(matrix_of([list(pair) for pair in pairs]))
    assert alpha == pytest.approx(AnnotationTask(data=data).alpha())


@given(PAIRS)
def test_percent_agreement_is_the_share_of_equal_pairs(pairs: list[tuple[str, str]]) -> None:
    """Counted by hand."""
    equal = sum(one == other for one, other in pairs)
    found = percent_agreement(matrix_of([list(pair) for pair in pairs]))
    assert found == pytest.approx(equal / len(pairs))


def test_one_label_gives_no_alpha() -> None:
    """Nothing could have been confused, so nothing is known."""
    assert np.isnan(krippendorff_alpha(matrix_of([["a", "a"], ["a", "a"]])))


def test_a_unit_of_one_code_counts_nothing() -> None:
    """Nobody to agree with."""
    assert coincidences([["a"]], ["a"]).sum() == 0
