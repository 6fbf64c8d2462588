"""The characters that titles and the endings of names end with: what is cheaper to ask than for each of them."""

from __future__ import annotations

from functools import cache

from jdoc.language.names import gazetteer


@cache
def last_of_titles() -> frozenset[str]:
    """Return the characters that titles end with."""
    return frozenset(title[-1] for title in gazetteer.titles())


@cache
def last_of_endings() -> frozenset[str]:
    """Return the characters that endings of names end with."""
    return frozenset(ending[-1] for ending in gazetteer.known_endings())


@cache
def _last_two_of_endings() -> frozenset[str]:
    """Return the last two characters of the endings of names, and those of one character."""
    return frozenset(ending[-2:] for ending in gazetteer.endings())


def may_end_name(text: str, stop: int) -> bool:
    """Tell whether an ending of names may end in a text before an offset, by its last two characters.

    >>> may_end_name("白浜委員会", 5), may_end_name("白浜条約が", 4), may_end_name("公約", 2)
    (True, True, False)
    """
    likely = _last_two_of_endings()
    return text[stop - 1] in likely or text[max(0, stop - 2) : stop] in likely
