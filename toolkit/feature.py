"""What a feature is: a name, a lexicon and one function from an annotated sentence to findings.

Features are modules of `toolkit.features`, installed entry points, and the lexicons that users
give, each of which becomes a feature of vocabulary, found on words alone.
"""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from os import PathLike

from toolkit.annotation import Hit, Sentence, longest
from toolkit.dictionaries import WEIGHT, check_edited, read_lexicon
from toolkit.errors import InputError, UsageError
from toolkit.lexicon import Lexicon, load_lexicon

ENTRY_POINTS = "discourse_toolkit.features"
CLAIMS_ONLY = "{} (claims only)"
ALL = "all"
DELETED = "deleted"
AGENCY_DELETED = "agency deleted"
"""What is reported of harm, or good, told without its agent: no category counts it."""

OVERLAPS = (
    "of overlapping terms, whatever their categories, the longest counts, of equally long ones the "
    "leftmost; the same words count in each of their categories, once in a category"
)
"""How the terms of a user's lexicon share the words of a text."""

LexiconFiles = str | PathLike[str] | Iterable[str | PathLike[str]]
"""A file of a user's own words, or several (see `toolkit.dictionaries`)."""

Place = tuple[int, int]
"""A half-open span of characters in the normalised text of a sentence."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence, in offsets of the normalised sentence; absent roles are None.

    `span` carries the claim; the canonical actor is resolved from `side`, the side behind the
    target, where it is given, and else from the target. A holder of None is the author. `agency`
    is how the doer is put into words ("active", "passive", "nominal", ...), or "deleted" where a
    passive leaves it out; such a finding has no target. `value` is the number that the span states.
    """

    category: str
    span: Place
    rule: str
    cue: Place | None = None
    target: Place | None = None
    side: Place | None = None
    object: Place | None = None
    affected: Place | None = None
    holder: Place | None = None
    recipient: Place | None = None
    status: str = ""
    form: str = ""
    basis: tuple[str, ...] = ()
    agency: str = ""
    value: float | None = None


Extract = Callable[[Sentence, Lexicon], Iterable[Finding]]


@dataclass(frozen=True)
class Feature:
    """A framing feature. A module of `toolkit.features` defines one as `feature`.

    `parser` says whether `extract` needs `sentence.parse`; a feature that does not runs on words
    alone. `extract` is only called for sentences with at least one hit of the feature's lexicon,
    which lies in `package`. `agency` says whether its findings tell how the doer is put into words.
    One `on_request` runs only where it is named, or where "all" are asked for. `words` is a lexicon
    that a user gave in place of the feature's own.
    """

    name: str
    title: str
    extract: Extract
    parser: bool = False
    agency: bool = False
    on_request: bool = False
    package: str = "toolkit"
    words: Lexicon | None = field(default=None, repr=False, hash=False)

    @property
    def lexicon(self) -> Lexicon:
        """The feature's lexicon: the user's, or `lexicons/<name>.toml` of its package."""
        return self.words or load_lexicon(self.name, package=self.package)

    @property
    def columns(self) -> tuple[str, ...]:
        """What is reported: "all", each category, both without labels where it has them.

        A feature with agency has "agency deleted" last, which no other column counts.
        """
        lexicon = self.lexicon
        plain = ("all", *lexicon.categories)
        labelled = set(lexicon.labelled)
        if labelled:
            labelled.add("all")
        columns = tuple(
            column
            for name in plain
            for column in ((name, CLAIMS_ONLY.format(name)) if name in labelled else (name,))
        )
        return (*columns, AGENCY_DELETED) if self.agency else columns


@cache
def find_features() -> dict[str, Feature]:
    """Return all features by name: modules of `toolkit.features` and installed entry points."""
    package = import_module("toolkit.features")
    modules = [
        import_module(f"toolkit.features.{m.name}") for m in pkgutil.iter_modules(package.__path__)
    ]
    own = [module.feature for module in modules]
    others = [point.load() for point in entry_points(group=ENTRY_POINTS)]
    features = {f.name: f for f in sorted([*own, *others], key=lambda feature: feature.name)}
    if len(features) < len(own) + len(others):
        names = Counter(feature.name for feature in [*own, *others])
        twice = next(name for name, count in names.items() if count > 1)
        raise UsageError(f"two installed features are named {twice!r}: uninstall one of them")
    return features


def get_feature(name: str) -> Feature:
    """Return a feature by name; UsageError with the known names otherwise."""
    features = find_features()
    if name not in features:
        raise UsageError(f"no feature named {name!r}: known are {', '.join(features)}")
    return features[name]


def choose_features(
    names: str | Iterable[str | Feature] | None = None, *, lexicon: LexiconFiles | None = None
) -> tuple[Feature, ...]:
    """Return the features named (one name or several), each once, sorted.

    "all" stands for every one, None for those that need no request; a Feature stands for itself.
    `lexicon` is a file of a user's own words, or several: the feature of each, named as the lexicon
    is, is always among those returned. Raises UsageError for an unknown name, and InputError for a
    file that is no lexicon, or whose name or categories clash with others.
    """
    own = {feature.name: feature for feature in user_features(lexicon)}
    asked = [names] if isinstance(names, str) else None if names is None else list(names)
    given = {one.name: one for one in asked or () if isinstance(one, Feature)}
    known = {**find_features(), **given, **own}
    if asked is None:
        asked = [name for name, feature in known.items() if not feature.on_request]
    wanted = {name for one in asked for name in _named(one, known)} | set(own)
    unknown = sorted(wanted - set(known))
    if unknown or not wanted:
        what = f"no feature named {unknown[0]!r}" if unknown else "no feature was named"
        raise UsageError(f"{what}: known are {', '.join(known)}")
    return tuple(known[name] for name in sorted(wanted))


def _named(one: str | Feature, known: Iterable[str]) -> Iterable[str]:
    if isinstance(one, Feature):
        return (one.name,)
    return known if one == ALL else (one,)


def user_features(files: LexiconFiles | None) -> list[Feature]:
    """Return the features of the lexicons in users' files, in their order.

    A lexicon in TOML that has the name of a feature takes the place of its lexicon, any other one
    becomes a feature of vocabulary. InputError where two have one name, or one clashes.
    """
    paths = [files] if isinstance(files, str | PathLike) else files or ()
    features: dict[str, Feature] = {}
    for path in paths:
        lexicon = read_lexicon(path)
        if lexicon.name in features:
            other = features[lexicon.name].lexicon.file
            raise InputError(f"{path}: {other} is named {lexicon.name!r} too: rename one of them")
        features[lexicon.name] = _user_feature(lexicon, find_features().get(lexicon.name))
    return list(features.values())


def _user_feature(lexicon: Lexicon, own: Feature | None) -> Feature:
    """Return a lexicon as a feature, or the feature of its name with this lexicon."""
    if own is not None:
        check_edited(lexicon, own.lexicon)
        return replace(own, words=lexicon)
    for category in lexicon.categories:
        if category in (ALL, AGENCY_DELETED) or category.endswith(CLAIMS_ONLY.format("")):
            raise InputError(f"{lexicon.file}: a sum is named {category!r}: rename the category")
    return Feature(lexicon.name, f"Lexicon {lexicon.name}", extract_terms, words=lexicon)


def extract_terms(sentence: Sentence, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield the terms of a user's lexicon in a sentence, in order (see `OVERLAPS`).

    `value` is the weight of the term, where the lexicon gives one. Of several terms of a category
    for the same words, the one that spells out most of them is the rule.
    """
    hits = sentence.hits_of(lexicon.name)
    chosen: dict[tuple[int, int, str], Hit] = {}
    kept = {(hit.start, hit.end) for hit in longest(hits)}
    for hit in hits:
        if (hit.start, hit.end) in kept:
            key = (hit.start, hit.end, hit.entry.category)
            chosen[key] = max(chosen.get(key, hit), hit, key=_spelled_out)
    for (start, end, category), hit in chosen.items():
        weight = hit.entry.options.get(WEIGHT)
        yield Finding(category, (start, end), hit.entry.id, form="term", value=weight)


def _spelled_out(hit: Hit) -> tuple[int, bool]:
    """Return how much an entry spells out: its letters, and whether those are all."""
    terms = [(len(term.text.strip(term.wild)), not term.wild) for term in hit.entry.terms]
    return max(terms)
