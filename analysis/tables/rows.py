"""The rows of one article: plain dicts, made of what the text modules find in it."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from analysis.attribution.entities import Entity, Mention
from analysis.attribution.speakers import Quotation, Speaker, attributions
from analysis.attribution.voices import Voice, voices
from analysis.readability.counts import Counts, as_one_sentence, counts, sentence_counts, total
from analysis.readability.formulas import FORMULAS, MIN_WORDS, MIN_WORDS_OF_SPEAKER, is_english, scores
from analysis.readability.vocabulary import names as proper_names
from analysis.sentiment import tone_toward
from analysis.sentiment.sentence_tone import tone, tone_parts
from analysis.tables.schema import COUNTS, Row
from analysis.text.article import METADATA, Article, article_paragraphs
from analysis.text.sentences import PROSE, Paragraph, Sentence, cut, n_words, sentences, tokens

if TYPE_CHECKING:
    from analysis.tables.corrections import Corrections

_NO_PARAGRAPH = ("dateline", "separator")  # a dateline belongs to the paragraph after it
_ODD_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")
_MARK = re.compile("[\"“”„«‹❝‘']")
_LONGEST_QUOTED = 200  # words between two marks; of 3,700 labelled stretches none has more than 87
_LONGEST_MEAN = 60  # words of a sentence; of 3,500 articles of nine outlets five have more
_OF_ENGLISH = frozenset(("flesch_kincaid_grade", "tone", "tone_narration", "tone_quoted", "tone_toward"))


class Piece(NamedTuple):
    """The part of one sentence that lies inside one quotation."""

    sentence: int
    start: int
    end: int
    n_words: int
    tone: float


class Found(NamedTuple):
    """What the text modules found in an article; ``pieces`` are the quotations cut at the ends of sentences.

    Pieces and counts stand in the order of the quotations and sentences they are of.
    """

    article: Article
    paragraphs: list[Paragraph]
    sentences: list[Sentence]
    counts: list[Counts]
    quotations: list[Quotation]
    pieces: list[list[Piece]]

    def kind(self, sentence: int) -> str:
        """The kind of paragraph that a sentence stands in."""
        return self.paragraphs[self.sentences[sentence].paragraph].kind


def article_tables(
    article: Article, corrections: "Corrections | None" = None, names: set[str] | None = None
) -> dict[str, list[Row]]:
    """Rows of the six tables (data/README.md) for one article; never raising for any text.

    `corrections` overrides what the rules found, see `analysis.tables.corrections`; to `names` are added
    those of speakers.csv that spoke in the article. One that is not English has neither grades nor tones.
    """
    paragraphs = article_paragraphs(article)
    cut_sentences = sentences(article.text, paragraphs)
    quotations, speakers, mentions = attributions(article, paragraphs, cut_sentences)
    voice_of = voices(article.text, quotations, speakers, mentions)
    problems: list[Row] = []
    if corrections is not None:
        quotations, speakers, problems, renamed = corrections.applied(article, quotations, speakers)
        if names is not None:
            names |= renamed
    pieces = _pieces(article.text, quotations, cut_sentences)
    counted = sentence_counts(article.text, cut_sentences)
    found = Found(article, paragraphs, cut_sentences, counted, quotations, pieces)
    of_prose = total(of for n, of in enumerate(counted) if found.kind(n) in PROSE)
    sentence_rows, quotation_rows = _sentence_rows(found), _quotation_rows(found)
    article_row = _article_row(found, sentence_rows, of_prose)
    rows = {
        "articles": [article_row],
        "sentences": sentence_rows,
        "quotations": quotation_rows,
        "speakers": _speaker_rows(found, quotation_rows, speakers, voice_of),
        "mentions": _mention_rows(found, mentions, corrections.same_as if corrections is not None else {}),
        "problems": problems + _problem_rows(article, article_row["n_words"], of_prose, quotation_rows),
    }
    undefined = frozenset() if is_english(of_prose) else _OF_ENGLISH
    for row in (row for of_table in rows.values() for row in of_table):
        row["article"] = article.id
        row.update(dict.fromkeys(undefined & row.keys(), math.nan))
    return rows


def is_between_marks(kind: str) -> bool:
    """Whether the words of a quotation of this kind are somebody's own: direct or mixed."""
    return kind != "indirect"


def mean(values: Iterable[float]) -> float:
    """Mean of the values that are not NaN; NaN when there is none."""
    known = [value for value in values if value == value]
    return math.fsum(known) / len(known) if known else math.nan


def _pieces(text: str, quotations: list[Quotation], cut_sentences: list[Sentence]) -> list[list[Piece]]:
    starts = [sentence.start for sentence in cut_sentences]
    return [
        [
            Piece(number, start, end, n_words(text, start, end), tone(text[start:end]))
            for number, start, end in cut(starts, quotation.start, quotation.end)
        ]
        for quotation in quotations
    ]


def _by_sentence(found: Found, numbers: Iterable[int]) -> dict[int, list[Piece]]:
    """The pieces of the quotations with these numbers, those of one sentence together."""
    parts: dict[int, list[Piece]] = {}
    for number in numbers:
        for piece in found.pieces[number]:
            parts.setdefault(piece.sentence, []).append(piece)
    return parts


def _sentence_rows(found: Found) -> list[Row]:
    text, grade = found.article.text, FORMULAS["flesch_kincaid_grade"]
    numbers = (n for n, one in enumerate(found.quotations) if is_between_marks(one.kind))
    quoted = _by_sentence(found, numbers)
    rows = []
    for index, (sentence, counted) in enumerate(zip(found.sentences, found.counts, strict=True)):
        inside = quoted.get(index, ())
        spans = [(piece.start, piece.end) for piece in inside]
        narration, spoken = tone_parts(text, sentence.start, sentence.end, spans)
        rows.append(
            {
                "sentence": index,
                "paragraph": sentence.paragraph,
                "paragraph_kind": found.kind(index),
                "start": sentence.start,
                "end": sentence.end,
                "n_words": counted.n_words,
                "n_words_quoted": min(sum(piece.n_words for piece in inside), counted.n_words),
                **dict(zip(COUNTS, counted[2:], strict=True)),
                "flesch_kincaid_grade": grade(counted),
                "tone": tone(text[sentence.start : sentence.end]) if spans else narration,
                "tone_narration": narration,
                "tone_quoted": spoken,
            }
        )
    return rows


def _quotation_rows(found: Found) -> list[Row]:
    text = found.article.text
    return [
        {
            **asdict(quotation),
            "quotation": index,
            "n_words": sum(piece.n_words for piece in parts),
            "text": text[quotation.start : quotation.end],
            "cue": text[quotation.cue_start or 0 : quotation.cue_end or 0],
            "source": text[quotation.source_start or 0 : quotation.source_end or 0],
            "tone": mean(piece.tone for piece in parts),
        }
        for index, (quotation, parts) in enumerate(zip(found.quotations, found.pieces, strict=True))
    ]


def _speaker_rows(
    found: Found, quotation_rows: list[Row], speakers: list[Speaker], voice_of: dict[Entity, Voice]
) -> list[Row]:
    """One row for each speaker in order of appearance; what nobody can be given is the row of speaker ""."""
    known = {speaker.name: speaker for speaker in speakers}
    numbers: dict[str, list[int]] = {}
    for row in quotation_rows:
        numbers.setdefault(row["speaker"], []).append(row["quotation"])
    quoted_words = sum(row["n_words"] for row in quotation_rows if is_between_marks(row["kind"]))
    rows = []
    for name, own in numbers.items():
        n_words_of: Counter[str] = Counter()
        for number in own:
            n_words_of[found.quotations[number].kind] += quotation_rows[number]["n_words"]
        between_marks = n_words_of["direct"] + n_words_of["mixed"]
        speaker = known.get(name, Speaker(name, "", ""))
        voice = voice_of[speaker.entity] if speaker.entity is not None else Voice()
        rows.append(
            {
                "speaker": name,
                "speaker_kind": found.quotations[own[0]].speaker_kind,
                "role": speaker.role,
                **asdict(voice),
                "gender": voice.gender.value,
                "gender_by": voice.gender.by,
                "gender_evidence": voice.gender.evidence,
                "gender_probability": voice.gender.probability,
                "n_quotations": len(own),
                "n_words_direct": between_marks,
                "n_words_mixed": n_words_of["mixed"],
                "n_words_indirect": n_words_of["indirect"],
                "share_of_quoted_words": between_marks / quoted_words if quoted_words else math.nan,
                "tone": _tone_of_speech(found, own),
                "flesch_kincaid_grade": _grade_of_speech(found, own, n_words_of["direct"]),
            }
        )
    return rows


def _tone_of_speech(found: Found, own: list[int]) -> float:
    """Mean tone of what is said between marks, the parts of a sentence that "he said" interrupts as one."""
    text = found.article.text
    said = _by_sentence(found, (n for n in own if is_between_marks(found.quotations[n].kind)))
    return mean(tone(" ".join(text[p.start : p.end].strip() for p in parts)) for parts in said.values())


def _grade_of_speech(found: Found, own: list[int], n_words_direct: int) -> float:
    """Flesch-Kincaid grade of direct quotations together; NaN below 300 words."""
    if n_words_direct < MIN_WORDS_OF_SPEAKER:
        return math.nan
    text = found.article.text
    known = proper_names(tokens(text[one.start : one.end])[1::2] for one in found.sentences)
    said = _by_sentence(found, (n for n in own if found.quotations[n].kind == "direct"))
    counted = ((counts(text[piece.start : piece.end], known) for piece in parts) for parts in said.values())
    return scores(total(map(as_one_sentence, counted)))["flesch_kincaid_grade"]


def _mention_rows(found: Found, mentions: list[Mention], same_as: dict[str, str]) -> list[Row]:
    """One row for each sentence of prose and person it names, at the first name of that person in it."""
    text, starts = found.article.text, [sentence.start for sentence in found.sentences]
    spoken = [quotation for quotation in found.quotations if is_between_marks(quotation.kind)]
    quoted_from = [quotation.start for quotation in spoken]
    rows: dict[tuple[int, str], Row] = {}
    for mention in sorted(mentions, key=attrgetter("start")):
        start, end, entity = mention.start, mention.end, mention.entity
        if entity.kind != "person" or not entity.is_sure:
            continue
        person = same_as.get(entity.name, entity.name)
        index = bisect_right(starts, start) - 1
        sentence = found.sentences[index]
        if found.kind(index) not in PROSE or end > sentence.end or (index, person) in rows:
            continue
        last = bisect_right(quoted_from, start) - 1
        quoted_by = spoken[last].speaker if last >= 0 and start < spoken[last].end else None
        others = "narration" if quoted_by is None else "others’ words"
        rows[index, person] = {
            "sentence": index,
            "start": start,
            "end": end,
            "text": text[start:end],
            "person": person,
            "part": "own words" if quoted_by == person else others,
            "speaker": quoted_by or "",
            "tone_toward": tone_toward(
                text[sentence.start : sentence.end], start - sentence.start, end - sentence.start
            ),
        }
    return list(rows.values())


def _article_row(found: Found, sentence_rows: list[Row], of_prose: Counts) -> Row:
    n_all = sum(row["n_words"] for row in sentence_rows)
    n_quoted = sum(row["n_words_quoted"] for row in sentence_rows)
    prose = [row for row in sentence_rows if row["paragraph_kind"] in PROSE]
    return {
        **{name: getattr(found.article, name) for name in (*METADATA, "file")},
        "copy_of": "",  # shows only across articles
        "n_words": n_all,
        "n_sentences": len(sentence_rows),
        "n_paragraphs": sum(paragraph.kind not in _NO_PARAGRAPH for paragraph in found.paragraphs),
        "n_quotations": len(found.quotations),
        "n_words_quoted": n_quoted,
        "share_of_words_quoted": n_quoted / n_all if n_all else math.nan,
        **scores(of_prose),
        **{name: mean(row[name] for row in prose) for name in ("tone", "tone_narration", "tone_quoted")},
        "warnings": "\n".join(found.article.warnings),
    }


def _problem_rows(article: Article, n_words: int, of_prose: Counts, quotation_rows: list[Row]) -> list[Row]:
    """What is odd about a text that could be read."""
    found = []
    if n_words == 0:
        detail = "The text holds no word. Check the file, or leave it out of the folder."
        found.append(("no words", detail))
    elif not is_english(of_prose):
        detail = "Its words are not English: it has no grade and no tone; its speakers mean nothing, though"
        found.append(("not English", f"{detail} its quotations count in quote shares. Leave it out."))
    elif n_words < MIN_WORDS:
        number = f"{n_words} word{'s' if n_words > 1 else ''}"
        found.append(("short", f"The article has {number}; readability needs {MIN_WORDS} and is left empty."))
    elif of_prose.n_words > _LONGEST_MEAN * of_prose.n_sentences:
        mean = f"{of_prose.n_words / of_prose.n_sentences:.0f} words on average"
        detail = (
            f"Its sentences have {mean}: it is a list, or lost its full stops or paragraphs. Its grades say"
        )
        found.append(("long sentences", f"{detail} nothing."))
    if odd := len(_ODD_CHARACTER.findall(article.text)):
        what = f"{odd} character{'s' if odd > 1 else ''} that are no text (control characters or �)"
        found.append(("odd characters", f"The text holds {what}. Check how it was saved."))
    marked = (row for row in quotation_rows if _MARK.match(article.text, max(0, row["start"] - 1)))
    if long := [row for row in marked if row["n_words"] > _LONGEST_QUOTED]:
        begin, n = long[0]["text"][:40].rpartition(" ")[0].replace("\n", " "), long[0]["n_words"]
        detail = f"{n} words stand between two marks (“{begin} …”) without a new paragraph. A mark may be"
        found.append(("marks", f"{detail} missing or wrong; quotations near it are then read wrongly."))
    return [{"file": article.file, "problem": kind, "detail": detail} for kind, detail in found]
