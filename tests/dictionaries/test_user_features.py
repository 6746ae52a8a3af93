"""Users' lexicons as features: the contract of all features, and how terms share the words."""

from __future__ import annotations

import importlib.util
import inspect
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import feature as room
from toolkit.corpus import Corpus, Document
from toolkit.dictionaries import known_suffixes
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features, find_features, user_features

TOML = """
[lexicon]
name = "{name}"
version = "1.0.0"
definition = "Words of mood."

[categories]
glad = "Gladness."
sad = "Sadness."

[[entries]]
id = "joy"
category = "glad"
words = ["joy*", "merry men"]

[[entries]]
id = "grief"
category = "sad"
nouns = ["grief"]
words = ["* tears"]
not_after = ["good"]
"""
FILES = {
    "liwc.dic": "%\n1\tglad\n2\tsad\n%\njoy*\t1\nmerry men\t1\ngrief*\t2\njoyless\t2\n",
    "liwc22.dicx": "DicTerm,glad,sad\njoy*,1,\nmerry men,2.5,\ngrief*,,-1\njoyless,1,1\n",
    "quanteda.yml": "glad: [joy*, merry men]\nsad:\n  deep: grief*\n  __: ['* tears']\n",
    "quanteda2.yaml": "glad:\n- joy*\n- m?rry *\nsad: ['*griefs']\n",
    "lexicoder.lc3": "+glad\njoy*\n merry men \n+sad\ngrief*\n",
    "table.csv": "term,category,weight\njoy*,glad,1\njoyful,glad,2\ngrief*,sad,-1\n",
    "table2.tsv": "term\tcategory\nmerry*\tglad\ngriefs\tsad\n",
    "moods.toml": TOML.format(name="moods"),
}
SENTENCES = (
    "The joyful millers and the merry men danced.",
    "They had griefs, and \"bitter tears\" fell; joyless days.",
    "It's the king's merry-making, merry men's joy.",
    "Much joy came, and after the joylessness griefs.",
)  # fmt: skip


def contract() -> ModuleType:
    """Return the contract tests of all features as a module of its own."""
    path = Path(__file__).parents[1] / "features" / "test_contract.py"
    spec = importlib.util.spec_from_file_location("contract_of_lexicons", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


CONTRACT = contract()
OF_MODULES = "test_a_feature_is_one_module_with_one_lexicon"
CLAUSES = {
    name: test
    for name, test in vars(CONTRACT).items()
    if name.startswith("test_")
    and name != OF_MODULES
    and "name" in inspect.signature(test).parameters
}


@pytest.fixture(params=FILES)
def lexicon(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[str]:
    """Let the toolkit have a user's lexicon as a feature, whose name it gives."""
    path = tmp_path / request.param
    path.write_text(FILES[request.param], encoding="utf-8")
    (feature,) = user_features(path)
    features = {**find_features(), feature.name: feature}
    monkeypatch.setattr(room, "find_features", lambda: features)
    monkeypatch.setattr(CONTRACT, "examples", lambda _: SENTENCES)
    yield feature.name
    for kept in (CONTRACT.dressed, CONTRACT.evidence_of, CONTRACT.scraps):
        kept.cache_clear()


def test_every_format_keeps_the_contract() -> None:
    """So that the tests below leave none out."""
    assert {Path(name).suffix for name in FILES} == set(known_suffixes())
    assert len(CLAUSES) >= 11


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_users_lexicon_keeps_the_contract_of_features(lexicon: str, clause: str) -> None:
    """Everything that is asked of the toolkit's own features, but for a module."""
    test: Callable[..., None] = CLAUSES[clause]
    if "dress" in inspect.signature(test).parameters:
        for dress in CONTRACT.DRESSES:
            test(name=lexicon, dress=dress)
    else:
        test(name=lexicon)


def corpus_of(*texts: str) -> Corpus:
    """Return a corpus with a document for each text."""
    return Corpus([Document(str(i), text, "tests", {}) for i, text in enumerate(texts)])


def rows(path: Path, contents: str, text: str) -> list[tuple[str, str, str, object]]:
    """Return text, category, rule and value of what a user's lexicon finds in a text."""
    path.write_text(contents, encoding="utf-8")
    found = find_evidence(corpus_of(text), [], lexicon=path)
    return [
        (row.text, row.category, row.rule, None if pd.isna(row.value) else row.value)
        for row in found.itertuples()
    ]


def test_the_longest_term_counts_whatever_its_category(tmp_path: Path) -> None:
    """A negated word is no longer the word; of equally long ones the leftmost counts."""
    table = "term,category\ngood,good\nnot good,bad\ngood *,big\n"
    found = rows(tmp_path / "own.csv", table, "It is not good. So good men. It was not good men.")

    assert [row[:2] for row in found] == [
        ("not good", "bad"),
        ("good men", "big"),
        ("not good", "bad"),
    ]


def test_words_count_in_each_of_their_categories(tmp_path: Path) -> None:
    """As in LIWC; of two terms of one category once, and by the one that spells out most."""
    table = (
        "term,category,weight\ncr*,sad,1\ncried,past,\ncrie*,sad,2\ncried,sad,3\n*ied,sad,4\n"
        "crie?,sad,5\n"
    )
    found = rows(tmp_path / "own.csv", table, "They cried, cries and crying.")

    assert found == [
        ("cried", "past", "past: cried", None),
        ("cried", "sad", "sad: cried", 3.0),
        ("cries", "sad", "sad: crie*", 2.0),
        ("crying", "sad", "sad: cr*", 1.0),
    ]


def test_a_lexicon_in_toml_has_neighbours_inflection_and_case(tmp_path: Path) -> None:
    """What other formats lack."""
    toml = TOML.format(name="moods").replace(
        'words = ["* tears"]', 'words = ["Tear*"]\nweight = -2'
    )
    text = "Griefs! Good grief. Tears and tears, grieve."
    assert rows(tmp_path / "own.toml", toml, text) == [
        ("Griefs", "sad", "grief", -2.0),
        ("Tears", "sad", "grief", -2.0),
    ]


LETTERS = st.text("ab", min_size=1, max_size=3)
STARRED = st.builds(
    lambda words, star: " ".join(words) + star,
    st.lists(LETTERS, min_size=1, max_size=2),
    st.sampled_from(["", "*"]),
)


def plainly_counted(text: str, terms: dict[str, set[str]]) -> dict[str, int]:
    """Count categories with one regular expression a term, and the stated policy by hand."""
    spans: dict[tuple[int, int], set[str]] = {}
    for term, categories in terms.items():
        pattern = re.escape(term).replace(r"\*", r"[ab]*").replace(r"\ ", " ")
        for match in re.finditer(rf"(?=\b({pattern})\b)", text):
            spans.setdefault(match.span(1), set()).update(categories)
    counts: dict[str, int] = {}
    taken: set[int] = set()
    for start, end in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if taken.isdisjoint(range(start, end)):
            taken |= set(range(start, end))
            for category in spans[start, end]:
                counts[category] = counts.get(category, 0) + 1
    return counts


@given(
    st.dictionaries(
        STARRED, st.sets(st.sampled_from(["x", "y", "z"]), min_size=1), min_size=1, max_size=6
    ),
    st.lists(LETTERS, max_size=12),
)
def test_counts_are_those_of_plain_expressions(
    tmp_path_factory: pytest.TempPathFactory, terms: dict[str, set[str]], words: list[str]
) -> None:
    """Each term on its own, then the policy, word by word."""
    path = tmp_path_factory.mktemp("own") / "own.csv"
    lines = [f"{term},{c}" for term, categories in terms.items() for c in sorted(categories)]
    path.write_text("\n".join(["term,category", *lines]), encoding="utf-8")
    text = " ".join(["so", *words])
    found = find_evidence(corpus_of(text), [], lexicon=path)

    assert found["category"].value_counts().to_dict() == plainly_counted(text, terms)


def test_a_lexicon_is_looked_for_beside_the_features_named(tmp_path: Path) -> None:
    """Alone where none is named but itself; beside the usual ones where none is named at all."""
    path = tmp_path / "mine.lc3"
    path.write_text("+glad\njoy*\n", encoding="utf-8")

    def names(*asked: str) -> list[str]:
        return [one.name for one in choose_features(asked or None, lexicon=path)]

    assert names("mine") == ["mine"]
    assert names("blame") == ["blame", "mine"]
    assert names() == sorted([*(f.name for f in choose_features()), "mine"])
    assert names("all") == sorted([*find_features(), "mine"])
    assert [one.name for one in choose_features([], lexicon=path)] == ["mine"]
