"""Output: a folder or a file appears whole or not at all, and tables become the same bytes."""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pandas as pd

from toolkit.errors import InputError, UsageError

MANIFEST = "manifest.json"
"""The file by which a folder is known as one that the toolkit wrote."""

# Beyond ten digits a number may depend on the order in which a processor adds.
DIGITS = "%.10g"


@contextmanager
def result_folder(out: Path) -> Iterator[Path]:
    """Yield an empty folder that becomes `out` if the block ends well and vanishes if it does not.

    That `out` can be written shows at the start, before any long work. An earlier result, a folder
    whose manifest lists all its files, is replaced; the folder is not touched before the new one
    is whole. Raises UsageError for any other folder that is not empty, InputError where nothing
    can be written.
    """
    target = _target(out)
    _check_replaceable(out, target)
    with _part_of(out, target) as part:
        part.mkdir()
        yield part
        _swap(part, target)


@contextmanager
def result_file(out: Path) -> Iterator[Path]:
    """Yield a path whose file becomes `out` if the block ends well and vanishes if it does not.

    An earlier file is replaced. Raises InputError where nothing can be written.
    """
    target = _target(out)
    if target.is_dir():
        raise UsageError(f"{out}: is a folder; name a file")
    with _part_of(out, target) as part:
        part.touch()
        yield part
        part.replace(target)


def _target(out: Path) -> Path:
    """Return the path that is meant, links followed; InputError for one that no system takes."""
    target = Path(os.path.realpath(out))
    try:
        target.exists()
    except OSError as error:
        raise InputError(f"{out!s:.60}…: {error.strerror}; choose another name") from error
    return target


def _check_replaceable(out: Path, target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise UsageError(f"{out}: is a file; name a folder that does not exist yet")
    if target == Path.cwd():
        raise UsageError(f"{out}: is the folder you are in; name a new one, such as results")
    found = sorted(p.relative_to(target).as_posix() for p in target.rglob("*") if not p.is_dir())
    strangers = [name for name in found if name not in _listed_files(target)]
    if strangers:
        raise UsageError(
            f"{out}: holds {strangers[0]}, which is no part of an earlier result; name a new "
            "folder, or empty this one"
        )


def _listed_files(folder: Path) -> set[str]:
    """Return the files that the manifest of a result lists, and the manifest; none without one."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {MANIFEST, *manifest["files"]}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


@contextmanager
def _part_of(out: Path, target: Path) -> Iterator[Path]:
    """Yield a hidden path beside the target; nothing stays there, nor a parent made for nothing."""
    part = target.with_name(f".{target.name}.{uuid.uuid4().hex[:8]}.part")
    missing = [parent for parent in target.parents if not parent.exists()]
    above = target.parents[len(missing)]
    if not above.is_dir():
        raise UsageError(f"{out}: cannot be made, {above} is a file; choose another place")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield part
    except OSError as error:
        if not _is_about(error, part):
            raise
        raise InputError(
            f"{out}: cannot be written ({error.strerror or error}); choose another place"
        ) from error
    finally:
        _remove(part)
        for parent in missing:
            if parent.is_dir() and not any(parent.iterdir()):
                parent.rmdir()


def _is_about(error: OSError, part: Path) -> bool:
    """Whether an error is about what is written: it names a path there, or none (a full disk)."""
    if error.errno is None or error.filename is None:
        return error.errno is not None
    named = Path(os.fsdecode(error.filename))
    return named.is_relative_to(part.parent) or part.is_relative_to(named)


def _swap(part: Path, target: Path) -> None:
    """Put the part in the target's place; the earlier target goes only when the new one stands."""
    earlier = part.with_suffix(".earlier")
    if target.exists():
        target.rename(earlier)
    try:
        part.rename(target)
    except OSError:
        if earlier.exists():
            earlier.rename(target)
        raise
    _remove(earlier)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    elif path.exists():
        path.unlink()


def write_csv(table: pd.DataFrame, path: Path) -> None:
    """Write a table as CSV: UTF-8, lists joined with "; ", numbers with ten digits, no index."""
    plain(table).to_csv(path, index=False, float_format=DIGITS, lineterminator="\n")


def write_parquet(table: pd.DataFrame, path: Path) -> None:
    """Write a table as Parquet, lists as lists, no index."""
    table.to_parquet(path, index=False)


def write_jsonl(table: pd.DataFrame, path: Path) -> None:
    """Write a table as JSON Lines, one row a line, missing values as null, no index."""
    table.to_json(path, orient="records", lines=True, force_ascii=False)


WRITERS: Mapping[str, Callable[[pd.DataFrame, Path], None]] = {
    ".csv": write_csv,
    ".jsonl": write_jsonl,
    ".parquet": write_parquet,
}
"""How a table is written, by the suffix of the file."""


def plain(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with what one cell of a CSV cannot hold as text."""
    return table.map(_cell)


def _cell(value: object) -> object:
    if isinstance(value, list | tuple) and all(isinstance(one, str) for one in value):
        return "; ".join(value)
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True)
    return value
