"""Topics: what an amount is of, and whose that is, before it in its sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.amounts.skeleton import COUNT, MONEY
from jdoc.language.lazy import deferred

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

# What amounts are of: 工事費, 観光客数.
_THING = "費|額|金|予算|収入|支出|経費|面積|延長|全長|定員|人員|人口|人数|台数|件数|戸数|世帯数|利益|売上高|棟数|席数|床数|幅員|高さ|容量|客数|者数|収支|残高|料|者|数|総長|標高|重量"
# What may stand between that and the amount: whose, or by what time it is paid, as a group.
_OF = "(?P<of>大人|子ども|小人|一般|学生|高校生|中学生|小学生|会員|月額|年額|日額|時間額|時給)?(?:1人)?"
# Things that are called so whatever they are of.
_WHOLE = "定員|人口|面積|延長|全長|高さ|幅員|残高|標高"
# What stands between them and their amount.
_SAID = f"(?:の額)?(?P<joint>は|が|を|の|で|として|[:、(])?[、,]? ?(?:(?:全国|全体|市全体|県内|市内)で)?(?:総額|合計|約|延べ|合わせて|あわせて|金|計|全部で)?{_OF}(?P<amount>[{MONEY}{COUNT}])"
# A character of what it is of, or whose that is.
_OWNER = "(?:[^\\W0-9_ぁ-ん]|の|に係る|に関する|における)"
# Where that begins: from any other place the pattern would be tried in vain.
_BEGINNING = f"(?:(?<![^\\W0-9_ぁ-ん])(?<!の)(?<!に係る)(?<!に関する)(?<!における)|(?={_OWNER}{{25}}))"
TOPIC = deferred(
    f"{_BEGINNING}(?P<before>{_OWNER}{{0,24}}?)(?P<topic>(?:[^\\W0-9_ぁ-んー]|ー){{1,16}}(?:{_THING})|{_WHOLE}){_SAID}"
)
"""What an amount is of: 岸壁改修工事費は26億円."""
TOPICAL = deferred(f"(?:{_THING}|{_WHOLE}){_SAID}")
"""How that ends: 工事費は26億円."""
END_OF_WORDS = deferred("[\\W0-9_]")
"""What stands in no topic: 港の整備`[、]`工事費は."""


def topics(text: str) -> Iterator[re.Match[str]]:
    """Yield what amounts are of: looked for from where the words begin whose end is known to be that of a topic.

    >>> [match["topic"] for match in topics(f"市は、岸壁改修工事費は{MONEY}、定員は{COUNT}とする。")]
    ['岸壁改修工事費', '定員']
    """
    done = 0
    for end in TOPICAL.finditer(text):
        begin = END_OF_WORDS.search(text[done : end.start()][::-1])
        match = TOPIC.search(text, end.start() - begin.start() if begin else done, end.end())
        done = end.end()
        if match is not None:
            yield match
