"""Every figure of the notebooks, as ``catalogue.toml`` lists them: plot, headline, measure, alt text.

A notebook shows a table by ``show = Album(FIGURES, tables)`` and ``show("04-quote-share", table)``; what it
plotted is kept beside the picture, so that ``redraw`` can draw all figures again in another style.

A run of all notebooks names a folder in the environment variable ``ANALYSIS_DRAWN``. There a file for each
figure keeps it with a digest of all it was made of (table, options, style, code): what an earlier run drew of
the very same is not drawn again.
"""

import glob
import hashlib
import json
import os
import tomllib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis import figures
from analysis.figures import headlines, style
from analysis.figures.export import ShownFigure, enter, plotted_table, save_figure
from analysis.figures.index import read_index
from analysis.figures.numbers import percent
from analysis.measures.corpus import n_copies
from analysis.measures.outlets import ALL
from analysis.measures.shares import unattributed
from analysis.tables.files import ROOT, corpus_of, write_bytes
from analysis.tables.workers import code_fingerprint, started

DRAWN = "ANALYSIS_DRAWN"
_DRAWS = ("matplotlib", "seaborn", "pandas", "numpy", "pillow", "fonttools")


@dataclass(frozen=True, slots=True)
class Plate:
    """One figure of the catalogue; ``catalogue.toml`` says what each field is."""

    plot: Callable[..., Axes | Figure]
    headline: Callable[[pd.DataFrame], str]
    measure: str
    alt: str
    coloured: bool = False
    named: bool = False
    articles: int = 1
    rows: int = 1


def _plate(entry: dict[str, Any]) -> Plate:
    plot = partial(getattr(figures, f"plot_{entry.pop('plot')}"), **entry.pop("options", {}))
    say = partial(getattr(headlines, entry.pop("headline", "extremes")), **entry.pop("extremes", {}))
    return Plate(plot, say, **entry)


_LISTED = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
CATALOGUE = {name: _plate(entry) for name, entry in _LISTED.items()}

_INTERVAL = "line: 95 % interval"


def _counted(measure: str, table: pd.DataFrame) -> str:
    """What the measure says, with the counts of the table."""
    columns = ["article", "outlet", "event", "n_events", "n_words", "period", "n_articles"]
    known = table.reindex(columns=columns)  # empty where the table has none
    named = known[["article", "outlet", "event"]]
    articles, outlets, shown = named[~named.isin(["", ALL])].nunique()
    lines = f"; thick: all articles, thin: each of {outlets} outlets" if outlets > 1 else ""
    events = "1 event" if shown == 1 else f"{shown} events"
    if (told := known["n_events"].max()) > shown:
        events = f"{shown} of the {told} events that two outlets tell"
    dated = known.groupby("period")["n_articles"].max().sum()
    counted = {"articles": articles, "words": known["n_words"].sum(), "rows": len(table), "dated": dated}
    if "low" in table:
        measure = measure.replace(_INTERVAL, _intervals(table))
    counts = {name: f"{int(n):,}" for name, n in counted.items()}
    return measure.format(**counts, outlet_lines=lines, events=events)


def _intervals(table: pd.DataFrame) -> str:
    """What the lines of a figure are, if it has any."""
    are_strokes = table["article"] != "" if "article" in table else False  # of articles beside their outlet
    has_one = table["low"].notna() | (are_strokes & table["low"].notna().any())
    if not has_one.any():
        return "too few articles for intervals"
    if "n_articles" in table and (table["n_articles"] == 1).all():
        return f"{_INTERVAL} over the sentences"
    return _INTERVAL if has_one.all() else f"{_INTERVAL}, where there are enough articles"


def _own_folder(corpus: Path) -> Path:
    """Where the figures of a corpus go when nobody says it."""
    if corpus.resolve() == ROOT / "data" / "articles":
        return ROOT / "figures"
    articles = Path(os.path.abspath(corpus_of(corpus)))
    while glob.has_magic(articles.name) and not articles.exists():  # of a pattern, the folder it begins in
        articles = articles.parent
    return (ROOT if (ROOT / "notebooks").is_dir() else Path()) / "results" / articles.stem / "figures"


class Album:
    """Shows and saves the figures of one corpus: ``show = Album(FIGURES, tables)``, ``show(name, table)``.

    A table with too little for a figure has none. Articles get their titles, speakers the colours of all
    figures, and every figure the line that says which articles it comes from.

    Args:
        folder: where the figures are saved; "" is figures/ of the repository for its sample corpus, and
            results/NAME/figures beside it for any other, so that figures of two corpora never mix.
        tables: articles and speakers of the corpus (``names.named_tables``).
    """

    def __init__(self, folder: str | Path, tables: Any) -> None:
        self.folder = Path(folder or _own_folder(tables.corpus.path)).expanduser()
        self.colours = style.corpus_colours(tables.speakers)
        self.source = source_line(tables.articles)
        nobody = unattributed(tables.speakers)
        self._nobody = f"; for {percent(nobody)} of the quoted words no speaker was found" if nobody else ""
        self._titles = _told_apart(tables.articles)

    def __call__(self, name: str, table: pd.DataFrame, **options: Any) -> ShownFigure | None:
        plate = CATALOGUE[name]
        if self._titles.size < plate.articles or len(table) < plate.rows:
            return None
        if "article" in table:
            known = table["title"] if "title" in table else ""
            table = table.assign(title=table["article"].map(self._titles).fillna(known))
        if plate.coloured:
            options = {"colours": self.colours, **options}
        source = self.source + self._nobody if plate.named else self.source
        return save(name, table, self.folder, source=source, options=options)


def _told_apart(articles: pd.DataFrame) -> pd.Series:
    """What an article (the index) is called: its title, after its outlet where several have it, or its id."""
    known = articles.set_index("article", drop=False)
    files = known["article"].str.split("/").str[-1]
    names = known["title"].where(known["title"] != "", files)
    after_outlet = (known["outlet"] + ": ").replace(": ", "") + names
    for longer in (after_outlet, files, known["article"]):
        names = names.mask(names.duplicated(keep=False), longer)
    return names


def save(
    name: str, table: pd.DataFrame, folder: Path, *, source: str, options: Mapping[str, Any]
) -> ShownFigure:
    """Draw a figure with headline, measure and source and save it, if no earlier run drew the same."""
    digest = _made_of(name, table, source, options)
    if known := _recalled(name, folder, digest):
        return known
    plate = CATALOGUE[name]
    ax = plate.plot(table, **options)
    headline, measure = plate.headline(table), _counted(plate.measure, table)
    style.frame(style.figure_of(ax), headline, measure, source)
    shown = save_figure(
        ax,
        name,
        table=table,
        caption=f"{headline}. {measure}.",
        alt=f"{plate.alt} {headline}.",
        folder=folder,
        drawn_with={"source": source, "options": dict(options)},
    )
    _keep(shown, folder, digest)
    return shown


def _made_of(name: str, table: pd.DataFrame, *rest: Any) -> str:
    """A digest of all that the files of a figure depend on; "" where no figures are kept."""
    if DRAWN not in os.environ:
        return ""
    cells = table.to_csv(na_rep="\0")
    look = [repr(style.current_style()), repr(mpl.rcParams), os.environ.get("ANALYSIS_FORMATS")]
    program = [code_fingerprint(), *map(version, _DRAWS)]
    made = [name, cells, *table.dtypes.astype(str), *look, *program, json.dumps(rest, default=repr)]
    return hashlib.sha256("\0".join(map(str, made)).encode()).hexdigest()


def _recalled(name: str, folder: Path, digest: str) -> ShownFigure | None:
    """The figure of that digest, entered into a folder of figures; None where it has to be drawn."""
    try:
        kept = json.loads(Path(os.environ[DRAWN], name).read_text(encoding="utf-8"))
        if kept["digest"] != digest:
            return None
        files = {file: b64decode(held) for file, held in kept["files"].items()}
        figure = ShownFigure(**kept["shown"])
    except (KeyError, OSError, TypeError, ValueError):  # none, or one that something else damaged
        return None
    enter(name, kept["facts"], files, folder)
    return figure


def _keep(figure: ShownFigure, folder: Path, digest: str) -> None:
    """Keep a figure of a folder under the digest of what it was made of, if anything is kept."""
    if not digest:
        return
    facts = read_index(folder)[figure.name]
    files = {file: b64encode((folder / file).read_bytes()).decode() for file in facts["files"]}
    kept = {"digest": digest, "facts": facts, "shown": asdict(figure), "files": files}
    write_bytes(Path(os.environ[DRAWN], figure.name), json.dumps(kept).encode())


def source_line(articles: pd.DataFrame) -> str:
    """Which articles figures come from: "Source: 24 articles from 3 outlets, 2025-01-12 to 2025-02-03"."""
    n, outlets = len(articles), sorted(set(articles["outlet"]) - {""})
    dates = sorted(filter(None, articles["date"]))
    where = f" from {outlets[0] if len(outlets) == 1 else f'{len(outlets)} outlets'}" if outlets else ""
    some = "" if len(dates) == n else f"{len(dates):,} dated "
    when = f", {some}{' to '.join(dict.fromkeys([dates[0], dates[-1]]))}" if dates else ""
    many = n_copies(articles)
    copies = f" ({f'{many:,} copies of others' if many > 1 else '1 a copy of another'})" if many else ""
    return f"Source: {n:,} article{'' if n == 1 else 's'}{copies}{where}{when}"


def redraw(results: Path, out: Path, only: Sequence[str] = (), **environment: str) -> list[str]:
    """Draw the figures of a folder again from their tables, in the style and format of ``environment``.

    ``only`` are beginnings of names, for example "04". Returns the names of the figures that the catalogue
    does not have (those of notebooks of one's own).
    """
    index, chosen = read_index(results), tuple(only) or ""
    asked = [name for name in index if name.startswith(chosen)]
    known = [name for name in asked if name in CATALOGUE and "drawn_with" in index[name]]
    n = min(os.cpu_count() or 1, 2)
    with patch.dict(os.environ, environment), started(n, None)[0] as pool:
        list(pool.map(partial(_redraw_one, results, out), known, [index[name] for name in known]))
    return [name for name in asked if name not in known]


def _redraw_one(results: Path, out: Path, name: str, facts: dict) -> None:
    style.use_style()
    save(name, plotted_table(results / f"{name}.csv", facts["columns"]), out, **facts["drawn_with"])
