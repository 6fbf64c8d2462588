"""Knowledge: what is known of a document and its laws, as far as its citations are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.language.citations.history import History
from jdoc.language.citations.meanings import Source
from jdoc.language.citations.places import Places, position

if TYPE_CHECKING:
    from collections.abc import Mapping

FIRST_OF_AIUEO = "ア"
BY_LAWS = ("条例", "規程", "要綱", "要領", "基準")


class Knowledge:
    """What the citations of a document are read with."""

    def __init__(self, own: str, places: Places, amending: Mapping[str, Source] | None = None) -> None:
        self.own = Source(own, is_own=True)
        self.places = places
        self.amending = amending or {}
        """The laws whose 附則 are the later ones, by these: `Sp[2]`."""
        self.history = History(own)
        self.by_aiueo: set[str] = set()
        """The laws whose items are known to count アイウ."""
        self.amended: Source | None = None
        """In what amends a law: that law."""
        self.amended_before: Source | None = None
        """The one that was amended last, once that is done."""

    def position(self, kana: str, source: Source) -> str:
        """Return the number of a kana in the order of a law: that of this document in its own, else イロハ.

        What is cited as ア shows the other order; by-laws are believed to count as the document does.
        """
        if kana == FIRST_OF_AIUEO:
            self.by_aiueo.add(source.name)
        is_like_own = source.is_own or source.name.endswith(BY_LAWS)
        by_iroha = source.name not in self.by_aiueo and (self.places.counts_by_iroha or not is_like_own)
        return position(kana, by_iroha=by_iroha)
