"""In what tone: the compound of a sentence (`sentence_tone`) from the `valences` of its words."""
