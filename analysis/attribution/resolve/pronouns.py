"""Whom a singular pronoun means: the one who goes on speaking, who is asked, or who is most talked about."""

import re
from collections.abc import Callable
from math import fsum, log

from analysis.attribution.discourse import PRONOUN_WEIGHT, Discourse, most
from analysis.attribution.entities import SEX, Entity, is_given_name
from analysis.attribution.grammar import KIN
from analysis.attribution.resolve import chooser
from analysis.attribution.resolve.chooser import Features
from analysis.text.lexicons import word_class

_TOLD = re.compile(
    r"\s(?:(?:\w+ly|then|also|later)\s)?(?:said\s(?:of|about|when\s(?:asked|pressed))|\w+(?:\sthat)?)\s"
)
ADDED = re.compile(
    r"\s(?:(?:later|also|then|further|quickly)\s)?(?:add(?:s|ed)|continue[sd]|(?:went|goes)\son(?!\sto)|concluded)\b"
    r"|\salso\s(?:said|says|told|warned|claimed|insisted|called|described|accused|denied|disclosed|stated|noted|revealed|"
    r"explained|stressed|argued|suggested|urged|alleged|recalled|confirmed|acknowledged|admitted|announced|criticised|"
    r"criticized)\b"
)
_CLAUSE_BEFORE = re.compile(r"(?:When|After|As|While|Before|Once|Although|Though)\s[^,.\"]+,\s(?:\w+ly\s)?")
_NEWCOMER = re.compile(r"\w+\s(?:an?|one)\s|.*\b(?:him|asked)\b")  # "When a guest rang, he": who was rung
_TELLS = re.compile(r"[^.,\"\n]{0,40}\s(him|her)(?=\s(?:of|to|that|it)\b|[,.:])")
_ASKED_RIGHT, _GOES_ON_RIGHT = 0.9, 0.95
_ASKED = re.compile(
    r"\b(?:asked|pressed|questioned|challenged|quizzed|grilled)\s(?:[A-Z][a-z]+\.\s)?(?=[A-Z])"
)
_ABOUT = re.compile(r"\s(?:about|if|whether|why|how|what)\b")
_ASKS = re.compile(rf"[^.\"\n]{{0,60}}?\basked\s(?:him|her|[A-ZÀ-ÞĀ-Ž][\w. ]+)(?::|{_ABOUT.pattern})")
REPLIED = re.compile(r"\s(?:\w+ly\s)?(?:repl(?:ied|ies)|respond(?:ed|s)|answer(?:ed|s))\b")
# Whom a phrase ahead of a pronoun names as what is spoken of or to: "On Hale, [he] said"
_SPOKEN_OF = re.compile(
    r"(?:On|Of|About|Regarding|Like|Unlike|With|Without|(?:In|At)\san?\s[^,\"]*\b(?:to|with|about|on))\s"
    r"(?=(?:\w+\.?\s)?[A-Z])[^,\"]*,|(?:When\s)?(?:[Aa]sked|[Pp]ressed)\s[^,\"]*,"
    r"|(?!During|Following|According)[A-Z]\w+ing\s[^,\"]*,"
    r"|H(?:is|er)\s(?:[a-z-]+,?\s){1,3}?[A-Z][^\"\n]*,\s\Z"  # "His brother Tom drove, [he] said"
)
_NAMED = re.compile(r"[^.,\"]{0,40}\s(?:named|known|identified|called)\s")
_HOST = re.compile(r"(?:(?:His|Her|The)\s)?\w+, ")  # "Her mother, [she] said, has moved"
_NEAR = 60  # characters back to the subject of the verb that a pronoun is the object of
_TAKES_STAND = re.compile(
    r"\s(?:\w+ly\s)?(?:(?:is|was)\s)?(?:(?:not|less|more)\s)?(?:(?:hit|fired|pushed)\sback|puts?\sit\s(?:more|less|another|\w+ly)|"
    rf"{'|'.join(sorted(word_class('taking_stand')))})\b"
)
_JOINED = re.compile(
    r"(?:\b[Bb]ut|\band|\bwhile|;|\b(?:When|While|After|Although|Though)\s[^,.]*,)\s(?:[\w.-]+\s){0,3}\Z"
)
_PEERS = frozenset("brother sister twin cousin sibling stepbrother stepsister".split())  # of each other
_OWN_KIN = re.compile(rf"\b[Mm]y\s(?:[a-z]+\s)?({'|'.join(sorted(KIN - _PEERS))})\b")
_LONGEST_VERB = 20  # characters between words and the one who asks them
_LONGEST_TITLE = 5  # characters: "Mrs. "
_FAR = 3000  # characters back; no paragraph is longer
_AHEAD = 500  # how many characters ahead of a pronoun its name may stand
_LEAD = 6  # characters of a word before a pronoun that opens its sentence ("But he")


def referent(discourse: Discourse, pronoun: str, offset: int, after: int = 0) -> Entity | None:
    """Whom "he", "she", "his" or "her" at `offset` means; `after`: where it ends, if it is a source."""
    return meant(discourse, pronoun, offset, after)[0]


def meant(discourse: Discourse, pronoun: str, offset: int, after: int = 0) -> tuple[Entity | None, float]:
    """Whom the pronoun means, and how probable that is."""
    sex = SEX[pronoun]
    if pronoun in ("he", "she") and (asked := _asked(discourse, offset, sex)) is not None:
        return asked, _ASKED_RIGHT
    others = _others_of_clause(discourse, pronoun, offset, after) | _own_kin(discourse, offset)
    same = None
    if after:
        same = _fronted(discourse, offset, sex) or goes_on(discourse, offset, sex)
        same = same or _adds(discourse, offset, after, sex) or _alone(discourse, offset, sex)
    if same is not None and same not in others:
        return same, _GOES_ON_RIGHT
    found = talked_about(discourse, offset, after, lambda e: e not in others and _may_be(e, sex), sex)
    ahead = (m.entity for m in discourse.mentions_between(offset, offset + _AHEAD) if _may_be(m.entity, sex))
    return chooser.best(found, offset) if found else (next(ahead, None), 0.0)


def _fronted(discourse: Discourse, offset: int, sex: str) -> Entity | None:
    """The subject of the clause before the pronoun's own ("When the aunt came home, she said")."""
    start = discourse.sentence_start(offset)
    clause = _CLAUSE_BEFORE.fullmatch(discourse.straight, start, offset)
    if clause is None or _NEWCOMER.match(clause[0]):
        return None
    subject = discourse.first_subject(start, offset)
    return subject if subject is not None and _may_be(subject, sex) else None


def _alone(discourse: Discourse, offset: int, sex: str) -> Entity | None:
    """The subject that alone is named before in the sentence ("Hale flew to Orby, where [he] said")."""
    start = discourse.sentence_start(offset)
    is_behind = any(start <= words < offset for words, _ in discourse.reported_of.get(offset, ()))
    named = [m for m in discourse.mentions_between(start, offset) if m.entity.kind == "person"]
    named = [m for m in named if m.entity.n_thing < m.entity.n_named]  # not "Her memoir, A Dry Well, she"
    is_only = len({m.entity for m in named}) == 1 and named[0].is_subject and named[0].start == start
    return named[0].entity if is_only and not is_behind and _may_be(named[0].entity, sex) else None


def _others_of_clause(discourse: Discourse, pronoun: str, offset: int, after: int) -> set[Entity]:
    """Whom it cannot mean: listeners ("[he] told Hale"), subjects ("Hale recalled [him]")."""
    start = discourse.sentence_start(offset)
    told = _TOLD.match(discourse.straight, after) if after else None
    spoken_of = _SPOKEN_OF.match(discourse.straight, start, offset) if after else None
    if after and (asker := _asker(discourse, offset, after)) is not None:
        return {asker}
    is_inside = after and _HOST.fullmatch(discourse.straight, start, offset)
    if is_inside and (host := discourse.first_subject(start, offset)) is not None:
        return {host}
    if spoken_of is not None:
        near = spoken_of.span()
    elif told is not None:
        near = told.end(), told.end() + 25
    elif after and pronoun in ("him", "her"):
        near = max(start, offset - _NEAR), offset
    else:
        return set()
    here = discourse.sentence(offset)
    return {m.entity for m in discourse.mentions_between(*near) if discourse.sentence(m.start) == here}


def _asker(discourse: Discourse, offset: int, after: int) -> Entity | None:
    """Who has just asked whom the pronoun means ("“Why?” Hale asked. “I slept,” [she] replied")."""
    begin = min([offset, *(start for start, _ in discourse.words_of.get(offset, ()))])
    at, speaker = discourse.latest or (begin, None)
    is_next = begin < offset and discourse.sentence(begin) - discourse.sentence(at) in (1, 2)
    is_question = discourse.straight.rfind('?"', max(0, at - _LONGEST_VERB), begin) >= 0
    is_reply = is_question and REPLIED.match(discourse.straight, after)
    return speaker if is_next and (is_reply or _ASKS.match(discourse.straight, at)) else None


def goes_on(discourse: Discourse, offset: int, sex: str) -> Entity | None:
    """Who spoke in the sentence before the pronoun's words: "“…,” said Hale. “…,” [she] said"."""
    words = [start for start, end in discourse.reported_of.get(offset, ()) if end < offset]
    if not words:
        return None
    taking = _takes_stand(discourse, words[0], sex)
    if taking is not None and taking not in named_by_speaker(discourse, offset):
        return taking
    if discourse.straight.endswith(": ", 0, words[0] - 1):  # "Hale was blunt: “…,” he said"
        subject = discourse.first_subject(discourse.sentence_start(words[0]), words[0])
        if subject is not None and _may_be(subject, sex):
            return subject
    if discourse.latest is None:
        return None
    at, entity = discourse.latest
    is_next = discourse.sentence(at) == discourse.sentence(words[0]) - 1
    if not is_next or not _may_be(entity, sex) or entity in named_by_speaker(discourse, offset):
        return None
    if entity.kind == "unnamed" and not entity.sex and _speaks_to(discourse, at, sex):
        return None
    is_known = not entity.n_thing and is_given_name(entity.tokens[0].lower())
    is_sourced = is_known and discourse.reported_of.get(at)
    return entity if is_sourced or _is_reporter(discourse, at, entity) else None


def _speaks_to(discourse: Discourse, at: int, sex: str) -> bool:
    """Whether the source at `at` speaks to somebody of this sex ("one guest accused her", "told by one")."""
    told = _TELLS.match(discourse.straight, at)
    is_agent = discourse.straight.endswith((" by ", " by a ", " by an ", " by one "), 0, at)
    return is_agent or told is not None and SEX[told[1]] == sex


def _adds(discourse: Discourse, offset: int, after: int, sex: str) -> Entity | None:
    """The one who just spoke, to whose words the verb adds ("It fell, said Lund. [He] added")."""
    at, entity = discourse.latest or (offset, None)
    if entity is None or entity.kind != "person" or ADDED.match(discourse.straight, after) is None:
        return None
    is_near = at > offset - _FAR and "\n\n" not in discourse.straight[at:offset]
    return entity if is_near and _may_be(entity, sex) else None


def _takes_stand(discourse: Discourse, offset: int, sex: str) -> Entity | None:
    """Who replies in the sentence before the words at `offset` ("…, but Lee disagreed."), or opens it."""
    start, end = discourse.sentence_before(offset), discourse.sentence_start(offset)
    is_same = "\n" not in discourse.straight[start:end]
    for mention in reversed(discourse.mentions_between(start, end)):
        opens = mention.is_subject and mention.entity.is_sure and mention.start < start + _LONGEST_TITLE
        is_main = mention.start == start or _JOINED.search(discourse.straight, start, mention.start)
        if is_same and opens or is_main and _TAKES_STAND.match(discourse.straight, mention.end):
            return mention.entity if _may_be(mention.entity, sex) else None
    return None


def _is_reporter(discourse: Discourse, at: int, entity: Entity) -> bool:
    """Whether the source at `at` is one person, named or described, as the subject that opens a sentence."""
    named = discourse.mentions_between(at, at + _NEAR)
    if entity.kind != "person" or not (entity.n_named or named):  # "The father of Ann Lee said", "A clerk, a"
        return discourse.opens_sentence(at) and not _NAMED.match(discourse.straight, at)
    return bool(named) and named[0].entity is entity


def talked_about(
    discourse: Discourse, offset: int, after: int, fits: Callable[[Entity], bool], sex: str = ""
) -> dict[Entity, Features]:
    """Who of those that fit is talked about before `offset` -> what speaks for and against that one."""
    named = named_by_speaker(discourse, offset) if after else frozenset()  # not by "his lawyer"
    place = _place(discourse, offset, after)
    if place == "close" and sex:  # no sentence of the words themselves puts anybody farther away
        offset = min(start for start, _ in discourse.words_of[offset])
    scores = discourse.salience(offset, fits, sex)
    total = fsum(scores.values())
    here = discourse.sentence(offset)
    paragraph = discourse.straight.rfind("\n", max(0, offset - _FAR), offset)
    first = discourse.first_subject(paragraph + 1, offset)
    recent = discourse.recent(offset)
    subject = next((e for _, _, e, weight in recent if weight >= PRONOUN_WEIGHT), None)
    found: dict[Entity, Features] = {}
    for when, sentence, entity, weight in recent:
        if entity not in scores or entity in found:
            continue
        one = found[entity] = person_features(entity)
        one[f"last-{weight}"] = one[f"distance-{min(here - sentence, 3)}"] = 1.0
        one["salience"] = log(0.02 + scores[entity] / total)
        if when > paragraph:
            one[f"paragraph-{place}"] = 1.0
        if len(found) == len(scores):
            break
    facts = {"top": [most(scores)], f"subject-{place}": [subject], f"first-{place}": [first], "named": named}
    if discourse.latest is not None:
        n = discourse.straight.count("\n\n", max(discourse.latest[0], offset - _FAR), offset)
        facts[f"latest-{place}-{min(n, 2)}"] = [discourse.latest[1]]
    chooser.mark(found, facts)
    return found


def person_features(entity: Entity) -> Features:
    """What speaks for a person, wherever a mention stands; what the names show is reckoned once."""
    is_person = entity.kind == "person"
    if not entity.features:
        n = max(1, entity.n_named)
        facts = {
            "n": log(1 + entity.n_named),
            "unnamed": entity.kind == "unnamed",
            "no-subject": is_person and not entity.n_subject,
            "thing": is_person and entity.n_thing / n,
            "far": is_person and entity.n_far / n,
            "given": bool(entity.tokens) and is_given_name(entity.tokens[0].lower()),
        }
        entity.features = {fact: float(value) for fact, value in facts.items() if value}
    one = entity.features.copy()
    one["spoken"] = log(1 + entity.n_spoken)
    if is_person and not entity.is_sure:
        one["unsure"] = 1.0
    return one


def _place(discourse: Discourse, offset: int, after: int) -> str:
    """Where a pronoun stands: "open" its sentence, "close" it after words of its own, or "inside"."""
    if offset - discourse.sentence_start(offset) <= _LEAD:
        return "open"
    is_close = after and any(end < offset for _, end in discourse.words_of.get(offset, ()))
    return "close" if is_close else "inside"


def named_by_speaker(discourse: Discourse, offset: int) -> set[Entity]:
    """Who is named in the words whose source stands at `offset`: hardly anybody calls himself by his name."""
    spans = discourse.words_of.get(offset, ())
    return {mention.entity for span in spans for mention in discourse.mentions_between(*span)}


def _own_kin(discourse: Discourse, offset: int) -> set[Entity]:
    """Whom the words whose source stands at `offset` call "my son" or "my wife": not who speaks them."""
    spans = discourse.words_of.get(offset, ())
    kin = {own[1] for span in spans for own in _OWN_KIN.finditer(discourse.straight, *span)}
    recent = discourse.recent(offset) if kin else []
    return {entity for _, _, entity, _ in recent if kin & entity.descriptors}


def _asked(discourse: Discourse, offset: int, sex: str) -> Entity | None:
    """The one who is asked earlier in the sentence, or in the one before ("asked Hale about it. “…,” he")."""
    start = discourse.sentence_start(offset)
    first = discourse.sentence_before(offset) if discourse.words_of.get(offset) else start
    for match in _ASKED.finditer(discourse.straight, first, offset):
        asked = discourse.mentions_between(match.end(), match.end() + 20)
        if not asked or discourse.in_quotation(match.start()) or not _may_be(asked[0].entity, sex):
            continue
        if match.start() >= start or _ABOUT.match(discourse.straight, asked[0].end):
            return asked[0].entity
    return None


def _may_be(entity: Entity, sex: str) -> bool:
    """Whether a singular pronoun of this sex can mean the entity."""
    is_one = entity.kind == "person" or entity.is_single
    return is_one and (not sex or entity.sex in ("", sex))
