"""Saving: a figure as PNG and SVG with the CSV it was drawn from, the same bytes every time."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from toolkit.figures.layout import figure_of
from toolkit.figures.style import print_style
from toolkit.output import result_file, write_csv

DPI = 300


def save(drawn: Axes | Figure, table: pd.DataFrame, folder: str | Path, name: str) -> list[Path]:
    """Write NAME.png (300 dpi), NAME.svg and NAME.csv into a folder; return their paths.

    `table` holds the rows and columns the figure was drawn from. Each file appears whole or not
    at all. Raises UsageError or InputError where the folder cannot be made or written.
    """
    pictures = {"png": _picture(drawn, "png"), "svg": _picture(drawn, "svg")}
    paths = [Path(folder) / f"{name}.{kind}" for kind in (*pictures, "csv")]
    for path, content in zip(paths, pictures.values(), strict=False):
        with result_file(path) as part:
            part.write_bytes(content)
    with result_file(paths[-1]) as part:
        write_csv(table, part)
    return paths


def figure_svg(drawn: Axes | Figure) -> str:
    """Return the figure as SVG text, letters as outlines so that it looks alike everywhere."""
    return _picture(drawn, "svg").decode()


def _picture(drawn: Axes | Figure, kind: str) -> bytes:
    figure = drawn if isinstance(drawn, Figure) else figure_of(drawn)
    stream = io.BytesIO()
    # Dates and versions in the files would make two equal pictures differ.
    metadata = {"svg": {"Date": None, "Creator": None}, "png": {"Software": None}}[kind]
    with print_style():
        _settle(figure)
        figure.savefig(stream, format=kind, dpi=DPI, metadata=metadata)
    return stream.getvalue()


def _settle(figure: Figure) -> None:
    """Lay a figure out once and keep the places, rounded.

    The last digits of what the layout engine gives depend on the order of objects in memory, and
    names inside an SVG are made from them.
    """
    if figure.get_layout_engine() is None:
        return
    figure.draw_without_rendering()
    figure.set_layout_engine("none")
    for ax in figure.axes:
        left, bottom, width, height = ax.get_position(original=True).bounds
        ax.set_position((round(left, 6), round(bottom, 6), round(width, 6), round(height, 6)))
