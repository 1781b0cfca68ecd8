"""Reactions: a person pressed an emoji below our mail. There is nothing to answer.

Gmail sends a JSON part, others a part as in RFC 9078; Outlook sends a sentence.
"""

import json
import re
from email.message import Message

from inquiries.documents.charset import decode

from . import headers
from .parts import content, kind, leaves

GMAIL = "text/vnd.google.email-reaction+json"
OUTLOOK = re.compile(
    r"\s*(?:\[(?P<what>\w{3,12})\]|(?P<face>[^\w\s]{1,8}))?\s*.{0,80}?"
    r"(?:\breacted to your message\s*[:：.]?|さん?[がは].{0,20}メッセージに(?:リアクション|反応)しました[:：。]?)\s*$"
)
FACE = re.compile(r"\s*(?:\[\w{3,12}\]|[^\w\s\x00-\x7f]{1,8})\s*")
FACES = {"like": "👍", "heart": "❤️", "celebrate": "🎉", "laugh": "😆", "surprised": "😲", "sad": "😢"}
PICTURED = re.compile(rf"<img\b[^<>]{{0,500}}?\balt=[\"']?({'|'.join(FACES)})\b", re.IGNORECASE)
UNKNOWN = "🙂"
LONGEST_FACE, LONGEST_SENTENCE, MOST_LINES, LONGEST_HTML = 16, 200, 3, 20_000


def reaction(mail: Message, said: str, html: str = "") -> str:
    """The emoji; empty if the mail has other words too. `said`: the new words of the mail."""
    lines = [line for line in said.split("\n") if line.strip()]
    if len(lines) > MOST_LINES or sum(map(len, lines)) > LONGEST_SENTENCE:
        return ""
    for leaf in leaves(mail):
        if kind(leaf)[0] == GMAIL:
            return _face(_emoji(leaf))
        if headers.parameters(leaf, "Content-Disposition")[0] == "reaction":
            return _face(decode(content(leaf), kind(leaf)[1].get("charset", "")))
    found = OUTLOOK.match(_sentence(lines))
    if not found:
        return ""
    pictured = PICTURED.search(html[:LONGEST_HTML])
    return FACES.get(found["what"] or (pictured[1].lower() if pictured else "")) or _face(found["face"] or "")


def _sentence(lines: list[str]) -> str:
    """The only sentence, with the emoji if that stands on the line above; else empty."""
    is_under_face = len(lines) == 2 and FACE.fullmatch(lines[0])
    return " ".join(lines) if is_under_face else lines[0] if len(lines) == 1 else ""


def is_reaction(part: Message) -> bool:
    """Whether the part is Gmail's JSON, which is neither text nor a file."""
    return kind(part)[0] == GMAIL


def _emoji(part: Message) -> str:
    try:
        told = json.loads(decode(content(part), "utf-8"))
    except ValueError:
        return ""
    return str(told.get("emoji", "")) if isinstance(told, dict) else ""


def _face(text: str) -> str:
    """The emoji as it may be stored; anything with a letter or a digit becomes 🙂, since it could hold words."""
    face = text.strip()
    is_face = face and len(face) <= LONGEST_FACE and not any(map(str.isalnum, face)) and not face.isascii()
    return face if is_face else UNKNOWN
