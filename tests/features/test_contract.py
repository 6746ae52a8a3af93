"""What every feature must keep to, whoever wrote it: features are found, not listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from toolkit.annotation import CueIndex, normalise
from toolkit.corpus import Corpus, Document
from toolkit.evidence import COLUMNS, ROLES, evidence_table, find_evidence
from toolkit.feature import find_features, get_feature

NAMES = list(find_features())
FORMS = {"claim", "label", "tie", "agentless", "term"}
FORMS |= {"nomination", "predication"}  # naming
FORMS |= {"harm", "control", "movement", "help", "government"}  # agency
FORMS |= {"call"}  # directives
FORMS |= {"legitimation", "delegitimation"}  # legitimation
TERMS = {"term"} | {"exact", "vague"}  # quantification
FORMS |= TERMS
TURNS = ("broken", "demanded", "stated")
"""Options by which an entry of legality names the polarity that a clause turns it to."""
STATUSES = {"asserted", "denied", "hedged"}
READING = ("category", "cue", "actor", "status", "basis", "form", "rule", "agency")
SILENT = (
    "Seven grey geese walked slowly over the wet meadow.",
    "“Good morning,” and she smiled 😀.",
    "",
    "A bell rang;\r\nthe cat yawned.",
)

Dress = Callable[[str], str]


def softly_hyphenated(text: str) -> str:
    """Put a soft hyphen into each longer word, as typesetters do."""
    words = text.split(" ")
    return " ".join(f"{w[:3]}\u00ad{w[3:]}" if w[:6].isalpha() and len(w) > 6 else w for w in words)


DRESSES: dict[str, Dress] = {
    "plain": lambda text: text,
    "line ends": lambda text: text.replace(" ", "\n"),
    "carriage returns": lambda text: text.replace(" ", "\r\n"),
    "wide spaces": lambda text: text.replace(" ", " \u00a0\t"),
    "curly quotes": lambda text: text.replace(" '", " ‘").replace("'", "’").replace('"', "”"),
    "soft hyphens": softly_hyphenated,
    "astral characters": lambda text: f"\ufeff😀 𝔘𝔫𝔡 then\n\n{text}\n\n🇸🇾",
}
"""Ways in which one and the same text comes out of files."""


@cache
def examples(name: str) -> tuple[str, ...]:
    """Return the sentences of a feature's lexicon, examples and counter-examples, each once."""
    shown: dict[str, None] = {}
    for entry in get_feature(name).lexicon.entries:
        shown |= dict.fromkeys(str(example["in"]) for example in entry.examples)
        shown |= dict.fromkeys(entry.counter_examples)
    return tuple(shown)


def corpus_of(texts: Iterable[str]) -> Corpus:
    """Return a corpus with a document for each text that has any."""
    return Corpus([Document(str(i), text, "tests", {}) for i, text in enumerate(texts) if text])


@cache
def dressed(name: str, dress: str) -> Corpus:
    """Return a feature's example sentences in one of the dresses, a document each."""
    return corpus_of(DRESSES[dress](text) for text in examples(name))


@cache
def evidence_of(name: str, dress: str = "plain") -> pd.DataFrame:
    """Return a feature's evidence in its dressed example sentences."""
    return find_evidence(dressed(name, dress), [name])


def reading_of(table: pd.DataFrame) -> pd.DataFrame:
    """Return what was read, without offsets and as if the text had been plainly set."""
    words = {
        column: [normalise(text, 0, len(text))[0] for text in table[column]]
        for column in ("text", *ROLES, "antecedent")
    }
    return table[["doc_id", *READING]].assign(**words).reset_index(drop=True)


def assert_well_formed(table: pd.DataFrame, corpus: Corpus) -> None:
    """Check columns, types, places and order of a table of evidence."""
    assert tuple(table.columns) == COLUMNS
    assert list(table.dtypes) == list(evidence_table([]).dtypes)
    for row in table.to_dict("records"):
        text = corpus[row["doc_id"]].text
        sentence = range(row["sentence_start"], row["sentence_end"] + 1)
        assert row["start"] in sentence
        assert row["end"] in sentence
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert row["cue"] == row["cue"].lower() != ""
        assert all(isinstance(name, str) and name for name in row["basis"])
        for role in (*ROLES, "antecedent"):
            start, end = row[f"{role}_start"], row[f"{role}_end"]
            if pd.isna(start):
                assert pd.isna(end)
                assert row[role] == ("author" if role == "holder" and row["status"] else "")
            else:
                assert text[start:end] == row[role] != ""
                # Who is quoted, and what a pronoun stands for, may be named in another sentence.
                assert role in ("holder", "antecedent") or (start in sentence and end in sentence)
    order = {document.doc_id: i for i, document in enumerate(corpus)}
    keys = [
        (order[row["doc_id"]], row["sentence"], row["start"], row["end"])
        for row in table.to_dict("records")
    ]
    assert all(one <= other for one, other in pairwise(keys))


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_is_one_module_with_one_lexicon(name: str) -> None:
    """All three have one name, and the module says what the feature is and where it comes from."""
    module = import_module(f"toolkit.features.{name}")
    feature = get_feature(name)

    assert module.feature is feature
    assert feature.name == feature.lexicon.name == name
    assert len((module.__doc__ or "").split()) > 10
    assert feature.title[0].isupper()


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_finds_something_in_its_examples(name: str) -> None:
    """Else all that follows would be true of nothing; no category is left out."""
    feature = get_feature(name)

    assert set(evidence_of(name)["category"]) == set(feature.lexicon.categories)
    assert set(evidence_of(name)["feature"]) == {name}


@pytest.mark.parametrize("dress", DRESSES)
@pytest.mark.parametrize("name", NAMES)
def test_evidence_is_well_formed_however_the_text_is_set(name: str, dress: str) -> None:
    """Columns and types, spans and roles at their places, rows in order."""
    assert_well_formed(evidence_of(name, dress), dressed(name, dress))


@pytest.mark.parametrize("dress", [dress for dress in DRESSES if dress != "plain"])
@pytest.mark.parametrize("name", NAMES)
def test_the_reading_does_not_hang_on_how_the_text_is_set(name: str, dress: str) -> None:
    """Line ends, spaces, quotes and invisible characters change places and nothing else."""
    assert_frame_equal(reading_of(evidence_of(name, dress)), reading_of(evidence_of(name)))


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_is_silent_without_its_words(name: str) -> None:
    """Also where every sentence is parsed."""
    index = CueIndex([get_feature(name).lexicon])
    corpus = corpus_of(SILENT)
    found = find_evidence(corpus, [name], gate=False)

    assert not any(index.scan(text) for text in SILENT)
    assert found.empty
    assert_well_formed(found, corpus)


@pytest.mark.parametrize("name", NAMES)
def test_categories_and_rules_are_those_of_the_lexicon(name: str) -> None:
    """Every row names the entry that fired and its category, or that a deed is called illegal.

    Of agency the grammar gives the category: a verb of the lexicon may be active or passive. An
    entry of legality names the polarities to which the clause may turn it.
    """
    lexicon = get_feature(name).lexicon
    entries = {entry.id: entry.category for entry in lexicon.entries}
    found = evidence_of(name)
    moved = found[found["rule"].map(entries) != found["category"]]
    turned = {e.options[key] for e in lexicon.entries for key in TURNS if key in e.options}

    assert set(found["rule"]) <= set(entries)
    assert name == "agency" or set(moved["category"]) <= {"violation", "prohibition"} | turned
    assert set(moved["category"]) <= set(get_feature(name).lexicon.categories)


@pytest.mark.parametrize("name", NAMES)
def test_claims_have_a_status_and_a_holder_and_terms_have_neither(name: str) -> None:
    """Of the known ones, so that comparisons can choose by them."""
    for row in evidence_of(name).to_dict("records"):
        assert row["form"] in FORMS
        if row["form"] in TERMS:
            assert (row["status"], row["holder"], row["target"]) == ("", "", "")
        else:
            assert row["status"] in STATUSES
            assert row["holder"] != ""


@pytest.mark.parametrize("name", NAMES)
def test_an_actor_stands_behind_a_target(name: str) -> None:
    """Nobody is resolved from nothing."""
    found = evidence_of(name)

    assert not ((found["actor"] != "") & (found["target"] == "")).any()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_text_gives_the_same_rows(name: str) -> None:
    """Once more, and with the documents in another order."""
    corpus = dressed(name, "plain")
    backwards = find_evidence(Corpus(reversed(corpus.documents)), [name])
    backwards["place"] = backwards["doc_id"].astype(int)
    backwards = backwards.sort_values("place", kind="stable", ignore_index=True)

    assert_frame_equal(find_evidence(corpus, [name]), evidence_of(name))
    assert_frame_equal(backwards.drop(columns="place"), evidence_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_the_gate_changes_no_row(name: str) -> None:
    """Parsing every sentence costs time and gives nothing more."""
    corpus = dressed(name, "plain") + Corpus(
        [Document(f"silent {i}", text, "tests", {}) for i, text in enumerate(SILENT) if text]
    )

    assert_frame_equal(find_evidence(corpus, [name], gate=False), evidence_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_feature_reads_the_same_alone_and_among_others(name: str) -> None:
    """Words of other lexicons in the sentence do not matter to it."""
    among = find_evidence(dressed(name, "plain"), ["all"])
    own = among[among["feature"] == name].reset_index(drop=True)

    assert_frame_equal(own, evidence_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_a_sentence_reads_the_same_alone_and_in_a_text(name: str) -> None:
    """What stands in the sentences around it does not matter either."""
    together = corpus_of(["\n\n".join(f"§ {text}" for text in examples(name))])
    apart = corpus_of([f"§ {text}" for text in examples(name)])
    inside = find_evidence(together, [name])
    alone = find_evidence(apart, [name])

    assert_well_formed(inside, together)
    assert_frame_equal(
        reading_of(inside).drop(columns="doc_id"), reading_of(alone).drop(columns="doc_id")
    )


@cache
def scraps(name: str) -> st.SearchStrategy[str]:
    """Return texts of the feature's words in no order at all, with all that texts may hold."""
    entries = get_feature(name).lexicon.entries
    cues = st.sampled_from(sorted({term.text for entry in entries for term in entry.terms}))
    words = st.sampled_from(["the", "of", "by", "not", "who", "said", "he", "which", "was", "to"])
    marks = st.sampled_from([*".,;:?!-–()\"'“”«»’…", "\n", "\n\n", "\r\n", "\u00ad", "😀", "  "])
    anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=3)
    return st.lists(
        st.tuples(st.one_of(cues, cues, words, words, marks, anything), st.sampled_from(" -")),
        max_size=25,
    ).map(lambda pairs: "".join(word + gap for word, gap in pairs))


@pytest.mark.parametrize("name", NAMES)
@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_a_feature(name: str, data: st.DataObject) -> None:
    """Words without grammar give rows in good form, or none."""
    corpus = corpus_of([text] if (text := data.draw(scraps(name))).strip() else [])

    assert_well_formed(find_evidence(corpus, [name]), corpus)
