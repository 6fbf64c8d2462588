"""Identifiers: names of texts that are made of what they say, so that they stay when others are put in or taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import adler32, crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def identify(texts: Iterable[str]) -> Iterator[str]:
    """Yield an identifier of each text; of what is said again, with `-2` and so on behind it.

    >>> first, again, other = identify(["港 3", "港3", "市"])
    >>> again == first + "-2", other == next(identify(["市"]))
    (True, True)
    """
    times: dict[str, int] = {}
    for text in texts:
        digest = identifier_of(text)
        count = times[digest] = times.get(digest, 0) + 1
        yield f"{digest}-{count}" if count > 1 else digest


def identifier_of(text: str) -> str:
    """Return the identifier of a text that is said once: sixteen hexadecimal digits.

    White space doesn't count, as it differs with the form that a document comes in.

    >>> identifier_of("港 3") == identifier_of("港3")
    True
    """
    data = "".join(text.split()).encode(errors="replace")
    return f"{crc32(data) << 32 | adler32(data):016x}"  # quick ones: nobody forges what a block says
