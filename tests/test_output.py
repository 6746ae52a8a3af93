"""Folders and files that appear whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from toolkit import output
from toolkit.errors import InputError, UsageError
from toolkit.output import MANIFEST, WRITERS, result_file, result_folder, write_csv


def write_result(out: Path, **files: str) -> None:
    """Write a result folder of these files with the manifest that lists them."""
    with result_folder(out) as folder:
        for name, text in files.items():
            (folder / name).write_text(text, encoding="utf-8")
        (folder / MANIFEST).write_text(json.dumps({"files": dict.fromkeys(files)}), "utf-8")


def test_a_folder_appears_when_the_block_ends(tmp_path: Path) -> None:
    """Until then there is no folder of that name; after it nothing else lies beside it."""
    out = tmp_path / "deep" / "results"
    with result_folder(out) as folder:
        (folder / "a.csv").write_text("a", encoding="utf-8")
        assert not out.exists()
    assert [file.name for file in out.iterdir()] == ["a.csv"]
    assert [file.name for file in out.parent.iterdir()] == ["results"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, ValueError, UsageError])
def test_a_block_that_fails_leaves_nothing(tmp_path: Path, failure: type[BaseException]) -> None:
    """Neither the folder nor the parents made for it stay, whatever ended the work."""
    with pytest.raises(failure), result_folder(tmp_path / "deep" / "results") as folder:
        (folder / "a.csv").write_text("a", encoding="utf-8")
        raise failure
    assert not list(tmp_path.iterdir())


def test_an_earlier_result_is_replaced_whole(tmp_path: Path) -> None:
    """No file of the earlier result stays, so that a folder is of one study."""
    out = tmp_path / "results"
    write_result(out, old="1")
    write_result(out, new="2")
    assert sorted(file.name for file in out.iterdir()) == [MANIFEST, "new"]


def test_an_earlier_result_stays_when_the_new_one_fails(tmp_path: Path) -> None:
    """A run that is stopped costs nothing that was there before."""
    out = tmp_path / "results"
    write_result(out, old="1")
    with pytest.raises(KeyboardInterrupt), result_folder(out):
        raise KeyboardInterrupt
    assert sorted(file.name for file in out.iterdir()) == [MANIFEST, "old"]


def test_an_earlier_result_stays_when_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the last rename fails, the earlier folder is put back."""
    out = tmp_path / "results"
    write_result(out, old="1")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if self.suffix == ".part":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(InputError, match=r"results: cannot be written \(No space left"):
        write_result(out, new="2")
    assert sorted(file.name for file in out.iterdir()) == [MANIFEST, "old"]
    assert [file.name for file in tmp_path.iterdir()] == ["results"]


def test_a_full_disk_is_said_to_be_one(tmp_path: Path) -> None:
    """An error of the system while writing names the place asked for."""
    with (
        pytest.raises(InputError, match=r"results: cannot be written \(No space left on device\)"),
        result_folder(tmp_path / "results"),
    ):
        raise OSError(28, "No space left on device")


def test_a_fault_elsewhere_is_not_taken_for_one_of_writing(tmp_path: Path) -> None:
    """A file missing at another place is a fault of its own and keeps its name."""
    with pytest.raises(FileNotFoundError, match="nowhere"), result_folder(tmp_path / "results"):
        Path("/nowhere/at/all").read_text(encoding="utf-8")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    """A folder made beforehand for the results is as good as none."""
    (tmp_path / "results").mkdir()
    write_result(tmp_path / "results", a="1")
    assert (tmp_path / "results" / "a").exists()


def test_a_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    """Somebody's own file is never deleted, not even beside an earlier result."""
    out = tmp_path / "results"
    write_result(out, old="1")
    (out / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UsageError, match=r"results: holds notes\.txt, which is no part"):
        write_result(out, new="2")
    assert (out / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_the_current_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell must not stand in a folder that is replaced."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match="is the folder you are in"), result_folder(Path()):
        pass


@pytest.mark.parametrize("open_output", [result_folder, result_file])
def test_what_cannot_be_written_shows_before_the_work(
    tmp_path: Path, open_output: type[result_folder]
) -> None:
    """A path below a file can never be made, and is refused on entering the block."""
    (tmp_path / "file").touch()
    begun = False
    with (
        pytest.raises(UsageError, match=r"file/out: cannot be made, .*/file is a file; choose"),
        open_output(tmp_path / "file" / "out"),
    ):
        begun = True
    assert not begun


def test_a_file_replaces_an_earlier_one_only_when_whole(tmp_path: Path) -> None:
    """A stopped run leaves the earlier file as it was."""
    out = tmp_path / "evidence.csv"
    out.write_text("earlier", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt), result_file(out) as file:
        file.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt
    assert out.read_text(encoding="utf-8") == "earlier"
    with result_file(out) as file:
        file.write_text("whole", encoding="utf-8")
    assert out.read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize(("kind", "taken"), [("file", result_folder), ("folder", result_file)])
def test_a_file_is_no_folder_and_a_folder_no_file(
    tmp_path: Path, kind: str, taken: type[result_folder]
) -> None:
    """The message says which of the two stands at the place."""
    out = tmp_path / "out"
    out.touch() if kind == "file" else out.mkdir()
    with pytest.raises(UsageError, match=f"is a {kind}"), taken(out):
        pass


def test_a_csv_holds_lists_and_missing_values_as_text(tmp_path: Path) -> None:
    """Lists are joined, mappings are JSON, missing values are empty, floats have ten digits."""
    table = pd.DataFrame(
        {
            "basis": [["UN Charter", "custom"], []],
            "more": [{"b": 1, "a": "ä"}, ("x", "y")],
            "place": pd.array([3, None], dtype="Int64"),
            "rate": [1 / 3, float("nan")],
        }
    )
    write_csv(table, tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text(encoding="utf-8").splitlines() == [
        "basis,more,place,rate",
        'UN Charter; custom,"{""a"": ""ä"", ""b"": 1}",3,0.3333333333',
        ",x; y,,",
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_kind_of_table_reads_back(tmp_path: Path, suffix: str) -> None:
    """What is written under each suffix is a table of the same rows."""
    table = pd.DataFrame({"doc_id": ["ä", "b"], "start": pd.array([1, None], dtype="Int64")})
    path = tmp_path / f"table{suffix}"
    output.WRITERS[suffix](table, path)
    readers = {
        ".csv": pd.read_csv,
        ".jsonl": lambda file: pd.read_json(file, lines=True),
        ".parquet": pd.read_parquet,
    }
    back = readers[suffix](path)
    assert list(back["doc_id"]) == ["ä", "b"]
    assert back["start"].isna().tolist() == [False, True]


def test_a_name_too_long_for_a_system_is_one_clear_error(tmp_path: Path) -> None:
    """It shows at the start, and the message is not as long as the name."""
    name = tmp_path / ("a" * 300)

    with pytest.raises(InputError, match="choose another name"), result_folder(name):
        pass
    with pytest.raises(InputError, match="choose another name"), result_file(name):
        pass
