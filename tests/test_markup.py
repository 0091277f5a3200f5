"""An article as HTML: quotations coloured and noted, everything escaped, readable in both themes."""

import html
import re
import subprocess
import sys

import lxml.html
import pandas as pd
import pytest

from analysis.figures.style import PALETTE, UNATTRIBUTED
from analysis.report.article_view import LIGHT_TEXT, show_article, tints
from analysis.report.escaping import markdown_text, visible
from analysis.report.shown import shown_table, use_tables
from analysis.text.article import Article

DARK_TEXT = "#ffffff"  # of article_view.css
TEXT = """Mayor says wall "will hold"

Ada Quill said: “The wall will hold. We paid $5 million and not $6 million.”

The gate, she added, was old. “Go home,” somebody shouted.
"""


def rows(article, *found):
    """A quotations table from (text, speaker, kind) in the order of the article."""
    table = []
    for number, (text, speaker, kind) in enumerate(found):
        start = article.text.index(text)
        table.append(
            {
                "article": article.id, "quotation": number, "kind": kind, "start": start,
                "end": start + len(text),
                "n_words": len(text.split()), "cue": "said" if speaker else "", "speaker": speaker,
                "rule": "said-before", "confidence": 0.93, "tone": -0.25,
            }
        )  # fmt: skip
    return pd.DataFrame(table)


def view(text, *found, **more):
    article = Article.from_text(text, id="gull/wall", **more)
    return show_article(article, rows(article, *found) if found else NO_ROWS)


NO_ROWS = pd.DataFrame(
    columns=["article", "kind", "start", "end", "n_words", "cue", "speaker", "rule", "confidence"]
)
FOUND = (
    ("will hold", "Ada Quill", "mixed"),
    ("The wall will hold. We paid $5 million and not $6 million.", "Ada Quill", "direct"),
    ("The gate", "Ada Quill", "indirect"),
    ("Go home,", "", "direct"),
)


def tree(shown):
    return lxml.html.fragment_fromstring(shown._repr_html_())


def test_each_quotation_is_marked_with_its_words_and_its_note():
    marks = tree(view(TEXT, *FOUND)).xpath("//mark[@title]")
    assert [m.text for m in marks] == [text for text, _, _ in FOUND]
    assert [m.get("class") for m in marks] == ["mixed", "direct", "indirect", "direct nobody"]
    assert [m.findtext("sup") for m in marks] == ["A1", "A2", "A3", "?4"]
    note = "2: Ada Quill; direct; cue “said”; rule said-before; confidence 0.93; tone −.25"
    assert marks[1].get("title") == note
    assert marks[3].get("title").startswith("4: unattributed; direct; rule")


def test_text_of_the_article_is_all_there_once():
    shown = tree(view(TEXT, *FOUND))
    for note in shown.xpath("//sup"):
        note.text = ""
    paragraphs = [
        " ".join(p.text_content().split()) for p in shown.xpath("./p[not(@class='legend' or @class='key')]")
    ]
    assert paragraphs == [" ".join(line.split()) for line in TEXT.splitlines() if line]


def test_notes_for_print_and_legend_name_every_speaker():
    shown = tree(view(TEXT, *FOUND))
    assert len(shown.xpath("//ol[@class='notes']/li")) == 4
    legend = [span.text_content() for span in shown.xpath("//p[@class='legend']/span")]
    assert legend == ["A Ada Quill 14 words", "? unattributed 2 words"]


def test_every_speaker_has_a_letter_of_its_own_where_colours_end():
    text = "\n\n".join(f"“Number {n:02} is here,” said Speaker Number{n:02}." for n in range(30))
    article = Article.from_text(text, id="many")
    found = [(f"Number {n:02} is here,", f"Speaker Number{n:02}", "direct") for n in range(30)]
    shown = tree(show_article(article, rows(article, *found)))
    letters = [mark.findtext("b") for mark in shown.xpath("//p[@class='legend']//mark")]
    assert letters == [*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "AA", "AB", "AC", "AD"]
    assert [sup.text for sup in shown.xpath("//sup")] == [f"{a}{n}" for n, a in enumerate(letters, 1)]
    assert "Six speakers have a colour" in shown.text_content()


def test_one_line_of_text_stands_for_the_article():
    assert repr(view(TEXT, *FOUND)) == "Article gull/wall: 4 quotations by 1 speaker"


def test_without_quotations_a_sentence_says_so():
    assert "No quotation was found in this article." in view(TEXT)._repr_html_()


def test_quotations_of_other_articles_are_passed_over():
    article = Article.from_text(TEXT, id="gull/wall")
    table = rows(article, *FOUND).assign(article="tern/wall")
    assert not tree(show_article(article, table)).xpath("//mark")


def test_overlapping_and_running_on_quotations_keep_the_text():
    article = Article.from_text("One two three four five.\n\nSix seven eight.\n", id="a")
    table = rows(article, ("two three", "Ada", "indirect"), ("three four", "Bo", "indirect"))
    table.loc[1, "end"] = article.text.index(" seven")
    shown = tree(show_article(article, table))
    for note in shown.xpath("//sup"):
        note.text = ""
    assert [p.text_content() for p in shown.xpath("./p[@class='prose' or @class='heading']")] == [
        "One two three four five.",
        "Six seven eight.",
    ]
    assert [m.text for m in shown.xpath("//mark[@title]")] == ["two ", "three four five.", "Six"]


def test_a_quotation_within_a_quotation_is_marked_within_it():
    text = "Ada Quill said the clerk who told Bo the gate was old had left."
    outer, inner = "the clerk who told Bo the gate was old had left", "the gate was old"
    page = lxml.html.fromstring(
        view(text, (outer, "Ada Quill", "indirect"), (inner, "clerk", "indirect")).html
    )
    marks = [mark.text for mark in page.xpath("//p[@dir='auto']/mark[@title]")]
    assert marks == ["the clerk who told Bo ", inner, " had left"]


def test_what_was_cut_from_the_article_is_listed():
    article = Article.from_text(TEXT, id="a", warnings=["Cut <b>here</b>"])
    assert "<li>Cut &lt;b&gt;here&lt;/b&gt;</li>" in show_article(article, NO_ROWS)._repr_html_()


# --- escaping --------------------------------------------------------------------------------------------

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</mark></div><style>*{display:none}</style>",
    "javascript:alert(1)",
    "\x1b[31mred\x1b[0m",
    "\u202egnirts desrever\u202c",
    "\u2066isolated\u2069 \u200e\u200f\u061c",
    "a\x00b\x07c\x9b31m",
    "&lt;b&gt; &amp; &#x3c;",
]


@pytest.mark.parametrize("attack", ATTACKS)
def test_text_of_an_article_only_appears_as_text(attack):
    text = f"Mayor speaks\n\nBefore {attack} it. “Within {attack} it,” she said about the wall by the sea.\n"
    article = Article.from_text(text, id=attack, title=attack, outlet=attack, url=attack, warnings=[attack])
    table = rows(article, (f"Within {attack} it,", attack, "direct")).assign(cue=attack, rule=attack)
    page = show_article(article, table)._repr_html_()
    shown = lxml.html.fragment_fromstring(page)
    assert {e.tag for e in shown.iter()} <= {
        "div", "style", "p", "b", "bdi", "mark", "span", "sup", "ol", "ul", "li",
    }  # fmt: skip
    assert {name for e in shown.iter() for name in e.attrib} <= {"class", "style", "title", "dir"}
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]", html.unescape(page)
    )
    codes = [f"U+{ord(c):04X}" for c in attack if not c.isprintable() and c != " "]
    for code in codes:
        assert f'<span class="code">{code}</span>' in page
    if not codes:
        assert attack in shown.text_content()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain - text (here)", "plain - text (here)"),
        ("\x1b[31m\u202e", "[U+001B][31m[U+202E]"),
        ("line\nbreak\ttab", "line\nbreak\ttab"),
        (None, ""),
        (3, "3"),
    ],
)
def test_acting_characters_become_visible(text, shown):
    assert visible(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
        ("[x](javascript:alert(1))", r"\[x\](javascript:alert(1))"),
        ("$5 to $6", "\uff045 to \uff046"),
        ("<b>&amp;", r"\<b\>\&amp;"),
        ("a\n\n# b", r"a \# b"),
        ("a|b ~~c~~", r"a\|b \~\~c\~\~"),
        ("https://example.org", "https:\u200b//example.org"),
    ],
)
def test_text_in_markdown_stays_text(text, shown):
    assert markdown_text(text) == shown


def test_dollars_are_kept_from_becoming_formulas():
    assert 'class="news-article mathjax_ignore tex2jax_ignore"' in view(TEXT, *FOUND)._repr_html_()


def test_shown_table_names_nobody_and_shows_acting_characters():
    table = pd.DataFrame({"speaker": ["", "a\u202eb"], "share": [0.123456, 1.0]}, index=["x\x1b", "y"])
    shown = shown_table(table, 2)
    assert shown.index.to_list() == ["x[U+001B]", "y"]
    assert shown.to_dict("list") == {"speaker": ["unattributed", "a[U+202E]b"], "share": ["0.12", "1.00"]}
    assert shown_table(pd.DataFrame({"kind": ["", "media"]}))["kind"].tolist() == ["unattributed", "media"]


# --- colours ---------------------------------------------------------------------------------------------


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [*PALETTE, UNATTRIBUTED, "#000000", "#ffffff", "#ffff00"])
def test_text_on_the_colours_has_contrast_in_both_themes(colour):
    light, dark = tints(colour)
    assert contrast(light, LIGHT_TEXT) >= 4.5
    assert contrast(dark, DARK_TEXT) >= 4.5


def test_every_text_colour_of_the_style_sheet_has_contrast():
    style = tree(view(TEXT, *FOUND)).find("style").text
    blocks = re.findall(r"--back: (#\w{6}).*?--text: (#\w{6}).*?--muted: (#\w{6})", style)
    assert len(blocks) == 4
    for back, text, muted in blocks:
        assert contrast(back, text) >= 4.5 and contrast(back, muted) >= 4.5


def test_speakers_have_the_colours_given():
    article = Article.from_text(TEXT, id="gull/wall")
    page = show_article(article, rows(article, *FOUND), colours={"Ada Quill": "#123456", "": "#abcdef"})
    lines = re.findall(r"--line:(#\w{6})", page.html)
    assert set(lines) == {"#123456", "#abcdef"}


def test_every_quotation_of_a_long_article_is_marked():
    text = "\n\n".join(f"“Number {i} is here,” said Ada Quill." for i in range(3000))
    article = Article.from_text(text, id="long")
    starts = [m.start() + 1 for m in re.finditer("“", text)]
    table = pd.DataFrame(
        {"article": "long", "kind": "direct", "start": starts, "end": [s + 8 for s in starts], "n_words": 2,
         "cue": "said", "speaker": "Ada Quill", "rule": "said-after", "confidence": 1.0, "tone": 0.0}
    )  # fmt: skip
    assert show_article(article, table).html.count("<sup>") == 3000


# --- an article by itself --------------------------------------------------------------------------------


def test_an_article_displays_itself_with_its_quotations():
    shown = lxml.html.fragment_fromstring(show_article(Article.from_text(TEXT, id="gull/wall")).html)
    marked = [mark.text for mark in shown.xpath("//mark[@title]")]
    assert "The wall will hold. We paid $5 million and not $6 million." in marked
    assert shown.xpath("//p[@class='legend']/span")[0].text_content().startswith("A Ada Quill")
    silent = show_article(Article.from_text("The river rose on Monday.")).html
    assert "No quotation was found in this article." in silent
    assert "news-article" in show_article(Article(id="empty", text="")).html


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_article_that_attacks_only_displays_its_text(attack):
    text = f"Mayor {attack} speaks\n\n“Within {attack} it,” said Ada Quill, the mayor of {attack}.\n"
    page = show_article(Article.from_text(text, id=attack, outlet=attack, author=attack)).html
    shown = lxml.html.fragment_fromstring(page)
    assert not [e for e in shown.iter() if e.tag in ("script", "img", "svg", "a", "iframe")]
    assert not [name for e in shown.iter() for name in e.attrib if name.startswith("on")]
    assert not re.search("[\x00\x07\x1b\x9b\u200e\u202e\u2066]", page)


def test_importing_the_package_stays_quick():
    code = (
        "import sys, analysis; print(sorted({'pandas', 'numpy', 'matplotlib', 'pyarrow'} & set(sys.modules)))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said == "[]\n"


# --- tables ----------------------------------------------------------------------------------------------


def test_a_shown_table_has_headings_for_readers_and_no_nan():
    table = pd.DataFrame(
        {"outlet": ["", "Gull"], "n_words": [1200, 7], "speaker_kind": ["person", ""], "low": [None, -0.125],
         "cue_start": pd.array([None, 3], dtype="Int64"), "is_clear": [True, False]}
    )  # fmt: skip
    shown = shown_table(table, 2)
    assert list(shown.columns) == [
        "outlet", "words", "kind of speaker", "95 % interval from", "cue_start", "more than chance",
    ]  # fmt: skip
    assert shown.to_numpy().tolist() == [
        ["–", "1,200", "person", "–", "–", "yes"], ["Gull", "7", "", "−0.12", "3", "no"],
    ]  # fmt: skip
    assert list(table.columns)[1] == "n_words"


def test_a_shown_pivot_keeps_its_names():
    assert shown_table(pd.DataFrame({"tone": [-0.001]}), 2)["tone"].item() == "0.00"
    assert shown_table(pd.DataFrame({"median_words": [1141.0]})).iloc[0, 0] == "1,141"
    table = pd.DataFrame({"outlet": ["Gull"], "n_quotations": [1], "share": [0.5]})
    shown = shown_table(table.pivot(index="outlet", columns="n_quotations", values="share"), 1)
    assert (shown.index.name, shown.columns.name) == ("outlet", "quotations")
    assert shown.loc["Gull", 1] == "0.5"


@pytest.mark.parametrize(
    ("variables", "attended"),
    [({}, True), ({"ANALYSIS_UNATTENDED": "1"}, False), ({"PYTEST_VERSION": "9"}, False)],
)
def test_tables_can_be_searched_only_where_a_person_runs_the_notebook(variables, attended, monkeypatch):
    for name in ("ANALYSIS_UNATTENDED", "PYTEST_VERSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    asked = []
    monkeypatch.setattr("itables.init_notebook_mode", lambda **options: asked.append(options))
    with pd.option_context("display.max_colwidth", 50, "display.max_rows", 60):
        use_tables()
        assert pd.get_option("display.max_colwidth") == 300
    assert asked == ([{"all_interactive": True}] if attended else [])
