"""The people and organisations an article names: every form of a name gathered under one entity."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter
from os.path import commonprefix

from analysis.attribution.entities import Entity, Mention, given_sex, is_given_name, word_sex
from analysis.attribution.grammar import (
    AUXILIARIES,
    CUE_NOUNS,
    DEMONYMS,
    GIVEN_NAMES,
    HONORIFICS,
    KIN,
    NAME_LINKS,
    ORGANISATION_WORDS,
    PLACES,
    ROLE_NOUNS,
    THINGS,
    TITLES,
    Tag,
    names_people,
    tags_of,
)
from analysis.attribution.introductions import introduce, person_evidence
from analysis.attribution.name_runs import Run, Tokens, are_compatible, runs, surname
from analysis.text.familiar import is_familiar
from analysis.text.lexicons import classed_word_list, word_class, word_list

_VERB_NEXT = re.compile(
    r"(?:,[^,.]{1,80},|(,)|\s\([^)]{1,40}\)|\s[–—-]\s[^.–—]{1,60}\s[–—-](?=\s))?"
    r"(\s(?:later|also|then|now|still))?\s([a-z]{2,})\b"
)
_KIN = "|".join(sorted(KIN))
_SHOWN = re.compile(  # "Wati, 45, …", "Wati, Lund's widow, …"
    rf",\s(?:\d{{2}},|(?:(?:[A-Z][\w-]*\s)*[A-Z][\w-]*'s|his|her|their|an?)\s(?:\w+\s)?(?:{_KIN})\b)"
)
_RELATED = re.compile(  # "her son, [Wati]", "her sister-in-law [Kim]"
    rf"['HhTt](?:(?<=')s|(?<=\b[Hh])(?:is|er)|(?<=\b[Tt])heir)\s(?:[a-z]+\s)?({_KIN})(?:-in-law)?,?\s\Z"
)
_ADJECTIVE = re.compile(
    r"(?:\w+(?:ed|ing|ful|less|ous|ish|some|ry|ty|ky|ly)|big|little|brave|proud|poor|young|old|sad|mad|tiny|bad|"
    r"good|super|dear)\Z"
)
_WORD_END = re.compile(r"[\w']*\Z")
_NO_VERBS = (
    Tag.PREPOSITION | Tag.COORDINATOR | Tag.SUBORDINATOR | Tag.RELATIVE | Tag.PRONOUN | Tag.TIME | Tag.PEOPLE
)
_CONTRACTED = re.compile(r"\s(?:been|not|also|already|going|just|never|always|still|\w{3,}ing)\b")
_ACRONYM = re.compile(r"\b(?!III\b)[A-Z]{3,}\b")
# People of one surname that are looked at, so that thousands of them still take time in proportion.
_MOST_BEARERS, _COMPARED = 8, 40
_WITH_GIVEN = frozenset("king queen prince princess pope sir dame brother sister".split())
_SURNAMES = frozenset("fox house post banks chambers".split())  # of the words that name an organisation
_SYLLABLES = re.compile(r"[A-Z][a-z]{1,5}-(?:[a-z]{0,4}[aeiouywhnmkl]|[a-z]{1,3}ng)\Z")  # "Park Min-jung"
_ARTICLES = ("the ", "The ", "a ", "A ")
_PLAIN = frozenset("mr. mrs. ms. mx. mr mrs ms miss".split())
_KEPT = frozenset("senator sen. dr dr. professor prof judge justice sir lord dame lady".split())
_PRONOUN_AFTER = re.compile(r"(?=[hswi])\b(?:he|his|him|she|her|who|it|its|which)\b", re.I)
_NEAR = 100  # characters
_WORD_FORM = re.compile(
    r"(?!al-|el-)[\w-]{2,}(?:ing|ed|ly|tion|ship|ness)\Z|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?\Z"
)
_PARTNER = re.compile(r"(?:\A|[.,;:\"]\s?|\n|\b[a-z]+\s)([A-ZÀ-ÞĀ-Ž][a-z]+)\sand\s\Z")
_LONGEST_PARTNER = 40  # characters
_ALIAS = re.compile(
    r",?\s\(?(?:aka|a\.k\.a\.|(?:also\s|better\s)?known\s(?:\w+\s)?as|nicknamed|born)\s\"?(?=[A-Z])"
)
_BEFORE_THINGS = frozenset("the a an on in at into via this it its during".split())
_BEFORE_FAR = frozenset("from for to near against joined left of between outside".split())
_COMPASS = word_class("place_opener")
_PARTICLES = NAME_LINKS - GIVEN_NAMES.keys()  # also with a capital
_FOR = re.compile(r"\s(?:of|for)\s")
_LEADS = word_class("lead_in")
_DOUBLED = re.compile(r"(.)\1*")
_NO_VOWELS = str.maketrans("", "", "aeiouy")
_COMPANY = -2  # the evidence of one word for an organisation before a name


def is_no_name(lower: str) -> bool:
    """Whether a word alone is one for people, or a form that sentences begin with ("Adding …")."""
    singular = lower[:-3] + "y" if lower.endswith("ies") else lower.removesuffix("s")
    is_people = singular in ROLE_NOUNS or singular == "authority" or lower in word_list("people_words")
    return is_people or lower in CUE_NOUNS or _WORD_FORM.match(lower) is not None


def _is_no_name(straight: str, run: Run) -> bool:
    """Whether the words are the title of a work ("“Tides” director") or of a section ("OPINION: …")."""
    opens = straight.endswith(('"', '"The '), 0, run.start)
    is_lead = run.lower[0] in _LEADS and run.tokens[0].isupper()
    return is_lead or opens and straight.startswith(('"', ',"', '."'), run.end)


def _may_describe(word: str) -> bool:
    """Whether a capital before a name can be a word that only describes who bears it: "Angry", "Will"."""
    return word in AUXILIARIES or word in ROLE_NOUNS or _ADJECTIVE.match(word) is not None


def _is_surname(tokens: Tokens) -> bool:
    """Whether nothing but particles stands before the last word: "de Hale"."""
    return all(token in NAME_LINKS or token.lower() in _PARTICLES for token in tokens[:-1])


def _clearness(run: Run) -> int:
    """The order in which names are entered: 0 for what is clearly a person's … 3 for "de Hale"."""
    if _is_surname(run.tokens):
        return 3
    if run.titles or is_given_name(run.lower[0]) and run.lower[0] not in AUXILIARIES:
        return 0
    return 1 + _may_describe(run.lower[0])


def _skeleton(lower: str) -> str:
    """The consonants of a word, doubled ones once: what a slip of the pen leaves."""
    return "".join(_DOUBLED.findall(lower[:1] + lower[1:].translate(_NO_VOWELS)))


def _is_misspelt(lower: str, name: str) -> bool:
    """Whether one letter inside or the order of two parts the word from the name ("Karazi", "Karrazi")."""
    same = len(commonprefix([lower, name])) + len(commonprefix([lower[::-1], name[::-1]]))
    is_near = same >= max(len(lower), len(name)) - 1 or sorted(lower) == sorted(name)
    return is_near and len(lower) > 4 and lower[-1] == name[-1]  # not "Green", "Greene"


def _is_plural(token: str) -> bool:
    """Whether capitals stand for several people or things: "MPs", "CEOs"."""
    return token[-1:] == "s" and token[:-1].isupper() and len(token) > 2


def _is_called(entity: Entity, before: Tokens) -> bool:
    """Whether the title is the person's: "Senator Hale" is the senator, "Ms Hale" another Hale than her."""
    offices = {title.lower() for title in before} - _PLAIN
    return bool(offices & entity.descriptors) if offices else not (before and entity.descriptors & _KEPT)


class NameIndex:
    """All names of one article: mentions in text order, and the entity for a name written any way."""

    def __init__(
        self, straight: str, spans: Sequence[tuple[int, int]], headings: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.straight = straight
        self.people: dict[str, list[Entity]] = defaultdict(list)
        self.given: dict[str, list[Entity]] = defaultdict(list)
        self._middle: dict[str, list[Entity]] = defaultdict(list)
        self._alike: dict[str, list[Entity]] = defaultdict(list)
        self.organisations: dict[str, Entity] = {}
        self._written: dict[Tokens, Entity] = {}
        self._begins: dict[Tokens, list[Entity]] = defaultdict(list)  # two words -> whose names they begin
        self.mentions: list[Mention] = []
        self._short: dict[str, list[tuple[Tokens, Tokens]]] = defaultdict(list)
        self._known: dict[tuple[Tokens, Tokens], Entity | None] = {}
        self._begun: dict[str, list[Run]] = defaultdict(list)  # first word -> the names that it begins
        self._alone: dict[str, list[Run]] = defaultdict(list)
        body = [run for span in spans for run in self._runs(*span) if not _is_no_name(straight, run)]
        in_headings = [run for span in headings for run in self._runs(*span)]
        titled = [run for run in body if run.titles]
        self._titled = {surname(run.tokens) for run in titled}
        styled = (run for run in titled if not HONORIFICS.isdisjoint(map(str.lower, run.titles)))
        self._styled = {surname(run.tokens) for run in styled}
        for run in body:
            self._begun[run.lower[0]].append(run)
            if len(run.lower) == 1:
                self._alone[run.lower[0]].append(run)
        full = [run for run in body if len(run.tokens) > 1]
        self._evidence = person_evidence(straight, self._in_doubt(body, full))
        full += [run for run in in_headings if len(run.lower) == 2 and run.lower[0] in GIVEN_NAMES]
        for run in sorted(full, key=_clearness):
            if not self._is_adjective(run):
                self._add_full(run)
        for run in full:
            self._add_partner(run)
        for tokens, entity in self._written.items():
            self._alike[_skeleton(tokens[-1].lower())].append(entity)
            for word in tokens[1:-1]:
                self._middle[word.lower()].append(entity)
        for run in sorted(body + in_headings, key=attrgetter("start")):
            if run.lower[0] in self._begun or not "".join(run.tokens).isupper():
                self._mention(run)  # not "drops ACORNS on cars" in a headline

    def _runs(self, start: int, end: int) -> list[Run]:
        """The names of a paragraph; none where all of it is in capitals, which tell no name from a word."""
        is_loud = self.straight[start:end].isupper() and not self.straight.isupper()
        return [] if is_loud else runs(self.straight, start, end)

    def _in_doubt(self, body: list[Run], full: list[Run]) -> list[Run]:
        """The names whose surroundings are asked about: not a word that stands once with a capital."""
        known = {run.lower[0] for run in full}.union(word for word, at in self._alone.items() if len(at) > 1)
        return [
            run for run in body if len(run.lower) > 1 or run.lower[0] in known or run.lower[0] in GIVEN_NAMES
        ]

    def _mention(self, run: Run) -> None:
        key = run.titles, run.tokens
        if key in self._known:
            entity = self._known[key]
        else:
            entity = self._known[key] = self.entity(run.tokens, run.titles, run.start)
            if len(run.tokens) == 1:
                self._short[run.lower[0]].append(key)
            elif entity is not None and run.start < entity.first_full:
                entity.first_full = run.start
                # the surname alone may now mean another
                if len(self.people.get(run.lower[-1], ())) <= _MOST_BEARERS:
                    for short in self._short.pop(run.lower[-1], ()):
                        del self._known[short]
        if entity is None:
            return
        entity.descriptors.update(map(str.lower, run.titles))
        if self.straight.startswith((" administration", " presidency", " White House"), run.end):
            entity.descriptors.add("president")
        entity.first = min(entity.first, run.start)
        is_subject = self._precedes_verb(run)
        is_possessive = run.is_possessive and not is_subject
        entity.n_named += 1
        left = self.straight[max(0, run.start - 9) : run.start].lower()
        before = left.rpartition(" ")[0].rpartition(" ")[2]
        entity.n_far += before in _BEFORE_FAR
        entity.n_thing += before in _BEFORE_THINGS
        entity.n_subject += is_subject
        self.mentions.append(Mention(run.start, run.end, entity, is_subject, is_possessive))

    def _precedes_verb(self, run: Run) -> bool:
        """Whether the name looks like the subject of the verb after it or contracted with it."""
        if run.is_possessive:
            return _CONTRACTED.match(self.straight, run.end) is not None
        match = _VERB_NEXT.match(self.straight, run.end, run.end + 120)
        if match is None:
            return False
        following = tags_of(match[3])
        is_finite = (
            following & (Tag.FINITE_CUE | Tag.CLOSED_VERB | Tag.AUXILIARY) or match[2] and following & Tag.ED
        )
        if following & _NO_VERBS or match[1] and not is_finite:
            return False  # "A nurse, Ann Hale, told"
        left = self.straight[max(0, run.start - 14) : run.start].split()
        last = _WORD_END.search(left[-1]) if left else None
        word = last[0].lower() if last else ""
        is_object = tags_of(word) & (Tag.PREPOSITION | Tag.SUBORDINATOR) == Tag.PREPOSITION
        return not (is_object or word.endswith(("ing", "told", "asked")))

    def _is_adjective(self, run: Run) -> bool:
        """Whether the first of two words describes a person known by the second ("Crooked Hale")."""
        if len(run.tokens) != 2 or not _may_describe(run.lower[0]) or _clearness(run) == 0:
            return False
        last = run.lower[1]
        return last in self.given or any(len(entity.tokens) > 1 for entity in self.people.get(last, []))

    def _add_full(self, run: Run) -> None:
        """Enter a name of several words; the same person under another form of it is not entered twice."""
        tokens = run.tokens
        name = " ".join(tokens)
        kind = self._kind(run) if tokens not in self._written else "person"
        if kind == "place" or name.lower() in self.organisations:
            return
        last = surname(tokens)
        if self.people[last] and _is_surname(tokens):
            return  # "Mr de Hale": one of those named in full
        entity = self._bearer(tokens, self.people[last])
        if kind == "organisation" and entity is None:
            organisation = self.organisation(name)
            first = run.lower[0]
            is_short = self._alone[first] and first not in PLACES and first not in GIVEN_NAMES
            if is_short and self._evidence[first] < 1:  # not "Hale" of "the Hale administration"
                self.organisations.setdefault(first, organisation)
            if last[-1] == "s" and self._alone[last]:  # "the Comets"
                self.organisations.setdefault(last, organisation)
            return
        if entity is None:
            entity = Entity(name, "person", tokens)
            self.people[last].append(entity)
            self._written[tokens] = entity
            if len(tokens) > 2 and not tags_of(last) & (Tag.CUE | Tag.CLOSED_VERB):
                self._begins[tokens[:2]].append(entity)
            self.given[run.lower[0]].append(entity)
        elif len(tokens) > len(entity.tokens):
            entity.tokens, entity.name = tokens, name
        alias = _ALIAS.match(self.straight, run.end, run.end + 40)
        if alias is not None and (also := runs(self.straight, alias.end(), alias.end() + 40)):
            alike = self.people[surname(also[0].tokens)]
            alike[:] = [e for e in alike if e is entity or e.tokens != also[0].tokens]
            self._written[also[0].tokens] = entity
        entity.n_full += 1
        entity.is_sure = (
            entity.is_sure or bool(run.titles) or is_given_name(run.lower[0]) or last in self._titled
            or self._evidence[name.lower()] > 1
            or max(len(self._alone[last]), len(self._alone[run.lower[0]])) > 1
        )  # fmt: skip
        introduce(self.straight, entity, run)

    def _add_partner(self, run: Run) -> None:
        """Enter who shares the surname after "and" ("Lisa and Dan Hale")."""
        if len(run.tokens) != 2 or len(run.lower[1]) < 2 or not self.straight.endswith("and ", 0, run.start):
            return
        partner = _PARTNER.search(self.straight, max(0, run.start - _LONGEST_PARTNER), run.start)
        if partner is None or not is_given_name(partner[1].lower()):
            return
        tokens = (partner[1], run.tokens[1])
        known = self.people[run.lower[1]]
        if known and self._bearer(tokens, known) is None:
            entity = Entity(" ".join(tokens), "person", tokens, sex=given_sex(tokens), is_sure=True)
            entity.first = entity.first_full = partner.start(1)
            known.append(entity)
            self.given[tokens[0].lower()].append(entity)

    def _kind(self, run: Run) -> str:
        lower = run.lower
        is_given = is_given_name(lower[0])
        if "&" in lower:
            return "organisation"
        if len(lower) == 2 and _SYLLABLES.match(run.tokens[1]):
            return "person"
        if self._is_thing(run, is_given) or _is_plural(run.tokens[-1]):
            return "place"
        if any(word in ORGANISATION_WORDS for word in lower) and not (
            (is_given or lower[-1] in self._styled)
            and (lower[-1] not in ORGANISATION_WORDS or len(lower) == 2 and self._is_surname(*lower))
        ):
            return "organisation"
        is_called = is_given and self._evidence[" ".join(lower)] > _COMPANY  # not "the company Noble Tide"
        if is_called and (lower[-1] not in PLACES or len(lower) == 2 and self._seen_as_person(lower) >= 0):
            return "person"  # "Jack London", where nothing speaks against it
        if _ACRONYM.search(" ".join(run.tokens)):
            return "organisation"
        is_plural = lower[-1][-1] == "s" and lower[-1] not in PLACES
        is_team = lower[0] in PLACES and self.straight[max(0, run.start - 4) : run.start].lower() == "the "
        if is_plural and (is_team or len(lower) > 2 and lower[0] in _COMPASS):
            return "organisation"  # "the Los Angeles Comets"
        is_in_place = lower[-1] in PLACES and lower[-1] not in self._styled
        if is_in_place or lower[0] in _COMPASS or lower[0] in PLACES and not is_given:
            return "place"
        if all(token.isupper() for token in run.tokens):
            return "organisation"
        is_adjective = lower[0] in DEMONYMS  # "the Islamic Front", but "Spaniard Ruiz"
        is_adjective |= not is_given and lower[-1] in DEMONYMS  # "Native American"
        return "organisation" if self._seen_as_person(lower) < is_adjective else "person"

    def _seen_as_person(self, lower: Sequence[str]) -> float:
        """How much the article's other uses of a name's words speak for a person (positive) or not."""
        evidence = self._evidence[" ".join(lower)] + max(0, self._evidence[lower[0]])
        if self.people[lower[-1]]:
            evidence += 2
        if len(self._alone[lower[0]]) >= 2 and not self._alone[lower[-1]]:
            evidence += 2 * self._goes_by(lower[0])
        if self._alone[lower[-1]] or lower[-1] in self._titled:
            evidence += 2
        return evidence

    def _goes_by(self, first: str) -> int:
        """1 where pronouns after a given name show a person ("he", "she"), -1 where they show a firm."""
        counts = Counter(
            pronoun.group().lower() in ("it", "its", "which")
            for run in self._begun[first][:_COMPARED]
            if not run.tokens[0].isupper()
            for pronoun in _PRONOUN_AFTER.finditer(self.straight, run.end, run.end + _NEAR)
        )
        return (counts[False] > 2 * counts[True]) - (counts[True] > 2 * counts[False])

    def _is_surname(self, first: str, last: str) -> bool:
        """Whether a word for organisations is a surname: "Liam Fox", not in "Hale Foundation"."""
        is_given = len(self._alone[first]) > 1 and first not in PLACES and not self.people.get(first)
        is_bare = any(not self.straight.endswith(_ARTICLES, 0, run.start) for run in self._alone[last])
        return last in _SURNAMES or is_given or is_bare or last in self._titled

    def _is_thing(self, run: Run, is_given: bool) -> bool:
        """Whether a name of several words is that of a place, an event or a rule ("Marsh Bridge")."""
        first, last = run.lower[0], run.lower[-1]
        if last not in THINGS or run.titles:
            return False
        if last not in classed_word_list("thing_words")["surname"]:
            return True
        if not is_given:  # "Bear Woods", who is "Woods" later, and not "the Woods"
            return len(self._alone[last]) < 2 or self._evidence[last] < 0
        known = self.given.get(first, ())
        return len(known) == 1

    def organisation(self, name: str, kind: str = "organisation") -> Entity:
        """The organisation (or "several" people) of this name, also without its owner ("the department")."""
        key = name.lower()
        if key in self.organisations or kind != "organisation":
            return self.organisations.setdefault(key, Entity(name, kind, tuple(name.split())))
        first, _, rest = key.partition("'s " if "'s " in key else " ")
        is_led = " " in rest and (first in DEMONYMS or first in PLACES or "'s " in key)
        known = self.organisations.get(rest) if is_led else None
        if known is None or known.name.lower() != rest:
            known = Entity(name, kind, tuple(name.split()))
        known.name, known.tokens = name, tuple(name.split())
        self.organisations[key] = known
        for short in (rest if is_led else "", _FOR.split(key, maxsplit=1)[0]):
            if " " in short:
                self.organisations.setdefault(short, known)
        return known

    def entity(self, tokens: Tokens, before: Tokens, at: int) -> Entity | None:
        """The entity that `tokens` after the titles `before` mean at offset `at`; None if unknown."""
        last = surname(tokens)
        candidates = self.people.get(last, ())
        if len(tokens) > 1 and not (candidates and _is_surname(tokens)):
            return self._full(tokens, candidates, at)
        sex = ""
        if before:
            sex = next((s for t in before if (s := TITLES.get(t.lower(), "")) in ("male", "female")), "")
            candidates = [c for c in candidates if not (sex and c.sex and c.sex != sex)]
        if candidates:
            owner = max(
                candidates,
                key=lambda e: (
                    _is_called(e, before),
                    sex != "" and e.sex == sex and e.first_full < at,
                    not e.is_relative,
                    e.first_full < at,
                    -e.first,
                ),
            )
        elif last in self.organisations:
            return self.organisations[last]
        else:
            named = [e for e in self.given.get(last, ()) if not (sex and e.sex and e.sex != sex)]
            if not named or before and before[-1].lower() not in _WITH_GIVEN and len(named) > 1:
                return self._single(tokens[0], before, sex, at)
            owner = max(named, key=lambda e: (e.first <= at, e.n_full))
        owner.sex = owner.sex or sex
        return owner

    def _full(self, tokens: Tokens, candidates: Sequence[Entity], at: int) -> Entity | None:
        """The entity for several words; one that only describes counts for nothing ("Crooked Hale")."""
        known = self.organisations.get(" ".join(tokens).lower())
        if (bearer := self._bearer(tokens, candidates)) is not None:
            return bearer if known is None or bearer.is_sure else known
        first, is_led = tokens[0].lower(), len(tokens) == 2
        is_known = bool(candidates) or len(self.given.get(tokens[-1].lower(), ())) == 1
        if is_led and is_known and _may_describe(first):
            return self.entity(tokens[1:], (), at)
        return known

    def _bearer(self, tokens: Tokens, candidates: Sequence[Entity]) -> Entity | None:
        """The person among those with the surname who can bear the full name."""
        for candidate in candidates[:_COMPARED]:
            if are_compatible(candidate.tokens, tokens):
                return candidate
        longer = self._begins.get(tokens, ())  # "Suk Bahadur" is "Suk Bahadur Torvan"
        return self._written.get(tokens) or (longer[0] if len(longer) == 1 else None)

    def _single(self, token: str, before: Tokens, sex: str, at: int) -> Entity | None:
        """An entity for one word that no longer form explains: "Mr. Peskov", "NATO", "the firm Orr"."""
        lower = token.lower()
        if _is_plural(token) or token == "PM":
            return None
        is_acronym = token.isupper() and token.replace("-", "").isalpha() and len(token) > 1
        is_acronym = is_acronym and lower not in ("us", "uk")
        if lower in ORGANISATION_WORDS or is_acronym and not before:
            return self.organisation(token)
        if not (before or lower in PLACES or is_given_name(lower) or is_no_name(lower)):
            alike = [
                e for e in self._alike.get(_skeleton(lower), ()) if _is_misspelt(lower, e.tokens[-1].lower())
            ]
            if len(alike) == 1:
                return alike[0]
        end = at + len(token)
        is_aged = self.straight.endswith("-year-old ", 0, at) and self.straight[end : end + 1] in ",.;"
        kin = _RELATED.search(self.straight, max(0, at - 40), at)
        is_shown = is_aged or kin is not None or _SHOWN.match(self.straight, end) is not None
        sex = sex or (word_sex(kin[1]) if kin else "")
        if not before and lower not in self._titled:
            noun = self._noun_before(at)
            is_given = lower in GIVEN_NAMES
            is_word = lower == "may" or tags_of(lower) & Tag.ADVERB or lower in PLACES or lower in THINGS
            is_word = is_word or lower in DEMONYMS or lower.removesuffix("s") in DEMONYMS
            is_once = len(self._alone[lower]) < 2 and not (is_given or names_people(noun) or is_shown)
            is_once = is_once and lower not in self._middle
            is_meant = is_shown or self._evidence[lower] > 0 or self._says(lower)
            is_plain = is_familiar(lower) and not is_meant or is_no_name(lower) or self.is_common(lower)
            if is_word or is_once or is_plain and not is_given:
                return None
            if self._evidence[lower] < 0 or noun in ORGANISATION_WORDS:
                return self.organisation(token)
        if len(bearers := self._middle.get(lower, [])) == 1:  # "Gómez" of "Ana Gómez Ruiz"
            return bearers[0]
        is_sure = bool(before) or is_shown or self._evidence[lower] > 0
        name = f"{before[-1]} {token}" if before and self.people[lower] else token  # another of the surname
        entity = Entity(name, "person", (token,), sex=sex or given_sex((token,)), is_sure=is_sure)
        entity.descriptors.update(title.lower() for title in before)
        self.people[lower].append(entity)
        return entity

    def _says(self, lower: str) -> bool:
        """Whether a word alone is once the subject of a verb of saying: "Banks said", not "Phone"."""
        nexts = (_VERB_NEXT.match(self.straight, run.end) for run in self._alone[lower][:_COMPARED])
        return any(following and tags_of(following[3]) & Tag.FINITE_CUE for following in nexts)

    def _noun_before(self, at: int) -> str:
        """The small word that says what the name at `at` is ("the news agency [X]"); "" if none."""
        word = self.straight[max(0, at - 24) : at].rpartition(" ")[0].rpartition(" ")[2]
        return word if word.islower() and word not in CUE_NOUNS else ""

    def is_common(self, lower: str) -> bool:
        """Whether the article also writes the word in lower case, between two spaces."""
        return f" {lower} " in self.straight and lower.isascii() and lower.isalpha()
