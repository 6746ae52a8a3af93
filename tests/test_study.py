"""A study: one plan from texts to comparison, checked before the long work."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from toolkit import study as room
from toolkit.comparison import CompareOptions, Counting, multiverse
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, ModelError, UsageError
from toolkit.study import Plan, run_study, telling_rows

TEXTS = {
    "north": "Bandits blocked the relief convoy. The rebels burned the school.",
    "south": "The harvest was good. Smugglers arm the gangs.",
    "west": "Trade grew, and the roads were repaired.",
}
FAST = CompareOptions(resamples=100)


def corpus_of(*sources: str) -> Corpus:
    """Return a corpus with one text of each source, each with the metadata `side`."""
    return Corpus(Document(name, TEXTS[name], name, {"side": name[0]}) for name in sources)


def test_every_table_is_of_the_same_documents_and_counts() -> None:
    """Evidence, feature tables and comparison add up to the same hits."""
    done = run_study(corpus_of("north", "south"), Plan(features=("blame",), options=FAST))
    assert list(done.documents.index) == ["north", "south"]
    found = len(done.evidence)
    assert found > 0
    assert done.documents["blame:all"].sum() == found
    assert done.sentences["blame:all"].sum() == found
    whole = done.comparison[done.comparison["category"] == "all"]
    assert whole["hits"].sum() == found


def test_claims_of_others_are_counted_unless_the_plan_says_no() -> None:
    """The evidence stays complete; tables and comparison are of the author's claims alone."""
    said = "Bandits blocked the convoy. The miller said that rebels killed ten civilians."
    other = "The harvest was good. Smugglers arm the gangs."
    texts = Corpus([Document("north", said, "north"), Document("south", other, "south")])
    whole = run_study(texts, Plan(features=("blame",), options=FAST))
    own = run_study(texts, Plan(features=("blame",), options=FAST, author_only=True))
    others = (whole.evidence["holder"] != "author").sum()

    pd.testing.assert_frame_equal(own.evidence, whole.evidence)
    assert others > 0
    assert len(whole.claims) == len(own.claims) + others
    for before, after in ((whole.documents, own.documents), (whole.sentences, own.sentences)):
        assert after["blame:all"].sum() == before["blame:all"].sum() - others
    hits = own.comparison.loc[own.comparison["category"] == "all", "hits"]
    assert hits.sum() == len(own.claims)


def test_a_users_lexicon_is_compared_like_any_feature(tmp_path: Path) -> None:
    """Counted by document and sentence, zeros too, with rates beside the others'."""
    path = tmp_path / "own.csv"
    path.write_text("term,category\nband*,gang\ntrade,work\nzorbling,none\n", encoding="utf-8")
    plan = Plan(features=("humanitarian",), lexicons=(str(path),), options=FAST)
    done = run_study(corpus_of("north", "west"), plan)

    assert [feature.name for feature in done.features] == ["humanitarian", "own"]
    assert done.documents["own:gang"].to_dict() == {"north": 1, "west": 0}
    assert done.sentences["own:all"].sum() == done.documents["own:all"].sum() == 2
    assert (done.documents["own:none"] == 0).all()
    rows = done.comparison[done.comparison["feature"] == "own"]
    assert set(rows["category"]) == {"all", "gang", "work", "none"}
    assert rows["hits"].sum() == 4


def test_a_lexicon_that_cannot_be_read_is_found_before_the_work() -> None:
    """Nothing is parsed for a request that cannot be met."""
    with pytest.raises(InputError, match=r"none\.dic: the file cannot be read"):
        run_study(corpus_of("north", "west"), Plan(lexicons=("none.dic",), options=FAST))


def test_the_baseline_and_the_groups_are_told_apart() -> None:
    """Of three groups, two are compared with the baseline, in evidence and in words."""
    done = run_study(corpus_of("north", "south", "west"), Plan(baseline="south", options=FAST))
    assert (done.baseline, done.groups) == ("south", ("north", "west"))
    assert set(zip(done.keyness["group"], done.keyness["baseline"], strict=True)) == {
        ("north", "south"),
        ("west", "south"),
    }


def test_documents_may_be_grouped_by_metadata() -> None:
    """A column of the metadata takes the place of the source."""
    done = run_study(corpus_of("north", "south"), Plan(by="side", options=FAST))
    assert {done.baseline, *done.groups} == {"n", "s"}


def test_progress_tells_of_each_document_in_order() -> None:
    """Whoever waits sees which text is being read."""
    seen: list[str] = []
    plan = Plan(features=("humanitarian",), options=FAST)
    run_study(corpus_of("south", "north"), plan, progress=lambda one: seen.append(one.doc_id))
    assert seen == ["south", "north"]


@pytest.mark.parametrize(
    ("plan", "error", "says"),
    [
        (Plan(features=("praise",)), UsageError, "praise"),
        (Plan(status=("shouted",)), UsageError, "no status 'shouted'"),
        (Plan(status=()), UsageError, "no status: known are asserted, denied, hedged"),
        (Plan(by="colour"), UsageError, "no column 'colour'"),
        (Plan(baseline="east"), UsageError, "no group 'east'"),
        (Plan(model="en_no_such_model"), ModelError, "en_no_such_model"),
    ],
)
def test_a_wrong_plan_is_found_before_the_long_work(
    monkeypatch: pytest.MonkeyPatch, plan: Plan, error: type[Exception], says: str
) -> None:
    """No text is searched for a request that cannot be met."""
    monkeypatch.setattr(room, "find_evidence", lambda *_, **__: pytest.fail("searched"))
    with pytest.raises(error, match=says):
        run_study(corpus_of("north", "south"), plan)


def coded_file(tmp_path: Path, **keys: object) -> str:
    """Write ten coded sentences of texts d0 to d9; give the path of the file."""
    lines = [
        {"id": f"s{n}", "doc": f"d{n}", "text": "Refugees came.", "hum": ["Refugees"], **keys}
        for n in range(10)
    ]
    path = tmp_path / "coded.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return str(path)


def test_coded_sentences_correct_the_rates(tmp_path: Path) -> None:
    """Raw rates are those of the sentences; corrected ones come with the plan's groups."""
    text = "Refugees came. Trade grew."
    texts = Corpus(Document(f"d{n}", text, "north" if n < 5 else "south") for n in range(10))
    gold = (coded_file(tmp_path, probability=0.5),)
    done = run_study(texts, Plan(features=("humanitarian",), gold=gold, options=FAST))
    assert done.corrected is not None
    assert done.corrected["group"].tolist() == ["south", "north"]
    assert set(done.corrected["baseline"]) == {done.baseline}
    assert done.corrected["raw"].tolist() == [50, 50]
    assert done.corrected["coded"].tolist() == [5, 5]
    assert [file.path.name for file in done.gold] == ["coded.jsonl"]


@pytest.mark.parametrize(
    ("features", "keys", "says"),
    [
        (("humanitarian",), {}, "how the coded sentences were drawn is not known"),
        (("blame",), {"probability": 0.5}, "no feature that is compared was coded"),
    ],
)
def test_coded_sentences_that_cannot_correct_are_found_before_the_long_work(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    features: tuple[str, ...],
    keys: dict[str, object],
    says: str,
) -> None:
    """Their chances must be known, and a feature must be both coded and compared."""
    monkeypatch.setattr(room, "find_evidence", lambda *_, **__: pytest.fail("searched"))
    plan = Plan(features=features, gold=(coded_file(tmp_path, **keys),), options=FAST)
    with pytest.raises(UsageError, match=says):
        run_study(corpus_of("north", "south"), plan)


def test_one_group_is_no_comparison() -> None:
    """The message says what all documents share, and what to do."""
    with pytest.raises(UsageError, match=r"every document has the source 'north'.+--by"):
        run_study(corpus_of("north"), Plan())


def test_a_text_without_words_is_found_before_the_long_work() -> None:
    """It has no rate; its id is named."""
    texts = Corpus([*corpus_of("north"), Document("dots", "... !", "south")])
    with pytest.raises(InputError, match="document 'dots' has no words"):
        run_study(texts, Plan())


def test_a_plan_without_clauses_needs_no_model() -> None:
    """Vocabulary is found without a parser, so a missing model is no fault."""
    plan = Plan(features=("humanitarian",), model="en_no_such_model", options=FAST)
    assert len(run_study(corpus_of("north", "south"), plan).evidence)


def test_a_multiverse_counts_what_the_plan_counts() -> None:
    """Status, holders, groups and baseline are the plan's; without being asked there is none."""
    plan = Plan(
        features=("blame",),
        status=("asserted", "denied"),
        author_only=True,
        baseline="south",
        multiverse=True,
        options=FAST,
    )
    study = run_study(corpus_of("north", "south"), plan)
    expected = multiverse(
        study.documents,
        study.evidence,
        baseline="south",
        counting=Counting(("asserted", "denied"), author_only=True),
        options=FAST,
    )
    pd.testing.assert_frame_equal(study.multiverse, expected)
    assert (
        run_study(corpus_of("north", "south"), replace(plan, multiverse=False)).multiverse is None
    )


def test_telling_rows_come_by_size_of_the_difference() -> None:
    """Sums, parts, the baseline's own rows and what neither has are left out."""
    rows = [
        ("blame", "all", "a", 9, 100),
        ("blame", "all", "b", 9, 1000),
        ("blame", "support", "a", 2, 100),
        ("blame", "support", "b", 8, 1000),
        ("blame", "causation", "a", 7, 100),
        ("blame", "causation", "b", 1, 1000),
        ("blame", "causation (claims only)", "a", 7, 100),
        ("blame", "causation (claims only)", "b", 1, 1000),
        ("blame", "deception", "a", 0, 100),
        ("blame", "deception", "b", 0, 1000),
    ]
    table = pd.DataFrame(rows, columns=["feature", "category", "group", "hits", "tokens"])
    found = telling_rows(table.assign(baseline="b"))
    assert found["category"].tolist() == ["causation", "support"]
    assert telling_rows(table.assign(baseline="b"), top=1)["category"].tolist() == ["causation"]
    assert np.all(found["group"] == "a")
