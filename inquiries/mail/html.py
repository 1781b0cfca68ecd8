"""HTML that strangers wrote: as text, and in the little form of it that is safe to show."""

import re
from html import unescape

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig

from .charset import printable

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


def shown(html: str) -> str:
    """What a page may show as it is, or an empty text where the mail is beyond measure."""
    lean = _lean(html)
    if len(lean) > LARGEST or lean.count("<") > MOST_TAGS:
        return ""
    return nh3.clean(lean, tags=SHOWN, clean_content_tags=DROPPED, attributes={}).strip()


def to_text(html: str) -> str:
    """The words, in lines as a browser would set them."""
    safe = shown(html)
    # Mail lays out with tables; columns of blanks are no text.
    laid_out = re.sub(r"</?(?:table|tbody|thead|td|th)>", " ", safe).replace("tr>", "div>")
    words = get_text(f"<html><body>{laid_out}</body></html>", ParserConfig(css=STRICT_CSS_PROFILE))
    if words.strip():
        return _tidy(words)
    bare = re.sub(r"<[^<>]{0,2000}>", " ", safe or _lean(html))  # beyond what parsers nest
    return _tidy(" ".join(unescape(bare).split()))


def _lean(html: str) -> str:
    """Without what makes mail big and says nothing: pictures written into it, styles, comments."""
    return HEAVY.sub("", html)


def _tidy(words: str) -> str:
    lines = [line.rstrip().replace("\xa0", " ") for line in printable(words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
