"""References by a number alone: 五に定める, 9の表, (7)で述べた, each to the part of the text around it that has the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.structure.numbering import ORDERS, form_of, is_beyond, is_counted, number_of
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.structure.numbering import Known

_NUMBER = "[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
# What is said of a place in a text.
SAID = (
    "に(?:定め|規定|掲げ|示[しすさ]|述べ|記[しす載]|説明|挙げ|より|よる|基づ)|にて?(?:述べ|示[しすさ]|記[しす載]|説明)"
    "|で(?:は?(?:述べ|示[しすさ]|触れ|記[しす載]|説明|掲げ|挙げ|見た|定め|報告し)|お?(?:示し|述べ)|申し上げ)|の(?:とおり|規定|表(?![彰現記示題面情明決])|図(?![書面形る])|例に)|を?参照"
)
BARE = deferred(
    f"(?<![^、。()「はがもをに\\s])(?:(?P<number>{_NUMBER})[.]?(?={SAID})|(?:(?P<bracket>[(](?:{_NUMBER}|[a-z])[)])|(?P<kana>[ア-ン]))(?={SAID}|の[^\\W0-9_ァ-ヴー一二三四五六七八九十]))"
)
"""A reference by a number alone: は`[五]に定める`, の推移は`[9]の表`, は`[7.]の表`, 、`[(7)]の額`, `[エ]の書類`, not `図5に示す`, `令和5に`."""
ELSEWHERE = deferred(
    "(?:法|令|規則|条例|要綱|要領|規程|規約|通知|協定|契約|計画|報告書?|答申|指針|基準|仕様書|定款|方針|大綱)(?:で|において)は?、"
)
"""What says that a sentence is about another text: `設置[要綱では、]三に定める`, not `この要綱は、`."""
WAY_BEYOND = 10


def find_bare(text: str, known: Known, above: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Yield the numbers that are referred to, and that are beyond all those of their form around the text."""
    for match in BARE.finditer(text):
        if match["kana"]:
            is_missing = _is_beyond_kana(match["kana"], known, above)
        else:
            is_missing = _is_beyond_number(match["number"] or match["bracket"], known, above)
        sentence = text.rfind("。", 0, match.start()) + 1
        is_of_another = ELSEWHERE.search(text, sentence, match.start()) is not None
        if is_missing and not is_of_another and not (match["bracket"] and _begins_here(text, match)):
            yield match


def _is_beyond_number(step: str, known: Known, above: tuple[str, ...]) -> bool:
    """Tell whether a number is behind all of its form around the text, which begin with 1 and leave out few."""
    number = number_of(step) or 0
    beside = [known[key] for key in _keys(step, above) if key in known]
    last = max(map(max, beside), default=0)
    if not beside and any(number in numbers for key, numbers in known.items() if key[-1] == form_of(step)):
        return False
    return last < number <= last + WAY_BEYOND and all(map(is_counted, beside))


def _is_beyond_kana(kana: str, known: Known, above: tuple[str, ...]) -> bool:
    """Tell whether a kana is behind all those around the text, some of which there are."""
    places = [above[:length] for length in range(len(above) + 1)]
    placed = [place for place in places if any((*place, order) in known for order in ORDERS)]
    return bool(placed) and all(is_beyond(kana, known, place) for place in placed)


def _keys(step: str, above: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the series that a number may be of: below what the text stands in, beside it, and above."""
    return ((*above[:length], form_of(step)) for length in range(len(above) + 1))


def _begins_here(text: str, match: re.Match[str]) -> bool:
    """Tell whether the text has a list of its own: (1)港、(2)道."""
    return "(1)" in text[: match.start()] or "(a)" in text[: match.start()]
