"""Every figure of the notebooks: how it is drawn, what its headline says, what it measures.

A notebook shows a table by ``show = Album(FIGURES, tables)`` and ``show("04-quote-share", table)``; what it
plotted is kept beside the picture, so that ``redraw`` can draw all figures again in another style.
"""

import os
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.attribution.genders import MAN, WOMAN
from analysis.figures import quotations, readability, shares, summary, tone, voices
from analysis.figures.export import ShownFigure, plotted_table, read_index, save_figure
from analysis.figures.forms import (
    GRADE,
    TONE,
    percent,
    plot_course,
    plot_points,
    plot_spread,
    plot_stack,
    signed,
    tenths,
    whole,
)
from analysis.figures.style import (
    ACCENT,
    PALE,
    QUIET,
    STRONG,
    corpus_colours,
    frame,
    label,
    use_style,
)
from analysis.measures.outlets import ALL
from analysis.measures.shares import OTHERS, UNNAMED
from analysis.measures.voices import KIND_UNKNOWN

Headline = Callable[[pd.DataFrame], str]


@dataclass(frozen=True, slots=True)
class Plate:
    """One figure of the catalogue.

    ``measure`` says under the headline what is measured, in which unit, of how many: {articles}, {outlets},
    {words}, {rows} are counted in the table. ``coloured``: the plot takes the colours of speakers. A corpus
    of fewer articles, or a table of fewer rows, than ``articles`` and ``rows`` has no such figure.
    """

    plot: Callable[..., Axes | Figure]
    headline: Headline
    measure: str
    alt: str
    coloured: bool = False
    articles: int = 1
    rows: int = 1


def extremes(
    row: str, value: str, many: str, one: str = "", form: Callable[[float], str] = tenths
) -> Headline:
    """A headline of the rows with the highest and the lowest value: {top}, {high}, {bottom}, {low}."""

    def headline(table: pd.DataFrame) -> str:
        of_groups = "article" in table and (table["article"] == "").any()
        own = table[table["article"] == ""] if of_groups else table
        own = own[~own[row].isin(["", UNNAMED])].dropna(subset=value)
        if "is_enough" in own and not own["is_enough"].any():
            return "Nobody is quoted with enough words to compare speakers"
        own = own[own["is_enough"]] if "is_enough" in own else own
        if own.empty:
            return ""
        own = own.sort_values([value, row], ascending=[False, True])
        first, last = own.iloc[0], own.iloc[-1]
        ends = {"top": label(first[row], 40), "bottom": label(last[row], 40)}
        template = one if len(own) == 1 and one else many
        return template.format(**ends, high=form(first[value]), low=form(last[value]))

    return headline


def _quoted(table: pd.DataFrame) -> str:
    share = table["n_words_quoted"].sum() / max(table["n_words"].sum(), 1)
    return f"{percent(share)} of all words stand inside quotation marks"


def _along(table: pd.DataFrame) -> str:
    own = table[table["outlet"] == ALL].set_index("part")["share"].dropna()
    most, least = own.idxmax(), own.idxmin()
    return (
        f"Quotations fill most of tenth {most} of an article ({percent(own[most])}) and least of tenth "
        f"{least} ({percent(own[least])})"
    )


def _one_article(table: pd.DataFrame) -> str:
    words = table.groupby("speaker")["n_words"].sum()
    named = words[words.index != ""]
    who = f"{label(named.idxmax(), 40)} speaks most" if len(named) else "Nobody is named"
    return f"{who} in “{label(table['title'].iloc[0], 60)}”"


def _strips(table: pd.DataFrame) -> str:
    late = (table["begin"] > 0.5).mean()
    return f"{percent(late)} of the quotations begin in the second half of their article"


def _kinds(table: pd.DataFrame) -> str:
    words = table["n_words"].sum()
    direct = (table["direct"] * table["n_words"]).sum() / max(words, 1)
    return f"{percent(direct)} of the words of all quotations are direct speech"


def _cues(table: pd.DataFrame) -> str:
    counts = table.drop(columns="speaker").sum()
    return (
        f"“{label(counts.index[0], 20)}” introduces {percent(counts.iloc[0] / counts.sum())} "
        f"of the attributions shown"
    )


def _measured(table: pd.DataFrame) -> str:
    words = table.set_index("measure").loc["right words", "value"]
    return f"{percent(words)} of the labelled words are given to the right speaker"


def _errors(table: pd.DataFrame) -> str:
    right, found = table["n_right"].sum(), table[["n_right", "n_wrong", "n_not_speech"]].sum(axis=None)
    return f"{right:,} of {found:,} labelled quotations found have the right speaker"


def _share(table: pd.DataFrame) -> str:
    named = table[~table["speaker"].isin(["", UNNAMED]) & ~table["speaker"].str.startswith(f"{OTHERS} (")]
    if named.empty:
        return "No quoted word has a speaker with a name"
    top = named.loc[named["share"].idxmax()]
    return (
        f"{label(top['speaker'], 40)} has {percent(top['share'])} of the quoted words, more "
        f"than anyone else named"
    )


def _articles(table: pd.DataFrame) -> str:
    tops = table[(table["speaker"] != "") & ~table["speaker"].str.startswith(f"{OTHERS} (")]
    half = (tops.groupby("article")["share"].max() > 0.5).sum()
    return (
        f"One speaker has more than half of the quoted words in {half} of "
        f"{table['article'].nunique()} articles"
    )


def _outlets(table: pd.DataFrame) -> str:
    named = table[~table["speaker"].isin(["", UNNAMED]) & (table["outlet"] != ALL)]
    cells = named.pivot(index="speaker", columns="outlet", values="share")
    if cells.empty:
        return ""
    speaker = (cells.max(axis=1) - cells.min(axis=1)).idxmax()
    most, least = cells.loc[speaker].idxmax(), cells.loc[speaker].idxmin()
    return (
        f"{label(speaker, 40)} has {percent(cells.loc[speaker, most])} of the quoted words in "
        f"{label(most, 40)} "
        f"and {percent(cells.loc[speaker, least])} in {label(least, 40)}"
    )


def _heard(table: pd.DataFrame) -> str:
    named = table[(table["speaker"] != "") & ~table["speaker"].str.startswith(f"{OTHERS} (")]
    n_outlets = (named["share"] > 0).groupby([named["event"], named["speaker"]]).sum()
    return f"{(n_outlets == 1).sum()} of {len(n_outlets)} much quoted speakers are heard in one outlet only"


def _graded(table: pd.DataFrame) -> str:
    many = "“{top}” asks for grade {high}, “{bottom}” for {low}"
    own = table[table["formula"] == "flesch_kincaid_grade"]
    return extremes("title", "value", many, "“{top}” asks for grade {high}")(own)


def _speech(table: pd.DataFrame) -> str:
    own = table[table["group"] == table["group"].iloc[0]].set_index("part")["value"].dropna()
    said = [f"{part} at grade {tenths(value)}" for part, value in own.items()]
    return (" and ".join(said)).capitalize().replace(" at", " reads at", 1)


def _course(table: pd.DataFrame) -> str:
    own = table[table["outlet"] == ALL].set_index("position")["value"]
    high, low = own.idxmax(), own.idxmin()
    return (
        f"The median article is hardest {percent(high)} of the way through (grade {tenths(own[high])}) and "
        f"easiest at {percent(low)} ({tenths(own[low])})"
    )


def _agreement(table: pd.DataFrame) -> str:
    pairs = table.set_index("formula").rename_axis(columns="other").stack()
    pairs = pairs[pairs.index.get_level_values(0) != pairs.index.get_level_values(1)]
    first, second = pairs.idxmin()
    return f"{first} and {second} order the articles least alike (correlation {pairs.min():.2f})".replace(
        "-0", "−0"
    )


def _textstat(table: pd.DataFrame) -> str:
    most = table.loc[table["difference"].abs().idxmax()]
    by = f"{most['difference']:+.1f}".replace("-", "−")
    return f"Our scores and textstat’s differ most by the {most['label']}: {by} points"


def _arc(table: pd.DataFrame) -> str:
    means = table.groupby("part")["tone"].mean()
    said = [f"{signed(value)} for {part}" for part, value in means.items()]
    return f"Mean tone of “{label(table['title'].iloc[0], 60)}”: {', '.join(said)}"


def _tenths(table: pd.DataFrame) -> str:
    own = table.set_index("tenth")["mean"]
    low, high = own.idxmin(), own.idxmax()
    return (
        f"Tone is lowest in tenth {low} of an article ({signed(own[low])}) and highest in "
        f"tenth {high} ({signed(own[high])})"
    )


def _quoted_tone(table: pd.DataFrame) -> str:
    means = table.pivot(index=table.columns[0], columns="part", values="mean").dropna()
    more = (means.iloc[:, 1] > means.iloc[:, 0]).sum()
    return f"Quoted words are more positive than the writers’ own in {more} of {len(means)} outlets"


def _events(table: pd.DataFrame) -> str:
    clear = table.groupby("event")["is_clear"].any()
    if not clear.any():
        return f"On none of {len(clear)} events does an outlet’s tone clearly differ from the others’"
    return f"On {clear.sum()} of {len(clear)} events an outlet’s tone clearly differs from the others’"


def _summary(table: pd.DataFrame) -> str:
    rows = table[(table["measure"] == summary.SHARE) | (table["group"] == ALL)]
    spoken = rows[rows["measure"] == summary.SHARE].rename(columns={"group": "speaker", "mean": "share"})
    grade = rows.loc[rows["measure"] == "flesch_kincaid_grade", "mean"].dropna()
    said = [_share(spoken).removesuffix(", more than anyone else named")] if len(spoken) else []
    said += [f"the prose reads at grade {tenths(grade.iloc[0])}"] if len(grade) else []
    return "; ".join(said) or "The articles are too short to measure"


VOICE_FORMS: dict[str, Callable[[float], str]] = {
    "Flesch-Kincaid grade": tenths,
    "tone of the narration": signed,
}


def _voices(table: pd.DataFrame) -> str:
    known = table[~table["kind"].isin(["", KIND_UNKNOWN])]
    if known.empty:
        return "The articles do not show what kinds of source they quote"
    first = known.iloc[0]
    share = percent(first["share"])
    return f"{str(first['kind']).capitalize()} has {share} of the quoted words, the most of all kinds"


def _women(table: pd.DataFrame) -> str:
    first = table.iloc[0]
    return f"Women have {percent(first[WOMAN])} of the quoted words of persons, men {percent(first[MAN])}"


def _top_by_gender(table: pd.DataFrame) -> str:
    tops = table.drop_duplicates("gender").set_index("gender")
    said = [
        f"{label(row.speaker, 30)} is the most quoted {gender} ({percent(row.share)})"
        for gender, row in tops.iterrows()
    ]
    return ", ".join(said)


def _over_time(table: pd.DataFrame) -> str:
    values = table.pivot(index="group", columns="period", values="value")
    first, last = values.columns[0], values.columns[-1]
    group = (values[last] - values[first]).abs().div(values.abs().max(axis=1)).fillna(0).idxmax()
    form = VOICE_FORMS.get(group, percent)
    ends = f"{form(values.loc[group, first])} in {first}, {form(values.loc[group, last])} in {last}"
    return f"{label(str(group), 40)}: {ends}"


_LINE = "line: 95 % interval over articles, from five on"
_FLESCH = f"Flesch-Kincaid {GRADE}"
CATALOGUE: dict[str, Plate] = {
    "01-lengths": Plate(
        partial(plot_spread, form=whole, xlabel="words in the article"),
        extremes(
            "outlet",
            "value",
            "{top} runs longest: {high} words in the median, {bottom} {low}",
            "An article has {high} words in the median",
            whole,
        ),
        "Words of each article (stroke) and the outlet’s median (point); {articles} articles",
        "One row for each outlet with a stroke for each article and a point at the median.",
    ),
    "01-quoted-and-narration": Plate(
        partial(
            plot_stack,
            row="article",
            name="title",
            number="share_of_words_quoted",
            xlabel="words",
            parts={
                "n_words_quoted": ("inside quotation marks", ACCENT),
                "n_words_narration": ("narration", PALE),
            },
        ),
        _quoted,
        "Words of each article, longest first; beside its title the share of quoted words; "
        "{articles} articles",
        "One bar for each article, as long as the article, divided into quoted words and narration.",
        articles=2,
    ),
    "01-quoted-along": Plate(
        partial(
            plot_course,
            x="part",
            y="share",
            xlabel="tenth of the article (1 = beginning, 10 = end)",
            ylabel="words inside quotation marks",
        ),
        _along,
        "Share of words inside quotation marks in each tenth of the article; {outlet_lines}",
        "Lines over the ten parts of an article: a thick one for all articles, a thin one for each outlet.",
    ),
    "02-grade-by-article": Plate(
        readability.plot_grades_by_formula,
        _graded,
        "US school grade of each article by each formula; beside its title the Flesch-Kincaid "
        "grade; {articles} articles",
        "One row for each article with a mark for its grade by each formula, joined by a line.",
        articles=2,
    ),
    "02-grade-by-outlet": Plate(
        partial(plot_spread, xlabel=_FLESCH),
        extremes(
            "outlet",
            "value",
            "{top} asks for grade {high}, {bottom} for {low}",
            "The prose reads at grade {high}",
        ),
        f"Flesch-Kincaid grade of all prose of each outlet (point; {_LINE}) and of its articles "
        f"(strokes); {{articles}} articles",
        "One row for each outlet: a point with an interval for all its prose and a stroke for each article.",
    ),
    "02-narration-and-speech": Plate(
        partial(plot_points, row="group", part="part", colours=tone.PART_COLOURS, xlabel=_FLESCH),
        _speech,
        f"Flesch-Kincaid grade of narration and of directly quoted speech, in brackets the words; {_LINE}",
        "For all articles and each outlet two points with intervals, narration and quoted speech.",
    ),
    "02-grade-by-speaker": Plate(
        partial(plot_points, row="speaker", mark="is_enough", xlabel=_FLESCH),
        extremes(
            "speaker",
            "value",
            "{top} is quoted at grade {high}, {bottom} at {low}",
            "{top} is quoted at grade {high}",
        ),
        "Flesch-Kincaid grade of directly quoted words, in brackets how many; grey: fewer than "
        "300, too few to compare; line: 95 % interval",
        "One row for each speaker with 100 or more quoted words: a point with an interval.",
        coloured=True,
        rows=2,
    ),
    "02-grade-along": Plate(
        partial(
            plot_course,
            x="position",
            y="value",
            xlabel="share of the article’s words before the window",
            ylabel="Flesch-Kincaid grade",
        ),
        _course,
        "Flesch-Kincaid grade of 150 words in a row, median over articles; {outlet_lines}",
        "Lines over the position in the article: a thick one for all articles, a thin one for each outlet.",
    ),
    "02-formulas-agree": Plate(
        readability.plot_rank_agreement,
        _agreement,
        "Spearman’s rank correlation between formulas over the articles; 1 is the same order",
        "A square table of seven formulas against seven with the rank correlation written in each cell.",
    ),
    "02-against-textstat": Plate(
        readability.plot_against_textstat,
        _textstat,
        "Mean change of each grade as textstat’s counts are replaced by ours step by step, and all together",
        "A table with a row for each formula and a column for each step; the last column is the "
        "whole difference.",
    ),
    "03-one-article": Plate(
        partial(quotations.plot_strips, row="speaker"),
        _one_article,
        "Where each speaker’s quotations stand, in order of first speaking; {rows} quotations",
        "A row for each speaker; marks show where in the article the speaker's quotations stand.",
        coloured=True,
    ),
    "03-strips": Plate(
        quotations.plot_strips,
        _strips,
        "Each quotation at its place in its article; {rows} quotations in {articles} articles, "
        "those on one event together",
        "A strip for each article with stretches where quotations stand, the most quoted speakers in colour.",
        coloured=True,
        articles=2,
    ),
    "03-kinds": Plate(
        partial(
            plot_stack,
            row="outlet",
            number="indirect",
            xlabel="share of the quotations' words",
            parts={
                "direct": ("direct", ACCENT),
                "mixed": ("mixed", "#7fb5b0"),
                "indirect": ("indirect", PALE),
            },
        ),
        _kinds,
        "Share of the words of all quotations by kind; beside the name the indirect share; {words} words",
        "A bar for each outlet divided into direct, mixed and indirect quotations.",
    ),
    "03-cues": Plate(
        quotations.plot_cues,
        _cues,
        "How often which cue introduces whom: attributions of the ten most frequent cues and speakers",
        "A table of counts, speakers down and cues across, darker where the count is higher.",
    ),
    "03-measures": Plate(
        partial(
            plot_points,
            row="measure",
            form="{:.2f}".format,
            xlabel="share (of the share error, lower is better)",
        ),
        _measured,
        "Attribution measured on labelled articles, 0 to 1; higher is better but for the share "
        "error; line: 95 % interval over articles",
        "A point with an interval for each of five measures between 0 and 1.",
    ),
    "03-errors-by-rule": Plate(
        partial(
            plot_stack,
            row="rule",
            number="n_right",
            form=whole,
            xlabel="labelled quotations",
            parts={
                "n_right": ("right", PALE),
                "n_wrong": ("wrong or no speaker", STRONG),
                "n_not_speech": ("not speech", QUIET),
            },
        ),
        _errors,
        "Labelled quotations by the rule that decided; beside its name how many are right",
        "A bar for each rule, divided into right, wrong and not speech.",
    ),
    "04-quote-share": Plate(
        shares.plot_quote_share,
        _share,
        f"Share of all words inside quotation marks by speaker; {{words}} words; {_LINE}",
        "A bar for each speaker, longest first, then the others together and the unattributed words.",
        coloured=True,
    ),
    "04-by-article": Plate(
        shares.plot_article_shares,
        _articles,
        "Quoted words of each article by speaker, the article with the largest single share "
        "first; {articles} articles",
        "A bar for each article divided among its speakers, surnames in the larger parts.",
        coloured=True,
    ),
    "04-by-outlet": Plate(
        shares.plot_speakers_by_outlet,
        _outlets,
        "Share of each outlet’s quoted words by speaker; outlets with most quoted words first; "
        "–: not quoted there",
        "A table of shares, speakers down and outlets across, darker where the share is larger.",
    ),
    "04-concentration": Plate(
        partial(plot_spread, xlabel="effective number of speakers"),
        extremes(
            "outlet",
            "value",
            "An article in {top} divides its quoted words among {high} speakers, in {bottom} among {low}",
            "An article divides its quoted words among {high} speakers",
        ),
        f"Effective number of speakers of each article (stroke) and its mean (point; {_LINE}); "
        f"{{articles}} articles",
        "A row for each outlet with a stroke for each article and a point at the mean.",
    ),
    "04-heard-by-outlet": Plate(
        shares.plot_heard,
        _heard,
        "Share of an outlet’s quoted words on an event; –: not quoted there. {events}",
        "A small table for each event: speakers down, outlets across, darker where the share is larger.",
    ),
    "04-kinds": Plate(
        partial(plot_points, row="kind", value="share", form=percent, xlabel="share of the quoted words"),
        _voices,
        f"Share of the quoted words by kind of source; {_LINE}",
        "A row for each kind of source, most quoted first: a point with an interval at its share.",
    ),
    "04-women-and-men": Plate(
        voices.plot_women_and_men,
        _women,
        "Share of women and men, as the articles refer to them, in the quoted words of persons; beside the "
        "name the share of women",
        "A bar for all articles and for each outlet, divided into women, men and not shown.",
    ),
    "04-top-by-gender": Plate(
        partial(
            plot_points,
            row="gender",
            part="speaker",
            value="share",
            form=percent,
            xlabel="share of quoted words",
        ),
        _top_by_gender,
        f"Share of all quoted words of the most quoted women and men; {_LINE}",
        "A row for each of the most quoted women, then for each of the most quoted men.",
        coloured=True,
    ),
    "04-over-time": Plate(
        voices.plot_over_time,
        _over_time,
        "Share of the quoted words in each period, of women among women and men; line: 95 % interval, from "
        "five articles or events on",
        "A small plot for each voice, each kind of source and women: a point for each period.",
        rows=2,
    ),
    "05-tone-along-article": Plate(
        tone.plot_arc,
        _arc,
        "Tone of each part of a sentence and the mean of nine sentences, in the order of the article",
        "Bars up for positive and down for negative parts of sentences, in their order, with a moving mean.",
    ),
    "05-tone-by-tenth": Plate(
        tone.plot_tone_by_tenth,
        _tenths,
        f"Mean tone of the sentences in each tenth of the articles; {_LINE}",
        "Ten points with intervals, from the first to the last tenth of an article, around the zero line.",
        articles=2,
    ),
    "05-narration-and-quoted": Plate(
        partial(
            plot_points,
            row="outlet",
            part="part",
            value="mean",
            colours=tone.PART_COLOURS,
            form=signed,
            xlabel=TONE,
        ),
        _quoted_tone,
        f"Mean tone of the writers’ words and of the words they quote, by outlet; {_LINE}",
        "Two points with intervals for each outlet, narration above and quoted words below.",
    ),
    "05-tone-by-speaker": Plate(
        partial(plot_points, row="speaker", value="mean", mark="is_enough", form=signed, xlabel=TONE),
        extremes(
            "speaker",
            "mean",
            "{top} is quoted with the most positive words ({high}), {bottom} with the most negative ({low})",
            "{top} is quoted with words of tone {high}",
            signed,
        ),
        "Mean tone of what each speaker is quoted with, in brackets the sentences; grey: fewer "
        "than 20, too few to compare; line: 95 % interval",
        "One row for each speaker, the most positive on top: a point with its interval around the zero line.",
        coloured=True,
        rows=2,
    ),
    "05-tone-by-event": Plate(
        tone.plot_event_tone,
        _events,
        f"Mean tone of the writers’ words on each event, by outlet; grey: the difference from "
        f"the others may be chance; {_LINE}",
        "For each event one point with an interval for each outlet; coloured where it differs "
        "from the others.",
    ),
    "06-over-time": Plate(
        partial(voices.plot_over_time, forms=VOICE_FORMS),
        _over_time,
        "Mean over the articles of each period; line: 95 % interval, from five articles or events on",
        "Two small plots, reading grade and tone: a point for each period.",
        rows=2,
    ),
    "06-summary": Plate(
        summary.plot_summary,
        _summary,
        f"Above, shares of all quoted words; below, each outlet; {_LINE}",
        "Above, a bar for each speaker; below, a row for each outlet with a point and interval "
        "in each measure.",
        coloured=True,
        articles=2,
    ),
}


def _counted(measure: str, table: pd.DataFrame) -> str:
    """What the measure says, with the counts of the table."""
    articles = int(table["article"].replace("", None).nunique()) if "article" in table else 0
    outlets = table["outlet"].nunique() - (ALL in set(table["outlet"])) if "outlet" in table else 0
    lines = f"thick: all articles, thin: each of {outlets} outlets" if outlets > 1 else "all articles"
    words = int(table["n_words"].sum()) if "n_words" in table else 0
    shown, told = (table["event"].nunique(), table["n_events"].max()) if "n_events" in table else (0, 0)
    events = f"{shown} of the {told} events that two outlets tell" if told > shown else f"{shown} events"
    return measure.format(
        articles=articles,
        outlets=outlets,
        outlet_lines=lines,
        words=f"{words:,}",
        rows=len(table),
        events=events,
    )


class Album:
    """Shows and saves the figures of one corpus: ``show = Album(FIGURES, tables)``, ``show(name, table)``.

    A table with too little for a figure has none. Articles get their titles, speakers the colours of all
    figures, and every figure the line that says which articles it comes from.

    Args:
        folder: where the figures are saved.
        tables: articles and speakers of the corpus (``names.named_tables``).
    """

    def __init__(self, folder: str | Path, tables: Any) -> None:
        self.folder = Path(folder)
        self.colours = corpus_colours(tables.speakers)
        self.source = source_line(tables.articles)
        titles = tables.articles.set_index("article")["title"]
        self._titles = titles.where(titles != "", titles.index.str.rpartition("/").get_level_values(2))

    def __call__(self, name: str, table: pd.DataFrame, **options: Any) -> ShownFigure | None:
        plate = CATALOGUE[name]
        if self._titles.size < plate.articles or len(table) < plate.rows:
            return None
        if "article" in table:
            known = table["title"] if "title" in table else pd.Series("", index=table.index)
            table = table.assign(title=known.mask(known == "", table["article"].map(self._titles)).fillna(""))
        if plate.coloured:
            options = {"colours": self.colours, **options}
        return save(name, table, self.folder, source=self.source, options=options)


def save(
    name: str,
    table: pd.DataFrame,
    folder: Path,
    *,
    source: str,
    options: Mapping[str, Any],
    formats: tuple[str, ...] | None = None,
) -> ShownFigure:
    """Draw a figure of the catalogue with headline, measure and source, and save it (``save_figure``)."""
    plate = CATALOGUE[name]
    ax = plate.plot(table, **options)
    figure = ax if isinstance(ax, Figure) else ax.get_figure()
    headline, measure = plate.headline(table), _counted(plate.measure, table)
    frame(figure, headline, measure, source)
    return save_figure(
        ax,
        name,
        table=table,
        caption=f"{headline}. {measure}.",
        alt=f"{plate.alt} {headline}.",
        folder=folder,
        formats=formats,
        drawn_with={"source": source, "options": dict(options)},
    )


def source_line(articles: pd.DataFrame) -> str:
    """Which articles figures come from: "Source: 24 articles from 3 outlets, 2025-01-12 to 2025-02-03"."""
    n, outlets = len(articles), sorted(set(articles["outlet"]) - {""})
    dates = sorted(set(articles["date"]) - {""})
    where = f" from {outlets[0] if len(outlets) == 1 else f'{len(outlets)} outlets'}" if outlets else ""
    when = f", {' to '.join(dict.fromkeys([dates[0], dates[-1]]))}" if dates else ""
    return f"Source: {n:,} article{'' if n == 1 else 's'}{where}{when}"


def redraw(
    results: Path, out: Path, only: Sequence[str] = (), *, formats: tuple[str, ...] = (), style: str = ""
) -> list[str]:
    """Draw the figures of a folder again in another style or format, from the tables they were drawn from.

    Args:
        results: a folder of figures. only: beginnings of names, for example "04".

    Returns:
        the names of the figures that the catalogue does not have (those of notebooks of one's own).
    """
    asked = {
        name: facts for name, facts in read_index(results).items() if not only or name.startswith(tuple(only))
    }
    known = {name: facts for name, facts in asked.items() if name in CATALOGUE and "drawn_with" in facts}
    draw = partial(_redraw_one, results, out, formats)
    with ProcessPoolExecutor(min(os.cpu_count() or 1, 2), initializer=use_style, initargs=(style,)) as pool:
        list(pool.map(draw, known.items()))
    return [name for name in asked if name not in known]


def _redraw_one(
    results: Path, out: Path, formats: tuple[str, ...], figure: tuple[str, dict[str, Any]]
) -> None:
    name, facts = figure
    table = plotted_table(results / f"{name}.csv", facts["columns"])
    save(name, table, out, **facts["drawn_with"], formats=formats or None)
