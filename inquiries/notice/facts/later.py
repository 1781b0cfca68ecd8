"""Later 先の日から: sentences that are true only from a day on, such as "if you get no letter, you are not affected".

Before all letters have arrived such a sentence would calm a customer who is affected.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from inquiries.notice.text.clauses import Clause

from .dates import Dates, Mention
from .fact import DAY_NOT_WRITTEN, Fact, read_from

NOT_ARRIVED = re.compile(
    "(?:届か(?:な|れな)|届いて(?:い|お)(?:な|ら|りませ)|届きませ|受け取って(?:い|お)(?:な|ら)|受けて(?:い|お)(?:な"
    "|ら)|連絡の?(?:が|を)?(?:な|いただいて))"
    "[^。]{0,24}(?:方|お客[様さ]|会員|皆様|場合|とき|アカウント|様)|(?:not|haven.t) (?:received|heard|been contacted)"
)
SAFE = re.compile(
    "対象外|(?:対象|該当|含まれ|記載|流出|漏え?い|漏洩|影響|ログイン)[^。、]{0,24}(?:ません|ない)"
    "|not (?:be )?(?:affected|concerned|included)"
)
ASKED = re.compile("ください|下さい|お願い|お問い?合わ?せ|ご連絡を|please|call|contact us")
BY = re.compile("(?:頃|ごろ)?(?:まで|を過ぎ|以降)|by ?$")
SENT = re.compile("(?:お送り|発送|郵送|送付|差し上げ|お知らせ|ご案内|配信|送信|send|sent)")
ARRIVES = re.compile("届く|届き|お届け|到着|arrive|receive")
PAPER = re.compile("手紙|書面|書状|文書|封書|はがき|本書|郵|通知|メール|お知らせ|ご案内|letter|e-?mail|notice")
POST, PATIENCE, SOON = timedelta(days=7), timedelta(days=14), timedelta(days=62)


def later(clauses: list[Clause], dates: Dates, published: date) -> list[Fact]:
    """These sentences with the day from which they are true; sure only if the sentence names the day."""
    return [_fact(clause, dates, published) for clause in clauses if _waits(clause.said.text)]


def _waits(text: str) -> bool:
    missed = NOT_ARRIVED.search(text)
    return bool(missed and SAFE.search(text, missed.start()) and not ASKED.search(text))


def _fact(clause: Clause, dates: Dates, published: date) -> Fact:
    own = next((one for one in dates.single if one.clause == clause and _is_last(one)), None)
    on = own.on + timedelta(days=1) if own else _guessed(dates.single, published)
    is_near = own is not None and timedelta() < own.on - published <= SOON
    doubt = "" if own and (own.sure or is_near) else DAY_NOT_WRITTEN
    return read_from(clause, 0, len(clause.folded.text), on.isoformat(), doubt=doubt)


def _is_last(mention: Mention) -> bool:
    """Whether the mention is the day by which everything has arrived."""
    text = mention.clause.said.text
    return BY.match(text, mention.end) is not None or BY.search(text[: mention.start].rstrip()[-3:]) is not None


def _guessed(mentions: list[Mention], published: date) -> date:
    """The day after the last arrival that the notice names, or a week after the last dispatch; else in two weeks."""
    told = [published + PATIENCE - POST]
    for one in mentions:
        text = one.clause.said.text
        if PAPER.search(text) and one.on >= published - PATIENCE:
            told += [one.on + timedelta(days=1) - POST] if ARRIVES.search(text) else [one.on] * bool(SENT.search(text))
    return max(told[1:], default=told[0]) + POST
