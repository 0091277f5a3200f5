"""What stands beside a name: office, kin, age, sex, and whether it speaks for a person or an organisation."""

import re
from collections import defaultdict

from analysis.attribution.cues import cue_verbs
from analysis.attribution.entities import Entity
from analysis.attribution.grammar import HONORIFICS, KIN, PERSONAL, is_auxiliary, role_nouns, titles
from analysis.attribution.name_runs import FUNCTION_WORDS, Run
from analysis.attribution.sexes import given_sex, word_sex
from analysis.text.lexicons import word_class

_KIN = KIN | {"sons", "daughters", "missus"}
_ROLE = (
    r"(?:spokes\w+|chief|executives?|chairman|boss|employees?|workers?|officials?|founder|directors?|manager|"
    r"staff|ceo)"
)
_ORGANISATION_AFTER = re.compile(
    rf"(?:'s)?\s(?:\w+\s)?{_ROLE}\b|,\swhich\b|'s\s(?:website|board|factory|share|shares)", re.I
)
_BEFORE_ORGANISATIONS = word_class("before_organisation")
_HEADED_BY = re.compile(
    r"\b(?:chief|executive|ceo|boss|head|director|manager|chair\w*|president|founder|owner|spokes\w+|employee|"
    r"analyst|economist|editor)s?\s(?:of|at|for)\s\Z",
    re.I,
)
_FOLLOWERS = re.compile(r"\s(?:camp|campaign|team|administration|family|supporters?|allies|aides?)\b")
_BEFORE_PLACES = frozenset("in near outside from across around".split())
_AGE_AFTER = re.compile(r",\s\d{1,3},")
_PERSON_AFTER = re.compile(r",\s(?:who\b|an?\s|(?:the\s)?(?:former\s)?[a-z-]+\s(?:of|at|for)\b)")
_APPOSITION = re.compile(
    r"(?:,\s\d{1,3})?,\s((?:an?|the|his|her|its|their|who\s(?:is|was|heads|leads|runs)|chief|head|director|president|"
    r"chairman|former|senior|professor|founder|spokes\w+|leader|minister|secretary|executive|editor|mayor|governor|"
    r"senator|owner|co-\w+|vice|deputy|general|chair\w*|author|lawyer|attorney|economist|managing|"
    r"[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+)*'s)\b[^,.;:\n\"]{2,140})"
)
_PARTY = re.compile(r"(?:,|\s\()\s?([RDI])-[A-Z]")  # "(D-Calif.)", ", R-Tex.,"
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}
_WORD = re.compile(r"[^\W_]+(?:['.-][^\W_]+)*\.?")
_OWNER = re.compile(
    r"\A(?:.*\w(?:'s|s')\s)|(?:\s(?:to|for)|,\swho\s(?:works|worked|speaks|acts)\sfor)\s(?:the|an?|his|her)\s.*|"
    r"(?<=staff)\s(?:of|at)\s.*"
)
_DESCRIPTOR = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AS_ROLE = re.compile(r"\sas\s((?:his|her|its|their|the|an?)\s[^,.;:\n\"]{2,40})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SENTENCE_END = re.compile(r"(?<=[a-z][.?!])\s|(?<=[?!])\s")
_APPOSED = re.compile(
    r"(?:\A|[.,;:\"]\s*|\b(?:and|but|that|by|to|from|with|when|while|as|of|for|against|about|like)\s)"
    r"((?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[A-Z][\w'-]*(?:\s[A-Z][\w'-]*){0,2}['’]s)\s[^,.;:\"]{2,90}),\s\Z"
)


def person_evidence(straight: str, body: list[Run]) -> dict[str, float]:
    """Name in lower case -> how much its surroundings speak for a person (positive) or not (negative)."""
    weights: dict[str, float] = defaultdict(float)
    roles = role_nouns()
    for run in body:
        start, end = run.start, run.end
        weight = 4 if run.titles and len(run.tokens) <= 3 else 0
        left = straight[max(0, start - 24) : start].rsplit(None, 1)
        word = left[-1] if left else ""
        if word.lower() in roles or word.endswith(",") and word[:-1].lower() in _KIN:
            weight += 3
        else:
            weight -= _against_person(straight, run, word)
        if _ORGANISATION_AFTER.match(straight, end - 2 * run.is_possessive, end + 40):
            weight -= 2
        elif straight.startswith(",", end):
            if _AGE_AFTER.match(straight, end, end + 8):
                weight += 4
            elif _PERSON_AFTER.match(straight, end, end + 60):
                weight += 2
        if weight:
            weights[" ".join(run.lower)] += weight
    return weights


def _against_person(straight: str, run: Run, word: str) -> int:
    """How much `word`, the last before the name, and what stands before it speak against a person."""
    is_thing = word == "The" and run.tokens[-1][-1:] == "s" and len(run.tokens) > 1
    if straight[run.start - 2 : run.start].isspace():
        return 0  # a blank line parts the two
    word = word if word.isalpha() else re.split(r"\W", word)[-1]
    if (is_thing or word in _BEFORE_ORGANISATIONS) and not _FOLLOWERS.match(straight, run.end):
        return 2
    if word.lower() in ("of", "at", "for") and _HEADED_BY.search(straight, max(0, run.start - 24), run.start):
        return 3
    return 1 if word in _BEFORE_PLACES else 0


def introduce(straight: str, entity: Entity, run: Run) -> None:
    """What stands beside the name: sex by title and given name, words of office, kinship."""
    _introduce_by_title(entity, run)
    left = straight[max(0, run.start - 110) : run.start]
    left = left[left.rfind("\n") + 1 :]
    head, _, title = left.rstrip().rpartition(" ")
    untitled = head + " " if title.lower() in titles() else left  # "the panel's chairman, Rep. Ann Lee"
    apposed = _APPOSED.search(untitled) if untitled[-2:-1] == "," else None
    clause = left[max(map(left.rfind, ',;:("')) + 1 :]
    if "." in clause or "?" in clause or "!" in clause:
        clause = _SENTENCE_END.split(clause)[-1]
    words = _WORD.findall(clause)[-5:]
    kin = next((lower for word in words[-2:] if (lower := word.lower()) in _KIN), "")
    entity.is_relative = entity.is_relative or bool(kin)
    entity.sex = entity.sex or word_sex(kin)
    premodifier = _premodifier(words)
    right = _APPOSITION.match(straight, run.end, run.end + 200)
    after = right.group(1) if right else ""
    before = apposed.group(1) if apposed and _names_role(apposed.group(1)) else ""
    entity.is_sure = entity.is_sure or bool(premodifier or after or before)
    kin_before = before.split()[-1].lower() if before else ""
    entity.is_relative = entity.is_relative or kin_before in _KIN and entity.n_full <= 1
    of_the_past = bool(premodifier and _YEAR.search(left) and _YEAR.search(_SENTENCE_END.split(left)[-1]))
    _introduce_by_what_follows(straight, entity, run)
    for phrase in (after, before, "" if of_the_past else " ".join(premodifier)):
        if phrase:
            own = _OWNER.sub("", phrase)  # whose lawyer or aide somebody is, that one is not
            entity.descriptors.update(_DESCRIPTOR.findall(own.lower()))
    entity.descriptors.update(
        [d[:-1] for d in entity.descriptors if d.endswith("s") and d[:-1] in role_nouns()]
    )
    if not entity.role:
        title = " ".join(premodifier or [title for title in run.titles if title.lower() not in HONORIFICS])
        entity.role = after or before or title
    if not entity.sex:
        shown = {sex for word in entity.descriptors if (sex := word_sex(word))}
        entity.sex = shown.pop() if len(shown) == 1 else ""


def _introduce_by_title(entity: Entity, run: Run) -> None:
    """Sex and office by the titles before the name, else the sex by the given name."""
    for title in run.titles:
        sex = titles().get(title.lower(), "either")
        if sex != "either":
            entity.sex = sex
        entity.descriptors.add(title.lower())
    entity.sex = entity.sex or given_sex(entity.tokens)


def _introduce_by_what_follows(straight: str, entity: Entity, run: Run) -> None:
    """What "as" or a party in brackets right after the name tells ("Ann Lee as mayor", "(D)")."""
    as_role = (
        _AS_ROLE.match(straight, run.end, run.end + 60) if straight.startswith(" as ", run.end) else None
    )
    if as_role is not None and _names_role(as_role[1]):
        entity.descriptors.update(_DESCRIPTOR.findall(as_role[1].lower()))
    party = _PARTY.match(straight, run.end, run.end + 8)
    if party is not None:
        entity.descriptors.add(_PARTIES[party[1]])


def _names_role(phrase: str) -> bool:
    """Whether a phrase tells what a person is: a noun phrase with a word for a role before its first
    preposition.
    """
    words = phrase.lower().replace("-", " ").split()
    if any(is_auxiliary(word) or word in PERSONAL for word in words):
        return False
    return any(word in role_nouns() or word in titles() for word in words)


def _premodifier(words: list[str]) -> list[str]:
    """The trailing words of `words` that can describe a name right after them: "White House spokesman"."""
    kept: list[str] = []
    for word, office in zip(reversed(words), [*words[-2::-1], ""], strict=False):
        lower = word.lower()
        if lower in ("for", "of") and kept and office.istitle() and office.lower() in titles():
            kept.append(word)  # "Minister for Sea Affairs Ann Lee"
            continue
        if lower in cue_verbs() and word.islower() or lower in HONORIFICS:
            break
        if (
            lower in FUNCTION_WORDS
            and lower != "former"
            or lower.endswith(("'s", "ed", "ing"))
            and word.islower()
        ):
            break
        if (
            not kept
            and word.islower()
            and lower.removesuffix("s") not in role_nouns()
            and lower not in titles()
        ):
            break
        kept.append(word)
    return kept[::-1]
