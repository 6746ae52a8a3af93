"""Made-up tables, and a look at what a figure really writes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import numpy as np
import pandas as pd
import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

CATEGORIES = {
    "blame": ("all", "obstruction", "causation", "deception"),
    "legality": ("all", "all (claims only)", "unlawful", "unlawful (claims only)", "consent"),
    "humanitarian": ("all", "humanitarian law and principles", "truce and de-escalation"),
}
GROUPS = ("declaration of the hills", "press", "messages")

Written = list[tuple[str, Bbox]]


def written_texts(drawn: Axes | Figure) -> tuple[Written, Bbox]:
    """Return every text that drawing the figure writes, with its box, and the box of the canvas."""
    figure = drawn if isinstance(drawn, Figure) else drawn.get_figure(root=True)
    assert isinstance(figure, Figure)
    canvas, found, draw = FigureCanvasAgg(figure), [], Text.draw

    def draw_and_note(self: Text, renderer: object) -> None:
        if self.get_visible() and self.get_text().strip():
            found.append((self.get_text(), Text.get_window_extent(self, renderer)))  # type: ignore[arg-type]
        draw(self, renderer)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        canvas.draw()  # settles the layout, so that each text is written at its last place
        patch.setattr(Text, "draw", draw_and_note)
        canvas.draw()
    return found, figure.bbox


def overlaps(found: Written) -> Iterator[tuple[str, str]]:
    """Yield the pairs of texts whose boxes share more than a rim of half a pixel."""
    for (one, box), (other, second) in combinations(found, 2):
        shared = Bbox.intersection(box, second)
        if shared is not None and shared.width > 0.5 and shared.height > 0.5:
            yield one, other


@pytest.fixture
def check_texts() -> Callable[[Axes | Figure], list[str]]:
    """Give a check that no text overlaps another or is cut; it returns the texts."""

    def check(drawn: Axes | Figure) -> list[str]:
        found, canvas = written_texts(drawn)
        assert list(overlaps(found)) == []
        for text, box in found:
            inside = box.x0 >= 0 and box.y0 >= 0 and box.x1 <= canvas.x1 and box.y1 <= canvas.y1
            assert inside, f"{text!r} is cut: {box}"
        return [text for text, _ in found]

    return check


def make_comparison(groups: tuple[str, ...] = GROUPS) -> pd.DataFrame:
    """Return a comparison of three features; the last group is the baseline, some have no hits."""
    rows = []
    for feature, categories in CATEGORIES.items():
        for place, category in enumerate(categories):
            for number, group in enumerate(groups):
                hits = (7 * place + 3 * number + len(feature)) % 11
                lone = number == 0
                low = (hits * 0.6, hits * 1.7) if hits else (np.nan, np.nan)
                rows.append(
                    (feature, category, group, groups[-1], 1 if lone else 40, hits, low, lone)
                )
    names = ["feature", "category", "group", "baseline", "docs", "hits", "interval", "lone"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(
        tokens=9_000,
        rate=table["hits"].astype(float),
        rate_low=[low for low, _ in table["interval"]],
        rate_high=[high for _, high in table["interval"]],
        per="1,000 tokens",
        unit=["" if not hits else "sentences" if lone else "documents"
              for hits, lone in zip(table["hits"], table["lone"], strict=True)],
        note="a column that is not drawn",
    )  # fmt: skip


@pytest.fixture
def comparison() -> pd.DataFrame:
    """A comparison table of three features and three groups."""
    return make_comparison()


@pytest.fixture
def evidence() -> pd.DataFrame:
    """Blame, denied blame and vocabulary of two sources; three documents."""
    rows = [
        ("a1", "hills", "blame", "causation", "USA", "author", "asserted"),
        ("a1", "hills", "blame", "causation", "USA", "author", "asserted"),
        ("a1", "hills", "blame", "obstruction", "raiders", "author", "asserted"),
        ("a1", "hills", "blame", "obstruction", "UN", "author", "denied"),
        ("a1", "hills", "humanitarian", "camps and shelter", "", "", ""),
        ("b1", "plains", "blame", "causation", "", "author", "asserted"),
        ("b1", "plains", "blame", "support", "RUS", "Moscow", "asserted"),
        ("b2", "plains", "blame", "support", "RUS", "Moscow", "asserted"),
        ("b2", "plains", "blame", "support", "IRN", "the blue lady", "asserted"),
        ("b2", "plains", "blame", "causation", "USA", "author", "hedged"),
    ]
    names = ["doc_id", "source", "feature", "category", "actor", "holder", "status"]
    table = pd.DataFrame(rows, columns=names)
    starts = [40 * number for number in range(len(rows))]
    ends = [start + 8 for start in starts]
    return table.assign(start=starts, end=ends, text="made up.", agency="")


Edge = tuple[str, str, str, int, int]


def make_network(
    edges: list[Edge], docs: dict[str, int], *, feature: str = "blame"
) -> pd.DataFrame:
    """Return a network of edges (group, holder, target, ties, documents); ids are in capitals."""
    table = pd.DataFrame(edges, columns=["group", "holder", "target", "ties", "docs_with"])
    pronouns = {"they", "it"}

    def kind(name: str) -> str:
        return "pronoun" if name in pronouns else "state" if name.isupper() else "words"

    sides = {
        f"{side}_docs": table.groupby(["group", side])["docs_with"].transform("max")
        for side in ("holder", "target")
    }
    kinds = {f"{side}_type": table[side].map(kind) for side in ("holder", "target")}
    size = table["group"].map(docs)
    return table.assign(
        feature=feature, own=0, docs=size, share=table["docs_with"] / size, **sides, **kinds,
        author_from="", **{f"{feature}:causation": table["ties"]},
    )  # fmt: skip


@pytest.fixture
def make_edges() -> Callable[..., pd.DataFrame]:
    """Give tests the maker of networks."""
    return make_network


@pytest.fixture
def network() -> pd.DataFrame:
    """Blame in nine documents of plains and the only one of hills; there, back, and of oneself."""
    edges = [
        ("hills", "HIL", "PLA", 4, 1),
        ("hills", "HIL", "raiders", 1, 1),
        ("plains", "PLA", "HIL", 12, 8),
        ("plains", "PLA", "PLA", 7, 5),
        ("plains", "PLA", "they", 5, 3),
        ("plains", "PLA", "owners of the old mills", 3, 2),
        ("plains", "COA", "PLA", 2, 2),
        ("plains", "PLA", "raiders", 1, 1),
        ("plains", "it", "PLA", 1, 1),
    ]
    return make_network(edges, {"hills": 1, "plains": 9})


@pytest.fixture
def words() -> pd.DataFrame:
    """Keyness of 400 words; the extremes stand close together and have long names."""
    draw = np.random.default_rng(0)
    z = np.sort(
        np.concatenate(
            [draw.normal(0, 1.2, 380), np.linspace(5, 5.3, 10), -np.linspace(5, 5.3, 10)]
        )
    )
    hits = draw.integers(1, 30, 400)
    base = draw.integers(0, 900, 400)
    return pd.DataFrame({
        "word": [f"resettlement-word-{number}" for number in range(400)],
        "group": "hills", "baseline": "plains", "hits": hits, "baseline_hits": base,
        "docs_with": 1, "rate": hits / hits.sum() * 1000, "baseline_rate": base / base.sum() * 1000,
        "per": "1,000 tokens", "log_odds": z / 3, "z": z[::-1], "g2": z**2,
    })  # fmt: skip
