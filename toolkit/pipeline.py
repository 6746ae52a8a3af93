"""Cheaper parts for a loaded spaCy pipeline, each giving what the part it replaces gives.

Part of speech, morphology and lemma of a word follow from the word, its tag and its relation, so
they are worked out once for each such triple and remembered. Matrix products go to NumPy's BLAS,
which sums in another order than thinc's: scores may differ in their last bits. A pipeline built
otherwise than these parts expect keeps its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from thinc.api import Model

ROWS = 192
"""Rows of a block; 128 and 384 were as fast, 64 and 96 slower."""

REMEMBERED = 131_072
"""Words remembered about; beyond (some 50 MB) remembering starts anew."""

_KEY: list[int | str] = ["ORTH", "TAG", "DEP"]
_ANNOTATION: list[int | str] = ["POS", "MORPH", "LEMMA", "TAG", "DEP"]
_RULER, _LEMMATIZER = "attribute_ruler", "lemmatizer"
# What a pattern may ask of a word if the key is to decide the outcome.
_ASKED = frozenset({"ORTH", "TEXT", "LOWER", "IS_SPACE", "TAG", "DEP"})

Matrix = NDArray[np.float32]
Values = tuple[int, ...]


def speed_up(nlp: Language) -> None:
    """Replace, in place, the parts of a loaded pipeline that have a cheaper equal."""
    multiply_in_blocks(nlp)
    remember_words(nlp)


class BlockOps(NumpyOps):  # type: ignore[misc]
    """thinc's operations with matrix products by NumPy's BLAS in blocks of `ROWS` rows.

    thinc's own BLAS (BLIS) is slow on processors it does not know. Blocks of one size keep a
    row's product the same whatever rows stand beside it, so that a sentence has one parse,
    whichever others are parsed with it. One thread multiplies: several wait more than they work
    on products this small, and processes are the way to use more processors.
    """

    _threads = ThreadpoolController()

    def gemm(
        self,
        x: Matrix,
        y: Matrix,
        out: Matrix | None = None,
        trans1: bool = False,
        trans2: bool = False,
    ) -> Matrix:
        """Return x (rows, n) times y (n, m), or its transpose; products of x.T, as is."""
        if trans1:
            transposed: Matrix = super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
            return transposed
        rows, width = x.shape
        blocks = -(-rows // ROWS)
        padded = np.zeros((blocks * ROWS, width), dtype=np.float32)
        padded[:rows] = x
        with self._threads.limit(limits=1, user_api="blas"):
            product = np.matmul(padded.reshape(blocks, ROWS, width), y.T if trans2 else y)
        result: Matrix = product.reshape(blocks * ROWS, product.shape[-1])[:rows]
        if out is None:
            return result
        out[...] = result
        return out


def multiply_in_blocks(nlp: Language) -> None:
    """Give the pipeline's layers `BlockOps`, if NumPy's BLAS treats all rows of a block alike.

    On some processors (AVX2 without AVX-512) OpenBLAS does not: a row's product then depends on
    its place, a parse could depend on its neighbours, and thinc's own products stay.
    """
    ops = BlockOps()
    layers = [layer for layer in _layers(nlp) if type(layer.ops) is NumpyOps]
    if all(_even(ops, layer.get_param("W")) for layer in layers if layer.has_param("W")):
        for layer in layers:
            layer.ops = ops


def _layers(nlp: Language) -> Iterator[Model[Any, Any]]:
    for _, pipe in nlp.pipeline:
        model = getattr(pipe, "model", None)
        if model is not None:
            yield from model.walk()


def _even(ops: BlockOps, weights: Any) -> bool:
    """Whether a row times the weights is the same, to the last bit, at every place of a block."""
    matrix = weights.reshape(-1, weights.shape[-1])
    row = np.linspace(-1, 1, matrix.shape[1], dtype=np.float32)
    product = ops.gemm(np.tile(row, (ROWS, 1)), matrix, trans2=True)
    return bool((product == product[0]).all())


def remember_words(nlp: Language) -> None:
    """Put `RememberedWords` in the place of the attribute ruler and the lemmatizer.

    Nothing is done unless they are the last two pipes and decide word by word.
    """
    if nlp.pipe_names[-2:] != [_RULER, _LEMMATIZER]:
        return
    ruler, lemmatizer = nlp.get_pipe(_RULER), nlp.get_pipe(_LEMMATIZER)
    if type(ruler) is not AttributeRuler or type(lemmatizer) is not EnglishLemmatizer:
        return
    if lemmatizer.mode != "rule" or not all(_decidable(entry) for entry in ruler.patterns):
        return
    nlp.add_pipe("remembered_words")
    nlp.disable_pipe(_RULER)
    nlp.disable_pipe(_LEMMATIZER)


def _decidable(entry: Any) -> bool:
    """Whether an entry of the ruler asks and sets only what goes into key and annotation."""
    asked = {name for pattern in entry["patterns"] for word in pattern for name in word}
    return asked <= _ASKED and entry["attrs"].keys() <= set(_ANNOTATION)


@Language.factory("remembered_words")
class RememberedWords:
    """A pipe: the ruler's and the lemmatizer's outcome, worked out once a word, tag and relation.

    A word that may begin a pattern of several words has no outcome of its own; a sentence with
    one goes through the ruler and the lemmatizer themselves.
    """

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._ruler = cast(AttributeRuler, nlp.get_pipe(_RULER))
        self._lemmatizer = cast(EnglishLemmatizer, nlp.get_pipe(_LEMMATIZER))
        self._vocab = nlp.vocab
        self._single = AttributeRuler(nlp.vocab)
        self._first = Matcher(nlp.vocab)
        self._known: dict[Values, Values | None] = {}
        for entry in self._ruler.patterns:
            self._divide(entry)
        _index_as_sets(self._lemmatizer)

    def _divide(self, entry: Any) -> None:
        """Sort patterns into those of a word and, by their first word, those of several."""
        single = [pattern for pattern in entry["patterns"] if len(pattern) == 1]
        several = [pattern[:1] for pattern in entry["patterns"] if len(pattern) > 1]
        if single:
            self._single.add(single, entry["attrs"])
        if several:
            self._first.add("several", several)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a parsed sentence in place and return it."""
        if len(self._known) > REMEMBERED:
            self._known.clear()
            self._lemmatizer.cache.clear()
        keys: list[Values] = list(map(tuple, doc.to_array(_KEY).tolist()))
        try:
            annotations = [self._known[key] for key in keys]
        except KeyError:
            self._learn([key for key in dict.fromkeys(keys) if key not in self._known])
            annotations = [self._known[key] for key in keys]
        if None in annotations:
            return self._lemmatizer(self._ruler(doc))
        values: Any = np.array(annotations, dtype=np.uint64)
        return doc.from_array(_ANNOTATION, values)

    def _learn(self, keys: list[Values]) -> None:
        """Work out the outcome of words, all as one text: no pattern used here spans two."""
        words = Doc(self._vocab, words=[self._vocab.strings[key[0]] for key in keys])
        values: Any = np.array(keys, dtype=np.uint64)[:, 1:]
        words.from_array(_KEY[1:], values)
        first = {start for _, start, _ in self._first(words, allow_missing=True)}
        annotated = self._lemmatizer(self._single(words)).to_array(_ANNOTATION).tolist()
        for place, (key, annotation) in enumerate(zip(keys, annotated, strict=True)):
            self._known[key] = None if place in first else tuple(annotation)


def _index_as_sets(lemmatizer: EnglishLemmatizer) -> None:
    """Let the lemmatizer look its known words up in sets; it searches lists of thousands."""
    index = lemmatizer.lookups.get_table("lemma_index", {})
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])
