"""The house rules: which room may import which, how big things get, and that all is explained."""

from __future__ import annotations

import ast
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest

import toolkit

ROOT = Path(toolkit.__file__).parent
MODULES = {path.relative_to(ROOT).as_posix(): path for path in sorted(ROOT.rglob("*.py"))}
# A room is a module or a folder of the package. It imports only rooms of the lines above its own.
ROOMS = """
errors pipeline numerals
readers globs inflection alias_tables alias_matching cleaning model output
lexicon corpus actors instrument_patterns
sources instruments
annotation
dictionaries quotations
surroundings
feature
clauses
scope
reporting doubt
speakers denial
voice polarity factuality
sides
attachment
ties praise law calls amounts engagement
grounds
features
attribution anaphora
evidence
measures
comparison
validation vectorizer
study
manifest figures
report
results doctor cli_options
cli
"""
DRAWERS = {"util", "utils", "helper", "helpers", "misc", "common", "tools", "shared"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def parsed(name: str) -> ast.Module:
    """Return the syntax tree of a module of the package."""
    return ast.parse(MODULES[name].read_text(encoding="utf-8"))


def room_of(name: str) -> str:
    """Return the room a module lies in; the door is a room of its own."""
    return name.partition("/")[0].removesuffix(".py")


def imported_rooms(tree: ast.AST) -> set[str]:
    """Return the rooms of the package that are imported anywhere below a node."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module == "toolkit":
            names |= {f"toolkit.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    own = {name.split(".")[1] for name in names if name.startswith("toolkit.")}
    return own - {"__version__"}


def functions_of(tree: ast.AST) -> Iterator[Function]:
    """Yield every function and method below a node, nested ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public_parts(node: ast.AST) -> Iterator[ast.ClassDef | Function]:
    """Yield public classes and functions, and the public methods of public classes."""
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.ClassDef | Function) and not part.name.startswith("_"):
            yield part
            if isinstance(part, ast.ClassDef):
                yield from public_parts(part)


def code_lines(function: Function, source: list[str]) -> int:
    """Return how many lines a function has, its docstring, comments and blank lines left out."""
    first = function.body[0]
    documented = ast.get_docstring(function) is not None
    skipped = set(range(first.lineno, first.end_lineno + 1)) if documented else set()
    lines = range(function.lineno, function.end_lineno + 1)
    kept = (source[line - 1].strip() for line in lines if line not in skipped)
    return sum(1 for line in kept if line and not line.startswith("#"))


def parameters(function: Function) -> int:
    """Return how many parameters a caller may give."""
    given = function.args
    named = [p for p in (*given.posonlyargs, *given.args) if p.arg not in ("self", "cls")]
    return len(named) + len(given.kwonlyargs)


def is_command(function: Function) -> bool:
    """Whether a function is a command, whose parameters are options that a person types."""
    return any(ast.unparse(one).startswith("app.command(") for one in function.decorator_list)


def test_every_room_has_its_place() -> None:
    """A new room is put into the order, and none is there twice."""
    placed = ROOMS.split()
    assert len(placed) == len(set(placed))
    assert set(placed) == {room_of(name) for name in MODULES} - {"__init__"}


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_one_way(name: str) -> None:
    """A room imports only rooms above it, so that each can be understood without those below."""
    room = room_of(name)
    if room == "__init__":
        return
    above: set[str] = set()
    for line in ROOMS.strip().splitlines():
        if room in line.split():
            break
        above |= set(line.split())
    assert imported_rooms(parsed(name)) - {room} <= above


def test_the_door_imports_rooms_only_for_type_checkers() -> None:
    """Whatever `import toolkit` would load stands below `if TYPE_CHECKING`."""
    tree = parsed("__init__.py")
    checked = [node for node in tree.body if isinstance(node, ast.If)]
    assert [ast.unparse(node.test) for node in checked] == ["TYPE_CHECKING"]
    rest = [node for node in tree.body if node not in checked]
    assert imported_rooms(ast.Module(rest, [])) == set()


@pytest.mark.parametrize("name", MODULES)
def test_a_module_has_one_subject_and_a_name_of_its_own(name: str) -> None:
    """At most 400 lines, a docstring that says the subject, and no drawer for odds and ends."""
    tree = parsed(name)
    assert len(MODULES[name].read_text(encoding="utf-8").splitlines()) <= 400
    assert ast.get_docstring(tree)
    assert not DRAWERS & set(name.removesuffix(".py").split("/"))


@pytest.mark.parametrize("name", MODULES)
def test_functions_are_small(name: str) -> None:
    """At most 50 lines of code and six parameters; a command may have more options."""
    source = MODULES[name].read_text(encoding="utf-8").splitlines()
    for function in functions_of(parsed(name)):
        assert code_lines(function, source) <= 50, function.name
        assert parameters(function) <= 6 or is_command(function), function.name


def test_most_functions_are_very_small() -> None:
    """The median of all functions is eight lines of code or fewer."""
    sizes = []
    for name, path in MODULES.items():
        source = path.read_text(encoding="utf-8").splitlines()
        sizes += [code_lines(function, source) for function in functions_of(parsed(name))]
    assert statistics.median(sizes) <= 8


@pytest.mark.parametrize("name", MODULES)
def test_public_names_are_explained_and_all_are_typed(name: str) -> None:
    """Every public class, function and method has a docstring, every function its types."""
    tree = parsed(name)
    for part in public_parts(tree):
        assert ast.get_docstring(part), part.name
    for function in functions_of(tree):
        given = function.args
        every = [*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg]
        untyped = [p.arg for p in every if p and p.arg not in ("self", "cls") and not p.annotation]
        assert not untyped, function.name
        assert function.returns, function.name


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"cli.py"}))
def test_only_the_command_prints(name: str) -> None:
    """What a library prints cannot be switched off."""
    calls = [node.func for node in ast.walk(parsed(name)) if isinstance(node, ast.Call)]
    assert "print" not in {called.id for called in calls if isinstance(called, ast.Name)}
