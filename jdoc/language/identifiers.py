"""Identifiers: names of texts that are made of what they say, so that they stay when others are put in or taken out."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from jdoc.language.width import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BYTES = 8
"""Of a digest: two of a million texts are the same once in thirty million times."""


def identify(texts: Iterable[str]) -> Iterator[str]:
    """Yield an identifier of each text: sixteen hexadecimal digits; of what is said again, `-2` and so on behind them.

    Widths and white space don't count, so that a text has the same one in every form that it comes in.

    >>> first, again, other, full = identify(["港 3", "港 3", "市", "港　３"])
    >>> again == first + "-2", full == first + "-3", other == next(identify(["市"]))
    (True, True, True)
    """
    times: dict[str, int] = {}
    for text in texts:
        digest = blake2b("".join(fold(text).split()).encode(errors="replace"), digest_size=_BYTES).hexdigest()
        count = times[digest] = times.get(digest, 0) + 1
        yield f"{digest}-{count}" if count > 1 else digest
