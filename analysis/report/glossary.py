"""The words of the trade that the report uses, in plain English, and links to them where each comes first."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Term:
    """A word, the forms it is linked in (a regular expression), and what it means."""

    name: str
    forms: str
    meaning: str

    @property
    def id(self) -> str:
        return "term-" + re.sub(r"[^a-z]+", "-", self.name.lower()).strip("-")


_WORDS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TERMS = tuple(Term(name, **word) for name, word in _WORDS.items())


_ANY = re.compile("|".join(rf"(\b(?:{term.forms})(?!\w))" for term in TERMS), re.I)


def link_terms(text: str, linked: set[str]) -> str:
    """HTML without tags, words of the glossary linked; the ids of those linked once are in ``linked``."""

    def link(found: re.Match) -> str:
        term = TERMS[(found.lastindex or 1) - 1]
        if term.id in linked:
            return found[0]
        linked.add(term.id)
        return f'<a href="#{term.id}" class="term">{found[0]}</a>'

    return _ANY.sub(link, text)
