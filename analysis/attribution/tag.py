"""What a token can be, as bits of one number (`grammar.tags_of`); a token can be several of them.

A module, not a class: rules ask for tags so often that it matters how fast their names are looked up.
"""

ADVERB, AUXILIARY, BE, CAPITAL, PRONOUN, RELATIVE, DETERMINER, POSSESSIVE, ARTICLE, PREPOSITION = (
    1 << bit for bit in range(10)
)
SUBORDINATOR, COORDINATOR, DATE, TIME, DASH, BREAK, COMMA, PEOPLE = (1 << bit for bit in range(10, 18))
# finite verbs: of closed classes, and by their -ed; after what no verb stands; forms of cue verbs
CLOSED_VERB, ED, NO_VERB_AFTER, CUE, FINITE_CUE, NOUN_LIKE = (1 << bit for bit in range(18, 24))
OPEN = 1 << 24  # a quoted stretch with a comma at its end, as before a reporting clause
PERSONAL = 1 << 25  # a pronoun for a person, also contracted ("he's")
CLAUSAL = 1 << 26  # begins a clause and no prepositional phrase ("because", not "after")
NAME = 1 << 27  # a capital that is no article, preposition or form of "be"
LEFT_OF_NOUN = DETERMINER | POSSESSIVE
FINITE = CLOSED_VERB | ED
