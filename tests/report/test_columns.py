"""The page's data: what the script unpacks is what the evidence says."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Callable
from itertools import accumulate
from typing import Any

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from toolkit.corpus import Corpus, Document
from toolkit.report import ReportInput
from toolkit.report.columns import PACK, ROLES, page_data, to_script

Make = Callable[..., ReportInput]


def unpacked(data: Any, row: int, role: str) -> str:
    """Return the words of a role as the script reads them."""
    sentence = list(accumulate(data["evidence"]["sentence"]))[row]
    place = data["evidence"][role][row]
    if place < 0:
        return str(data["strings"][-1 - place])
    start, length = divmod(place, PACK)
    return str(data["sentences"]["text"][sentence][start : start + length])


def test_spans_and_roles_come_back_as_they_were(results: ReportInput) -> None:
    """Every role of every row, the span among them."""
    data, evidence = page_data(results), results.evidence
    for row, record in enumerate(evidence.to_dict("records")):
        assert unpacked(data, row, "span") == record["text"]
        for role in ROLES:
            found = unpacked(data, row, role)
            expected = record[role]
            assert found == expected, role


def test_kinds_actors_and_instruments_come_back_as_they_were(results: ReportInput) -> None:
    """Numbers lead to the words they stand for."""
    data, evidence = page_data(results), results.evidence
    columns = data["evidence"]
    assert isinstance(columns, dict)
    kinds = [data["kinds"][number] for number in columns["kind"]]  # type: ignore[index]
    names = ["feature", "category", "status", "form", "rule", "agency"]
    assert kinds == list(evidence[names].itertuples(index=False, name=None))
    assert [data["actors"][n] for n in columns["actor"]] == evidence["actor"].tolist()  # type: ignore[index]
    bases = [data["bases"][n] for n in columns["basis"]]  # type: ignore[index]
    assert bases == evidence["basis"].map("; ".join).tolist()


def test_rows_say_how_the_measures_count_them(results: ReportInput, make: Make) -> None:
    """In their category, as told without an agent, or not at all."""
    deleted = results.evidence.index % 3 == 0
    evidence = results.evidence.assign(agency=["deleted" if one else "active" for one in deleted])
    counted = page_data(make(results.corpus, evidence))["evidence"]["counted"]  # type: ignore[index]
    asserted = evidence["status"].isin(["", "asserted"])
    assert counted == (asserted * (1 + deleted)).tolist()
    assert set(counted) == {0, 1, 2}


def test_a_role_in_another_sentence_keeps_its_words(results: ReportInput, make: Make) -> None:
    """A speaker named in the sentence before is not lost."""
    evidence = results.evidence.copy()
    row = evidence.index[evidence["sentence"] == 3][0]
    evidence.loc[row, ["holder", "holder_start", "holder_end"]] = ["the raiders", 0, 11]
    data = page_data(make(results.corpus, evidence))
    assert unpacked(data, int(row), "holder") == "the raiders"


def test_a_span_beyond_its_sentence_widens_it(results: ReportInput, make: Make) -> None:
    """The stored sentence always holds the span."""
    evidence = results.evidence.copy()
    evidence.loc[0, "end"] = evidence.loc[0, "sentence_end"] + 4
    data = page_data(make(results.corpus, evidence))
    text = results.corpus["hill-0"].text[evidence.loc[0, "start"] : evidence.loc[0, "end"]]
    assert unpacked(data, 0, "span") == text


@given(st.text())
def test_data_are_safe_inside_a_script_and_lose_nothing(text: str) -> None:
    """Whatever a document holds, no character of it can end the script element."""
    written = to_script({"text": text + "</script>"})
    assert re.fullmatch(r"[A-Za-z0-9+/=]+", written)
    assert json.loads(zlib.decompress(base64.b64decode(written))) == {"text": text + "</script>"}


def test_letters_beyond_the_basic_plane_are_counted_as_one(make: Make) -> None:
    """Offsets are code points; the page's script is told the same number."""
    text = "\U0001f54a \U0001f54a The raiders blocked the road."
    corpus = Corpus([Document("a", text, "hill"), Document("b", "Nothing.", "plain")])
    start = text.index("blocked")
    row = {
        "doc_id": "a", "source": "hill", "sentence": 0, "feature": "blame",
        "category": "obstruction",
        "start": start, "end": start + 7, "text": "blocked", "cue": "blocked", "target": "",
        "actor": "", "object": "", "affected": "", "holder": "author", "status": "asserted",
        "basis": [], "form": "tie", "recipient": "", "sentence_start": 0, "sentence_end": len(text),
        "rule": "made-up", "antecedent": "", "agency": "",
    }  # fmt: skip
    roles = {
        f"{role}_{edge}": pd.array([None], "Int64") for role in ROLES for edge in ("start", "end")
    }
    data = page_data(make(corpus, pd.DataFrame([row]).assign(**roles), keyness=None))
    assert unpacked(data, 0, "span") == "blocked"
