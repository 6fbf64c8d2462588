"""Appendices: what is attached to a law, as a step of e-Gov: 附則, 別表第一, 様式第三号, 別紙."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.provisions.steps import write_step
from jdoc.language.width import fold

_NUMERAL = "(?:[0-9]+|[〇一二三四五六七八九十百]+)"
_BRANCHES = f"(?P<branches>(?:[のノ]{_NUMERAL})*)"
_APPENDIX = deferred(
    rf"(?:別記)?第(?P<before>{_NUMERAL}(?:号(?:[のノ]{_NUMERAL})*))(?P<form>様式|書式)"
    rf"|[(【\[〔<]?(?P<supplement>[附付]則(?=別表|様式|別記))?"
    rf"(?P<word>別記様式|別表|様式|書式|別記|別図)[- ]?第?(?P<number>{_NUMERAL})?号?{_BRANCHES}"
)
"""What is attached to a law by its name: `[別表第一の二]（第三条関係）`, `[附則別表]`, `[別記様式第2号]`,
`[第3号様式]`, not `別紙`."""
_OTHER = deferred(
    rf"[(【\[〔<]?[^0-9〇一二三四五六七八九十百第]{{1,5}}[- ]?第?(?P<number>{_NUMERAL})?号?{_BRANCHES}(?![年月日])"
)
"""Anything else that is attached, and its number: `[別紙1]`, `[附属書二]`, `[参考]`, not `2`."""
_TOKENS = {"別表": "AppdxTable", "別記": "AppdxNote", "別図": "AppdxFig", "書式": "AppdxFormat"}


def step_of_appendix(text: str) -> tuple[str, ...]:
    """Return the steps that an attached part of a law stands at, by the line that it begins with.

    >>> lines = ("別表第一の二（第三条関係）", "附　則（平成十年法律第三号）", "附則別表", "様式第３号", "附属書二")
    >>> [step_of_appendix(line) for line in lines]
    [('AppdxTable_1_2',), ('Sp',), ('Sp', 'AppdxTable'), ('AppdxStyle_3',), ('Appdx_2',)]
    """
    plain = "".join(fold(text).split())
    match = _APPENDIX.match(plain)
    if match is not None:
        word = match["word"] or match["form"]
        token = "AppdxStyle" if word.endswith("様式") else _TOKENS[word]
        number = match["number"] or match["before"]
        step = write_step(token, number, match["branches"]) if number else token
        return ("Sp", step) if match["supplement"] else (step,)
    if is_supplement(text):
        return ("Sp",)
    other = _OTHER.match(plain)
    numbered = other is not None and other["number"]
    return (write_step("Appdx", other["number"], other["branches"]) if other and numbered else "Appdx",)


def is_supplement(text: str) -> bool:
    """Tell the heading of supplementary provisions.

    >>> is_supplement("附　則　抄"), is_supplement("別表"), is_supplement("附則別表第一")
    (True, False, False)
    """
    squeezed = "".join(text[:20].split())
    return squeezed[:2] in {"附則", "付則"} and squeezed[2:4] not in {"別表", "様式", "別記"}
