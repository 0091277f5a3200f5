"""The people and organisations an article names: every form of a name gathered under one entity."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from operator import attrgetter

from analysis.attribution.entities import Entity, Mention, given_sex, is_given_name, word_sex
from analysis.attribution.grammar import (
    CUE_NOUNS,
    DEMONYMS,
    GIVEN_NAMES,
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
from analysis.attribution.phrases import NUMBERS
from analysis.text.familiar import is_familiar
from analysis.text.lexicons import classed_word_list, word_class, word_list

_VERB_NEXT = re.compile(
    r"(?:,[^,.]{1,80},|(,)|\s\([^)]{1,40}\)|\s[–—-]\s[^.–—]{1,60}\s[–—-](?=\s))?"
    r"(\s(?:later|also|then|now|still|yesterday|on\s[A-Z]\w+day))?\s([a-z]{2,})\b"
)
_KIN = "|".join(sorted(KIN))
_SHOWN = re.compile(  # "Wati, 45, …", "Wati, Lund's widow, …"
    rf"\*?,\s(?:(?:\d\d?|{'|'.join(sorted(NUMBERS))}),"
    rf"|(?:(?:[A-Z][\w-]*\s)*[A-Z][\w-]*'s|his|her|their|an?)\s(?:\w+\s)?(?:{_KIN})\b)"
)
_RELATED = re.compile(  # "her son, [Wati]", "her sister-in-law [Kim]"
    rf"['HhTt](?:(?<=')s|(?<=\b[Hh])(?:is|er)|(?<=\b[Tt])heir)\s(?:[a-z]+\s)?({_KIN})(?:-in-law)?,?\s\Z"
)
_DESCRIBING = re.compile(r"\w{3,}(?:ed|ing|ky|ry)\Z")
_WORD_END = re.compile(r"[\w']*\Z")
_NO_VERBS = (
    Tag.PREPOSITION | Tag.COORDINATOR | Tag.SUBORDINATOR | Tag.RELATIVE | Tag.PRONOUN | Tag.TIME | Tag.PEOPLE
)
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")
# People of one surname that are looked at, so that thousands of them still take time in proportion.
_MOST_BEARERS, _COMPARED = 8, 40
_SURNAMES = frozenset("fox house post banks chambers".split())  # of the words that name an organisation
_SYLLABLES = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,5}")  # "Park Min-jung"
_ARTICLES = ("the ", "The ", "a ", "A ")
_PRONOUN_AFTER = re.compile(r"(?=[hswi])\b(?:he|his|him|she|her|who|it|its|which)\b", re.I)
_NEAR = 100  # characters
_WORD_FORM = re.compile(
    r"(?!al-|el-)[\w-]{2,}(?:ing|ed|ly|tion|ship|ness)\Z|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?\Z"
)
_BEFORE_THINGS = frozenset("the a an on in at into via this it its during".split())
_BEFORE_FAR = frozenset("from for to near against joined left of between outside".split())
_NO_NAMES = frozenset("may less hq tv q dna vip ai gdp gps ipo etf id url usb pdf hiv".split())
_BODIES, _PLACE_OPENERS = word_class("body"), word_class("place_opener")
_LEADING = NAME_LINKS | ROLE_NOUNS
_STATION = re.compile(r"[A-Z]{2,}\d{1,2}")  # "ABC15"
_FOR = re.compile(r"\s(?:of|for)\s")
_ALIAS = re.compile(r",?\s\(?(?:the\s[a-z]+\s)?(?:aka|(?:better\s)?known\sas)\s\"?([A-Z][\w. ]*)\"?[,)]")
_PARTNER = re.compile(r"(?:\A|[.,;:\"]\s?|\n|\b[a-z]+\s)([A-ZÀ-ÞĀ-Ž][a-z]+)\sand\s\Z")
_LONGEST_ALIAS, _LONGEST_PARTNER = 60, 40  # characters
_CLOSING = frozenset("international daily weekly".split())  # of a name that is a body's
_LONGEST_STATE = 4  # letters of "UAE said"
_COMPANY = -2  # the evidence of one word for an organisation before a name


def is_no_name(lower: str) -> bool:
    """Whether a word alone is one for people, or a form that sentences begin with ("Adding …")."""
    is_people = lower.removesuffix("s") in ROLE_NOUNS or lower in word_list("people_words")
    return is_people or lower in CUE_NOUNS or lower in _NO_NAMES or _WORD_FORM.match(lower) is not None


def _is_other_word(lower: str) -> bool:
    """Whether a word alone is no person's name: an adverb, a place, a thing, a people."""
    is_word = tags_of(lower) & Tag.ADVERB or lower in PLACES or lower in THINGS
    return bool(is_word) or lower in DEMONYMS or lower.removesuffix("s") in DEMONYMS


def names_group(lower: Tokens) -> bool:
    """Whether a name in lower case is one for people of a kind: "Orby County Supervisors"."""
    is_plural = lower[-1][-1] == "s" and (lower[-1][:-1] in ROLE_NOUNS or lower[-1][:-1] in DEMONYMS)
    return is_plural and (not is_given_name(lower[0]) or lower[0] in PLACES)


def _is_surname(tokens: Tokens) -> bool:
    """Whether only words that lead to a name stand before the last: "de Hale", "Plucky Ann"."""
    leading = [token.lower() for token in tokens[:-1] if token.lower() not in GIVEN_NAMES]
    return len(leading) == len(tokens) - 1 and all(w in _LEADING or _DESCRIBING.match(w) for w in leading)


def _is_unclear(run: Run) -> bool:
    """Whether neither a title nor a given name shows a person's name: such names are entered last."""
    return not (run.titles or is_given_name(run.lower[0]))


class NameIndex:
    """All names of one article: mentions in text order, and the entity for a name written any way."""

    def __init__(
        self, straight: str, spans: Sequence[tuple[int, int]], headings: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.straight = straight
        self.people: dict[str, list[Entity]] = defaultdict(list)
        self.given: dict[str, list[Entity]] = defaultdict(list)
        self._middle: dict[str, set[Entity]] = defaultdict(set)
        self.organisations: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self._short: dict[str, list[tuple[Tokens, Tokens]]] = defaultdict(list)
        self._known: dict[tuple[Tokens, Tokens], Entity | None] = {}
        self._begun: dict[str, list[Run]] = defaultdict(list)  # first word -> the names that it begins
        self._alone: dict[str, list[Run]] = defaultdict(list)
        body = [run for span in spans for run in self._runs(*span)]
        body = [run for run in body if not straight.endswith("Born ", 0, run.start)]
        in_headings = [run for span in headings for run in self._runs(*span)]
        self._titled = {surname(run.tokens) for run in body if run.titles}
        for run in body:
            self._begun[run.lower[0]].append(run)
            if len(run.lower) == 1:
                self._alone[run.lower[0]].append(run)
        full = [run for run in body if len(run.tokens) > 1]
        known = {run.lower for run in full}
        for run in in_headings:  # "Theresa Hale quits", who is only "Hale" below
            if len(run.lower) == 2 and is_given_name(run.lower[0]) and run.lower not in known:
                full += [run] if run.lower[1] in self._alone else []
        self._evidence = person_evidence(straight, body)
        for run in sorted(full, key=_is_unclear):
            self._add_full(run)
        for run in full:
            self._add_partner(run)
        for run in sorted(body + in_headings, key=attrgetter("start")):
            if run.lower[0] in self._begun or not "".join(run.tokens).isupper():
                self._mention(run)  # not "drops ACORNS on cars" in a headline

    def _runs(self, start: int, end: int) -> list[Run]:
        """The names of a paragraph; none where all of it is in capitals, which tell no name from a word."""
        return [] if self.straight[start:end].isupper() else runs(self.straight, start, end)

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
        if run.titles:
            entity.descriptors.update(map(str.lower, run.titles))
        entity.first = min(entity.first, run.start)
        is_subject = self._precedes_verb(run)
        entity.n_named += 1
        left = self.straight[max(0, run.start - 9) : run.start].lower()
        before = left.rpartition(" ")[0].rpartition(" ")[2]
        if not entity.n_full and before in ROLE_NOUNS:
            entity.descriptors.add(before)  # "pop star Ida", where no name is longer
        entity.n_far += before in _BEFORE_FAR
        entity.n_thing += before in _BEFORE_THINGS
        entity.n_subject += is_subject
        self.mentions.append(Mention(run.start, run.end, entity, is_subject, run.is_possessive))

    def _precedes_verb(self, run: Run) -> bool:
        """Whether the name looks like the subject of the verb after it."""
        match = None if run.is_possessive else _VERB_NEXT.match(self.straight, run.end, run.end + 120)
        if match is None:
            return False
        following = tags_of(match[3])
        is_finite = following & (Tag.FINITE_CUE | Tag.CLOSED_VERB | Tag.AUXILIARY) or match[2]
        is_apposed = self.straight.endswith(", ", 0, run.start) and following & Tag.ED
        if following & _NO_VERBS or match[1] and not (is_finite or is_apposed):
            return False  # "A nurse, Ann Hale, told"
        left = self.straight[max(0, run.start - 14) : run.start].split()
        last = _WORD_END.search(left[-1]) if left else None
        word = last[0].lower() if last else ""
        is_object = tags_of(word) & (Tag.PREPOSITION | Tag.SUBORDINATOR) == Tag.PREPOSITION
        return not (is_object or word.endswith(("ing", "told", "asked")))

    def _add_full(self, run: Run) -> None:
        """Enter a name of several words; the same person under another form of it is not entered twice."""
        tokens = run.tokens
        name = " ".join(tokens)
        kind = self._kind(run)
        if kind == "place" or name.lower() in self.organisations:
            return
        last = surname(tokens)
        if (self.people[last] or self.given.get(last)) and _is_surname(tokens):
            return  # "Mr de Hale": one of those named in full
        if kind == "organisation":
            organisation = self.organisation(name)
            first = run.lower[0]
            is_name = self._alone[first] and first not in PLACES and first not in DEMONYMS
            if is_name and self._goes_by(first) < 1:  # "Noble" of "Noble Tide"
                whole = self.organisation(run.tokens[0]) if last in _BODIES else organisation
                self.organisations.setdefault(first, whole)  # not "the Noble Trade Ministry"
            if last[-1] == "s" and self._alone[last]:  # "the Comets"
                self.organisations.setdefault(last, organisation)
            return
        entity = self._bearer(tokens, self.people[last])
        if entity is None:
            entity = Entity(name, "person", tokens)
            self.people[last].append(entity)
            self.given[run.lower[0]].append(entity)
        elif len(tokens) > len(entity.tokens):
            entity.tokens, entity.name = tokens, name
        if (alias := _ALIAS.match(self.straight, run.end, run.end + _LONGEST_ALIAS)) is not None:
            self.organisations[alias[1].lower()] = entity
            self.given[alias[1].lower().split()[0]].append(entity)
        for word in run.lower[1:-1]:
            self._middle[word].add(entity)
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
        if "&" in lower or not lower[-1].isdecimal() and any(map(str.isdigit, lower[-1])):
            return "organisation"  # "Tidair TA8501"
        if "-" in lower[-1] and _SYLLABLES.fullmatch(" ".join(run.tokens)):
            return "person"
        if self._is_thing(run, is_given):
            return "place"
        is_body = lower[-1] in _CLOSING or not ORGANISATION_WORDS.isdisjoint(lower)
        if is_body and not (is_given and len(lower) == 2 and self._is_surname(lower[1])):
            return "organisation"
        if names_group(lower) and not self._is_team(run):
            return "place"
        if is_given and self._evidence[" ".join(lower)] > _COMPANY:
            return "person"  # not in "the company Noble Tide"
        if self._is_team(run) or _ACRONYM.search(" ".join(run.tokens)):
            return "organisation"
        if lower[-1] in PLACES or lower[0] in _PLACE_OPENERS or lower[0] in PLACES:
            return "place"
        is_plain = lower[0] in DEMONYMS or lower[-1] in DEMONYMS or all(map(is_familiar, lower))
        if self._seen_as_person(lower) >= is_plain:
            return "person"  # "Spaniard Ruiz"
        return "place" if lower[-1] in DEMONYMS else "organisation"  # "Native American", "the Islamic Front"

    def _is_team(self, run: Run) -> bool:
        """Whether it always has "the", as a team or paper: "the Orb Comets", not "the Ann Higgs case"."""
        first, last = run.lower[0], run.lower[-1]
        if last in PLACES or is_given_name(first) and first not in PLACES:
            return False
        if last[-1] != "s" and (self._alone[last] or first in PLACES or first in _PLACE_OPENERS):
            return False
        same = [one for one in self._begun[first][:_COMPARED] if one.lower == run.lower]
        return all(self.straight.endswith(("the ", "The "), 0, one.start) for one in same)

    def _seen_as_person(self, lower: Sequence[str]) -> float:
        """How much the article's other uses of a name's words speak for a person (positive) or not."""
        evidence = self._evidence[" ".join(lower)] + max(0, self._evidence[lower[0]])
        if self.people[lower[-1]]:
            evidence += 2
        if len(self._alone[lower[0]]) >= 2 and lower[0] not in DEMONYMS:
            evidence += 2 * self._goes_by(lower[0])
        if self._alone[lower[-1]] and lower[-1] not in DEMONYMS or lower[-1] in self._titled:
            evidence += 2
        return evidence

    def _goes_by(self, first: str) -> int:
        """1 where pronouns after a given name show a person ("he", "she"), -1 where they show a firm."""
        counts = Counter(
            pronoun.group().lower() in ("it", "its", "which")
            for run in self._begun[first][:_COMPARED]
            if run.is_possessive or self._precedes_verb(run)
            for pronoun in _PRONOUN_AFTER.finditer(self.straight, run.end, run.end + _NEAR)
        )
        return (counts[False] > 1 + 2 * counts[True]) - (counts[True] > 2 * counts[False])

    def _is_surname(self, last: str) -> bool:
        """Whether a word for organisations is a surname: "Liam Fox", not in "Hale Foundation"."""
        bare = (not self.straight.endswith(_ARTICLES, 0, run.start) for run in self._alone[last])
        return last in _SURNAMES or any(bare)

    def _is_thing(self, run: Run, is_given: bool) -> bool:
        """Whether a name of several words is that of a place, an event or a rule ("Marsh Bridge")."""
        first, last = run.lower[0], run.lower[-1]
        if last not in THINGS or last not in classed_word_list("thing_words")["surname"]:
            return last in THINGS
        if is_given:
            return len(self.given.get(first, ())) == 1
        return len(self._alone[last]) < 2  # "Bear Woods", who is "Woods" later

    def organisation(self, name: str, kind: str = "organisation") -> Entity:
        """The organisation (or "several" people) of this name, also without its owner ("the department")."""
        key = name.lower()
        known = self.organisations.setdefault(key, Entity(name, kind, tuple(name.split())))
        short = _FOR.split(key, maxsplit=1)[0]
        if " " in short:
            self.organisations.setdefault(short, known)
        return known

    def entity(self, tokens: Tokens, before: Tokens, at: int) -> Entity | None:
        """The entity that `tokens` after the titles `before` mean at offset `at`; None if unknown."""
        last = surname(tokens)
        candidates = self.people.get(last, ())
        if len(tokens) > 1 and not ((candidates or self.given.get(last)) and _is_surname(tokens)):
            return self._full(tokens, candidates)
        sex = ""
        if before:
            sex = next((s for t in before if (s := TITLES.get(t.lower(), "")) in ("male", "female")), "")
            candidates = [c for c in candidates if not (sex and c.sex and c.sex != sex)]
        if candidates:
            owner = max(candidates, key=lambda e: (e.first_full < at, sex in ("", e.sex), -e.first))
        elif last in self.organisations:
            return self.organisations[last]
        else:
            named = self.given.get(last, ())
            if not named:
                return self._single(tokens[0], before, sex, at)
            owner = max(named, key=lambda e: (e.first <= at, e.n_full))
        owner.sex = owner.sex or sex
        return owner

    def _full(self, tokens: Tokens, candidates: Sequence[Entity]) -> Entity | None:
        """The entity for several words."""
        return self._bearer(tokens, candidates) or self.organisations.get(" ".join(tokens).lower())

    def _bearer(self, tokens: Tokens, candidates: Sequence[Entity]) -> Entity | None:
        """The person among those with the surname who can bear the full name."""
        for candidate in candidates[:_COMPARED]:
            if are_compatible(candidate.tokens, tokens):
                return candidate
        alike = self.given.get(tokens[0].lower(), ())[:_COMPARED]  # "Suk Bahadur" is "Suk Bahadur Torvan"
        longer = [e for e in alike if e.tokens[:2] == tokens and not tags_of(e.tokens[-1]) & Tag.CUE]
        return longer[0] if len(longer) == 1 else None

    def _single(self, token: str, before: Tokens, sex: str, at: int) -> Entity | None:
        """An entity for one word that no longer form explains: "Mr. Peskov", "NATO", "the firm Orr"."""
        lower = token.lower()
        if not before and (lower in _NO_NAMES or token.isupper() and lower in ROLE_NOUNS):
            return None  # also "the SVP"
        is_acronym = token.isupper() and token.replace("-", "").isalpha() and lower not in ("us", "uk")
        is_acronym = is_acronym and not (lower in PLACES and len(token) > _LONGEST_STATE)  # "ORBY ? The …"
        is_acronym = is_acronym or _STATION.fullmatch(token) is not None
        if lower in ORGANISATION_WORDS or is_acronym:
            return self.organisation(token)
        is_bare = not before and lower not in self._titled
        if is_bare and _is_other_word(lower):
            return None
        end = at + len(token)
        kin = _RELATED.search(self.straight, max(0, at - 40), at)
        is_shown = kin is not None or _SHOWN.match(self.straight, end) is not None
        is_aged = self.straight.endswith("-year-old ", 0, at)
        is_shown = is_shown or is_aged or self._evidence[lower] > 2  # "the coach Hale"
        sex = sex or (word_sex(kin[1]) if kin else "")
        if is_bare:
            is_given = lower in GIVEN_NAMES
            noun = self._noun_before(at)
            is_once = len(self._alone[lower]) < 2 and not (is_given or names_people(noun) or is_shown)
            is_meant = is_shown or self._evidence[lower] > 0
            if is_once and lower not in self._middle or not is_given and self._is_plain(lower, is_meant):
                return None
            if self._evidence[lower] < 0 or noun in ORGANISATION_WORDS:
                return self.organisation(token)  # "drivers' group Orr"
        if len(bearers := self._middle.get(lower, ())) == 1:  # "Gómez" of "Ana Gómez Ruiz"
            return next(iter(bearers))
        is_sure = bool(before) or is_shown or self._evidence[lower] > 0 or self._goes_by(lower) > 0
        name = f"{before[-1]} {token}" if before and self.people[lower] else token  # another of the surname
        entity = Entity(name, "person", (token,), sex=sex or given_sex((token,)), is_sure=is_sure)
        entity.descriptors.update([title.lower() for title in before] + ([kin[1]] if kin else []))
        self.people[lower].append(entity)
        return entity

    def _noun_before(self, at: int) -> str:
        """The small word that says what the name at `at` is ("the news agency [X]"); "" if none."""
        word = self.straight[max(0, at - 24) : at].rpartition(" ")[0].rpartition(" ")[2]
        return word if word.islower() and word not in CUE_NOUNS else ""

    def _is_plain(self, lower: str, is_meant: bool) -> bool:
        """Whether a word with a capital is none of a name, for all the article shows."""
        return not is_meant and is_familiar(lower) or is_no_name(lower) or self.is_common(lower)

    def is_common(self, lower: str) -> bool:
        """Whether the article also writes the word in lower case, between two spaces."""
        return f" {lower} " in self.straight
