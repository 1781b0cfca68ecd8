"""A person's mail that came by way of a program is theirs, and read: two decisions, and here is the second."""

import pytest

from inquiries.mail.parsing import parse
from inquiries.mail.reading.received_mail import AutoKind, Detour, ReceivedMail
from inquiries.models.reply.nominee import Named, Way
from tests.mail.reader import OURS
from tests.mail.writing import mail

pytestmark = pytest.mark.once

HANAKO = "hanako@example.com"
PERSON = "From: Hanako <hanako@example.com>"
ASKS = "カードが対象か教えてください。\n"
TELLS = "今週の新商品をご案内します。\n"
NOREPLY = "From: Form <noreply@forms.example.com>"
ANSWER_HER = "Reply-To: Hanako <hanako@example.com>"
GROUP = "From: \"'Hanako' via 相談窓口\" <madoguchi@example.jp>"
LISTED = ("List-ID: <madoguchi.example.jp>", "Precedence: list", "Mailing-list: list madoguchi@example.jp")
MARKED = "Auto-Submitted: auto-generated"
LEAVE = "List-Unsubscribe: <https://crm.example.com/u/1>"


def read(*fields: str, body: str = ASKS) -> ReceivedMail:
    return parse(mail(*fields, body=body), own={OURS})


FORMS = {
    "a service": (NOREPLY, ANSWER_HER),
    "one that owns up": (NOREPLY, ANSWER_HER, MARKED),
    "one that calls itself bulk": (NOREPLY, ANSWER_HER, "Precedence: bulk"),
    "our own": ("From: madoguchi@example.jp", ANSWER_HER),
    "our own with a tag": ("From: madoguchi+form@example.jp", ANSWER_HER),
    "a site": ("From: wordpress@shop.example.com", ANSWER_HER),
    "a plug-in": ("From: kato@shop.example.com", ANSWER_HER, "X-WPCF7-Content-Type: text/plain"),
    "a label": (NOREPLY, ANSWER_HER, "Subject: 【自動送信】お問合せがありました"),
}
GROUPS = {
    "Google": (GROUP, ANSWER_HER, "X-Original-From: hanako@example.com", *LISTED, LEAVE),
    "only the sender": (GROUP, "X-Original-Sender: hanako@example.com", *LISTED),
    "only whom to answer": (GROUP, ANSWER_HER, *LISTED),
    "without a list": (GROUP, ANSWER_HER, "X-Original-From: Hanako <hanako@example.com>"),
    "another group of ours": (
        "From: \"'Hanako' 経由 info\" <info@example.jp>",
        "X-Original-Sender: hanako@example.com",
        "List-ID: <info.example.jp>",
        "Precedence: list",
    ),
}
RULES = {
    "Exchange": (
        PERSON,
        "Resent-From: <info@example.jp>",
        MARKED,
        "X-MS-Exchange-Generated-Message-Source: Rules Agent",
    ),
    "Exchange without more": (PERSON, MARKED, "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent"),
    "Exchange by its loop": (PERSON, "To: info@example.jp", "X-MS-Exchange-Inbox-Rules-Loop: info@example.jp", MARKED),
    "Sieve": (PERSON, "Return-Path: <>", "Auto-Submitted: auto-forwarded", "X-Sieve-Redirected-From: info@example.jp"),
    "Gmail": (PERSON, MARKED, "X-Forwarded-To: madoguchi@example.jp", "X-Forwarded-For: info@example.jp"),
    "by hand": (PERSON, "Resent-From: info@example.jp", "Resent-To: madoguchi@example.jp"),
}
HOUSES = {
    "a way to leave": (PERSON, LEAVE),
    "with one click": (PERSON, LEAVE, "List-Unsubscribe-Post: List-Unsubscribe=One-Click"),
    "a campaign": (PERSON, "Feedback-ID: 123:crm:house"),
}


def told(kinds: dict[str, tuple[str, ...]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fields", kinds.values(), ids=kinds)


@told(FORMS)
def test_a_form_is_the_mail_of_whoever_filled_it_in(fields: tuple[str, ...]) -> None:
    found = read(*fields, body=f"{ASKS}\n※このメールはフォームから自動送信されています。\n")

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.FORM, HANAKO)
    assert (found.from_name, found.named) == ("Hanako", ())


@told(GROUPS)
def test_a_group_of_ours_hides_nobody(fields: tuple[str, ...]) -> None:
    found = read(*fields)

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.GROUP, HANAKO)
    assert (found.from_name, found.named) == ("Hanako", ())


@told(RULES)
def test_what_a_rule_passed_on_is_its_senders(fields: tuple[str, ...]) -> None:
    found = read(*fields)

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.RULE, HANAKO)


@told(HOUSES)
def test_people_write_through_houses_that_send_to_many(fields: tuple[str, ...]) -> None:
    leave = "配信停止はこちら https://crm.example.com/u\n"

    assert (read(*fields).is_auto, read(*fields).detour) == (False, Detour.HOUSE)
    assert read(*fields, body=TELLS).is_auto
    assert read(*fields, body=f"もうお試しですか。\n{leave}").is_auto
    assert not read(*fields, body=f"再発行はどうすればよいですか。\n{leave}").is_auto


def test_firms_ask_in_their_circulars_and_ask_us_too() -> None:
    firm = ("From: info@hibari.example.com", LEAVE)

    assert read(*firm, body="このカード、もうお持ちですか。\n").is_auto
    assert not read(*firm, body="弊社の個人情報は対象ですか。\n").is_auto


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ((NOREPLY,), AutoKind.MACHINE),
        ((NOREPLY, "Reply-To: support@forms.example.com"), AutoKind.MACHINE),
        ((NOREPLY, "Reply-To: support@example.com"), AutoKind.MACHINE),
        ((NOREPLY, "Reply-To: reply+0123456789abcdef0123@forms.example.com"), AutoKind.MACHINE),
        ((NOREPLY, "Reply-To: noreply@example.com"), AutoKind.MACHINE),
        ((NOREPLY, "Reply-To: madoguchi@example.jp"), AutoKind.MACHINE),
        ((NOREPLY, ANSWER_HER, LEAVE), AutoKind.MACHINE),
        ((NOREPLY, ANSWER_HER, "Auto-Submitted: auto-replied"), AutoKind.REPLY),
        ((NOREPLY, ANSWER_HER, "Subject: 【自動返信】お問合せを受け付けました"), AutoKind.REPLY),
        (("From: madoguchi@example.jp",), AutoKind.OWN),
        (("From: madoguchi+x@example.jp", "Reply-To: madoguchi@example.jp"), AutoKind.OWN),
        ((PERSON, MARKED), AutoKind.MACHINE),
        ((PERSON, MARKED, "X-Auto-Response-Suppress: All", "In-Reply-To: <ours@example.jp>"), AutoKind.MACHINE),
        ((PERSON, "Resent-From: info@example.jp", "Auto-Submitted: auto-replied"), AutoKind.REPLY),
        ((PERSON, "Resent-From: info@example.jp", "Subject: 自動応答: card", MARKED), AutoKind.REPLY),
        ((NOREPLY, "Resent-From: info@example.jp", MARKED), AutoKind.MACHINE),
        ((PERSON, "Resent-From: info@example.jp", LEAVE, "Precedence: bulk"), AutoKind.LIST),
        ((PERSON, LEAVE, "List-Id: <friends.example.com>"), AutoKind.LIST),
        (
            ("From: \"'Hanako' via Friends\" <friends@example.com>", ANSWER_HER, "List-Id: <friends.example.com>"),
            AutoKind.LIST,
        ),
        ((GROUP, ANSWER_HER, *LISTED, "Auto-Submitted: auto-replied"), AutoKind.REPLY),
        ((GROUP, ANSWER_HER, *LISTED, "Subject: 自動返信: card"), AutoKind.REPLY),
    ],
)
def test_a_machine_stays_one(fields: tuple[str, ...], kind: AutoKind) -> None:
    assert read(*fields).auto_kind == kind


def test_an_agent_that_answers_us_is_no_rule_that_passes_on() -> None:
    agent = "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent"

    assert read(PERSON, MARKED, agent, "X-Auto-Response-Suppress: All", body="留守です。\n").is_auto


TYPED = """お問い合わせがありました。

■ お名前：花子
■ メールアドレス：Hanako@example.com
■ 内容：カードが対象か教えてください。
"""


@pytest.mark.parametrize("sender", ["noreply@forms.example.com", "wordpress@shop.example.com", "madoguchi@example.jp"])
@pytest.mark.parametrize(
    "body", [TYPED, TYPED.replace("：", "\n"), TYPED.replace("：", ":"), TYPED.replace("■ ", "【").replace("：", "】")]
)
def test_a_form_that_wants_nobody_answered_names_who_typed_into_it(sender: str, body: str) -> None:
    found = read(f"From: {sender}", MARKED, body=body)

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.FORM, sender)
    assert found.named == (Named(Way.TYPED, HANAKO, "花子"),)


@pytest.mark.parametrize(
    "body",
    [
        f"お問い合わせありがとうございます。\n以下の内容で承りました。\n\n{TYPED}",
        TYPED.replace("Hanako@example.com", "madoguchi@example.jp"),
        TYPED.replace("メールアドレス", "担当"),
    ],
)
def test_a_receipt_is_no_form(body: str) -> None:
    assert read("From: noreply@forms.example.com", body=body).is_auto


@pytest.mark.parametrize(
    ("sender", "wanted"),
    [
        ("noreply@forms.example.com", "info@hibari.example.com"),
        ("noreply@forms.example.com", "hanako+shop@example.com"),
        ("madoguchi@example.jp", "info@hibari.example.com"),
        ("info@shop.example.com", "hanako@example.com"),
        ("tanaka@www.shop.example.com", "hanako@example.com"),
    ],
)
def test_whoever_asks_through_a_form_may_be_a_firm(sender: str, wanted: str) -> None:
    body = "対象ですか。\n\nこのメールはお問い合わせフォーム（https://www.shop.example.com）から送信されました\n"

    found = read(f"From: {sender}", f"Reply-To: {wanted}", LEAVE, body=body)

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.FORM, wanted)


def test_a_reply_to_another_address_is_a_wish_and_no_more() -> None:
    found = read(PERSON, "Reply-To: 花子 <home@example.org>, madoguchi@example.jp")

    assert (found.from_address, found.detour) == (HANAKO, Detour.NONE)
    assert found.named == (Named(Way.REPLY_TO, "home@example.org", "花子"),)


def test_a_person_who_speaks_of_a_form_is_not_one() -> None:
    found = read(PERSON, "Reply-To: home@example.org", body="フォームから送信しましたが届きましたか。\n")

    assert (found.from_address, found.detour) == (HANAKO, Detour.NONE)


FORWARDED = """お願いします。

---------- Forwarded message ---------
From: 花岡 誠 <makoto@example.com>
Date: 2026年11月20日
Subject: 件名
To: <taguchi@corp.example.jp>

至急連絡をください。
"""
OUTLOOK = """お願いします。

差出人: 花岡 誠 [mailto:makoto@example.com]
送信日時: 2026年11月20日 9:40
宛先: 田口
件名: カード

至急連絡をください。
"""
TELEPHONE = """お願いします。

iPhoneから送信

転送されたメッセージ:

> 差出人: 花岡 誠 <makoto@example.com>
> 日時: 2026年11月20日 9:40:00 JST
> 宛先: taguchi@corp.example.jp
> 件名: カード
>
> 至急連絡をください。
"""
TWICE = f"""回します。

-----転送メッセージ-----
差出人: 田口 <taguchi@corp.example.jp>
件名: Fwd

{FORWARDED}"""


@pytest.mark.parametrize("body", [FORWARDED, OUTLOOK, TELEPHONE, TWICE], ids=["Gmail", "Outlook", "iPhone", "twice"])
@pytest.mark.parametrize("sender", ["taguchi@corp.example.jp", "madoguchi@example.jp"])
def test_what_a_colleague_forwards_names_who_asks(sender: str, body: str) -> None:
    found = read(f"From: {sender}", "Subject: Fwd: カード", body=body)

    assert (found.is_auto, found.detour, found.from_address) == (False, Detour.COLLEAGUE, sender)
    assert found.named == (Named(Way.FORWARDED, "makoto@example.com", "花岡 誠"),)
    assert "至急連絡をください" in found.reply_text


def test_a_customer_who_forwards_is_acknowledged_and_the_forwarded_named_all_the_same() -> None:
    found = read(PERSON, "Subject: Fwd: 本物ですか", body=FORWARDED)

    assert (found.detour, [one.address for one in found.named]) == (Detour.NONE, ["makoto@example.com"])


def test_of_some_only_the_name_is_known() -> None:
    body = "-----転送メッセージ-----\n差出人: 花岡 誠\n件名: カード\n\n至急。\n"

    assert read("From: taguchi@example.jp", body=body).named == (Named(Way.FORWARDED, "", "花岡 誠"),)


def test_a_header_that_somebody_pasted_into_a_first_mail_forwards_nothing() -> None:
    assert read(PERSON, body="届きました。\n\n差出人: 偽 <x@example.org>\n件名: 至急\n\n本物ですか。\n").named == ()
