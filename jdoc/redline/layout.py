"""What is asked for of a page or a table."""

from __future__ import annotations

from jdoc.tuples import NamedTuple


class Layout(NamedTuple):
    """How a comparison is laid out in a file."""

    old_first: bool = False
    """Put the old text on the left."""
    everything: bool = False
    """Write all unchanged blocks."""
    remarks: str | None = None
    """What stands below as 備考."""
    names: tuple[str, str] = ("OLD", "NEW")
    """Of both documents."""
