"""Places in a ranking: that something is said to have risen or fallen in, and hasn't (5位から8位へ上昇)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdoc.checks.rules import Found, Place
from jdoc.language.lazy import deferred
from jdoc.language.numerals import read_whole

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from jdoc.checks.facts import Facts

_NUMBER = "[0-9]{1,4}|[一二三四五六七八九十百]{1,5}"
MOVED = deferred(
    f"(?<![0-9一二三四五六七八九十百])(?P<old>{_NUMBER})位(?:から|であったが、|だったが、|より)(?:[^。、0-9]{{0,8}}?は、?)?(?P<new>{_NUMBER})位(?:へと?|に|まで|となり)、?"
    f"(?:(?P<step>{_NUMBER})(?:つ|ランク|位|順位|段階)?、?|(?P<word>一|二|三|四|五|六|七|八|九)つ)?(?:順位を|ランク)?(?:大きく)?(?P<way>上昇|上が|上げ|浮上|躍進|ランクアップ|アップ|低下|下が|下げ|下降|後退|ランクダウン|ダウン|転落)"
)
"""A place that changes: `12位から9位に、3つ上が`った, `5位から8位へ下降`した."""
RISE = frozenset({"上昇", "上が", "上げ", "浮上", "躍進", "ランクアップ", "アップ"})
"""What says that it is a better one."""
SIGN = "位"


def find_wrong_places(facts: Facts) -> Iterator[Found]:
    """Find places in a ranking that didn't change as is said."""
    for index in facts.having("位から", "位であったが", "位だったが", "位より"):
        for match in MOVED.finditer(facts.texts[index]):
            old, new = (read_whole(match[name]) or 0 for name in ("old", "new"))
            name = _wrong(match, old - new)
            if name:
                text = facts.blocks[index].text
                texts = (text[slice(*match.span(each))] for each in (name, "new", "old"))
                message = "{} is not the change to {}位 from {}位 ({})".format(*texts, old - new)
                others = tuple(Place(index, *match.span(each)) for each in ("old", "new"))
                yield Found(Place(index, *match.span(name)), message, others)


def _wrong(match: re.Match[str], risen: int) -> str:
    """Tell which part of what is said of a place is wrong: the way, or by how many."""
    name = "step" if match["step"] else "word"
    if (risen > 0) != (match["way"] in RISE) or not risen:
        return "way"
    return name if match[name] and read_whole(match[name]) != abs(risen) else ""
