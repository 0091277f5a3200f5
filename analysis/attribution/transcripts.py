"""Label lines: interviews and debates whose speaker stands before a colon, without marks ("Q: …", "ANN LEE:
…"); answers below unmarked questions.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.attribution.grammar import CUE_VERBS, GIVEN_NAMES, NAME_LINKS, ROLE_NOUNS
from analysis.text.sentences import Paragraph

_TIME = r"[\[(]?\d{1,2}(?::\d{1,2}){1,2}[\])]?"  # "[00:03:12]", "(1:05)", "0:0:3"
_NAME = (
    r"(?P<label>[A-ZÀ-ÞĀ-Ž][\w.'-]*"
    rf"(?:\s(?:[A-ZÀ-ÞĀ-Ž(][\w.')-]*|(?<=Speaker\s)\d+|'t|{'|'.join(sorted(NAME_LINKS))})){{0,4}})"
)
_LABEL = re.compile(
    rf"(?:{_TIME}\s+)?(?P<wiki>\(\()?{_NAME}"  # "((Ann Lee)) It leaks."
    rf"(?(wiki)\)\)|(?:\s{_TIME}|,\s[^:\"\n]{{2,60}})?\s?:)\s+(?=[^\s\"])"
    r"|(?P<letter>[QA])\.\s+(?=[^\s\"])"
)
# "Ann Lee, 34, nurse" in a line of its own, the words below it
_HEAD = re.compile(
    rf"(?:[A-Z][\w'-]*\s(?:[a-z]+\s){{1,3}})?{_NAME}(?:,\s[^.:?!\"\n]{{2,60}}|\s\([^()\n]{{2,60}}\))?:?"
)
_LEAD = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'-]*(?:\s[\w'-]+){0,4}:\s(?=[A-Z'\"])")
_PHOTO = re.compile(
    r"(?:Pictured|(?:Image|Media) caption)\b"
    r"|[^.\n]*(?:, pictured|\((?:above|left|right|[^()\n]*\b(?:pictured|image|picture|photo)))\b"
)
_ENDS = frozenset(".!?…:\"'*”’)")
_FEWEST_LINES, _FEWEST_IN_TURN = 3, 3
_LONGEST_HEAD = 120  # characters
_MOST = 50  # different labels that are looked at
_LONGEST_CAPTION = 60  # words
_MOST_CAPTIONS = 0.7  # of the lines of an article
QUESTION, ANSWER = "Q", "A"
_WRITTEN_OUT = {"QUESTION": QUESTION, "ANSWER": ANSWER}
_ANNOUNCED = re.compile(
    r"\b(?:(?<!in an )(?<!In an )[Ii]nterview|Q&A|[Cc]onversation with|(?:talk|speak)s\s(?:about|to|with)"
    r"|(?:sat|sits|sit)\sdown|[Ee]xcerpts|(?:tells|told|spoke\sto)\s[^.\n]{2,60}\sabout"
    r"|[Ww]e(?:'ve)?\s(?:met|meet|spoke|speak|talk|talked))\b"
)
_ASKED = re.compile(
    r"\b(?:[Ii]n\san\sinterview\b|[Ww]e\sasked\s(?:[a-z]+\s){0,3}[A-Z]|(?:our|a\sfew|put\s\w+)\squestions\b)"
)
_TOLD = re.compile(r"(?:He|She)\s|[^\"\n]*\"[^\"\n]*\"")
_MARKED = re.compile(r"\"[^\"]*\"?")
_MINE = re.compile(r"^(?:Yes|No|Yeah)\b|\b(?:I|[Mm]y|[Mm]e|[Mm]ine|[Ww]e|[Oo]ur|[Uu]s)\b")
_I = re.compile(r"\b(?:I|[Mm]e|[Mm]y)\b")
_YOURS = re.compile(r"\b[Yy]ou(?:rs?)?\b")
_SPOKEN = re.compile(f"{_MINE.pattern}|{_YOURS.pattern}")
_LONGEST_QUESTION, _FEWEST_ANSWERS, _MANY_ANSWERS = 60, 2, 5  # words; paragraphs; those with "I"
# "Mills: baker Ann Lee on her day"
_TITLED = re.compile(r"\b((?:[A-ZÀ-ÞĀ-Ž][\w'-]+\s){1,3}[A-ZÀ-ÞĀ-Ž][\w'-]+)\son\s")
# "It leaks. — Ann Lee (@ann) May 4, 2016": an embedded post, its name or its handle
_POST = re.compile(
    r"([^\n]*?)\s?(?:[—–]|--)\s?(?:([A-ZÀ-ÞĀ-Ž][^\n—–()]{1,50}?)|[^\n—–()]{1,50}?)\s?\((@\w+)\)\s[A-Z\d][^\n]{1,20}\d{4}"
)
# "Lund, May 4: I saw it leak."
_DATED = re.compile(rf"(?!\w+day\b){_NAME},\s[A-Z][a-z]{{2,8}}\.?\s\d{{1,2}}(?:,\s\d{{4}})?:\s")


@dataclass(frozen=True, slots=True)
class LabelLine:
    """A line of a transcript: `label` as written, its offsets, where the `words` begin and end (0: as it)."""

    label: str
    start: int
    end: int
    words: int
    until: int = 0


def label_lines(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, LabelLine]:
    """Paragraph index -> its label line, where three with names and in a row make a transcript."""
    lines = _with_labels(straight, paragraphs)
    for index, paragraph in enumerate(paragraphs):  # words that go on in a paragraph without a label
        before = lines.get(index - 1)
        if index not in lines and before and is_spoken(straight, paragraph, _MINE):
            lines[index] = replace(before, words=paragraph.start)
    if lines and straight.count("\nOn ") < _FEWEST_ANSWERS:
        return lines
    answers = _answers(straight, paragraphs)
    return {at: line for at, line in answers.items() if not lines or line.label == ANSWER} | lines


def posts(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, LabelLine]:
    """Paragraph index -> the embedded post in it, whose signature ends it or is the next, or dated words."""
    found = {}
    for index, (start, end, _) in enumerate(paragraphs):
        near = min(end, start + 80)
        dated = _DATED.match(straight, start, near) if straight.find(":", start, near) >= 0 else None
        if dated is not None and is_spoken(straight, paragraphs[index]):
            found[index] = LabelLine(dated["label"], *dated.span("label"), dated.end())
            continue
        post = _POST.fullmatch(straight, start, end) if straight.find("(@", start, end) >= 0 else None
        if post is not None and (post[1] or index):
            own, words, until = (index, *post.span(1)) if post[1] else (index - 1, *paragraphs[index - 1][:2])
            signed = post.span(2 if post[2] else 3)
            is_marked = straight[words] == '"' == straight[until - 1]
            found[own] = LabelLine(straight[slice(*signed)], *signed, words + is_marked, until - is_marked)
    return found


def heads(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Paragraph index -> the name in it, where names head the words of two people or more."""
    found: dict[int, tuple[int, int]] = {}
    for index, below in enumerate(paragraphs[2:], 1):  # 0 is the title
        start, end, _ = paragraphs[index]
        head = _HEAD.fullmatch(straight, start, end) if end - start < _LONGEST_HEAD else None
        if head is None or " " not in head["label"]:
            continue
        if straight[below.start] == '"' or is_spoken(straight, below, _MINE):
            found[index] = head.span("label")
    names = [straight[slice(*span)].lower() for span in found.values()]
    n_given = sum(name.split()[0] in GIVEN_NAMES for name in names)
    return found if len(set(names)) > 1 and 2 * n_given > len(names) else {}


def _with_labels(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, LabelLine]:
    """The lines that begin with a label and a colon, where enough with names and in a row do."""
    lines: dict[int, LabelLine] = {}
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, min(paragraph.end, paragraph.start + 140)
        has_mark = straight.find(":", start, end) >= 0 or straight.startswith(("Q.", "A.", "(("), start, end)
        match = _LABEL.match(straight, start, end) if has_mark else None
        if match is not None:
            group = match.lastgroup or ""
            label = match[group].rstrip(".")
            label = _WRITTEN_OUT.get(label.upper(), label)
            lines[index] = LabelLine(label, match.start(group), match.end(group), match.end())
    if len(lines) < _FEWEST_LINES:
        return {}
    labels = list(dict.fromkeys(line.label for line in lines.values()))[:_MOST]
    is_name = {label: _is_name(straight, label) for label in labels}
    lines = {i: line for i, line in lines.items() if is_name.get(line.label, False)}
    counts = Counter(_short(line.label) for line in lines.values())
    repeated = {line.label for line in lines.values() if counts[_short(line.label)] > 1}
    has_given_name = any(line.label.split()[0].lower() in GIVEN_NAMES for line in lines.values())
    if not (repeated or has_given_name) or not (QUESTION in counts or _are_in_turn(lines)):
        return {}
    beside = {i for i in lines if i and (i - 1 in lines or i + 1 in lines)}  # 0 is the title
    return {i: line for i, line in lines.items() if line.label in repeated or i in beside}


def is_spoken(straight: str, paragraph: Paragraph, words: re.Pattern[str] = _SPOKEN) -> bool:
    """Whether prose without marks around it speaks as "I" or to "you", not of what somebody tells "me"."""
    start, end, kind = paragraph
    own = _MARKED.sub('""', straight[start:end])
    is_own = kind == "prose" and own[0] not in "\"'" and words.search(own) is not None
    return is_own and straight.find('," ', start, end) < 0


def _answers(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, LabelLine]:
    """The words below two questions and more in lines of their own: to "you", or in an announced interview.

    A topic ("On her book") is a question, too.
    Whoever is named before the first answer ("Ann Lee: No.") gives those without a name, too.
    """
    if straight.count("?\n") + straight.count("\nOn ") < _FEWEST_ANSWERS:
        return {}
    lines: dict[int, LabelLine] = {}
    before, led, n_to_you = "", 0, 0  # what the paragraph before is; the index of that before the questions
    answer: LabelLine | None = None
    for index, (start, end, kind) in enumerate(paragraphs):
        is_short = straight[start] not in "\"'" and straight.count(" ", start, end) < _LONGEST_QUESTION
        is_you = is_short and _YOURS.search(straight, start, end) is not None
        is_own = before != "" and is_spoken(straight, paragraphs[index], _MINE)
        is_headed = straight.startswith("On ", start, end) and straight[end - 1] not in _ENDS  # "On her book"
        is_asked = before == "answer" and is_you and not is_own
        is_question = is_asked or is_short and (is_headed or straight[end - 1] in "?–…")
        if is_question and before != "asked":
            before, led, n_to_you = "asked", led if lines else index - 1, n_to_you + is_you
            continue
        if kind != "prose":
            continue
        named = _LABEL.match(straight, start, min(end, start + 140)) if before == "asked" else None
        if named is not None and " " in named["label"]:
            answer = LabelLine(named["label"], *named.span("label"), named.end())
            lines[index], before = answer, "answer"
        elif is_own or before == "asked" and not _TOLD.match(straight, start, end):
            lines[index] = replace(answer or LabelLine(ANSWER, start, start, start), words=start)
            before = "answer"
        else:
            before = "told" if before == "answer" else ""
    n_own = sum(is_spoken(straight, paragraphs[index], _I) for index in lines)
    talk = len(lines) >= _FEWEST_ANSWERS and (answer or n_own)  # a page of questions has no "I"
    titled = _TITLED.search(straight, *paragraphs[0][:2])
    if titled is not None and n_own >= _MANY_ANSWERS and answer is None:
        return {at: LabelLine(titled[1], *titled.span(1), line.words) for at, line in lines.items()}
    asked = answer or n_to_you > _FEWEST_ANSWERS or _ASKED.search(straight, *paragraphs[led][:2])
    return lines if talk and (asked or _ANNOUNCED.search(straight, 0, paragraphs[min(lines)].start)) else {}


def _short(label: str) -> str:
    """A label as later lines may write it: a full name by its initials."""
    return "".join(word[0] for word in label.split()) if " " in label else label


def _is_name(straight: str, label: str) -> bool:
    """Whether a label can be a name: several words, capitals, or a word that the text has elsewhere too."""
    if " " in label or label.isupper() or label.lower() in ROLE_NOUNS:
        return True
    written = re.compile(rf"\b([Tt]he|\w*[a-z],?) {re.escape(label)}\b").findall(straight)
    return bool(written) and not {"the", "The"} & set(written)  # "the Rovers" are a team


def _are_in_turn(lines: dict[int, LabelLine]) -> bool:
    """Whether three lines follow each other, or two with a line of prose between them at most."""
    ahead = (range(index, index + _FEWEST_IN_TURN + 1) for index in lines)
    return any(sum(index in lines for index in near) >= _FEWEST_IN_TURN for near in ahead)


def captions(straight: str, paragraphs: Sequence[Paragraph]) -> dict[int, tuple[int, int]]:
    """Index of each paragraph that is a caption -> its words, without a lead ("Big day: ").

    Captions lack a mark at their end or have "pictured" to show it.
    """
    found = {}
    n_lines = 0
    for index, paragraph in enumerate(paragraphs):
        start, end = paragraph.start, paragraph.end
        if paragraph.kind != "prose":
            continue
        n_lines += 1
        line = straight[start:end]
        if line.count(" ") >= _LONGEST_CAPTION:
            continue
        last = line[-3:].rstrip("\"'")[-1:]
        lead = _LEAD.match(straight, start, end) if ":" in line else None
        words = straight[start : lead.end() - 2].lower().split() if lead is not None else []
        if not CUE_VERBS.keys().isdisjoint(words):
            lead = None  # a clause of saying: "He added:"
        has_words = lead is None and (line[-1] in "\"'" or line.count('"') % 2)  # whole, or going on below
        may_show = "(" in line or "ictured" in line or " caption" in line
        if not has_words and (last not in _ENDS or may_show and _PHOTO.match(straight, start, end)):
            found[index] = lead.end() if lead else start, end
    return found if len(found) <= _MOST_CAPTIONS * n_lines else {}
