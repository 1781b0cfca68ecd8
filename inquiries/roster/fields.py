"""Fields: what a column of a list can hold, and the names that companies give it."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from inquiries.models.roster.field import DAYS, Field
from inquiries.tables.table import MAIL_VALUE

ALSO = {
    "member": Field.MEMBER, "id": Field.MEMBER, "customer_id": Field.MEMBER, "user_id": Field.MEMBER,
    "mail": Field.MAIL, "address": Field.MAIL, "mail_address": Field.MAIL, "email_address": Field.MAIL,
    "other_mail": Field.OTHER_MAIL, "tel": Field.PHONE, "telephone": Field.PHONE, "phone_number": Field.PHONE,
    "mobile": Field.OTHER_PHONE, "registered": Field.REGISTERED, "registered_at": Field.REGISTERED,
    "created_at": Field.REGISTERED, "changed": Field.CHANGED, "changed_at": Field.CHANGED,
    "updated": Field.CHANGED, "updated_on": Field.CHANGED, "updated_at": Field.CHANGED,
    "card_registered": Field.CARD_REGISTERED, "card_registered_at": Field.CARD_REGISTERED,
    "card_on": Field.CARD_REGISTERED, "card_used": Field.CARD_USED, "card_used_at": Field.CARD_USED,
    "card_changed_on": Field.CARD_USED,
}  # fmt: skip
"""Other names by which a command may call a field."""
EXACT: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("columns.toml").read_text())
"""Names that leave no doubt, by field."""
LIKE: list[tuple[Field, str]] = [
    (Field.CARD_USED, "(?:カード|クレカ|card).*(?:利用|使用|決済|変更|更新|use|pa(?:y|id)|chang|updat)"),
    (Field.CARD_REGISTERED, "(?:カード|クレカ|card).*(?:登録|regist|creat|add)"),
    (Field.OTHER_MAIL, "(?:携帯|モバイル|mobile|サブ|第二|予備).*(?:メール|mail)|(?:メール|mail).*[2２]"),
    (Field.MAIL, "メール|mail"),
    (Field.OTHER_PHONE, "携帯|モバイル|mobile|cell"),
    (Field.PHONE, "電話|tel|phone"),
    (Field.CHANGED, "(?:変更|更新|updat|modif|chang).*(?:日|date|at|on)?"),
    (Field.REGISTERED, "(?:登録|入会|作成|加入|regist|creat|join).*(?:日|date|at|on)?"),
    (Field.MEMBER, "(?:会員|顧客|お客様|ユーザー?|member|customer|user).*(?:id|番号|no|コード|code)"),
]
"""Names that hold these words may mean the field, the narrower ones first: they are shown as unsure."""
NOT_DAYS = re.compile("番号|名義|会社|ブランド|有効期限|回数|者|名$|ip|flag|フラグ|区分|number|name|brand|expir")


@dataclass(frozen=True, slots=True)
class Guess:
    """A column for a field, and whether its name leaves no doubt."""

    field: Field
    column: int
    is_sure: bool


def named(word: str) -> Field | None:
    """The field of this name, as a command may write it."""
    plain = word.strip().lower().replace("-", "_")
    return next((field for field in Field if field.value == plain), None) or ALSO.get(plain)


def bare(name: str) -> str:
    """A name of a column without what differs for no reason: width, case, spaces, signs and what stands in brackets."""
    text = unicodedata.normalize("NFKC", name).lower()
    return re.sub(r"\(.*?\)|[\s_\-・.:*/※]", "", text)


def guess(columns: Sequence[str], samples: Sequence[Sequence[str]] = ()) -> list[Guess]:
    """At most one column for each field: by its whole name, by a part of it, at last by the values below it."""
    names, found = [bare(name) for name in columns], dict[Field, Guess]()

    def take(field: Field, fits: Callable[[int], bool], *, is_sure: bool) -> None:
        taken = {one.column for one in found.values()}
        place = next((place for place in range(len(names)) if place not in taken and fits(place)), None)
        if field not in found and place is not None:
            found[field] = Guess(field, place, is_sure)

    for field in Field:
        take(field, lambda place, field=field: names[place] in EXACT[field.value], is_sure=True)  # type: ignore[misc]
    for field, words in LIKE:
        take(field, lambda place, field=field, words=words: _is_like(names[place], field, words), is_sure=False)  # type: ignore[misc]
    take(Field.MAIL, lambda place: _are_addresses([row[place] for row in samples if place < len(row)]), is_sure=False)
    return sorted(found.values(), key=lambda one: one.column)


def _is_like(name: str, field: Field, words: str) -> bool:
    return re.search(words, name) is not None and not (field in DAYS and NOT_DAYS.search(name))


def _are_addresses(values: Sequence[str]) -> bool:
    given = [value for value in values if value]
    return bool(given) and all(MAIL_VALUE.fullmatch(value) for value in given)


def recognised(columns: Sequence[str]) -> int:
    """How many of these cells are names of columns."""
    return len(guess(columns))
