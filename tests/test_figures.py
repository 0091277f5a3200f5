"""Figures: what is drawn can be read back, a change is noticed, exports repeat byte for byte."""

import itertools
import json
import os

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from matplotlib.colors import to_hex, to_rgb

from analysis.figures import (
    STYLES,
    UNATTRIBUTED,
    corpus_colours,
    current_style,
    figure_size,
    label,
    new_axes,
    save_figure,
    save_table,
    speaker_colours,
    style,
    titled,
    use_style,
)
from analysis.figures.corpus import plot_quoted_along, plot_quoted_and_narration, plot_spread
from analysis.figures.quotations import (
    plot_cues,
    plot_errors_by_rule,
    plot_kinds,
    plot_measures,
    plot_strips,
)
from analysis.figures.rows import short_names
from analysis.figures.shares import (
    plot_article_shares,
    plot_concentration,
    plot_heard,
    plot_outlet_shares,
    plot_quote_share,
)
from analysis.figures.summary import plot_summary

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
    ax = plot_quote_share(SHARES, colours=COLOURS)
    assert names(ax) == ["Ada Quill", "Bo Marr", "unattributed"]
    assert widths(ax) == [0.5, 0.3, 0.2]
    assert [t.get_text() for t in ax.texts] == ["50.0%", "30.0%", "20.0%"]
    assert [list(line.get_xdata()) for line in ax.lines[::2]] == [[0.4, 0.6], [0.1, 0.5]]
    assert [to_hex(p.get_facecolor()) for p in ax.patches] == [*COLOURS.values()]
    assert ax.patches[2].get_hatch()


def test_article_bars_fill_the_row_and_carry_surnames():
    table = pd.DataFrame(
        {
            "article": ["a", "a", "a", "b"],
            "speaker": ["Ada Quill", "Otto Quill", "", "Harbour Board"],
            "speaker_kind": ["person", "person", "", "organisation"],
            "share": [0.5, 0.3, 0.2, 1.0],
        }
    )
    ax = plot_article_shares(table, colours=speaker_colours(table["speaker"]))
    assert names(ax) == ["a", "b"]
    assert sum(widths(ax)[:3]) == pytest.approx(1)
    assert [t.get_text() for t in ax.texts] == ["A. Quill", "O. Quill", "Harbour Board"]


def test_outlet_shares_has_a_marker_for_each_outlet():
    table = pd.DataFrame(
        {
            "speaker": ["Ada Quill", "Ada Quill", "", ""],
            "outlet": ["Gull", "Tern"] * 2,
            "share": [0.2, 0.4, 0.0, 0.1],
            "low": [0.1, 0.3, 0, 0],
            "high": [0.3, 0.5, 0, 0.2],
        }
    )
    ax = plot_outlet_shares(table)
    assert names(ax) == ["Ada Quill", "unattributed"]
    assert [list(line.get_xdata()) for line in ax.lines] == [[0.2, 0.0], [0.4, 0.1]]
    assert len({line.get_marker() for line in ax.lines}) == 2
    assert legend_of(ax) == ["Gull", "Tern"]


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
    assert [t.get_text() for t in figure.axes[0].get_xticklabels()] == ["Gull", "Tern"]
    assert [t.get_text() for t in figure.axes[0].texts] == ["70%", "–", "30%", "100%"]
    assert [t.get_text() for t in figure.axes[1].texts] == ["100%", "no article", "–", ""]


def test_concentration_shows_articles_and_mean():
    table = pd.DataFrame(
        {"outlet": ["Gull"] * 2, "effective_speakers": [1.0, 3.0], "mean": 2.0, "low": 1.0, "high": 3.0}
    )
    ax = plot_concentration(table)
    assert sorted(ax.collections[0].get_offsets()[:, 0]) == [1.0, 3.0]
    assert list(ax.lines[1].get_xdata()) == [2.0]


def test_strips_stand_at_their_places_in_their_colours():
    table = pd.DataFrame(
        {
            "article": ["a", "a"],
            "speaker": ["Ada Quill", ""],
            "kind": ["direct", "indirect"],
            "begin": [0.1, 0.5],
            "finish": [0.3, 0.9],
            "n_words": [3, 4],
        }
    )
    ax = plot_strips(table, colours=COLOURS)
    assert [(round(p.get_x(), 6), round(p.get_width(), 6)) for p in ax.patches] == [(0.1, 0.2), (0.5, 0.4)]
    assert ax.patches[0].get_height() > 2 * ax.patches[1].get_height()
    assert to_hex(ax.patches[1].get_facecolor()) == UNATTRIBUTED
    assert legend_of(ax) == ["direct or mixed", "indirect", "unattributed"]
    assert legend_of(plot_strips(table.iloc[:1], colours=COLOURS)) == ["direct or mixed", "indirect"]


def legend_of(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


def test_kinds_stack_to_one():
    table = pd.DataFrame(
        {
            "outlet": ["Gull", "Gull", "Tern"],
            "kind": ["direct", "indirect", "mixed"],
            "share": [0.75, 0.25, 1.0],
        }
    )
    ax = plot_kinds(table)
    assert names(ax) == ["Gull", "Tern"]
    assert widths(ax) == [0.75, 0, 0, 1, 0.25, 0]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["direct", "mixed", "indirect"]


def test_cues_show_counts():
    ax = plot_cues(pd.DataFrame({"said": [4, 0], "added": [1, 2]}, index=["Ada Quill", "Bo Marr"]))
    assert [t.get_text() for t in ax.texts] == ["4", "1", "2"]
    assert [t.get_text() for t in ax.get_xticklabels()] == ["said", "added"]


def test_measures_show_value_and_interval():
    ax = plot_measures(pd.DataFrame({"measure": ["found"], "value": [0.9], "low": [0.8], "high": [0.95]}))
    assert list(ax.lines[0].get_xdata()) == [0.8, 0.95]
    assert ax.texts[0].get_text() == "0.90"


def test_errors_by_rule_stack_counts():
    table = pd.DataFrame({"rule": ["follow-on"], "n_right": [7], "n_wrong": [2], "n_not_speech": [1]})
    ax = plot_errors_by_rule(table)
    assert widths(ax) == [7, 2, 1]
    assert [p.get_x() for p in ax.patches] == [0, 7, 9]


def test_spread_has_a_point_for_each_article_and_the_median():
    table = pd.DataFrame({"outlet": ["Tern"] * 3 + ["Gull"], "n_words": [100, 200, 600, 50]})
    ax = plot_spread(table, "n_words", "words")
    assert names(ax) == ["Gull", "Tern"]
    assert sorted(ax.collections[1].get_offsets()[:, 0]) == [100, 200, 600]
    assert list(ax.lines[0].get_xdata()) == [200, 200]


def test_quoted_and_narration_add_up_to_the_article():
    table = pd.DataFrame({"article": ["a"], "n_words_quoted": [30], "n_words_narration": [70]})
    ax = plot_quoted_and_narration(table)
    assert widths(ax) == [30, 70]
    assert ax.patches[1].get_x() == 30


def test_along_has_a_line_for_each_outlet():
    table = pd.DataFrame(
        {"outlet": ["Gull"] * 2 + ["Tern"] * 2, "part": [1, 2] * 2, "share": [0.1, 0.2, 0, 0.5]}
    )
    ax = plot_quoted_along(table)
    assert [list(line.get_ydata()) for line in ax.lines] == [[0.1, 0.2], [0, 0.5]]
    assert legend_of(ax) == sorted(table["outlet"].unique())


@pytest.mark.parametrize("with_shares", [True, False])
def test_summary_is_composed_with_and_without_speakers(with_shares):
    measures = ["flesch_kincaid_grade", "share_of_words_quoted", "effective_speakers"]
    measures += ["tone_narration", "tone_quoted"]
    table = pd.DataFrame(
        {"measure": measures, "group": "all articles", "mean": 0.5, "low": np.nan, "high": np.nan}
    )
    figure = plot_summary(table, SHARES if with_shares else SHARES.iloc[:0], colours=COLOURS)
    assert len(figure.axes) == 4 + with_shares
    undefined = table["measure"].isin(["flesch_kincaid_grade", "tone_narration", "tone_quoted"])
    figure = plot_summary(table.assign(mean=table["mean"].mask(undefined)), SHARES.iloc[:0], colours=COLOURS)
    assert [ax.get_title("left") for ax in figure.axes] == [
        "Words in quotation marks",
        "Effective no. of speakers",
    ]


# --- labels, sizes, colours ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ada Quill", "Ada Quill"),
        ("a\nb\x1b[31m\u202ec", "a b [31m c"),
        ("price $5 to $6", "price $5 to $6"),
        ("x" * 50, "x" * 27 + "…"),
        ("the-harrow-courier/battery-plant-closed", "the-harrow-courier/battery…"),
        ("東京", "□□"),
        ("", ""),
    ],
)
def test_labels_are_one_short_line(name, shown):
    assert label(name) == shown


def test_labels_wrap_to_the_lines_they_may_have():
    assert label("The Harrow Courier", 11, 2) == "The Harrow\nCourier"
    assert label("The Very Long Harrow Courier", 11, 2) == "The Very\nLong Harro…"


def test_short_names_tell_namesakes_apart():
    given = ["Ada Quill", "Otto Quill Jr.", "Bo Marr", "a senior harbour official"]
    kinds = ["person", "person", "person", "unnamed"]
    assert short_names(given, kinds) == ["A. Quill", "O. Quill", "Marr", "a senior harbou…"]


def test_height_grows_with_rows_up_to_a_page():
    heights = [figure_size(rows)[1] for rows in (1, 10, 400)]
    assert heights[0] < heights[1] < heights[2] == current_style().page_height
    with pytest.raises(ValueError, match="width 'wide'"):
        figure_size(3, width="wide")


def test_colours_stay_with_their_speakers_and_grey_with_nobody():
    few, many = speaker_colours(["A", "B"]), speaker_colours(["A", "B", "C", ""])
    assert few["A"] == many["A"] and few["B"] == many["B"]
    assert few[""] == many[""] == UNATTRIBUTED
    assert UNATTRIBUTED not in style.PALETTE


def test_speakers_of_one_article_never_share_a_colour_while_there_are_enough():
    speakers = pd.DataFrame(
        {
            "article": np.repeat(list("abcde"), 8),
            "speaker": [f"S{i}" for i in range(40)],
            "n_words_direct": range(40, 0, -1),
        }
    )
    colours = corpus_colours(speakers)
    for _, group in speakers.groupby("article"):
        assert group["speaker"].map(colours).nunique() == len(style.PALETTE)


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
    seen = [lab(np.asarray(SIGHT[sight]) @ linear(c)) for c in (*style.PALETTE, UNATTRIBUTED)]
    distances = [np.linalg.norm(a - b) for a, b in itertools.combinations(seen, 2)]
    assert min(distances) > 20


def test_neighbouring_colours_stay_apart_in_greyscale():
    lightness = [lab(linear(c))[0] for c in style.PALETTE]
    assert min(abs(a - b) for a, b in itertools.combinations(lightness, 2)) > 5
    assert min(abs(a - b) for a, b in itertools.pairwise(lightness)) > 15


@pytest.mark.parametrize("colour", [*style.PALETTE, UNATTRIBUTED, "#767676", "#777777"])
def test_text_on_a_colour_has_contrast(colour):
    luminance = {c: np.array([0.2126, 0.7152, 0.0722]) @ linear(c) for c in (colour, style.text_on(colour))}
    dark, light = sorted(luminance.values())
    assert (light + 0.05) / (dark + 0.05) >= 4.5


# --- styles and formats ----------------------------------------------------------------------------------


def test_style_and_formats_can_be_chosen_from_outside(tmp_path, monkeypatch):
    monkeypatch.setenv("ANALYSIS_STYLE", "slides")
    monkeypatch.setenv("ANALYSIS_FORMATS", "svg, PNG")
    use_style()
    assert current_style() == STYLES["slides"]
    saved(tmp_path)
    assert sorted(p.name for p in tmp_path.glob("[!.]*")) == ["f.csv", "f.png", "f.svg", "index.json"]


def test_unknown_styles_and_formats_are_refused(tmp_path):
    with pytest.raises(ValueError, match="style 'poster' is not known; choose one of report"):
        use_style("poster")
    with pytest.raises(ValueError, match="format 'gif'"):
        saved(tmp_path, formats=("gif",))


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
    assert ">Ada Quill</text>" in (tmp_path / "f.svg").read_text(encoding="utf-8")
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


def test_title_makes_room_for_the_legend_above_the_plot(tmp_path):
    table = pd.DataFrame({"rule": ["follow-on"], "n_right": [7], "n_wrong": [2], "n_not_speech": [1]})
    ax = titled(plot_errors_by_rule(table), "Errors")
    ax.get_figure().canvas.draw()
    renderer = ax.get_figure().canvas.get_renderer()
    title = ax._left_title.get_window_extent(renderer)
    assert not title.overlaps(ax.get_legend().get_window_extent(renderer))


def crowded(n):
    people = [f"Maximiliana Bartholomea Featherstone-Wolfeschlegel {i}" for i in range(n)]
    return pd.DataFrame({"speaker": people, "share": 1 / n, "low": 0.0, "high": 2 / n})


@pytest.mark.parametrize("n", [1, 2, 40])
@pytest.mark.parametrize("name", STYLES)
def test_row_names_never_overlap(n, name):
    use_style(name)
    table = crowded(n)
    ax = titled(plot_quote_share(table, colours=speaker_colours(table["speaker"])), "Share of quoted words")
    figure = ax.get_figure()
    figure.canvas.draw()
    renderer = figure.canvas.get_renderer()
    boxes = [t.get_window_extent(renderer) for t in [*ax.get_yticklabels(), ax._left_title, ax.xaxis.label]]
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes, 2))
    assert all(figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1 for box in boxes)
    assert all(figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1 for box in boxes)
