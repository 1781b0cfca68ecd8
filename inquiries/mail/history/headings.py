"""Headings: the lines that mail programs put above the quoted history."""

import re

from .attributions import LOOSE, attribution
from .header_blocks import header_block

ORIGINAL = (
    r"Original\s(?:Message|Appointment|E-?mail)|元の(?:メッセージ|メール)|引用元?のメッセージ|返信元(?:の?メッセージ)?"
    r"|以下、?(?:引用|原文|元の(?:メッセージ|メール))|原始(?:邮件|郵件|信息|訊息)|[邮郵]件原件|原[邮郵]件|원본\s?(?:메일|메시지)"
    r"|Ursprüngliche\s(?:Nachricht|E-?Mail)|Original-?Nachricht|Message\sd['’]origine|Message\soriginal"
    r"|Mensaje\soriginal|Mensagem\soriginal|Messaggio\soriginale|Oorspronkelijk\sbericht|Oprindelig\smeddelelse"
    r"|Opprinnelig\smelding|Ursprungligt\smeddelande|Originalmeddelande|Alkuperäinen\sviesti|Wiadomość\soryginalna"
    r"|Oryginalna\swiadomość|(?:Исходное|Оригинальное)\sсообщение|Початкове\sповідомлення|Původní\s(?:zpráva|e-?mail)"
    r"|Eredeti\süzenet|Orijinal\s(?:mesaj|ileti)|(?:Tin\snhắn|Thư)\sgốc|ข้อความ(?:ต้นฉบับ|เดิม)|Pesan\sasli|Mesaj\soriginal"
)
SEPARATOR = re.compile(
    rf"""\s*(?:
    [-_*=]{{2,}}\s*(?:{ORIGINAL}|.{{1,80}}(?:さんの(?:メッセージ|メール)|さん[がは]書きました|\bwrote))\s*[-_*=]{{2,}}
    |[-_]{{2,}}\s*Reply\smessage\s*[-_]{{2,}}
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
FORWARD = re.compile(
    r"\s*(?:-{2,}\s*(?:Forwarded\s(?:message|by\b)|転送(?:元|された)?の?(?:メッセージ|メール)|Weitergeleitete\sNachricht"
    r"|Message\stransféré|Mensaje\sreenviado|Mensagem\sencaminhada|Messaggio\sinoltrato|Doorgestuurd\sbericht"
    r"|Videresendt\s\w+|Vidarebefordrat\s\w+|(?:Przekazana|Przesłana\sdalej)\swiadomość|Пересыл\w+\sсообщение|Пересланн\w+\sсообщение"
    r"|转发(?:的)?(?:邮件|信息)|轉寄(?:的)?(?:郵件|訊息)|전달된\s?(?:메시지|메일)|(?:Thư|Tin\snhắn)\s(?:đã\s|được\s)?chuyển\stiếp).{0,120}"
    r"|Begin\sforwarded\smessage\s*[:：]|転送された(?:メッセージ|メール)\s*[:：]|Anfang\sder\sweitergeleiteten\s\S+\s*[:：]"
    r"|Début\sdu\smessage\s(?:transféré|réexpédié)\s*[:：]|Inizio\smessaggio\sinoltrato\s*[:：]|[开開]始[转轉][发發]的[邮郵]件\s*[:：])",
    re.IGNORECASE,
)
QUOTED = re.compile(r"\s{0,3}(?:[A-Z]{0,4}[>＞](?![\d_＿<＜д])|&gt;|[|｜](?!.*[|｜]\s*$))")
RULE = re.compile(r"\s*[-_=*＿＝━─]{5,}\s*$")
LONGEST_LINE = 500


def heading(lines: list[str], at: int) -> int:
    """The number of lines of the heading that begins at line `at`, or 0."""
    line = lines[at]
    if not line.strip() or len(line) > LONGEST_LINE:
        return 0
    if RULE.match(line):
        return _with_next(lines, at) if _is_followed_by_history(lines, at + 1) else 0
    if SEPARATOR.match(line):
        return _with_next(lines, at)
    if length := header_block(lines, at):
        return length
    if LOOSE.match(line) and is_followed_by_quotes(lines, at + 1):
        return 1
    return attribution(lines, at)


def is_followed_by_quotes(lines: list[str], at: int) -> bool:
    """Whether the next line with words is marked as quoted (`>`)."""
    following = next((line for line in lines[at : at + 4] if line.strip()), "")
    return bool(QUOTED.match(following))


def _with_next(lines: list[str], at: int) -> int:
    """The lines from a separator to the end of the header below it."""
    following = next((number for number in range(at + 1, min(at + 3, len(lines))) if lines[number].strip()), at)
    length = header_block(lines, following) or attribution(lines, following) if following > at else 0
    return following + length - at if length else 1


def _is_followed_by_history(lines: list[str], at: int) -> bool:
    if at == len(lines) or RULE.match(lines[at]):
        return False
    return bool(QUOTED.match(lines[at]) or heading(lines, at))
