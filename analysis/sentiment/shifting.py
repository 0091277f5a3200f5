"""How the words of a sentence change one another's valence: negation, relief, loss, falls, offices and more.

The constants of VADER (Hutto & Gilbert 2014) are marked; the others were chosen on one half of a public set
of rated sentences (benchmarks/tone.md). Which words shift stands in ``lexicons/tone_shifters.txt``, how far
and by what factor in ``lexicons/tone_shifter_kinds.tsv``.
"""

import math
import re
from collections.abc import Iterator

from analysis.sentiment.valences import KINDS, TRENDS, Lexicon
from analysis.text.lexicons import classed_word_list, word_class

# Published constants of VADER.
_INTENSITY = 0.293  # mean change that a booster makes to the rated intensity
_DISTANCE = (0.0, 1.0, 0.95, 0.9)  # weight of a booster one, two, three words before its word
# Own constants.
_FALLEN = -0.5  # "crime fell", "profits fell"
_ATTRIBUTE = 0.4  # "the best players were injured": what is said of a thing outweighs what it is called
_RELATIVE = 0.5  # "who shot her husband", beside the main clause
_MORE = 1.5  # of a thing whose rise or fall is good or bad
_REACH = {kind: int(reach) for kind, reach, *_ in KINDS if reach}  # words to the right
_FARTHEST = max(_REACH.values())
_FACTORS = {kind: (float(harm), float(good)) for kind, _, harm, good, *_ in KINDS if harm}
_TREND_SIGNS = {"rise": 1, "less": -1}
_PREDICATES = frozenset(["fall", "ruin", "recovery", "rise"])
_NOUNS = TRENDS | {"office"}
_FARTHEST_PREDICATE = 9  # words behind a noun
_MOST_NOUNS = 2  # right behind a word and before what is said of it: "flood waters have receded"
_LONGEST_GAP = 6
_AUXILIARY = 3  # words before what is said
_SUBJECT = 5  # words of a clause in which the subject is looked for

AUXILIARIES = frozenset("is are was were be been being has have had".split())
BEFORE_VERB = AUXILIARIES | frozenset("do does did will would can could not".split())
BETWEEN = AUXILIARIES | word_class("before_change")  # between a noun and what is said of it
_BEHIND_NOUN = frozenset("of in on at for to about from with among over against between".split())
_ABOUT = frozenset("of for on against about".split())
_SCOPE_ENDS = word_class("scope_end")
_RELATIVE_PRONOUNS = frozenset("who which whose whom".split())
_DETERMINERS = frozenset("the a an his her its their".split())
_FUNCTION_WORDS = BETWEEN | _BEHIND_NOUN | _SCOPE_ENDS | word_class("no_noun")
_ADJECTIVE = re.compile(r"(?:ful|ous|ive|able|ible|ed|ly|(?<!m|d)ent|ant|ic|ish|less|est)\Z")
_ADJECTIVES, _NOUNS_IN_ED, _PAST = map(
    classed_word_list("tone_grammar").__getitem__, ("adjective", "noun in ed", "past")
)


def shifted_valences(keys: list[str], clauses: list[int], found: Lexicon) -> list[float]:
    """The valence of each word after the words around it changed it."""
    sentence = Words(keys, clauses, found)
    sentence.bind_gaps()
    sentence.silence_offices()
    sentence.silence_kinds_of_things()
    values = [0.0] * len(keys)
    for i in sentence.marked:
        if sentence.base[i] or sentence.trend[i]:
            values[i] = sentence.shifted(i)
    for i in sentence.spent:
        values[i] = max(values[i], 0.0)
    for i in sentence.told:
        values[i] = 0.0
    sentence.weigh_attributes(values)
    sentence.weigh_relative_clauses(values)
    return values


class Words:
    """The words of a sentence with their valences, while the words around them change them."""

    def __init__(self, keys: list[str], clauses: list[int], found: Lexicon) -> None:
        self.keys, self.clauses, self.gaps = keys, clauses, found.gaps
        self.base, self.trend = [0.0] * len(keys), [0] * len(keys)
        self.kinds: list[tuple[str, ...]] = [()] * len(keys)
        known = list(map(found.marked.get, keys))
        self.marked = [i for i, part in enumerate(known) if part]
        for i, part in enumerate(known):
            if part:
                self.base[i], self.kinds[i], self.trend[i] = part
        self.spent: set[int] = set()  # shifters that turned a harm, whose own does not count as well
        self.told: set[int] = set()  # what is said of a thing whose rise or fall counts instead

    def bind_gaps(self) -> None:
        """Phrases with a gap: "too … to" counts as one word, the words inside it not at all."""
        if self.gaps.keys().isdisjoint(self.keys):
            return
        for i in [i for i, key in enumerate(self.keys) if key in self.gaps]:
            ahead = self.keys[i + 1 : i + 1 + _LONGEST_GAP]
            for last, valence in self.gaps[self.keys[i]]:
                end = i + 1 + ahead.index(last) if last in ahead else i
                if end > i and self.clauses[end] == self.clauses[i]:
                    self.base[i : end + 1] = [valence] + [0.0] * (end - i)
                    self.trend[i : end + 1] = [0] * (end - i + 1)
                    self.kinds[end] = ("negation",) if last == "to" else ()
                    break

    def silence_offices(self) -> None:
        """What a tribunal, a tax or a museum is about says nothing good or bad: "war crimes tribunal"."""
        for i in [i for i in self.marked if "office" in self.kinds[i] and not self._predicate(i)]:
            self._silence(range(i - 1, max(i - 4, -1), -1), i)
            if not _ABOUT.isdisjoint(self.keys[i + 1 : i + 2]):  # "the committee on violence in sports"
                self._silence(range(i + 2, min(i + 5, len(self.keys))), i)

    def _silence(self, around: range, office: int) -> None:
        for at in around:
            if self.clauses[at] != self.clauses[office] or not self._is_topic(at):
                return
            self.base[at] = self.trend[at] = 0

    def silence_kinds_of_things(self) -> None:
        """A harm that only says what kind of thing something is, is none: "the plague village"."""
        for i in self.marked:
            is_inside = self.base[i] < 0 and 0 < i < len(self.keys) - 1
            if is_inside and self.keys[i - 1] in _DETERMINERS and self._is_modifier(i):
                self.base[i] = self.base[i] if self._predicate(i) else 0.0

    def _is_modifier(self, at: int) -> bool:
        """Whether a noun stands before a noun that has neither a valence nor a part in shifting any."""
        after = self.keys[at + 1]
        has_part = self.base[at + 1] or self.kinds[at + 1] or self.kinds[at]
        if has_part or self.clauses[at + 1] != self.clauses[at]:
            return False
        if not after or after in _FUNCTION_WORDS or after in _PAST or after.endswith(("ed", "ly", "s")):
            return False
        return not is_adjective(self.keys[at]) and not self.keys[at].endswith("s")

    def _is_topic(self, at: int) -> bool:
        return self.keys[at] not in _FUNCTION_WORDS and not is_adjective(self.keys[at])

    def shifted(self, at: int) -> float:
        """A word's valence after shifters before and behind it."""
        value = self.base[at]
        for i in self._before(at):
            changed = self._changed(value, at, i)
            if changed * value < 0 or value and not changed:
                self.spent.add(i)
            value = changed
        after = self._predicate(at)
        return self._predicated(at, value, after) if after else value

    def _before(self, at: int) -> Iterator[int]:
        """The shifters before a word that can change it, nearest first."""
        clause = self.clauses[at]
        for i in range(at - 1, max(at - _FARTHEST, 0) - 1, -1):
            if self.clauses[i] != clause or self.keys[i] in _SCOPE_ENDS and not self._joins_like(i, at):
                return
            if self.kinds[i]:
                yield i

    def _joins_like(self, conjunction: int, at: int) -> bool:
        """Whether "and" joins a word to one of its kind: "no deaths and injuries"."""
        if self.keys[conjunction] != "and" or not conjunction:
            return False
        if at - conjunction > 2 or at - conjunction == 2 and self._is_past(at):
            return False
        return self.base[conjunction - 1] * self.base[at] > 0

    def _changed(self, value: float, at: int, shifter: int) -> float:
        """A valence after the first of a shifter's classes that reaches it and counts for it."""
        is_trend = not self.base[at]
        is_subject = self.keys[shifter + 1] in BEFORE_VERB  # "cuts will hit the poorest"
        for kind in self.kinds[shifter]:
            if at - shifter > _REACH.get(kind, 0) or kind == "relief" and self._is_no_object(at, shifter):
                continue
            if is_subject and kind in ("relief", "less"):
                continue
            if is_trend and kind in _TREND_SIGNS:
                return self.trend[at] * _MORE * _TREND_SIGNS[kind]
            changed = value if is_trend else _changed(value, kind, at - shifter)
            if changed != value:
                return changed
        return value

    def _is_no_object(self, at: int, shifter: int) -> bool:
        """Whether a harm is not what is relieved: "a cure killed", "the rescue mission failed"."""
        between = self.keys[shifter + 1 : at]
        if shifter and self.keys[shifter - 1] in _DETERMINERS:
            return _BEHIND_NOUN.isdisjoint(between) and " " not in self.keys[shifter]
        if not between:
            return self._is_past(at)
        return not AUXILIARIES.isdisjoint(between) and self._is_said(at)

    def _predicate(self, at: int) -> int:
        """Where what becomes less, becomes more or ends is said of a noun; 0 where nothing is."""
        in_phrase, n_nouns = self.keys[at].endswith((" of", " in", " for", " to")), 0
        for i in range(at + 1, min(at + _FARTHEST_PREDICATE, len(self.keys))):
            key = self.keys[i]
            if self.clauses[i] != self.clauses[at] or key in _SCOPE_ENDS:
                return 0
            if self.kinds[i] and not _PREDICATES.isdisjoint(self.kinds[i]):
                return i
            in_phrase = in_phrase or key in _BEHIND_NOUN
            if key not in BETWEEN and not in_phrase and not key.endswith("ly"):
                n_nouns += 1
                if n_nouns < i - at or n_nouns > _MOST_NOUNS:
                    return 0
        return 0

    def _predicated(self, at: int, value: float, after: int) -> float:
        """A word's valence after what is said of it."""
        kinds = self.kinds[after]
        falls_if_good = "recovery" not in kinds and ("fall" in kinds or "ruin" in kinds)
        falls_if_bad = "fall" in kinds or "recovery" in kinds
        if not self.base[at]:
            sign = value or self.trend[at] * _MORE
            falls = falls_if_good if sign > 0 else falls_if_bad
            if not falls and "rise" not in kinds and "recovery" not in kinds:
                return value
            self.told.add(after)
            return -sign if falls else sign
        if value < 0 and falls_if_bad:
            self.spent.add(after)
        return value * _FALLEN if (falls_if_bad if value < 0 else falls_if_good) else value

    def weigh_attributes(self, values: list[float]) -> None:
        """Praise in what a thing is called counts less where harm is said of the thing."""
        if min(values) >= 0 or max(values) <= 0:
            return
        said = False
        for i in range(len(values) - 1, -1, -1):
            if i + 1 < len(values) and self.clauses[i + 1] != self.clauses[i]:
                said = False
            if values[i] < 0:
                said = said or self._is_said(i)
            elif values[i] and said and self._is_attribute(i):
                values[i] *= _ATTRIBUTE

    def weigh_relative_clauses(self, values: list[float]) -> None:
        """What a relative clause tells of somebody counts less than what the sentence says."""
        if _RELATIVE_PRONOUNS.isdisjoint(self.keys):
            return
        in_relative = False
        for i, key in enumerate(self.keys):
            if i and self.clauses[i] != self.clauses[i - 1]:
                in_relative = False
            in_relative = in_relative or key in _RELATIVE_PRONOUNS
            if in_relative:
                values[i] *= _RELATIVE

    def _is_said(self, at: int) -> bool:
        """Whether it reads as a verb in the past or stands behind an auxiliary."""
        return self._is_past(at) or not BEFORE_VERB.isdisjoint(self.keys[max(at - _AUXILIARY, 0) : at])

    def _is_past(self, at: int) -> bool:
        return any(word.endswith("ed") or word in _PAST for word in self.keys[at].split())

    def _is_attribute(self, at: int) -> bool:
        """Whether a word belongs to the subject: early in its clause, before a noun or "of"."""
        after = at + 1
        if after >= len(self.keys) or self.clauses[after] != self.clauses[at]:
            return False
        if not any(self._begins_clause(i) for i in range(at, max(at - _SUBJECT, -1), -1)):
            return False
        key = self.keys[after]
        if key in _BEHIND_NOUN or key in BEFORE_VERB:
            return True
        return key not in _FUNCTION_WORDS and _NOUNS.issuperset(self.kinds[after])

    def _begins_clause(self, at: int) -> bool:
        if not at or self.clauses[at - 1] != self.clauses[at]:
            return True
        return self.keys[at - 1] in _SCOPE_ENDS or self.keys[at - 1] == "that"


def is_adjective(key: str) -> bool:
    """Whether a word with a valence is an adjective, by its ending or a list."""
    return key in _ADJECTIVES or _ADJECTIVE.search(key) is not None and key not in _NOUNS_IN_ED


def _changed(value: float, shifter: str, distance: int) -> float:
    """A valence after one shifter, ``distance`` words before it."""
    if shifter == "booster":
        return value + math.copysign(_INTENSITY * _DISTANCE[distance], value)
    if shifter == "dampener":
        return value - math.copysign(_INTENSITY * _DISTANCE[distance], value)
    harm, good = _FACTORS.get(shifter, (1.0, 1.0))
    return value * (harm if value < 0 else good)
