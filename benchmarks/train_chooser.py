"""Learn the weights that choose between candidate sources: prints `analysis/lexicons/choices.txt`.

    python benchmarks/train_chooser.py LABELS.json TEXTS [SPANS.json] [+ LABELS.json TEXTS [SPANS.json] …]
        [--without N] [--folds K] [--confidence ATTRIBUTIONS.jsonl] > choices.txt

LABELS: {article: {"Q0": {"kind", "speaker", "also"}, …}}; Qn is the n-th stretch in double marks of
TEXTS/article.txt, or the n-th of SPANS ({article: [[start, end], …]}) where an article is listed there.
`--without N` leaves out every N-th article by name of the corpora with SPANS, so that it can be tested on;
`--folds K` prints instead what weights learned on the other folds give on each fold of the articles; with
`--confidence` it prints `analysis/lexicons/confidence.txt`: the weights that make of rule, way of resolving
and probability how often such a quotation is right on a fold that the choice was not learned on.
ATTRIBUTIONS: a line an article, {"id", "text", "gold": [{"source", "cue", "content": [[start, end], …]},
…]}; an indirect quotation is right when half of its letters lie in the content of one attribution whose
source its mention overlaps.

A decision is a mention or stretch with candidates, one of which at least names the labelled speaker. Its loss
is the negative logarithm of the probability of those, weighted by its words; the weights are drawn to 0.
What is decided early changes what is talked about later, so that decisions are gathered three times.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from analysis.attribution import speakers
from analysis.attribution.resolve import chooser
from analysis.attribution.speakers import Quotation, quotations
from analysis.text.article import Article

# Where few decisions speak for a weight it is drawn to what grammar leads to expect, else to 0.
_EXPECTED = {
    "head": 2.5, "met": 1.5, "aside": -3.0, "salience": 1.0, "only": 1.5, "unlike": -2.5, "unmet": -0.3,
    "lesser": -3.0, "later": -3.5, "later-title": -1.5,
    "top": 0.5, "unsure": -1.0, "thing": -1.0, "named": -1.0, "given": 0.5,
}  # fmt: skip
_STRETCH = re.compile(r"“([^“”\n]*\w[^“”\n]*)(?:”|(?=“)|$)|\"([^\"\n]*\w[^\"\n]*)(?:[\"”]|$)", re.M)
_TITLES = frozenset("mr mrs ms dr sen rep gov president senator the a an jr sr ii iii".split())
_ROUNDS, _STEPS, _RATE, _DRAW, _MOST_WORDS = 3, 400, 0.1, 2.0, 40
_NEWTON = 25
# The rules were corrected while the articles were read; on unread ones fewer are right, by these log-odds.
_OPTIMISM = 0.2


@dataclass
class Labelled:
    """An article with its labelled stretches: start, end, label."""

    article: Article
    stretches: list[tuple[int, int, dict]]


@dataclass
class Decision:
    """One choice: the features of each candidate, which of them are right, the words that hang on it."""

    features: list[chooser.Features]
    right: list[bool]
    n_words: float


def names(text: str) -> list[str]:
    """The words of a name that tell who it is, in lower case."""
    words = re.findall(r"[^\W_]+", re.sub(r"[’']s\b", "", text).casefold())
    return [word for word in words if word not in _TITLES and len(word) > 1] or words


def is_same(predicted: str, label: dict) -> bool:
    """Whether the predicted speaker and the label name one entity: no word of one against the other."""
    mine = names(predicted)
    for name in [label["speaker"], *label.get("also", [])]:
        theirs = names(name)
        if mine and theirs and (set(mine) <= set(theirs) or set(theirs) <= set(mine)):
            return True
    return False


def stretches_of(text: str) -> list[tuple[int, int]]:
    """Offsets of the stretches in double marks, in text order."""
    return [m.span(1) if m[1] else m.span(2) for m in _STRETCH.finditer(text)]


def holds(attribution: dict, quotation: Quotation) -> bool:
    """Whether half of the quotation lies in the attribution's content and its mention overlaps the source."""
    shared = sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in attribution["content"])
    first, last = quotation.source_start, quotation.source_end
    is_inside = 2 * shared >= quotation.end - quotation.start
    return is_inside and any(s < last and first < e for s, e in attribution["source"])


def corpus(labels: Path, texts: Path, spans: Path | None, without: int) -> list[Labelled]:
    """The labelled articles of one corpus."""
    marked = json.loads(labels.read_text(encoding="utf-8"))
    given = json.loads(spans.read_text(encoding="utf-8")) if spans else {}
    found = []
    for number, name in enumerate(sorted(marked), start=1):
        if spans and without and number % without == 0:
            continue
        text = (texts / f"{name}.txt").read_text(encoding="utf-8")
        places = given.get(name) or stretches_of(text)
        rows = [(*place, marked[name][f"Q{n}"]) for n, place in enumerate(places) if f"Q{n}" in marked[name]]
        found.append(Labelled(Article.from_text(text, id=name), rows))
    return found


def decisions(articles: Sequence[Labelled]) -> list[Decision]:
    """Every choice of the articles on which a labelled stretch hangs."""
    made: dict[int, dict] = {}
    choose = chooser.best

    def recorded(candidates: dict, at: int) -> tuple:
        made[at] = candidates
        return choose(candidates, at)

    found = []
    chooser.best = recorded
    for labelled in articles:
        made.clear()
        rows = [q for q in quotations(labelled.article)[0] if q.kind != "indirect"]
        hanging: dict[int, list] = defaultdict(list)
        for start, end, label in labelled.stretches:
            row = max(rows, key=lambda q: min(end, q.end) - max(start, q.start), default=None)
            if row is None or 2 * (min(end, row.end) - max(start, row.start)) < end - start:
                continue
            for at in made.keys() & {row.source_start, row.start}:
                if label["kind"] != "not-speech":
                    hanging[at].append((len(labelled.article.text[start:end].split()), label))
        for at, stretches in hanging.items():
            label = max(stretches, key=lambda one: one[0])[1]
            right = [bool(e.name) and is_same(e.name, label) for e in made[at]]
            if any(right) and not all(right):
                n_words = sum(min(n, _MOST_WORDS) for n, _ in stretches)
                found.append(Decision(list(made[at].values()), right, n_words))
    chooser.best = choose
    return found


def fit(made: Sequence[Decision]) -> dict[str, float]:
    """The weights that make the right candidates probable, by gradient ascent (Adam)."""
    names = sorted(
        _EXPECTED.keys() | {name for one in made for features in one.features for name in features}
    )
    column = {name: at for at, name in enumerate(names)}
    n_rows = sum(len(one.features) for one in made)
    x, group, right = np.zeros((n_rows, len(names))), np.zeros(n_rows, int), np.zeros(n_rows)
    row = 0
    for number, one in enumerate(made):
        for features, is_right in zip(one.features, one.right, strict=True):
            x[row, [column[name] for name in features]] = list(features.values())
            group[row], right[row] = number, is_right
            row += 1
    n_words = np.array([one.n_words for one in made])
    share = (n_words / n_words.mean()) ** 0.5
    expected = np.array([_EXPECTED.get(name, 0.0) for name in names])
    w = expected.copy()
    mean, square = np.zeros_like(w), np.zeros_like(w)
    for step in range(1, _STEPS + 1):
        chance = _softmax(x @ w, group)
        wanted = chance * right
        wanted /= np.bincount(group, wanted)[group] + 1e-12
        slope = x.T @ ((wanted - chance) * share[group]) - _DRAW * (w - expected)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        w += _RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, w.tolist(), strict=True))


def _softmax(score: np.ndarray, group: np.ndarray) -> np.ndarray:
    top = np.full(group.max() + 1, -np.inf)
    np.maximum.at(top, group, score)
    power = np.exp(score - top[group])
    return power / np.bincount(group, power)[group]


def learn(articles: Sequence[Labelled]) -> dict[str, float]:
    """The weights, from decisions gathered under those of the round before."""
    learned: dict[str, float] = {}
    for _ in range(_ROUNDS):
        made = decisions(articles)
        learned = fit(made)
        chooser.weights = learned.copy
        print(f"{len(made)} decisions, {_accuracy(made, learned):.3f} of their words right", file=sys.stderr)
    return learned


def _accuracy(made: Sequence[Decision], weights: dict[str, float]) -> float:
    won = 0.0
    for one in made:
        scores = [sum(weights.get(k, 0.0) * v for k, v in f.items()) for f in one.features]
        won += one.n_words * one.right[max(range(len(scores)), key=scores.__getitem__)]
    return won / sum(one.n_words for one in made)


def main() -> None:
    """Print the weights, or how weights learned on other articles do."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+")
    parser.add_argument("--without", type=int, default=0)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--confidence", type=Path)
    options = parser.parse_args()
    articles: list[Labelled] = []
    for group in " ".join(options.corpora).split(" + "):
        paths = [*map(Path, group.split()), None]
        articles += corpus(paths[0], paths[1], paths[2], options.without)
    if options.folds:
        check(articles, options.folds, options.confidence)
        return
    learned = learn(articles)
    print("# Weights of features in the choice between candidate sources, learned by")
    print(f"# benchmarks/train_chooser.py on {len(articles)} labelled news articles.")
    for name, weight in sorted(learned.items()):
        print(f"{name}\t{weight:.2f}")


def check(articles: list[Labelled], n_folds: int, attributions: Path | None) -> None:
    """Print the share of quoted words given to the right speaker, each fold under weights of the others; or
    the weights of the confidence.
    """
    right = total = 0
    samples: list[tuple[chooser.Features, bool]] = []
    for fold in range(n_folds):
        learn([one for number, one in enumerate(articles) if number % n_folds != fold])
        for labelled in articles[fold::n_folds]:
            for n_words, is_right, features in outcomes(labelled):
                total += n_words
                right += n_words * is_right
                if features is not None:
                    samples.append((features, is_right))
    if attributions is None:
        print(f"{right / total:.4f} of {total} quoted words")
    else:
        print_confidence(samples + indirect_samples(attributions))


def with_evidence(article: Article) -> list[tuple[Quotation, chooser.Features]]:
    """The quotations of an article with what speaks for their speakers."""
    seen: list[chooser.Features] = []
    state = speakers.confidence
    speakers.confidence = lambda features: seen.append(features) or 0.0
    rows = quotations(article)[0]
    speakers.confidence = state
    given = iter(seen)
    return [(row, next(given) if row.speaker else {}) for row in rows]


def outcomes(labelled: Labelled) -> list[tuple[int, bool, chooser.Features | None]]:
    """For each labelled stretch of speech its words, whether it has its speaker, what spoke for that one."""
    rows = [one for one in with_evidence(labelled.article) if one[0].kind != "indirect"]
    found = []
    for start, end, label in labelled.stretches:
        best = max(rows, key=lambda one: min(end, one[0].end) - max(start, one[0].start), default=None)
        is_found = best and 2 * (min(end, best[0].end) - max(start, best[0].start)) >= end - start
        features = best[1] if is_found and best[0].speaker else None
        is_speech = label["kind"] != "not-speech"
        is_right = is_speech and features is not None and is_same(best[0].speaker, label)
        if is_speech or features is not None:
            found.append((len(labelled.article.text[start:end].split()) * is_speech, is_right, features))
    return found


def indirect_samples(path: Path) -> list[tuple[chooser.Features, bool]]:
    """What spoke for each indirect quotation in the articles of ATTRIBUTIONS, and whether it is right."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for row, features in with_evidence(Article.from_text(article["text"], id=article["id"])):
            if row.kind == "indirect":
                found.append((features, any(holds(attribution, row) for attribution in article["gold"])))
    return found


def print_confidence(samples: list[tuple[chooser.Features, bool]]) -> None:
    """Print the weights of a logistic regression of being right on what spoke for a quotation."""
    names = sorted({name for features, _ in samples for name in features})
    column = {name: at for at, name in enumerate(names)}
    x = np.zeros((len(samples), len(names)))
    for row, (features, _) in enumerate(samples):
        x[row, [column[name] for name in features]] = list(features.values())
    y = np.array([is_right for _, is_right in samples], float)
    w = np.zeros(len(names))
    free = np.array([name not in ("in marks", "indirect") for name in names])
    for _ in range(_NEWTON):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (y - p) - _DRAW * free * w
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(_DRAW * free + 1e-6), slope)
    w[column["in marks"]] -= _OPTIMISM
    n_indirect = sum("indirect" in features for features, _ in samples)
    print("# What makes it probable that a quotation has its right speaker: weights in log-odds, measured by")
    n_marked = len(samples) - n_indirect
    print(f"# benchmarks/train_chooser.py on {n_marked} quotations in marks and {n_indirect} indirect ones.")
    for name, weight in zip(names, w, strict=True):
        print(f"{name}\t{weight:.2f}")


if __name__ == "__main__":
    main()
