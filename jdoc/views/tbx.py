"""TBX: a list of terms as the tools of translators read it (ISO 30042:2008, TBX-Basic)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from jdoc.views.xliff import NO_CHARACTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import SupportsWrite

    from jdoc.views.terms import Term

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="ja">
  <martifHeader>
    <fileDesc><titleStmt><title>Terms</title></titleStmt><sourceDesc><p>jdoc terms</p></sourceDesc></fileDesc>
    <encodingDesc><p type="XCSURI">http://www.ttt.org/oscarstandards/tbx/TBXBasicXCSV02.xcs</p></encodingDesc>
  </martifHeader>
  <text>
    <body>
"""
TAIL = """    </body>
  </text>
</martif>
"""


def write_tbx(terms: Iterable[Term], out: SupportsWrite[str]) -> None:
    """Write terms, each a concept of its own: its definition, where there is one, its context, how often and where."""
    out.write(HEAD)
    for number, term in enumerate(terms, 1):
        out.write(f'      <termEntry id="t{number}">\n        <langSet xml:lang="ja">\n')
        if term.meaning:
            out.write(f'          <descrip type="definition">{_content(term.meaning)}</descrip>\n')
        out.write(f"          <tig>\n            <term>{_content(term.term)}</term>\n")
        out.write('            <termNote type="partOfSpeech">noun</termNote>\n')
        out.write(f'            <descrip type="context">{_content(term.context)}</descrip>\n')
        out.write(f"            <note>{_content(_note(term))}</note>\n")
        out.write("          </tig>\n        </langSet>\n      </termEntry>\n")
    out.write(TAIL)


def _note(term: Term) -> str:
    """Say how often a term is used, and where first."""
    place = f"p.{term.page} " if term.page else ""
    where = ":".join(f"{part}" for part in (term.doc, term.line) if part is not None)
    return f"×{term.count}, {place}{where}" if where else f"×{term.count}"


def _content(text: str) -> str:
    return escape(NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))
