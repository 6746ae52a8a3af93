"""Reading coded sentences: both forms of items, texts from the catalogue, and every fault."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from pathlib import Path

import pytest

from toolkit import sources
from toolkit.corpus import Corpus, Document, text_hash
from toolkit.errors import InputError
from toolkit.validation import read_coded, reading
from toolkit.validation.coded import Phrase

Write = Callable[..., Path]
Lines = list[dict[str, object]]

REPORT = "It rained. Bandits blocked the relief convoy. The harvest was good."


@pytest.fixture
def valley(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue with one source, `valley`, of one document, `valley:report`."""
    entry = next(iter(sources.sources().values()))
    document = Document("valley:report", REPORT, "valley", {"date": "2001-05-01"})
    monkeypatch.setattr(reading, "sources", lambda: {"valley": entry})
    monkeypatch.setattr(reading, "load", lambda _, **__: Corpus([document]))


def test_a_sentence_is_read_with_its_items(write: Write, lines: Lines) -> None:
    """Words get their place in the sentence, and the source is what stands before the colon."""
    coded = read_coded([write(*lines)])
    first, second = coded.sentences
    (item,) = first.items["blame"]
    (code,) = item.codes
    assert (first.id, first.doc, first.source, first.start) == (
        "s-1",
        "valley:report",
        "valley",
        10,
    )
    assert code.target == Phrase("Bandits", 0, 7)
    assert code.object == Phrase("the relief convoy", 16, 33)
    assert (code.category, code.status, code.holder) == (
        "obstruction",
        "asserted",
        Phrase("author"),
    )
    assert item.required
    assert second.items == {"blame": (), "legality": (), "humanitarian": ()}
    assert coded.features == ("blame", "humanitarian", "legality")


def test_a_flat_item_is_that_of_one_coder(write: Write, lines: Lines) -> None:
    """Without `codes` the item is the code, and it is required."""
    flat = {**lines[0], "blame": [lines[0]["blame"][0]["codes"][0]], "hum": ["relief"]}
    nested, bare = (read_coded([write(line)]).sentences[0] for line in (lines[0], flat))
    assert bare.items == nested.items


def test_offsets_stand_for_words(write: Write, lines: Lines) -> None:
    """Pairs count from the start of the document."""
    code = {**lines[0]["blame"][0]["codes"][0], "target": [10, 17], "cue": [18, 25]}
    spans = {**lines[0], "blame": [code], "hum": [[30, 36]]}
    nested, placed = (read_coded([write(line)]).sentences[0] for line in (lines[0], spans))
    assert placed.items == nested.items


@pytest.mark.usefixtures("valley")
def test_a_text_comes_from_the_catalogue(write: Write, lines: Lines) -> None:
    """A line without words takes them from its document, with what is known of that."""
    line = {key: value for key, value in lines[0].items() if key != "text"}
    line |= {"start": 11, "end": 45, "sha256": text_hash("Bandits blocked the relief convoy.")}
    (sentence,) = read_coded([write(line)]).sentences
    assert sentence.text == "Bandits blocked the relief convoy."
    assert sentence.metadata["date"] == "2001-05-01"
    assert sentence.sentence().text == sentence.text


@pytest.mark.usefixtures("valley")
@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"doc": "hill:letter"}, "'hill:letter' is of no source of the catalogue"),
        ({"doc": "valley:letter"}, "the source valley has no document 'valley:letter'"),
        ({"end": 900}, "start 11 and end 900 are no place in valley:report, which has 67 char"),
        ({"sha256": "0" * 64}, "the text of valley:report is not the one that was coded"),
        ({"end": "45"}, "end must be a whole number of 0 or more, not '45'"),
    ],
)
def test_a_text_that_is_not_at_hand_is_named(
    write: Write, lines: Lines, change: dict[str, object], says: str
) -> None:
    """Nothing is scored on other words than those that were coded."""
    line = {key: value for key, value in lines[0].items() if key != "text"}
    file = write({**line, "start": 11, "end": 45, **change})
    with pytest.raises(InputError, match=says) as error:
        read_coded([file])
    assert str(error.value).startswith(f"{file}, line 1: ")


def test_the_nearest_of_equal_words_is_meant(write: Write) -> None:
    """Words that stand in a sentence twice are placed by the cue, and whole words go first."""
    text = "We know that gangs rob, and we know when gangs burn."
    blame = [{"target": "gangs", "cue": "burn"}, {"target": "we", "cue": "rob"}]
    line = {"id": "a", "doc": "d", "text": text, "blame": blame}
    gangs, we = (
        item.codes[0].target for item in read_coded([write(line)]).sentences[0].items["blame"]
    )
    assert (gangs.start, we.start) == (41, 28)


def test_words_that_differ_from_the_sentence_have_no_place(write: Write, lines: Lines) -> None:
    """They are compared as they are written."""
    code = {"target": "the bandits", "cue": "blocked"}
    (sentence,) = read_coded([write({**lines[0], "blame": [code]})]).sentences
    assert sentence.items["blame"][0].codes[0].target == Phrase("the bandits")


def test_the_chance_to_be_drawn_is_kept(write: Write, lines: Lines) -> None:
    """A number above 0 and at most 1; a line that does not say has none."""
    file = write({**lines[0], "probability": 0.25}, {**lines[1], "probability": 1})
    assert [one.probability for one in read_coded([file]).sentences] == [0.25, 1]
    assert read_coded([write(lines[0])]).sentences[0].probability is None
    for wrong in (0, 1.5, "0.1", True):
        file = write({**lines[0], "probability": wrong})
        with pytest.raises(InputError, match="line 1: probability must be above 0 and at most 1"):
            read_coded([file])


def test_a_first_line_says_who_coded(write: Write, lines: Lines) -> None:
    """What the file says of its coders is kept, and that it says nothing too."""
    stated = write({"coders": "two students"}, lines[0], name="stated.jsonl")
    silent = write(lines[1], name="silent.jsonl")
    assert read_coded([stated]).coders == "two students"
    assert read_coded([stated, silent]).coders == "two students; not stated"


def test_a_document_without_a_source_has_that_of_its_file(write: Write, lines: Lines) -> None:
    """The file's name stands for it."""
    file = write({**lines[0], "doc": "report"}, name="spring.jsonl")
    assert read_coded([file]).sentences[0].source == "spring"


def test_a_list_of_an_unknown_feature_is_left_out_with_a_note(
    write: Write,
    lines: Lines,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The others are read."""
    known = {name: one for name, one in reading.find_features().items() if name != "blame"}
    monkeypatch.setattr(reading, "find_features", lambda: known)
    with caplog.at_level(logging.WARNING, logger="toolkit"):
        coded = read_coded([write(*lines)])
    assert coded.features == ("humanitarian", "legality")
    assert caplog.messages == ["blame: left out, there is no such feature installed"]


def test_a_list_that_is_absent_was_not_coded(write: Write, lines: Lines) -> None:
    """It is something else than an empty one."""
    line = {key: value for key, value in lines[1].items() if key != "legal"}
    assert set(read_coded([write(line)]).sentences[0].items) == {"blame", "humanitarian"}


# What a line is changed to, and what is said of it.
FAULTS = {
    "no JSON": ("{", "not valid JSON"),
    "no object": ("[1]", "expected a JSON object"),
    "no id": ({"id": None}, "id must be text, not None"),
    "no doc": ({"doc": ""}, "doc must be text, not ''"),
    "negative start": ({"start": -1}, "start must be a whole number of 0 or more"),
    "text without words": ({"text": "..."}, "the sentence has no words"),
    "another text": ({"sha256": "0"}, "is not the one that was coded"),
    "no list": ({"blame": {}}, "blame must be a list of items"),
    "no code": ({"blame": [7]}, "a code of blame must be an object, not 7"),
    "no codes": ({"blame": [{"codes": []}]}, "must be a list of one or more"),
    "unclear need": ({"hum": [{"required": 1, "codes": ["relief"]}]}, "must be true or false"),
    "no target": ({"blame": [{"cue": "blocked"}]}, "has no target; it needs cue and target"),
    "unknown kind": (
        {"blame": [{"cue": "blocked", "target": "Bandits", "kind": "theft"}]},
        "kind is 'theft'; expected one of accusation",
    ),
    "unknown status": (
        {"legal": [{"cue": "blocked", "polarity": "lawful", "status": "sure"}]},
        "status is 'sure'; expected one of asserted, denied, hedged",
    ),
    "unknown polarity": ({"legal": [{"cue": "blocked", "polarity": "bad"}]}, "polarity is 'bad'"),
    "basis as text": (
        {"legal": [{"cue": "blocked", "polarity": "lawful", "basis": "law"}]},
        "basis must be a list, not 'law'",
    ),
    "no phrase": ({"hum": [3]}, "term must be words or a pair"),
    "outside the sentence": ({"hum": [[0, 4]]}, r"no place in the sentence; it lies in \[10, 44\]"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_with_file_and_line(write: Write, lines: Lines, fault: str) -> None:
    """One message, of the line that is at fault."""
    change, says = FAULTS[fault]
    bad = change if isinstance(change, str) else {**lines[0], **change}
    file = write(lines[1], "", bad)
    with pytest.raises(InputError, match=says) as error:
        read_coded([file])
    assert str(error.value).startswith(f"{file}, line 3: ")


def test_an_id_is_used_once(write: Write, lines: Lines) -> None:
    """A sentence that is given twice would count twice."""
    with pytest.raises(InputError, match="line 1: the id 's-1' is there already"):
        read_coded([write(lines[0]), write(lines[0], name="again.jsonl")])


@pytest.mark.parametrize("content", [[], [{"coders": "nobody"}]])
def test_a_file_without_sentences_is_refused(write: Write, content: Lines) -> None:
    """There is nothing to measure."""
    with pytest.raises(InputError, match="holds no coded sentence"):
        read_coded([write(*content)])


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """With what to check."""
    with pytest.raises(InputError, match="cannot be read"):
        read_coded([tmp_path / "nothing.jsonl"])


def test_the_bundled_codes_hold_no_words_of_the_texts() -> None:
    """Offsets and labels only: each string is an id, a hash, a label or says who coded."""
    lines = reading.bundled_codes().read_text(encoding="utf-8").splitlines()
    head, *sentences = map(json.loads, lines)
    assert "not people" in head["coders"]
    labels = {"id", "doc", "sha256", "stratum", "kind", "status", "polarity", "form"}
    phrases = {"holder", "harm", "subject"}

    def strings(value: object, key: str) -> set[tuple[str, str]]:
        if isinstance(value, dict):
            return set().union(*(strings(one, name) for name, one in value.items()))
        if isinstance(value, list):
            return set().union(*(strings(one, key) for one in value))
        return {(key, value)} if isinstance(value, str) else set()

    found = set().union(*(strings(line, "") for line in sentences))
    assert {key for key, _ in found} <= labels | phrases
    assert {text for key, text in found if key in phrases} <= {"author", ""}


def test_the_bundled_codes_are_of_200_sentences() -> None:
    """All are read, and each text is the one that was coded."""
    coded = read_coded([reading.bundled_codes()])
    assert len(coded.sentences) == 200
    assert {sentence.source for sentence in coded.sentences} == {"sotu"}
