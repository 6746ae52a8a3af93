"""Tests of toolkit.annotation: sentences, places, cues and which sentences are parsed."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language

from toolkit import annotation
from toolkit.annotation import (
    TOKEN,
    CueIndex,
    Hit,
    Sentence,
    annotate,
    count_tokens,
    longest,
    lower,
    normalise,
    paragraphs,
    scan,
    segment,
    sentence_exposure,
)
from toolkit.corpus import Corpus, Document
from toolkit.lexicon import Lexicon, parse_lexicon

PATIENT = settings(deadline=None)
"""The first example loads the sentence splitter, which takes its time."""

PIECES = (
    *("The army left.", "Mr. Ash spoke", "“Go!” he said.", "‘so’", "U.S.", "1.", "§ 5.", "a", "ß"),
    *(" ", "  ", "\n", "\n\n", "\r\n", "\r\n\r\n", "\t", "\u00a0", "\u2028", "\x0b", "\x1c"),
    *("\u00ad", "\u200b", "\ufeff", "😀", "𝔸rmy", "İzmir", "e\u0301", "-", "*", "...", "?", "«»"),
)
"""What real texts trip over: quotes, all kinds of space, invisible and astral characters."""

LETTERS = st.characters(exclude_categories=["Cs"])
"""All of Unicode but lone surrogates, which no document may hold."""

TEXTS = st.one_of(st.text(LETTERS), st.lists(st.sampled_from(PIECES)).map("".join)).filter(
    lambda text: text.strip() != ""
)

LEXICON = """
[lexicon]
name = "{name}"
version = "1"
definition = "Words of these tests."

[categories]
any = "Any."

[lists.town]
nouns = ["town"]

[[entries]]
id = "strike"
category = "any"
verbs = ["strike", "attack"]
nouns = ["attack", "air attack", "mine", "victim of war", "victim~ of war"]
not_before = ["a deal"]
not_after = ["lightning"]

[[entries]]
id = "army"
category = "any"
words = ["Red Army", "army", "so-called", "e.g."]

[[entries]]
id = "near"
category = "any"
words = ["near"]
beside = "town"
"""


@cache
def lexicon(name: str = "harm") -> Lexicon:
    """Return the small lexicon of these tests under a name."""
    return parse_lexicon(LEXICON.format(name=name), "harm.toml")


@cache
def index() -> CueIndex:
    """Return the index of the small lexicon."""
    return CueIndex([lexicon()])


def document(text: str) -> Document:
    """Return a document of the text."""
    return Document("d", text, "s", {})


def sentences(text: str) -> list[str]:
    """Return the sentences of a text as they stand in it."""
    return [text[s.start : s.end] for s in segment(document(text))]


def cues(text: str) -> list[tuple[str, str]]:
    """Return the cues of a text with the ids of their entries."""
    return [(text[hit.start : hit.end], hit.entry.id) for hit in index().scan(text)]


@PATIENT
@given(TEXTS, st.data())
def test_every_normalised_character_is_at_its_place(text: str, data: st.DataObject) -> None:
    """Each character is the one at its place, straightened; places go up inside the span."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    flat, offsets = normalise(text, start, end)
    sentence = Sentence(document(text), 0, start, end, flat, offsets)

    before = start
    for i, character in enumerate(flat):
        left, right = sentence.place(i, i + 1)
        assert before <= left < right == left + 1 <= end
        assert character in (text[left], *" '\"-")
        assert (character == " ") == text[left].isspace()
        before = right


@PATIENT
@given(TEXTS)
def test_normalising_loses_white_space_and_invisible_characters_alone(text: str) -> None:
    """Runs of white space are one space; what is left out is never seen on a page."""
    flat, offsets = normalise(text, 0, len(text))
    places = set(range(len(text))) if offsets is None else set(offsets)

    assert "  " not in flat
    assert not re.search(r"[\t\r\n\u00a0\u00ad\u200b\ufeff“”‘’«»]", flat)
    assert all(
        character.isspace() or character in "\u00ad\u200b\ufeff"
        for place, character in enumerate(text)
        if place not in places
    )


@PATIENT
@given(TEXTS, st.data())
def test_a_span_of_a_sentence_is_led_back_to_the_document(text: str, data: st.DataObject) -> None:
    """A span begins at its first character's place and ends behind its last one's."""
    for sentence in segment(document(text)):
        start = data.draw(st.integers(0, len(sentence.text) - 1))
        end = data.draw(st.integers(start + 1, len(sentence.text)))
        left, right = sentence.place(start, end)
        assert sentence.start <= left < right <= sentence.end
        assert left == sentence.place(start, start + 1)[0]
        assert right == sentence.place(end - 1, end)[1]
        assert normalise(text, left, right)[0] == sentence.text[start:end]


def test_a_plain_sentence_needs_no_table_of_places() -> None:
    """Curly quotes and single line ends keep every character in step."""
    assert normalise("“So,” he\nsaid", 0, 13) == ('"So," he said', None)


def test_soft_hyphens_and_runs_of_space_shift_the_places() -> None:
    """A word broken by a soft hyphen is whole, and its span takes the hyphen in."""
    text = "The  mili\u00adtants\r\nleft"
    flat, offsets = normalise(text, 0, len(text))
    sentence = Sentence(document(text), 0, 0, len(text), flat, offsets)
    start = flat.index("militants")
    left, right = sentence.place(start, start + len("militants"))

    assert flat == "The militants left"
    assert text[left:right] == "mili\u00adtants"


@PATIENT
@given(TEXTS)
def test_sentences_are_in_order_disjoint_trimmed_and_hold_every_token(text: str) -> None:
    """No word is counted twice or lost, and nothing without a word is a sentence."""
    found = list(segment(document(text)))
    last = 0
    for number, sentence in enumerate(found):
        piece = text[sentence.start : sentence.end]
        assert sentence.index == number
        assert last <= sentence.start < sentence.end <= len(text)
        assert piece == piece.strip()
        assert re.search(TOKEN, piece)
        last = sentence.end
    for token in re.finditer(TOKEN, text):
        assert any(s.start <= token.start() and token.end() <= s.end for s in found)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The army left. Nobody saw it.", ["The army left.", "Nobody saw it."]),
        ("Mr. Ash met Dr. Birch at 5 p.m. on Monday.", None),
        ("The heading\n\nThe army left.", ["The heading", "The army left."]),
        ("The heading\r\n\r\nThe army left.", ["The heading", "The army left."]),
        ("The heading\n \u00a0\t\nThe army left.", ["The heading", "The army left."]),
        ("The army left the\nvillage.", None),
        ("The army left the\n\nvillage.", None),
        ("The army left the\n\n\n  village.", None),
        ("The army left the\r\n\r\nvillage.", None),
        ("The army left.\n\n* * *\n\nNobody saw it.", ["The army left.", "Nobody saw it."]),
        ("***", []),
    ],
)
def test_sentences_end_at_stops_and_blank_lines(text: str, wanted: list[str] | None) -> None:
    """Not at abbreviations, line ends or page breaks inside a sentence (None: all is one)."""
    assert sentences(text) == ([text] if wanted is None else wanted)


WIDE = "The council met at the mill and spoke of the flood, and\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("One.\n\nTwo.\n \nThree.", ["One.", "Two.", "Three."]),
        ("One goes\n\non below. Two.", ["One goes\n\non below. Two."]),
        ("First line.\nSecond line!\nA third”\n", ["First line.", "Second line!", "A third”"]),
        (f"{WIDE}It was\nlong and\nwet\n{WIDE}", 1),
        (f"{WIDE}It was\n{WIDE}wide{WIDE}and\nThe end.\n{WIDE}{WIDE[:-2]}", 2),
        ("   \n ", []),
    ],
)
def test_paragraphs_end_at_blank_lines_and_at_lines_that_end_them(
    text: str, wanted: list[str] | int
) -> None:
    """Where each line is one, every line; in text broken for width, short last lines alone."""
    found = [text[start:end] for start, end in paragraphs(text)]
    if isinstance(wanted, list):
        assert found == wanted
    else:
        assert len(found) == wanted


@PATIENT
@given(TEXTS)
def test_paragraphs_are_in_order_and_hold_every_word(text: str) -> None:
    """Nothing but white space lies between them."""
    last = 0
    for start, end in paragraphs(text):
        assert text[last:start].strip() == ""
        assert start < end
        assert not text[start].isspace()
        last = end
    assert text[last:].strip() == ""


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("", 0),
        ("* — …", 0),
        ("The army's well-known men didn't leave.", 6),
        ("In 2020, 3,500 people left", 6),
        ("mother–in–law", 3),
        ("Its men’s tents", 3),
    ],
)
def test_a_token_is_letters_and_digits_with_inner_marks(text: str, tokens: int) -> None:
    """Apostrophes and hyphens join, dashes and commas part."""
    assert count_tokens(text) == tokens


@PATIENT
@given(
    st.lists(st.lists(st.sampled_from(["The", "army", "left.", "“No.”", "Yes?", "3.5", "\n\n"])))
)
def test_exposure_counts_each_token_of_a_document_once(pieces: list[list[str]]) -> None:
    """Sentences' tokens add up to the document's, row by row as segmented."""
    texts = [text for words in pieces if (text := " ".join(words)).strip()]
    corpus = Corpus([Document(str(i), text, "s", {}) for i, text in enumerate(texts)])
    table = sentence_exposure(corpus)

    assert list(table) == ["doc_id", "source", "sentence", "start", "end", "tokens"]
    assert len(table) == sum(len(list(segment(d))) for d in corpus)
    assert table["tokens"].sum() == sum(count_tokens(text) for text in texts)
    assert (table["tokens"] > 0).all()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("They attacked.", [("attacked", "strike")]),
        ("THEY ATTACKED.", [("ATTACKED", "strike")]),
        ("Counterattacks went on.", []),
        ("A counter-attack went on.", [("attack", "strike"), ("attack", "strike")]),
        ("The army's tent", [("army", "army")]),
        ("The army_list", []),
        ("The Red Army", [("Red Army", "army"), ("Army", "army")]),
        ("The red army", [("army", "army")]),
        ("He struck a deal.", []),
        ("Lightning struck.", []),
        ("An air attack", [("air attack", "strike"), ("attack", "strike"), ("attack", "strike")]),
        ("So-called men, e.g. him", [("So-called", "army"), ("e.g.", "army")]),
        ("It is near the Towns.", [("near", "near")]),
        ("It is near the sea.", []),
        ("😀 They mined the 𝔸 road", []),
        ("😀 İ The mine", [("mine", "strike")]),
    ],
)
def test_cues_are_whole_words_in_their_case_and_sense(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    """Inflected, overlapping ones too; a noun and a verb of one form are a hit each."""
    assert cues(text) == wanted


STARRED = """
[[entries]]
id = "war"
category = "any"
words = ["war", "war*", "Arm*", "* tears"]
not_before = ["and peace"]

[[entries]]
id = "deceit"
category = "any"
words = ["*deceit*"]
beside = "town"
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Wars, warlike men", [("Wars", "war"), ("warlike", "war")]),
        ("War-like and swarm", [("War", "war"), ("War-like", "war")]),
        ("War", [("War", "war")]),
        ("War and peace, warring and peaceful", [("warring", "war")]),
        ("The Army, an army, ARMS", [("Army", "war")]),
        ("Bitter tears", [("Bitter tears", "war")]),
        ("Self-deceit", []),
        ("Self-deceit in the town", [("Self-deceit", "deceit")]),
    ],
)
def test_terms_with_a_star_keep_case_neighbours_and_company(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    """Whatever holds for an entry's plain words holds for what its wildcards take."""
    starred = parse_lexicon(LEXICON.format(name="harm").partition("[[entries]]")[0] + STARRED, "s")
    found = CueIndex([starred]).scan(text)

    assert [(text[hit.start : hit.end], hit.entry.id) for hit in found] == wanted


WORDS = st.sampled_from(
    [
        *("attack", "attacks", "Attacked", "air attack", "Air  attack", "mine", "mines", "strike"),
        *("Red Army", "red army", "ARMY", "army", "so-called", "e.g.", "near", "town", "a deal"),
        *("lightning", "victim of war", "İ", "ß", "😀", "K", "x", "_", "1", "e\u0301"),
    ]
)
SPOKEN = st.lists(st.tuples(WORDS, st.sampled_from([" ", "", "-", ", ", "'", "."]))).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def naive_scan(text: str) -> set[tuple[int, int, str, str]]:
    """Search each form by itself at word boundaries: slow and plain."""
    flat = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    town = re.search(r"(?<!\w)towns?(?!\w)", flat)
    found = set()
    for entry in lexicon().entries:
        for term in entry.terms:
            for match in re.finditer(rf"(?=(?<!\w){re.escape(term.text.lower())}(?!\w))", flat):
                start, end = match.start(), match.start() + len(term.text)
                if term.cased and text[start:end] != term.text:
                    continue
                if (entry.id != "near" or town) and entry.allows(text, start, end):
                    found.add((start, end, entry.id, term.part_of_speech))
    return found


@PATIENT
@given(SPOKEN)
def test_the_automaton_finds_what_a_plain_search_finds(text: str) -> None:
    """All forms, overlapping, at word boundaries, and nothing else."""
    hits = [(h.start, h.end, h.entry.id, h.part_of_speech) for h in index().scan(text)]

    assert len(set(hits)) == len(hits)
    assert set(hits) == naive_scan(text)


@PATIENT
@given(SPOKEN)
def test_hits_are_sorted_by_place_feature_and_entry(text: str) -> None:
    """Whatever the order of the lexicons, so that evidence has one order."""
    hits = CueIndex([lexicon("two"), lexicon("one")]).scan(text)
    keys = [(h.start, h.end, h.feature, h.entry.id) for h in hits]

    assert keys == sorted(keys)
    assert {h.feature for h in hits} <= {"one", "two"}


def test_hits_of_a_feature_are_told_from_those_of_another() -> None:
    """Two lexicons may share a word."""
    [sentence] = scan([document("The mine")], CueIndex([lexicon("one"), lexicon("two")]))

    assert [hit.feature for hit in sentence.hits] == ["one", "two"]
    assert [hit.feature for hit in sentence.hits_of("two")] == ["two"]


def hit(start: int, length: int) -> Hit:
    """Return a hit at a place."""
    return Hit(start, start + length, "harm", lexicon().entries[0], "")


def overlap(one: Hit, other: Hit) -> bool:
    """Whether two hits share a character."""
    return one.start < other.end and other.start < one.end


@PATIENT
@given(st.lists(st.builds(hit, st.integers(0, 30), st.integers(1, 8)), max_size=12))
def test_the_longest_hits_do_not_overlap_and_leave_out_no_free_one(hits: list[Hit]) -> None:
    """What was left out lies under a kept hit that is at least as long."""
    kept = longest(hits)

    assert kept == sorted(kept, key=lambda h: h.start)
    assert not any(overlap(a, b) for i, a in enumerate(kept) for b in kept[i + 1 :])
    for other in hits:
        length = other.end - other.start
        assert any(overlap(other, h) and h.end - h.start >= length for h in kept)


def test_of_equally_long_hits_the_leftmost_is_kept() -> None:
    """A tie is settled by place, not by the order in which hits come."""
    assert longest([hit(3, 4), hit(0, 4)]) == [hit(0, 4)]


@PATIENT
@given(st.text(LETTERS))
def test_lower_case_keeps_every_character_at_its_place(text: str) -> None:
    """Also of letters whose lower case is longer; every other letter is lowered."""
    lowered = lower(text)

    assert len(lowered) == len(text)
    assert lowered.isascii() is False or lowered == text.lower()
    assert lower(lowered) == lowered


@cache
def tokenizer() -> Language:
    """Return a pipeline without components, made once."""
    return spacy.blank("en")


class Recorder:
    """A pipeline that keeps what it was given to parse."""

    def __init__(self) -> None:
        self.nlp = tokenizer()
        self.texts: list[str] = []

    def pipe(self, texts: Any, batch_size: int) -> Any:
        """Parse the texts and note them."""
        assert batch_size == annotation.BATCH
        for text in texts:
            self.texts.append(text)
            yield self.nlp(text)


MIXED = ["The army left.", "Nobody saw it.", "He spoke of a very long attack.", "Rain.", "A mine."]


@pytest.mark.parametrize("window", [1, 2, 100])
@pytest.mark.parametrize("gate", [True, False])
def test_sentences_come_back_in_order_with_their_own_parse(
    monkeypatch: pytest.MonkeyPatch, window: int, gate: bool
) -> None:
    """Sorting by length inside a window is undone, however the windows fall."""
    monkeypatch.setattr(annotation, "WINDOW", window)
    nlp: Any = Recorder()
    documents = [Document(str(i), text, "s", {}) for i, text in enumerate(MIXED)]
    found = list(annotate(scan(documents, index()), nlp, frozenset({"harm"}), gate=gate))

    assert [sentence.text for sentence in found] == MIXED
    assert [s.parse.text for s in found if s.parse is not None] == (
        [MIXED[0], MIXED[2], MIXED[4]] if gate else MIXED
    )


@PATIENT
@given(st.lists(st.sampled_from(MIXED), max_size=30))
def test_the_gate_parses_exactly_the_sentences_with_a_cue(texts: list[str]) -> None:
    """None without a cue is parsed, and each with one is, once."""
    nlp: Any = Recorder()
    documents = [Document(str(i), text, "s", {}) for i, text in enumerate(texts)]
    found = list(annotate(scan(documents, index()), nlp, frozenset({"harm"})))

    assert [s.parse is not None for s in found] == [bool(s.hits) for s in found]
    assert sorted(nlp.texts) == sorted(s.text for s in found if s.hits)


def test_cues_of_other_features_parse_nothing() -> None:
    """A feature that runs on words alone opens no gate."""
    nlp: Any = Recorder()
    [sentence] = annotate(scan([document("The army left.")], index()), nlp, frozenset({"other"}))

    assert sentence.hits
    assert sentence.parse is None
