"""Instruments: which law a text names."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit import instruments
from toolkit.errors import InputError
from toolkit.instruments import KINDS, find_instruments, instrument_table

SPEECHES = Path(__file__).parents[2] / "shared" / "data" / "ungdc"


def names(text: str) -> list[str]:
    """Return the canonical names of the instruments in a text."""
    return [instrument.name for instrument in find_instruments(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("illegal under the UN Charter and all international law", "UN Charter|international law"),
        ("purposes and principles of the Charter", "UN Charter"),
        ("Article 51 of the Charter of the United Nations", "UN Charter, Article 51"),
        ("the UN Charter, Article 51, allows it", "UN Charter, Article 51"),
        ("the Charter's Article 51", "UN Charter, Article 51"),
        ("Article 2, paragraph 4, of the Charter", "UN Charter, Article 2(4)"),
        ("paragraph 4 of Article 2 of the UN Charter", "UN Charter, Article 2(4)"),
        ("Articles 2 and 51 of the Charter", "UN Charter, Article 2|UN Charter, Article 51"),
        ("under Chapter VII", "UN Charter, Chapter VII"),
        ("Chapter VII of the UN Charter", "UN Charter, Chapter VII"),
        ("a charter flight", ""),
        ("Article 51 of the Marsh Pact", "Marsh Pact, Article 51"),
        ("Article 51 of that pact", ""),
    ],
)
def test_the_charter_is_named_with_its_articles_and_chapters(text: str, expected: str) -> None:
    """A capital and a determiner make "the Charter" the UN's."""
    assert "|".join(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("resolution 2254 (2015)", "UNSC resolution 2254"),
        ("UNSCR 2254", "UNSC resolution 2254"),
        ("SCR 2254", "UNSC resolution 2254"),
        ("S/RES/2254", "UNSC resolution 2254"),
        (
            "Security Council resolutions 2118 and 2254",
            "UNSC resolution 2118|UNSC resolution 2254",
        ),
        ("General Assembly resolution 68/262", "UNGA resolution 68/262"),
        ("resolution 194", "UNGA resolution 194"),
        ("Security Council resolution 194", "UNSC resolution 194"),
        ("the relevant resolutions of the Security Council", "UNSC resolutions"),
        (
            "General Assembly and Security Council resolutions",
            "UNGA resolutions|UNSC resolutions",
        ),
        ("the conflict needs a resolution", ""),
    ],
)
def test_resolutions_have_one_name_each(text: str, expected: str) -> None:
    """All ways of citing a resolution meet in one canonical name."""
    assert "|".join(names(text)) == expected


def test_year_and_operative_paragraph_are_kept_apart() -> None:
    """They are fields, and the span holds both."""
    text = "as paragraph 4 of resolution 2254 (2015) says"
    (found,) = find_instruments(text)
    assert (found.year, found.paragraph) == (2015, "4")
    assert text[found.start : found.end] == "paragraph 4 of resolution 2254 (2015)"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the Fourth Geneva Convention", "Geneva Conventions"),
        ("Article 49 of the Fourth Geneva Convention", "Geneva Conventions, Article 49"),
        ("Additional Protocol I", "Geneva Conventions"),
        ("the 1951 Convention relating to the Status of Refugees", "Refugee Convention (1951)"),
        ("the Treaty on the Non‑Proliferation of Nuclear Weapons", "NPT"),
        ("The Paris Agreement on Climate Change", "Paris Agreement"),
        ("the Convention on Cluster Munitions", "Convention on Cluster Munitions"),
        ("the Iran nuclear deal", "JCPOA"),
        ("the Lagoon Convention on Sea Turtles", "Lagoon Convention on Sea Turtles"),
        ("the agreement of August 2019", "agreement of August 2019"),
        ("an agreement between Russia and Turkey", "bilateral agreement"),
        ("the United Nations Basic Principles", "UN Basic Principles"),
        ("Basic Principles on Ponds", ""),
        ("the Marsh Treaty Organization", ""),
    ],
)
def test_treaties_are_found_by_alias_or_title(text: str, expected: str) -> None:
    """An alias of two words or more wins over a longer title."""
    assert "|".join(names(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("norms of international law", "international law"),
        ("customary international law", "customary international law"),
        ("the laws of war", "laws of war"),
        (
            "international humanitarian and human rights law",
            "international humanitarian law|international human rights law",
        ),
        ("Article 5 of our Constitution", "national constitution, Article 5"),
        ("Under Syrian law", "national law"),
        ("Israel’s electoral laws", "national law"),
        ("law enforcement", ""),
        ("national law enforcement agencies", ""),
        ("the International Law Commission", ""),
        ("the rule of law", ""),
        ("Ansar al-Sharia", ""),
    ],
)
def test_bodies_of_law_are_told_from_words_about_law(text: str, expected: str) -> None:
    """Offices and phrases that only hold the word are left out."""
    assert "|".join(names(text)) == expected


def test_the_statements_sentence_names_charter_and_all_international_law() -> None:
    """Spans are the words as they stand, without the determiner."""
    text = "which is illegal under the UN Charter and all international law, helps"
    assert [text[i.start : i.end] for i in find_instruments(text)] == [
        "UN Charter",
        "international law",
    ]


def test_every_alias_is_found_in_a_sentence() -> None:
    """Neither gate nor patterns hide an alias; two names in one phrase are two entries."""
    missed = {}
    for row in instrument_table().itertuples():
        text = f"It broke {row.alias} again."
        if not set(row.instrument.split("; ")) <= set(names(text)):
            missed[row.alias] = names(text)
    assert missed == {}


def test_every_kind_of_the_table_is_known() -> None:
    """And every kind is used."""
    assert set(instrument_table()["kind"]) == set(KINDS)


PIECES = st.lists(
    st.sampled_from(
        [
            "Article 51", "Articles 2 and 4", "of the", "the Charter", "UN Charter", "and", ",",
            "resolution 2254 (2015)", "resolutions 242, 338", "Security Council", "Act", "X", "\n",
            "General Assembly", "international law", "Syrian", "law", "Geneva Convention", "UN's",
            "Treaty of Marsh", "paragraph 4 of", "agreement between", "Chapter VII",
            "Additional Protocol",
        ]
    ),
    max_size=9,
)  # fmt: skip


@given(PIECES.map(" ".join))
def test_spans_are_in_order_and_never_overlap(text: str) -> None:
    """Every instrument has a span of its own in the text."""
    found = find_instruments(text)
    assert all(0 <= i.start < i.end <= len(text) for i in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[i.start : i.end].strip() == text[i.start : i.end] for i in found)


@given(PIECES.map(" ".join))
def test_the_gate_changes_speed_and_nothing_else(text: str) -> None:
    """With the gate held open the same is found."""
    gated = find_instruments(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(instruments._Gate, "opens", lambda _self, _text: True)
        assert find_instruments(text) == gated


@given(st.text(max_size=80))
def test_any_text_is_read_without_error(text: str) -> None:
    """Whatever stands there, the answer is a list."""
    assert all(instrument.kind in KINDS for instrument in find_instruments(text))


def test_a_users_table_lies_on_top_or_stands_in_place(tmp_path: Path) -> None:
    """As with the actors."""
    path = tmp_path / "mine.csv"
    path.write_text(
        "instrument,label,kind,alias\nPond Code,the Pond Code,national,law of the pond\n",
        encoding="utf-8",
    )
    text = "the law of the pond and international law"
    on_top = find_instruments(text, table=instrument_table(path))
    alone = find_instruments(text, table=instrument_table(path, extend=False))
    assert [i.name for i in on_top] == ["Pond Code", "international law"]
    assert [i.name for i in alone] == ["Pond Code"]


def test_a_bad_table_is_refused_with_file_and_line(tmp_path: Path) -> None:
    """The kinds are closed."""
    path = tmp_path / "bad.csv"
    path.write_text("instrument,label,kind,alias\nX,x,rumour,X\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"bad\.csv, line 2: kind is 'rumour'; expected one of"):
        instrument_table(path)


def test_a_table_without_its_columns_is_refused() -> None:
    """A frame made by hand is checked before use."""
    with pytest.raises(InputError, match="lacks the columns instrument"):
        find_instruments("law", table=pd.DataFrame({"alias": ["law"]}))


def test_the_commonest_bases_of_real_speeches_are_the_known_ones() -> None:
    """Counts over a fixed sample of speeches, where they are at hand."""
    if not SPEECHES.is_dir():
        pytest.skip(f"the UN speeches are not at {SPEECHES}")
    counts: Counter[str] = Counter()
    for path in sorted(SPEECHES.glob("*.txt"))[::60]:
        for sentence in re.split(r"(?<=[.!?])\s", path.read_text(encoding="utf-8")):
            counts.update(names(sentence))
    common = [name for name, _ in counts.most_common(12)]
    assert {"UN Charter", "international law", "Paris Agreement"} <= set(common)
    assert counts["UN Charter"] > 20
