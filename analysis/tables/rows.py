"""The rows of one article: plain dicts, made of what the text modules find in it."""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from analysis.attribution.speakers import Quotation, Speaker, attributions
from analysis.readability.counts import Counts, as_one_sentence, counts, sentence_counts, total
from analysis.readability.formulas import FORMULAS, MIN_WORDS, MIN_WORDS_OF_SPEAKER, is_english, scores
from analysis.readability.vocabulary import names as proper_names
from analysis.sentiment import tone_toward
from analysis.sentiment.sentence_tone import tone, tone_parts
from analysis.tables.schema import COUNTS, Row
from analysis.text.article import Article, article_paragraphs
from analysis.text.sentences import PROSE, Paragraph, Sentence, cut, n_words, sentences

if TYPE_CHECKING:
    from analysis.tables.corrections import Corrections

_NO_PARAGRAPH = ("dateline", "separator")  # a dateline belongs to the paragraph after it
_ODD_CHARACTER = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


class Piece(NamedTuple):
    """The part of one sentence that lies inside one quotation."""

    sentence: int
    start: int
    end: int
    n_words: int
    tone: float


def article_tables(
    article: Article, corrections: "Corrections | None" = None, names: set[str] | None = None
) -> dict[str, list[Row]]:
    """Rows of the six tables for one article; never raising for any text.

    `corrections` overrides what the rules found, see `analysis.tables.corrections`; to `names` are added
    those of speakers.csv that spoke in the article. All offsets point into `article.text`;
    `share_of_quoted_words` sums to 1 over the speakers of an article that quotes anything between marks.
    """
    found_paragraphs = article_paragraphs(article)
    found_sentences = sentences(article.text, found_paragraphs)
    found, speakers, mentions = attributions(article, found_paragraphs, found_sentences)
    problems: list[Row] = []
    if corrections is not None:
        found, speakers, problems, renamed = corrections.applied(article, found, speakers)
        if names is not None:
            names |= renamed
    same_as = corrections.same_as if corrections is not None else {}
    named = [
        (mention.start, mention.end, same_as.get(mention.entity.name, mention.entity.name))
        for mention in sorted(mentions, key=attrgetter("start"))
        if mention.entity.kind == "person" and mention.entity.is_sure
    ]
    pieces = _pieces(article.text, found, found_sentences)
    found_counts = sentence_counts(article.text, found_sentences)
    sentence_rows = _sentence_rows(
        article, found_paragraphs, found_sentences, found_counts, _between_marks(found, pieces)
    )
    quotation_rows = _quotation_rows(article, found, pieces)
    prose = [n for n, row in enumerate(sentence_rows) if row["paragraph_kind"] in PROSE]
    of_prose = total(found_counts[n] for n in prose)
    article_row = _article_row(
        article,
        sum(p.kind not in _NO_PARAGRAPH for p in found_paragraphs),
        sentence_rows,
        quotation_rows,
        of_prose,
    )
    grades = _grades_of_speech(article.text, found, pieces, found_sentences)
    return {
        "articles": [article_row],
        "sentences": sentence_rows,
        "quotations": quotation_rows,
        "speakers": _speaker_rows(article, found, quotation_rows, pieces, speakers, grades),
        "mentions": _mention_rows(article, named, found_paragraphs, found_sentences, found),
        "problems": problems + _problem_rows(article, article_row, of_prose),
    }


def is_between_marks(kind: str) -> bool:
    """Whether the words of a quotation of this kind are somebody's own: direct or mixed."""
    return kind != "indirect"


def mean(values: Iterable[float]) -> float:
    """Mean of the values that are not NaN; NaN when there is none."""
    known = [value for value in values if value == value]
    return math.fsum(known) / len(known) if known else math.nan


def _pieces(text: str, found: list[Quotation], found_sentences: list[Sentence]) -> list[list[Piece]]:
    """Each quotation cut at the ends of sentences."""
    starts = [sentence.start for sentence in found_sentences]
    return [
        [
            Piece(number, start, end, n_words(text, start, end), tone(text[start:end]))
            for number, start, end in cut(starts, quotation.start, quotation.end)
        ]
        for quotation in found
    ]


def _sentence_rows(
    article: Article,
    found_paragraphs: list[Paragraph],
    found_sentences: list[Sentence],
    found_counts: list[Counts],
    quoted: dict[int, list[Piece]],
) -> list[Row]:
    """Rows of the sentences table; `quoted` are the pieces between marks of each sentence."""
    text, grade = article.text, FORMULAS["flesch_kincaid_grade"]
    rows = []
    for index, (sentence, of_sentence) in enumerate(zip(found_sentences, found_counts, strict=True)):
        inside = quoted.get(index, ())
        spans = [(piece.start, piece.end) for piece in inside]
        narration, spoken = tone_parts(text, sentence.start, sentence.end, spans)
        rows.append(
            {
                "article": article.id,
                "sentence": index,
                "paragraph": sentence.paragraph,
                "paragraph_kind": found_paragraphs[sentence.paragraph].kind,
                "start": sentence.start,
                "end": sentence.end,
                "n_words": of_sentence.n_words,
                "n_words_quoted": min(sum(piece.n_words for piece in inside), of_sentence.n_words),
                **dict(zip(COUNTS, of_sentence[2:], strict=True)),
                "flesch_kincaid_grade": grade(of_sentence),
                "tone": tone(text[sentence.start : sentence.end]) if spans else narration,
                "tone_narration": narration,
                "tone_quoted": spoken,
            }
        )
    return rows


def _between_marks(found: list[Quotation], pieces: list[list[Piece]]) -> dict[int, list[Piece]]:
    """The pieces of direct and mixed quotations in each sentence that has any."""
    quoted: dict[int, list[Piece]] = {}
    for quotation, parts in zip(found, pieces, strict=True):
        if is_between_marks(quotation.kind):
            for piece in parts:
                quoted.setdefault(piece.sentence, []).append(piece)
    return quoted


def _quotation_rows(article: Article, found: list[Quotation], pieces: list[list[Piece]]) -> list[Row]:
    text = article.text
    return [
        {
            "article": article.id,
            "quotation": index,
            "attribution": quotation.attribution,
            "kind": quotation.kind,
            "start": quotation.start,
            "end": quotation.end,
            "n_words": sum(piece.n_words for piece in parts),
            "text": text[quotation.start : quotation.end],
            "cue": _cut(text, quotation.cue_start, quotation.cue_end),
            "cue_start": quotation.cue_start,
            "cue_end": quotation.cue_end,
            "source": _cut(text, quotation.source_start, quotation.source_end),
            "source_start": quotation.source_start,
            "source_end": quotation.source_end,
            "speaker": quotation.speaker,
            "speaker_kind": quotation.speaker_kind,
            "rule": quotation.rule,
            "confidence": quotation.confidence,
            "tone": mean(piece.tone for piece in parts),
        }
        for index, (quotation, parts) in enumerate(zip(found, pieces, strict=True))
    ]


def _cut(text: str, start: int | None, end: int | None) -> str:
    return "" if start is None or end is None else text[start:end]


def _speaker_rows(
    article: Article,
    found: list[Quotation],
    quotation_rows: list[Row],
    pieces: list[list[Piece]],
    speakers: list[Speaker],
    grades: dict[str, float],
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
            n_words_of[found[number].kind] += quotation_rows[number]["n_words"]
        between_marks = n_words_of["direct"] + n_words_of["mixed"]
        rows.append(
            {
                "article": article.id,
                "speaker": name,
                "speaker_kind": found[own[0]].speaker_kind,
                **_introduced(known.get(name, Speaker(name, "", ""))),
                "n_quotations": len(own),
                "n_words_direct": between_marks,
                "n_words_mixed": n_words_of["mixed"],
                "n_words_indirect": n_words_of["indirect"],
                "share_of_quoted_words": between_marks / quoted_words if quoted_words else math.nan,
                "tone": mean(map(tone, _spoken(article.text, found, pieces, own))),
                "flesch_kincaid_grade": grades.get(name, math.nan),
            }
        )
    return rows


def _introduced(speaker: Speaker) -> Row:
    """What the article says of a speaker, as columns."""
    voice = speaker.voice
    return {
        "role": speaker.role,
        "source_type": voice.source_type,
        "source_kind": voice.source_kind,
        "source_kind_evidence": voice.kind_evidence,
        "title": voice.title,
        "justification": voice.justification,
        "gender": voice.gender.value,
        "gender_by": voice.gender.by,
        "gender_evidence": voice.gender.evidence,
        "gender_probability": voice.gender.probability,
    }


def _spoken(text: str, found: list[Quotation], pieces: list[list[Piece]], own: list[int]) -> list[str]:
    """What these quotations say between marks, the parts of a sentence that "he said" interrupts as one."""
    parts: dict[int, list[str]] = {}
    for piece in (piece for n in own if is_between_marks(found[n].kind) for piece in pieces[n]):
        parts.setdefault(piece.sentence, []).append(text[piece.start : piece.end].strip())
    return [" ".join(said) for said in parts.values()]


def _mention_rows(
    article: Article,
    named: list[tuple[int, int, str]],
    found_paragraphs: list[Paragraph],
    found_sentences: list[Sentence],
    found: list[Quotation],
) -> list[Row]:
    """One row for each sentence of prose and person it names, at the first name of that person in it.

    ``named``: start, end and person of each name in text order.
    """
    starts = [sentence.start for sentence in found_sentences]
    spoken = [quotation for quotation in found if is_between_marks(quotation.kind)]
    quoted_from = [quotation.start for quotation in spoken]
    rows: dict[tuple[int, str], Row] = {}
    for start, end, person in named:
        index = bisect_right(starts, start) - 1
        sentence = found_sentences[index]
        is_prose = found_paragraphs[sentence.paragraph].kind in PROSE and end <= sentence.end
        if not is_prose or (index, person) in rows:
            continue
        last = bisect_right(quoted_from, start) - 1
        quoted_by = spoken[last].speaker if last >= 0 and start < spoken[last].end else None
        rows[index, person] = {
            "article": article.id,
            "sentence": index,
            "start": start,
            "end": end,
            "text": article.text[start:end],
            "person": person,
            "part": _part(person, quoted_by),
            "speaker": quoted_by or "",
            "tone_toward": tone_toward(
                article.text[sentence.start : sentence.end], start - sentence.start, end - sentence.start
            ),
        }
    return list(rows.values())


def _part(person: str, quoted_by: str | None) -> str:
    """In whose words a person is named: the writer's, the person's own, or somebody else's."""
    if quoted_by is None:
        return "narration"
    return "own words" if quoted_by == person else "others’ words"


def _grades_of_speech(
    text: str, found: list[Quotation], pieces: list[list[Piece]], found_sentences: list[Sentence]
) -> dict[str, float]:
    """Flesch-Kincaid grade of each speaker's direct quotations together; none below 300 words.

    Mixed quotations are left out: a fragment of a sentence has no sentence length.
    """
    direct: dict[str, list[Piece]] = {}
    for quotation, parts in zip(found, pieces, strict=True):
        if quotation.kind == "direct":
            direct.setdefault(quotation.speaker, []).extend(parts)
    n_words_of = {who: sum(piece.n_words for piece in own) for who, own in direct.items()}
    long = {who: own for who, own in direct.items() if n_words_of[who] >= MIN_WORDS_OF_SPEAKER}
    known = proper_names(text, found_sentences) if long else frozenset()
    return {
        who: scores(_speech_counts(text, own, known))["flesch_kincaid_grade"] for who, own in long.items()
    }


def _speech_counts(text: str, own: list[Piece], known: frozenset[str]) -> Counts:
    """Counts of quoted words; the parts of a sentence that "he said" interrupts are one sentence."""
    parts: dict[int, list[Counts]] = {}
    for piece in own:
        parts.setdefault(piece.sentence, []).append(counts(text, piece.start, piece.end, known))
    return total(map(as_one_sentence, parts.values()))


def _article_row(
    article: Article, n_paragraphs: int, sentence_rows: list[Row], quotation_rows: list[Row], of_prose: Counts
) -> Row:
    n_all = sum(row["n_words"] for row in sentence_rows)
    n_quoted = sum(row["n_words_quoted"] for row in sentence_rows)
    prose = [row for row in sentence_rows if row["paragraph_kind"] in PROSE]
    return {
        "article": article.id,
        "outlet": article.outlet,
        "date": article.date,
        "title": article.title,
        "author": article.author,
        "url": article.url,
        "section": article.section,
        "event": article.event,
        "file": article.file,
        "n_words": n_all,
        "n_sentences": len(sentence_rows),
        "n_paragraphs": n_paragraphs,
        "n_quotations": len(quotation_rows),
        "n_words_quoted": n_quoted,
        "share_of_words_quoted": n_quoted / n_all if n_all else math.nan,
        **scores(of_prose),
        "tone": mean(row["tone"] for row in prose),
        "tone_narration": mean(row["tone_narration"] for row in prose),
        "tone_quoted": mean(row["tone_quoted"] for row in prose),
        "warnings": "\n".join(article.warnings),
    }


def _problem_rows(article: Article, row: Row, of_prose: Counts) -> list[Row]:
    """What is odd about a text that could be read."""

    def problem(kind: str, detail: str) -> Row:
        return {"article": article.id, "file": article.file, "problem": kind, "detail": detail}

    rows = []
    if row["n_words"] == 0:
        rows.append(
            problem("no words", "The text holds no word. Check the file, or leave it out of the folder.")
        )
    elif row["n_words"] < MIN_WORDS:
        number = f"{row['n_words']} word{'s' if row['n_words'] > 1 else ''}"
        detail = f"The article has {number}; readability needs {MIN_WORDS} and is left empty."
        rows.append(problem("short", detail))
    elif of_prose.n_words >= MIN_WORDS and not is_english(of_prose):
        detail = (
            "Its words are not English: it has no grade, and speakers and tone mean nothing. Leave it out."
        )
        rows.append(problem("not English", detail))
    odd = len(_ODD_CHARACTER.findall(article.text))
    if odd:
        what = f"{odd} character{'s' if odd > 1 else ''} that are no text (control characters or �)"
        detail = f"The text holds {what}. Check how it was saved."
        rows.append(problem("odd characters", detail))
    return rows
