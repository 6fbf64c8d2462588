"""Notes: the codes of what is odd about an entity."""

from __future__ import annotations


def codes(note: object) -> tuple[str, ...]:
    """Give the codes of a note.

    >>> codes(["era-ended"]), codes("no-such-provision"), codes(None)
    (('era-ended',), ('no-such-provision',), ())
    """
    if isinstance(note, str):
        return (note,)
    return tuple(note) if isinstance(note, list | tuple) else ()
