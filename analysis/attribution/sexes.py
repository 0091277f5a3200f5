"""What a name or a word for a role shows of a person's sex, as pronouns need it."""

import re
from collections import Counter, defaultdict
from functools import cache

from analysis.attribution.entities import Entity
from analysis.attribution.grammar import GIVEN_NAMES, NAME_LINKS

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
    r"(?:grand|step)?son|.*brother|(?:ex-)?husband|actor|widower|uncle|nephew|grandpa|king|duke|boyfriend|prince|"
    r"monk|groom|patriarch|headmaster|waiter|pope|baron)\Z"
)
# What links or ends names in languages that show the sex there: "bin", "binti", patronymics, "-ova".
_DAUGHTER = re.compile(r"(?:binti?|.{3,}(?:[oe]vna|d[oó]ttir|ov[aá]|skaya|[sc]ká))\Z")
_SON = re.compile(r"(?:ibn|bin|.{3,}[oe]vich)\Z")


def is_given_name(lower: str) -> bool:
    """Whether a word in lower case is a given name, also a double one ("mary-ann")."""
    return lower in GIVEN_NAMES or "-" in lower and _first_of(lower) in GIVEN_NAMES


def _first_of(lower: str) -> str:
    """The first part of a double given name; "" for one with an article ("al-Hale")."""
    return "" if lower.startswith(("al-", "el-")) else lower.partition("-")[0]


def given_sex(tokens: tuple[str, ...]) -> str:
    """The sex of a person by what links or ends the name, or by the first given name that shows it."""
    if any(_DAUGHTER.match(token.lower()) for token in tokens[1:]):
        return "female"
    if any(_SON.match(token.lower()) for token in tokens[1:-1]):
        return "male"
    is_family = len(tokens) > 2 and tokens[1].lower() in NAME_LINKS and tokens[0].lower() in NAME_LINKS
    for token in () if is_family else tokens[: max(1, len(tokens) - 1)]:  # "Van der Hale"
        lower = token.lower().rstrip(".")
        sex = GIVEN_NAMES.get(lower) or GIVEN_NAMES.get(_first_of(lower), "")
        if sex in ("male", "female"):
            return sex
        if len(lower) > 1:
            break  # what follows a name that is no initial need not be a given name ("Bong Joon Ho")
    return ""


@cache
def _sex_by_ending() -> dict[str, str]:
    """The last two letters of a given name -> the sex of three in four listed names so ending."""
    counts: dict[str, Counter] = defaultdict(Counter)
    for name, sex in GIVEN_NAMES.items():
        counts[name[-2:]][sex] += 1
    leaning = {}
    for ending, by_sex in counts.items():
        sex, n = by_sex.most_common(1)[0]
        if n >= 0.75 * by_sex.total() and by_sex.total() >= 8:
            leaning[ending] = sex
    return leaning


def sex_factor(entity: Entity, sex: str) -> float:
    """What an entity keeps of its weight for a pronoun of this sex ("" for any), its own not being shown."""
    if not sex or entity.sex:
        return 1.0
    leaning = _sex_by_ending().get(entity.tokens[0].lower()[-2:]) if len(entity.tokens) > 1 else None
    by_name = 0.35 if not leaning else 0.9 if leaning == sex else 0.2
    return by_name * (0.6 if entity.kind == "unnamed" else 1.0)


def word_sex(word: str) -> str:
    """The sex a word for a person shows: "spokeswoman" female, "chairman" male, most "" (none)."""
    return "female" if _FEMALE.match(word) else "male" if _MALE.match(word) else ""
