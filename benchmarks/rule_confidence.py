"""How often each attribution rule is right on labelled news: prints `analysis/lexicons/rule_confidence.txt`.

    python benchmarks/rule_confidence.py LABELS.json TEXTS ATTRIBUTIONS.jsonl >
    analysis/lexicons/rule_confidence.txt

LABELS: {article: {"Q0": {"kind", "speaker", "also"}, …}}, where Qn is the n-th stretch in double marks of
TEXTS/article.txt. A share is drawn towards that of its rule (and a rule's towards that of all) by five
quotations, so that a rare combination does not claim certainty.
ATTRIBUTIONS: a line an article: {"id", "text", "gold": [{"source", "cue", "content": [[start, end], …]},
…]}; an indirect quotation is right when half of its letters lie in the content of one attribution whose
source its mention overlaps.
"""

import collections
import json
import pathlib
import re
import sys

from analysis.attribution.speakers import Quotation, quotations
from analysis.text.article import Article

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


def stretches_of(text: str) -> list[tuple[int, int]]:
    """Offsets of the stretches in double marks, in text order."""
    return [m.span(1) if m[1] else m.span(2) for m in _STRETCH.finditer(text)]


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


def indirect_counts(path: pathlib.Path) -> dict[str, list[int]]:
    """Rule -> [right, all] over the indirect quotations found in the articles of ATTRIBUTIONS."""
    tally: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0])
    for line in path.read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
        for quotation in quotations(Article.from_text(article["text"], id=article["id"]))[0]:
            if quotation.kind == "indirect":
                right = any(holds(attribution, quotation) for attribution in article["gold"])
                for rule in {quotation.rule, quotation.rule.partition("+")[0], "indirect"}:
                    tally[rule][0] += right
                    tally[rule][1] += 1
    return tally


def holds(attribution: dict, quotation: Quotation) -> bool:
    """Whether half of the quotation lies in the attribution's content and its mention overlaps the source."""
    shared = sum(max(0, min(e, quotation.end) - max(s, quotation.start)) for s, e in attribution["content"])
    first, last = quotation.source_start, quotation.source_end
    is_inside = 2 * shared >= quotation.end - quotation.start
    return is_inside and any(s < last and first < e for s, e in attribution["source"])


def main() -> None:
    """Print the lexicon."""
    labels = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    tally = counts(labels, pathlib.Path(sys.argv[2]))
    indirect = indirect_counts(pathlib.Path(sys.argv[3]))
    n_marked, n_indirect = tally["all"][1], indirect["indirect"][1]
    print("# Attribution rules with the share of quotations that were right on labelled real news, by")
    print(
        f"# benchmarks/rule_confidence.py: {n_marked} direct and mixed ones of {len(labels)} articles (who),"
    )
    print(f"# {n_indirect} indirect ones (words and mention) of 155. A member is a rule, or a rule and the")
    print("# way in which its mention was resolved, that occurs there.")
    for counted, whole in ((tally, "all"), (indirect, "indirect")):
        overall = counted[whole][0] / counted[whole][1]
        for rule, (right, n) in sorted(counted.items()):
            base = counted[rule.partition("+")[0]]
            drawn_to = _GUESSED if rule.partition("+")[0] in _GUESSES else overall
            prior = drawn_to if "+" not in rule else (base[0] + _DRAW * drawn_to) / (base[1] + _DRAW)
            print(f"{rule}\t{(right + _DRAW * prior) / (n + _DRAW):.2f}")


if __name__ == "__main__":
    main()
