"""Every rule that ties words to a mention, by name, in the order in which it is asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from analysis.attribution import clause_cues, content, finding, speech, ties

# Stage -> its rules, (name, function): the lists that the code runs from.
STAGES: dict[str, list[tuple[str, Callable]]] = {
    "no cue": clause_cues.NO_CUE,
    "behind": ties.BEHIND,
    "before": ties.BEFORE,
    "tie": ties.TIES,
    "speech": speech.SPEECH,
    "content": content.STARTS,
    "chain": finding.CHAIN,
}


def rules() -> list[tuple[str, str, Callable]]:
    """All rules as (name, stage, function), stage by stage, in the order in which they are asked."""
    return [(name, stage, function) for stage, listed in STAGES.items() for name, function in listed]


@contextmanager
def without(name: str, stage: str) -> Iterator[None]:
    """Leave one rule out for as long as the context lasts, to see what hangs on it.

    Raises ValueError for a rule that the stage does not have.
    """
    listed = STAGES.get(stage, [])
    at = next((at for at, rule in enumerate(listed) if rule[0] == name), -1)
    if at < 0:
        known = ", ".join(f"{rule} ({of})" for rule, of, _ in rules())
        raise ValueError(f"no rule {name!r} in stage {stage!r}; there are: {known}")
    rule = listed.pop(at)
    try:
        yield
    finally:
        listed.insert(at, rule)
