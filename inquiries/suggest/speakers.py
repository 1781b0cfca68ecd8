"""Speakers: police, press, card companies, lawyers and authorities are handed on, whatever topic they name."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.utils.translation import pgettext_lazy

from .terms import DESK_MARK, fold

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

HERE = Path(__file__).parent
OPENING = 240
"""Characters at the beginning in which people introduce themselves."""
PLACE = (
    r"(?:(?:こちら|私|わたくし|わたし|当方|もしもし|突然|はじめまして|初めまして)[はの、,]?\s*)?"
    r"(?:{who})(?:の?[一-鿿ぁ-ゖー]{{1,12}}(?:課|係|部|局|室|班|支店)){{0,2}}"
)
SAID = r"(?![、。」]?と(?:言われ|いわれ|書|か|名乗|なの))"
"""A customer reports what another person said: then it is no introduction."""
IS = rf"(?:です(?!か){SAID}|と申し|ともうし|と言い|といい|でござい|でして|だが|だけど)"
NAMED = (
    r"の[一-鿿ぁ-ゖa-z]{1,8}(?:と申し|ともうし|と言い|といい|でござい)"
    r"|(?<=[課部室係局署])の[一-鿿ぁ-ゖ]{1,6}です(?!か)"
)
SOMEBODY = (
    r"(?:の|で|を(?:し|やっ)て(?:い|お)?る)"
    rf"(?:者|もの|物|人間|担当(?:者)?|記者|刑事|らいたー|でぃれくたー|職員)(?:{IS}|$)"
)
REQUEST = r"(?:取材依頼|照会(?!tel|が|を)|協力依頼|折り?返し希望)"
CALLS = (
    r"(?:の[一-鿿]{1,6}(?:様|氏|さん))?(?:から|より)の?、?"
    r"(?:入電|取材|問い?合わ?せ(?!が|を)|依頼(?:。|$|、|あり)|来電|架電|電話(?:。|$|、))"
)
NOTED = rf"(?:の[一-鿿]{{1,6}}(?:様|氏|さん))?(?:、|より|から|の)*{REQUEST}"
SELF = rf"(?:{IS}|{NAMED}|{SOMEBODY}|{CALLS}|{NOTED})"
BEFORE = r"(?:^|[。、,！!？?\s「（(:：])(?:[○〇◯●△×a-z]{1,4})?"


WHO = {
    "regulator": pgettext_lazy("speaker", "a public authority"),
    "police": pgettext_lazy("speaker", "the police"),
    "press": pgettext_lazy("speaker", "the press"),
    "lawyer": pgettext_lazy("speaker", "a lawyer"),
    "card_company": pgettext_lazy("speaker", "a card company or processor"),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A kind of sender who is no customer, and the key of the topic for their matter."""

    key: str
    topic: str

    @property
    def who(self) -> StrPromise:
        """The name of this kind for the desk."""
        return WHO[self.key]


def speaker(text: str) -> Speaker | None:
    """The kind of sender who introduces themselves in the text; None for a customer or without a hint."""
    folded = DESK_MARK.sub(" ", fold(text)).strip()[:OPENING]
    return next((one for one, said in _speakers() if said.search(folded)), None)


@cache
def _speakers() -> tuple[tuple[Speaker, re.Pattern[str]], ...]:
    table = tomllib.loads((HERE / "speakers.toml").read_text("utf-8"))
    return tuple((Speaker(key, one["topic"]), _introduces(one)) for key, one in table.items())


def _introduces(one: dict[str, list[str]]) -> re.Pattern[str]:
    place = PLACE.format(who="|".join(one["who"]))
    return re.compile("|".join([f"{BEFORE}{place}{SELF}", *one["says"]]), re.MULTILINE)
