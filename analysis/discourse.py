"""Reading an article in order to know who "she", "the senator" or "the campaign" is at each place."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from analysis.cues import cue_nouns
from analysis.grammar import (
    DETERMINERS,
    PERSONAL,
    POSSESSIVES,
    PREPOSITIONS,
    RELATIVE,
    TIME,
    is_capitalised,
    organisation_words,
    places,
    role_nouns,
    titles,
)
from analysis.names import Entity, Mention, NameIndex
from analysis.quotations import Found
from analysis.sentences import Sentence

_SEX = {"he": "male", "him": "male", "his": "male", "himself": "male", "she": "female", "her": "female", "herself": "female"}
_PRONOUN = re.compile(r"(?<![\w'])(?:[Hh]e|[Ss]he)(?![\w])")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['&.-][^\W_]+)*(?:(?<=s)'(?!\w))?\.?")
_INDEFINITE = frozenset(
    "a an one another some several many most other others both two three four five six seven eight nine ten few no any dozens "
    "hundreds more nearly almost about roughly".split()
)
_PLURAL_PRONOUNS = frozenset("they them their".split())
_FEMALE_ROLES = re.compile(r"(?:woman|girl|mother|daughter|sister|wife|actress|widow|aunt|niece|mom|grandma|queen|duchess)$")
_MALE_ROLES = re.compile(r"(?:(?<!wo)man|boy|father|son|brother|husband|actor|widower|uncle|nephew|dad|grandpa|king|duke)$")
_TOLD = re.compile(r"\s(?:\w+ly\s)?(?:told|asked|tells|asks|reminded|warned|assured|informed|called|accused|thanked|praised)\s")
_WINDOW = 60
_FADE = 0.45


class Discourse:
    """What is talked about at each place of one article, and from it the speaker of each quotation."""

    def __init__(self, straight: str, names: NameIndex, sentences: Sequence[Sentence], found: Sequence[Found]) -> None:
        self.straight = straight
        self.names = names
        self.found = found
        self.starts = [sentence.start for sentence in sentences]
        self.quoted = [(q.start, q.end) for q in found if q.kind != "indirect"]
        self._quoted_starts = [start for start, _ in self.quoted]
        self.events: list[tuple[int, int, Entity, float]] = []
        self.unnamed: list[tuple[int, str, Entity]] = []
        self.done: dict[int, tuple[Entity | None, str]] = {}
        self.topics: dict[int, Entity | None] = {}
        self._read()

    def speaker(self, index: int) -> tuple[Entity | None, str]:
        """The speaker of the quotation at `index` and how its mention was resolved ("" for a name)."""
        return self.done[index]

    # --- reading in order -------------------------------------------------------------------------------------

    def _read(self) -> None:
        """Take in names, pronouns and sources in text order; answer each quotation when its place is reached."""
        self._opens = self._paragraph_openers()
        todo: list[tuple[int, int, object]] = [(m.start, 0, m) for m in self.names.mentions]
        for match in _PRONOUN.finditer(self.straight):
            if not self._in_quotation(match.start()):
                todo.append((match.start(), 1, match.group().lower()))
        sources: dict[tuple[int, int], list[int]] = {}
        for index, item in enumerate(self.found):
            if item.source is not None:
                sources.setdefault(item.source, []).append(index)
        for source in sources:
            todo.append((source[0], -1, source))
        for index, item in enumerate(self.found):
            if item.source is None and item.kind != "indirect":
                todo.append((item.start, -2, index))
        resolved: dict[tuple[int, int], tuple[Entity | None, str]] = {}
        for offset, what, thing in sorted(todo, key=lambda item: (item[0], item[1])):
            if what == -2:
                self.topics[thing] = self._salient(offset, lambda e: e.kind == "person" and e.is_sure)
            elif what == 0:
                self._take(thing)
            elif what == 1:
                entity = self._pronoun(thing, offset)
                if entity is not None:
                    self._note(offset, entity, 2.0)
            else:
                answer = self.resolve(*thing)
                resolved[thing] = answer
                if answer[0] is not None:
                    answer[0].is_sure = True
                    self._note(offset, answer[0], 3.0)
        for index in range(len(self.found)):
            self.done[index] = self._answer(index, resolved)

    def _answer(
        self, index: int, resolved: dict[tuple[int, int], tuple[Entity | None, str]]
    ) -> tuple[Entity | None, str]:
        item = self.found[index]
        if item.source is not None:
            return resolved[item.source]
        if item.link >= 0:
            linked = self.found[item.link]
            answer = resolved[linked.source] if linked.source is not None else self.done.get(item.link, (None, ""))
            if answer[0] is not None:
                return answer[0], ""
        return self.topics.get(index), ""

    def _take(self, mention: Mention) -> None:
        if self._in_quotation(mention.start):
            weight = 0.25
        elif mention.is_possessive:
            weight = 0.7
        else:
            weight = 3.0 if mention.is_subject else 1.0
            if mention.is_subject and mention.start in self._opens:
                weight = 4.0
        self._note(mention.start, mention.entity, weight)

    def _note(self, offset: int, entity: Entity, weight: float) -> None:
        self.events.append((offset, self._sentence(offset), entity, weight))

    def _paragraph_openers(self) -> set[int]:
        """Offsets of the first name of each paragraph."""
        openers: set[int] = set()
        line = -1
        for mention in self.names.mentions:
            here = self.straight.rfind("\n", 0, mention.start)
            if here != line:
                openers.add(mention.start)
                line = here
        return openers

    def _in_quotation(self, offset: int) -> bool:
        at = bisect_right(self._quoted_starts, offset) - 1
        return at >= 0 and offset < self.quoted[at][1]

    def _sentence(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    # --- resolving a mention ----------------------------------------------------------------------------------

    def resolve(self, start: int, end: int) -> tuple[Entity | None, str]:
        """Whom the mention at `start`..`end` means, and how that was found: "", pronoun, description, unnamed …"""
        text = self.straight[start:end]
        words = [m.group() for m in _WORD.finditer(text)]
        if not words:
            return None, ""
        lower = [w.lower() for w in words]
        if lower[0] in _SEX and len(words) == 1:
            return self._pronoun(lower[0], start, self._listeners(end)), "pronoun"
        if lower[0] in ("they", "their", "it", "its", "we", "our", "others", "that", "this", "some", "many", "both", "which"):
            if len(words) == 1:
                return self._plural(lower[0], start), "pronoun"
        if lower[0] in RELATIVE:
            return self._antecedent(start), "relative"
        if lower[0] in ("i", "you") and len(words) == 1:
            return None, "pronoun"
        named = self._named(start, end)
        if named is not None:
            return named, ""
        return self._described(start, text, words, lower)

    def _named(self, start: int, end: int) -> Entity | None:
        """The person or organisation named in the mention: before its first preposition, else in an apposition."""
        from analysis.names import runs

        text = self.straight[start:end]
        found = runs(self.straight, start, end)
        if not found:
            return None
        cut = re.search(r"\s(?:of|for|from|at|in|with|to|on|by|against|who|which|that)\s", text)
        head_end = start + cut.start() if cut else end
        comma = text.find(",")
        for run in reversed(found):
            if run.is_possessive and run.end < end:
                continue
            inside = run.start < head_end or (comma >= 0 and run.start > start + comma and not re.search(r"\b(?:of|for|from|at|in|with)\s", self.straight[start + comma : run.start]))
            if not inside:
                continue
            rest = self.straight[run.end : head_end if run.end < head_end else end]
            tail = re.match(r"\s+([a-z][\w-]*(?:\s+[a-z][\w-]*){0,3})\s*$", rest)
            if tail and not run.is_possessive and tail.group(1).split()[-1] not in TIME and (tail.group(1).split()[-1] in role_nouns() or tail.group(1).split()[-1] in organisation_words() or tail.group(1).endswith("s")):
                return None
            entity = self.names.entity(run.tokens, run.titles, run.start)
            if entity is not None:
                return entity
            if len(run.tokens) == 1 and (run.tokens[0].lower() in places() or run.start == start and run.tokens[0].lower() in role_nouns() or run.tokens[0].endswith("s") and not run.titles):
                continue
            entity = Entity(" ".join(run.tokens), "organisation" if run.tokens[0].isupper() or text.lower().startswith("the ") else "person", tuple(run.tokens))
            return entity
        return None

    def _pronoun(self, pronoun: str, offset: int, but: frozenset[int] = frozenset()) -> Entity | None:
        """Whom "he" or "she" at `offset` means; never one of the entities in `but` (by identity)."""
        sex = _SEX.get(pronoun, "")
        return self._salient(
            offset,
            lambda e: id(e) not in but and _may_be(e, sex),
            sex,
        )

    def _listeners(self, end: int) -> frozenset[int]:
        """People named right after a verb of telling, as in "he told Mr. Hale": they are not its subject."""
        match = _TOLD.match(self.straight, end)
        if match is None:
            return frozenset()
        return frozenset(id(m.entity) for m in self.names.mentions if match.end() <= m.start <= match.end() + 25)

    def _salient(self, offset: int, fits, sex: str = "") -> Entity | None:
        """The entity most talked about just before `offset` among those that fit."""
        here = self._sentence(offset)
        best: dict[tuple[int, int], float] = {}
        entities: dict[int, Entity] = {}
        for at in range(len(self.events) - 1, max(-1, len(self.events) - 1 - _WINDOW), -1):
            when, sentence, entity, weight = self.events[at]
            if when >= offset or not fits(entity):
                continue
            value = weight * _FADE ** min(here - sentence, 30)
            if sex and not entity.sex:
                value *= 0.7
            key = (id(entity), sentence)
            entities[id(entity)] = entity
            best[key] = max(best.get(key, 0.0), value)
        scores: dict[int, float] = {}
        for (key, _), value in best.items():
            scores[key] = scores.get(key, 0.0) + value
        if not scores:
            return None
        return entities[max(scores, key=scores.get)]

    def _plural(self, pronoun: str, offset: int) -> Entity | None:
        entity = self._salient(offset, lambda e: e.kind in ("organisation", "unnamed"))
        return entity or self._salient(offset, lambda e: True)

    def _antecedent(self, start: int) -> Entity | None:
        """Whom "who" at `start` means: the phrase right before it."""
        left = self.straight[max(0, start - 160) : start].rstrip(" ,—–-")
        cut = max(left.rfind(mark) for mark in '.;:\n"')
        left = left[cut + 1 :]
        begin = max(0, start - 160) + cut + 1 if len(left) else start
        pieces = left.rsplit(",", 1)
        piece = pieces[-1] if len(pieces[-1].split()) >= 1 else left
        offset = self.straight.rfind(piece, 0, start)
        named = self._last_name(offset, start)
        if named is not None:
            return named
        words = _WORD.findall(piece)[-6:]
        return self._described(offset, piece.strip(), words, [w.lower() for w in words])[0] if words else None

    def _last_name(self, start: int, end: int) -> Entity | None:
        at = len(self.events) - 1
        while at >= 0 and self.events[at][0] >= start:
            if self.events[at][0] < end:
                return self.events[at][2]
            at -= 1
        return None

    def _described(self, start: int, text: str, words: list[str], lower: list[str]) -> tuple[Entity | None, str]:
        """Whom "the senator", "her campaign" or "a senior official" means."""
        head_at = next((i for i, w in enumerate(lower) if i and w in PREPOSITIONS), len(lower)) - 1
        head = lower[head_at].rstrip(".")
        owner = self._owner(start, lower, head_at)
        if head in cue_nouns() and head not in role_nouns():
            return self._document(start, text, head, owner), "document"
        if owner is not None and head not in role_nouns() and head not in organisation_words() and not head.endswith("s"):
            return owner, "owner"
        if head in organisation_words() and (owner or not lower[0] in _INDEFINITE):
            if owner is not None:
                return self._entity(f"{owner.name} {' '.join(words[1 : head_at + 1])}" if lower[0] in POSSESSIVES else text, "organisation"), "organisation"
            return self._organisation(start, text, words, lower, head), "organisation"
        is_definite = lower[0] in ("the", "this", "that") or lower[0] in POSSESSIVES
        if is_definite and (not head.endswith("s") or head.endswith("ss")):
            entity = self._by_description(start, lower[1 : head_at + 1], head)
            if entity is not None:
                return entity, "description"
        if is_definite and head.endswith("s"):
            for _, key, entity in reversed(self.unnamed):
                if key == head:
                    return entity, "description"
        return self._new_unnamed(start, text, lower, head), "unnamed"

    def _owner(self, start: int, lower: list[str], head_at: int) -> Entity | None:
        if lower[0] in ("his", "her"):
            return self._pronoun(lower[0], start)
        return None

    def _document(self, start: int, text: str, head: str, owner: Entity | None) -> Entity | None:
        """Whose words a statement, letter or report holds."""
        if owner is not None:
            return owner
        for run_entity in [self._possessor(start, start + len(text))]:
            if run_entity is not None:
                return run_entity
        before = self.straight[max(0, start - 600) : start]
        made = list(re.finditer(rf"\b{re.escape(head)}\b[^.\n]{{0,60}}?\b(?:by|from)\s", before))
        if made:
            at = max(0, start - 600) + made[-1].end()
            entity = next((m.entity for m in self.names.mentions if at <= m.start < at + 120 and m.entity.kind == "person"), None)
            if entity is not None:
                return entity
        entity = self._salient(start, lambda e: True)
        return entity

    def _possessor(self, start: int, end: int) -> Entity | None:
        for mention in self.names.mentions:
            if start <= mention.start < end:
                return mention.entity
        return None

    def _organisation(self, start: int, text: str, words: list[str], lower: list[str], head: str) -> Entity:
        name = re.sub(r"^(?:The|the|a|an|A|An)\s+", "", text.strip())
        for key, entity in self.names.organisations.items():
            if key.endswith(head) and len(words) <= 2:
                return entity
        for _, key, entity in reversed(self.unnamed):
            if key == head and len(words) <= 2:
                return entity
        entity = self._entity(name, "organisation")
        self.unnamed.append((start, head, entity))
        return entity

    def _entity(self, name: str, kind: str) -> Entity:
        name = re.sub(r"\s+", " ", name).strip()
        return self.names.organisations.setdefault(name.lower(), Entity(name, kind, tuple(name.split())))

    def _by_description(self, start: int, modifiers: list[str], head: str) -> Entity | None:
        wanted = {w.rstrip(".").removesuffix("'s") for w in modifiers}
        sex = "female" if _FEMALE_ROLES.search(head) else "male" if _MALE_ROLES.search(head) else ""
        here = self._sentence(start)
        best, best_score = None, 0.0
        for _, key, entity in reversed(self.unnamed):
            if key == head:
                best, best_score = entity, 2.0
                break
        scores: dict[int, float] = {}
        entities: dict[int, Entity] = {}
        for _, sentence, entity, weight in self.events[-120:]:
            if entity.kind != "person" or (sex and entity.sex and entity.sex != sex):
                continue
            scores[id(entity)] = scores.get(id(entity), 0.0) + weight * 0.7 ** min(30, here - sentence)
            entities[id(entity)] = entity
        for key, entity in entities.items():
            known = {_full(d) for d in entity.descriptors}
            match = sum(1.5 for w in wanted if _full(w) in known and w != head)
            match += 2.5 if _full(head) in known else 0.0
            if entity.kind == "person" and head in role_nouns() or match:
                value = match + min(4.5, scores[key]) * (1.0 if head in role_nouns() else 0.3)
                if value > best_score:
                    best, best_score = entity, value
        return best

    def _new_unnamed(self, start: int, text: str, lower: list[str], head: str) -> Entity:
        name = re.sub(r"\s+", " ", text).strip().rstrip(",")
        name = re.sub(r"^(?:The|the|A|a|An|an)\s+", "", name) if len(name.split()) > 1 else name
        for _, key, entity in self.unnamed:
            if entity.name.lower() == name.lower():
                return entity
        entity = Entity(name[:80], "unnamed", tuple(name.split()))
        entity.is_single = head in role_nouns()
        entity.sex = "female" if _FEMALE_ROLES.search(head) else "male" if _MALE_ROLES.search(head) else ""
        self.unnamed.append((start, head, entity))
        return entity


def _may_be(entity: Entity, sex: str) -> bool:
    """Whether "he" or "she" can be this entity."""
    if entity.kind == "unnamed":
        return entity.sex in ("", sex) and entity.is_single
    return entity.kind == "person" and (entity.sex == sex or (not entity.sex and entity.is_sure))


_FORMS = {"sen": "senator", "gov": "governor", "rep": "representative", "gen": "general", "prof": "professor", "dr": "doctor",
          "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
          "frontrunner": "front-runner", "adviser": "advisor"}  # fmt: skip


def _full(word: str) -> str:
    word = word.rstrip(".")
    return _FORMS.get(word, word)
