"""What a comparison comes to in a line, in the language of the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.comparison.counting import ORDER
from jdoc.translation import is_japanese, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jdoc.comparison.counting import Totals

ASIDE = (
    ("renumbered", "renumbered"),
    ("reference", "reference that follows", "references that follow"),
    ("style", "place in another style", "places in another style"),
    ("value", "value ignored", "values ignored"),
    ("wording", "wording ignored", "wordings ignored"),
    ("split", "split"),
    ("merged", "merged"),
    ("moved", "moved"),
    ("inserted", "new"),
    ("deleted", "gone"),
)


def described(total: Totals) -> str:
    """Write totals in a line.

    >>> from jdoc.comparison.counting import Totals
    >>> described(Totals({"edited": 13, "inserted": 5, "same": 2}, 18, {"renumbered": 4}, 6))
    '13 edited, 5 new; 18 values; 6 positions (not counted: 4 renumbered)'
    """
    if is_japanese():
        return in_japanese(total)
    parts = [f"{total.changes[change]} {word}" for change, word in ORDER if total.changes.get(change)]
    line = ", ".join(parts) or "no difference"
    if total.values:
        line += f"; {total.values} value{'s' * (total.values > 1)}"
    if total.positions is not None:
        line += f"; {total.positions or 'no'} position{'s' * (total.positions != 1)}"
    aside = [_numbered(total.aside[name], words) for name, *words in ASIDE if total.aside.get(name)]
    return f"{line} (not counted: {', '.join(aside)})" if aside else line


def _numbered(count: int, words: Sequence[str]) -> str:
    return f"{count} {words[0] if count == 1 else words[-1]}"


def in_japanese(total: Totals) -> str:
    """Write totals in Japanese: 変更13、新設5。値18、立場0（数えないもの：番号4）."""
    changes = [f"{named('change', word)}{total.changes[change]}" for change, word in ORDER if total.changes.get(change)]
    found = {"values": total.values or None, "positions": total.positions}
    more = "、".join(f"{named('change', name)}{count}" for name, count in found.items() if count is not None)
    line = "。".join(filter(None, ["、".join(changes) or "違いなし", more]))
    aside = "、".join(f"{named('change', name)}{total.aside[name]}" for name, *_ in ASIDE if total.aside.get(name))
    return f"{line}（数えないもの：{aside}）" if aside else line
