"""Whom a singular pronoun means: the one who goes on speaking, who is asked, or who is most talked about."""

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from analysis.attribution.entities import Entity
from analysis.attribution.finding import Found

if TYPE_CHECKING:
    from analysis.attribution.discourse import Discourse

SEX = {
    "he": "male", "him": "male", "his": "male", "himself": "male",
    "she": "female", "her": "female", "hers": "female", "herself": "female",
}  # fmt: skip
_TOLD = re.compile(
    r"\s(?:\w+ly\s)?(?:told|asked|tells|asks|reminded|warned|assured|informed|called|accused|thanked|praised|answered|"
    r"said\s(?:of|about))\s"
)
_ADDED = re.compile(
    r"\s(?:(?:later|also|then|further|quickly)\s)?(?:add(?:s|ed)|continue[sd]|went\son|goes\son|concluded)\b"
)
_ASKED = re.compile(
    r"\b(?:asked|pressed|questioned|challenged|quizzed|grilled)\s(?:[A-Z][a-z]+\.\s)?(?=[A-Z])"
)
_AHEAD = 500  # how many characters ahead of a pronoun its name may stand
_FAR = 2000
_NAMED_BY_SPEAKER = 0.3  # what a name in the quotation leaves of the weight of its bearer


def referent(discourse: "Discourse", pronoun: str, offset: int, after: int = 0) -> Entity | None:
    """Whom "he", "she", "his" or "her" at `offset` means; not the listener named after a verb that begins
    at `after`.
    """
    sex = SEX[pronoun]
    if after and (same := _continuing(discourse, offset, after, sex)) is not None:
        return same
    if pronoun in ("he", "she") and (asked := _asked(discourse, offset, sex)) is not None:
        return asked
    told = _TOLD.match(discourse.straight, after) if after else None
    listeners = (
        {m.entity for m in discourse.mentions_between(told.end(), told.end() + 25)} if told else frozenset()
    )
    scores = discourse.salience(offset, lambda e: e not in listeners and _may_be(e, sex), sex)
    for entity in _named_by_speaker(discourse, offset) & scores.keys() if after else ():
        scores[entity] *= _NAMED_BY_SPEAKER
    return (
        (max(scores, key=scores.get) if scores else None)
        or discourse.salient(offset, lambda e: e.kind == "person" and not e.sex and e not in listeners)
        or _named_next(discourse, offset, sex)
    )


def words_by_source(found: Sequence[Found]) -> dict[int, list[tuple[int, int]]]:
    """Where a source stands -> the direct quotations that it is the source of."""
    words: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for item in found:
        source = item.source or (found[item.link].source if item.link >= 0 else None)
        if source is not None and item.kind == "direct":
            words[source[0]].append((item.start, item.end))
    return words


def _named_by_speaker(discourse: "Discourse", offset: int) -> set[Entity]:
    """Who is named in the words whose source stands at `offset`: hardly anybody calls himself by his name."""
    spans = discourse.words_of.get(offset, ())
    return {mention.entity for span in spans for mention in discourse.mentions_between(*span)}


def _continuing(discourse: "Discourse", offset: int, after: int, sex: str) -> Entity | None:
    """The last speaker, where the pronoun's verb says that the same person goes on ("he added")."""
    if discourse.latest is None or _ADDED.match(discourse.straight, after) is None:
        return None
    when, entity = discourse.latest
    is_near = offset - when < _FAR and discourse.straight.count("\n\n", when, offset) <= 1
    return entity if is_near and _may_be(entity, sex) else None


def _asked(discourse: "Discourse", offset: int, sex: str) -> Entity | None:
    """The one who is asked earlier in the sentence: what he or she did is what the question is about."""
    start = max(discourse.sentence_start(offset), offset - _AHEAD)
    for match in _ASKED.finditer(discourse.straight, start, offset):
        asked = discourse.mentions_between(match.end(), match.end() + 20)
        if asked and _may_be(asked[0].entity, sex) and not discourse.in_quotation(match.start()):
            return asked[0].entity
    return None


def _named_next(discourse: "Discourse", offset: int, sex: str) -> Entity | None:
    """The person named next, for a pronoun that stands before its name."""
    for mention in discourse.mentions_between(offset, offset + _AHEAD):
        if not discourse.in_quotation(mention.start) and _may_be(mention.entity, sex):
            return mention.entity
    return None


def _may_be(entity: Entity, sex: str) -> bool:
    """Whether a singular pronoun of this sex can mean the entity."""
    if entity.kind == "unnamed":
        return entity.is_single and entity.sex in ("", sex)
    return entity.kind == "person" and (entity.sex == sex or (not entity.sex and entity.is_sure))
