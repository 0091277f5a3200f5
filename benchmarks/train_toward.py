"""Learns the weights of the tone toward a target, and prints how good they are on sentences left out.

python benchmarks/train_toward.py TARGETS [--write]

TARGETS is the training file of NewsMTSC (Hamborg & Donnay 2021, "NewsMTSC: A Dataset for (Multi-)Target-
dependent Sentiment Classification in Political News Articles"), a sentence a line as JSON; it is not part of
this repository. --write replaces the weights in analysis/lexicons/tone_toward.txt and leaves its head. Needs
scikit-learn, which the package itself does not use.
"""

import json
import sys
import time
from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from scipy.stats import spearmanr
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold

from analysis.sentiment import TOWARD_NEGATIVE, TOWARD_POSITIVE, toward
from analysis.sentiment.sentence_tone import tone
from analysis.sentiment.toward import features, probabilities
from analysis.text.lexicons import FOLDER

Mention = tuple[str, int, int]
WEIGHTS = FOLDER / "tone_toward.txt"
CLASSES = (-1, 0, 1)
FEWEST_MENTIONS = 3  # that a feature is seen in
LEAST_WEIGHT = 0.03  # of a feature that is kept
REGULARISATION = 0.05
MOST_MENTIONS_OF_A_CLASS = 0.5  # of neutral in news at large, for the second figure


def read_targets(path: Path) -> tuple[list[Mention], np.ndarray, np.ndarray, np.ndarray]:
    """Mentions, their classes, the article of each, and which stand in a sentence with several."""
    mentions, classes, articles, is_one_of_several = [], [], [], []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for target in row["targets"]:
            mentions.append((row["sentence_normalized"], target["from"], target["to"]))
            classes.append(int(target["polarity"]) // 2 - 2)
            articles.append(row["primary_gid"].rsplit("_", 4)[0])
            is_one_of_several.append(len(row["targets"]) > 1)
    return mentions, np.array(classes), np.array(articles), np.array(is_one_of_several)


def names_of(mentions: list[Mention]) -> set[str]:
    """Words that are capitalised inside sentences more often than not, as features have them."""
    capitalised, small = Counter(), Counter()
    for text, start, end in mentions:
        for word in [*text[:start].split()[1:], *text[end:].split()]:
            bare = word.strip(".,;:!?()\"'“”‘’")
            (capitalised if bare[:1].isupper() else small)[toward._stem(bare.lower())] += 1
    return {word for word, n in capitalised.items() if n > small[word] and word not in ("i", "")}


def is_named(feature: str, names: set[str]) -> bool:
    bare = feature.partition(":")[2] or feature.lstrip("<>+-")
    return any(word in names for word in bare.split())


def learn(x: csr_matrix, y: np.ndarray) -> tuple[np.ndarray, LogisticRegression]:
    """The columns kept and the model learned on them."""
    kept = np.flatnonzero(np.asarray((x != 0).sum(0)).ravel() >= FEWEST_MENTIONS)
    first = _model().fit(x[:, kept], y)
    kept = kept[np.abs(first.coef_).max(axis=0) >= LEAST_WEIGHT]
    return kept, _model().fit(x[:, kept], y)


def _model() -> LogisticRegression:
    return LogisticRegression(C=REGULARISATION, max_iter=1000)


def print_left_out(
    mentions: list[Mention], x: csr_matrix, y: np.ndarray, articles: np.ndarray, several: np.ndarray
) -> None:
    """Macro-F1 over five parts of the articles, each scored by what the others taught."""
    shares = np.zeros((len(y), len(CLASSES)))
    for seen, left_out in GroupKFold(5).split(x, y, articles):
        kept, model = learn(x[seen], y[seen])
        shares[left_out] = model.predict_proba(x[left_out][:, kept])
    found = shares.argmax(axis=1) - 1
    share = np.array([(y == each).mean() for each in CLASSES])
    at_large = np.where(share == share[1], MOST_MENTIONS_OF_A_CLASS, share * (1 - MOST_MENTIONS_OF_A_CLASS))
    at_large[[0, 2]] /= share[[0, 2]].sum()
    by_share = (at_large / share)[y + 1]
    print(f"macro-F1, articles left out: {f1_score(y, found, average='macro'):.3f}")
    print(f"  several targets in a sentence: {f1_score(y[several], found[several], average='macro'):.3f}")
    print(f"  weighed to half neutral: {f1_score(y, found, average='macro', sample_weight=by_share):.3f}")
    always = np.full(len(y), CLASSES[int(share.argmax())])
    print(f"  always the commonest class: {f1_score(y, always, average='macro'):.3f}")
    naive = np.nan_to_num([tone(text) for text, _, _ in mentions])
    by_tone = (naive >= 0.05).astype(int) - (naive <= -0.05)
    print(f"  sign of the tone of the sentence: {f1_score(y, by_tone, average='macro'):.3f}")
    for name, score in (("tone toward", shares[:, 2] - shares[:, 0]), ("tone of the sentence", naive)):
        print_per_target(name, mentions, y, score)


def print_per_target(name: str, mentions: list[Mention], y: np.ndarray, score: np.ndarray) -> None:
    """How well means over the mentions of one target agree with the means of what people said."""
    numbers: dict[str, list[int]] = {}
    for i, (text, start, end) in enumerate(mentions):
        if text[start].isupper():
            numbers.setdefault(text[start:end].split()[-1].lower(), []).append(i)
    for fewest, most in ((5, 19), (20, len(y))):
        means = [(y[own].mean(), score[own].mean()) for own in numbers.values() if fewest <= len(own) <= most]
        rho = spearmanr(*zip(*means, strict=True)).statistic
        print(f"  {name}, means of {len(means)} targets with {fewest} to {most} mentions: rho {rho:.2f}")


def write(names: list[str], model: LogisticRegression) -> None:
    """The weights as a text file under the head it has, neutral taken as 0."""
    head = [line for line in WEIGHTS.read_text("utf-8").splitlines(keepends=True) if "\t" not in line]
    negative, neutral, positive = model.coef_
    bias = model.intercept_ - model.intercept_[1]
    rows = [("=bias", bias[0], bias[2]), *zip(names, negative - neutral, positive - neutral, strict=True)]
    lines = [f"{name}\t{low:.2f}\t{high:.2f}\n" for name, low, high in rows]
    WEIGHTS.write_text("".join([*head, *lines]), encoding="utf-8")


def print_written(mentions: list[Mention]) -> None:
    """Whether thresholds and probabilities agree, and mentions a second, with the weights as written."""
    toward.weights.cache_clear()
    agree, began = 0, time.process_time()
    scores = [toward.tone_toward(*mention) for mention in mentions]
    spent = time.process_time() - began
    for mention, score in zip(mentions, scores, strict=True):
        likeliest = CLASSES[int(np.argmax(probabilities(*mention)))]
        agree += likeliest == (score >= TOWARD_POSITIVE) - (score <= TOWARD_NEGATIVE)
    print(f"thresholds agree with the likeliest class: {agree} of {len(mentions)}")
    print(f"{len(mentions) / spent:,.0f} mentions a second; {WEIGHTS.stat().st_size / 1000:.0f} kB")


def main(arguments: list[str]) -> None:
    mentions, y, articles, several = read_targets(Path(arguments[0]))
    named = names_of(mentions)
    seen = [
        {name: value for name, value in features(*mention).items() if not is_named(name, named)}
        for mention in mentions
    ]
    vectorizer = DictVectorizer(dtype=np.float64)
    x = vectorizer.fit_transform(seen)
    print_left_out(mentions, x, y, articles, several)
    if "--write" in arguments:
        kept, model = learn(x, y)
        write([vectorizer.feature_names_[i] for i in kept], model)
        print_written(mentions)


if __name__ == "__main__":
    main(sys.argv[1:])
