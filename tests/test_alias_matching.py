"""Aliases found in text: tokens and the longest alias."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from toolkit.alias_matching import Alias, AliasIndex, tokens


def keys(text: str) -> list[str]:
    """Return the keys of a text's tokens."""
    return [token.key for token in tokens(text)]


def found(index: AliasIndex[str], text: str) -> list[str]:
    """Return what the matches in a text stand for."""
    return [match.value for match in index.find(tokens(text))]


def test_a_token_is_compared_without_accents_apostrophes_and_dots() -> None:
    """Typographic variants have one key."""
    assert keys("Côte d’Ivoire's U.S. Hay'at") == ["cote", "divoire", "us", "hayat"]


def test_the_article_is_left_out_and_remembered() -> None:
    """ "the" is no token, but the next one knows that it stood there."""
    first, second = tokens("the Charter")[0], tokens("a Charter")[1]
    assert first.determined and not second.determined


def test_the_arabic_article_has_one_form() -> None:
    """Romanisations before sun letters agree."""
    assert keys("ash-Sham") == keys("al-Sham") == keys("Al Sham")


def test_a_hyphen_joins_and_a_dash_does_not() -> None:
    """ "US-led" is one compound, a spaced dash a mark."""
    assert [token.joined for token in tokens("US-led")] == [False, True]
    assert keys("war – peace") == ["war", "–", "peace"]


def test_a_possessive_ends_before_its_s() -> None:
    """The end of a token is where the name ends."""
    token = tokens("Syria’s army")[0]
    assert token.possessive and token.end == 5
    assert tokens("rebels’ camp")[0].possessive


@given(st.text(max_size=60))
def test_offsets_point_into_the_text_in_order(text: str) -> None:
    """Tokens are spans of the text that don't overlap."""
    spans = [(token.start, token.end) for token in tokens(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_the_longest_alias_wins() -> None:
    """A name inside a longer name isn't found on its own."""
    names = [("Korea", "KOR"), ("Democratic People's Republic of Korea", "PRK")]
    index = AliasIndex([Alias(alias, value, cased=False) for alias, value in names])
    assert found(index, "the Democratic People’s Republic of Korea, unlike Korea") == ["PRK", "KOR"]


def test_capitals_are_met_where_the_alias_is_cased() -> None:
    """One capital asks for a capital, several for that spelling, none for nothing."""
    names = [("WHO", "org"), ("the Charter", "charter"), ("rule of law", "rule")]
    index = AliasIndex([Alias(alias, value, cased=True) for alias, value in names])
    assert found(index, "who flies by charter") == []
    assert found(index, "WHO and the Charter") == ["org", "charter"]
    assert found(index, "Rule of Law") == ["rule"]


def test_a_leading_the_asks_for_a_determiner() -> None:
    """A bare noun isn't the instrument that "the" makes it."""
    index = AliasIndex([Alias("the Treaty", "treaty", cased=True)])
    assert found(index, "our Treaty") == ["treaty"]
    assert found(index, "Amity Treaty") == []


def test_a_value_that_is_refused_gives_way_to_the_next() -> None:
    """Of two holders of a name the accepted one is found."""
    index = AliasIndex([Alias("Moscow", "RUS", cased=False), Alias("Moscow", "SUN", cased=False)])
    matches = index.find(tokens("Moscow"), lambda value: value != "RUS")
    assert [match.value for match in matches] == ["SUN"]
