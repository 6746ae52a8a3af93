"""Maps of documents: who has a place, and that the same documents give the same map."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison.correspondence import correspondence_analysis
from toolkit.comparison.maps import METHODS, document_map
from toolkit.errors import InputError, UsageError


@pytest.fixture
def speeches() -> pd.DataFrame:
    """Ten speeches of two sources with evidence in four categories; one has none of it."""
    rng = np.random.default_rng(1)
    profiles = [[0.7, 0.2, 0.05, 0.05]] * 5 + [[0.05, 0.2, 0.25, 0.5]] * 5
    counts = np.array([rng.multinomial(30, profile) for profile in profiles])
    counts[9] = 0
    index = pd.Index([f"d{number}" for number in range(10)], name="doc_id")
    table = pd.DataFrame({"source": list("aaaaabbbbb"), "year": range(10)}, index=index)
    table["tokens"], table["sentences"] = np.arange(400, 500, 10), 20
    table["blame:all"] = counts.sum(axis=1)
    for number, name in enumerate(("violation", "causation", "omission", "support")):
        table[f"blame:{name}"] = counts[:, number]
    return table


@pytest.mark.parametrize("method", METHODS)
def test_a_map_has_a_row_a_document_a_category_and_an_axis(
    speeches: pd.DataFrame, method: str
) -> None:
    """Beside what the feature table says of a document; no sum is a category."""
    found = document_map(speeches, method=method)
    described = ["source", "year", "tokens", "sentences", "hits"]
    assert list(found.documents) == [*described, "axis_1", "axis_2", "quality", "note"]
    assert list(found.documents.index) == list(speeches.index)
    assert list(found.loadings) == ["feature", "category", "axis_1", "axis_2", "note"]
    assert list(found.loadings["category"]) == ["violation", "causation", "omission", "support"]
    assert list(found.axes["axis"]) == ["axis_1", "axis_2"]
    assert found.axes["cumulative"].tolist() == pytest.approx(found.axes["share"].cumsum().tolist())
    assert found.documents["quality"].dropna().between(0, 1).all()


@pytest.mark.parametrize("method", METHODS)
def test_sources_that_differ_lie_apart(speeches: pd.DataFrame, method: str) -> None:
    """The first axis tells them apart, and says by which category."""
    found = document_map(speeches, method=method)
    first = found.documents["axis_1"].iloc[:9]
    assert (first[:5].max() < first[5:].min()) or (first[:5].min() > first[5:].max())
    loading = found.loadings.set_index("category")["axis_1"]
    assert np.sign(loading["violation"]) == np.sign(first[:5].mean())
    assert np.sign(loading["support"]) == np.sign(first[5:].mean())


@pytest.mark.parametrize("method", METHODS)
def test_the_order_of_documents_does_not_matter(speeches: pd.DataFrame, method: str) -> None:
    """To the last bit: the analysis sees them by their ids."""
    whole = document_map(speeches, method=method)
    mixed = document_map(speeches.sample(frac=1, random_state=3), method=method)
    pd.testing.assert_frame_equal(
        mixed.documents.loc[speeches.index], whole.documents, check_exact=True
    )
    pd.testing.assert_frame_equal(mixed.loadings, whole.loadings, check_exact=True)


def test_a_document_without_hits_has_a_place_by_rates_alone(speeches: pd.DataFrame) -> None:
    """No profile: a rate of zero is a rate, a share of nothing is none."""
    for method in ("ca", "mds"):
        documents = document_map(speeches, method=method).documents
        assert documents[["axis_1", "quality"]].loc["d9"].isna().all()
        assert documents.loc["d9", "note"] == "no hits, so no profile to place"
        assert (documents["note"].drop("d9") == "").all()
    assert document_map(speeches).documents["axis_1"].notna().all()


def test_coordinates_are_those_of_the_analysis(speeches: pd.DataFrame) -> None:
    """Row by row and column by column, beside a category that no document has."""
    speeches.insert(5, "blame:deception", 0)
    found = document_map(speeches, method="ca", axes=3)
    names = ["blame:violation", "blame:causation", "blame:omission", "blame:support"]
    expected = correspondence_analysis(speeches[names].iloc[:9].to_numpy(float))
    columns = ["axis_1", "axis_2", "axis_3"]
    assert found.documents[columns].iloc[:9].to_numpy() == pytest.approx(expected.points)
    assert found.loadings[columns].iloc[1:].to_numpy() == pytest.approx(expected.loadings)
    assert found.loadings[columns].iloc[0].isna().all()
    notes = ["the same in all documents, so not used", "", "", "", ""]
    assert found.loadings["note"].tolist() == notes
    assert found.documents["quality"].iloc[:9].tolist() == pytest.approx([1] * 9)


def test_there_are_no_more_axes_than_there_is_to_show(speeches: pd.DataFrame) -> None:
    """Four categories have three degrees of freedom."""
    assert len(document_map(speeches, method="ca", axes=8).axes) == 3


def test_distances_of_a_map_can_be_chosen(speeches: pd.DataFrame) -> None:
    """Other distances give other maps of the same documents."""
    one, other = (
        document_map(speeches, method="mds", distance=name).documents["axis_1"]
        for name in ("jensen_shannon", "hellinger")
    )
    assert np.corrcoef(one[:9], other[:9])[0, 1] > 0.95
    assert not np.allclose(one[:9], other[:9])


def test_what_cannot_be_mapped_is_refused(speeches: pd.DataFrame) -> None:
    """With what was wrong and what there is."""
    with pytest.raises(UsageError, match="no method 'tsne': known are pca, ca, mds"):
        document_map(speeches, method="tsne")
    with pytest.raises(UsageError, match="a map of 0 axes"):
        document_map(speeches, axes=0)
    with pytest.raises(UsageError, match="no distance 'euclid'"):
        document_map(speeches, method="mds", distance="euclid")
    with pytest.raises(InputError, match="three documents with evidence: there are 2"):
        document_map(speeches.iloc[[0, 1, 9]], method="ca")
    with pytest.raises(InputError, match="three documents with evidence: there are 0"):
        document_map(speeches.iloc[9:], method="mds")
    with pytest.raises(InputError, match="two categories with evidence: there are 1"):
        document_map(speeches[["tokens", "blame:omission"]])
    with pytest.raises(InputError, match="document 'd3' has no tokens"):
        document_map(speeches.assign(tokens=[*[9] * 3, 0, *[9] * 6]))
    alike = speeches.iloc[:4].assign(**{name: 3 for name in speeches if "blame" in name})
    for method in ("ca", "mds"):
        with pytest.raises(InputError, match="all documents have the same profile"):
            document_map(alike, method=method)
