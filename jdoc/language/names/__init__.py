"""Names of organisations, persons, places, laws and events: where they stand in a text, and what they mean.

`gazetteer` is what is listed, `types` what is known of each kind of token, `runs` finds names inside runs of nouns
(`places`, `endings`, `persons`), `phrases` what reaches beyond a run (quotes, 「…に関する」), `people` persons that a
run alone doesn't tell (signatures, contacts), `acts` laws that reach over other names, `candidates` weighs them,
`documents` puts a document together: its terms (`definitions`), acronyms, surnames, one canonical name for all.
"""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """A span that may be a name."""

    start: int
    end: int
    label: str
    strength: int
    """Which one stands where two overlap."""
    value: str | None = None
    """The canonical name, if it is not the span itself."""
    id: str | None = None
    role: str | None = None
    ref: str | None = None
