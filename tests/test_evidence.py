"""Tests of toolkit.evidence: from findings to rows, with every offset right, and concordances."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from toolkit import annotation, evidence
from toolkit.annotation import Sentence
from toolkit.corpus import Corpus, Document
from toolkit.errors import ModelError, UsageError
from toolkit.evidence import (
    COLUMNS,
    ROLES,
    concordance,
    evidence_table,
    find_evidence,
    iter_evidence,
)
from toolkit.feature import Feature, Finding
from toolkit.lexicon import Lexicon, parse_lexicon
from toolkit.surroundings import Parses

LEXICON = """
[lexicon]
name = "{name}"
version = "1"
definition = "Weather or mood."

[categories]
wet = "Rain."

[[entries]]
id = "rain"
category = "wet"
words = ["{word}"]
"""
LEXICONS = {
    name: parse_lexicon(LEXICON.format(name=name, word=word), f"{name}.toml")
    for name, word in (("weather", "rain"), ("mood", "tears"))
}

Extract = Callable[[Sentence, Lexicon], Iterable[Finding]]
Watch = Callable[..., Feature]


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Make a feature that finds the weather, or mood, in its own way, without a parser."""
    monkeypatch.setattr("toolkit.feature.load_lexicon", lambda name, **_: LEXICONS[name])
    return lambda extract, name="weather": Feature(name, name.title(), extract)


def corpus_of(*texts: str, **metadata: object) -> Corpus:
    """Return texts as documents a, b, c ..."""
    return Corpus([Document(chr(97 + i), text, "tests", metadata) for i, text in enumerate(texts)])


def place(sentence: Sentence, words: str) -> tuple[int, int]:
    """Return where words stand in the normalised sentence."""
    start = sentence.text.index(words)
    return start, start + len(words)


def each_hit(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Find every hit as a term."""
    for hit in sentence.hits_of(lexicon.name):
        yield Finding("wet", (hit.start, hit.end), hit.entry.id, form="term")


def rows_of(feature: Feature, corpus: Iterable[Document]) -> pd.DataFrame:
    """Return the evidence of one feature."""
    return evidence_table(iter_evidence(corpus, (feature,)))


def test_the_columns_are_those_of_the_design() -> None:
    """Scripts rely on their names and order."""
    assert (
        *("doc_id", "source", "sentence", "feature", "category", "start", "end", "text", "cue"),
        *("target", "actor", "object", "affected", "holder", "status", "basis", "form"),
        *("recipient", "sentence_start", "sentence_end", "rule"),
        *("target_start", "target_end", "object_start", "object_end"),
        *("affected_start", "affected_end", "holder_start", "holder_end"),
        *("recipient_start", "recipient_end"),
        *("antecedent", "antecedent_start", "antecedent_end", "agency", "value"),
    ) == COLUMNS


@pytest.mark.parametrize("text", ["Wind.", "Rain and more rain."])
def test_columns_have_their_types_with_and_without_rows(watch: Watch, text: str) -> None:
    """Numbers whole, role offsets nullable, the rest text, so that tables can be joined."""
    table = rows_of(watch(each_hit), corpus_of(text))
    types = {column: str(table[column].dtype) for column in COLUMNS}

    assert tuple(table.columns) == COLUMNS
    for column, kind in types.items():
        if column in ("sentence", "start", "end", "sentence_start", "sentence_end"):
            assert kind == "int64"
        elif column.rpartition("_")[0] in (*ROLES, "antecedent"):
            assert kind == "Int64"
        elif column == "value":
            assert kind == "Float64"
        else:
            assert kind == ("object" if column == "basis" else "str")


def test_a_row_holds_every_part_of_a_finding(watch: Watch) -> None:
    """Roles as they stand in the text with their places, the basis as a list."""
    text = "Wind blew.  “The gods\nsent RAIN to us for the sake of law,” said Noah."

    def extract(sentence: Sentence, _: Lexicon) -> Iterator[Finding]:
        yield Finding(
            category="wet",
            span=place(sentence, "sent RAIN"),
            rule="rain",
            cue=place(sentence, "RAIN"),
            target=place(sentence, "The gods"),
            object=place(sentence, "RAIN"),
            affected=place(sentence, "us"),
            holder=place(sentence, "Noah"),
            recipient=place(sentence, "us"),
            status="hedged",
            form="claim",
            basis=("Law of Heaven", "Law of Earth"),
            agency="active",
            value=2.5,
        )

    [row] = rows_of(watch(extract), corpus_of(text)).to_dict("records")

    assert {key: row[key] for key in COLUMNS[:4]} == {
        "doc_id": "a", "source": "tests", "sentence": 1, "feature": "weather",
    }  # fmt: skip
    assert (row["category"], row["rule"], row["form"]) == ("wet", "rain", "claim")
    assert (row["text"], row["cue"], row["status"]) == ("sent RAIN", "rain", "hedged")
    assert row["basis"] == ["Law of Heaven", "Law of Earth"]
    assert (row["agency"], row["value"]) == ("active", 2.5)
    assert text[row["start"] : row["end"]] == "sent RAIN"
    assert text[row["sentence_start"] : row["sentence_end"]] == text.removeprefix("Wind blew.  ")
    wanted = {
        "target": "The gods", "object": "RAIN", "affected": "us", "holder": "Noah",
        "recipient": "us",
    }  # fmt: skip
    for role, words in wanted.items():
        assert row[role] == words == text[row[f"{role}_start"] : row[f"{role}_end"]]


def test_absent_roles_are_empty_and_have_no_place(watch: Watch) -> None:
    """A claim without a speaker is the author's; a term, which claims nothing, is nobody's."""

    def extract(sentence: Sentence, _: Lexicon) -> Iterator[Finding]:
        yield Finding("wet", place(sentence, "rain"), "rain", form="term")
        yield Finding("wet", place(sentence, "rain"), "rain", form="claim", status="asserted")

    table = rows_of(watch(extract), corpus_of("The rain came."))

    assert list(table["holder"]) == ["", "author"]
    absent = ["target", "object", "affected", "recipient", "actor", "antecedent", "agency"]
    assert (table[absent] == "").all(axis=None)
    placed = [c for c in COLUMNS if c.rpartition("_")[0] in (*ROLES, "antecedent")]
    assert table[[*placed, "value"]].isna().all(axis=None)
    assert list(table["basis"]) == [[], []]


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2020-02-12", date(2020, 2, 12)), ("2020", None), ("in spring", None), (None, None)],
)
def test_the_actor_is_the_side_behind_the_target_on_the_day_of_the_text(
    monkeypatch: pytest.MonkeyPatch, watch: Watch, day: str | None, wanted: date | None
) -> None:
    """Names change hands; a date that is no whole one is no date."""
    asked: list[tuple[str, date | None]] = []

    def resolve(phrase: str, *, date: date | None) -> None:
        asked.append((phrase, date))

    def extract(sentence: Sentence, _: Lexicon) -> Iterator[Finding]:
        troops, presence = place(sentence, "troops"), place(sentence, "presence of troops")
        yield Finding("wet", place(sentence, "rain"), "rain", target=presence, side=troops)
        yield Finding("wet", place(sentence, "rain"), "rain", target=presence)
        yield Finding("wet", place(sentence, "rain"), "rain")

    monkeypatch.setattr(evidence, "resolve", resolve)
    table = rows_of(watch(extract), corpus_of("The presence of troops and rain.", date=day))

    assert asked == [("troops", wanted), ("presence of troops", wanted)]
    assert list(table["actor"]) == ["", "", ""]


def test_the_actor_of_a_state_is_its_code() -> None:
    """Whatever the name or the head it stands with."""
    table = find_evidence(
        corpus_of("The Syrian regime shelled the village.", "Damascus shelled the village."),
        ["blame"],
    )

    assert list(table["actor"]) == ["SYR", "SYR"]


QUOTED = (
    "Late that night the  old envoy said: “The militants killed nine civilians. Bandits blocked "
    "the relief convoy.\n\n“Smugglers arm the gangs. We accuse the rebels of murder.” Nobody heard "
    "it. The raiders killed two villagers."
)


def test_in_a_long_quotation_the_holder_is_who_is_quoted() -> None:
    """As the words stand, at their place, however many sentences and paragraphs away."""
    table = find_evidence(corpus_of(QUOTED), ["blame"])
    inside = table[table["start"] < QUOTED.index("Nobody")]

    assert set(inside["sentence"]) == {0, 1, 2, 3}
    assert set(inside["holder"]) == {"old envoy"}
    for row in table.to_dict("records"):
        if row["holder"] != "author":
            assert QUOTED[row["holder_start"] : row["holder_end"]] == row["holder"]
    outside = table[table["start"] > QUOTED.index("Nobody")]
    assert list(outside["holder"]) == ["author"]
    assert outside["holder_start"].isna().all()


def test_a_speaker_inside_a_quotation_is_nearer_than_who_is_quoted() -> None:
    """Whoever is reported in the quoted sentence itself holds that claim."""
    text = "“It rained. The miller said that the rebels killed ten civilians,” the envoy said."
    table = find_evidence(corpus_of(text), ["blame"])

    assert set(table["holder"]) == {"miller"}


def test_a_pronoun_keeps_its_words_and_gets_the_actor_of_what_it_stands_for() -> None:
    """With the phrase it was led back to, which may stand in the sentence before."""
    text = "The Syrian  army came at night. Its soldiers killed ten civilians."
    table = find_evidence(corpus_of(text), ["blame"])

    assert set(table["target"]) == {"Its soldiers"}
    assert set(table["actor"]) == {"SYR"}
    assert set(table["antecedent"]) == {"Syrian  army"}
    for row in table.to_dict("records"):
        assert text[row["antecedent_start"] : row["antecedent_end"]] == "Syrian  army"
        assert row["antecedent_end"] < row["sentence_start"]


def test_a_pronoun_that_may_stand_for_two_stands_for_none() -> None:
    """Its actor is that of the words themselves."""
    one, two = "The rebels came. {}", "The rebels met the smugglers. {}"
    texts = [text.format("They killed ten civilians.") for text in (one, two)]
    table = find_evidence(corpus_of(*texts), ["blame"])

    assert set(table["target"]) == {"They"}
    assert set(table.loc[table["doc_id"] == "a", "actor"]) == {"rebels"}
    left = table[table["doc_id"] == "b"]
    assert set(left["actor"]) == set(left["antecedent"]) == {""}


def test_sentences_around_are_read_the_same_with_and_without_the_gate() -> None:
    """Those that the gate lets pass and those it does not, and again in the same order."""
    text = f"{QUOTED} They slept. They killed a child. “Why?” he asked. “They rob us. It rains.”"
    corpus = corpus_of(text, text.replace("“", '"').replace("”", '"'))
    gated = find_evidence(corpus, ["blame"])

    assert_frame_equal(find_evidence(corpus, ["blame"], gate=False), gated)
    assert_frame_equal(find_evidence(corpus, ["blame"]), gated)


def test_only_sentences_that_are_asked_about_are_parsed_a_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A text without quotations and pronouns costs nothing more."""
    asked = []
    parse = Parses.__call__

    def noted(self: Parses, text: str) -> Any:
        asked.append(text)
        return parse(self, text)

    monkeypatch.setattr(Parses, "__call__", noted)
    find_evidence(corpus_of("The “old” rebels killed ten civilians. Rain fell."), ["blame"])
    assert asked == []
    find_evidence(corpus_of(QUOTED), ["blame"])
    assert set(asked) == {"Late that night the old envoy said:"}


def test_a_deleted_agent_is_a_row_without_target_or_actor(watch: Watch) -> None:
    """The feature says so; the row holds the rest as any other."""

    def extract(sentence: Sentence, _: Lexicon) -> Iterator[Finding]:
        hit = place(sentence, "rained upon")
        yield Finding("wet", hit, "rain", status="asserted", agency="deleted")

    [row] = rows_of(watch(extract), corpus_of("The rain: we were rained upon.")).to_dict("records")
    assert (row["agency"], row["target"], row["actor"]) == ("deleted", "", "")
    assert (row["holder"], row["status"]) == ("author", "asserted")


def test_rows_come_by_document_sentence_and_place(watch: Watch) -> None:
    """Documents as the corpus has them, spans of a sentence from left to right."""

    def extract(sentence: Sentence, lexicon: Lexicon) -> list[Finding]:
        return list(each_hit(sentence, lexicon))[::-1]

    corpus = Corpus(
        [Document(name, "Rain, rain. Wind blew. Rain.", "tests", {}) for name in ("z", "a", "m")]
    )
    table = rows_of(watch(extract), corpus)

    assert list(table["doc_id"]) == ["z", "z", "z", "a", "a", "a", "m", "m", "m"]
    assert list(table["sentence"]) == [0, 0, 2] * 3
    assert list(table["start"]) == [0, 6, 23] * 3


def test_a_feature_is_asked_only_where_its_words_stand(watch: Watch) -> None:
    """A sentence without a cue holds none of its evidence."""
    asked = []

    def extract(sentence: Sentence, _: Lexicon) -> list[Finding]:
        asked.append(sentence.text)
        return []

    table = rows_of(watch(extract), corpus_of("Wind blew. Rain. Snow fell.", "Hail."))

    assert asked == ["Rain."]
    assert table.empty


def test_features_share_a_sentence_and_not_each_others_words(watch: Watch) -> None:
    """Each is asked where its own words stand; rows of both come by place."""
    asked = []

    def extract(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
        asked.append((lexicon.name, sentence.text))
        return each_hit(sentence, lexicon)

    both = (watch(extract, "mood"), watch(extract))
    table = evidence_table(iter_evidence(corpus_of("Rain. Rain and tears."), both))

    assert asked == [
        ("weather", "Rain."), ("mood", "Rain and tears."), ("weather", "Rain and tears."),
    ]  # fmt: skip
    assert list(table["feature"]) == ["weather", "weather", "mood"]


def test_progress_is_told_of_each_document_once() -> None:
    """In order, also of those without evidence."""
    corpus = corpus_of("The army left.", "Refugees need shelter.", "Wind.")
    told: list[str] = []
    find_evidence(corpus, ["humanitarian"], progress=lambda document: told.append(document.doc_id))

    assert told == ["a", "b", "c"]


def test_evidence_flows_while_documents_are_still_to_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No more than a window of sentences is held, however long the stream."""
    monkeypatch.setattr(annotation, "WINDOW", 4)
    taken = []

    def stream() -> Iterator[Document]:
        for number in range(100):
            taken.append(number)
            yield Document(str(number), "The militants shelled the village.", "tests", {})

    rows = iter_evidence(stream(), evidence.choose_features(["blame"]))
    next(rows)

    assert len(taken) <= 4


def test_vocabulary_needs_no_pipeline() -> None:
    """A feature that runs on words alone works where none is installed; another one does not."""
    corpus = corpus_of("Refugees need shelter.")

    assert not find_evidence(corpus, ["humanitarian"], model="en_nonesuch").empty
    with pytest.raises(ModelError, match="en_nonesuch"):
        find_evidence(corpus, ["blame"], model="en_nonesuch")


def test_an_unknown_feature_is_refused_before_any_work() -> None:
    """With the names of the known ones."""

    def progress(document: Document) -> None:
        pytest.fail(f"{document.doc_id} was begun")

    with pytest.raises(UsageError, match="no feature named 'weather': known are"):
        find_evidence(corpus_of("Rain."), ["weather"], progress=progress)


def test_an_empty_corpus_gives_an_empty_table() -> None:
    """With all its columns."""
    assert_frame_equal(find_evidence(Corpus([])), evidence_table([]))


SAMPLES = (
    "The village was shelled by the militants.",
    '"The army did not attack the hospital," the envoy said.',
    "The militia's gunmen blocked the 'relief convoy' to the camp.",
    "Aid for refugees is blocked, which is illegal under the UN Charter.",
    "It rained.",
)
SPACES = st.sampled_from([" ", "  ", "\n", "\r\n", "\t", "\u00a0", " \u00ad", "\u200b ", "\u2028"])
BREAKS = st.sampled_from([" ", "\n", "\n\n", "\r\n\r\n", " 😀 ", "\ufeff"])
QUOTES = st.sampled_from(["\"\"''", "“”‘’", "«»‘’", "„“'’"])


@st.composite
def dressed_texts(draw: st.DrawFn) -> str:
    """Sample sentences with random white space, quotation marks and invisible characters."""
    text = ""
    for sample in draw(st.lists(st.sampled_from(SAMPLES), min_size=1, max_size=5)):
        opening, closing, _, single = draw(QUOTES)
        quoted = sample.replace('"', opening, 1).replace('"', closing).replace("'", single)
        words = quoted.split(" ")
        text += "".join(word + draw(SPACES) for word in words[:-1]) + words[-1] + draw(BREAKS)
    return text


@given(dressed_texts())
@settings(max_examples=40, deadline=None)
def test_offsets_are_right_however_the_text_is_set(text: str) -> None:
    """Spans and roles are what stands in the document; all but the holder in their sentence."""
    table = find_evidence(Corpus([Document("d", text, "tests", {})]))

    for row in table.to_dict("records"):
        assert text[row["start"] : row["end"]] == row["text"] != ""
        assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]
        for role in ROLES:
            start, end = row[f"{role}_start"], row[f"{role}_end"]
            if pd.isna(start):
                assert row[role] in ("", "author") and pd.isna(end)
            else:
                assert text[start:end] == row[role] != ""
                inside = row["sentence_start"] <= start < end <= row["sentence_end"]
                assert inside or role == "holder"


def lines_of(text: str, pattern: str, **options: Any) -> list[tuple[str, str, str]]:
    """Return the concordance of a text as (pre, keyword, post)."""
    table = concordance(corpus_of(text), pattern, **options)
    return list(zip(table["pre"], table["keyword"], table["post"], strict=True))


def test_a_concordance_shows_each_match_in_its_context() -> None:
    """In any case, with so many characters on each side, across sentences."""
    assert lines_of("Rain fell. More rain came.", r"\brain\b", window=9) == [
        ("", "Rain", " fell. Mo"),
        ("ll. More ", "rain", " came."),
    ]


def test_a_concordance_finds_words_over_line_ends() -> None:
    """The pattern is matched in normalised text, the keyword stands as in the document."""
    assert lines_of("The foreign\r\n troops’ camp", "foreign troops'", window=4) == [
        ("The ", "foreign\r\n troops’", " cam")
    ]


def test_a_concordance_leads_back_to_the_document() -> None:
    """Its offsets and sentence numbers are those of the evidence."""
    text = "Wind blew.\n\nThe  rain\u00ad came.  Rain again."
    table = concordance(corpus_of(text), "rain")

    assert list(table.columns) == [
        "doc_id", "source", "sentence", "start", "end", "pre", "keyword", "post",
    ]  # fmt: skip
    assert list(table["sentence"]) == [1, 2]
    assert [text[a:b] for a, b in zip(table["start"], table["end"], strict=True)] == list(
        table["keyword"]
    )


def test_a_concordance_without_matches_is_empty() -> None:
    """Nor do patterns that match nothing at all give lines without a keyword."""
    assert concordance(corpus_of("Rain."), "snow").empty
    assert concordance(corpus_of("Rain."), "x*").empty


def test_a_pattern_that_is_none_is_said_so() -> None:
    """With the pattern and what is wrong with it."""
    with pytest.raises(UsageError, match=r"'\(rain' is not a regular expression: missing \)"):
        concordance(corpus_of("Rain."), "(rain")
