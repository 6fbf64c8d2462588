"""Customary names: laws that papers of a field cite by short names which they don't define: 相法19条1項, 民709条."""

from __future__ import annotations

import re
from functools import cache, cached_property
from typing import TYPE_CHECKING

from jdoc.language import scripts
from jdoc.language.laws.listed import citing_names
from jdoc.language.lazy import compiled, deferred

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from jdoc.language.laws.listed import Citing

LONGEST = 14
"""Characters of a name."""
NEVER_LAST = frozenset("、。,.()「」 のはがをにでともりびしるたてくきい\n\t")
"""What no name ends with, and what stands before most articles."""
APART = deferred(rf"(?<![ァ-ヴー0-9A-Za-z])(?<!(?![又及並若旧]){scripts.KANJI})")
"""Where a name may begin: 又は`|`措法, 旧`|`措法, not 実`|`相法."""


@cache
def _last() -> frozenset[str]:
    return frozenset(name[-1] for name in citing_names())


def name_before(folded: str, low: int, end: int, further: Mapping[str, object] | None = None) -> str | None:
    """Return the short name that ends at an offset, of those that are listed or of some further ones.

    >>> [name_before(text, 0, len(text)) for text in ("又は措法", "民", "実相法", "住民")]
    ['措法', '民', None, None]
    """
    last = folded[end - 1 : end]
    if not last or last in NEVER_LAST:  # by far the most
        return None
    listed = citing_names() if last in _last() else {}
    if not listed and not further:
        return None
    starts = range(max(low, end - LONGEST), end)
    found = ((start, folded[start:end]) for start in starts)
    apart = APART.match
    return next(
        (name for start, name in found if (name in listed or (further and name in further)) and apart(folded, start)),
        None,
    )


class Customs:
    """The laws that short names mean in a document, as far as that shows it."""

    def __init__(self, text: Callable[[], str]) -> None:
        self._read = text

    @cached_property
    def _text(self) -> str:
        return self._read()

    def title(self, name: str, *, is_bare: bool) -> str | None:
        """Return the law that a short name means before an article; None where the document leaves that open.

        >>> customs = Customs(lambda: "措法42の6の償却は、徴収法36条による。")
        >>> customs.title("民", is_bare=True), customs.title("民", is_bare=False)
        ('民法', None)
        >>> customs.title("徴収法", is_bare=True), Customs(str).title("徴収法", is_bare=True)
        ('国税徴収法', None)
        """
        meanings = [each for each in citing_names().get(name, ()) if is_bare or each.use in {"law", "beside"}]
        sure = [each.title for each in meanings if each.use in {"law", "bare"}]
        return sure[0] if sure else self._shown(meanings)

    def _shown(self, meanings: Iterable[Citing]) -> str | None:
        """Return the one law that the document names itself, or that is of the one field whose names it has."""
        meanings = [*meanings]
        titles = {each.title for each in meanings if each.title in self._text}
        titles = titles or {each.title for each in meanings if compiled(_field(each.field)).search(self._text)}
        return titles.pop() if len(titles) == 1 else None


@cache
def _field(field: str) -> str:
    """Return the pattern of what shows a field: a title, or a name that only this field has, before a number."""
    rows = [(name, each) for name, meanings in citing_names().items() for each in meanings if each.field == field]
    titles = {re.escape(each.title) for _, each in rows}
    sure = {re.escape(name) for name, each in rows if each.use == "law"}
    return f"{'|'.join(sorted(titles))}|(?:{'|'.join(sorted(sure))})(?=第?[0-9])"
