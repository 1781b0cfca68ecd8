"""Cases: mails of people that a form, a mailbox or a system passed on, and mails of machines that look like them."""

from typing import NamedTuple

from inquiries.mail.reading.received_mail import Detour
from tests.mail.reader import OURS

YUI = "yui.mori@example.org"
FROM_YUI = f"From: Mori Yui <{YUI}>"
ANSWER_YUI = f"Reply-To: Mori Yui <{YUI}>"
SERVICE = "From: Form <no-reply@form.example.com>"
FLOW = "From: Flow <account@flow.example.com>"
MADE = "Auto-Submitted: auto-generated"
BULK = "Precedence: bulk"
LEAVE = "List-Unsubscribe: <https://form.example.com/settings>"
ANSWERS_OURS = "In-Reply-To: <abcdefgh@example.jp>"
PAGE = "Content-Type: text/html; charset=utf-8"
SECOND = "To: support@example.jp"
LOOP = "X-Loop: support@example.jp"
GMAIL = "X-Forwarded-For: support@example.jp madoguchi@example.jp"
ASKS = "カードの再発行はいつまでにすればよいですか。\n"
FIELDS = f"新しい回答が届きました。\n\n■ お名前\n森 結衣\n\n■ メールアドレス\n{YUI}\n\n■ お問合せ内容\n{ASKS}"
COLON = f"氏名：森 結衣\nご連絡先：{YUI}\nご質問：{ASKS}"
ENGLISH = f"Name: Mori Yui\nEmail: {YUI}\nMessage: Was my card leaked?\n"
ROW = "<tr><td>{}</td><td>{}</td></tr>"
TABLE = f"<table>{ROW.format('お名前', '森 結衣')}{ROW.format('内容', '母のカードも止めるべきですか。')}</table>"
HEADS = TABLE.replace("<td>お名前</td>", "<th>Name</th>").replace("<td>内容</td>", "<th>Message</th>")
QUESTIONS = (
    f"<table>{ROW.format('Full Name', 'Yui Mori')}{ROW.format('E-mail', YUI)}"
    f"{ROW.format('How can we help you?', 'Is my card affected')}</table>"
)
WAY_OUT = "配信停止はこちら：https://form.example.com/u\n"


class Case(NamedTuple):
    """A mail's fields and its words."""

    fields: tuple[str, ...]
    body: str = ASKS


FORMS = {
    "a service with a way to leave": Case((SERVICE, ANSWER_YUI, MADE, LEAVE, "Feedback-ID: f:notify:esp"), FIELDS),
    "the same by colons": Case((SERVICE, ANSWER_YUI, LEAVE, BULK), COLON),
    "the same in English": Case((SERVICE, ANSWER_YUI, LEAVE, BULK), ENGLISH),
    "told in the subject alone": Case((SERVICE, ANSWER_YUI, LEAVE, "Subject: お問合せフォームに回答がありました")),
    "a flow's table": Case((FLOW, ANSWER_YUI, MADE, BULK, PAGE), TABLE),
    "a flow's table with heads": Case((FLOW, f"Reply-To: {YUI}", MADE, PAGE), HEADS),
    "a flow that owns up to nothing": Case((FLOW, ANSWER_YUI), COLON),
    "a service's survey": Case(("From: フォーム通知 <m@survey.example.net>", ANSWER_YUI, PAGE), TABLE),
    "junk": Case((SERVICE, ANSWER_YUI, "Precedence: junk"), FIELDS),
    "list": Case((SERVICE, ANSWER_YUI, "Precedence: list"), FIELDS),
    "a notifier": Case(("From: notifications@form.example.com", ANSWER_YUI, LEAVE, PAGE), TABLE),
    "with the service's own footer": Case((SERVICE, ANSWER_YUI, LEAVE), f"{FIELDS}\n{WAY_OUT}"),
    "of somebody at a firm": Case(
        (SERVICE, "Reply-To: info@firm.example.org", LEAVE), FIELDS.replace(YUI, "info@firm.example.org")
    ),
    "who thanks in it": Case((SERVICE, ANSWER_YUI), f"{COLON}ご連絡ありがとうございます。\n"),
    "asked freely": Case(
        ("From: Jotform <noreply@formhouse.example.net>", ANSWER_YUI, LEAVE, PAGE),
        QUESTIONS,
    ),
    "a new response": Case(
        ("From: Google Forms <forms-receipts-noreply@forms.example.net>", ANSWER_YUI, MADE, LEAVE),
        "New response to 窓口\nQuestion 1: カードは?\n",
    ),
    "a label above each": Case(
        ("From: no-reply@form.example.net", ANSWER_YUI, BULK, LEAVE, PAGE),
        "<p>以下の回答がありました</p><p><b>ご氏名</b><br>森</p><p><b>お問い合わせ内容</b><br>教えて</p>",
    ),
    "numbered": Case(
        ("From: system@cms.example.net", ANSWER_YUI, LEAVE),
        "1. お名前: 森\n2. メールアドレス: yui.mori@example.org\n3. ご相談内容: 教えて",
    ),
    "marked as required": Case(
        ("From: no-reply@form.example.net", ANSWER_YUI, LEAVE),
        "お名前 (必須): 森\nメールアドレス(必須): yui.mori@example.org\nお問い合わせ内容(必須): 対象か知りたい",
    ),
    "in brackets": Case(
        ("From: no-reply@form.example.net", ANSWER_YUI, LEAVE), "【氏名】森\n【フリガナ】モリ\n【ご用件】再発行の件"
    ),
    "told in a line alone": Case(
        ("From: no-reply@form.example.net", ANSWER_YUI, MADE, LEAVE),
        "お客様からお問い合わせがありました。\n\n再発行はまだですか。",
    ),
}
PASSED = {
    "every mark of a loop": Case(
        (
            FROM_YUI,
            SECOND,
            GMAIL,
            "X-Forwarded-To: madoguchi@example.jp",
            LOOP,
            BULK,
            "Delivered-To: support@example.jp",
        )
    ),
    "a loop mark alone": Case((FROM_YUI, SECOND, LOOP, BULK)),
    "a loop mark, and nothing asked": Case((FROM_YUI, SECOND, LOOP, "Precedence: junk"), "名簿をお送りします。森\n"),
    "a loop mark of whom To does not name": Case((FROM_YUI, "To: undisclosed-recipients:;", LOOP)),
    "Gmail": Case((FROM_YUI, SECOND, GMAIL, BULK)),
    "two deliveries": Case(
        (FROM_YUI, SECOND, "Delivered-To: madoguchi@example.jp", "Delivered-To: support@example.jp", BULK)
    ),
    "Sieve": Case((FROM_YUI, SECOND, "X-Sieve-Redirected-From: support@example.jp", "Precedence: list")),
    "by hand": Case((FROM_YUI, SECOND, "Resent-From: support@example.jp", BULK)),
    "a firm's": Case(
        ("From: info@firm.example.org", SECOND, GMAIL, BULK), "弊社の社員の個人情報が対象か教えてください。"
    ),
    "two servers": Case(
        (
            FROM_YUI,
            SECOND,
            "Delivered-To: madoguchi@example.jp",
            "X-Original-To: support@example.jp",
            "Delivered-To: support@example.jp",
            "Precedence: list",
        ),
        "書類が届きません。",
    ),
    "owned up to as well": Case(
        (FROM_YUI, SECOND, "Delivered-To: support@example.jp", "X-Forwarded-For: support@example.jp", MADE, BULK), ASKS
    ),
}
SYSTEMS = {
    "Salesforce": Case((FROM_YUI, "Subject: Re: ご返信", BULK, LEAVE, "X-SFDC-User: 005", ANSWERS_OURS)),
    "without a way to leave": Case((FROM_YUI, "Subject: Re: ご返信", BULK, ANSWERS_OURS)),
    "by what it refers to": Case((FROM_YUI, BULK, "References: <x@crm.example.com> <abcdefgh@example.jp>")),
    "that drops the reference": Case((FROM_YUI, "Subject: Re: ご返信", BULK)),
    "that quotes below": Case(
        (FROM_YUI, "Subject: RE: ご返信", BULK, ANSWERS_OURS),
        "弊社の三名分も確認いただけますか。\n\n> お問合せを承りました。\n> 順次ご回答します。\n",
    ),
    "who thanks first": Case(
        (FROM_YUI, "Subject: Re: ご返信", BULK, ANSWERS_OURS),
        "ご連絡ありがとうございます。弊社の三名分も確認いただけますか。\n",
    ),
    "a firm's desk": Case(("From: info@firm.example.org", BULK, ANSWERS_OURS), "弊社の個人情報は対象でしょうか。\n"),
    "in English": Case((FROM_YUI, "Subject: Re: answer", BULK, ANSWERS_OURS), "Thanks. Was my card leaked as well?\n"),
    "nothing asked, a way to leave": Case((FROM_YUI, LEAVE, ANSWERS_OURS), "承知いたしました。森\n"),
    "with the number in the subject": Case(
        (
            FROM_YUI,
            "Subject: Re: [H-000123] ご返信",
            BULK,
            LEAVE,
            "References: <abcdefgh@example.jp>",
            "Feedback-ID: 1:2:3:z",
        ),
        "ありがとうございます。新しいカードはいつ届きますか。",
    ),
    "a wish": Case(
        (FROM_YUI, "Subject: RE: 回答", BULK, "X-HubSpot: 1", ANSWERS_OURS), "添付の書類で手続をお願いします。"
    ),
    "in German": Case((FROM_YUI, "Subject: AW: Antwort", BULK, ANSWERS_OURS), "Danke. Ist meine Karte betroffen?"),
    "who speaks of the receipt": Case(
        (FROM_YUI, "Subject: Re: 回答", BULK, ANSWERS_OURS),
        "お問い合わせの番号で確認できますか。書類が届いていません。",
    ),
}
OF_PEOPLE = {
    Detour.FORM: FORMS,
    Detour.RULE: PASSED,
    Detour.HOUSE: SYSTEMS,
}
AWAY = "5月8日まで休暇をいただいております。\nお返事は5月9日以降となります。\n"
NEWS = "今週の新商品をご案内します。\n"
ORDERED = "ご注文ありがとうございます。\n\nお名前：窓口 様\nメールアドレス：madoguchi@example.jp\n商品：インク\n"
MACHINES = {
    "a newsletter that a person signs": Case((SERVICE, ANSWER_YUI, LEAVE), f"{NEWS}{WAY_OUT}"),
    "a newsletter that names its form": Case(
        (SERVICE, ANSWER_YUI, LEAVE, BULK), f"{NEWS}ご相談は専用フォームよりお問い合わせください。\n{WAY_OUT}"
    ),
    "a newsletter with a list's name": Case((SERVICE, ANSWER_YUI, LEAVE, "List-Id: <news.form.example.com>"), FIELDS),
    "a newsletter that threads itself": Case(
        ("From: news@shop.example.org", LEAVE, "References: <1@shop.example.org>"), NEWS
    ),
    "a newsletter in a table": Case(
        (FLOW, ANSWER_YUI, LEAVE, BULK, PAGE),
        f"<table>{ROW.format('商品', 'インク')}{ROW.format('価格', '980円')}</table>",
    ),
    "a shop's cart": Case((SERVICE, "Reply-To: order@shop.example.org"), ORDERED),
    "a shop's cart signed by a person": Case((SERVICE, "Reply-To: Ito <ito@shop.example.org>", MADE), ORDERED),
    "a shop's own": Case(("From: order@shop.example.org", MADE), ORDERED),
    "a shop's, passed on": Case(("From: order@shop.example.org", SECOND, GMAIL, MADE), ORDERED),
    "a receipt of a form of others": Case(
        (SERVICE, "Reply-To: info@firm.example.org", MADE),
        f"お問い合わせありがとうございます。以下の内容で承りました。\n\n{COLON}",
    ),
    "a newsletter, passed on": Case(("From: news@shop.example.org", SECOND, GMAIL, BULK, LEAVE), NEWS),
    "a newsletter, passed on, without a way to leave": Case(
        ("From: news@shop.example.org", SECOND, GMAIL, LOOP, BULK), f"{NEWS}もうお試しですか。\n"
    ),
    "a list, passed on": Case((FROM_YUI, SECOND, GMAIL, "Precedence: list", "List-Id: <friends.example.org>")),
    "a newsletter that a customer passes on": Case(
        ("From: news@shop.example.org", f"X-Forwarded-For: {YUI} madoguchi@example.jp", BULK), f"{NEWS}{ASKS}"
    ),
    "a loop of their own": Case((FROM_YUI, f"X-Loop: {YUI}", BULK)),
    "a newsletter delivered to us": Case(
        ("From: Shop <m@shop.example.org>", "Delivered-To: madoguchi@example.jp", BULK)
    ),
    "away, in bulk": Case((FROM_YUI, "Subject: Re: ご返信", BULK, ANSWERS_OURS), AWAY),
    "away, in junk, in English": Case(
        (FROM_YUI, "Subject: Re: answer", "Precedence: junk", ANSWERS_OURS), "I am on leave.\nBack on Monday.\n"
    ),
    "away, and asks": Case(
        (FROM_YUI, "Subject: Re: ご返信", BULK, ANSWERS_OURS),
        f"{AWAY}お急ぎの場合は総務課までご連絡いただけますか。\n",
    ),
    "away, by its subject": Case(
        (FROM_YUI, "Subject: 不在のお知らせ: ご返信", BULK, ANSWERS_OURS), "戻り次第拝見します。\n"
    ),
    "away, passed on": Case((FROM_YUI, SECOND, LOOP, GMAIL, BULK, ANSWERS_OURS), AWAY),
    "away, and owns up": Case((FROM_YUI, BULK, ANSWERS_OURS, "Auto-Submitted: auto-replied")),
    "a ticket": Case(
        ("From: support@firm.example.org", "Subject: Re: ご返信", BULK, ANSWERS_OURS),
        "お問い合わせを受け付けました。受付番号は12です。\nお困りですか？よくある質問をご覧ください。\n",
    ),
    "a ticket in English": Case(
        (FROM_YUI, "Subject: Re: answer", BULK, ANSWERS_OURS),
        "Thank you for contacting us. Your request (12) has been received.\n",
    ),
    "a list's answer to ours": Case((FROM_YUI, BULK, ANSWERS_OURS, "List-Id: <friends.example.org>")),
    "a server's report on ours": Case(
        ("From: MAILER-DAEMON@mx.example.org", "Return-Path: <>", BULK, ANSWERS_OURS, "Subject: Returned mail: see"),
        ASKS,
    ),
    "a report, passed on": Case(
        ("From: postmaster@mx.example.org", SECOND, LOOP, GMAIL, BULK, "Subject: failure notice"),
        "yui@example.org: 550 User unknown\n",
    ),
    "away in words of their own, passed on": Case(
        (FROM_YUI, SECOND, LOOP, BULK, "Return-Path: <>", ANSWERS_OURS), "Ik ben er maandag weer.\n"
    ),
    "a shop's, passed on by a loop mark": Case(("From: Shop <m@shop.example.org>", SECOND, LOOP, MADE), ORDERED),
    "a receipt of reading": Case((FROM_YUI, BULK, ANSWERS_OURS, "Subject: 開封済み: ご返信")),
    "a newsletter that calls itself an answer": Case(
        ("From: news@shop.example.org", "Subject: Re: 春のご案内", BULK, LEAVE), f"もうお試しですか。\n{WAY_OUT}"
    ),
    "ours, come back": Case((f"From: {OURS}", SECOND, LOOP, GMAIL, BULK)),
    "a cron, passed on": Case(("From: root@example.jp", SECOND, LOOP, GMAIL, BULK)),
    "a seminar": Case(
        (SERVICE, ANSWER_YUI, LEAVE, BULK),
        "セミナーのご案内\n内容：情報漏えい対策\n講師：森\nお申し込みはフォームから送信してください。\n",
    ),
    "a seminar with whom to ask": Case(
        (SERVICE, ANSWER_YUI, LEAVE, BULK),
        "セミナーのご案内\n\n内容：新商品の説明\n担当者：森 結衣\nメール：yui.mori@example.org\n",
    ),
    "an invoice": Case((FLOW, ANSWER_YUI, MADE), "請求書を発行しました。\n金額：980円\n期日：11月30日\n"),
    "a booking": Case((SERVICE, ANSWER_YUI, MADE), "ご予約を承りました。\n\nお名前：窓口 様\n日時：11月30日\n"),
    "away, in Chinese": Case((FROM_YUI, "Subject: Re: 回答", BULK, ANSWERS_OURS), "我正在休假，下周一回来。"),
    "away, and asks politely": Case(
        (FROM_YUI, "Subject: Re: 回答", BULK, ANSWERS_OURS),
        "お世話になっております。森です。\n本日は終日外出しております。\n恐れ入りますが、お急ぎの場合は携帯までお電話いただけますでしょうか。\n",
    ),
    "away, and asks in English": Case(
        (FROM_YUI, "Subject: Re: answer", "Precedence: junk", ANSWERS_OURS),
        "Hi! I'm away until Monday. Urgent? Call my colleague.",
    ),
    "gone for good": Case(
        (FROM_YUI, "Subject: Re: 回答", BULK, ANSWERS_OURS),
        "森は10月末で退職いたしました。後任の伊藤までご連絡ください。",
    ),
    "a receipt in bulk": Case(
        ("From: yoyaku@firm.example.org", "Subject: Re: 回答", BULK, ANSWERS_OURS),
        "メールを受信しました。\n3日たっても返事がない場合は、再度ご連絡いただけますようお願いします。",
    ),
    "a circular with Re": Case(
        ("From: Shop <m@shop.example.org>", "Subject: Re: ポイントの件", BULK, LEAVE),
        "ポイントはもうお使いですか？\n今すぐ確認 https://shop.example.org\n",
    ),
    "a shop's in bulk, passed on": Case(("From: order@shop.example.org", SECOND, LOOP, BULK), ORDERED),
    "an old list, passed on": Case(
        (FROM_YUI, SECOND, "Delivered-To: support@example.jp", "Precedence: list", "X-ML-Name: friends"), ASKS
    ),
    "a report in bulk": Case(
        (
            "From: Mail Delivery System <MAILER-DAEMON@mx.example.org>",
            SECOND,
            "Delivered-To: support@example.jp",
            BULK,
            ANSWERS_OURS,
        ),
        ASKS,
    ),
    "a calendar": Case(
        ("From: Calendar <calendar-notification@cal.example.net>", ANSWER_YUI, MADE), "予定: 打合せ\n日時: 火曜\n"
    ),
    "a tracker": Case(
        (
            "From: Yui <notifications@git.example.net>",
            "Reply-To: repo <reply+abc@reply.git.example.net>",
            "Precedence: list",
            "List-Id: r",
        ),
        ASKS,
    ),
    "a network": Case(
        ("From: Net <invitations@net.example.net>", ANSWER_YUI, LEAVE, BULK),
        "森さんからメッセージが届いています。\nメッセージ：つながりましょう\n配信停止はこちら https://net.example.net/u\n",
    ),
}
