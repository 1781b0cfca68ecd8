"""All texts to translate in code and templates, and their Japanese catalogue: `make messages`."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import extract
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "inquiries" / "locale" / "ja" / "LC_MESSAGES" / "django.po"
HEADER = {
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Language": "ja",
    "Plural-Forms": "nplurals=1; plural=0;",
}
CALLS = {
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "_": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


class Text(NamedTuple):
    """The key of a text in gettext."""

    context: str | None
    one: str


def _in_code(source: str) -> Iterator[tuple[Text, str | None]]:
    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), CALLS):
        one, many = message if isinstance(message, tuple) else (message, None)
        yield Text(context, one), many


def _in_template(source: str) -> Iterator[tuple[Text, str | None]]:
    # templatize keeps the indentation of the HTML, which Python's parser would refuse.
    yield from _in_code("\n".join(line.strip() for line in templatize(source).splitlines()))


def used() -> dict[Text, str | None]:
    """Each text that code or templates use, with its plural."""
    texts: dict[Text, str | None] = {}
    for folder in ("hotline", "inquiries"):
        for path in (ROOT / folder).rglob("*.py"):
            texts.update(_in_code(path.read_text()))
    for path in (ROOT / "templates").rglob("*.*"):
        texts.update(_in_template(path.read_text()))
    return texts


def catalogue() -> dict[Text, polib.POEntry]:
    entries = polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()
    return {Text(entry.msgctxt or None, entry.msgid): entry for entry in entries}


def japanese(entry: polib.POEntry) -> list[str]:
    """The translations of an entry; Japanese has one form for all numbers."""
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def rewrite() -> list[Text]:
    """Adds new texts to the catalogue, drops unused ones, sorts; returns those without a translation."""
    known, book = catalogue(), polib.POFile()
    book.metadata = HEADER
    for text, many in sorted(used().items(), key=lambda item: (item[0].one, item[0].context or "")):
        new = polib.POEntry(msgctxt=text.context, msgid=text.one, msgid_plural=many or "")
        if many:
            new.msgstr_plural = {0: ""}
        entry = known.get(text, new)
        book.append(entry if entry.msgid_plural == new.msgid_plural else new)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    book.save(str(CATALOGUE))
    return [Text(entry.msgctxt, entry.msgid) for entry in book if not all(japanese(entry))]


if __name__ == "__main__":
    for text in rewrite():
        print(f"not yet in Japanese: {text.one!r}" + (f" ({text.context})" if text.context else ""))
