"""Choosing between the candidates that grammar proposes, by weights learned on labelled news.

Every candidate has features with values; their weights (`lexicons/choices.txt`, printed by
`benchmarks/train_chooser.py`) make them a score, and a softmax over the candidates a probability.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import exp, fsum

from analysis.attribution.entities import Entity
from analysis.text.lexicons import classed_word_list

Features = dict[str, float]


@cache
def weights(name: str = "choices") -> dict[str, float]:
    """Feature -> its weight, as `lexicons/NAME.txt` has them."""
    return {
        feature: float(weight) for weight, features in classed_word_list(name).items() for feature in features
    }


def mark(candidates: dict[Entity, Features], facts: Mapping[str, Iterable[Entity | None]]) -> None:
    """Give each feature of `facts` to those candidates of whom it holds."""
    for fact, entities in facts.items():
        for entity in entities:
            if entity in candidates:
                candidates[entity][fact] = 1.0


def best(candidates: dict[Entity, Features], at: int) -> tuple[Entity | None, float]:
    """The candidate with the highest score for the decision at offset `at`, and its probability, 0 to 1."""
    if not candidates:
        return None, 0.0
    if len(candidates) == 1:
        return next(iter(candidates)), 1.0
    weight = weights()
    scores = {
        entity: fsum([weight.get(name, 0.0) * value for name, value in features.items()])
        for entity, features in candidates.items()
    }
    entity = max(scores, key=scores.__getitem__)
    top = scores[entity]
    return entity, 1 / fsum(exp(score - top) for score in scores.values())
