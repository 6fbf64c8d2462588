"""Laws in 法令標準XML, and what is read from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jdoc import readers
from jdoc.errors import InputError
from jdoc.readers import law
from jdoc.readers.formats import RawFile, find_reader
from jdoc.stages.split import split_documents
from tests.readers.test_html import refuse

if TYPE_CHECKING:
    from jdoc.model import Block

LAW = """\
<Law Era="Reiwa" Lang="ja" LawType="Act" Num="5" Year="03"><LawNum>令和三年法律第五号</LawNum>
<LawBody>
<LawTitle Kana="">海洋協力推進法</LawTitle>
<TOC>
<TOCLabel>目次</TOCLabel>
<TOCChapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>
<ArticleRange>（第一条・第二条）</ArticleRange></TOCChapter>
<TOCSupplProvision>
<SupplProvisionLabel>附則</SupplProvisionLabel></TOCSupplProvision></TOC>
<MainProvision>
<Chapter Num="1"><ChapterTitle>第一章　総則</ChapterTitle>
<Article Num="1"><ArticleCaption>（目的）</ArticleCaption><ArticleTitle>第一条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/>
<ParagraphSentence><Sentence Num="1">この法律は、海洋協力を<Ruby>推進<Rt>すいしん</Rt></Ruby>する。</Sentence>
<Sentence Num="2">ただし、この限りでない。</Sentence></ParagraphSentence></Paragraph></Article>
<Article Num="2"><ArticleCaption>（定義）</ArticleCaption><ArticleTitle>第二条</ArticleTitle>
<Paragraph Num="1"><ParagraphNum/>
<ParagraphSentence><Sentence>次に掲げる用語の意義は、次のとおりとする。</Sentence></ParagraphSentence>
<Item Num="1"><ItemTitle>一</ItemTitle><ItemSentence>
<Column Num="1"><Sentence>海洋協力</Sentence></Column>
<Column Num="2"><Sentence>海洋に関する協力をいう。</Sentence></Column></ItemSentence>
<Subitem1 Num="1">
<Subitem1Title>イ</Subitem1Title>
<Subitem1Sentence><Sentence>政府間のもの</Sentence></Subitem1Sentence></Subitem1></Item>
<Item Num="2"><ItemTitle>二</ItemTitle>
<ItemSentence><Sentence>船舶　海上を航行するものをいう。</Sentence></ItemSentence></Item></Paragraph>
<Paragraph Num="2"><ParagraphNum>２</ParagraphNum>
<ParagraphSentence><Sentence>前項の規定は、政令で定める。</Sentence></ParagraphSentence>
<TableStruct>
<Table>
<TableRow>
<TableColumn><Sentence>甲</Sentence></TableColumn>
<TableColumn><Sentence>一</Sentence></TableColumn></TableRow>
<TableRow>
<TableColumn><Sentence>乙</Sentence></TableColumn>
<TableColumn><Sentence>二</Sentence></TableColumn></TableRow></Table></TableStruct></Paragraph></Article></Chapter></MainProvision>
<SupplProvision>
<SupplProvisionLabel>附　則</SupplProvisionLabel>
<Paragraph Num="1"><ParagraphNum/>
<ParagraphSentence><Sentence>この法律は、公布の日から施行する。</Sentence></ParagraphSentence></Paragraph></SupplProvision>
<AppdxTable>
<AppdxTableTitle>別表第一</AppdxTableTitle><RelatedArticleNum>（第二条関係）</RelatedArticleNum></AppdxTable></LawBody></Law>
"""


def split(data: str) -> list[Block]:
    return list(split_documents([readers.read(data.encode(), "a.xml", report=refuse)]))


def test_a_law_keeps_its_structure() -> None:
    found = [(block.kind, block.label, block.text) for block in split(LAW)]
    assert found == [
        ("dateline", None, "令和三年法律第五号"),
        ("title", None, "海洋協力推進法"),
        ("contents", None, "目次"),
        ("contents", None, "第一章　総則（第一条・第二条）"),
        ("contents", None, "附則"),
        ("heading", "第一章", "総則"),
        ("caption", None, "（目的）"),
        ("paragraph", "第一条", "この法律は、海洋協力を推進する。ただし、この限りでない。"),
        ("caption", None, "（定義）"),
        ("paragraph", "第二条", "次に掲げる用語の意義は、次のとおりとする。"),
        ("item", "一", "海洋協力　海洋に関する協力をいう。"),
        ("item", "イ", "政府間のもの"),
        ("item", "二", "船舶　海上を航行するものをいう。"),
        ("paragraph", "２", "前項の規定は、政令で定める。"),
        ("table", None, "甲\t一\n乙\t二"),
        ("attachment", None, "附　則"),
        ("paragraph", None, "この法律は、公布の日から施行する。"),
        ("attachment", None, "別表第一"),
        ("paragraph", None, "（第二条関係）"),
    ]


def test_the_source_is_that_of_the_file() -> None:
    lines = LAW.split("\n")
    for block in split(LAW):
        assert block.source
        for offset, line, column in block.source:
            if block.text[offset] != "\u3000":  # the gap between the columns of an item stands in no file
                assert lines[line - 1][column - 1] == block.text[offset]


def test_each_supplementary_provision_is_a_section_of_its_own() -> None:
    """They say in an attribute which law made them: without it, all of them would be called the same."""
    made_by = ' AmendLawNum="平成二六年六月一三日法律第六九号" Extract="true"'
    law = LAW.replace(
        "<SupplProvision>\n<SupplProvisionLabel>附　則", f"<SupplProvision{made_by}>\n<SupplProvisionLabel>附　則"
    )
    supplement = [block for block in split(law) if block.section and block.section[0].startswith("附")]
    assert [(block.section, block.text) for block in supplement] == [
        (["附　則　（平成二六年六月一三日法律第六九号）　抄"], "この法律は、公布の日から施行する。")
    ]


def test_articles_belong_to_their_chapters() -> None:
    parts = "<Law><Part><PartTitle>第一編　総則</PartTitle><Chapter><ChapterTitle>第一章　通則</ChapterTitle>"
    article = "<Article><ArticleTitle>第一条</ArticleTitle><Paragraph><ParagraphSentence><Sentence>権利は義務を伴う。"
    ends = "</Sentence></ParagraphSentence></Paragraph></Article></Chapter></Part></Law>"
    assert split(parts + article + ends)[-1].section == ["第一編　総則", "第一章　通則"]


def test_the_api_wraps_laws() -> None:
    assert split(f"<DataRoot><ApplData><LawFullText>{LAW}</LawFullText></ApplData></DataRoot>")[1].kind == "title"
    with pytest.raises(InputError, match=r"a\.xml: there is no law in this XML"):
        split("<DataRoot><Result><Code>1</Code></Result></DataRoot>")


def test_damaged_and_hostile_files_are_said() -> None:
    with pytest.raises(InputError, match=r"a\.xml:\d+: this XML is damaged"):
        split(LAW[:-20])
    bomb = '<!DOCTYPE Law [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with pytest.raises(InputError, match="declares entities"):
        law.read(RawFile(f"{bomb}<Law>&b;</Law>".encode(), "a.xml"))


def test_laws_are_known_by_their_content() -> None:
    assert find_reader(f"<?xml version='1.0' encoding='UTF-8'?>\n{LAW}".encode()).format == "law"


def test_short_names_are_terms_of_the_title() -> None:
    [title, *_] = [block for block in split(LAW.replace('Kana=""', 'Abbrev="海協法，協力法"')) if block.kind == "title"]
    assert [(each.term, each.text) for each in title.definitions or ()] == [
        ("海協法", "海洋協力推進法"),
        ("協力法", "海洋協力推進法"),
    ]
