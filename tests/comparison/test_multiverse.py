"""The multiverse: every row is what `compare` would say of such evidence or such documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit.comparison import CompareOptions, Counting, compare, multiverse
from toolkit.comparison.multiverse import COLUMNS
from toolkit.corpus import Corpus
from toolkit.errors import InputError, UsageError
from toolkit.measures import feature_table, own_claims

FEATURES = ("blame", "legality", "humanitarian")
KEY = ["feature", "category", "group", "baseline"]
SHARED = ["docs", "hits", "ratio", "p", "percentile"]
OPTIONS = CompareOptions(permutations=199, resamples=100)

Make = Callable[..., pd.DataFrame]


def table_of(evidence: pd.DataFrame, corpus: Corpus, **kwargs: object) -> pd.DataFrame:
    """Return the feature table of all three features."""
    return feature_table(evidence, corpus, features=FEATURES, metadata=["author"], **kwargs)  # type: ignore[arg-type]


def of(rows: pd.DataFrame, kind: str, name: str = "") -> pd.DataFrame:
    """Return the rows of one specification, by finding."""
    chosen = rows[(rows["kind"] == kind) & (rows["specification"] == name)]
    return chosen.set_index(KEY)


def check(
    rows: pd.DataFrame, table: pd.DataFrame, options: CompareOptions = OPTIONS, **kwargs: str
) -> None:
    """Check that rows of one specification are what `compare` says of a table."""
    compared = compare(table, options=options, **kwargs).set_index(KEY)  # type: ignore[arg-type]
    assert len(rows)
    pd.testing.assert_frame_equal(rows[SHARED], compared.loc[rows.index, SHARED])


@pytest.fixture
def three(corpus: Callable[..., Corpus]) -> Corpus:
    """Seven documents of the east, eight of the west, one of the north."""
    return corpus({"east": 7, "west": 8, "north": 1})


@pytest.fixture
def found(three: Corpus, evidence: Make) -> pd.DataFrame:
    """Evidence of those documents."""
    return evidence(three)


@pytest.mark.parametrize("contrast", ["baseline", "rest", "pairs"])
@pytest.mark.parametrize("per", ["tokens", "documents"])
def test_main_rows_are_the_comparison(
    three: Corpus, found: pd.DataFrame, contrast: str, per: str
) -> None:
    """The same numbers, p-values drawn with the same splits, in the same order of findings."""
    options = CompareOptions(permutations=199, resamples=100, contrast=contrast, per=per)
    table = table_of(found, three)
    rows = multiverse(table, found, options=options)
    main = of(rows, "main")
    check(main, table, options)
    compared = compare(table, options=options)
    contrasts = compared[compared["group"] != compared["baseline"]].set_index(KEY)
    assert main.index.tolist() == contrasts.index.tolist()
    assert list(rows) == list(COLUMNS)


@pytest.mark.parametrize(("kind", "permutations"), [("cue", 199), ("rule", 9_999)])
def test_leaving_out_is_comparing_without_those_rows(
    three: Corpus, found: pd.DataFrame, kind: str, permutations: int
) -> None:
    """Each cue, and each rule, against `compare` on evidence from which its rows were dropped."""
    options = CompareOptions(permutations=permutations, resamples=100)
    rows = multiverse(table_of(found, three), found, options=options)
    names = sorted(set(rows.loc[rows["kind"] == kind, "specification"]))
    assert names == sorted(set(found[kind]))
    for name in names:
        without = table_of(found[found[kind] != name], three)
        check(of(rows, kind, name), without, options)


CHOICES = {
    "with hedged": (("asserted", "hedged"), False, True),
    "with hedged, with denied": (("asserted", "hedged", "denied"), False, True),
    "without reported": (("asserted",), True, True),
    "without labels": (("asserted",), False, False),
    "with denied, without reported, without labels": (("asserted", "denied"), True, False),
}


@pytest.mark.parametrize("name", CHOICES)
def test_counting_other_claims_is_comparing_their_table(
    three: Corpus, found: pd.DataFrame, name: str
) -> None:
    """Against a feature table of that status, of those holders, with or without labels."""
    status, author_only, labels = CHOICES[name]
    rows = multiverse(table_of(found, three), found, options=OPTIONS)
    kept = own_claims(found) if author_only else found
    kept = kept if labels else kept[kept["form"] != "label"]
    check(of(rows, "counting", name), table_of(kept, three, status=status))


def test_what_the_main_table_counts_is_the_start(three: Corpus, found: pd.DataFrame) -> None:
    """A study of the author's denied claims too has asserted ones alone as an alternative."""
    table = table_of(own_claims(found), three, status=("asserted", "denied"))
    counting = Counting(("asserted", "denied"), author_only=True)
    rows = multiverse(table, found, counting=counting, options=OPTIONS)
    check(of(rows, "main"), table)
    check(of(rows, "counting", "without denied, with reported"), table_of(found, three))


def test_choices_that_come_to_the_same_stand_once(three: Corpus, found: pd.DataFrame) -> None:
    """Vocabulary has no choices at all; without labels they are left out of nothing."""
    rows = multiverse(table_of(found, three), found, options=OPTIONS)
    counting = rows[rows["kind"] == "counting"]
    assert set(counting["feature"]) == {"blame", "legality"}
    blame = counting[counting["feature"] == "blame"]
    assert not blame["specification"].str.contains("labels").any()
    claims_only = counting[counting["category"].str.contains("claims only")]
    assert not claims_only["specification"].str.contains("labels").any()


def test_leaving_out_a_document_is_comparing_without_it(three: Corpus, found: pd.DataFrame) -> None:
    """Where all splits are taken, the numbers are the same."""
    options = CompareOptions(resamples=100)
    table = table_of(found, three)
    rows = multiverse(table, found, baseline="west", options=options)
    documents = rows[rows["kind"] == "document"]
    assert set(documents["specification"]) == set(table.index) - {"north-00"}
    for name in ("east-03", "west-00", "west-07"):
        check(of(rows, "document", name), table.drop(index=name), options, baseline="west")


def test_a_group_cut_below_five_has_no_p_value(
    corpus: Callable[..., Corpus], evidence: Make
) -> None:
    """As `compare` would withhold it; the other group's documents still have theirs."""
    texts = corpus({"east": 5, "west": 8})
    found = evidence(texts)
    table = table_of(found, texts)
    rows = multiverse(table, found, options=OPTIONS)
    documents = rows[rows["kind"] == "document"]
    east = documents["specification"].str.startswith("east")
    assert documents.loc[east, ["p", "significant"]].isna().all(axis=None)
    assert set(documents.loc[east, "note"]) >= {"fewer than 5 documents in a group, so no p-value"}
    left = documents[~east & documents["ratio"].notna()]
    assert left[["p", "significant"]].notna().all(axis=None)


def test_documents_left_out_of_many_are_tested_alike(
    corpus: Callable[..., Corpus], evidence: Make
) -> None:
    """With drawn splits, p is within Monte Carlo error of `compare` without the document."""
    texts = corpus({"east": 14, "west": 16})
    found = evidence(texts, rows=400)
    table = table_of(found, texts)
    options = CompareOptions(permutations=4_000, resamples=100)
    rows = multiverse(table, found, options=options)
    for name in ("east-00", "west-09"):
        own = of(rows, "document", name)
        compared = compare(table.drop(index=name), options=options).set_index(KEY).loc[own.index]
        np.testing.assert_allclose(own["ratio"], compared["ratio"])
        np.testing.assert_allclose(own["p"], compared["p"], atol=0.04)


def test_clusters_are_left_out_whole(three: Corpus, found: pd.DataFrame) -> None:
    """With documents clustered by author an author at a time is left out."""
    options = CompareOptions(permutations=199, resamples=100, cluster="author")
    table = table_of(found, three)
    rows = multiverse(table, found, options=options)
    assert "west 1" in set(rows.loc[rows["kind"] == "document", "specification"])
    for name in ("east 0", "west 1"):
        without = table[table["author"] != name]
        check(of(rows, "document", name), without, options, baseline="west")


def test_beside_all_others_every_document_is_left_out(three: Corpus, found: pd.DataFrame) -> None:
    """The others of a group are the documents of several sources."""
    options = CompareOptions(resamples=100, contrast="rest")
    table = table_of(found, three)
    rows = multiverse(table, found, options=options)
    east = rows[(rows["group"] == "east") & (rows["kind"] == "document")]
    assert set(east["specification"]) == set(table.index)
    own = of(rows, "document", "north-00")
    own = own[own.index.get_level_values("group") == "east"]
    # Without the north the others are the west; groups of one name would draw other splits.
    without = compare(table.drop(index="north-00"), options=options).set_index(KEY)
    pd.testing.assert_frame_equal(own[SHARED], without.loc[own.index, SHARED])


def test_cues_of_other_groups_are_no_alternatives(three: Corpus, found: pd.DataFrame) -> None:
    """A cue that neither group has changes nothing between them."""
    north = found.assign(cue=found["cue"].where(found["doc_id"] != "north-00", "aurora"))
    extra = north.iloc[:1].assign(doc_id="north-00", cue="aurora", status="asserted")
    whole = pd.concat([north, extra])
    rows = multiverse(table_of(whole, three), whole, baseline="west", options=OPTIONS)
    groups = rows.loc[rows["specification"] == "aurora", "group"]
    assert set(groups) == {"north"}


def test_evidence_beyond_the_table_is_left_aside(three: Corpus, found: pd.DataFrame) -> None:
    """Leaving out a cue that no counted row has changes nothing, so it has no row."""
    table = table_of(found, three)
    strangers = found.assign(doc_id="elsewhere", cue="stranger")
    others = found.assign(feature="credit", cue="stranger")
    whole = pd.concat([found, strangers, others])
    pd.testing.assert_frame_equal(
        multiverse(table, whole, options=OPTIONS), multiverse(table, found, options=OPTIONS)
    )


def test_the_order_of_evidence_and_documents_does_not_matter(
    three: Corpus, found: pd.DataFrame
) -> None:
    """Shuffled rows give the same table."""
    table = table_of(found, three)
    shuffled = found.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        multiverse(table.sample(frac=1, random_state=4), shuffled, options=OPTIONS),
        multiverse(table, found, options=OPTIONS),
    )


def test_other_columns_do_not_matter(three: Corpus, found: pd.DataFrame) -> None:
    """Each feature's rows are the same without the others."""
    whole = multiverse(table_of(found, three), found, options=OPTIONS)
    alone = feature_table(found, three, features=["blame"], metadata=["author"])
    rows = multiverse(alone, found, options=OPTIONS)
    expected = whole[whole["feature"] == "blame"].reset_index(drop=True)
    pd.testing.assert_frame_equal(rows, expected)


def test_evidence_read_back_from_csv_gives_the_same(
    three: Corpus, found: pd.DataFrame, tmp_path: Path
) -> None:
    """Empty cells are missing values there."""
    found.to_csv(tmp_path / "evidence.csv", index=False)
    again = pd.read_csv(tmp_path / "evidence.csv")
    table = table_of(found, three)
    pd.testing.assert_frame_equal(
        multiverse(table, again, options=OPTIONS), multiverse(table, found, options=OPTIONS)
    )


def test_sign_and_significance_are_those_of_the_numbers(three: Corpus, found: pd.DataFrame) -> None:
    """sign_holds compares sides of 1 with the main row; significant is p of at most 0.05."""
    rows = multiverse(table_of(found, three), found, options=OPTIONS)
    main = of(rows, "main")["ratio"]
    for _, row in rows[rows["ratio"].notna()].iterrows():
        first = main[tuple(row[KEY])]
        assert row["sign_holds"] == ((row["ratio"] > 1) == (first > 1))
        assert (row["p"] <= 0.05) == (row["significant"] is True)
        assert np.isnan(row["p"]) == pd.isna(row["significant"])
    assert not np.isinf(rows[["ratio", "p"]].to_numpy(float)).any()


def test_where_nothing_is_left_neither_holds(three: Corpus, found: pd.DataFrame) -> None:
    """Without its only rule a finding has no ratio; the note says why."""
    single = found.assign(rule=found["rule"].where(found["feature"] != "blame", "only"))
    rows = multiverse(table_of(single, three), single, baseline="west", options=OPTIONS)
    gone = rows[rows["specification"] == "only"].set_index("group")
    assert gone[["ratio", "p"]].isna().all(axis=None)
    assert not gone["sign_holds"].any()
    assert not gone.loc["east", "significant"].any()
    assert gone.loc["north", "significant"].isna().all()
    assert set(gone["note"]) == {"no hits in either group, so no contrast"}


def test_a_lone_document_has_a_place_instead_of_a_test(three: Corpus, found: pd.DataFrame) -> None:
    """Percentile and sign only, and the note says why."""
    rows = multiverse(table_of(found, three), found, baseline="west", options=OPTIONS)
    north = rows[(rows["group"] == "north") & rows["ratio"].notna()]
    assert north[["p", "significant"]].isna().all(axis=None)
    assert north["percentile"].notna().all()
    assert north["note"].str.contains("one document, so no p-value").all()
    assert rows.loc[rows["group"] == "east", "percentile"].isna().all()


def test_a_table_that_counts_otherwise_is_refused(three: Corpus, found: pd.DataFrame) -> None:
    """The message says what to name."""
    table = table_of(found, three, status=("asserted", "hedged"))
    with pytest.raises(InputError, match="does not count this evidence so"):
        multiverse(table, found)


def test_evidence_without_cues_is_refused(three: Corpus, found: pd.DataFrame) -> None:
    """The message names the column."""
    with pytest.raises(InputError, match="no column 'cue'"):
        multiverse(table_of(found, three), found.drop(columns="cue"))


def test_one_group_is_no_contrast(corpus: Callable[..., Corpus], evidence: Make) -> None:
    """Two are needed."""
    texts = corpus({"east": 6})
    found = evidence(texts)
    with pytest.raises(UsageError, match="needs two groups"):
        multiverse(table_of(found, texts), found)


def test_an_unknown_baseline_is_refused(three: Corpus, found: pd.DataFrame) -> None:
    """As `compare` refuses it."""
    with pytest.raises(UsageError, match="no group 'south'"):
        multiverse(table_of(found, three), found, baseline="south")
