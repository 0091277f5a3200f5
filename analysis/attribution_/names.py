"""The people and organisations an article names: every form of a name gathered under one entity."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from analysis.cues import cue_verbs
from analysis.grammar import (
    AUXILIARIES,
    CALENDAR,
    COORDINATORS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    demonyms,
    given_names,
    is_adverb,
    is_auxiliary,
    organisation_words,
    places,
    role_nouns,
    titles,
)

_PARTICLES = r"(?:de|del|della|di|da|dos|du|la|le|van|von|der|den|bin|ibn|al|el|ben|y)"
_TITLE = r"(?:Mr|Mrs|Ms|Mx|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Prof|Adm|Cmdr|Maj|St|Jr|Sr)\."
_CAPITAL = rf"(?:(?:[A-Z]\.){{1,4}}|{_TITLE}|(?:al-|el-)?[^\W\d_a-zß-öø-ÿ][^\W_]*(?:['&-][^\W_]+)*)"
NAME_RUN = re.compile(
    rf"(?<![\w.@#/]){_CAPITAL}(?:\s(?:{_PARTICLES}\s){{0,2}}{_CAPITAL})*(?:,\s(?:Jr|Sr)\.)?"
)
_TOKEN = re.compile(r"[^\s,]+")
_HONORIFICS = frozenset("mr. mrs. ms. mx. mr mrs ms miss sir lady lord dame".split())
_SUFFIXES = frozenset("jr. sr. ii iii iv jr sr".split())
_KIN = frozenset(
    "wife husband son daughter brother sister mother father nephew niece cousin uncle aunt widow sons daughters missus mum "
    "dad".split()
)
_FUNCTION = (
    DETERMINERS | PREPOSITIONS | PERSONAL | RELATIVE | SUBORDINATORS | COORDINATORS | POSSESSIVES | CALENDAR
    | (AUXILIARIES - {"will", "may", "must", "might"})
    | frozenset("it there here now then today yesterday not what asked still even also yes no well so just i'm it's i".split())
)  # fmt: skip
_VERB_NEXT = re.compile(r"(?:,[^,.]{1,80},|\s\([^)]{1,40}\))?\s([a-z]{2,})\b")
_ROLE = r"(?:spokes\w+|chief|executives?|chairman|boss|employees?|workers?|officials?|founder|directors?|manager|staff|ceo)"
_ORGANISATION_AFTER = re.compile(rf"(?:'s)?\s(?:\w+\s)?{_ROLE}\b|,\swhich\b|'s\s(?:website|board|factory|share|shares)", re.I)
_ORGANISATION_BEFORE = re.compile(
    r"\b(?:at|the|maker|makers|company|firm|club|group|chain|giant|startup|retailer|bank|charity|manufacturer|of\sthe|"
    r"supplier|developer|operator|paper|magazine|newspaper|network|website)\s\Z"
)
_PLACE_BEFORE = re.compile(r"\b(?:in|near|outside|from|to|across|around)\s\Z")
_AGE_AFTER = re.compile(r",\s\d{1,3},")
_PERSON_AFTER = re.compile(r",\s(?:who\b|an?\s|(?:the\s)?(?:former\s)?[a-z-]+\s(?:of|at|for)\b)")
_APPOSITION = re.compile(
    r"(?:,\s\d{1,3})?,\s((?:an?|the|his|her|its|their|who\s(?:is|was|heads|leads|runs)|chief|head|director|president|"
    r"chairman|former|senior|professor|founder|spokes\w+|leader|minister|secretary|executive|editor|mayor|governor|"
    r"senator|owner|co-\w+|vice|deputy|general|chair\w*|author|lawyer|attorney|economist|managing|"
    r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)*'s)\b[^,.;:\n\"]{2,140})"
)
_APPOSED = re.compile(r"(?:\A|[.,;:\"]\s*|\b(?:and|but|that|by|to|from|with|when|while|as)\s)((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[A-Z][\w'-]*'s)\s[^,.;:\"]{2,90}),\s\Z")


@dataclass(slots=True, eq=False)
class Entity:
    """A person, organisation or unnamed source of one article.

    `sex`: "male", "female" or "" as far as the article and the given name show it; `descriptors`: words in lower case that
    the article puts beside the name; `role`: the words by which it introduces the name; `is_sure`: something besides two
    capitals shows that it is a person.
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
class Run:
    """A name as written: titles before it, its tokens, whether it is possessive."""

    start: int
    end: int
    titles: list[str]
    tokens: list[str]
    is_possessive: bool


def runs(straight: str, start: int, end: int) -> list[Run]:
    """Runs of capitalised words in `straight[start:end]`, cut into titles and name."""
    found: list[Run] = []
    for match in NAME_RUN.finditer(straight, start, end):
        offset = match.start()
        for first, last, before, tokens, is_possessive in _split(match.group()):
            found.append(Run(offset + first, offset + last, before, tokens, is_possessive))
    return found


@lru_cache(maxsize=8192)
def _split(run: str) -> list[tuple[int, int, list[str], list[str], bool]]:
    """The names in a run of capitalised words: offsets in it, titles before, tokens, whether possessive."""
    found: list[tuple[int, int, list[str], list[str], bool]] = []
    current: list[tuple[int, str]] = []
    before: list[str] = []
    matches = list(_TOKEN.finditer(run))
    for number, match in enumerate(matches):
        token = match.group()
        lower = token.lower()
        if not current and lower in role_nouns() and number + 2 < len(matches) and lower not in given_names():
            before.append(token)
            continue
        if lower in _FUNCTION and not (current and token.islower()):
            _close(found, current, before)
            current, before = [], []
            continue
        possessive = token.endswith(("'s", "'"))
        bare = token[:-2] if token.endswith("'s") else token.rstrip("'")
        following = matches[number + 1].group().lower() if number + 1 < len(matches) else ""
        if current and following and _is_headline_verb(lower):
            _close(found, current, before)
            current, before = [], []
            continue
        is_title = bare.lower() in titles() or lower.endswith("-elect")
        is_surname = bool(current) and not following and current[-1][1].lower() in given_names()
        if is_title and not (current and (following in organisation_words() or possessive) or is_surname):
            before = [*before, *(word for _, word in current), bare] if not possessive else []
            current = []
            continue
        current.append((match.start(), bare))
        if possessive:
            _close(found, current, before, match.end())
            current, before = [], []
    _close(found, current, before)
    return found


def _close(found: list, current: list[tuple[int, str]], before: list[str], end: int = 0) -> None:
    while current and current[-1][1].islower():
        current.pop()
    if current:
        current = _without_headline(current)
        last = current[-1]
        tokens = [token for _, token in current]
        found.append((current[0][0], end or last[0] + len(last[1]), before, tokens, end > 0))


def _is_headline_verb(word: str) -> bool:
    """Whether a word inside a run of capitals is the verb of a headline ("Hale Says Budget Fails")."""
    verb = cue_verbs().get(word)
    return verb is not None and verb.shape in ("s", "ing")


def _without_headline(current: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A name of three words or more without those that a headline puts before the given name."""
    if len(current) < 3 or current[0][1].lower() in given_names():
        return current
    for at in range(1, len(current) - 1):
        if current[at][1].lower() in given_names() and current[at][1].lower() not in organisation_words():
            return current[at:]
    return current


def surname(tokens: list[str] | tuple[str, ...]) -> str:
    """The last token of a name that is no generational suffix, in lower case."""
    for token in reversed(tokens):
        if token.lower() not in _SUFFIXES:
            return token.lower()
    return tokens[-1].lower()


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
        self._known: dict[tuple[str, ...], Entity | None] = {}
        body = [run for span in spans for run in runs(straight, *span)]
        in_headings = [run for span in headings or [] for run in runs(straight, *span)]
        self._titled = Counter(surname(run.tokens) for run in body if run.titles)
        self._singles = Counter(run.tokens[0].lower() for run in body if len(run.tokens) == 1)
        self._evidence = self._weigh(body)
        full = [run for run in body if len(run.tokens) > 1]
        clear = [run for run in full if run.titles or self._begins_with_given_name(run)]
        clear += [run for run in in_headings if len(run.tokens) == 2 and run.tokens[0].lower() in given_names()]
        for run in clear:
            self._add_full(run)
        rest = [run for run in full if not (run.titles or self._begins_with_given_name(run))]
        for run in sorted(rest, key=lambda run: _ADJECTIVE.match(run.tokens[0].lower()) is not None):
            if not self._is_adjective(run):
                self._add_full(run)
        for run in sorted(body + in_headings, key=lambda run: run.start):
            self._mention(run)

    def _mention(self, run: Run) -> None:
        key = (*run.titles, "", *run.tokens)
        if key not in self._known:
            self._known[key] = self.entity(run.tokens, run.titles, run.start)
        entity = self._known[key]
        if entity is None:
            return
        follows = not run.is_possessive and self._precedes_verb(run)
        entity.first = min(entity.first, run.start)
        is_contracted = run.is_possessive and _CONTRACTED.match(self.straight, run.end) is not None
        self.mentions.append(
            Mention(run.start, run.end, entity, follows or is_contracted, run.is_possessive and not is_contracted)
        )

    def _precedes_verb(self, run: Run) -> bool:
        """Whether the name looks like the subject of the verb after it."""
        left = self.straight[max(0, run.start - 14) : run.start].rstrip()
        word = re.search(r"[\w']*\Z", left)[0].lower()
        if word in PREPOSITIONS and word not in SUBORDINATORS or word.endswith(("ing", "told", "asked")):
            return False
        match = _VERB_NEXT.match(self.straight, run.end, run.end + 120)
        if match is None:
            return False
        following = match.group(1)
        singular = following.removesuffix("s")
        return not (
            following in PREPOSITIONS or following in COORDINATORS or following in SUBORDINATORS or following in RELATIVE
            or singular in role_nouns() or singular in organisation_words() or following in organisation_words()
        )  # fmt: skip

    def _weigh(self, body: list[Run]) -> dict[str, float]:
        """Name in lower case -> how much its surroundings speak for a person (positive) or not (negative)."""
        weights: dict[str, float] = defaultdict(float)
        for run in body:
            name = " ".join(run.tokens).lower()
            if run.titles and len(run.tokens) <= 3:
                weights[name] += 4
            left = self.straight[max(0, run.start - 24) : run.start]
            word = left.rsplit(None, 1)[-1].lower() if left.strip() else ""
            if word in role_nouns():
                weights[name] += 3
            elif _ORGANISATION_BEFORE.search(left):
                weights[name] -= 2
            elif _PLACE_BEFORE.search(left):
                weights[name] -= 1
            if _ORGANISATION_AFTER.match(self.straight, run.end - 2 * run.is_possessive, run.end + 40):
                weights[name] -= 2
            elif _AGE_AFTER.match(self.straight, run.end, run.end + 8):
                weights[name] += 4
            elif _PERSON_AFTER.match(self.straight, run.end, run.end + 60):
                weights[name] += 1
        return weights

    def _begins_with_given_name(self, run: Run) -> bool:
        return run.tokens[0].lower() in given_names() and run.tokens[0].lower() not in AUXILIARIES

    def _is_adjective(self, run: Run) -> bool:
        """Whether the first of two words only describes a person known by the second ("Angry Edna", "Crooked Hale")."""
        if len(run.tokens) != 2:
            return False
        first, last = run.tokens[0].lower(), run.tokens[1].lower()
        is_known = last in self.given or any(len(entity.tokens) > 1 for entity in self.people.get(last, []))
        return is_known and (first in AUXILIARIES or _ADJECTIVE.match(first) is not None)

    def _add_full(self, run: Run) -> None:
        """Enter a name of several words; the same person under another form of it is not entered twice."""
        tokens = tuple(run.tokens)
        name = " ".join(tokens)
        kind = self._kind(run)
        if kind == "place" or name.lower() in self.organisations:
            return
        last = surname(tokens)
        entity = next((e for e in self.people[last] if _compatible(e.tokens, tokens)), None)
        if kind == "organisation" and entity is None:
            organisation = Entity(name, kind, tokens)
            self.organisations[name.lower()] = organisation
            if self._singles[tokens[0].lower()] and tokens[0].lower() not in places() | given_names().keys():
                self.organisations.setdefault(tokens[0].lower(), organisation)
            return
        if entity is None:
            entity = Entity(name, "person", tokens)
            self.people[last].append(entity)
            self.given[tokens[0].lower()].append(entity)
        elif len(tokens) > len(entity.tokens):
            entity.tokens, entity.name = tokens, name
        entity.n_full += 1
        entity.is_sure = (
            entity.is_sure or bool(run.titles) or tokens[0].lower() in given_names() or self._titled[last] > 0
            or self._evidence[name.lower()] > 1 or self._singles[last] > 1
        )  # fmt: skip
        self._learn(entity, run)

    def _kind(self, run: Run) -> str:
        lower = [token.lower() for token in run.tokens]
        if run.titles and len(lower) <= 3:
            return "person"
        is_given = lower[0] in given_names()
        if any(word in organisation_words() for word in lower) and not (is_given and lower[-1] not in organisation_words()):
            return "organisation"
        if is_given and lower[-1] not in places():
            return "person"
        if lower[-1] in places() or lower[0] in _COMPASS or (lower[0] in places() and not is_given):
            return "place"
        evidence = self._evidence[" ".join(lower)]
        if self._singles[lower[0]] >= 2 and self._singles[lower[-1]] == 0:
            evidence -= 2
        if self._singles[lower[-1]] > 0 or self._titled[lower[-1]] > 0:
            evidence += 2
        if evidence < 0 or all(token.isupper() for token in run.tokens):
            return "organisation"
        return "person"

    def _learn(self, entity: Entity, run: Run) -> None:
        """What stands beside the name: sex by title and given name, words of office, kinship."""
        for title in run.titles:
            sex = titles().get(title.lower(), "either")
            if sex != "either":
                entity.sex = sex
            entity.descriptors.add(title.lower())
        if not entity.sex:
            entity.sex = _given_sex(entity.tokens)
        left = self.straight[max(0, run.start - 110) : run.start]
        left = left[left.rfind("\n") + 1 :]
        apposed = _APPOSED.search(left)
        clause = left[max(left.rfind(mark) for mark in ',;:("') + 1 :]
        words = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", clause)[-5:]
        kin = next((word.lower() for word in words[-2:] if word.lower() in _KIN), "")
        entity.is_relative = entity.is_relative or bool(kin)
        entity.sex = entity.sex or role_sex(kin)
        premodifier = _premodifier(words)
        right = _APPOSITION.match(self.straight, run.end, run.end + 200)
        after = right.group(1) if right else ""
        before = apposed.group(1) if apposed and _names_role(apposed.group(1)) else ""
        entity.is_sure = entity.is_sure or bool(premodifier or after or before)
        for phrase in (after, before, " ".join(premodifier)):
            entity.descriptors.update(re.findall(r"[^\W_]+(?:-[^\W_]+)*", phrase.lower()))
        entity.descriptors.update([d[:-1] for d in entity.descriptors if d.endswith("s") and d[:-1] in role_nouns()])
        if not entity.role:
            title = " ".join(premodifier or [title for title in run.titles if title.lower() not in _HONORIFICS])
            entity.role = after or before or title
        if not entity.sex:
            entity.sex = next((sex for word in entity.descriptors if (sex := role_sex(word))), "")

    def entity(self, tokens: list[str], before: list[str], at: int) -> Entity | None:
        """The entity that a name written as `tokens` after the titles `before` means at offset `at`; None if unknown."""
        last = surname(tokens)
        sex = next((s for t in before if (s := titles().get(t.lower(), "")) in ("male", "female")), "")
        candidates = self.people.get(last, [])
        if len(tokens) > 1:
            return self._full(tokens, candidates)
        candidates = [c for c in candidates if not (sex and c.sex and c.sex != sex)]
        if candidates:
            owner = max(candidates, key=lambda e: (not e.is_relative, e.n_full, -e.first))
            owner.sex = owner.sex or sex
            return owner
        if tokens[0].lower() in self.organisations:
            return self.organisations[tokens[0].lower()]
        named = self.given.get(tokens[0].lower(), [])
        if named and not before:
            return max(named, key=lambda e: (e.first <= at, e.n_full))
        return self._single(tokens[0], before, sex)

    def _full(self, tokens: list[str], candidates: list[Entity]) -> Entity | None:
        """The entity for a name of several words; a nickname before a given name ("Big Sam") counts as the given name."""
        for candidate in candidates:
            if _compatible(candidate.tokens, tuple(tokens)):
                return candidate
        if len(tokens) == 2 and candidates and (_ADJECTIVE.match(tokens[0].lower()) or tokens[0].lower() in AUXILIARIES):
            return max(candidates, key=lambda e: (not e.is_relative, e.n_full, -e.first))
        organisation = self.organisations.get(" ".join(tokens).lower())
        if organisation is None and len(tokens) == 2 and len(self.given.get(tokens[1].lower(), [])) == 1:
            return self.given[tokens[1].lower()][0]
        return organisation

    def _single(self, token: str, before: list[str], sex: str) -> Entity | None:
        """An entity for a name of one word that no longer form explains: "Mr. Peskov", "NATO"."""
        lower = token.lower()
        if lower in organisation_words() or (token.isupper() and len(token) > 2 and not before):
            return self.organisations.setdefault(lower, Entity(token, "organisation", (token,)))
        if not before and self._titled[lower] == 0:
            if lower == "may" or is_adverb(lower) or lower.removesuffix("s") in demonyms() or lower in places() or self._singles[lower] < 2 and lower not in given_names():
                return None
            if lower not in given_names() and f" {lower} " in self.straight:
                return None
            if self._evidence[lower] < 0:
                return self.organisations.setdefault(lower, Entity(token, "organisation", (token,)))
        entity = Entity(token, "person", (token,), sex=sex or _given_sex((token,)), is_sure=bool(before))
        entity.descriptors.update(title.lower() for title in before)
        self.people[lower].append(entity)
        return entity


_ADJECTIVE = re.compile(
    r"(?:\w+(?:ed|ing|ful|less|ous|ish|some|ry|ty|ky|ly)|big|little|brave|proud|poor|young|old|sad|mad|tiny|bad|good|super|dear)\Z"
)
_CONTRACTED = re.compile(r"\s(?:been|not|also|already|going|just|never|always|still|\w{3,}ing)\b")
_COMPASS = frozenset("new north south west east san los white super grand capitol northern southern eastern western central".split())
_FEMALE = re.compile(r"(?:woman|girl|mother|daughter|sister|wife|actress|widow|aunt|niece|mom|grandma|queen|duchess|mum|missus)\Z")
_MALE = re.compile(r"(?:(?<!wo)man|boy|father|son|brother|husband|actor|widower|uncle|nephew|dad|grandpa|king|duke)\Z")


def role_sex(word: str) -> str:
    """The sex a role noun shows: "spokeswoman" female, "chairman" male, most "" (none)."""
    if word not in role_nouns() and word not in titles():
        return ""
    return "female" if _FEMALE.search(word) else "male" if _MALE.search(word) else ""


def _given_sex(tokens: tuple[str, ...]) -> str:
    """The sex of a person by the first given name that shows it."""
    for token in tokens[: max(1, len(tokens) - 1)]:
        sex = given_names().get(token.lower().rstrip("."), "")
        if sex in ("male", "female"):
            return sex
    return ""


@cache
def _sex_by_ending() -> dict[str, str]:
    """The last two letters of a given name -> the sex that three in four of the listed names so ending show."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for name, sex in given_names().items():
        counts[name[-2:]][sex] += 1
    leaning = {}
    for ending, by_sex in counts.items():
        sex, n = by_sex.most_common(1)[0]
        if n >= 0.75 * by_sex.total() and by_sex.total() >= 8:
            leaning[ending] = sex
    return leaning


def sex_leaning(entity: Entity) -> str:
    """What the ending of an unlisted given name suggests: "female", "male" or ""."""
    return _sex_by_ending().get(entity.tokens[0].lower()[-2:], "") if len(entity.tokens) > 1 else ""


def _names_role(phrase: str) -> bool:
    """Whether a phrase tells what a person is: a noun phrase with a word for a role before its first preposition."""
    words = phrase.lower().replace("-", " ").split()
    if any(is_auxiliary(word) or word in PERSONAL for word in words):
        return False
    return any(word in role_nouns() or word in titles() for word in words)


def _premodifier(words: list[str]) -> list[str]:
    """The trailing words of `words` that can describe a name right after them: "White House spokesman"."""
    kept: list[str] = []
    for word in reversed(words):
        lower = word.lower()
        if lower in _FUNCTION and lower != "former" or lower.endswith(("'s", "ed", "ing")) and word.islower():
            break
        if not kept and word.islower() and lower.removesuffix("s") not in role_nouns() and lower not in titles():
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
    return set(first) <= set(second) or set(second) <= set(first) or _is_short_form(first[0], second[0])


def _given(tokens: tuple[str, ...]) -> list[str]:
    last = surname(tokens)
    return [token.lower() for token in tokens if token.lower() != last and token.lower() not in _SUFFIXES]


def _is_short_form(a: str, b: str) -> bool:
    """Whether one given name is a short form of the other by its first letters ("Ben", "Benjamin")."""
    return min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a))
