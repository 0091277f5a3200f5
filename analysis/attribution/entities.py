"""What an article names: people, organisations, unnamed sources; where, and what shows a person's sex."""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache, lru_cache

from analysis.attribution.grammar import GIVEN_NAMES, SHARES_OF_WOMEN

SEX = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_FEMALE = re.compile(
    r"(?:.*woman|.*girl|.*(?:mother|mum)(?:-of-\w+|-to-be)?|(?:grand|step)?daughter|.*sister|(?:ex-|house)?wife|"
    r"actress|widow|aunt|niece|mom|grandma|queen|duchess|girlfriend|waitress|heroine|baroness|princess|fiancée|"
    r"hostess|nun|ballerina|bride|matriarch|headmistress|missus)\Z"
)
_MALE = re.compile(
    r"(?:(?!.*wo|human|german|roman|ottoman|norman|layman).*[a-z]man|man|.*boy|.*(?:father|dad)(?:-of-\w+|-to-be)?|"
    r"(?:grand|step)?son|.*brother|(?:ex-)?husband|widower|uncle|nephew|grandpa|king|duke|boyfriend|prince|"
    r"monk|groom|patriarch|headmaster|waiter|pope|baron)\Z"
)
# What a person whose sex is not shown keeps, and a name of one word, which may be that of a firm; what the
# given name adds, in log-odds.
_OPEN, _OPEN_WORD, _BY_NAME = 0.45, 0.35, 0.8
# What links or ends names where languages show the sex there: "bin", "Bahadur", "Devi", patronymics, "-ova".
_DAUGHTER = re.compile(
    r"(?:binti?|devi|kumari|kaur|begum|bibi|khatun|thi|.{3,}(?:[oe]vna|d[oó]ttir|ov[aá]|skaya|[sc]ká))\Z"
)
_SON = re.compile(r"(?:ibn|bin|bahadur|prasad|.{3,}[oe]vich)\Z")


@dataclass(slots=True, eq=False)
class Entity:
    """A person, organisation or unnamed source of one article.

    `sex`: "male", "female" or "" as far as the article and the given name show it; `descriptors`: words in
    lower case that the article puts beside the name; `role`: the words by which it introduces the name;
    `n_full`, `n_named`, `n_subject`: how often it is named with more than one word, at all, as a subject;
    `n_thing`, `n_far`: how often after an article or "in", and after "from", "for" and the like; `n_spoken`:
    how many sources have meant it so far; `first`, `first_full`: where it is first named, and with more than
    one word; `is_sure`: something besides two capitals shows that it is a person; `features`: what speaks for
    choosing it anywhere.
    """

    name: str
    kind: str
    tokens: tuple[str, ...] = ()
    sex: str = ""
    descriptors: set[str] = field(default_factory=set)
    role: str = ""
    n_full: int = 0
    n_named: int = 0
    n_subject: int = 0
    n_thing: int = 0
    n_far: int = 0
    n_spoken: int = 0
    first: int = 1 << 60
    first_full: int = 1 << 60
    is_sure: bool = False
    is_single: bool = False
    features: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class Mention:
    """A name at `start`..`end` of the text and the entity it names; `is_subject`: a verb follows directly."""

    start: int
    end: int
    entity: Entity
    is_subject: bool
    is_possessive: bool


def is_given_name(lower: str) -> bool:
    """Whether a word in lower case is a given name."""
    return lower in GIVEN_NAMES


@lru_cache(maxsize=4096)
def given_sex(tokens: tuple[str, ...]) -> str:
    """The sex of a person by what links or ends the name, or by the first given name that shows it."""
    if any(_DAUGHTER.match(token.lower()) for token in tokens[1:]):
        return "female"
    if any(_SON.match(token.lower()) for token in tokens[1:-1]):
        return "male"
    for token in tokens[: max(1, len(tokens) - 1)]:
        lower = token.lower().rstrip(".")
        sex = GIVEN_NAMES.get(lower, "")
        if sex in ("male", "female"):
            return sex
        if len(lower) > 1:
            break  # what follows a name that is no initial need not be a given name ("Bong Joon Ho")
    return ""


@cache
def lean(name: str) -> float:
    """How much more women than men bear a name, -1 to 1: by the census, else as names that end like it."""
    share = SHARES_OF_WOMEN.get(name, math.nan)
    return 2 * (_share_by_ending().get(name[-2:], 0.5) if math.isnan(share) else share) - 1


@cache
def _share_by_ending() -> dict[str, float]:
    """The last two letters of a given name -> the share of women's among the listed names so ending."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for name, sex in GIVEN_NAMES.items():
        counts[name[-2:]][sex] += 1
    return {end: (c["female"] + 2) / (c["female"] + c["male"] + 4) for end, c in counts.items()}


def sex_factor(entity: Entity, sex: str) -> float:
    """What an entity keeps of its weight for a pronoun of this sex ("" for any), its own not being shown."""
    if not sex or entity.sex:
        return 1.0
    kept = _OPEN_WORD
    if len(entity.tokens) > 1:
        women = lean(entity.tokens[0].lower())
        kept = min(1.0, _OPEN * math.exp(_BY_NAME * (women if sex == "female" else -women)))
    return kept * (0.6 if entity.kind == "unnamed" else 1.0)


@lru_cache(maxsize=4096)
def word_sex(word: str) -> str:
    """The sex a word for a person shows: "spokeswoman" female, "chairman" male, most "" (none)."""
    return "female" if _FEMALE.match(word) else "male" if _MALE.match(word) else ""
