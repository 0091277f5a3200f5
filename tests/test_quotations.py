"""What is a quotation, of which kind, from which mention in its sentence: one line for each construction."""

import pytest
from reading import read, wrong

from analysis.articles import Article
from analysis.speakers import quotations

AFTER, INVERTED, BEFORE = (
    "Greta Marsh | said-after",
    "Greta Marsh | said-after-inverted",
    "Greta Marsh | said-before",
)
GOVERNED = "Greta Marsh | governing-cue"
DEAD = "It is dead,"

SAID_AFTER = [
    ("“It is dead,” said Greta Marsh.", [f"{DEAD} | direct | {INVERTED}"]),
    ("“It is dead,” said Greta Marsh, head of the water board.", [f"{DEAD} | direct | {INVERTED}"]),
    ("“It is dead,” said Greta Marsh, a professor at Calder University.", [f"{DEAD} | direct | {INVERTED}"]),
    ("“It is dead,” Greta Marsh said.", [f"{DEAD} | direct | {AFTER}"]),
    ("“It is dead”, Greta Marsh said.", [f"It is dead | direct | {AFTER}"]),
    ("“It is dead,” Greta Marsh, a professor at Calder University, said.", [f"{DEAD} | direct | {AFTER}"]),
    ("“It is dead,” Greta Marsh, who runs the water board, said.", [f"{DEAD} | direct | {AFTER}"]),
    ("“It is dead,” Greta Marsh told Tobias Holt.", [f"{DEAD} | direct | {AFTER}"]),
    ("“It is dead!” shouted Greta Marsh.", [f"It is dead! | direct | {INVERTED}"]),
    ("“Is it dead?” asked Greta Marsh.", [f"Is it dead? | direct | {INVERTED}"]),
    ("“It is dead,” Greta Marsh later told the board.", [f"{DEAD} | direct | {AFTER}"]),
    ("“It is dead,” the mayor said.", [f"{DEAD} | direct | the mayor | said-after"]),
    ("“It is dead,” a senior official said.", [f"{DEAD} | direct | a senior official | said-after"]),
    (
        "“It is dead,” read a notice from Calder Water.",
        [f"{DEAD} | direct | a notice from Calder Water | said-after-inverted"],
    ),
    (
        "“It is dead,” Greta Marsh and Tobias Holt said.",
        [f"{DEAD} | direct | Greta Marsh and Tobias Holt | said-after"],
    ),
    ("“It is dead,” one of them, Greta Marsh, said.", [f"{DEAD} | direct | Greta Marsh | said-after"]),
    ("“It is dead,” according to Greta Marsh.", [f"{DEAD} | direct | Greta Marsh | according-to"]),
    (
        "“It is dead,” said a Calder Water spokesman.",
        [f"{DEAD} | direct | a Calder Water spokesman | said-after-inverted"],
    ),
    wrong(
        "“It is dead” was all Greta Marsh would say.",
        ["It is dead | direct | Greta Marsh | said-after"],
        reason="“…” was all X would say",
    ),
]  # fmt: skip

SAID_BEFORE = [
    ("Greta Marsh said, “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Greta Marsh said: “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Greta Marsh told reporters, “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Greta Marsh, laughing, added, “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Greta Marsh went on: “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Greta Marsh had this to say: “It is dead and gone.”", [f"It is dead and gone. | direct | {BEFORE}"]),
    ("Asked about the pump, Greta Marsh said, “Dead.”", [f"Dead. | direct | {BEFORE}"]),
    ("In a tweet, Greta Marsh wrote: “It is dead.”", [f"It is dead. | direct | {BEFORE}"]),
    ("According to Greta Marsh, “it is dead.”", ["it is dead. | direct | Greta Marsh | according-to"]),
    (
        "Greta Marsh smiled — “it is dead and gone” — and sat down.",
        [f"it is dead and gone | direct | {BEFORE}"],
    ),
    ("Greta Marsh: “It is dead and gone.”", ["It is dead and gone. | direct | Greta Marsh | colon"]),
    ("Greta Marsh, Calder Water: “It is dead.”", ["It is dead. | direct | Greta Marsh | colon"]),
    ("The notice read: “It is dead.” Greta Marsh wrote it.", ["It is dead. | direct | The notice | colon"]),
    (
        "Greta Marsh said that “the pump is dead and will stay so”.",
        [f"the pump is dead and will stay so | direct | {BEFORE}"],
    ),
]

PARTS = [
    (
        "“The pump,” Greta Marsh said, “is dead and gone.”",
        [f"The pump, | direct | {AFTER}", f"is dead and gone. | direct | {BEFORE}"],
    ),
    (
        "“The pump,” Greta Marsh said, “is dead.”",
        [f"The pump, | direct | {AFTER}", f"is dead. | direct | {BEFORE}"],
    ),
    wrong(
        "“The pump,” said Greta Marsh, “is dead and gone.”",
        [f"The pump, | direct | {INVERTED}", "is dead and gone. | direct | Greta Marsh | said-before"],
        reason="after an inverted verb the source of the second half takes the verb in: “said Greta Marsh”",
    ),
    (
        "“It is dead,” Greta Marsh said. “We saw it.”",
        [f"{DEAD} | direct | {AFTER}", "We saw it. | direct | Greta Marsh | follow-on"],
    ),
    (
        "“It is dead,” Greta Marsh said. She pointed at the wall. “We saw it.”",
        [f"{DEAD} | direct | {AFTER}", "We saw it. | direct | Greta Marsh | follow-on"],
    ),
    (
        "“It is dead,” Greta Marsh said, adding: “We saw it.”",
        [f"{DEAD} | direct | {AFTER}", f"We saw it. | direct | {BEFORE}"],
    ),
    (
        "“It is dead, said Greta Marsh. “We saw it.”",
        [f"{DEAD} | direct | {INVERTED}", "We saw it. | direct | Greta Marsh | follow-on"],
    ),
    (
        "“It is dead,” Greta Marsh told the board, before calling the wall “careless”.",
        [f"{DEAD} | direct | {AFTER}", f"careless | mixed | {BEFORE}"],
    ),
    (
        "Greta Marsh called it “dead” and “cracked”.",
        [f"dead | mixed | {BEFORE}", f"cracked | mixed | {BEFORE}"],
    ),
    (
        "“It is dead,” said Greta Marsh. “We saw it.\n\n“Nobody came.\n\n“Nobody called.”",
        [
            f"{DEAD} | direct | {INVERTED}", "We saw it. | direct | Greta Marsh | follow-on",
            "Nobody came. | direct | Greta Marsh | continued",
            "Nobody called. | direct | Greta Marsh | continued",
        ],
    ),
    (
        "“It is dead,” Greta Marsh said. “It is Holt’s.”",
        [f"{DEAD} | direct | {AFTER}", "It is Holt’s. | direct | Greta Marsh | follow-on"],
    ),
    wrong(
        "“It is dead” and “cannot be mended,” Greta Marsh said.",
        [f"It is dead | mixed | {AFTER}", f"cannot be mended, | mixed | {AFTER}"],
        reason="the first of two stretches that share a verb after them is lost",
    ),
]  # fmt: skip

FRAGMENTS = [
    ("Greta Marsh called the repair “careless.”", [f"careless. | mixed | {BEFORE}"]),
    ("Greta Marsh dismissed the repair as “careless.”", [f"careless. | mixed | {GOVERNED}"]),
    ("Greta Marsh accused the council of “careless repairs”.", [f"careless repairs | mixed | {GOVERNED}"]),
    ("Greta Marsh said that Tobias Holt was “right”.", [f"right | mixed | {GOVERNED}"]),
    ("Greta Marsh said Tobias Holt was “right” to leave.", [f"right | mixed | {GOVERNED}"]),
    ("Greta Marsh denied she had been “careless” with the pump.", [f"careless | mixed | {GOVERNED}"]),
    ("Greta Marsh repeated her warning that “the pump” was old.", ["the pump | mixed | her | noun-cue"]),
    ("Greta Marsh's statement called it “dead.”", ["dead. | mixed | Greta Marsh's statement | said-before"]),
    ("Tobias Holt was described by Greta Marsh as “careless”.", ["careless | mixed | Greta Marsh | agent"]),
    ("Tobias Holt quoted Greta Marsh as saying it was “dead.”", [f"dead. | mixed | {BEFORE}"]),
    (
        "The Calder Post reported that Greta Marsh was “tired.”",
        ["tired. | mixed | The Calder Post | governing-cue"],
    ),
    (
        "Greta Marsh's spokesman, Tobias Holt, said she was “tired.”",
        ["tired. | mixed | Tobias Holt | said-before"],
    ),
    ("The “careless” repair would fail, Greta Marsh said.", ["careless | mixed | Greta Marsh | clause-end"]),
    wrong(
        "Greta Marsh was told “it is dead and gone” by Tobias Holt.",
        ["it is dead and gone | mixed | Tobias Holt | agent"],
        reason="an agent after the words",
    ),
    (
        "Greta Marsh recalled that Tobias Holt had shouted “Leave the boat!”",
        ["Leave the boat! | mixed | Tobias Holt | said-before"],
    ),
]

FORMS = [
    ('"It is dead," said Greta Marsh.', [f"{DEAD} | direct | {INVERTED}"]),
    ("''It is dead,'' said Greta Marsh.", [f"{DEAD} | direct | {INVERTED}"]),
    ("“He said ‘dead’ twice,” said Greta Marsh.", [f"He said ‘dead’ twice, | direct | {INVERTED}"]),
    ("“Tobias told me, ‘Go,’” Greta Marsh said.", [f"Tobias told me, ‘Go,’ | direct | {AFTER}"]),
    ("\"He said 'dead' twice,\" said Greta Marsh.", [f"He said 'dead' twice, | direct | {INVERTED}"]),
    (
        "‘It is dead,’ said Greta Marsh. ‘It’s the workers’ mill.’",
        [f"{DEAD} | direct | {INVERTED}", "It’s the workers’ mill. | direct | Greta Marsh | follow-on"],
    ),
    wrong(
        "‘It is “dead”,’ said Greta Marsh. ‘We saw it.’",
        [f"It is “dead”, | direct | {INVERTED}", "We saw it. | direct | Greta Marsh | follow-on"],
        reason="double marks inside single ones, the British way, take the place of the outer marks",
    ),
    ("It is dead,” said Greta Marsh.", [f"{DEAD} | direct | {INVERTED}"]),
    ("”It is dead,“ said Greta Marsh.", [f"{DEAD} | direct | {INVERTED}"]),
]

NO_SPEECH = [
    "The film “The Long Field” opens on Friday.",
    "Greta Marsh read from her book, “The Long Field,” for an hour.",
    "Greta Marsh sang “Roll On, River” at the fair, then left.",
    "The band played “Hold On” and “Let Go”.",
    "An episode called “Dry Season” runs tonight.",
    "The law, known as the “Well Act,” passed in May.",
    "The council's “Clean Streets” programme ends in May.",
    "The slogan “Water First” is on every van.",
    "The party's motto is “Forward Together”.",
    "Greta Marsh used the hashtag “#drywell” again.",
    "The word “pump” comes from Dutch.",
    "Tobias “Big Toby” Holt left the board.",
    "Tobias “the Plumber” Holt left the board.",
    "The so-called “experts” were late.",
    "The “green” pump ran on diesel.",
    "She is tired. Nobody came. The mill is old.",
    ("Marchers carried signs reading “Water for All”."),
]


@pytest.mark.parametrize("text, expected", SAID_AFTER + SAID_BEFORE + PARTS + FRAGMENTS + FORMS)
def test_words_between_marks(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_slogans_nicknames_and_scare_quotes_are_not_speech(text):
    assert read(text) == []


ONE_ATTRIBUTION = [
    ("“The pump,” Greta Marsh said, “is dead.”", [0, 0]),
    ("“It is dead,” Greta Marsh said. “We saw it.”", [0, 0]),
    ("“It is dead,” Greta Marsh said. “It is not,” Tobias Holt said.", [0, 1]),
    ("If it fails, Greta Marsh said, the town will dry out.", [0, 0]),
    ("“It is dead,” Greta Marsh said, adding: “We saw it.”", [0, 1]),
]


@pytest.mark.parametrize("text, expected", ONE_ATTRIBUTION)
def test_stretches_of_one_cue_and_source_share_an_attribution(text, expected):
    assert [row.attribution for row in quotations(Article(id="a", text=text))[0]] == expected


CUES = [
    ("“It is dead,” said Greta Marsh.", "said"),
    ("According to Greta Marsh, “it is dead.”", "According to"),
    ("Greta Marsh repeated her warning that “the pump” was old.", "warning"),
    ("Greta Marsh accused the council of “careless repairs”.", "accused"),
    ("Greta Marsh had already told the board it was “dead.”", "told"),
    ("Greta Marsh: “It is dead and gone.”", None),
]


@pytest.mark.parametrize("text, cue", CUES)
def test_cue_as_written(text, cue):
    (row,) = quotations(Article(id="a", text=text))[0]
    assert (None if row.cue_start is None else text[row.cue_start : row.cue_end]) == cue
