"""HTML that strangers wrote: as text, and in the little form of it that is safe to show."""

import re
from html import unescape

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig

from inquiries.documents.charset import printable

from .unseen import without_unseen

# Words and their order, nothing else: no image (it tells the sender who reads), no link (customers forward us the
# very mails that go phishing), no style, no form.
SHOWN = {
    *("b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "hr", "i", "li"),
    *("ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
}
DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object", "textarea"}
# Beyond this the cost of building a tree grows with the square; nobody writes such mail by hand.
MOST_TAGS = 10_000
LARGEST = 500_000
HEAVY = re.compile(r"data:[\w/+.-]{1,80};base64,[\w+/=\s]+|<style\b[^<]*</style\s*>|<!--[^<>]*-->", re.IGNORECASE)
WORD = re.compile(r"<p\b[^<>]*\bMso", re.IGNORECASE)
EMPTY = re.compile(
    r"<p\b[^<>]{0,200}>(?:\s|<(?:o:p|span)\b[^<>]{0,200}>){0,9}(?:&nbsp;|\xa0|<br>)(?:\s|</(?:o:p|span)>){0,9}</p>",
    re.IGNORECASE,
)
PARAGRAPH = re.compile(r"<(/?)p\b", re.IGNORECASE)
BLOCKQUOTE = re.compile(r"<(/?)blockquote\b([^<>]*)>", re.IGNORECASE)
CITED = re.compile(r"type\s*=\s*[\"']?cite|\bcite\s*=|gmail_quote|protonmail_quote|_quote\b", re.IGNORECASE)
# Of the private use area: marks that no text brings along, for they are taken out of it first.
OPENED, CLOSED, KEPT = "\ue0f0", "\ue0f1", "\ue0f2"
WIDE_SPACE = "\u3000"
"""A browser shows it; the library takes it for a blank like any other."""


def shown(html: str) -> str:
    """What a page may show as it is, or an empty text where the mail is beyond measure."""
    lean = without_unseen(_lean(html))
    if len(lean) > LARGEST or lean.count("<") > MOST_TAGS:
        return ""
    return nh3.clean(lean, tags=SHOWN, clean_content_tags=DROPPED, attributes={}).strip()


def to_text(html: str) -> str:
    """The words, in lines as a browser would set them; quotations as a plain mail marks them."""
    safe = shown(_quotations_marked(_in_lines(html)))
    # Mail lays out with tables; columns of blanks are no text.
    laid_out = re.sub(r"</?(?:table|tbody|thead|td|th)>", " ", safe).replace("tr>", "div>")
    narrow = f"<html><body>{laid_out.replace(WIDE_SPACE, KEPT)}</body></html>"
    words = get_text(narrow, ParserConfig(css=STRICT_CSS_PROFILE)).replace(KEPT, WIDE_SPACE)
    if words.strip():
        return _quoted(_tidy(words))
    bare = re.sub(r"<[^<>]{0,2000}>", " ", safe or _lean(html))  # beyond what parsers nest
    return _tidy(" ".join(unescape(bare).split()))


def _in_lines(html: str) -> str:
    """Word's paragraphs are lines: it sets no space between them, and an empty one where there is to be some."""
    return PARAGRAPH.sub(r"<\1div", EMPTY.sub("<p><br></p>", html)) if WORD.search(html) else html


def _quotations_marked(html: str) -> str:
    """With a mark on a line of its own before and after what the sender's program quoted."""
    open_ones: list[bool] = []

    def marked(tag: re.Match[str]) -> str:
        if not tag[1]:
            open_ones.append(bool(CITED.search(tag[2])))
            return f"<p>{OPENED}</p>{tag[0]}" if open_ones[-1] else tag[0]
        is_cited = bool(open_ones) and open_ones.pop()
        return f"{tag[0]}<p>{CLOSED}</p>" if is_cited else tag[0]

    return BLOCKQUOTE.sub(marked, re.sub(f"[{OPENED}{CLOSED}{KEPT}]", "", html))


def _quoted(words: str) -> str:
    depth, lines = 0, []
    for line in words.split("\n"):
        bare = line.strip()
        if bare in {OPENED, CLOSED}:
            depth = max(depth + (1 if bare == OPENED else -1), 0)
        else:
            lines.append(f"{'>' * depth} {bare}".strip() if depth else line)
    return _tidy("\n".join(lines).replace(OPENED, "").replace(CLOSED, ""))


def _lean(html: str) -> str:
    """Without what makes mail big and says nothing: pictures written into it, styles, comments."""
    return HEAVY.sub("", html)


def _tidy(words: str) -> str:
    lines = [line.rstrip().replace("\xa0", " ") for line in printable(words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
