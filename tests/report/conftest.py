"""Made-up corpora with their evidence, written piece by piece, so that all places are known."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.evidence import evidence_table
from toolkit.report import ReportFigure, ReportInput

TARGETS = {
    "the raiders": "raiders",
    "Norland": "NOR",
    "the river guild": "",
    "the harbour fleet": "",
}
HOLDERS = {"the envoy": "envoy", "author": "author"}
DEEDS = {"blocked": "obstruction", "burned": "causation", "armed": "support", "broke": "violation"}
THINGS = ("the relief convoy", "the old granary", "the truce of the hills", "the mountain road")
TERMS = {"refugees": "displacement and return", "ceasefire": "truce and de-escalation"}
LAWS = {"illegal": "unlawful", "lawful": "lawful"}
PLACES = (
    "valley",
    "mill",
    "ford",
    "market",
    "orchard",
    "bridge",
    "quarry",
    "chapel",
    "mine",
    "pass",
)
TIMES = ("spring", "harvest", "winter", "the flood", "the long march", "the council", "dawn")

Row = dict[str, object]


class Writer:
    """Writes a text piece by piece and notes where the pieces stand."""

    def __init__(self, doc_id: str, source: str) -> None:
        self.doc_id, self.source = doc_id, source
        self.text, self.rows, self.sentences = "", [], 0

    def add(self, *pieces: str) -> list[tuple[int, int]]:
        """Write pieces after each other; return their places."""
        places = []
        for piece in pieces:
            places.append((len(self.text), len(self.text) + len(piece)))
            self.text += piece
        return places

    def note(self, span: tuple[int, int], feature: str, category: str, **more: object) -> None:
        """Note evidence of the sentence being written; a role is given as its (start, end)."""
        roles = {name: value for name, value in more.items() if isinstance(value, tuple)}
        row: Row = {
            "doc_id": self.doc_id, "source": self.source, "sentence": self.sentences,
            "feature": feature, "category": category, "start": span[0], "end": span[1],
            "text": self.text[slice(*span)], "cue": self.text[slice(*span)], "rule": "made-up",
            "target": "", "actor": "", "object": "", "affected": "", "holder": "", "status": "",
            "basis": [], "form": "term", "recipient": "", "antecedent": "", "agency": "", **more,
        }  # fmt: skip
        for role, place in roles.items():
            row |= {
                role: self.text[slice(*place)],
                f"{role}_start": place[0],
                f"{role}_end": place[1],
            }
        self.rows.append(row)

    def close(self, start: int) -> None:
        """End the sentence that began at `start`."""
        for row in self.rows:
            if row["sentence"] == self.sentences:
                row |= {"sentence_start": start, "sentence_end": len(self.text)}
        self.text += "\n\n" if self.sentences % 5 == 4 else " "
        self.sentences += 1


def write_sentence(writer: Writer, draw: random.Random) -> None:
    """Write one sentence with blame, a legality claim and a humanitarian term."""
    start = len(writer.text)
    target, deed, thing = (draw.choice(list(pool)) for pool in (TARGETS, DEEDS, THINGS))
    term, law = draw.choice(list(TERMS)), draw.choice(list(LAWS))
    where = f" near the {draw.choice(PLACES)} and the {draw.choice(PLACES)} before "
    when = f"{draw.choice(TIMES)} of year {draw.randrange(1000)}, which was "
    said = draw.choice(list(HOLDERS))
    holder = writer.add(said, " said that ")[0] if said != "author" else None
    places = writer.add(target, " ", deed, " ", thing, where, when, law, ", while ", term, " came.")
    status = draw.choice(["asserted", "asserted", "denied", "hedged"])
    who: Row = {"holder": holder or "author", "status": status, "target": places[0]}
    who["actor"] = TARGETS[target]
    writer.note(places[2], "blame", DEEDS[deed], object=places[4], form="tie", **who)
    basis = draw.choice([[], ["UN Charter"], ["UN Charter", "law of the sea"]])
    form = draw.choice(["claim", "label"])
    writer.note(places[7], "legality", LAWS[law], basis=basis, form=form, **who)
    writer.note(places[9], "humanitarian", TERMS[term])
    writer.close(start)


def write_corpus(sizes: dict[str, Sequence[int]], seed: int = 0) -> tuple[Corpus, pd.DataFrame]:
    """Return documents and their evidence: `sizes` gives each source its documents' sentences."""
    draw, documents, rows = random.Random(seed), [], []
    for source, counts in sizes.items():
        for number, count in enumerate(counts):
            writer = Writer(f"{source}-{number}", source)
            for _ in range(count):
                write_sentence(writer, draw)
            title = {"title": f"{source} speech {number}", "date": f"20{number % 20:02d}-01-01"}
            documents.append(Document(writer.doc_id, writer.text.rstrip(), source, title))
            rows += writer.rows
    return Corpus(documents), evidence_table(rows)


def count_rates(corpus: Corpus, evidence: pd.DataFrame, baseline: str) -> pd.DataFrame:
    """Return a comparison table with honest counts and rates and made-up intervals."""
    counted = evidence[evidence["status"].isin(["", "asserted"])]
    keys = [("all", counted), *((name, part) for name, part in counted.groupby("category"))]
    rows = []
    for feature in ("blame", "humanitarian", "legality"):
        for category, part in keys:
            own = part[part["feature"] == feature]
            if category == "all" or len(own):
                rows += count_groups(corpus, own, (feature, str(category)), baseline)
    return pd.DataFrame(rows)


def count_groups(
    corpus: Corpus, found: pd.DataFrame, name: tuple[str, str], baseline: str
) -> list[Row]:
    """Return the rows of one category, the baseline last."""
    groups = sorted({d.source for d in corpus}, key=lambda group: (group == baseline, group))
    rows = []
    for group in groups:
        documents = [d for d in corpus if d.source == group]
        tokens = sum(len(d.text.split()) for d in documents)
        own = found[found["source"] == group]
        rate = 1000 * len(own) / tokens
        rows.append({
            "feature": name[0], "category": name[1], "group": group, "baseline": baseline,
            "docs": len(documents), "docs_with": own["doc_id"].nunique(), "tokens": tokens,
            "sentences": 1, "hits": len(own), "rate": rate,
            "rate_low": rate / 2 if len(own) else np.nan,
            "rate_high": rate * 1.5 if len(own) else np.nan, "per": "1,000 tokens",
            "baseline_rate": 1.5, "ratio": np.nan if group == baseline else rate / 1.5,
            "ratio_low": np.nan, "ratio_high": np.nan, "p": np.nan, "p_adjusted": np.nan,
            "dispersion": 0.25, "percentile": np.nan, "unit": "documents",
            "note": "the baseline itself" if group == baseline else "",
        })  # fmt: skip
    return rows


def count_words(corpus: Corpus, baseline: str) -> pd.DataFrame:
    """Return a keyness table of a few words of the corpus with made-up statistics."""
    group = next(d.source for d in corpus if d.source != baseline)
    words = ["raiders", "refugees", "convoy", "said", "while", "the"]
    return pd.DataFrame({
        "word": words, "group": group, "baseline": baseline, "hits": [9, 8, 7, 2, 1, 60],
        "baseline_hits": [5, 9, 4, 30, 40, 300], "rate": [9.0, 8, 7, 2, 1, 60],
        "baseline_rate": [1.0, 2, 1, 6, 8, 60], "per": "1,000 tokens",
        "log_ratio": [3.2, 2, 2.8, -1.6, -3, 0.1], "log_odds": [2.0, 1.5, 1, -1, -2, 0.1],
        "z": [5.0, 4, 3, -2, -4, 0.2], "g2": [20.0, 15, 9, 5, 17, 0.1],
    })  # fmt: skip


PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'viewBox="0 0 100 40"><style>* {fill: red}</style><script>window.hacked = 3</script>'
    '<g id="bar"><a xlink:href="#feature=blame&amp;status=counted&amp;group=hill" target="_blank">'
    '<path d="M 0 0 L 90 0 L 90 30 z" style="fill: #0072B2; stroke: #1a1a1a" onclick="x()"/></a>'
    '<a xlink:href="https://example.org/"><path d="M 0 0 L 9 9"/></a></g></svg>'
)


def make_results(corpus: Corpus, evidence: pd.DataFrame, **changes: object) -> ReportInput:
    """Return what a report needs; the first source is compared with the second."""
    sources = list(dict.fromkeys(document.source for document in corpus))
    given: dict[str, object] = {
        "title": "Hills against plains",
        "corpus": corpus,
        "evidence": evidence,
        "comparison": count_rates(corpus, evidence, sources[-1]),
        "keyness": count_words(corpus, sources[-1]),
        "figures": [ReportFigure("rates", "Rates by source.", PICTURE, "figures/rates.csv")],
        "manifest": {
            "package": {"version": "9.9"},
            "model": {"name": "made-up"},
            "texts": {"a": "f0"},
        },
        "sources": [{"name": "hill", "licence": "CC BY 4.0", "citation": "Hill (2020)."}],
    }
    return ReportInput(**(given | changes))  # type: ignore[arg-type]


@pytest.fixture
def results() -> ReportInput:
    """One text of source hill, shown in full, against six of source plain."""
    return make_results(*write_corpus({"hill": [12], "plain": [8] * 6}))


@pytest.fixture
def make() -> Callable[..., ReportInput]:
    """Give tests the maker of what a report needs."""
    return make_results


@pytest.fixture
def write() -> Callable[..., tuple[Corpus, pd.DataFrame]]:
    """Give tests the maker of corpora."""
    return write_corpus
