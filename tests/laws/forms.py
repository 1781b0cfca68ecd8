"""The forms of a page as a browser sees them: address, method and fields."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlsplit

WORDS = {"text", "search", "textarea", "email", "tel", "url", "number", "password", "hidden", ""}
"""Kinds of fields that take any text."""
PLAIN = {"email": "nakamura@example.jp", "tel": "090-1234-5678", "url": "https://example.jp/", "number": "1"}


@dataclass
class Field:
    """One field: its kind and its value."""

    kind: str
    value: str

    @property
    def plausible(self) -> str:
        """Its value, or a plausible text for it."""
        return self.value or PLAIN.get(self.kind, "お願いします" if self.kind in {"text", "textarea"} else "")


@dataclass
class Form:
    """A form of a page."""

    path: str
    method: str
    fields: dict[str, Field] = field(default_factory=dict)

    @property
    def words(self) -> list[str]:
        """The names of its fields that take any text."""
        return [name for name, one in self.fields.items() if one.kind in WORDS]

    def filled(self, put: str, into: str) -> dict[str, str]:
        """The data to send with `text` in one field; "*": in all fields that take text."""
        return {
            name: put if into == name or (into == "*" and one.kind in WORDS - {"hidden"}) else one.plausible
            for name, one in self.fields.items()
        }


class Forms(HTMLParser):
    """Reads the forms of a page; an htmx request without a form counts as one."""

    def __init__(self, page: str, path: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._path, self._open, self._select = path, None, ""  # type: str, Form | None, str
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        for verb in ("post", "get"):
            if target := said.get(f"hx-{verb}") or (tag == "form" and said.get("method", "get") == verb):
                self._begin(said.get(f"hx-{verb}") or said.get("action", ""), verb, stays=tag == "form")
                if target is True:
                    break
        if tag in {"input", "textarea", "select"} and said.get("name"):
            self._take(tag, said)
        if tag == "option" and self._select and self._open and not self._open.fields[self._select].value:
            self._open.fields[self._select].value = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        if tag == "select":
            self._select = ""

    def handle_data(self, data: str) -> None:
        """Ignores the text of a text area."""

    def _begin(self, target: str, method: str, *, stays: bool) -> None:
        form = Form(urlsplit(target).path or self._path, method)
        self.forms.append(form)
        if stays or self._open is None:
            self._open = form

    def _take(self, tag: str, said: dict[str, str]) -> None:
        kind = said.get("type", "text") if tag == "input" else tag
        if self._open is None or (kind in {"radio", "checkbox"} and said["name"] in self._open.fields):
            return
        self._open.fields[said["name"]] = Field(kind, said.get("value", "") if tag == "input" else "")
        self._select = said["name"] if tag == "select" else ""
