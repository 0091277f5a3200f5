"""What an article names: people, organisations, unnamed sources, and where their names stand."""

from dataclasses import dataclass, field


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
    is_relative: bool = False
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
