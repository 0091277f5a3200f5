"""Names as written: runs of capitalised words cut into titles and name."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from analysis.attribution.grammar import (
    AUXILIARIES,
    CALENDAR,
    COORDINATORS,
    CUE_VERBS,
    DETERMINERS,
    GIVEN_NAMES,
    HONORIFICS,
    KIN,
    NAME_LINKS,
    ORGANISATION_WORDS,
    PERSONAL,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    ROLE_NOUNS,
    SUBORDINATORS,
    TITLES,
    Tag,
    tags_of,
)
from analysis.text.lexicons import word_class

_BEHIND = r"(?<=\b(?:{})\.)"
_PARTICLES = rf"(?:(?:{'|'.join(sorted(NAME_LINKS))}|'t)\s){{0,2}}"
# For speed: a class or a letter first, and `(?:x|)` for `(?:x)?`.
_CAPITAL = r"[^ -@\W\d_a-zß-öø-ÿ]"
_ABBREVIATED = {title[:-1] for title in TITLES if title.endswith(".")} | {"ma", "st", "sta", "sto", "jr"}
_SAME_LENGTH = ("|".join(same) for _, same in groupby(sorted(_ABBREVIATED, key=len), len))
_DOT = rf"(?:\.(?i:{'|'.join(map(_BEHIND.format, _SAME_LENGTH))})|)"
_PARTS = r"(?:['&-][^\W_]+(?:['&-][^\W_]+)*|)"
_REST = rf"[^\W_]*{_PARTS}(?:\.com\b|'(?<=s')(?=\s[A-Z])|)"  # "Orb.com", "Teachers' Union"
_AFTER_CAPITAL = rf"(?:\.(?<=[A-Z]\.)(?:[A-Z]\.){{0,3}}|{_REST}{_DOT})"
_WORD = rf"(?:al-|el-|){_CAPITAL}{_AFTER_CAPITAL}"
_ASIDE = r"[\"']\w+(?:\s\w+)?[\"']"
_MORE = rf"(?:\s(?:\s(?<=\s[A-Z]\.\s\s)|)(?:{_ASIDE}\s|){_PARTICLES}{_WORD})*(?:,\s(?:Jr|Sr)\.|)"
_NAME = re.compile(rf"{_CAPITAL}(?<![\w.@#/].){_AFTER_CAPITAL}{_MORE}")
_TOKEN = re.compile(rf"({_ASIDE})(?=\s)|[^\s,]+")
_DATES = frozenset("may april june august sunday monday friday".split())  # also given names
_DATED = re.compile(
    r"(?:\b(?:in|on|since|until|till|by|from|of|for|and|last|early|late|mid|this|next|every|an?|the|his|her|its|"
    r"their)[\s-]|\d\s)\Z",
    re.I,
)
_FIELDS = word_class("field")
_PORTFOLIOS = _FIELDS | {"state", "home", "foreign", "homeland"}
_POST = re.compile(  # "Minister for Trade, Roads and [Tides Ann Hale]"
    r"(?:Secretary|Minister)\s(?:of|for)\s(?:(?:(?:[a-z]+,?\s){1,4}and|Home|Foreign|Homeland|State\sfor)\s)?\Z",
    re.I,
)
_QUESTION = re.compile(r"[^.!?:\n]*\?")
_MEMBERS = ROLE_NOUNS | {"people", "women", "children"}
_MINISTERS = frozenset("minister secretary commissioner".split())
_LONGEST_ACRONYM = 3
_LONGEST_LINK = 5  # characters: " and "
SUFFIXES = frozenset("jr. sr. ii iii iv jr sr".split())
POSTNOMINALS = frozenset(
    "QC KC SC BL MP MSP MEP TD MLA SAN MBE OBE CBE KBE PhD MD JD RN DDS DVM CPA PsyD EdD Esq".split()
)
_SUFFIXED = frozenset("ag dc sr sr.".split())  # "Hale AG", "Washington DC"
_CHILD_OF = frozenset("bin binti bint ibn".split())
_NO_ROLE = _CHILD_OF | {"without"}  # "Doctors Without Borders"
_FIRMS = frozenset("drugmaker carmaker chipmaker supermarket".split())
_IN_NAMES = frozenset(["One", "Nor", "Without"])  # "Mars One", "Doctors Without Borders"
_IN_BODIES = frozenset("justice general premier".split())  # "Justice Department", "General Motors"
_GIVEN_TOO = frozenset("dean earl".split())
_PLACE_FIRST = word_class("place_first")
_BODIES = word_class("body")
_NATIONALS = word_class("national") - GIVEN_NAMES.keys()  # "Spaniard Juan Hale", not "Dane Hale"
_OF_BODIES = _BODIES | word_class("body_of")
_HAILING = ("-born", "-based", "-raised", "-bred", "-educated", "-trained", "-year-old")  # "Harrow-born Hale"
FUNCTION_WORDS = (
    DETERMINERS | PREPOSITIONS | PERSONAL | RELATIVE | SUBORDINATORS | COORDINATORS | POSSESSIVES | CALENDAR
    | (AUXILIARIES - {"will", "may", "must", "might"})
    | frozenset("it there here now then today yesterday not what asked still even also yes no".split())
    | frozenset("okay ok well so just i'm it's i neither later earlier meanwhile however recently".split())
    | {"maybe", "perhaps", "says", "said", "adds", "added"}
)  # fmt: skip


Tokens = tuple[str, ...]


@dataclass(slots=True)
class Run:
    """A name as written: titles before it, its tokens, whether it is possessive."""

    start: int
    end: int
    titles: Tokens
    tokens: Tokens
    is_possessive: bool
    lower: Tokens  # the tokens in lower case


def runs(straight: str, start: int, end: int) -> list[Run]:
    """Runs of capitalised words in `straight[start:end]`, cut into titles and name."""
    found: list[Run] = []
    for match in _NAME.finditer(straight, start, end):
        at = match.start()
        if straight.endswith(("al-", "el-"), start, at) and not straight[at - 4 : at - 3].isalnum():
            at -= 3
        for one in _split(straight[at : match.end()]):
            run = Run(at + one.start, at + one.end, one.titles, one.tokens, one.is_possessive, one.lower)
            while len(run.tokens) > 1 and _only_leads(straight, run):
                run.start += len(run.tokens[0]) + 1
                run.tokens, run.lower = run.tokens[1:], run.lower[1:]
            while found and run.titles and _shares_office(straight, found[-1], run):
                first = found.pop()
                run.titles = (*first.titles, *first.tokens, "and", *run.titles)
            is_near = found and run.start - found[-1].end <= _LONGEST_LINK
            if is_near and (link := _link(straight, found[-1], run)):
                first = found.pop()
                begun = " ".join((*first.tokens, link)).replace(" ,", ",").split()
                run.start, run.tokens = first.start, (*begun, *run.tokens)
                run.lower = tuple(token.lower() for token in run.tokens)
            found.append(run)
    return found


def _only_leads(straight: str, run: Run) -> bool:
    """Whether a name's first word is a date ("In May Hale"), asks ("Will Hale go?") or is of an office."""
    first = run.lower[0]
    if first == "will":
        return _QUESTION.match(straight, run.end) is not None
    if first in _DATES or first in _PORTFOLIOS:
        lead = _DATED if first in _DATES else _POST
        return lead.search(straight, max(0, run.start - 60), run.start) is not None
    if first not in PLACES or len(run.tokens) != 3 or run.lower[2] in ORGANISATION_WORDS:
        return False
    left = straight[max(0, run.start - 60) : run.start]
    post = re.search(r"\b([A-Za-z-]+)\s(?:in|of|to)\s\Z", left)  # "envoy in Cyprus Ann Hale"
    is_there = run.lower[1] in GIVEN_NAMES and left.endswith((" in ", "In "))
    return is_there or post is not None and post[1].lower() in ROLE_NOUNS


def _link(straight: str, one: Run, other: Run) -> str:
    """The word that makes two runs one name ("the Ministry of Trade and Industry"); "" where they are two."""
    between = straight[one.end : other.start]
    if one.titles or one.is_possessive:
        return ""
    is_led = between in (" of ", " for ") and one.lower[-1] in _OF_BODIES  # "the Department of Health"
    is_one = len(other.tokens) == 1 and one.tokens[-2:-1] in (("of",), ("for",)) and between == " and "
    is_one = is_one and not (other.lower[0] in PLACES or other.tokens[0].isupper())
    if between in (" and ", ", ") and (is_one or other.lower[-1] in _FIELDS):  # "… of Trade, Roads and Tides"
        is_led = not _OF_BODIES.isdisjoint(one.lower[:-2])
    elif between == " and " and other.lower[-1] in _BODIES and one.lower[-1] not in _BODIES:
        is_led = straight.endswith(("the ", "The "), 0, one.start)  # "the Food and Drug Administration"
    return between.strip() if is_led or between == " & " else ""


def _shares_office(straight: str, one: Run, other: Run) -> bool:
    """Whether the words before a name are of its office too ("[Trade] and Industry Minister Ann Hale").

    Also "[Marl Police] and Crime Commissioner Ann Hale".
    """
    is_of_crime = one.lower[-1] == "police" and "Crime" in other.titles
    if not (is_of_crime or one.lower[-1] in _FIELDS) or _MINISTERS.isdisjoint(map(str.lower, other.titles)):
        return False
    between = straight[one.end : other.start].replace(",", " and").split()
    return between == ["and", *other.titles]


@lru_cache(maxsize=8192)
def _split(run: str) -> list[Run]:
    """The names in a run of capitals, with offsets into it."""
    found: list[Run] = []
    current: list[tuple[int, str]] = []
    before: list[str] = []
    matches = [match for match in _TOKEN.finditer(run) if not match[1]]
    is_body = matches[-1].group().lower() in ORGANISATION_WORDS  # "Consumer Safety Board"
    for number, match in enumerate(matches):
        token = match.group()
        lower = token.lower()
        following = matches[number + 1].group().lower() if number + 1 < len(matches) else ""
        is_beside = lower in KIN and following in GIVEN_NAMES or lower in _FIRMS  # "Mum Ann", "Carmaker Tide"
        is_beside |= lower in _NATIONALS or lower.endswith(_HAILING)
        if not current and following and is_beside:
            continue
        is_role = following not in _NO_ROLE and _names_role(lower, len(matches) - number - 1, is_body)
        if not current and ("-of-" in lower or is_role):  # "Dad-of-three Col Batty"
            before.append(token)
            continue
        is_addressed = bool(before) and before[-1].lower() in HONORIFICS
        if not is_addressed and _is_no_name(token, following, [word for _, word in current[:2]]):
            _close(found, current, before)
            continue
        is_theirs = following in ORGANISATION_WORDS and lower.rstrip("s'") in _MEMBERS  # "Teachers' Union"
        possessive = not is_theirs and token.endswith(("'s", "'"))
        bare = token if is_theirs else token.removesuffix("'s").rstrip("'")
        if current and not following and token in POSTNOMINALS:
            break
        is_held = current and following in ORGANISATION_WORDS or is_body and lower in _IN_BODIES
        if not is_held and _is_title(bare, [word for _, word in current[-2:]], before, following):
            before += [*(word for _, word in current), bare]
            current.clear()
            continue
        current.append((match.start(), bare))
        if possessive:
            _close(found, current, before, match.end())
    _close(found, current, before)
    return found


def _is_title(word: str, current: list[str], before: list[str], following: str) -> bool:
    """Whether a word in a run of capitals is a title or rank, after titles and tokens of a name."""
    lower = word.lower()
    is_office = lower in TITLES or lower.endswith(("-elect", "-designate"))  # "Mayor-elect Hale"
    is_given = lower in _GIVEN_TOO or following in _CHILD_OF  # "Sultan bin Hale"
    if not is_office or is_given or current and lower in _SUFFIXED or word == "Di":  # "Di Canio"
        return False
    if following:
        return True
    if current:
        return GIVEN_NAMES.keys().isdisjoint(map(str.lower, current))
    return not (before and before[-1].lower().rstrip(".") in ("mr", "mrs", "ms", "miss"))  # "Mr. Singer"


def _names_role(word: str, n_following: int, is_body: bool) -> bool:
    """Whether a word at the head of a run of capitals is a role, not a name ("Senator …", "Brothers …")."""
    if not n_following or word in GIVEN_NAMES or word == "local":  # "the Local Harbour Board"
        return False
    return (
        not is_body and word in ROLE_NOUNS and n_following > 1 or word[-1] == "s" and word[:-1] in ROLE_NOUNS
    )


def _is_no_name(token: str, following: str, begun: list[str]) -> bool:
    """Whether a word in capitals ends the name begun: "I've", "The", "MPs", the verb of a headline."""
    lower = token.lower().partition("'")[0]
    if token != "WHO" and lower in FUNCTION_WORDS and not (following and lower in _DATES):
        return not begun or not (token.islower() or token in _IN_NAMES)  # "Erik ten"
    if len(token) > 2 and token[:-1].isupper() and token[:-1].isalpha() and token[-1] == "s":
        return True
    verb = CUE_VERBS.get(lower)
    is_told = verb is not None and verb.shape in ("s", "ing")  # "Hale Says Budget Fails"
    if len(begun) > 1 and begun[0].lower() in GIVEN_NAMES:  # "Ann Hale Met Lee"
        is_told |= lower.endswith(("ing", "edly")) or tags_of(lower) & (Tag.CLOSED_VERB | Tag.ED) > 0
    return bool(begun) and following != "" and is_told


def _close(found: list[Run], current: list[tuple[int, str]], before: list[str], end: int = 0) -> None:
    """Add the name that has been read, if any, and begin anew; `end`: where it ends as a possessive."""
    if current:
        words = _without_headline(current)
        tokens = [token for _, token in words]
        is_name = tokens[0].lower() in GIVEN_NAMES or min(map(len, tokens)) > _LONGEST_ACRONYM
        if is_name and len(tokens) > 1 and "".join(tokens).isupper():
            tokens = [token.title() for token in tokens]
        stop = end or words[-1][0] + len(tokens[-1])
        lower = tuple(token.lower() for token in tokens)
        found.append(Run(words[0][0], stop, tuple(before), tuple(tokens), end > 0, lower))
    current.clear()
    before.clear()


def _without_headline(current: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A long name without what stands before the given name ("Harbour Weather Bureau Ann Hale")."""
    lower = [word.lower() for _, word in current]
    is_whole = lower[0] in GIVEN_NAMES and lower[0] != "un" or lower[0][1:] in ("", ".")
    if lower[-1] in ORGANISATION_WORDS or not _CHILD_OF.isdisjoint(lower):
        return current  # "Los Angeles Comets", "Riley Hart Foundation"
    first = 1 if lower[0] not in _PLACE_FIRST else 2 + PLACES.isdisjoint(lower[1:2])
    for at in range(first, len(current) - 1):
        is_first = not is_whole or lower[at - 1] in ORGANISATION_WORDS  # not "J. Ann Hale"
        if is_first and lower[at] in GIVEN_NAMES and lower[at] not in NAME_LINKS:
            return current[at:]  # "Harbour Weather Bureau [Ann Hale]", "Riley Hart Foundation [Ann Hale]"
    return current


def surname(tokens: Tokens) -> str:
    """The last token of a name that is no generational suffix, in lower case."""
    last = tokens[-1].lower()
    if last not in SUFFIXES:
        return last
    return next((lower for token in reversed(tokens) if (lower := token.lower()) not in SUFFIXES), last)


def are_compatible(a: Tokens, b: Tokens) -> bool:
    """Whether two full names with one surname can be one person: initials and middle names may be missing."""
    first, second = _given(a), _given(b)
    if a == b or set(first) <= set(second) or set(second) <= set(first):
        return True
    short, long = sorted((first[0].rstrip("."), second[0]), key=len)
    sexes = {GIVEN_NAMES.get(short), GIVEN_NAMES.get(long)}
    return long.startswith(short) and not sexes >= {"male", "female"}  # "Ben", "Benjamin"; not "Jo", "John"


@lru_cache(maxsize=65536)
def _given(tokens: Tokens) -> list[str]:
    last = surname(tokens)
    return [token.lower() for token in tokens if token.lower() not in (last, *SUFFIXES)]
