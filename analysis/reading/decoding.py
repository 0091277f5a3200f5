"""Bytes of a file as text: which encoding, what was repaired, and what cannot be text at all."""

import codecs
import re
from contextlib import suppress
from typing import NamedTuple

from analysis.reading.opening import Unreadable

_MARKS = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32-le",
    codecs.BOM_UTF32_BE: "utf-32-be",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
_BINARY = {
    b"%PDF": "a PDF: open it and save its text",
    b"PK\x03\x04": "a zip archive or an Office document: give it its right suffix, for example .docx",
    b"\xd0\xcf\x11\xe0": "an old Office document: save it as .docx or .txt",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "compressed with gzip: add .gz to its name",
    b"{\\rtf": "an RTF document: save it as .docx or .txt",
}
# What texts that name these are written in, as browsers know (https://encoding.spec.whatwg.org/#names-and-labels).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "utf-16": "utf-8",
}
_WESTERN = ("cp1252", "mac_roman")
_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac OS Roman",
    "utf-16-le": "UTF-16 without its mark",
    "utf-16-be": "UTF-16 without its mark",
}
# What English news has beyond ASCII: typographic marks, and small letters with accents.
_USUAL = re.compile("[“”‘’–—…•™®©°£€½¼¾§\u00a0àâäáãåæçèéêëìíîïñòóôöøùúûüýÿÉÀÇÖÜ]")
_MOJIBAKE = re.compile(  # of Windows, and of Mac OS (‚Äú)
    "â€.|â\u0080.|Ã[\u0080-\u00bf\u0152\u0153\u0160\u0161‚„…†‡ˆ‰‹‘’“”•–—˜™›ƒ]|Â[\u00a0-\u00bf]|ï»¿|‚Ä."
)
_DAMAGED = re.compile(
    r"\"(?:(?<=[A-Za-z]\")(?=(?:t|s|re|ve|ll|d|m)\b)|(?<=\s\")(\?)(?=[a-z])|(?<=\S\")(\?)(?=[A-Za-z]))"
)
_DAMAGED_FROM = 3  # fewer may be slips
_TYPOGRAPHIC = re.compile("[“”‘’–—…]")
_CONTROL = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_SAMPLE = 65_536
_MOST_CONTROL = 0.02  # share of control characters above which bytes are no text


class Decoded(NamedTuple):
    """A text, and a sentence for each thing that was guessed or repaired."""

    text: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """The text in `data`: by its byte order mark, as UTF-8, as `declared`, or else in the likeliest encoding,
    which is noted.

    Line ends become line feeds. Text that was once decoded wrongly is repaired where that is certain, and
    noted. Raises Unreadable for binary data.
    """
    mark = next((encoding for mark, encoding in _MARKS.items() if data.startswith(mark)), "")
    certain = ((mark, STRAYS), ("" if _is_binary(data) else "utf-8", "strict"), (declared, "strict"))
    for encoding, errors in certain:
        with suppress(LookupError, ValueError):
            name = codecs.lookup(encoding).name
            return repaired(_as_lines(data.decode(_WIDER.get(name, name), errors)))
    encoding = encoding_of(data)
    name = _NAMES.get(encoding, encoding)
    note = f"The file is not UTF-8; it was read as {name}. If letters look wrong, save it as UTF-8."
    if encoding == "utf-8":
        note = f"The file is UTF-8 but for a few bytes ({_n_strays(data)}), which were read as Windows-1252."
    mended = repaired(_as_lines(data.decode(encoding, STRAYS)))
    return Decoded(mended.text, (note, *mended.notes))


def encoding_of(data: bytes) -> str:
    """The likeliest encoding of bytes that are not UTF-8. Raises Unreadable for binary data."""
    sample = data[:_SAMPLE]
    halves = sample[::2], sample[1::2]
    for order, (ascii_bytes, others) in (("le", halves), ("be", halves[::-1])):
        if others.count(0) > 0.7 * len(others) and ascii_bytes.count(0) < 0.1 * len(ascii_bytes):
            return f"utf-16-{order}"
    if _is_binary(sample):
        known = (what for start, what in _BINARY.items() if sample.startswith(start))
        other = "binary data: save the article as plain text, or remove the file"
        raise Unreadable("not a text", f"The file is not text but {next(known, other)}.")
    if _n_strays(sample) <= sum(letter > "\x7f" for letter in sample.decode("utf-8", "ignore")):
        return "utf-8"
    high = bytes(byte for byte in sample if byte > 127)
    usual = {encoding: len(_USUAL.findall(high.decode(encoding, "replace"))) for encoding in _WESTERN}
    best = max(usual, key=usual.__getitem__)
    if usual[best] > 0.9 * len(high):
        return best
    from charset_normalizer import from_bytes

    guess = from_bytes(sample).best()
    return guess.encoding if guess is not None else best


def _n_strays(data: bytes) -> int:
    """How many bytes are not of UTF-8."""
    return len(data) - len(data.decode("utf-8", "ignore").encode())


def _stray(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not of the encoding: Windows-1252 within UTF-8, as where texts were put together."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    wrong = error.object[error.start : error.end]
    return wrong.decode("cp1252", "replace") if error.encoding == "utf-8" else "\ufffd", error.end


codecs.register_error(STRAYS := "windows-1252 strays", _stray)


def _as_lines(text: str) -> str:
    """The text with line feeds alone at the ends of lines, and no mark of its encoding before it."""
    return text.lstrip("\ufeff").replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")


def _is_binary(data: bytes) -> bool:
    sample = data[:_SAMPLE]
    if sample.startswith(tuple(_BINARY)):
        return True
    n_control = len(sample) - len(sample.translate(None, _CONTROL))
    return n_control > _MOST_CONTROL * len(sample) + 2


def repaired(text: str) -> Decoded:
    """Undo a wrong decoding from before the file came here ("â€œ" for "“"), only where that is certain.

    Certain means: all typographic marks of the text are garbled that way, undoing the decoding leaves none
    of them garbled, and nothing that ftfy holds for garbled is left.
    """
    may_be_garbled = any(letter in text for letter in "âÃÂïÄ") and _MOJIBAKE.search(text)
    if not may_be_garbled or _TYPOGRAPHIC.search(_MOJIBAKE.sub("", text)):
        return Decoded(text)
    import ftfy
    from ftfy.badness import is_bad

    # Windows-1252 has no character for the last byte of ”; what else has such a byte is no mark of news
    mended = ftfy.fix_encoding(text.replace("â€\ufffd", "â€\u009d"))
    if mended == text or _MOJIBAKE.search(mended) or is_bad(mended):
        return Decoded(text)
    n = len(_MOJIBAKE.findall(text))
    what = "1 garbled character was" if n == 1 else f"{n} garbled characters were"
    return Decoded(mended, (f"The text had been decoded wrongly before it was saved; {what} repaired.",))


def with_marks_back(text: str) -> Decoded:
    """Put back what became a quotation mark before the text came here: apostrophes (doesn"t), dashes (it "?as
    said), spaces behind a mark (it,"?Lund said). Where there are three or more; the text keeps its length.
    """
    n = len(_DAMAGED.findall(text))
    if n < _DAMAGED_FROM:
        return Decoded(text)
    mended = _DAMAGED.sub(lambda found: "– " if found[1] else '" ' if found[2] else "'", text)
    note = f'{n} apostrophes, dashes or spaces had become quotation marks (doesn"t) and were put back.'
    return Decoded(mended, (f"{note} Where quotations begin or end wrongly, get the text anew.",))
