"""Each format of file, its encodings, and hostile or broken files: a problem, never an error."""

import csv
import gzip
import io
import json
import os
import subprocess
import zipfile

import docx
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from analysis.reading import opening, read_articles
from analysis.reading.decoding import decode, repaired, with_marks_back
from analysis.tables.corpus import open_corpus

TITLE = "Mill reopens after the flood"
PARAGRAPHS = [
    "The paper mill at Oxbow reopened on Friday, five months after the river rose above its gates and "
    "spoiled the stock of a whole winter.",
    "“We dried every roll by hand,” said Tilda Crane, who runs the mill with her brother. “It took longer "
    "than we thought, and nobody went home early.”",
    "About forty people work there again. The town’s mayor, Ansel Row, called the opening “a small miracle” "
    "– and promised a higher wall before autumn.",
]
TEXT = "\n\n".join(PARAGRAPHS)


def read(path, **options):
    """The articles of a path and the problems on the way."""
    problems: list = []
    return list(read_articles(path, problems=problems, **options)), problems


def kinds(problems):
    return [row["problem"] for row in problems]


# --- text and encodings ---------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_word(tmp_path, encoding):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (article,), problems = read(tmp_path)
    assert (article.text, article.warnings, problems) == (TEXT, (), [])


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1252", "Windows-1252"),
        ("mac_roman", "Mac OS Roman"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
    ],
)
def test_other_encodings_are_detected_and_noted(tmp_path, encoding, name):
    (tmp_path / "a.txt").write_bytes(TEXT.encode(encoding))
    (article,), problems = read(tmp_path)
    assert article.text == TEXT
    assert name in article.warnings[0]
    assert kinds(problems) == ["encoding"]


def test_latin_1_is_read_as_what_it_is_part_of(tmp_path):
    text = "The café in Oxbow, where José Núñez cooks, stayed open."
    (tmp_path / "a.txt").write_bytes(text.encode("latin-1"))
    (article,), problems = read(tmp_path)
    assert article.text == text
    assert kinds(problems) == ["encoding"]


STRAYS = {
    "a sign of another file": TEXT.encode().replace("“".encode(), b"\x93", 1),
    "cut within a character": TEXT.encode() + "“".encode()[:2],
    "a broken byte": TEXT.encode()[:1] + b"\xff" + TEXT.encode()[1:],
    "surrogates as bytes": TEXT.encode() + "\ud83d\ude00".encode("utf-8", "surrogatepass"),
}


@pytest.mark.parametrize("data", STRAYS.values(), ids=list(STRAYS))
def test_a_few_wrong_bytes_do_not_make_utf_8_another_encoding(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    (tmp_path / "b.csv").write_bytes(b'text\n"' + data.replace(b'"', b'""') + b'"\n')
    (article, row), problems = read(tmp_path)
    assert article.text.count("’") == row.text.count("’") == TEXT.count("’")
    assert kinds(problems) == ["encoding"] and "UTF-8 but for" in article.warnings[0]


def test_other_scripts_go_by_the_detector():
    text = "市長は「反対だ」と述べた。市民の多くも同じ意見である。"
    assert decode(text.encode("shift_jis")).text == text


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\r\r\n"])
def test_line_ends_become_line_feeds(tmp_path, ends):
    (tmp_path / "a.txt").write_bytes(TEXT.replace("\n", ends).encode())
    assert read(tmp_path)[0][0].text == TEXT


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "picture"),
        (bytes(range(256)) * 40, "binary data"),
        (b"\x00\x01\x02\x03" * 50, "binary data"),
        (b"{\\rtf1\\ansi The mill}", "RTF"),
    ],
)
def test_binary_data_named_txt_is_a_problem(tmp_path, data, what):
    (tmp_path / "a.txt").write_bytes(data)
    articles, problems = read(tmp_path)
    assert articles == []
    assert kinds(problems) == ["not a text"]
    assert what in problems[0]["detail"]
    with pytest.raises(opening.Unreadable):
        decode(data)


@pytest.mark.parametrize("data", [b"", b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
@pytest.mark.parametrize(
    "suffix", ["txt", "md", "html", "docx", "jsonl", "csv", "parquet", "txt.gz", "csv.gz"]
)
def test_an_empty_file_is_one_problem(tmp_path, data, suffix):
    (tmp_path / f"a.{suffix}").write_bytes(gzip.compress(data) if suffix.endswith("gz") else data)
    articles, problems = read(tmp_path)
    assert articles == []
    assert len(problems) == 1
    assert problems[0]["article"] == "a"


def test_a_few_control_characters_do_not_make_a_text_binary():
    assert decode(("The mill\x00" + " reopened" * 9).encode()).text.startswith("The mill\x00")


# --- text decoded wrongly before ------------------------------------------------------------------


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1", "mac_roman"])
def test_mojibake_is_repaired_and_noted(wrong):
    garbled = TEXT.encode().decode(wrong, "replace")
    assert repaired(garbled).text == TEXT
    assert "repaired" in repaired(garbled).notes[0]


def test_marks_that_were_apostrophes_and_dashes_are_put_back():
    damaged = 'It doesn"t hold "?she says "?and isn"t safe,"?Lund said. "It won"t hold."'
    mended = with_marks_back(damaged)
    assert mended.text == "It doesn't hold – she says – and isn't safe,\" Lund said. \"It won't hold.\""
    assert len(mended.text) == len(damaged) and mended.notes[0].startswith("6 ")


@pytest.mark.parametrize("text", ['It doesn"t hold "?she says.', 'A "?" and "?", "why"? "Is it"? "s"'])
def test_few_odd_marks_stay(text):
    assert with_marks_back(text) == (text, ())


def test_question_marks_in_addresses_of_a_marked_up_cell_are_no_dashes(tmp_path):
    cell = " ".join(f'<p>The <a href=""?page={n}"">pier</a> holds.</p>' for n in range(3))
    (tmp_path / "table.csv").write_text(f'text\n"{cell}"\n')
    problems: list = []
    (article,) = read_articles(tmp_path, problems=problems)
    assert article.text.count("The pier holds.") == 3
    assert "encoding" not in [one["problem"] for one in problems]


@pytest.mark.parametrize("name", ["text.txt", "table.csv"])
def test_marks_put_back_are_told(tmp_path, name):
    text = 'It doesn"t hold, it isn"t safe, they didn"t say.'
    cell = text.replace('"', '""')
    data = f'text\n"{cell}"\n' if name.endswith("csv") else text
    (tmp_path / name).write_text(data)
    problems: list = []
    (article,) = read_articles(tmp_path, problems=problems)
    assert "doesn't hold" in article.text
    assert [one["problem"] for one in problems] == ["encoding"] and "put back" in article.warnings[0]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "Her column explains why “â€œ” appears in place of a quotation mark.",
        "SÃO PAULO, the ship, left the port. “Nobody was told,” said Ansel Row.",
        "The value of Â was not given.",
    ],
)
def test_what_is_not_certainly_mojibake_stays(text):
    assert repaired(text) == (text, ())


# --- html -----------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>{title} | The Oxbow Mercury</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="The Oxbow Mercury">
<meta name="author" content="Ida Lorne">
<meta property="article:published_time" content="2025-05-09T08:00:00+00:00">
<link rel="canonical" href="https://mercury.example/mill">
<script>var tracker = "“not an article”";</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>{title}</h1>{paragraphs}</article>
<aside><h3>Most read</h3><p>Ten rivers that rose</p></aside>
<footer><p>© The Oxbow Mercury. Cookie settings.</p></footer></body></html>"""


def page(charset="utf-8"):
    paragraphs = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
    return PAGE.format(charset=charset, title=TITLE, paragraphs=paragraphs).encode(charset)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.html", page()),
        ("a.htm", page("windows-1252")),
        ("b.htm", page("windows-1252").replace(b"windows-1252", b"ISO-8859-1")),
        ("c.htm", page("gb18030").replace(b"gb18030", b"gb2312")),
        ("d.htm", page().replace(b"<nav>", "İİİİİ<script>İ</script><nav>".encode())),
        ("a.html.gz", gzip.compress(page())),
    ],
)
def test_a_saved_page_gives_its_article_and_metadata(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    (article,), problems = read(tmp_path)
    assert [line for line in article.text.splitlines() if line.strip() and line != TITLE] == PARAGRAPHS
    assert (article.title, article.outlet, article.date) == (TITLE, "The Oxbow Mercury", "2025-05-09")
    assert (article.author, article.url) == ("Ida Lorne", "https://mercury.example/mill")
    assert problems == []


@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<" * 5000,
        b"<div>" * 20_000,
        b"<!DOCTYPE a [<!ENTITY b 'c'><!ENTITY d '&b;&b;&b;&b;'>]><p>&d;</p>",
    ],
)
def test_a_page_without_article_is_a_problem(tmp_path, data):
    (tmp_path / "a.html").write_bytes(data)
    articles, problems = read(tmp_path)
    assert articles == []
    assert len(problems) == 1


# --- docx -----------------------------------------------------------------------------------------


def word_document(lines, path, *, heading=None):
    document = docx.Document()
    if heading:
        document.add_heading(heading, 0)
    for line in lines:
        document.add_paragraph(line)
    document.save(path)


def test_a_word_document_is_one_article(tmp_path):
    word_document(PARAGRAPHS, tmp_path / "a.docx", heading=TITLE)
    (article,), problems = read(tmp_path)
    assert (article.id, article.title, problems) == ("a", TITLE, [])
    assert article.text == "\n".join([TITLE, *PARAGRAPHS])


def nexis(title, outlet, date, body, byline="Ida Lorne"):
    return [
        title, outlet, date, "Copyright 2025 The Mercury All Rights Reserved", "Section: NEWS; Pg. 3",
        f"Length: {len(' '.join(body).split())} words", f"Byline: {byline}", "Highlight: The river is low.",
        "Body", "", *body, "", "Classification", "Language: ENGLISH", "Subject: MILLS (90%); FLOODS (78%)",
        "Load-Date: May 10, 2025", "End of Document",
    ]  # fmt: skip


def test_an_export_of_lexisnexis_is_many_articles(tmp_path):
    contents = ["1. Mill reopens after the flood", "2. Wall to rise in autumn"]
    lines = [
        *contents,
        *nexis(TITLE, "The Oxbow Mercury", "May 9, 2025 Friday", PARAGRAPHS),
        *nexis(
            "Wall to rise in autumn", "Oxbow Wire", "May 12, 2025 Monday", PARAGRAPHS[1:], byline="Peder Voss"
        ),
    ]
    word_document(lines, tmp_path / "export.docx")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["export#1", "export#2"]
    assert [a.text for a in articles] == ["\n".join(PARAGRAPHS), "\n".join(PARAGRAPHS[1:])]
    assert [a.outlet for a in articles] == ["The Oxbow Mercury", "Oxbow Wire"]
    assert [a.date for a in articles] == ["2025-05-09", "2025-05-12"]
    assert [a.author for a in articles] == ["Ida Lorne", "Peder Voss"]
    assert articles[1].title == "Wall to rise in autumn"
    assert problems == []


def test_the_older_export_has_numbered_articles(tmp_path):
    lines = []
    for number, title in enumerate([TITLE, "Wall to rise in autumn"], 1):
        head = ["The Oxbow Mercury", "May 9, 2025 Friday", f"HEADLINE: {title}", "BYLINE: Ida Lorne", "BODY"]
        lines += [f"{number} of 2 DOCUMENTS", *head, *PARAGRAPHS, "LOAD-DATE: May 10, 2025"]
    word_document(lines, tmp_path / "export.docx")
    articles, _ = read(tmp_path)
    assert [a.title for a in articles] == [TITLE, "Wall to rise in autumn"]
    assert {a.text for a in articles} == {"\n".join(PARAGRAPHS)}
    assert {a.outlet for a in articles} == {"The Oxbow Mercury"}


def zipped(members):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_zip_bomb_is_refused_without_unpacking(tmp_path):
    word_document(PARAGRAPHS, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a", zipfile.ZIP_DEFLATED) as archive:
        with archive.open("word/media/big.bin", "w") as member:
            for _ in range(100):
                member.write(bytes(2**20))
    articles, problems = read(tmp_path)
    assert (articles, kinds(problems)) == ([], ["too large"])


def test_entities_in_a_document_are_not_expanded(tmp_path):
    word_document(["MARK"], tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx") as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    body = members["word/document.xml"].decode()
    head, rest = body.split("?>", 1)
    entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    members["word/document.xml"] = f"{head}?>{entities}{rest}".replace("MARK", "MARK &a;&f;").encode()
    (tmp_path / "a.docx").write_bytes(zipped(members))
    articles, problems = read(tmp_path)
    assert len(articles) + len(problems) == 1
    assert not any("aaaaaaaaaa" in article.text for article in articles)


def test_paths_in_an_archive_lead_nowhere(tmp_path):
    word_document(PARAGRAPHS, tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("../../outside.txt", "x")
        archive.writestr("/etc/outside.txt", "x")
    (article,), _ = read(tmp_path)
    assert article.text == "\n".join(PARAGRAPHS)
    assert os.listdir(tmp_path) == ["a.docx"]


@pytest.mark.parametrize(
    "data", [b"plain words", zipped({"a.txt": "x"}), zipped({"word/document.xml": "<a>"})]
)
def test_what_is_no_word_document_is_a_problem(tmp_path, data):
    (tmp_path / "a.docx").write_bytes(data)
    articles, problems = read(tmp_path)
    assert articles == []
    assert len(problems) == 1


# --- many articles in a file ----------------------------------------------------------------------

RECORDS = [
    {
        "headline": TITLE,
        "body": TEXT,
        "source": "The Oxbow Mercury",
        "date": "2025-05-09",
        "authors": "Ida Lorne",
    },
    {
        "headline": "Wall to rise",
        "body": PARAGRAPHS[2],
        "source": "Oxbow Wire",
        "date": "2025-05-12",
        "authors": "",
    },
]


def write_records(path):
    frame = pd.DataFrame(RECORDS)
    name = path.name.removesuffix(".gz")
    if name.endswith(".csv"):
        frame.to_csv(path, index=False)
    elif name.endswith(".jsonl"):
        frame.to_json(path, orient="records", lines=True)
    else:
        frame.to_parquet(path)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet", "a.csv.gz", "a.jsonl.gz"])
def test_records_are_articles_with_metadata(tmp_path, name):
    write_records(tmp_path / name)
    articles, problems = read(tmp_path)
    assert problems == []
    assert [(a.id, a.title, a.text, a.outlet, a.date, a.author) for a in articles] == [
        (f"a#{n}", r["headline"], r["body"], r["source"], r["date"], r["authors"])
        for n, r in enumerate(RECORDS, 1)
    ]
    assert {a.file for a in articles} == {name}


def test_a_parquet_file_that_was_compressed(tmp_path):
    write_records(tmp_path / "b.parquet")
    subprocess.run(["gzip", tmp_path / "b.parquet"], check=True)
    assert len(read(tmp_path)[0]) == 2


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl", "a.parquet"])
def test_an_unusual_text_column_is_named(tmp_path, name):
    frame = pd.DataFrame({"Story": [TEXT], "n": [1]})
    if name.endswith("csv"):
        frame.to_csv(tmp_path / name, index=False)
    elif name.endswith("jsonl"):
        frame.to_json(tmp_path / name, orient="records", lines=True)
    else:
        frame.to_parquet(tmp_path / name)
    articles, problems = read(tmp_path)
    assert (articles, kinds(problems)) == ([], ["no text column"])
    assert "there are: story, n" in problems[0]["detail"]
    (article,), problems = read(tmp_path, column="story")
    assert (article.text, problems) == (TEXT, [])


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_spreadsheets_write_it(tmp_path, delimiter, encoding):
    with open(tmp_path / "a.csv", "w", newline="", encoding=encoding) as file:
        writer = csv.writer(file, dialect="excel", delimiter=delimiter)
        writer.writerows([["title", "text"], [TITLE, TEXT], [], ["short row"]])
    articles, problems = read(tmp_path)
    assert [(a.title, a.text) for a in articles] == [(TITLE, TEXT)]
    assert len(problems) == 1


@pytest.mark.parametrize(
    "kind", [pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.string_view()]
)
def test_parquet_with_other_kinds_of_strings(tmp_path, kind):
    pq.write_table(pa.table({"text": pa.array([TEXT, None]).cast(kind)}), tmp_path / "a.parquet")
    articles, problems = read(tmp_path)
    assert [a.text for a in articles] == [TEXT]
    assert kinds(problems) == ["empty"]


def test_a_wrong_line_of_json_costs_only_itself(tmp_path):
    good = json.dumps({"text": TEXT})
    lines = [
        good,
        "{not json",
        "[1, 2]",
        '"text"',
        '{"text": null}',
        '{"text": ["a", "b"]}',
        "[" * 100_000,
        "",
        good,
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a#1", "a#6", "a#8"]
    assert articles[1].text == "a\n\nb"
    assert kinds(problems) == ["not JSON", "not JSON", "not JSON", "empty", "not JSON"]
    assert "Line 2 " in problems[0]["detail"]


def test_the_fields_of_a_wrong_object_are_no_articles(tmp_path):
    whole = json.dumps([{"title": "A", "text": "It rained."}] * 3, indent=2)
    (tmp_path / "a.json").write_text(whole[:-20])
    (tmp_path / "b.json").write_text(
        whole.replace("rained.", 'rained."', 2).replace('rained."', "rained.", 1)
    )
    articles, problems = read(tmp_path)
    assert [article.id for article in articles] == ["a#1", "a#2", "b#1", "b#3"]
    assert kinds(problems) == ["not JSON", "not JSON"]
    assert [one["detail"].split(" is ")[0] for one in problems] == ["Line 12", "Line 8"]


def test_many_wrong_lines_are_counted_not_listed(tmp_path):
    (tmp_path / "a.jsonl").write_text("x\n" * 1000)
    problems = read(tmp_path)[1]
    assert len(problems) == 21
    assert "980 more" in problems[-1]["detail"]


def test_lone_surrogates_and_nul_in_records(tmp_path):
    (tmp_path / "a.jsonl").write_text('{"text": "The mill \\ud800 reopened \\u0000.", "title": "\\udc00"}')
    (article,), _ = read(tmp_path)
    assert article.text == "The mill \ufffd reopened \0."
    assert article.title == "\ufffd"


def test_an_unclosed_quotation_mark_in_csv_ends_the_file_not_the_run(tmp_path):
    (tmp_path / "a.csv").write_text(f'text\n"{PARAGRAPHS[0]}"\n"never closed ' + "x\n" * 50)
    articles, _ = read(tmp_path)
    assert articles[0].text == PARAGRAPHS[0]


@pytest.mark.parametrize("suffix", ["parquet", "csv.gz", "jsonl.gz", "txt.gz"])
def test_a_damaged_file_is_a_problem(tmp_path, suffix):
    (tmp_path / f"a.{suffix}").write_bytes(b"PAR1 or gzip, but not really " * 9)
    articles, problems = read(tmp_path)
    assert articles == []
    assert len(problems) == 1


@pytest.mark.parametrize("suffix", ["jsonl.gz", "txt.gz", "csv.gz"])
def test_a_gz_file_that_breaks_off_is_a_problem(tmp_path, suffix):
    whole = gzip.compress(os.urandom(4096).hex().encode() * 4)
    (tmp_path / f"a.{suffix}").write_bytes(whole[: len(whole) // 2])
    articles, problems = read(tmp_path)
    assert articles == []
    assert kinds(problems)[0] in ("damaged", "not read")


@pytest.mark.parametrize("suffix", ["txt.gz", "html.gz", "docx.gz", "jsonl.gz", "csv.gz"])
@pytest.mark.parametrize("unit", [b" ", b"a", b"\n"])
def test_a_gz_bomb_is_bounded(tmp_path, suffix, unit, monkeypatch):
    monkeypatch.setattr(opening, "LARGEST_TEXT", 2**20)
    (tmp_path / f"a.{suffix}").write_bytes(gzip.compress(unit * 2**23))
    articles, problems = read(tmp_path)
    assert articles == []
    assert kinds(problems) in (["too large"], ["empty"] if suffix == "html.gz" else [])


# --- folders and names ----------------------------------------------------------------------------


def test_the_same_articles_in_every_format(tmp_path):
    (tmp_path / "a.txt").write_text(f"title: {TITLE}\n\n{TEXT}")
    (tmp_path / "b.md").write_text(f"# {TITLE}\n\n{TEXT}")
    (tmp_path / "c.html").write_bytes(page())
    word_document(PARAGRAPHS, tmp_path / "d.docx", heading=TITLE)
    write_records(tmp_path / "e.csv")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a", "b", "c", "d", "e#1", "e#2"]
    assert {a.title for a in articles[:5]} == {TITLE}
    assert all(PARAGRAPHS[2] in a.text for a in articles)
    assert problems == []


@pytest.mark.parametrize(
    "name", ["two\nlines.txt", "<b>bold</b> & 'x'.txt", "=1+1.txt", "“mill”.txt", "a.b.txt"]
)
def test_odd_names_are_ids_as_they_are(tmp_path, name):
    (tmp_path / name.replace("/", "∕")).write_text(TEXT)
    (article,), problems = read(tmp_path)
    assert article.id == name.replace("/", "∕").removesuffix(".txt")
    assert problems == []


def test_a_name_that_is_no_unicode_can_be_written(tmp_path):
    with open(os.fsencode(tmp_path) + b"/caf\xe9.txt", "w") as file:
        file.write(TEXT)
    (article,), _ = read(tmp_path)
    assert article.id == "caf\ufffd"


def test_links_in_circles_and_to_nothing_end(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text(TEXT)
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["sub/a"]
    assert kinds(problems) == ["not a file", "not a file"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_named_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    articles, problems = read(tmp_path)
    assert (articles, kinds(problems)) == ([], ["not a file"])


def test_corrections_and_written_tables_are_no_articles(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "corrections.csv").write_text("article,start,end,speaker,note\n")
    (tmp_path / "speakers.csv").write_text("name,same as\n")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".news-analysis.json").write_text("{}")
    (tmp_path / "out" / "quotations.csv").write_text("article,text\na,words\n")
    articles, problems = read(tmp_path)
    assert [a.id for a in articles] == ["a"]
    assert kinds(problems) == ["left out"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_a_problem(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    articles, problems = read(tmp_path)
    assert (articles, kinds(problems)) == ([], ["not read"])
    assert "Permission denied" in problems[0]["detail"]


@pytest.mark.parametrize(
    ("path", "head", "outlet"),
    [
        ("The Gull/flood.txt", "", "The Gull"),
        ("2025/The Gull/flood.md", "", "The Gull"),
        ("The Gull/flood.md", "---\noutlet: Oxbow Wire\n---\n", "Oxbow Wire"),
        ("flood.txt", "", ""),
        ("flood.txt", "---\nurl: https://www.bay-echo.example/a/1\n---\n", "bay-echo.example"),
        ("The Gull/flood.txt", "---\nurl: https://www.bay-echo.example/a/1\n---\n", "The Gull"),
        ("flood.txt", "---\nurl: page 4\n---\n", ""),
    ],
)
def test_an_article_that_names_no_outlet_has_one_by_its_folder_or_address(tmp_path, path, head, outlet):
    file = tmp_path / "corpus" / path
    file.parent.mkdir(parents=True)
    file.write_text(head + "The river rose on Monday and the mill stood in water.\n", encoding="utf-8")
    (article,) = read_articles(tmp_path / "corpus")
    assert article.outlet == outlet
    corpus = open_corpus(tmp_path / "corpus")
    assert corpus.articles["outlet"].tolist() == [outlet] == [corpus.article(article.id).outlet]


def test_a_headline_with_a_full_stop_is_no_outlet(tmp_path):
    head = "<title>U.S. mill closes. Nobody stays | The Gull</title>"
    body = (
        "<h1>U.S. mill closes. Nobody stays</h1>" + "<p>The river rose and the mill stood in water.</p>" * 4
    )
    file = tmp_path / "mill.html"
    file.write_text(f"<html><head>{head}</head><body><article>{body}</article></body></html>")
    (article,) = read_articles(file)
    assert article.title == "U.S. mill closes. Nobody stays" and article.outlet == ""
