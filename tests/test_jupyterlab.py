"""Every notebook in a real JupyterLab in a real browser, as a person runs it."""

import re
import shutil
import sys
from pathlib import Path

import nbformat
import pytest
import small

from analysis.report.notebooks import find_notebooks, with_parameters
from analysis.report.pdf import find_browser

expect = pytest.importorskip(
    "playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'"
).expect
lab = pytest.importorskip("lab")

CHROMIUM = find_browser()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: chromium)")
SETTINGS = Path(sys.prefix, "etc", "jupyter", "jupyter_lab_config.py")
NOTEBOOKS = find_notebooks(lab.ROOT / "notebooks")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What JupyterLab opens of the repository, as a copy, and an article that attacks its reader."""
    copy = tmp_path_factory.mktemp("lab") / "repository"
    for part in ("notebooks", "data"):
        shutil.copytree(lab.ROOT / part, copy / part, ignore=shutil.ignore_patterns(".*"))
    (copy / "analysis").mkdir()
    for name in ("START.ipynb", "README.md", "analysis/__main__.py"):
        shutil.copy(lab.ROOT / name, copy / name)
    (copy / "hostile").mkdir()
    (copy / "hostile" / "article.txt").write_text(small.HOSTILE, encoding="utf-8")
    nbformat.write(hostile_notebook(), copy / "notebooks" / "hostile.ipynb")
    return copy


def hostile_notebook():
    """All cells of all notebooks after one another, on the hostile article."""
    notebooks = [nbformat.read(path, as_version=4) for path in NOTEBOOKS]
    for notebook in notebooks:
        with_parameters(notebook, {"CORPUS": "../hostile", "FIGURES": "../drawn"})
    cells = [cell for notebook in notebooks for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    return nbformat.v4.new_notebook(cells=cells, metadata=notebooks[0].metadata)


@pytest.fixture(scope="module")
def chromium():
    with lab.browser(CHROMIUM) as opened:
        yield opened


@pytest.fixture(scope="module")
def running(folder, tmp_path_factory):
    with lab.server(folder, tmp_path_factory.mktemp("home")) as server:
        yield server


@pytest.fixture
def page(chromium, running):
    opened = chromium.new_page(viewport={"width": 1400, "height": 1000})
    opened.set_default_timeout(30_000)
    yield opened
    opened.close()
    running.shut_down()


def expect_no_errors(page) -> None:
    for kind in ("application/vnd.jupyter.error", "application/vnd.jupyter.stderr"):
        found = page.locator(f'.jp-Notebook [data-mime-type="{kind}"]')
        assert found.all_inner_texts() == []


def expect_visible_figures(page, number: int) -> None:
    figures = page.locator(".jp-Notebook .jp-OutputArea-output img")
    assert figures.count() == number
    for figure in figures.all():
        figure.scroll_into_view_if_needed()
        assert figure.is_visible()
        assert figure.evaluate("i => i.complete && i.naturalWidth > 100 && i.clientWidth > 100")


@pytest.mark.skipif(
    not SETTINGS.exists(), reason=f"the package is not installed: there is no {SETTINGS.name}"
)
def test_jupyterlab_opens_on_the_start_page(page, running):
    page.goto(f"{running.address}/?token={running.token}")
    page.get_by_role("heading", name="Start here").wait_for(timeout=60_000)
    assert page.url.endswith("/lab/tree/START.ipynb")


def test_the_start_page_leads_to_every_notebook(page, running):
    running.open(page, "START.ipynb")
    found = page.locator(".jp-RenderedMarkdown td a")
    found.first.wait_for()
    links = found.evaluate_all("all => all.map(a => a.textContent)")
    assert {path.stem for path in NOTEBOOKS} <= set(links)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path, page, running):
    running.open(page, f"notebooks/{path.name}")
    running.run_all(page)
    expect_no_errors(page)
    expect_visible_figures(page, small.n_figures(path))
    expect_searchable_table(page)
    if path.stem == "03-quotations":
        expect_coloured_article(page)
        expect_chosen_article(page)


def expect_searchable_table(page) -> None:
    """A long table is cut to the rows that hold what is searched, and ordered by a click on a heading."""
    table = page.locator(".jp-OutputArea .dt-container", has=page.locator(".dt-search")).first
    rows = table.locator("tbody tr")
    texts = rows.locator("td").filter(has_text=re.compile("[a-z]{3}"))
    expect(texts.first).to_have_css("text-align", "left")
    word = rows.last.locator("td").nth(1).inner_text()
    table.locator(".dt-search input").fill(word)
    expect(rows.filter(has_not_text=word)).to_have_count(0)
    assert rows.count() > 0


def expect_coloured_article(page) -> None:
    marks = page.locator(".news-article mark")
    assert marks.count() >= 5
    colours = marks.evaluate_all("all => all.map(m => getComputedStyle(m).backgroundColor)")
    assert "rgba(0, 0, 0, 0)" not in colours
    assert len(set(colours)) >= 3
    marks.first.scroll_into_view_if_needed()
    assert marks.first.is_visible()


def expect_chosen_article(page) -> None:
    """Another article, then one of its speakers, chosen from the lists, are what is shown under them."""
    article, speaker = page.locator(".jupyter-widgets select").all()
    expect(speaker.locator("option:checked")).to_have_text("everybody")
    shown = page.locator(".jupyter-widgets .news-article")
    headline, before = shown.locator(".headline"), shown.locator(".headline").inner_text()
    article.select_option(index=5)
    expect(headline).not_to_have_text(before)
    n_all = shown.locator("mark").count()
    speaker.select_option(index=1)
    expect(shown.locator(".legend > span")).to_have_count(1)
    assert 1 < shown.locator("mark").count() < n_all


def test_an_article_that_attacks_its_reader_appears_as_text(page, running):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    running.open(page, "notebooks/hostile.ipynb")
    running.run_all(page)
    expect_no_errors(page)
    article = page.locator(".news-article").first
    article.hover()
    assert page.evaluate("window.hacked") is None
    assert dialogs == []
    acting = ':is([onerror], [onclick], [onmouseover], [href^="javascript"], img[src="x"])'
    assert page.locator(f".jp-OutputArea-output {acting}").count() == 0
    shown = article.inner_text()
    assert "<script>window.hacked = 1</script>" in shown
    assert "javascript:window.hacked='link'" in shown
    assert "\u202e" not in shown and "\x1b" not in shown
