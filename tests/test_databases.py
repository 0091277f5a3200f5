"""Exports of news databases in every layout and format: each article with its own text and metadata."""

import html
import textwrap

import docx
import pytest

from analysis.reading import read_articles

ARTICLES = [
    {
        "title": "Lock gates at Brennick to be rebuilt after a winter of leaks and long queues of barges",
        "outlet": "The Brennick Herald",
        "date": "May 9, 2025 Friday",
        "iso": "2025-05-09",
        "author": "Odile Ferrant",
        "body": [
            "The lock gates at Brennick will be rebuilt next spring, eleven months after a barge struck the "
            "upper pair and left the canal half empty for three weeks.",
            "“Each winter we patched them, and each spring the patches left,” said Harriet Stole, who "
            "manages the canal for the county. “This time we start again from the sill.”",
            "Boatmen want the work done by night. The lock between the two bridges, they say, cannot "
            "close in May: “That is when we earn the year.”",
        ],
    },
    {
        "title": "Night trains return to Aldwater",
        "outlet": "Aldwater Evening Post",
        "date": "12 May 2025",
        "iso": "2025-05-12",
        "author": "Tomas Vell",
        "body": [
            "Night trains will call at Aldwater again from June, the railway said on Monday, six years after "
            "the last one left with nine passengers and a brass band.",
            "“People cried on the platform,” recalled Ines Corder, the last stationmaster.",
        ],
    },
]
AFTER = ["LOAD-DATE: May 10, 2025", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper"]


def centred(line):
    return line.center(78).rstrip()


def nexis_text(with_body, wrapped=1000):
    """The older layout: numbered, centred outlet and date, labels in capitals."""
    parts = []
    for number, a in enumerate(ARTICLES, 1):
        head = [f"{number} of {len(ARTICLES)} DOCUMENTS", a["outlet"], a["date"], "Late Edition"]
        labels = [
            f"BYLINE: By {a['author']}",
            "SECTION: NEWS; Pg. 3",
            f"LENGTH: {40 * number} words",
            "DATELINE: BRENNICK",
        ]
        body = ["BODY:"] * with_body + a["body"]
        blocks = [
            *map(centred, head),
            f"HEADLINE: {a['title']}",
            *labels,
            *body,
            *AFTER,
            centred("Copyright 2025 The Owners"),
        ]
        parts.append("\n\n".join(textwrap.fill(b, wrapped) if not b.startswith(" ") else b for b in blocks))
    return "\n\n\n".join(parts) + "\n"


def nexis_lines():
    """The newer layout: headline, outlet, date, labels, Body, the text, End of Document."""
    lines = [
        "User Name: Reader",
        "Date and Time: Saturday, May 17, 2025 10:01",
        "Documents (2)",
        "1. Lock gates",
        "2. Night trains",
    ]
    for a in ARTICLES:
        lines += [
            a["title"],
            a["outlet"],
            a["date"],
            "Copyright 2025 The Owners All Rights Reserved",
            "Section: NEWS; Pg. 3",
            "Length: 90 words",
            f"Byline: {a['author']}",
            "Body",
            *a["body"],
            "Classification",
            "Language: ENGLISH",
            "Load-Date: May 10, 2025",
            "End of Document",
        ]
    return lines


def factiva_lines():
    lines = []
    for number, a in enumerate(ARTICLES, 1):
        lines += [
            a["title"],
            a["author"],
            "90 words",
            a["date"].removesuffix(" Friday"),
            "08:00",
            a["outlet"],
            "BRHER",
            "A3",
            "English",
            "(c) 2025 The Owners. All rights reserved.",
            *a["body"],
            f"Document BRHER00020250509el590000{number}",
        ]
    return lines


def factiva_coded(gap):
    lines = []
    for number, a in enumerate(ARTICLES, 1):
        fields = {
            "HD": a["title"],
            "BY": "By " + a["author"],
            "WC": "90 words",
            "PD": a["date"].removesuffix(" Friday"),
            "SN": a["outlet"],
            "SC": "BRHER",
            "LA": "English",
            "CY": "(c) 2025 The Owners",
            "LP": a["body"][0],
            "TD": "\n\n".join(a["body"][1:]),
            "NS": "gtrans : Transport",
            "RE": "uk : United Kingdom",
            "AN": f"Document BRHER00020250509el590000{number}",
        }
        lines += [line for code, value in fields.items() for line in f"{code}{gap}{value}".split("\n")]
    return lines


def proquest_lines(label="{}: {}"):
    lines = []
    for number, a in enumerate(ARTICLES, 1):
        fields = {
            "Author": a["author"],
            "Publication info": f"{a['outlet']} ; Brennick [Brennick] . 2025: A.3.",
            "Abstract": "A lock is rebuilt.",
            "Links": "Linking Service",
            "Full text": "\n\n".join(a["body"]),
            "Subject": "Canals; Barges",
            "Location": "Brennick",
            "Title": a["title"],
            "Publication title": a["outlet"],
            "Pages": "A.3",
            "Publication date": a["date"],
            "ProQuest document ID": f"99887{number}",
            "Document URL": f"https://proquest.example/{number}",
            "Database": "News",
        }
        lines += [
            "_" * 60,
            f"Document {number} of 2",
            a["title"],
            *(line for f in fields.items() for line in label.format(*f).split("\n")),
        ]
    return [*lines, "_" * 60]


def as_html(lines):
    return (
        "<html><body>"
        + "".join(f"<div><p><span>{html.escape(line)}</span></p></div>" for line in lines)
        + "</body></html>"
    )


def as_rtf(lines):
    escaped = ("".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line) for line in lines)
    return "{\\rtf1\\ansi\\deff0 " + "\\par\n".join(escaped) + "}"


def as_eml(lines):
    head = (
        "From: ProQuest <out@e.example>\nSubject: Your documents\nContent-Type: text/plain; charset=utf-8\n\n"
    )
    return head + "\n\n".join(lines)


def save(path, kind, lines):
    if kind == "docx":
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(path)
    else:
        made = {"txt": "\n\n".join, "html": as_html, "rtf": as_rtf, "eml": as_eml}[kind](lines)
        path.write_text(made, encoding="utf-8")


LAYOUTS = {
    "nexis with body": lambda: nexis_text(True).split("\n\n"),
    "nexis without body": lambda: nexis_text(False).split("\n\n"),
    "nexis uni": nexis_lines,
    "factiva": factiva_lines,
    "factiva codes alone": lambda: [line for pair in factiva_coded("\n") for line in pair.split("\n")],
    "factiva codes beside": lambda: factiva_coded("   "),
    "proquest": proquest_lines,
}


@pytest.mark.parametrize("kind", ["txt", "html", "docx", "rtf", "eml"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_article_of_an_export_has_its_text_and_metadata(tmp_path, layout, kind):
    save(tmp_path / f"export.{kind}", kind, LAYOUTS[layout]())
    problems: list = []
    articles = list(read_articles(tmp_path, problems=problems))
    assert problems == []
    assert [a.id for a in articles] == ["export#1", "export#2"]
    for article, expected in zip(articles, ARTICLES, strict=True):
        assert [line for line in article.text.split("\n") if line] == expected["body"]
        assert (article.title, article.outlet) == (expected["title"], expected["outlet"])
        assert (article.date, article.author) == (expected["iso"], expected["author"])


@pytest.mark.parametrize("width", [60, 72, 80])
def test_wrapped_exports_have_whole_paragraphs(tmp_path, width):
    (tmp_path / "export.txt").write_text(nexis_text(False, width), encoding="utf-8")
    articles = list(read_articles(tmp_path))
    assert [a.text for a in articles] == ["\n\n".join(a["body"]) for a in ARTICLES]


def test_an_article_of_factiva_without_author_keeps_its_title(tmp_path):
    lines = [line for line in factiva_lines() if line != ARTICLES[0]["author"]]
    (tmp_path / "a.txt").write_text("\n\n".join(["News", *lines]), encoding="utf-8")
    first, second = read_articles(tmp_path)
    assert (first.title, first.author) == (ARTICLES[0]["title"], "")
    assert (second.title, second.author) == (ARTICLES[1]["title"], ARTICLES[1]["author"])


def test_an_article_about_lengths_and_labels_is_no_export(tmp_path):
    text = (
        "The report has a section on fish.\n\nLength: it runs to 90 pages.\n\nSubject: “No comment,” it read."
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert [a.text for a in read_articles(tmp_path)] == [text]
