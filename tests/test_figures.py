"""Figures: what is drawn can be read back, a change is noticed, exports repeat byte for byte."""

import inspect
import itertools
import json
import os
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
import seaborn as sns
from matplotlib.colors import to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.text import Text

from analysis import figures
from analysis.attribution.voices import KINDS
from analysis.figures import (
    CATALOGUE,
    STYLES,
    UNATTRIBUTED,
    Album,
    catalogue,
    corpus_colours,
    current_style,
    export,
    figure_size,
    label,
    new_axes,
    plot_article_shares,
    plot_grade_along,
    plot_heard,
    plot_heat,
    plot_points,
    plot_quote_share,
    plot_stack,
    plot_strips,
    plot_summary,
    redraw,
    save_figure,
    save_table,
    speaker_colours,
    style,
    summary_table,
    use_style,
)
from analysis.figures.catalogue import source_line
from analysis.figures.forms import GRADE, in_per_cent
from analysis.figures.numbers import signed, tenths, written

SHARES = pd.DataFrame(
    {
        "speaker": ["Ada Quill", "Bo Marr", ""],
        "share": [0.5, 0.3, 0.2],
        "low": [0.4, 0.1, np.nan],
        "high": [0.6, 0.5, np.nan],
    }
)
COLOURS = speaker_colours(["Ada Quill", "Bo Marr"])


@pytest.fixture(autouse=True)
def _report_style(monkeypatch):
    monkeypatch.delenv("ANALYSIS_STYLE", raising=False)
    monkeypatch.delenv("ANALYSIS_FORMATS", raising=False)
    use_style()
    yield
    plt.close("all")


def saved(folder, *, table=SHARES, colours=COLOURS, **more):
    ax = plot_quote_share(table, colours=colours)
    return save_figure(ax, "f", table=table, caption="Who.", alt="Bars.", folder=folder, **more)


def names(ax):
    return [text.get_text() for text in ax.get_yticklabels()]


def widths(ax):
    return [round(patch.get_width(), 6) for patch in ax.patches]


# --- drawing ---------------------------------------------------------------------------------------------


def test_quote_share_shows_each_speaker_with_share_and_interval():
    table = pd.concat(
        [SHARES.iloc[:2], SHARES.iloc[:1].assign(speaker="others (9)", low=np.nan), SHARES.iloc[2:]]
    )
    ax = plot_quote_share(table, colours=COLOURS)
    assert names(ax) == ["Ada Quill   50.0%", "Bo Marr   30.0%", "others (9)   50.0%", "unattributed   20.0%"]
    assert widths(ax) == [0.5, 0.3, 0.2]  # the others have a number and no bar
    assert spans(ax)[:2] == [[0.4, 0.6], [0.1, 0.5]]
    assert [to_hex(p.get_facecolor()) for p in ax.patches] == [*COLOURS.values()]
    assert [bool(p.get_hatch()) for p in ax.patches] == [False, False, True]


def spans(ax):
    """Ends of the intervals from the top."""
    return [[float(x) for x, _ in line] for line in ax.collections[0].get_segments()]


def test_article_bars_fill_the_row_and_carry_surnames():
    table = pd.DataFrame(
        {
            "article": ["a", "a", "a", "b", "b"],
            "title": ["Flood"] * 3 + ["Fire"] * 2,
            "speaker": ["Ada Quill", "Otto Quill", "", "Harbour Board", "Bo Marr"],
            "speaker_kind": ["person", "person", "", "organisation", "person"],
            "share": [0.5, 0.3, 0.2, 0.6, 0.4],
        }
    )
    ax = plot_article_shares(table, colours=COLOURS)
    assert names(ax) == ["Flood", "Fire"]
    bars = sorted(
        (round(p.get_y()), p.get_x(), round(p.get_width(), 6), to_hex(p.get_facecolor())) for p in ax.patches
    )
    assert [bar[2] for bar in bars if bar[2]] == [0.5, 0.3, 0.2, 0.6, 0.4]
    grey = style.NEUTRAL
    assert [bar[3] for bar in bars if bar[2]] == [
        COLOURS["Ada Quill"],
        grey,
        UNATTRIBUTED,
        grey,
        COLOURS["Bo Marr"],
    ]
    assert [t.get_text() for t in ax.texts] == ["A. Quill", "O. Quill", "Harbour Board", "Marr"]
    assert legend_of(ax) == ["Ada Quill", "Bo Marr", "other speakers", "unattributed"]


OUTLETS = pd.DataFrame(
    {
        "speaker": ["Ada Quill"] * 3 + [""] * 3,
        "outlet": ["all articles", "Gull", "Tern"] * 2,
        "share": [0.3, 0.2, 0.4, 0.05, 0.0, 0.1],
    }
)


SHARED = {"row": "speaker", "column": "outlet", "value": "share", "form": "quoted"}


def test_speakers_by_outlet_is_a_table_of_shares():
    ax = plot_heat(OUTLETS, **SHARED)
    assert names(ax) == ["Ada Quill", "unattributed"]
    assert [t.get_text() for t in ax.texts] == ["30%", "20%", "40%", "5%", "–", "10%"]


def test_outlets_that_do_not_fit_are_counted_in_the_figure():
    many = pd.DataFrame(
        {"speaker": "Ada Quill", "outlet": [f"Outlet {n:02}" for n in range(60)], "share": 0.1}
    )
    ax = plot_heat(many, **SHARED)
    shown = len(ax.get_xticklabels())
    assert 10 < shown < 60 and f"{60 - shown} more outlets not shown" in ax.get_xlabel()
    table = pd.DataFrame(
        {"outlet": [f"Outlet {n:02}" for n in range(90)], "article": "", "value": [2, 3, 1] * 30}
    )
    ax = plot_points(table.assign(low=np.nan, high=np.nan), row="outlet")
    assert f"{90 - len(names(ax))} more rows not shown" in ax.get_xlabel()


def test_of_ranked_rows_the_first_and_the_last_are_shown():
    table = pd.DataFrame({"outlet": [f"Outlet {n:02}" for n in range(90)], "value": np.arange(90.0)})
    ax = plot_points(table.assign(low=np.nan, high=np.nan), row="outlet")
    assert [names(ax)[at].split("   ")[0] for at in (0, -1)] == ["Outlet 00", "Outlet 89"]
    assert f"{90 - len(names(ax))} rows between not shown" in ax.get_xlabel()
    ax = plot_points(table.assign(low=np.nan, high=np.nan), row="outlet", form="percent")
    assert names(ax)[-1].startswith(f"Outlet {len(names(ax)) - 1:02}")


def test_heard_marks_silence_and_missing_articles():
    table = pd.DataFrame(
        {
            "event": ["flood"] * 4 + ["fire"] * 2,
            "speaker": ["Ada Quill", "Ada Quill", "", "", "Bo Marr", ""],
            "outlet": ["Gull", "Tern", "Gull", "Tern", "Gull", "Gull"],
            "share": [0.7, 0.0, 0.3, 1.0, 1.0, 0.0],
        }
    )
    figure = plot_heard(table)
    assert [ax.get_title("left") for ax in figure.axes] == ["flood", "fire"]
    assert [t.get_text() for t in figure.axes[0].texts] == ["70%", "–", "30%", "100%"]
    assert [t.get_text() for t in figure.axes[1].texts] == ["100%", "no article", "–", ""]


def test_spread_has_a_stroke_for_each_article_and_a_point_for_the_group():
    table = pd.DataFrame(
        {
            "outlet": ["Tern", "Gull", "Tern", "Tern"],
            "article": ["", "", "a", "b"],
            "value": [9.0, 8.0, 7.0, 11.0],
            "low": [8.0, np.nan, np.nan, np.nan],
            "high": [10.0, np.nan, np.nan, np.nan],
        }
    )
    ax = plot_points(table, row="outlet", xlabel="words")
    assert names(ax) == ["Tern   9.0", "Gull   8.0"]
    strokes, intervals, points = ax.collections
    assert sorted(strokes.get_offsets()[:, 0]) == [7.0, 11.0]
    assert points.get_offsets()[:, 0].tolist() == [9.0, 8.0]
    assert intervals.get_segments()[0][:, 0].tolist() == [8.0, 10.0]


def test_points_stand_with_their_intervals_and_numbers_in_groups():
    table = pd.DataFrame(
        {
            "group": ["Gull", "Tern", "Gull"],
            "part": ["narration", "narration", "quoted speech"],
            "n": [1200, 300, 90],
            "value": [8.0, 9.0, 4.0],
            "low": 3.0,
            "high": 9.5,
        }
    )
    ax = plot_points(table, row="group", part="part")
    assert names(ax) == [
        "Gull · narration (1,200)   8.0",
        "quoted speech (90)   4.0",
        "Tern · narration (300)   9.0",
    ]
    assert ax.collections[-1].get_offsets()[:, 0].tolist() == [8.0, 4.0, 9.0]


def test_only_what_is_too_few_is_grey():
    table = pd.DataFrame({"row": ["Ann", "Bo", "Cy", ""], "value": 3.0, "low": 2.0, "high": 4.0})
    table = table.assign(is_enough=[True, True, False, True])
    colours = {"Ann": style.PALETTE[0], "": UNATTRIBUTED}
    points = plot_points(table, row="row", mark="is_enough", colours=colours).collections[-1]
    expected = [style.PALETTE[0], style.STRONG, style.QUIET, style.STRONG]
    assert [to_hex(colour) for colour in points.get_facecolors()] == expected


def test_a_scale_of_grades_shows_the_end_of_high_school():
    table = pd.DataFrame({"row": ["a", "b"], "value": [3.0, 5.0], "low": np.nan, "high": np.nan})
    ax = plot_points(table, row="row", xlabel=GRADE)
    assert ax.get_xlim()[1] > 12 and "end of high school" in [t.get_text() for t in ax.texts]


def test_strips_stand_at_their_places_in_their_colours():
    table = pd.DataFrame(
        {
            "article": "a",
            "title": "Flood",
            "speaker": ["Ada Quill", "", "Cy Dole"],
            "kind": ["direct", "indirect", "direct"],
            "begin": [0.1, 0.5, 0.9],
            "finish": [0.3, 0.9, 1.0],
        }
    )
    ax = plot_strips(table, colours=COLOURS)
    places = [(round(p.get_x(), 6), round(p.get_width(), 6)) for p in ax.patches]
    assert places == [(0.1, 0.2), (0.5, 0.4), (0.9, 0.1)]
    assert ax.patches[0].get_height() > 2 * ax.patches[1].get_height()
    faces = [to_hex(p.get_facecolor()) for p in ax.patches]
    assert faces == [COLOURS["Ada Quill"], UNATTRIBUTED, style.NEUTRAL]
    assert legend_of(ax) == ["Ada Quill", "other speakers", "unattributed", "thin: indirect"]


def test_an_article_with_thousands_of_quotations_is_drawn_with_few_marks():
    places = np.linspace(0, 0.999, 9000)
    table = pd.DataFrame(
        {"article": "a", "title": "T", "speaker": "Ada Quill", "kind": "direct"}, range(9000)
    )
    ax = plot_strips(table.assign(begin=places, finish=places + 0.0001), colours=COLOURS)
    assert 490 <= len(ax.patches) <= 502
    arc = pd.DataFrame({"sentence": range(2000), "part": "narration", "tone": 0.5, "moving_mean": 0.5})
    ax = figures.plot_arc(arc)
    assert not ax.patches and len(ax.collections[0].get_segments()) == 2000
    assert len(figures.plot_arc(arc[:500]).patches) == 500


def legend_of(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_stacks_add_up_and_name_their_parts():
    table = pd.DataFrame(
        {"outlet": ["Gull", "Tern"], "direct": [0.75, 0.0], "mixed": [0.0, 1.0], "indirect": [0.25, 0.0]}
    )
    parts = {
        "direct": ("direct", "#111111"),
        "mixed": ("mixed", "#777777"),
        "indirect": ("indirect", "#cccccc"),
    }
    ax = plot_stack(table, row="outlet", number="indirect", parts=parts, xlabel="share")
    assert names(ax) == ["Gull   25%", "Tern   0%"]
    bars = {
        (to_hex(p.get_facecolor()), round(p.get_y() + 0.5)): (p.get_x(), p.get_width()) for p in ax.patches
    }
    assert (
        bars["#111111", 0] == (0, 0.75)
        and bars["#cccccc", 0] == (0.75, 0.25)
        and bars["#777777", 1] == (0, 1)
    )
    assert legend_of(ax) == ["direct", "mixed", "indirect"]


def test_cues_show_counts():
    table = pd.DataFrame({"speaker": ["Ada Quill", "Bo Marr"], "said": [4, 0], "added": [1, 2]})
    ax = plot_heat(table, row="speaker", form="count", root=True)
    assert [t.get_text() for t in ax.texts] == ["4", "1", "", "2"]
    assert names(ax) == ["Ada Quill", "Bo Marr"]


def test_courses_have_a_line_for_each_outlet_and_a_thick_one_for_all():
    table = pd.DataFrame(
        {
            "outlet": ["all articles"] * 2 + ["Gull"] * 2 + ["Tern"] * 2,
            "position": [0.1, 0.2] * 3,
            "value": [0.05, 0.3, 0.1, 0.2, 0, 0.5],
        }
    )
    ax = plot_grade_along(table)
    assert [list(line.get_ydata()) for line in ax.lines] == [[0.1, 0.2], [0, 0.5], [0.05, 0.3]]
    assert ax.lines[-1].get_linewidth() > 2 * ax.lines[0].get_linewidth()
    assert [t.get_text() for t in ax.texts] == ["Gull", "all articles", "Tern"]


def key_figures(**values):
    measures = [
        "flesch_kincaid_grade",
        "share_of_words_quoted",
        "effective_speakers",
        "tone_narration",
        "tone_quoted",
    ]
    rows = [
        (m, g, 5, values.get(m, 0.5), np.nan, np.nan)
        for m in measures
        for g in ("all articles", "Gull", "Tern")
    ]
    return pd.DataFrame(rows, columns=["measure", "group", "n", "mean", "low", "high"])


@pytest.mark.parametrize("with_shares", [True, False])
def test_summary_is_composed_with_and_without_speakers(with_shares):
    shares = SHARES.assign(n_words=9) if with_shares else SHARES.iloc[:0].assign(n_words=9)
    figure = plot_summary(summary_table(key_figures(), shares), colours=COLOURS)
    assert len(figure.axes) == 5 + with_shares
    figure = plot_summary(summary_table(key_figures(tone_quoted=np.nan), shares), colours=COLOURS)
    assert len(figure.axes) == 4 + with_shares


# --- every figure of the catalogue ---------------------------------------------------------------------

LONG = (
    "Maximiliana Bartholomea Featherstone-Wolfeschlegel",
    "Александр Константинопольский",
    "東京新聞社 特別",
    "WWWWWW WWWWWW",
)


def name_of(kind, n):
    return f"{LONG[n % 4]} {kind} {n}"


def over_time(groups, n):
    periods = [f"{2020 + i // 12}-{i % 12 + 1:02d}" for i in range(0, 2 * n, 2)]
    table = pd.DataFrame({"group": groups}).merge(pd.DataFrame({"period": periods}), how="cross")
    return table.assign(value=0.123, low=0.1, high=0.4, n_articles=5)


def catalogue_tables(n):
    """Tables of every figure as a corpus of ``n`` articles with awkward names gives them."""
    outlets = [name_of("Post", i) for i in range({1: 1, 5: 2, 35: 7, 200: 31}[n])]
    people = [name_of("Smith", i) for i in range(min(3 * n, 20))]
    articles = pd.DataFrame(
        {"article": [f"a{i}" for i in range(n)], "title": [name_of("storm at sea hits", i) for i in range(n)]}
    )
    articles["outlet"] = [outlets[i % len(outlets)] for i in range(n)]
    value = {"value": 9.123, "mean": 0.123, "low": 0.1, "high": 14.0, "n": 1234}
    groups = pd.DataFrame({"outlet": outlets, "article": "", **value})
    rows = pd.DataFrame(
        {
            "speaker": people,
            "speaker_kind": "person",
            **value,
            "share": 0.9 / len(people),
            "is_enough": True,
            "n_articles": 7,
            "n_words": 50,
        }
    )
    parts = pd.concat([groups.assign(part=part) for part in ("narration", "quoted words")])
    each = articles.merge(rows.head(8).drop(columns=["value"]), how="cross").assign(share=0.125)
    course = pd.DataFrame({"outlet": ["all articles", *outlets]}).merge(
        pd.DataFrame({"position": np.arange(1, 11) / 10, "value": 0.123}), how="cross"
    )
    formulas = pd.DataFrame(
        {
            "formula": ["flesch_kincaid_grade", "b", "c", "d", "e"],
            "label": [
                "Flesch-Kincaid grade",
                "Gunning fog",
                "SMOG",
                "Coleman-Liau",
                "Automated readability index",
            ],
            "value": [3.0, 7, 9, 12, 20],
        }
    )
    strips = each.assign(kind=np.where(each.index % 2, "indirect", "direct"), begin=0.2, finish=0.4)
    grid = rows[["speaker", "share"]].merge(pd.DataFrame({"outlet": ["all articles", *outlets]}), how="cross")
    heard = grid[(grid["outlet"] != "all articles") & grid["speaker"].isin(people[:6])]
    figures = pd.concat(
        [key_figures().assign(group=outlet) for outlet in outlets] + [key_figures()]
    ).drop_duplicates(["measure", "group"])
    labels = formulas["label"].tolist()
    return {
        "01-lengths": pd.concat([groups.assign(value=1234.0), articles.assign(value=987.0)]),
        "01-quoted-and-narration": articles.assign(
            n_words=1234, n_words_quoted=234, n_words_narration=1000, share_of_words_quoted=0.2
        ),
        "02-grade-by-article": articles.merge(formulas, how="cross"),
        "02-grade-by-outlet": pd.concat([groups, articles.assign(value=8.0)]),
        "02-narration-and-speech": parts.rename(columns={"outlet": "group"}),
        "02-grade-by-speaker": rows,
        "02-grade-along": course,
        "02-against-textstat": pd.DataFrame(
            {
                "label": labels,
                **dict.fromkeys(
                    ["equation", "sentences", "words and syllables", "hard words", "difference"], -1.2
                ),
            }
        ),
        "03-one-article": strips[strips["article"] == "a0"],
        "03-strips": strips,
        "03-kinds": pd.DataFrame(
            {"outlet": outlets, "n_words": 100, "direct": 0.5, "mixed": 0.2, "indirect": 0.3}
        ),
        "03-cues": pd.DataFrame(
            {"speaker": people[:10], **dict.fromkeys(["said", "acknowledged", "told", "characterised"], 12)}
        ),
        "03-measures": pd.DataFrame({"measure": ["found", "right words"], **value}).assign(value=0.9),
        "04-quote-share": pd.concat(
            [rows, rows.head(1).assign(speaker="others (85)"), rows.head(1).assign(speaker="")]
        ),
        "04-by-article": each,
        "04-by-outlet": grid,
        "04-concentration": pd.concat([groups, articles.assign(value=2.0)]),
        "04-heard-by-outlet": pd.concat(
            [heard.assign(event=f"the-great-storm-at-sea-{e}") for e in range(min(n, 6))]
        ).assign(n_events=9),
        "05-tone-along-article": pd.DataFrame(
            {
                "article": "a0",
                "title": name_of("x", 0),
                "sentence": range(1, 40),
                "part": "narration",
                "tone": 0.2,
                "moving_mean": 0.1,
            }
        ),
        "05-narration-and-quoted": parts,
        "05-tone-by-speaker": rows,
        "05-toward-people": parts.rename(columns={"outlet": "person"}).assign(is_enough=True),
        "05-tone-by-event": parts.rename(columns={"part": "event"}).assign(is_clear=True),
        "04-kinds": pd.DataFrame(
            {"kind": [*KINDS.values(), "kind unknown", ""], **value, "share": 0.08}
        ).drop(columns=["value", "mean", "n"]),
        "04-women-and-men": groups[["outlet", "low", "high"]].assign(
            **{"woman": 0.4, "man": 0.3, "they": 0.1, "not shown": 0.2}
        ),
        "04-top-by-gender": pd.concat(
            [rows.head(8).assign(gender="woman"), rows.tail(8).assign(gender="man")]
        ).drop(columns=["value", "mean", "n"]),
        "04-over-time": over_time(people[:3] + ["experts and science", "women"], n),
        "06-over-time": over_time(["Flesch-Kincaid grade", "tone of the narration"], n),
        "06-summary": summary_table(figures, rows.drop(columns=["mean", "n"]).head(12)),
        "06-by-column": summary_table(figures, rows.drop(columns=["mean", "n"]).iloc[:0]),
    }


def drawn(name, table):
    """A figure of the catalogue in its frame, laid out, and the texts that were really drawn."""
    plate = CATALOGUE[name]
    colours = (
        {"colours": speaker_colours(table["speaker"].head(6) if "speaker" in table else [])}
        if plate.coloured
        else {}
    )
    ax = plate.plot(table, **colours)
    figure = ax if isinstance(ax, Figure) else ax.get_figure()
    style.frame(figure, plate.headline(table), plate.measure, "Source: 200 articles from 31 outlets")
    texts = []
    with pytest.MonkeyPatch.context() as patch:
        draw = Text.draw
        patch.setattr(Text, "draw", lambda text, renderer: (texts.append(text), draw(text, renderer))[1])
        figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    return figure, [
        (t.get_text(), t.get_rotation() % 90, t.get_window_extent(renderer))
        for t in texts
        if t.get_text().strip() and t.get_visible()
    ]


SIZES = [
    pytest.param(n, style, marks=() if (n, style) == (35, "report") else pytest.mark.slow)
    for n in (1, 5, 35, 200)
    for style in STYLES
]


@pytest.mark.parametrize(("n", "name"), SIZES)
def test_no_text_is_cut_overlaps_or_lacks_letters(n, name):
    use_style(name)
    wrong = []
    for figure_name, table in catalogue_tables(n).items():
        if len(table) < CATALOGUE[figure_name].rows or n < CATALOGUE[figure_name].articles:
            continue
        figure, texts = drawn(figure_name, table)
        frame, known = figure.bbox.padded(1), style._drawable(style.current_style().fonts)
        wrong += [
            (figure_name, "cut", t)
            for t, _, box in texts
            if not (frame.x0 <= box.x0 and box.x1 <= frame.x1 and frame.y0 <= box.y0 and box.y1 <= frame.y1)
        ]
        wrong += [
            (figure_name, "no glyph", t) for t, _, _ in texts if not {ord(c) for c in t} - {10} <= known
        ]
        level = [(t, box.padded(-0.1 * min(box.width, box.height))) for t, angle, box in texts if not angle]
        wrong += [
            (figure_name, "overlap", s, t)
            for (s, a), (t, b) in itertools.combinations(level, 2)
            if a.overlaps(b)
        ]
        plt.close(figure)
    assert not wrong


def test_every_figure_of_the_catalogue_is_drawn_by_seaborn(monkeypatch):
    calls = []
    for function in ("barplot", "scatterplot", "heatmap", "lineplot", "histplot", "despine"):
        real = getattr(sns, function)
        monkeypatch.setattr(
            sns,
            function,
            lambda *a, _real=real, _name=function, **k: (calls.append(_name), _real(*a, **k))[1],
        )
    tables = catalogue_tables(5)
    assert set(tables) == set(CATALOGUE)
    for name, table in tables.items():
        calls.clear()
        drawn(name, table)
        assert calls, name
        plt.close("all")


def test_modules_that_plot_import_seaborn():
    folder = Path(figures.__file__).parent
    plotting = [
        path
        for path in folder.glob("*.py")
        if re.search(r"^def plot_", path.read_text(encoding="utf-8"), re.M)
    ]
    assert len(plotting) > 1
    imports = re.compile(r"^import seaborn as sns$", re.M)
    without = [path.name for path in plotting if not imports.search(path.read_text(encoding="utf-8"))]
    assert without == []


def album(folder):
    articles = pd.DataFrame(
        {
            "article": ["gull/flood", "tern/flood"],
            "outlet": ["Gull", "Tern"],
            "title": ["Water", ""],
            "date": ["2030-01-02", "2030-01-04"],
        }
    )
    speakers = pd.DataFrame(
        {
            "article": "gull/flood",
            "speaker": ["Ada Quill", "a neighbour"],
            "speaker_kind": ["person", "unnamed"],
            "n_words_direct": [9, 20],
        }
    )
    return Album(folder, SimpleNamespace(articles=articles, speakers=speakers))


@pytest.mark.parametrize("high", [0.004, 0.03, 0.041, 0.06, 0.2, 0.37, 0.7, 1])
def test_marks_of_an_axis_of_shares_are_all_different(high):
    _, ax = plt.subplots()
    ax.set_xlim(0, high)
    in_per_cent(ax.xaxis)
    marks = [ax.xaxis.get_major_formatter()(mark) for mark in ax.get_xticks() if mark <= high]
    assert len(marks) == len(set(marks)) and 3 <= len(marks) <= 9


@pytest.mark.parametrize(
    ("n", "said"), [(0, ""), (1, " (1 a copy of another)"), (2, " (2 copies of others)")]
)
def test_every_figure_says_how_many_articles_are_copies(n, said):
    articles = pd.DataFrame({"outlet": "Gull", "date": "", "copy_of": ["", *["a"] * n]})
    assert source_line(articles) == f"Source: {n + 1} article{'s' * (n > 0)}{said} from Gull"


def test_every_figure_says_how_many_articles_have_a_date():
    articles = pd.DataFrame({"outlet": "Gull", "date": ["2030-01-02", "", "2030-01-01"]})
    assert source_line(articles) == "Source: 3 articles from Gull, 2 dated 2030-01-01 to 2030-01-02"


def test_articles_of_one_title_are_told_apart():
    titles = {"gull/d": "Flood", "gull/e": "Frost", "tern/f": "Flood"}
    titles |= {"ruff/a": "Hail", "ruff/b": "Hail", "ruff/c": ""}
    articles = pd.DataFrame(titles.items(), columns=["article", "title"])
    articles["outlet"] = articles["article"].str.partition("/")[0].str.title()
    expected = ["Gull: Flood", "Frost", "Tern: Flood", "a", "b", "c"]
    assert catalogue._told_apart(articles).tolist() == expected


def test_album_names_articles_colours_and_source(tmp_path):
    show = album(tmp_path)
    assert show.source == "Source: 2 articles from 2 outlets, 2030-01-02 to 2030-01-04"
    assert show.colours == {"Ada Quill": style.PALETTE[0], "": UNATTRIBUTED}
    table = pd.DataFrame(
        {
            "article": ["gull/flood", "tern/flood"],
            "n_words": 10,
            "n_words_quoted": 5,
            "n_words_narration": 5,
            "share_of_words_quoted": 0.5,
        }
    )
    shown = show("01-quoted-and-narration", table)
    assert shown.caption.startswith("50% of all words stand inside quotation marks. ") and shown.alt.endswith(
        "marks."
    )
    assert [*pd.read_csv(tmp_path / "01-quoted-and-narration.csv")["title"]] == ["Water", "flood"]
    assert show("01-quoted-and-narration", table.iloc[:0]) is None


def test_figures_are_drawn_again_from_what_they_show(tmp_path):
    show = album(tmp_path / "once")
    table = SHARES.assign(speaker=["=Ada", "NA", ""], n_words=[5, 3, 2], is_new=True)
    show("04-quote-share", table)
    save_figure(new_axes(), "own", table=SHARES, caption="Who.", alt="Bars.", folder=tmp_path / "once")
    assert redraw(tmp_path / "once", tmp_path / "again") == ["own"]
    for file in ("04-quote-share.png", "04-quote-share.svg", "04-quote-share.csv"):
        assert (tmp_path / "once" / file).read_bytes() == (tmp_path / "again" / file).read_bytes(), file
    facts = json.loads((tmp_path / "once" / "index.json").read_text(encoding="utf-8"))["04-quote-share"]
    pd.testing.assert_frame_equal(
        export.plotted_table(tmp_path / "once" / "04-quote-share.csv", facts["columns"]), table
    )
    use_style("slides")
    redraw(tmp_path / "once", tmp_path / "slides", only=["04"], ANALYSIS_FORMATS="png")
    assert (tmp_path / "slides" / "04-quote-share.png").stat().st_size > 0


# --- labels, sizes, colours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada Quill", "Ada Quill"),
        ("a\nb\x1b[31m\u202ec", "a b [31m c"),
        ("price $5 to $6", "price $5 to $6"),
        ("x" * 50, "x" * 27 + "…"),
        ("the-harrow-courier/battery-plant-closed", "the-harrow-courier/battery…"),
        ("東京 新聞", "[…]"),
        ("Ray 東京 Lee", "Ray […] Lee"),
        ("שלום Дмитрий", "שלום Дмитрий"),
        ("", ""),
    ],
)
def test_labels_are_one_short_line(name, shown):
    assert label(name) == shown


def test_labels_wrap_to_the_lines_they_may_have():
    assert label("The Harrow Courier", 11, 2) == "The Harrow\nCourier"
    assert label("The Very Long Harrow Courier", 11, 2) == "The Very\nLong Harro…"


def test_height_grows_with_rows_up_to_a_page():
    heights = [figure_size(rows)[1] for rows in (1, 10, 400)]
    assert heights[0] < heights[1] < heights[2] < current_style().page_height


def test_colours_stay_with_their_speakers_and_grey_with_nobody():
    few, many = speaker_colours(["A", "B"]), speaker_colours(["A", "B", "C", ""])
    assert few["A"] == many["A"] and few["B"] == many["B"]
    assert few[""] == many[""] == UNATTRIBUTED
    assert UNATTRIBUTED not in style.PALETTE


def test_no_colour_is_given_twice_and_the_rest_is_grey():
    colours = speaker_colours([f"S{n}" for n in range(9)])
    assert [colours[f"S{n}"] for n in range(9)] == [*style.PALETTE, *[style.NEUTRAL] * 3]
    own = speaker_colours(["New", "S3"], colours)
    assert own["S3"] == colours["S3"] and own["New"] == style.PALETTE[0]


def test_only_the_six_most_quoted_of_a_corpus_have_colours():
    speakers = pd.DataFrame(
        {
            "article": "a",
            "speaker": [f"S{i}" for i in range(40)],
            "speaker_kind": "person",
            "n_words_direct": range(40, 0, -1),
        }
    )
    assert list(corpus_colours(speakers)) == [*(f"S{i}" for i in range(6)), ""]


# Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for Simulation of Color Vision
# Deficiency", severity 1.0; applied to linear RGB.
SIGHT = {
    "normal": np.eye(3),
    "protanopia": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranopia": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanopia": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}


def linear(colour):
    c = np.asarray(to_rgb(colour))
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    to_xyz = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.9505, 1, 1.089])
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


@pytest.mark.parametrize("sight", SIGHT)
def test_colours_stay_apart_to_every_sight(sight):
    seen = [lab(np.asarray(SIGHT[sight]) @ linear(c)) for c in (*style.PALETTE, style.NEUTRAL, UNATTRIBUTED)]
    distances = [np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)]
    assert min(distances[:-1]) > 20


def test_colours_stay_apart_in_greyscale():
    lightness = [lab(linear(c))[0] for c in (*style.PALETTE, style.NEUTRAL, UNATTRIBUTED)]
    assert min(abs(a - b) for a, b in itertools.combinations(lightness[:-2], 2)) > 8
    assert min(abs(a - b) for a, b in itertools.combinations(lightness, 2)) > 5
    assert min(abs(a - b) for a, b in itertools.pairwise(lightness[:-2])) > 15


@pytest.mark.parametrize("colour", [*style.PALETTE, UNATTRIBUTED, "#767676", "#777777"])
def test_text_on_a_colour_has_contrast(colour):
    luminance = {c: np.array([0.2126, 0.7152, 0.0722]) @ linear(c) for c in (colour, style.text_on(colour))}
    dark, light = sorted(luminance.values())
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (tenths(-0.7), "−0.7"),
        (tenths(-0.04), "0.0"),
        (written(-0.004, ".2f"), "0.00"),
        (written(-0.04, ".1f", "+"), "+0.0"),
        (written(-1234.5, ",.1f"), "−1,234.5"),
        (signed(-0.081), "−.08"),
        (signed(-0.004), "0"),
    ],
)
def test_negative_numbers_have_a_minus_sign_and_zero_has_none(shown, text):
    assert shown == text


# --- styles and formats ----------------------------------------------------------------------------------


@pytest.mark.parametrize("family", ["DejaVu Sans", "DejaVu Serif"])
@pytest.mark.parametrize("weight", ["normal", "bold"])
def test_typefaces_are_those_that_come_with_matplotlib(family, weight):
    use_style("report")
    found = Path(findfont(FontProperties(family=family, weight=weight)))
    assert found.is_relative_to(matplotlib.get_data_path())


def test_style_and_formats_can_be_chosen_from_outside(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_STYLE", "slides")
    monkeypatch.setenv("ANALYSIS_FORMATS", "svg, PNG")
    use_style()
    assert current_style() == STYLES["slides"]
    saved(tmp_path)
    assert sorted(p.name for p in tmp_path.glob("[!.]*")) == ["f.csv", "f.png", "f.svg", "index.json"]


def test_unknown_styles_and_formats_are_refused(tmp_path, monkeypatch):
    with pytest.raises(ValueError, match="style 'poster' is not known; choose one of report"):
        use_style("poster")
    monkeypatch.setenv("ANALYSIS_FORMATS", "png,gif")
    with pytest.raises(ValueError, match="format 'gif'"):
        saved(tmp_path)


PLOTS = sorted(name for name in dir(figures) if name.startswith("plot_"))


@pytest.mark.parametrize("name", PLOTS)
@pytest.mark.parametrize(
    "table, ax, error, said",
    [
        (None, None, TypeError, "draws a DataFrame, not a NoneType"),
        ([{"share": 1}], None, TypeError, "not a list"),
        (pd.DataFrame(), None, ValueError, "without rows"),
        (pd.DataFrame({"x": [1]}), None, ValueError, "needs the column .*; there are x"),
        (pd.DataFrame({"x": [1]}), 3, TypeError, "ax is a int"),
    ],
)
def test_every_plot_says_what_is_wrong_with_what_it_is_given(name, table, ax, error, said):
    plot = getattr(figures, name)
    needed = {"row": "speaker", "parts": {"share": ("share", "quiet")}, "colours": {}}
    options = {key: value for key, value in needed.items() if key in inspect.signature(plot).parameters}
    with pytest.raises(error, match=said):
        plot(table, **options, ax=ax)


def test_missing_texts_are_empty_ones():
    shares = pd.DataFrame({"speaker": ["Ruth Okafor", None], "share": [0.75, 0.25]})
    assert [t.get_text() for t in figures.plot_quote_share(shares).get_yticklabels()][1][
        :12
    ] == "unattributed"


@pytest.mark.parametrize("name", ["", "a/b", "../a", "/tmp/a", "a?", None])
def test_a_figure_is_named_as_a_file(tmp_path, name):
    with pytest.raises(ValueError, match="takes the name of a"):
        figures.save_table(pd.DataFrame({"x": [1]}), name, tmp_path / "figures")
    assert not any(tmp_path.iterdir())


def test_figures_need_caption_and_alt(tmp_path):
    with pytest.raises(ValueError, match="needs a caption and an alt text"):
        save_figure(new_axes(), "f", table=SHARES, caption="Who.", alt=" ", folder=tmp_path)


# --- export ----------------------------------------------------------------------------------------------


def test_exports_repeat_byte_for_byte(tmp_path):
    for folder in ("one", "two"):
        saved(tmp_path / folder)
    for file in ("f.png", "f.svg", "f.pdf", "f.csv", "index.json"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes(), file


def test_text_stays_text_and_fonts_are_embedded(tmp_path):
    saved(tmp_path)
    assert ">Ada Quill   50.0%</text>" in (tmp_path / "f.svg").read_text(encoding="utf-8")
    pdf = (tmp_path / "f.pdf").read_bytes()
    assert b"/FontFile2" in pdf and b"DejaVuSans" in pdf
    for name in ("f.svg", "f.pdf", "f.png"):
        assert b"2026" not in (tmp_path / name).read_bytes() or name == "f.png"


def test_index_has_caption_alt_and_files(tmp_path):
    saved(tmp_path)
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    files = ["f.png", "f.svg", "f.pdf", "f.csv"]
    assert index == {"f": {"caption": "Who.", "alt": "Bars.", "files": files}}


def test_shown_figure_carries_picture_alt_and_digests(tmp_path):
    shown = saved(tmp_path)
    data, metadata = shown._repr_mimebundle_()
    assert set(data) == {"image/png", "text/plain"}
    assert metadata["image/png"]["alt"] == "Bars." and 300 < metadata["image/png"]["width"] < 1000
    assert data["text/plain"].startswith("Figure f: 7 marks, plotted data sha256 ")
    assert "0x" not in data["text/plain"]
    assert plt.get_fignums() == []


def test_digests_change_with_data_colour_label_and_limit(tmp_path):
    first = saved(tmp_path)
    other_data = saved(tmp_path, table=SHARES.assign(share=[0.51, 0.29, 0.2]))
    assert other_data.data_digest != first.data_digest
    assert other_data.drawing_digest != first.drawing_digest
    other_colour = saved(tmp_path, colours={**COLOURS, "Bo Marr": "#123456"})
    assert other_colour.data_digest == first.data_digest
    assert other_colour.drawing_digest != first.drawing_digest
    for change in (
        lambda ax: ax.set_xlabel("other"),
        lambda ax: ax.set_xlim(0, 2),
        lambda ax: ax.set_title("T"),
    ):
        ax = plot_quote_share(SHARES, colours=COLOURS)
        change(ax)
        changed = save_figure(ax, "f", table=SHARES, caption="Who.", alt="Bars.", folder=tmp_path)
        assert changed.drawing_digest != first.drawing_digest
    assert saved(tmp_path) == first


def test_noise_beyond_six_digits_does_not_change_the_digests(tmp_path):
    noisy = SHARES.assign(share=SHARES["share"] + 1e-13)
    assert repr(saved(tmp_path, table=noisy)) == repr(saved(tmp_path))


def test_interrupted_export_leaves_the_old_file_and_no_rest(tmp_path, monkeypatch):
    saved(tmp_path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}

    def fails(source, target):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(KeyboardInterrupt):
        saved(tmp_path, table=SHARES.assign(share=[0.6, 0.2, 0.2]))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_a_damaged_index_does_not_stop_the_next_figure(tmp_path):
    saved(tmp_path)
    (tmp_path / "index.json").write_text("{half", encoding="utf-8")
    saved(tmp_path)
    assert list(json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))) == ["f"]


def test_a_folder_of_other_pictures_is_left_alone(tmp_path):
    (tmp_path / "index.json").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match=r"did not make \(index.json\)"):
        saved(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["index.json"]


def test_tables_do_not_run_in_a_spreadsheet(tmp_path):
    save_table(pd.DataFrame({"speaker": ["=1+1", "Ada"], "start": [-1, 2]}), "t", tmp_path)
    assert (tmp_path / "t.csv").read_text(encoding="utf-8") == "speaker,start\n'=1+1,-1\nAda,2\n"


def test_a_kept_figure_is_recalled_for_the_same_table_alone(tmp_path, monkeypatch):
    """What a run kept is used again only where table, source and options are equal and the file is whole."""
    (tmp_path / "kept").mkdir()
    monkeypatch.setenv("ANALYSIS_DRAWN", str(tmp_path / "kept"))
    drawings = []
    drawn_by = catalogue.CATALOGUE["04-quote-share"]
    plot = lambda table, **options: (drawings.append(1), drawn_by.plot(table, **options))[1]  # noqa: E731
    monkeypatch.setitem(catalogue.CATALOGUE, "04-quote-share", replace(drawn_by, plot=plot))

    def files(folder, table=SHARES, source="Source: two"):
        catalogue.save(
            "04-quote-share", table, tmp_path / folder, source=source, options={"colours": COLOURS}
        )
        return {path.name: path.read_bytes() for path in (tmp_path / folder).iterdir()}

    first = files("first")
    assert files("again") == first and len(drawings) == 1
    assert files("sourced", source="Source: three") != first and len(drawings) == 2
    assert files("changed", SHARES.assign(share=SHARES["share"] / 2)) != first and len(drawings) == 3
    (tmp_path / "kept" / "04-quote-share").write_bytes(b"PK damaged")
    assert files("damaged") == first and len(drawings) == 4


@pytest.mark.parametrize(
    ("highs", "said"),
    [
        ((1.0, 1.0), "line: 95 % interval."),
        ((1.0, np.nan), "line: 95 % interval, where there are enough articles."),
        ((np.nan, np.nan), "; too few articles for intervals."),
    ],
)
def test_a_caption_names_a_line_only_where_one_is_drawn(tmp_path, highs, said):
    high = np.resize(highs, len(SHARES))
    table = SHARES.assign(low=high - 1, high=high)
    catalogue.save("04-quote-share", table, tmp_path, source="Source: two", options={"colours": COLOURS})
    index = json.loads((tmp_path / "index.json").read_text(encoding="utf-8"))
    assert said in index["04-quote-share"]["caption"]


def test_a_caption_says_that_sentences_were_drawn_again_where_there_is_one_article():
    table = pd.DataFrame({"n_articles": [1, 1], "low": [0.1, 0.2], "high": [0.3, 0.4]})
    said = catalogue._counted("Tone; line: 95 % interval", table)
    assert said == "Tone; line: 95 % interval over the sentences"
    assert catalogue._counted("Tone; line: 95 % interval", table.assign(n_articles=5)).endswith("interval")
    strokes = pd.DataFrame({"article": ["a", ""], "low": [np.nan, 0.1], "high": [np.nan, 0.3]})
    assert catalogue._counted("Tone; line: 95 % interval", strokes).endswith("interval")


@pytest.mark.parametrize(
    ("outlets", "said"),
    [(["all articles"], "of the articles"), (["all articles", "Gull", "Tern"], "thin: each of 2 outlets")],
)
def test_a_caption_speaks_of_lines_of_outlets_only_where_there_are_some(outlets, said):
    table = pd.DataFrame({"outlet": outlets, "position": 0.0, "value": 9.0})
    assert catalogue._counted(catalogue.CATALOGUE["02-grade-along"].measure, table).endswith(said)


@pytest.mark.parametrize(
    ("clear", "said"),
    [
        ([False, False], "The two outlets do not clearly differ in tone on the same events"),
        ([True, True], "The two outlets clearly differ in tone on the same events"),
        ([False, True, False], "1 of 3 outlets differs in tone from the others on the same events"),
    ],
)
def test_two_outlets_have_no_others(clear, said):
    table = pd.DataFrame({"outlet": [*"abc"][: len(clear)], "is_clear": clear})
    assert catalogue.headlines.events(table) == said


def test_alt_texts_leave_intervals_to_the_caption_which_knows_whether_there_are_any():
    assert [name for name, plate in catalogue.CATALOGUE.items() if "interval" in plate.alt] == []
