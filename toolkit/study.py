"""A study: from a corpus to evidence, counts, comparison and keyness, all of one plan."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pandas as pd

from toolkit.annotation import TOKEN
from toolkit.comparison import (
    CompareOptions,
    Counting,
    category_keyness,
    compare,
    distances,
    keyness,
    multiverse,
)
from toolkit.comparison.groups import choose_baseline, group_labels
from toolkit.comparison.log_likelihood import log_likelihood
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.feature import CLAIMS_ONLY, Feature, choose_features
from toolkit.measures import STATUSES, feature_table, own_claims
from toolkit.model import find_model
from toolkit.validation import coded_labels, corrected_rates, read_coded
from toolkit.validation.coded import CodedFile
from toolkit.validation.sampling import find_chances

WORD = re.compile(TOKEN)


@dataclass(frozen=True)
class Plan:
    """What a study does: groups, baseline, features, claims counted, model, options.

    `by` is source or a metadata key, `baseline` one of its values (None: the group with most
    documents), `features` are names (None: those that need no request) and `lexicons` files of
    the user's own words, each a feature besides, `status` which claims count, `author_only` whether
    those that others hold are left out, `model` a spaCy pipeline (None: the default one),
    `multiverse` whether each finding is made again without each cue, rule and document, `gold`
    files of sentences coded in these texts, by which rates are corrected for error.
    """

    by: str = "source"
    baseline: str | None = None
    features: tuple[str, ...] | None = None
    lexicons: tuple[str, ...] = ()
    status: tuple[str, ...] = ("asserted",)
    author_only: bool = False
    model: str | None = None
    multiverse: bool = False
    gold: tuple[str, ...] = ()
    options: CompareOptions = field(default_factory=CompareOptions)

    @property
    def columns(self) -> list[str]:
        """Metadata by which documents are grouped or clustered."""
        asked = (self.by, self.options.cluster or "source")
        return [name for name in dict.fromkeys(asked) if name != "source"]


@dataclass(frozen=True, eq=False)
class Study:
    """The tables of one study, each as the function of its name documents it.

    `documents` and `sentences` are feature tables by document and by sentence, `keyness` has the
    words of every group against the baseline, `category_keyness` the categories, `distances` how
    far the profiles of groups lie from the baseline's, or in pairs, `contrasts` the groups beside
    the rest or in pairs where the plan asks for that, `multiverse` the comparison's findings under
    every specification, where it asks for that, `corrected` the rates corrected for error
    (`corrected_rates`) where it has coded sentences, of `gold` files. `evidence` is complete,
    whatever the plan counts; `features` are those it was extracted for.
    """

    corpus: Corpus
    plan: Plan
    features: tuple[Feature, ...]
    evidence: pd.DataFrame
    documents: pd.DataFrame
    sentences: pd.DataFrame
    comparison: pd.DataFrame
    keyness: pd.DataFrame
    category_keyness: pd.DataFrame
    distances: pd.DataFrame
    contrasts: pd.DataFrame | None = None
    multiverse: pd.DataFrame | None = None
    corrected: pd.DataFrame | None = None
    gold: tuple[CodedFile, ...] = ()

    @property
    def baseline(self) -> str:
        """The group that the others are compared with."""
        return str(self.comparison["baseline"].iloc[0])

    @property
    def claims(self) -> pd.DataFrame:
        """The evidence of the holders that the plan counts, of any status."""
        return own_claims(self.evidence) if self.plan.author_only else self.evidence

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups compared, sorted, without the baseline."""
        return tuple(sorted(set(self.comparison["group"]) - {self.baseline}))


def run_study(
    corpus: Corpus, plan: Plan, *, progress: Callable[[Document], None] | None = None
) -> Study:
    """Return the study of a corpus; `progress` is called with each document begun.

    What can be wrong with the request is found before the long work. Raises UsageError for an
    unknown feature, status, column or baseline, for fewer than two groups and for coded sentences
    of unknown chance to be drawn, InputError for a document without words or group or a file that
    is no lexicon or no coded sentences, ModelError where a parser is needed and absent.
    """
    features = choose_features(plan.features, lexicon=plan.lexicons)
    _check_plan(corpus, plan, features)
    gold, labels = _labels(plan, features)
    evidence = find_evidence(corpus, features, model=plan.model, progress=progress)
    documents, sentences = (
        feature_table(
            own_claims(evidence) if plan.author_only else evidence,
            corpus,
            features=features,
            unit=unit,
            status=plan.status,
            metadata=plan.columns,
        )
        for unit in ("document", "sentence")
    )
    beside_baseline = replace(plan.options, contrast="baseline")
    tables = {"by": plan.by, "sentences": sentences}
    comparison = compare(documents, baseline=plan.baseline, options=beside_baseline, **tables)
    contrasts = None
    if plan.options.contrast != "baseline":
        contrasts = compare(documents, options=plan.options, **tables)
    universes = None
    if plan.multiverse:
        universes = multiverse(
            documents,
            evidence,
            by=plan.by,
            baseline=plan.baseline,
            counting=Counting(plan.status, plan.author_only),
            options=beside_baseline,
        )
    base = str(comparison["baseline"].iloc[0])
    return Study(
        corpus=corpus,
        plan=plan,
        features=features,
        evidence=evidence,
        documents=documents,
        sentences=sentences,
        comparison=comparison,
        contrasts=contrasts,
        multiverse=universes,
        corrected=_corrected(sentences, labels, plan),
        gold=gold,
        distances=_distances(documents, plan, base),
        **_keyness(corpus, documents, plan.by, base),
    )


def _check_plan(corpus: Corpus, plan: Plan, features: tuple[Feature, ...]) -> None:
    """Find what is wrong with a plan for a corpus, at little cost."""
    unknown = [status for status in plan.status if status not in STATUSES]
    if unknown or not plan.status:
        named = f" {unknown[0]!r}" if unknown else ""
        raise UsageError(f"no status{named}: known are {', '.join(STATUSES)}")
    sizes = group_labels(corpus.metadata, plan.by).value_counts()
    choose_baseline({name: (n, 0) for name, n in sizes.items()}, plan.baseline)
    if len(sizes) < 2:
        raise UsageError(
            f"every document has the {plan.by} {sizes.index[0]!r}, and a comparison needs two "
            "groups: name another source, file or folder, or another column with --by"
        )
    wordless = next((document for document in corpus if not WORD.search(document.text)), None)
    if wordless is not None:
        raise InputError(f"document {wordless.doc_id!r} has no words: leave it out")
    if any(feature.parser for feature in features):
        find_model(plan.model)


def _labels(
    plan: Plan, features: tuple[Feature, ...]
) -> tuple[tuple[CodedFile, ...], pd.DataFrame | None]:
    """Return the files of coded sentences and their labels; how they were drawn must be known."""
    if not plan.gold:
        return (), None
    coded = read_coded(plan.gold)
    names = [feature.name for feature in features if feature.name in coded.features]
    if not names:
        raise UsageError(
            "no feature that is compared was coded in these sentences; coded are "
            + ", ".join(coded.features)
        )
    labels = coded_labels(
        coded, names, status=plan.status, author_only=plan.author_only, model=plan.model
    )
    find_chances(labels)
    return coded.files, labels


def _corrected(
    sentences: pd.DataFrame, labels: pd.DataFrame | None, plan: Plan
) -> pd.DataFrame | None:
    if labels is None:
        return None
    return corrected_rates(sentences, labels, by=plan.by, baseline=plan.baseline)


def telling_rows(comparison: pd.DataFrame, top: int = 5) -> pd.DataFrame:
    """Return the rows in which groups differ most from the baseline, the largest G² first.

    Sums ("all"), parts of categories ("claims only") and what neither has are left out. G²
    (Dunning 1993) only orders: it grows with the difference and with how much text there is.
    """
    names = comparison["category"]
    single = comparison[(names != "all") & ~names.str.endswith(CLAIMS_ONLY.format(""))]
    rows = single[single["group"] != single["baseline"]]
    key = ["feature", "category", "group"]
    base = single.set_index(key)[["hits", "tokens"]]
    others = base.loc[list(zip(rows["feature"], rows["category"], rows["baseline"], strict=True))]
    g2 = log_likelihood(
        rows["hits"].to_numpy(float),
        rows["tokens"].to_numpy(float),
        others["hits"].to_numpy(float),
        others["tokens"].to_numpy(float),
    )
    order = (-g2).argsort(kind="stable")[:top]
    return rows.iloc[order[g2[order] > 0]]


def _distances(documents: pd.DataFrame, plan: Plan, baseline: str) -> pd.DataFrame:
    """Return distances from the baseline; of all pairs, which take long, where these are asked."""
    one = None if plan.options.contrast == "pairs" else baseline
    return distances(documents, by=plan.by, baseline=one, options=plan.options)


def _keyness(
    corpus: Corpus, documents: pd.DataFrame, by: str, baseline: str
) -> dict[str, pd.DataFrame]:
    """Return the keyness of words and of categories, of each group against the baseline."""
    groups = sorted(set(group_labels(corpus.metadata, by)) - {baseline})
    pair = {"by": by, "baseline": baseline}
    tables = {
        "keyness": [keyness(corpus, group, **pair) for group in groups],
        "category_keyness": [category_keyness(documents, group, **pair) for group in groups],
    }
    return {name: pd.concat(parts, ignore_index=True) for name, parts in tables.items()}
