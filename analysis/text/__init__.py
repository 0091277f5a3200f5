"""Text and its parts: `article` (with `head`, `boilerplate`), `sentences` (the one tokenizer), `marks`."""
