"""In what tone a sentence is (`tone`) and how it stands to a person it names (`tone_toward`).

`sentence_tone` has the compound of one sentence from the `valences` of its words: ``tone(text) -> float``,
-1 to 1, NaN without words. It is meant for single sentences; the tone of an article is the mean over the
sentences of its prose. `toward` has the attitude to a target: ``tone_toward(text, start, end) -> float``
with the thresholds ``TOWARD_NEGATIVE`` and ``TOWARD_POSITIVE``.
"""

from analysis.sentiment.toward import TOWARD_NEGATIVE, TOWARD_POSITIVE, tone_toward

__all__ = ["TOWARD_NEGATIVE", "TOWARD_POSITIVE", "tone_toward"]
