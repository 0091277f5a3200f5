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
    PAST_FORMS,
    PERSONAL,
    PLACES,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    ROLE_NOUNS,
    SUBORDINATORS,
    TITLES,
)
from analysis.text.lexicons import word_class

_BEHIND = r"(?<=\b(?:{})\.)"
_PARTICLES = rf"(?:(?:{'|'.join(sorted(NAME_LINKS))}|'t)\s){{0,2}}+"
# For speed: a class or a letter first, `(?:x|)` for `(?:x)?`, and nothing that is read is given back.
_CAPITAL = r"[^ -@\W\d_a-zß-öø-ÿ]"
_ABBREVIATED = {title[:-1] for title in TITLES if title.endswith(".")} | {"ma", "st", "sta", "sto", "jr"}
_SAME_LENGTH = ("|".join(same) for _, same in groupby(sorted(_ABBREVIATED, key=len), len))
_DOT = rf"(?:\.(?i:{'|'.join(map(_BEHIND.format, _SAME_LENGTH))})|)"
_REST = r"[^\W_]*+(?:['&-][^\W_]++)*+(?:\.com\b|'(?<=s')(?=\s[A-Z])|)"  # "Orb.com", "Teachers' Union"
_AFTER_CAPITAL = rf"(?:\.(?<=[A-Z]\.)(?:[A-Z]\.){{0,3}}|{_REST}{_DOT})"
_WORD = rf"(?:al-|el-|){_CAPITAL}{_AFTER_CAPITAL}"
_ASIDE = r"[\"'(](?:(?<!\()\w+(?:\s\w+)?[\"']|(?<=\()(?:[Rr]e?td|Dr|Mrs|Prof|Engr|Barr|Chief|Hon|Rev)\.?\))"
_MORE = rf"(?:\s(?:\s(?<=\s[A-Z]\.\s\s)|)(?:{_ASIDE}\s|){_PARTICLES}{_WORD})*+(?:,\s(?:Jr|Sr)\.|)"
_NAME = re.compile(rf"(?<![\w.@#/]){_WORD}{_MORE}")
# The same for names that begin neither with "al-" nor "el-".
_PLAIN_NAME = re.compile(rf"{_CAPITAL}(?<![\w.@#/].){_AFTER_CAPITAL}{_MORE}")
_TOKEN = re.compile(rf"({_ASIDE})(?=\s)|[^\s,]+")
_POST = re.compile(r"\b([A-Za-z-]+)\s(?:in|of|to|for)\s\Z")
_DATES = frozenset("may april june august sunday monday friday".split())  # also given names
_MONTHS = ("May", "April", "June", "August")
_DATED = re.compile(
    r"(?:\b(?:in|on|since|until|till|by|from|of|for|and|last|early|late|mid|this|next|every|an?|the|his|her|its|"
    r"their)[\s-]|\d\s)\Z",
    re.I,
)
_INTRODUCED = re.compile(r",\s(?:\d\d?\b|who\b|an?\b|the\b)")
_PORTFOLIO = re.compile(
    r"(?:State|Defen[cs]e|Health|Education|Energy|Labor|Commerce|Finance|Justice|Interior|Transport(?:ation)?|"
    r"Agriculture|Home Affairs|Foreign Affairs|Homeland Security|Veterans Affairs)\s(?=[A-ZÀ-ÞĀ-Ž])"
)
_OF_POST = re.compile(r"(?i:secretary|minister)\s(?:of|for)\s\Z")
_CHILD_OF = frozenset("bin binti bint ibn".split())
_GOES_ON = re.compile(r",?\sand\s[A-ZÀ-ÞĀ-Ž]")
_FIELDS = word_class("field")
_MINISTERS = frozenset("minister secretary commissioner".split())
_LONGEST_ACRONYM = 3
_LONGEST_LINK = 5  # characters: " and "
SUFFIXES = frozenset("jr. sr. ii iii iv jr sr".split())
POSTNOMINALS = frozenset(
    "QC KC SC MP MSP MEP TD MLA SAN MBE OBE CBE KBE PhD MD JD RN DDS DVM CPA PsyD EdD Esq".split()
)
_SURNAMES = word_class("title_surname")
_RANKS = word_class("rank")
_ONLY_FIRST = frozenset(
    "dc con pc don hon sri sen sr sr. ag sp di ds dp cp ps".split()
)  # not "Washington DC"
_GIVEN_TOO = frozenset("dean earl".split())
_UNDER_DEAN = frozenset("associate assistant vice deputy interim former acting executive academic".split())
_PLACE_FIRST = word_class("place_first")
_BODIES = word_class("body")
_OF_BODIES = _BODIES | word_class("body_of")
_HAILING = ("-born", "-based", "-raised", "-bred", "-educated", "-trained")  # "Harrow-born Hale"
_CAMPAIGNS = frozenset("alliance campaign coalition foundation fund network project trust".split())
_KIN_TERMS = (KIN - {"son"}) | frozenset("si ni ate kuya tita tito lolo lola".split())  # not "Son Ye-jin"
_NETWORKS = frozenset("instagram facebook twitter youtube tiktok".split())
_ADDRESSED = frozenset("president speaker chairman mayor secretary minister ambassador chancellor".split())
FUNCTION_WORDS = (
    DETERMINERS | PREPOSITIONS | PERSONAL | RELATIVE | SUBORDINATORS | COORDINATORS | POSSESSIVES | CALENDAR
    | (AUXILIARIES - {"will", "may", "must", "might"})
    | frozenset("it there here now then today yesterday not what asked still even also yes no".split())
    | frozenset("well so just i'm it's i neither later earlier meanwhile however recently".split())
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
    has_article = straight.find("al-", start, end) >= 0 or straight.find("el-", start, end) >= 0
    for match in (_NAME if has_article else _PLAIN_NAME).finditer(straight, start, end):
        at = match.start()
        for one in _split(match.group()):
            run = Run(at + one.start, at + one.end, one.titles, one.tokens, one.is_possessive, one.lower)
            if len(run.tokens) > 1:
                _trim(straight, run, match.end())
            while found and _shares_office(straight, found[-1], run):
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


def _trim(straight: str, run: Run, end: int) -> None:
    """Take from a name the words of an office, a date, a place or a form that lead to or follow it."""
    at, n = run.start, 0
    office = _PORTFOLIO.match(straight, at, end) if straight.startswith(("of ", "or "), at - 3) else None
    if office is not None and _OF_POST.search(straight, max(0, at - 14), at):
        n = len(office[0].split())  # "Secretary of State Ann Hale", not "Secretary of State Friday"
    elif run.lower[0] in _DATES and _is_date(straight, at, end):
        n = 1  # "In May Hale said"
    elif len(run.tokens) > 2 and run.lower[0] in PLACES and run.lower[-1] not in ORGANISATION_WORDS:
        post = _POST.search(straight, max(0, at - 40), at)
        n = post is not None and post[1].lower() in ROLE_NOUNS  # "envoy in Cyprus Anrik Holm"
    if 0 < n < len(run.tokens):
        run.start += sum(len(token) + 1 for token in run.tokens[:n])
        run.tokens, run.lower = run.tokens[n:], run.lower[n:]
    if len(run.tokens) > 2 and straight[at - 2 : at] == ": " and straight.startswith(":", end):
        run.end -= len(run.tokens[-1]) + 1  # "Name: Ann Hale Age: 44 Job: nurse"
        run.tokens, run.lower = run.tokens[:-1], run.lower[:-1]


def _is_date(straight: str, at: int, end: int) -> bool:
    """Whether a month or day before capitals is a date: "In May Hale said"; not "the coach Sunday Hale"."""
    before = straight[max(0, at - 14) : at]
    is_month = straight.startswith(_MONTHS, at)
    is_role = before[:-1].rpartition(" ")[2].lower() in ROLE_NOUNS
    is_apposed = before.endswith(", ") and straight.startswith(",", end)  # "The coach, Sunday Hale, has"
    is_named = is_month or is_role or is_apposed or _INTRODUCED.match(straight, end) is not None
    return not is_named or _DATED.search(before) is not None


def _link(straight: str, one: Run, other: Run) -> str:
    """The word that makes two runs one name ("the Ministry of Trade and Industry"); "" where they are two."""
    between = straight[one.end : other.start]
    if one.titles or other.titles or one.is_possessive:
        return ""
    if between == " & ":
        return "" if len(other.tokens) > 1 and other.lower[0] in GIVEN_NAMES else "&"  # "Ann & Bo Lund"
    if not _OF_BODIES.isdisjoint(one.lower[:-2]) and _is_field(one, other):
        if between == " and ":
            return "and"  # "the Ministry of Trade and Industry"
        if between == ", " and other.lower[-1] in _FIELDS and _GOES_ON.match(straight, other.end):
            return ","  # "the Ministry of Trade, Tourism and Industry"
    is_led = straight.endswith(("the ", "The ", "'s "), 0, one.start)
    if between in (" at ", " in ", " on ", " of ") and is_led and other.lower[-1] in _CAMPAIGNS:
        return between.strip()  # "the Safe at Sea Campaign"
    if between in (" of ", " for ") and one.lower[-1] in _OF_BODIES:
        return between.strip()  # "the Department of Health"
    is_body = other.lower[-1] in _BODIES and one.lower[-1] not in _BODIES
    return "and" if between == " and " and is_body and is_led else ""


def _shares_office(straight: str, one: Run, other: Run) -> bool:
    """Whether the words before a name are of its office too ("[Trade] and Industry Minister Ann Hale")."""
    if (
        one.lower[-1] not in _FIELDS
        or one.is_possessive
        or _MINISTERS.isdisjoint(map(str.lower, other.titles))
    ):
        return False
    between = straight[one.end : other.start].replace(",", " and").split()
    return between == ["and", *other.titles]


def _is_field(one: Run, other: Run) -> bool:
    """Whether the word after "and" goes on the name of a body, as what it is for: neither name nor place."""
    word = other.lower[0]
    is_name = word in GIVEN_NAMES or word in PLACES or other.tokens[0].isupper()
    is_one = (one.tokens[-2] in ("of", "for") or one.tokens[-2][-1] == ",") and len(other.tokens) == 1
    return (is_one or other.lower[-1] in _FIELDS) and not is_name


@lru_cache(maxsize=8192)
def _split(run: str) -> list[Run]:
    """The names in a run of capitals, with offsets into it."""
    found: list[Run] = []
    current: list[tuple[int, str]] = []
    before: list[str] = []
    matches = [match for match in _TOKEN.finditer(run) if not match[1]]
    for number, match in enumerate(matches):
        token = match.group()
        lower = token.lower()
        following = matches[number + 1].group().lower() if number + 1 < len(matches) else ""
        if not current and following and _only_leads(lower, following):
            continue
        is_role = following not in _CHILD_OF and _names_role(lower, len(matches) - number - 1)
        if not current and ("-of-" in lower or is_role):  # "Dad-of-three Col Batty"
            before.append(token)
            continue
        is_addressed = bool(before) and before[-1].lower() in HONORIFICS
        if not is_addressed and _is_no_name(token, following, is_inside=bool(current)):
            _close(found, current, before)
            continue
        is_body = following in ORGANISATION_WORDS and _are_members(lower)  # "Teachers' Union"
        possessive = not is_body and token.endswith(("'s", "'"))
        bare = token if is_body else token.removesuffix("'s").rstrip("'")
        if current and not following and token in POSTNOMINALS:
            break
        is_held = (current or lower == "justice") and (following in ORGANISATION_WORDS or possessive)
        if not is_held and _is_title(bare, [word for _, word in current[-2:]], before, following):
            before += [*(word for _, word in current), bare]
            current.clear()
            if possessive:
                before.clear()
            continue
        current.append((match.start(), bare))
        if possessive:
            _close(found, current, before, match.end())
    _close(found, current, before)
    return found


def _only_leads(lower: str, following: str) -> bool:
    """Whether a word before a name is no part of it: "Watch Hale explain »", "Ate Ann", "Tan Sri Hale"."""
    is_kin = lower in _KIN_TERMS and following in GIVEN_NAMES
    is_sri = following == "sri" or lower == "sri" and following.startswith("lanka")
    return lower == "watch" or is_kin or is_sri or lower.endswith(_HAILING)


def _is_title(word: str, current: list[str], before: list[str], following: str) -> bool:
    """Whether a word in a run of capitals is a title or rank, after titles and tokens of a name."""
    lower = word.lower()
    is_office = lower in TITLES or lower.endswith(("-elect", "-designate"))  # "Mayor-elect Hale"
    if not is_office or following in _CHILD_OF:  # "Sultan bin Hale"
        return False
    is_given = lower in _GIVEN_TOO and following and _UNDER_DEAN.isdisjoint(map(str.lower, before))
    if current and lower in _ONLY_FIRST or is_given:  # "Neighbour Dean Hale", not "Associate Dean Hale"
        return False
    if lower in _RANKS and not (word.isupper() and (following or not current and lower in ROLE_NOUNS)):
        return False
    if following:
        return True
    if current:
        return not (current[-1].lower() in GIVEN_NAMES or len(current) == 1 and lower in _SURNAMES)
    return not (before and _is_surname(before[-1], lower))


def _is_surname(title: str, word: str) -> bool:
    """Whether a word for a role after "Mr." or "Ms." is the surname: "Mr. Singer", not "Mr. Speaker"."""
    return title.lower().rstrip(".") in ("mr", "mrs", "ms", "miss") and word not in _ADDRESSED


def _are_members(lower: str) -> bool:
    """Whether the word is a possessive of people that a body can be named by: "teachers'", "attorney's"."""
    noun, mark, _ = lower.partition("'")
    return bool(mark) and (
        noun in ("people", "women", "children") or (noun[:-1] if lower[-1] == "'" else noun) in ROLE_NOUNS
    )


def _names_role(word: str, n_following: int) -> bool:
    """Whether a word at the head of a run of capitals is a role, not a name ("Senator …", "Brothers …")."""
    if not n_following or word in GIVEN_NAMES or word == "local":  # "the Local Harbour Board"
        return False
    return word in ROLE_NOUNS and n_following > 1 or word[-1] == "s" and word[:-1] in ROLE_NOUNS


def _is_no_name(token: str, following: str, *, is_inside: bool) -> bool:
    """Whether a word in capitals ends the name before it: "I've", "The", the verb of a headline."""
    lower = token.lower()
    if "'" in lower and lower.partition("'")[0] in PERSONAL:
        return True
    if is_inside and lower in _NETWORKS:
        return True  # "Photo: Ann Lee Instagram"
    if lower in _DATES and following.isalpha() and not is_inside:
        return False
    if lower in FUNCTION_WORDS:
        return not is_inside or not (token.islower() or token in ("One", "Nor"))  # "Mars One", "Ali Nor"
    verb = CUE_VERBS.get(lower)
    is_present = verb is not None and verb.shape in ("s", "ing")  # "Hale Says Budget Fails"
    is_past = lower in PAST_FORMS and following in GIVEN_NAMES  # "Ann Hale Met Bob Lee"
    return is_inside and following != "" and (is_present or is_past)


def _close(found: list[Run], current: list[tuple[int, str]], before: list[str], end: int = 0) -> None:
    """Add the name that has been read, if any, and begin anew; `end`: where it ends as a possessive."""
    if current:
        words = _without_headline(current)
        tokens = [token for _, token in words]
        is_loud = len(tokens) > 1 and all(token.isupper() for token in tokens)
        if is_loud and (tokens[0].lower() in GIVEN_NAMES or min(map(len, tokens)) > _LONGEST_ACRONYM):
            tokens = [token.title() for token in tokens]
        stop = end or words[-1][0] + len(tokens[-1])
        lower = tuple(token.lower() for token in tokens)
        found.append(Run(words[0][0], stop, tuple(before), tuple(tokens), end > 0, lower))
    current.clear()
    before.clear()


def _without_headline(current: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """A long name without what stands before the given name ("Harbour Weather Bureau Ann Hale")."""
    lower = [word.lower() for _, word in current]
    if len(current) < 3 or lower[-1] in ORGANISATION_WORDS:  # "Riley Hart Foundation"
        return current
    is_fixed = lower[0] in GIVEN_NAMES or lower[0] in _PLACE_FIRST
    for at in range(1, len(current) - 1):
        is_given = lower[at] in GIVEN_NAMES and (lower[at] not in NAME_LINKS or lower[at] == "ben")
        is_inside = at == 1 and len(lower[0].rstrip(".")) == 1 or lower[at + 1] in _CHILD_OF
        if is_given and not is_inside and (not is_fixed or lower[at - 1] in ORGANISATION_WORDS):
            return current[at:]
    return current


def surname(tokens: Tokens) -> str:
    """The last token of a name that is no generational suffix, in lower case."""
    for token in reversed(tokens):
        lower = token.lower()
        if lower not in SUFFIXES:
            return lower
    return tokens[-1].lower()


def are_compatible(a: Tokens, b: Tokens) -> bool:
    """Whether two full names with one surname can be one person: initials and middle names may be missing."""
    first, second = _given(a), _given(b)
    if not first or not second:
        return True
    if set(first) <= set(second) or set(second) <= set(first):
        return True
    short, long = sorted((first[0], second[0]), key=len)
    if len(short) <= 2 and short not in GIVEN_NAMES:
        return short[0] == long[0]  # "J.", "TJ"
    sexes = {GIVEN_NAMES.get(short), GIVEN_NAMES.get(long)} & {"male", "female"}
    return long.startswith(short) and len(sexes) < 2  # "Ben", "Benjamin"; not "Jo", "John"


@lru_cache(maxsize=65536)
def _given(tokens: Tokens) -> list[str]:
    last = surname(tokens)
    return [token.lower() for token in tokens if token.lower() != last and token.lower() not in SUFFIXES]
