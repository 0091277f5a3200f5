"""Phrases that open a sentence and tell who it is about without a name."""

import re
from collections.abc import Sequence

from analysis.attribution.grammar import PREPOSITIONS, organisation_words, role_nouns
from analysis.text.lexicons import classed_word_list

_LEAD_IN = re.compile(r"(?:(?:But|And|Yet|Still|So|Meanwhile|However|Instead|Later|Then|Now),?\s)?")
_INITIALS = frozenset("BAYSMHILTN")  # of those words
_DETERMINED = re.compile(r"(?ai:the|his|her|an?|one)((?:\s[\w-]+){1,4})(?='s\s|\s|,)")
_NAME_FOLLOWS = re.compile(r"(?:\s(?:of|for|at|in)\s[^,.\n]{2,40})?,\s[A-Z]")
_GROUP = re.compile(r"(?:[Tt]he\s)?(?:[A-Za-z][\w'-]*\s){0,2}?([A-Za-z]+)(?=\s[a-z]+)")


def described(straight: str, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Descriptions of one person or of a group that begin a sentence ("The mayor …", "A nurse …", "But the
    strikers …"), from the places where sentences start.
    """
    found = []
    for first in starts:
        led = _LEAD_IN.match(straight, first) if straight[first : first + 1] in _INITIALS else None
        start = led.end() if led else first
        phrase = _DETERMINED.match(straight, start, start + 80)
        if phrase and (end := _role_end(straight, phrase)) and not _NAME_FOLLOWS.match(straight, end):
            found.append((start, end))
        elif (group := _GROUP.match(straight, start, start + 60)) and _is_group(group[1].lower()):
            found.append((start, group.end(1)))
    return found


def _role_end(straight: str, phrase: re.Match[str]) -> int:
    """Where the first word for a role in a phrase ends; 0 if there is none before a preposition, or a name
    follows it.
    """
    at = phrase.start(1)
    for word in phrase[1].split():
        at = straight.find(word, at) + len(word)
        if word in role_nouns():
            return 0 if straight[at + 1 : at + 2].isupper() else at
        if word in PREPOSITIONS:
            return 0
    return 0


def _is_group(noun: str) -> bool:
    """Whether the noun means people or an organisation that can be "they" or "it" later."""
    if noun in organisation_words() or noun in classed_word_list("people_words")["group"]:
        return True
    return noun.endswith("s") and noun[:-1] in role_nouns()
