"""The one door through which text of articles becomes Markdown or HTML: shown as it is, and nothing acts.

Text of articles comes from anywhere. Within HTML it is escaped (by the templates, by `html_text`, by pandas),
within Markdown by `markdown_text`.
"""

import html
import re
from pathlib import Path

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

# Control characters, line separators, and the marks that reorder text (Unicode Annex 9).
_ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb]")
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&])")


def visible(text: object) -> str:
    """Text in which control characters and direction marks appear as ``[U+202E]`` and do nothing."""
    return _ACTING.sub(lambda match: f"[U+{ord(match[0]):04X}]", "" if pd.isna(text) else str(text))


def markdown_text(text: object) -> str:
    """Text of an article for use within Markdown: shown as it is, without markup, formulas or links.

    Dollar signs become full-width ones: JupyterLab makes a formula of two plain ones even when escaped.
    """
    shown = _MARKDOWN.sub(r"\\\1", " ".join(visible(text).split()))
    return shown.replace("$", "\uff04").replace("://", ":\u200b//")


def html_text(text: object) -> str:
    """Text as HTML, acting characters as marked code points."""
    escaped = html.escape(str(text))
    return _ACTING.sub(lambda found: f'<span class="code">U+{ord(found[0]):04X}</span>', escaped)


def filled(template: str, **facts: object) -> str:
    """A template of this folder filled with facts: a text goes through `html_text` unless it is `Markup`."""
    return _TEMPLATES.get_template(template).render(facts).strip()


def snippet(macro: str, **facts: object) -> Markup:
    """A macro of snippets.html filled with facts, as `filled` does it."""
    return getattr(_TEMPLATES.get_template("snippets.html").module, macro)(**facts)


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    finalize=lambda value: value if isinstance(value, Markup) else Markup(html_text(value)),
)
_TEMPLATES.filters["visible"] = visible
_TEMPLATES.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
