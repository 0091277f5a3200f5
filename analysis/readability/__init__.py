"""How hard a text is to read: `formulas` over counts, `syllables`, `vocabulary`, a check by textstat."""
