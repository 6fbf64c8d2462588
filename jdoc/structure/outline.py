"""Outline: what part each block plays, and which headings and numbers stand above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from jdoc.language.lazy import deferred
from jdoc.structure.lines import is_finished
from jdoc.structure.signatures import is_role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jdoc.language.labels import Label
    from jdoc.model import Kind
    from jdoc.structure.grouping import Draft

_NUMBER = "(?:[0-9０-９]+|[〇一二三四五六七八九十百千元]+)"
_DAY = (
    rf"(?:(?:令和|平成|昭和|大正|明治|西暦)?{_NUMBER}年)?{_NUMBER}月(?:{_NUMBER}日)?|[0-9０-９]{{4}}[./．／-][0-9０-９]{{1,2}}[./．／-][0-9０-９]{{1,2}}"
    rf"|(?:令和|平成|昭和)?{_NUMBER}年{_NUMBER}月{_NUMBER}日"
)
_DATELINE = deferred(
    rf"[（(〔]?(?:[^\d０-９、，。]{{1,12}}[、，：:])?(?:{_DAY})(?:[（(][月火水木金土日](?:曜日?)?(?:・?祝)?[）)])?"
    rf"(?:午[前後]?.{{1,8}})?(?:(?:[、，]|に|於)?[^\d０-９、，。]{{0,14}})[）)〕]?"
    rf"|[（(]?(?:(?:令和|平成|昭和|大正|明治){_NUMBER}年(?:{_NUMBER}月{_NUMBER}日)?[^\d０-９、，。]{{0,12}})?[^、，。]{{1,14}}第{_NUMBER}号[）)]?"
)
_ADDRESSEE = deferred(r".{1,40}(?:殿|様|御中|各位|閣下)")
_FIELD = deferred(r"[^：:]{1,14}[：:].+|.*[@＠].*|.*https?://.*|.*\d{2,4}[-－（(]\d{2,4}[-－）)]\d{3,4}.*")
_BRACKETED = deferred(
    r"【[^【】]{1,40}】|＜[^＜＞]{1,40}＞|〔[^〔〕]{1,40}〕|≪[^≪≫]{1,40}≫|《[^《》]{1,40}》|\[[^\[\]]{1,40}\]|<[^<>]{1,40}>"
)
_OFFICE = deferred(
    "[^第0-9０-９]{2,24}(?:[省庁府局課室係]|委員会|本部|事務局|機構|大使館|裁判所)(?:[（(].{1,20}[）)])?"
)
_STAGE_DIRECTION = deferred(
    "[（(〔](?:.{0,20}(?:退席|着席|入室|退室|出席|拍手|休憩|再開|挙手|起立|報告)|以?[下上]?[中後]?略)[）)〕]"
)
_MATERIAL = deferred("(?:参考)?資料[0-9０-９一二三四五六七八九十]")
_OPENERS = deferred("前文|序文|序|はじめに|総論|概要|趣旨|背景|経緯|結語|結び|おわりに|まとめ")
_CONTACT = deferred("[【＜（(<]?(?:本件に関する|報道に関する)?(?:お?問い?合わ?せ先|御?連絡先|照会先|担当)[】＞）)>]?")
_ARTICLE_CAPTION = deferred(r"[（(][^（）()]{1,40}(?:[（(][^（）()]*[）)][^（）()]*)?[）)]")
_WORD = deferred("[^\\W_]")
_COLUMNS = deferred(r"[^ \u3000][ \u3000]{2,}[^ \u3000]")
_COMMA = deferred("[、，]")
_REMARK = deferred("[（(][^（）()]*[）)]")
_CHAPTERS = frozenset({"division", "roman", "ordinal"})
_BOXES = frozenset("■◆□◇◎▣")
_RANKS = {
    "division": 0,
    "roman": 1,
    "ordinal": 2,
    "article": 3,
    "question": 3,
    "answer": 4,
    "number": 4,
    "decimal": 5,
    "bracket": 6,
    "circled": 7,
    "kanji": 7,
    "letter": 8,
    "kana": 8,
    "bullet": 9,
}
_DIVISIONS = "編部章節款目"
_TITLE_LIMIT = 60
_TITLES = 5
_SET_IN = 6


class Place(Struct):
    """What the outline says of a block."""

    kind: Kind
    section: list[str]
    number: str | None = None
    part: int | None = None


class _Level(Struct):
    """A heading or a numbered paragraph that blocks below may belong to."""

    scheme: str
    rank: int
    heading: str | None
    number: str | None
    indent: int
    parts: int = 1
    has_body: bool = False
    declared: int = 0
    """The heading's level as the format says it; 0 where it doesn't."""


def outline(drafts: Sequence[Draft], texts: Sequence[str]) -> Iterator[Place]:
    """Place each block of a document, in order."""
    kinds = _kinds(drafts, texts)
    levels: list[_Level] = []
    for draft, text, kind in zip(drafts, texts, kinds, strict=True):
        if kind == "attachment":
            levels.clear()
            yield Place(kind, [], draft.label.number if draft.label else None)
            levels.append(_Level("attachment", -1, text, None, 0))
        elif kind in {"title", "signature", "dateline"}:
            yield Place(kind, [])
        elif draft.level:
            yield _declared(levels, draft, text)
        elif draft.label is not None and kind not in {"note", "contents"}:
            _climb(levels, draft.label, is_heading=kind == "heading")
            section = [level.heading for level in levels if level.heading]
            part = 1 if kind != "heading" and draft.label.number else None
            yield Place(kind, section, draft.label.number, part)
            levels.append(_level(draft, text, draft.label, is_heading=kind == "heading"))
        elif kind == "heading":
            scheme = "plain " + (text[0] if _BRACKETED.fullmatch(text) else "")
            if _CONTACT.fullmatch(text):
                levels.clear()
            while levels and not levels[-1].heading:
                levels.pop()
            _pop(levels, scheme)
            yield Place(kind, [level.heading for level in levels if level.heading])
            levels.append(_Level(scheme, 3, text, None, draft.first.indent))
        else:
            yield _body(levels, draft, kind)


def _declared(levels: list[_Level], draft: Draft, text: str) -> Place:
    """Place a heading whose level the format says: below the headings of higher levels only."""
    while levels and not 0 < levels[-1].declared < draft.level:
        levels.pop()
    label = draft.label
    place = Place("heading", [level.heading for level in levels if level.heading], label.number if label else None)
    heading = written_heading(draft, label, text) if label else text
    rank, scheme = (_rank(label), label.scheme) if label else (3, "plain")
    levels.append(_Level(scheme, rank, heading, place.number, draft.first.indent, declared=draft.level))
    return place


def _body(levels: list[_Level], draft: Draft, kind: Kind) -> Place:
    """Place a block without a label of its own: it belongs to the number above, or to the section."""
    label = draft.label
    place = Place(kind, [level.heading for level in levels if level.heading], label.number if label else None)
    if kind != "paragraph" or not levels or not draft.last.finished:
        return place
    while len(levels) > 1 and not levels[-1].heading and _is_outside(draft, levels[-1]):
        levels.pop()
    for level in levels:
        level.has_body = True
    level = levels[-1]
    if not level.heading and level.number:
        level.parts += 1
        place.number, place.part = level.number, level.parts
    return place


def _is_outside(draft: Draft, level: _Level) -> bool:
    """Tell whether a paragraph stands further out than the item above it."""
    indent = draft.first.indent
    return indent < level.indent or (level.scheme.startswith("bullet") and indent <= level.indent)


def _climb(levels: list[_Level], label: Label, *, is_heading: bool) -> None:
    """Leave the levels that a label ends: those from its own scheme on, or those that it outranks."""
    if _pop(levels, label.scheme):
        return
    rank = _rank(label)
    starts = label.value in {None, 1} and label.family not in {"division", "roman", "ordinal", "article", "question"}
    depth = _declared_depth(levels)
    while (
        len(levels) > depth and levels[-1].rank > rank and not (starts and _may_hold(levels[-1], is_heading=is_heading))
    ):
        levels.pop()
    if is_heading:
        while len(levels) > depth and levels[-1].scheme.startswith("plain") and levels[-1].has_body:
            levels.pop()


def _may_hold(level: _Level, *, is_heading: bool) -> bool:
    """Tell whether a sequence that begins anew can belong to a level: a heading's does, as long as no text is there yet."""
    return not level.has_body if level.heading and is_heading else not is_heading or level.heading is not None


def _pop(levels: list[_Level], scheme: str) -> bool:
    """Leave the levels from a scheme on, if it is among them."""
    for index in range(_declared_depth(levels), len(levels)):
        if levels[index].scheme == scheme:
            del levels[index:]
            return True
    return False


def _declared_depth(levels: Sequence[_Level]) -> int:
    """Count the levels down to the last one that the format declares: no label ends those."""
    return max((index for index, level in enumerate(levels, 1) if level.declared), default=0)


def _rank(label: Label) -> int:
    if label.family == "division":
        return _DIVISIONS.index(label.scheme[-1]) - len(_DIVISIONS)
    return _RANKS.get(label.family, 9)


def _level(draft: Draft, text: str, label: Label, *, is_heading: bool) -> _Level:
    heading = written_heading(draft, label, text) if is_heading else None
    return _Level(label.scheme, _rank(label), heading, label.number, draft.first.indent)


def written_heading(draft: Draft, label: Label, text: str) -> str:
    """Write a heading with its number as the document does; U+3000 parts them where they stood on two lines."""
    if draft.is_bare:
        return text
    piece = draft.pieces[0]
    gap = piece.line.text[len(label.written) : piece.start] if piece.start else "\u3000"
    return label.written + ("\u3000" if len(gap) > 1 else gap) + text


def _kinds(drafts: Sequence[Draft], texts: Sequence[str]) -> list[Kind]:
    """Name the kind of each block."""
    body = _body_start(drafts, texts)
    kinds: list[Kind] = []
    titles = 0
    for index, draft in enumerate(drafts):
        if draft.kind is not None:
            kind = draft.kind
        elif draft.label is not None:
            kind = _labeled_kind(drafts, texts, kinds, index, draft.label)
        else:
            # Below the date a heading follows, unless it is set in as titles are.
            over = titles > 0 and "dateline" in kinds and draft.first.indent < _SET_IN
            in_front = index < body and titles < _TITLES and not over
            kind = _plain_kind(drafts, texts, index, body, in_front=in_front)
            if kind == "heading" and not titles and kinds[-1:] == ["signature"]:
                kind = "title"  # the gazette puts the title of an order below who issued it
        titles += kind == "title"
        kinds.append(kind)
    return kinds


def _body_start(drafts: Sequence[Draft], texts: Sequence[str]) -> int:
    """Find where the front matter ends: at the first sentence, label or table."""
    for index, (draft, text) in enumerate(zip(drafts, texts, strict=True)):
        kind = draft.kind not in {None, "title"}
        if draft.label is not None or kind or is_finished(text) or len(text) > 2 * _TITLE_LIMIT:
            return index
    return len(drafts)


def _labeled_kind(
    drafts: Sequence[Draft], texts: Sequence[str], kinds: Sequence[Kind], index: int, label: Label
) -> Kind:
    """Tell a heading from a paragraph and from an item, for a block with a label."""
    family = label.family
    if family == "note":
        return "note"
    text = texts[index]
    title = text != "削除" and not is_finished(text) and "。" not in text and _is_short(text)
    if family == "division" or (family in _CHAPTERS and title):
        return "heading"
    if family == "bullet" and label.written not in _BOXES:
        return "item"
    above = drafts[index - 1].label if index else None
    listed = above is not None and above.scheme == label.scheme and kinds[index - 1] != "heading"
    below = drafts[index + 1].label if index + 1 < len(drafts) else None
    parted = below is not None and below.value == 1 and below.family != "note" and _rank(below) > _rank(label)
    if title and family != "answer" and (parted or not listed) and _governs(drafts, texts, index, label):
        return "heading"
    return (
        "paragraph" if family in {"article", "number", "question", "answer", "decimal", "ordinal", "roman"} else "item"
    )


def _is_short(text: str) -> bool:
    """Tell whether a text may be a title by its length; what stands in brackets behind it doesn't count."""
    core = _REMARK.sub("", text) or text
    return len(text) <= _TITLE_LIMIT and len(core) <= (_TITLE_LIMIT // 2 if _COMMA.search(core) else _TITLE_LIMIT)


def _governs(drafts: Sequence[Draft], texts: Sequence[str], index: int, label: Label) -> bool:
    """Tell whether what follows a labeled line is subordinate to it: text without a label, or a deeper label."""
    if index + 1 >= len(drafts):
        return False
    after = drafts[index + 1]
    if after.label is None:
        return after.kind in {"table", "caption"} or (
            after.kind is None and not after.alone and not _FIELD.fullmatch(texts[index + 1])
        )
    if after.label.family == "note" or after.label.scheme == label.scheme:
        return False
    return _rank(after.label) > _rank(label) or after.label.value == 1


def _plain_kind(drafts: Sequence[Draft], texts: Sequence[str], index: int, body: int, *, in_front: bool) -> Kind:
    """Name the kind of a block without a label."""
    draft, text = drafts[index], texts[index]
    if len(text) > _TITLE_LIMIT or is_finished(text) or not _WORD.search(text):
        return "paragraph"
    squeezed = "".join(text.split())
    if _DATELINE.fullmatch(squeezed) and not (index >= body and "\u3000" in text):
        return "dateline"
    if _ADDRESSEE.fullmatch(squeezed) and len(draft.pieces) == 1:
        return "signature"
    if (draft.alone or index < body) and (is_role(squeezed) or (index and _OFFICE.fullmatch(squeezed))):
        return "signature"
    if _ARTICLE_CAPTION.fullmatch(squeezed) and _is_before(drafts, index, {"article", "number"}):
        return "caption"
    if _STAGE_DIRECTION.fullmatch(squeezed):
        return "note"
    if _FIELD.fullmatch(squeezed) or _MATERIAL.match(squeezed) or _COLUMNS.search(draft.first.text):
        return "paragraph"
    if _BRACKETED.fullmatch(text) or _OPENERS.fullmatch(squeezed) or _CONTACT.fullmatch(squeezed):
        return "heading"
    if in_front:
        return "title"
    if draft.alone and index + 1 < len(drafts):
        return "heading"
    return "heading" if _heads(drafts, texts, index) else "paragraph"


def _is_before(drafts: Sequence[Draft], index: int, families: set[str]) -> bool:
    """Tell whether the next block has a label of one of the families."""
    after = drafts[index + 1].label if index + 1 < len(drafts) else None
    return after is not None and after.family in families


def _heads(drafts: Sequence[Draft], texts: Sequence[str], index: int) -> bool:
    """Tell whether a short line heads what follows: sentences, or labels that open or go on."""
    text = texts[index]
    if (
        "。" in text
        or len(drafts[index].pieces) > 1
        or text[-1] in "、，,：:"
        or len(text) > 40
        or index + 1 >= len(drafts)
    ):
        return False
    after = drafts[index + 1]
    above = drafts[index - 1].label if index else None
    if above and after.label and above.scheme == after.label.scheme and above.value != after.label.value:
        # All that stands between two numbers is the text of the first, but for a line by itself below a sentence.
        return drafts[index].first.gap > 0 and is_finished(texts[index - 1]) and text[0] not in "（("
    if after.kind is not None or _ARTICLE_CAPTION.fullmatch(texts[index + 1]):
        return after.kind in {"table", "caption", None}
    return is_finished(texts[index + 1]) or (after.label is not None and after.label.family != "note")
