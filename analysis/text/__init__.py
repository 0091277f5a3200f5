"""Text and its parts: `article` (with `boilerplate`), `sentences` (the one tokenizer), `marks`."""
