"""Assemblies: groups of their members, and committees before the word for their minutes: 自民党・道民会議."""

from __future__ import annotations

from jdoc.language.lazy import deferred
from jdoc.language.names.ranks import Rank
from jdoc.language.names.rules import Match, Rule, Table, matches
from jdoc.language.scripts import NOUN

# A party, as groups are called by it.
_PARTY = (
    "(?:自由民主党|自民党|自民|立憲民主党|立憲民主|立憲|公明党|公明|日本維新の会|維新の会|維新|日本共産党|共産党"
    "|国民民主党|社会民主党|社民党|れいわ新選組|参政党|民主党|無所属)"
)
GROUP = deferred(
    f"(?<!{NOUN})(?P<name>{_PARTY}(?:・(?:{_PARTY}|社民|共産|民主|国民民主))*"
    f"(?:{NOUN}{{0,14}}?(?:議員団|議員会|[都道府県市区町村]議団)"
    f"|・(?:無所属(?:の会|クラブ)?|有志の会|新緑風会|(?:{NOUN}|[ぁ-ゖ]){{1,12}}(?:の会|する会|クラブ|会議|連合|連盟|ネット)))"
    "(?![のに]?(?:反対|賛成)))"
)
"""A group of members of an assembly: `[公明党市議団]の`, `[自民党・道民会議]は`, not `自民党の会議`."""
GROUP_GATE = ("党", "無所属", "自民", "公明", "立憲", "維新")
COMMITTEE = deferred(
    f"(?P<name>(?:[衆参]議院|(?<![0-9回])(?<!{NOUN})){NOUN}{{2,24}}?(?:委員会|審議会|協議会|懇談会|検討会))"
    "(?=会?議録|議事[録要概])"
)
"""A committee before the word for its minutes: `[衆議院法務委員会]議録`, not `委員会議録`."""


PARTY = deferred(
    "(?<=[ \\t])(?P<name>自民|立憲|公明|維新|共産|国民|れいわ|社民|参政)"
    "(?=[ \\t]+(?:前|元|新|現)(?:職|人)?(?:[ \\t\\n、]|\\Z))"
)
"""A party as lists of candidates name it: `46　[自民]　前`, not `国民　の`."""


def _is_told(committee: Match) -> bool:
    """Tell whether a house of the Diet or a name stands before a committee, so that it isn't any."""
    kinds = committee.text.types_in(committee.start, committee.end)
    return "議院" in committee.match["name"] or any(kind.distinctive for kind in kinds)


RULES = Table(
    Rule(
        "group of members of an assembly",
        "ORG",
        Rank.AMENDING,
        matches(GROUP),
        Match.find,
        found="[自民党・道民会議]の代表質問",
        left="自民党の道民会議",
        gate=GROUP_GATE,
    ),
    Rule(
        "committee before the word for its minutes",
        "ORG",
        Rank.AMENDING,
        matches(COMMITTEE),
        Match.find,
        where=_is_told,
        found="第２１３回国会[衆議院法務委員会]議録第１２号",
        left="各種委員会議録の写し",
        gate=("議録", "議事"),
    ),
    Rule(
        "party in a list of candidates",
        "ORG",
        Rank.AMENDING,
        matches(PARTY),
        Match.find,
        found="海野　一郎　46　[自民]　前",
        left="海野　一郎　46　国民　の声",
        gate=("自民", "立憲", "公明", "維新", "共産", "国民", "れいわ", "社民", "参政"),
    ),
)
