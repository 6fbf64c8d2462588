"""Words: what days are called where they are told, and words that make a day another one."""

from __future__ import annotations

from functools import cache

from jdoc.language.lazy import alternatives, deferred
from jdoc.lexicon import columns
from jdoc.tuples import NamedTuple


class Label(NamedTuple):
    """What a word says of a day."""

    kind: str
    """Words of one kind name the same day."""
    is_last: bool
    """Whether it means the end of a range."""


OF, OTHER = "of", "other"


@cache
def labels() -> dict[str, Label]:
    """Return what days are called.

    >>> labels()["締切"], labels()["開札日"]
    (Label(kind='deadline', is_last=True), Label(kind='bids', is_last=False))
    """
    every = columns("day_labels", "word", "kind", "end")
    return {word: Label(kind, end == "last") for word, kind, end in every if kind not in (OF, OTHER)}


def _any(*kinds: str) -> str:
    words = {word for word, kind in columns("day_labels", "word", "kind") if kind in kinds}
    return alternatives(words)


LABEL_AT_END = deferred(lambda: f"(?:{alternatives(labels())})$")
"""A label at the end of what stands before a day: 企画提案書の`[提出期限]`."""
THINGS = deferred(lambda: f"第[0-9一二三四五六七八九十]{{1,3}}[回次期部]|{_any(OF)}")
"""What has a day of its own beside the paper's matter: `[質問]の締切`, `[第2次]募集`."""
ELSEWHEN = deferred(
    lambda: f"{_any(OTHER)}|(?:令和|平成)(?:[0-9]{{1,2}}|元)年度|(?:本|今)年度?[^。]{{0,40}}(?:まし|っ)た"
)
"""What makes a day that of another time: `[前回]の締切`, `[当初]の期日`."""
EVENT = deferred(
    "(?:第[0-9一二三四五六七八九十]{1,3}[回次])?[一-鿿々ァ-ヴー]{0,10}(?:試験|審査|審査会|面接|検査|検定|説明会|委員会|総会|大会|式|式典|講演会|発表会|公演|研修会|選考|抽選会|見学会|協議会|シンポジウム|フォーラム|セミナー|まつり|祭|競技会|検診|健診|訓練)"
)
"""Something that is held on a day, by its name: `[学科試験]`, `[面接審査]`, not `合格者`."""
BOX = deferred("問い?合わ?せ|連絡先|参考|概要|備考|注意|留意|要点|ポイント|お知らせ|計算例|要約|まとめ")
"""What heads the places that tell again what stands above: `[問合せ]先`, `(参考)`."""
