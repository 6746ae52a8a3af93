"""The page: whole, self-contained, safe whatever the texts hold, the same bytes every time."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
import zlib
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from toolkit.corpus import Corpus, Document
from toolkit.errors import InputError, ToolkitError
from toolkit.report import ReportFigure, ReportInput, write_report
from toolkit.report.page import render

Make = Callable[..., ReportInput]


class Reader(HTMLParser):
    """Reads a page as a browser would: its elements, their attributes and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: dict[str, list[str]] = {}
        self.inside = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element and that text after it is its own."""
        self.elements.append((tag, {key: value or "" for key, value in attrs}))
        self.inside = tag

    def handle_data(self, data: str) -> None:
        """Note text under the element that began last."""
        self.texts.setdefault(self.inside, []).append(data)

    def attributes(self, name: str) -> list[str]:
        """Return all values of an attribute."""
        return [found[name] for _, found in self.elements if name in found]


def scripts(page: str) -> list[str]:
    """Return what stands in script elements: the data and the script."""
    return re.findall(r"<script[^>]*>(.*?)</script>", page, flags=re.DOTALL)


def data_of(page: str) -> dict[str, Any]:
    """Return the data embedded in a page."""
    found: dict[str, Any] = json.loads(zlib.decompress(base64.b64decode(scripts(page)[0])))
    return found


def test_the_policy_allows_this_script_and_this_style_and_nothing_else(
    results: ReportInput,
) -> None:
    """The hashes are those of what stands in the page."""
    page = render(results)
    policy = next(
        found["content"]
        for tag, found in Reader(page).elements
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy"
    )
    parts = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    style = re.search(r"<style>(.*?)</style>", page, flags=re.DOTALL)
    assert style
    for name, source in (("script-src", scripts(page)[1]), ("style-src", style[1])):
        digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
        assert parts[name] == f"'sha256-{digest}'"
    assert parts["default-src"] == "'none'"
    assert parts["img-src"] == "data:"
    assert "unsafe" not in policy


def test_the_page_asks_for_nothing_outside_itself(results: ReportInput) -> None:
    """No address leaves the page, no style or handler stands in an attribute."""
    reader = Reader(render(results))
    assert all(link.startswith("#") for link in reader.attributes("href"))
    assert all(link.startswith("data:") for link in reader.attributes("src"))
    names = {name for _, found in reader.elements for name in found}
    assert "style" not in names
    assert not [name for name in names if name.startswith("on")]
    assert {tag for tag, _ in reader.elements}.isdisjoint({"link", "iframe", "object", "base"})


def test_the_same_results_give_the_same_bytes(tmp_path: Path, results: ReportInput) -> None:
    """Written twice, into folders that were not there."""
    one = write_report(results, tmp_path / "one" / "report.html")
    two = write_report(results, tmp_path / "two" / "report.html")
    assert one.read_bytes() == two.read_bytes()


NASTY = [
    "</script><script>window.hacked=1</script>",
    '" onmouseover="window.hacked=2',
    "<!-- <script> -->",
    "' onload='x' &amp; \u2028\u2029 <b>",
    "{{ results }} {% raw %}",
]


@pytest.mark.parametrize("nasty", NASTY)
def test_text_stays_text_wherever_it_comes_from(
    nasty: str, results: ReportInput, make: Make
) -> None:
    """Title, documents, evidence, words, captions, manifest, sources: none can become markup."""
    plain = Reader(render(results))
    hill = results.corpus["hill-0"]
    metadata = {**hill.metadata, "title": nasty}
    changed = Document("hill-0", hill.text + f" {nasty}", "hill", metadata)
    corpus = Corpus([changed, *(d for d in results.corpus if d.doc_id != "hill-0")])
    words = {"target": nasty, "holder": nasty, "rule": nasty, "category": nasty, "actor": nasty}
    evidence = results.evidence.assign(
        **{name: results.evidence[name].where(results.evidence.index != 3, value)
           for name, value in words.items()}
    )  # fmt: skip
    last = evidence.index[evidence["doc_id"] == "hill-0"][-1]
    evidence.loc[last, ["end", "sentence_end"]] = len(changed.text)
    page = render(
        make(
            corpus,
            evidence,
            title=nasty,
            comparison=results.comparison.assign(note=nasty),
            manifest={"package": nasty, nasty: nasty},
            sources=[{"name": nasty, nasty: nasty}],
            validation={"blame": nasty},
            figures=[ReportFigure("rates", nasty, results.figures[0].svg, nasty)],
        )
    )
    reader = Reader(page)
    tags = {tag for tag, _ in reader.elements}
    assert tags <= {tag for tag, _ in plain.elements}
    assert sum(tag == "script" for tag, _ in reader.elements) == 2
    assert not [name for _, found in reader.elements for name in found if name.startswith("on")]
    shown = "".join(text for texts in reader.texts.values() for text in texts)
    assert shown.count(nasty) >= 6
    data = data_of(page)
    assert nasty in data["documents"]["title"]
    assert nasty in data["actors"]


def test_every_row_and_every_sentence_is_in_the_page_once(results: ReportInput) -> None:
    """As many rows as the table has; each sentence with evidence once, as in the text."""
    data, evidence = data_of(render(results)), results.evidence
    assert {len(column) for column in data["evidence"].values()} == {len(evidence)}
    keys = evidence.drop_duplicates(["doc_id", "sentence"])
    assert len(data["sentences"]["text"]) == len(keys)
    expected = [
        results.corpus[row.doc_id].text[row.sentence_start : row.sentence_end]
        for row in keys.itertuples()
    ]
    assert data["sentences"]["text"] == expected


def test_a_text_not_in_focus_is_not_in_the_page(results: ReportInput) -> None:
    """Only its sentences with evidence are: the rest may not be copied."""
    page = render(dataclasses.replace(results, evidence=results.evidence.iloc[:6]))
    assert "hill-0" in page
    unseen = results.corpus["plain-3"].text.split(". ")[0]
    assert unseen not in page


def test_what_was_not_validated_is_said_at_the_top_and_at_the_feature(
    results: ReportInput,
) -> None:
    """A feature that was checked has its own words instead."""
    checked = dataclasses.replace(results, validation={"blame": "Checked on 300 sentences."})
    page = render(checked)
    assert "<strong>Not validated on such texts:</strong> humanitarian, legality." in page
    assert "Checked on 300 sentences." in page


def test_whose_claims_are_counted_is_said_at_the_top(results: ReportInput) -> None:
    """Only where it is not everybody's."""
    says = "Only the author's own claims are counted"
    assert says in render(dataclasses.replace(results, author_only=True))
    assert says not in render(results)


def test_model_licences_and_citations_are_there(results: ReportInput) -> None:
    """From the manifest and the sources given."""
    shown = "".join(Reader(render(results)).texts["dd"])
    for expected in ("made-up", "9.9", "f0", "CC BY 4.0", "Hill (2020)."):
        assert expected in shown


def test_documents_in_focus_are_those_given(results: ReportInput) -> None:
    """By default the one that is alone in its group."""
    assert render(results).count('class="text"') == 1
    several = dataclasses.replace(results, focus=["plain-1", "plain-2"])
    assert render(several).count('class="text"') == 2
    assert render(dataclasses.replace(results, focus=[])).count('class="text"') == 0


def test_a_report_without_words_or_figures_has_no_such_sections(results: ReportInput) -> None:
    """Nor links to them."""
    page = render(dataclasses.replace(results, keyness=None, figures=[]))
    assert 'href="#words"' not in page
    assert 'href="#figures"' not in page


def test_a_report_on_no_evidence_says_so(results: ReportInput) -> None:
    """Zero rows are a result, not an error."""
    none = dataclasses.replace(
        results, evidence=results.evidence.head(0), comparison=results.comparison.assign(hits=0)
    )
    assert "0 pieces of evidence" in render(none)


def test_evidence_read_back_from_csv_gives_the_same_page(
    results: ReportInput, tmp_path: Path
) -> None:
    """Lists have become strings and empty words missing values; nothing else changes."""
    evidence = results.evidence.assign(basis=results.evidence["basis"].map("; ".join))
    evidence.to_csv(tmp_path / "evidence.csv", index=False)
    back = pd.read_csv(tmp_path / "evidence.csv")
    assert render(dataclasses.replace(results, evidence=back)) == render(results)


def test_evidence_of_other_texts_is_refused(results: ReportInput) -> None:
    """The message names the document."""
    with pytest.raises(InputError, match="no document 'elsewhere'"):
        dataclasses.replace(results, evidence=results.evidence.assign(doc_id="elsewhere"))
    with pytest.raises(InputError, match="no document 'nowhere'"):
        dataclasses.replace(results, focus=["nowhere"])


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path, results: ReportInput) -> None:
    """And nothing is left behind."""
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(ToolkitError, match="taken"):
        write_report(results, tmp_path / "taken" / "report.html")
    assert [path.name for path in tmp_path.iterdir()] == ["taken"]
