"""Who blames whom: a matrix of holders and targets, with counts of ties and documents."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.patches import Rectangle

from toolkit.actors import resolve
from toolkit.errors import InputError
from toolkit.figures.layout import add_footnote, count_of, new_axes
from toolkit.figures.links import evidence_link
from toolkit.figures.style import RULE, SMALL, styled

AUTHOR = "author"
OTHERS = "others"
UNRESOLVED = "no known actor"
DARK = "#0072B2"
# Not the ink and paper of other texts, which a dark page changes.
ON_LIGHT, ON_DARK = "#111111", "#fafafa"


def blame_table(evidence: pd.DataFrame, *, by: str = "source", top: int = 12) -> pd.DataFrame:
    """Return the counts that `who_blames_whom` draws: one row a group, holder and target.

    Columns: group (a value of the column `by`); holder and target (ids of actors; "author" is the
    text's own voice); ties (asserted blame); documents (with such a tie); share (of the ties of
    the group). The `top` holders and targets are named, ranked by their largest share; "others"
    sums the rest, and "no known actor" those whose words name no actor of the table. Rows stand in
    the order drawn. InputError where the evidence has no asserted blame.
    """
    blame = evidence[(evidence["feature"] == "blame") & (evidence["status"] == "asserted")]
    if blame.empty:
        raise InputError("the evidence has no asserted blame: there is nobody to draw")
    ties = blame[["doc_id"]].assign(
        group=blame[by].astype("str"),
        # Tables read back from CSV have missing values where words are empty.
        holder=blame["holder"].astype(object).fillna("").map(holder_id),
        target=blame["actor"].astype(object).fillna("").replace("", UNRESOLVED),
    )
    holders = [AUTHOR, *_first(ties, "holder", top), OTHERS, UNRESOLVED]
    targets = [*_first(ties, "target", top), OTHERS, UNRESOLVED]
    ties["group"] = _ordered(ties["group"], list(dict.fromkeys(ties["group"])))
    ties["holder"] = _ordered(ties["holder"], holders)
    ties["target"] = _ordered(ties["target"], targets)
    cells = ties.groupby(["group", "holder", "target"], observed=True)["doc_id"]
    table = cells.agg(ties="size", documents="nunique").reset_index()
    total = table.groupby("group", observed=True)["ties"].transform("sum")
    words = {name: table[name].astype("str") for name in ("group", "holder", "target")}
    return table.assign(**words, share=table["ties"] / total)


def holder_id(holder: str) -> str:
    """Return "author", the actor whom the words of a holder name, or "no known actor"."""
    if holder in (AUTHOR, ""):
        return AUTHOR
    actor = resolve(holder)
    return actor.id if actor else UNRESOLVED


def _first(ties: pd.DataFrame, role: str, top: int) -> list[str]:
    """Return the actors with the largest share of any group's ties, the largest first."""
    named = ties[~ties[role].isin([AUTHOR, UNRESOLVED])]
    shares = named.groupby([role, "group"]).size() / ties.groupby("group").size()
    largest = shares.groupby(level=role).max().sort_index()
    return list(largest.sort_values(ascending=False, kind="stable").index[:top])


def _ordered(names: pd.Series, order: list[str]) -> pd.Categorical:
    """Return names as categories in the order given, names not in it as "others"."""
    return pd.Categorical(names.where(names.isin(order), OTHERS), order)


@styled
def who_blames_whom(
    evidence: pd.DataFrame,
    *,
    ax: Axes | None = None,
    by: str = "source",
    top: int = 12,
    note: str = "",
) -> Axes:
    """Draw holders (rows, by group) by targets (columns) of asserted blame; return the axes.

    A cell shows the number of ties and, below it, of documents; it is the darker, the larger its
    share of the group's ties. `top` is the number of actors named (see `blame_table`), `note` is
    written below. InputError where the evidence has no asserted blame.
    """
    table = blame_table(evidence, by=by, top=top)
    rows = list(dict.fromkeys(zip(table["group"], table["holder"], strict=True)))
    columns = _columns(table)
    ax = ax or new_axes(1.7 + 0.34 * len(rows))
    darkest = table["share"].max()
    links = _links(table)
    for (_, cell), link in zip(table.iterrows(), links, strict=True):
        place = columns.index(cell["target"]), rows.index((cell["group"], cell["holder"]))
        _draw_cell(ax, cell, place, cell["share"] / darkest, link)
    _frame(ax, rows, columns)
    ax.set_title("Who blames whom")
    add_footnote(
        ax,
        "Upper number: asserted ties; lower: documents with one. The darker, the larger the share "
        f"of the group's ties. {_sizes(table)}",
        note,
    )
    return ax


def _columns(table: pd.DataFrame) -> list[str]:
    """Return the targets in the order drawn: by largest share, "others" and unknown ones last."""
    largest = table.groupby("target", sort=False)["ties"].sum()
    shares = table.groupby(["target", "group"])["share"].sum().groupby(level="target").max()
    last = {OTHERS: 1, UNRESOLVED: 2}
    return sorted(largest.index, key=lambda name: (last.get(name, 0), -shares[name], name))


def _draw_cell(ax: Axes, cell: pd.Series, place: tuple[int, int], depth: float, link: str) -> None:
    x, y = place
    colour = _shade(depth)
    square = Rectangle((x - 0.5, y - 0.5), 1, 1, facecolor=colour, edgecolor="white", url=link)
    ax.add_patch(square)
    ink = ON_DARK if depth > 0.55 else ON_LIGHT
    ax.text(x, y - 0.16, f"{cell['ties']:,}", color=ink, ha="center", va="center", weight="bold")
    documents = f"{cell['documents']:,}"
    ax.text(x, y + 0.26, documents, color=ink, ha="center", va="center", fontsize=SMALL - 1)


def _shade(depth: float) -> str:
    """Return a colour between near white (0) and the darkest (1)."""
    weight = 0.08 + 0.92 * depth
    red, green, blue = (1 - weight * (1 - part) for part in to_rgb(DARK))
    return to_hex((red, green, blue))


def _links(table: pd.DataFrame) -> list[str]:
    """Return the link of each cell; that of "others" asks for all actors but those named."""
    named = {
        role: [f"-{name}" for name in dict.fromkeys(table[role]) if name != OTHERS]
        for role in ("holder", "target")
    }
    return [
        evidence_link(
            feature="blame",
            group=cell["group"],
            status="counted",
            holder=named["holder"] if cell["holder"] == OTHERS else cell["holder"],
            actor=named["target"] if cell["target"] == OTHERS else cell["target"],
        )
        for _, cell in table.iterrows()
    ]


def _frame(ax: Axes, rows: list[tuple[str, str]], columns: list[str]) -> None:
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_ylim(len(rows) - 0.5, -0.5)
    ax.set_xticks(range(len(columns)), columns, rotation=90)
    ax.set_yticks(range(len(rows)), [f"{holder} ({group})" for group, holder in rows])
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
    for number in range(1, len(rows)):
        if rows[number][0] != rows[number - 1][0]:
            ax.axhline(number - 0.5, color=RULE, linewidth=0.8)


def _sizes(table: pd.DataFrame) -> str:
    """Return the numbers of ties by group: "n = 18 ties in statement, 455 in sotu."."""
    ties = table.groupby("group", sort=False)["ties"].sum()
    first, *rest = [(group, int(number)) for group, number in ties.items()]
    words = [f"{count_of(first[1], 'tie')} in {first[0]}", *(f"{n:,} in {s}" for s, n in rest)]
    # Fixed spaces, so that a line never ends in a lone "n".
    return f"n\u00a0=\u00a0{', '.join(words)}."
