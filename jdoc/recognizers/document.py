"""A document as recognizers see it: its passages, its own day, and what they have found out about the whole of it."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from jdoc.language.cues import find_cues, without_law_numbers
from jdoc.language.currencies import of_country
from jdoc.language.dates.context import DateContext
from jdoc.language.guarded import suspect_places
from jdoc.language.lazy import BREAK
from jdoc.language.width import fold
from jdoc.recognizers.passage import Passage

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from jdoc.language.cues import Cues
    from jdoc.language.names import Name
    from jdoc.language.tables.heads import Heads
    from jdoc.lexicon.own import Lexicon
    from jdoc.model import Block, NamesMode

FARTHEST_CAPTION = 4
"""Blocks above a table that its caption may stand in."""
LONGEST_CAPTION = 200


class DocumentContext:
    """What is known of one document, each thing found out when it is first asked for."""

    def __init__(
        self, blocks: Sequence[Block], *, names_mode: NamesMode = "full", lexicon: Lexicon | None = None
    ) -> None:
        self.names_mode = names_mode
        self.lexicon = lexicon
        """Names that the user has listed."""
        self.dates = DateContext()
        """What dates count from; `find_dates` keeps in it what has been named so far."""
        self.names: list[list[Name]] | None = None
        """The names of each passage, once one was asked for: they need the whole document."""
        self.folded = fold(BREAK.join([block.text for block in blocks]))
        """The texts of the document in half-width forms, as one: to fold and to search them one by one takes longer."""
        self.passages: list[Passage] = []
        """All passages of the document, in order."""
        start, starts = 0, []
        for place, block in enumerate(blocks):
            end = start + len(block.text)
            starts.append(start)
            self.passages.append(Passage(block, self, place, self.folded[start:end]))
            start = end + len(BREAK)
        unclear = {bisect_right(starts, place) - 1 for place in suspect_places(self.folded)}
        for place in unclear:
            self.passages[place].guard()
        if unclear:
            self.folded = BREAK.join([passage.folded for passage in self.passages])
        self._cues: list[Cues] | None = None
        self._currencies: dict[str, str] = {}
        self._heads: dict[int, Heads] | None = None
        self._lenders: dict[int, int] = {}
        """For a table without heads, the place of the one above that lends it its own."""

    @property
    def base_date(self) -> dt.date | None:
        """The day that relative dates count from, if it is known."""
        return self.dates.base

    @base_date.setter
    def base_date(self, day: dt.date | None) -> None:
        self.dates.base = day
        self.dates.titles.whole = "" if day else self.folded

    @property
    def cues(self) -> list[Cues]:
        """Where numerals and expressions of time stand in each passage."""
        if self._cues is None:
            texts = [passage.folded for passage in self.passages]
            self._cues = without_law_numbers(find_cues(self.folded, texts), self.folded, texts)
        return self._cues

    def currency_called(self, name: str) -> str:
        """Tell whose フラン are meant in this document: those of a country that it names; else the name itself."""
        if name not in self._currencies:
            codes = (of_country(name, passage.folded) for passage in self.passages)
            self._currencies[name] = next((code for code in codes if code), name)
        return self._currencies[name]

    @property
    def heads(self) -> dict[int, Heads]:
        """The heads of each table, by the place of its passage; one without heads shares those of the table above."""
        if self._heads is None:
            from jdoc.language.tables.heads import Heads  # noqa: PLC0415 -- for tables alone

            self._heads = {}
            above: Heads | None = None
            lender = 0
            for place, passage in enumerate(self.passages):
                block = passage.block
                if not block.rows:
                    continue
                above = self._heads[place] = Heads(block.rows, block.spans or (), above)
                if above.borrowed is None:
                    lender = place
                else:
                    self._lenders[place] = lender
        return self._heads

    def captions_of(self, place: int) -> Iterator[str]:
        """Yield what may name the units of a table: what stands above it, and above the one that lends it its heads."""
        yield from self.captions_above(place)
        if place in self.heads and place in self._lenders:
            yield from self.captions_above(self._lenders[place])

    def captions_above(self, place: int) -> Iterator[str]:
        """Yield what stands right above a table and may name its units, the nearest first.

        A table that goes on below another one shares its caption; one with text of its own does not.
        """
        has_text = False
        for passage in reversed(self.passages[max(0, place - FARTHEST_CAPTION) : place]):
            if passage.is_table:
                if has_text:
                    return
                continue
            has_text = True
            if len(passage.text) <= LONGEST_CAPTION:
                yield passage.folded
