"""The vectorizer: the feature table's counts, under the contract of scikit-learn."""

from __future__ import annotations

import pickle
import subprocess
import sys
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.exceptions import NotFittedError, SkipTestWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, cross_val_score
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.utils import estimator_checks
from sklearn.utils.validation import check_is_fitted, validate_data

from toolkit.comparison.classifier import make_classifier
from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, UsageError
from toolkit.evidence import find_evidence
from toolkit.feature import choose_features
from toolkit.measures import feature_table, own_claims
from toolkit.vectorizer import FramingVectorizer

WORDS = ["refugees", "tents", "food parcels", "civilians", "wounded", "ceasefire", "aid workers"]
TEXTS = [
    "Refugees slept in tents. The harvest was good.",
    "Trade grew in spring. The roads were repaired.",
    "The convoy brought food parcels. Nine civilians were wounded on the road.",
    "A ceasefire was signed. Aid workers returned to the camp of the refugees.",
]
CLAIMS = [
    "The militants shelled the market.",
    "The minister said that the rebels had shelled the market.",
    "The rebels did not attack the convoy.",
]

# What scikit-learn asks of every estimator, whatever it takes as input.
WITHOUT_DATA = [
    "check_estimator_cloneable",
    "check_estimator_tags_renamed",
    "check_valid_tag_types",
    "check_estimator_repr",
    "check_no_attributes_set_in_init",
    "check_do_not_raise_errors_in_init_or_set_params",
    "check_mixin_order",
    "check_parameters_default_constructible",
    "check_get_params_invariance",
    "check_set_params",
]


class OfNumbers(FramingVectorizer):  # type: ignore[misc]
    """The vectorizer for tables of numbers, each row told as a text: a word for what is positive.

    scikit-learn has no checks for estimators of texts; through this one it makes them all.
    """

    def fit(self, texts: Any, y: object = None) -> OfNumbers:
        """Tell the rows and look at them."""
        super().fit(told(validate_data(self, texts)), y)
        return self

    def transform(self, texts: Any) -> Any:
        """Tell the rows and transform them."""
        check_is_fitted(self)
        return super().transform(told(validate_data(self, texts, reset=False)))

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string, tags.input_tags.two_d_array = False, True
        return tags


def told(rows: Any) -> list[str]:
    """Return each row of numbers as a text."""
    return [
        "Work went on. "
        + " ".join(f"There were {WORDS[n % 7]}." for n, value in enumerate(row) if value > 0)
        for row in rows
    ]


def test_it_passes_check_estimator() -> None:
    """As any transformer of texts does: what can be checked without numbers."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SkipTestWarning)
        estimator_checks.check_estimator(FramingVectorizer(["humanitarian"]))


@pytest.mark.parametrize("name", WITHOUT_DATA)
def test_it_passes_the_checks_that_need_no_data(name: str) -> None:
    """Which check_estimator leaves out for transformers of texts."""
    getattr(estimator_checks, name)("FramingVectorizer", FramingVectorizer(["humanitarian"]))


def test_told_of_numbers_it_passes_every_check() -> None:
    """Fitting twice, parts and order of rows, pickling, names of columns, pipelines ..."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SkipTestWarning)
        checks = estimator_checks.check_estimator(OfNumbers(["humanitarian"]))
    made = {check["check_name"]: check["status"] for check in checks}
    assert len([name for name, status in made.items() if status == "passed"]) > 40


def test_rates_are_those_of_the_feature_table() -> None:
    """Column by column, without sums and parts of categories."""
    corpus = Corpus(Document(str(n), text, "s") for n, text in enumerate(TEXTS))
    table = feature_table(
        find_evidence(corpus, ["humanitarian"]), corpus, features=["humanitarian"]
    )
    vectorizer = FramingVectorizer(["humanitarian"]).fit(TEXTS)
    names = list(vectorizer.get_feature_names_out())
    assert names == [name for name in table if ":" in name and name != "humanitarian:all"]
    counts = table[names].to_numpy(float)
    assert counts.sum() == table["humanitarian:all"].sum() > 5
    expected = {None: counts}
    expected["tokens"] = 1_000 * counts / table[["tokens"]].to_numpy()
    expected["sentences"] = 100 * counts / table[["sentences"]].to_numpy()
    for per, values in expected.items():
        found = vectorizer.set_params(per=per).transform(TEXTS)
        assert found == pytest.approx(values)
        assert found.dtype == np.float64


def test_documents_and_corpora_are_texts_too() -> None:
    """Ids do not matter: a sample drawn with replacement has documents twice."""
    document = Document("same", TEXTS[0], "s", {"date": "2020-02-12"})
    vectorizer = FramingVectorizer(["humanitarian"], per=None)
    expected = vectorizer.fit_transform([TEXTS[0]] * 2)
    assert vectorizer.fit_transform([document, document]) == pytest.approx(expected)
    assert vectorizer.transform(Corpus([document])) == pytest.approx(expected[:1])
    assert vectorizer.transform(np.array(TEXTS)).shape == (4, 9)


def test_parsed_features_follow_status_and_holder() -> None:
    """A denied charge counts where it is asked for, a reported one not where only the author's."""
    corpus = Corpus(Document(str(n), text, "s") for n, text in enumerate(CLAIMS))
    evidence = find_evidence(corpus, ["blame"])
    for rows, status, author_only in (
        (evidence, ("asserted",), False),
        (evidence, ("asserted", "denied"), False),
        (own_claims(evidence), ("asserted",), True),
    ):
        table = feature_table(rows, corpus, features=["blame"], status=status)
        vectorizer = FramingVectorizer("blame", per=None, status=status, author_only=author_only)
        found = vectorizer.fit_transform(CLAIMS).sum(axis=1)
        assert found.tolist() == table["blame:all"].tolist()


def test_words_of_your_own_are_columns(tmp_path: Any) -> None:
    """A lexicon is read when it is fitted, and then kept: the file may go."""
    file = tmp_path / "roads.csv"
    file.write_text("term,category\nroad*,ways\nharvest,crops\n", encoding="utf-8")
    vectorizer = FramingVectorizer(["humanitarian"], lexicon=file, per=None).fit(TEXTS)
    kept = pickle.loads(pickle.dumps(vectorizer))
    file.unlink()
    table = kept.set_output(transform="pandas").transform(TEXTS)
    assert table["roads:ways"].tolist() == [0, 1, 1, 0]
    assert table["roads:crops"].tolist() == [1, 0, 0, 0]


def test_pandas_comes_out_where_it_is_asked_for() -> None:
    """With the names of the categories, and the index of the series that went in."""
    series = pd.Series(TEXTS, index=["a", "b", "c", "d"])
    vectorizer = FramingVectorizer(["humanitarian"]).set_output(transform="pandas")
    found = vectorizer.fit_transform(series)
    assert list(found.index) == ["a", "b", "c", "d"]
    assert list(found) == list(vectorizer.get_feature_names_out())
    assert found.loc["a", "humanitarian:camps and shelter"] == pytest.approx(125)


def test_it_works_in_a_pipeline_and_its_scores_are_those_of_the_table() -> None:
    """Nothing is learned from texts: transforming once before is the same as in each fold."""
    texts, groups = TEXTS * 3, [0, 1, 0, 0] * 3
    whole = make_pipeline(FramingVectorizer(["humanitarian"]), make_classifier())
    values = FramingVectorizer(["humanitarian"]).fit_transform(texts)
    apart = cross_val_score(make_classifier(), values, groups, cv=3)
    assert cross_val_score(whole, texts, groups, cv=3) == pytest.approx(apart)
    assert whole.fit(texts, groups).score(texts, groups) == 1


def test_it_works_in_a_grid_search() -> None:
    """What is counted, and by what, are parameters like others."""
    steps = [("framing", FramingVectorizer(["humanitarian"])), ("model", LogisticRegression())]
    grid = {"framing__per": ["tokens", None], "framing__features": [["humanitarian"], ["naming"]]}
    search = GridSearchCV(Pipeline(steps), grid, cv=2, error_score="raise")
    search.fit(TEXTS * 2, [1, 0, 1, 1] * 2)
    assert len(search.cv_results_["params"]) == 4
    assert search.best_params_["framing__features"] == ["humanitarian"]


def test_a_fitted_one_pickles_without_a_parser() -> None:
    """It is small, and what comes back gives the same."""
    vectorizer = FramingVectorizer(["blame"]).fit(CLAIMS)
    expected = vectorizer.transform(CLAIMS)
    stored = pickle.dumps(vectorizer)
    assert len(stored) < 10_000
    assert pickle.loads(stored).transform(CLAIMS) == pytest.approx(expected)


def test_a_clone_has_the_parameters_and_is_not_fitted() -> None:
    """Features that stand for themselves among them."""
    features = choose_features("humanitarian")
    copy = clone(FramingVectorizer(features, per="sentences").fit(TEXTS))
    assert [one.name for one in copy.features] == ["humanitarian"]
    assert copy.per == "sentences"
    with pytest.raises(NotFittedError):
        copy.transform(TEXTS)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ("Refugees need shelter.", "a single text: give a list of texts"),
        (["Refugees.", 3.5], "text 1 is a float: give strings or documents"),
        (["Refugees.", " "], "text 1 is empty: leave it out"),
    ],
)
def test_what_is_no_text_is_refused(texts: Any, message: str) -> None:
    """When it is fitted, before anything is looked for."""
    with pytest.raises(InputError, match=message):
        FramingVectorizer(["humanitarian"]).fit(texts)


def test_a_text_without_words_has_no_rate() -> None:
    """It is named by its place."""
    with pytest.raises(InputError, match="text 1 has no words and so no rate"):
        FramingVectorizer(["humanitarian"]).fit_transform(["Refugees.", "***"])


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({"per": "documents"}, "no rates per 'documents': known are tokens, sentences, None"),
        ({"status": ("doubted",)}, "no status 'doubted': known are asserted"),
        ({"features": ["tone"]}, "no feature named 'tone'"),
    ],
)
def test_a_wrong_parameter_is_refused_when_it_is_fitted(
    parameters: dict[str, Any], message: str
) -> None:
    """Not when it is made, as scikit-learn wants it."""
    vectorizer = FramingVectorizer(**parameters)
    with pytest.raises(UsageError, match=message):
        vectorizer.fit(TEXTS)


def test_vocabulary_alone_loads_no_parser() -> None:
    """Nor does importing the class."""
    code = (
        "import sys; from toolkit import FramingVectorizer; "
        "FramingVectorizer(['humanitarian']).fit_transform(['Refugees need shelter.']); "
        "assert 'spacy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
