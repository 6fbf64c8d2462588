"""Mentions: amounts with the noun that each is of, whose it is and of what time, in sentences, lines and tables."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from jdoc.checks.amounts.amount import amounts
from jdoc.checks.amounts.skeleton import COUNT, MONEY, PERCENT, skeletons
from jdoc.checks.cells import cell_of
from jdoc.language.lazy import deferred, once
from jdoc.language.phrases import sentence_start
from jdoc.language.width import fold
from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator
    from decimal import Decimal

    from jdoc.checks.amounts.amount import Amount
    from jdoc.checks.amounts.skeleton import Skeleton
    from jdoc.checks.facts import Facts
    from jdoc.checks.numbers import Number
    from jdoc.checks.rules import Place
    from jdoc.model import Entity

# A character of a noun: any but hiragana, marks and signs.
_CHARACTER = "[^\\W_ぁ-ん\ue000-\ue003]"
# What the characters of what stands between noun and amount begin with, and all others that end a noun.
_BEHIND_NOUN = "(?=[\\W_ぁ-ん月年日時大小一学高中会1約概平最別計合総金])"
# A noun from its first character on, its characters set apart where a list is set so: 定　員. A pattern that begins with
# a character is searched for faster than one that looks back first.
_NOUN = (
    f"{_CHARACTER}(?:(?:(?<!{_CHARACTER}.)|(?={_CHARACTER}{{23}})){_CHARACTER}{{1,23}}{_BEHIND_NOUN}"
    "|(?<=[一-鿿])[一-鿿]{0,3}[りしきみえけげせめれびち](?:[一-鿿]{1,4}[りしきみえけげせめれびち])?[一-鿿]{1,4}"
    "|(?<=[るたの][額費料])|(?<=[一-鿿])(?<![^\\W_].)(?: {1,8}[一-鿿]){1,3}(?= ))"
)
# For what or whom an amount is, where it stands between noun and amount.
_FOR = "月額|年額|日額|時間額|時給|年間|大人|子ども|小人|一般|学生|高校生|中学生|小学生|会員|(?:(?:1|一)[^\\W0-9_ぁ-ん]{1,6}|\ue002)(?:当たり|あたり|に?つき)|一人(?=\ue000)|\ue002(?=\ue000)"
MENTION = deferred(
    f"(?P<name>{_NOUN})(?P<sum>の額)?(?P<joint>は|が|を|も|の|に|として|については|である|[:(])?[、,]?(?P<blank>[ …・]*)(?P<of>{_FOR})?[、,]?(?P<rough>約|おおむね|概ね|およそ|平均|最大で|さらに|別に)?(?:計|合計|総額|金|¥)?(?P<amount>[{MONEY}{COUNT}{PERCENT}])"
)
"""An amount and the noun that it is of: 通勤手当の上限額は、月額55,000円, 発行総額　　　200億円, 工事費26億円."""
OWNER = deferred(
    f"(?P<owner>(?:(?:(?:{_CHARACTER}|ー)+)(?:の|に係る|に関する|における|に対する|への|からの))+|[甲乙丙丁](?:から|が))$"
)
"""Whose it is, before the noun: `[通勤手当の]`上限額, `[甲から]`基金4億円."""
TOPIC = deferred(
    "(?:^|[。、])(?P<owner>[^。、\ue000-\ue003]{1,40}?)(?:は|では|について(?:は|の)?|につきまして(?:は|の)?)[、,]"
)
"""What a sentence is about, in a clause of its own: `[中央公民館の建替えについては、]`."""
FIRST = deferred(f"^(?P<owner>(?:(?:(?:{_CHARACTER}|ー)+)の)+)(?={_CHARACTER}+(?:は|が))")
"""Whose the first thing of a sentence is, and so the others: `[特別会計の]歳入総額は142億円、歳出総額は`, not `歳入総額は`."""
PIECES = deferred("(?:[^\\W_ぁ-ん\ue000-\ue003]|ー)+")
"""The nouns of a phrase: `[中央公民館]の[建替]え`."""
SELF = deferred("^(?:(?:前々?|次|翌|昨|今|来)(?:年度?|期|回|月)$|本|当|同|今回|今般|上記|前記|前述|この|その|これら)")
"""How a noun begins that is what the document is about, or a time: `[本]債`, `[今回]`, `[次年度]`, not `第1回`."""
REFERRED = deferred(
    "述べた|前述|上記|前記|先の|先ほど|冒頭|既述|記載の|のとおり|今回の|本件の|この|当該|同|本[^\\W_ぁ-ん]の"
)
"""What shows that an amount was said before: `[前述]のとおり`, `[今回の]総額`."""
PART = deferred(
    "(?:[0-9]{1,3}|第[0-9一二三四五六七八九十百]{1,5}[号条項章節款]?(?:議案)?|[一二三四五六七八九十]{1,3})(?:の?[(][0-9一二三四五六七八九十]{1,3}[)])*の(?=[^\\W0-9_ぁ-ん]|$)|(?:別[表紙][0-9一二三四五六七八九十]?|[上前]項|[上前]条|[上前]号)の"
)
"""Which part of the document has said it: `[第1号議案の]`積立金, `[5(3)の]`修繕, `[第十六条の]`費用, not `3年の`."""
TIMES = deferred(
    "(?:令和|平成|昭和)?[0-9元]{1,4}年(?:度|[0-9]{1,2}月期?)?|[0-9]{1,2}月|第[0-9一二三四五六七八九十]{1,2}(?:期|四半期|回|次|号|款|章|部|工区|年次)|[上下]半期"
)
"""A time or turn that an amount may be of: `[令和3年度]の`, `[第1回]の`, not `年度`."""
APART = deferred(
    "前年|昨年|前期|前々|前回|翌|次年|次回|次期|来年|来期|当初|従来|過去|変更|改[正定]後?[前後]|[現新旧]行|補正|うち|各|それぞれ|当たり|平均|増[額分加え]|(?<!増)減[額分少っ]|比[べ較]|内訳|未満|以外|場合|以前|予想|見込[みん]額|当時|一部|残[りる]|他の|別[のに]|(?<!復)旧|もし|仮に|例えば|案の"
)
"""What makes an amount one of several, or one of another time: `[前年]度の工事費`, not `工事費`."""
PART_OF = deferred("^(?:[そこ]の)?うち、?(?=[^\\W_ぁ-ん]+の)")
"""What a clause begins with that goes on to say in full what the part is: `[うち]設計の委託料`, not `うち国費`."""
BEHIND = deferred(
    "から|より|→|[をが]?(?:超|下回|上回|以[上下]|未満|増|減|分の|ずつ|程度|前後|単位|加算|加え|差|追加|上乗せ)"
)
"""What shows, behind an amount, that it is a bound or a step: `[を超]える`, `[ずつ]`, not `である`."""
PAST = ("であった", "でした", "だった")
"""What says that it was one of another time."""
BRACKET = deferred("\\([^()]{2,30}\\)")
"""What is said of an amount in brackets behind it: `[(令和6年度)]`."""
NEAR = 8
"""Characters behind an amount in which it is said that it is a bound or past."""
PARTICLES = frozenset("はのをにがで")
"""What follows an amount that is spoken of further."""
AMOUNTS = frozenset("額費料金代価")
"""What a noun ends with that is an amount by itself: 使用の額 is one, 費用の額 the same as 費用."""
LIMITS = ("定員", "上限", "上限額", "限度", "限度額", "基準額")
"""Names of what may be exceeded."""
EXCEEDED = deferred("^(?:を超え|以[上下]|未満|を上回|を下回)")
"""What stands behind a limit that is compared with: `[以下]`, `[を超え]る`, not `である`."""
BOUNDS = (frozenset({None, "le"}), frozenset({None, "le", "gt", "lt", "ge"}))
"""Bounds that an amount itself may be: the most (上限), and for a limit what is said to be exceeded."""
LONGEST = 160
"""Characters of a sentence before an amount that are read."""
FARTHEST = 40
"""Characters before a noun in which it is said whose it is."""


class Mention(NamedTuple):
    """An amount, and what it is of."""

    name: str
    """The noun, with what it is paid for: 上限額月額."""
    owner: frozenset[str]
    """Nouns that say whose it is, those left out that the whole document is about."""
    times: frozenset[str]
    number: Number
    unit: str
    text: str
    place: Place
    is_line: bool
    """Whether it stands in a line of its own behind its name, as in a list or a table."""
    is_referred: bool
    """Whether it is said to have been told before."""
    cited: str
    """Which part of the document is said to have told it: 第1号議案の."""
    path: tuple[str, ...]
    """The headings above it, and its own label."""
    clause: str
    """What stands before it in its clause."""
    words: str
    """What stands before it in its sentence."""
    apart: frozenset[str]
    """Words that make it one of several, or one of another time."""
    is_bound: bool
    """Whether what follows makes it a bound or a step."""
    is_past: bool
    """Whether what follows says that it was so once."""
    is_attached: bool
    """Whether nothing stands between it and its name, and it is spoken of further: 乗車券770円は."""

    @property
    def is_apart(self) -> bool:
        """Whether it may be one of several, of another time, or a bound."""
        return self.is_bound or self.is_past or bool(self.apart)


class Likely:
    """A mention that is read, once, only if another one of its kind has another amount."""

    def __init__(self, kind: tuple[str, str], value: Decimal, read: Callable[[], Mention | None]) -> None:
        self.kind = kind
        """How its name ends, and its unit."""
        self.value = value
        self._read = read

    @once
    def mention(self) -> Mention | None:
        """What is said of the amount, if it can be told."""
        return self._read()


def mentions(facts: Facts) -> dict[tuple[str, str], list[Mention]]:
    """Return what a document says of amounts where a noun stands before each, by kinds; those of one amount left out."""
    kinds: dict[tuple[str, str], list[Likely]] = {}
    for likely in _every_likely(facts):
        kinds.setdefault(likely.kind, []).append(likely)
    several = {kind: each for kind, each in kinds.items() if len({likely.value for likely in each}) > 1}
    read = {kind: filter(None, (likely.mention for likely in each)) for kind, each in several.items()}
    return {kind: found for kind, every in read.items() if (found := [*every])}


def every_mention(facts: Facts) -> Iterator[Mention]:
    """Yield all that a document says of amounts where a noun stands before each."""
    yield from filter(None, (likely.mention for likely in _every_likely(facts)))


def kinds_of_mentions(facts: Facts) -> set[tuple[str, str]]:
    """Return how the names of all of them end, with their units."""
    return {likely.kind for likely in _every_likely(facts)}


def _every_likely(facts: Facts) -> list[Likely]:
    return facts.kept("likely", lambda: [*_likely(facts)])


def _likely(facts: Facts) -> Iterator[Likely]:
    for skeleton in skeletons(facts, 1):
        for match in MENTION.finditer(skeleton.text, 0, skeleton.end):
            [amount] = skeleton.of(match, "amount")
            number, unit = amount.in_base
            yield Likely((_name_of(match)[-2:], unit), number.value, partial(_read, facts, skeleton, match))
    for index in facts.tables:
        for mention in _of_table(facts, index):
            yield Likely((mention.name[-2:], mention.unit), mention.number.value, partial(_itself, mention))


def _itself(mention: Mention) -> Mention:
    return mention


def _name_of(match: re.Match[str]) -> str:
    """Give the noun with what it is paid for, without a time: 上限額月額."""
    name = TIMES.sub("", _name(match)).removesuffix("数")
    return f"{name}{'額' if match['sum'] and name[-1:] not in AMOUNTS else ''}{match['of'] or ''}"


def _about(facts: Facts) -> str:
    """Give the title, of which the document is as a whole."""
    return " ".join(facts.texts[index] for index in facts.read[:12] if facts.blocks[index].kind == "title")


def _read(facts: Facts, skeleton: Skeleton, match: re.Match[str]) -> Mention | None:
    [amount] = skeleton.of(match, "amount")
    name = _name(match)
    behind = _behind(skeleton, match, name)
    is_loose = match["joint"] == "に" and not behind.startswith("を")
    if is_loose or match["rough"] or not _is_exact(amount, name):
        return None
    start = sentence_start(skeleton.text, match.start(), LONGEST)
    said_before = skeleton.text[start : match.start()]
    words = PART.sub("", said_before)
    clause = words[max(map(words.rfind, ("、", "(", ")", "  ", MONEY, COUNT, PERCENT))) + 1 :].strip()
    said = f"{clause.rpartition('が')[2]}{match[0].replace(match['of'] or MONEY, '')}"
    bracket = BRACKET.match(skeleton.text, match.end())
    return Mention(
        _name_of(match),
        _owner(words, facts.kept("about", lambda: _about(facts))),
        frozenset(TIMES.findall(f"{words}{name}{bracket[0] if bracket else ''}")),
        *amount.in_base,
        amount.entity.text,
        amount.place,
        is_line=bool(match["blank"] and not match["joint"]) or match["joint"] == ":",
        is_referred=match["joint"] == "の" or words != said_before or REFERRED.search(words) is not None,
        cited="".join(PART.findall(said_before)[-1:]),
        path=_path(facts, amount.place.block),
        clause=clause,
        words=words,
        apart=frozenset(APART.findall(PART_OF.sub("", said))),
        is_bound=BEHIND.match(behind) is not None,
        is_past=behind.startswith(PAST),
        is_attached=match.start("amount") == match.end("name") and behind[:1] in PARTICLES,
    )


def _path(facts: Facts, index: int) -> tuple[str, ...]:
    block = facts.blocks[index]
    return (*map(fold, block.section or ()), facts.labels[index])


def _name(match: re.Match[str]) -> str:
    return "".join(match["name"].split())


def _is_exact(amount: Amount, name: str) -> bool:
    """Tell whether an amount is told exactly, and isn't compared with another one; a limit may be."""
    return not amount.entity.approx and amount.entity.bound in BOUNDS[name.endswith(LIMITS)]


def _behind(skeleton: Skeleton, match: re.Match[str], name: str) -> str:
    """Give what follows an amount in its clause; what is compared with a limit says nothing of the limit."""
    behind = skeleton.text[match.end() : match.end() + NEAR].partition("、")[0]
    return EXCEEDED.sub("", behind) if name.endswith(LIMITS) else behind


def _owner(words: str, about: str) -> frozenset[str]:
    """Say whose an amount is: what stands before its noun, or else what the sentence is about."""
    match = OWNER.search(words[-FARTHEST:])
    topics = (TOPIC, FIRST)
    owners = [match["owner"]] if match else [each["owner"] for topic in topics for each in topic.finditer(words)]
    nouns = PIECES.findall(owners[-1]) if owners else []
    return frozenset(noun for noun in nouns if noun not in about and not SELF.match(noun) and not TIMES.fullmatch(noun))


def _of_table(facts: Facts, index: int) -> Iterator[Mention]:
    """Yield the amounts of a table of two columns, which says something of each of its rows."""
    rows = facts.blocks[index].rows
    if not rows or max(map(len, rows)) != len(("name", "amount")):
        return
    for amount in amounts(facts).get(index, ()):
        cell = amount.entity.cell
        if cell is not None and _is_all_of_it(amount.entity, rows[cell[0]]):
            yield _of_row(fold("".join(cell_of(rows, cell[0], 0).split())), amount)


def _is_all_of_it(entity: Entity, row: list[str]) -> bool:
    """Tell whether the second cell of a row is an amount and nothing else."""
    is_exact = entity.unit and not entity.approx and not entity.bound
    return bool(is_exact) and row[1].strip() == entity.text


def _of_row(name: str, amount: Amount) -> Mention:
    return Mention(
        name.removesuffix("数"),
        frozenset(),
        frozenset(TIMES.findall(name)),
        *amount.in_base,
        amount.entity.text,
        amount.place,
        is_line=True,
        is_referred=False,
        cited="",
        path=(),
        clause="",
        words="",
        apart=frozenset(APART.findall(name)),
        is_bound=False,
        is_past=False,
        is_attached=False,
    )
