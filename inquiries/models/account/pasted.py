"""Pasted line 貼り付けた行: one person among names that somebody pasted, with what stands in the way of an account."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import jaconv
from django.utils.translation import gettext_lazy as _

from inquiries.models.role import Role
from inquiries.models.staff import Staff

from .account import roles_given_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from django_stubs_ext import StrOrPromise

HEADS = {"名前", "氏名", "担当者", "name", "names"}
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,59}")


@dataclass(frozen=True)
class Line:
    """One person as pasted, and what stands in the way or should be looked at."""

    name: str
    username: str
    role: str
    problems: tuple[StrOrPromise, ...] = ()
    doubts: tuple[StrOrPromise, ...] = ()

    @property
    def role_name(self) -> str:
        """In the reader's language."""
        return str(Role(self.role).label) if self.role else ""


def read(text: str, *, role: str, by: Staff) -> list[Line]:
    """Each line that is not empty, with a name to sign in by; `role` is of those who say none."""
    rows = [[cell.strip() for cell in re.split(r"[\t,、,]", row)] for row in _wide(text).splitlines() if row.strip()]
    rows = [row for number, row in enumerate(rows) if number or row[0].casefold() not in HEADS]
    known = {one.username: one.name for one in Staff.objects.only("username", "name")}
    here, names = {_bare(name) for name in known.values()}, [_bare(row[0]) for row in rows]
    taken = set(known) | {_plain(row[1]) for row in rows if row[1:2] and row[1]}
    lines, used = list[Line](), set[str]()
    for row in rows:
        given = _plain(row[1]) if len(row) > 1 else ""
        username = given or _proposed(row[0], taken)
        said = _role(row[2]) if len(row) > 2 and row[2] else role
        problems = [*_wrong(row, username), *_wrong_role(said, by)]
        if given and (given in known or given in used):
            problems.append(_("This username is taken."))
        doubts = [_("Somebody of this name is here already.")] if _bare(row[0]) in here else []
        if names.count(_bare(row[0])) > 1:
            doubts.append(_("This name stands here more than once."))
        used.add(username)
        taken.add(username)
        lines.append(Line(row[0], username, said, tuple(problems), tuple(doubts)))
    return lines


def _wide(written: str) -> str:
    """Kana full-width, letters and digits half-width; kanji as they are, since people write their names in old ones."""
    return jaconv.z2h(jaconv.h2z(written), kana=False, ascii=True, digit=True)


def _bare(name: str) -> str:
    """Without the blanks that one writes in a name and another does not."""
    return re.sub(r"\s", "", name)


def _plain(written: str) -> str:
    return unicodedata.normalize("NFKC", written).strip().lower()


def _proposed(name: str, taken: set[str]) -> str:
    """From letters or kana; kanji are not guessed, since one name is read in many ways."""
    latin = jaconv.kana2alphabet(jaconv.kata2hira(_plain(name)))
    word = re.sub(r"[^a-z0-9]+", ".", latin).strip(".") if re.fullmatch(r"[\x20-\x7e]+", latin) else ""
    base = word[:50] if USERNAME.fullmatch(word[:50]) else ""
    if base and base not in taken:
        return base
    return next(found for found in _numbered(base) if found not in taken)


def _numbered(base: str) -> Iterator[str]:
    for number in range(2 if base else 1, 100_000):
        yield f"{base}{number}" if base else f"staff{number:02}"


def _role(written: str) -> str:
    plain = _plain(written)
    return next((one.value for one in Role if plain in {one.value, _plain(str(one.label))}), "")


def _wrong(row: Sequence[str], username: str) -> Iterator[StrOrPromise]:
    if not row[0] or len(row[0]) > 60:
        yield _("The name is missing, or longer than 60 characters.")
    if not USERNAME.fullmatch(username):
        yield _("A username has 2 to 60 letters a to z, digits, dots and hyphens.")
    if len(row) > 3 and any(row[3:]):
        yield _("There are more than three columns.")


def _wrong_role(role: str, by: Staff) -> Iterator[StrOrPromise]:
    if not role:
        yield _("This role is not known.")
    elif role not in roles_given_by(by):
        yield _("You may not give this role.")
