"""What a feature is: a name, a lexicon and one function from an annotated sentence to findings."""

from __future__ import annotations

import pkgutil
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points

from toolkit.annotation import Sentence
from toolkit.errors import UsageError
from toolkit.lexicon import Lexicon, load_lexicon

ENTRY_POINTS = "discourse_toolkit.features"
CLAIMS_ONLY = "{} (claims only)"
ALL = "all"
DELETED = "deleted"
AGENCY_DELETED = "agency deleted"
"""What is reported of harm, or good, told without its agent: no category counts it."""

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
    One `on_request` runs only where it is named, or where "all" are asked for.
    """

    name: str
    title: str
    extract: Extract
    parser: bool = False
    agency: bool = False
    on_request: bool = False
    package: str = "toolkit"

    @property
    def lexicon(self) -> Lexicon:
        """The feature's lexicon, `lexicons/<name>.toml` of its package."""
        return load_lexicon(self.name, package=self.package)

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


def choose_features(names: Iterable[str] | None = None) -> tuple[Feature, ...]:
    """Return the features named (one name or several), each once, sorted.

    "all" stands for every one, None for those that need no request.
    """
    known = find_features()
    if isinstance(names, str):
        names = [names]
    if names is None:
        names = [name for name, feature in known.items() if not feature.on_request]
    wanted = [known if name == ALL else (name,) for name in names]
    chosen = {name: get_feature(name) for some in wanted for name in some}
    if not chosen:
        raise UsageError(f"no feature was named: known are {', '.join(known)}")
    return tuple(chosen[name] for name in sorted(chosen))
