"""Tone toward a person or another target that a sentence names: a linear model of the words around it.

The model knows the words beside the target, the clause it stands in, the verb it is subject of, the verb or
noun it is object of, and the valences that make the tone of the sentence, by side and distance. Names have no
weight, neither the target's nor others': what counts is what is said. Its weights stand in
``lexicons/tone_toward.txt``; ``benchmarks/train_toward.py`` learns them, ``benchmarks/tone.md`` says how good
they are.
"""

import math
import re
from functools import cache, lru_cache

from analysis.sentiment.sentence_tone import compound, placed_valences
from analysis.sentiment.valences import lexicon
from analysis.text.lexicons import cells, word_class
from analysis.text.marks import straightened

TOWARD_NEGATIVE, TOWARD_POSITIVE = -0.2, 0.2
_BEYOND = 0.01  # so that no score lies on a threshold

_TOKEN = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
_NAME = "N"  # stands for a name, and for several on end
_STOPS = frozenset(',;:()—–".!?-')
_OPENING = frozenset('.!?:"')
_PRONOUNS = word_class("toward_pronoun")
_AUXILIARIES = word_class("toward_auxiliary")
_FORMS_OF_BE = frozenset("is was are were been be 's".split())
_PREPOSITIONS = word_class("toward_preposition")
_BEFORE_NAME = word_class("before_target") | {_NAME}
_ENDINGS = (
    *(("'s", ""), ("ies", "y"), ("ied", "y"), ("ying", "y"), ("ingly", ""), ("edly", ""), ("ings", "")),
    *(("ing", ""), ("ed", ""), ("es", ""), ("s", ""), ("ly", ""), ("e", "")),
)
_FEWEST_LETTERS = 4  # of a stem
_NEAR, _PAIRS_WITHIN = 5, 8  # words on either side
_AT_DISTANCE = (0, 1, 2, 3, 4, 4, 4, 5, 5, 5, 5, 5)  # class of a valence's distance in words; beyond: 6
_LONGEST_APPOSITION = 14
_NEAR_CHARACTERS = 60
_SIDES = ("-", "+", "<", ">")  # near and in the clause, before and behind the target


def tone_toward(text: str, start: int, end: int) -> float:
    """Attitude of a sentence toward the target that ``text[start:end]`` names, -1 (hostile) to 1 (friendly).

    The probability that the sentence is positive toward it less that of negative, moved beyond the threshold
    of the likeliest of the three classes: positive is ``score > TOWARD_POSITIVE``, negative ``score <
    TOWARD_NEGATIVE``, neutral between. Every third single score is wrong (benchmarks/tone.md); means over
    many mentions are steadier.

    >>> text = "Critics accused Orlan of lying. The crowd cheered Tully, who had saved a child."
    >>> tone_toward(text, 16, 21) < TOWARD_NEGATIVE < tone_toward(text, 50, 55)
    True

    Raises ValueError if ``start`` and ``end`` do not cut at least one character out of the text.
    """
    if not 0 <= start < end <= len(text):
        raise ValueError(f"start {start}, end {end}: not within the text of {len(text)} characters")
    negative, neutral, positive = probabilities(text, start, end)
    score = positive - negative
    if negative > max(neutral, positive):
        return min(score, TOWARD_NEGATIVE - _BEYOND)
    if positive > neutral:
        return max(score, TOWARD_POSITIVE + _BEYOND)
    return max(min(score, TOWARD_POSITIVE - _BEYOND), TOWARD_NEGATIVE + _BEYOND)


def probabilities(text: str, start: int, end: int) -> tuple[float, float, float]:
    """How likely the sentence is negative, neutral and positive toward its target; they sum to 1."""
    known, (seen, tones) = weights(), _seen(text, start, end)
    hits = [known[side][name] for side, names in seen.items() for name in known[side].keys() & names]
    negative, positive = map(float, map(sum, zip(known[""]["=bias"], *hits, strict=True)))
    for name, value in tones.items():
        if (weight := known[""].get(name)) is not None:
            negative += value * weight[0]
            positive += value * weight[1]
    negative, positive = math.exp(negative / 100), math.exp(positive / 100)
    total = negative + 1 + positive
    return negative / total, 1 / total, positive / total


@cache
def weights() -> dict[str, dict[str, tuple[int, int]]]:
    """Features by their side, "" for those without: hundredths that each adds to the log odds of negative
    and of positive against neutral.

    Their sums are exact, so that equal odds are.
    """
    found: dict[str, dict[str, tuple[int, int]]] = {side: {} for side in ("", *_SIDES)}
    for name, negative, positive in cells("tone_toward.txt"):
        side = name[0] if name[0] in _SIDES and name[1:2] not in ("", " ") else ""
        found[side][name.removeprefix(side)] = round(100 * float(negative)), round(100 * float(positive))
    return found


def features(text: str, start: int, end: int) -> dict[str, float]:
    """What the model sees of a sentence and its target: names of features and their values."""
    seen, tones = _seen(text, start, end)
    return {side + name: 1.0 for side, names in seen.items() for name in names} | tones


def _seen(text: str, start: int, end: int) -> tuple[dict[str, list[str]], dict[str, float]]:
    """The features that only hold or do not, by their side, and those with a value."""
    plain = straightened(text)
    before, after = _tokens(plain[:start], True), _tokens(plain[end:], False)
    left, right = list(map(_stem, before)), list(map(_stem, after))
    target = text[start:end].lower()
    n_marks = plain.count('"', 0, start)
    is_quoted = n_marks % 2 == 1
    found = [
        f"m:{target}" if target in _PRONOUNS else "m:name",
        "inside" if is_quoted else "outside",
        *(["quotes"] if n_marks or '"' in text or "“" in text else []),
        *_words_around(before, left, right),
        *_valences_around(before, after),
        *_as_subject(_past_apposition(after)),
        *_as_object(before),
    ]
    first = next((i for i in range(len(before), 0, -1) if before[i - 1] in _STOPS), 0)
    last = next((i for i, word in enumerate(after) if word in _STOPS), len(after))
    sides = {"": found, "-": left[-_NEAR:], "+": right[:_NEAR], "<": left[first:], ">": right[:last]}
    return sides, _tones(text, start, end, is_quoted)


def _tokens(text: str, opens: bool) -> list[str]:
    """Words and marks in lower case, figures as "0", names as "N"; ``opens``: a sentence begins here."""
    found: list[str] = []
    for word in _TOKEN.findall(text):
        if word[0].islower():
            found.append(word.lower())
            opens = False
            continue
        if word[0].isdigit():
            word = "0"
        elif word[0].isupper() and not opens and word != "I":
            word = _NAME
        else:
            word = word.lower()
        opens = word in _OPENING
        if word != _NAME or found[-1:] != [_NAME]:
            found.append(word)
    return found


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    """The word without its ending, so that forms of one word mostly count as one."""
    if len(word) <= _FEWEST_LETTERS:
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= _FEWEST_LETTERS:
            word = word[: len(word) - len(ending)] + instead
            break
    return (
        word[:-1] if len(word) > _FEWEST_LETTERS and word[-1] == word[-2] and word[-1] not in "sl" else word
    )


@cache
def _signs() -> dict[str, str]:
    """ "+" or "-" for each word that clearly has a valence."""
    valences = lexicon().valences.items()
    return {word: "+" if valence > 0 else "-" for word, valence in valences if abs(valence) >= 0.5}


def _words_around(before: list[str], left: list[str], right: list[str]) -> list[str]:
    """Words anywhere, pairs and triples around the target."""
    row, at = [*left, "T", *right], len(left)
    pairs = row[max(at - _PAIRS_WITHIN, 0) : at + _PAIRS_WITHIN + 1]
    near = row[max(at - 3, 0) : at + 4]
    return [
        *row,
        *map(" ".join, zip(pairs, pairs[1:], strict=False)),
        *map(" ".join, zip(near, near[1:], near[2:], strict=False)),
        *([] if any(word[0].isalnum() for word in before) else ["first"]),
    ]


def _valences_around(before: list[str], after: list[str]) -> list[str]:
    """Signs of the words on either side with their distance, and the nearest one's."""
    found, known = [], _signs()
    for side, row in (("<", before[::-1]), (">", after)):
        signs = [(distance, known[word]) for distance, word in enumerate(row) if word in known]
        found += [f"v{side}{_AT_DISTANCE[d] if d < len(_AT_DISTANCE) else 6}{sign}" for d, sign in signs]
        found += [f"v{side}{sign}" for _, sign in signs[:1]]
    return found


def _past_apposition(after: list[str]) -> list[str]:
    """What follows behind ", the mayor," or "(left)"."""
    closing = {",": ",", "(": ")"}.get(after[0]) if after else None
    if closing and closing in after[1 : _LONGEST_APPOSITION + 1]:
        return after[after.index(closing, 1) + 1 :]
    return after


def _as_subject(after: list[str]) -> list[str]:
    """The verb that the target is subject of."""
    at, known = 0, _signs()
    while at < len(after) and (after[at] in _AUXILIARIES or after[at].endswith(("ly", "n't"))):
        at += 1
    if at >= min(len(after), 7) or not after[at][0].isalpha():
        return []
    is_negated = any(word in ("not", "never") or word.endswith("n't") for word in after[:at])
    kind = ("not " if is_negated else "") + ("is" if _FORMS_OF_BE & set(after[:at]) else "does")
    found = [f"{kind}:{_stem(after[at])}", f"{kind}:{known.get(after[at], '')}"]
    objects = after[at + 1 : at + 7]
    objects = objects[: next((i for i, word in enumerate(objects) if word in _STOPS), len(objects))]
    return found + [f"{kind}:{known[word]} after" for word in objects if word in known][:1]


def _as_object(before: list[str]) -> list[str]:
    """The verb or preposition that the target is object of."""
    rest = list(before)
    while rest and rest[-1] in _BEFORE_NAME:
        rest.pop()
    if not rest or not rest[-1][0].isalpha():
        return []
    word = rest.pop()
    if word not in _PREPOSITIONS:
        return [f"done:{_stem(word)}", f"done:{_signs().get(word, '')}"]
    while rest and rest[-1] in _BEFORE_NAME:
        rest.pop()
    return [f"{word}:{_stem(rest[-1])}", f"{word}:{_signs().get(rest[-1], '')}"] if rest else []


def _tones(text: str, start: int, end: int, is_quoted: bool) -> dict[str, float]:
    """Tone of the sentence without its target, of the words before it and after it, and of the near ones."""
    placed = placed_valences(text)

    def total(first: int, last: int) -> float:
        return math.fsum(value for at, value in placed if first <= at < last)

    left_sum, right_sum = total(0, start), total(end, len(text))
    whole, left, right = compound(left_sum + right_sum), compound(left_sum), compound(right_sum)
    return {
        "=sentence": whole,
        "=before": left,
        "=after": right,
        "=near before": compound(total(start - _NEAR_CHARACTERS, start)),
        "=near after": compound(total(end, end + _NEAR_CHARACTERS)),
        "=size": abs(whole),
        "=size after": abs(right),
        "=harm": min(whole, 0.0),
        "=harm before": min(left, 0.0),
        "=harm after": min(right, 0.0),
        "=sentence inside" if is_quoted else "=sentence outside": whole,
    }
