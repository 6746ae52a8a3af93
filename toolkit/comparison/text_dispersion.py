"""Text-dispersion keyness: G² of how many documents have a word, however often."""

from __future__ import annotations

from toolkit.comparison.log_likelihood import log_likelihood
from toolkit.comparison.rates import Floats


def text_dispersion_keyness(
    docs_with: Floats, docs: float, baseline_docs_with: Floats, baseline_docs: float
) -> Floats:
    """Return G² of each word, from documents with it, of shape (words,), and all documents.

    Egbert & Biber (2019, Corpora 14:1, pp. 84-87): words of significantly more texts of the group
    than of the baseline; how often a text has them does not enter. G² here is that of all four
    cells, documents with and without the word in group and baseline (`log_likelihood`): the form
    of two cells leaves out the documents without, which are few for a common word. G² >= 0, and a
    word in every document has 0; the sign of the difference is that of the shares of documents.
    Long documents have more words: groups whose documents are longer differ by that alone.
    """
    return log_likelihood(docs_with, docs, baseline_docs_with, baseline_docs)
