"""Is the time linear in the length of the article? Prints words a second for long texts of awkward kinds.

    python benchmarks/linear.py

Each text is timed in full and at a tenth of its length, through the whole pipeline (sentences, quotations,
speakers, readability, tone, tables), in processor time on one core. With linear time both run at about the
same words a second. The package must be installed.
"""

import time

from analysis.tables.rows import article_tables
from analysis.text.article import Article

PROSE = (
    "The mill is old and the wall is new, and nobody here knows why. “We row,” said Ann Voss, the miller. "
)
TEXTS = {
    "2 million characters of unbalanced marks": (
        2_000_000,
        '“The mill is old, she said and ‘he " ” told " them. ',
    ),
    "the same, a line each": (2_000_000, '“The mill is old, she said and ‘he " ” told " them.\n'),
    "one line of 1 MB": (1_000_000, PROSE),
    "a letter that is quoted again and again": (200_000, "“The mill is old,” the letter said.\n\n"),
    "names known under other names, unparted": (200_000, "Ann Voss known as Una Orr "),
}
NAMES = 50_000
FACTOR = 3


def of_names(n: int) -> str:
    """A text with `n` different names."""
    return "\n".join(f"Ann{number:x}a Vo{number:x}s said that mill {number} is old." for number in range(n))


def words_per_second(text: str) -> tuple[int, float]:
    """Words of a text, and words a second."""
    article = Article.from_text(text)
    began = time.process_time()
    n_words = article_tables(article)["articles"][0]["n_words"]
    return n_words, n_words / (time.process_time() - began)


def cases() -> list[tuple[str, str, str]]:
    """Name, full text and a tenth of it."""
    found = []
    for name, (size, unit) in TEXTS.items():
        text = (unit * (size // len(unit) + 1))[:size]
        found.append((name, text, text[: size // 10]))
    return [*found, (f"{NAMES:,} names", of_names(NAMES), of_names(NAMES // 10))]


def main() -> None:
    _, usual = words_per_second("\n\n".join([PROSE * 5] * 400))
    print(f"{'text':42} {'words':>9} {'words/s':>9} {'a tenth':>9} {'factor':>7}")
    print(f"{'paragraphs of ordinary prose':42} {'':9} {usual:9,.0f}")
    for name, text, tenth in cases():
        _, at_a_tenth = words_per_second(tenth)
        n_words, rate = words_per_second(text)
        factor = at_a_tenth / rate
        said = "" if factor <= FACTOR else "  not linear"
        print(f"{name:42} {n_words:9,} {rate:9,.0f} {at_a_tenth:9,.0f} {factor:7.1f}{said}", flush=True)


if __name__ == "__main__":
    main()
