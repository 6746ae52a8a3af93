"""The folder of results: what is drawn of which study, and what is said of the sources."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from toolkit.comparison import CompareOptions
from toolkit.corpus import Corpus, Document
from toolkit.results import (
    describe_sources,
    draw_figures,
    measure_networks,
    study_network,
    write_results,
    write_tables,
)
from toolkit.sources import load
from toolkit.study import Plan, Study, run_study, telling_rows

TEXTS = [
    ("a", "east", "Bandits blocked the relief convoy near the refugee camp."),
    ("b", "east", "The council met in spring."),
    ("c", "north/west", "Smugglers arm the gangs."),
    ("d", "north west", "Trade grew, and the roads were repaired."),
]


def study_of(*ids: str) -> Study:
    """Return a study of some of the texts."""
    documents = [Document(name, text, source) for name, source, text in TEXTS if name in ids]
    return run_study(Corpus(documents), Plan(options=CompareOptions(resamples=100)))


@pytest.fixture(scope="module")
def whole() -> Study:
    """A study of all the texts, in three groups, of which east is the baseline."""
    return study_of("a", "b", "c", "d")


@pytest.fixture(scope="module")
def folder(whole: Study, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that study was written to."""
    path = tmp_path_factory.mktemp("results")
    write_results(whole, path, command=["test"])
    return path


def test_each_group_gets_its_own_keyness_figure(whole: Study) -> None:
    """Names stay apart even where groups differ only in signs that no file name should have."""
    names = [figure.name for figure in draw_figures(whole)]
    assert names == [
        "rates",
        "blame_matrix",
        "blame_network",
        "keyness_1_north_west",
        "keyness_2_north_west",
    ]


def test_a_figure_with_nothing_to_show_is_left_out() -> None:
    """Texts without evidence still have rates of zero and words."""
    assert [figure.name for figure in draw_figures(study_of("b", "d"))] == ["rates", "keyness"]


def test_positions_are_drawn_of_the_text_that_is_compared() -> None:
    """The first document of the group beside the baseline, when it holds evidence."""
    figures = {figure.name: figure for figure in draw_figures(study_of("a", "b", "c"))}
    assert set(figures["positions"].table["doc_id"]) == {"c"}


def test_a_multiverse_is_written_where_it_was_asked_for(tmp_path: Path) -> None:
    """Its table, its summary, and the curves of what differs most; without evidence no curves."""
    texts = [Document(name, text, source) for name, source, text in TEXTS]
    plan = Plan(multiverse=True, options=CompareOptions(resamples=100))
    study = run_study(Corpus(texts), plan)
    assert study.multiverse is not None
    write_tables(study, tmp_path)
    assert len(pd.read_csv(tmp_path / "multiverse.csv")) == len(study.multiverse)
    summary = pd.read_csv(tmp_path / "multiverse_summary.csv")
    assert set(summary["kind"]) <= {"all", "counting", "rule", "cue", "document"}
    drawn = {figure.name: figure for figure in draw_figures(study)}["multiverse"]
    findings = drawn.table[["feature", "category", "group"]].drop_duplicates()
    telling = telling_rows(study.comparison, 4)[["feature", "category", "group"]]
    assert findings.to_numpy().tolist() == telling.to_numpy().tolist()
    bare = run_study(Corpus([texts[1], texts[3]]), plan)
    assert "multiverse" not in [figure.name for figure in draw_figures(bare)]


def test_the_manifest_has_the_hash_of_every_file(folder: Path) -> None:
    """Whoever has the folder can see whether a file was changed."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    files = {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}
    assert set(manifest["files"]) == files - {"manifest.json"}
    for name, expected in manifest["files"].items():
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected


def test_tables_read_back_as_they_were(whole: Study, folder: Path) -> None:
    """Parquet keeps every value; CSV keeps the counts."""
    pd.testing.assert_frame_equal(
        pd.read_parquet(folder / "evidence.parquet").assign(basis=""),
        whole.evidence.assign(basis=""),
    )
    comparison = pd.read_csv(folder / "comparison.csv")
    assert comparison["hits"].tolist() == whole.comparison["hits"].tolist()
    network = pd.read_csv(folder / "network.csv", keep_default_na=False)
    pd.testing.assert_frame_equal(network, study_network(whole), check_dtype=False)
    assert network["ties"].sum() == 2


def test_networks_of_several_features_stand_in_one_table() -> None:
    """Each edge has kinds of its own feature alone; claims of others can be left out."""
    texts = [
        ("a", "east", "The envoy said: “Smugglers arm the gangs.” Volunteers rebuilt the school."),
        ("b", "west", "Bandits blocked the relief convoy."),
    ]
    corpus = Corpus([Document(name, text, source) for name, source, text in texts])
    options = CompareOptions(resamples=100)
    network = study_network(run_study(corpus, Plan(options=options)))
    assert set(network["feature"]) == {"blame", "credit"}
    for feature, edges in network.groupby("feature"):
        kinds = edges.filter(like=f"{feature}:")
        assert (kinds.sum(axis=1) == edges["ties"]).all()
        assert edges.filter(regex=":").sum(axis=1).tolist() == edges["ties"].tolist()
    assert "envoy" in set(network["holder"])
    own = study_network(run_study(corpus, Plan(options=options, author_only=True)))
    assert set(own["holder"]) == {"east", "west"}


def test_measures_of_networks_stand_beside_them(folder: Path) -> None:
    """One row a feature and group; the square only where there is credit too."""
    measures = pd.read_csv(folder / "network_measures.csv")
    assert measures["group"].tolist() == ["east", "north west", "north/west", "all groups"]
    assert set(measures["feature"]) == {"blame"}
    assert measures["ties"].tolist() == [1, 0, 1, 2]
    assert not (folder / "ideological_square.csv").exists()
    texts = Corpus(
        [
            Document("a", "Volunteers rebuilt the school. Smugglers arm the gangs.", "east"),
            Document("b", "Bandits blocked the relief convoy.", "west"),
        ]
    )
    tables = measure_networks(run_study(texts, Plan(options=CompareOptions(resamples=100))))
    assert tables["network_measures"]["feature"].tolist() == ["blame"] * 3 + ["credit"] * 3
    square = tables["ideological_square"].set_index("group")
    assert square.loc["east", ["other_credit", "other_blame"]].tolist() == [1, 1]
    assert list(measure_networks(study_of("b", "d"))) == ["network_measures"]


def test_corrected_rates_are_written_where_there_are_any(whole: Study, tmp_path: Path) -> None:
    """Beside the raw ones, in a table of their own."""
    table = pd.DataFrame({"raw": [50.0], "dsl": [40.0]})
    write_tables(replace(whole, corrected=table), tmp_path)
    written = pd.read_csv(tmp_path / "corrected.csv")
    assert written.to_dict("list") == table.to_dict("list")


def test_a_study_without_ties_has_an_empty_network() -> None:
    """Its columns are there, and so is the file."""
    network = study_network(study_of("b", "d"))
    assert network.empty
    assert {"holder", "target", "docs_with"} <= set(network.columns)


def test_a_source_of_the_catalogue_is_told_with_licence_and_citation() -> None:
    """Others are told by their name and what licences their documents name."""
    own = Document("x", "Trade grew.", "mine", {"licence": "CC0"})
    described = describe_sources(load("statement") + Corpus([own]))
    assert [one["name"] for one in described] == ["statement", "mine"]
    assert "CC BY 4.0" in described[0]["licence"]
    assert described[0]["citation"]
    assert described[1] == {"name": "mine", "licence": "CC0"}
