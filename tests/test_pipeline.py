"""Tests of toolkit.pipeline: the cheaper parts give what the pipeline's own parts give."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import threadpool_info

from toolkit import pipeline
from toolkit.model import REUPLOAD, find_model
from toolkit.pipeline import ROWS, BlockOps, multiply_in_blocks, remember_words, speed_up

ATTRIBUTES: list[int | str] = ["POS", "TAG", "DEP", "HEAD", "LEMMA", "MORPH", "SENT_START"]
SENTENCES = [
    "The ministers' delegation has repeatedly denied that its ships were shelling the harbour.",
    "There is no doubt that there are others; there's one, and there were more.",
    "Let's go, let us stay: you're gonna see they ain't ready and y'all gotta wait, c'mon.",
    "She's been told he'd left; they've not said who'll pay, nor what's owed, nor whose it is.",
    "US-led forces weren't there in 2017,  had they known better they would've left sooner.",
    "Do that, said he, whether or not it does what others did and had done worse before.",
    "It",
    "",
]
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()})


def own() -> Language:
    """Load the pipeline with the parts it comes with."""
    return spacy.load(find_model(REUPLOAD).folder, exclude=["ner", "senter"])


@pytest.fixture(scope="module")
def plain() -> Language:
    """The pipeline as it comes."""
    return own()


@pytest.fixture(scope="module")
def cheap() -> Language:
    """The pipeline with the cheaper parts."""
    nlp = own()
    speed_up(nlp)
    return nlp


def annotation(doc: Doc) -> Any:
    """Return all that a feature can see of the words of a parse."""
    return doc.to_array(ATTRIBUTES).tolist()


@pytest.mark.parametrize("text", SENTENCES)
def test_a_sentence_is_annotated_as_before(plain: Language, cheap: Language, text: str) -> None:
    """At first sight, and again from memory."""
    expected = annotation(plain(text))

    assert annotation(cheap(text)) == expected
    assert annotation(cheap(text)) == expected


@settings(deadline=None, max_examples=40)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=12))
def test_any_order_of_words_is_annotated_as_before(
    plain: Language, cheap: Language, words: list[str]
) -> None:
    """Patterns of several words are found wherever their words come together."""
    text = " ".join(words)

    assert annotation(cheap(text)) == annotation(plain(text))


def test_a_sentence_has_one_parse_whatever_is_parsed_with_it(cheap: Language) -> None:
    """So the cue gate, which decides what is parsed together, changes nothing."""
    alone = [cheap(text) for text in SENTENCES]
    together = list(cheap.pipe(SENTENCES * 3, batch_size=len(SENTENCES) * 3))

    assert [annotation(doc) for doc in alone] * 3 == [annotation(doc) for doc in together]


def test_blocks_keep_the_parse_the_same_to_the_last_bit(cheap: Language) -> None:
    """No score is so near another that it could fall out otherwise beside other sentences."""
    tok2vec: Any = cheap.get_pipe("tok2vec")
    if not isinstance(tok2vec.model.ops, BlockOps):
        pytest.skip("NumPy's BLAS does not treat rows alike on this processor")
    alone = [cheap(text).tensor.tobytes() for text in SENTENCES]
    together = cheap.pipe(SENTENCES * 3, batch_size=len(SENTENCES) * 3)

    assert alone * 3 == [doc.tensor.tobytes() for doc in together]


def test_words_are_forgotten_when_they_are_too_many(
    plain: Language, cheap: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory stays bounded, and what comes next is worked out anew."""
    memory: Any = cheap.get_pipe("remembered_words")
    monkeypatch.setattr(pipeline, "REMEMBERED", 0)
    cheap(SENTENCES[0])
    text = "Nobody left."

    assert annotation(cheap(text)) == annotation(plain(text))
    assert len(memory._known) == len(plain(text))


def test_the_ruler_and_the_lemmatizer_are_asked_once_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A sentence seen before needs neither."""
    nlp = own()
    remember_words(nlp)
    text = "The army left the town."
    nlp(text)
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    monkeypatch.setattr(lemmatizer, "lemmatize", lambda _: pytest.fail("was asked again"))

    assert nlp(text)[2].lemma_ == "leave"


@pytest.mark.parametrize(
    "pattern", [[{"POS": "NOUN"}], [{"LOWER": "a", "OP": "+"}], [{"SENT_START": 1}]]
)
def test_a_ruler_that_asks_for_more_keeps_its_place(pattern: list[dict[str, Any]]) -> None:
    """Its outcome does not follow from word, tag and relation."""
    nlp = own()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "X"})
    names = list(nlp.pipe_names)
    remember_words(nlp)

    assert nlp.pipe_names == names


def test_a_ruler_that_sets_more_keeps_its_place() -> None:
    """What is not remembered would be lost."""
    nlp = own()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "town"}]], {"NORM": "city"})
    names = list(nlp.pipe_names)
    remember_words(nlp)

    assert nlp.pipe_names == names


def test_a_pattern_of_ones_own_is_obeyed() -> None:
    """The outcomes are those of the installed patterns, not of a copy of them."""
    nlp = own()
    ruler: Any = nlp.get_pipe("attribute_ruler")
    ruler.add([[{"LOWER": "town"}]], {"LEMMA": "village"})
    ruler.add([[{"LOWER": "the"}, {"LOWER": "army"}]], {"LEMMA": "troops"}, index=1)
    remember_words(nlp)

    assert [token.lemma_ for token in nlp("The army left an army town")][1:] == [
        "troops", "leave", "an", "army", "village",
    ]  # fmt: skip


def test_pipes_after_the_lemmatizer_keep_all_in_place() -> None:
    """What they change is not known, so nothing is replaced."""
    nlp = own()
    nlp.add_pipe("merge_noun_chunks")
    names = list(nlp.pipe_names)
    remember_words(nlp)

    assert nlp.pipe_names == names


def test_a_lemmatizer_of_another_kind_keeps_its_place() -> None:
    """Only the English rules are known to decide word by word."""
    nlp = own()
    nlp.remove_pipe("lemmatizer")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    names = list(nlp.pipe_names)
    remember_words(nlp)

    assert nlp.pipe_names == names


@pytest.mark.parametrize("rows", [0, 1, ROWS - 1, ROWS, 2 * ROWS + 1])
def test_blocks_give_the_product(rows: int) -> None:
    """As NumPy gives it in double precision, for any number of rows."""
    random = np.random.default_rng(7)
    x = random.standard_normal((rows, 96)).astype(np.float32)
    y = random.standard_normal((50, 96)).astype(np.float32)
    expected = x.astype(float) @ y.T.astype(float)
    out = np.full((rows, 50), np.nan, dtype=np.float32)

    np.testing.assert_allclose(BlockOps().gemm(x, y, trans2=True), expected, atol=1e-4)
    np.testing.assert_allclose(BlockOps().gemm(x, y.T.copy()), expected, atol=1e-4)
    assert BlockOps().gemm(x, y, out=out, trans2=True) is out
    np.testing.assert_allclose(out, expected, atol=1e-4)


def test_a_transposed_left_side_is_multiplied_as_thinc_does() -> None:
    """Only training asks for it."""
    x = np.arange(12, dtype=np.float32).reshape(4, 3)

    np.testing.assert_array_equal(BlockOps().gemm(x, x, trans1=True), x.T @ x)


def test_one_thread_multiplies_and_the_others_are_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Threads that wait for each other cost more than they save; other code keeps its own."""
    x = np.ones((3, 4), dtype=np.float32)
    matmul, during = np.matmul, []

    def product(*given: Any) -> Any:
        during.extend(blas_threads())
        return matmul(*given)

    monkeypatch.setattr(np, "matmul", product)
    before = blas_threads()
    BlockOps().gemm(x, x, trans2=True)

    assert during == [1] * len(before)
    assert blas_threads() == before


def blas_threads() -> list[int]:
    """Return how many threads each loaded BLAS may use."""
    return [lib["num_threads"] for lib in threadpool_info() if lib["user_api"] == "blas"]


class UnevenOps(BlockOps):
    """Products whose last row of a block comes out a bit larger, as with some kernels."""

    def gemm(self, *given: Any, **options: Any) -> Any:
        """Return the product, its last row changed in the last bits."""
        product = super().gemm(*given, **options)
        product[-1] = np.nextafter(product[-1], np.float32(np.inf))
        return product


def test_uneven_products_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parse that depends on its neighbours would let the gate change evidence."""
    monkeypatch.setattr(pipeline, "BlockOps", UnevenOps)
    nlp = own()
    multiply_in_blocks(nlp)
    model: Any = nlp.get_pipe("tok2vec")

    assert {type(layer.ops) for layer in model.model.walk()} == {NumpyOps}
