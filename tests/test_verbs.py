"""Each verb of the list in the constructions that it claims to take."""

import pytest

from analysis.attribution.grammar import CUE_VERBS, CueVerb
from analysis.attribution.speakers import Quotation, quotations
from analysis.text.article import Article
from analysis.text.lexicons import table

KINDS = {"say", "utter", "tell", "call", "think"}
TAKES = {"clause", "that", "wh", "to", "whom-to", "np"}
PASTS = {verb.lemma: form for form, verb in reversed(CUE_VERBS.items()) if verb.shape == "past"}
VERBS = {verb.lemma: verb for verb in CUE_VERBS.values() if verb.shape == "past"}


def reported(text: str) -> list[str]:
    """What Pia Lund is found to have said in a text."""
    return [text[q.start : q.end] for q in found(text) if q.speaker in ("Pia Lund", "Lund")]


def found(text: str) -> list[Quotation]:
    return quotations(Article.from_text(text))[0]


def that_take(*kinds: str, form: str = "") -> list[CueVerb]:
    """The verbs of these kinds (of all without any) that report a form and stand without a particle."""
    return [
        verb
        for verb in VERBS.values()
        if (not kinds or verb.kind in kinds) and (not form or form in verb.takes) and not verb.needs
    ]


def name_of(case: object) -> str:
    return case.lemma if isinstance(case, CueVerb) else str(case)


def test_the_columns_are_known():
    for entry, kind, takes, _ in table("verbs"):
        assert kind in KINDS, entry
        assert all(word in TAKES or word.removesuffix("-np").isalpha() for word in takes.split()), entry
    lemmas = [row[0].split("/")[0] for row in table("verbs")]
    assert len(lemmas) == len(set(lemmas))


SAYING = [verb for verb in that_take("say", "utter") if "beside" not in verb.traits]


@pytest.mark.parametrize("verb", SAYING, ids=name_of)
def test_says_the_words_before_it(verb):
    assert reported(f"“The old pump is dry,” Pia Lund {PASTS[verb.lemma]}.") == ["The old pump is dry,"]


@pytest.mark.parametrize("verb", that_take("call"), ids=name_of)
def test_calls_something_by_words(verb):
    text = f"Pia Lund {PASTS[verb.lemma]} the pump as “a dry old thing that nobody will miss”."
    assert reported(text)[-1:] == ["a dry old thing that nobody will miss"]


@pytest.mark.parametrize("verb", that_take("say", form="clause"), ids=name_of)
def test_says_a_clause(verb):
    text = f"Pia Lund {PASTS[verb.lemma]} that the old pump was dry."
    assert reported(text) == ["the old pump was dry"]


@pytest.mark.parametrize("verb", that_take("tell", form="clause"), ids=name_of)
def test_tells_a_listener(verb):
    asks = "wh" in verb.takes
    text = f"Pia Lund {PASTS[verb.lemma]} {'whether' if asks else 'the council that'} the old pump was dry."
    assert reported(text) == ["whether the old pump was dry" if asks else "the old pump was dry"]


@pytest.mark.parametrize("verb", that_take(form="that"), ids=name_of)
def test_reports_only_with_that(verb):
    text = f"In May Pia Lund {PASTS[verb.lemma]} that the old pump was dry."
    assert [text[q.start : q.end] for q in found(text)] == ["the old pump was dry"]


@pytest.mark.parametrize("verb", that_take(form="to"), ids=name_of)
def test_reports_an_infinitive(verb):
    assert reported(f"Pia Lund {PASTS[verb.lemma]} to close the pump.") == ["to close the pump"]


@pytest.mark.parametrize("verb", that_take(form="whom-to"), ids=name_of)
def test_reports_what_a_listener_is_to_do(verb):
    said = reported(f"Pia Lund {PASTS[verb.lemma]} the council to close the pump.")
    assert said in (["the council to close the pump"], ["to close the pump"])


@pytest.mark.parametrize("verb", that_take(form="np"), ids=name_of)
def test_reports_a_noun_phrase(verb):
    assert reported(f"Pia Lund {PASTS[verb.lemma]} the closure of the pump.") == ["the closure of the pump"]


PREPOSITIONS = [(verb, word) for verb in VERBS.values() for word in sorted(verb.prepositions)]


@pytest.mark.parametrize("verb, word", PREPOSITIONS, ids=name_of)
def test_reports_what_its_preposition_leads_to(verb, word):
    noun = "allegations" if verb.lemma == "respond" else "closures"
    listener = "the council " if verb.kind == "tell" else ""
    text = f"Pia Lund {PASTS[verb.lemma]} {listener}{word} the {noun} of the pump."
    assert reported(text) == [f"{word} the {noun} of the pump" if listener else f"the {noun} of the pump"]
