"""quanteda dictionaries (.yml, .yaml): categories with lists of terms, nested to any depth.

A nested category is named by its path ("economy/taxes"); its terms count there, and not in those
above it, whose own terms stand beside nested categories in a list, or under quanteda's key "__".
Every scalar is taken as it is written, so that the words "no" and "on" are words.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import yaml

from toolkit.dictionaries.listing import Listing, WordList, build_lexicon, tidy
from toolkit.errors import InputError
from toolkit.lexicon import Lexicon

FORMAT = "quanteda YAML"
SUFFIXES = (".yml", ".yaml")
WILD = "*?"
OWN = "__"
"""quanteda's key for the terms of a category that has nested ones."""

EXPECTED = "expected categories with lists of terms, such as  taxes: [tax*, levy]"


class Mark(Protocol):
    """A place in a YAML text, whichever of the library's parsers gives it."""

    line: int


def read(text: str, path: Path) -> Lexicon:
    """Return the lexicon of a quanteda dictionary; InputError names the line at fault."""
    root = _root(text, path)
    listings = list(_of_mapping(root, "", path))
    categories = {listing.category: "" for listing in listings}
    return build_lexicon(WordList(listings, categories, WILD), path, name=path.stem)


def _root(text: str, path: Path) -> yaml.MappingNode:
    """Return the mapping that the file is; aliases, which can multiply terms, are refused."""
    try:
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.AliasEvent):
                raise InputError(f"{_place(path, event.start_mark)}: {_quotes(f'*{event.anchor}')}")
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        raise InputError(f"{_place(path, error.problem_mark)}: {_advice(error)}") from error
    except yaml.YAMLError as error:
        raise InputError(f"{path}: not valid YAML ({error})") from error
    except RecursionError as error:
        raise InputError(f"{path}: nested too deeply; {EXPECTED}") from error
    if not isinstance(root, yaml.MappingNode):
        raise InputError(f"{path}, line 1: no categories; {EXPECTED}")
    return root


def _of_mapping(node: yaml.MappingNode, above: str, path: Path) -> Iterator[Listing]:
    """Yield the terms of the categories of a mapping, and of those nested in them."""
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or not key.value.strip():
            raise InputError(f"{_place(path, key.start_mark)}: a category has no name; {EXPECTED}")
        name = key.value.strip()
        yield from _of(value, _below(above, name), path)


def _of(node: yaml.Node, category: str, path: Path) -> Iterator[Listing]:
    if isinstance(node, yaml.MappingNode):
        yield from _of_mapping(node, category, path)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _of(item, category, path)
    elif isinstance(node, yaml.ScalarNode) and (term := _term(node)):
        if not category:
            where = _place(path, node.start_mark)
            raise InputError(f"{where}: {term!r} has no category; {EXPECTED}")
        yield Listing(term, category, f"line {node.start_mark.line + 1}")


def _term(node: yaml.ScalarNode) -> str:
    """Return the term a scalar is; nothing and a bare ~ are YAML's ways to say there is none."""
    return "" if node.style is None and node.value == "~" else tidy(node.value)


def _below(above: str, name: str) -> str:
    if name == OWN:
        return above
    return f"{above}/{name}" if above else name


def _place(path: Path, mark: Mark | None) -> str:
    return f"{path}, line {mark.line + 1}" if mark else str(path)


def _advice(error: yaml.MarkedYAMLError) -> str:
    """Return what to do about text that is not YAML; tabs and bare stars are the usual slips."""
    problem = error.problem or "cannot be read"
    if r"'\t'" in problem:
        return "a tab indents the line: YAML wants spaces"
    if error.context and "alias" in error.context:
        return _quotes("what begins with *")
    if "'?'" in problem:
        return "a term with a ? between [ and ] must stand in quotes"
    return f"not valid YAML ({problem}); {EXPECTED}"


def _quotes(what: str) -> str:
    return f"{what} must stand in quotes: YAML takes it for an alias, which a dictionary has not"
