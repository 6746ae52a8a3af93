"""Tables of documents in CSV, TSV and Parquet."""

from __future__ import annotations

import csv
import datetime
import tempfile
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import InputError
from toolkit.readers.record import Record
from toolkit.readers.tables import records, rows

SHARED = Path(__file__).parents[3] / "shared" / "data"
CELLS = st.text(st.characters(exclude_characters="\0\r", exclude_categories=["Cs"]), min_size=1)


def written(folder: Path, content: str, name: str = "a.csv") -> Path:
    """A file with this content."""
    path = folder / name
    path.write_text(content, encoding="utf-8", newline="")
    return path


def test_columns_other_than_the_two_required_are_metadata(tmp_path: Path) -> None:
    """A quoted cell may hold commas, quotes and line ends; the place is the row's first line."""
    path = written(tmp_path, 'text,year,doc_id\n"One, ""two"".\nThree.",2001,a\nFour.,,b\n')
    assert list(records(path)) == [
        Record("a", 'One, "two".\nThree.', {"year": 2001}, "line 2"),
        Record("b", "Four.", {"year": None}, "line 4"),
    ]


def test_tabs_part_the_cells_of_a_tsv(tmp_path: Path) -> None:
    """Commas are plain characters there."""
    path = written(tmp_path, "doc_id\ttext\na,1\tOne, two.\n", "a.tsv")
    assert list(records(path)) == [Record("a,1", "One, two.", {}, "line 2")]


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4), st.sampled_from([",", "\t"]))
def test_written_cells_come_back(cells: list[tuple[str, str]], delimiter: str) -> None:
    """Python's own CSV writer and the reader agree on ids and texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("a.csv" if delimiter == "," else "a.tsv")
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(
                [("doc_id", "text"), *cells]
            )
        back = [(record.name, record.text) for record in records(path)]
    assert back == cells


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        (["2001", "1999", ""], [2001, 1999, None]),
        (["1.5", "2.25"], [1.5, 2.25]),
        (["True", "False"], [True, False]),
        (["007", "012"], ["007", "012"]),
        (["1.10", "2.5"], ["1.10", "2.5"]),
        (["2001", "about 2002"], ["2001", "about 2002"]),
        (["nan", "inf"], ["nan", "inf"]),
        (["", ""], [None, None]),
    ],
)
def test_a_column_is_typed_only_where_nothing_is_lost(
    tmp_path: Path, cells: list[str], values: list[object]
) -> None:
    """Codes with leading zeros and the like stay text."""
    path = written(tmp_path, "x,n\n" + "".join(f'"{cell}",n\n' for cell in cells))
    assert [row["x"] for _, row in rows(path)] == values


def test_ids_and_texts_stay_text(tmp_path: Path) -> None:
    """A number as id or text is not a number to the reader."""
    path = written(tmp_path, "doc_id,text\n1,1945\n")
    assert list(records(path)) == [Record("1", "1945", {}, "line 2")]


def test_a_document_may_be_longer_than_the_csv_modules_limit(tmp_path: Path) -> None:
    """The limit of 131,072 characters is lifted for reading and put back."""
    before = csv.field_size_limit()
    path = written(tmp_path, "doc_id,text\na," + "word " * 60_000 + "\n")
    assert len(next(iter(records(path))).text) == 300_000
    assert csv.field_size_limit() == before


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """A byte order mark does not become part of the first column's name."""
    path = tmp_path / "a.csv"
    path.write_bytes("doc_id,text\r\na,Déjà vu.\r\n".encode(encoding))
    assert list(records(path)) == [Record("a", "Déjà vu.", {}, "line 2")]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", r"a\.csv: the table is empty; expected the columns doc_id, text"),
        ("doc_id,body\na,b\n", r"a\.csv: no column named text; its columns are doc_id, body"),
        ("doc_id;text\na;b\n", r"a\.csv: no column named doc_id or text; its columns are doc_id;t"),
        ("doc_id,text\na,b\nc\n", r"a\.csv, line 3: 1 cells, but the header names 2 columns"),
        ("doc_id,text\na,b, and c\n", r"a\.csv, line 2: 3 cells, but the header names 2"),
        ('doc_id,text\na,b\nc,"never closed\n', r"a\.csv, line 3: not a valid table row"),
        ("doc_id,text\na,b\n,c\n", r"a\.csv, line 3: doc_id or text is empty"),
        ("doc_id,text\na,b\nc,\n", r"a\.csv, line 3: doc_id or text is empty"),
        ("doc_id,text,text\na,b,c\n", r"a\.csv: column named twice: text"),
        ("doc_id,text,\na,b,\nc,d,e\n", r"a\.csv, line 3: column 3 holds text but has no name"),
    ],
)
def test_a_broken_table_is_one_clear_error(tmp_path: Path, content: str, message: str) -> None:
    """The error names the file, and the line where there is one."""
    path = written(tmp_path, content)
    with pytest.raises(InputError, match=message):
        list(records(path))


def test_unnamed_empty_columns_are_left_out(tmp_path: Path) -> None:
    """Spreadsheets leave such columns behind."""
    path = written(tmp_path, "doc_id,text,,\na,b,,\n")
    assert list(records(path)) == [Record("a", "b", {}, "line 2")]


def test_parquet_keeps_its_types(tmp_path: Path) -> None:
    """Numbers, dates and lists come as they are; the place is the row."""
    path = tmp_path / "a.parquet"
    frame = {
        "doc_id": [1, 2],
        "text": ["One.", "Two."],
        "date": [datetime.date(2020, 2, 12), None],
        "tags": [["a", "b"], []],
    }
    pd.DataFrame(frame).to_parquet(path)
    assert list(records(path)) == [
        Record("1", "One.", {"date": datetime.date(2020, 2, 12), "tags": ["a", "b"]}, "row 1"),
        Record("2", "Two.", {"date": None, "tags": []}, "row 2"),
    ]


def test_parquet_errors_name_the_file(tmp_path: Path) -> None:
    """A cut-off file, a missing column and an empty text are input errors."""
    path = tmp_path / "a.parquet"
    pd.DataFrame({"doc_id": ["a", "b"], "text": ["One.", None]}).to_parquet(path)
    with pytest.raises(InputError, match=r"a\.parquet, row 2: doc_id or text is empty"):
        list(records(path))
    path.write_bytes(path.read_bytes()[:-20])
    with pytest.raises(InputError, match=r"a\.parquet: cannot be read as Parquet"):
        list(records(path))
    pd.DataFrame({"body": ["One."]}).to_parquet(path)
    with pytest.raises(InputError, match=r"no column named doc_id or text; its columns are body"):
        list(records(path))


@pytest.mark.skipif(not SHARED.exists(), reason="the real texts of ../shared/data are not here")
def test_the_news_table_with_other_columns_is_one_clear_error() -> None:
    """Its texts are in article_content; the error says which columns there are."""
    with pytest.raises(InputError, match=r"no column named doc_id or text; .* article_content"):
        list(records(SHARED / "fakes" / "FA-KES-Dataset.csv"))
