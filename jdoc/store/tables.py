"""The tables and views of an index (docs/index.md explains them), and what a reader takes from several of them."""

from __future__ import annotations

from jdoc.store import findings, stances
from jdoc.store.meanings import MEANING
from jdoc.vocabulary import NAME_LABELS

DOCUMENT = (
    "select document.id, coalesce(document.name, file.path) as name, document.date, document.date_source, "
    "document.first, document.blocks, file.path, lower(hex(file.sha256)) as sha256 "
    "from document join file on file.id = document.file"
)
"""A document that has the name of its file has none of its own."""
BETWEEN = " > "
"""Stands between headings."""
BELOW = "/"
"""What a locator begins with that tells no more than where a block stands below its headings."""
SECTIONS = "section left join block as heading on heading.id = section.heading"
"""Sections, with the blocks that head them."""
TITLE = (
    "case when section.heading is null then section.title "
    "else coalesce(heading.label, '') || coalesce(section.title, '') || heading.text end"
)
"""The title of a section: that of the block that heads it, where one does."""
SECTION = (
    "(with recursive above (parent, path) as ("
    f"select section.parent, {TITLE} from {SECTIONS} where section.id = block.section "
    f"union all select section.parent, {TITLE} || ' > ' || above.path "
    "from above join section on section.id = above.parent left join block as heading on heading.id = section.heading) "
    "select path from above where parent is null)"
)
"""The headings above a block."""
AS_TEXT = b""
"""Stands for a locator that is the text of its block behind that of its headings: of a heading without a number."""
LOCATOR = (
    "case when block.locator glob '/*' or block.locator = x'' then coalesce((select section.place from section "
    "where section.id = block.section), '') || iif(block.locator = x'', '/' || block.text, block.locator) "
    "else block.locator end"
)
"""The place of a block, which is below that of its headings where it begins with a slash."""
TABLES = f"""
create table making (id integer primary key, how text not null unique);
create table file (
    id integer primary key, path text not null unique, sha256 blob not null, made integer not null references making
);
create table document (
    id integer primary key,
    file integer not null references file,
    name text,
    date text,
    date_source text,
    first integer not null references block,
    blocks integer not null
);
create table word (id integer primary key, text text not null unique);
create table section (
    id integer primary key,
    parent integer references section,
    heading integer references block,
    title text,
    place text
);
create table block (
    id integer primary key,
    document integer not null references document,
    seq integer,
    kind integer references word,
    section integer references section,
    page integer,
    line integer,
    label text,
    locator,
    source blob,
    text text not null,
    record blob
);
create table meaning (
    id integer primary key,
    label integer not null references word,
    unit integer references word,
    value text,
    low numeric,
    high numeric,
    earliest,
    latest,
    code text,
    law_num text,
    law_id text,
    form text
);
create table lookup (key not null, meaning integer not null references meaning, primary key (key, meaning))
    without rowid;
create table manner (id integer primary key, approx integer, bound text, role text);
create table entity (
    block integer not null references block,
    start integer not null,
    length integer not null,
    meaning integer not null references meaning,
    manner integer references manner,
    primary key (block, start, length, meaning)
) without rowid;
create virtual table pair using fts5 (pairs, content = '', detail = none, columnsize = 0, tokenize = 'ascii');

create index document_file on document (file);
create index meaning_low on meaning (low) where low is not null;
create index meaning_law on meaning (law_num) where law_num is not null;

create view documents as select id, name, date, blocks, path, sha256 from ({DOCUMENT});
create view blocks as
    select block.id, document.name as doc, document.date, block.seq, kind.text as kind, {SECTION} as section,
        block.page, block.line, block.text, block.label, {LOCATOR} as locator
    from block join ({DOCUMENT}) as document on document.id = block.document
        left join word as kind on kind.id = block.kind;
create view entities as
    select document.name as doc, document.date, block.id as block, block.page, block.line, meaning.label,
        substr(block.text, entity.start + 1, entity.length) as text, meaning.value, meaning.unit, meaning.low,
        meaning.high, meaning.earliest, meaning.latest, meaning.code, meaning.law_num, meaning.law_id, manner.approx,
        manner.bound, manner.role, entity.start, entity.start + entity.length as end
    from entity join ({MEANING}) as meaning on meaning.id = entity.meaning join block on block.id = entity.block
        join ({DOCUMENT}) as document on document.id = block.document left join manner on manner.id = entity.manner;
create view names as
    select label, name, code, law_num, sum(count) as count,
        group_concat(text, ' ') filter (where text <> name) as aliases
    from (
        select meaning.label, meaning.value as name, meaning.code, meaning.law_num, meaning.law_id,
            substr(block.text, entity.start + 1, entity.length) as text, count(*) as count
        from entity join ({MEANING}) as meaning on meaning.id = entity.meaning join block on block.id = entity.block
        where meaning.label in ({", ".join(f"'{label}'" for label in NAME_LABELS)})
        group by 1, 2, 3, 4, 5, 6 order by min(block.id)
    )
    group by label, name, code, law_num, law_id;
{stances.TABLES}{findings.TABLES}"""
