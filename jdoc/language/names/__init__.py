"""Names of organisations, persons, places, laws and events: where they stand in a text, and what they mean.

| room | question | example |
| --- | --- | --- |
| `gazetteer` | What is listed, and how do names end? | JICA is 国際協力機構; …委員会 is an ORG |
| `token_types` | What is known of a token by itself? | 国 of 各国 is generic |
| `tags` | Of what class is it? | 岸田 is a surname (F) |
| `texts` | What stands where among the tokens? | the run of nouns 岸田日本国外務大臣, the listed 日本国 in it |
| `ranks` | Which of two names stands? | 外務省国際協力局, not the listed 外務省 |
| `rules` | What is a rule? | its name, label, rank, gate, finder, two examples |
| `places`, `endings` | Which names does a run of nouns hold? | 青森県弘前市; 日米首脳会談 |
| `beginnings`, `refusals` | Where does such a name begin, and when is it none? | 昨年の第３回外相会合; 国際計画 |
| `persons` | Who is named, in a run or beyond it? | 岸田 before 日本国外務大臣; 担当：大貫、金井 |
| `spaced_bodies`, `spaced_firms` | Which names of bodies hold spaces? | 外務省　アフリカ部; 大石建設　株式会社 |
| `phrases`, `companies`, `legislation` | Which names reach beyond a run? | 青葉機械㈱; …を改正する法律 |
| `quotes`, `matters` | Which phrases are names, and how far do they reach? | 「…」対話; …に関する条約 |
| `candidates` | What may a text name, and what of it stands? | 米国政府 as one name |
| `learned` | What does the model find that rules leave open? | a person who is in no list |
| `definitions` | What does a document call things? | （以下「機構」という。） |
| `mentions` | What does it name again, in another form? | 同省, 当社, バイデン of ジョー・バイデン |
| `documents` | What are the names of a document? | all of that, one after the other |

A rule is a row of one of the tables of rules; who adds one reads `rules`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from jdoc.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jdoc.language.names.ranks import Rank
    from jdoc.model import EntityLabel

    NameLabel: TypeAlias = EntityLabel | Literal["OTHER"]
    """What a name is; OTHER is only for the model, which knows products and nations as names of no label of jdoc's."""


class Name(NamedTuple):
    """A span that may be a name."""

    start: int
    end: int
    label: NameLabel
    rank: Rank
    """Which one stands where two overlap."""
    value: str | None = None
    """The canonical name, if it is not the span itself."""
    id: str | None = None
    role: str | None = None
    ref: str | None = None
    law_num: str | None = None
    """Of a law: 平成十七年法律第八十六号."""
    law_id: str | None = None

    @property
    def length(self) -> int:
        """Characters of the name."""
        return self.end - self.start

    def within(self, other: Name) -> bool:
        """Tell whether another name covers this one, or the same span."""
        return other.start <= self.start and self.end <= other.end

    def meets(self, other: Name) -> bool:
        """Tell whether two names share a character."""
        return self.start < other.end and other.start < self.end


def labeled(names: Iterable[Name], label: NameLabel) -> list[Name]:
    """Return the names of one label."""
    return [name for name in names if name.label == label]
