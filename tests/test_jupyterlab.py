"""The notebooks in a real JupyterLab, and the report, in a real browser (Debian's chromium, for example)."""

import shutil

import nbformat
import pytest

from analysis.__main__ import main
from analysis.notebooks import find_notebooks, with_parameters
from analysis.pdf import find_browser

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
lab = pytest.importorskip("lab")

CHROMIUM = find_browser()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: chromium)")
NOTEBOOKS = find_notebooks(lab.ROOT / "notebooks")
HOSTILE = """---
title: Mayor <script>window.hacked = "title"</script> denies it
outlet: <img src=x onerror="window.hacked='outlet'">
date: 2025-01-05
---
The harbour fees will rise, the council said on Monday. <script>window.hacked = 1</script>

“We had no choice <img src=x onerror="window.hacked='image'"> at all,” said Ilse Marrow, the harbour master.
“Read <a href="javascript:window.hacked='link'" onclick="window.hacked='click'">this</a>.”

“The \x1b[31mred\x1b[0m figures \u202eesrever\u202c are wrong,” said
<b onmouseover="window.hacked='over'">Odd Brekken</b>.

[A link](javascript:window.hacked='markdown') and ![a picture](x" onerror="window.hacked='alt').
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """What JupyterLab opens of the repository, as a copy, and an article that attacks its reader."""
    copy = tmp_path_factory.mktemp("lab") / "repository"
    for part in ("notebooks", "data", "figures"):
        if (lab.ROOT / part).exists():
            shutil.copytree(lab.ROOT / part, copy / part, ignore=shutil.ignore_patterns(".*"))
    for name in ("START.ipynb", "README.md"):
        shutil.copy(lab.ROOT / name, copy / name)
    (copy / "hostile").mkdir()
    (copy / "hostile" / "article.md").write_text(HOSTILE, encoding="utf-8")
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


def n_figures(path) -> int:
    cells = nbformat.read(path, as_version=4).cells
    return sum("image/png" in o.get("data", {}) for cell in cells for o in cell.get("outputs", ()))


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


def test_the_start_page_leads_to_every_notebook(page, running):
    running.open(page, "START.ipynb")
    links = page.locator(".jp-RenderedMarkdown a").evaluate_all("all => all.map(a => a.textContent)")
    assert {path.stem for path in NOTEBOOKS} <= set(links)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs_from_top_to_bottom(path, page, running):
    running.open(page, f"notebooks/{path.name}")
    running.run_all(page)
    expect_no_errors(page)
    expect_visible_figures(page, n_figures(path))
    if path.stem == "03-quotations":
        expect_coloured_article(page)


def expect_coloured_article(page) -> None:
    marks = page.locator(".news-article mark")
    assert marks.count() >= 5
    colours = marks.evaluate_all("all => all.map(m => getComputedStyle(m).backgroundColor)")
    assert "rgba(0, 0, 0, 0)" not in colours
    assert len(set(colours)) >= 3
    marks.first.scroll_into_view_if_needed()
    assert marks.first.is_visible()


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
    assert '<script>window.hacked = 1</script>' in shown
    assert "javascript:window.hacked='link'" in shown
    assert "\u202e" not in shown and "\x1b" not in shown


@pytest.fixture(scope="module")
def results(folder, tmp_path_factory):
    """A run on the sample corpus and the hostile article together."""
    articles, out = tmp_path_factory.mktemp("articles") / "mixed", tmp_path_factory.mktemp("results") / "out"
    shutil.copytree(folder / "data" / "articles", articles)
    shutil.copy(folder / "hostile" / "article.md", articles / "hostile.md")
    assert main(["run", str(articles), "--out", str(out), "--quiet"]) == 0
    return out


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


def test_the_report_shows_every_figure_and_the_coloured_article(report):
    figures = report.locator("figure img")
    assert figures.count() == sum(n_figures(path) for path in NOTEBOOKS)
    for figure in figures.all():
        assert figure.evaluate("i => i.complete && i.naturalWidth > 300 && i.clientWidth > 100")
    captions = report.locator("figcaption").all_inner_texts()
    assert all(len(caption) > 20 for caption in captions)
    assert report.locator(".news-article mark").count() >= 5


def test_the_report_is_accessible(report):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    found = axe.Axe().run(report, options={"resultTypes": ["violations"]}).response["violations"]
    told = [(rule["id"], [node["html"][:200] for node in rule["nodes"]][:3]) for rule in found]
    assert told == []


def test_the_report_is_printed(results):
    assert (results / "report.pdf").read_bytes().startswith(b"%PDF")
