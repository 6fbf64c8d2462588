"""Which of the models labels the tokens of texts: all give the same labels."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from jdoc.language.names.learned.compiled_model import compiled_model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.names.texts import Tokens

    Given: TypeAlias = tuple[list[int], str, str]
    """The numbers of a text's types (from 1), its class string, and that of its gate."""

PIECE = 8_000
"""Tokens that numpy is given at once, so that a long document doesn't take gigabytes."""


def labels_of(texts: Sequence[Tokens], gates: Sequence[str]) -> list[bytes]:
    """Return the labels of the tokens of each text, a byte each; runs without a trigger in its gate are left alone."""
    compiled = compiled_model()
    if compiled:
        return [compiled.labels(text.types, text.tags, gate) for text, gate in zip(texts, gates, strict=True)]
    from jdoc.language.names.learned.plain_model import ENOUGH, FEW, plain_model  # noqa: PLC0415 -- for this alone

    given = [
        ([kind.number + 1 for kind in text.types], text.tags, gate) for text, gate in zip(texts, gates, strict=True)
    ]
    plain, tokens = plain_model(), sum(map(len, texts))
    plain.met += tokens
    if plain.met <= ENOUGH or tokens < FEW or not _has_numpy():  # done before numpy would be loaded
        return [bytes(plain.labels(*text)) for text in given]
    return [*chain.from_iterable(map(_by_numpy, _pieces(given)))]


@cache
def _has_numpy() -> bool:
    from importlib.util import find_spec  # noqa: PLC0415 -- where the compiled part is, nobody asks

    return find_spec("numpy") is not None


def _by_numpy(given: Sequence[Given]) -> list[bytes]:
    from jdoc.language.names.learned.numpy_model import model  # noqa: PLC0415 -- numpy costs 70 ms

    texts = [(numbers, tags) for numbers, tags, _ in given]
    return [labels.tobytes() for labels in model().labels(texts, [gate for _, _, gate in given])]


def _pieces(given: Sequence[Given]) -> Iterator[list[Given]]:
    """Part the texts of a document: each piece ends with the text that fills it."""
    piece: list[Given] = []
    tokens = 0
    for text in given:
        piece.append(text)
        tokens += len(text[0])
        if tokens >= PIECE:
            yield piece
            piece, tokens = [], 0
    if piece:
        yield piece
