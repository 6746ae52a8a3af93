"""The guide and the README say what is so: their code runs, and their names are the real ones."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

import toolkit
from toolkit.annotation import CueIndex, scan
from toolkit.cli_options import DEFAULT_WORDS
from toolkit.comparison.classify import ACCURACY
from toolkit.comparison.compare import COLUMNS as COMPARISON
from toolkit.comparison.distance_table import COLUMNS as DISTANCES
from toolkit.comparison.keyness import COLUMNS as KEYNESS
from toolkit.comparison.multiverse import COLUMNS as MULTIVERSE
from toolkit.comparison.multiverse_summary import COLUMNS as MULTIVERSE_SUMMARY
from toolkit.comparison.network_measures import COLUMNS as MEASURES
from toolkit.comparison.networks import COLUMNS as NETWORK
from toolkit.corpus import Document
from toolkit.evidence import COLUMNS as EVIDENCE
from toolkit.feature import Feature, find_features
from toolkit.lexicon import parse_lexicon
from toolkit.validation.corrected import COLUMNS as CORRECTED

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """Return the code blocks of a language in a Markdown text."""
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)


def test_the_tutorial_makes_a_feature_that_works() -> None:
    """The lexicon and the module of the tutorial find what its examples say, and no more."""
    text = (DOCS / "add-a-feature.md").read_text(encoding="utf-8")
    lexicon = parse_lexicon(blocks(text, "toml")[0], "tutorial")
    names: dict[str, object] = {}
    exec(compile(blocks(text, "python")[0], "tutorial", "exec"), names)  # noqa: S102
    feature = names["feature"]
    assert isinstance(feature, Feature)

    def found(sentence: str) -> list[str]:
        document = Document("d", sentence, "s")
        return [
            one.text[slice(*finding.span)].lower()
            for one in scan([document], CueIndex([lexicon]))
            for finding in feature.extract(one, lexicon)
        ]

    (entry,) = lexicon.entries
    for example in entry.examples:
        assert found(example["in"]) == [example["text"]]
    for sentence in entry.counter_examples:
        assert found(sentence) == []


@pytest.mark.parametrize("name", find_features())
def test_the_codebook_has_every_category(name: str) -> None:
    """What is measured is defined there, under the same words."""
    codebook = (DOCS / "codebook.md").read_text(encoding="utf-8")
    for category in find_features()[name].lexicon.categories:
        assert category in codebook


@pytest.mark.parametrize(
    ("page", "columns"),
    [
        ("methods", COMPARISON),
        ("methods", KEYNESS),
        ("methods", DISTANCES),
        ("methods", ACCURACY),
        ("methods", MULTIVERSE),
        ("methods", MULTIVERSE_SUMMARY),
        ("methods", NETWORK),
        ("methods", MEASURES),
        ("methods", CORRECTED),
        ("index", EVIDENCE),
    ],
)
def test_every_column_is_explained(page: str, columns: tuple[str, ...]) -> None:
    """No table has a column of which the guide says nothing."""
    text = (DOCS / f"{page}.md").read_text(encoding="utf-8")
    roles = ("object_", "affected_", "holder_", "recipient_", "target_end")
    unexplained = [c for c in columns if f"`{c}`" not in text and not c.startswith(roles)]
    assert unexplained == []


def test_the_readme_has_one_command_to_run_and_one_to_test() -> None:
    """Both install from the constraints, so that what is run is what was tested."""
    commands = [line for block in blocks(README, "bash") for line in block.splitlines()]
    starts = [line for line in commands if line.startswith("python -m pip install")]
    assert len(starts) == 2
    assert all(" -c constraints.txt " in line for line in starts)
    assert starts[0].endswith(" && discourse-toolkit compare --out results")
    assert starts[1].endswith(" && python -m pytest")


def test_the_python_of_the_readme_runs() -> None:
    """What a reader copies first gives a comparison table."""
    (code,) = blocks(README, "python")
    names: dict[str, Any] = {}
    last = "toolkit.compare(table, sentences=sentences)"
    assert code.splitlines()[-1] == last
    shorter = code.replace("2001", "2020").replace(last, f"comparison = {last}")
    exec(compile(shorter, "README.md", "exec"), names)  # noqa: S102
    assert set(names["comparison"]["group"]) == {"statement", "sotu"}


def test_versions_agree() -> None:
    """Package, citation and changelog name one version."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {toolkit.__version__}\n" in citation
    assert f"\n## [{toolkit.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_constraints_name_exact_versions_of_all_that_is_declared() -> None:
    """Every dependency, of every extra, is pinned, by name and version alone."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    exact = re.compile(r"[a-z0-9-]+==[\w.]+(?: ; python_version (?:<|>=) \"3\.\d+\")?")
    assert [line for line in pinned if not exact.fullmatch(line)] == []
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    declared = [*project["dependencies"], *(name for extra in extras for name in extra)]
    names = {re.match(r"[a-z0-9-]+", requirement)[0] for requirement in declared}
    assert names <= {line.partition("==")[0] for line in pinned}


def test_the_default_comparison_is_the_one_the_readme_tells_of() -> None:
    """The words that stand for no argument."""
    assert DEFAULT_WORDS == ("statement", "sotu[year=2001:]")
    assert "the messages since 2001" in README
