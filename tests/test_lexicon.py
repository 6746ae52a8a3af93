"""Tests of toolkit.lexicon: words of a feature as data, their inflection, faults said plainly."""

from __future__ import annotations

import copy
import hashlib
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.errors import InputError, UsageError
from toolkit.lexicon import Lexicon, Term, inflect, load_lexicon, parse_lexicon

HEAD = """
[lexicon]
name = "harm"
version = "1.0"
definition = "Harm done."

[categories]
deed = "Harm done by somebody."
label = "A fixed name."
"""

KILL = """
[[entries]]
id = "kill"
category = "deed"
verbs = ["kill"]
not_before = ["the bill", "joy*"]
not_after = ["painless*"]
war = true
examples = [{ in = "Raiders killed two.", target = "Raiders" }]
counter_examples = ["It killed the bill."]
"""

GANG = """
[[entries]]
id = "gang"
category = "label"
form = "label"
words = ["Red Gang"]
"""


def harm(entries: str = KILL + GANG, lists: str = "") -> Lexicon:
    """Return the small lexicon of these tests."""
    return parse_lexicon(HEAD + lists + entries, "harm.toml")


@pytest.mark.parametrize(
    ("term", "part", "forms"),
    [
        ("shell", "VERB", {"shell", "shells", "shelled", "shelling"}),
        ("wage", "VERB", {"wage", "wages", "waged", "waging"}),
        ("plot", "VERB", {"plot", "plots", "plotted", "plotting"}),
        ("child", "NOUN", {"child", "children"}),
        ("country", "NOUN", {"country", "countries"}),
        ("illegal", "ADJ", {"illegal"}),
        ("killing", "", {"killing"}),
    ],
)
def test_a_word_is_given_in_all_its_inflections(term: str, part: str, forms: set[str]) -> None:
    """Verbs and nouns are inflected, adjectives and plain words stand as they are."""
    assert inflect(term, part) == forms


@pytest.mark.parametrize(
    ("term", "part", "has", "has_not"),
    [
        ("carry out", "VERB", {"carried out", "carrying out"}, {"carry outs"}),
        ("war crime", "NOUN", {"war crime", "war crimes"}, {"wars crime", "wars crimes"}),
        ("victim~ of war", "NOUN", {"victim of war", "victims of war"}, {"victim of wars"}),
        ("drop bomb~", "VERB", {"drop bomb", "dropped bombs", "dropping bombs"}, {"drop bomb~"}),
        ("asylum-seeker", "NOUN", {"asylum-seeker", "asylum-seekers"}, {"asylums-seeker"}),
        ("open fire on", "VERB", {"opened fire on", "opens fire on"}, {"open fires on"}),
    ],
)
def test_one_word_of_a_term_is_inflected(
    term: str, part: str, has: set[str], has_not: set[str]
) -> None:
    """The first word of a verb, the last of a noun, or the one that is marked."""
    forms = inflect(term, part)

    assert has <= forms
    assert not has_not & forms


@settings(deadline=None)  # the first example loads the dictionary
@given(st.sampled_from(["blockade", "seize", "zorble", "tax", "bus", "carry", "re-arm"]))
def test_a_term_is_one_of_its_own_forms(term: str) -> None:
    """Also where no dictionary holds it."""
    for part in ("VERB", "NOUN", "ADJ", ""):
        assert term in inflect(term, part)


def test_a_capital_letter_makes_a_term_match_only_as_written() -> None:
    """Names are told from common words by their case."""
    assert Term("Red Gang", "").cased
    assert not Term("red gang", "").cased


def test_a_lexicon_keeps_its_entries_in_order_with_terms_and_options() -> None:
    """Words become terms; keys the room does not know are kept for the feature."""
    lexicon = harm()

    assert [entry.id for entry in lexicon.entries] == ["kill", "gang"]
    assert {term.text for term in lexicon.entry("kill").terms} == {
        "kill", "kills", "killed", "killing",
    }  # fmt: skip
    assert {term.part_of_speech for term in lexicon.entry("kill").terms} == {"VERB"}
    assert dict(lexicon.entry("kill").options) == {"war": True}
    assert lexicon.entry("kill").examples == ({"in": "Raiders killed two.", "target": "Raiders"},)
    assert lexicon.entry("kill").counter_examples == ("It killed the bill.",)


def test_categories_with_labels_are_named_in_the_order_of_the_lexicon() -> None:
    """Only an entry of form "label" makes its category a labelled one."""
    assert harm().labelled == ("label",)
    assert harm(KILL).labelled == ()


def test_a_list_holds_every_form_of_its_words() -> None:
    """Lists are inflected as entries are."""
    lists = '\n[lists.bad]\nnouns = ["crime"]\nverbs = ["die"]\nwords = ["dead"]\n'

    assert harm(lists=lists).lists["bad"] == {
        "crime", "crimes", "die", "dies", "died", "dying", "dead",
    }  # fmt: skip


def test_lists_are_in_lower_case() -> None:
    """What a feature looks up in a list is a word of a text in lower case."""
    assert harm(lists='\n[lists.law]\nnouns = ["UN Charter"]\n').lists["law"] == {
        "un charter", "un charters",
    }  # fmt: skip


def test_a_list_may_include_those_above_it() -> None:
    """So that words are written once."""
    lists = (
        '\n[lists.gangs]\nwords = ["gang"]\n\n[lists.bad]\ninclude = ["gangs"]\nwords = ["war"]\n'
    )

    assert harm(lists=lists).lists["bad"] == {"gang", "war"}


def test_an_entry_takes_the_list_that_it_wants_beside_it() -> None:
    """The list itself, not its name; other entries want none."""
    lists = '\n[lists.bad]\nwords = ["war", "ruin"]\n'
    lexicon = harm(KILL.replace("war = true", 'beside = "bad"') + GANG, lists)

    assert lexicon.entry("kill").beside == {"war", "ruin"}
    assert lexicon.entry("gang").beside is None
    assert dict(lexicon.entry("kill").options) == {}


def test_the_hash_is_that_of_the_text() -> None:
    """Two lexicons that differ in a letter are told apart."""
    text = HEAD + KILL

    assert harm(KILL).sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert harm(KILL).sha256 != harm(KILL + GANG).sha256


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        ("It killed two men.", True),
        ("It killed the bill.", False),
        ("It killed  the   Bill.", False),
        ("It killed the billboard.", True),
        ("It killed joyful men.", False),
        ("It killed enjoyable men.", True),
        ("It painlessly killed.", False),
        ("It painless-killed.", False),
        ("It was unpainless killed.", True),
        ("It killed, the bill says.", True),
    ],
)
def test_neighbours_take_the_sense_away(text: str, allowed: bool) -> None:
    """Whole words in any case, `*` for a run of letters, across spaces and hyphens only."""
    start = text.index("killed")

    assert harm().entry("kill").allows(text, start, start + len("killed")) is allowed


def test_an_entry_without_exclusions_is_allowed_everywhere() -> None:
    """Nothing before or after a word matters then."""
    assert harm(GANG).entry("gang").allows("the bill", 0, 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[lexicon", r"harm\.toml: not valid TOML"),
        ("[categories]\na = 'b'", r"harm\.toml: \[lexicon\] lacks definition, name, version"),
        (HEAD + "[[entries]]\ncategory = 'deed'\nwords = ['x']", r"harm\.toml: an entry has no id"),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deeds'\nwords = ['x']",
            r"harm\.toml: entry 'x' has category 'deeds'; known are deed, label",
        ),
        (HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'", r"harm\.toml: entry 'x' has no words"),
        (HEAD + KILL + KILL, r"harm\.toml: two entries have the id 'kill'"),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'\nverbs = 'kill'",
            r"harm\.toml: entry 'x': verbs must be a list of words",
        ),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'\nwords = [1]",
            r"harm\.toml: entry 'x': words must be a list of words",
        ),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'\nwords = ['a', ' ']",
            r"harm\.toml: entry 'x': words must be a list of words",
        ),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'\nwords = ['a']\nnot_before = 'b'",
            r"harm\.toml: entry 'x': not_before must be a list of words",
        ),
        (
            HEAD + "[lists.bad]\nnouns = 'war'",
            r"harm\.toml: list 'bad': nouns must be a list of words",
        ),
        (
            HEAD + "[lists.bad]\ninclude = ['worse']",
            r"harm\.toml: list 'bad' includes 'worse', not written above it",
        ),
        (HEAD + "[lists]\nbad = ['war']", r"harm\.toml: bad must be a table of its own"),
        ("lexicon = 'harm'", r"harm\.toml: lexicon must be a table of its own"),
        (HEAD + "[entries]\nid = 'x'", r"harm\.toml: entries must be tables, each written"),
        (
            HEAD + "[[entries]]\nid = 'x'\ncategory = 'deed'\nwords = ['a']\nbeside = 'bad'",
            r"harm\.toml: entry 'x' wants a word of 'bad', which is no list",
        ),
    ],
)
def test_a_fault_in_a_lexicon_is_named_with_its_place(text: str, message: str) -> None:
    """The file, the entry and what was expected, in one sentence."""
    with pytest.raises(InputError, match=message):
        parse_lexicon(text, "harm.toml")


def test_a_lexicon_that_is_not_there_is_said_so() -> None:
    """Files of users are read elsewhere: a path is no name."""
    with pytest.raises(UsageError, match="no lexicon named 'nonesuch' is part of toolkit"):
        load_lexicon("nonesuch")
    with pytest.raises(UsageError, match=r"no lexicon named 'own\.toml'"):
        load_lexicon("own.toml")


def test_a_star_in_words_is_a_wildcard() -> None:
    """In `words` alone, as what a wildcard stands for cannot be inflected."""
    (entry,) = harm(KILL.replace('verbs = ["kill"]', 'words = ["kill*", "shot"]')).entries

    assert entry.terms == (Term("kill*", "", "*"), Term("shot", ""))


@pytest.mark.parametrize(
    ("entries", "lists", "message"),
    [
        (KILL.replace('"kill"]', '"kill*"]'), "", r"entry 'kill': 'kill\*': a \* may stand in"),
        (KILL.replace('verbs = ["kill"]', 'words = ["* *"]'), "", r"'\* \*': a \* may stand in"),
        (KILL, '[lists.arms]\nwords = ["gun*"]\n', r"list 'arms': 'gun\*' has a \*, which no word"),
    ],
)
def test_a_star_elsewhere_is_refused(entries: str, lists: str, message: str) -> None:
    """It would be taken for a letter there, and never be met."""
    with pytest.raises(InputError, match=message):
        harm(entries, lists)


def test_a_list_may_include_a_list_of_another_lexicon() -> None:
    """Written with the lexicon's name before it."""
    head = '[lexicon]\nname = "a"\nversion = "1.0.0"\ndefinition = "d"\n'
    lexicon = parse_lexicon(head + '[lists.harm]\ninclude = ["polarity.bad"]\n', "a.toml")

    assert lexicon.lists["harm"] == load_lexicon("polarity").lists["bad"]


def test_a_list_that_another_lexicon_lacks_is_refused() -> None:
    """By its name and place."""
    head = '[lexicon]\nname = "a"\nversion = "1.0.0"\ndefinition = "d"\n'

    with pytest.raises(InputError, match=r"a.toml: list 'harm' includes 'polarity.ugly', which"):
        parse_lexicon(head + '[lists.harm]\ninclude = ["polarity.ugly"]\n', "a.toml")


def test_a_lexicon_pickles_and_stays_read_only() -> None:
    """As it is sent to other processes; what comes back is equal and cannot be changed either."""
    lexicon = parse_lexicon(HEAD + KILL, "test")
    again = pickle.loads(pickle.dumps(lexicon))
    assert again == lexicon
    assert copy.deepcopy(lexicon) == lexicon
    with pytest.raises(TypeError, match="does not support item assignment"):
        again.categories["deed"] = "Something else."
