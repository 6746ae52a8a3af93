"""What was found in all sentences, and coded in some."""

from __future__ import annotations

import numpy as np
import pytest
from statsmodels.api import OLS

from toolkit.comparison.clustered import clustered_error
from toolkit.comparison.labelled import Labelled, found_share

SAMPLE = Labelled(
    found=np.array([[3.0, 0.0], [1.0, 2.0], [0.0, 1.0]]),
    sentences=np.array([10.0, 4.0, 6.0]),
    document=np.array([2, 0, 0]),
    labels=np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 1.0]]),
    predicted=np.array([[1.0, 0.0], [0.0, 0.0], [1.0, 1.0]]),
    probability=np.array([0.5, 0.1, 0.2]),
)


def test_the_share_found_is_of_all_sentences() -> None:
    """Sentences are counted together, whatever document they are in."""
    assert found_share(SAMPLE).value == pytest.approx([4 / 20, 3 / 20])
    assert SAMPLE.weights.ravel() == pytest.approx([2, 10, 5])
    assert SAMPLE.coded_documents == 2
    expected = [[0.5, 2.0], [0.0, 0.0], [1.0, 0.0]]
    assert SAMPLE.by_document(SAMPLE.labels).tolist() == expected


def test_the_error_of_the_share_is_that_of_clustered_least_squares() -> None:
    """Sentence by sentence in statsmodels: a regression on nothing, errors by document."""
    document = np.repeat([0, 1, 2], [10, 4, 6])
    shares = found_share(SAMPLE)
    for column in range(2):
        found = np.concatenate(
            [
                np.arange(size) < hits
                for hits, size in zip(SAMPLE.found[:, column], [10, 4, 6], strict=True)
            ]
        ).astype(float)
        fit = OLS(found, np.ones(20)).fit(cov_type="cluster", cov_kwds={"groups": document})
        assert shares.value[column] == pytest.approx(fit.params[0])
        assert clustered_error(shares.pulls)[column] == pytest.approx(fit.bse[0])
    assert shares.pulls.sum(axis=0) == pytest.approx([0, 0])
    assert shares.most == 2
