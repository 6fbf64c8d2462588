"""Years of statements, made of the samples: numbers, dates, names and much of the wording differ from text to text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jdoc.language.width import widen
from tests.conftest import SAMPLES

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

DIGITS = "0-9０-９"
NUMBER = re.compile(f"(?P<before>平成|令和|昭和)?(?P<digits>[{DIGITS}]+)(?P<after> *[年月日])?")
ALIKE = (
    "ベトナム タイ ケニア モンゴル ウズベキスタン ペルー カタール チリ ラオス カンボジア インドネシア ガーナ",
    "ハノイ バンコク ナイロビ ウランバートル タシケント リマ ドーハ ジャカルタ アクラ 札幌市 名古屋市 福岡市",
    "日本貿易振興機構 国際協力機構 国際協力銀行 地方公共団体情報システム機構 国際交流基金 日本学術振興会 理化学研究所",
    "ＪＥＴＲＯ ＪＩＣＡ ＪＢＩＣ JICA ＦＡＯ FAO ＵＮＤＰ WHO ＯＥＣＤ ＡＳＥＡＮ UNESCO",
    "商工省 経済産業省 総務省 外務省 財務省 農林水産省 国土交通省 環境省 防衛省 文部科学省",
    "北浜海洋機械 東亜造船 南港電機 西都化学 中央精工 大洋重工 日新汽船 三河製作所 九谷セラミックス",
    "海上 経済 通信 金融 農業 医療 教育 環境 文化 防災 交通 衛生 観光 産業 雇用 統計 宇宙 森林 漁業 航空 司法 税務",
    "協力 支援 対策 連携 整備 育成 強化 推進 改革 研究 投資 交流 開発 保全 調査 監視 研修 振興",
    "設備 施設 制度 人材 計画 体制 資金 情報 資源 拠点 基盤 組織 港湾 電力 道路 水道",
    "歓迎 確認 表明 要請 支持 期待 評価 合意 説明 報告 決定 提案 検討 指摘",
    "地域 分野 事業 機関 団体 企業 住民 市場 社会 世界 両国 各国 国民 首脳 閣僚 大臣 委員",
)
"""Words that may stand for each other."""
KINDS = [words.split() for words in ALIKE]
PLACE = {word: kind for kind, words in enumerate(KINDS) for word in words}
WORD = re.compile("|".join(sorted(PLACE, key=len, reverse=True)))


def write_corpus(folder: Path, size: int, random: Random) -> int:
    """Write documents of the bytes wanted into folders of years; return how many bytes there are."""
    samples = [sample.read_text(encoding="utf-8") for sample in SAMPLES]
    written = number = 0
    while written < size:
        text = "\n\n".join(perturbed(sample, random) for sample in random.sample(samples, len(samples)))
        path = folder / f"{2000 + number % 25}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        written += path.write_bytes(text.encode())
        number += 1
    return written


def perturbed(text: str, random: Random) -> str:
    """Return the text with other numbers, dates and words; each word stands for the same one all through."""
    others = {word: random.choice(KINDS[kind]) for word, kind in PLACE.items()}

    def number(match: re.Match[str]) -> str:
        before, digits, after = match["before"] or "", match["digits"], match["after"] or ""
        found = _number(before, len(digits), after.strip(), random)
        return f"{before}{found if digits.isascii() else widen(found)}{after}"

    return NUMBER.sub(number, WORD.sub(lambda match: others[match[0]], text))


def _number(before: str, length: int, after: str, random: Random) -> str:
    if before:
        return f"{random.randint(1, 30 if before == '平成' else 7)}"
    if after == "年" and length == 4:
        return f"{random.randint(1995, 2025)}"
    if after in {"月", "日"}:
        return f"{random.randint(1, 12 if after == '月' else 28)}"
    return f"{random.randint(1, 9)}{''.join(f'{random.randint(0, 9)}' for _ in range(length - 1))}"
