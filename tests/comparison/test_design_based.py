"""Design-based supervised learning, beside the formula of the paper taken sentence by sentence."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.api import OLS

from toolkit.comparison.clustered import clustered_error
from toolkit.comparison.design_based import design_based, learn_labels
from toolkit.comparison.labelled import Labelled

Sentence = tuple[int, int, float, float | None]
"""Document, whether found, chance to be drawn, and the label if it was drawn."""

sentences = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.integers(0, 1),
        st.sampled_from([0.1, 0.25, 0.5]),
        st.sampled_from([None, None, 0.0, 1.0, 0.5]),
    ),
    min_size=1,
    max_size=40,
).map(lambda rows: [*rows, *((d, d % 2, 0.5, 1.0 - d % 2) for d in range(5))])
"""Of five documents, each with one coded sentence at least."""


def sample_of(rows: list[Sentence]) -> Labelled:
    """Return these sentences as a sample of one category."""
    document = np.array([row[0] for row in rows])
    found = np.array([row[1] for row in rows], float)
    drawn = np.array([row[3] is not None for row in rows])
    return Labelled(
        found=np.bincount(document, found)[:, None],
        sentences=np.bincount(document).astype(float),
        document=document[drawn],
        labels=np.array([row[3] for row in rows if row[3] is not None])[:, None],
        predicted=found[drawn][:, None],
        probability=np.array([row[2] for row in rows])[drawn],
    )


def learnt(rows: list[Sentence], document: int, found: int) -> float:
    """Return the mean label that others teach for a finding, by plain loops."""
    others = [row for row in rows if row[0] != document and row[3] is not None]
    same = [row for row in others if row[1] == found] or others
    weight = sum(1 / row[2] for row in same)
    return sum((row[3] or 0.0) / row[2] for row in same) / weight


def pseudo_outcomes(rows: list[Sentence]) -> np.ndarray:
    """Return g + (Y - g) R / pi of each sentence, by plain loops."""
    out = []
    for document, found, chance, label in rows:
        guess = learnt(rows, document, found)
        out.append(guess if label is None else guess + (label - guess) / chance)
    return np.array(out)


@settings(max_examples=60, deadline=None)
@given(sentences)
def test_the_estimate_is_the_mean_of_pseudo_outcomes(rows: list[Sentence]) -> None:
    """Value and error are those of a regression on nothing with errors by document."""
    estimate = design_based(sample_of(rows))
    outcomes = pseudo_outcomes(rows)
    groups = np.array([row[0] for row in rows])
    fit = OLS(outcomes, np.ones(len(rows))).fit(cov_type="cluster", cov_kwds={"groups": groups})
    assert estimate.value == pytest.approx([fit.params[0]])
    assert clustered_error(estimate.pulls) == pytest.approx([fit.bse[0]], abs=1e-9)
    assert estimate.most == 4


@settings(max_examples=40, deadline=None)
@given(sentences)
def test_a_document_learns_from_all_others_and_not_from_itself(rows: list[Sentence]) -> None:
    """Which keeps what was learnt independent of what was drawn in it."""
    found = learn_labels(sample_of(rows))
    for document in range(5):
        assert found.where_found[document, 0] == pytest.approx(learnt(rows, document, 1))
        assert found.where_not[document, 0] == pytest.approx(learnt(rows, document, 0))


def test_where_every_sentence_is_coded_the_estimate_is_their_mean() -> None:
    """Whatever was found: then nothing is left to estimate."""
    rng = np.random.default_rng(1)
    labels = rng.integers(0, 2, 60).astype(float)
    rows: list[Sentence] = [
        (n % 6, int(rng.integers(0, 2)), 1.0, float(label)) for n, label in enumerate(labels)
    ]
    assert design_based(sample_of(rows)).value == pytest.approx([labels.mean()])


def test_the_estimate_is_unbiased_over_all_samples_there_can_be() -> None:
    """Every draw of a small corpus weighed by its chance: the mean is the true share, exactly.

    Documents 0 and 1 are coded as a whole, so that each learns from others in every draw.
    """
    true = [1, 0, 1, 1, 0, 1]
    found = [0, 1, 1, 0, 0, 1]
    chances = [1.0, 1.0, 0.3, 0.6, 0.2, 0.5]
    documents = [0, 1, 2, 2, 3, 3]
    expected = 0.0
    for mask in range(16):
        drawn = [True, True, *(bool(mask >> bit & 1) for bit in range(4))]
        chance = np.prod([p if d else 1 - p for p, d in zip(chances, drawn, strict=True)])
        rows: list[Sentence] = [
            (doc, f, p, float(t) if d else None)
            for doc, f, p, t, d in zip(documents, found, chances, true, drawn, strict=True)
        ]
        expected += float(chance) * design_based(sample_of(rows)).value[0]
    assert expected == pytest.approx(np.mean(true), abs=1e-12)
