"""HTML from outside: as text, and reduced to the tags that are safe to show."""

import re
from html import unescape

import nh3
from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig

from inquiries.documents.charset import printable

from .unseen import without_unseen

# Only words and structure: no image (loading it tells the sender that we read), no link (customers forward us
# phishing mails), no style, no form.
SHOWN = {
    *("b", "blockquote", "br", "code", "dd", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "hr", "i", "li"),
    *("ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "u", "ul"),
}
DROPPED = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "iframe", "object", "textarea"}
# Above this the time to build the tree grows with the square of the size; no person writes such a mail.
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
# Marks from the private use area. They are first removed from the text, so every one found is ours.
OPENED, CLOSED, KEPT = "\ue0f0", "\ue0f1", "\ue0f2"
WIDE_SPACE = "\u3000"
"""U+3000. A browser shows it, but inscriptis folds it like any blank."""


def shown(html: str) -> str:
    """HTML that a page may show unescaped; empty if the mail has more than LARGEST characters or MOST_TAGS tags."""
    lean = without_unseen(_lean(html))
    if len(lean) > LARGEST or lean.count("<") > MOST_TAGS:
        return ""
    return nh3.clean(lean, tags=SHOWN, clean_content_tags=DROPPED, attributes={}).strip()


def to_text(html: str) -> str:
    """The words, in lines as a browser sets them; quotations are marked with `>` as in plain mail."""
    safe = shown(_quotations_marked(_in_lines(html)))
    # Mails use tables for layout, which inscriptis would set as columns of blanks.
    laid_out = re.sub(r"</?(?:table|tbody|thead|td|th)>", " ", safe).replace("tr>", "div>")
    narrow = f"<html><body>{laid_out.replace(WIDE_SPACE, KEPT)}</body></html>"
    words = get_text(narrow, ParserConfig(css=STRICT_CSS_PROFILE)).replace(KEPT, WIDE_SPACE)
    if words.strip():
        return _quoted(_tidy(words))
    bare = re.sub(r"<[^<>]{0,2000}>", " ", safe or _lean(html))  # too large, or nested too deep for inscriptis
    return _tidy(" ".join(unescape(bare).split()))


def _in_lines(html: str) -> str:
    """Turns Word's paragraphs into lines: Word sets no space between them and writes an empty one for a gap."""
    return PARAGRAPH.sub(r"<\1div", EMPTY.sub("<p><br></p>", html)) if WORD.search(html) else html


def _quotations_marked(html: str) -> str:
    """Puts a mark on a line of its own before and after each quotation."""
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
    """Removes what is large and has no words: inline pictures, styles, comments."""
    return HEAVY.sub("", html)


def _tidy(words: str) -> str:
    lines = [line.rstrip().replace("\xa0", " ") for line in printable(words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
