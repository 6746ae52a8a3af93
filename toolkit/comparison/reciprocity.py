"""Reciprocity: how much of what goes from one party to another also goes back."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from toolkit.comparison.rates import Floats


def reverse_edges(holders: NDArray[np.intp], targets: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each edge the place of the one in the other direction, -1 where there is none.

    Both have shape (edges,) and hold numbers of parties; no edge is there twice.
    """
    places = {edge: place for place, edge in enumerate(zip(holders, targets, strict=True))}
    back = (places.get(edge, -1) for edge in zip(targets, holders, strict=True))
    return np.fromiter(back, dtype=np.intp, count=len(holders))


def reciprocity(weights: Floats, reverse: NDArray[np.intp]) -> Floats:
    """Return the share of edges that also lead back: mutual edges by edges, 0 to 1.

    `weights` has shape (..., edges), an edge being one above 0; `reverse` is that of
    `reverse_edges`. Edges from a party to itself are to be left out. nan where there is no edge
    (Wasserman & Faust 1994, "Social Network Analysis", chapter 13).
    """
    return weighted_reciprocity((weights > 0).astype(float), reverse)


def answered(
    weights: Floats,
    reverse: NDArray[np.intp],
    *,
    holders: NDArray[np.intp],
    targets: NDArray[np.intp],
) -> Floats:
    """Return the share of the edges that could be answered which are, 0 to 1.

    As `reciprocity`, of the edges whose target is a holder of an edge too: most of those who are
    blamed in a text never speak in it. `weights`, `reverse`, `holders` and `targets` have shape
    (edges,), the latter two numbers of parties.
    """
    heard = np.isin(targets, holders[weights > 0])
    return reciprocity(weights * heard, reverse)


def weighted_reciprocity(weights: Floats, reverse: NDArray[np.intp]) -> Floats:
    """Return the share of weight that is returned: sum min(w_ij, w_ji) / sum w_ij, 0 to 1.

    Arguments and the rule for none as in `reciprocity` (Squartini, Picciolo, Ruzzenenti &
    Garlaschelli 2013, Scientific Reports 3:2729).
    """
    back = np.where(reverse >= 0, weights[..., reverse], 0.0)
    total = weights.sum(axis=-1)
    returned = np.minimum(weights, back).sum(axis=-1)
    return np.where(total > 0, returned / np.where(total > 0, total, 1), np.nan)
