"""Samples for build_samples: people's answers, above, between or below the quotation."""

from tests.mail.writing import ANSWER, HISTORY, QUOTED, UTF8, mail

RE = "Subject: Re: card"
HTML = "Content-Type: text/html; charset=utf-8"


def answers() -> dict[str, bytes]:
    """New words above, between or below the history, as each mail program marks it."""
    ours = "窓口 <madoguchi@example.jp>"
    forms = {
        "gmail_ja": f"2016年4月28日(木) 10:15 {ours}:\n\n{QUOTED}",
        "gmail_ja_folded": f"2016年4月28日(木) 10:15 株式会社あかね文具 お客様\n{ours}:\n{QUOTED}",
        "gmail_en": f"On Thu, Apr 28, 2016 at 10:15 AM {ours}\nwrote:\n\n{QUOTED}",
        "outlook_ja": f"差出人: {ours}\n送信日時: 2016年4月28日 10:15\n宛先: 中村\n件名: Re: card\n\n{HISTORY}",
        "outlook_en": f"{'_' * 32}\nFrom: {ours}\nSent: Thursday, April 28\nTo: Nakamura\nSubject: card\n\n{HISTORY}",
        "outlook_original_message": f"-----Original Message-----\nFrom: {ours}\n\n{HISTORY}",
        "iphone_ja": f"iPhoneから送信\n\n2016/04/28 10:15、{ours}のメール:\n\n{HISTORY}",
        "thunderbird_ja": f"On 2016/04/28 10:15, 窓口 wrote:\n{QUOTED}",
        "webmail_ja": f"窓口 さんは書きました (2016/04/28 10:15):\n{QUOTED}",
        "wide_signs": QUOTED.replace("> ", "＞ "),
        "wide_bars": QUOTED.replace("> ", "｜"),
        "initials": QUOTED.replace("> ", "MD> "),
        "becky": f"On Thu, 28 Apr 2016 10:15:00 +0900\n{ours} wrote:\n\n{QUOTED}",
        "becky_names": f"{ours} wrote:\n{QUOTED}",
        "yahoo_ja": f"----- 元のメッセージ -----\n{HISTORY}",
        "yahoo_dashes": f"--- On Thu, 2016/4/28, {ours} wrote:\n\nFrom: 窓口\nTo: x\n\n{HISTORY}",
        "carrier": f"---- Original Message ----\n{QUOTED.replace('> ', '>')}",
        "android_ja": f"Androidから送信\n\n-------- 元のメッセージ --------\n送信者: {ours}\n\n{HISTORY}",
        "outlook_ja_original": f"-----元のメッセージ-----\n差出人: {ours}\n送信日時: 2016年\n件名: x\n\n{HISTORY}",
        "outlook_ja_wide": f"差出人： {ours}\n送信日時： 2016年4月28日\n宛先： 中村\n件名： card\n\n{HISTORY}",
        "outlook_phone": f"Outlook for iOS を入手\n{'_' * 32}\n差出人: {ours}\n宛先: x\n件名: y\n\n{HISTORY}",
        "iphone_ja_folded": f"2016/04/28 10:15、株式会社あかね文具\n<madoguchi@example.jp>のメール：\n\n{HISTORY}",
        "thunderbird_ja_new": f"窓口 は書きました:\n{QUOTED}",
        "gmail_ja_cut_address": f"2016年4月28日(木) 10:15 窓口 <madoguchi@example.jp\n>:\n\n{QUOTED}",
        "gmail_dashes": f"2016-04-28 10:15 GMT+09:00 窓口 <\nmadoguchi@example.jp>:\n\n{QUOTED}",
        "gmail_without_address": f"2016年4月28日(木) 10:15 窓口:\n\n{QUOTED}",
        "shuriken": f"2016/04/28 (木) 10:15:00に、\n窓口さんは書きました。\n{QUOTED}",
        "lotus": f"From:    窓口\nTo:      中村\nDate:    2016/04/28 10:15\nSubject: Re: card\n\n{HISTORY}",
        "zoho": f"---- On 木, 28 4月 2016 10:15:00 +0900 {ours} wrote ----\n\n{HISTORY}",
        "mew": f'In message <ours@example.jp>\n   "Re: card"\n   "{ours}" wrote:\n{QUOTED}',
    }
    page = "<p>ありがとうございます。<br>手数料は請求されました。</p>"
    old = "お問合せを承りました。<br>担当よりご連絡いたします。"
    pages = {
        "gmail": f'<div class="gmail_quote">2016年4月28日 10:15 窓口 &lt;<a href="x">madoguchi@example.jp</a>&gt;:<br>'
        f'<blockquote class="gmail_quote">{old}</blockquote></div>',
        "outlook": f'<hr><div id="divRplyFwdMsg"><b>差出人:</b> a<br><b>宛先:</b> b<br><b>件名:</b> c</div>{old}',
        "apple": f'<blockquote type="cite"><blockquote>{old}</blockquote></blockquote>',
    }
    samples = {f"answer_{name}": mail(RE, UTF8, body=ANSWER + history) for name, history in forms.items()}
    for name, history in pages.items():
        samples[f"answer_html_{name}"] = mail(RE, HTML, body=page + history)
    cut = "> このたびはお問合せをいただきまして、誠にありがとうございます。担当の者\nが確認\n> いたします。\n"
    samples["answer_folded_quote"] = mail(UTF8, body=f"{ANSWER}{cut}")
    samples["answer_between"] = mail(UTF8, body="> 届きましたか。\nいいえ。\n> 費用は。\n請求されました。\n")
    forwarded = f"---------- Forwarded message ---------\nFrom: {ours}\nDate: x\nSubject: y\n\n番号を入力\n"
    samples["answer_forwards"] = mail(UTF8, body=f"本物ですか。\n\n{forwarded}")
    samples["answer_forwards_ja"] = mail(
        UTF8, body=f"本物ですか。\n\n---------- 転送されたメッセージ ----------\n差出人: {ours}\n\n番号を入力\n"
    )
    samples["answer_forwards_outlook"] = mail(
        "Subject: FW: card", UTF8, body=f"本物ですか。\n\n差出人: {ours}\n宛先: x\n件名: y\n\n番号を入力\n"
    )
    return samples


def answers_of_more_programs() -> dict[str, bytes]:
    """The same of rarer programs, signatures of phones, and texts that only look like history."""
    name, address = "窓口", "madoguchi@example.jp"
    ours = f"{name} <{address}>"
    forms = {
        "no_colon": f"2016/4/28 {ours}\n\n{QUOTED}",
        "date_behind": f"{ours} のメール (2016/04/28 10:15):\n\n{QUOTED}",
        "becky_ja": f"Thu, 28 Apr 2016 10:15:00 +0900 に\n{ours} さんは書きました:\n\n{QUOTED}",
        "garoon": f"----- {name} さんのメッセージ ---------\n  日時: 2016/04/28\n From: {ours}\n 件名: x\n\n{QUOTED}",
        "horde": f"Quoting {ours}:\n\n{QUOTED}",
        "xperia": f"---- {name} さんが書きました ----\n\n{HISTORY}",
        "quotation_below": f"----- 以下、引用 -----\n{HISTORY}",
        "qq": f"------------------ 原始邮件 ------------------\n发件人: {ours}\n收件人: x\n主题: y\n\n{HISTORY}",
        "outlook_de": f"Von: {ours}\nGesendet: Donnerstag\nAn: x\nBetreff: y\n\n{HISTORY}",
        "zimbra": f"差出人: {ours}\n宛先: x\n送信済み: 2016年4月28日\n件名: y\n\n{HISTORY}",
        "spark": f"Sparkから送信\n2016年4月28日 10:15 +0900、{ours}のメール:\n{QUOTED}",
        "docomo": f"ドコモメールから送信\n\n{QUOTED}",
        "au": f"auメールから送信\n{QUOTED}",
        "galaxy": f"Sent via the Samsung Galaxy S7\n\n{QUOTED}",
        "proton": f"Sent with Proton Mail secure email.\n\nOn Thursday, April 28th, 2016, {ours} wrote:\n\n{QUOTED}",
    }
    kept = {
        "face": ">_< 困っています。\n助けてください。",
        "tells_of_sending": "昨日Gmailで送信しました。\n届きましたか。",
        "list_of_marks": "番号は > 5 です。\n差出人: 不明 という封筒でした。",
    }
    word = "".join(f"<p class=MsoNormal>{line}</p>" for line in ("佐藤様", "<o:p>&nbsp;</o:p>", "届きました。"))
    return {
        **{f"answer_{form}": mail(RE, UTF8, body=ANSWER + history) for form, history in forms.items()},
        **{f"kept_{trait}": mail(UTF8, body=text) for trait, text in kept.items()},
        "answer_html_word": mail(
            RE,
            HTML,
            body=f"{word}<div><p class=MsoNormal><b>From:</b> {name}<br><b>Sent:</b> x<br><b>To:</b> y</p></div>",
        ),
        "html_preview_line": mail(
            HTML,
            body='<div style="display:none;font-size:1px">見えない</div><p>見える</p><span hidden>罠</span>',
        ),
    }
