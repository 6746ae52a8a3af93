"""Style: colours that stay with their feature."""

from __future__ import annotations

from toolkit.feature import find_features
from toolkit.figures.style import PALETTE, feature_colours


def test_an_installed_feature_has_the_same_colour_wherever_it_appears() -> None:
    """Alone or among others, known or not."""
    name = list(find_features())[-1]
    assert feature_colours([name])[name] == feature_colours(["made-up", name, "another"])[name]


def test_features_side_by_side_differ_in_colour() -> None:
    """Until the palette is used up."""
    names = list(find_features())[: len(PALETTE)]
    assert len({feature_colours(names)[name] for name in names}) == len(names)
