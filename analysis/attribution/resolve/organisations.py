"""Organisations that a description means ("his campaign"), and whose words a document holds."""

import re
from bisect import bisect_right
from itertools import islice
from operator import itemgetter

from analysis.attribution.discourse import MEDIA, Discourse, most
from analysis.attribution.entities import Entity
from analysis.attribution.grammar import DEMONYMS, ORGANISATION_WORDS, PLACES
from analysis.text.lexicons import classed_word_list, word_class

_GENERIC = word_class("generic_organisation")
_BODIES = word_class("body") | frozenset("police court parliament senate".split())
_SUBJECT_BEFORE = 1.3  # the salience of a subject one sentence back
_BEFORE, _LONG = 600, 3000  # characters back
REPORTS = word_class("report") | word_class("impersonal")
_PUBLIC = frozenset("press news media public daily conference website mail tv radio".split())  # no senders
# whose the paper is that they stand before: "a police note"
_SENDERS = (ORGANISATION_WORDS | classed_word_list("people_words")["group"]) - _PUBLIC - {"court"}
_OWN_VOICE = REPORTS | frozenset("comment tweet post memo note notice document paper circular card".split())
_PIECES = frozenset("article articles story stories piece column columns".split())
_OF_STATES = DEMONYMS | PLACES
_INDEFINITE = re.compile(r"(?:one|another|an?)\s", re.I)
_OWNED = re.compile(r"(?:'s|s')\s|\b(?:his|her|their)\s", re.I)
_POSSESSIVE = re.compile(r"\b(his|her|their|its)\s(?:\w+\s){0,3}\Z", re.I)
_HAD_WORDS = sorted(word_class("had"))
_NOT_HAD = "".join(rf"(?<!\b{word}\s)" for word in _HAD_WORDS)  # not "seen by"
_BY = rf"{_NOT_HAD}\b(?:by|from)\s"
HAD = re.compile(  # "relied on a [circular]", "found it shut and a [notice]", not "saw it and wrote a"
    rf"\b(?:{'|'.join(_HAD_WORDS)})\s(?:(?!that\s|who\s|and\s(?!an?\s|the\s))[\w'-]+\s){{0,7}}\Z"
)
_MAKER = re.compile(rf"\s{_NOT_HAD}\bby\s")
_MADE_BY = re.compile(rf",?\s?(?:\w+\s){{0,3}}?{_BY}(?:\w+\s){{0,4}}?(?=[A-Z])")
_CLAUSE = r",\s(?!which\s|\w+(?:ed|en)\s)|\s(?:said|says|stated|states|showed|shows)\s"
_MADE_BEFORE = rf"\b(?:(?!{_CLAUSE})[^.\n]){{0,60}}?{_BY}"  # not "the affidavit says he was hit by"
_AUTHOR_OF = re.compile(r"\bauthors?\sof\s(?:(?:an?|the)\s)?(?:[\w-]+\s)?\Z")  # "Lee, an author of a report"
_PARTED = re.compile(r":|\n|[a-z]{3}\.\s")  # "by two critics: Ann Lee and Bo Hale"
_ISSUED = r"\b(?:issued|released|published|wrote|filed)\s(?:an?|its|the)\s(?:[\w-]+\s){0,3}?"
_REPORTS = r"(?:report|study|survey|analysis|review|paper)"
_LEAKED = r"\b(?:leaked|anonymous|unsigned)\s(?:[\w-]+\s){0,2}"  # "a leaked memo shows", nobody's
_BESIDE = re.compile(  # "a letter to", "a message on", "an email seen by"
    rf"\s(?:to|on|via|about|(?:{'|'.join(_HAD_WORDS)})\sby)\s(?:the\s(?:\w+\s)?)?\Z"
)
_MADE = re.compile(r"\s(?:from|by)\s(?:the\s)?")
_IN_A = r"[Iitv](?:(?<=\b[Ii])n|(?<=\bt)hrough|(?<=\bv)ia)\san?\s"  # a class first: searched for faster
_PLACED = re.compile(r"\s(?:on|in|to|about|via)\s")  # "a post on Hale's page" is his, "on Hale's plan" is not
_OWN_PAGE = re.compile(r"'?s?'?\s(?:[\w-]+\s){0,2}(?:website|page|site|account|blog|channel|feed|behalf)\b")
_SENDER = re.compile(
    r"\sfrom\s(?!the\s(?:same|previous|last)\b)(?=(?:the|its|his|her|their|an?)\s[a-z]|(?:her|him|them)\b)"
)
LONGEST_NAME = 90
MOST_LOOKED_AT = 200  # so that an article with 50,000 names still takes time in proportion to its length


def organisation_meant(
    discourse: Discourse, start: int, words: list[str], head: str, owner: Entity | None
) -> Entity:
    """The organisation that "the company" or "his campaign" means."""
    if owner is not None:
        return as_organisation(discourse, f"{owner.name} {' '.join(words[1:])}")
    if head == "campaign":  # "the Hale campaign"
        named = discourse.mentions_between(start, start + len(" ".join(words)) + 2)
        if named:
            return as_organisation(discourse, f"{named[-1].entity.name} campaign")
    is_bare = len(words) <= 2 and words[0].lower() in ("the", "this", "its", "their")
    meant = _of_that_kind(discourse, start, head) if is_bare else None
    return meant or as_organisation(discourse, " ".join(words))


def _of_that_kind(discourse: Discourse, start: int, head: str) -> Entity | None:
    """The organisation talked about whose name has the word ("the union"), or the last there can be."""
    meant = discourse.salient(start, lambda e: e.kind == "organisation" and _has_word(e, head))
    if meant is None:
        known = islice(discourse.names.organisations.values(), MOST_LOOKED_AT)
        meant = next((entity for entity in known if _has_word(entity, head)), None)
    if meant is None and head in _GENERIC:  # which does something itself: no product
        meant = discourse.salient(start, lambda e: _is_firm(e) and e.n_subject > 0)
        meant = meant or discourse.salient(start, lambda e: _is_firm(e) and e.name not in MEDIA)
    return meant or (just_named(discourse, start) if head == "group" else None)


def just_named(discourse: Discourse, start: int) -> Entity | None:
    """The organisation that the sentence before is about ("the conservative newspaper" says what it is)."""
    scores = discourse.salience(start, lambda e: e.kind == "organisation")
    best = most(scores)
    return best if best is not None and scores[best] >= _SUBJECT_BEFORE else None


def _is_firm(entity: Entity) -> bool:
    """Whether it has a name and "the company" can mean it, unlike "airport" or the Harrow Council."""
    is_thing = len(entity.tokens) == 1 and entity.n_subject < entity.n_thing  # "in Orby"
    is_named = entity.kind == "organisation" and not entity.name.islower()
    return is_named and not is_thing and entity.tokens[-1].lower() not in _BODIES


def _has_word(entity: Entity, word: str) -> bool:
    """Whether the word tells what the organisation is: the "Government Association" is no "government"."""
    lower = [token.lower() for token in entity.tokens]
    if len(lower) < 2 or word not in lower:
        return False
    following = lower[lower.index(word) + 1 :]
    return not following or following[0] not in ORGANISATION_WORDS


def as_organisation(discourse: Discourse, name: str) -> Entity:
    name = re.sub(r"^(?:the|a|an)\s+", "", name, flags=re.I)[:LONGEST_NAME]
    return discourse.names.organisation(name)


def document(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Whose words a statement, letter or report holds: its possessor, its maker, or who is talked about."""
    phrase = discourse.straight[start:end]
    author = written_by(discourse, start, end, head)
    is_bare = phrase.lower() in (head, f"the {head}", f"this {head}")
    if author is None and is_bare and head != "statement":  # there may be several
        author = discourse.authors.get(head)
    if author is not None:
        discourse.authors[head] = author
        return author
    is_had = HAD.search(discourse.straight[max(0, start - 60) : start])  # "Hale found a letter that said"
    if is_had or _is_its_own(discourse, start, phrase, head):
        return None
    told = _told_in(discourse, start, head) if is_bare else None
    if told is not None and not (told.is_single or head in told.descriptors):
        return told
    left = discourse.straight[max(0, start - _LONG) : start]
    if head in REPORTS or told is not None or re.search(_LEAKED + head, left):
        return None  # a report is hardly by who is talked about
    latest = discourse.latest[1] if discourse.latest is not None else None
    body = latest if latest is not None and latest.kind == "organisation" else None
    if body and head == "statement" or not _PUBLIC.isdisjoint(phrase.lower().partition(head)[0].split()):
        return body
    kinds = ("organisation",) if head in _PIECES else ("person", "organisation")
    return discourse.salient(start, lambda e: e.kind in kinds)


def _is_its_own(discourse: Discourse, start: int, phrase: str, head: str) -> bool:
    """Whether no one met speaks in it: "his letter", "the Swedish leaflet", "A petition says"."""
    before = phrase.lower().partition(head)[0]
    if _OWNED.search(phrase) or head in _OWN_VOICE and _INDEFINITE.match(phrase):
        return True
    is_led = discourse.straight.endswith("ccording to ", 0, start) or discourse.sentence_start(start) == start
    is_new = is_led and before.startswith(("a ", "an "))
    return head != "statement" and (is_new or not _OF_STATES.isdisjoint(before.split()))


def _told_in(discourse: Discourse, start: int, head: str) -> Entity | None:
    """Who spoke in what "the letter" means ("In a letter, Hale said …"), or the document itself."""
    known = (entity for _, key, entity in islice(reversed(discourse.unnamed), MOST_LOOKED_AT) if key == head)
    if head not in discourse.told:  # once for an article: the documents of a long one are many
        told = re.compile(rf"{_IN_A}(?:[\w-]+\s){{0,2}}?{re.escape(head)}\b")
        discourse.told[head] = [match.span() for match in told.finditer(discourse.straight)]
    before = bisect_right(discourse.told[head], start, key=itemgetter(1)) - 1
    if before < 0 or discourse.in_quotation(discourse.told[head][before][0]):
        return next(known, None)
    begin, end = discourse.told[head][before]
    if (writer := discourse.source_of_sentence(begin)) is not None:  # "Lund, who said in a letter"
        return writer
    line = discourse.straight.find("\n", end, start)
    return discourse.first_subject(discourse.sentence_start(begin), line if line >= 0 else start)


def written_by(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Whose words the article says that the document holds."""
    straight = discourse.straight
    possessive = _POSSESSIVE.search(straight[start:end].rsplit(head, 1)[0])
    if possessive is not None:
        at = start + possessive.start(1)
        return discourse.resolve(discourse, at, at + len(possessive[1]))[0]
    owner = max(straight.find("'s ", start, end), straight.find("s' ", start, end) + 1)
    made = _MADE.search(straight, start, max(owner, start))
    if made is not None:  # "a letter from Hale's lawyer"
        return discourse.resolve(discourse, made.end(), end)[0]
    placed = _PLACED.search(straight, start, max(owner, start))
    if owner > start and (placed is None or _OWN_PAGE.match(straight, owner)):
        return discourse.resolve(discourse, placed.end() if placed else start, owner)[0]
    if (sender := _SENDER.search(straight, start, end)) is not None:  # "a statement from the panel"
        return discourse.resolve(discourse, sender.end(), end)[0]
    if (by := _MAKER.search(straight, start, end)) is not None:  # "a decree issued by the Queen in May"
        return discourse.resolve(discourse, by.end(), end)[0]
    return _author(discourse, start, end, head)


def _author(discourse: Discourse, start: int, end: int, head: str) -> Entity | None:
    """Who is named as the maker: in the phrase, right after it, or after the word where it stood before."""
    straight = discourse.straight
    if _AUTHOR_OF.search(straight, max(0, start - 40), start):
        return discourse.first_subject(discourse.sentence_start(start), start)
    named = discourse.mentions_between(start, end)
    named = [m for m in named if m.entity.name not in MEDIA]  # "a Facebook post"
    senders = [m for m in named if not _BESIDE.search(straight[start : m.start])]
    if senders:
        return senders[-1].entity
    made = _MADE_BY.match(straight, end, end + 60)  # "a report that is written by Hale"
    if made is not None and (makers := discourse.mentions_between(made.end() - 1, made.end() + 60)):
        return makers[0].entity
    body = re.search(rf"\b([a-z]+)\s(?={re.escape(head)}\b)", straight[start:end])
    if body is not None and head not in REPORTS and body[1] in _SENDERS:  # "a police note"
        return discourse.resolve(discourse, start + body.start(1), start + body.end(1))[0]
    noun = (
        r"(?:law)?suit"
        if head.endswith("suit")
        else _REPORTS
        if re.match(_REPORTS, head)
        else re.escape(head)
    )
    left = max(0, start - (_LONG if head.endswith("suit") else _BEFORE))
    for match in reversed(list(re.compile(rf"\b{noun}" + _MADE_BEFORE).finditer(straight, left, start))):
        people = discourse.mentions_between(match.end(), match.end() + 120)
        if people and not _PARTED.search(straight, match.end(), people[0].start):
            return people[0].entity
    for match in reversed(list(re.compile(_ISSUED + noun).finditer(straight, left, end))):
        maker = discourse.first_subject(discourse.sentence_start(match.start()), match.start())
        if maker is not None and maker.kind == "organisation":  # "Hale Bank released a report"
            return maker
    return None
