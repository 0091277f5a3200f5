"""Indirect quotations: which words a reporting clause without marks reports, and from which mention."""

import pytest
from reading import read, wrong

SUBJECT = "Greta Marsh | indirect-subject"
INDIRECT = [
    ("Greta Marsh said that the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh said the pump was dead.", [f"the pump was dead | indirect | {SUBJECT}"]),
    ("Greta Marsh has said the pump is dead.", [f"the pump is dead | indirect | {SUBJECT}"]),
    (
        "Greta Marsh, who runs the board, said the pump was dead.",
        [f"the pump was dead | indirect | {SUBJECT}"],
    ),
    ("Greta Marsh, head of the board, warned that it would fail.", [f"it would fail | indirect | {SUBJECT}"]),
    ("The pump was dead, Greta Marsh said.", [f"The pump was dead | indirect | {SUBJECT}"]),
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
    ("Greta Marsh declined to comment.", []),
    ("Greta Marsh spoke for an hour.", []),
    ("Greta Marsh believes the pump failed.", []),
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


@pytest.mark.parametrize("text, expected", INDIRECT)
def test_reported_clauses_without_marks(text, expected):
    assert read(text) == expected
