"""Each stage of attribution alone: frame, cues, ties, speech, what is reported; and the lists of rules."""

import re
from pathlib import Path

import pytest

from analysis.attribution import content, phrases
from analysis.attribution.clause_cues import cues_of
from analysis.attribution.finding import STAGES, find, rules, without
from analysis.attribution.frames import Frame, frame_of
from analysis.attribution.grammar import Tag, tags_of
from analysis.attribution.name_runs import runs
from analysis.attribution.speech import is_speech
from analysis.attribution.ties import Place, tied
from analysis.text.marks import straightened, stretches
from analysis.text.sentences import paragraphs, sentences


def framed(text: str) -> Frame:
    """The frame of a text of one paragraph."""
    straight = straightened(text)
    parts = paragraphs(text, [(0, len(text))])
    frame = frame_of(straight, 0, len(text), stretches(text, 0, len(text)), sentences(text, parts))
    assert frame is not None
    return frame


def shown(frame: Frame, span: tuple[int, int] | None) -> str:
    return " ".join(frame.words[slice(*span)]) if span is not None else ""


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Ministry of Roads and Harbours met", ["Ministry of Roads and Harbours"]),
        ("the Bank of Orby and IMF met", ["Bank of Orby", "IMF"]),
        ("the Bank of Orby and Denmark met", ["Bank of Orby", "Denmark"]),
        ("the Road Department and Tide Department met", ["Road Department", "Tide Department"]),
        ("the Orby Lions and FBI met", ["Orby Lions", "FBI"]),
        ("Nurses Without Walls met", ["Nurses Without Walls"]),
        ("Tory MPs and Neil F. King met", ["Neil F. King"]),
        ("New York Park Advocate Rita Bell met", ["Rita Bell"]),
        ("Rita Bell Slammed Over Boat", ["Rita Bell", "Boat"]),
        ("Rita Bell Reportedly Left Orby", ["Rita Bell", "Left Orby"]),
        ("Swede Olle Bell met", ["Olle Bell"]),
        ("Will Bell go? He left. Will Bell stayed.", ["Bell", "Will Bell"]),
    ],
)
def test_names_in_capitals(text, names):
    assert [" ".join(run.tokens) for run in runs(text, 0, len(text))] == names


@pytest.mark.parametrize(
    "text, words",
    [
        ("“It is dry,” said Lund.", ["“”", "said", "Lund", "."]),
        ("Mr. Lund’s well, he said.", ["Mr.", "Lund's", "well", ",", "he", "said", "."]),
        ("Lund (D-Ohio) said: “No.”", ["Lund", "(", "D-Ohio", ")", "said", ":", "“”"]),
    ],
)
def test_a_frame_folds_each_stretch_into_one_token(text, words):
    frame = framed(text)
    assert frame.words[: len(frame.starts)] == words
    assert not any(frame.words[len(frame.starts) :]) and len(frame.words) > len(frame.starts) + 2
    assert all(text[start:end] for start, end in zip(frame.starts, frame.ends, strict=True))


def test_a_paragraph_without_marks_and_cues_has_no_frame():
    text = "The well is old."
    assert frame_of(text, 0, len(text), [], sentences(text, paragraphs(text, [(0, len(text))]))) is None


@pytest.mark.parametrize(
    "word, tag, has_it",
    [
        ("quickly", Tag.ADVERB, True),
        ("Healy", Tag.ADVERB, False),
        ("Connolly", Tag.ADVERB, False),
        ("family", Tag.ADVERB, False),
        ("wasn't", Tag.AUXILIARY, True),
        ("closed", Tag.ED, True),
        ("red", Tag.ED, False),
        ("said", Tag.FINITE_CUE, True),
        ("saying", Tag.FINITE_CUE, False),
        ("report", Tag.NOUN_LIKE, True),
        ("senators", Tag.PEOPLE, True),
        ("well", Tag.PEOPLE, False),
        ("", Tag.CAPITAL, False),
    ],
)
def test_what_a_token_can_be(word, tag, has_it):
    assert bool(tags_of(word) & tag) == has_it


CUES = [
    ("Pia Lund said the well was dry.", [("said", "Pia Lund")]),
    ("Lund, who dug the well, said it was dry.", [("said", "Lund")]),
    ("The mayor and Pia Lund said no.", [("said", "Pia Lund")]),
    ("Lund stood up and said no, adding that it was dry.", [("said", "Lund"), ("adding", "Lund")]),
    ("He's said that it is dry.", [("said", "He's")]),
    ("Lund was told to wait.", [("told", "Lund")]),
    ("It was her claim that the well was dry.", [("claim", "her")]),
    ("According to Pia Lund, the well is dry.", [("According to", "Pia Lund")]),
    ("The report says the well is dry.", [("says", "The report")]),
    ("The claims are old.", []),
    ("Lund, asked about the well, left.", [("asked", "")]),
    ("More said than done.", []),
    ("Lund did not comment.", []),
]


@pytest.mark.parametrize("text, expected", CUES)
def test_cues_and_their_subjects(text, expected):
    frame = framed(text)
    found = [
        (shown(frame, (cue.first, cue.last)), shown(frame, cue.subject))
        for cue in cues_of(frame, *frame.sentences[0])
    ]
    assert found == expected


TIES = [
    ("“It is dry,” said Pia Lund.", "said-after-inverted", "Pia Lund"),
    ("“It is dry,” Pia Lund, a farmer, said.", "said-after", "Pia Lund"),
    ("Pia Lund said: “It is dry.”", "said-before", "Pia Lund"),
    ("Lund said the council had let the well “run dry for a year”.", "governing-cue", "Lund"),
    ("It surprised Pia Lund: “It was dry.”", "colon", "Pia Lund"),
    ("“It is dry.” — Pia Lund, farmer", "signature", "Pia Lund"),
    ("“It is dry” is how Lund puts it.", "predicate", "Lund"),
    ("The well is “dry”, according to Pia Lund.", "according-to", "Pia Lund"),
    ("Lund said those who moan “are mad as hatters”, according to a tape.", "governing-cue", "Lund"),
    ("Lund said Hale, who told us it “was over”, left.", "said-before", "who"),
    ("Lund praised Hale, who told us it had “seen worse”.", "governing-cue", "who"),
    ("Lund mocked Max Hale as “Mr. Mud”.", "governing-cue", "Lund"),
    ("It has a pump her rivals loudly denounced as “a toy”.", "said-before", "her rivals"),
    ("Lund dug a well critics called “a hole”.", "said-before", "critics"),
    ("“Never,” another wrote.", "said-after", "another"),
    ("“Dry,” the first lady of Orby said.", "said-after", "the first lady of Orby"),
    ("The well, she allowed, was “dry”.", "said-before", "she"),
    ("Cheers of “More!” went up from the gallery.", "noun-cue", "the gallery"),
    ("“Sit, friends,” implored Pia Lund.", "said-after-inverted", "Pia Lund"),
    ("The “dry old well” plan would fail, Pia Lund said.", "clause-end", "Pia Lund"),
    ("It was called “a dry old thing” by Pia Lund.", "agent", "Pia Lund"),
    ("The letter has a “dry well” in it.", "document-subject", "The letter"),
    ("Her warning that it was “dry” went unheard.", "noun-cue", "Her"),
    ("Promise: “It will be dug,” Lund says.", "said-after", "Lund"),
    ("Lund posted a photo of the pump with the caption “We did it”.", "noun-cue", "Lund"),
    ("Lund quit in May after warning that the well was “dry”.", "governing-cue", "Lund"),
    ("“It is dry,” Lund and her colleagues wrote.", "said-after", "Lund and her colleagues"),
    ("Hale met Lund and her son said it was “very dry”.", "said-before", "her son"),
    ("Lund, who lives in Harrow but works in Orby, called it “a hole”.", "said-before", "Lund"),
    ("Lund, who did not dig it but paid, called it “a hole”.", "said-before", "Lund"),
    ("Ranking Member Pia Lund, D-Md., called it “a hole”.", "said-before", "Ranking Member Pia Lund"),
    ("Acting mayor Pia Lund, 51, called it “a hole”.", "said-before", "Acting mayor Pia Lund"),
    ("Orr Mill released a video labeling Lund “a fraud”.", "said-before", "Orr Mill"),
    ("A miller named Pia Lund, 51, called it “a hole”.", "said-before", "Pia Lund"),
    ("Lund drew them in with answers like “it was dry”.", "noun-cue", "Lund"),
    ("“Too dry”: Lund wants a new well.", "colon", "Lund"),
    ("The council met the “dry old man”, as Lund calls Hale.", "said-after", "Lund"),
    ("Her claim the well was “dry” went unheard.", "noun-cue", "Her"),
    ("Asked by Max Hale if it was “dry,” Lund left.", "agent", "Max Hale"),
    ("Asked if it was “dry,” Lund left.", "asked", ""),
    ("The talks were the first on the “dry old well”.", "", ""),
    ("They were the biggest since the wave of protests, called the “dry march”.", "", ""),
    ("Lund saw it as a “dry old well”.", "governing-cue", "Lund"),
    ("Lund allowed, however, that closing the well had been “a mistake”.", "governing-cue", "Lund"),
    ("Lund allowed the “old well” to dry.", "", ""),
    ("Lund saw six trucks at the “dry old well”.", "", ""),
    ("Lund feared the long road to the mill beside the “dry old well”.", "", ""),
    ("The well was “dry”.", "", ""),
]


def first_stretch(text: str) -> Place:
    frame = framed(text)
    first, last = frame.sentences[0]
    at = next(iter(frame.stretches))
    words = straightened(text)[frame.starts[at] : frame.ends[at]]
    return tied(frame, first, last, at, cues_of(frame, first, last), words)


@pytest.mark.parametrize("text, rule, source", TIES)
def test_what_ties_words_to_their_source(text, rule, source):
    place = first_stretch(text)
    found = place.tie
    assert (found.rule if found else "", shown(place.frame, found.source) if found else "") == (rule, source)


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Lund said it was “dry”.", True),
        ("The well was “dry”.", False),
        ("The well was “dry and old and long in need of digging”.", True),
        ("Lund said “#well” was the tag.", False),
        ("Lund sold the book “The Dry Well of Harrow” in May.", False),
        ("Lund joined the “Leave” supporters.", False),
        ("Tobias “Sparky” Holt said nothing.", False),
        ("Lund said Orby “strongly supports” Harrow.", True),
        ("Lund called the critics “Harrow remnants” after the vote.", True),
        ("Lund said on “Harrow Today” that it was dry.", False),
        ("Lund told “Harrow Today” that it was dry.", False),
        ("The well has a name that means “dry”.", False),
        ("Lund said a well known as “the hole” was dry.", False),
        ("Lund said it is on her new album, “Tides.”", False),
        ("Lund called the well “dry”.", True),
        ("Lund sent a letter entitled “Why nobody at the council ever digs a well”.", False),
        ("Lund said she was called to the well by a “dry old man”.", True),
        ("Lund wrote a book titled “dry wells of Harrow”.", False),
        ("Banners reading “No more wells” hung there.", False),
        ("A boy held up a sign that read: “Give back our well”.", False),
        ("Lund said the letters stood for “dry by May”.", False),
        (
            "Lund spoke on the day, which had the theme: “Wells for All: A Way Home for Every One of Us”.",
            False,
        ),
        ("When Lund said it was late, Hale left the “old” hall.", False),
        ("Lund was met with cries of “go”.", False),
        ("Lund said he would plead guilty to “wilful damage”.", False),
        ("Lund said that she was the cook in Orby’s “Saltmarsh”.", False),
        ("Lund said she saw sacks marked “best before May”.", False),
        ("“It is dry.”", True),
        ("Lund called it a “disgrace”, a charge that Hale denies.", True),
        ("Lund told us it was a “disgrace”, a day after the vote.", True),
        ("Lund attacked the “deeply flawed” law.", True),
        ("Lund condemned the “rigged” vote.", True),
        ("Lund denounced “rigged” votes.", True),
        ("“We saw nothing,” law professor Pia Lund said.", True),
        ("What Lund calls “dry rot” has spread.", True),
        ("The review found “grave failings”.", True),
    ],
)
def test_what_is_speech(text, expected):
    assert bool(is_speech(first_stretch(text))) is expected


CONTENT = [
    ("Lund said that the well was dry.", ["the well was dry"]),
    ("Lund said on Friday he had dug it.", ["he had dug it"]),
    ("Lund told the council in May that it was dry.", ["it was dry"]),
    ("Lund urged the council to wait.", ["the council to wait"]),
    ("Lund warned of a dry year.", ["a dry year"]),
    ("The well, Lund said, was dry.", ["The well", "was dry"]),
    ("Lund said it was dry, but the council disagreed.", ["it was dry"]),
    ("While Lund said it was dry, the council waited.", ["it was dry"]),
    ("Lund, who declined to say when it was dug, left.", []),
    ("Her claim that the well was dry is old.", ["the well was dry"]),
    ("Lund was asked by Max Hale whether it was dry.", ["whether it was dry"]),
    ("Lund said nothing.", []),
]


@pytest.mark.parametrize("text, expected", CONTENT)
def test_what_is_reported_without_marks(text, expected):
    frame = framed(text)
    first, last = frame.sentences[0]
    found = content.contents(frame, first, last, cues_of(frame, first, last), set())
    assert [shown(frame, words) for words, _ in found] == expected


CHAINS = [
    (
        "TOWN ENDS FEES “It will cost nothing to borrow a book in any branch.” [Ann Lee, Harbour Times]",
        "signature",
    ),
    ("IT CLOSES “It will cost nothing to leave it open for a week or two.” Hale did. [Courier]", "signature"),
    ("“It is dry,” Pia Lund said. “It is old.”", "follow-on"),
    ("“It is dry,” Pia Lund said. Max Hale shrugged and said no. “It is old.”", "follow-on-cue"),
    ("“It is dry,” Pia Lund said. Max Hale said it was too soon to say. “It is old.”", "follow-on-cue"),
    ("Pia Lund said: “It is dry.\n\n“It is old.”", "continued"),
    ("Pia Lund said: “It is dry.\n\nThe well was dug in 1901.\n\n“It is old.”", "continued"),
    ("Pia Lund rose from her chair near the old well. Then she said:\n\n“It is dry and old.”", "introduced"),
    ("Pia Lund said it was dry. “It is old and long in need of it.”", "follow-on-indirect"),
    ("“It is dry,” said Pia Lund.\n\n“It is old.”", "previous-paragraph"),
    ("“It is dry and old and long in need of digging.”", "topic"),
]


@pytest.mark.parametrize("text, rule", CHAINS)
def test_what_words_without_a_mention_go_on_from(text, rule):
    parts = paragraphs(text, [(0, len(text))])
    found = find(text, straightened(text), parts, sentences(text, parts))
    assert rule in {item.rule for item in found if item.kind != "indirect"}


def test_the_phrase_at_a_place():
    frame = framed("The old mayor of Harrow, Pia Lund, said no.")
    said = frame.lower.index("said")
    assert shown(frame, phrases.before(frame, 0, said)[0]) == "Pia Lund"
    assert shown(frame, phrases.phrase_starting(frame, 0, said)) == "The old mayor of Harrow , Pia Lund"
    assert shown(frame, phrases.phrase_ending(frame, 0, frame.lower.index(","))) == "The old mayor of Harrow"


def test_every_rule_has_a_name_of_its_own_in_its_stage():
    for stage, listed in STAGES.items():
        names = [name for name, _ in listed]
        assert len(names) == len(set(names)), stage
    assert [stage for _, stage, _ in rules()] == [stage for stage, listed in STAGES.items() for _ in listed]


def test_a_rule_can_be_left_out_by_name():
    text = "It surprised Pia Lund: “It was dry.”"
    parts = paragraphs(text, [(0, len(text))])

    def source() -> tuple[int, int] | None:
        return find(text, straightened(text), parts, sentences(text, parts))[0].source

    assert source() is not None
    with without("colon", "before"):
        assert source() is None
    assert source() is not None
    with (
        pytest.raises(ValueError, match="no rule 'comma' in stage 'before'.*colon"),
        without("comma", "before"),
    ):
        pass


def test_the_first_rule_decides_where_content_begins():
    names = [name for name, _ in content.STARTS]
    assert names.index("that") < names.index("form")


@pytest.mark.parametrize("stage", ["behind", "before", "tie", "content", "chain"])
def test_the_documentation_lists_every_rule(stage):
    text = (Path(__file__).parents[1] / "docs" / "attribution.md").read_text(encoding="utf-8")
    words = set(re.findall(r"[a-z]+(?:-[a-z]+)*", text))
    assert [name for name, _ in STAGES[stage] if name not in words] == []
