"""Two people who speak together: named together, or "the two" after them."""

import re

from analysis.attribution.discourse import Discourse
from analysis.attribution.entities import Entity

PHRASE_CUT = re.compile(r"\s(?:of|for|from|at|in|with|to|on|by|against|who|which|that|near|behind)\s")

_JOINT = re.compile(r"(?:\sof\s[A-Z]\w+(?:\s[A-Z]\w+)?|\s\([^)]{1,12}\))?\sand\s(?:[^,.;:\"]{0,24}\s)?")


def pair_named(discourse: Discourse, start: int, end: int) -> Entity | None:
    """Two people named together ("Ann Lee and Bo Hart said")."""
    straight = discourse.straight
    joint = straight.find(" and ", start, end)
    if joint < 0 or PHRASE_CUT.search(straight, start, joint):
        return None
    first = [m for m in discourse.mentions_between(start, joint) if m.end >= joint - 1]
    second = [m for m in discourse.mentions_between(joint, min(end, joint + 40)) if not m.is_possessive]
    if not first or not second:
        return None
    return _together(discourse, first[-1].entity, second[0].entity)


def _together(discourse: Discourse, a: Entity, b: Entity) -> Entity | None:
    if a is b or not a.kind == b.kind in ("person", "organisation"):
        return None
    pair = discourse.names.organisation(f"{a.name} and {b.name}", "several")
    pair.descriptors |= a.descriptors | b.descriptors
    return pair


def last_pair(discourse: Discourse, start: int, reach: int) -> Entity | None:
    """The last two people joined by "and" within `reach` characters before `start`."""
    before = discourse.mentions_between(max(0, start - reach), start)
    mentions = [m for m in before if not discourse.in_quotation(m.start)]
    for at in range(len(mentions) - 1, 0, -1):
        one, other = mentions[at - 1 : at + 1]
        if _JOINT.fullmatch(discourse.straight, one.end, other.start):
            is_list = at > 1 and discourse.straight[mentions[at - 2].end : one.start] == ", "
            return None if is_list else _together(discourse, one.entity, other.entity)
    return None
