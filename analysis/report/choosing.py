"""An article and a speaker chosen from lists, in a notebook that a person runs."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.report.article_view import show_article
from analysis.report.shown import is_attended
from analysis.tables.corpus import Corpus


def choose_article(
    corpus: Corpus, quotations: pd.DataFrame, *, colours: Mapping[str, str] | None = None
) -> Any:
    """Two drop-down lists, of articles and of the speakers in the chosen one, over ``show_article`` of it.

    Where no person runs the notebook it gives nothing.
    """
    if corpus.articles.empty or not is_attended():
        return None
    from ipywidgets import HTML, Dropdown, HBox, VBox  # a run that nobody watches need not import them

    titles = zip(corpus.articles["title"], corpus.articles["outlet"], corpus.articles["article"], strict=True)
    named = sorted((" · ".join(filter(None, (title or id, outlet))), id) for title, outlet, id in titles)
    wide, everybody = {"layout": {"width": "30em"}}, ("everybody", None)
    article = Dropdown(options=named, description="article", **wide)
    speaker, shown = Dropdown(options=[everybody], description="speaker", **wide), HTML()

    def show(_: object = None) -> None:
        own = quotations[quotations["article"] == article.value]
        own = own if speaker.value is None else own[own["speaker"] == speaker.value]
        shown.value = show_article(corpus.article(article.value), own, colours=colours).html

    def list_speakers(_: object = None) -> None:
        names = quotations.loc[quotations["article"] == article.value, "speaker"]
        listed = [(name or "unattributed", name) for name in names.value_counts().index]
        speaker.options = [everybody, *listed]
        show()

    article.observe(list_speakers, "value")
    speaker.observe(show, "value")
    list_speakers()
    return VBox([HBox([article, speaker], layout={"flex_flow": "row wrap"}), shown])
