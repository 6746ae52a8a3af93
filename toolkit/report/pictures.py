"""Pictures in the page: matplotlib's SVG made safe and fit for inlining.

A page with a strict content-security policy ignores style attributes, and several pictures share
one space of ids; so styles become attributes, ids get a prefix, and nothing but shapes is kept.
Ink, paper and rules become classes that the page's style colours, for dark mode. Links keep
working and get names.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl
from xml.etree import ElementTree

from toolkit.errors import InputError
from toolkit.figures.style import INK, PALE, RULE

NAMES = {INK: "ink", PALE: "pale", RULE: "rule", "#ffffff": "paper"}
TAGS = frozenset(("svg", "g", "path", "use", "defs", "clipPath", "rect", "a", "image"))
SHAPES = frozenset(
    ("id", "d", "x", "y", "width", "height", "transform", "viewBox", "clip-path", "href")
)
STYLES = frozenset(
    (
        "fill", "fill-opacity", "fill-rule", "opacity", "stroke", "stroke-dasharray",
        "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width",
    )
)  # fmt: skip


def inline_picture(svg: str, name: str, label: str) -> str:
    """Return an SVG element for an HTML page: ids begin with `name`, `label` is its spoken name.

    InputError for text that is no SVG.
    """
    try:
        root = ElementTree.fromstring(svg)  # noqa: S314 (our own pictures, no one else's)
    except ElementTree.ParseError as error:
        raise InputError(f"figure {name!r} is no SVG ({error}): draw it again") from error
    seen: set[str] = set()
    clean = _clean(root, name, seen)
    if clean is None or clean.tag != "svg":
        raise InputError(f"figure {name!r} is no SVG: draw it again")
    for attribute in ("width", "height"):
        clean.attrib.pop(attribute, None)
    clean.attrib.update({"role": "group", "aria-label": label})
    return ElementTree.tostring(clean, encoding="unicode")


def _clean(element: ElementTree.Element, name: str, seen: set[str]) -> ElementTree.Element | None:
    """Return a copy with only known tags and attributes, None for an unknown tag."""
    tag = _local(element.tag)
    if tag not in TAGS:
        return None
    copy = ElementTree.Element(tag, dict(_attributes(element, name)))
    if tag == "a":
        copy.attrib.update(_link_attributes(copy.get("href", ""), seen))
    for child in element:
        kept = _clean(child, name, seen)
        if kept is not None:
            copy.append(kept)
    return copy


def _local(name: object) -> str:
    """Return a name without its namespace; "" for comments."""
    return name.rpartition("}")[2] if isinstance(name, str) else ""


def _attributes(element: ElementTree.Element, name: str) -> Iterator[tuple[str, str]]:
    classes = []
    stated = {_local(key): value for key, value in element.attrib.items()}
    for key, value in {**stated, **_styles(stated.get("style", ""))}.items():
        if key in ("fill", "stroke") and value in NAMES:
            classes.append(f"{key}-{NAMES[value]}")
        elif key in STYLES:
            yield key, value
        elif key in SHAPES:
            moved = _moved(key, value, name, _local(element.tag))
            if moved:
                yield key, moved
    if classes:
        yield "class", " ".join(classes)


def _styles(style: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in style.split(";"))
    return {key.strip(): value.strip() for key, _, value in pairs if key.strip()}


def _moved(key: str, value: str, name: str, tag: str) -> str:
    """Return an attribute with ids prefixed; "" for an address outside the page."""
    if key == "id":
        return f"{name}-{value}"
    if key == "clip-path":
        return value.replace("url(#", f"url(#{name}-")
    if key != "href":
        return value
    if tag == "image":
        return value if value.startswith("data:image/png;base64,") else ""
    if not value.startswith("#"):
        return ""
    return value if tag == "a" else f"#{name}-{value[1:]}"


def _link_attributes(link: str, seen: set[str]) -> dict[str, str]:
    """Return a spoken name; of marks that share a link only the first is reached by keyboard."""
    if link in seen:
        return {"tabindex": "-1", "aria-hidden": "true"}
    seen.add(link)
    words = [
        f"evidence {value}" if key == "e" else value
        for key, value in parse_qsl(link[1:])
        if key != "status"
    ]
    return {"aria-label": ", ".join(words)}
