"""Hidden text of an HTML page: preview lines of newsletters, words against spam filters."""

import re
from html import unescape

TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b([^<>]{0,2000})>", re.IGNORECASE)
HIDING = re.compile(
    r"\bstyle\s{0,9}=[^<>]{0,300}?(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|(?<![\w-])(?:font-size|max-height|opacity)\s*:\s*0(?:\.0+)?(?:px|pt|em|%)?\s*(?:[;\"'!]|$))"
    r"|\shidden(?:\s|=|/?$)",
    re.IGNORECASE,
)
SILENT = (("<script", "</script"), ("<style", "</style"))
TEXT_ATTRIBUTES = re.compile(
    r"\s(?:alt|title|value|content|placeholder|aria-label|summary)\s*=\s*(?:\"([^\"]{12,2000})\"|'([^']{12,2000})')",
    re.IGNORECASE,
)
LONG_NUMBER = re.compile(r"(?:\d\D{0,9}?){12}")
MOST = 200_000
VOID = {"br", "hr", "img", "input", "meta", "link", "wbr"}
# White text is not treated as hidden: on a coloured ground it can be read.


def without_unseen(html: str) -> str:
    """The page without its hidden elements. A hidden element that is never closed stays: it may hold the whole mail."""
    tags = [tag for tag in TAG.finditer(html) if tag[2].lower() not in VOID]
    if not any(HIDING.search(tag[3]) for tag in tags if tag[3]):
        return html
    kept, end, closings = [], 0, _closings(tags)
    for at, tag in enumerate(tags):
        if tag.start() >= end and at in closings and HIDING.search(tag[3]):
            kept.append(html[end : tag.start()])
            end = tags[closings[at]].end()
    return "".join(kept) + html[end:]


def unshown(page: str) -> str:
    """Hidden text with a long number, from comments, attributes and hidden elements; for the mask, never stored."""
    if not LONG_NUMBER.search(page):
        return ""
    lean = page
    for begin, end in SILENT:
        lean, _ = _without(lean, begin, end)
    bare, comments = _without(lean, "<!--", "-->")
    pieces = [*comments, *("".join(one) for one in TEXT_ATTRIBUTES.findall(bare))]
    if without_unseen(bare) != bare:
        pieces.append(re.sub(r"<[^<>]{0,2000}>", "", bare))
    return unescape("\n".join(piece for piece in pieces if LONG_NUMBER.search(unescape(piece))))[:MOST]


def _without(page: str, begin: str, end: str) -> tuple[str, list[str]]:
    """The page without the text between two marks, and that text."""
    kept, taken, at, small = list[str](), list[str](), 0, page.lower()
    while (start := small.find(begin, at)) >= 0 and (close := small.find(end, start)) >= 0:
        kept.append(page[at:start])
        taken.append(page[start + len(begin) : close])
        at = close + len(end)
    return " ".join([*kept, page[at:]]), taken


def _closings(tags: list[re.Match[str]]) -> dict[int, int]:
    """For each opening tag the index of its closing tag."""
    closings: dict[int, int] = {}
    open_ones: dict[str, list[int]] = {}
    for at, tag in enumerate(tags):
        waiting = open_ones.setdefault(tag[2].lower(), [])
        if not tag[1]:
            waiting.append(at)
        elif waiting:
            closings[waiting.pop()] = at
    return closings
