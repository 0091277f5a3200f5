"""Quotation marks of every form and fault: which stretches they enclose, and that offsets stay true."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text.marks import DOUBLE, SINGLE, Stretch, outer_marks, straightened, stretches


def between(text: str) -> list[str]:
    """What stands between the marks of a text of one paragraph."""
    return [text[s.start : s.end] for s in stretches(text, 0, len(text))]


def states(text: str) -> list[str]:
    """For each stretch, what is missing or open about it: letters of o(pened), c(losed), r(uns on)."""
    return ["o" * s.opened + "c" * s.closed + "r" * s.runs_on for s in stretches(text, 0, len(text))]


WELL_FORMED = [
    ("No mark at all here.", []),
    ("“The well is dry,” said Orla Finch.", ["The well is dry,"]),
    ('"The well is dry," said Orla Finch.', ["The well is dry,"]),
    ("''The well is dry,'' said Orla Finch.", ["The well is dry,"]),
    ("‘‘The well is dry,’’ said Orla Finch.", ["The well is dry,"]),
    ("``The well is dry,'' said Orla Finch.", ["The well is dry,"]),
    ("„The well is dry,“ said Orla Finch.", ["The well is dry,"]),
    ("„They asked, 'Is it dry?'“ said Orla Finch.", ["They asked, 'Is it dry?'"]),
    ("«The well is dry,» said Orla Finch.", ["The well is dry,"]),
    ("« The well is dry, » said Orla Finch.", ["The well is dry,"]),
    ("＂The well is dry,＂ said Orla Finch.", ["The well is dry,"]),
    ("“One,” she said. “Two.”", ["One,", "Two."]),
    ('"One," she said. "Two."', ["One,", "Two."]),
    ("''One,'' she said. ''Two.''", ["One,", "Two."]),
    ("“One” “Two”", ["One", "Two"]),
    ('She called it "dry" and "dead".', ["dry", "dead"]),
    ("It was “dry”—and “dead”.", ["dry", "dead"]),
    ('It was "dry"--and--"dead".', ["dry", "dead"]),
    ("He (the “boss”) left.", ["boss"]),
    ('("Dry," she said.)', ["Dry,"]),
    ("She said: “It’s Orla’s well, and the ’90s pump.”", ["It’s Orla’s well, and the ’90s pump."]),
    ("She said: \"It's the neighbours' well.\"", ["It's the neighbours' well."]),
    ("Pieces of 5' and 6' pipe lay there, the workers' tools too.", []),
    ("Don't, can't, won't, rock 'n' roll.", []),
]


@pytest.mark.parametrize("text, expected", WELL_FORMED)
def test_what_stands_between_marks(text, expected):
    assert between(text) == expected
    assert set(states(text)) <= {"oc"}


NESTED = [
    ("“He said ‘go home’ to me,” she said.", ["He said ‘go home’ to me,"]),
    ("\"He said 'go home' to me,\" she said.", ["He said 'go home' to me,"]),
    ("“He said ‘go home,’” she said.", ["He said ‘go home,’"]),
    ("“‘Go home,’ he said,” she said.", ["‘Go home,’ he said,"]),
    ('"He said “go home” to me," she said.', ["He said “go home” to me,"]),
    ('"He said “go home,”" she said. "Twice."', ["He said “go home,”", "Twice."]),
]


@pytest.mark.parametrize("text, expected", NESTED)
def test_marks_inside_marks_open_no_stretch_of_their_own(text, expected):
    assert between(text) == expected


# text -> what stands between its marks, and what is missing of each (o opened, c closed, r runs on)
FAULTY = [
    # turned the wrong way: neighbours decide
    ("”The well is dry,” she said.", ["The well is dry,"], ["oc"]),
    ("“The well is dry,“ she said.", ["The well is dry,"], ["oc"]),
    ('"The well is dry, "said Orla Finch. "It is."', ["The well is dry,", "It is."], ["oc", "oc"]),
    ("“Is the well dry? ”Finch asked. “It is.”", ["Is the well dry?", "It is."], ["oc", "oc"]),
    ('"The well is dry. "It is," Finch said.', ["The well is dry.", "It is,"], ["o", "oc"]),
    ("”The well is dry,“ she said. “It is.”", ["The well is dry,", "It is."], ["oc", "oc"]),
    # no closing mark
    ("“The well is dry, she said.", ["The well is dry,"], ["o"]),
    ("“The well is dry, said Orla Finch, who dug it.", ["The well is dry,"], ["o"]),
    ("“The well is dry, the town engineer said.", ["The well is dry,"], ["o"]),
    ("“The well is dry, said a digger from Orby.", ["The well is dry,"], ["o"]),
    ("“It fell, the digger said it did.", ["It fell, the digger said it did."], ["or"]),
    ("“Is the well dry? asked Finch.", ["Is the well dry?"], ["o"]),
    ("“The well is dry, Dr. Finch said.", ["The well is dry,"], ["o"]),
    ("“The well is dry, she said. “It is.”", ["The well is dry,", "It is."], ["o", "oc"]),
    ('"The well is dry, she said. "It is."', ["The well is dry,", "It is."], ["o", "oc"]),
    (
        "“The well is dry. “It has been for years.”",
        ["The well is dry.", "It has been for years."],
        ["o", "oc"],
    ),
    ("“The well is dry. It has been for years.", ["The well is dry. It has been for years."], ["or"]),
    ("Finch shook her head. “The well is dry.", ["The well is dry."], ["or"]),
    ('"The well is dry. It has been for years.', ["The well is dry. It has been for years."], ["or"]),
    # one inside the other: a closing mark too many shows where the outer one ends
    ('He said, "So she says, "Go," and I go." Then he left.', ['So she says, "Go," and I go.'], ["oc"]),
    # no opening mark
    ("The well is dry,” she said.", ["The well is dry,"], ["c"]),
    ('The well is dry," she said. "It is."', ["The well is dry,", "It is."], ["c", "oc"]),
    ("The well is dry,” she said. “It is.”", ["The well is dry,", "It is."], ["c", "oc"]),
    # nothing to read between them
    ("“” she said.", [], []),
    ("“…” she said. “Yes.”", ["Yes."], ["oc"]),
    ('"', [], []),
    ("”", [], []),
    ("“", [], []),
]


@pytest.mark.parametrize("text, expected, missing", FAULTY)
def test_a_faulty_mark_costs_no_other_quotation(text, expected, missing):
    assert between(text) == expected
    assert states(text) == missing


def test_only_the_paragraph_asked_for_is_read():
    text = "“Before,” she said.\n“Here,” he said.\n“After,” they said."
    start = text.index("“Here")
    end = text.index("\n“After")
    assert [text[s.start : s.end] for s in stretches(text, start, end)] == ["Here,"]


def test_a_mark_next_to_the_paragraph_is_not_its_neighbour():
    text = 'x"Here," he said."x'
    assert [text[s.start : s.end] for s in stretches(text, 1, len(text) - 2)] == ["Here,"]


def test_single_marks_with_their_own_pattern():
    text = "‘The well is dry,’ said Finch. ‘It’s Orla’s.’"
    assert [text[s.start : s.end] for s in stretches(text, 0, len(text), SINGLE)] == [
        "The well is dry,",
        "It’s Orla’s.",
    ]
    text = "'It was the '90s,' said Finch. 'The '60s songs are back.'"
    assert [text[s.start : s.end] for s in stretches(text, 0, len(text), SINGLE)] == [
        "It was the '90s,",
        "The '60s songs are back.",
    ]


OUTER = [
    ("‘It is dry,’ she said. ‘Dry.’", SINGLE),
    ("‘It is “dry”,’ she said. ‘It is.’", SINGLE),
    ("“It is ‘dry’,” she said. ‘Dry’ is a word.", DOUBLE),
    ("‘Dry’ mill shuts\n“It is dry,” she said. “Very ‘dry’.”\n“Yes.”", DOUBLE),
    ("It’s dry.", DOUBLE),
    # a single pair, where a comma or stop stands inside it
    ("‘It wasn’t dry,’ said Finch.", SINGLE),
    ("Finch said: 'It is dry.'", SINGLE),
    ("‘I’m dry,’ said Finch.", SINGLE),
    ("In the '90s, rock 'n' roll was dry, said Finch.", DOUBLE),
    # indented, or without breaks between the paragraphs, and with double marks inside
    ("It rained.\n\n    ‘It is “dry”,’ she said.\n    ‘It is.’", SINGLE),
    ("It rained. ‘It is “dry”,’ she said. ‘It is.’", SINGLE),
    ("It rained.\n• ‘It is “dry”,’ she said.\n• ‘It is.’", SINGLE),
]


@pytest.mark.parametrize("text, pattern", OUTER)
def test_which_marks_quotations_stand_in(text, pattern):
    assert outer_marks(text) is pattern


def test_a_stretch_holds_no_outer_blanks():
    (stretch,) = stretches("« dry »", 0, 7)
    assert stretch == Stretch(2, 5)


marked = st.lists(
    st.sampled_from(
        [*"“”\"„«»‘’'`", "''", "‘‘", "’’", " ", ",", ".", "?", "\n", "a", "Finch", "she said", "—", "(", ")"]
    ),
    max_size=40,
).map("".join)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(marked)
def test_any_row_of_marks_gives_ordered_stretches_with_letters(text):
    at = 0
    for stretch in stretches(text, 0, len(text)):
        words = text[stretch.start : stretch.end]
        assert at <= stretch.start < stretch.end <= len(text)
        assert any(c.isalpha() for c in words)
        assert words == words.strip()
        assert stretch.opened or stretch.closed
        assert not (stretch.runs_on and stretch.closed)
        at = stretch.end


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.lists(st.sampled_from(["Dry,", "Rain came", "It is.", "No"]), min_size=1, max_size=8),
    st.sampled_from(["“”", '""', ("''", "''"), "«»"]),
)
def test_what_is_put_between_marks_comes_back(pieces, pair):
    text = " she said ".join(pair[0] + piece + pair[1] for piece in pieces)
    assert between(text) == pieces


@pytest.mark.parametrize(
    "text", ["“‘’”„‟«»＂´`ʼ‛＇", "It’s “dry”", "plain 'ascii' \"text\"", "ﬁ İ 👩‍👩‍👧 “x”", ""]
)
def test_straight_form_keeps_every_offset(text):
    straight = straightened(text)
    assert len(straight) == len(text)
    marks = set("“”„‟«»＂‘’ʼ‛＇´`")
    assert all(new == old for new, old in zip(straight, text, strict=True) if old not in marks)
    assert not set(straight) & marks
    assert {m.start() for m in DOUBLE.finditer(straight)} >= {i for i, c in enumerate(text) if c in "“”„«»＂"}


SINGLE_MARKS = [
    ("‘They asked: ‘Is it dry?’ and I said yes,’ he said.", ["They asked: ‘Is it dry?’ and I said yes,"]),
    ("'They asked: 'Is it dry?' and I said yes,' he said.", ["They asked: 'Is it dry?' and I said yes,"]),
    ("'I ask myself, 'Who dug it?' I ask, 'Who pays?'", ["I ask myself, 'Who dug it?' I ask, 'Who pays?'"]),
    ("'The well is dry, he said. 'It is old.'", ["The well is dry,", "It is old."]),
    ("'\"It is dry,\" she told me,' he said.", ['"It is dry," she told me,']),
    ("It fell 'in the last two hours' and rose 'for days' - he said.", ["in the last two hours", "for days"]),
    ("'It is dry,' he said.\n1. \"I was 'on show'.\"", ["It is dry,", "I was 'on show'."]),
    ("'It is \"dry\" now,' he said.", ['It is "dry" now,']),
    ("He told her : ' I am late. Go.'", ["I am late. Go."]),
    ("‘They asked, 'Is it dry?'’ he said. ‘It is.’", ["They asked, 'Is it dry?'", "It is."]),
    ("‘They asked, ‘Is it dry?’ ’ he said. ‘It is.’", ["They asked, ‘Is it dry?’", "It is."]),
    ("'It is for the mills' he said. 'It is.'", ["It is for the mills", "It is."]),
    ("J.R.'s wife said: ‘It is dry.’", ["It is dry."]),
    ("He owed '£10 to any boy' and '[the] well'.", ["£10 to any boy", "[the] well"]),
    (
        "'She said, ''Who dug it?'' and I said, ''Me?''' Orla recalls. 'It is deep.'",
        ["She said, ''Who dug it?'' and I said, ''Me?''", "It is deep."],
    ),
    ("'He said, ''It's dry''. So we left.'", ["He said, ''It's dry''. So we left."]),
    ("Orla said: 'He asked, ''Who pays?'' I ran off.", ["He asked, ''Who pays?'' I ran off."]),
    ("'''It is dry,'' she told me,' he said. 'It is.'", ["''It is dry,'' she told me,", "It is."]),
    ("‘I said, ‘‘Who?’’’ he recalls. ‘Nobody.’", ["I said, ‘‘Who?’’", "Nobody."]),
    (
        "Fury at a 'disastrous' plan of the miners' union and 'endless meetings'",
        ["disastrous", "endless meetings"],
    ),
    (
        "He was 'tired of fans' telling him off. 'I am,' he said. 'The fans' wives are.'",
        ["tired of fans", "I am,", "The fans' wives are."],
    ),
    ("He sold 'Red Apples' (1968) and 'Contact' (1969).", ["Red Apples", "Contact"]),
]


@pytest.mark.parametrize("text, expected", SINGLE_MARKS)
def test_single_marks_inside_single_marks(text, expected):
    assert [text[s.start : s.end] for s in stretches(text, 0, len(text), SINGLE)] == expected


@pytest.mark.parametrize("opening, closing", ["‹›", "❝❞", "«»", ("“", "’’"), ("‘‘", "’’")])
def test_rarer_marks(opening, closing):
    assert between(f"{opening}The well is dry,{closing} said Orla Finch.") == ["The well is dry,"]
