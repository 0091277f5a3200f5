"""Whom a mention means: each module answers for one kind of mention; `mentions` asks them in order."""
