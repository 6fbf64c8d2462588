"""Inputs: texts put together of what such documents are made of, records of anybody's, damaged files of all formats.

Files of a folder are damaged as well where JDOC_FUZZ_FILES names one.
"""

from __future__ import annotations

import json
import os
import random
import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from jdoc.vocabulary import ENTITY_LABELS
from tests.fuzz import markup
from tests.readers import test_ods
from tests.readers.test_hostile import files, mutated, mutated_inside
from tests.readers.test_old_office import EXCEL, WORD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WORDS = (
    "銭 ドル ユーロ パーセント 分の 年度 時間 か月 週間 世紀 年代 四半期 上半期 令和 平成 昭和 Ｒ H 西暦 初め 中旬 "
    "以上 以下 未満 超 程度 から まで ないし 及び 又は ほか 合計 単位 １． (1) （注） 別紙 記 第１条 "
    "外務省 日本国 国連 東京都 株式会社 委員会 大臣 首相 岸田 条約 法律 共同声明 "
    "歓迎する 非難した 求める 表明した 支援する 合意した 懸念 強く は、 を に対し との"
)
PIECES = (
    *"0123456789０１２３４５６７８９〇一二三四五六七八九十百千万億兆京零壱弐参拾廿卅半数",
    *"，,．.・、。～－-−△▲第約／/:'￥¥＄$€£円％%割分厘倍年月日時回名件人条元前昨本翌同末計",
    *'（）「」【】()『』[]〔〕“”<>&"①アⅠ・○●※＊―—㈱㎡℃½²￼\ufffd\U0001f600\U00020b9f',
    *"\u200b\u00ad\u202e\ufeff\u3099\x1b\x00\u2028\n\n\n\n\t\r\f 　　",
    *_WORDS.split(" "),
    *("\n\n", "\n　", "　　　　", "\r\n", "- 1 -\n", "1\n"),
)
"""What texts are put together of: figures, signs, units, names, acts, brackets, enumerators, odd characters."""
_LABELS = (
    "第一条　 第２条　 第三条の二　 第 4 条 第四条の２ ２　 ② 一　 二の二　 イ　 ロ　 ハ (1)　 （２）　 (i)　 "
    "ア　 （ア） (a) a. 附則 別表第一（第二条関係） 様式第1号 別記 第一章　総則 第一節 第1編 第二款 目次 "
    "第○条　 （目的） （定義） 記 以上"
)
_REFERENCES = (
    "前条 次条 同条 同項 前項 次項 本条 前二条 前各号 各号 ただし書 後段 柱書 イからハまで (1)から(3)まで イ "
    "ロ (1) (i) ① 第一条 第二条第一項第三号ロ 第９条の２ 第十条から第十二条まで 709条 5条1項2号ないし4号 "
    "第2章 附則第三条 別表第一の二 民法 憲法 会社法 同法 この法律 この条例 旧商法 ドイツ民法 令 法 規則 "
    "施行令 同法施行規則 則 学則 人事院規則九―八 （平成十七年法律第八十六号） （以下「法」という。） "
    "（以下この条において同じ。） という。 をいう。 において準用する 及び 又は 並びに 若しくは 、 ・ から "
    "まで の規定 に掲げる者 を次のように改める。 を加える。 中「 」を「 」に改め、 を削る。 の下に「 甲 乙 "
    "本契約"
)
_SPOKEN = (
    "○議長（海野一郎君） 〔拍手〕 問１ 答　 ○甲野委員長 （山田大臣） 君 委員　　甲野乙子　弁護士 教授 氏 殿 "
    "議事録 出席者 国務大臣 説明員 日程第一 休憩 東京都千代田区霞が関１丁目２－３ 中央区字第３号 電話 "
    "外務省　アジア局 大石建設　株式会社 （木） （月） 小計 合計 前年比 増減 構成比 単位：千円 別紙のとおり "
    "別添１ 表１ 図２ ４月31日 25時 10：00～11：30"
)
PLACES = (
    *("\n", "\n", "\n　", "　", "", "(", ")", "（", "）", "「", "」", "、", "。"),
    *_LABELS.split(" "),
    *_REFERENCES.split(" "),
    *_SPOKEN.split(" "),
)
"""What laws, contracts and minutes are put together of: labels, references, speakers, members, what checks look at."""
LINE = "政府は、2016年５月１日、総額５，６８０億円（約52.5億ドル）以上の支援を表明した。"
_FIELDS = ("rows", "spans", "source", "seq", "text", "provision", "related", "base_date", "kind", "locator")
VALUES: tuple[object, ...] = (
    0,
    -1,
    1.5,
    10**40,
    99999999999999999999,
    "１",
    "",
    None,
    True,
    [],
    {},
    [[1, 2]],
    *["x" * 300],
    "\ud800",
    -0.0,
)
"""What a record may hold anywhere, for all that is known of where it comes from."""


class Input(NamedTuple):
    """A file to be put through all of jdoc."""

    name: str
    data: bytes


def text(chance: random.Random) -> Input:
    """Put pieces together, some of them again and again."""
    pieces = [chance.choice(PIECES) for _ in range(chance.choice((3, 10, 40, 200)))]
    for _ in range(chance.choice((0, 0, 1, 5))):
        at = chance.randrange(len(pieces))
        pieces[at:at] = chance.choice((pieces[at : at + 3] * chance.choice((2, 20, 100)), [LINE, "\n"] * 3))
    return Input("a.txt", "".join(pieces).encode(errors="surrogatepass"))


def lines(chance: random.Random) -> Input:
    """Put lines together of few pieces each, as tables, lists and tables of contents are."""
    kinds = ["".join(chance.choice(PIECES) for _ in range(chance.randrange(1, 8))) for _ in range(4)]
    rows = [chance.choice((" ", "　　", "\t", "，")).join(chance.choices(kinds, k=3)) for _ in range(30)]
    return Input("a.txt", "\n".join(rows).encode())


def provisions(chance: random.Random) -> Input:
    """Put labels, references, speakers and figures together, most of them a line's beginning."""
    some = chance.choices(PLACES, k=20) + chance.choices(PIECES, k=chance.choice((0, 4)))
    pieces = [chance.choice(chance.choice((PLACES, some))) for _ in range(chance.choice((6, 40, 200)))]
    for at in range(0, len(pieces), chance.choice((2, 3, 5))):
        pieces[at] = "\n" + chance.choice((pieces[at], chance.choice(_LABELS.split(" "))))
    return Input("a.txt", "".join(pieces).encode(errors="surrogatepass"))


def records(chance: random.Random) -> Input:
    """Change records: their values, their fields, their bytes."""
    changed = [json.loads(line) for line in _records()]
    for _ in range(chance.choice((1, 3, 20))):
        record = chance.choice(changed)
        inside = [record.get(name) for name in ("entities", "stances", "findings", "definitions")]
        place = chance.choice([record, *(item for items in inside if isinstance(items, list) for item in items)])
        if isinstance(place, dict) and place:
            place[chance.choice((*place, *_FIELDS))] = chance.choice(VALUES)
    data = "\n".join(map(json.dumps, changed)).encode()
    return Input("a.jsonl", mutated(data, chance) if chance.random() < 0.3 else data)


@cache
def _records() -> tuple[bytes, ...]:
    """Return some records with all that records have."""
    from jdoc import Work, jsonl, process

    table = "区分　　　金額\n歳入　　　1,200\n歳出　　　2,400\n"
    written = f"共同声明\n\n１．総論\n\n{LINE}外務省は、これを強く歓迎した。\n\n{table}"
    written += "\n第一条　港湾法第二条（以下「法」という。）による。\n２　前項\n○議長（甲野一郎君）　４月31日（月）\n"
    work = Work(stages=("split", "entities", "check", "stances"), labels=ENTITY_LABELS, names="rules")
    return tuple(map(jsonl.encode, process(written, work=work)))


def pieces_of(chance: random.Random) -> Callable[[], str]:
    """Return what gives a few pieces of text, another time others."""
    return lambda: "".join(chance.choice((chance.choice(PIECES), LINE)) for _ in range(chance.choice((1, 2, 5))))


def written(name: str, write: Callable[[random.Random, Callable[[], str]], bytes]) -> Callable[[random.Random], Input]:
    """Return what writes a file of markup under a name."""
    return lambda chance: Input(name, write(chance, pieces_of(chance)))


def moved_inside(data: bytes, chance: random.Random) -> bytes:
    """Move the elements of an office file, or of XML."""
    move = markup.moved_parts if data[:2] == b"PK" else markup.moved
    return move(data, chance, pieces_of(chance))


def any_change(data: bytes, chance: random.Random) -> bytes:
    """Change a file from elsewhere in one of the ways that there are."""
    if data[:2] != b"PK" or chance.random() < 0.3:
        return mutated(data, chance)
    return chance.choice((mutated_inside, moved_inside))(data, chance)


@cache
def _files() -> dict[str, tuple[bytes, Callable[[bytes, random.Random], bytes]]]:
    known = files()
    cells = [test_ods.row(*(test_ods.cell(f"{place}") for place in range(3))) for _ in range(4)]
    known |= {
        "old.doc": (WORD, mutated),
        "old.xls": (EXCEL, mutated),
        "parts.ods": (test_ods.ods(test_ods.sheet(*cells)), mutated_inside),
        "rows.tsv": ("区分\t金額\n歳入\t1,200\n歳出\t△36\n".encode("cp932"), mutated),
    }
    for name in ("parts.docx", "parts.xlsx", "parts.odt", "parts.ods", "parts.pptx", "parts.epub", "law.xml"):
        known[name.replace("parts", "moved").replace("law", "moved")] = known[name][0], moved_inside
    folder = os.environ.get("JDOC_FUZZ_FILES")
    for path in sorted(Path(folder).iterdir()) if folder else ():
        known[path.name] = path.read_bytes(), any_change
    return known


@cache
def _archive() -> bytes:
    """Return an archive that holds a file of each format, one archive in another."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name, (data, _) in files().items():
            target.writestr(f"文書/{name}", data)
    return stream.getvalue()


def archive(chance: random.Random) -> Input:
    """Damage an archive of all formats, or what one of its files is called."""
    data = _archive()
    name = chance.choice((b"../../a.txt", b"a\x1b[2J", b"\xff\xfe.txt", b"C:\\a.txt", b"", b"." * 12))
    return Input("all.zip", mutated(data, chance) if chance.random() < 0.7 else data.replace(b"whole.docx", name))


def damaged(name: str) -> Callable[[random.Random], Input]:
    """Return what damages the file of a name."""

    def damage(chance: random.Random) -> Input:
        data, change = _files()[name]
        return Input(name, change(data, chance))

    return damage


GENERATORS: dict[str, Callable[[random.Random], Input]] = {
    "text": text,
    "lines": lines,
    "provisions": provisions,
    "records": records,
    "elements-html": written("a.html", markup.page),
    "marks-md": written("a.md", markup.marked),
    "words-rtf": written("a.rtf", markup.rich),
    "heads-eml": written("a.eml", markup.mail),
    "places-pdf": written("a.pdf", markup.laid_out),
    "archive": archive,
    **{re.sub(r"\W", "-", name): damaged(name) for name in _files()},
}
"""What makes inputs, by the name of the kind."""


def inputs(kind: str, first: int, many: int) -> Iterator[tuple[int, Input]]:
    """Yield inputs of a kind with the numbers that they are made again by."""
    for seed in range(first, first + many):
        yield seed, GENERATORS[kind](random.Random(f"{kind} {seed}"))  # noqa: S311 -- no secret hangs on it
