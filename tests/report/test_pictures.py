"""Inlined pictures: safe, fit for a strict page, links kept and named."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from matplotlib.figure import Figure

from toolkit.errors import InputError
from toolkit.figures import figure_svg
from toolkit.figures.style import INK
from toolkit.report import ReportInput
from toolkit.report.pictures import inline_picture


def elements(svg: str) -> list[ElementTree.Element]:
    """Return all elements of a picture."""
    return list(ElementTree.fromstring(svg).iter())  # noqa: S314 (made in these tests)


@pytest.fixture
def picture(results: ReportInput) -> str:
    """A picture with a style, a script, a handler, an inner and an outer link, made fit."""
    return inline_picture(results.figures[0].svg, "rates", "Rates")


def test_nothing_but_shapes_is_kept(picture: str) -> None:
    """No script, style, handler or address elsewhere."""
    assert {element.tag for element in elements(picture)} == {"svg", "g", "a", "path"}
    for banned in ("hacked", "onclick", "style", "example.org", "target", "xmlns"):
        assert banned not in picture


def test_styles_become_attributes_and_ink_becomes_a_class(picture: str) -> None:
    """So that the page's policy lets them be, and dark mode can change the ink."""
    path = next(element for element in elements(picture) if element.tag == "path")
    assert path.get("fill") == "#0072B2"
    assert path.get("class") == "stroke-ink"


def test_links_are_kept_named_and_reached_once(picture: str) -> None:
    """The name says what the link asks for."""
    links = [element for element in elements(picture) if element.tag == "a"]
    assert links[0].get("href") == "#feature=blame&status=counted&group=hill"
    assert links[0].get("aria-label") == "blame, hill"
    twice = inline_picture("<svg>" + '<a href="#e=3"></a>' * 2 + "</svg>", "x", "X")
    named, silent = [element for element in elements(twice) if element.tag == "a"]
    assert named.get("aria-label") == "evidence 3"
    assert (silent.get("tabindex"), silent.get("aria-hidden")) == ("-1", "true")


def test_ids_of_two_pictures_differ_and_still_meet(picture: str) -> None:
    """Clips and glyphs are found under the prefixed id."""
    figure = Figure()
    figure.add_subplot().plot([1, 2], color=INK)
    one, two = (inline_picture(figure_svg(figure), name, name) for name in ("a", "b"))
    ids = {element.get("id") for element in elements(one)} - {None}
    assert ids
    assert ids.isdisjoint(element.get("id") for element in elements(two))
    used = {(e.get("href") or "")[1:] for e in elements(one) if e.tag == "use"}
    clips = {e.get("clip-path", "")[5:-1] for e in elements(one) if e.get("clip-path")}
    assert used and clips
    assert used | clips <= ids
    assert 'id="rates-bar"' in picture


@pytest.mark.parametrize("text", ["no picture", "<html></html>", "<svg>"])
def test_what_is_no_picture_is_refused(text: str) -> None:
    """The message names the figure."""
    with pytest.raises(InputError, match="'rates' is no SVG"):
        inline_picture(text, "rates", "Rates")
