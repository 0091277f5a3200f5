"""How often each attribution rule is right on labelled news: prints `analysis/lexicons/rule_confidence.txt`.

    python benchmarks/rule_confidence.py LABELS.json TEXTS > analysis/lexicons/rule_confidence.txt

LABELS: {article: {"Q0": {"kind", "speaker", "also"}, …}}, where Qn is the n-th stretch in double marks of
TEXTS/article.txt. A share is drawn towards that of its rule (and a rule's towards that of all) by five
quotations, so that a rare combination does not claim certainty.
"""

import collections
import json
import pathlib
import re
import sys

from analysis.articles import Article
from analysis.speakers import quotations

_STRETCH = re.compile(r"“([^“”\n]*\w[^“”\n]*)(?:”|(?=“)|$)|\"([^\"\n]*\w[^\"\n]*)(?:[\"”]|$)", re.M)
_DRAW = 5
# rules where nothing in the sentence decides
_GUESSES = {"topic", "previous-paragraph", "previous-cue", "look-ahead", "clause-end"}
_GUESSED = 0.6
_TITLES = {
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "president",
    "senator",
    "the",
    "a",
    "an",
    "jr",
    "sr",
    "ii",
    "iii",
}


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


def counts(labels: dict, texts: pathlib.Path) -> dict[str, list[int]]:
    """Rule -> [right, all] over the labelled stretches that a quotation covers by half."""
    tally: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for article, marks in labels.items():
        text = (texts / f"{article}.txt").read_text(encoding="utf-8")
        mine = [q for q in quotations(Article.from_text(text, id=article))[0] if q.kind != "indirect"]
        for number, stretch in enumerate(_STRETCH.finditer(text)):
            label = marks.get(f"Q{number}")
            start, end = stretch.span(1) if stretch[1] else stretch.span(2)
            best = max(mine, key=lambda q: min(end, q.end) - max(start, q.start), default=None)
            if (
                label is None
                or best is None
                or min(end, best.end) - max(start, best.start) < (end - start) / 2
            ):
                continue
            right = label["kind"] != "not-speech" and is_same(best.speaker, label)
            for rule in {best.rule, best.rule.partition("+")[0], "all"}:
                tally[rule][0] += right
                tally[rule][1] += 1
    return tally


def main() -> None:
    """Print the lexicon."""
    labels = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    tally = counts(labels, pathlib.Path(sys.argv[2]))
    overall = tally["all"][0] / tally["all"][1]
    print(
        f"# Attribution rules with the share of quotations that each gave to the right entity on {len(labels)}"
    )
    print(f"# labelled real news articles ({tally['all'][1]} quotations), by benchmarks/rule_confidence.py.")
    print("# A member is a rule, or a rule and the way in which its mention was resolved, that occurs there.")
    for rule, (right, n) in sorted(tally.items()):
        base = tally[rule.partition("+")[0]]
        drawn_to = _GUESSED if rule.partition("+")[0] in _GUESSES else overall
        prior = drawn_to if "+" not in rule else (base[0] + _DRAW * drawn_to) / (base[1] + _DRAW)
        print(f"{rule}\t{(right + _DRAW * prior) / (n + _DRAW):.2f}")


if __name__ == "__main__":
    main()
