"""Articles that attack their reader in every field: no notebook and no report runs anything of theirs."""

import html
import re

import cells
import mistune
import pytest

from analysis.report.findings.summary import card
from analysis.report.notebooks import Executed, find_notebooks
from analysis.report.page import report_html
from analysis.report.pdf import find_browser
from analysis.tables.corpus import build_tables, open_corpus

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")
lab = pytest.importorskip("lab")

CHROMIUM = find_browser()
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: chromium)")
NOTEBOOKS = find_notebooks(lab.ROOT / "notebooks")
FIELDS = ("title", "outlet", "author", "url", "file", "folder", "name", "speech", "narration")


def attack(field: str, end: str = "") -> str:
    """Text that says in ``window.hacked`` that it was run, in each of the ways we know."""
    act = f"window.hacked='{field}'"
    ways = (
        f'<img src=x onerror="{act}"> [l](javascript:{act}) ![i](x" onerror="{act}) <b onclick={act}>{field}'
    )
    return (
        ways
        if field in ("file", "folder")
        else f"{ways}</b><script>{act}</script> `c` $\\href{{javascript:{act}}}{{m}}${end}"
    )


def write_articles(folder, n_outlets=3, n_events=4):
    """Articles of several outlets on the same events, long enough for every finding."""
    for outlet in range(n_outlets):
        below = folder / f"{attack('folder')}{outlet}".replace("/", "")
        below.mkdir(parents=True)
        for event in range(n_events):
            people = [f"Ilse Marrow{'' if k == outlet else ' Brekken'}" for k in range(3)]
            said = "\n\n".join(
                f"“The quay {k} is {word} and old {attack('speech')}, and we must {word} mend it before "
                f"the winter comes again,” said {people[k % 3]}, the harbour master of {attack('name')}.\n\n"
                f"The {word} council met on day {k + event} {attack('narration')}. It was a {word} day."
                for k, word in enumerate(["good", "bad", "terrible", "fine", "ugly", "great"] * 2)
            )
            head = {"title": attack("title", str(event)), "author": attack("author"), "url": attack("url")}
            head |= {"outlet": attack("outlet", str(outlet))} if outlet else {}
            lines = [f"{name}: {value}" for name, value in head.items()]
            text = "\n".join(["---", *lines, f"date: 2025-01-0{event + 1}", "---", said])
            (below / f"{attack('file')}{event}.md".replace("/", "")).write_text(text, encoding="utf-8")
    (folder / "speakers.csv").write_text(
        f'name,same as\nIlse Marrow,"{attack("name").replace(chr(34), chr(34) * 2)}"\n'
    )


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """What notebooks and report show, as HTML pages that nothing protects: neither sanitiser nor policy."""
    root = tmp_path_factory.mktemp("hostile")
    write_articles(root / "articles")
    build_tables(root / "articles", root / "tables", quiet=True, csv=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANALYSIS_FORMATS", "png")
        notebooks = {p.stem: cells.executed(p, root / "tables", root / "figures") for p in NOTEBOOKS}
    render = mistune.create_markdown(escape=False, plugins=["table", "url"])
    found = {}
    for name, notebook in notebooks.items():
        data = [output.data for cell in notebook.cells for output in cell.get("outputs", ())]
        shown = [
            d.get("text/html") or (render(d["text/markdown"]) if "text/markdown" in d else "") for d in data
        ]
        plain = [f"<pre>{html.escape(d['text/plain'])}</pre>" for d in data]
        found[name] = "<!DOCTYPE html><meta charset=utf-8>" + "\n".join([*shown, *plain])
    corpus = open_corpus(root / "tables")
    executed = [Executed(name, notebook, 0.0) for name, notebook in notebooks.items()]
    page = report_html(attack("title"), corpus, executed, root / "figures", card(corpus))
    found["report"], n = re.subn(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page)
    assert n == 1
    return found


@pytest.fixture(scope="module")
def chromium():
    with lab.browser(CHROMIUM) as opened:
        yield opened


@pytest.mark.parametrize("name", [*(p.stem for p in NOTEBOOKS), "report"])
def test_nothing_of_an_article_is_run(name, pages, chromium, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(pages[name], encoding="utf-8")
    page = chromium.new_page()
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    assert (page.evaluate("window.hacked"), dialogs) == (None, [])
    acting = '[onerror], [onclick], [onload], [href^="javascript"], img[src="x"]'
    assert page.locator(acting).count() == 0
    assert "window.hacked=" in page.locator("body").inner_text()
    page.close()


def test_the_pages_would_run_what_is_not_escaped(chromium):
    render = mistune.create_markdown(escape=False)
    page = chromium.new_page()
    page.set_content(render(attack("title")))
    page.wait_for_timeout(300)
    assert page.evaluate("window.hacked") == "title"
    page.close()


def test_every_field_is_shown(pages):
    everything = html.unescape("".join(pages.values())).replace("\\", "")
    assert [field for field in FIELDS if f"window.hacked='{field}'" not in everything] == []
