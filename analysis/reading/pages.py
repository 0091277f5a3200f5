"""Articles from web pages: .html as saved, .mhtml (a page with its parts) and .epub (pages as a book)."""

import plistlib
import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote
from xml.parsers.expat import ExpatError

from analysis.reading import databases
from analysis.reading.decoding import Decoded, decode, repaired
from analysis.reading.markup import html_text
from analysis.reading.opening import Extract, Unreadable, archive, mail, nothing_in

LARGEST_PAGE = 2 * 2**20  # characters of a page without scripts and pictures; news pages reach 1 million
_FEWEST_WORDS = 5  # less is a menu
_FEWEST_WORDS_OF_CHAPTER = 50  # less is a cover or a title
_SITE = re.compile(r"https?://(?:www\.)?([\w.-]+)")
_BALLAST = [(f"<{tag}", f"</{tag}") for tag in ("script", "style", "svg", "noscript")] + [("<!--", "-->")]
_CONTROL = dict.fromkeys({*range(32)} - {9, 10, 13}, " ")  # characters that no tree of elements may hold
_DATA = re.compile(r"(?<=[\"'(])data:[\w/+.;=,%-]+(?=[\"')])")
_IS_EXPORT = re.compile(r"LENGTH:|Length:|LOAD-DATE|Document [A-Z]{2,}\w{10,}|ProQuest document")
# Boxes beside an article, by class or id; and lines that only lead away from it.
_BOX = re.compile(
    r"(?:\A|[\s_-])(?:newsletter|sign-?up|subscribe|related|read-?more|recommended|promo|most-?(?:read|popular)"
    r"|advert|share-?bar|(?:photo|image|media|video|figure|wp)?[-_]*caption(?:-text)?)(?:[\s_-]|\Z)",
    re.I,
)
_LEADS_AWAY = re.compile(
    r"(?:read (?:more|also|next)|also read|related|see also|more on this|more:|sign up|subscribe|watch:)\b",
    re.I,
)
_LARGEST_BOX = 0.25  # of the letters of the page; what is larger holds the article itself
_NEW_YEAR = re.compile(
    r"\b(?:\d{4}([-/.]?)0?1\1(?:0?1)(?!\d)|0?1[-/.]0?1[-/.]\d\d|0?1(?:st)?[\s-]Jan"
    r"|Jan(?:uary|\.)?\s+0?1(?:st)?\b)",
    re.I,
)
_EMBED = re.compile(r"twitter-tweet|bluesky-embed|mastodon-embed")
_INNER_MARKS = str.maketrans('“”"', "‘’'")


def read_page(data: bytes) -> Iterator[Extract]:
    """The article of a page, or the articles of a page that a database exported."""
    from lxml.html import document_fromstring
    from trafilatura import bare_extraction

    decoded = _decoded(data)
    markup = _without_ballast(decoded.text)
    if len(markup) > LARGEST_PAGE:
        detail = f"The page has more than {LARGEST_PAGE // 2**20} MB of text and tags. Save its text as .txt."
        raise Unreadable("too large", detail)
    if _IS_EXPORT.search(markup) and (found := databases.articles(html_text(markup).split("\n"))):
        yield from (Extract(text, metadata, decoded.notes) for text, metadata in found)
        return
    if not markup.strip():
        raise nothing_in()
    tree = document_fromstring(markup)
    tags = {tag.get("property"): tag.get("content", "").strip() for tag in tree.xpath("//meta[@property]")}
    _leave_out(tree)
    _spell_out_embeds(tree)
    page: Any = bare_extraction(tree, include_comments=False, include_tables=False, with_metadata=True)
    if page is None or len((page.text or "").split()) < _FEWEST_WORDS:
        detail = "No article was found in the page. Save the article's text as .txt instead."
        raise Unreadable("no article", detail)
    text = repaired(page.text)
    metadata = _metadata(page, tags)
    if metadata["date"].endswith("-01-01") and not _NEW_YEAR.search(markup):
        metadata["date"] = ""  # a year somewhere in the page, and no day
    yield Extract(text.text, metadata, (*decoded.notes, *text.notes))


def _without_ballast(markup: str) -> str:
    """A page without scripts (but its linked data), styles, drawings, comments and pictures written out."""
    for opening, closing in _BALLAST:
        kept, at, small = [], 0, markup.replace("İ", "I").lower()  # İ alone has two small letters
        while (start := small.find(opening, at)) >= 0 and (
            end := small.find(closing, start + len(opening))
        ) >= 0:
            end = small.find(">", end) + 1 or len(markup)
            is_data = "ld+json" in small[start : start + 200].partition(">")[0]
            kept.append(markup[at : end if is_data else start])
            at = end
        markup = "".join(kept) + markup[at:]
    return re.sub(r"\A\s*<\?xml[^>]*>", "", _DATA.sub("", markup)).translate(_CONTROL)


def _decoded(data: bytes) -> Decoded:
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.I)
    return decode(data, declared[1].decode("ascii") if declared else "")


def site_of(url: str) -> str:
    """The site of an address: "bay-echo.example" of https://www.bay-echo.example/a1; "" of anything else."""
    found = _SITE.match(url)
    return found[1].lower() if found else ""


def _metadata(page: Any, tags: dict[str, str]) -> dict[str, str]:
    """What a page says about its article, in linked data, meta tags or above its text."""
    title, url = page.title or "", page.url or tags.get("og:url", "")
    site = tags.get("og:site_name") or page.sitename or ""
    if title.startswith(site):  # of "The U.S. votes | Bay Echo" the part with a dot is taken for a site
        site = site_of(url)
    return {
        "title": title,
        "outlet": site,
        "date": tags.get("article:published_time") or page.date or "",
        "author": (page.author or "").replace(";", ","),
        "url": url,
        "section": tags.get("article:section", ""),
    }


def _leave_out(tree: Any) -> None:
    """Take captions, boxes beside the article and lines that lead away from it out of a page."""
    nodes = [node for node in tree.iter() if isinstance(node.tag, str)]
    letters = dict.fromkeys(nodes, 0)
    linked = dict.fromkeys(nodes, 0)
    for node in reversed(nodes):
        letters[node] += len((node.text or "").strip())
        linked[node] = letters[node] if node.tag == "a" else linked[node]
        parent = node.getparent()
        if parent in letters:
            letters[parent] += letters[node] + len((node.tail or "").strip())
            linked[parent] += linked[node]
    most = _LARGEST_BOX * letters[tree]
    for node in nodes:
        is_kept = node.tag in ("html", "body", "main", "article") or letters[node] > most
        if is_kept or node.getparent() is None:
            continue
        named = f"{node.get('class') or ''} {node.get('id') or ''}".strip()
        is_unseen = node.tag == "template" or node.get("hidden") is not None
        is_box = node.tag == "figcaption" or is_unseen or _BOX.search(named)
        is_line = node.tag in ("p", "li", "div", "h3", "h4") and letters[node] < 200
        is_link = is_line and 2 * linked[node] > letters[node] > 0
        if is_box or is_link and _LEADS_AWAY.match(node.text_content().strip()):
            node.drop_tree()


def _spell_out_embeds(tree: Any) -> None:
    """Write each embedded post as a quotation, signed by who posted it."""
    for post in [one for one in tree.iter("blockquote") if _EMBED.search(one.get("class") or "")]:
        words = next(post.iter("p"), None)
        if words is None:
            continue
        said = " ".join(words.text_content().split())
        said = re.sub(r"(?:pic\.twitter\.com|https?://)\S*", "", said).strip()
        words.drop_tree()
        signed = re.match(r"[\s—–-]*(.*?\(\s*@[^)]*\)|.*)", " ".join(post.text_content().split()))
        tail = post.tail
        post.clear()
        post.tag, post.tail = "p", tail
        post.text = f"“{said.translate(_INNER_MARKS)}” — {signed[1] if signed else ''}"


def read_mhtml(data: bytes) -> Iterator[Extract]:
    """The article of a page that a browser saved together with its parts."""
    for part in mail(data).walk():
        if part.get_content_type() == "text/html":
            page = part.get_payload(decode=True)
            yield from read_page(page if isinstance(page, bytes) else b"")
            return
    raise Unreadable("no article", "The file holds no page. Save the page again, or its text as .txt.")


def read_webarchive(data: bytes) -> Iterator[Extract]:
    """The article of a page that Safari saved together with its parts."""
    try:
        page = plistlib.loads(data)["WebMainResource"]["WebResourceData"]
    except (plistlib.InvalidFileException, ValueError, KeyError, TypeError, ExpatError) as error:
        raise Unreadable("damaged", "The file is no page saved by Safari. Save the page again.") from error
    yield from read_page(page)


def read_epub(data: bytes) -> Iterator[Extract]:
    """Each chapter of a book as an article; covers, tables of contents and the like are left out."""
    from lxml import etree
    from lxml.html import document_fromstring

    strict = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    with archive(data, "EPUB book") as book:
        names = {*book.namelist()}
        container = etree.fromstring(book.read("META-INF/container.xml"), strict)
        where = container.xpath("string(//*[local-name()='rootfile']/@full-path)")
        package = etree.fromstring(book.read(where), strict)
        about = {
            key: package.xpath(f"string(//*[local-name()='metadata']/*[local-name()='{key}'])").strip()
            for key in ("title", "date", "creator")
        }
        items = package.xpath("//*[local-name()='item']")
        files = {item.get("id"): unquote(item.get("href") or "") for item in items}
        for idref in package.xpath("//*[local-name()='itemref']/@idref"):
            name = posixpath.normpath(posixpath.join(posixpath.dirname(where), files.get(idref, "")))
            if name not in names:
                continue
            markup = _without_ballast(_decoded(book.read(name)).text)
            if len(markup) > LARGEST_PAGE or not markup.strip():
                continue
            page = document_fromstring(markup)
            links = " ".join(link.text_content() for link in page.iter("a"))
            text = html_text(page)
            if len(text.split()) >= max(_FEWEST_WORDS_OF_CHAPTER, 2 * len(links.split())):
                heading = next((h.text_content() for h in page.iter("h1", "h2", "h3", "title")), "")
                said = {"outlet": about["title"], "date": about["date"], "author": about["creator"]}
                yield Extract(text, {"title": " ".join(heading.split()), **said})
