"""Subjects that machines write, in the languages that we meet; with the similar ones that people write."""

import re

ANSWERED = re.compile(r"自動(?:返信|応答)|auto(?:mated|matic)?[ -]?(?:reply|response)", re.IGNORECASE)
"""In the subject of a form's mail: it is the automatic answer to the person who filled the form in."""
SAYS = "自動(?:返信|応答|送信|配信|通知)"
OFF = "不在|休暇|休業|出張|外出|離席|育休|産休"
TAGS = r"\s*(?:\[[^\]]{1,40}\]\s*|【[^】]{1,20}】\s*){0,3}"
ANSWERS = re.compile(
    rf"{TAGS}(?:re|aw|antw(?:ort)?|sv|vs|res|rif|r|réf?p?|odp|отв(?:ет)?|на|回复|回覆|答复|答覆|回信|返信|답장|회신|trả\s?lời|ynt|yan\u0131t|vá)"
    r"\s*(?:\[\d+\]|\(\d+\)|\^\d+)?\s*[:：]",
    re.IGNORECASE,
)
FORWARDS = re.compile(
    rf"{TAGS}(?:fwd?|転送|tr|wg|rv|i|enc|vb|pd|doorst|转发|轉寄|轉發|전달|chuyển\s?tiếp|пер(?:есл)?|ilt)\s*[:：]",
    re.IGNORECASE,
)
# Only as a label at the beginning: people also write about automatic mails, and answer them.
AWAY = re.compile(
    rf"""\s*(?:
    [【\[(（<＜](?:{SAYS}|(?:{OFF})(?:中|通知|連絡|のお知らせ|のご連絡)
        |auto[- ]?(?:matic)?[- ]?(?:reply|response|responder))
        [^】\])）>＞]{{0,20}}[】\])）>＞](?!\s*(?:[のがはをにでとも]|って|メール))
    |(?:不在)?{SAYS}(?:メール|メッセージ)?\s*(?:[:：]|[-－]\s|$)
    |(?:{OFF})(?:中|通知|連絡|のお知らせ|のご連絡)\s*(?:[:：]|[-－]\s|$)
    |auto(?:mated|matic)?[ -]?(?:reply|response|responder)\s*(?:[:：]|[-－]\s|$)|auto\s*:
    |out[ ]of[ ](?:the[ ])?office\s*(?:auto-?reply\b|[:：]|[-－]\s)
    |vacation[ ](?:reply|message)\s*(?:[:：]|$)
    |(?:automatische[ ]antwort|abwesenheits(?:notiz|assistent|agent)|abwesend|réponse[ ]automatique
        |absence[ ]du[ ]bureau|respuesta[ ]automática|fuera[ ]de[ ](?:la[ ])?oficina|risposta[ ]automatica
        |fuori[ ]ufficio|resposta[ ]automática|自动(?:回复|答复)|自動(?:回覆|回復|答覆)|자동\s?(?:회신|응답)|부재중
        |автоответ(?:чик)?|автоматический[ ]ответ
        |automatisch[ ]antwoord|afwezig(?:heid)?|automati(?:skt|sk)[ ]svar|autosva[rt]|nieobecność
        |odpowiedź[ ]automatyczna
        |otomatik[ ]yan\u0131t|automaattinen[ ]vastaus|trả[ ]lời[ ]tự[ ]động|ตอบกลับอัตโนมัติ|automatická[ ]odpověď)\s*[:：]
    )""",
    re.IGNORECASE | re.VERBOSE,
)
# At the end. An answer to an automatic mail carries it in its subject too.
MARKED = re.compile(
    rf".*(?:[【\[(（]{SAYS}(?:メール|メッセージ)?(?:です)?[】\])）]|{SAYS}(?:メール|メッセージ)です)\s*$"
)
# The whole subject; a person may still have written it.
AWAY_WHOLE = re.compile(
    rf"\s*(?:re\s*[:：]\s*)?(?:(?:ただいま|只今|現在|.{{1,6}}のため)?(?:{OFF})(?:中?です|のため|にしております|にしています|しております)"
    r"|[【\[(（]不在[】\])）].{0,20}"
    r"|(?:i(?:'m| am) )?(?:on vacation|on leave|on holiday|away from .{2,20}|out of (?:the )?office))"
    r"\s*[。.]?\s*$|\s*i(?:'m| am) out of (?:the )?office\b",
    re.IGNORECASE,
)
READ = re.compile(r"(?:開封済み|開封確認|開封通知|未開封|既読|gelesen|read|not read)\s*[:：]", re.IGNORECASE)
WATCH = re.compile(r"Cron <\S+@\S+>|Logwatch for \S+|\*\* (?:PROBLEM|RECOVERY|ACKNOWLEDGEMENT)\b")
# Subjects of delivery reports; with a null return path CAME_BACK is enough.
REPORTED = re.compile(
    r"(?:undeliver(?:able|ed)(?: mail returned to sender$|\s*:)|returned mail\s*:|nondeliverable mail$"
    r"|mail delivery (?:failed\s*:|failure$)|mail system error - returned"
    r"|delivery (?:status notification|notification|failure)\s*[:(]|delivery status notification$"
    r"|(?:配信|配達)不能\s*[:：]|配信の遅延\s*[:：]"
    r"|(?:配信できませんでした|配信状態通知|送信エラー通知)\s*(?:[:：(（]|$))",
    re.IGNORECASE,
)
REPORTED_WHOLE = re.compile(
    r"(?:failure notice|(?:mail )?delivery (?:failed|failure)|undeliverable message"
    r"|(?:メール)?(?:配信|配送|送信)エラー|宛先不明)\s*$",
    re.IGNORECASE,
)
CAME_BACK = re.compile(
    r"undeliver(?:ed|able)|returned mail|mail delivery (?:failed|failure|subsystem)|delivery (?:status|failure)"
    r"|delivery has failed|failure notice|mail system error|(?:配信|配達)(?:不能|エラー|できません)|送信エラー|返送",
    re.IGNORECASE,
)
