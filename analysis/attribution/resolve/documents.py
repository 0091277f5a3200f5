"""Whose words a statement, letter, report or poll holds."""

import re

from analysis.attribution.discourse import Discourse
from analysis.attribution.entities import Entity, Mention
from analysis.attribution.resolve.organisations import as_organisation
from analysis.attribution.resolve.pronouns import referent
from analysis.attribution.sexes import SEX
from analysis.text.lexicons import word_class

_IMPERSONAL = word_class("impersonal")
_INDEFINITE = re.compile(r"(?:one|another|an?)\s", re.I)
_REPORTS = word_class("report")
_STORIES = frozenset("article articles story stories".split())  # which are not by those whom they are about
_ISSUED = re.compile(r"\b(?:issued|released|published|compiled|commissioned|written)\b[^.\n]{0,30}?\sby\s")
_FAR = 3000  # characters
_MADE_BY = re.compile(r",?\s?(?:\w+\s){0,3}?(?:by|from)\s(?:\w+\s){0,4}?(?=[A-Z])")


def document(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Whose words a statement, letter or report holds: its possessor, the one it came from, or who is talked
    about.
    """
    straight = discourse.straight
    possessive = re.search(
        r"\b(his|her|its|their)\s(?:\w+\s){0,3}\Z", straight[start:end].rsplit(head, 1)[0], re.I
    )
    if possessive and possessive.group(1).lower() in SEX:
        return referent(discourse, possessive.group(1).lower(), start)
    owner = max(straight.find("'s ", start, end), straight.find("s' ", start, end) + 1)
    if owner > start:
        begin = max(
            straight.rfind(f" {word} ", start, owner) + len(word) + 1
            for word in ("on", "in", "from", "by", "to")
        )
        return discourse.resolve(discourse, max(start, begin), owner)[0]
    named = [m for m in discourse.mentions_between(start, end) if m.entity.kind in ("person", "organisation")]
    if named:
        return named[-1].entity
    made = _MADE_BY.match(straight, end, end + 60)
    if made is not None and (people := _makers(discourse, made.end())):
        return (
            people[-1].entity if len(people) > 1 and people[-1].entity.kind == "person" else people[0].entity
        )
    left = max(0, start - 600)
    for match in reversed(
        list(re.finditer(rf"\b{re.escape(head)}\b[^.\n]{{0,60}}?\b(?:by|from)\s", straight[left:start]))
    ):
        people = discourse.mentions_between(left + match.end(), left + match.end() + 120)
        if people:
            return people[0].entity
    if (by := straight.find(" by ", start, end)) > 0:  # "a decree issued by the Queen"
        return discourse.resolve(discourse, by + 4, end)[0]
    titled = re.findall(rf"\b((?:[A-Z][\w&'-]*\s){{1,5}}(?i:{re.escape(head)}))\b", straight[left:start])
    if titled and not titled[-1].startswith(("The ", "A ", "His ", "Her ", "Its ", "This ")):
        return as_organisation(discourse, titled[-1])  # "the Green Water report"
    if head in _IMPERSONAL:
        return as_organisation(discourse, re.sub(r"\s+", " ", straight[start:end]).strip(" ,"))
    if head in _REPORTS and _INDEFINITE.match(straight, start, end):
        return None
    if head in _REPORTS and (issuer := _issuer(discourse, start)) is not None:
        return issuer
    kinds = ("organisation",) if head in _STORIES else ("person", "organisation")
    return discourse.salient(start, lambda e: e.kind in kinds)


def _issuer(discourse: Discourse, start: int) -> Entity | None:
    """The body by which something was issued last before `start` ("…, released on Monday by Hale Bank")."""
    for issued in reversed(list(_ISSUED.finditer(discourse.straight, max(0, start - _FAR), start))):
        makers = _makers(discourse, issued.end())
        if makers and makers[0].entity.kind == "organisation":
            return makers[0].entity
    return None


def _makers(discourse: Discourse, start: int) -> list[Mention]:
    """The names within 60 characters from `start` on in the same sentence."""
    here = discourse.sentence(start - 1)
    return [
        m for m in discourse.mentions_between(start - 1, start + 60) if discourse.sentence(m.start) == here
    ]
