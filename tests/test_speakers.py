"""Whose words they are: short articles in, the speaker of each quotation out."""

import re
from pathlib import Path

import pytest
from reading import heard, wrong

from analysis.attribution.entities import given_sex
from analysis.attribution.name_runs import FUNCTION_WORDS
from analysis.attribution.speakers import attributions, quotations
from analysis.text.article import Article

GRETA, TOBIAS, LYRA, TEO = (
    f"{n} (person)" for n in ("Greta Marsh", "Tobias Holt", "Lyra Quist", "Teo Brandt")
)
CALDER = "Calder Water (organisation)"
CARE, WORKS = "Department of Health and Social Care", "Ministry of Works, Food and Rural Affairs"
TO = "“to X” makes an organisation of X"

NAMES = [
    # ordinary words with a capital are nobody, unless they do what people do
    (
        "Please buy it. Phone A Baker won. It rained.\n\nPlease call. Phone in.\n\n“It is late,” he said.",
        [""],
    ),
    # a short given name is a longer one's where the sexes allow it
    (
        "Jo Marsh met John Marsh. “I am cold,” said Jo Marsh. “I am not,” said John Marsh.",
        ["Jo Marsh (person)", "John Marsh (person)"],
    ),
    (
        "Ed Marsh left. “I am cold,” said Edward Marsh. “Late,” said Ed Marsh.",
        ["Ed Marsh (person)"] * 2,
    ),
    # whose reporter is named after it is an outlet; a wife is not "he" because a husband bears her surname
    (
        "Maria Holt works in Orby. Holt sold his boat, he lost his job, he left. Tobias Holt waited. “Late,” "
        "she said.",
        ["Maria Holt (person)"],
    ),
    # days and months that are given names, and the family name Sun
    (
        "“It is dead,” said coach Sunday Torvan.\n\n“It was late,” Torvan said.",
        ["Sunday Torvan (person)"] * 2,
    ),
    ("“It is dead,” said June Marsh. “It was late.”", ["June Marsh (person)"] * 2),
    ("“It is dead,” said Sun Lihua, a miller.\n\n“It was late,” Sun said.", ["Sun Lihua (person)"] * 2),
    ("In June Greta Marsh said it was “dead.”", [GRETA]),
    ("“It is dead,” Ralph Wall said.\n\nWall put it down: “Late.”", ["Ralph Wall (person)"] * 2),
    (  # an office that ends before the name
        "Tell the Secretary of State Friday is too late. “It leaks,” Emil Brandt said.",
        ["Emil Brandt (person)"],
    ),
    ("Secretary of State Zuri Torvan came. “It is sad,” he said.", ["Zuri Torvan (person)"]),
    ("Secretary of Homeland Security Zuri Torvan said it was “sad”.", ["Zuri Torvan (person)"]),
    # given names alone; who is named after the office, the visit or the children; a name in capitals
    ("Mohd Faizal Torvan came. “It fell,” Mohd Faizal said.", ["Mohd Faizal Torvan (person)"]),
    ("Chief Constable Greta Marsh, Orby Police Council roads lead, said: “It is dead.”", [GRETA]),
    ("Speaking ahead of the visit Mr Holt said: “It is dead.” Tobias Holt is a miller.", [TOBIAS]),
    ("TUMMEL LUNDQVIST, 44, owns a mill. “It is dead,” he said.", ["Tummel Lundqvist (person)"]),
    ("Mum of three Greta Marsh said it was “dead.”", [GRETA]),
    (
        "Orby United manager Erik ten Hag left. “It is dead,” said Orby manager Erik ten Hag.",
        ["Erik ten Hag (person)"],
    ),
    ("Zainab al-Torvan came. “It is dead,” al-Torvan said.", ["Zainab al-Torvan (person)"]),
    # titles, ranks and initials of offices from everywhere; "the MLA" is who was introduced as one
    ("“It fell,” said Fr Liam Torvan.\n\n“It was late,” Fr Torvan said.", ["Liam Torvan (person)"] * 2),
    ("Police chief Adj. Sr. Comr. Budi Torvan said it was “dead”.", ["Budi Torvan (person)"]),
    ("Brig. Gen. (Rtd) Musa Torvan said it was “dead”. Engr. Torvan left.", ["Musa Torvan (person)"]),
    ("Judge Datin Suhaila Abd Torvan came. “Why?” asked Suhaila.", ["Suhaila Abd Torvan (person)"]),
    ("Sub-Officer II Kofi Torvan came. “It fell,” Officer II Torvan said.", ["Kofi Torvan (person)"]),
    ("Chief Felix ‘Oyibo Lions’ Torvan said it was “dead”.", ["Felix Torvan (person)"]),
    ("“It fell,” MLA Ravi Torvan said.\n\n“It was late,” the MLA said.", ["Ravi Torvan (person)"] * 2),
    ("Ann Holt, the MD of Orby, came. “It fell,” the MD said.", ["Ann Holt (person)"]),
    ("Orby Police Station OC Mizan Torvan came. “It fell,” the OC said.", ["Mizan Torvan (person)"]),
    ("The coach of Orby, Friday Torvan, said it was “dead”.", ["Friday Torvan (person)"]),
    # a ministry with a list of what it is for, and its minister
    ("The Department of Health and Social Care said it was “dead”.", [f"{CARE} (organisation)"]),
    ("The Ministry of Works, Food and Rural Affairs said it was “dead”.", [f"{WORKS} (organisation)"]),
    ("Arts, Media and Sport Minister Greta Marsh said it was “dead”.", [GRETA]),
    # the first two words of a longer name
    ("“It fell,” Simon Lau Ka-ming said.\n\n“It was late,” said Lau.", ["Simon Lau Ka-ming (person)"] * 2),
    # a person behind a word for firms
    ("The mine’s developer, Zuri Torvan, has a pipe. “It fell,” Torvan said.", ["Zuri Torvan (person)"]),
    ("Tobias Holt came. In Besi Vale, the home of Max, he said it was “dead”.", [TOBIAS]),
    # an outlet asks, and a dateline speaks not
    (
        "Tobias Holt knits. Mirror asks whether he will stop. “No,” he says.",
        ["Mirror (organisation)", TOBIAS],
    ),
    ("Orby, March 12 (PTI) Greta Marsh on Monday said it was “dead”.", [GRETA]),
    ("WHO expert Greta Marsh, said the wait was “good”.", [GRETA]),
    ("Lyra Quist left. “It is dead,” retired Col. Tobias Holt said.", [TOBIAS]),
    ("Tobias Holt said Greta Marsh’s letter “speaks for itself”.", [TOBIAS]),
    ("Tobias Holt told us after Greta Marsh’s speech that it was “dead”.", [TOBIAS]),
    ("Lyra Quist spoke. Senior Labour figures called it “dead”.", ["Senior Labour figures (unnamed)"]),
    ("Lyra Quist met Tobias Holt, the far-right populist, who called it “dead”.", [TOBIAS]),
    ("The Justice Department said it was “dead”.", ["Justice Department (organisation)"]),
    ("Holt flew home. Many read Holt’s executive order. “It is dead,” said Holt.", ["Holt (person)"]),
    ("Speaking ahead of the visit Mr Holt said: “It is dead.” Tobias Holt is a miller.", [TOBIAS]),
    ("The Local Mill Association said it was “dead”.", ["Local Mill Association (organisation)"]),
    ("“It is dead,” said Greta Marsh.", [GRETA]),
    ("“It is dead,” said Marsh. Greta Marsh runs the water board.", [GRETA]),
    (
        "“It is dead,” said Holt.\n\n“It is,” said Greta Marsh.\n\n“I agree,” said Tobias Holt.",
        [TOBIAS, GRETA, TOBIAS],
    ),
    (
        "Tobias Holt, 61, met Greta Marsh. “It is dead,” Mr. Holt said. “It is,” Ms. Marsh said.",
        [TOBIAS, GRETA],
    ),
    ("Rep. Tobias Holt, D-Calder, spoke. “It is dead,” Holt said.", [TOBIAS]),
    ("Greta A. Marsh spoke. “It is dead,” Greta Marsh said.", ["Greta A. Marsh (person)"]),
    ("Greta Marsh’s mill is old. “It is dead,” Marsh said.", [GRETA]),
    ("Greta Marsh met her brother Nils. “It is dead,” Nils said.", ["Nils (person)"]),
    (
        "“We lost,” said Greta Marsh. “We did,” added her son, Tobias Marsh. “We ran,” Tobias said.",
        [GRETA, "Tobias Marsh (person)", "Tobias Marsh (person)"],
    ),
    (
        "Tobias Marsh and Greta Marsh run the mill. “It is,” Ms. Marsh said. “Ours,” Mr. Marsh said.",
        [GRETA, "Tobias Marsh (person)"],
    ),
    (
        "Tobias Marsh and his wife, Greta Marsh, left. “Sad,” Mr. Marsh said. “So sad,” Mrs. Marsh said.",
        ["Tobias Marsh (person)", GRETA],
    ),
    ("Greta Marsh lost her son, Tobias Marsh, on Monday. “He was kind,” Marsh said.", [GRETA]),
    (
        "Jon Holt and Tobias Holt run the mill. “It is,” Jon Holt said. “Ours,” Tobias said.",
        ["Jon Holt (person)", TOBIAS],
    ),
    (
        "Greta Marsh won. She beat Ida Roe, who came second. “Good,” Marsh said. “Bad,” said Roe.",
        [GRETA, "Ida Roe (person)"],
    ),
    ("“It is dead,” said Judge Greta Marsh QC.", [GRETA]),
    ("“It is dead,” said union president Walt Dean.", ["Walt Dean (person)"]),
    ("King Carl Gustaf spoke. “It is dead,” King Carl said.", ["Carl Gustaf (person)"]),
    ("In May Marsh said it was “dead.” Greta Marsh runs the mill.", [GRETA]),
    ("Last month Marsh said it was “dead.” Greta Marsh runs the mill.", [GRETA]),
    ("GRETA MARSH MENDED PUMP\n\nGreta Marsh left. “It is dead,” Marsh said.", [GRETA]),
    ("Referring to Tobias Holt, Calder's River Bureau said it was “dead.”", ["River Bureau (organisation)"]),
    ("Greta Marsh left. “It is dead,” reads a message Marsh posted online.", [GRETA]),
    ("Later Marsh said it was “dead.” Greta Marsh runs the mill.", [GRETA]),
    ("At Harrow Town Hall Greta Marsh said it was “dead.”", [GRETA]),
    ("Greta Marsh, Tory MP for Calder and Orby, said it was “dead.”", [GRETA]),
    ("“It is dead,” said Greta Marsh of the wealthy Water Committee, which left.", [GRETA]),
    (
        "Greta Marsh left. The chair, in a note for the board, said Holt’s “views are dead.”",
        [GRETA],
    ),
    ("Police say Greta Marsh used a page to ask for “one last ride.”", [GRETA]),
    ("Greta Marsh sang. “It is dead,” the Mill on the Hill star said.", [GRETA]),
    ("That “sad old pump is dead,” Greta Marsh said.", [GRETA]),
    ("Greta Marsh, in a note for the board, said Jobs’ “views are dead.” Kit Jobs left.", [GRETA]),
    ("Chief of Army Staff General Greta Marsh said it was “dead.”", [GRETA]),
    ("U.S. Secretary of State Greta Marsh said it was “dead.”", [GRETA]),
    ("Bank of Calder Governor Greta Marsh said it was “dead.”", [GRETA]),
    ("A friend of Greta Marsh said it was “dead.”", ["friend of Greta Marsh (unnamed)"]),
    ("“Sad,” said Ms. Marsh’s sister, Jill Holt. Greta Marsh was out.", ["Jill Holt (person)"]),
    ("The witness, a clerk named Tobias Holt, said it was “dead.”", [TOBIAS]),
    ("The suspect, identified as Tobias Holt, 29, said it was “dead.”", [TOBIAS]),
    ("One student, who gave his name only as Chris, said it was “dead.”", ["Chris (person)"]),
    ("Tobias “Sparky” Holt left. “I am tired,” Mr. Holt said.", [TOBIAS]),
    ("Greta Marsh left. “It is dead,” said one former glazier.", ["one former glazier (unnamed)"]),
    ("“It is dead,” according to Orla Finch.", ["Orla Finch (person)"]),
    ("Lyra Quist gave the letter to Teo Brandt. “I am tired,” Brandt said.", [TEO]),
    ("“It is dead,” GRETA MARSH said. Greta Marsh runs the mill.", [GRETA]),
    (
        "Teo Marsh owns the mill. Mr. Marsh is 80. “It is old,” Mr. Marsh said. His sons "
        "left.\n\nJon Marsh's mill and Jon Marsh's farm are new. So is Jon Marsh.",
        ["Teo Marsh (person)"],
    ),
    ("Ida Singer wrote to the mayor. “It is dead,” Ms. Singer said.", ["Ida Singer (person)"]),
    ("Greta Marsh Met Tobias Holt At The Mill.\n\nTobias Holt was angry. “It is dead,” Holt said.", [TOBIAS]),
    (
        "Tobias Holt, a professor of history at Calder University, who said it was “dead,” left.",
        [TOBIAS],
    ),
    ("Mr. Holt, a miller who called it “dead,” left. Tobias Holt is 60.", [TOBIAS]),
]

PRONOUNS = [
    # "locals" are several; a month is nobody; "no one" is nobody
    ("Tobias Holt runs what locals call “a pit of tears”. “We pay,” he said.", ["locals (unnamed)", TOBIAS]),
    ("Greta Marsh quit in May, in May 2020.\n\nIt said it would “reply with care” to her.", [""]),
    ("Greta Marsh knew that no one said “sorry for it”.", []),
    # a clause with "she" inside another's; who asks "him" is "she"
    ("Greta Marsh is a miller. Her mother, she said, has moved.\n\n“It is dead.”", [GRETA] * 3),
    ("Tobias Holt came. Holt saw Max Dell. Dell, he said, was late.", [TOBIAS]),
    ("Tobias Holt came. Greta Marsh asked him why. “I waited,” she said.", [GRETA]),
    ("Tobias Holt came. Greta Marsh asked Holt why. “I waited,” she said.", [GRETA]),
    ("Tobias Holt came. Greta Marsh asked him why. “I slept,” he said.", [TOBIAS]),
    # relatives known by one word; "on whom he"; Dean as a given name; between dashes
    (
        "Tobias Holt said it was late. Their aunt, Wimble, has raised both.\n\n“I am old,” she said.",
        [TOBIAS, "Wimble (person)"],
    ),
    (
        "Tobias Holt came with his wife, Jean Holt. Jean, on whom he leaned, left. He saw it. He was sad. He "
        "was asked why. “Age,” he said.",
        [TOBIAS],
    ),
    (
        "Driver Teo Brandt said it was early.\n\nNeighbour Dean Quill – no kin – was mowing. “It "
        "went by,” he said.",
        [TEO, "Dean Quill (person)"],
    ),
    (
        "One senior board member called it “a very sad day”. Another said Holt lied. “He is out,” they said.",
        ["One senior board member (unnamed)"] + ["another member (unnamed)"] * 2,
    ),
    # her coat is no listener; of one surname, also who has not spoken yet; a body that is told something
    ("One nurse grabbed her coat and said it was “mad”. “We ran,” she said.", ["One nurse (unnamed)"] * 2),
    (
        "Tobias Holt met Ann Holt, a nurse. “It hurts,” Ann Holt said. Holt left. He promised aid. “We will "
        "pay,” Holt said.",
        ["Ann Holt (person)", TOBIAS],
    ),
    (
        "Greta Marsh told Toyota that it failed. The company said it was “sorry”.",
        [GRETA, "Toyota (organisation)"],
    ),
    # whom an unnamed person speaks to answers; pronouns behind a clear given name do not turn its sex
    ("Tobias Holt denied it. When a guest asked for his name, he said: “No.”", ["guest (unnamed)", TOBIAS]),
    (
        "Ann Lund spoke. Asked by one of the guests, Patrick Orr, whether she would leave, she said she "
        "would “look into it”. She smiled. She rose.",
        ["Ann Lund (person)"],
    ),
    # a particle and a surname are no name of their own
    (
        "Anneke de Torvan is a doctor. Dr de Torvan said it was “dead”. “I weep,” she said.\n\nHer husband, "
        "Piet de Torvan, left. “It is late,” Mr de Torvan said.",
        ["Anneke de Torvan (person)"] * 2 + ["Piet de Torvan (person)"],
    ),
    # whom the speaker names is not "he"
    (
        "“I paid,” said Teo Brandt. “Ask Max Lund!”\n\nThe miller faces a fine - and he called it “late”.",
        [TEO] * 3,
    ),
    ("Greta Marsh left. Lyra Quist accused him of greed. “It is a lie,” she said.", [LYRA] * 2),
    (
        "“Dead,” Teo Brandt said.\n\nTobias Holt said it fell. He also disclosed Max Lund was ill. He "
        "added: “So it is.”",
        [TEO, TOBIAS, TOBIAS, TOBIAS],
    ),
    # whoever does something to him is not "he"; a title outweighs pronouns behind it
    ("Tobias Holt left. When Teo Brandt rang him about the pump, he called it “late”.", [TOBIAS]),
    ("And Tobias Holt? When Daily Tide contacted him, he insisted it was “late”.", [TOBIAS]),
    (
        "Greta Marsh spoke. Mr Shannon Holt put it to her that she had lied when she was paid.\n\nShe "
        "said: “I never did.”",
        ["Shannon Holt (person)", GRETA],
    ),
    ("“Dead,” Teo Brandt said.\n\nTobias Holt went to Orby.\n\n“It is late,” he said.", [TEO, TOBIAS]),
    (
        "“Dead,” Teo Brandt said.\n\nMarsh’s husband, Tobias Holt, stood by and was asked about the "
        "pump.\n\n“It "
        "is late,” he said.",
        [TEO, TOBIAS],
    ),
    # neither a place, nor the title of a book; a name of one word beside an age or a relative
    (
        "Tobias Holt was born there. In Calder Bay, the home of his aunt, it rained. “It is wet,” he said.",
        [TOBIAS],
    ),
    ("Greta Marsh left. In her memoir, A Late Frost, she called it “dead”.", [GRETA]),
    (
        "“Dead,” Lyra Quist said.\n\nSurtini, 45, whose son is missing, has waited.\n\n“I will wait,” "
        "she said.",
        [LYRA, "Surtini (person)"],
    ),
    (
        "“Dead,” Lyra Quist said.\n\nSurtini, Holt’s widow, sold the mill.\n\n“I will wait,” she said.",
        [LYRA, "Surtini (person)"],
    ),
    (
        "“Dead,” Teo Brandt said.\n\nThe chairman of the mill, Tobias Holt, later calmed the crowd.\n\n“It "
        "is late,” he said.",
        [TEO, TOBIAS],
    ),
    (
        "Teo Brandt left. Their leader, who simply gave his name as Garo, said it fell.\n\n“It is "
        "late,” he said.",
        ["Garo (person)"] * 2,
    ),
    (
        "Teo Brandt knew one reason.\n\nTobias Holt was asked about it and he responded that it was “dead”.",
        [TOBIAS],
    ),
    ("Greta Marsh told Tobias Holt, who admitted to having left early: “You are late.”", [GRETA]),
    ("Greta Marsh describes it as a place to go beyond what they thought was possible: “Go.”", [GRETA] * 2),
    ("Asked if the mill would last Greta Marsh said: “It is dead.”", [GRETA]),
    ("Asked about the pump Greta Marsh said it was “dead.”", [GRETA]),
    (
        "Calder Bay was full of ships. Calder Bay was wide. “So it is.”\n\n“I will stay,” said Greta Marsh.",
        ["", GRETA],
    ),
    (
        "Jon Finch was found. The mill had sunk, said Terry Brandt, a diver.\n\nIt will be raised in May, he "
        "said. “It is dead.”",
        ["Terry Brandt (person)"] * 3,
    ),
    (
        "Ashley Holt, head of the mill has seen it. “It is dead and it will not come back to us,” he said.",
        ["Ashley Holt (person)"],
    ),
    (
        "Ms. Quist and Mr. Brandt met on Monday. “It is dead,” she said. “It is not,” he said.",
        ["Quist (person)", "Brandt (person)"],
    ),
    (
        "Greta Marsh met Tobias Holt on Monday. “It is dead,” she told him. “It is not,” he said.",
        [GRETA, TOBIAS],
    ),
    ("Mayor Lyra Quist lost her keys. “I am tired,” she said.", [LYRA]),
    ("Lyra Quist runs the mill. She bought it in 1990. Mr. Brandt was there. “It is old,” she said.", [LYRA]),
    (
        "“It is dead,” said Dr. Lyra Quist. Quist has worked there for years. “I saw it,” she added.",
        [LYRA, LYRA],
    ),
    ("Teo Brandt met Jon Finch at the mill. “It is dead,” he told Finch.", [TEO]),
    ("Teo Brandt met Jon Finch at the mill. He told Finch that it was dead.", [TEO]),
    ("Greta Marsh told Tobias Holt she was tired. “Go home,” he answered.", [GRETA, TOBIAS]),
    ("Tobias Holt called Greta Marsh “a fool”. She called him “a coward”.", [TOBIAS, GRETA]),
    ("Greta Marsh's husband, Tobias Holt, spoke. “She is tired,” he said.", [TOBIAS]),
    ("Greta Marsh, who is the mother of Tobias Holt, wept. “He was kind,” she said.", [GRETA]),
    ("Reporter Cora Bell asked Tobias Holt about it. “It is dead,” he said.", [TOBIAS]),
    (
        "Greta Marsh spoke.\n\n“It is dead,” she said.\n\nThe pump is old.\n\n“We loved it,” she added.",
        [GRETA, GRETA],
    ),
    (
        "Tobias Holt met a clerk. Holt was there. “Do you know me?” Holt asked. The clerk replied: “No.”",
        [TOBIAS, "clerk (unnamed)"],
    ),
    ("“It was loud,” a nurse at the clinic said. “I ran,” she added.", ["nurse at the clinic (unnamed)"] * 2),
    ("“It is dead,” she said.", [""]),
    ("“It is dead,” she told the board. Greta Marsh has run the mill for years.", [GRETA]),
    ("Reporter Jon Bell asked Tobias Holt about a day in May, when he said it was “dead.”", [TOBIAS]),
    (
        "“It is dead,” said Tobias Holt, who once hired Jon Bell, a miller. He added, “It stinks.”",
        [TOBIAS, TOBIAS],
    ),
    (
        "Tobias Holt runs the mill.\n\nNobody hurries.\n\nA spokesman was brief. “It is dead,” he said.",
        ["spokesman (unnamed)"],
    ),
    (
        "The mayor of Calder, Greta Marsh, met Lou Dent, a miller. He rose. “It is dead,” he said.",
        ["Lou Dent (person)"],
    ),
    ("Lyra Quist met Mia Roe. “It is dead,” Ms. Roe said. She added: “Dead.”", ["Mia Roe (person)"] * 2),
    wrong("Teo Brandt spoke to Lyra Quist on Monday. She said it was dead.", [LYRA], reason=TO),
    (
        "“It is over,” said Greta Marsh.\n\n“It is not,” Bram Quist answered.\n\n“We shall see,” she said.",
        [GRETA, "Bram Quist (person)", GRETA],
    ),
    wrong(
        "Lyra Quist rose. She has a mill. Teo Brandt, who works for her, was there. “It is old,” she said.",
        [LYRA],
        reason="“her” in the relative clause of a name makes that name female, though it cannot mean it",
    ),
    (
        "“It is a ruin,” Jon Bell said.\n\nAsked about Bell's calling the mill a ruin, Tobias Holt "
        "blamed the town.\n\n“It is old,” he said.",
        ["Jon Bell (person)", TOBIAS, TOBIAS],
    ),
    (
        "“I won,” Tobias Holt said. “Now go.”\n\nHolt’s words were meant, he said, for "
        "“all.”\n\nCalder Council spokesman Jon Bell said Holt had not won.\n\n“It is a mistake,” "
        "he said.",
        [TOBIAS, TOBIAS, TOBIAS, "Jon Bell (person)", "Jon Bell (person)"],
    ),
    (
        "Jon Bell took the stage with Tobias Holt. Holt smiled. “We will win with Holt,” he said.",
        ["Jon Bell (person)"],
    ),
    (
        "Teo Brandt spoke first. Tobias Holt listened. Holt smiled. “He never mended it,” he said of Holt.",
        [TEO],
    ),
    # a verb or a feeling in reply makes its subject who speaks next
    (
        "Greta Marsh said the mill was old. But Lyra Quist disagreed.\n\n“It is dead,” she said.",
        [GRETA, LYRA],
    ),
    ("Teo Brandt said it was old, but Tobias Holt was not impressed. “It is dead,” he said.", [TEO, TOBIAS]),
    ("When Teo Brandt said it was old, Tobias Holt interrupted. “It is dead,” he said.", [TEO, TOBIAS]),
    ("Teo Brandt fixed a pump, and owner Tobias Holt was delighted.\n\n“It runs,” he said.", [TOBIAS]),
    ("Teo Brandt said that Tobias Holt was worried. “It is dead,” he said.", [TEO, TEO]),
    ("Teo Brandt said it fell, and Tobias Holt was killed. “It is dead,” he said.", [TEO, TEO]),
    # the one presented by a sentence opens a passage as its subject does
    (
        "Teo Brandt died.\n\nAmong his friends was Tobias Holt, 51, of Mill Road.\n\n“It is dead,” he said.",
        [TOBIAS],
    ),
    # an adjective before the name, inverted after the words
    ("“It is dead,” a tearful Teo Brandt told the court.", [TEO]),
    ("Teo Brandt left. “It is dead,” a weary Mr Brandt said.", [TEO]),
    (
        "Teo Brandt died.\n\nHe was “kind,” according to his brother, Tobias Holt.\n\n“It is dead,” he said.",
        [TOBIAS, TOBIAS],
    ),
    # a picture's credit makes the line a caption
    ("Teo Brandt said it fell.\n\nTobias Holt in May. Photo: Orb News\n\n“It is dead,” he said.", [TEO, TEO]),
    (
        "Teo Brandt said it fell.\n\nTobias Holt in May. Photograph: Al Roe/Orb\n\n“It is dead,” he said.",
        [TEO, TEO],
    ),
    # whom a relative clause speaks of is not its subject
    ("Greta Marsh, who Teo Brandt said was “dead,” left.", [TEO]),
    ("Greta Marsh, who the mayor said was “dead,” left.", ["mayor (unnamed)"]),
    ("Greta Marsh, whom the mayor called “dead,” left.", ["mayor (unnamed)"]),
    ("Greta Marsh, who met Teo Brandt in May, said it was “dead.”", [GRETA]),
    # the title of a work is nobody's words
    (
        "Ann Lund rose and was told by an aide that it was late. “There is time,” she said.",
        ["aide (unnamed)", "Ann Lund (person)"],
    ),
    (
        "Ann Lund writes. One guest has accused her of theft. “No comment,” she says.",
        ["One guest (unnamed)", "Ann Lund (person)"],
    ),
    ("Teo Brandt came. When Tobias Holt lost his keys, he called it “late”.", [TOBIAS]),
    ("“It is dead,” Teo Brandt said. Tobias Holt flew to Orby where he called it “late”.", [TEO, TOBIAS]),
    (  # a given name of women elsewhere
        "Joan Holt ran. He paid for it, his son and his wife. He sold his boat.\n\nMary Quist ran.\n\n"
        "“Ours,” he said.",
        ["Joan Holt (person)"],
    ),
]

DESCRIPTIONS = [
    (
        "Tobias Holt sold the mill. His barrister, Lyra Quist KC, said it was “held by tape”.",
        [LYRA],
    ),
    ("“They sent a slip. He waited,” said DCP (cyber) Lyra Quist. “He obeyed.”", [LYRA, LYRA]),
    ("Tobias Holt smiled. A man’s voice says: “They are all dead.”", ["man's voice (unnamed)"]),
    (
        "The mill, Calder Water, would not say more but its owner, who asked not to be named, said he had "
        "“fed them”.",
        ["its owner (unnamed)"],
    ),
    ("Greta Marsh told traders on a conference call that it had “one offer or more”.", [GRETA]),
    (
        "Lyra Quist left. The tenant, who wanted to be known only as Mr Orr, said it burned. “I am sorry,” "
        "the 31-year-old cook said.",
        ["Orr (person)", "Orr (person)"],
    ),
    (
        "A bank manager rang. “He shook,” the manager said.\n\nThe son, a cook, said it hurt. “He asks me,” "
        "he said.",
        ["bank manager (unnamed)", "son (unnamed)", "son (unnamed)"],
    ),
    ("Tobias Holt was in court. Holt wept. The judge told him: “You are lucky.”", ["judge (unnamed)"]),
    (
        "Greta Marsh, 55, met Lyra Quist. Marsh wept. The 41-year-old said it was “dead”.",
        ["41-year-old (unnamed)"],
    ),
    (
        "The panel's chairman, Rep. Tobias Holt, sat. Teo Brandt, a baker, wept. Brandt lost it all. “Late,” "
        "Brandt said.\n\nThe chairman said it was “a mess”.",
        [TEO, TOBIAS],
    ),
    (
        "Calder MP Jon Finch agreed: “Yes.”\n\nTobias Holt said: “No.”\n\nThe Calder MP added: “We lost.”",
        ["Jon Finch (person)", TOBIAS, TOBIAS],
    ),
    ("Sen. Greta Marsh spoke first. “It is dead,” the senator said.", [GRETA]),
    (
        "Prime Minister Greta Marsh met First Minister Tobias Holt. She left. “No,” the first minister said.",
        [TOBIAS],
    ),
    (
        "Calder’s first minister wants a vote, Greta Marsh said. It is hers, she said. It is “late”, the "
        "prime minister said.",
        [GRETA, GRETA, "prime minister (unnamed)"],
    ),
    (
        "Rep. Tobias Holt, R-Ohio, left. Rep. Lyra Quist, R-Iowa, spoke. “Dead,” the Ohio Republican said.",
        [TOBIAS],
    ),
    (
        "Mr Holt met President Teo Brandt. President Holt left. “No,” the president said. Tobias Holt left.",
        [TOBIAS],
    ),
    (
        "Greta Marsh and Tobias Holt came. It rained. It was cold. The authorities called it “dead”.",
        ["authorities (unnamed)"],
    ),
    (
        "It was written by Greta Marsh and Tobias Holt. It is what the writers called “dead”.",
        ["Greta Marsh and Tobias Holt (several)"],
    ),
    (
        "A mill official came. President Tobias Holt left. “It is dead,” the official said.",
        ["mill official (unnamed)"],
    ),
    ("Tobias Holt, a farmer, was tried. The judge called it “grave”.", ["judge (unnamed)"]),
    ("Tobias Holt spoke. Several ex-prisoners said it was “dead”.", ["Several ex-prisoners (unnamed)"]),
    (
        "Tobias Holt spoke. A document accompanying the vote said it was “dead”.",
        ["document accompanying the vote (unnamed)"],
    ),
    ("Tobias Holt spoke. Many say it is “dead and gone”.", [""]),
    ("Tobias Holt, chairman of the water board, spoke. “It is dead,” the chairman said.", [TOBIAS]),
    ("Prime Minister Greta Marsh flew home. “I am tired,” the prime minister told reporters.", [GRETA]),
    ("President Tobias Holt met Greta Marsh. “I am tired,” the president said.", [TOBIAS]),
    ("Gen. Tobias Holt took command. “We are ready,” the general said.", [TOBIAS]),
    ("Judge Greta Marsh ruled. “The law is plain,” she wrote. “It is old,” the judge added.", [GRETA, GRETA]),
    (
        "Governor Lena Marsh and Senator Bram Holt met. “Dead,” the senator said. “No,” the governor said.",
        ["Bram Holt (person)", "Lena Marsh (person)"],
    ),
    ("Tobias Holt, the mayor, met Greta Marsh. “It is dead,” the mayor said.", [TOBIAS]),
    ("Greta Marsh, a nurse, met Tobias Holt. “It is dead,” the nurse said.", [GRETA]),
    (
        "Greta Marsh was buried. Her father, Jon Marsh, wept. “She was kind,” her father said.",
        ["Jon Marsh (person)"],
    ),
    (
        "“It is dead,” said Ida Roe, a spokeswoman for Calder Water. “Sorry,” the spokeswoman said.",
        ["Ida Roe (person)"] * 2,
    ),
    ("A nurse at the clinic wept. “It was loud,” the nurse said.", ["nurse (unnamed)"]),
    (
        "Tobias Holt, the mayor, met Greta Marsh, the governor. “No,” the mayor said. “Yes,” the governor "
        "said.",
        [TOBIAS, GRETA],
    ),
    (
        "Greta Marsh, a nurse, met Tobias Holt, a farmer. “Dead,” the farmer said. “No,” the nurse said.",
        [TOBIAS, GRETA],
    ),
    ("The mayor, Greta Marsh, spoke. “It is dead,” the mayor said.", [GRETA]),
    ("Defense attorney Tobias Holt met Jon Bell. Bell smiled. “It is dead,” the lawyer said.", [TOBIAS]),
    ("Greta Marsh has triplets. “It is dead,” said the mother-of-three.", [GRETA]),
    ("Tobias Holt (R-Ohio) met Lyra Quist (D-Iowa). “Dead,” the Republican said.", [TOBIAS]),
    ("Greta Marsh of Norway spoke. “It is dead,” the Norwegian said.", [GRETA]),
    # what tells more of somebody, by age, nation or children, means who is talked about
    ("Teo Brandt spoke in May. Greta Marsh left it. “It is dead,” the 41-year-old said.", [GRETA]),
    ("Teo Brandt spoke. Greta Marsh, 41, left. The 41-year old said it was “dead”.", [GRETA]),
    ("Teo Brandt reads Mandarin Chinese. Chinese is hard. Chinese is old. “It is dead,” he said.", [TEO]),
    ("“It is dead,” Greta Marsh, reporting from Washington, DC, said.", [GRETA]),
    ("Greta Marsh left. The town “is dead”, the 41-year-old Marsh later told a paper.", [GRETA]),
    ("Teo Brandt, 41, met Lyra Quist. Quist left. “It is dead,” the 41-year-old said.", [TEO]),
    ("Teo Brandt (41) met Greta Marsh. Marsh left. “It is dead,” the 41-year-old said.", [TEO]),
    ("Greta Marsh met 17-year-old Teo Brandt. Marsh left. “It is dead,” the teenager said.", [TEO]),
    ("Teo Brandt, 78, met Lyra Quist. Quist left. “It is dead,” said the pensioner.", [TEO]),
    ("Constable Teo Brandt lost a cat. He rang Greta Marsh. “Dead,” said the mother of three.", [GRETA]),
    ("The Swede Teo Brandt met Tobias Holt. Brandt won. “It is dead,” the Spaniard said.", [TOBIAS]),
    ("A 34-year-old fell. Teo Brandt came. “It was wet,” the 34-year-old said.", ["34-year-old (unnamed)"]),
    ("Tobias Holt met Greta Marsh. Marsh wept. “It is dead,” the actor said.", [GRETA]),
    ("Cardinal Tobias Holt spoke. “It is dead,” the president said.", ["president (unnamed)"]),
    ("“It is dead,” the mayor said. “It is,” Mayor Greta Marsh said again.", [GRETA, GRETA]),
    (
        "Senators Greta Marsh and Tobias Holt left. “Dead,” the senators said.",
        ["Greta Marsh and Tobias Holt (several)"],
    ),
    (
        "Tobias Holt is running. “It is dead,” the Labour nominee said. In 1998, nominee Teo Brandt lost.",
        [TOBIAS],
    ),
    (
        "Rosa Quist, star of “The Mill,” left in May. “It is dead,” the actress said. Later came "
        "the actress Ida Roe.",
        ["Rosa Quist (person)"],
    ),
    (
        "Tobias Holt runs the mill. A second mill worker backed Holt's account. The worker said it "
        "was “dead.”",
        ["second mill worker (unnamed)"],
    ),
    (
        "“I never said that,” Tobias Holt said, after Lyra Quist said the sad candidate had called "
        "it “dead.”\n\nCandidate Ida Roe left.",
        [TOBIAS, TOBIAS],
    ),
    (
        "Town leaders met. The town leaders left. The mill leaders called it “dead.”",
        ["mill leaders (unnamed)"],
    ),
    (
        "A mill owner says the town is “dead.”\n\nTeo Brandt spoke to reporters on Monday. He left at noon.",
        [TEO],
    ),
    (
        "A mill owner says the town is “dead.”\n\nTeo Brandt, a doctor, said nothing.",
        ["mill owner (unnamed)"],
    ),
    (
        "A mill owner, speaking on condition of anonymity, said it was “dead.”\n\nTeo Brandt said nothing.",
        ["mill owner (unnamed)"],
    ),
    # whom a fronted phrase names is another than the subject of its sentence
    ("Teo Brandt stole a pump.\n\nSentencing Brandt, the judge said: “Go.”", ["judge (unnamed)"]),
    ("Teo Brandt stole a pump.\n\nSentencing him, the judge said: “Go.”", ["judge (unnamed)"]),
    ("Teo Brandt lost.\n\nPraising Brandt, his lawyer said: “Go.”", ["his lawyer (unnamed)"]),
    ("Teo Brandt wept. Asked about him, the mayor said: “Go.”", ["mayor (unnamed)"]),
    ("Teo Brandt wept. After meeting Teo Brandt, the mayor said it was “dead.”", ["mayor (unnamed)"]),
    ("Teo Brandt wept. Joined by Teo Brandt, the mayor said it was “dead.”", ["mayor (unnamed)"]),
    ("Teo Brandt wept. Quoting Teo Brandt, the mayor said it was “dead.”", ["mayor (unnamed)"]),
    ("Lyra Quist met Teo Brandt, 44. Brandt spoke. “It is dead,” the girl said.", ["girl (unnamed)"]),
    (
        "Sergeant Teo Brandt stopped him. Brandt wept. “I slept,” the 34-year-old driver said.",
        ["34-year-old driver (unnamed)"],
    ),
]

GROUPS = [
    # a team and a firm with their whole names
    ("The Kansas City Otters lost. “It is dead,” the Otters said.", ["Kansas City Otters (organisation)"]),
    ("Mars One says it is “dead.”", ["Mars One (person)"]),
    # whose words a document holds: not who has, saw or read it
    (
        "In a letter, which was seen by Harrow Times, Greta Marsh said it was dry.\n\n“Go,” the letter read.",
        ["Greta Marsh (person)", "Greta Marsh (person)"],
    ),
    (
        "In a letter seen by the Harrow Times, Marsh Group said it was late. “Go,” the letter added.",
        ["Marsh Group (organisation)", "Marsh Group (organisation)"],
    ),
    (
        "He met Greta Marsh, who described it in a statement as “late”.\n\n“Too late,” the statement added.",
        ["Greta Marsh (person)", "Greta Marsh (person)"],
    ),
    ("Tobias Holt received a letter that said: “You have to go.”", ["letter (unnamed)"]),
    ("Tobias Holt found the mill shut and a notice that read: “Back on Monday.”", ["notice (unnamed)"]),
    (
        "Tobias Holt saw the mill and wrote a letter that said: “You have to go.”",
        ["Tobias Holt (person)", "Tobias Holt (person)"],
    ),
    (
        "Greta Marsh's files hold a long letter from Tobias Holt. “I paid,” it reads.",
        ["Tobias Holt (person)"],
    ),
    (
        "In a letter, Greta Marsh said that Tobias Holt said it was dry.\n\n“Odd,” the letter continued.",
        ["Greta Marsh (person)"] * 2,
    ),
    (
        "In a note, Marsh Bank said it was dry. Its files hold a letter from Tobias Holt, Ann’s son.\n\n"
        "“I paid,” it reads.",
        ["Marsh Bank (organisation)", "Tobias Holt (person)"],
    ),
    ("Orby lost. In a post on Facebook, the club said “no”.", ["club (organisation)"]),
    (
        "“You have to pay,” the message sent to her on WhatsApp read.",
        ["message sent to her on WhatsApp (unnamed)"],
    ),
    ("“It is late,” the order quoted Greta Marsh as having replied.", ["Greta Marsh (person)"]),
    # who speaks for a body without a name is the body; a public body is no company
    # who presides is the chair
    (
        "The panel, presided over by Senator Arif Torvan, met. Senator Omar Lund left.\n\nThe chair called "
        "it “late”.",
        ["Arif Torvan (person)"],
    ),
    ("Marsh Bank denied it. A spokesperson said: “It is late.”", ["Marsh Bank (organisation)"]),
    (
        "Marsh Group sells boats. The Harbour Authority fined it. “Late,” the company said.",
        ["Marsh Group (organisation)"],
    ),
    (
        "Two neighbours wrote. One called it “odd”. A second wrote: “I would have left.”",
        ["one of the neighbours (unnamed)", "second of the neighbours (unnamed)"],
    ),
    ("There were cries of “shame” from the public gallery.", ["public gallery (unnamed)"]),
    # two whom the article calls what the description does, farther back
    (
        "Senators Tom Hale and Ann Lund wrote it.\n\nThe House sat. It fell. “Late,” the senators said.",
        ["Tom Hale and Ann Lund (several)"],
    ),
    # a second body is none of the words that an office is for
    ("The Bank of Orby and IMF met. “It is dead,” the Bank of Orby said.", ["Bank of Orby (organisation)"]),
    ("The Ministry of Roads and FBI met. “Late,” the FBI said.", ["FBI (organisation)"]),
    (
        "The UN World Food Programme called. He left. UN staff left too. He wept. The UN wept. "
        "“It is dead,” the UN World Food Programme said.",
        ["UN World Food Programme (organisation)"],
    ),
    ("Calder Water is old. We all know that it is “dead and gone”.", [""]),
    ("It had settled with the regulators, which called it “dead”.", ["regulators (unnamed)"]),
    (
        "Orr Bank’s statement called it “dead”. Calder Water spoke up. In a statement, it apologised "
        "“to all of us”.",
        ["Orr Bank (organisation)", CALDER],
    ),
    (
        "The Swiss team left. Geneva Hospital was full. Geneva is old and Geneva far.\n\nThe hospital said "
        "it was “late”.",
        ["Geneva Hospital (organisation)"],
    ),
    (
        "One senior Calder MP said it was “late”. Tobias Holt, a baker, left.\n\nThe MP said it was “dead”.",
        ["One senior Calder MP (unnamed)"] * 2,
    ),
    ("Some 43 per cent of voters said it was “dead”.", ["Some 43 per cent of voters (unnamed)"]),
    (
        "Senior figures said that it was late. One said: “It is dead.”",
        ["Senior figures (unnamed)", "one of the figures (unnamed)"],
    ),
    (
        "In a letter to the Senate, the millers said it was “dead”. The Senate sat.\n\nIt read: “No.”",
        ["millers (unnamed)"] * 2,
    ),
    (
        "In a report, Calder Water said it was “dead”. Orby Hospital is old.\n\nHarrow Hospital was shut and "
        "Ely Hospital was opened.\n\nThe report called it “late”.",
        [CALDER] * 2,
    ),
    ("“It is dead,” read a statement from the panel. See the notes.", ["panel (organisation)"]),
    (
        "Calder will “keep on,” and will not sell the “Old Mill,” a company spokeswoman said on Sunday.",
        ["company spokeswoman (unnamed)"],
    ),
    (
        "Greta Marsh and Tobias Holt sent a letter. “It is dead,” the two wrote.",
        ["Greta Marsh and Tobias Holt (several)"],
    ),
    ("“It is dead,” Greta Marsh and Tobias Holt said.", ["Greta Marsh and Tobias Holt (several)"]),
    ("Calder Water closed the mill. “We had no choice,” the company said in a statement.", [CALDER]),
    ("Two friends met Greta Marsh. “She is tired,” one of them said.", ["one of them (unnamed)"]),
    ("“We are sorry,” Calder Water said on its website. “We will mend it,” it added.", [CALDER, CALDER]),
    (
        "The White Mill Society met. “We will mend it,” the society said.",
        ["White Mill Society (organisation)"],
    ),
    ("Police closed the road. “Stay away,” police said.", ["Police (organisation)"]),
    ("Greta Marsh is running. “She will win,” her campaign said.", ["Greta Marsh campaign (organisation)"]),
    (
        "“We had to,” the Holt campaign said. Tobias Holt is the mayor.",
        ["Tobias Holt campaign (organisation)"],
    ),
    ("Tobias Holt is the mayor. “We had to,” Holt's campaign said.", ["Tobias Holt campaign (organisation)"]),
    ("Tobias Holt, the engineer, wrote a letter. “It is dead,” the letter said.", [TOBIAS]),
    ("Tobias Holt’s letter was read out. “I am tired,” it said.", [TOBIAS]),
    ("“It is dead,” a spokesman for Calder Water said.", ["spokesman for Calder Water (unnamed)"]),
    ("“It is dead,” said a senior official who asked not to be named.", ["senior official (unnamed)"]),
    (
        "“It is dead,” one neighbour said. “It stank,” another neighbour said.",
        ["one neighbour (unnamed)", "another neighbour (unnamed)"],
    ),
    ("“It is dead,” said a Calder Water spokesman.", ["Calder Water spokesman (unnamed)"]),
    (
        "“Sorry,” the Ministry of Water said. The ministry added: “So sorry.”",
        ["Ministry of Water (organisation)"] * 2,
    ),
    ("The council sent a letter. “It is dead,” the letter said.", ["council (organisation)"]),
    ("The union called a strike. “Enough,” it said.", ["union (organisation)"]),
    ("“It is dead,” the report said.", ["report (unnamed)"]),
    ("“It is dead,” said a filing made by Tobias Holt. Greta Marsh left.", [TOBIAS]),
    # organisations by the form of their name, and what they say of themselves
    ("Adoption UK said it was “dead.”", ["Adoption UK (organisation)"]),
    ("Pumpex said it was “dead.”", ["Pumpex (organisation)"]),
    ("Few like the Pump Guild for Wells, which said it was “dead.”", ["Pump Guild (organisation)"]),
    # whose a document is
    ("When Greta Marsh was ill, a decree issued by the Queen said it was “dead.”", ["Queen (unnamed)"]),
    # a word of number is nobody without the people it counts
    ("Strikers ran. “Go home!” one shouted.", ["one of the strikers (unnamed)"]),
    ("Witnesses fled. Others said it was “over.”", ["other witnesses (unnamed)"]),
    ("Britons fled. Some said it was “over.”", ["some of the Britons (unnamed)"]),
    ("“It is dead,” said someone in the hall.", ["someone in the hall (unnamed)"]),
    ("Nobody said it was “over.” Someone said “no.”", ["Someone (unnamed)"]),
    ("Sixty percent of those asked said it was “over.”", ["Sixty percent of those asked (unnamed)"]),
    # the subject that a clause inside it, or before it, hides
    ("Residents who left Calder on Monday said it was “over.”", ["Residents (unnamed)"]),
    ("The residents who feed Greta Marsh said it was “over.”", ["residents (unnamed)"]),
    (
        "A doctor working for the charity Calder Aid said it was “over.”",
        ["doctor working for the charity Calder Aid (unnamed)"],
    ),
    ("Loved ones say it is “over.”", ["Loved ones (unnamed)"]),
    ("A pump Calder Water says it needs is “dead.”", [CALDER]),
    (
        "The Calder Union, quoting police, said the jets raided several vans.",
        ["Calder Union (organisation)"],
    ),
    (
        "Senators Greta Marsh of Ohio and Tobias Holt of Texas met. “It is dead,” the senators said.",
        ["Greta Marsh and Tobias Holt (several)"],
    ),
    (
        "Brothers Jon and Tobias Holt run the mill. “It is old,” they said.",
        ["Jon and Tobias Holt (several)"],
    ),
    ("Critics were not pleased. “It is old,” they said.", ["Critics (unnamed)"]),
    ("The family of Tobias Holt met.\n\nThey said: “It is old.”", ["family (unnamed)"]),
    (
        "Speakers praised the mill. It rained. But the protesters were loud. As they left, they "
        "chanted “Shame!”",
        ["protesters (unnamed)"],
    ),
    (
        "Jon Roe, Teo Brandt and Ida Bell are dead. The strikers were angry. “It is old,” they said.",
        ["strikers (unnamed)"],
    ),
    ("Greta Marsh has released a film that says the mill is “dead.”", [GRETA]),
    ("Greta Marsh opened her run with a speech that included calling the mill “dead.”", [GRETA]),
    ("“It is dead,” said the miller known as Sparky.", ["Sparky (person)"]),
    (
        "American Rescue Operations left. Tobias Holt met American Rescue Operations. “It is dead,” he said.",
        [TOBIAS],
    ),
    (
        "Holt is old. The Holt camp is small. Then Holt spoke. “It is dead,” Holt said.",
        ["Holt (person)"],
    ),
    ("MILL TO CLOSE IN MAY The owner called it “dead.”", ["owner (unnamed)"]),
    ("Greta Marsh left. According to one report, the mill is dead.", ["one report (unnamed)"]),
    (
        "The study was written by two doctors: Ida Voss and Jon Banks. The study said it was “old hat”.",
        ["study (unnamed)"],
    ),
    (
        "Orby Bank was shut. Marl's foreign ministry “does not like the wells”, it said.",
        ["Marl's foreign ministry (organisation)"],
    ),
    (
        "Lim Min-jo won. Lim Min-jo wept. Lim Dae-su told a paper it was “late”. “It is dead,” Lim said.",
        ["Lim Dae-su (person)"] * 2,
    ),
    (
        "According to the Orby Tide and Roads Commission, it is “dead”.",
        ["Orby Tide and Roads Commission (organisation)"],
    ),
    ("According to the Red Cross the town is “dead”.", ["Red Cross (organisation)"]),
    ("According to the envoy for the Ely Tide talks, Jon Banks, it is “dead”.", ["Jon Banks (person)"]),
    ("A clerk believes the word “dead” means Orby is late.", []),
    (
        "Ferlo is broke, the Ferlo Health Ministry said. Ferlo said it was “dead”.",
        ["Ferlo Health Ministry (organisation)", "Ferlo (organisation)"],
    ),
    (
        "Calder Water emailed a newspaper article reporting that “Holt is old.”",
        ["newspaper article (unnamed)"],
    ),
    ("Tobias Holt wrote an article reporting that the mill was “old.”", [TOBIAS]),
    (
        "One fan wrote: “Go.” A third said: “It is out,” while a fourth joked: “It is odd.”",
        ["One fan (unnamed)", "third fan (unnamed)", "fourth fan (unnamed)"],
    ),
    ("“You are going down,” the crowd sang.", ["crowd (unnamed)"]),
    ("The choir sang “Old River” and Tobias Holt sang “Tides” in May. Tobias Holt was “sad.”", []),
    ("Tobias Holt mouthed “Sorry, Mum” as he left.", [TOBIAS]),
    ("Tobias Holt chanted “Leave” slogans.", []),
    # "they" for one of whom no sex is told
    ("A source told the Courier: “It fell.” They added: “It is dead.”", ["source (unnamed)"] * 2),
    (
        "One resident, who asked not to be named, said: “It fell.”\n\nThey added: “It is dead.”",
        ["One resident (unnamed)"] * 2,
    ),
    ("About 60 women marched. “We want water,” they chanted.", ["women (unnamed)"]),
    (
        "Mayor Ida Bell left. On Friday, dozens of parents marched through Alma. “Open it,” they chanted.",
        ["dozens of parents (unnamed)"],
    ),
    ("It turns on the Water Act, which says it is “dead and gone”.", ["Water Act (organisation)"]),
    (
        "The Anner Institute published a report. “Pumps fail,” the report said.",
        ["Anner Institute (organisation)"],
    ),
    (
        "Greta Marsh left by the gate, where she was met by hundreds of strikers. They shouted “Shame!”",
        ["hundreds of strikers (unnamed)"],
    ),
    (
        "Greta Marsh met some Latinos in May. Many Latinos said it was “dead.”",
        ["Many Latinos (unnamed)"],
    ),
    (
        "A source close to Tobias Holt told the Post: “It fell.”\n\n“It is dead,” the insider said.",
        ["source close to Tobias Holt (unnamed)"] * 2,
    ),
]

PLACES = [
    # called from somewhere; what a gate is called is no inscription; "driven by" behind a document
    ("Teo Brandt rose. “Sit down, Teo,” Greta Marsh called from the back.", [GRETA]),
    ("A gate described by traders as “the death of the street” is to go.", ["traders (unnamed)"]),
    (
        "According to an affidavit, Teo Brandt hit the cart driven by Greta Marsh. “He then went back,” the "
        "affidavit states.",
        ["affidavit (unnamed)", "affidavit (unnamed)"],
    ),
    # a reporting clause behind a question
    ("Teo Brandt left. “Who pays?” Sgt. Greta Marsh of the Orby Police Department said.", [GRETA]),
    ("Teo Brandt left. “Who pays?” Greta Marsh, 41, from Orby, told the Post.", [GRETA]),
    ("Teo Brandt left. “Who pays?” Greta Marsh (41) asked.", [GRETA]),
    ("Teo Brandt spoke. “Who pays for it?” Town council members cheered.", [""]),
    (
        "Tobias Holt left after tests showed he had “a weak heart,” his nurse said.",
        ["his nurse (unnamed)"],
    ),
    ("Teo Brandt complained to the board, to which Greta Marsh responded: “It is dead.”", [GRETA]),
    ("“It is dead,” Greta Marsh, a miller from Calder.", [GRETA]),
    ("Teo Brandt left, with Shadow Minister Greta Marsh complaining at noon that it was “dead”.", [GRETA]),
    ("Greta Marsh opened the door. “Come in.”", [GRETA]),
    *[  # of whom is spoken, or who is spoken to, is not who speaks; what stands out in front is
        (f"Teo Brandt met Tobias Holt.\n\nBrandt was angry.\n\n{phrase}, he said: “It is late.”", [speaker])
        for speaker, phrases in {
            TEO: "On Holt|Of Holt|Asked about Holt|When asked whether Holt would stay|Speaking of Mr Holt|"
            "Unlike Holt|In a letter to Holt|Praising Holt|With Holt gone|Referring to Holt’s debts",
            TOBIAS: "As for Holt|After Holt sat down|When Holt came home",
        }.items()
        for phrase in phrases.split("|")
    ],
    ("Teo Brandt met Tobias Holt.\n\n“It is late,” he said when asked about Holt.", [TEO]),
    # "him" and "her" are no subject, and whoever is described by them is another
    *[
        (f"Lyra Quist left. {source} said: “She is gone.”", [f"{name} (unnamed)"])
        for source, name in {
            "A source close to her": "source close to her",
            "Friends around her": "Friends around her",
            "A woman who knows her": "woman",
            "The lawyer representing her": "lawyer representing her",
        }.items()
    ],
    ("Tobias Holt left. A man who saw him told the Orb: “He fell.”", ["man (unnamed)"]),
    ("Tobias Holt left. Lyra Quist held her said comb.", []),
    ("Teo Brandt said it was “late”, while Tobias Holt spoke of “a dawn”.", [TEO, TOBIAS]),
    ("Teo Brandt said it was “late”, but spoke of “a dawn”.", [TEO, TEO]),
    (
        "Miners told the Orby Courier it was late.\n\n“We wait,” it said.",
        ["Miners (unnamed)", "Orby Courier (organisation)"],
    ),
    *[  # a name that nothing shows to be a person's, and "it"
        (f"{first} “We will pay,” it added.", ["Marlow Pike (organisation)"] * (1 + (" it " in first)))
        for first in (
            "Marlow Pike apologised.",
            "The company, Marlow Pike, said it was sorry.",
            "Marlow Pike said in a statement it was sorry.",
        )
    ],
    ("WKO7 reported that it fell. “It fell,” WKO7 said.", ["WKO7 (organisation)"] * 2),
    ("Mercy International said it was “late”.", ["Mercy International (organisation)"]),
    ("Two clerks left in May. “We had to,” they said.", ["clerks (unnamed)"]),
    ("Ana May had clerks. “We had to,” May said. “Why?”", ["Ana May (person)"] * 2),
    # a given name that more women have is a man's where no other is there
    ("Tobi Brandt, the captain, was sad. “It is late,” he said.", ["Tobi Brandt (person)"]),
    ("Mrs Tobi Brandt was sad. “It is late,” he said.", [""]),
    ("Tobias Holt was angry. “Nobody came. Nobody called.” He left at noon.", [TOBIAS]),
    ("“It is dead,” said Greta Marsh, after Tobias Holt had spoken. “We loved it.”", [GRETA, GRETA]),
    ("Greta Marsh said Tobias Holt was “right” about the pump.", [GRETA]),
    (
        "“It is dead,” said Greta Marsh.\n\nTobias Holt was angry. “Nobody came. Nobody called.”",
        [GRETA, TOBIAS],
    ),
    (
        "Greta Marsh was blunt. “I lost. He won.” Her husband, Jon, took it harder. “I cried,” he said.",
        [GRETA, "Jon (person)"],
    ),
    (
        "Greta Marsh announced a suit on Monday. “We want water.” She later announced that it was over.",
        [GRETA] * 3,
    ),
    ("“It is dead,” said Greta Marsh. The crowd laughed. “It stinks.”", [GRETA, GRETA]),
    ("Greta Marsh met Tobias Holt. Neither Marsh nor Holt won. “Good,” Marsh said.", [GRETA]),
    ("Asked if it was “dead,” Greta Marsh left. “It is alive,” she said.", ["", GRETA]),
    (
        "Greta Marsh rose. “It failed,” she said, “and we knew.\n\n“Nobody slept.\n\n“I did not.”",
        [GRETA] * 4,
    ),
    (
        "Greta Marsh calls pump “a sad old disgrace”\n\n“It is a sad old disgrace,” Greta Marsh said.",
        [GRETA, GRETA],
    ),
    ("Greta Marsh: “It is dead.”\n\nTobias Holt: “It is not.”", [GRETA, TOBIAS]),
    (
        "Greta Marsh met the press.\n\nMARSH: It is dead.\n\nPRESS: Is it?\n\nMARSH: It is.",
        [GRETA, "PRESS (organisation)", GRETA],
    ),
    (  # with the time, under a title that has a colon
        "The Mill, Part 2: Who Pays?\n\nGRETA MARSH: It is dead and gone, and nobody comes.\n\n"
        "[00:03:12] TOBIAS HOLT: Is it?\n\nGRETA MARSH (1:05): It is.",
        [GRETA, TOBIAS, GRETA],
    ),
    (
        "Greta Marsh runs the mill.\n\nQ: Is it dead?\n\nA: It is dead.\n\nQ: Who says so?\n\nA: I do.",
        [GRETA, GRETA],
    ),
    (
        "Greta Marsh runs the mill.\n\nQ. Is it dead?\n\nA. It is dead.\n\nQ. Who says so?\n\nA. I do.",
        [GRETA, GRETA],
    ),
    (  # written out, going on in a paragraph of its own; the second voice between gives no later answer
        "Greta Marsh runs the mill.\n\nQuestion: Is it dead?\n\nAnswer: It is dead.\n\nI told you so.\n\n"
        "Tobias Holt disagrees. “It lives,” he says.\n\nQ: Says who?\n\nA: Holt.\n\nQ: So?\n\nA: Sleep.",
        [GRETA, GRETA, TOBIAS, GRETA, GRETA],
    ),
    (  # what was said in another language, and in English in parentheses
        "“Patay na ang gilingan, wala nang tubig,” Greta Marsh said. (The mill is dead.)\n\nIt rained.",
        [GRETA, GRETA],
    ),
    (
        "Teo Brandt left.\n\n“Patay na ang gilingan,” Greta Marsh said.\n\n(The mill is dead.)\n\nIt rained.",
        [GRETA, GRETA],
    ),
    ("“The mill is dead and gone,” Greta Marsh said. (The mill was built in 1903.)", [GRETA]),
    ("“Patay na ang gilingan,” Greta Marsh said. It rained all day. (The mill is old.)", [GRETA]),
    (  # no label at all, in an interview
        "Greta Marsh runs the mill. We met in her kitchen.\n\nHow did you start?\n\nAl gave me the keys.\n\n"
        "You never left.\n\nNo. I stayed.\n\nAnd the river?\n\nIt floods, as we know.\n\nShe gets up.\n\n"
        "“It was louder,” she says.",
        [GRETA, GRETA, GRETA, GRETA],
    ),
    (  # named once; answers without "I"; a statement in between instead of a question
        "Orb: Is the mill dead?\n\nGreta Marsh: No.\n\nSince when?\n\nTwo years.\n\nIt rained in Orby.",
        [GRETA, GRETA],
    ),
    (
        "We put a few questions to Greta Marsh.\n\nHow are they?\n\nVery.\n\nSome call them a nuisance.\n\n"
        "I hear that. They should visit.\n\nIs there hope?\n\nThere always is.\n\nThe mill opens.",
        [GRETA, GRETA, GRETA],
    ),
    (  # below what each answer is about, also before lines with labels
        "Greta Marsh runs the mill.\n\nInterview highlights\n\nOn the old mill\n\nAl gave me the keys.\n\n"
        "On why she stayed\n\nThe river knows me.\n\nTobias Holt: Do you miss it?\n\nGreta Marsh: No.\n\n"
        "Holt: Never?\n\nMarsh: Never.",
        [GRETA, GRETA, TOBIAS, GRETA, TOBIAS, GRETA],
    ),
    ("Greta Marsh runs two mills.\n\nOn the hill\n\nI saw eels.\n\nOn the river\n\nWe saw none.", []),
    ("Tobias Holt said it was late. His wife was happy. “It is early,” he said.", [TOBIAS, TOBIAS]),
    (  # whose only mention tells who speaks
        "Tobias Holt left.\n\nA clerk who gave only his surname, Yun, said it was late.\n\n“It is,” he said.",
        ["Yun (person)", "Yun (person)"],
    ),
    (  # who asks is not who replies
        "Tobias Holt said it was late.\n\n“So it is?” Teo Brandt asked.\n\n“No, it is,” he replied.",
        [TOBIAS, TEO, TOBIAS],
    ),
    (  # a storm is nobody
        "Greta Marsh runs the mill. Hurricane Edith hit it.\n\n“It is dead,” she said.",
        [GRETA],
    ),
    (  # the paper explains
        "Greta Marsh runs the mill. We asked experts about it.\n\nIs it old?\n\nVery.\n\nWho pays?\n\nWe do.",
        [],
    ),
    (  # nobody says "I" on a page of questions
        "Greta Marsh spoke to the Orb about fees.\n\nWho pays?\n\nWe all do.\n\nIs it dear?\n\nYes, it is.",
        [],
    ),
    (  # three questions to "you" announce it; on a page of questions nobody but the quoted says "I"
        "Greta Marsh runs the mill.\n\nWhat was your first job?\n\nI swept.\n\nWho taught you?\n\nAl.\n\n"
        "What would you change?\n\nI would mend the roof.",
        [GRETA, GRETA, GRETA],
    ),
    (
        "Tobias Holt set the fees.\n\nDo you have to pay?\n\nAll do. “I pay,” Holt said.\n\n"
        "When do you pay?\n\nIn May.\n\nWhat if you cannot?\n\nCall us.",
        [TOBIAS],
    ),
    (  # not a man by her grandfather
        "Teo Brandt left. The mill is run by Aino Marsh, a pupil who lives with her grandfather.\n\n"
        "“It is,” she said.",
        ["Aino Marsh (person)"],
    ),
    (  # whose name has been changed; a country is no "he"
        "Teo Brandt left.\n\nOduo*, 31, came on Friday with two girls.\n\n“It is dead,” she said.",
        ["Oduo (person)"],
    ),
    (
        "Teo Brandt left. North Korea said it was late.\n\n“It is dead,” he said.",
        ["North Korea (organisation)", TEO],
    ),
    (  # names that head the words of several people, with marks and without; "On …" over answers
        "The mill shut.\n\nGreta Marsh, 61, miller\n\n“It is dead.”\n\n“It was time.”\n\n"
        "Tobias Holt\n\nI lost my job. We are moving.\n\nMiller Teo Brandt:\n\n“Why?”",
        [GRETA, GRETA, TOBIAS, TEO],
    ),
    ("Greta Marsh met the press.\n\nLate Night\n\n“It is dead,” she said.", [GRETA]),
    (
        "Greta Marsh runs the mill. We met her for an interview.\n\nOn her youth\n\nI slept in flour.\n\n"
        "On the river\n\nMy foe. It rises.",
        [GRETA, GRETA],
    ),
    (  # whose questions the witness answers
        "Tobias Holt, a clerk, told the court that it was late.\n\n"
        "Led in evidence by the state counsel, B. T. Orr-Lee, SC, the witness said: “It was lost.”",
        [TOBIAS, TOBIAS],
    ),
    (  # whose paper its head signs
        "The Orr Council, in a note signed by its head, Tobias Holt, said it was “late.”",
        ["Orr Council (organisation)"],
    ),
    (  # a column asks, too
        "In an interview with the Orb, Greta Marsh spoke.\n\nIt rained.\n\nDo mills matter?\n\n"
        "I grew up beside one.\n\nWhat should be done?\n\nI would rebuild them.",
        [],
    ),
    (  # the subject before a colon is who goes on
        "“It is late,” Teo Brandt said.\n\nTobias Holt was having none of it: “Check again,” he said.",
        [TEO, TOBIAS],
    ),
    ("Greta Marsh called Holt “Sleepy Slim”. She named the mill “Big Wheel”.", [GRETA]),
    (  # one of those who listen is an aside
        "“It is late,” Greta Marsh told miners, some of whom cried “No!” “We shall see, my friends.”",
        [GRETA, "miners (unnamed)", GRETA],
    ),
    ("“I said, ‘Who?’” Greta Marsh, 61, recalled. “He wept.”", [GRETA, GRETA]),
    (  # a listener is no "she"; of one surname, who was talked about last; a son without it
        "Greta Marsh won. Asked by a host, Brett Dale, whether it hurt, she said it was “fine.”",
        [GRETA],
    ),
    (
        "Tobias Holt runs. “I was there,” his son, Grant Holt, said. “Were you?” Greta Marsh asked.\n\n"
        "“All day,” Holt said. Holt’s son, Erik, left. It was “a farce,” the younger Holt wrote.",
        ["Grant Holt (person)", GRETA, "Grant Holt (person)", "Erik (person)"],
    ),
    (  # a signature on a line of its own
        "Teo Brandt said the mill was old.\n\n“It is dead and gone.”\n\n— Greta Marsh, May 3\n\nIt rained.",
        [TEO, GRETA],
    ),
    (  # embedded posts: signed at their end or below, by a name or else by a handle
        "Tobias Holt wept.\n\nSo sad! My mill is gone. — Greta Marsh (@gmarsh) May 4, 2016\n\n"
        "I told you so\n\n— Teo Brandt (@teo_b) 5 May 2016\n\n“Never?” We’ll see – ms. q (@msq) May 6, 2016",
        [GRETA, TEO, "@msq (unnamed)"],
    ),
    (
        "The head of Calder State, Mr Tobias Holt, speaks with GRETA MARSH on it.\n\nWhy is it dead?\n\n"
        "Let me say that I was a child. I did not run it.\n\nWho did?\n\nI do not know. We left.",
        [TOBIAS, TOBIAS],
    ),
    (  # only the title names who answers
        "Mills: Greta Marsh on it\n\nHome is…\n\nMy mill. I live in it.\n\nWho pays?\n\nI do.\n\nWhy?"
        "\n\nI like it.\n\nIs it old?\n\nI think so.\n\nAnd you?\n\nI am old, too.",
        [GRETA] * 5,
    ),
    ("It rained.\n\nMy mill is gone. -- Greta Marsh (@gmarsh) May 4, 2016", [GRETA]),
    ("Greta Marsh ran.\n\nMarsh, May 4: I saw it leak. We all saw it.\n\nIt did not.", [GRETA]),
    ("Orby on tour\n\nOrby, May 4: Mill Hall, Calder. Tickets from $20.", []),
    (
        "Two neighbours left. One, who asked to be identified only as Bill, said he paid. “Twice,” he said.",
        ["Bill (person)", "Bill (person)"],
    ),
    ("The mill fell — Greta Marsh (@gmarsh) ran in 2016.\n\nIt rained. — By Teo Brandt (@teo_b)", []),
    (
        "The mill — a picture by Greta Marsh (@gmarsh) taken in 2016.\n\nHale — Orby (@orby), born in 1990",
        [],
    ),
    (  # a statement in a paragraph of its own, led in with a colon
        "Greta Marsh slammed Holt for a “dead” mill:\n\nIt is gone. You cannot pay with a mill.\n\n"
        "I warned him.\n\nIt rained.\n\nTeo Brandt wrote in a post:\n\nWe all knew.",
        [GRETA, GRETA, GRETA, TEO],
    ),
    ("Greta Marsh shared some other facts:\n\nThe mill is old.\n\nI saw it.", []),
    (
        "Greta Marsh paints. “She is tired,” Tobias Holt said.\n\nIs she bitter?\n\n“Not at all.”",
        [TOBIAS, GRETA],
    ),
    (  # "what she said" makes nobody speak next
        "“It is dead,” Lyra Quist said.\n\nTobias Holt grins when he is told what she said.\n\n“It hums.”",
        [LYRA, TOBIAS],
    ),
    (  # a name after its office is what a sentence is about
        "Greta Marsh spoke first. “No,” she said.\n\nThe board’s leader, Teo Brandt, was not moved.\n\n"
        "“Nobody knows yet.”",
        [GRETA, TEO],
    ),
    (  # a list of places is no transcript
        "The mills close.\n\nOregon: The mill shuts.\n\nOhio: The dam shuts.\n\nOregon: Pumps go too.",
        [],
    ),
    (
        "In May, the Calder Union called a strike. The union printed posters. “Enough! We want "
        "bread.” The strike failed.",
        ["Calder Union (organisation)"],
    ),
]


@pytest.mark.parametrize("text, expected", NAMES)
def test_one_person_under_every_form_of_the_name(text, expected):
    assert heard(text) == expected


@pytest.mark.parametrize(
    ("full", "short"),
    [
        ("Sul Azmi bin Torvan", "Mr Sul"),  # known by the given name
        ("Sultan bin Torvan", "Mr Torvan"),
        ("Zhao Lihua", "Mr Zhao"),  # the family name stands first
        ("Nguyen Van Torvan", "Torvan"),
        ("Íñigo Gómez Torvan", "Gómez"),  # two family names
        ("Jan ter Horst", "Mr ter Horst"),
        ("Pieter van 't Horst", "van 't Horst"),
        ("Femke Van der Horst", "Van der Horst"),
        ("Uche Eze", "Eze"),  # also a title
        ("Park Min-jung", "Park"),
        ("Žiga Çelik", "Çelik"),
        ("Peter Church", "Church"),
        ("Peter Early", "Mr Early"),
        ("Peter Ferguson", "Ferguson"),
        ("M. Arvind Torvan", "Torvan"),
        ("Chidi Torvan", "Torvan"),
    ],
)
def test_short_forms_of_names_from_everywhere(full, short):
    text = f"It will close, {full} said. Ann Lund left. “It is sad,” {short} said.\n\n{short} came: “No.”"
    assert {s.name for s in quotations(Article.from_text(text))[1]} == {full}


@pytest.mark.parametrize(
    "name, sex",
    [
        ("Zuri binti Hale", "female"),
        ("Zuri bin Hale", "male"),
        ("Zuri Petrovna Hale", "female"),
        ("Zuri Petrovich Hale", "male"),
        ("Zuri Haledóttir", "female"),
        ("Zuri Haleová", "female"),
        ("Zuri Bahadur Hale", "male"),
        ("Zuri Devi", "female"),
        ("Wiremu Hale", "male"),
        ("Nakato Hale", "female"),
        ("al-Hale", ""),
        ("Tran Duc Hale", ""),
    ],
)
def test_sex_that_a_name_shows_by_its_form(name, sex):
    assert given_sex(tuple(name.split())) == sex


@pytest.mark.parametrize("text, expected", PRONOUNS)
def test_whom_a_pronoun_means(text, expected):
    assert heard(text) == expected


@pytest.mark.parametrize("word", ["ſhe", "hiſ", "Hhe", "hhe", "Se", "shhe"])
def test_what_only_looks_like_a_pronoun_is_passed_over(word):
    text = f"Qorin Vell is here. Qorin Vell says {word} rows.\n\n“It is dead,” Qorin Vell said."
    assert heard(text)[-1] == "Qorin Vell (person)"


@pytest.mark.parametrize("text, expected", DESCRIPTIONS)
def test_whom_a_description_means(text, expected):
    assert heard(text) == expected


@pytest.mark.parametrize("text, expected", GROUPS)
def test_groups_organisations_documents_and_unnamed_sources(text, expected):
    assert heard(text) == expected


@pytest.mark.parametrize("text, expected", PLACES)
def test_who_speaks_where_the_sentence_does_not_say(text, expected):
    assert heard(text) == expected


ROLES = [
    ("“It is dead,” said Greta Marsh, head of the water board.", "head of the water board"),
    ("“It is dead,” said Greta Marsh, a professor at Calder University.", "a professor at Calder University"),
    ("“It is dead,” Greta Marsh, who runs the water board, said.", "who runs the water board"),
    ("Prime Minister Greta Marsh flew home. “I am tired,” Marsh said.", "Prime Minister"),
    ("The water board’s chairwoman, Greta Marsh, said it was “dead.”", "The water board’s chairwoman"),
    ("Holt’s lawyer, Greta Marsh, spoke. “It is dead,” she said.", "Holt’s lawyer"),
    ("Her lawyer, Greta Marsh, spoke. “It is dead,” she said.", "Her lawyer"),
    ("“It is dead,” Greta Marsh said on Monday, a day before the vote.", ""),
    ("“Dead,” said Holt. Greta Marsh said she agreed.", ""),
    ("Tobias Holt’s lawyer, Greta Marsh, left. “No,” she said.", "Tobias Holt’s lawyer"),
    ("“It is dead,” said Ms. Greta Marsh.", ""),
    ("“It is dead,” said Dr. Greta Marsh.", "Dr."),
    ("Sen. Greta Marsh said it was “dead.”", "Sen."),
    ("Bank of Orby governor Greta Marsh said it was “dead.”", "Bank of Orby governor"),
    ("“It is dead,” said Greta Marsh, technical adviser at Orby Mill.", "technical adviser at Orby Mill"),
    ("An adviser to Gov. Greta Marsh left. “Dead,” Greta Marsh said.", "Gov."),
    ("The storm delayed Health Minister Greta Marsh. “Dead,” she said.", "Health Minister"),
]  # fmt: skip


@pytest.mark.parametrize("text, role", ROLES)
def test_role_as_the_article_introduces_the_speaker(text, role):
    _, speakers = quotations(Article.from_text(text))
    assert {s.name: s.role.replace("'", "’") for s in speakers}["Greta Marsh"] == role


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“It is a shame,” said mother-of-two Ann Lee.", "Ann Lee"),
        ("“It is a shame,” said 37-year-old Bo Hart.", "Bo Hart"),
        ("“It is a shame,” said one-time rival Bo Hart.", "Bo Hart"),
        ("Dad-of-three Col Batty raged: “My kids have read it.”", "Col Batty"),
    ],
)
def test_compounds_before_a_name_are_no_part_of_it(text, speaker):
    assert heard(text) == [f"{speaker} (person)"]


def person(name):
    return f"{name} (person)"


KINDS = [
    # a team under both forms of its name; a body and its initials; a claim that belongs to a body; an office
    (
        "The Los Angeles Comets said: “We wait.”\n\n“It is late,” the Comets said.",
        ["Los Angeles Comets (organisation)"] * 2,
    ),
    ("“It is late,” the Harrow Highway Patrol, or HHP, said.", ["Harrow Highway Patrol (organisation)"]),
    ("Jon Banks described the HHP claims as “late.”", [person("Jon Banks")]),
    ("Jon Banks, Harbour Council lead for boats, said it was “late”.", [person("Jon Banks")]),
    # the one who is quoted, not who quotes; a name before its firm; a caller, not the owner of what is called
    ("“It is late,” the Courier quoted Jon Banks as saying.", [person("Jon Banks")]),
    ("“It is late,” said Jon Banks of water firm Hydrel.", [person("Jon Banks")]),
    ("Jon Banks calls Ida Bell’s case for the dam, “thin gruel.”", [person("Jon Banks")]),
    ("A waiter, who identified himself simply as Bello, said: “It is late.”", [person("Bello")]),
    ("Jon Banks scored twice.\n\n“It is late,” the Czech said.", [person("Jon Banks")]),
    # kin named in a relative clause speak not
    ("Jon Banks, who has a son, Alfie, from his first marriage, said: “It is late.”", [person("Jon Banks")]),
    ("Ida Bell, who lives with her husband, Tom, in Orby, told us: “It is late.”", [person("Ida Bell")]),
    # principal and aide
    (
        "Mayor Ruth Okafor met the board.\n\n"
        "“She will win,” said Hugh Bell, the mayor’s lawyer.\n\n“Good,” the mayor said.",
        [person("Hugh Bell"), person("Ruth Okafor")],
    ),
    (
        "Governor Ann Dale left.\n\n"
        "“It is fine,” said Tom Orr, the governor’s chief of staff.\n\n“Yes,” the governor said.",
        [person("Tom Orr"), person("Ann Dale")],
    ),
    (
        "Vice president Lou Tan spoke. President Ada Moss was ill.\n\n"
        "“I am ill,” the president said.\n\n“So am I,” the vice "
        "president said.",
        [person("Ada Moss"), person("Lou Tan")],
    ),
    (
        "Deputy mayor Ian Poole spoke after Mayor Eva Stone.\n\n“I agree,” the mayor said.",
        [person("Eva Stone")],
    ),
    (
        "The driver was held.\n\n“He is innocent,” said Jon Reed, the driver’s lawyer.\n\n"
        "“I saw nothing,” the driver said.",
        [person("Jon Reed"), "driver (unnamed)"],
    ),
    # title and sex
    (
        "Lee Carver, 29, lives with Edith Carver, his grandmother.\n\n"
        "Mrs Carver, 84, said she had “lost all faith”.",
        [person("Edith Carver")],
    ),
    ("Mr Carver, 29, sued. Mrs Carver, 84, said she had “lost all faith”.", [person("Mrs Carver")]),
    (
        "Rovers manager Dean Holt was angry.\n\n“We lost,” said Holt.\n\nThe Spaniard replied: “No.”",
        [person("Dean Holt"), person("Dean Holt")],
    ),
    ("Mr Simon Laws, KC, defending, told the jury: “It was an accident.”", [person("Simon Laws")]),
    # office and name
    ("The island’s health minister, Elin Roe, said: “We pay.”", [person("Elin Roe")]),
    ("The managing director of ISP Harbour Net, Chris Panelli, said: “We go.”", [person("Chris Panelli")]),
    ("Jan Grey, an analyst at Orr Bank said: “Trade is good.”", [person("Jan Grey")]),
    ("Jan Grey, Orr Bank’s head of research, said: “Trade is good.”", [person("Jan Grey")]),
    # whose report
    (
        "The survey by Harbour Trust covered 900 people. It found they felt “left behind.”",
        ["Harbour Trust (organisation)"],
    ),
    ("Orr Bank met on Monday. The letter, sent by Ann Lee, said: “We wait.”", [person("Ann Lee")]),
    ("Orr Bank met on Monday. The company’s website says: “We care.”", ["Orr Bank (organisation)"]),
    # chains
    (
        "“It is late,” said Jo Banks.\n\n"
        "Big day: Ida Roe, pictured with her mother, has left the band that she led for years\n\n"
        "“We go on,” she added. “We have to.”",
        [person("Jo Banks")] * 3,
    ),
    (
        "“It is late,” said Jo Banks. “So late.\n\n"
        "Ida Roe, who left the band last year, smiles for the crowd in Harrow today\n\n"
        "“We go on.”",
        [person("Jo Banks")] * 3,
    ),
    # label lines
    (
        "Mina Okafor talks to Jo Banks.\n\nJo Banks: How?\n\nMina Okafor: With a boat.\n\n"
        "JB: And then?\n\nMO: We sold it.",
        [person("Jo Banks"), person("Mina Okafor")] * 2,
    ),
    (
        "Mina Okafor talks to Jo Banks.\n\n((Jo Banks)) How?\n\n((Mina Okafor)) With a boat.\n\n"
        "((JB)) And then?\n\n((Okafor)) We sold it.",
        [person("Jo Banks"), person("Mina Okafor")] * 2,
    ),
    (
        "The singer Ida Roe talks.\n\nReporter: And the band?\n\nIda: They left.\n\n"
        "Reporter: Why?\n\nIda: They were tired.",
        ["Reporter (unnamed)", person("Ida Roe")] * 2,
    ),
    (
        "UP NEXT\n\nHawks: Host the Comets on Friday.\n\nOtters: Visit the Bears on Sunday.\n\nTIP-INS\n\n"
        "Hawks: F Tim Vale left with a knee injury.\n\nOtters: G Al Pine had 12 points.",
        [],
    ),
    (
        "The Hawks beat the Otters on Monday, as Hawks fans and Otters fans saw.\n\nUP NEXT\n\n"
        "Hawks: Host the Comets.\n\nOtters: Visit the Bears.\n\nTIP-INS\n\nHawks: F Tim Vale left.",
        [],
    ),
    (
        "Promise: Ida Roe said she would “tour again”\n\nIda Roe spoke on Monday of a promise.\n\n"
        "Promise: Ida Roe wore red\n\nJoy: “I sing,” Roe said\n\n“I sing,” Roe said.",
        [person("Ida Roe")] * 3,
    ),
    # names
    ("Datuk Seri Azlan Hamid said: “We wait.”\n\n“It is late,” Azlan said.", [person("Azlan Hamid")] * 2),
    ("Tan Sri Lim Boon Keat said: “We wait.”\n\n“It is late,” Lim said.", [person("Lim Boon Keat")] * 2),
    ("Alhaji Sani Bello told reporters: “We wait.”\n\n“It is late,” Bello said.", [person("Sani Bello")] * 2),
    ("Det Con Mark Dunne said: “We wait.”\n\n“It is late,” DC Dunne said.", [person("Mark Dunne")] * 2),
    ("Maria de la Cruz said: “We wait.”\n\n“It is late,” de la Cruz said.", [person("Maria de la Cruz")] * 2),
    ("Jo-Ann Hague left. “It is late,” she said.", [person("Jo-Ann Hague")]),
    ("Liam Fox said no. “It is late,” Fox said.", [person("Liam Fox")]),
    ("Jon Banks signed the CETA Treaty on Malta Bridge. “It is late,” he said.", [person("Jon Banks")]),
    (
        "Will Harbour close? Harbour is old. Jon Banks likes Harbour. “It is late,” he said.",
        [person("Jon Banks")],
    ),
    # a surname that is also a word for a place, where nothing else bears it
    ("Bear Woods beat Ida Bell. Bell lost.\n\n“It is late,” Woods said. Woods left.", [person("Bear Woods")]),
    # a spokesperson may be a woman; the hospital does not say "she"
    (
        "“It is,” said a spokesperson from the Harrow Hospital.\n\n“It is late,” she said.\n\nIda Bell left.",
        ["spokesperson from the Harrow Hospital (unnamed)"] * 2,
    ),
    # whose daughter somebody is speaks not
    ("Ida Bell came. “It is late,” said the daughter of actor Jon Banks.", [person("Ida Bell")]),
    # a body and its title; the company is one that does something; which: the body right before
    (
        "Jon Banks leads the Independent National Harbour Commission. “It is late,” he said.",
        [person("Jon Banks")],
    ),
    (
        "Calder Water left.\n\n“You paid no AC Bolt, so send the AC Bolt,” the company said.",
        [CALDER],
    ),
    (
        "Jon Banks has advice from the Harrow Advice Bureau which says: “It is late.”",
        ["Harrow Advice Bureau (organisation)"],
    ),
    # the accused wrote no affidavit
    # what is found or ended is no report inside what somebody says
    ("Jon Banks said the police found an “odd thing” in Hull.", [person("Jon Banks")]),
    ("Jon Banks said Hydrel had not concluded its inquiry and the “matter is open.”", [person("Jon Banks")]),
    # who opens with a participle is the name behind it; a line that ends in a colon leads in the next
    ("Ida Bell wept. Jailing Bell, Judge Jon Banks said: “It is late.”", [person("Jon Banks")]),
    ("Ida Bell wept. Closing it, head of the bench Jon Banks, said: “It is late.”", [person("Jon Banks")]),
    ("Ida Bell left.\n\nLater one neighbour said:\n\n“It is late.”", ["one neighbour (unnamed)"]),
    ("Calder Water believes it is “odd”, Jon Banks said.", [person("Jon Banks")]),
    ("Jon Banks, the prime minister, left. “It is late,” the PM said.", [person("Jon Banks")]),
    # captions put no distance between "he" and whom it means; words that name him are not his
    (
        "Ida Bell met Jon Banks. “Go,” Banks told Ray Orr.\n\nRay Orr after a walk to the old mill in Harrow"
        "\n\nRay Orr with his dog beside the canal on Monday\n\n“Forget about Ray Orr,” he said.",
        [person("Jon Banks")] * 2,
    ),
    # a statement of a body not named elsewhere; who keeps the name back; who goes on in the paragraph
    ("A statement from Harrow PD read: “It is late.” Jon Banks left.", ["Harrow PD (organisation)"]),
    ("A family message said: “It is late.” Jon Banks left.", ["family (unnamed)"]),
    (
        "The owner of the bar, who declined to be named, said: “It is late.” Jon Banks left.",
        ["owner of the bar (unnamed)"],
    ),
    (
        "Ida Bell met Una Bell. Una Bell, 76, said it was late. The pensioner added: “It is.”",
        [person("Una Bell")] * 2,
    ),
    # of one surname, who spoke just before; whom a sentence presents; who was asked
    (
        "Jon Bell wed Ida Orr. “It is late,” Jon’s mother, Una Bell, said.\n\nIt was. “It is,” Bell said.",
        [person("Una Bell")] * 2,
    ),
    (
        "Ray Orr met Al Orr. Orr has left. Among them is Dr Jon Banks, of Harrow. “It is late,” he said.",
        [person("Jon Banks")],
    ),
    (
        "Jon Banks, the archbishop, spoke. The Archbishop was asked what he would do if Ray Orr, the heir, "
        "and Al Orr left.\n\nHe replied: “It is late.”",
        [person("Jon Banks")],
    ),
    ("A senior editor wrote to readers saying: “It is late.”", ["senior editor (unnamed)"]),
    ("Jon Banks was quoted saying: “It is late.”", [person("Jon Banks")]),
    ("Whatever the cost, Jon Banks was glad while thanking Hull for “special times.”", [person("Jon Banks")]),
    ("Ida Bell left. Ray Orr asked: “Is it late?” Orr asked the man: “Is it?”", [person("Ray Orr")] * 2),
    # the subject before dashes, behind a lead-in without a comma; the owner of a judgement
    (
        "Jon Banks, of Calder – a firm which helps people find work – said: “It is late.”",
        [person("Jon Banks")],
    ),
    ("“It is late,” is Jon Banks’s frank view of it.", [person("Jon Banks")]),
    # their letter is not that of the one it went to; "when Ray Orr won" is not what an article is about
    ("The strikers met Jon Banks. Their letter said: “It is late.”", ["strikers (unnamed)"]),
    ("Zorvan Dusque ran. Zorvan, a baker, ran. “It is late,” Zorvan said.", [person("Zorvan Dusque")]),
    # an apposition that ends in a parenthesis
    ("Jon Banks, head of unit (HU) of the Harrow Corps (HC), said: “It is late.”", [person("Jon Banks")]),
    # "Watch" is no name; a heading before a colon speaks not; two roles before a name
    ("Watch Banks explain »\n\nJon Banks spoke. “It is late,” Banks said.", [person("Jon Banks")]),
    ("Jon Banks left. THE UPSHOT: “It is late,” he says.", [person("Jon Banks")]),
    ("“It is late,” poet and Harrow University baker Jon Banks told us.", [person("Jon Banks")]),
    # a new sentence with "According to"; a heading's "envoy" is the one introduced; a rare name's title
    (
        "“Go,” Jon Banks said. “It is late.” According to police, it fell.",
        [person("Jon Banks")] * 2 + ["police (organisation)"],
    ),
    (
        "Orbian envoy slams deal\n\nIt is late, Orbian Envoy for Sea Affairs Jon Banks said.\n\n“It is,” the "
        "envoy said.",
        [person("Jon Banks")] * 2,
    ),
    ("Premier Enda Banks left.\n\n“It is late,” Mr Banks said.", [person("Enda Banks")]),
    # who is posted to a place; to whom a letter goes; "it" is the paper that spoke; whose office rules it out
    (
        "We met the Orbian ambassador in Hull who called it “late”.",
        ["Orbian ambassador (unnamed)"],
    ),
    ("Calder Water met. The firm sent a letter to Congress saying it was “late”.", [CALDER]),
    (
        "The complaint says it is “odd”. It said he was “late”.",
        ["complaint (unnamed)"] * 2,
    ),
    (
        "President Jon Banks left. “It is late,” the Iranian tenant told us.",
        ["Iranian tenant (unnamed)"],
    ),
    # no verbs: "those bank details", "the Harrow and Orby talks"; a clause with "that", a number as subject
    ("Jon Banks said the Harrow and Orby talks on grain were not “late”.", [person("Jon Banks")]),
    (
        "The committee that examined the sale, known as Gull, has said it is “late”. Jon Banks left.",
        ["committee (organisation)"],
    ),
    (
        "Jon Banks left. On May 3, around 18,000 people marched, chanting “It is late!”",
        ["18,000 people (unnamed)"],
    ),
    (
        "“It is late,” the National Ocean and Tide Administration said. The Sri Lankan crew left.",
        ["National Ocean and Tide Administration (organisation)"],
    ),
    # what others are said to see; who leads for a body; a day without a comma; a name after "opposite number"
    ("Ida Bell said Orbia has to see “some sort of sense”.", [person("Ida Bell")]),
    (
        "Last month the Orbian board refused after saying it was “late”. Jon Banks left.",
        ["Orbian board (organisation)"],
    ),
    # the one of that age; who of the residents; ranks; whose statement; what names no author
    ("Residents of the street met. “It is late,” said one.", ["one of the residents (unnamed)"]),
    (
        "Water CS Jon Banks said it was late. “It is late,” DP Ray Orr said.",
        [person("Jon Banks"), person("Ray Orr")],
    ),
    (
        "The Harbour Board said it was “late”. Jon Banks left. “It is,” the statement added.",
        ["Harbour Board (organisation)"] * 2,
    ),
    (
        "Jon Banks drove at a “high rate,” according to the police report. “He fled,” the report said.",
        ["police report (unnamed)"] * 2,
    ),
    # a document that spoke itself goes on; in whose letter it was said; what a report found
    (
        "A statement on his page read, “Jon Banks died.” The statement went on to say, “It is late.”",
        ["statement on his page (unnamed)"] * 2,
    ),
    (
        "“Go,” Ida Bell said in a statement. Calder Water wants “clean wells,” the statement also said.",
        [person("Ida Bell")] * 2,
    ),
    # whose spokesman; sides; one of a party; the minister by his rank
    (
        "Quay Secretary Jon Banks left. The PM’s spokesman denied it.\n\n“It is late,” the spokesman said.",
        ["PM's spokesman (unnamed)"],
    ),
    ("On Mr Orr’s visit, the two sides said it was “late”.", ["two sides (unnamed)"]),
    ("“It is late,” said one Green Water MP. Jon Banks left.", ["one Green Water MP (unnamed)"]),
    # no speaker
    ("Jon Banks won. In 2020 “sweeping” powers were promised, he said.", [person("Jon Banks")]),
    ("Jon Banks spoke after today’s verdict: “It is late.”", [person("Jon Banks")]),
    ("Jon Banks left.\n\nAdding: “It is late.”", [person("Jon Banks")]),
    (
        "The shop opened in May.\n\n“It is ours.”\n\nAnn Lee, who runs the shop, was tired.",
        [person("Ann Lee")],
    ),
    (
        "Jon Banks ran, says the affidavit. Banks “fell,” the affidavit said.",
        ["affidavit (unnamed)"] * 2,
    ),
    (
        "A study, released on Monday by Calder Water, is out. Jon Banks left. The report says: “It is late.”",
        [CALDER],
    ),
    ("Jon Banks described the HHP claims as “late.”", [person("Jon Banks")]),
    (
        "When Ray Orr scored, Jon Banks was in a bar. “It is late,” he told us. Orr is old.",
        [person("Jon Banks")],
    ),
    ("Jon Banks got a copy of a report that found “odd sums”.", ["report (unnamed)"]),
    # what an apposition calls a firm, palaces; groups, no people
    ("Zorvan Tiller, the firm that built it, said it was “late”.", ["Zorvan Tiller (organisation)"]),
    ("Zorvan Tiller, the firm’s lawyer, said it was “late”.", [person("Zorvan Tiller")]),
    ("The boat union Zorvan Tiller said it was “late”.", ["Zorvan Tiller (organisation)"]),
    ("“It is late,” said KellyAnne. “It is,” McBride said.", [person("KellyAnne"), person("McBride")]),
    ("Orby Palace said it was “late”.", ["Orby Palace (organisation)"]),
    ("“It is late,” Orby Farmers said.", ["Orby Farmers (unnamed)"]),
    ("Georgia Millers met. “It is late,” some Millers said.", ["some Millers (unnamed)"]),
    ("A lawyer for the firm, Ida Bell, said it was “late”.", [person("Ida Bell")]),
    ("“It is late,” said Zorvex, a crane operator. She wept.", [person("Zorvex")]),
    (
        "The town is in Marl. Wrexford police left. Marl Police said it was “late”.",
        ["Marl Police (organisation)"],
    ),
    ("At least nine of the crew said it was “late”.", ["nine of the crew (unnamed)"]),
    (
        "The Marble Spoon, a chain of cafés, shut. “It is late,” the Marble Spoon said.",
        ["Marble Spoon (organisation)"],
    ),
    (
        "Carmaker Zorvex said it was “late”. “It is,” said eBay.",
        [f"{x} (organisation)" for x in ("Zorvex", "eBay")],
    ),
    ("A Facebook post by the baker said: “It is late.”", ["baker (unnamed)"]),
    ("“It is late,” said a clerk whose son fell.", ["clerk (unnamed)"]),
    (
        "Ida Bell runs Tarn House, whose report called it “late”. Jon Banks left.",
        ["Tarn House (organisation)"],
    ),
    ("LISTEN | Tenants describe “mould”. Jon Banks left.", ["Tenants (unnamed)"]),
    (
        "The Tide Board’s survey, which bears the name “Wet” and was lost, called it “bad”. Jon Banks left.",
        ["Tide Board (organisation)"] * 2,
    ),
]


@pytest.mark.parametrize("text, expected", KINDS)
def test_kinds_of_news(text, expected):
    assert [one for one in heard(text) if one != "indirect"] == expected


OFFICES = [
    "BTDA deputy administrator for grain", "Assistant Secretary of the U.S. Treasury",
    "Orr Bank chief economist", "Head of Clinic, Coast Hospital", "the Director of Works, Ministry of Roads",
    "President and CEO of Orr Bank", "Director-General of the Harbour Board", "Rovers’ captain",
    "Professor of Law, University of Calder", "chairman, Harbour Board", "a partner with Marsh and Bell",
    "a partner with Marsh, Bell, Steen and Hamilton",
]  # fmt: skip


@pytest.mark.parametrize("office", OFFICES)
def test_an_office_between_commas_is_not_who_speaks(office):
    assert heard(f"Jon Grey, {office}, told the board that there were “a hundred leaks”.") == [
        person("Jon Grey")
    ]


@pytest.mark.parametrize("body", ["Harbour Bank", "Mayor Jon Grey", "Jon King"])
@pytest.mark.parametrize("lead", ["On Monday, in the capital", "The rival of Reed", "After a trip to Orby"])
def test_a_name_between_comma_and_verb_is_who_speaks(lead, body):
    assert body.endswith(heard(f"{lead}, {body}, said there was “a leak”.")[0].partition(" (")[0])


@pytest.mark.parametrize("asker", ["moderator", "interviewer", "questioner"])
def test_who_asks_is_not_who_is_asked(asker):
    text = f"Max Hale was asked about the pier.\n\n“Is it safe?” the {asker} said. “Will it hold?”"
    assert [row.speaker for row in quotations(Article.from_text(text))[0]] == [asker] * 2


@pytest.mark.parametrize("title", ["GOP Rep", "Sen", "Gov", "AG"])
def test_a_title_without_its_period_is_no_part_of_a_name(title):
    text = f"{title} Marsh Is Back\n\nMichael Marsh rose. {title} Marsh left. Marsh said: “It is time.”"
    assert [row.speaker for row in quotations(Article.from_text(text))[0]] == ["Michael Marsh"]


@pytest.mark.parametrize("name", ["Islamic Front", "Baltic Union"])
def test_an_adjective_and_a_noun_name_a_body(name):
    text = f"The mayor left as the {name} won. Max Hale stayed. He said: “We lost.”"
    assert [row.speaker for row in quotations(Article.from_text(text))[0]][-1] == "Max Hale"


def test_the_source_is_nobody_with_a_name():
    text = "Jon Grey spoke. “It is late,” he said.\n\nOne of the sources said it fell.\n\n“It is over,” {}."
    assert heard(text.format("the source said"))[-1] == "One of the sources (unnamed)"


@pytest.mark.parametrize("words", ["It is,", "It is. So it is. I know it. I do. We do. We do,"])
def test_he_is_who_was_the_subject_of_the_report_right_before(words):
    text = "Ibrahim Reed was held.\n\nMr Reed had a mill. A miller, Lou Tan, said it fell.\n\n“{}” he said."
    assert heard(text.format(words))[-1] == person("Lou Tan")


@pytest.mark.parametrize(
    "rest, kind",
    [
        ("She fell but her team won. Zuri met her coach.", "person"),
        ("It fell but its team won.", "organisation"),
    ],
)
def test_a_first_name_alone_is_of_a_person_where_she_follows_it(rest, kind):
    text = f"Zuri Blor won on Monday. Zuri is old. {rest} “It is late,” Zuri said."
    assert heard(text)[-1] == f"Zuri Blor ({kind})"


def test_he_is_who_is_said_to_have_said_it_at_the_end_of_the_sentence_before():
    text = (
        "Lou Tan runs a mill. Tan is old.\n\nTan would visit the mill, Mr Grey said.\n\n“We know,” he said."
    )
    assert heard("Jon Grey met Ann Bell. " + text)[-1] == person("Jon Grey")


def test_the_family_is_the_one_that_spoke():
    text = "“We know,” the family of Jon Grey said. “It is late,” the family added."
    assert heard(text) == ["family of Jon Grey (unnamed)"] * 2


def test_who_asks_does_not_answer():
    text = "Lou Tan spoke. Tan was calm.\n\nJon Reed asked Tan how high it was.\n\n“It is,” he told Reed."
    assert heard(text)[-1] == person("Lou Tan")


def test_who_spoke_long_before_may_answer():
    text = "Ann Hale told Al Roe: “You must.”\n\nIt was still. Nobody moved. Time went by. “No,” she replied."
    assert heard(text) == [person("Ann Hale")] * 2


@pytest.mark.parametrize(
    "lead", ["Tom Hale told Sky News: “Why me?” His", "Al Roe asked Tom Hale to go. He went. His"]
)
def test_whose_lawyer_speaks_is_not_who_asked(lead):
    assert heard(f"{lead} lawyer said he was ill.")[-1] == "His lawyer (unnamed)"


def test_a_lawyer_names_whose_lawyer_he_is():
    text = "Al Roe is a lawyer. Roe met Tom Hale. Hale wept. “Hale is innocent,” his lawyer said."
    assert heard(text) == [person("Al Roe")]


def test_an_official_of_a_bank_is_not_the_bank():
    text = "Rates may fall, a senior Bank of Orby official said. Minister Jon Grey spoke on Sunday.\n\n"
    speaker = "senior Bank of Orby official (unnamed)"
    assert heard(text + "“It is late,” the Bank of Orby official told us.")[-1] == speaker


def test_bare_words_after_what_somebody_from_a_body_says_are_hers():
    text = "Lou Tan spoke. “It is,” Mr Tan said. The board’s Ann Bell says it is. “It is. We know.” It fell."
    assert heard(text)[-1] == person("Ann Bell")


QUOTED_SAYING = [
    ("“It is late,” the radio quoted one witness as saying.", "one witness (unnamed)"),
    ("The trip was “long,” the Courier quoted the mayor of Orby as saying.", "mayor of Orby (unnamed)"),
    ("Jon Grey was quoted by the Courier as saying: “It is late.”", "Jon Grey (person)"),
    ("Jon Grey was quoted as saying by the Courier: “It is late.”", "Jon Grey (person)"),
    ("Jon Grey has been quoted as saying the trip was “long”.", "Jon Grey (person)"),
]


@pytest.mark.parametrize("text, speaker", QUOTED_SAYING)
def test_who_is_quoted_as_saying_something_speaks(text, speaker):
    assert heard(text) == [speaker]


AGENCY_STYLE = [
    ("The coach Brunel was glad. “We won it,” he said.", "Brunel (person)"),
    ("Jon Di Canio ran. “It is late,” Di Canio said.", "Jon Di Canio (person)"),
    ("“It is late,” tweeted @jongrey.", "@jongrey (unnamed)"),
    ("“It is late,” wrote one user, @jongrey.", "one user (unnamed)"),
    (
        "The Orr Department of Trade and Tides met. Jon Grey left. “It is late,” the department said.",
        "Orr Department of Trade and Tides (organisation)",
    ),
    ("Jon Grey left. The Orr Centers for Tides said it was “late”.", "Orr Centers for Tides (organisation)"),
    ("“It is late,” said actor and activist Jon Grey in Orby.", "Jon Grey (person)"),
    ("“It is late,” said Orby leader and former minister Jon Grey.", "Jon Grey (person)"),
    ("The head of the force, CP Jon Grey, spoke.\n\n“It is late,” he said.", "Jon Grey (person)"),
    ("Jon Grey left the Orr Trust and the Mill Fund said it was “late”.", "Mill Fund (organisation)"),
    ("Through their lawyer, Jon Grey, the tenants asked the court to “look again”.", "tenants (unnamed)"),
    ("Fears grew with some analysts saying that Jon Grey was “late”.", "some analysts (unnamed)"),
    ("Lou Tan mills. “I know,” another friend, Jon Grey, recalled him saying.", "Lou Tan (person)"),
    ("Ann Bell, with a cabinet of hawks behind her, declared Mr Reed “a relic”.", "Ann Bell (person)"),
    ("A forecaster with the Orby Weather Bureau Jon Grey said it was “late”.", "Jon Grey (person)"),
    ("The minister, Robert Hill, left. “It is late,” Senator Hill said.", "Robert Hill (person)"),
    ("Lou Tan runs the boat. “It is late,” Skipper Tan said.", "Lou Tan (person)"),
    ("“It is late,” a nurse and Orby mayor Dr Jon Grey told us.", "Jon Grey (person)"),
    ("“It is late,” said additional commissioner of police Devan Sak.", "Devan Sak (person)"),
    ("Jon Grey won. One comment read: “It is late.”", "One comment (unnamed)"),
    ("A source close to the singer said: “It is late.”", "source close to the singer (unnamed)"),
    ("“It is late,” said a source close to Jon Grey.", "source close to Jon Grey (unnamed)"),
    ("“It is late,” people familiar with the plan said.", "people familiar with the plan (unnamed)"),
    ("“It is late,” a rep for Orby said.", "rep for Orby (unnamed)"),
    ("No 10 said it was “late”.", "No 10 (organisation)"),
    ("ORBY - Star Loh Kean Tan won.\n\nThe world No. 5 told us: “It is late.”", "Loh Kean Tan (person)"),
    ("Det Insp Jon Grey led. “It is late,” DI Grey said.", "Jon Grey (person)"),
    ("Ida Bell left. The coastguard wrote on Chirrup: “Stay out of it.”", "coastguard (organisation)"),
    ("A witness who gave his name as Tobi said: “It is late.”", "Tobi (person)"),
    ("“It is late,” said Orby Hospital lung disease nurse Jon Grey.", "Jon Grey (person)"),
    ("Orby is full. “It is late” said Orby MD Jon Grey.", "Jon Grey (person)"),
    ("“It is late,” said Orby Hospitals COO R Grey.", "R Grey (person)"),
    ("Jon Grey sings. A fan waved. Another said: “It is late.”", "another fan (unnamed)"),
    (
        "Lou Tan, a miller, sings.\n\nWhen we rang Jon Grey, the actor was calm. He said: “It is.”",
        "Jon Grey (person)",
    ),
    ("“Tides” director Krel Joon Tan spoke. “Tides” won. He added: “It is late.”", "Krel Joon Tan (person)"),
    ("“It is late,” said a later mayor, Jan von Orb. Jan Dern nodded.", "Jan von Orb (person)"),
    ("“It is late,” the Teachers’ Union said.", "Teachers' Union (organisation)"),
    ("Orb.com Inc., the grocer, last year said it was “late”.", "Orb.com Inc (organisation)"),
    ("Nurses used a term for it, calling it “a mosaic”.", "Nurses (unnamed)"),
    ("Jobs will go, says a report by Orr Bank that calls it “late”.", "Orr Bank (organisation)"),
    (
        "It fell. The auditors’ report named the Mill Fund.\n\nIt concluded: “It is late.”",
        "auditors (unnamed)",
    ),
    ("Budget experts asked by Jon Grey said it was “late”.", "Budget experts asked by Jon Grey (unnamed)"),
    ("The council met the rivals of Ann Grey’s widow, who said it was “late”.", "Ann Grey's widow (unnamed)"),
    ("Prof Ann Grey left. Prof Grey said it was “late”.", "Ann Grey (person)"),
    ("OPINION: Why Orby fell\n\nJon Grey left. He said it was “late”.", "Jon Grey (person)"),
    ("Jon Grey left. Many nations rejected the plan.", "Many nations (unnamed)"),
    ("Jon Grey left. The communique said it was “late”.", "communique (unnamed)"),
    ("The armed wing, the Orby Brigades, said it was “late”.", "Orby Brigades (organisation)"),
]


@pytest.mark.parametrize("text, speaker", AGENCY_STYLE)
def test_names_and_bodies_as_agencies_introduce_them(text, speaker):
    assert set(heard(text)) == {speaker}


@pytest.mark.parametrize("source", ["a spokesman for the Orr Trust", "a staff member", "one neighbour"])
@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_he_in_the_next_sentence_is_who_was_just_quoted(source, gap):
    first, second = heard(f"Jon Grey fell on Monday. “It is late,” {source} said.{gap}“It is sad,” he said.")
    assert first == second != "Jon Grey (person)"


ARTICLES = sorted((Path(__file__).parents[1] / "data").rglob("*.md"))


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_a_speaker_is_a_phrase_of_the_article(path):
    text = path.read_text(encoding="utf-8")
    known = set(re.findall(r"[^\W_]+", text.lower()))
    for quotation in quotations(Article.from_text(text))[0]:
        words = re.findall(r"[^\W_]+", quotation.speaker.lower())
        assert known.issuperset(words)
        assert not words or words[-1] not in FUNCTION_WORDS | {"others", "third", "someone", "nobody"}
        assert quotation.speaker == quotation.speaker.strip(" ,.;:\"'“”")


@pytest.mark.parametrize(
    "frame", ["{} said: “It is dead.”", "“It is dead,” said {}.", "{} said it was dead."]
)
@pytest.mark.parametrize(
    "words",
    [
        "Some",
        "Many",
        "Most",
        "A few",
        "Those",
        "Nobody",
        "Saying",
        "The strategy",
        "44",
        "Nothing",
        "The has-been’s",
    ],
)
def test_what_is_no_phrase_for_people_is_no_speaker(frame, words):
    for quotation in quotations(Article.from_text(f"{frame.format(words)} It rained in the end."))[0]:
        assert quotation.speaker == ""


@pytest.mark.parametrize("thing", ["His trial", "The nomination process", "Initial tests", "Tensions"])
def test_what_only_a_thing_shows_is_nobodys_report(thing):
    assert heard(f"Jon Grey left. {thing} suggested that the chimney was dead.") == [""]


def test_a_reaction_before_the_words_of_another_takes_none_after_them():
    text = "Lou Tan disagreed. Coach Jon Grey: “We lost it late.” It rained. “We ran as far as we could.”"
    assert heard(text) == ["Jon Grey (person)"] * 2


def test_who_founded_something_is_a_person_whatever_it_does():
    text = "Orr grew, says Xiang Lem, founder and head of Orr. Xiang sold it. “It is,” Xiang said. It fell."
    assert set(heard(text)) == {"Xiang Lem (person)"}


CAMPAIGNS = [
    # of two of one surname the bare one is who was named first, however often the other is named in full
    (
        "Bidding Orr’s farewell.\n\nIda Orr spoke. Jon Orr is 60. Jon Orr ran. “It is late,” Orr said.",
        [person("Ida Orr")],
    ),
    # a credit, then a caption: who is on the picture is not talked about
    # names of bodies that begin as people's do; "the group" right after one
    (
        "Ida Bell left. Bell is 40. The Bell Foundation met. “It is late,” the group said.",
        ["Bell Foundation (organisation)"],
    ),
    (
        "The Zorvan Martin Foundation shut. “It is late,” the group said.",
        ["Zorvan Martin Foundation (organisation)"],
    ),
    ("Ida Bell told ABC’s “Good Harrow Morning” that it was “late.”", [person("Ida Bell")]),
    # a reporting clause between commas, or behind a comma, is no apposition
    ("Ida Bell left. Jon Banks, a top aide said, “is late.”", ["top aide (unnamed)"]),
    ("Ida Bell left. But Jon Banks, an attorney said, “The mill is late.”", [person("Jon Banks")]),
    # whose an editorial, a piece or a suit is
    # words that are no names, and names that are other words too
    ("Max Baron left. Jon Banks ran. “It is late,” said Baron.", [person("Max Baron")]),
    ("Ida Bell ran. Harsh comments are many. In a post, she said it was “late.”", [person("Ida Bell")]),
    # the title of a work before a year or an author, with no word of theirs
    (
        "Ida Bell said it was “late.”\n\nNOW OPEN—“The mill of Harrow gets a new wheel,” by Jon Banks.",
        [person("Ida Bell")],
    ),
    # who is introduced in passing is not the candidate
    (
        "Ida Bell ran. To the hosts Jon Banks and Una Orr, the Orby candidate stated that it was “late.”",
        [person("Ida Bell")],
    ),
    (
        "Ida Bell ran. In 2012 they left mayor Ray Orr. Jon Banks is the mayor. The mayor called it “odd.”",
        [person("Jon Banks")],
    ),
    # what one coins; the title of a work ahead of its author and words of it
    ("“The mill is late,” by Jon Banks: “The mill has no water left in it.”", [person("Jon Banks")]),
    # a clause after "after", a page between the verb and "that"
    (
        "Ida Bell jailed a man after the man had written on a wall that they should “go away.”",
        ["man (unnamed)"],
    ),
    (
        "Ida Bell ran. “It is,” said an old adviser to Jon Orr and Ida Bell.\n\n“It is,” the person said.",
        ["old adviser (unnamed)"] * 2,
    ),
    ("It is Jon Banks, digital consultant Ray Orr says. “It is late.”", [person("Ray Orr")] * 2),
    (
        "Ida Bell shows a Harrow Post editorial that accuses Jon Orr of being “late.” The piece says: “No.”",
        ["Harrow Post (organisation)"] * 2,
    ),
    (
        "A lawsuit filed by a miller named Ray Orr is out. Jon Banks left. “It is late,” the suit says.",
        [person("Ray Orr")],
    ),
]


WHOSE = [
    ("Harrow Bank lends money. The loan is late, according to its latest annual report.", ["Harrow Bank"]),
    (
        "The Harrow Board said in a report on Monday that rain was rare.\n\nPia Lund ran the mill.\n\n"
        "“Rain has a price,” the report said.",
        ["Harrow Board", "Harrow Board"],
    ),
    (
        "In a petition filed with the Orby Court on Monday, Harrow Mills said it was “late.”\n\n"
        "The mill is old, according to the petition.",
        ["Harrow Mills", "Harrow Mills"],
    ),
    # neither a quotation nor a line above tells whose the document is
    ("It is laid bare in a report.\n\nMax Roe was angry. “Money was wasted,” the report said.", ["report"]),
    # who made another thing in the sentence has not made the document; a leaked one is nobody's
    (
        "According to an affidavit, Max Roe hit a cart driven by Pia Lund. “He fled,” the affidavit said.",
        ["affidavit", "affidavit"],
    ),
    ("Max Roe read a leaked memo.\n\nIt is old. The memo, seen by Harrow News, said it was “bad”.", ["memo"]),
    ("Max Roe left. A note in the margin said: “Too bold?”", ["note in the margin"]),
    ("Pia Lund died. A card by the tree read: “We miss you.”", ["card by the tree"]),
    # "it": the paper that the sentence before is about, or who sent it; the body whose sentence it is
    ("Pia Lund left. At the door, a card from the pupils hangs. “Come back,” it says.", ["pupils"]),
    ("Pia Lund left. A post by Lund’s brother was shared. “Come back,” it began.", ["Lund's brother"]),
    ("The ruling was shown to the Orby Trust. “It is void,” it says.", ["ruling"]),
    ("The jury, which met on Monday, praised what it calls “a rare feat” by Orby Mills.", ["jury"]),
    ("In papers seen by Harrow News, the Orby Trust denies it. It said it was “bad”.", ["Orby Trust"]),
    ("According to the council’s guidance, guards must be “polite”.", ["council"]),
    # a state's leaflet is no other body's; nor is what is new and nobody is said to have made
    ("Sweden joined NATO in May.\n\nThe Finnish leaflet said it was “bad”.", ["Finnish leaflet"]),
    ("Pia Lund quit. A petition says it was “a shame”.", ["petition"]),
    ("Pia Lund quit.\n\nIt was “a shame”, according to a letter.", ["letter"]),
    ("Pia Lund wrote to Max Roe. An email from her called him “late”.", ["Pia Lund"]),
    ("The Tide Trust shut. “We are sad,” it said. The press release said it was “late”.", ["Tide Trust"] * 2),
    ("Max Roe left. A news release said it was “sad”.", ["news release"]),
    ("Max Roe left. The Tide Trust published a report that called it “sad”.", ["Tide Trust"]),
    # what a thing shows: who says so behind the words; a single word is the reporter's
    ("Max Roe left. The gap indicates there is “a social side to mills,” Pia Lund said.", ["Pia Lund"]),
    ("The gap indicates there is “a social side to mills,” according to the Tide Trust.", ["Tide Trust"]),
    ("The mill board met. In one briefing note, Max Roe wrote that “nobody pays”.", ["Max Roe"]),
    # what is no name is no company; nor is a thing known by its initials
    ("It was rough, the airport said. “We are sorry,” the airline said.", ["airport", "airline"]),
    ("Runners use GPS. It rained. The company said it was “sad”.", ["company"]),
    ("The run began at Camp Orby. Orby is an app. “We grow,” Orby said.", ["Orby"]),
    # initials that look like a pronoun
    ("“It is safe,” the WHO said. It called it “no risk”.", ["WHO", "WHO"]),
    ("“It is safe,” said the WHO’s Max Roe. “No risk,” the WHO’s report says.", ["Max Roe", "WHO"]),
    ("Pia Lund, WHO runs the mill, said it was “late”.", ["Pia Lund"]),
    # who has a note is not the one whose name opens the next paragraph; a court's papers are of those who sue
    (
        "Max Roe fell. A clerk's note called it “bad but safe”.\n\nPia Lund, a miller, left. “Go,” she said.",
        ["clerk", "Pia Lund"],
    ),
    ("The Orby Trust denied it. In court papers, it said it was “bad”.", ["Orby Trust"]),
    # a sign with what it stands above is still a sign; "the company" is no place
    ("Pia Lund left. “Everything must go,” said the sign above the door.", []),
    ("Pia Lund left. A banner across Mill Street reads “No doctor, no town”.", []),
    (
        "The firm Orby Mills Ltd left in May. It rained in Marl, and the Marl shook.\n\n"
        "The company said in a statement it was “sad”.",
        ["Orby Mills Ltd"],
    ),
    (
        "The Harrow Board published a report. “It is bad,” the report said.\n\n"
        "Rain fell on the mill for nine days, and the wheel stood still in the flood.\n\n"
        "Nobody has found out so far why Pia Lund, who is on leave for a month, knew of the report.\n\n"
        "The Orby Alliance, which counts 300 members, urged the board to be kind. “She did well,” it said.",
        ["Harrow Board", "Orby Alliance", "Orby Alliance"],
    ),
    (
        "“I read it in a letter,” said Max Roe.\n\nThe council wrote. “It is shut,” the letter said.",
        ["Max Roe", "council"],
    ),
]


@pytest.mark.parametrize("text, expected", WHOSE)
def test_whose_words_a_document_holds(text, expected):
    assert [row.speaker for row in quotations(Article(id="a", text=text))[0]] == expected


@pytest.mark.parametrize("text, expected", CAMPAIGNS)
def test_who_speaks_in_reports_on_campaigns(text, expected):
    assert [one for one in heard(text) if one != "indirect"] == expected


OFFICES_AND_CLIENTS = [
    # two names and "&": one firm
    ("Marsh & Lund said it was “pleased”.", ["Marsh & Lund (organisation)"]),
    ("In a note, Holt & Co. said it was “late”.", ["Holt & Co (organisation)"]),
    # a client named after what he is; a name after a comma is the speaker's
    (
        "A spokesman for the actress Ida Bell said: “It is late.”",
        ["spokesman for the actress Ida Bell (unnamed)"],
    ),
    ("An agent for the miller Velden said: “It is late.”", ["agent for the miller Velden (unnamed)"]),
    (
        "Mayor Una Orr left. A spokesman for the mayor, Jon Banks, said: “It is late.”",
        [person("Jon Banks")],
    ),
    ("A spokesman for the council, Jon Banks, said: “It is late.”", [person("Jon Banks")]),
    (
        "An agent for the miller Velden, Orby's oldest, said: “It is late.”",
        ["agent for the miller Velden (unnamed)"],
    ),
    (
        "A spokesperson for the Wells and Colleges Employers' Association (WCEA) said it was “late.”",
        ["spokesperson for the Wells and Colleges Employers' Association (unnamed)"],
    ),
    # what the speaker has is not what the speaker says
    # nor what a label says somebody's named beside it
    # the title of a work is nobody
    (
        "Ida Bell ran a mill. Her first novel, “The Wet Marsh,” sank. “I wrote it at night,” she said.",
        [person("Ida Bell")],
    ),
    # an office first and the name in the next paragraph; its initials
    # who is of the told age, whatever the noun
    (
        "Teo Brandt, 41, met Greta Marsh. Marsh left. “Dead,” the 41-year-old miller said.",
        [person("Teo Brandt")],
    ),
    # a mother of two is not the mother of four
    (
        "Ida Bell, a mother of two, sold bread. “It was dark,” Bell said.\n\n"
        "Mona Orr, 34, bakes at night. “We feel safe,” says the mother of four.",
        [person("Ida Bell"), person("Mona Orr")],
    ),
    # who is named inside the report of somebody without a name
    (
        "A tutor at the hall said those people brought “shame”. The tutor added that hero Ida Bell, 35, "
        "who was hurt, was “fine”.\n\nShe said: “It is hard.”",
        ["tutor at the hall (unnamed)"] * 3,
    ),
    # one word beside a kin term; the younger of two is who was named last; privy to what
    (
        "Ida Bell runs the camp. She is tired.\n\nNyaru, a mother of two, walked for days to reach it.\n\n"
        "“We ate roots,” she told the Mail.",
        [person("Nyaru")],
    ),
    (
        "Max Hale left the board. “I go,” said Hale.\n\nJon Hale, who is Max's cousin, mocked him.\n\n"
        "“Third time,” wrote the younger Hale.",
        [person("Max Hale"), person("Jon Hale")],
    ),
    (
        "An official privy to the talks said Ida Bell was late. “She is,” the official said.",
        ["official privy to the talks (unnamed)"] * 2,
    ),
    # two spaces behind an initial; who took a picture is nobody whom the article is about
    ("“It is late,” Peter T.  Bell said.\n\n“It is,” said Bell.", [person("Peter T. Bell")] * 2),
    (
        "Ann Bell runs the mill.\n\nThe mill. Photo: Dana Reed/Mill Pictures\n\n“It is late,” she said.",
        [person("Ann Bell")],
    ),
    # a document passed on by others is not theirs, nor of who is talked about
    # the subject of "as …" between two verbs; the holder of a post is not who is introduced otherwise
    ("Ida Bell, 40, wept in the hall as Judge Una Orr told her she had “lied”.", [person("Una Orr")]),
    (
        "Resident Ida Bell spoke. The hall's chief planner warned that leaving would expose it to “rain”.",
        ["hall's chief planner (unnamed)"],
    ),
    (
        "The premier vowed it “by May”.\n\nIda Bell told a hall it was late. “It is,” the premier said.",
        [person("Ida Bell")] * 3,
    ),
    ("Mill Cabinet Secretary Ida Bell came.\n\n“It is late,” the CS said.", [person("Ida Bell")]),
    ("Principal Secretary Ida Bell came.\n\n“It is late,” said the PS.", [person("Ida Bell")]),
]


@pytest.mark.parametrize("text, expected", OFFICES_AND_CLIENTS)
def test_offices_clients_and_firms(text, expected):
    assert [one for one in heard(text) if one != "indirect"] == expected


BRITISH = [
    ("Max Hale left. Her sister-in-law Kim posted a photo. “It was late,” he said.", "Max Hale"),
    ("Lucy Orr left. Husband Joe, 31, saw the funny side. “We ate it,” he said.", "Joe"),
    ("Lucy Orr left. Mum Kay, 61, added: “We ate it.”", "Kay"),
    ("Wilma Lindt, aka Red Wil, left. “We ate it,” Red Wil said.", "Wilma Lindt"),
    ("Wilma Lindt, the cook known as Skip, left. “We ate it,” Skip said.", "Wilma Lindt"),
    (
        "Then-Secretary of State Zel Dorn left. “We ate it,” then-Secretary of State Zel Dorn said.",
        "Zel Dorn",
    ),
    ("Mr Justice Dorn sat.\n\nAda Bell left.\n\n“It is greed,” the judge said.", "Dorn"),
    ("Cde Al Dorn and Coun Ada Bell left. “We ate it,” Cde Dorn said.", "Al Dorn"),
    ("Ranking Member Ada Bell, D-Md., called it “a sham”.", "Ada Bell"),
    ("Ann and Bo Marsh left. Her husband’s letter was short.\n\n“We ran,” he wrote.", "Bo Marsh"),
    (
        "Club chair Ada Bell left. Nor would the Orby Tide Federation wait. It called him “a sham”.",
        "Orby Tide Federation",
    ),
    ("Sarah Lindt left in May. Harrow-born Lindt said the town was “a slim place”.", "Sarah Lindt"),
    ("Max Hale left in May.\n\n“I knew,” said Glasgow-based Hale.", "Max Hale"),
    ("Former Tides star Dev Okoro left.\n\nIn 2015, the star of The Glass Mill said: “We act.”", "Dev Okoro"),
    ("It was condemned by film star Rex Dolan. He said: “We have people here.”", "Rex Dolan"),
    (
        "Max Hale won.\n\nThe vote was condemned by rival Ed Frost.\n\nHe said: “It is a disgrace.”",
        "Ed Frost",
    ),
    ("Max Hale won.\n\nThe plans were drawn up by miller Ed Frost.\n\n“It took years,” he said.", "Ed Frost"),
    ("Ned Gove agreed.\n\nThere was anger from miller Al Dunn.\n\nHe said it was “a sham”.", "Al Dunn"),
    ("A Church in Orby spokeswoman told the Courier: “It is over.”", "Church in Orby spokeswoman"),
    ("Actress Sarah Lindt won.\n\nThe actress’s solicitor said: “It is over.”", "actress's solicitor"),
    ("A man charged with killing Tom Gale said he “had no knife”.", "man charged with killing Tom Gale"),
    ("The officer leading the hunt for Tom Gale said: “Help us.”", "officer leading the hunt for Tom Gale"),
    ("A man accused of killing Ada Bell said he “loved” her.\n\nIan Stroud, 56, is a miller.", "Ian Stroud"),
    ("Tom Gale, 30, lied.\n\nMr Justice Alan Petrie spoke.\n\n“It is greed,” the judge said.", "Alan Petrie"),
    ("Rosa Vane was asked: “Would you go?”\n\nShe replied: “I ran.”", "Rosa Vane"),
    ("Rosa Vane shared a picture.\n\n“I ran,” she captioned the snap.", "Rosa Vane"),
    ("The guard left and the child ran to a wall and said “help”.", "child"),
    ("Tom Gale opened the door and Ada Bell looked in and said “help”.", "Ada Bell"),
    ("Mr Hurst said prison for a long term “doesn’t help” anybody.", "Hurst"),
    ("Sarah Lindt left.\n\nSays Lindt: “I ran.”", "Sarah Lindt"),
    ("Al Moss rejected a claim by Craig Wyte that the club was “finished”.", "Craig Wyte"),
    ("The pier is “lost”, a councillor has said.\n\nAda Bell called for repairs.", "Ada Bell"),
    ("A new law will mean thieves cannot “opt out” of trials, families have said.", "families"),
    ("Ross Hobb, secretary of the union NAHT, who left, said: “We ran.”", "Ross Hobb"),
    ("It won praise from Mr Dale, who has met judges and called it “bold”.", "Dale"),
    ("Ann Lee thanked Bob Roe, who ran the mill, and said it was “bold”.", "Ann Lee"),
    ("She met a member of the Orby Trust who called it “costly”.", "member"),
    ("Mr Dale has an ally in Mr Bann, who described it as “bold”.", "Bann"),
    ("The Marl ambassador in Orby, who called it “bold,” left. Marl was glad.", "Marl ambassador"),
    ("Ann Grey’s lawyer in Orby, who called it “bold,” left. Ann Grey was glad.", "Grey's lawyer"),
    ("A teacher at Orby High School, who called it “bold,” left.", "teacher"),
    ("They met Bo Hart of the Tide Board, who called it “bold”.", "Bo Hart"),
    ("They met Bo Hart of the Tide Board, which called it “bold”.", "Tide Board"),
    ("The mayor sold it to Marl Council, who called it “bold”.", "Marl Council"),
    ("The fans saw Ann Grey in Orby, who called it “bold”.", "Ann Grey"),
    ("Ann Grey was the author of a report which called it “bold”.", "Ann Grey"),
    ("Al Lund and his son, Max Lund, came. Max was late.\n\n“My son is late,” he said.", "Al Lund"),
    ("Ann Grey’s daughter Eva was held. Eva was ill.\n\n“My daughter was ill,” she said.", "Ann Grey"),
    (
        "Eva Dow, envoy, met deputy foreign minister Al Lund.\n\n“No,” he said.\n\n“Yes,” said the diplomat.",
        "Al Lund",
    ),
    ("Ann Grey said Al Lund declined to talk of the “scope” of it.", "Ann Grey"),
    ("Ann Grey said Al Lund could talk of the “scope” of it.", "Ann Grey"),
    (
        "President Max Hale met Jeff Dorn.\n\nDorn was not “late”, said the president.\n\n"
        "Marl’s President Vlad Orr was there. Orr was late. Orr and Orr’s men met.",
        "Max Hale",
    ),
    ("A miller condemned a plan that would close Ann Lee’s shop as “madness”.", "miller"),
    ("The union dismissed an offer that followed Max Hale’s letter as “too late”.", "union"),
    ("Julie Allen left.\n\nAngry Julie, 54, said: “We ran.”", "Julie Allen"),
    ("Hundreds of people came.\n\n“We ran,” said one.", "one of the people"),
    ("Fans left.\n\n“Sad,” said one.\n\n“Late,” wrote another.", "another of the fans"),
    ("Neighbours left. One, who asked to be known only as Gus, said he hid. “It rained,” he said.", "Gus"),
    ("Ann Lee is a nurse. “It rained,” said the nurse at Marl Clinic, who asked to be called Gus.", "Gus"),
    ("Ann Lee left. “It rained,” says the head of a mill, who asked to use the pseudonym Gus.", "Gus"),
    ("“It rained,” said a clerk, who spoke at a rally called March for Peace.", "clerk"),
    ("Al Gore fell. He had “bad cuts”, according to his friend, baker Max Orr. Gore slept.", "Max Orr"),
    ("A source close to Hale said he raged at the figures. “It hurt,” they said.", "source close to Hale"),
    ("Bea Orr was an actor.\n\nBorn Ida Fenn in 1930, she sang.\n\n“I ran,” she said.", "Bea Orr"),
    ("Max Hale read it. A reply from a clerk in the mill said it was “filed”.", "clerk in the mill"),
    ("The boy’s mother rose at nine. Ann Lee rang her.\n\n“It hurt,” the mother said.", "boy's mother"),
    ("Clerk, 34, saves a cat: “I ran”\n\nBy Ida Fenn and AAP For Orby Mail\n\nMax Hale dived.", "Clerk"),
    ("According to a memo seen by the Orby Post, Max Hale “ran off”.", "memo"),
    ("Lady Orrwell opened the Orrwell Estate.\n\n“It is dry,” she said.", "Orrwell"),
    ("Her post drew jokes. One read it out. “Is it damp?” a third asked.", "third"),
    ("Ann Lee went.\n\nSomeone else asked how it was done. “Is it a trick?” they wondered.", "Someone else"),
    ("Shops left, with the Society of Bakers saying it was “a sham”.", "Society of Bakers"),
    ("In a note on Facebook, Orby FC said it lost.\n\n“We ran,” the note added.", "Orby FC"),
    ("Ian Stroud wept. Max Firth, prosecuting, asked him: “Why?”\n\n“I ran,” he replied.", "Ian Stroud"),
    ("Rosa Vane wept. Ada Firth, defending, asked Vane: “Why?”\n\n“I ran,” she said.", "Rosa Vane"),
    ("Judge Ada Bell spoke.\n\nWhen the mother got home, she said: “Help.”", "mother"),
    ("Prosecutor Ada Bell spoke.\n\nAlthough the aunt called, she told a friend: “I ran.”", "aunt"),
    ("It was backed by Ada Bell, head of the charity Homes First, who called it “bold”.", "Ada Bell"),
    ("A House of Lords committee wrote it was “unfair”.", "House of Lords committee"),
    ("Max Hale apologised to objectors and staff saying it was “messy”.", "Max Hale"),
]

HEADLINES = [
    # whose words a headline holds, by whom the article quotes with them
    (
        "'It leaks like a sieve': Fury as Orby dam fails\n\n“It leaks like a sieve,” said Ann Lund.",
        "Ann Lund",
    ),
    ("Dam breaks but experts warn: “Stay at home”\n\n“Stay at home, please,” Ann Lund said.", "Ann Lund"),
    ("Dam fails as owner calls it “a bad joke” \n\nAnn Lund said it was “a bad joke”.", "Ann Lund"),
    ("Dam breaks but experts warn: “Stay at home”\n\n“Go home,” Ann Lund said.", "experts"),
    (
        "Dam breaks but experts warn: “Go home”\n\n“Go home,” Ann Lund said.",
        "experts",
    ),  # two words are chance
    ("EXCLUSIVE: “It leaks like a sieve”, says boss\n\n“It leaks like a sieve,” said Ann Lund.", "Ann Lund"),
    (  # words in capitals that are no names
        "Orby fells oak as it drops ACORNS on cars\n\nOrby Council met after it said acorns “fall hard”.",
        "Orby Council",
    ),
    (  # whom an opening far below the headline means, and not the byline's
        "Chairs go\n\nOrby is full\n\nBy Ida Roe In Orby For Mailnet\n\nThe mayor of Orby has banned chairs, "
        "claiming that they are “in the way”.\n\nMax Hale, 61, signed the ban in May.",
        "Max Hale",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), HEADLINES)
def test_whose_words_a_headline_holds(text, speaker):
    assert heard(text)[0].rpartition(" (")[0] == speaker


@pytest.mark.parametrize(
    "text, is_subject", [("Ida told Tobias Holt she ran.", False), ("So Tobias Holt himself ran.", True)]
)
def test_a_name_before_a_pronoun_is_no_subject(text, is_subject):
    assert attributions(Article.from_text(text))[2][-1].is_subject == is_subject


def test_one_and_another_whom_nobody_counts_are_so_called():
    text = "Mike Ames, the MP, spoke.\n\n“It is late,” wrote one. “It is.”\n\n“We ran,” added another."
    assert [who.rpartition(" (")[0] for who in heard(text)] == ["one", "one", "another"]


@pytest.mark.parametrize(("text", "speaker"), BRITISH)
def test_how_british_papers_name_who_speaks(text, speaker):
    assert heard(text)[-1].rpartition(" (")[0] == speaker


FROM_AROUND_THE_WORLD = [
    (
        "Clerk Pia Vell spoke.\n\nPolice Brig Tora Lund on Friday declined to speak. “We will,” she said.",
        "Tora Lund",
    ),
    ("Max Hale met us. “We left early,” mayor Pia Vell expatiated.", "Pia Vell"),
    ("Max Hale met us. “We left early,” the crowd chorused.", "crowd"),
    ("“It is late,” Max Hale said. “Tides,” the film Pia Vell directed, opened.", "Max Hale"),
    ("Counsel Pia Vell prayed the court to free him “on liberal terms”.", "Pia Vell"),
    ("A miller has been told by a clerk he “could not have missed it”.", "clerk"),
    ("Pia Vell was told by a nurse who's retired: “Walk.”", "nurse"),
    ("Pia Vell has quit after being filmed calling protesting millers “a shower”.", "Pia Vell"),
    ("In a note, seen by Orby News, trade head Pia Vell wrote it was “a shower”.", "Pia Vell"),
    (
        "A guideline issued by the Orby Council in May called for “small machines”. May was wet.",
        "Orby Council",
    ),
    ("Magistrate Pia Vell sat. The pupil said: “I only took one.”", "pupil"),
    ("A bench of Justices Al Vell and Pia Lund met. “It is late,” the bench said.", "bench"),
    (
        "Orby's deputy roads minister has called us “a shower”.\n\nAl Vell, 37, wept. The first minister "
        "said: “I am sad.”",
        "first minister",
    ),
    ("TD Mattie Vell spoke. “It is late,” Mr Vell said.", "Mattie Vell"),
    (
        "Pia Vell speaks to Orby News.\n\n((ON)) Are you well?\n\n((Pia Vell)) No! I am old.\n\n((ON)) Why?"
        "\n\n((Vell)) I was born in May.",
        "Pia Vell",
    ),
    # two of one surname; a body told by the word before it; whose report it was when first named
    ("Jan and Moira Bell left the mill. “It is late,” they said.", "Jan Bell and Moira Bell"),
    ("Ida Bell ran. Drivers’ group Tanroad said it was late. “It is,” it said.", "Tanroad"),
    ("According to the Orr council’s report, Bell ran. The report said Bell “ran away”.", "Orr council"),
    ("Marl ambassador in Cyprus Anrik Ovadoy told us it was “late”.", "Anrik Ovadoy"),
    ("President of Kenya Otieno Wafula told us it was “late”.", "Otieno Wafula"),
    # what a place in an apposition is, before a verb without a comma
    ("“It is late,” Ida Bell, a trader in Orby, the capital of Marl state told us.", "Ida Bell"),
    ("Jon Banks, an engineer at Orby Net, one of the firms in Marl told us it was “late”.", "Jon Banks"),
    # what a place in an apposition is, before a verb without a comma
    ("Mayor Ida Bell met. Both Orby and the Marl League, said Ms Bell, paid. “We did it.”", "Ida Bell"),
    # who goes on behind bare words
    ("“It is,” said Jon Banks.\n\n“We know it is late.” Trader Ida Bell added that she was.", "Ida Bell"),
    ("Jon Banks opened it.\n\n“We know that it is late.” Ida Bell went on to say that she was.", "Ida Bell"),
    # no people: bodies by a plural, a street, an acronym with a hyphen
    ("Authorities met.\n\n“Go,” the Marl County sheriff said.\n\nAuthorities left.", "Marl County sheriff"),
    ("Ida Bell went in May. Her shop is on Una Orr St. in Orby.\n\n“It is late,” she said.", "Ida Bell"),
    ("Ida Bell spoke.\n\nABX-MTV is a network. ABX-MTV was shut.\n\n“It is late,” she said.", "Ida Bell"),
    # sex by pronouns, against the given name
    ("Andrea Rovi mills. He trained his sons and wife. Ida Bell came.\n\n“It is,” he said.", "Andrea Rovi"),
    # a noun that looks like a verb of saying; news that somebody shares
    ("After the Orby Times report was out, Jon Banks wrote it was “late”.", "Jon Banks"),
    ("Once the Mill Brothers comments had been read, Ida Bell said it was “late”.", "Ida Bell"),
    ("Jon Banks sent word that it “is late”.", "Jon Banks"),
    ("Jon Banks gave notice that it would be “shut for good”.", "Jon Banks"),
    # works in marks are no words
    ("Una Orr said it was “late,” the writer of “Tides.”", "Una Orr"),
    ("Ida Bell said it was “late”. “Tides” actor Una Orr said it was not.", "Ida Bell"),
    # who somebody is identified as
    # offices with a preposition before the name, also of a country
    ("“It is late,” said Special Agent in Charge Una Orr, Orby Field Division.", "Una Orr"),
    ("The head of Kenya Power Board said it was “late”.", "head of Kenya Power Board"),
    # whose tweet; the subject of the clause that words in marks end; one who is "they"
    ("Max Spence ran.\n\n“It is,” reads another Spence tweet from the same month, with it.", "Max Spence"),
    ("Ann Hale left to shouts of “out” from the crowd.", "crowd"),
    ("It struck in Nice. Nice shut.\n\n“We ran,” according to Kestrel news agency.", "Kestrel news agency"),
    ("Bell left. Max Bell cited Ross Hale as once saying “it is late”.", "Ross Hale"),
    ("Mill officials left, with press secretary Ann Bell saying on May 8, “It is late.”", "Ann Bell"),
    ("The head of the Kestrel news agency Ann Bell said it was “late”.", "Ann Bell"),
    ("Ross Hale left.\n\n“It is late,” the Orby Alert update said.", "Orby Alert update"),
    ("MP Max Bell said it was not “late” when Ross Hale had spoken. He added: “I hope so.”", "Max Bell"),
    ("Author Max Hale left.\n\nSpeaking to writer Ross Bell he said: “We ran.”", "Max Hale"),
    ("An EV maker fell. One nurse called it “total chaos”.\n\nThey said: “It is late.”", "One nurse"),
    # abbreviations and networks in names; words for one office
    ("“It is late,” said Jodi Sta. Marlo.", "Jodi Sta. Marlo"),
    ("(Photo: Jodi Lund Instagram ABX-CBN)\n\nJodi Lund spoke. “It is late,” she said.", "Jodi Lund"),
    ("Relations are good, envoy Ida Bell told us. “We are,” the diplomat said.", "Ida Bell"),
    ("Journalist Jon Banks left.\n\nThe newsman said it was “late”.", "Jon Banks"),
    # kin terms before a given name; the office of an attorney; two roles; a state behind a place; bodies
    ("Attorney Jon Banks left.\n\n“It is late,” said the San Pedro District Attorney’s office.",
     "San Pedro District Attorney's office"),
    ("Attorney Jon Banks left.\n\n“It is,” the Orby District Attorney’s Office said.",
     "Orby District Attorney's Office"),
    ("“It is late,” said co-founder and chief executive Una Orr.", "Una Orr"),
    ("Una Orr, a local out for a walk in Albany, New York State, said it was “late”.", "Una Orr"),
    ("“It is,” says Jon Lee of CRN, the Body for Nuclear Research.\n\n“We are,” he added.", "Jon Lee"),
    # a trade before a firm; who sends and who is sent a letter; whose words those were
    ("“It is late,” said IT giant Wiprosys in a filing.", "Wiprosys"),
    ("An email from Jon Banks to Ida Bell said: “It is late.”", "Jon Banks"),
    ("“It is late.” Those were the words of Ida Bell on Monday.", "Ida Bell"),
    ("“It is late.”\n\nThat was the view of trader Ida Bell.", "Ida Bell"),
    # who says something in the sentence before goes on: past what opens it, with an owner, quoted by others
    ("“It is,” Jon Banks said. In her letter, Ms Orr said she was sorry. “It was wrong.”", "Orr"),
    ("“It is,” Jon Banks said. The grid’s Ida Bell says it will take days. “It is hard.”", "Ida Bell"),
    ("The Orby League says it is. The league’s Ida Bell says if it fell, all fell. “We fell.”", "Ida Bell"),
    ("“It is,” Jon Banks said. A friend of Mr Lee is quoted in the Post as saying he left. “He left.”",
     "friend of Mr Lee"),
    # an address without a comma behind it; text run together
    ("Ida Bell, 18, from the US said: “We ran.”", "Ida Bell"),
    ("Jon Banks, 28, of Orby in Kent said it was “late”.", "Jon Banks"),
    ("More on this and other news in Orby A grid spokesman said: “We ran.”", "grid spokesman"),
    # what one is told, what one says that another attacks, what follows a reported clause
    ("Orby Foods said it takes what drivers told the Post “very seriously”.", "Orby Foods"),
    ("Jon Banks felt that people would see it, calling it “a square peg”.", "Jon Banks"),
    # who sends a statement; what leads the owner of a report; the firm of a country
    ("Max Lee died. A statement from Mr Lee’s lawyer said: “It took place.”", "Mr Lee's lawyer"),
    ("The Orby Care Trust met. However the trust’s own report called for it. It added: “Now.”",
     "Orby Care Trust"),
    # whose office it is further down; who adds after what he told of another; who also said
    ("Mr Lee and Mr Banks met. Asked of it, Mr Lee said it fell. He also said it had been “late”.", "Lee"),
    ("Ian Lund was a good man, said Jon Banks. He added: “We miss him.”", "Jon Banks"),
    ("Ian Greene left. Green said it was “late”.", "Green"),
    ("Orby’s Permanent Representative to Marl Ian Lund said: “It is.” “We ran,” the envoy said.", "Ian Lund"),
    # a relative described; a name and a title with words that look like verbs; a clause with "while"
    ("The father of Zed Orr told radio in May that it fell. “He left,” he told it.", "father of Zed Orr"),
    ("The United States Board of Mills, however, tells all: “It is late.”", "Board of Mills"),
    ("Ida Bell foresaw it “all” while Jon Banks, 19, a student hurt by the lies of the mill, said: “No.”",
     "Jon Banks"),
    # words that nothing ties, which a quotation elsewhere holds too
    ("Una Orr left “too soon to tell”.\n\n“It is too soon to tell now,” Jon Banks said.", "Jon Banks"),
    ("Ida Bell said:\n\n“It is.\n\n“We sank to the bottom.”\n\nThey “sank to the bottom”.", "Ida Bell"),
    # a verb in the past goes on from "said", not from "would seek"; an -ing form from the one before it
    ("Ida Bell said the board would seek to be heard and described it as “late”.", "Ida Bell"),
    ("It led to a row, with Orr members crossing the floor and shouting slogans such as “go”.",
     "Orr members"),
    ("Ida Bell wrote that Jon Banks had rung her at night in the hall to say it was “late”.", "Jon Banks"),
    # who is overheard, who cries and who taunts
    ("Ida Bell ran, while an old man was overheard asking nobody at all: “Who did it?”", "old man"),
    ("There were cries of “shame” and “go” from the public gallery.", "public gallery"),
    ("The gallery, full of millers, broke into applause and chants of “Go!” at noon.", "gallery"),
    ("“No,” Jon Banks told the traders, some of whom responded with shouts of “go”.", "traders"),
    ("Fans taunted Jon Banks with “Where were you?”", "Fans"),
    ("Ida Bell, who says she is “70 or 75”, saw it.", "Ida Bell"),
    ("Ida Bell ran when fans broke through the fence chanting “go”.", "fans"),
    ("Jon Banks met the fans, who serenaded him with “Where were you?”", "fans"),
    # who speaks for somebody with a title
    ("Jon Banks ran. “It is late,” an aide to Mr Banks said.", "aide to Mr Banks"),
    ("Jon Banks ran. A lawyer for Mr. Banks later said: “It is late.”", "lawyer for Mr. Banks"),
    ("Chief of Staff Gen. Ida Bell said it was “late”.", "Ida Bell"),
    ("Director of Operations Major Ida Bell said it was “late”.", "Ida Bell"),
    ("Ida Bell heard of claims made by Jon Banks that the pump “would fall by May”.", "Jon Banks"),
    # of whom somebody says that he was told
    ("Lawyer Ida Bell said Jon Banks had been warned by two clerks that it was “worn out”.", "Ida Bell"),
    ("Jon Banks was warned by two clerks that it was “worn out”.", "two clerks"),
    # offices with a branch in parentheses, counsel with letters after the name, a leader of a party
    ("Jon Banks paid. “He did,” said DCP (frauds) Ida Bell on Monday.", "Ida Bell"),
    ("Una Orr sued. “It is,” said Jon Banks (Tide) on Monday.", "Jon Banks"),
    ("Una Orr sued. Counsel for the mill, Ida Bell SC, had described it as “a storm in a cup”.", "Ida Bell"),
    ("Una Orr sued. Her lawyer, Jon Banks KC, said his client was “let down” by it.", "Jon Banks"),
    ("Una Orr, Orby West MP, said it was “worn out”.", "Una Orr"),
    ("Leader of Opposition Ida Bell of the Jan Mill Front said it was “worn out”.", "Ida Bell"),
    # a clause without a relative pronoun; a verb behind a relative clause is no inversion
    ("The mill shut, a loss the mayor described as “sad”.", "mayor"),
    ("The mill shut. It was a loss Ida Bell described as “sad”.", "Ida Bell"),
    ("The clerk, who called it “a mess”, said the council had no money.", "clerk"),
    ("A man by the lift, who told us it was “too late”, says the mill pays.", "man by the lift"),
    ("The crew, whose boat was “half full of water,” said Ida Bell, were saved.", "Ida Bell"),
    ("It was guarded by one clerk, who drank tea and said he was “only watching”.", "one clerk"),
    ("Ida Bell told Orby News the shape of the keel suggested it swam “like a duck”.", "Ida Bell"),
    ("Ida Bell told traders on a conference call that it had “three offers”.", "Ida Bell"),
    ("“It hurt,” Ida Bell said. “He calls it ‘a loan.’”", "Ida Bell"),
    ("Ida Bell wants a new law, a step one clerk described as “a sad joke”.", "one clerk"),
    ("Una Orr said her son had called her in May and “cried for an hour, then left”.", "Una Orr"),
    ("Jon Banks fled. He was caught after his brother fell ill. “I ran,” he said.", "Jon Banks"),
    ("Jon Banks was held. DCP (frauds) Ida Bell said it was late, cops say. “Stay in,” the DCP appealed.",
     "Ida Bell"),
    ("An engineer lost Rs 9 lakh to Jon Banks. “I was late,” the techie told us.", "engineer"),
    ("Miners went on. Raising slogans of “Our mill, our bread”, they left.", "Miners"),
    ("By the gate, voters begin to chant: “Out! Out!”", "voters"),
    ("Pupils wept. “It is late,” said one, a former diver, on Friday.", "former diver"),
    ("Una Orr, an MP, left. Another, a former whip, said it was “worn out”.", "former whip"),
    ("The Orr Mill, which Ida Bell, the mayor, owns, said it was “worn out”.", "Orr Mill"),
    # who shouts before the words and is no subject of a finite verb; crowds; what a thing that is read holds
    ("Jon Banks walked past strikers shouting “Go home”.", "strikers"),
    ("Jon Banks was met by a group of voters singing “you are worn out”.", "voters"),
    ("Jon Banks faced a mob chanting “Go home”.", "mob"),
    ("Jon Banks left the court shouting “Go home”.", "Jon Banks"),
    ("Jon Banks ran at the guard shouting “Go home”.", "Jon Banks"),
    ("Jon Banks heard a man shout “Go home” at noon.", "man"),
    ("Jon Banks is heard to mutter: “Go home.”", "Jon Banks"),
    ("Hundreds marched on the mill, chanting “No more dams”.", "hundreds"),
    ("Una Orr said Jon Banks sent her a text reading: “Go home.”", "Jon Banks"),
    ("Una Orr received a letter saying it was “worn out”.", "letter"),
    ("Una Orr received a letter from the Orr Council saying it was “worn out”.", "Orr Council"),
    ("Una Orr left. A survey carried out by the Jan Trust found it was “worn out”.", "Jan Trust"),
    ("Jon Banks shared a snap of the boat with the caption “anyone know her?”", "Jon Banks"),
    ("Jon Banks quoted a note by the Orr Council, which called it “worn out”.", "Orr Council"),
    ("Ida Bell was late as a crowd came, chanting “Go home!” and, later, “Shame!”, to the mill.", "crowd"),
    ("Ida Bell said she had got a letter that read: “Go home.”", "letter"),
    ("Traders call the levy a “mess”.", "Traders"),
    ("Critics dubbed the levy a “mess”.", "Critics"),
    # surnames that look like a conjunction or begin with "Mac"; who is known under a name; a body's owner
    ("Ali Mat Nor came.\n\n“Some hide them,” Ali Mat Nor added.", "Ali Mat Nor"),
    ("The board’s counsel, Rossa Mac Aodha, said it was “worn out”.", "Rossa Mac Aodha"),
    ("Ida Bell, a trader, left. The tenant, who wanted to be known as Mr Orr, said it was “late”.", "Orr"),
    ("The firm, Orr Logs, is shut but its owner, who asked not to be named, said it was “on”.", "its owner"),
    ("The firm, Orr, is shut but its owner, who asked not to be named, called it “late”.", "its owner"),
    ("Ida Bell came. A man’s voice can be heard shouting: “Get out of the car, everybody!”", "man's voice"),
    ("Ida Bell came. One signatory, a baker, commented: “It has been up for a year.”", "One signatory"),
    ("Jon Banks left. “It is shut. Who did it?” Tide Front spokesperson Ida Bell said on X.", "Ida Bell"),
    ("A week after the dam broke, Ida Bell sent a letter to the mill, saying it was “worn out”.", "Ida Bell"),
    # who answers is who spoke before the question, then asker and answerer take turns; none answers “Why us?”
    ("Jon Orr left. “It fell,” he said.\n\n“Did you see it, sir?” asked Ida Bell.\n\n“I did.”", "Jon Orr"),
    ("“It fell,” Jon Orr said.\n\n“You saw it?” Ida Bell asked.\n\n“Yes.”\n\n“And left?”", "Ida Bell"),
    ("“It fell,” Jon Orr said.\n\n“Why us?” Ida Bell asked.\n\n“I paid for it.”", "Ida Bell"),
    # one without a name who has not spoken yet; "this person", not "this week"; a role of two words
    ("One aide said it fell. A Tide Party peer was harsher. “He is mad,” they said.", "Tide Party peer"),
    ("The parents of Jon Orr came. A baker had found him.\n\n“We miss him,” they said.", "parents"),
    ("Jon Orr won. One person close to Bell was harsher. “He lies,” this person said.", "One person"),
    ("Jon Orr ran. It fell.\n\nPressed on it, the mill spokesman left.\n\n“No,” he said.", "mill spokesman"),
    # who opens the sentence before, in the same paragraph, goes on; not who is only an object in it
    ("Max Bell said it fell. “It did,” he said.\n\nMr Orr laughed. “It is yours, Max,” he said.", "Orr"),
    ("Max Bell said it fell. “It did,” he said.\n\nIt hit Jon Orr. “I saw it,” Bell said.", "Max Bell"),
    # not the body named next; not the brother; whoever is called a bishop; a name told by an age
    ("A baker, who asked not to be named, said: “It is.”\n\nOrr Council left in May.", "baker"),
    ("Max Bell left.\n\nHis brother Tom ran it, he said.\n\n“It is shut,” he said.", "Max Bell"),
    ("Jon Orr spoke for the Bishop of Marl. “It is,” he said.\n\n“It was,” the Bishop said.", "Bishop"),
    ("Ida Bell came. “It is,” she said.\n\nWuri, nine, dug. She ran.\n\n“It is deep,” she said.", "Wuri"),
    ("Ida Bell, a doctor, came. Ten-year-old Wuri fell.\n\nWuri ran.\n\n“It hurt,” she said.", "Wuri"),
    ("Jon Orr ran. “It is,” he said.\n\nA baker, Wuri, who ran, said he won.\n\n“It was,” he said.", "Wuri"),
    # whom a headline describes is whom the text names; the premier; a name behind a demonym and a role
    ("Envoy says wells are due\n\nIt is dry, aide Max Bell told us. “It is,” the envoy said.", "Max Bell"),
    ("It is dry, Prime Minister Max Bell said.\n\nBell sat. The premier told us it was “dry”.", "Max Bell"),
    ("“It is dry,” said one Orr Mill TD.", "one Orr Mill TD"),
    ("His Welsh friend, Max Bell, MEP for the Orr League claimed it was “dry”.", "Max Bell"),
    # the subject behind a participle; a clause inside what is reported; a purpose behind a time
    ("Faced with defeat, the mayor dropped the plan, calling it “dry stuff”.", "mayor"),
    ("Max Bell said that until Jon Orr denies that the well is dry, “we will not dig”.", "Max Bell"),
    ("His father told us Max Bell had rung after the fire to say he was “dry”.", "Max Bell"),
    # a post for a list of things; who praises, not whom; who is named next, but not a headline's writer
    ("“It is,” Ida Bell, the minister for Health, Sport and the Arts, said.", "Ida Bell"),
    ("“It is,” Ida Bell, Orr Mill’s Director for Marl, the Dale and the Great Fen, said.", "Ida Bell"),
    ("Orr win\n\nCoach Max Bell praised striker Jon Orr.\n\n“He ran and ran.”", "Max Bell"),
    ("Well dug\n\n“It was never dry.”\n\nIda Bell is in her kitchen.", "Ida Bell"),
    ("“It was never dry”\n\nIda Bell\n\nThe well is full.", ""),
    # posts and groups that share a verb, but not the object of a verb before
    ("Max Bell, a baker, came.\n\n“It is dry,” the baker and former mayor said.", "Max Bell"),
    ("Bakers and Orr Mill officials said it was “dry”.", "Bakers and Orr Mill officials"),
    ("Max Bell met bakers and officials said it was “dry”.", "officials"),
    ("It is dry, said the health minister, Ida Orr. The premier told us it was “dry”.", "premier"),
    # a source beside what it is close to; whose statement it is, where a group told something in one
    ("The Orr Mill said that a source close to Lund said that he “ran dry”.", "source close to Lund"),
    ("“Dry,” the mill’s owners said in a statement.\n\n“It is,” the statement said.", "mill's owners"),
    # who bears the office before the name, however long; not who is only served by somebody
    ("Head of the Marl tide region Ida Bell said it was “late”.", "Ida Bell"),
    ("Orby’s envoy to the UN Ida Bell said it was “late”.", "Ida Bell"),
    ("Chief baker at Orby Public Ovens Dr Ida Bell said it was “late”.", "Ida Bell"),
    ("Head of the Jon Orr Trust Ida Bell left. “It is late,” Bell said.", "Ida Bell"),
    ("“It is late,” said Marl House chief of staff Ida Bell.", "Ida Bell"),
    ("“It is late,” said the deputy mayor for tides, Zel Dorn.", "Zel Dorn"),
    ("Game of Tides star Ida Bell said it was “late”.", "Ida Bell"),
    ("The chief of staff to Senator Ida Bell said it was “late”.", "chief of staff to Senator Ida Bell"),
    ("The secretary to President Ida Bell said it was “late”.", "secretary to President Ida Bell"),
    ("Una Orr ran with Ida Bell, Max Dell and Jon Orr, a team-mate said: “It is late.”", "team-mate"),
    ("Orby’s secretary of state nominee Ida Bell said it was “late”.", "Ida Bell"),
    ("A lawyer for baker Ida Bell said it was “late”.", "lawyer for baker Ida Bell"),
    ("Lawyers for jailed Ida Bell said it was “late”.", "Lawyers for jailed Ida Bell"),
    ("The son of Marl gunman Ida Bell said it was “late”.", "son of Marl gunman Ida Bell"),
    ("Minister for Roads, Tides and Tourism Zel Dorn came. “It is,” Dorn said.", "Zel Dorn"),
    ("Orby’s reform minister left. Orbian PM Zel Dorn said it was “late”.", "Zel Dorn"),
    ("Marl Party TD Zel Dorn said it was “late”.", "Zel Dorn"),
    ("Zel Dorn, from Marl, Co Wicklow, said it was “late”. “It is,” he said.", "Zel Dorn"),
    ("Ida Bell bakes. The American came. A Native American saw her. “It is,” she said.", "Ida Bell"),
    # a leader with a syllable like a body's; a paper is nobody's "she"
    ("The north fired at the sea. Min Jong Un saw it. “It flew,” he said.", "Min Jong Un"),
    ("Pia Min said it fell.\n\nMarl Daily met Marl Weekly.\n\n“It did,” she said.", "Pia Min"),
    # who signs what stands alone, on a line without a verb; the mayor's "open" plan says nothing
    ("“The well is dry. It was dug too late.”\n\nBo Hart, chairman of Orby Mills", "Bo Hart"),
    ("Ida Bell said it fell.\n\n“I had to stop it. It is a shame.”\nPete, Orby, Marl", "Pete"),
    ("Ida Bell said it fell.\n\n“It did. It is a shame.”\n\nOn Monday, a vote", "Ida Bell"),
    ("“It did. It is a shame.”\n\nLondon, 3 May 2024", ""),
    ("Jon Orr said it fell.\n\nIda Bell said the two had “very concrete” attack plans.", "Ida Bell"),
    ("“It is late,” said the National Tide and Reform Commission.", "National Tide and Reform Commission"),
    ("The Consumer Tide Safety Board said it was “late”.", "Consumer Tide Safety Board"),
    ("Counsel for it, Ida Bell BL, came. Ms Bell said it was “late”.", "Ida Bell"),
    ("General Tides Motors said it was “late”.", "General Tides Motors"),
    ("The Premier Tide League said it was “late”.", "Premier Tide League"),
    ("The U.S. said it was “late”.", "U.S."),
    ("77% of foreign pupils said it was “late”.", "77% of foreign pupils"),
    ("The regime in Orby said it was “late”.", "regime"),
    ("In this Web Extra we ask Ida Bell. “It is late,” she said. “It is an extra,” he said.", ""),
    # a post with its place before a name; peoples, bodies and laws are no person
    ("Envoy to Norland Una Bell came. Jon Orr left. He spoke to Bell.\n\n“It is,” the envoy said.",
     "Una Bell"),
    ("Spokesman for Orr’s Trade Ministry Jon Bell ran. Al Orr sat.\n\n“It is,” the spokesman said.",
     "Jon Bell"),
    ("Una Bell, a lecturer in law, came. “It is,” she said.\n\nThe new law says ships “must go”.", "new law"),
    ("Norwegian leader Jon Orr ran. “It is,” he said.\n\nThe Norwegian opposition said it “won”.",
     "Norwegian opposition"),
    # the pronoun that opens a report means who reports; a report leads to the words after it
    ("Al Orr sat. “It did,” he said. He said it fell. But he said it was late. "
     "He said it was his. Mr Max Bell said he hoped it would. He said it was “odd”.",
     "Max Bell"),
    ("“It is,” said Jon Orr. The mill lost money in May, Una Bell said. “We paid for it.”", "Una Bell"),
    ("“It is,” said Jon Orr. Una Bell, a nurse, sat. She says the mill fell. “We paid for it.”", "Una Bell"),
    # a name after "named"; a gerund with an object as the subject of a report
    ("“They came at night,” a baker named Jon Orr told reporters.", "Jon Orr"),
    ("Una Bell ran. She said that leaving the bloc would not mean “war”, and insisted she would “go on”.",
     "Una Bell"),
]  # fmt: skip


@pytest.mark.parametrize("text, speaker", FROM_AROUND_THE_WORLD)
def test_news_from_around_the_world(text, speaker):
    rows = [row for row in quotations(Article.from_text(text))[0] if row.kind != "indirect"]
    assert rows[-1].speaker == speaker


AMERICAN = [
    # who says what in the second clause; who goes on after what somebody else said in it
    ("Ann Abel said it was “bad,” while Gov. Max Hale said that Orby “stands behind it.”", "Max Hale"),
    ("Hale told us that few cared, while his mate, Gov. Max Bell, argued that it was a “trick.”", "Max Bell"),
    ("An official said the board had expressed its view, adding: “There will be no vote.”", "official"),
    ("An aide said the board wants talks but added that they “fully agree”.", "aide"),
    ("It is vital to maintain calm, Ida Bell says, adding that it is what “all of us want”.", "Ida Bell"),
    ("Bell asked if Hale would go, to which the crowd began chanting, “Go! Go!”", "crowd"),
    # "he" is not whom his own words name; "According …" opens a sentence
    ("Max Bell knew, but he claims Hale said it “fell”.\n\n“It was Jon Hale's idea,” he said.", "Max Bell"),
    ("“It is late,” Ida Bell said. “We ran. It fell.” According to a study, the pier is old.", "Ida Bell"),
    # people of a body, and who holds an office of it
    ("An employee of the Bell Community Center of Orby County called it “late.”",
     "employee of the Bell Community Center of Orby County"),
    ("“It is,” Attorney for the District of Orby Ida Bell told us.", "Ida Bell"),
    ("“It is,” Marl Ambassador to the Republic of Orby Jon Lee said.\n\n“It was,” the Marl envoy said. "
     "“We ran,” the ambassador said.", "Jon Lee"),
    # a party stands for its lawmaker; the vice president is not the president; what is no cue; who spoke last
    ("Sen. Una Orr met Max Hale.\n\n“It is late for Mr Hale,” the Maine Democrat said.", "Una Orr"),
    ("Vice President Una Orr left Jon Bell, the president.\n\n“It is,” the president said.", "Jon Bell"),
    ("On Sunday, Max Hale renewed his Twitter attacks on Bell: “Too late!”", "Max Hale"),
    # who is just brought in is none of those named; an age opens a sentence as a subject
    ("Max Orr, 61, a miller, met a driver. “I am late,” the miller said.", "Max Orr"),
    ("Miller Max Orr said he was “done”. Jon Bell fell.\n\n“We ran,” Orr told us.\n\nThe 51-year-old did not "
     "blame Bell.\n\n“He tried,” he said.", "Max Orr"),
    ("A retired colonel says he is “done”.\n\nCol Max Orr, 77, left in May.\n\nThe colonel ran. “It is,” "
     "he said.", "Max Orr"),
    # whom a film shows speaking; the finding is the court's
    ("A minister left after being filmed calling clerks “lazy”.\n\nMax Orr, the minister, ran.", "minister"),
    ("The board dropped a rule that the sale should be held in Marl, finding “a real risk” there.", "board"),
    ("The tape, shared by Una Bell, shows Max Orr asking an aide: “Who?”\n\nThe aide says: “Me.”", "aide"),
    ("“We are late,” a man in a cap called from the back. “It's Monday.”", "man in a cap"),
    ("Una Bell is fond of Orr, who she claims drove to Marl.\n\n“He was late.”", "Una Bell"),
    ("Pier Analytics, founded by a pair of friends, wrote to Una Bell.\n\n“It is,” the company wrote.",
     "Pier Analytics"),
    ("Una Bell, who lives in Marl, said the news of Orr's death shook her. “I wept.”", "Una Bell"),
    ("Mayor Una Bell ran. “She is late,” said Ida Orr.\n\nAsked about it, the mayor ran. “I am,” she said.",
     "Una Bell"),
    # who can be "the star"; a name of one word with its role
    ("Una Bell fell.\n\nThe Canal Lane actress, 38, was ill.\n\n“She was,” said Ida Orr.\n\nThe star slept. "
     "“I slept,” she said.", "Una Bell"),
    ("Pop star Zuri fell. Ida Orr saw it.\n\n“She fell,” Ida said.\n\n“I fell,” the singer said.", "Zuri"),
    ("Una Bell, 71, reveals she “forgave” Max Orr - as he says: “She was right.”", "Max Orr"),
    # two of one surname: whom a title fits; an age in the subject; an apposition as subject
    ("Una Bell, 91, fell. “It is,” said Max Bell, 4.\n\n“It was,” Ms Bell said.", "Una Bell"),
    ("A runner, 82, who saw off a thief with a broom says he “ran”.", "runner"),
    ("Una Bell fell. Ida Bell saw it. Una Bell sat.\n\nThe clerk's niece, Eva Orr, discovered the loss of a "
     "hat.\n\n“It was old,” she said.", "Eva Orr"),
    ("Max Orr had a pond. “I left,” said Una Bell.\n\nAs he sat, the father-of-nine wept. “I ran,” he said.",
     "Max Orr"),
    ("A mother of a boy killed in May said it was “late”.\n\nAl Orr, nine, died at home.",
     "mother of a boy killed in May"),
    # "wife of …" without an article; who is known under a letter; a source with "of" behind its verb
    ("EXCLUSIVE: “I fled”: Ex-wife of TV chef Max Orr tells all\n\n“I fled,” said Una Bell.", "Una Bell"),
    ("Max Orr sat. The aide, who was identified only as Eva, said she felt “sick to the core”.", "Eva"),
    ("Man who sold mills “laughed as his clerks wept”, says mother of bride.", "mother of bride"),
    ("Jon Bell ran. Skipper Max Orr agreed. “We lost,” said the centre-half.", "Max Orr"),
    ("Adviser Ian Millar left. Miller Orr asked counsel Mueller, and Mueller said: “It is.”", "Mueller"),
    # the president whom everybody knows; a daily is no person
    ("Torvan won. Torvan met Una Bell.\n\nTorvan ran.\n\n“We ran,” the president told us.", "Torvan"),
    ("Torvan won. Torvan met Una Bell. Torvan ran.\n\n“We ran,” the Orr Bank president told us.",
     "Orr Bank president"),
    ("Torvan won. Una Bell ran. Bell fell.\n\nTorvan met Bell.\n\n“It fell,” the president said.",
     "president"),
    ("Torvan won. Torvan met Una Bell. Torvan ran.\n\n“We ran,” the pope said.", "pope"),
    ("The singer Torvan won. Torvan met Una Bell. Torvan ran.\n\n“We ran,” the president said.", "president"),
    ("Jon Bell, the president, met Torvan. Torvan ran.\n\n“We ran,” the president said.",
     "Jon Bell"),
    ("China Daily told Una Bell of it. China Daily saw it.\n\n“It is late,” she said.", "Una Bell"),
    # who is named in full in the headline only; a clause after a name tells not what he is
    ("Theresa Holt: pier is lost\n\nHolt, speaking in Orby, ran.\n\n“It fell,” she said.", "Theresa Holt"),
    ("Ida Orr quits\n\nOrr, 61, left. Una Orr wept. “We ran,” Orr said.", "Ida Orr"),
    ("Of Iowa Sen. Max Orr, the president was fond.\n\n“I love him,” the president said.", "president"),
    ("The union met Max Orr, the man who was its president.\n\n“It is,” the president said.", "Max Orr"),
    # what pronouns behind a name of one word show
    ("The Tide Union met. If Torvan's letter was harsh, his notes were mild, and his tone was low. But "
     "Torvan did little in the years that he led the Tide Union.\n\nThen: “We ran and all fell.”", "Torvan"),
    ("The Tide Union met. If Torvan's fleet was old, its crews were old, and his tone was low. But Torvan "
     "did little in the years that it served the Tide Union.\n\nThen: “We ran and all fell.”", "Tide Union"),
    # a day is nobody; participles, adverbs and ages lead in; an apposition without its second comma
    ("Max Orr ran.\n\nJon Bell won. He left. “It is,” Orr, a clerk, said Monday.", "Max Orr"),
    ("The board met. Asked to comment on it, Orr Bank released a note to us: “We will pay.”", "Orr Bank"),
    ("Shortly after the pier fell, Max Orr went home, writing: “It is late.”", "Max Orr"),
    ("How the Marl Plan will work is “unclear,” Max Orr, a law professor in Orby told us.", "Max Orr"),
    ("A month into the mayor's term, Una Bell, a clerk from Orby said it was “sad.”", "Una Bell"),
    ("Joined by Max Orr, the coach said it was “so very old.”", "coach"),
    # a court's name holds a verb; a brief is by who owns it
    ("The Orby Court of Appeals blocked it, writing that it was “late.”", "Orby Court of Appeals"),
    ("Una Bell ran. “It is late for the whole of Marl,” the bank's brief said.", "bank"),
    # who goes on after "…, Orr said."; a speech to come is no speech; "he" is not whom he speaks of
    ("“It is late,” said Una Bell. Nobody called her, Max Orr said on Monday. “We were ill.”", "Max Orr"),
    ("“It is late,” said Una Bell. “It was.” The pier fell, police said. “We were ill.”", "Una Bell"),
    ("Una Bell added that Marl might welcome the sale “as it would give us all a chance.”", "Una Bell"),
    ("Una Bell said Max Orr will tell clerks that the sale is “as good as it will get.”", "Max Orr"),
    ("Max Orr left. Jon Bell sat. He said Bell would do “what it takes to win.”", "Max Orr"),
    # surnames that are no plurals; bodies that speak; whose name a club bears
    ("Una Bell ran.\n\n“It is late for the whole of Marl,” Corvanis told parliament.", "Corvanis"),
    ("Una Bell ran. The Marl town hall said in a note, “it is late for all of us.”", "Marl town hall"),
    ("Una Bell ran. “It is late,” a guard next to us said.", "guard next to us"),
    ("Brill told us he left, as he ran. Few saw Brill Lane Golf Club. “We are late,” Brill said.", "Brill"),
    # a campaign's owner may be a person
    ("It was late for the Hale administration. Bell ran. Hale hit out at Orr, writing that he was “sad.”\n\n"
     "He said it was “too late for all of us.”", "Hale"),
    # the subject of the clause: past a name's particles, a list after a preposition, a verb in the present
    ("“It is late for all of us,” Una van der Bell, a nurse at Orr College told us.", "Una van der Bell"),
    ("Una Bell ran. Clerks from Marl, Orby and Hale said it was “sad.”", "Clerks from Marl, Orby and Hale"),
    ("Una Bell ran. After talks with Spain, Peru and Chile said it was “sad.”", "Peru and Chile"),
    ("Una Bell ran. Max Orr opens the new well, saying, “It is late for all of us.”", "Max Orr"),
    # nouns that look like verbs of saying, and a verb of asking that asks for something
    ("Una Bell ran. She has dismissed media questions about it as attempts at “an old trick.”", "Una Bell"),
    ("Una Bell ran. She dismissed police claims that he was “armed and late.”", "police"),
    ("Una Bell ran. She dismissed police claims of “theft by night.”", "police"),
    ("Una Bell ran. She dismissed police claims of theft as “an old trick.”", "Una Bell"),
    ("The clerks had for various reasons been deemed “bad risks” and left, Orr Bank reported.", "Orr Bank"),
    ("Una Bell ran. She asked for the town to “say a prayer” that day.", "Una Bell"),
    # who acts on a thing by "by"; whose words stand behind "as", or behind what a thing shows
    ("The town barred those who left, a step condemned by Max Orr as “cruel and odd.”", "Max Orr"),
    ("It is a game made for giants and described by Max Orr as “cruel and odd.”", "Max Orr"),
    ("Max Orr described the vote in Marl as a “shame”, Una Bell said it was late.", "Max Orr"),
    ("The gap shows there is “a hole in the whole plan,” according to Max Orr.", "Max Orr"),
    # who writes what a paper reports; names with digits; who is told from others by what he did
    ("The Gull saw a note by Ann Lee.\n\n“We lost it,” the paper reported Lee as writing.", "Ann Lee"),
    ("Tidair TA8501 rose fast, a source close to the board said.\n\n“It was odd,” he said.",
     "source close to the board"),
    ("A user called acebush1 wrote there.\n\n“Piracy is wrong,” acebush1 posted.", "acebush1"),
    ("Max Bell, 43, was fined as the officer who caught him said he was “sick of it”.", "officer"),
    ("Max Bell, an officer, was fined as the officer said he was “sick of it”.", "Max Bell"),
    ("“We go on,” Max Bell, SVP of tides and automation at Marl Robots, told the Gull.", "Max Bell"),
    ("The Marl Committee, led by Max Bell, requested “all that is known of the well”.", "Marl Committee"),
    # Italy is no adverb; people of another clause before a list of names; who is told, not quoted; to go by a
    # road; a post in capitals is no body; a number that counts no children
    ("Una Bell described Italy as “a dry place”.", "Una Bell"),
    ("When police officers arrived, Una Bell, Max Orr and Jo Lee said it was “late”.", "Max Orr and Jo Lee"),
    ("“It is late,” Una Bell told a reporter writing about the well.", "Una Bell"),
    ("“It is late,” said a nurse, who hoped to go by Marl Road.", "nurse"),
    ("Una Bell is the SVP of Orr Mill. “It is late,” the SVP said.", "Una Bell"),
    ("Una Bell, a nurse for ten years, left. “It is late,” said the mother of two.", "Una Bell"),
    # a paragraph that goes on below is no caption, though no period ends it
    ("The Marl Council called it “sad”.\n\nCllr Ida Bell, Chair of the Marl Council said: “It was sad. We "
     "help all who ask\n\n“It will take longer.”", "Ida Bell"),
    # who leads in the words below, by whatever verb; what stands in an aside
    ("“It is so,” said Ann Lee.\n\nMarl Pike released a statement:\n\n“We are late.”", "Marl Pike"),
    ("“It is so,” said Ann Lee.\n\nThen Max Bell took the stage:\n\n“We are late.”", "Max Bell"),
    ("“It is so,” said Ann Lee.\n\nKey points:\n\n“We are late.”", "Ann Lee"),
    ("Bell TV, which some believe is one of its outlets, issued an order: “We ask you to go.”", "Bell TV"),
    ("The board, led by Ann Lee, who says little, wrote: “We ask you to go.”", "board"),
    # a spokesman is not who is named in the next paragraph; short names of firms
    ("It fell.\n\nA Met spokesman said: “We ran.”\n\nIda Bell, who lives near, ran.", "Met spokesman"),
    ("The Gull says only that it was late. Wired says that it was “odd and sad”.", "Wired"),
    ("“It is late,” Boots said.", "Boots"),
    ("Marl Police and Crime Commissioner Max Storr said: “We thank all who came.”", "Max Storr"),
]  # fmt: skip


@pytest.mark.parametrize("text, speaker", AMERICAN)
def test_how_american_papers_name_who_speaks(text, speaker):
    rows = [row for row in quotations(Article.from_text(text))[0] if row.kind != "indirect"]
    assert rows[-1].speaker == speaker
