"""What is a quotation, of which kind, from which mention in its sentence: one line for each construction."""

import pytest
from reading import read

from analysis.attribution.speakers import quotations
from analysis.text.article import Article

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
    ("“It is dead” was all Greta Marsh would say.", ["It is dead | direct | Greta Marsh | predicate"]),
    ("“It is dead” is how Greta Marsh puts it.", ["It is dead | direct | Greta Marsh | predicate"]),
    ("“It is dead” was Greta Marsh's answer.", ["It is dead | direct | Greta Marsh's | predicate"]),
    ("“It is dead” was her answer.", ["It is dead | direct | her | predicate"]),
    ("“Is it dead?” Greta Marsh shot back.", [f"Is it dead? | direct | {AFTER}"]),
    ("“It is dead!” Greta Marsh went on, as if alone.", [f"It is dead! | direct | {AFTER}"]),
    ("“It is dead,” Greta Marsh was saying.", [f"{DEAD} | direct | {AFTER}"]),
    # a full stop or nothing for the comma
    ("“It is dead.” says Greta Marsh.", ["It is dead. | direct | Greta Marsh | said-after-inverted"]),
    ("“It is dead” writes Greta Marsh.", ["It is dead | direct | Greta Marsh | said-after-inverted"]),
    ("“It was dead…” Greta Marsh said.", [f"It was dead… | direct | {AFTER}"]),
    ("“Is it dead?” Greta Marsh, a miller from Calder, asked.", [f"Is it dead? | direct | {AFTER}"]),
    ("“It is dead,” Greta Marsh, DDS, said.", [f"{DEAD} | direct | {AFTER}"]),
    (
        "“It is dead,” Greta Marsh, Republican of New Calder, said of the pump.",
        [f"{DEAD} | direct | {AFTER}"],
    ),
    (
        "“Pumps are dear,” in contrast to last year when the town paid, says Greta Marsh, an engineer.",
        ["Pumps are dear, | direct | Greta Marsh | clause-end"],
    ),
    ("“It is dead,” Prof. Greta Marsh said.", [f"{DEAD} | direct | Prof. Greta Marsh | said-after"]),
    ("“It is dead,” Det. Greta Marsh said.", [f"{DEAD} | direct | Det. Greta Marsh | said-after"]),
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
    # words that lack their marks behind a colon after a verb of saying, or in the paragraphs that it leads in
    (
        "Asked later, Greta Marsh said: The mill is dead. It stinks.",
        ["The mill is dead. It stinks. | direct | Greta Marsh | said-before"],
    ),
    (
        "Greta Marsh wrote on Facebook: Stay at home, all.",
        ["Stay at home, all. | direct | Greta Marsh | governing-cue"],
    ),
    (
        "In a letter to him, Greta Marsh wrote:\n\nThe mill was bought in May. It stinks.\n\nIt is shut.",
        ["The mill was bought in May. It stinks. | direct | Greta Marsh | introduced"],
    ),
    ("What Greta Marsh said: The mill is dead. It stinks.", []),
    (
        "Greta Marsh wrote:\n\nI am done.\n\nTobias Holt added: The mill is dead. I am glad.",
        [
            "I am done. | direct | Greta Marsh | introduced",
            "The mill is dead. I am glad. | direct | Tobias Holt | said-before",
        ],
    ),
    (
        "Greta Marsh said that the mill is dead. Here is how to get help:\n\nYou can call the town.",
        ["the mill is dead | indirect | Greta Marsh | indirect-subject"],
    ),
    ("Greta Marsh: “It is dead and gone.”", ["It is dead and gone. | direct | Greta Marsh | colon"]),
    ("Greta Marsh, Calder Water: “It is dead.”", ["It is dead. | direct | Greta Marsh | colon"]),
    ("As Greta Marsh put it: “It is dead.”", [f"It is dead. | direct | {BEFORE}"]),
    ("In Greta Marsh's words, the pump is “dead.”", ["dead. | mixed | Greta Marsh's | noun-cue"]),
    ("By Greta Marsh's account, the pump is “dead.”", ["dead. | mixed | Greta Marsh's | noun-cue"]),
    (
        "The sum surprised the engineer Greta Marsh: “It is far too low.”",
        ["It is far too low. | direct | Greta Marsh | colon"],
    ),
    (
        "Greta Marsh had a shorter opinion — “it is dead” — and sat down.",
        ["it is dead | direct | Greta Marsh | colon"],
    ),
    (
        "As the crowd began to chant, Greta Marsh rose and joked, “It is dead.”",
        [f"It is dead. | direct | {BEFORE}"],
    ),
    (
        "Greta Marsh shared a plan called “Water” on Monday, writing: “It is dead.”",
        [f"It is dead. | direct | {BEFORE}"],
    ),
    (
        "Of the mill, which was built in 1990, Greta Marsh had this to say: “It is dead.”",
        [f"It is dead. | direct | {BEFORE}"],
    ),
    (
        "“It is a dead pump.” — Greta Marsh, engineer",
        ["It is a dead pump. | direct | Greta Marsh | signature"],
    ),
    ("“A dead pump” — Greta Marsh", ["A dead pump | direct | Greta Marsh | signature"]),
    ("Then, pointing at the wall: “It is dead.”", ["It is dead. | direct | - | topic"]),
    ("The notice read: “It is dead.” Greta Marsh wept.", ["It is dead. | direct | The notice | colon"]),
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
    (
        "“The pump,” said Greta Marsh, “is dead and gone.”",
        [f"The pump, | direct | {INVERTED}", f"is dead and gone. | direct | {GOVERNED}"],
    ),
    (
        "“It is dead,” Greta Marsh said. Tobias Holt scoffed. “It is alive.”",
        [f"{DEAD} | direct | {AFTER}", "It is alive. | direct | Tobias Holt | follow-on-cue"],
    ),
    ("Another put it more bluntly: “It is dead.”", ["It is dead. | direct | Another | governing-cue"]),
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
    (
        "“It is dead” and “cannot be mended,” Greta Marsh said.",
        [f"It is dead | direct | {AFTER}", f"cannot be mended, | mixed | {AFTER}"],
    ),
]  # fmt: skip

FRAGMENTS = [
    ("Greta Marsh called the repair “careless.”", [f"careless. | mixed | {BEFORE}"]),
    ("Greta Marsh called it a “dull and dry” law.", ["dull and dry | mixed | Greta Marsh | said-before"]),
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
    (
        "Greta Marsh was told “it is dead and gone” by Tobias Holt.",
        ["it is dead and gone | mixed | Tobias Holt | agent"],
    ),
    ("Asked if the pump was “dead,” Greta Marsh left.", ["dead, | mixed | - | asked"]),
    ("Asked by Tobias Holt if it was “dead,” Greta Marsh left.", ["dead, | mixed | Tobias Holt | agent"]),
    ("Greta Marsh left when she was asked whether it was “dead.”", ["dead. | mixed | - | asked"]),
    ("Greta Marsh, on Monday, referred to it as “dead.”", [f"dead. | mixed | {GOVERNED}"]),
    ("Greta Marsh played down the leak as “nothing.”", [f"nothing. | mixed | {GOVERNED}"]),
    ("Greta Marsh shot back that it was “dead.”", [f"dead. | mixed | {GOVERNED}"]),
    ("Greta Marsh said guards had fired “only at dogs.”", [f"only at dogs. | mixed | {GOVERNED}"]),
    ("Greta Marsh said it would continue to be “dead.”", [f"dead. | mixed | {GOVERNED}"]),
    ("Pumps fell over after Greta Marsh warned of a “dead” mill.", [f"dead | mixed | {BEFORE}"]),
    (
        "Two friends who were in the mill, both millers, said it was “dead.”",
        ["dead. | mixed | Two friends | said-before"],
    ),
    *[
        (f"Greta Marsh, {party}, said it was “dead.”", [f"dead. | mixed | {BEFORE}"])
        for party in ("R-Tex.", "D-N.Y.", "D-Calif.", "I-Vt.")
    ],
    (
        "Moments later, an aide to the mayor, who is new, texted: “It is dead.”",
        ["It is dead. | direct | an aide to the mayor | said-before"],
    ),
    (
        "Her rival, former Sen. Greta Marsh, calls it “dead.”",
        ["dead. | mixed | former Sen. Greta Marsh | said-before"],
    ),
    (
        "A memo dated June 3 warned that it was “dead.”",
        ["dead. | mixed | A memo dated June 3 | governing-cue"],
    ),
    ("It's a song heard all over town: “I am tired.”", ["I am tired. | direct | - | topic"]),
    ("The court ruled 5-4 that the pump was “dead.”", ["dead. | mixed | The court | governing-cue"]),
    ("The tape caught Greta Marsh boasting that it was “dead.”", [f"dead. | mixed | {GOVERNED}"]),
    ("Her remark last year that “it is dead” was noted.", ["it is dead | mixed | Her | noun-cue"]),
    (
        "Greta Marsh said pep talks like “it is dead” help nobody.",
        [f"it is dead | mixed | {GOVERNED}"],
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
    (
        "‘It is “dead”,’ said Greta Marsh. ‘We saw it.’",
        [f"It is “dead”, | direct | {INVERTED}", "We saw it. | direct | Greta Marsh | follow-on"],
    ),
    (
        '"If he says, "I need a pump," you know, it is dead," Greta Marsh said.',
        [f'If he says, "I need a pump," you know, it is dead, | direct | {AFTER}'],
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
    "Greta Marsh ended the habit, known across the valley as the “dry week”.",
    "A caller introduced himself as “clerk Tobias” and hung up.",
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
    "Marchers carried banners that said “Water for All”.",
    "A boy held up a cardboard sign that read: “Give us back the water”.",
    "Marchers held signs that read “Water Now” and “The mill is not a bank for you”.",
    "She spoke at the event, which had the theme: “Hope through progress for all of us”.",
    "Greta Marsh said Tobias “Big Toby” Holt had left.",
    "Speaking on Calder Radio's “This Week,” Greta Marsh wept.",
    "On Sunday's broadcast of “Harbour Week,” Greta Marsh said that it was late.",
    "Greta Marsh took a class, “Water 101,” in May.",
    "The law, a collection of rules called “Dry Wells” by nobody, passed.",
    "Using “dry well” when talking about a pump is common.",
    "Rivals nicknamed him “the plumber”.",
    "The mill met them in May, with voters dubbing them “dry wells”.",
    "The town has a mill, known to the clerks of Calder Water as “the cellar”.",
    "Greta Marsh went by the handle “dry_well” there.",
    "Calder Water is old. Its motto is “a well for all.”",
    "Boy told to pay £90 after “quiet” game of chess.",
    "Those deemed “too old” will get a new mill.",
    "Greta Marsh backed a draft which had the words “dry” and “dead well” in it.",
    "Tobias Holt, often called “the plumber”, left.",
    "Clerks found a notebook headed “Wells”, Greta Marsh said.",
    "Greta Marsh said there were nine firm “no” votes.",
    "Greta Marsh said he fell under the “keep your well” law.",
    "Greta Marsh spoke of what millers call “dry rot”.",
    "Greta Marsh opened a “tide portal”, a kind of gate.",
    "Nobody shouted “Stop the mill!” at Greta Marsh.",
    "The bill is due to go back to the clerks for a “quiet week”.",
    "Greta Marsh praised the comedy “Wells.”",
    "The photo suggests that Tobias Holt was less “lucky” than they.",
    "Tobias Holt earned the nickname “mkono,” or “the man with the dry hand and the cold heart,” for it.",
]


@pytest.mark.parametrize("text, expected", SAID_AFTER + SAID_BEFORE + PARTS + FRAGMENTS + FORMS)
def test_words_between_marks(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text", NO_SPEECH)
def test_titles_slogans_nicknames_and_scare_quotes_are_not_speech(text):
    assert [row for row in read(text) if "| indirect |" not in row] == []


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
