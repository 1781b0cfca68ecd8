"""Threats: words that threaten to sue, to harm, or to go public after a deadline. They raise the priority."""

import re
import unicodedata

LAWSUIT = (
    r"訴え(?:る|ます|て(?:やる|やり|も)|させて|ざるを)|訴訟|提訴|告訴|刑事告発|法的(?:な)?(?:措置|手段|手続)|裁判(?:所)?(?:を|に|沙汰)"
    r"|弁護士(?:を(?:通|立|たて)|に(?:依頼|頼|一任)|に相談(?:し(?:ま|て|、|た(?!ほう|方|い))|済|中|の上|のうえ))"
    r"|\b(?:sue|suing|lawsuit|legal action|take you to court|my (?:lawyer|attorney|solicitor))\b"
)
HARM = (
    r"殺(?:す|し|害)|爆破|爆弾|放火|火を(?:つけ|付け|放)|刺(?:す|し(?:て|に))|乗り込(?:む|ん|み)|押し?(?:掛|か)け(?:る|て|ます)"
    r"|(?:ただ|タダ|只)では?(?:済|すま|おか|置か)|覚えて(?:い)?ろ|痛い目"
    r"|\b(?:kill|bomb|shoot|burn (?:it|you|your)|hurt you|come after you)\b"
)
WITHIN = r"(?:まで(?:に)?|以内(?:に)?|中に|うちに|\bby\b|\bwithin\b|\bbefore\b)"
UNLESS = (
    r"(?:なければ|ない(?:場合|とき|時|なら|と)|なき場合|なかったら"
    r"|\bunless\b|\bif (?:you|i|we) (?:do not|don't|fail)|\bor else\b)"
)
THEN = (
    r"(?:公表|公開|拡散|晒|さらす|さらし|ばらま|通報|告発|sns|ネットに|ツイッター|マスコミ|メディア|新聞|テレビ|週刊誌|委員会"
    r"|消費(?:者|生活)|警察|publish|post|go public|press|media|report|commission|regulator|police)"
)
DEADLINE = rf"{WITHIN}[^。\n]{{0,40}}{UNLESS}[^。\n]{{0,60}}{THEN}|{UNLESS}[^。\n]{{0,60}}{WITHIN}[^。\n]{{0,40}}{THEN}"
NOT_MEANT = r"(?![^。\n]{0,12}(?:つもり|考え|気)(?:は|も|など)?(?:ない|ありません|ございません)|[^。\n]{0,8}わけでは)"
THREAT = re.compile(rf"(?:{LAWSUIT}|{HARM}){NOT_MEANT}|{DEADLINE}")
LONGEST = 4_000


def threatens(text: str) -> bool:
    """Whether the text threatens; not if it says "I do not mean to"."""
    return bool(THREAT.search(unicodedata.normalize("NFKC", text[:LONGEST]).lower()))
