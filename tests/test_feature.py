"""Tests of toolkit.feature: features are found by themselves and asked for by name."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, dataclass, replace
from importlib.resources import files
from pathlib import Path

import pytest

import toolkit.features
from toolkit import feature as room
from toolkit.errors import InputError, UsageError
from toolkit.feature import (
    ENTRY_POINTS,
    Feature,
    Finding,
    choose_features,
    find_features,
    get_feature,
    user_features,
)
from toolkit.lexicon import Lexicon, parse_lexicon

LEXICON = """
[lexicon]
name = "weather"
version = "1"
definition = "Weather."

[categories]
wet = "Rain."
dry = "Sun."

[[entries]]
id = "rain"
category = "wet"
words = ["rain"]

[[entries]]
id = "sun"
category = "dry"
{form}
words = ["sun"]
"""


def weather(form: str = "") -> Lexicon:
    """Return a small lexicon, its second category labelled where a form is given."""
    return parse_lexicon(LEXICON.format(form=form), "weather.toml")


def extract(*_: object) -> list[Finding]:
    """Find nothing."""
    return []


@pytest.fixture
def found_anew() -> Iterator[None]:
    """Let features be looked for again, before and after a test that adds one."""
    find_features.cache_clear()
    yield
    find_features.cache_clear()


@dataclass
class Point:
    """An installed entry point."""

    feature: Feature

    def load(self) -> Feature:
        """Return what the entry point names."""
        return self.feature


def test_every_module_of_features_is_found_in_the_order_of_names() -> None:
    """Nothing is listed anywhere: a module put into the folder is a feature."""
    modules = sorted(module.name for module in pkgutil.iter_modules(toolkit.features.__path__))

    assert list(find_features()) == modules
    assert modules


@pytest.mark.usefixtures("found_anew")
def test_an_installed_package_adds_a_feature(monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the entry-point group, found in the same order."""
    added = Feature("aaa", "An added one", extract)
    asked = []

    def entry_points(group: str) -> list[Point]:
        asked.append(group)
        return [Point(added)]

    monkeypatch.setattr(room, "entry_points", entry_points)

    assert next(iter(find_features())) == "aaa"
    assert get_feature("aaa") is added
    assert asked == [ENTRY_POINTS] == ["discourse_toolkit.features"]


def test_an_unknown_feature_is_said_so_with_the_known_ones() -> None:
    """The remedy is in the message."""
    with pytest.raises(UsageError, match=r"no feature named 'blaim': known are .*blame.*legality"):
        get_feature("blaim")
    with pytest.raises(UsageError, match="no feature named 'blaim'"):
        choose_features(["blame", "blaim"])


def test_features_are_chosen_once_each_and_sorted() -> None:
    """However they were named; without a name those that need no request, or all of them."""
    known = find_features()
    chosen = choose_features(["legality", "blame", "legality"])

    assert [feature.name for feature in chosen] == ["blame", "legality"]
    assert choose_features("all") == choose_features(["blame", "all"]) == tuple(known.values())
    assert choose_features() == choose_features(None)
    assert choose_features() == tuple(one for one in known.values() if not one.on_request)


def test_choosing_none_is_refused() -> None:
    """An empty list is a mistake, not a wish for an empty table."""
    with pytest.raises(UsageError, match=r"no feature was named: known are .*blame"):
        choose_features([])


def test_a_feature_cannot_be_changed() -> None:
    """It is shared by all who ask for it."""
    with pytest.raises(FrozenInstanceError):
        get_feature("blame").name = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("form", "columns"),
    [
        ("", ("all", "wet", "dry")),
        (
            'form = "label"',
            ("all", "all (claims only)", "wet", "dry", "dry (claims only)"),
        ),
    ],
)
def test_a_feature_reports_all_and_each_category(
    monkeypatch: pytest.MonkeyPatch, form: str, columns: tuple[str, ...]
) -> None:
    """In the order of its lexicon; where there are fixed labels, both with and without them."""
    monkeypatch.setattr(room, "load_lexicon", lambda *_, **__: weather(form))

    assert Feature("weather", "Weather", extract).columns == columns


def test_a_feature_with_agency_reports_what_leaves_out_its_agent(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Behind all that is counted otherwise."""
    monkeypatch.setattr(room, "load_lexicon", lambda *_, **__: weather(""))

    columns = Feature("weather", "Weather", extract, agency=True).columns
    assert columns == ("all", "wet", "dry", "agency deleted")


@pytest.fixture
def moods(tmp_path: Path) -> Path:
    """A small lexicon of a user's own."""
    path = tmp_path / "moods.csv"
    path.write_text("term,category\njoy*,glad\ngrief,sad\n", encoding="utf-8")
    return path


def test_a_users_lexicon_is_a_feature(moods: Path) -> None:
    """Found on words alone, with its own name and columns."""
    (feature,) = user_features(moods)

    assert (feature.name, feature.title, feature.parser) == ("moods", "Lexicon moods", False)
    assert feature.columns == ("all", "glad", "sad")
    assert choose_features(feature.name, lexicon=str(moods)) == (feature,)
    assert choose_features(["blame", feature]) == (get_feature("blame"), feature)


def test_a_lexicon_with_the_name_of_a_feature_takes_its_place(tmp_path: Path) -> None:
    """The feature's code then works on the user's words."""
    original = files("toolkit") / "lexicons" / "humanitarian.toml"
    entry = (
        '\n[[entries]]\nid = "zorb"\ncategory = "casualties and suffering"\nverbs = ["zorble"]\n'
    )
    text = original.read_text(encoding="utf-8") + entry
    (tmp_path / "edited.toml").write_text(text, encoding="utf-8")
    own = get_feature("humanitarian")
    features = choose_features(["blame", "humanitarian"], lexicon=tmp_path / "edited.toml")

    assert features == (get_feature("blame"), replace(own, words=features[1].lexicon))
    assert any(t.text == "zorbling" for e in features[1].lexicon.entries for t in e.terms)
    assert get_feature("humanitarian") is own


def test_lexicons_of_one_name_are_refused(moods: Path, tmp_path: Path) -> None:
    """Their rows could not be told apart."""
    (tmp_path / "moods.lc3").write_text("+glad\njoy\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"moods\.lc3: moods\.csv is named 'moods' too: rename"):
        user_features([moods, tmp_path / "moods.lc3"])
    (tmp_path / "blame.csv").write_text("term,category\njoy,glad\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"blame\.csv: a feature is named 'blame' already"):
        user_features(tmp_path / "blame.csv")


@pytest.mark.parametrize("name", ["all", "agency deleted", "glad (claims only)"])
def test_a_category_cannot_be_named_as_a_sum(tmp_path: Path, name: str) -> None:
    """Its column would be another's."""
    path = tmp_path / "moods.csv"
    path.write_text(f"term,category\njoy,{name}\n", encoding="utf-8")

    with pytest.raises(InputError, match=r"moods\.csv: a sum is named '.*': rename the category"):
        user_features(path)


def test_a_finding_names_only_what_is_there() -> None:
    """Roles are absent, the status of a term is empty, and the author is no holder."""
    finding = Finding("wet", (0, 4), "rain")

    assert (finding.target, finding.holder, finding.side, finding.cue) == (None, None, None, None)
    assert (finding.status, finding.form, finding.basis, finding.agency) == ("", "", (), "")


def test_two_features_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package cannot silently take the place of a feature."""

    class Point:
        def load(self) -> Feature:
            return Feature(name="blame", title="Another", extract=lambda *_: ())

    monkeypatch.setattr("toolkit.feature.entry_points", lambda **_: [Point()])
    find_features.cache_clear()
    with pytest.raises(UsageError, match="two installed features are named 'blame'"):
        find_features()
    monkeypatch.undo()
    find_features.cache_clear()


def test_one_name_alone_is_a_choice_too() -> None:
    """A lone string is the name of one feature, not its letters."""
    assert [feature.name for feature in choose_features("blame")] == ["blame"]
