"""What the report makes of a notebook: parts without content left out, words linked, tables tidied."""

import lxml.html
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.report.page import Page, section, tidy_table, title_of

TABLE = "<table><thead><tr><th></th><th>words</th></tr></thead><tbody>{}</tbody></table>"
ROW = "<tr><th>{}</th><td>{}</td></tr>"


def shown(**data):
    """An output with data of the given kinds: html, markdown."""
    return new_output("display_data", {f"text/{kind}": text for kind, text in data.items()})


def notebook(*cells):
    """A notebook of Markdown (texts) and code cells (lists of outputs)."""
    made = [new_code_cell(outputs=c) if isinstance(c, list) else new_markdown_cell(c) for c in cells]
    return new_notebook(cells=made)


def made(tmp_path, *cells, name="04-voices", titles=None):
    return section(notebook(*cells), name, Page(tmp_path, {}, titles or {name: "Voices"}))


def test_a_part_without_table_and_figure_is_left_out_and_said(tmp_path):
    empty = [shown(html=TABLE.format(""))], [shown(markdown="There is one outlet only."), shown(markdown="")]
    found = made(
        tmp_path, "# Voices\n\nIntro.", "## How long?", [shown(html=TABLE.format(ROW.format(0, 5)))],
        "*Caveat.* Length.\n\n## Who is where?\n\nOutlets compared.", *empty, "## Limits\n\nNone.",
    )  # fmt: skip
    assert [text for _, _, text in found.headings] == ["Voices", "How long?", "Limits"]
    assert "Caveat" in found.html and "Outlets compared" not in found.html
    said = lxml.html.fragment_fromstring(found.html, "div").xpath("//li")[-1].text_content()
    assert said == "Who is where? There is one outlet only."


@pytest.mark.parametrize(
    ("n_rows", "sentence", "is_left"),
    [(20, [], True), (20, [shown(markdown="The longest has 9 words.")], False), (5, [], False)],
)
def test_a_part_of_nothing_but_what_paper_leaves_out_is_left_out_there(tmp_path, n_rows, sentence, is_left):
    rows = "".join(ROW.format(n, n) for n in range(n_rows))
    found = made(tmp_path, "# Voices", "## How long?", [shown(html=TABLE.format(rows)), *sentence])
    heading = lxml.html.fragment_fromstring(found.html, "div").xpath("//h3")[0]
    assert (heading.getparent().get("class") == "on-screen") == is_left


def test_a_stopped_notebook_keeps_what_it_has(tmp_path):
    stop = new_output("error", ename="ValueError", evalue="no", traceback=[])
    found = made(tmp_path, "# Voices", "## First", [stop], "## Second\n\nLater.", [])
    assert [text for _, _, text in found.headings] == ["Voices", "First", "Second"]
    assert "This part stopped:" in found.html


def test_of_one_article_the_cells_with_its_tag_are_shown(tmp_path):
    cells = notebook(
        "# Voices\n\nIntro.",
        "## First",
        [shown(markdown="No.")],
        "## Second\n\nWhy.",
        [shown(markdown="Yes.")],
    )
    cells.cells[-1].metadata.tags = ["one"]
    page = Page(tmp_path, {}, {}, only="one")
    text = lxml.html.fragment_fromstring(section(cells, "04-voices", page).html, "div").text_content()
    assert text.split() == ["Voices", "Second", "Why.", "Yes."]
    del cells.cells[-1].metadata["tags"]
    assert section(cells, "04-voices", page).html == ""
    cells.cells[-1].metadata.tags = ["notebook-only"]
    assert "Yes." not in section(cells, "04-voices", Page(tmp_path, {}, {})).html


def test_figures_are_numbered_through_and_links_name_what_they_lead_to(tmp_path):
    page = Page(tmp_path, {}, {"01-corpus": "Which <articles>?"})
    picture = new_output("display_data", {"image/png": "iVBORw0KGgo=", "text/plain": "picture"})
    one = section(notebook("# A", [picture]), "01-corpus", page)
    two = section(notebook("# B", [picture], "[01-corpus](01-corpus.ipynb), [x](09-no.ipynb)"), "02-b", page)
    assert "Figure 1." in one.html and "Figure 2." in two.html
    link = lxml.html.fragment_fromstring(two.html, "div").xpath("//p/a")
    assert [(a.get("href"), a.text) for a in link] == [("#01-corpus", "“Which <articles>?”")]


def test_the_title_is_the_first_heading():
    assert title_of(notebook("text", "# One\n\n## Two", "# Three")) == "One"
    assert title_of(notebook("text")) == ""


@pytest.mark.parametrize(
    ("index", "kept"), [(("0", "1"), False), (("9", "12"), False), (("Gull", "7"), True)]
)
def test_row_numbers_are_dropped_and_names_are_kept(index, kept):
    holder = lxml.html.fragment_fromstring(TABLE.format("".join(ROW.format(n, 3) for n in index)), "div")
    tidy_table(holder.find("table"))
    assert bool(holder.xpath("//tbody//th")) == kept


def test_missing_numbers_stand_on_the_right():
    cells = TABLE.format(ROW.format("gull/flood_report", "–") + ROW.format("b", "−1.5"))
    holder = lxml.html.fragment_fromstring(cells, "div")
    tidy_table(holder.find("table"))
    assert [td.get("class") for td in holder.xpath("//tbody//td")] == [None, None]
    assert holder.xpath("//tbody//th/@class") == ["text", "text"]
