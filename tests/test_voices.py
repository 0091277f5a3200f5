"""What an article says of its speakers: type, kind, title, justification, women and men."""

import pytest

from analysis.attribution.source_kinds import KINDS, _lexicon
from analysis.attribution.speakers import quotations
from analysis.attribution.voices import TYPES
from analysis.text.article import Article


def voice(text: str, name: str = "Greta Marsh"):
    return {speaker.name: speaker.voice for speaker in quotations(Article(id="a", text=text))[1]}[name]


INTRODUCED = [
    ("Finance Minister Greta Marsh said: “We are late.”", "government and politics", "minister"),
    ("“No,” said Greta Marsh, head of the Orby water board.", "government and politics", "water board"),
    ("Sgt. Greta Marsh of the Orby police said: “We are late.”", "police, courts and military", "sgt"),
    ("“We are late,” said Greta Marsh, a lawyer for the family.", "police, courts and military", "lawyer"),
    ("Greta Marsh, the chief executive of Orby Mills, said: “We are late.”", "business", "chief executive"),
    ("Greta Marsh, chief executive of a charity, said: “No.”", "civil society and unions", "charity"),
    ("“No,” said Dr Greta Marsh, who studies moss at the University of Orby.", "experts and science", "dr"),
    ("“We are late,” said Greta Marsh, an economist at Orby Bank.", "experts and science", "economist"),
    ("“We are late,” said Greta Marsh, general secretary of the millers' union.", "civil society and unions",
     "general secretary"),
    ("Greta Marsh, editor of the Orby Post, wrote: “We are late.”", "media", "editor"),
    ("“We are late,” said goalkeeper Greta Marsh.", "culture and sport", "goalkeeper"),
    ("Greta Marsh, one of the protesters, said: “We are late.”", "ordinary people", "protesters"),
    ("“We are late,” said Greta Marsh, who lives beside the mill.", "ordinary people", "who lives"),
    ("Orby's mayor, Lady Greta Marsh, said: “We are late.”", "government and politics", "mayor"),
    ("Greta Marsh (D-Orby) said: “We are late.”", "government and politics", "D-Orby"),
    ("The spokeswoman Greta Marsh said: “We are late.”", "organisation as such", "spokeswoman"),
    ("Greta Marsh said: “We are late, minister, and the police are here.”", "", ""),
]  # fmt: skip


@pytest.mark.parametrize("text, kind, evidence", INTRODUCED)
def test_kind_of_source(text, kind, evidence):
    found = voice(text)
    assert (found.source_kind, found.kind_evidence) == (kind, evidence)


def test_a_word_near_the_name_shows_the_kind_where_nothing_introduces_it():
    text = "Greta Marsh scored in the second match of the season.\n\n“We were late,” Marsh said."
    assert voice(text).source_kind == "culture and sport"


def test_entries_of_the_lexicon_are_lower_case_and_of_known_kinds():
    levels = {"head", "employer", "weak", "context"}
    for entry, classes in _lexicon().items():
        assert entry == entry.lower().strip()
        assert all(kind in KINDS and level in levels for kind, level in classes), entry


GENDERS = [
    ("Mrs Greta Marsh said: “We are late.”", "woman", "title"),
    ("Sir Greta Marsh said: “We are late.”", "man", "title"),
    ("Mx Greta Marsh said: “We are late.”", "they", "title"),
    ("Robin Marsh said she was late. “Go on,” said Robin Marsh.", "woman", "pronoun"),
    ("Robin Marsh, who is non-binary, said: “We are late.”", "they", "word"),
    ("The actress Robin Marsh said: “We are late.”", "woman", "word"),
    ("Robin Marsh, a father of two, said: “We are late.”", "man", "word"),
    ("Susan Marsh said: “We are late.”", "woman", "name"),
    ("Robin Marsh said: “She is late.”", "", ""),
    ("Mr and Mrs Marsh came. Robin Marsh said: “We are late.”", "", ""),
]


@pytest.mark.parametrize("text, value, by", GENDERS)
def test_women_and_men_as_the_article_refers_to_them(text, value, by):
    found = voice(
        text, "Susan Marsh" if "Susan" in text else "Robin Marsh" if "Robin" in text else "Greta Marsh"
    )
    assert (found.gender.value, found.gender.by) == (value, by)


def test_only_a_name_has_a_probability():
    assert voice("Susan Marsh said: “No.”", "Susan Marsh").gender.probability > 0.95
    shown = voice("Mrs Susan Marsh said: “No.”", "Susan Marsh").gender.probability
    assert shown != shown


KINDS_OF_SPEAKERS = [
    ("“No,” said Greta Marsh.", "Greta Marsh", "named person"),
    ("“No,” said the Orby Bank.", "Orby Bank", "named organisation"),
    ("“No,” said a senior official.", "senior official", "unnamed person"),
    ("“No,” said several residents.", "several residents", "unnamed group"),
    ("A survey found that most mills are late.", "survey", "document"),
]


@pytest.mark.parametrize("text, name, source_type", KINDS_OF_SPEAKERS)
def test_type_of_source(text, name, source_type):
    assert voice(text, name).source_type == source_type in TYPES


def test_title_and_justification():
    text = "Greta Marsh, head of the Orby mill, who was on the train, said: “We are late.”"
    found = voice(text)
    assert (found.title, found.justification) == ("head of the Orby mill", "who was on the train")
