"""Articles from text: front matter, headline, and what around an article is not its own prose."""

import dataclasses
import math

import pandas as pd
import pytest

from analysis.reading import read_articles
from analysis.text.article import Article, front_matter

LEAD = (
    "The council of Eastmoor voted on Tuesday to close the swimming pool at the end of the summer, after a "
    "survey found that its roof would not last another winter."
)
MORE = "“We waited too long,” said Nora Quill, who has led the council since spring."


def own(text: str, **metadata) -> str:
    """What of a text counts as the article."""
    article = Article.from_text(text, **metadata)
    return "\n".join(article.text[start:end] for start, end in article.body)


# --- front matter ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A pool\noutlet: The Post\n---\nText", {"title": "A pool", "outlet": "The Post"}),
        ('---\ntitle: "Pool: to close"\ntags: [a, b]\n---\nText', {"title": "Pool: to close"}),
        ("---\nTitle: 'It''s closed'\n...\nText", {"title": "It's closed"}),
        ("Title: Pool to close\nDate: 2025-03-04\n\nText", {"title": "Pool to close", "date": "2025-03-04"}),
        ("headline: Pool\nsource: Post\nbyline: N. Quill\nlink: https://e.example/1\n\nText",
         {"title": "Pool", "outlet": "Post", "author": "N. Quill", "url": "https://e.example/1"}),
        ("---\nauthor:\n  - \"[[N. Quill]]\"\n  - Ida Lorne\nsource: https://e.example/1\n---\nText",
         {"author": "N. Quill, Ida Lorne", "url": "https://e.example/1"}),
        (
            "Title: Pool\n\nAuthor: N. Quill\n\nAbstract: It closes.\n\nText",
            {"title": "Pool", "author": "N. Quill"},
        ),
        (
            "Byline: N. Quill\nSection: NEWS\nLength: 90 words\n\nText",
            {"author": "N. Quill", "section": "NEWS"},
        ),
        ("---\ndate:\nurl: https://e.example/a:b\n---\nText", {"url": "https://e.example/a:b"}),
    ],
)  # fmt: skip
def test_front_matter_is_read(text, expected):
    fields, start = front_matter(text)
    assert fields == expected
    assert text[start:].strip() == "Text"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "---\ntitle: never closed\nText",
        "The mayor: no comment\n\nText",  # a key nobody knows: a sentence, or an interview
        "Title: Pool\nThe council voted.\n\nText",  # not all lines are fields
        "--- a line of prose ---\nText",
    ],
)
def test_what_is_no_front_matter_stays(text):
    assert front_matter(text) == ({}, 0)


def test_front_matter_is_in_text_but_not_in_body():
    text = f"---\ntitle: Pool to close\n---\n{LEAD}\n"
    article = Article.from_text(text)
    assert article.text == text
    assert own(text) == LEAD


def test_metadata_given_comes_before_front_matter():
    article = Article.from_text("---\ntitle: A\noutlet: B\n---\n" + LEAD, title="C")
    assert (article.title, article.outlet) == ("C", "B")


def test_unknown_metadata_is_an_error_that_names_it():
    with pytest.raises(ValueError, match="colour.*title"):
        Article.from_text(LEAD, colour="red")


# --- headline -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Eastmoor pool to close\n\n{LEAD}", "Eastmoor pool to close"),
        (f"Eastmoor pool to close\n{LEAD}", "Eastmoor pool to close"),
        (f"# Eastmoor pool to close\n\n{LEAD}", "Eastmoor pool to close"),
        (f"Eastmoor Pool Will Close After Summer.\n\n{LEAD}", "Eastmoor Pool Will Close After Summer"),
        (
            f"Eastmoor pool closes after years of leaks.\n\n{LEAD}",
            "Eastmoor pool closes after years of leaks",
        ),
        (f"Council closes pool;\nRoof 'will not last'\n\n{LEAD}", "Council closes pool"),
        (f"Will the pool ever open again?\n\n{LEAD}", "Will the pool ever open again?"),
        (
            f"‘No more winters’: Eastmoor closes its pool\n\n{LEAD}",
            "‘No more winters’: Eastmoor closes its pool",
        ),
    ],
)
def test_a_headline_becomes_the_title_and_stays_in_the_body(text, title):
    assert Article.from_text(text).title == title
    assert title in own(text)


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        f"{LEAD}\n\n{MORE}",
        f"{MORE}\n\n{LEAD}",
        f"“We waited too long.”\n\n{LEAD}",
        f"The vote was close. Nobody left early.\n\n{LEAD}",
        f"Among those present:\n\n{LEAD}",
        "Word",
        f"***\n\n{LEAD}",
        "Title Case Line Here\n\nShort.",
    ],
)
def test_a_line_that_is_no_headline_gives_no_title(text):
    assert Article.from_text(text).title == ""


# --- boilerplate ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The post Eastmoor Closes Its Pool appeared first on The Eastmoor Post.", "syndication"),
        ("The post Pool Closes first appeared on Eastmoor Online", "syndication"),
        ("Ida Lorne covers local government for the Post.", "biography"),
        ("Ida Lorne and Peder Voss cover local government.", "biography"),
        ("Ida Lorne is the Eastmoor bureau chief for The Post. She writes about water.", "biography"),
        ("Ida Lorne is a swimmer, a teacher and a contributing writer for the Post.", "biography"),
        ("Ida M. Lorne, a Post reporter in Eastmoor, writes about councils.", "biography"),
        ("Ida Lorne is Senior Editor-at-Large at The Post. Her new book is “Cold Water.”", "biography"),
        ("Follow Ida Lorne on Twitter @idalorne.", "follow"),
        ("Follow us on Facebook and Instagram", "follow"),
        ("Twitter: @idalorne.", "contact"),
        ("Email: desk@post.example", "contact"),
        ("Send tips to Ida Lorne at ida.lorne@post.example.", "contact"),
        ("Peder Voss contributed reporting from Westmoor.", "credit"),
        ("Reporting by Ida Lorne; editing by Peder Voss", "credit"),
        ("(Reporting by Ida Lorne; Editing by Peder Voss)", "credit"),
        ("Voss reported from Westmoor.", "credit"),
        ("Contributing: Peder Voss.", "credit"),
        ("h/t: The Westmoor Gazette.", "credit"),
        ("This story has been updated with comment from the council.", "note"),
        ("Correction: An earlier version misspelled the name of the pool.", "note"),
        ("This article was originally published in The Westmoor Gazette.", "first published"),
        ("Sign up for our morning newsletter.", "subscription"),
        ("You are receiving this because you signed up. Unsubscribe: https://gull.example/u", "subscription"),
        ("You’re receiving this email as a reader of The Gull.", "subscription"),
        ("Manage your preferences | Unsubscribe", "subscription"),
        ("Read more: Ten pools that closed", "subscription"),
        ("Also on The Post:", "subscription"),
        ("© 2025 The Eastmoor Post. All rights reserved.", "copyright"),
        ("Copyright 2025 The Eastmoor Post", "copyright"),
        ("* * *", "separator"),
        ("LOAD-DATE: May 10, 2025", "database label"),
        ("SUBJECT: POOLS (90%); COUNCILS (78%)", "database label"),
    ],
)
def test_lines_below_an_article_are_cut_and_said(line, rule):
    text = f"{LEAD}\n\n{MORE}\n\n{line}\n"
    article = Article.from_text(text)
    assert own(text) == f"{LEAD}\n\n{MORE}"
    assert article.text == text
    assert article.warnings == (f"Not counted as the article ({rule}): {line}",)


@pytest.mark.parametrize(
    "line",
    [
        "Nora Quill is the author of two books on bridges.",  # the article has spoken of her
        "Nora Quill covers her ears when the siren sounds.",
        "Ida Lorne, a reporter, asked whether the roof could be mended.",
        "Ida Lorne is a nurse who swims every morning.",
        "Follow the river north, he said, and you come to the old pool.",
        "Copyright law does not protect the plans, the council's lawyer said.",
        "The post office next door will stay open.",
        "Read more slowly, the teacher told them.",
        "Update the roof first, engineers advised.",
        "She reported from the scene that nobody was hurt.",
        "“Ida Lorne is the best writer we have,” he said.",
        "The council contributed to this year's repairs.",
        "Contact with the firm was lost in May.",
        "Yes/no",
        "— AMEN",
        "Edited by hand, the text was short.",
    ],
)
def test_prose_at_the_end_is_never_cut(line):
    text = f"{LEAD}\n\n{MORE}\n\n{line}"
    assert own(text) == text
    assert Article.from_text(text).warnings == ()


def test_several_lines_are_cut_from_the_end_upwards():
    tail = (
        "Ida Lorne covers councils.\n\nPeder Voss is a staff writer at the Post.\n\nHe lives in Westmoor.\n\n"
        "The post Pool Closes appeared first on The Post."
    )
    article = Article.from_text(f"{LEAD}\n\n{MORE}\n\n{tail}")
    assert own(article.text) == f"{LEAD}\n\n{MORE}"
    assert len(article.warnings) == 4


@pytest.mark.parametrize(
    "line",
    [
        "To unsubscribe members must write a letter, the union said.",
        "Update subscription prices, the board said, or lose readers.",
        "You received this message from the people, she told the council.",
    ],
)
def test_a_last_sentence_with_words_of_newsletters_stays(line):
    assert own(f"{LEAD}\n\n{MORE}\n\n{line}").endswith(line)


def test_a_line_of_boilerplate_inside_the_article_stays():
    text = f"{LEAD}\n\nFollow Ida Lorne on Twitter @idalorne.\n\n{MORE}"
    assert own(text) == text


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("READ MORE: Ten pools that closed", "link"),
        ("Also read: “We want it back”, say swimmers", "link"),
        ("Related: Ten pools that closed", "link"),
        ("Advertisement - Scroll to continue", "advertisement"),
        ("Story continues below", "advertisement"),
        ("Scroll down for video", "advertisement"),
        ("Media playback is unsupported on your device", "embed"),
        ("pic.twitter.com/a1b2c3", "embed"),
        ("A post shared by Ida Lorne (@idalorne)", "embed"),
        ("Sign up to First Lane", "subscription"),
        ("Free weekly newsletter", "subscription"),
        ("Privacy Notice: Newsletters may contain content paid for by outside parties.", "subscription"),
    ],
)
def test_a_line_that_leads_away_from_the_article_is_cut_inside_it(line, rule):
    article = Article.from_text(f"{LEAD}\n\n{line}\n\n{MORE}\n\n{line}\n\n{LEAD}")
    assert own(article.text).split() == f"{LEAD} {MORE} {LEAD}".split()
    assert article.warnings == (f"Not counted as the article ({rule}): {line}",)


@pytest.mark.parametrize(
    "line",
    [
        "Listen: I was there, and nobody swam.",
        "Read the plan first, she told them.",
        "Related costs rose by a third.",
        "More on the pool will be known in May.",
        "Sign up or stay dry, the coach said.",
        "The story continues in May.",
        "Watch the roof, he said: it leaks.",
        "Share on the ballot: 12 per cent.",
        "Entry is free every Sunday",
        "Story continues to haunt the village",
        "Related: the defendant must pay costs.",
        "Get our people home, the father said, or join our community of the damned.",
    ],
)
def test_prose_inside_the_article_is_never_cut(line):
    text = f"{LEAD}\n\n{line}\n\n{MORE}"
    assert own(text) == text


def test_links_below_an_article_are_cut_with_their_heading():
    tail = "More on this story\n\n‘I swam there for years’\n\nCouncil: “We will not pay”"
    assert own(f"{LEAD}\n\n{MORE}\n\n{tail}") == f"{LEAD}\n\n{MORE}"
    tail = f"More on this story\n\n{LEAD * 2}"
    assert own(f"{LEAD}\n\n{MORE}\n\n{tail}").endswith(LEAD)


def test_an_erratum_is_cut_with_its_heading():
    text = f"{LEAD}\n\n{MORE}\n\nCORRECTION:\n\nThe roof was built in 1961, not in 1916.\n\nMarch 4, 2025."
    assert own(text) == f"{LEAD}\n\n{MORE}"


def test_labels_of_databases_are_cut_and_the_abstract_stays():
    text = f"Pool to close\n\nABSTRACT.\n\nThe roof is old.\n\nFULL TEXT.\n\n{LEAD}"
    assert own(text).split() == f"Pool to close The roof is old. {LEAD}".split()


@pytest.mark.parametrize(
    ("lines", "rule"),
    [
        (["PRESS RELEASE", "FOR IMMEDIATE RELEASE"], "press release"),
        (["News release — 12 May"], "press release"),
        (
            ["Embargoed until 6am, 3 March 2026", "Media contact: Ida Lorne, ida@pool.example"],
            "press release",
        ),
        (["Eastmoor, 3 March 2026"], "date line"),
        (["EASTMOOR, Norrland, Tuesday 3 March"], "date line"),
        (["March 3, 2026"], "date line"),
        (["View this email in your browser"], "page furniture"),
    ],
)
def test_lines_of_a_release_and_of_the_date_are_no_title_and_no_prose(lines, rule):
    for text in ("\n".join([*lines, "Pool to close", LEAD]), "\n\n".join(["Pool to close", *lines, LEAD])):
        article = Article.from_text(text)
        if text.startswith(lines[0]):  # a document may have it in the style of a title
            assert Article.from_text(text, title=lines[0]).title == "Pool to close"
        assert article.title == "Pool to close" and own(text).split() == f"Pool to close {LEAD}".split()
        assert article.warnings == tuple(f"Not counted as the article ({rule}): {line}" for line in lines)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2026-03-02", "2026-03-02"),
        ("By Ida Lorne | 2 March 2026", "2 March 2026"),
        ("Published 9:01 PM EST, Mon March 2, 2026", "March 2, 2026"),
        ("2 Mar 2026", "2 Mar 2026"),
        ("March 2 2026 - 5:41pm, EAP", "March 2 2026"),
        ("Mon 2 Mar 2026 06.00 GMT", "2 Mar 2026"),
        ("Eastmoor | Updated: March 2, 2026 11:27 IST", "March 2, 2026"),
        ("06:00, 2 MAR 2026", "2 MAR 2026"),
        ("EASTMOOR, March 2, 2026 (EAP) – The pool opened.", "March 2, 2026"),
        ("Eastmoor, 2 March", ""),
        ("LOAD-DATE: March 2, 2026", ""),
        ("The pool opened on 2 March 2026.", ""),
    ],
)
def test_a_line_above_the_text_dates_an_article_that_names_no_date(line, date):
    text = f"Pool to close\n\n{line}\n\n{LEAD}"
    assert Article.from_text(text).date == date
    assert Article.from_text(text, date="2025-01-01").date == "2025-01-01"


@pytest.mark.parametrize(
    "line", ["Press release angers town", "Embargoed report leaks", "Contact tracing fails", "Season 3, 2025"]
)
def test_a_headline_about_releases_or_with_a_year_stays(line):
    assert Article.from_text(f"{line}\n\n{LEAD}").title == line


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ida Lorne", "Ida Lorne"),
        ("By Ida Lorne and Peder Voss", "Ida Lorne and Peder Voss"),
        ("By Ida Lorne In Orby For Mailnet and Peder Voss For The Orby Post", "Ida Lorne"),
        ("By IDA LORNE, Staff Writer", "IDA LORNE"),
        ("By: Ida Lorne - @idalorne", "Ida Lorne"),
        ("Story by Ida Lorne | Eastmoor News", "Ida Lorne"),
        ("Written by Ida Lorne", "Ida Lorne"),
        ("Ida Lorne", "Ida Lorne"),
        ("Ida Lorne for EastmoorOnline", "Ida Lorne"),
        ("Ida Lorne in Eastmoor", "Ida Lorne"),
        ("Ida Lorne Education correspondent", "Ida Lorne"),
        ("Ida Lorne, Senior Writer", "Ida Lorne"),
    ],
)
def test_a_byline_is_the_author_and_no_prose(line, author):
    text = f"Eastmoor pool to close\n\n{line}\n\n{LEAD}"
    article = Article.from_text(text)
    assert article.author == author
    assert line not in own(text)


def test_a_name_without_a_listed_given_name_is_the_author_beside_a_date_alone():
    for line, author in (("Quillo Vantersk\n2 March 2026", "Quillo Vantersk"), ("Quillo Vantersk", "")):
        assert Article.from_text(f"Eastmoor pool to close\n\n{line}\n\n{LEAD}").author == author


def test_a_list_of_people_keeps_the_name_above_each():
    text = "Who swam here\n\n" + "\n\n".join(
        f"{name}\n\n{LEAD}" for name in ("Ida Lorne", "Ann Voss", "Jon Hale")
    )
    assert own(f"{text}\n\n{MORE}\n\nPia Lund\n\n{LEAD}").count("Ida Lorne\n") == 1


def test_a_headline_that_begins_like_a_byline_stays():
    text = f"By Boat Around Eastmoor\n\n{LEAD}"
    assert Article.from_text(text).title == "By Boat Around Eastmoor"


def test_the_author_is_known_by_a_biography_though_named_above():
    end = "This writer, Ida Lorne, learned to swim here.\n\nIda Lorne covers councils."
    text = f"---\nauthor: Ida Lorne\n---\n{LEAD}\n\n{end}"
    assert not own(text).endswith("covers councils.")


def test_a_text_of_boilerplate_alone_is_kept():
    text = "Follow Ida Lorne on Twitter @idalorne."
    assert own(text) == text


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"[:0]])
def test_an_empty_text_is_an_article_without_body(text):
    article = Article.from_text(text)
    assert (article.body, article.title, article.warnings) == ((), "", ())


def test_a_lone_surrogate_is_replaced_one_for_one():
    article = Article.from_text("He said \ud83d nothing.", id="a\udcff")
    assert article.text == "He said \ufffd nothing."
    assert article.id == "a\ufffd"
    article.text.encode()


# --- reading --------------------------------------------------------------------------------------


def test_a_folder_is_read_in_sorted_order_with_ids_below_it(tmp_path):
    for name in ("b.txt", "a/z.txt", "a/b/c.md", "a.md", ".hidden.txt", "notes.log"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(LEAD)
    found = list(read_articles(tmp_path, problems=[]))
    assert [article.id for article in found] == ["a/b/c", "a/z", "a", "b"]
    assert [article.file for article in found] == ["a/b/c.md", "a/z.txt", "a.md", "b.txt"]


def test_files_that_differ_only_in_their_suffix_keep_it_in_the_id(tmp_path):
    for name in ("a.txt", "a.md", "b.txt"):
        (tmp_path / name).write_text(LEAD)
    assert [article.id for article in read_articles(tmp_path)] == ["a.md", "a.txt", "b"]


def test_a_file_and_a_pattern(tmp_path):
    for name in ("x/one.txt", "x/two.txt", "y/one.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(LEAD)
    assert [article.id for article in read_articles(tmp_path / "x" / "one.txt")] == ["one"]
    for pattern in ("*/*.txt", "*", "**"):
        found = [article.id for article in read_articles(f"{tmp_path}/{pattern}")]
        assert found == ["x/one", "x/two", "y/one"]


def test_nothing_there_is_said_in_a_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match="There is no file or folder .*missing"):
        list(read_articles(tmp_path / "missing"))


def test_an_empty_folder_gives_no_article_and_says_so(tmp_path):
    with pytest.warns(UserWarning, match="holds no articles"):
        assert list(read_articles(tmp_path)) == []


@pytest.mark.parametrize("path", [None, 3, math.nan, b"a.txt", ["a.txt"], {"path": "a.txt"}])
def test_what_is_no_path_is_refused(path):
    with pytest.raises(TypeError, match="is no path; allowed is one file"):
        list(read_articles(path))


@pytest.mark.parametrize("text", [None, 3, math.nan, b"It leaks.", ["It leaks."]])
def test_what_is_no_text_makes_no_article(text):
    for make in (Article.from_text, lambda text: Article("a", text)):
        with pytest.raises(TypeError, match="an article is made of its text"):
            make(text)


@pytest.mark.parametrize(
    "value, kept",
    [
        (None, ""),
        (math.nan, ""),
        (pd.NaT, ""),
        (pd.NA, ""),
        (pd.Timestamp("2025-02-03"), "2025-02-03"),
        (3, "3"),
    ],
)
def test_metadata_may_be_cells_of_a_table(value, kept):
    assert Article.from_text("It leaks.", date=value).date == kept


def test_an_article_made_by_hand_is_its_whole_text_and_none_reaches_beyond_it():
    article = Article("a", "It leaks.")
    assert article.body == ((0, 9),)
    with pytest.raises(ValueError, match="body reaches beyond text"):
        dataclasses.replace(article, text="No.")


def test_reading_is_lazy_and_a_file_that_vanishes_is_a_problem(tmp_path):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(LEAD)
    problems: list = []
    reading = read_articles(tmp_path, problems=problems)
    assert next(reading).id == "0"
    (tmp_path / "1.txt").unlink()
    assert [article.id for article in reading] == ["2"]
    assert [(row["article"], row["file"], row["problem"]) for row in problems] == [("1", "1.txt", "not read")]
    assert "is gone" in problems[0]["detail"]
