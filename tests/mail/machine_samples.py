"""Samples for build_samples: mails of machines, and of people who write like them."""

from tests.mail.writing import QUOTED, mail, multipart, part, parts, report


def machines() -> dict[str, bytes]:
    """Mails of machines, and mails that only look so."""
    return {
        "bounce": report("failed", "5.1.1"),
        "bounce_delayed": report("delayed", "4.4.1", diagnostic="451 4.4.1 try later"),
        "bounce_in_words": mail(
            "Return-Path: <>",
            "From: postmaster@example.com",
            "Subject: =?utf-8?B?6YWN5L+h44Ko44Op44O8?=",
            body="550 Unknown user\n\nTo: nakamura@example.jp\nMessage-ID: <ours@example.jp>\n",
        ),
        "auto_submitted": mail("Auto-Submitted: auto-replied"),
        "auto_submitted_no": mail("Auto-Submitted: no"),
        "away_ja": mail("Subject: 【自動返信】不在にしております"),
        "away_en": mail("Subject: Automatic reply: card"),
        "about_automatic_mail": mail("Subject: Re: 【自動返信】のメールが届きません"),
        "mailing_list": mail("List-Id: <members.example.com>", "Precedence: list"),
        "precedence_bulk": mail("Precedence: bulk"),
        "suppress": mail("X-Auto-Response-Suppress: All"),
        "no_return_path": mail("Return-Path: <>"),
        "no_reply_sender": mail("From: no-reply@example.com"),
        "our_own": mail("From: madoguchi@example.jp"),
        "no_return_address": mail("From: Mail Delivery Subsystem <>"),
        "bounce_docomo": mail("From: Postmaster@docomo.example.jp", "Subject: Mail System Error - Returned Mail"),
        "bounce_exchange_ja": mail("Subject: 配信不能: カードの件", body="次の受信者に配信できませんでした。\n"),
        "bounce_gmail": mail(
            "Subject: Delivery Status Notification (Failure)", "X-Failed-Recipients: nakamura@example.jp"
        ),
        "bounce_qmail": mail(
            "From: MAILER-DAEMON@mx.example.com",
            "Subject: failure notice",
            body="Hi. This is the qmail-send program.\n\n<nakamura@example.jp>:\n"
            "192.0.2.1 does not like recipient.\nRemote host said: 550 5.1.1 User unknown\n\n"
            "--- Below this line is a copy of the message.\n\nMessage-ID: <ours@example.jp>\nTo: nakamura@example.jp\n",
        ),
        "bounce_exim": mail(
            "Return-Path: <>",
            "From: Mail Delivery System <Mailer-Daemon@mx.example.com>",
            "Subject: Mail delivery failed: returning message to sender",
            body="A message that you sent could not be delivered.\n\n  nakamura@example.jp\n"
            "    host mx.example.jp: 550 5.1.1 <nakamura@example.jp>: User unknown\n",
        ),
        "bounce_names_number": mail(
            "From: Postmaster@docomo.example.jp",
            "Subject: Mail System Error - Returned Mail",
            body="nakamura@example.jp\n\nSubject: お問合せを受け付けました [H-000001]\nTo: nakamura@example.jp\n",
        ),
        "away_ja_at_the_end": mail("Subject: 夏季休業のお知らせ（自動返信）"),
        "away_ja_in_words": mail(
            "Subject: Re: card", body="ただいま不在です。\n※このメールは自動的に送信されています。\n"
        ),
        "away_exchange": mail("Subject: 自動応答: card"),
        "receipt_form": mail("Subject: 受付完了のお知らせ", body="受け付けました。\n\n本メールは送信専用です。\n"),
        "autoresponder": mail("X-Autorespond: yes"),
        "mail_autoreply": mail("X-Mail-Autoreply: yes"),
        "autoreply_from": mail("X-AutoReply-From: nakamura@example.jp"),
        "precedence_auto_reply": mail("Precedence: auto_reply"),
        "newsletter": mail("List-Unsubscribe: <mailto:leave@example.com>", body="今週の新商品をご案内します。\n"),
        "generated": mail("Auto-Submitted: auto-generated (cron)"),
        "exchange_receipt": mail("Subject: 開封済み: card"),
        "info_no_reply": mail("From: info-noreply@example.com"),
        "asks_about_automatic_mail": mail("Subject: 自動返信が届きません", body="このメールは自動返信ですか？\n"),
        "answers_away": mail("Subject: RE: 自動応答: card", body="では明日お願いします。\n"),
        "answers_confession": mail("Subject: Re: 受付", body=f"届きました。\n\n{QUOTED}> このメールは自動返信です。\n"),
        "pasted_confession": mail(
            "Subject: Re: 受付", body="次のメールが届きました。\n本物でしょうか。\n\nこのメールは自動返信です。\n"
        ),
        "forwards_machine": mail(
            "Subject: Fwd: 【自動配信】受付",
            body="本物ですか。\n\n-----転送メッセージ-----\nこのメールは自動返信です。\n",
        ),
        "asks_about_undelivered_mail": mail("Subject: 配信できませんでしたと出ます", body="どうすればよいですか。\n"),
        "about_absence": mail("Subject: 不在時の受け取りについて"),
        "asks_why_it_came_back": mail("Subject: Undeliverable mail?", body="My mail to you came back.\n"),
        "read_receipt": mail(
            'Content-Type: multipart/report; report-type=disposition-notification; boundary="b1"',
            body=parts(
                part("text/plain", "read"), part("message/disposition-notification", "Disposition: displayed\n")
            ),
        ),
    }


def machines_in_words() -> dict[str, bytes]:
    """Mails of machines with weaker signs: a label, a field of one program, or words in the text."""
    away = "5月8日まで休暇をいただいております。\nお返事は5月9日以降となります。\n"
    answered = "In-Reply-To: <ours@example.jp>"
    labels = {
        "marked_answer": "Re: card [自動返信]",
        "away_bracket": "【不在】出張中",
        "away_bare": "不在のため",
        "away_on_leave": "【休暇中】Re: card",
        "away_zh": "自动回复: card",
        "away_ko": "자동 회신: card",
        "away_de": "Automatische Antwort: Karte",
        "away_fr": "Réponse automatique : carte",
        "away_ru": "Автоматический ответ: карта",
        "away_bracket_en": "[Auto-Reply] card",
    }
    fields = {
        "loop": "X-Loop: nakamura@example.jp",
        "inbox_rule": "X-MS-Exchange-Inbox-Rules-Loop: nakamura@example.jp",
        "campaign": "Feedback-ID: 123:spring:house",
        "cybozu": "X-Cybozu-Autoreply: 1",
        "old_list": "X-MLServer: fml [fml 4.0.3]",
        "old_list_posts": "X-Sequence: friends 12",
    }
    texts = {
        "away_in_text": ("Re: card", away),
        "away_in_text_en": ("Re: card", "I am out of the office until May 9.\nI will reply upon my return.\n"),
        "ticket_ja": (
            "Re: card",
            "お問い合わせありがとうございます。\n以下の内容で受け付けました。\n\n※このメールは自動送信です。\n",
        ),
        "ticket_en": (
            "Request received",
            "Your request (12) has been received and is being reviewed by our support staff.\n",
        ),
        "sending_only": (
            "受付",
            "受け付けました。\nこのメールアドレスは送信専用です。ご返信いただいてもお答えできません。\n",
        ),
        "newsletter_in_words": ("春のご案内", "新商品です。\n配信停止はこちら：https://example.com/u\n"),
        "challenge": (
            "Please confirm",
            "This message was created automatically by mail delivery software.\nReply to release your message.\n",
        ),
    }
    calendar = "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n"
    return {
        **{name: mail(f"Subject: {subject}", body=away) for name, subject in labels.items()},
        **{name: mail(field, "Subject: card", body="お知らせです。\n") for name, field in fields.items()},
        **{name: mail(f"Subject: {subject}", answered, body=text) for name, (subject, text) in texts.items()},
        "calendar_accepts": multipart(
            "alternative", part("text/plain", "\n"), part("text/calendar; method=REPLY", calendar)
        ),
        "complaint_report": mail(
            'Content-Type: multipart/report; report-type=feedback-report; boundary="b1"',
            body=parts(part("text/plain", "abuse"), part("message/feedback-report", "Feedback-Type: abuse\n")),
        ),
    }


def people_like_machines() -> dict[str, bytes]:
    """Mails of people who answer a machine, write about one, or write through one."""
    answered = "In-Reply-To: <ours@example.jp>"
    texts = {
        "answers_marked": ("Re: 受付 [自動返信]", f"ありがとうございます。お待ちしております。\n\n{QUOTED}"),
        "says_when_away": ("Re: card", "5/8まで不在にしておりますので、カードの郵送はその後にお願いします。\n"),
        "was_away": ("Re: card", "先週は不在にしておりましたので、お返事が遅れました。\n"),
        "away_and_asks": ("不在のため", "日中は不在です。土曜日に届けていただけますか。\n"),
        "asks_of_sending_only": ("card", "このメールアドレスは送信専用ですか。\n返信できるか教えてください。\n"),
        "tells_of_machine": (
            "自動更新",
            "システムから自動的に送信されているメールには返信できないと書いてありました。\n",
        ),
        "shows_phishing": (
            "怪しいメール",
            "下のメールは本物ですか。\n\nこのメールは自動送信されています。\n配信停止はこちら https://example.com\n",
        ),
        "speaks_of_label": ("【自動返信】のメールについて", "届きません。\n"),
        "wants_an_answer": ("苦情", "このメールに返信してください。逃げないでください。\n"),
        "away_and_wishes": ("Re: card", "出張のため、5月10日以降にご連絡いただけますと幸いです。\n"),
        "delivery_of_card": ("Delivery failure", "The delivery of my card failed twice.\n"),
    }
    fields = {
        "answers_through_house": "Feedback-ID: 1.ap-northeast-1.abc:AmazonSES",
        "answers_with_list_link": "List-Unsubscribe: <mailto:leave@example.com>",
        "passed_on_by_our_rule": "X-MS-Exchange-Inbox-Rules-Loop: madoguchi@example.jp",
        "our_group": "List-Id: <madoguchi.example.jp>\nPrecedence: list",
    }
    return {
        **{name: mail(f"Subject: {subject}", body=text) for name, (subject, text) in texts.items()},
        **{name: mail(field, answered) for name, field in fields.items()},
        "invites": multipart(
            "alternative",
            part("text/plain; charset=utf-8", "火曜に電話でお話しできますか。\n"),
            part("text/calendar; method=REQUEST", "BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR\n"),
        ),
    }
