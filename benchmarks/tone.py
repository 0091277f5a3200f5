"""How good and how fast the tone of a sentence is; prints the figures of benchmarks/tone.md.

python benchmarks/tone.py [RATINGS | TABLES]

RATINGS is nytEditorialSnippets_GroundTruth.txt of Hutto & Gilbert (2014), a line being "article_sentence",
tab, mean rating by people, tab, sentence. It is not part of this repository. Scorers that are not installed
are left out. TABLES is a folder of tables that a run wrote: how many of its sentences have the tone 0.
"""

import csv
import hashlib
import importlib
import math
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import correlation
from unittest.mock import patch

from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from analysis.sentiment import sentence_tone as sentiment
from analysis.sentiment import shifting
from analysis.sentiment.sentence_tone import placed_valences, tone
from analysis.sentiment.valences import Lexicon, lexicon, vader_valences
from analysis.tables.corpus import open_corpus
from analysis.text.sentences import n_words

Scorer = Callable[[str], float]
OWN_SENTENCES = Path(__file__).parent.parent / "tests" / "data" / "tone.csv"
KINDS = (
    "negation",
    "nobody",
    "denial",
    "relief",
    "loss",
    "less",
    "rise",
    "fall",
    "ruin",
    "recovery",
    "seeming",
    "office",
    "contrast",
)
NEUTRAL = 0.05
RIGHT = {
    "positive": lambda value: value >= NEUTRAL,
    "negative": lambda value: value <= -NEUTRAL,
    "neutral": lambda value: abs(value) < NEUTRAL,
    "not negative": lambda value: value > -NEUTRAL,
}
TEXT = (
    "The minister said the plan wouldn’t hurt the port, but critics called it a “disaster” — again. " * 3400
)


def scorers() -> dict[str, Scorer]:
    """Every scorer that is installed, by name."""
    vader = SentimentIntensityAnalyzer()
    found: dict[str, Scorer] = {
        "this project": tone,
        "vaderSentiment": lambda text: vader.polarity_scores(text)["compound"],
    }
    if vader_of_nltk := _installed("vader"):
        found["nltk-vader-sentiment"] = lambda text: vader_of_nltk.polarity_scores(text)["compound"]
    if afinn := _installed("afinn"):
        words = afinn.Afinn()
        found["AFINN, as compound"] = lambda text: compound(words.score(text))
    if textblob := _installed("textblob"):
        found["TextBlob"] = lambda text: textblob.TextBlob(text).sentiment.polarity
    return found


def _installed(name: str):
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        return None


def compound(total: float) -> float:
    return total / math.sqrt(total * total + 15)


def variants() -> dict[str, Lexicon]:
    """This project's lexicon with one part of it taken out."""
    full = lexicon()
    vader = {word: value for word, value in vader_valences().items() if word not in full.shifters}
    single = {entry: value for entry, value in full.valences.items() if " " not in entry}
    without = {
        f"without {name}": replace(
            full,
            shifters={w: tuple(kind for kind in kinds if kind != name) for w, kinds in full.shifters.items()},
        )
        for name in KINDS
    }
    own = {word: value for word, value in full.valences.items() if vader_valences().get(word) != value}
    return {
        "VADER's valences only": replace(full, valences=vader, gaps={}),
        "own valences only": replace(full, valences=own),
        "without phrases": replace(full, valences=single, phrases={}, gaps={}),
        **without,
    }


def read_ratings(path: Path) -> list[tuple[str, float, str]]:
    """Half ("tuned on" or "held out", by the article's number), mean rating and sentence."""
    rows = []
    for line in path.read_text("utf-8", errors="replace").splitlines():
        identity, rating, text = line.split("\t", 2)
        digest = hashlib.md5(identity.split("_")[0].encode()).hexdigest()
        rows.append(("held out" if int(digest, 16) % 2 else "tuned on", float(rating), text))
    return rows


def print_correlations(name: str, score: Scorer, rows: list[tuple[str, float, str]]) -> None:
    """Pearson correlation with the mean rating: all sentences, the half tuned on, the half held out."""
    values = [(half, rating, score(text)) for half, rating, text in rows]
    values = [(half, rating, 0.0 if math.isnan(value) else value) for half, rating, value in values]
    cells = [
        correlation(*zip(*[(r, v) for half, r, v in values if half in halves], strict=True))
        for halves in (("tuned on", "held out"), ("tuned on",), ("held out",))
    ]
    print(f"| {name} | " + " | ".join(f"{cell:.3f}" for cell in cells) + " |")


def print_own_sentences(found: dict[str, Scorer]) -> None:
    """How many of our own sentences get the right sign, by when they were written."""
    with OWN_SENTENCES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name, score in found.items():
        cells = []
        for written in ("before", "after", "mended on", "kept"):
            right = [RIGHT[r["expected"]](score(r["text"])) for r in rows if r["written"] == written]
            cells.append(f"{sum(right)} of {len(right)}")
        print(f"| {name} | {' | '.join(cells)} |")


def print_speed() -> None:
    """Processor time by length of the text (best of five) and words a second over single sentences."""
    for length in (20_000, 40_000, 80_000, 160_000, 320_000):
        print(f"{length:7d} characters: {1000 * _seconds(TEXT[:length]):6.1f} ms")
    sentences = TEXT[:80_000].split("— again. ")
    start = time.process_time()
    for sentence in sentences:
        sentiment._weighed.__wrapped__(sentence)
    spent = time.process_time() - start
    print(f"sentence by sentence: {sum(map(n_words, sentences)) / spent:,.0f} words a second")


def _seconds(text: str) -> float:
    times = []
    for _ in range(5):
        start = time.process_time()
        sentiment._weighed.__wrapped__(text)  # what it does, without its memory of texts
        times.append(time.process_time() - start)
    return min(times)


def print_silent(tables: Path) -> None:
    """How many sentences of running text have the tone 0, and how many of these hold no word that counts."""
    corpus = open_corpus(tables)
    rows = corpus.sentences[corpus.sentences["paragraph_kind"].isin(["prose", "list"])]
    zero = rows[rows["tone"] == 0]
    texts = {article.id: article.text for article in corpus.texts(set(zero["article"]))}
    said = (texts[row.article][row.start : row.end] for row in zero.itertuples())
    empty = sum(not any(value for _, value in placed_valences(text)) for text in said)
    share = f"{len(zero) / len(rows):.0%} of {len(rows):,} sentences have the tone 0"
    print(f"{share}; {empty:,} of {len(zero):,} hold no word that counts")


def main(arguments: list[str]) -> None:
    if arguments and Path(arguments[0]).is_dir():
        return print_silent(Path(arguments[0]))
    found = scorers()
    print("Speed")
    print_speed()
    print("\nOwn sentences with the right sign | written before the rules | after")
    print_own_sentences(found)
    if not arguments:
        return
    rows = read_ratings(Path(arguments[0]))
    print(f"\nCorrelation with the mean rating, {len(rows)} sentences | all | tuned on | held out")
    for name, score in found.items():
        print_correlations(name, score, rows)
    for name, variant in variants().items():
        with patch.object(sentiment, "lexicon", lambda variant=variant: variant):
            sentiment._weighed.cache_clear()
            print_correlations(name, tone, rows)
    parts = [
        (sentiment, "_blank_titles"), (shifting.Words, "silence_kinds_of_things"),
        (shifting.Words, "weigh_attributes"), (shifting.Words, "weigh_relative_clauses"),
    ]  # fmt: skip
    for owner, name in parts:
        with patch.object(owner, name, lambda *_: None):
            sentiment._weighed.cache_clear()
            print_correlations(f"without {name}", tone, rows)


if __name__ == "__main__":
    main(sys.argv[1:])
