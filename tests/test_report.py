"""The report in a real browser: nothing loaded, nothing run, everything visible, accessible, printed."""

import json
import re
import shutil

import nbformat
import pandas as pd
import pytest
import small

from analysis.__main__ import main
from analysis.measures.names import named_tables
from analysis.report.notebooks import Executed, find_notebooks
from analysis.report.pdf import find_browser, for_print, undated, write_pdf
from analysis.tables.corpus import open_corpus
from analysis.tables.storage import FORMULA

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
lab = pytest.importorskip("lab")

CHROMIUM = find_browser()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: chromium)")
NOTEBOOKS = find_notebooks(lab.ROOT / "notebooks")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A run on the sample articles about two events and the hostile article together."""
    folder = tmp_path_factory.mktemp("results")
    articles, out = folder / "articles-of-results", folder / "out"
    others = shutil.ignore_patterns("[!dh]*.md")
    shutil.copytree(lab.ROOT / "data" / "articles", articles, ignore=others)
    (articles / "hostile.md").write_text(small.HOSTILE, encoding="utf-8")
    assert main(["run", str(articles), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.fixture(scope="module")
def chromium(results):  # which runs first: no notebook can run beside an open browser
    with lab.browser(CHROMIUM) as opened:
        yield opened


@pytest.fixture
def report(chromium, results):
    """The report in the browser, with every request it makes and every dialog it opens noted."""
    opened = chromium.new_page(viewport={"width": 1200, "height": 900})
    opened.requests, opened.dialogs = [], []
    opened.on("request", lambda request: opened.requests.append(request.url))
    opened.on("dialog", lambda dialog: (opened.dialogs.append(dialog.message), dialog.dismiss()))
    opened.goto((results / "report.html").as_uri())
    yield opened
    opened.close()


def test_the_report_asks_nothing_of_the_network_and_runs_nothing_of_an_article(report, results):
    elsewhere = [url for url in report.requests if not url.startswith("data:")]
    assert elsewhere == [(results / "report.html").as_uri()]
    assert report.evaluate("window.hacked") is None
    assert report.dialogs == []
    assert report.locator("script").count() == 2  # the reader and its data


def test_the_report_shows_every_figure_and_the_coloured_article(report, results):
    figures = report.locator("main figure img")
    executed = (results / "notebooks" / path.name for path in NOTEBOOKS)
    assert figures.count() == sum(map(small.n_figures, executed)) >= 25
    for figure in figures.all():
        assert figure.evaluate("i => i.complete && i.naturalWidth > 300 && i.clientWidth > 100")
    captions = report.locator("main figcaption").all_inner_texts()
    assert [int(caption.split()[1].strip(".")) for caption in captions] == [*range(1, figures.count() + 1)]
    assert all(len(figure.get_attribute("alt")) > 40 for figure in figures.all())
    assert report.locator(".news-article mark").count() >= 5


def test_tables_are_whole_in_a_window_of_1200_pixels_and_in_plain_words(report):
    report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tables = report.locator(".table")
    assert tables.count() > 20
    wide = "t => t.scrollWidth > t.clientWidth + 1 ? t.getAttribute('aria-label') : ''"
    assert [said for table in tables.all() if (said := table.evaluate(wide))] == []
    words = " ".join(report.locator("main table").all_inner_texts())
    assert not re.search(r"\bNaN\b|\bn_\w+|\bspeaker_kind\b|\bnan\b", words)
    assert not re.search(r"\bcompound\b", report.locator("main").inner_text())


def test_words_of_the_trade_are_explained(report):
    words = report.locator("section[aria-labelledby=glossary] dt").all_inner_texts()
    assert {"cue", "tone", "95 % interval"} <= set(words)


@pytest.mark.parametrize(
    ("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)], ids=["light", "dark", "narrow"]
)
def test_the_report_is_accessible(report, scheme, width):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    report.emulate_media(color_scheme=scheme)
    report.set_viewport_size({"width": width, "height": 900})
    report.locator("#reader-article mark").first.click()
    found = axe.Axe().run(report, options={"resultTypes": ["violations"]}).response["violations"]
    told = [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found]
    assert told == []


def test_the_first_finding_stands_on_the_first_screen(report):
    first = report.locator(".card li").first
    assert first.evaluate("item => item.getBoundingClientRect().bottom < innerHeight")
    assert report.locator(".card li").count() >= 4


def test_nothing_is_wider_than_a_phone(report):
    report.set_viewport_size({"width": 390, "height": 800})
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("key", ["", "Enter"], ids=["click", "key"])
def test_on_a_phone_the_details_of_a_quotation_stand_where_it_is_read(report, key):
    report.set_viewport_size({"width": 390, "height": 800})
    mark = report.locator("#reader-article mark").nth(2)
    report.locator("#reader-article").scroll_into_view_if_needed()
    mark.press(key) if key else mark.click()
    place = "e => [e.getBoundingClientRect().top, e.getBoundingClientRect().bottom]"
    sheet, lit = (report.locator(s).evaluate(place) for s in ("#reader-details", "#reader-article mark.lit"))
    assert 0 <= lit[0] and lit[1] <= sheet[0] and sheet[1] <= 801
    assert "Said by" in report.locator("#reader-chosen").inner_text()
    focused = "document.activeElement.id || document.activeElement.dataset.quotation"
    assert report.evaluate(focused) == ("reader-chosen-title" if key else "2")
    report.keyboard.press("Escape") if key else report.click("#reader-close")
    assert report.evaluate(focused) == "2"
    assert report.locator("#reader-article mark.lit").count() == 0


def test_on_paper_long_tables_are_left_out_and_a_line_says_so(report):
    report.emulate_media(media="print")
    shown = [table for table in report.locator("main .table").all() if table.is_visible()]
    assert shown and max(table.locator("tbody tr").count() for table in shown) <= 12
    left_out = report.locator("main details.on-screen")
    assert left_out.count() > 5
    for table in left_out.all():
        note = table.locator("xpath=following-sibling::*[1]")
        assert "on the screen" in note.text_content()
        alone = table.evaluate("e => e.parentElement.nextElementSibling?.tagName != 'FIGURE'")
        hidden = table.evaluate("e => !!e.parentElement.closest('.on-screen')")
        assert note.is_visible() == (alone and not hidden)


def test_every_article_can_be_searched_and_read(report, results):
    articles = report.locator("#reader-articles button")
    assert articles.count() == len(open_corpus(results / "tables").articles)
    report.fill("#reader-search", "a")
    articles.last.click()
    assert report.locator("#reader-article h3").inner_text() == articles.last.inner_text()
    report.fill("#reader-search", "words that stand nowhere")
    assert articles.count() == 0


def test_without_scripts_every_article_can_be_read(chromium, results):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((results / "report.html").as_uri())
    corpus = open_corpus(results / "tables")
    assert page.locator("#reader-plain details").count() == len(corpus.articles)
    assert not page.locator("#reader-filters").is_visible()
    marks = page.locator("#reader-plain mark").evaluate_all("all => all.map(m => m.closest('details').open)")
    assert len(marks) >= len(corpus.quotations) and not any(marks)
    page.locator("#reader-plain summary").first.click()
    assert page.locator("#reader-plain mark").first.is_visible()
    sources = " ".join(page.locator("#reader-plain li").all_text_contents())
    known = corpus.speakers.query("title != '' and justification != '' and source_kind != ''").iloc[0]
    for column in ("speaker", "title", "source_type", "source_kind", "justification"):
        assert known[column] in sources
    context.close()


def test_a_kind_of_source_can_be_chosen_and_is_justified(report, results):
    speakers = open_corpus(results / "tables").speakers
    kind = speakers.loc[speakers["source_kind"] != "", "source_kind"].mode()[0]
    own = speakers[speakers["source_kind"] == kind]
    report.select_option("#reader-source", kind)
    assert report.locator("#reader-articles button").count() == own["article"].nunique()
    listed = report.locator("#reader-speakers button")
    names = set(listed.all_inner_texts())
    assert names and names <= set(own["speaker"])
    listed.first.click()
    told = report.locator("#reader-chosen dl").inner_text()
    first = own[own["speaker"] == listed.first.inner_text()].iloc[0]
    assert all(first[column] in told for column in ("source_type", "title", "source_kind_evidence"))


def test_a_click_on_a_speaker_lights_up_the_quotations_and_lists_them(report):
    speaker = report.locator("#reader-speakers button").first
    name = speaker.inner_text()
    speaker.click()
    assert report.locator("#reader-chosen-title").inner_text() == name
    assert report.locator("#reader-article mark.lit").count() > 0
    listed = report.locator("#reader-concordance li")
    assert listed.count() >= report.locator("#reader-article mark.lit").count() > 0
    listed.first.locator("button").click()
    assert report.locator("#reader-article mark.lit").count() == 1


def test_speakers_of_all_articles_are_listed_under_one_name(report, results):
    report.select_option("#reader-whose", "all")
    names = report.locator("#reader-speakers button").all_inner_texts()
    tables = named_tables(open_corpus(results / "tables"))
    assert sorted(names) == sorted(tables.quotations["speaker"].replace("", "unattributed").unique())
    report.locator("#reader-speakers button").first.click()
    own = tables.quotations[tables.quotations["speaker"] == names[0]]
    told = report.locator("#reader-chosen p").first.inner_text()
    quoted = own.loc[own["kind"] != "indirect", "n_words"].sum()
    assert told.startswith(f"{len(own)} quotation") and f" {quoted:,} quoted words in " in told
    with report.expect_download() as saving:
        report.get_by_role("button", name="Save these quotations").click()
    saved = pd.read_csv(saving.value.path())
    data = report.locator("#reader-data").text_content()
    assert json.loads(data)["formula"] == FORMULA
    assert sorted(saved["article"]) == sorted(own["article"]) and saved["quotation"].str.len().min() > 0


def test_a_name_or_an_article_in_a_table_leads_to_the_reader(report):
    report.locator(".card button.lead").first.click()
    name = report.locator(".card button.lead").first.inner_text()
    assert report.locator("#reader-chosen-title").inner_text() == name
    assert report.locator("#reader-article mark.lit").count() > 0
    report.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)")
    cell = report.locator("main .table button.lead", has_text="the-daily-lantern/dam-report").first
    cell.click()
    assert report.locator("#reader-article code").inner_text() == cell.inner_text()
    assert report.locator("#reader-title").evaluate("e => e.getBoundingClientRect().top < innerHeight")


def test_no_empty_cell_leads_to_an_article_without_a_title(chromium, results, tmp_path):
    whole = (results / "report.html").read_text(encoding="utf-8")
    (tmp_path / "report.html").write_text(re.sub('"title": "[^"]+"', '"title": ""', whole, count=1), "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "report.html").as_uri())
    empty = page.locator("main .table :is(td, tbody th)").filter(has_text=re.compile(r"^\s*$"))
    assert empty.count() > 0 == empty.locator("button").count()
    page.close()


def test_the_next_quotation_to_check_comes_also_after_a_correction(report):
    listed = report.locator("#reader-concordance .choices").last.locator("button")
    order = [text[:30] for text in listed.all_inner_texts()[:3]]
    seen = []
    listed.first.click()
    for _ in range(3):
        seen.append(report.locator("#reader-article mark.lit").first.inner_text()[:30])
        if len(seen) == 1:
            report.get_by_role("button", name="Right as it is").click()
        report.get_by_role("button", name="Next to check").click()
    assert seen == order


def test_a_click_on_a_heading_sorts_a_table(report):
    report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    heading = report.locator("th:has(button.sort):not(.text)").first
    table = heading.locator("xpath=ancestor::table")
    column = heading.evaluate("cell => cell.cellIndex")
    read = (
        f"t => [...t.tBodies[0].rows].map(r => parseFloat(r.cells[{column}].textContent.replace('−', '-')))"
    )
    for order in (1, -1):
        heading.locator("button").click()
        values = [value for value in table.evaluate(read) if value is not None and value == value]
        assert values == sorted(values, reverse=order < 0)


def test_corrections_made_by_clicking_are_applied_by_the_next_run(report, results, tmp_path):
    report.locator("#reader-article mark").first.click()
    report.fill("#reader-said-by", 'Ann "Nan" Reed, of Harrow')
    report.get_by_role("button", name="Set", exact=True).click()
    report.locator("#reader-article mark").nth(1).click()
    report.get_by_role("button", name="Not speech").click()
    with report.expect_download() as saving:
        report.click("#save-corrections")
    own = tmp_path / "articles"
    shutil.copytree(results.parent / "articles-of-results", own)
    saving.value.save_as(own / saving.value.suggested_filename)
    assert main(["tables", str(own), "--out", str(tmp_path / "out"), "--quiet", "--workers", "1"]) == 0
    corpus = open_corpus(tmp_path / "out")
    assert corpus.summary.n_corrections_applied == 2
    assert not corpus.problems["problem"].str.startswith("correction").any()
    corrected = corpus.quotations[corpus.quotations["rule"] == "corrected"]
    assert corrected["speaker"].tolist() == ['Ann "Nan" Reed, of Harrow']


def test_the_report_is_printed_the_same_way_twice(results, tmp_path):
    printed = (results / "report.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    paths = sorted((results / "notebooks").glob("*.ipynb"))
    executed = [Executed(path.stem, nbformat.read(path, as_version=4), 0) for path in paths]
    page = for_print((results / "report.html").read_text(encoding="utf-8"), executed, results / "figures")
    assert write_pdf(page, tmp_path, "again.pdf", CHROMIUM) == ""
    assert (tmp_path / "again.pdf").read_bytes() == printed


def test_only_the_dates_of_a_pdf_are_replaced():
    head = b"%PDF\n<</CreationDate (D:20261124111720+01'00')\n/ModDate (D:20261124111720+01'00')>>"
    fixed = undated(head)
    assert len(fixed) == len(head)
    assert fixed.count(b"(D:20000101000000+01'00')") == 2 and b"20261124" not in fixed
