"""Results: the folder a study or a validation is written to, with its tables and manifest."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit import figures
from toolkit.comparison import (
    ideological_square,
    multiverse_summary,
    network_measures,
    tie_network,
)
from toolkit.comparison.groups import group_labels
from toolkit.comparison.ideological_square import FEATURES as SQUARED
from toolkit.comparison.network_measures import COLUMNS as MEASURES
from toolkit.comparison.networks import COLUMNS as NETWORK
from toolkit.corpus import Corpus, Document
from toolkit.figures.edges import named_edges, verb_forms
from toolkit.manifest import file_hash, study_manifest, validation_manifest
from toolkit.output import MANIFEST, write_csv, write_parquet
from toolkit.report import ReportFigure, ReportInput, write_report
from toolkit.sources import sources
from toolkit.study import Study, telling_rows
from toolkit.validation import Validation
from toolkit.validation.outcomes import TEXT_COLUMNS

TIE = "tie"
"""The form of evidence that says who did what to whom."""

NOTE = "Not validated on such texts."
"""What figures say as long as no error of the extraction was measured on texts like these."""


CURVES = 4
"""Most findings whose specification curves are drawn."""


class Drawn(NamedTuple):
    """A figure of a study: its name, caption, what was drawn, and the table it was drawn from."""

    name: str
    caption: str
    picture: Axes | Figure
    table: pd.DataFrame


def write_results(study: Study, folder: Path, *, command: Sequence[str]) -> None:
    """Write all results of a study into an empty folder; the same study gives the same bytes.

    Tables: evidence (Parquet and CSV), comparison, keyness, category_keyness, distances, network,
    network_measures, ideological_square (where there are credit and blame), feature_table,
    documents, and contrasts, multiverse, multiverse_summary and corrected where asked for (CSV);
    `figures/`: each figure as PNG and SVG with its CSV; `report.html`; `manifest.json`, in which
    `command` stands as the words that made the study.
    """
    manifest = study_manifest(study, command)
    write_tables(study, folder)
    drawn = list(draw_figures(study))
    for figure in drawn:
        figures.save(figure.picture, figure.table, folder / "figures", figure.name)
    write_report(_report(study, drawn, manifest), folder / "report.html")
    _write_manifest(manifest, folder)


def write_tables(study: Study, folder: Path) -> None:
    """Write the tables of a study into a folder that is there."""
    write_parquet(study.evidence, folder / "evidence.parquet")
    tables = {
        "evidence": study.evidence,
        "comparison": study.comparison,
        "keyness": study.keyness,
        "category_keyness": study.category_keyness,
        "distances": study.distances,
        "network": study_network(study),
        "feature_table": study.documents.reset_index(),
        "documents": study.corpus.metadata.reset_index(),
    }
    if study.contrasts is not None:
        tables["contrasts"] = study.contrasts
    if study.multiverse is not None:
        tables["multiverse"] = study.multiverse
        tables["multiverse_summary"] = multiverse_summary(study.multiverse)
    if study.corrected is not None:
        tables["corrected"] = study.corrected
    for name, table in {**tables, **measure_networks(study)}.items():
        write_csv(table, folder / f"{name}.csv")


def write_validation(
    validation: Validation, folder: Path, *, command: Sequence[str], texts: bool = False
) -> None:
    """Write a validation into an empty folder; the same validation gives the same bytes.

    Tables: accuracy, confusions, items, sentences, agreement (CSV); `manifest.json`. The items
    lead to the sentences by offsets; with `texts` their words stand there too.
    """
    items = validation.items
    tables = {
        "accuracy": validation.accuracy,
        "confusions": validation.confusions,
        "items": items if texts else items.drop(columns=list(TEXT_COLUMNS)),
        "sentences": validation.sentences,
        "agreement": validation.agreement,
    }
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
    _write_manifest(validation_manifest(validation, command), folder)


def draw_figures(study: Study) -> Iterator[Drawn]:
    """Yield the figures of a study; one that has nothing to show is left out.

    rates; of each feature of ties a matrix and a network; positions (in the first document of the
    first group that is not the baseline); keyness, one figure a group; where the study has a
    multiverse, specification curves of the findings that differ most.
    """
    yield _rates(study)
    if study.multiverse is not None:
        yield from _curves(study.multiverse, telling_rows(study.comparison, CURVES))
    evidence = study.evidence
    for feature, network in study_network(study).groupby("feature", sort=False):
        if len(named_edges(network)):
            yield from _ties(str(feature), network)
    document = leading_document(study)
    found = evidence[evidence["doc_id"] == document.doc_id]
    if len(found):
        yield _positions(found, document)
    for number, (group, words) in enumerate(study.keyness.groupby("group"), start=1):
        name = "keyness" if len(study.groups) == 1 else f"keyness_{number}_{_slug(str(group))}"
        yield _keyness(words, name)


def _rates(study: Study) -> Drawn:
    table = figures.rates_table(study.comparison)
    caption = f"Rates of each category by {study.plan.by}, beside {study.baseline} as the baseline."
    return Drawn("rates", caption, figures.rates_by_feature(study.comparison, note=NOTE), table)


def _curves(universes: pd.DataFrame, telling: pd.DataFrame) -> Iterator[Drawn]:
    """Yield the specification curves of the telling rows, the most telling first."""
    finding = ["feature", "category", "group"]
    places = universes.set_index(finding).index
    rows = [universes[places == key] for key in telling[finding].itertuples(index=False, name=None)]
    if rows:
        chosen = pd.concat(rows)
        caption = "What differs most, under every specification of what is counted."
        picture = figures.multiverse(chosen, note=NOTE)
        yield Drawn("multiverse", caption, picture, figures.multiverse_table(chosen))


def study_network(study: Study) -> pd.DataFrame:
    """Return the networks of all features with ties of a study, one below the other.

    Columns as of `comparison.tie_network`; the kinds of another feature are 0.
    """
    claims = study.claims
    networks = [
        tie_network(
            claims, study.corpus, feature=feature, status=study.plan.status, by=study.plan.by
        )
        for feature in sorted(set(claims.loc[claims["form"] == TIE, "feature"]))
    ]
    if not networks:
        return pd.DataFrame(columns=list(NETWORK))
    whole = pd.concat(networks, ignore_index=True)
    kinds = [name for name in whole.columns if name not in NETWORK]
    return whole.assign(**whole[kinds].fillna(0).astype("int64"))


def measure_networks(study: Study) -> dict[str, pd.DataFrame]:
    """Return measures of the networks of a study by the names of their tables.

    network_measures (`comparison.network_measures` of each feature with ties), and
    ideological_square where there are both credit and blame.
    """
    claims, plan = study.claims, study.plan
    names = sorted(set(claims.loc[claims["form"] == TIE, "feature"]))
    measures = [
        network_measures(claims, study.corpus, feature=name, status=plan.status, by=plan.by)
        for name in names
    ]
    tables = {
        "network_measures": pd.concat(measures, ignore_index=True)
        if measures
        else pd.DataFrame(columns=list(MEASURES))
    }
    if set(SQUARED) <= set(names):
        tables["ideological_square"] = ideological_square(
            claims, study.corpus, status=plan.status, by=plan.by
        )
    return tables


def _ties(feature: str, network: pd.DataFrame) -> Iterator[Drawn]:
    does, _ = verb_forms(feature)
    pictures = (
        ("matrix", figures.tie_matrix, figures.tie_matrix_table),
        ("network", figures.tie_network, figures.tie_network_table),
    )
    for kind, draw, table in pictures:
        caption = f"Who {does} whom: {kind} of holders and targets."
        yield Drawn(f"{feature}_{kind}", caption, draw(network, note=NOTE), table(network))


def _positions(found: pd.DataFrame, document: Document) -> Drawn:
    length = len(document.text)
    picture = figures.positions(found, length, note=NOTE)
    caption = f"Where in {document.doc_id} each category stands."
    return Drawn("positions", caption, picture, figures.positions_table(found, length))


def _keyness(words: pd.DataFrame, name: str) -> Drawn:
    group, baseline = words[["group", "baseline"]].iloc[0]
    caption = f"Words most characteristic of {group} and of {baseline}."
    return Drawn(name, caption, figures.keyness(words, note=NOTE), figures.keyness_table(words))


def leading_document(study: Study) -> Document:
    """Return the first document of the first group that is not the baseline."""
    labels = group_labels(study.corpus.metadata, study.plan.by)
    return study.corpus[str(labels.index[labels == study.groups[0]][0])]


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", name).strip("_").lower()


def _report(study: Study, drawn: Sequence[Drawn], manifest: Mapping[str, object]) -> ReportInput:
    shown = [
        ReportFigure(
            figure.name,
            figure.caption,
            figures.figure_svg(figure.picture),
            f"figures/{figure.name}.csv",
        )
        for figure in drawn
    ]
    return ReportInput(
        title=f"{', '.join(study.groups)} compared with {study.baseline}",
        corpus=study.corpus,
        evidence=study.evidence,
        comparison=study.comparison,
        keyness=study.keyness,
        network=study_network(study),
        corrected=study.corrected,
        manifest=manifest,
        figures=shown,
        sources=describe_sources(study.corpus),
        by=study.plan.by,
        status=study.plan.status,
        author_only=study.plan.author_only,
    )


def describe_sources(corpus: Corpus) -> list[dict[str, str]]:
    """Return name, title, licence and citation of each source, in order of appearance.

    Of a source that is not in the catalogue the name is given, and the licences its documents name.
    """
    known = sources()
    described = []
    for name in dict.fromkeys(document.source for document in corpus):
        if name in known:
            entry = known[name]
            parts = {"title": entry.title, "licence": entry.licence, "citation": entry.citation}
        else:
            licences = {str(d.value("licence") or "") for d in corpus if d.source == name} - {""}
            parts = {"licence": ", ".join(sorted(licences))}
        described.append({"name": name, **parts})
    return described


def _write_manifest(manifest: Mapping[str, object], folder: Path) -> None:
    """Write the manifest with the sha256 of every file that is in the folder."""
    written = sorted(path for path in folder.rglob("*") if path.is_file())
    hashes = {path.relative_to(folder).as_posix(): file_hash(path) for path in written}
    text = json.dumps({**manifest, "files": hashes}, ensure_ascii=False, indent=2)
    (folder / MANIFEST).write_text(f"{text}\n", encoding="utf-8")
