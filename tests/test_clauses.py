"""Who speaks by the clause around the words: subjects with appositions, inversions, captions, aliases."""

import pytest

from analysis.attribution.speakers import quotations
from analysis.text.article import Article


def speakers(text: str) -> list[str]:
    """The speakers of the quotations between marks, in text order."""
    return [q.speaker for q in quotations(Article.from_text(text))[0] if q.kind != "indirect"]


SUBJECTS = [
    # a fronted phrase without a comma
    ("On Monday Pia Lund, 44, said: “I paid.”", "Pia Lund"),
    ("In London Pia Lund, 44, said: “I paid.”", "Pia Lund"),
    ("At the gate Pia Lund, a lawyer, said: “I paid.”", "Pia Lund"),
    ("Speaking in Harrow Pia Lund, a lawyer, said: “I paid.”", "Pia Lund"),
    ("In a statement Lund said: “We paid.”", "Lund"),
    ("At a press conference on Monday Lund said: “We paid.”", "Lund"),
    ("In a letter the council said: “We paid.”", "council"),
    # an apposition that no comma closes
    ("Howard Marl, economist at Harbour Insight said the bank “may well cut its rates”.", "Howard Marl"),
    ("James Grin, an analyst at Hollow Street said: “It began with a bang.”", "James Grin"),
    # what stands between the subject and its verb
    ("Mr Simon Law, QC, defending, told the jury: “Sadly accidents happen.”", "Simon Law"),
    ("Tom Hale, both of whose sons, Lee and Max, died there, said: “The truth is out.”", "Tom Hale"),
    ("Hale did, however, say that the well was “never safe to drink from”.", "Hale"),
    ("The island’s health minister, Elin Roe, said: “We are ready.”", "Elin Roe"),
    ("The managing director of ISP Harbour Net, Chris Panelli, said: “We will.”", "Chris Panelli"),
    # a clause inside the subject that quotes
    ("Music teacher Ana Brandt, whom pupils call “Miss B,” said: “We will rehearse.”", "Ana Brandt"),
    ("Coach Rolf Kern, whom rivals dubbed “the Iron Broom,” told the Courier: “We do.”", "Rolf Kern"),
    ("Music teacher Ana Brandt, whom pupils call ‘Miss B’, said: ‘We will rehearse.’", "Ana Brandt"),
    # inversion in mid-sentence
    ("One of the main themes, said Ann Murr, was “a rapid change in the causes of it”.", "Ann Murr"),
    ("It is a chance, say the architects, for Kirby to “reinvent itself” as a town.", "architects"),
    # whose clause it is
    ("“It is good,” one woman said, while another added: “Dreams do come true.”", "another woman"),
    ("Guards have revealed how baying crowds shouted “light them up” after the fire.", "baying crowds"),
    ("Rafi Holt recalled that a team-mate commented: “There are too many of you.”", "team-mate"),
    ("Lund said denying the company a licence would have a “profound effect” on the poor.", "Lund"),
    ("Lund said in a statement after today's verdict: “We are sad.”", "Lund"),
    ("If it never had its day in court, Hale said, there’s a simple reason: “It is new.”", "Hale"),
    ("Mr Sigg's lawyer labelled the court “illegal and incompetent”.", "Mr Sigg's lawyer"),
    ("It was closed in what the owner, Ann Lee, described as “a sad day for all of us”.", "Ann Lee"),
    ("Critics piled in, with the former mayor Max Vane calling it “contempt for us all”.", "Max Vane"),
    ("Ann Lee met with council leader Max Vane, calling it “contempt for us all”.", "Ann Lee"),
    ("Max Hale, described by his family as “the life and soul”, died.", "his family"),
    ("Tributes were paid to Max Hale, described by his family as “the life and soul”.", "his family"),
    ("Ann Bell left Orby, followed by fans, and called it “mad and bad for us”.", "Ann Bell"),
    # whose page a statement stands on; what it is about is no owner
    ("A statement on Ann Bell's website said it was “mad and bad for us”.", "Ann Bell"),
    ("A report on Ann Bell's plan said it was “mad and bad for us”.", "report on Ann Bell's plan"),
    # the subject is cut at its edges
    ("Two people who have seen the report said it was “thin”.", "Two people"),
    ("Residents who called the council said it was “late”.", "Residents"),
    ("“It is late,” said a Labour strategist who's worked on three bills.", "Labour strategist"),
    ("Parents who've complained say the school is “shut”.", "Parents"),
    ("The family of a boy who drowned in the surf have called him a “quiet sort of kid”.", "family of a boy"),
    ("Lund, who last year demanded that they be “sent to a village for scum”, won.", "Lund"),
    ("Shares in Harbour sank by a tenth as the firm said it was “hit very hard indeed”.", "firm"),
    ("She spoke days after the mayor said the well was “never safe to drink from”.", "mayor"),
    ("“He’s a good lad,” said Holt of his striker.", "Holt"),
    ("Mr Lund, of Mill Lane, Harrow, told police: “I was not there.”", "Lund"),
    (
        "Monday on Harbour Channel’s “Boats & Tides,” Mayor Pia Lund (R-Orby) discussed “careless” crews.",
        "Pia Lund",
    ),
    ("It was, in what Pia Lund, treasurer of the old club, called “a race to the bottom.”", "Pia Lund"),
    ("The film shows Ann Lee and depicts a guard asking, “Who pays for it?”", "guard"),
    ("The barge is seen by millers as a “cradle” for the boys.", "millers"),
    ("Mayor Okafor rebuked critics who say he should call them “wreckers” at last.", "critics"),
    ("One for 15 organizing director Pia Lund told them: “They wait too long.”", "Pia Lund"),
    ("Chairman Hugh Bell called Pia Lund's promise of a “right of way” bold.", "Pia Lund"),
    ("“It is dry,” said Harbour Bread's manager, Ann Lee.", "Ann Lee"),
    ("According to Max Hale's lawyer, Ann Lee, it is “dry and old.”", "Ann Lee"),
    ("Former secretary of state Ann Lee said it was “dry.”", "Ann Lee"),
    ("“It is dry,” Black Lives Matter activists said.", "Black Lives Matter activists"),
    # who is judged for what he or she said
    ("Max Hale mocked Tom Bell for saying it was “late.”", "Tom Bell"),
    ("Ann Lee fired Max Hale for calling crews “lazy.”", "Max Hale"),
    ("Max Hale has been criticized for calling crews “lazy.”", "Max Hale"),
    ("Max Hale took heat on Monday for calling crews “lazy.”", "Max Hale"),
    ("Max Hale recalled Tom Bell saying it was “late.”", "Tom Bell"),
    ("Max Hale left after he was called “lazy” by Ann Lee.", "Ann Lee"),
    ("Max Hale, called “lazy” by Ann Lee, won.", "Ann Lee"),
    ("Max Hale dismissed as “silly” the idea of a pier.", "Max Hale"),
    ("Tom Bell asked Max Hale about it. “It is late,” he said.", "Max Hale"),
    # what a verb is joined to
    ("Hale said the mayor did not know what he was doing, and called it “a shame” for Orby.", "Hale"),
    ("Okafor put off deciding if the club could comment but said it was “too soon” to ask.", "Okafor"),
    ("Ann Lee ― who runs the mill ― has said it is “time to go home” by now.", "Ann Lee"),
    # a surname that looks like an auxiliary or an adverb
    ("Mrs May said: “It is dry.”", "May"),
    ("Mayor-elect Lund said: “It is dry.”", "Lund"),
    ("“It is dry,” said Prime Minister-designate Anrik Holm.", "Anrik Holm"),
    ("Ms Healy said: “It appears so.”", "Healy"),
    # "according to" and its like beside the words
    ("It is, in the words of Pia Lund, “a mess”.", "Pia Lund"),
    ("In the words of Pia Lund, it is “a mess”.", "Pia Lund"),
    ("The bridge is, according to Pia Lund, “a death trap”.", "Pia Lund"),
    # a caption before its words
    ("Promise: “That is very high on my list of plans,” Mel Carr says.", "Mel Carr"),
    # a clause between commas before the words of another
    ("As Max Hale said in May, “we lost everything,” Ann Lee recalled.", "Ann Lee"),
    ("Max Hale disagreed on Monday — “the rules are clear to all,” Ann Lee said.", "Ann Lee"),
    # past a relative clause; an absolute clause with a role; an office before its name
    ("Ann Lee, who is seeking a seat, took the other side, saying the party needed “a plan”.", "Ann Lee"),
    ("Some millers carried signs that read “Water” and chanted “Go, go!” at noon.", "Some millers"),
    ("The union met, with its president Max Hale calling the plan “a mess”.", "Max Hale"),
    (
        "Asked if it was late, a spokesman for the mill, Max Hale, said the mayor “gets a lot of mail”.",
        "Max Hale",
    ),
    # how somebody puts it
    ("The roof came down “like a cake,” as Max Hale put it.", "Max Hale"),
]


@pytest.mark.parametrize("text, speaker", SUBJECTS)
def test_the_subject_of_the_clause_speaks(text, speaker):
    assert speakers(text)[-1] == speaker


NOBODY = [
    "Holt is a popular mayor credited with the “renaissance” of the town.",
    "A barber who goes by “Dutch” opened the shop.",
    "The marchers painted graffiti on the walls proclaiming “Down with Paes”.",
    "Billboards boast: “The ultimate crop!”",
    "The grain is increasingly touted as the island’s “second gift to the world”, after coffee.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_names_and_praise_of_nobody_are_no_speech(text):
    assert speakers(text) == []


def test_a_clause_is_cut_in_two_by_its_reporter():
    found, _ = quotations(Article.from_text(text := "The pier, said Pia Lund, will close in May."))
    assert [text[q.start : q.end] for q in found] == ["The pier", "will close in May"]
    assert {q.speaker for q in found} == {"Pia Lund"}
