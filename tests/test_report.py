"""The report in a real browser: nothing loaded, nothing run, everything visible, accessible, printed."""

import re
import shutil

import pytest
import small

from analysis.__main__ import main
from analysis.report.notebooks import find_notebooks
from analysis.report.pdf import find_browser, undated, write_pdf

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
lab = pytest.importorskip("lab")

CHROMIUM = find_browser()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: chromium)")
NOTEBOOKS = find_notebooks(lab.ROOT / "notebooks")


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    """A run on the sample articles about two events and the hostile article together."""
    articles, out = tmp_path_factory.mktemp("articles") / "mixed", tmp_path_factory.mktemp("results") / "out"
    others = shutil.ignore_patterns("[!dh]*.md")
    shutil.copytree(lab.ROOT / "data" / "articles", articles, ignore=others)
    (articles / "hostile.md").write_text(small.HOSTILE, encoding="utf-8")
    assert main(["run", str(articles), "--out", str(out), "--quiet"]) == 0
    return out


@pytest.fixture(scope="module")
def chromium():
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


def test_the_report_asks_nothing_of_the_network_and_runs_nothing(report, results):
    elsewhere = [url for url in report.requests if not url.startswith("data:")]
    assert elsewhere == [(results / "report.html").as_uri()]
    assert report.evaluate("window.hacked") is None
    assert report.dialogs == []
    assert report.locator("script").count() == 0


def test_the_report_shows_every_figure_and_the_coloured_article(report, results):
    figures = report.locator("figure img")
    executed = (results / "notebooks" / path.name for path in NOTEBOOKS)
    assert figures.count() == sum(map(small.n_figures, executed)) >= 25
    for figure in figures.all():
        assert figure.evaluate("i => i.complete && i.naturalWidth > 300 && i.clientWidth > 100")
    captions = report.locator("figcaption").all_inner_texts()
    assert all(len(caption) > 20 for caption in captions)
    assert report.locator(".news-article mark").count() >= 5


def test_tables_are_whole_in_a_window_of_1200_pixels_and_in_plain_words(report):
    report.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    tables = report.locator(".table")
    assert tables.count() > 20
    wide = "t => t.scrollWidth > t.clientWidth + 1 ? t.getAttribute('aria-label') : ''"
    assert [said for table in tables.all() if (said := table.evaluate(wide))] == []
    words = " ".join(report.locator("main table").all_inner_texts())
    assert not re.search(r"\bNaN\b|\bn_\w+|\bspeaker_kind\b|\bnan\b", words)
    assert report.locator("main").inner_text().count("compound") == 0


def test_words_of_the_trade_lead_to_the_glossary(report):
    links = report.locator("a.term")
    assert links.count() >= 8
    for link in links.all():
        assert report.locator(f"dt{link.get_attribute('href')}").count() == 1


def test_the_report_is_accessible(report):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(report, options={"resultTypes": ["violations"]}).response["violations"]
    told = [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found]
    assert told == []


def test_the_report_is_printed_the_same_way_twice(results, tmp_path):
    printed = (results / "report.pdf").read_bytes()
    assert printed.startswith(b"%PDF")
    assert write_pdf(results / "report.html", tmp_path / "again.pdf", CHROMIUM) == ""
    assert (tmp_path / "again.pdf").read_bytes() == printed


def test_only_the_dates_of_a_pdf_are_replaced():
    head = b"%PDF\n<</CreationDate (D:20261124111720+01'00')\n/ModDate (D:20261124111720+01'00')>>"
    fixed = undated(head)
    assert len(fixed) == len(head)
    assert fixed.count(b"(D:20000101000000+01'00')") == 2 and b"20261124" not in fixed
