"""What each rule of the cue stage does: words of labelled articles won and lost without it.

    python benchmarks/ablate.py TEXTS [LABELS.json [SPANS.json]]

TEXTS is a folder of .txt articles; LABELS and SPANS are as for `train_chooser.py`. For each rule it prints,
left out alone: how many words go to the right speaker only with it (`won by it`) and only without it
(`lost by it`), how many articles have other quotations, and of these how many differ only in indirect ones.
Without LABELS the last two alone. A rule that changes nothing here and has no test of its own can go.
"""

import argparse
from pathlib import Path

from train_chooser import Labelled, corpus, is_same

from analysis.attribution.finding import rules, without
from analysis.attribution.speakers import Quotation, quotations
from analysis.text.article import Article

Outcome = tuple[list[Quotation], list[int]]  # an article's quotations; words of each stretch given rightly


def outcome(labelled: Labelled) -> Outcome:
    """The quotations of one article, and for each labelled stretch its words if the speaker is right."""
    found, _ = quotations(labelled.article)
    marked = [quotation for quotation in found if quotation.kind != "indirect"]
    right = []
    for start, end, label in labelled.stretches:
        best = max(marked, key=lambda q: min(end, q.end) - max(start, q.start), default=None)
        is_found = best is not None and 2 * (min(end, best.end) - max(start, best.start)) >= end - start
        is_right = is_found and label["kind"] != "not-speech" and is_same(best.speaker, label)
        right.append(len(labelled.article.text[start:end].split()) if is_right else 0)
    return found, right


def compared(before: list[Outcome], after: list[Outcome]) -> tuple[int, int, int, int]:
    """Words right only before, only after; articles that differ, and those in indirect quotations alone."""
    pairs = list(zip(before, after, strict=True))
    words = [(old, new) for (_, olds), (_, news) in pairs for old, new in zip(olds, news, strict=True)]
    differing = [(old, new) for (old, _), (new, _) in pairs if old != new]
    indirect = sum(
        [q for q in old if q.kind != "indirect"] == [q for q in new if q.kind != "indirect"]
        for old, new in differing
    )
    won = sum(max(0, old - new) for old, new in words)
    return won, sum(max(0, new - old) for old, new in words), len(differing), indirect


def main() -> None:
    """Print a line a rule."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("texts", type=Path)
    parser.add_argument("labels", type=Path, nargs="?")
    parser.add_argument("spans", type=Path, nargs="?")
    given = parser.parse_args()
    if given.labels:
        articles = corpus(given.labels, given.texts, given.spans, 0)
    else:
        texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(given.texts.glob("*.txt"))]
        articles = [Labelled(Article.from_text(text, id=name), []) for name, text in texts]
    whole = [outcome(article) for article in articles]
    print(f"{len(articles)} articles, {sum(sum(right) for _, right in whole)} words given rightly")
    print(f"{'stage':9}{'rule':18}{'won by it':>10}{'lost by it':>11}{'articles':>9}{'indirect':>9}")
    for name, stage, _ in rules():
        with without(name, stage):
            won, lost, differing, indirect = compared(whole, [outcome(article) for article in articles])
        print(f"{stage:9}{name:18}{won:10}{lost:11}{differing:9}{indirect:9}", flush=True)


if __name__ == "__main__":
    main()
