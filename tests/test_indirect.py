"""Indirect quotations: which words a reporting clause without marks reports, and from which mention."""

import pytest
from reading import read, wrong

from analysis.attribution.speakers import quotations
from analysis.text.article import Article

SUBJECT = "Greta Marsh | indirect-subject"
INDIRECT = [
    ("Greta Marsh said that the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    (  # not "she lost goods" as a clause's inverted subject
        "One of the victims, Greta Marsh, said she lost goods worth N4 million.",
        [f"she lost goods worth N4 million | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh has said the pump is dead.", [f"the pump is dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh, who runs the board, said the pump was dead.",
        [f"the pump was dead | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh, head of the board, warned that it would fail.", [f"it would fail | indirect | {SUBJECT}"]),
    ("The pump, which Greta Marsh said was dead, hummed.", [f"was dead | indirect | {SUBJECT}"]),
    ("The pump was dead, Greta Marsh said.", [f"The pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said it fell 8%.", [f"it fell 8% | indirect | {SUBJECT}"]),
    ("The pump was dead, Greta Marsh said, in a letter.", [f"The pump was dead | indirect | {SUBJECT}"]),
    ("The pump was dead, said Greta Marsh.", [f"The pump was dead | indirect | {SUBJECT}"]),
    (
        "If it fails, Greta Marsh said, the town will dry out.",
        [f"If it fails | indirect | {SUBJECT}", f"the town will dry out | indirect | {SUBJECT}"],
    ),
    (
        "The pump was dead, according to Greta Marsh.",
        ["The pump was dead | indirect | Greta Marsh | indirect-according-to"],
    ),
    (
        "According to Greta Marsh, the pump was dead.",
        ["the pump was dead | indirect | Greta Marsh | indirect-according-to"],
    ),
    ("Greta Marsh Vowed To Repair The Pump.", [f"To Repair The Pump | indirect | {SUBJECT}"]),
    (
        "Tobias Holt spoke of neglect, a charge that Greta Marsh denied, adding that it was dead.",
        ["it was dead | indirect | Greta Marsh | indirect-participle"],
    ),
    (
        "While the board is divided, Greta Marsh’s letter, mailed on Friday, warned that it would fail.",
        ["it would fail | indirect | Greta Marsh’s letter | indirect-subject"],
    ),
    ("Greta Marsh told Tobias Holt that the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh told reporters on Monday that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    (
        "Officials said on Tuesday that the pump was dead.",
        ["the pump was dead | indirect | Officials | indirect-subject"],
    ),
    (
        "The board announced Monday that the pump was dead.",
        ["the pump was dead | indirect | The board | indirect-subject"],
    ),
    ("Greta Marsh asked whether the pump was dead.", [f"whether the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh vowed to mend the pump by May.", [f"to mend the pump by May | indirect | {SUBJECT}"]),
    ("Greta Marsh warned of a dry summer.", [f"a dry summer | indirect | {SUBJECT}"]),
    (
        "Greta Marsh said it was dead, but the council did not listen.",
        [f"it was dead | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said Tobias Holt had told her that it was dead.",
        [f"Tobias Holt had told her that it was dead | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said it was dead and added that the wall was cracked.",
        [
            f"it was dead | indirect | {SUBJECT}",
            "the wall was cracked | indirect | Greta Marsh | indirect-coordinated",
        ],
    ),
    (
        "Greta Marsh said it was dead; Tobias Holt said it was not.",
        [f"it was dead | indirect | {SUBJECT}", "it was not | indirect | Tobias Holt | indirect-subject"],
    ),
    (
        "“It is dead,” Greta Marsh said, adding that the wall was cracked.",
        [
            "It is dead, | direct | Greta Marsh | said-after",
            "the wall was cracked | indirect | Greta Marsh | indirect-participle",
        ],
    ),
    ("Greta Marsh said nothing.", []),
    ("Greta Marsh said little about the pump.", []),
    ("Greta Marsh said yes.", []),
    ("Greta Marsh declined to say why the pump had failed.", []),
    ("Nobody said the pump was dead.", []),
    ("The pump was dead, a thing easier said than mended.", []),
    ("Greta Marsh asked not to be named.", []),
    ("Greta Marsh was not asked by the board to mend the pump.", []),
    ("Asked whether it was dead, Greta Marsh left.", []),
    ("Greta Marsh declined to comment.", []),
    ("Greta Marsh spoke for an hour.", []),
    ("Greta Marsh believes the pump failed.", []),
    ("Greta Marsh believed the pump failed.", []),
    ("Greta Marsh urged people to save water.", [f"people to save water | indirect | {SUBJECT}"]),
    ("It is said that the pump failed.", []),
    ("Greta Marsh told the council the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    (
        "The pump, Greta Marsh said, was dead at noon.",
        [f"The pump | indirect | {SUBJECT}", f"was dead at noon | indirect | {SUBJECT}"],
    ),
    wrong(
        "The wall was cracked, according to an internal report written in May.",
        ["The wall was cracked | indirect | an internal report | indirect-according-to"],
        reason="a participle that closes the sentence is read as a verb whose subject is “according to …”",
    ),
    wrong(
        "Greta Marsh, author of “The Long Field,” said the pump was dead.",
        [f"the pump was dead | indirect | {SUBJECT}"],
        reason="a title that ends with a comma before the verb is read as words said by “the pump”",
    ),
]  # fmt: skip


STARTS = [
    ("Greta Marsh has said for weeks she's tired.", [f"she's tired | indirect | {SUBJECT}"]),
    ("Greta Marsh on Monday announced that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said, twice, that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh said Monday at a hall in Wendlow, Brightshire, that it was dead.",
        [f"it was dead | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh complained on Monday — the tape was played later — that it was dead.",
        [f"it was dead | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said on Monday the pump was dead.",
        [f"the pump was dead | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh said that was wrong.", [f"that was wrong | indirect | {SUBJECT}"]),
    ("Greta Marsh said both pumps were dead.", [f"both pumps were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said at least two were dead.", [f"at least two were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh pointed out that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh recalled a night that was long.", [f"a night that was long | indirect | {SUBJECT}"]),
    ("Greta Marsh told friends and neighbors that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh told The Herald she'd mend it.", [f"she'd mend it | indirect | {SUBJECT}"]),
    ("Greta Marsh told the council to mend the pump.", [f"to mend the pump | indirect | {SUBJECT}"]),
    ("Greta Marsh asked Tobias Holt to mend it.", [f"Tobias Holt to mend it | indirect | {SUBJECT}"]),
    ("Greta Marsh asked to see the pump.", [f"to see the pump | indirect | {SUBJECT}"]),
    ("Greta Marsh asked Tobias Holt about his well.", [f"about his well | indirect | {SUBJECT}"]),
    ("Greta Marsh questioned in May whether it was safe.", [f"whether it was safe | indirect | {SUBJECT}"]),
    ("Greta Marsh questioned the cost of the pump.", [f"the cost of the pump | indirect | {SUBJECT}"]),
    ("Greta Marsh agreed to mend the pump.", [f"to mend the pump | indirect | {SUBJECT}"]),
    ("Greta Marsh called for a new pump.", [f"a new pump | indirect | {SUBJECT}"]),
    (
        "The audit found that the pump was dead.",
        ["the pump was dead | indirect | The audit | indirect-subject"],
    ),
    (
        "Greta Marsh went on to say that it was dead.",
        ["it was dead | indirect | Greta Marsh | indirect-infinitive"],
    ),
    (
        "The flood prompted Greta Marsh to say that it was dead.",
        ["it was dead | indirect | Greta Marsh | indirect-infinitive"],
    ),
    (
        "The council doubted Greta Marsh's claim that the pump was dead.",
        ["the pump was dead | indirect | Greta Marsh's | indirect-noun"],
    ),
    (
        "Greta Marsh's promise to mend the pump was forgotten.",
        ["to mend the pump | indirect | Greta Marsh's | indirect-noun"],
    ),
    (
        "Tobias Holt was asked by Greta Marsh whether it was dead.",
        ["whether it was dead | indirect | Greta Marsh | indirect-passive"],
    ),
    (
        "Asked by a child whether it was dead, Greta Marsh said it was fine.",
        [
            "whether it was dead | indirect | a child | indirect-passive",
            f"it was fine | indirect | {SUBJECT}",
        ],
    ),
    (
        "As first reported by The Herald, the pump was dead.",
        ["the pump was dead | indirect | The Herald | indirect-according-to"],
    ),
    (
        "According to Clara Lund, the board's director, the pump was dead.",
        ["the pump was dead | indirect | Clara Lund | indirect-according-to"],
    ),
    (
        "The pump was dead, according to a recent analysis by Clara Lund.",
        ["The pump was dead | indirect | Clara Lund | indirect-according-to"],
    ),
    ("Police say the pump was dead.", ["the pump was dead | indirect | Police | indirect-subject"]),
    ("Greta Marsh said over 90 were dead.", [f"over 90 were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said between 5 and 9 ran.", [f"between 5 and 9 ran | indirect | {SUBJECT}"]),
    ("Greta Marsh said less than 12 were dead.", [f"less than 12 were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said this was wrong.", [f"this was wrong | indirect | {SUBJECT}"]),
    ("Greta Marsh told reporters this was wrong.", [f"this was wrong | indirect | {SUBJECT}"]),
    ("Greta Marsh told reporters this week it fell.", [f"it fell | indirect | {SUBJECT}"]),
    ("Greta Marsh told the family it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said in a statement it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh noted with regret that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh put it to him that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh held that it was dead.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said as many as 60 were dead.", [f"as many as 60 were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said about a third ran dry.", [f"about a third ran dry | indirect | {SUBJECT}"]),
    ("Greta Marsh told the board on Monday it fell.", [f"it fell | indirect | {SUBJECT}"]),
    ("Greta Marsh told the jury foreman it fell.", [f"it fell | indirect | {SUBJECT}"]),
    ("Greta Marsh warned the board that it fell.", [f"it fell | indirect | {SUBJECT}"]),
    ("Greta Marsh told the board that planned works fell.", [f"planned works fell | indirect | {SUBJECT}"]),
    ("A Fox News spokesman said it fell.", ["it fell | indirect | A Fox News spokesman | indirect-subject"]),
    ("Greta Marsh ruled out mending the pump.", [f"mending the pump | indirect | {SUBJECT}"]),
    ("Greta Marsh said elderly men were ill.", [f"elderly men were ill | indirect | {SUBJECT}"]),
    ("Greta Marsh accepts that it fell.", [f"it fell | indirect | {SUBJECT}"]),
    ("Federal records show that it fell.", ["it fell | indirect | Federal records | indirect-subject"]),
    ("Greta Marsh showed that it fell.", []),
    (
        "Greta Marsh met the farmers, who, she said, lost the pump.",
        ["lost the pump | indirect | she | indirect-subject"],
    ),
    ("A study found the pump was dead.", ["the pump was dead | indirect | A study | indirect-subject"]),
    ("The pump was dead, a study finds.", ["The pump was dead | indirect | a study | indirect-subject"]),
    (
        "According to her, the driver, Tobias Holt, was late.",
        ["the driver, Tobias Holt, was late | indirect | her | indirect-according-to"],
    ),
    ("Greta Marsh said as many as nine were dead.", [f"as many as nine were dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said about a third of them paid.", [f"about a third of them paid | indirect | {SUBJECT}"]),
    ("Greta Marsh told MPs the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh told the court in Calder she was ill.", [f"she was ill | indirect | {SUBJECT}"]),
    ("Greta Marsh told friends and relatives she was ill.", [f"she was ill | indirect | {SUBJECT}"]),
    ("Greta Marsh told Harbour News Holt was ill.", [f"Holt was ill | indirect | {SUBJECT}"]),
    ("Greta Marsh said in her address the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh posted on Facebook that the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh accepted she was late.", [f"she was late | indirect | {SUBJECT}"]),
    ("Greta Marsh accepted the award.", []),
    ("Greta Marsh said Nov. 3 it would fall.", [f"it would fall | indirect | {SUBJECT}"]),
    ("Greta Marsh said this week it would fall.", [f"it would fall | indirect | {SUBJECT}"]),
    ("Greta Marsh asked this reporter to go.", [f"this reporter to go | indirect | {SUBJECT}"]),
    ("Greta Marsh rejected that idea.", [f"that idea | indirect | {SUBJECT}"]),
    ("Greta Marsh rejected that idea on Monday.", [f"that idea | indirect | {SUBJECT}"]),
    ("Greta Marsh said that work had begun.", [f"work had begun | indirect | {SUBJECT}"]),
    ("Greta Marsh pledged $2 million to it.", [f"$2 million to it | indirect | {SUBJECT}"]),
    ("Greta Marsh said it rose by 4%.", [f"it rose by 4% | indirect | {SUBJECT}"]),
    ("Greta Marsh responded to a rally in Orby that drew 900 pupils.", []),
    ("The board held up a sign for nine added minutes in the rain.", []),
    ("Her twin brother, Tobias Holt, also addressed the court.", []),
    ("Her brother, state treasurer Tobias Holt, dug it.", []),
    ("Pupils may find that it rains. She could not remember the name.", []),
    ("Referee Greta Marsh pointed to the spot after Holt fell.", []),
    ("Greta Marsh has said little in public, although the pump was dead.", []),
    (
        "The pump is old and, according to Greta Marsh, the well was dug too late.",
        ["the well was dug too late | indirect | Greta Marsh | indirect-according-to"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", STARTS)
def test_where_reported_content_begins(text, expected):
    assert read(text) == expected


ENDS = [
    ("While Greta Marsh said it was dead, her board bought fuel.", [f"it was dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh hit out, citing rule nine of the club, and demanded a vote.",
        [
            "rule nine of the club | indirect | Greta Marsh | indirect-participle",
            "a vote | indirect | Greta Marsh | indirect-coordinated",
        ],
    ),
    (
        "Greta Marsh said it was dead, as Tobias Holt warned that it would fall.",
        [f"it was dead | indirect | {SUBJECT}", "it would fall | indirect | Tobias Holt | indirect-subject"],
    ),
    (
        "Greta Marsh cited a study from Orby that found small cracks.",
        [f"a study from Orby that found small cracks | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said it was dead, with clerk Tobias Holt calling it “rusty”.",
        [f"it was dead | indirect | {SUBJECT}", "rusty | mixed | Tobias Holt | said-before"],
    ),
    (
        "Greta Marsh said it was dead and that the wall was “rotten”.",
        [f"it was dead | indirect | {SUBJECT}", "rotten | mixed | Greta Marsh | governing-cue"],
    ),
    (
        "Greta Marsh reported how the board and the council closed it.",
        [f"how the board and the council closed it | indirect | {SUBJECT}"],
    ),
    (
        "The pump fell, Greta Marsh said, but Tobias Holt said it stood.",
        [f"The pump fell | indirect | {SUBJECT}", "it stood | indirect | Tobias Holt | indirect-subject"],
    ),
    (
        "Greta Marsh said it was dead, and that the wall was cracked.",
        [f"it was dead, and that the wall was cracked | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said it was dead, but that the wall would hold.",
        [f"it was dead, but that the wall would hold | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said she would stay and would mend it.",
        [f"she would stay and would mend it | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh said it was dead, as has Tobias Holt.", [f"it was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said it was dead, a move that angered many.", [f"it was dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh said the pumps — all six of them — were dead.",
        [f"the pumps — all six of them — were dead | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh said it was dead — nobody listened.", [f"it was dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh said the pump (the old one) was dead.",
        [f"the pump (the old one) was dead | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh mentioned the council, which voted in May.", [f"the council | indirect | {SUBJECT}"]),
    ("An aide for the mill, Greta Marsh, disagreed.", []),
    ("But asked whether it was dead, Greta Marsh shrugged.", []),
    ("Greta Marsh criticized the council in an interview.", [f"the council | indirect | {SUBJECT}"]),
    ("Greta Marsh announced her resignation on Monday.", [f"her resignation | indirect | {SUBJECT}"]),
    (
        "Greta Marsh vowed to mend the pump and has called for more help.",
        [
            f"to mend the pump | indirect | {SUBJECT}",
            "more help | indirect | Greta Marsh | indirect-coordinated",
        ],
    ),
    (
        "Greta Marsh said it was dead, Tobias Holt said it was not.",
        [f"it was dead | indirect | {SUBJECT}", "it was not | indirect | Tobias Holt | indirect-subject"],
    ),
    (
        "Tobias Holt, who said he would only pump at night, in an emergency, left.",
        ["he would only pump at night, in an emergency | indirect | who | indirect-relative"],
    ),
    (
        "Greta Marsh said it was dead and called it “a scandal.”",
        [f"it was dead | indirect | {SUBJECT}", "a scandal. | mixed | Greta Marsh | said-before"],
    ),
    (
        "Greta Marsh said it had a valve, which she described as “rotten.”",
        [f"it had a valve | indirect | {SUBJECT}", "rotten. | mixed | she | said-before"],
    ),
    (
        "Greta Marsh said it was “rotten” and that she would mend it.",
        ["rotten | mixed | Greta Marsh | said-before", f"she would mend it | indirect | {SUBJECT}"],
    ),
    (
        "“It ran,” Greta Marsh said, adding it was “rotten” and that she would mend it.",
        [
            "It ran, | direct | Greta Marsh | said-after",
            "rotten | mixed | Greta Marsh | said-before",
            f"she would mend it | indirect | {SUBJECT}",
        ],
    ),
    (
        "The pump was dead, Greta Marsh insisted in an interview, and would stay dead.",
        [f"The pump was dead | indirect | {SUBJECT}", f"and would stay dead | indirect | {SUBJECT}"],
    ),
    (
        "To mend it, the board needs a month, Greta Marsh said; the council has no month.",
        [f"To mend it, the board needs a month | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said the man, known as “Doc” to pupils, had died.",
        [f"the man, known as “Doc” to pupils, had died | indirect | {SUBJECT}"],
    ),
    (
        "Tobias Holt, known as “Doc” to pupils, died at home, Greta Marsh said.",
        [f"Tobias Holt, known as “Doc” to pupils, died at home | indirect | {SUBJECT}"],
    ),
    ("The pump was dead, its owner, Greta Marsh, said.", [f"The pump was dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh said the pump, though old, was fine.",
        [f"the pump, though old, was fine | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh confirmed the visit on condition of anonymity because she feared for her job.",
        [f"the visit | indirect | {SUBJECT}"],
    ),
    (
        "Greta Marsh said it was paid for under a scheme agreed in May.",
        [f"it was paid for under a scheme agreed in May | indirect | {SUBJECT}"],
    ),
    (
        "When Greta Marsh told pupils it was late, head teacher Tobias Holt left.",
        [f"it was late | indirect | {SUBJECT}"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", ENDS)
def test_where_reported_content_ends(text, expected):
    assert read(text) == expected


SUBJECTS = [
    (
        "Reports from the clerk indicate that the pump, which leaked, fell.",
        ["the pump, which leaked, fell | indirect | Reports from the clerk | indirect-subject"],
    ),
    (
        "Calder Water, which sells pumps, said the fault lay with the makers.",
        ["the fault lay with the makers | indirect | Calder Water | indirect-subject"],
    ),
    (
        "Pupils who dig feel well, according to Greta Marsh, the oldest of the seven on the board.",
        ["Pupils who dig feel well | indirect | Greta Marsh | indirect-according-to"],
    ),
    ("A couple say it was dead.", ["it was dead | indirect | A couple | indirect-subject"]),
    ("The couple claim it was dead.", ["it was dead | indirect | The couple | indirect-subject"]),
    ("Both argued it was dead.", ["it was dead | indirect | Both | indirect-subject"]),
    ("The board in March said it was dead.", ["it was dead | indirect | The board | indirect-subject"]),
    (
        "It came after a review, which found the pump was dead.",
        ["the pump was dead | indirect | which | indirect-relative"],
    ),
    (
        "On “Orby Today,” Greta Marsh hit out, arguing that it was dead.",
        ["it was dead | indirect | Greta Marsh | indirect-participle"],
    ),
    (
        "Greta Marsh, who called it “odd”, insisted she had paid.",
        ["odd | mixed | who | said-before", "she had paid | indirect | Greta Marsh | indirect-subject"],
    ),
    (
        "The owner, a baker, however, said it was dead.",
        ["it was dead | indirect | The owner | indirect-subject"],
    ),
    (
        "Orby, Mar 12 (PTI) Members of the board left the hall, saying it was dead.",
        ["it was dead | indirect | Members of the board | indirect-participle"],
    ),
    ("Greta Marsh left because she's said it was dead.", ["it was dead | indirect | she | indirect-subject"]),
    ("One in five say it is dead.", ["it is dead | indirect | One in five | indirect-subject"]),
    ("About half said it was dead.", ["it was dead | indirect | About half | indirect-subject"]),
    (
        "Many of the older farmers say it is dead.",
        ["it is dead | indirect | Many of the older farmers | indirect-subject"],
    ),
    ("Outside engineers say it is dead.", ["it is dead | indirect | Outside engineers | indirect-subject"]),
    (
        "Some engineers met in May and warn that it is dead.",
        ["it is dead | indirect | Some engineers | indirect-coordinated"],
    ),
    (
        "It was late, but Greta Marsh was in the hall, saying the pump was dead.",
        ["the pump was dead | indirect | Greta Marsh | indirect-participle"],
    ),
    (
        "The pump was dead, said two officials, who asked not to be named.",
        ["The pump was dead | indirect | two officials | indirect-subject"],
    ),
    ("All signs point to rain over the hills.", []),
    ("The cost underlines the need for a new pump.", []),
    (
        "Two men died at the mill on Monday, police and harbour sources said.",
        ["Two men died at the mill on Monday | indirect | police and harbour sources | indirect-subject"],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text, expected", SUBJECTS)
def test_whose_reported_content_it_is(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize("text, expected", INDIRECT)
def test_reported_clauses_without_marks(text, expected):
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Greta Marsh said it was “rotten” and that ",
        "The board's claim that",
        "A worker told the board – and they sent her home.",
        "Nobody believed Greta Marsh's promise to",
        "Greta Marsh's warnings that ",
        "said said ( ( ",
        "Greta Marsh said it was “rotten” and that ( ( ",
    ],
)
def test_nothing_is_reported_where_no_content_follows(text):
    found, _ = quotations(Article.from_text(text))
    assert [item for item in found if item.kind == "indirect"] == []


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is to ask the fund for help.",
        "Orby mayor to question the drivers on Monday",
        "The miller is likely to blame the council for the leak.",
        "Police went to the mill to question the drivers.",
        "The council went to the mill to probe alleged leaks.",
        "The Orby state department has a new roof.",
        "The member states have a new fund.",
        "Greta Marsh remembers it differently.",
        "Greta Marsh described it to friends in May.",
        "Greta Marsh appealed to voters and friends.",
        "Hundreds gathered that evening in the hall.",
        "Greta Marsh noted the rain and left.",
        "Greta Marsh submitted a bid that was late.",
        "Greta Marsh found the pump dead.",
        "Greta Marsh wrote a viral blog against the mayor.",
        "Anyone saying the pump was dead was wrong.",
        "Greta Marsh confirmed it on Monday.",
        "Greta Marsh urged a law that bans pumps.",
        "Greta Marsh insisted on quiet at a time when that could be hard.",
        "A late goal denied them a win.",
        "Orby have conceded just four goals.",
        "Greta Marsh added about 40 seats.",
        "Mayor knew of leak, jury told",
        "Greta Marsh sat in the hall and said very little.",
        "A spokeswoman, Greta Marsh, responded within minutes.",
    ],
)
def test_what_is_only_to_be_said_or_done_is_no_report(text):
    assert read(text) == []
