"""An answer in HTML alone, as each program writes it, comes down to what is new in it."""

import pytest

from inquiries.mail.parsing import parse
from tests.mail.writing import mail

pytestmark = pytest.mark.once

SAID = "<div>手数料はいくらですか。</div><div>よろしくお願いします。</div>"
OLD = "お問合せを承りました。<br>担当よりご連絡いたします。"
OURS = '相談窓口 &lt;<a href="mailto:madoguchi@example.jp">madoguchi@example.jp</a>&gt;'
CITED = f'<blockquote type="cite">{OLD}</blockquote>'
PAGES = {
    "Gmail (nl)": (
        f'{SAID}<br><div class="gmail_quote"><div class="gmail_attr">'
        f'Op vr 20 nov 2026 om 10:15 schreef {OURS}:<br></div><blockquote class="gmail_quote">{OLD}'
        "</blockquote></div>"
    ),
    "Outlook (nl)": (
        f'{SAID}<hr><div id="divRplyFwdMsg"><b>Van:</b> {OURS}<br><b>Verzonden:</b>'
        f" vrijdag 20 november 2026<br><b>Aan:</b> x<br><b>Onderwerp:</b> card</div><div>{OLD}</div>"
    ),
    "Thunderbird (de)": f'{SAID}<div class="moz-cite-prefix">Am 20.11.2026 um 10:15 schrieb 相談窓口:<br></div>{CITED}',
    "Apple": (
        f"{SAID}<br><div>iPhoneから送信</div><br><blockquote type=cite>2026/11/20 10:15、{OURS}のメール:"
        f"<br></blockquote>{CITED}"
    ),
    "iCloud": f"{SAID}<div><br></div><div>On Nov 20, 2026, at 10:15 AM, {OURS} wrote:</div>{CITED}",
    "Yahoo": (
        f'{SAID}<div class="yahoo_quoted"><div>'
        f"On Friday, November 20, 2026 at 10:15:00 AM GMT+9, {OURS} wrote:</div><div><br></div><div>{OLD}"
        "</div></div>"
    ),
    "Galaxy": (
        f'{SAID}<div id="composer_signature"><div>Galaxyから送信</div></div><div><!-- originalMessage -->'
        f"<div>-------- 元のメッセージ --------</div><div>差出人: {OURS} </div><div>"
        f"日付: 2026/11/20  10:15  (GMT+09:00) </div><div>宛先: x </div><div>件名: card </div></div>{OLD}"
    ),
    "Galaxy (de)": (
        f"{SAID}<div>Von meinem/meiner Galaxy gesendet</div><div>"
        f"-------- Ursprüngliche Nachricht --------</div><div>Von: {OURS} </div><div>Datum: 20.11.26 "
        f"</div><div>An: x </div><div>Betreff: card </div>{OLD}"
    ),
    "QQ": (
        f"{SAID}<div><br></div><div>------------------&nbsp;原始邮件&nbsp;------------------</div><div>"
        f"<b>发件人:</b>&nbsp;{OURS};</div><div><b>发送时间:</b>&nbsp;2026年11月20日</div><div><b>收件人:"
        f"</b>&nbsp;x;</div><div><b>主题:</b>&nbsp;card</div>{OLD}"
    ),
    "163": (
        f'{SAID}<p>At 2026-11-20 10:15:00, "相談窓口" &lt;madoguchi@example.jp&gt; wrote:</p><blockquote>'
        f"{OLD}</blockquote>"
    ),
    "Naver": (
        f"{SAID}<p>&nbsp;</p><p>-----Original Message-----<br><b>From:</b> {OURS}<br><b>To:</b> x;<br><b>"
        "Cc:</b><br><b>Sent:</b> 2026-11-20 (금) 10:15:00 (GMT+09:00)<br><b>Subject:</b> card<br>&nbsp;"
        f"</p><p>{OLD}</p>"
    ),
    "Proton": (
        f'{SAID}<div class="protonmail_quote">-------- Original Message --------<br>'
        f'On Friday, 11/20/26 at 10:15 {OURS} wrote:<br><blockquote class="protonmail_quote" type="cite">'
        f"{OLD}</blockquote></div>"
    ),
    "Zoho": (
        f"{SAID}<div>---- On Fri, 20 Nov 2026 10:15:00 +0900 <b>{OURS}</b> wrote ---</div><blockquote>"
        f"{OLD}</blockquote>"
    ),
}


@pytest.mark.parametrize("program", PAGES)
def test_only_the_new_words_are_the_answer(program: str) -> None:
    page = f"<html><body>{PAGES[program]}</body></html>"

    found = parse(mail("Subject: Re: card", "Content-Type: text/html; charset=utf-8", body=page))

    assert found.reply_text == "手数料はいくらですか。\nよろしくお願いします。"
    assert "担当よりご連絡いたします。" in found.history
