"""Sentences by which a machine's text is known; and those by which a person who writes about machines is known."""

import re

from inquiries.mail.history.headings import FORWARD

from .automatic_subject import SAYS

BEGINNING = 12  # lines
LONGEST = 4000
QUESTION = re.compile(
    r"？|\?(?!\w)|(?:でしょう|です|ます|ません|した|い|る)か(?=[。、\s」]|$)|教えて|お聞き|お待ちして|了解|承知しました",
    re.MULTILINE,
)
# Only people write about their card, or ask for something.
PERSONAL = re.compile(
    r"いただけ(?:ます|ませ|れば)|幸いです|カード|書類|書留|届|郵送|郵便|受け取|流出|漏|再発行|手続|返金|\bcards?\b",
    re.IGNORECASE,
)
# Words about the leak or to our company, which no mass mailing has.
OF_US = re.compile(
    r"流出|漏え?い|漏洩|再発行|貴社|御社|個人情報|不正(?:利用|使用)|対象(?:か|に|です|でしょう|者)|教えて(?:くだ|下|いただ|頂)|ご教示"
    r"|\b(?:leak(?:ed)?|breach|stolen|my (?:card|data|account|number))\b",
    re.IGNORECASE,
)
# A whole line or sentence. A person who writes about such a mail goes on, or asks.
CONFESSION = re.compile(
    rf"""(?:^|[。.])[\s※*＊■◆●・(（【\[<＜=＝-]*(?:
    (?:この|本|こちらの)(?:電子)?(?:メール|メッセージ)(?:アドレス)?(?:は|に|には|へは|へ)(?=.{{0,60}}
        (?:{SAYS}|自動的?[にで]|(?:送信|配信)専用|返信[^。]{{0,25}}(?:ないで|ません|できない|出来ない|お?控え|かね|不可)))
    |(?:弊社|当社|当)?システム(?:より|から)(?:の)?自動(?:的に)?(?:返信|送信|配信|通知)
    |{SAYS}(?:メール|メッセージ)(?:です|となります|になります)
    |(?:ご)?返信(?:を)?(?:いただ|頂|され).{{0,10}}(?:お答え|お応え|お返事|ご?回答|対応)(?:は)?(?:でき|いたしかね)
    |this[ ](?:is[ ]an[ ]automat(?:ed|ic)(?:ally[ ]generated)?[ ]
        |(?:e-?mail|message)[ ](?:was|is|has[ ]been)[ ](?:automatically|created[ ]automatically)[ ]?)
        (?:reply|response|message|e-?mail|notification|sent|generated|rejected|by\b)
    |(?:please[ ])?do[ ]not[ ](?:reply|respond)[ ]to[ ]this[ ](?:automated[ ])?(?:e-?mail|message)
    |this[ ](?:mailbox|inbox|e-?mail[ ]address|address)[ ]is[ ]not[ ](?:being[ ])?monitored
    |(?:your[ ](?:request|ticket|inquiry|enquiry|message)\b.{{0,40}}[ ]has[ ]been[ ]received
        |we[ ](?:have[ ])?received[ ]your[ ](?:request|inquiry|enquiry|message|e-?mail))\b
        (?=.{{0,80}}(?:ticket|review|support[ ](?:staff|team)|reply[ ]to[ ]this))
    )(?!.*(?:と(?:書|記載|あり|あっ|表示|いう|の|言)|のに|が(?:届|来)|メールに(?:は)?返信できない|質問))
    .*(?<![か?？])$""",
    re.IGNORECASE | re.MULTILINE | re.VERBOSE,
)
RECEIVES = re.compile(
    r"(?:お問い?合わ?せ|ご連絡|ご応募|ご注文|お申し?込み?|メール).{0,20}(?:ありがとう|有難う|受け?付け?|承り|受信|頂戴|いただき)"
    r"|^(?:ただいま|只今|現在|誠に勝手ながら)|不在|休暇|thank you for (?:your|contacting)|受け付けました",
    re.IGNORECASE | re.MULTILINE,
)
ACKNOWLEDGES = re.compile(
    r"(?:受け?付け?|承り)(?:いた|致)?(?:し)?ました|(?:受付|受け付け|お問い?合わ?せ|整理)番号は|has been received",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"(?:不在に(?:し|いたし|致し)て(?:おり|い)|(?:休暇|お?休み|休業)(?:を|と)?(?:いただ|頂|取得|とさせて|中(?:です|のため|につき))"
    r"|席を外して(?:おり|い)|(?:外出|出張|離席)(?:し|いたし)?て?(?:おり|い|中(?:です|のため))|退職(?:いた|致)?しました"
    r"|(?:不在|休業|休暇|出張|外出)(?:中)?(?:です|のため|につき|となり))(?!ました(?:が|ので|ため))"
)
PROMISES = re.compile(
    r"(?:以降|戻|帰社|後ほど|後日|改めて|追って|次第|休み?明け).{0,30}(?:連絡|返信|返事|対応|拝見|確認|戻|回答|なります|いたします)"
    r"|に戻ります|お急ぎの|緊急の|後任の|メールを?(?:確認|拝見).{0,12}(?:でき|出来)ません|ご迷惑を(?:お掛け|おかけ)"
)
ABSENT_ELSEWHERE = re.compile(
    r"\b(?:i am|i'm|i will be)\s+(?:currently\s+|now\s+)?(?:(?:out of|away from) (?:the |my )?office|away until"
    r"|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday))\b.{0,300}"
    r"\b(?:until|return|back|urgent|limited access|colleague)|\bnicht im Büro\b|\bbin .{0,40}(?:abwesend|im Urlaub)\b"
    r"|\babsente? du bureau\b|\bfuera de la oficina\b|\bfuori ufficio\b",
    re.IGNORECASE | re.DOTALL,
)
LEAVE_LIST = re.compile(
    r"^.{0,40}(?:(?:配信|購読)(?:の)?(?:停止|解除)|メルマガの?解除|unsubscribe).{0,30}(?:https?://|こちら)|^unsubscribe$"
    r"|you (?:are receiving|received) this (?:e-?mail|message)? ?because",
    re.IGNORECASE | re.MULTILINE,
)


def is_personal(said: str, *, of_firm: bool) -> bool:
    """Whether a person asks, or writes about their own matter. In a firm's or list's mail it must be about the leak."""
    if of_firm or LEAVE_LIST.search(said[:LONGEST]):
        return bool(OF_US.search(said[:LONGEST]))
    return asks(said[:LONGEST]) or bool(PERSONAL.search(said[:LONGEST]))


def answers_in_person(said: str, *, of_firm: bool) -> bool:
    """Whether an answer marked as bulk is a person's, and not of a vacation program or ticket system."""
    beginning = said[:LONGEST]
    if (ABSENT.search(beginning) and PROMISES.search(beginning)) or ABSENT_ELSEWHERE.search(beginning):
        return False
    if RECEIVES.search(beginning) and (
        ACKNOWLEDGES.search(beginning) or not (asks(beginning) or OF_US.search(beginning))
    ):
        return False
    return is_personal(beginning, of_firm=of_firm)


def confesses(said: str, *, answers: bool) -> bool:
    """Whether the text says that a machine sent it. An answer needs that, or thanks, in its first two lines."""
    lines = _lines(said)
    text = "\n".join(lines)
    if any(FORWARD.match(line) for line in lines):
        return False
    is_like_one = not answers or RECEIVES.search("\n".join(lines[:2]))
    found = CONFESSION.search(text if is_like_one else "\n".join(lines[:2]))
    if not found and not answers:
        found = LEAVE_LIST.search(text)
    return found is not None and not asks(text[: found.end()])


def is_away(said: str) -> bool:
    """Whether a short text says only that a person is away, and until when or who takes over."""
    lines = _lines(said)
    text = "\n".join(lines)
    if len(said) > LONGEST or len(lines) > BEGINNING or asks(text) or PERSONAL.search(text):
        return False
    if any(FORWARD.match(line) for line in lines):
        return False
    return bool((ABSENT.search(text) and PROMISES.search(text)) or ABSENT_ELSEWHERE.search(text))


def sounds_like_one(said: str) -> bool:
    """Whether the text could be an automatic answer: it thanks or says "away", and asks nothing."""
    return not asks(said[:LONGEST]) and bool(RECEIVES.search(said[:LONGEST]) or ABSENT.search(said[:LONGEST]))


def asks(said: str) -> bool:
    """Whether the text asks a question, which machines do not."""
    return bool(QUESTION.search(said))


def _lines(said: str) -> list[str]:
    return [line for line in said[:LONGEST].split("\n") if line.strip()]
