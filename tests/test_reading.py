"""What people really have: Markdown, wrapped lines, HTML in cells, dates, files of every kind."""

import email.message
import io
import json
import plistlib
import textwrap
import zipfile
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from analysis.readability.counts import counts
from analysis.reading import read_articles
from analysis.reading.dates import date_in_name, iso_date
from analysis.reading.documents import read_docx
from analysis.reading.markup import plain_markdown, unmarked, unwrapped
from analysis.tables.rows import article_tables
from analysis.text.article import front_matter
from analysis.text.sentences import n_words

SAMPLE = sorted((Path(__file__).parents[1] / "data" / "articles").rglob("*.md"))
LEAD = "The footbridge at Sallow leans a hand’s width more than in spring, the county found on Monday."
SAID = "“It leans,” said Ruth Okafor, the mayor of Sallow. “Nobody should cross it with a cart.”"


def read(path, **options):
    problems: list = []
    return list(read_articles(path, problems=problems, **options)), problems


def said_by(article):
    return {row["text"]: row["speaker"] for row in article_tables(article)["quotations"]}


# --- Markdown -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        (
            "“It leans,” said [Ruth Okafor](https://e.example/r_(x)), the mayor.",
            "“It leans,” said Ruth Okafor, the mayor.",
        ),
        (
            "said [Ruth][1] and [Omar][] and [Ida].\n\n[1]: http://e.example\n[omar]: /o\n",
            "said Ruth and Omar and [Ida].\n\n",
        ),
        ("![a picture](p.png)It [![x](y.png)](/z)leans", "It leans"),
        ("**“It *leans*,”** _she_ __said__ ~~twice~~ ==now==.", "“It leans,” she said twice now."),
        ("2 * 3 * 4, snake_case_name and f***ing s***", "2 * 3 * 4, snake_case_name and f***ing s***"),
        ("One.[^1]\n\n[^1]: A note that is no prose.\n", "One.\n\n"),
        ("Before.\n\n```py\nx = 1\n```\n\nAfter `this` word.", "Before.\n\n\nAfter this word."),
        ("A | B\n--|--\n1 | 2\n\nAfter.", "\nAfter."),
        ("The bridge\n==========\n\nIt leans.", "# The bridge\n\nIt leans."),
        (
            "<!-- a\nnote --><p>It leans.</p> &#8220;Yes&#8221; <https://e.example>",
            "It leans. “Yes” https://e.example",
        ),
        ("[[People/Ruth|Ruth Okafor]] \\*said\\* ![[p.png]]so", "Ruth Okafor *said* so"),
        ("``It leans,'' said [the mayor] [sic].", "``It leans,'' said [the mayor] [sic]."),
        ("# Heading\n\n- item\n> quoted", "# Heading\n\n- item\n> quoted"),
    ],
)
def test_markdown_is_read_as_the_words_it_shows(markdown, text):
    assert plain_markdown(markdown) == text


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_text_without_markup_stays_as_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert [article.text for article in read_articles(path)] == [text]


@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_who_speaks_is_found_in_a_link(tmp_path, suffix):
    text = f"{LEAD}\n\n“It leans,” said [Ruth Okafor](https://e.example/ruth), the mayor.\n"
    (tmp_path / f"a.{suffix}").write_text(text, encoding="utf-8")
    (article,), _ = read(tmp_path)
    (row,) = article_tables(article)["quotations"]
    assert (row["speaker"], article.text[row["start"] : row["end"]]) == ("Ruth Okafor", "It leans,")


@pytest.mark.parametrize("suffix", ["md", "txt", "csv"])
def test_a_picture_written_out_in_letters_is_not_prose(tmp_path, suffix):
    text = f"{LEAD} ![](data:image/png;base64,{'iVBORw0KGgo' * 2000})"
    (tmp_path / f"a.{suffix}").write_text(f'text\n"{text}"' if suffix == "csv" else text, encoding="utf-8")
    (article,), _ = read(tmp_path)
    assert n_words(article.text) == n_words(LEAD)


@pytest.mark.parametrize(
    "address", ["https://e.example/2025/05/a-very-long-story?of=98&characters#x", "www.e.example/a-b"]
)
def test_an_address_has_no_words(address):
    text = f"It leans (see {address} for more)."
    assert n_words(text) == 5
    assert counts(text).n_words == 5


# --- wrapped lines --------------------------------------------------------------------------------


def without_offsets(tables):
    place = ("start", "end", "cue_start", "cue_end", "source_start", "source_end", "warnings")
    return {
        name: [{key: repr(value) for key, value in row.items() if key not in place} for row in rows]
        for name, rows in tables.items()
    }


@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_wrapped_article_gives_the_tables_of_the_unwrapped(tmp_path, path, width):
    text = path.read_text(encoding="utf-8")
    _, start = front_matter(text)
    lines = (textwrap.fill(line, width) for line in text[start:].split("\n"))
    (tmp_path / path.name).write_text(text[:start] + "\n".join(lines), encoding="utf-8")
    (tmp_path / "whole").mkdir()
    (tmp_path / "whole" / path.name).write_text(text, encoding="utf-8")
    (wrapped,), _ = read(tmp_path / path.name)
    (whole,), _ = read(tmp_path / "whole" / path.name)
    assert wrapped.text == whole.text
    assert without_offsets(article_tables(wrapped)) == without_offsets(article_tables(whole))


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "The bridge leans and the\ncounty knows.\n\nSo does the\nmayor.",
            "The bridge leans and the county knows.\n\nSo does the mayor.",
        ),
        (
            "The bridge leans and the\ncounty knows.\n  So does the mayor of\nit.",
            "The bridge leans and the county knows.\n  So does the mayor of it.",
        ),
        (
            "  The bridge leans so far.\n  County men knew, but not\nwhy it leans so far, they\nsay.",
            "  The bridge leans so far.\n  County men knew, but not why it leans so far, they say.",
        ),
        (
            "The bridge leans and the\ncounty knew.\n  Nobody asked about the\n  Men and their\n  mayor.",
            "The bridge leans and the county knew.\n  Nobody asked about the Men and their mayor.",
        ),
        ("It is a well-\nknown bridge that\nleans.", "It is a well-known bridge that leans."),
        ("It has short-\nand long-term\nneeds, they say.", "It has short- and long-term needs, they say."),
        ("> quoted words that\n> go on here and\n> there.", "> quoted words that go on here and there."),
        ("- one item that is\n  long and goes on\n- two", "- one item that is long and goes on\n- two"),
        (
            f"{LEAD * 8}\n\n“We walked the whole way home and\nback,” she said.\n“I did.”",
            f"{LEAD * 8}\n\n“We walked the whole way home and back,” she said.\n“I did.”",
        ),
        ("A line.\nAnother line.\nThird.", "A line.\nAnother line.\nThird."),
        (
            "Roses are red\nViolets are blue\nSugar is sweet",
            "Roses are red\nViolets are blue\nSugar is sweet",
        ),
        (f"{LEAD}\n{SAID}\n{LEAD}", f"{LEAD}\n{SAID}\n{LEAD}"),
        ("", ""),
    ],
)
def test_lines_are_joined_where_they_were_cut_at_a_width(text, joined):
    assert unwrapped(text) == joined


# --- cells ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        "<p>{}</p><p>{}</p>",
        "<div><p>{}<br>{}</p><script>var a = 1;</script></div>",
        "{}<br/><br/>{}",
        "{}\\n\\n{}",
        "&lt;p&gt;{}&lt;/p&gt;&lt;p&gt;{}&lt;/p&gt;",
    ],
)
@pytest.mark.parametrize(
    "marks", ["“”", ("&#8220;", "&#8221;"), ("&ldquo;", "&rdquo;"), ('"', '"'), ("&quot;", "&quot;")]
)
def test_html_and_escapes_in_a_cell_are_read_as_their_text(tmp_path, cell, marks):
    text = cell.format(LEAD, SAID).replace("“", marks[0]).replace("”", marks[1])
    (tmp_path / "a.jsonl").write_text(json.dumps({"text": text}), encoding="utf-8")
    (article,), problems = read(tmp_path)
    assert said_by(article) == {
        "It leans,": "Ruth Okafor",
        "Nobody should cross it with a cart.": "Ruth Okafor",
    }
    assert [row["problem"] for row in problems] in (["markup"], [])
    assert "<" not in article.text and "&" not in article.text


@pytest.mark.parametrize("mark", ['\\"', '""'])
def test_doubled_and_escaped_marks_are_one(mark):
    assert unmarked(f"{mark}It leans,{mark} said Ruth. {mark}Mind.{mark}") == '"It leans," said Ruth. "Mind."'


@pytest.mark.parametrize(
    "cell", ["a < b and c > d", "AT&T and R&D", "It is 5<6.", 'the "" sign', "<stage whisper> No."]
)
def test_cells_without_markup_stay(cell):
    assert unmarked(cell) == cell


# --- records --------------------------------------------------------------------------------------

NEWSAPI = {
    "status": "ok",
    "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "The Sallow Gazette"},
            "author": "Ida Lorne",
            "title": "Bridge leans",
            "description": "It leans.",
            "url": "https://gazette.example/bridge",
            "publishedAt": "2025-05-09T08:00:00Z",
            "content": f"{LEAD} {SAID}… [+2345 chars]",
        }
    ],
}
PLEASE = {
    "authors": ["Ida Lorne"],
    "date_download": "2025-06-01 10:00:00",
    "date_modify": None,
    "description": "It leans.",
    "date_publish": "2025-05-09 08:00:00",
    "filename": "x.html",
    "image_url": None,
    "language": "en",
    "maintext": f"{LEAD}\n{SAID}",
    "source_domain": "gazette.example",
    "title": "Bridge leans",
    "url": "https://gazette.example/bridge",
}
NEWSPAPER = {
    "title": "Bridge leans",
    "authors": ["Ida Lorne"],
    "publish_date": "2025-05-09T00:00:00",
    "text": f"{LEAD}\n\n{SAID}",
    "source_url": "https://gazette.example",
    "url": "https://gazette.example/bridge",
    "keywords": ["bridge"],
    "summary": "It leans.",
}
GUARDIAN = {
    "response": {
        "results": [
            {
                "webTitle": "Bridge leans",
                "webPublicationDate": "2025-05-09T08:00:00Z",
                "webUrl": "https://gazette.example/bridge",
                "fields": {
                    "body": f"<p>{LEAD}</p><p>{SAID}</p>",
                    "byline": "Ida Lorne",
                    "publication": "gazette.example",
                },
            }
        ]
    }
}


@pytest.mark.parametrize(
    ("value", "outlet"),
    [
        (NEWSAPI, "The Sallow Gazette"),
        (PLEASE, "gazette.example"),
        ([PLEASE], "gazette.example"),
        (NEWSPAPER, "gazette.example"),
        ({"data": [NEWSPAPER]}, "gazette.example"),
        (GUARDIAN, "gazette.example"),
    ],
)
def test_json_of_services_and_crawlers(tmp_path, value, outlet):
    (tmp_path / "news.json").write_text(json.dumps(value), encoding="utf-8")
    (article,), problems = read(tmp_path)
    assert (article.title, article.outlet, article.date) == ("Bridge leans", outlet, "2025-05-09")
    assert (article.author, article.url) == ("Ida Lorne", "https://gazette.example/bridge")
    assert "Ruth Okafor" in said_by(article).values()
    assert "chars]" not in article.text
    assert [row["problem"] for row in problems] == ["cut"] * (value is NEWSAPI) + ["markup"] * (
        value is GUARDIAN
    )


BOTH = [{"title": "One", "text": LEAD, "author": "None"}, {"title": "Two", "text": SAID, "author": "nan"}]
BY_ROW = {str(n): row for n, row in enumerate(BOTH)}
SHAPES = {
    "list": json.dumps(BOTH),
    "list on lines": json.dumps(BOTH, indent=1),
    "list that breaks off": json.dumps([*BOTH, {"text": LEAD}])[:-9],
    "list with a comma too many": json.dumps(BOTH)[:-1] + ",]",
    "objects on lines": "\n".join(json.dumps(row, indent=1) for row in BOTH),
    "objects and commas": ",\n".join(map(json.dumps, BOTH)),
    "by id": json.dumps(BY_ROW),
    "by key": json.dumps({"article": BOTH[0], "other": BOTH[1]}),
    "by column": json.dumps({name: {id: row[name] for id, row in BY_ROW.items()} for name in BOTH[0]}),
    "columns": json.dumps({name: [row[name] for row in BOTH] for name in BOTH[0]}),
    "split": json.dumps({"columns": [*BOTH[0]], "index": [0, 1], "data": [[*row.values()] for row in BOTH]}),
    "paragraphs": json.dumps([{**row, "text": [*row["text"].split("\n\n")]} for row in BOTH]),
    "rendered": json.dumps([{name: {"rendered": cell} for name, cell in row.items()} for row in BOTH]),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_json_in_every_shape_is_its_articles(tmp_path, shape):
    (tmp_path / ("a.jsonl" if "on lines" in shape else "a.json")).write_text(SHAPES[shape])
    articles, problems = read(tmp_path)
    assert [(one.title, one.text, one.author) for one in articles] == [("One", LEAD, ""), ("Two", SAID, "")]
    assert len(problems) == ("breaks off" in shape)


def test_texts_without_names_are_articles(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([LEAD, SAID]))
    assert [one.text for one in read(tmp_path)[0]] == [LEAD, SAID]


def test_a_column_that_holds_far_more_is_told(tmp_path):
    (tmp_path / "a.csv").write_text(f"text,body\nShort.,{SAID!r}\n".replace("'", '"').replace("“", "”"))
    (article,), (problem,) = read(tmp_path)
    assert article.text == "Short." and problem["problem"] == "guessed" and "--column" in problem["detail"]


def test_json_with_an_object_a_line_whatever_its_name(tmp_path):
    (tmp_path / "news.json").write_text("\n".join(json.dumps({"text": LEAD}) for _ in range(3)))
    assert len(read(tmp_path)[0]) == 3


def test_a_workbook_has_an_article_a_row(tmp_path):
    book = openpyxl.Workbook()
    for row in [
        ["Title", "Text", "Date", None],
        ["Bridge leans", f"{LEAD}\n\n{SAID}", "9 May 2025", None],
        [None] * 4,
    ]:
        book.active.append(row)
    book.create_sheet("notes").append(["checked by", "Ida Lorne"])
    book["notes"].append(["on", "9 May"])
    book.save(tmp_path / "news.xlsx")
    (article,), problems = read(tmp_path)
    assert (article.title, article.date, problems) == ("Bridge leans", "2025-05-09", [])
    assert article.text == f"{LEAD}\n\n{SAID}"


@pytest.mark.parametrize("size", ["A1", "A1:B2", "A1:XFD1048576"])
def test_all_rows_of_a_sheet_are_read_whatever_size_it_names(tmp_path, size):
    book = openpyxl.Workbook()
    for row in (["Title", "Text"], ["One", LEAD], ["Two", SAID], ["Three", MORE]):
        book.active.append(row)
    book.save(tmp_path / "whole.xlsx")
    with (
        zipfile.ZipFile(tmp_path / "whole.xlsx") as whole,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w") as written,
    ):
        for name in whole.namelist():
            written.writestr(name, whole.read(name).replace(b'ref="A1:B4"', f'ref="{size}"'.encode()))
    articles, problems = read(tmp_path / "a.xlsx")
    assert ([one.title for one in articles], problems) == (["One", "Two", "Three"], [])


ROWS = ["id,title,text", f'1,One,"{LEAD}"', f'2,Two,"{LEAD}"', f'3,Three,"{LEAD}"']


@pytest.mark.parametrize(
    ("line", "detail"),
    [
        (f'2,Two,"{LEAD}', "In line 3 a quotation mark"),
        (f'2,Two,a "b","{LEAD}" c', "In line 3"),
        (f'2,Two,"{LEAD}",more', "Line 3 has 4 cells and the header 3"),
        ("2,Two,The bridge, which leans, is shut", "Line 3 has 5 cells"),
    ],
)  # fmt: skip
def test_a_row_that_is_wrong_costs_only_itself(tmp_path, line, detail):
    (tmp_path / "a.csv").write_text("\n".join([*ROWS[:2], line, ROWS[3]]), encoding="utf-8")
    articles, (problem,) = read(tmp_path)
    assert [article.title for article in articles] == ["One", "Three"]
    assert detail in problem["detail"]


def test_a_line_of_json_that_is_too_long_costs_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("analysis.reading.opening.LARGEST_TEXT", 1000)
    lines = [json.dumps({"text": text}) for text in (LEAD, LEAD * 20, LEAD)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    articles, (problem,) = read(tmp_path)
    assert (len(articles), problem["problem"]) == (2, "too large")
    (tmp_path / "a.jsonl").unlink()
    rows = "\n".join([f'"{LEAD}"'] * 8 + [f'"{LEAD * 20}"', f'"{LEAD}"'])
    (tmp_path / "a.csv").write_text(f"text\n{rows}\n")
    articles, (problem,) = read(tmp_path)
    assert (len(articles), problem["problem"]) == (8, "too large")


@pytest.mark.parametrize("head", ["sep=;\n", '"sep=;"\r\n', "\ufeff", ""])
@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_tables_of_spreadsheets(tmp_path, head, separator):
    if separator != ";" and "sep" in head:
        head = head.replace(";", separator)
    text = f'"a title, long"{separator}title{separator}text\n1{separator}Bridge; leans\x00'.replace(
        "; leans\x00", " leans"
    )
    (tmp_path / "a.tsv").write_text(f"{head}{text}{separator}{LEAD}\n", encoding="utf-8")
    (article,), problems = read(tmp_path)
    assert (article.title, article.text, problems) == ("Bridge leans", LEAD, [])


TABLES = {
    "a title above.csv": f"Export of 9 May 2025;;\n;;\nTitel;Datum;Inhalt\nOne;2025-05-09;{LEAD}\n",
    "a backslash before marks.csv": f'title,date,text\nOne,2025-05-09,"\\"{LEAD}\\" she said."\n',
    "marks of the text.tsv": f'text\ttitle\tdate\n"{LEAD}" she said.\tOne\t2025-05-09\n',
    "two columns of one name.csv": f'title,date,text,text\nOne,2025-05-09,"{LEAD}",other\n',
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_as_programs_and_people_write_them(tmp_path, name):
    (tmp_path / name).write_text(TABLES[name], encoding="utf-8")
    (article,), problems = read(tmp_path)
    assert (article.title, article.date, LEAD in article.text, problems) == ("One", "2025-05-09", True, [])
    assert article.text.count('"') == (2 if "marks" in name else 0)


# --- documents ------------------------------------------------------------------------------------


def word(*bodies):
    document = docx.Document()
    for body in bodies:
        namespaces = f'{nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        element = parse_xml(body.replace(">", f" {namespaces}>", 1))
        document.element.body.insert(len(document.element.body) - 1, element)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def run(text, tag="t"):
    return f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


@pytest.mark.parametrize(
    "inner",
    [
        f"<w:sdt><w:sdtContent>{run('Omar Diaz')}</w:sdtContent></w:sdt>",
        f'<w:smartTag w:uri="u" w:element="e">{run("Omar Diaz")}</w:smartTag>',
        f'<w:ins w:id="1" w:author="a">{run("Omar Diaz")}</w:ins>',
        f'<w:del w:id="1" w:author="a">{run("Ida Lorne", "delText")}</w:del>{run("Omar Diaz")}',
        f'<w:moveFrom w:id="1" w:author="a">{run("Ida Lorne")}</w:moveFrom>{run("Omar Diaz")}',
        f"<w:hyperlink>{run('Omar Diaz')}</w:hyperlink>",
        f'<w:fldSimple w:instr="AUTHOR">{run("Omar Diaz")}</w:fldSimple>',
    ],
)
def test_words_of_a_document_are_read_in_their_place(inner):
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr>'
    data = word(f"<w:p>{tabs}{run('“It leans,” said ')}{inner}{run(', the mayor.')}</w:p>")
    assert next(read_docx(data)).text == "“It leans,” said Omar Diaz, the mayor."


def test_tables_boxes_and_covers_of_a_document():
    box = f"<w:txbxContent><w:p>{run('In a box.')}</w:p></w:txbxContent>"
    choice = f'<mc:Choice Requires="w">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
    choice = f"<mc:AlternateContent>{choice}</mc:AlternateContent>"
    cover = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Cover Pages"/></w:docPartObj></w:sdtPr>'
        f'<w:sdtContent><w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("DRAFT")}</w:p>'
        "</w:sdtContent></w:sdt>"
    )
    table = f"<w:tbl><w:tr><w:tc><w:p>{run('In a cell.')}</w:p></w:tc></w:tr></w:tbl>"
    title = f'<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr>{run("Bridge leans")}</w:p>'
    found = next(read_docx(word(cover, title, table, f"<w:p>{run('Before.')}<w:r>{choice}</w:r></w:p>")))
    assert found.text.split("\n") == ["Bridge leans", "In a cell.", "Before.", "In a box."]
    assert found.metadata == {"title": "Bridge leans"}


def test_a_document_of_millions_of_empty_paragraphs_is_refused(tmp_path):
    with (
        zipfile.ZipFile(io.BytesIO(word())) as whole,
        zipfile.ZipFile(tmp_path / "a.docx", "w", zipfile.ZIP_DEFLATED) as big,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name == "word/document.xml":
                content = content.replace(b"<w:body>", b"<w:body>" + b"<w:p/>" * 2_000_000)
            big.writestr(name, content)
    articles, (problem,) = read(tmp_path)
    assert (articles, problem["problem"]) == ([], "too large")


@pytest.mark.parametrize("column", ["media_name", "pubtitle", "Publication title", "outlet_name"])
def test_databases_name_the_outlet_in_many_ways(tmp_path, column):
    (tmp_path / "a.csv").write_text(f"{column},text\nGull,{LEAD.replace(',', '')}\n", encoding="utf-8")
    assert read(tmp_path)[0][0].outlet == "Gull"


@pytest.mark.parametrize("name", ["a.txt", "a.csv"])
def test_accents_that_stand_apart_are_joined_to_their_letters(tmp_path, name):
    head = "text\n" if name.endswith("csv") else ""
    (tmp_path / name).write_text(f"{head}It leans says Jose\u0301 Okafor.", encoding="utf-8")
    assert read(tmp_path)[0][0].text == "It leans says José Okafor."


def test_an_e_mail_is_its_text(tmp_path):
    message = email.message.EmailMessage()
    message["Subject"], message["From"] = "Fwd: Bridge “leans”", "Ida Lorne <ida@e.example>"
    message["Date"] = "Fri, 09 May 2025 08:00:00 +0100"
    message.set_content("\n".join(textwrap.wrap(LEAD, 40)) + "\n\n" + "\n".join(textwrap.wrap(SAID, 40)))
    message.add_alternative("<p>Other</p>", subtype="html")
    (tmp_path / "a.eml").write_bytes(bytes(message))
    (article,), problems = read(tmp_path)
    assert (article.title, article.author, article.date) == ("Bridge “leans”", "Ida Lorne", "2025-05-09")
    assert (article.text.strip(), problems) == (f"{LEAD}\n\n{SAID}", [])


def mail(*parts):
    """An e-mail of parts: type, text, and whether it is a file sent along."""
    message = email.message.EmailMessage()
    message["Subject"] = "Bridge leans"
    message.make_mixed()
    for kind, text, is_file in parts:
        part = email.message.EmailMessage()
        part.set_content(text, subtype=kind, disposition="attachment" if is_file else "inline")
        message.attach(part)
    return bytes(message)


AS_PAGE = ("html", f"<p>{LEAD}</p><p>{SAID}</p>", False)
MAILS = {
    "a page and a file": mail(AS_PAGE, ("plain", "Notes.", True)),
    "a page and a line": mail(("plain", "See it online.", False), AS_PAGE),
    "a text and a page padded to hide it": mail(
        ("plain", f"{LEAD}\n\n{SAID}", False),
        ("html", f"<p>{LEAD}</p><p>{SAID}</p>" + "\u200c " * 200, False),
    ),
    "nothing and a page": mail(("plain", "", False), AS_PAGE),
    "parted by a picture": mail(("plain", LEAD, False), ("plain", SAID, False)),
}


@pytest.mark.parametrize("name", MAILS)
def test_the_text_of_an_e_mail_is_in_its_parts(tmp_path, name):
    (tmp_path / "a.eml").write_bytes(MAILS[name])
    (article,), problems = read(tmp_path)
    assert ([line for line in article.text.split("\n") if line], problems) == ([LEAD, SAID], [])


def test_a_page_saved_by_safari(tmp_path):
    page = {"WebResourceData": PAGE.encode(), "WebResourceMIMEType": "text/html"}
    (tmp_path / "a.webarchive").write_bytes(
        plistlib.dumps({"WebMainResource": page}, fmt=plistlib.FMT_BINARY)
    )
    (tmp_path / "b.webarchive").write_bytes(PAGE.encode())
    (article,), (problem,) = read(tmp_path)
    assert (article.title, SAID in article.text, problem["problem"]) == ("Bridge leans", True, "damaged")


def test_files_whose_names_say_another_kind(tmp_path):
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "records.txt").write_text(json.dumps([{"text": LEAD}]))
    (tmp_path / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(500))
    (article,), problems = read(tmp_path)
    assert (article.title, SAID in article.text) == ("Bridge leans", True)
    assert "password" in problems[0]["detail"] and ".json" in problems[1]["detail"]


@pytest.mark.parametrize("head", [b"{\\rtf1\\mac ", b"{\\rtf1\\ansi "])
def test_rtf_of_a_mac_and_with_raw_characters(tmp_path, head):
    said = SAID.encode("utf-8")
    if b"mac" in head:
        said = b"".join(
            b"\\'%02x" % byte if byte > 127 else bytes([byte]) for byte in SAID.encode("mac_roman")
        )
    (tmp_path / "a.rtf").write_bytes(head + said + b"\\par}")
    assert read(tmp_path)[0][0].text.strip() == SAID


def test_the_chapters_of_a_book_are_articles(tmp_path):
    chapters = {
        "cover": "<h1>The Sallow Gazette</h1>",
        "one": f"<h1>Bridge leans</h1><p>{LEAD}</p><p>{SAID}</p>" * 2,
    }
    chapters["contents"] = (
        "<h1>Contents</h1>" + '<p><a href="one.xhtml">Bridge leans and other words</a></p>' * 20
    )
    items = "".join(f'<item id="{name}" href="{name}.xhtml"/>' for name in chapters)
    spine = "".join(f'<itemref idref="{name}"/>' for name in chapters)
    about = "<metadata><title>The Sallow Gazette</title><date>2025-05-09</date></metadata>"
    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("META-INF/container.xml", '<container><rootfile full-path="OPS/book.opf"/></container>')
        book.writestr(
            "OPS/book.opf", f"<package>{about}<manifest>{items}</manifest><spine>{spine}</spine></package>"
        )
        for name, body in chapters.items():
            book.writestr(
                f"OPS/{name}.xhtml", f'<?xml version="1.0" encoding="utf-8"?><html><body>{body}</body></html>'
            )
    (article,), problems = read(tmp_path)
    assert (article.title, article.outlet, article.date) == (
        "Bridge leans",
        "The Sallow Gazette",
        "2025-05-09",
    )
    assert SAID in article.text
    assert problems == []


def pdf(lines, leading=14):
    """A page with these lines, one below the other; an empty one leaves a gap."""
    shown = b"BT /F1 11 Tf 50 760 Td %d TL " % leading
    for line in lines:
        written = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        shown += b"(" + written + b") Tj T* "
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%sET\nendstream" % (len(shown) + 2, shown),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]  # fmt: skip
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%sendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        table,
        len(data),
    )
    return data + end


def test_paragraphs_and_words_of_a_pdf_are_put_together(tmp_path):
    lines = [
        *textwrap.wrap(LEAD, 45),
        "",
        *textwrap.wrap(SAID, 45),
        "",
        "The county will close the foot-",
        "bridge in the coming autumn.",
    ]
    (tmp_path / "a.pdf").write_bytes(pdf(lines))
    (article,), problems = read(tmp_path)
    paragraphs = [line for line in article.text.split("\n") if line]
    assert paragraphs == [LEAD, SAID, "The county will close the footbridge in the coming autumn."]
    assert [row["problem"] for row in problems] == ["guessed"]


def test_a_line_that_stands_twice_on_the_page_of_a_pdf_is_no_running_head(tmp_path):
    lines = [*textwrap.wrap(LEAD, 45), "", *textwrap.wrap(SAID, 45), "", *textwrap.wrap(LEAD, 45)]
    (tmp_path / "a.pdf").write_bytes(pdf(lines))
    assert [line for line in read(tmp_path)[0][0].text.split("\n") if line] == [LEAD, SAID, LEAD]


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Sallow bridge leans further | The Sallow Gazette", "Sallow bridge leans further"),
        ("Microsoft Word - story.docx", ""),
        ("", ""),
    ],
)
def test_the_title_of_a_pdf_is_one_that_its_text_has(tmp_path, name, title):
    writer = pypdf.PdfWriter(
        io.BytesIO(pdf(["Home News Sport", "", "Sallow bridge leans further", "", *textwrap.wrap(LEAD, 45)]))
    )
    writer.add_metadata({"/Title": name})
    writer.write(tmp_path / "a.pdf")
    (article,), _ = read(tmp_path)
    assert article.title == (title or "Home News Sport")


@pytest.mark.parametrize(
    ("data", "kind"), [(b"%PDF-1.4\n nothing", "damaged"), (pdf([]), "no text"), (b"%PDF", "damaged")]
)
def test_a_pdf_without_text_is_a_problem(tmp_path, data, kind):
    (tmp_path / "a.pdf").write_bytes(data)
    articles, (problem,) = read(tmp_path)
    assert (articles, problem["problem"]) == ([], kind)


# --- web pages ------------------------------------------------------------------------------------

LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "@id": "#us", "name": "The Sallow Gazette"},
        {"@type": ["NewsArticle"], "headline": "Bridge leans", "datePublished": "2025-05-09T08:00:00+02:00",
         "author": [{"@type": "Person", "name": "Ida Lorne"}, {"@type": "Person", "name": "Peder Voss"}],
         "publisher": {"@id": "#us"}},
    ],
}  # fmt: skip
MORE = "The county will mend it in autumn, when the river is low, and has asked three firms for a price."
PAGE = f"""<html><head><title>Bridge leans | Gazette</title>
<script type="application/ld+json">{json.dumps(LINKED)}</script>
<script>var a = "“no article”";</script></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>Bridge leans</h1>
<figure><img src="data:image/png;base64,{"A" * 9000}">
<figcaption>The bridge in May. Photograph: Ida Lorne</figcaption></figure>
<p>{LEAD}</p><p><b>Read more: <a href="/x">Ten bridges that leaned before they fell</a></b></p><p>{SAID}</p>
<div hidden><p>Nobody sees this hidden line of the page, said Al Hidden, and nobody ever will.</p></div>
<div class="newsletter-signup"><p>Sign up for our newsletter and get the best stories each morning.</p></div>
<div><img src="x.jpg"><p class="media-caption">The bridge in January. Credit: Peder Voss</p></div>
<blockquote class="twitter-tweet">
<p lang="en">The bridge is older than the county
and will outlive it, believe me. <a href="https://t.co/abc">pic.twitter.com/abc</a></p>
&mdash; Bea Thorn (@beathorn)
<a href="https://e.example/1">May 9, 2025</a>
</blockquote><p>{MORE}</p></article></main>
<footer><p>© Gazette</p></footer></body></html>"""


def as_mhtml(page):
    message = email.message.EmailMessage()
    message.set_content(page, subtype="html")
    message.make_related()
    return bytes(message)


@pytest.mark.parametrize(("name", "data"), [("a.html", PAGE.encode()), ("a.mhtml", as_mhtml(PAGE))])
def test_a_page_is_its_prose_and_what_it_says_of_itself(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (article,), problems = read(tmp_path)
    assert (article.title, article.outlet, article.date) == (
        "Bridge leans",
        "The Sallow Gazette",
        "2025-05-09",
    )
    assert article.author == "Ida Lorne, Peder Voss"
    assert problems == []
    for kept in (LEAD, SAID, MORE):
        assert kept in article.text
    for left_out in (
        "Photograph",
        "Ten bridges",
        "newsletter",
        "Credit",
        "pic.twitter",
        "no article",
        "Al Hidden",
        "© Gazette",
    ):
        assert left_out not in article.text
    speakers = said_by(article)
    assert speakers["The bridge is older than the county and will outlive it, believe me."].startswith(
        "Bea Thorn"
    )


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ('<script type="application/ld+json">{"a": "It\\u2019s"}</script>', ""),
        ("<p>January 1, 2019</p>", "2019-01-01"),
        ("<p>January 1st, 2019</p>", "2019-01-01"),
        ('<time datetime="Tue, 01 Jan 2019 10:00:00 GMT">Today</time>', "2019-01-01"),
        ('<time datetime="20190101">Today</time>', "2019-01-01"),
    ],
)
def test_a_year_somewhere_in_a_page_is_no_date(tmp_path, told, date):
    (tmp_path / "a.html").write_text(
        f"<html><head>{told}</head><body>{told}<p>{LEAD}</p><p>{SAID}</p></body></html>"
    )
    (article,), _ = read(tmp_path)
    assert article.date == date


def test_control_characters_cost_no_page(tmp_path):
    (tmp_path / "a.html").write_bytes(PAGE.replace("believe me", "\x00believe\x0b me").encode())
    (article,), problems = read(tmp_path)
    assert (article.title, problems) == ("Bridge leans", [])


@pytest.mark.parametrize(
    "unit", [b"<p>word word</p>", b"<a href=x>w</a>", b"<div>", b"word ", b"<script>", b"<!-- ", b"<svg><p>"]
)
def test_a_huge_page_is_a_problem_and_soon(tmp_path, unit):
    (tmp_path / "a.html").write_bytes(unit * (8 * 2**20 // len(unit)))
    articles, (problem,) = read(tmp_path)
    assert (articles, problem["problem"]) == ([], "too large")


# --- dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    "|".join([
        "2025-02-03|2025-2-3|2025/02/03|2025.02.03|2025_02_03|20250203|20250203T090100|2025-02-03T09:01:00Z",
        "2025-02-03T09:01:00+02:00|2025-02-03 09:01|2025-02-03 00:00:00|2025-02-03 09:01:00.123456",
        "3 February 2025|03 February 2025|3 Feb 2025|03-Feb-2025|3-Feb-25|3 Feb ’25|3/Feb/2025",
        "3rd February 2025|3rd of February 2025|the 3rd of February, 2025|3 February, 2025",
        "Monday 3 February 2025|Monday, 3 February 2025|Mon 3 Feb 2025 09.01 GMT",
        "Mon, 03 Feb 2025 09:01:00 +0000|Mon, 3 Feb 2025 09:01 GMT|3 FEBRUARY 2025|February 3, 2025",
        "February 3 2025|Feb. 3, 2025|Feb 3, 2025|Feb 3rd, 2025|Feb. 3, 2025, 9:01 p.m. ET",
        "February 3, 2025 Monday|FEBRUARY 3, 2025|Monday, February 3, 2025|Monday, Feb. 3, 2025",
        "Mon Feb 3 2025|February 3, 2025; 9:01 PM|9:01 p.m. EST Feb. 3, 2025|Published: 3 February 2025",
        "Published 3 Feb 2025, updated 5 Feb 2025|Updated on February 3, 2025 at 9:01 am",
        "Last modified on Mon 3 Feb 2025 09.01 GMT|First published on Mon 3 Feb 2025 06.00 CET|2025 Feb 3",
        "2025-Feb-03|1738573260|1738573260000|1738573260.5|2025-02-03\t|3\u00a0February\u00a02025",
        "Feb.3, 2025|Mon Feb  3 21:01:00 2025|Mon Feb 03 21:01:00 +0000 2025|Mon Feb 3 21:01:00 GMT 2025",
        "Feb-03-2025|Feb/3/2025|3. February 2025",
    ]).split("|"),
)  # fmt: skip
def test_dates_in_every_usual_form(written):
    assert iso_date(written) == "2025-02-03"


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("13/02/2025", "2025-02-13"),
        ("02/13/2025", "2025-02-13"),
        ("13.02.2025", "2025-02-13"),
        ("13-02-2025", "2025-02-13"),
        ("13. 2. 2025", "2025-02-13"),
        ("20250213093000", "2025-02-13"),
        ("03/03/2025", "2025-03-03"),
        ("Sept. 3, 2025", "2025-09-03"),
        ("Sept 3 2025", "2025-09-03"),
        ("May 9, 2025", "2025-05-09"),
        ("February 2025", "2025-02"),
        ("2025-02", "2025-02"),
        ("2025", "2025"),
        ("", ""),
        ("29 February 2024", "2024-02-29"),
    ],
)
def test_other_dates(written, date):
    assert iso_date(written) == date


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2025",
        "3-4-2025",
        "03.04.2025",
        "2025-02-30",
        "31/02/2025",
        "29 February 2025",
        "yesterday",
        "2 hours ago",
        "Winter 2025",
        "12/25",
        "03/04/25",
        "n/a",
        "12345",
        "Monday",
        "9:01",
    ],
)
def test_dates_that_are_none_or_may_be_two_are_refused(written):
    with pytest.raises(ValueError, match="The date"):
        iso_date(written)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("https://e.example/2025/02/03/bridge", "2025-02-03"),
        ("https://e.example/world/2025/feb/03/bridge", "2025-02-03"),
        ("https://e.example/news/bridge-2025-02-03.html", "2025-02-03"),
        ("The Gull/2025-02-03 bridge", "2025-02-03"),
        ("bridge_20250203", "2025-02-03"),
        ("2025/02/03/bridge", "2025-02-03"),
        ("bridge 13-02-2025", "2025-02-13"),
        ("bridge 03-04-2025", ""),
        ("story-12345678", ""),
        ("v2.10.3", ""),
        ("2025-02-03 to 2025-02-09", ""),
    ],
)
def test_dates_in_addresses_and_names(name, date):
    assert date_in_name(name) == date


def test_dates_of_articles(tmp_path):
    heads = [
        "date: 3 Feb 2025",
        "date: 03/04/2025",
        "date: 03/04/2025\nurl: https://e.example/2025/04/03/x",
        "title: x",
    ]
    for number, head in enumerate(heads):
        (tmp_path / f"{number}.txt").write_text(f"---\n{head}\n---\n{LEAD}", encoding="utf-8")
    (tmp_path / "x 2025-05-09.txt").write_text(LEAD, encoding="utf-8")
    articles, (problem,) = read(tmp_path)
    assert [a.date for a in articles] == ["2025-02-03", "", "2025-04-03", "", "2025-05-09"]
    assert (problem["article"], problem["problem"]) == ("1", "date")
    assert "either order" in problem["detail"]


@pytest.mark.parametrize(
    ("other", "date", "said"),
    [
        ("22/05/2025", "2025-04-03", "the day first"),
        ("05/22/2025 14:05", "2025-03-04", "the month first"),
        ("3 May 2025", "", "either order"),
    ],
)
def test_other_dates_of_a_table_show_whether_the_day_stands_first(tmp_path, other, date, said):
    rows = "\n".join(f'"{LEAD}",{day}' for day in ("03/04/2025", other))
    (tmp_path / "export.csv").write_text(f"text,date\n{rows}\n", encoding="utf-8")
    articles, (problem,) = read(tmp_path)
    assert articles[0].date == date and problem["problem"] == "date" and said in problem["detail"]


def test_an_order_of_day_and_month_that_no_date_needs_is_not_told(tmp_path):
    (tmp_path / "export.csv").write_text(f'text,date\n"{LEAD}",22/05/2025\n"{SAID}",2025-05-03\n')
    articles, problems = read(tmp_path)
    assert [article.date for article in articles] == ["2025-05-22", "2025-05-03"] and problems == []


# --- what is not read -----------------------------------------------------------------------------


def test_files_of_other_kinds_are_said_a_row_for_each_kind(tmp_path):
    for name in [
        "a.doc",
        "b.doc",
        "sub/c.doc",
        "sub/d.DOC",
        "p.jpg",
        "notes",
        ".hidden",
        "Thumbs.db",
        "~$b.docx",
        "x.odt",
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a"]
    assert [(row["problem"], row["file"]) for row in problems] == [
        ("left out", "notes"), ("not read", "*.doc"), ("left out", "p.jpg"), ("not read", "x.odt"),
    ]  # fmt: skip
    assert (
        problems[1]["detail"]
        == "4 files were not read: a.doc, b.doc, sub/c.doc and 1 more. Save them as .docx."
    )
    assert problems[3]["detail"] == "Files of this kind are not read here. Save them as .docx."
    assert read(str(tmp_path / "*.doc"))[1][0]["file"] == "*.doc"


@pytest.mark.parametrize(
    ("name", "advice"), [("a.doc", ".docx"), ("a.odt", ".docx"), ("a.xls", ".xlsx"), ("a.zip", "Unpack")]
)
def test_a_single_file_of_another_kind_has_its_advice(tmp_path, name, advice):
    (tmp_path / name).write_bytes(b"PK\x03\x04")
    articles, (problem,) = read(tmp_path / name)
    assert articles == []
    assert advice in problem["detail"]


def test_the_frames_of_a_saved_page_are_no_articles(tmp_path):
    for name in ("a.html", "a_files/frame.html", "a-Dateien/frame.html", "b_files/c.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"<article><p>{LEAD}</p></article>", encoding="utf-8")
    for path, more in (
        (tmp_path, [("left out", "a-Dateien"), ("left out", "a_files")]),
        (tmp_path / "**" / "*.html", []),
    ):
        articles, problems = read(path)
        assert [a.id for a in articles] == ["a", "b_files/c"]
        assert [(row["problem"], row["file"]) for row in problems] == more


def test_without_a_list_of_problems_they_are_warnings(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "b.txt").write_bytes("It leans, said José Okafor.".encode("latin-1"))
    with pytest.warns(UserWarning) as warned:
        assert len(list(read_articles(tmp_path))) == 1
    assert [str(one.message)[:15] for one in warned] == ["a.docx: damaged"]


def test_a_file_named_as_ours_hides_no_folder(tmp_path):
    (tmp_path / "tables.json").write_text("{}")
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    articles, (problem,) = read(tmp_path)
    assert ([a.id for a in articles], problem["file"]) == (["a"], "tables.json")


@pytest.mark.parametrize("path", ["D:\news\texts", "C:\temp"])
def test_a_path_with_control_characters_is_explained(path):
    with pytest.raises(FileNotFoundError, match='Put an r before the quotation mark, r"'):
        read(path)


@pytest.mark.parametrize("pattern", ["", "*.txt"])
def test_files_are_in_the_order_of_the_alphabet_whatever_their_capitals(tmp_path, pattern):
    for name in ("beta", "Gamma", "Alpha"):
        (tmp_path / f"{name}.txt").write_text("It rained.", encoding="utf-8")
    assert [article.id for article in read_articles(tmp_path / pattern)] == ["Alpha", "beta", "Gamma"]
