"""Measures: the feature table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from toolkit import measures
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features
from toolkit.measures import count_evidence, feature_table, own_claims


@dataclass(frozen=True)
class Counted:
    """What a feature table needs of a feature."""

    name: str
    columns: tuple[str, ...]


BLAME = Counted("blame", ("all", "causation", "omission", "agency deleted"))
LEGALITY = Counted(
    "legality",
    ("all", "all (claims only)", "unlawful", "unlawful (claims only)", "lawful"),
)
FEATURES = (BLAME, LEGALITY)
COUNTS = [f"{feature.name}:{column}" for feature in FEATURES for column in feature.columns]


@pytest.fixture
def corpus() -> Corpus:
    """Three documents of two sentences, of two sentences and of signs alone."""
    return Corpus(
        [
            Document("north", "The river rose. The bridge broke.", "papers", {"year": 1999}),
            Document("south", "Rain fell on the hills. It stopped.", "papers", {"year": 2001}),
            Document("blank", "***", "signs", {"year": 2005}),
        ]
    )


@pytest.fixture
def evidence() -> pd.DataFrame:
    """Eight spans: three kinds of status, two holders, two that leave out the agent."""
    rows = [
        ("north", 0, "blame", "causation", "asserted", "tie", "author", "active"),
        ("north", 1, "blame", "causation", "asserted", "tie", "the ferryman", "passive"),
        ("north", 1, "blame", "omission", "denied", "tie", "author", "active"),
        ("north", 1, "legality", "unlawful", "asserted", "label", "author", ""),
        ("south", 0, "legality", "unlawful", "asserted", "claim", "author", ""),
        ("south", 0, "legality", "lawful", "hedged", "claim", "author", ""),
        ("south", 0, "blame", "causation", "asserted", "tie", "author", "deleted"),
        ("south", 1, "blame", "causation", "denied", "tie", "author", "deleted"),
    ]
    columns = ["doc_id", "sentence", "feature", "category", "status", "form", "holder", "agency"]
    return pd.DataFrame(rows, columns=columns)


@pytest.fixture(autouse=True)
def two_features(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the toolkit have two features, whatever its lexicons hold."""
    monkeypatch.setattr(measures, "choose_features", lambda *_: FEATURES)


def test_a_row_a_document_with_exposure_and_counts(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """Documents in the order of the corpus, also without evidence and without words."""
    table = feature_table(evidence, corpus)
    assert table.index.tolist() == ["north", "south", "blank"]
    assert table.index.name == "doc_id"
    assert table.columns.tolist() == ["source", "tokens", "sentences", *COUNTS]
    assert table["tokens"].tolist() == [6, 7, 0]
    assert table["sentences"].tolist() == [2, 2, 0]
    assert table["blame:all"].tolist() == [2, 0, 0]
    assert table["legality:lawful"].tolist() == [0, 0, 0]


def test_a_row_a_sentence(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """The same counts, spread over the sentences."""
    table = feature_table(evidence, corpus, unit="sentence")
    assert table.index.tolist() == [("north", 0), ("north", 1), ("south", 0), ("south", 1)]
    assert table["tokens"].tolist() == [3, 3, 5, 2]
    assert table["sentences"].tolist() == [1, 1, 1, 1]
    assert table["blame:causation"].tolist() == [1, 1, 0, 0]


def test_sentences_add_up_to_their_documents(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """Both tables count the same evidence and the same exposure."""
    documents = feature_table(evidence, corpus).drop(columns="source").drop(index="blank")
    sentences = feature_table(evidence, corpus, unit="sentence").drop(columns="source")
    assert_frame_equal(sentences.groupby("doc_id", sort=False).sum(), documents)


def test_legality_is_counted_with_and_without_labels(
    corpus: Corpus, evidence: pd.DataFrame
) -> None:
    """A fixed label such as "illegal armed groups" is in one column and not in the other."""
    table = feature_table(evidence, corpus)
    assert table["legality:unlawful"].tolist() == [1, 1, 0]
    assert table["legality:unlawful (claims only)"].tolist() == [0, 1, 0]
    assert table["legality:all (claims only)"].tolist() == [0, 1, 0]


def test_what_leaves_out_its_agent_is_counted_apart(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """In a column of its own, by status as the others, and in no category nor in "all"."""
    table = feature_table(evidence, corpus)
    assert table["blame:agency deleted"].tolist() == [0, 1, 0]
    assert table["blame:all"].tolist() == table["blame:causation"].tolist() == [2, 0, 0]
    both = feature_table(evidence, corpus, status=("asserted", "denied"))
    assert both["blame:agency deleted"].tolist() == [0, 2, 0]
    assert both["blame:all"].tolist() == [3, 0, 0]


def test_evidence_of_before_agency_is_refused(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """A missing column is said so, with what to do."""
    with pytest.raises(InputError, match="no column 'agency': extract it again"):
        feature_table(evidence.drop(columns="agency"), corpus)


def test_claims_of_others_can_be_left_out(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """What somebody else is reported or quoted to say is not the author's."""
    table = feature_table(own_claims(evidence), corpus)
    assert table["blame:all"].tolist() == [1, 0, 0]
    assert table["blame:agency deleted"].tolist() == [0, 1, 0]


@pytest.mark.parametrize("holder", ["", None])
def test_vocabulary_is_nobodys_claim_and_stays(evidence: pd.DataFrame, holder: str | None) -> None:
    """Also where the table was read back from CSV."""
    assert own_claims(evidence.assign(holder=holder)).equals(evidence.assign(holder=holder))


def test_only_asserted_claims_count_unless_others_are_asked_for(
    corpus: Corpus, evidence: pd.DataFrame
) -> None:
    """Denied and hedged claims are counted by request."""
    assert feature_table(evidence, corpus)["blame:omission"].tolist() == [0, 0, 0]
    others = feature_table(evidence, corpus, status=("denied", "hedged"))
    assert others["blame:omission"].tolist() == [1, 0, 0]
    assert others["legality:all"].tolist() == [0, 1, 0]


def test_vocabulary_counts_whatever_the_status(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """A term makes no claim, so no status can leave it out."""
    for none in ("", None):
        table = feature_table(evidence.assign(status=none), corpus, status=("denied",))
        assert table["blame:all"].tolist() == [3, 0, 0]
        assert table["blame:agency deleted"].tolist() == [0, 2, 0]


def test_metadata_stand_beside_the_exposure(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """At either unit, so that a comparison can be made by them."""
    table = feature_table(evidence, corpus, metadata=["year"])
    assert table.columns.tolist()[:4] == ["source", "tokens", "sentences", "year"]
    assert table["year"].tolist() == [1999, 2001, 2005]
    sentences = feature_table(evidence, corpus, unit="sentence", metadata=["year"])
    assert sentences["year"].tolist() == [1999, 1999, 2001, 2001]


def test_no_evidence_gives_zeros(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """Features are present even where nothing was found, as whole numbers."""
    table = feature_table(evidence.iloc[:0], corpus)
    assert table[COUNTS].sum().sum() == 0
    assert set(map(str, table[COUNTS].dtypes)) == {"int64"}


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        ({"unit": "paragraph"}, "no unit 'paragraph': known are document, sentence"),
        ({"status": ["certain"]}, "no status 'certain': known are asserted, denied, hedged"),
        ({"metadata": ["party"]}, "no metadata 'party': it has source, year"),
        ({"metadata": ["source"]}, "metadata 'source' would replace the column"),
    ],
)
def test_a_wrong_request_is_refused(
    corpus: Corpus, evidence: pd.DataFrame, request_: dict[str, object], message: str
) -> None:
    """The message says what is known."""
    with pytest.raises(UsageError, match=message):
        feature_table(evidence, corpus, **request_)  # type: ignore[arg-type]


def test_evidence_of_another_corpus_is_refused(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """A span that no document holds is never dropped unsaid."""
    stranger = evidence.replace({"doc_id": {"south": "east"}})
    with pytest.raises(InputError, match="at east, which the corpus lacks"):
        feature_table(stranger, corpus)
    late = evidence.assign(sentence=7)
    with pytest.raises(InputError, match="at north, sentence 7, which the corpus lacks"):
        feature_table(late, corpus, unit="sentence")


def test_evidence_of_an_unknown_category_is_refused(corpus: Corpus, evidence: pd.DataFrame) -> None:
    """It was made with another lexicon, and "all" would not be the sum of its parts."""
    with pytest.raises(InputError, match="'blame:spite', which its lexicon lacks"):
        feature_table(
            evidence.replace({"category": {"omission": "spite"}}).assign(status=""), corpus
        )


spans = st.lists(
    st.tuples(st.sampled_from(["a", "b"]), st.sampled_from(["causation", "omission"])), max_size=30
)


@given(spans)
def test_all_is_the_sum_of_the_categories(made: list[tuple[str, str]]) -> None:
    """Every span is counted once in its category and once in "all"."""
    found = pd.DataFrame(made, columns=["doc_id", "category"]).astype("str")
    found = found.assign(feature="blame", form="tie", agency="active")
    units = pd.Index(["a", "b"], name="doc_id", dtype="str")
    counts = count_evidence(found, units, (BLAME,))  # type: ignore[arg-type]
    assert (counts["blame:causation"] + counts["blame:omission"]).equals(counts["blame:all"])
    assert counts["blame:all"].sum() == len(made)


def test_a_lexicon_of_ones_own_is_counted_where_its_feature_is_given(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also what was not found; without the feature the message says what is wanted."""
    monkeypatch.undo()
    path = tmp_path / "moods.csv"
    path.write_text("term,category\njoy*,glad\ngrief,sad\n", encoding="utf-8")
    texts = Corpus([Document("a", "Joyful men. Joy!", "s"), Document("b", "Rain.", "s")])
    evidence = find_evidence(texts, [], lexicon=path)
    table = feature_table(evidence, texts, features=choose_features([], lexicon=path))

    assert table[["moods:all", "moods:glad", "moods:sad"]].to_numpy().tolist() == [
        [2, 2, 0],
        [0, 0, 0],
    ]
    with pytest.raises(
        UsageError, match=r"'moods': .* give features=choose_features\(lexicon=FILE"
    ):
        feature_table(evidence, texts)
