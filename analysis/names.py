"""The people and organisations an article names: every form of a name gathered under one entity."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from analysis.grammar import (
    CALENDAR,
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    given_names,
    organisation_words,
    places,
    role_nouns,
    titles,
)

_PARTICLES = r"(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|ben|y)"
_CAPITAL = r"(?:(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Adm|Cmdr|Maj|St|Jr|Sr)\.|(?:al-|el-)?[^\W\d_a-zß-öø-ÿ][^\W_]*(?:['&-][^\W_]+)*)"
NAME_RUN = re.compile(rf"(?<![\w.@#/]){_CAPITAL}(?:\s(?:{_PARTICLES}\s){{0,2}}{_CAPITAL})*(?:,\s(?:Jr|Sr)\.)?")
_TOKEN = re.compile(r"[^\s,]+")
_SUFFIXES = frozenset("jr. sr. ii iii iv jr sr".split())
_KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow sons daughters".split()
)
_FUNCTION = (
    DETERMINERS | PREPOSITIONS | PERSONAL | RELATIVE | SUBORDINATORS | COORDINATORS | POSSESSIVES | CALENDAR
    | frozenset("it there here now then today yesterday not what asked still even also yes no well so just i'm it's i".split())
)  # fmt: skip
_VERB_NEXT = re.compile(
    r"(?:,[^,.]{1,80},)?\s(?:(?:also|then|later|has|had|have|is|was|were|are|will|would|did|does|said|says|told|wrote|took|"
    r"went|came|made|gave|got|held|met|won|lost|led|ran|spoke|stood|began|saw|put|kept|sent|left|called)\b|[a-z]{2,}(?:ed|s)\b)"
)


@dataclass(slots=True)
class Entity:
    """A person, organisation or unnamed source of one article.

    `sex`: "male", "female" or "" as far as the article and the given name show it; `descriptors`: words in lower case that
    the article puts beside the name; `role`: the words by which it introduces the name.
    """

    name: str
    kind: str
    tokens: tuple[str, ...] = ()
    sex: str = ""
    descriptors: set[str] = field(default_factory=set)
    role: str = ""
    n_full: int = 0
    first: int = 1 << 60
    is_relative: bool = False
    is_sure: bool = False
    is_single: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at `start`..`end` of the text and the entity it names; `is_subject`: a verb follows directly."""

    start: int
    end: int
    entity: Entity
    is_subject: bool
    is_possessive: bool


@dataclass(slots=True)
class _Run:
    start: int
    end: int
    titles: list[str]
    tokens: list[str]
    is_possessive: bool


def runs(straight: str, start: int, end: int) -> list[_Run]:
    """Runs of capitalised words in `straight[start:end]`, cut into titles and name."""
    found = []
    for match in NAME_RUN.finditer(straight, start, end):
        found.extend(_split_run(straight, match.start(), match.end()))
    return found


def _split_run(straight: str, start: int, end: int) -> list[_Run]:
    tokens = [(m.start() + start, m.group()) for m in _TOKEN.finditer(straight[start:end])]
    found: list[_Run] = []
    current: list[tuple[int, str]] = []
    before: list[str] = []
    for offset, token in tokens:
        lower = token.lower()
        if lower in _FUNCTION and not (current and token.islower()):
            _close(found, current, before)
            current, before = [], []
            continue
        possessive = token.endswith("'s") or token.endswith("'")
        bare = token[:-2] if token.endswith("'s") else token.rstrip("'")
        if bare.lower() in titles() or bare.lower().endswith("-elect"):
            if current:
                before = [*before, *(t for _, t in current)]
            current = []
            before.append(bare)
            if possessive:
                before = []
            continue
        current.append((offset, bare))
        if possessive:
            _close(found, current, before, True, offset + len(token))
            current, before = [], []
    _close(found, current, before)
    return found


def _close(found: list[_Run], current: list[tuple[int, str]], before: list[str], possessive: bool = False, end: int = 0) -> None:
    while current and current[-1][1].islower():
        current.pop()
    if current:
        last = current[-1]
        found.append(_Run(current[0][0], end or last[0] + len(last[1]), before, [t for _, t in current], possessive))


def surname(tokens: list[str] | tuple[str, ...]) -> str:
    """The last token of a name that is no generational suffix, in lower case."""
    kept = [token for token in tokens if token.lower() not in _SUFFIXES] or list(tokens)
    return kept[-1].lower()


class NameIndex:
    """All names of one article: mentions in text order, and the entity for a name written any way."""

    def __init__(
        self, straight: str, spans: list[tuple[int, int]], headings: list[tuple[int, int]] | None = None
    ) -> None:
        self.straight = straight
        self.people: dict[str, list[Entity]] = defaultdict(list)
        self.given: dict[str, list[Entity]] = defaultdict(list)
        self.organisations: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        all_runs = [run for span in spans for run in runs(straight, *span)]
        self._titled = Counter(surname(run.tokens) for run in all_runs if run.titles)
        self._singles = Counter(run.tokens[0].lower() for run in all_runs if len(run.tokens) == 1)
        for run in all_runs:
            if len(run.tokens) > 1:
                self._add_full(run)
        in_headings = [run for span in headings or [] for run in runs(straight, *span)]
        for run in sorted(all_runs + in_headings, key=lambda run: run.start):
            entity = self.entity(run.tokens, run.titles, run.start)
            if entity is None:
                continue
            follows = _VERB_NEXT.match(straight, run.end, run.end + 120) is not None
            entity.first = min(entity.first, run.start)
            self.mentions.append(Mention(run.start, run.end, entity, follows and not run.is_possessive, run.is_possessive))

    def _add_full(self, run: _Run) -> None:
        """Enter a name of several words; the same person under another form of it is not entered twice."""
        tokens = tuple(run.tokens)
        kind = self._kind(run)
        if kind == "place":
            return
        if kind == "organisation":
            name = " ".join(tokens)
            self.organisations.setdefault(name.lower(), Entity(name, kind, tokens))
            return
        last = surname(tokens)
        entity = next((e for e in self.people[last] if _compatible(e.tokens, tokens)), None)
        if entity is None:
            entity = Entity(" ".join(tokens), "person", tokens)
            self.people[last].append(entity)
            self.given[tokens[0].lower()].append(entity)
        elif len(tokens) > len(entity.tokens):
            entity.tokens = tokens
            entity.name = " ".join(tokens)
        entity.n_full += 1
        entity.is_sure = entity.is_sure or bool(run.titles) or tokens[0].lower() in given_names() or self._titled[last] > 0
        self._learn(entity, run)

    def _kind(self, run: _Run) -> str:
        lower = [token.lower() for token in run.tokens]
        if run.titles and len(lower) <= 3:
            return "person"
        if any(word in organisation_words() for word in lower) and not (
            lower[0] in given_names() and lower[-1] not in organisation_words()
        ):
            return "organisation"
        before = self.straight[max(0, run.start - 4) : run.start].lower()
        if lower[0] in given_names():
            return "person"
        if any(word in places() for word in lower) or lower[0] in ("new", "north", "south", "west", "east", "san", "los", "white", "super"):
            return "place"
        if before.endswith("the ") or all(token.isupper() for token in run.tokens):
            return "organisation"
        return "person"

    def _learn(self, entity: Entity, run: _Run) -> None:
        """What stands beside the name: sex by title and given name, words of office, kinship."""
        for title in run.titles:
            sex = titles().get(title.lower(), "either")
            if sex != "either":
                entity.sex = sex
            entity.descriptors.add(title.lower())
        if not entity.sex:
            sex = given_names().get(entity.tokens[0].lower().rstrip("."), "")
            if sex in ("", "either") and len(entity.tokens) > 2:
                sex = given_names().get(entity.tokens[1].lower(), "")
            entity.sex = sex if sex in ("male", "female") else ""
        left = self.straight[max(0, run.start - 60) : run.start]
        left = left[max(left.rfind(mark) for mark in ".,;:\n\"(") + 1 :]
        words = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", left)[-5:]
        entity.is_relative = entity.is_relative or any(word.lower() in _KIN for word in words[-2:])
        premodifier = _premodifier(words)
        right = _APPOSITION.match(self.straight, run.end, run.end + 200)
        apposition = right.group(1) if right else ""
        entity.is_sure = entity.is_sure or bool(premodifier) or bool(apposition)
        entity.descriptors.update(word.lower() for word in premodifier)
        entity.descriptors.update(re.findall(r"[^\W_]+(?:-[^\W_]+)*", apposition.lower()))
        if not entity.role:
            title = " ".join([*premodifier, *run.titles]).strip()
            entity.role = apposition or (title if any(c.islower() for c in title) else "")
        for word in entity.descriptors:
            if word.endswith(("woman", "ress")) and word in role_nouns() and not entity.sex:
                entity.sex = "female"

    def entity(self, tokens: list[str], before: list[str], at: int) -> Entity | None:
        """The entity that a name written as `tokens` after the titles `before` means at offset `at`; None if unknown."""
        last = surname(tokens)
        sex = next((s for t in before if (s := titles().get(t.lower(), "")) in ("male", "female")), "")
        candidates = self.people.get(last, [])
        if len(tokens) > 1:
            for candidate in candidates:
                if _compatible(candidate.tokens, tuple(tokens)):
                    return candidate
            return self.organisations.get(" ".join(tokens).lower())
        candidates = [c for c in candidates if not (sex and c.sex and c.sex != sex)]
        if candidates:
            owner = self._owner(candidates, at)
            if sex and not owner.sex:
                owner.sex = sex
            return owner
        if tokens[0].lower() in self.organisations:
            return self.organisations[tokens[0].lower()]
        named = self.given.get(tokens[0].lower(), [])
        if named and not before:
            return named[0] if len(named) == 1 else max(named, key=lambda e: (e.first <= at, e.n_full))
        return self._single(tokens[0], before, sex)

    def _owner(self, candidates: list[Entity], at: int) -> Entity:
        """Whom a bare surname means among the people who carry it."""
        if len(candidates) == 1:
            return candidates[0]
        return max(candidates, key=lambda e: (not e.is_relative, e.n_full, -e.first))

    def _single(self, token: str, before: list[str], sex: str) -> Entity | None:
        """An entity for a name of one word that no longer form explains: "Mr. Peskov", "NATO"."""
        lower = token.lower()
        if lower in organisation_words() or (token.isupper() and len(token) > 2 and not before):
            return self.organisations.setdefault(lower, Entity(token, "organisation", (token,)))
        if lower in places() or (not before and self._titled[lower] == 0 and self._singles[lower] < 2):
            return None
        if not before and self._titled[lower] == 0 and lower not in given_names() and f" {lower} " in self.straight:
            return None
        entity = Entity(token, "person", (token,), sex=sex, is_sure=bool(before))
        entity.descriptors.update(title.lower() for title in before)
        self.people[lower].append(entity)
        return entity


_APPOSITION = re.compile(
    r"(?:,\s\d{1,3})?,\s((?:an?|the|his|her|its|their|who\s(?:is|was|heads|leads|runs)|chief|head|director|president|chairman|"
    r"former|senior|professor|founder|spokes\w+|leader|minister|secretary|executive|editor|mayor|governor|senator|owner|"
    r"co-\w+|vice|deputy|general|chair\w*|author|lawyer|attorney|economist|"
    r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)*'s)\b[^,.;:\n\"]{2,140})"
)


def _premodifier(words: list[str]) -> list[str]:
    """The trailing words of `words` that can describe a name right after them: "White House spokesman"."""
    kept: list[str] = []
    for word in reversed(words):
        lower = word.lower()
        if lower in _FUNCTION and lower not in ("former",) or lower.endswith(("'s", "ed", "ing")) and word.islower():
            break
        if not kept and word.islower() and lower not in role_nouns() and lower not in titles():
            break
        kept.append(word)
    return kept[::-1]


def _compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname can be the same person: initials and middle names may be missing."""
    first, second = _given(a), _given(b)
    if not first or not second:
        return True
    if first[0] == second[0] or first[0][0] == second[0][0] and min(len(first[0]), len(second[0])) <= 2:
        return True
    return set(first) <= set(second) or set(second) <= set(first) or _short(first[0], second[0])


def _given(tokens: tuple[str, ...]) -> list[str]:
    last = surname(tokens)
    return [t.lower() for t in tokens if t.lower() != last and t.lower() not in _SUFFIXES]


def _short(a: str, b: str) -> bool:
    """Whether one given name is a short form of the other by its first letters ("Ben", "Benjamin")."""
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))
