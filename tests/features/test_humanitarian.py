"""Tests of toolkit.features.humanitarian: terms, groups, senses, longest match, for whom."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.corpus import Corpus, Document
from toolkit.evidence import find_evidence
from toolkit.lexicon import Entry, load_lexicon

LEXICON = load_lexicon("humanitarian")
GROUPS = (
    "displacement and return",
    "camps and shelter",
    "relief and basic needs",
    "access and corridors",
    "protection of civilians",
    "casualties and suffering",
    "truce and de-escalation",
    "humanitarian law and principles",
    "humanitarian actors",
)


def rows_of(text: str) -> pd.DataFrame:
    """Return the humanitarian terms of a text as evidence."""
    return find_evidence(Corpus([Document("t", text, "t", {})]), ["humanitarian"])


def terms_of(text: str) -> list[str]:
    """Return the humanitarian terms of a text as they stand."""
    return rows_of(text)["text"].tolist()


def test_the_lexicon_holds_the_nine_groups_of_the_codebook_each_well_filled() -> None:
    """Over four hundred words and phrases, in no group fewer than forty, each group defined."""
    forms = {
        (term.text.lower(), entry.category) for entry in LEXICON.entries for term in entry.terms
    }
    sizes = Counter(category for _, category in forms)

    assert tuple(LEXICON.categories) == GROUPS
    assert all(definition.endswith(".") for definition in LEXICON.categories.values())
    assert min(sizes[group] for group in GROUPS) >= 40
    assert sizes.total() >= 400


def test_no_word_stands_in_two_entries() -> None:
    """A term has one group and one set of exclusions."""
    owners = Counter(
        form for entry in LEXICON.entries for form in {term.text.lower() for term in entry.terms}
    )

    assert [form for form, count in owners.items() if count > 1] == []


@pytest.mark.parametrize(
    ("text", "term", "group"),
    [
        ("Many families are internally displaced persons now.", "internally displaced persons", 0),
        ("They hope to return to their homes.", "return to their homes", 0),
        ("Snow fell on the refugee camp.", "refugee camp", 1),
        ("The lorries brought humanitarian aid.", "humanitarian aid", 2),
        ("A humanitarian corridor was opened.", "humanitarian corridor", 3),
        ("The guards hid among civilians.", "civilians", 4),
        ("Two fighters were killed.", "killed", 5),
        ("The truce holds.", "truce", 6),
        ("International humanitarian law applies.", "International humanitarian law", 7),
        ("UNHCR registered them.", "UNHCR", 8),
    ],
)
def test_each_group_finds_its_terms(text: str, term: str, group: int) -> None:
    """A term is evidence of form term, with its group and no status, for it claims nothing."""
    row = rows_of(text).iloc[0]

    assert (row["text"], row["category"]) == (term, GROUPS[group])
    assert (row["form"], row["status"], row["holder"], row["actor"]) == ("term", "", "", "")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Medics work in the refugee camp.", "refugee camp"),
        ("The humanitarian aid convoy left.", "humanitarian aid convoy"),
        ("It breaches international humanitarian law.", "international humanitarian law"),
        ("The Turkish Red Crescent came.", "Turkish Red Crescent"),
        ("A humanitarian ceasefire began.", "humanitarian ceasefire"),
    ],
)
def test_the_longest_match_wins_over_all_groups(text: str, term: str) -> None:
    """Of overlapping terms only the longest is evidence, whatever groups they are in."""
    terms = terms_of(text)

    assert term in terms
    assert not [other for other in terms if other != term and other in term]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ceasefire", "cease-fire"),
        ("organizations", "organisations"),
        ("centers", "centres"),
        ("defense", "defence"),
    ],
)
def test_spellings_and_hyphens_are_one(one: str, other: str) -> None:
    """British and American spellings and hyphen variants are found alike."""
    text = (
        "After the {ceasefire} humanitarian {organizations} and civil {defense} volunteers "
        "opened temporary accommodation {centers}."
    )
    words = {word: word for word in ("ceasefire", "organizations", "centers", "defense")}
    plain = text.format(**words)
    varied = text.format(**{**words, one: other})

    assert len(terms_of(plain)) == 4
    assert rows_of(varied)["rule"].tolist() == rows_of(plain)["rule"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "We return to the agenda.",
        "He left the camp of the opposition.",
        "They felt relief that it was over.",
        "The committee killed the bill.",
        "They shelter terrorists.",
        "It is a safe bet.",
        "Her speech was food for thought.",
        "War crimes were tried.",
        "The violence of this war is a tragedy.",
        "A civilian government took office.",
        "The death penalty was abolished.",
        "The talks reached a dead end.",
        "Tax relief helps small firms.",
        "The treaty bans crimes against humanity.",
    ],
)
def test_other_senses_are_not_humanitarian(text: str) -> None:
    """The codebook's senses that do not count, and others of the same make, give nothing."""
    assert terms_of(text) == []


@pytest.mark.parametrize(
    ("alone", "beside"),
    [
        ("The convoy was late.", "The convoy for the displaced was late."),
        ("Supplies ran low.", "Supplies ran low in the besieged town."),
        ("She sought access.", "The wounded lacked access."),
        ("The hospital hired ten clerks.", "A rocket hit the hospital."),
    ],
)
def test_an_everyday_word_counts_only_in_humanitarian_company(alone: str, beside: str) -> None:
    """Words of many uses need a word of plight or fighting in the same sentence."""
    assert terms_of(alone) == []
    assert set(map(str.lower, terms_of(beside))) & {"convoy", "supplies", "access", "hospital"}


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("They sent humanitarian assistance to Syrian citizens.", "Syrian citizens"),
        ("The town built a shelter for refugees from the coast.", "refugees"),
        ("They planned the evacuation of the last residents of the valley.", "the last residents"),
        ("The supply of civilians with food went on.", "civilians"),
        ("The delivery of aid to women and children began.", "women and children"),
        ("Humanitarian aid to Homs was late.", "Homs"),
        ("The protection of civilians is a duty.", "civilians"),
    ],
)
def test_the_recipient_is_read_from_the_words_that_follow(text: str, recipient: str) -> None:
    """The noun phrase behind the preposition ends with its last word for people."""
    rows = rows_of(text)

    assert recipient in rows["recipient"].tolist()


@pytest.mark.parametrize(
    "text",
    [
        "Humanitarian aid arrived.",
        "Humanitarian aid to reach the valley was late.",
        "The return of the humanitarian assistance, for the refugees, was late.",
        "Humanitarian aid in tons came by sea.",
    ],
)
def test_there_is_no_recipient_where_the_sentence_names_none(text: str) -> None:
    """An infinitive, a mark or another preposition behind the term is not for whom."""
    rows = rows_of(text)

    assert len(rows) >= 1
    assert set(rows["recipient"]) == {""}
    assert rows["recipient_start"].isna().all()


FORMS = sorted({term.text for entry in LEXICON.entries for term in entry.terms})
FILLERS = ["the", "of", "to", "for", "and", "people", "Homs", "“quoted”", "ﬁne", "İ", "—", "."]
GAPS = [" ", "  ", "\n", "\u00a0", "\t", ", "]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(FORMS) | st.sampled_from(FILLERS), st.sampled_from(GAPS)),
        min_size=1,
        max_size=12,
    )
)
def test_offsets_always_lead_back_to_the_text(pieces: list[tuple[str, str]]) -> None:
    """Spans and recipients are what stands there, in order, and no two terms overlap."""
    text = "x " + "".join(word + gap for word, gap in pieces)
    rows = rows_of(text)

    for row in rows.itertuples():
        assert text[row.start : row.end] == row.text
        if row.recipient:
            assert text[row.recipient_start : row.recipient_end] == row.recipient
    assert all(end <= start for end, start in zip(rows["end"], rows["start"][1:], strict=False))


@settings(max_examples=150, deadline=None)
@given(st.sampled_from([e for e in LEXICON.entries if e.beside is None]), st.data())
def test_every_term_is_found_on_its_own(entry: Entry, data: st.DataObject) -> None:
    """A term without company to ask for is evidence wherever it stands between marks."""
    term = data.draw(st.sampled_from(entry.terms))

    terms = terms_of(f"x, {term.text}, x")

    assert terms == [term.text]


def test_vocabulary_alone_loads_no_parser() -> None:
    """Finding humanitarian terms imports neither spaCy nor a model."""
    code = (
        "import sys\n"
        "from toolkit.corpus import Corpus, Document\n"
        "from toolkit.evidence import find_evidence\n"
        "corpus = Corpus([Document('t', 'Civilians were killed.', 't', {})])\n"
        "assert len(find_evidence(corpus, ['humanitarian'])) == 2\n"
        "print('spacy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"
