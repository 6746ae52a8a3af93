"""The command line: what it writes, what it says, and how it fails."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from toolkit import __version__, cli, study
from toolkit.evidence import COLUMNS
from toolkit.sources import load

Run = Callable[..., tuple[int, str, str]]

# What stands for which bad input; `{tmp}` is a folder of the test's own.
BAD_INPUT = {
    "missing file": (["{tmp}/nothing.txt"], 2, "nothing.txt"),
    "empty file": (["{tmp}/empty.txt"], 1, "empty.txt"),
    "blank file": (["{tmp}/blank.txt"], 1, "blank.txt"),
    "folder without texts": (["{tmp}/folder"], 1, "no readable text"),
    "file of unknown kind": (["{tmp}/picture.png"], 1, "cannot be read"),
    "unknown source": (["statment"], 2, "did you mean statement"),
    "malformed slice": (["sotu[year]"], 2, "cannot read the slice"),
    "slice of unknown metadata": (["sotu[yaer=2001]"], 2, "near: year"),
    "slice that leaves nothing": (["sotu[year=1492]"], 2, "no document meets"),
    "unknown feature": (["statement", "--features", "blame,praise"], 2, "'praise'"),
    "no feature": (["statement", "--features", ","], 2, "no feature"),
    "missing lexicon": (["statement", "--lexicon", "{tmp}/none.dic"], 1, "none.dic: the file can"),
    "no lexicon": (["statement", "sotu[year=2020]", "--lexicon", "{tmp}/picture.png"], 1, "'.png'"),
    "unknown model": (
        ["statement", "sotu[year=2020]", "--model", "en_core_web_huge"],
        1,
        "en_core_web_huge",
    ),
    "unknown option": (["statement", "--colour"], 2, "--colour"),
    "the same text twice": (["statement", "statement"], 1, "ids must be distinct"),
}
# The same for what only `compare` can be asked.
BAD_COMPARISON = {
    "one group": (["statement"], 2, "a comparison needs two"),
    "unknown column": (["sotu", "statement", "--by", "colour"], 2, "'colour'"),
    "unknown baseline": (["--baseline", "somebody"], 2, "'somebody'"),
    "unknown status": (["--status", "asserted,shouted"], 2, "'shouted'"),
    "no number": (["--resamples", "many"], 2, "--resamples"),
    "too few resamples": (["--resamples", "3"], 2, "resamples is 3"),
    "negative seed": (["--seed", "-1"], 2, "the seed is -1"),
    "texts without a value in the column": (["{tmp}/speeches.csv", "--by", "year"], 1, "'year'"),
}


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """A folder with what a command should not be given."""
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"\x89PNG")
    (tmp_path / "picture.png").write_bytes(b"\x89PNG")
    rows = ["doc_id,text,year", "a,The roads were repaired.,2001", "b,The harvest was good.,"]
    (tmp_path / "speeches.csv").write_text("\n".join(rows), encoding="utf-8")
    return tmp_path


def fails_in_one_sentence(
    run: Run, words: list[str], status: int, says: str, *, untouched: Path
) -> None:
    """Check status and message of a failing command, and that it left nothing in a folder."""
    before = sorted(untouched.rglob("*"))
    code, printed, complaint = run(*words)
    assert (code, printed) == (status, "")
    assert complaint.startswith("discourse-toolkit: ")
    assert len(complaint.splitlines()) == 1
    assert says in complaint
    assert sorted(untouched.rglob("*")) == before


@pytest.mark.parametrize("case", BAD_INPUT)
@pytest.mark.parametrize("verb", [("compare", "results"), ("extract", "evidence.csv")])
def test_bad_input_ends_in_one_sentence(
    run: Run, bad: Path, case: str, verb: tuple[str, str]
) -> None:
    """Status, one line that names what is wrong, and nothing written."""
    words, status, says = BAD_INPUT[case]
    command = [verb[0], *(word.format(tmp=bad) for word in words), "--out", str(bad / verb[1])]
    fails_in_one_sentence(run, command, status, says, untouched=bad)


@pytest.mark.parametrize("case", BAD_COMPARISON)
def test_a_comparison_that_cannot_be_made_ends_in_one_sentence(
    run: Run, bad: Path, case: str
) -> None:
    """What is wrong with the request is found before the long work."""
    words, status, says = BAD_COMPARISON[case]
    command = ["compare", *(word.format(tmp=bad) for word in words), "--out", str(bad / "results")]
    fails_in_one_sentence(run, command, status, says, untouched=bad)


@pytest.mark.parametrize(
    ("command", "out", "says"),
    [
        ("compare", "empty.txt", "is a file"),
        ("compare", "empty.txt/results", "is a file"),
        ("compare", "folder", "holds picture.png"),
        ("extract", "empty.txt/evidence.csv", "is a file"),
        ("extract", "evidence.xlsx", ".csv, .jsonl, .parquet"),
        ("extract", "evidence", ".csv, .jsonl, .parquet"),
    ],
)
def test_output_that_cannot_be_written_is_found_before_the_work(
    run: Run,
    bad: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    out: str,
    says: str,
) -> None:
    """No text is read for a result that would have no place."""
    monkeypatch.setattr("toolkit.sources.resolve", lambda word: pytest.fail(f"read {word}"))
    words = [command, "statement", "--out", str(bad / out)]
    fails_in_one_sentence(run, words, 2, says, untouched=bad)


def test_help_shows_how_a_slice_is_written(run: Run) -> None:
    """Brackets are part of the language of slices and must not be lost as markup."""
    code, printed, _ = run("compare", "--help")
    assert code == 0
    assert printed.count("sotu[year=2001:]") == 2


def test_without_a_place_for_results_nothing_is_done(run: Run) -> None:
    """`--out` has no default: nobody's folder is written to by surprise."""
    code, printed, complaint = run("compare")
    assert (code, printed) == (2, "")
    assert "--out" in complaint


def test_a_stopped_run_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C in the middle of the work ends in one sentence and status 130."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(study, "find_evidence", stop)
    code, printed, complaint = run("compare", "--out", str(tmp_path / "results"))
    assert (code, printed) == (130, "")
    assert complaint == "discourse-toolkit: stopped; what was not finished was not written\n"
    assert not list(tmp_path.iterdir())


def test_compare_writes_every_result(run: Run, tmp_path: Path, speeches: tuple[str, str]) -> None:
    """Report, figures in three forms, tables and manifest are there, and the summary says where."""
    out = tmp_path / "results"
    code, printed, complaint = run("compare", *speeches, "--out", str(out))
    assert (code, complaint) == (0, "")
    assert "north compared with south: 6 documents" in printed
    assert str(out / "report.html") in printed.replace("\n", "")
    ties = ("blame_matrix", "blame_network", "credit_matrix", "credit_network")
    names = ("rates", *ties, "positions", "keyness")
    figures = {f"figures/{name}.{kind}" for name in names for kind in ("png", "svg", "csv")}
    tables = {f"{n}.csv" for n in ("evidence", "comparison", "keyness", "feature_table")}
    tables |= {"network_measures.csv", "ideological_square.csv"}
    tables |= {"category_keyness.csv", "distances.csv"}
    others = {"network.csv", "report.html", "evidence.parquet", "documents.csv", "manifest.json"}
    found = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert found == figures | tables | others


def test_two_runs_give_the_same_bytes(run: Run, tmp_path: Path, speeches: tuple[str, str]) -> None:
    """Tables, pictures, report and manifest: the second run replaces the first with its equal."""
    out = tmp_path / "results"
    contents = []
    for _ in range(2):
        assert run("compare", *speeches, "--out", str(out), "--seed", "7")[0] == 0
        files = sorted(path for path in out.rglob("*") if path.is_file())
        contents.append({path.relative_to(out): path.read_bytes() for path in files})
    assert contents[0] == contents[1]


def test_the_manifest_says_what_ran_on_what(
    run: Run, tmp_path: Path, speeches: tuple[str, str]
) -> None:
    """Versions, hashes, parameters, seed and command are what they were."""
    out = tmp_path / "results"
    command = ["compare", *speeches, "--out", str(out), "--features", "legality,blame"]
    assert run(*command, "--seed", "3", "--resamples", "200", "--multiverse")[0] == 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["package"] == {"name": "discourse-toolkit", "version": __version__}
    assert manifest["command"][:2] == ["discourse-toolkit", "compare"]
    assert manifest["parameters"]["options"]["seed"] == 3
    assert manifest["parameters"]["options"]["resamples"] == 200
    assert manifest["parameters"]["multiverse"] is True
    assert list(manifest["features"]) == ["blame", "legality"]
    assert len(manifest["texts"]) == 6
    assert len(manifest["model"]["sha256"]) == 64
    assert "lexicons/blame.toml" in manifest["tables"]
    written = {"report.html", "multiverse.csv", "multiverse_summary.csv", "figures/multiverse.png"}
    assert written <= set(manifest["files"])


def test_what_others_say_can_be_left_out_of_the_counts(run: Run, tmp_path: Path) -> None:
    """The evidence is complete; the counts, the manifest and the report say whose claims count."""
    said = "“It rained. The raiders killed ten civilians,” the envoy said."
    rows = [("north", said), ("south", "Bandits blocked the relief convoy.")]
    lines = [json.dumps({"doc_id": name, "text": text, "side": name}) for name, text in rows]
    path, out = tmp_path / "speeches.jsonl", tmp_path / "results"
    path.write_text("\n".join(lines), encoding="utf-8")
    options = ("--by", "side", "--features", "blame", "--resamples", "100", "--out", str(out))
    status, _, complaint = run("compare", str(path), "--author-only", *options)

    assert (status, complaint) == (0, "")
    assert "envoy" in set(pd.read_csv(out / "evidence.csv")["holder"])
    counts = pd.read_csv(out / "feature_table.csv").set_index("doc_id")["blame:all"]
    assert counts["north"] == 0
    assert counts["south"] > 0
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["parameters"]["author_only"] is True
    assert "Only the author's own claims" in (out / "report.html").read_text(encoding="utf-8")


def test_metadata_groups_documents(run: Run, tmp_path: Path) -> None:
    """`--by` takes any column of a table, `--baseline` any of its values."""
    texts = [("a", "east"), ("b", "east"), ("c", "west")]
    rows = [f"{name},The rebels burned the school in {name}.,{side}" for name, side in texts]
    (tmp_path / "texts.csv").write_text("\n".join(["doc_id,text,side", *rows]), encoding="utf-8")
    words = ["compare", str(tmp_path / "texts.csv"), "--out", str(tmp_path / "results")]
    assert run(*words, "--by", "side", "--baseline", "west")[0] == 0
    table = pd.read_csv(tmp_path / "results" / "comparison.csv")
    assert set(table["group"]) == {"east", "west"}
    assert set(table["baseline"]) == {"west"}
    assert set(pd.read_csv(tmp_path / "results" / "feature_table.csv")["side"]) == {"east", "west"}


@pytest.mark.parametrize("kind", ["csv", "jsonl", "parquet"])
def test_extract_writes_evidence_that_leads_back_to_the_text(
    run: Run, tmp_path: Path, kind: str
) -> None:
    """Every row's offsets give its text in the document, in each kind of file."""
    out = tmp_path / f"evidence.{kind}"
    code, printed, complaint = run("extract", "statement", "--out", str(out))
    assert (code, complaint) == (0, "")
    readers = {
        "csv": lambda path: pd.read_csv(path, keep_default_na=False),
        "jsonl": lambda path: pd.read_json(path, lines=True),
        "parquet": pd.read_parquet,
    }
    evidence = readers[kind](out)
    assert f"{len(evidence)} rows" in printed
    assert list(evidence.columns) == list(COLUMNS)
    document = load("statement")["statement"]
    spans = zip(evidence["start"], evidence["end"], evidence["text"], strict=True)
    assert all(document.text[start:end] == text for start, end, text in spans)


def test_extract_takes_only_the_features_named(run: Run, tmp_path: Path) -> None:
    """What was not asked for is not looked for."""
    out = tmp_path / "evidence.csv"
    assert run("extract", "statement", "--features", "legality", "--out", str(out))[0] == 0
    assert set(pd.read_csv(out)["feature"]) == {"legality"}


DIC = "%\n1\tzone\n2\tpeople\n%\nzone*\t1\t99\ncitizen*\t2\n"


def test_a_lexicon_of_ones_own_is_looked_for_too(run: Run, tmp_path: Path) -> None:
    """Several may be given; alone, where the features named are theirs; notes follow."""
    (tmp_path / "own.dic").write_text(DIC, encoding="utf-8")
    (tmp_path / "other.csv").write_text("term,category\nreturn*,way\n", encoding="utf-8")
    out = str(tmp_path / "e.csv")
    given = ("--lexicon", str(tmp_path / "own.dic"), "--lexicon", str(tmp_path / "other.csv"))
    code, _, notes = run("extract", "statement", *given, "--features", "own", "--out", out)

    assert code == 0
    assert notes.endswith("own.dic: numbers that no category has, left out: 99 (line 5)\n")
    assert set(pd.read_csv(out)["feature"]) == {"own", "other"}


def test_a_lexicon_of_ones_own_is_compared(
    run: Run, tmp_path: Path, speeches: tuple[str, str]
) -> None:
    """It has its columns, its rows, its place in the manifest and its section in the report."""
    (tmp_path / "own.lc3").write_text("+roads\nroad*\n+trade\ntrade*\n", encoding="utf-8")
    out = tmp_path / "results"
    words = ("--lexicon", str(tmp_path / "own.lc3"), "--features", "humanitarian")
    code, _, complaint = run("compare", *speeches, *words, "--resamples", "100", "--out", str(out))

    assert (code, complaint) == (0, "")
    assert pd.read_csv(out / "feature_table.csv")["own:roads"].sum() == 1
    table = pd.read_csv(out / "comparison.csv")
    assert set(table.loc[table["feature"] == "own", "category"]) == {"all", "roads", "trade"}
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["features"]["own"]["file"] == "own.lc3"
    assert "own" in (out / "report.html").read_text(encoding="utf-8")


def test_notes_of_the_reading_follow_the_result(run: Run, tmp_path: Path) -> None:
    """What a reader skipped is said on stderr, after the work went well."""
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("Bandits blocked the convoy.", encoding="utf-8")
    (tmp_path / "texts" / "scan.tiff").touch()
    code, _, notes = run("extract", str(tmp_path / "texts"), "--out", str(tmp_path / "e.csv"))
    assert code == 0
    assert notes.startswith("note: ")
    assert ".tiff (1)" in notes


def test_sources_lists_the_catalogue(run: Run) -> None:
    """Each source has its size and licence."""
    code, printed, complaint = run("sources")
    assert (code, complaint) == (0, "")
    for word in ("statement", "sotu", "813", "1,980,427", "CC BY"):
        assert word in printed


def test_the_doctor_says_what_is_at_fault(run: Run) -> None:
    """A model that is not there is named in the table and in the complaint; status 1."""
    code, printed, complaint = run("doctor", "--model", "en_core_web_huge")
    assert code == 1
    assert "at fault" in printed
    assert complaint.startswith("discourse-toolkit: model is at fault: ")


def test_a_terminal_shows_how_far_the_work_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The progress bar counts documents, and only a terminal gets one."""
    corpus = load("statement")
    with cli._progress(corpus) as step:
        assert step is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with cli._progress(corpus) as step:
        assert step is not None
        step(corpus["statement"])
