"""Reading: what an office is made of: of what it is, who is at the head, and what makes a deputy of it."""

from __future__ import annotations

from functools import lru_cache

from jdoc.checks.names.persons import read_title
from jdoc.language.lazy import deferred
from jdoc.tuples import NamedTuple

HEADS = (
    ("cabinet", "大臣|首相|大統領|国王|総理|(?<=[一-鿿])相|政務官"),
    ("local", "(?:県|府|道|都)?知事|[市町村区]長|教育長|管理者"),
    ("school", "校長|学長|園長|教頭|塾長|総長"),
    ("profession", "准?教授|講師|助教|弁護士|会計士|税理士|医師|博士|研究員|学芸員|技師"),
    ("staff", "(?:営業|管理|品質保証|技術|開発|製造|生産|事業|販売)本部長"),
    ("chair", "会長|委員長|座長|議長|団長|隊長|本部長|理事長|会頭|班長|司会|組合長|統括者|責任者"),
    ("auditor", "監事|監査役|監査委員"),
    ("company", "社長|取締役|(?:専務|常務)(?!理事)|執行役員|頭取|総裁|代表理事|代表"),
    ("envoy", "大使|公使|領事|書記官"),
    ("member", "委員|議員|理事|評議員|幹事|部員|構成員|オブザーバー|会員|職員|担当"),
    ("bureau", "事務局長|事務総長|専務理事|常務理事"),
    (
        "unit",
        "(?:部|課|局|室|所|署|館|院|場|係|署|台|センター|支部|支社|支店|次|部門|駅|消防|署|庁|グループ|チーム|区|船|機|楽団|寮)長",
    ),
    ("staff", "参事官?|審議官|企画官|専門官|調査官|統括官|長官|監|副長官補|主査|主幹|主任|主事|補佐官|参与|顧問"),
    ("other", "長|官"),
)
"""Kinds of offices by how they end."""
KINDS = tuple((kind, deferred(ends)) for kind, ends in HEADS)
"""The same, to be looked up."""
OFFICE = deferred(
    f"(?P<stem>.*?)(?P<vice>副|准)?(?P<head>{'|'.join(ends for _, ends in HEADS)})(?P<acting>(?:職務)?代(?:理者?|行)|補佐|心得|補)?$"
)
"""How an office is made: 港湾局`[副局長]`, `[会長職務代理者]`, not `港湾局`."""
NEXT = (("事務次長", "事務局長"), ("事務局次長", "事務局長"), ("局次長", "局長"), ("部次長", "部長"), ("次長", "局長"))
"""How the titles of deputies end that don't say so, with the head."""


YEAR = deferred("[0-9年]")
"""What makes an office that of a year: 令和`[4]`年総務課長, not `総務課長`."""


class Office(NamedTuple):
    """An office, taken apart."""

    role: str
    stem: str
    head: str
    kind: str
    is_deputy: bool
    is_acting: bool

    @property
    def bare(self) -> str:
        """The office that one of a deputy is the deputy of."""
        return self.stem + self.head


@lru_cache(maxsize=4096)
def read_office(role: str) -> Office | None:
    """Read an office.

    >>> [(each.bare, each.is_deputy) for each in map(read_office, ("港湾局副局長", "会長職務代理者", "港湾部次長")) if each]
    [('港湾局局長', True), ('会長', True), ('港湾部長', True)]
    >>> read_office("港湾局")
    """
    if YEAR.search(role):
        return None
    for deputy, head in NEXT:
        if role.endswith(deputy):
            return Office(role, role.removesuffix(deputy), head, "unit", is_deputy=True, is_acting=False)
    match = OFFICE.match(role)
    if match is None:
        return None
    kind = next((kind for kind, ends in KINDS if ends.match(match["head"])), "cabinet")
    return Office(
        role,
        match["stem"],
        match["head"],
        kind,
        bool(match["vice"] or match["acting"]),
        bool(match["acting"]),
    )


@lru_cache(maxsize=4096)
def are_forms(one: Office, other: Office) -> bool:
    """Tell whether one of two offices is the other one, said in short or at length.

    >>> [are_forms(*map(read_office, pair)) for pair in (("北浜市長", "市長"), ("委員長", "副委員長"), ("外務大臣", "外相"))]
    [True, False, True]
    """
    if one.role == other.role:
        return True
    if one.is_deputy != other.is_deputy and one.head == other.head:
        return False
    title, second = read_title(one.role), read_title(other.role)
    if title is not None and title == second:
        return True
    shorter, longer = sorted((one.role, other.role), key=len)
    return longer.endswith(shorter) or longer.startswith(shorter) or (shorter in longer and not longer.startswith("下"))
