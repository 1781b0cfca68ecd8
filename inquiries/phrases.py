"""Phrases: whether a sentence says what a phrase says, in any spelling and with any polite ending.

A phrase is cut into a stem and a kind of ending: 無料です is 無料 and any copula, 補償します is 補償 and any form of
する, 漏れていません is 漏れ and any negation. A sentence says the phrase if it has the stem with such an ending, unless
it goes on to deny it, to ask it, or to call it only possible. There is no dictionary: other words for the same thing
are not found, and must be phrases of their own.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
SPACE = re.compile(r"(?<=[^!-~])\s+|\s+(?=[^!-~])")
CITED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
QUOTED = re.compile(r"[「『“\"][^「」『』“”\"\n]*[」』”\"](?=と(?!な|い?たし|し)|について|につき|に関|の件|は記載)")
BRACKET = re.compile(r"[「」『』“”\"()]")
SENTENCE = re.compile(r"[。!?]|\n\s*\n|(?<=[a-z])\.(?:\s|$)")
SAME = [
    (re.compile(words), one)
    for words, one in (
        ("弊社|わが社|我が社", "当社"),
        ("ぜったい", "絶対"),
        ("(?:百|100)(?:%|パーセント|ぱーせんと)", "100%"),
        ("頂", "いただ"),
        ("致", "いた"),
        ("出来", "でき"),
        ("無い", "ない"),
        ("下さ", "くださ"),
        ("(?:漏えい|漏洩|流出)[はを]?(?:いた)?し", "漏れ"),
        ("(?:漏えい|漏洩|流出)(?=は(?:あり|ござい|な))", "漏れ"),
        ("ござい", "あり"),
        ("(?<=[てで])おり", "い"),
    )
]
"""Spellings and words of one meaning, and the one that stands for them."""

NO = "(?:ませ?ん|な[いくか]|かね)"
ROWS = (
    "いうわえっ",
    "きくかけい",
    "ぎぐがげい",
    "しすさせ",
    "ちつたてっ",
    "にぬなねん",
    "びぶばべん",
    "みむまめん",
    "りるられっ",
)
COPULA = r"(?=で(?!き)|に(?:なり|なる|て(?!い)|いた|し)|と(?![きこ])|だ|な(?:の|ら)|か|、|じゃ|$)"
SURU = "[をはもが]?(?:いた)?(?:し|する|させていただ|でき|行[いう]|おこな|申し上げ|され)"
SURU_NOT = f"[をはもが]?(?:いた)?(?:し|でき|する|され)?(?:て)?る?(?:こと)?[はもが]?(?:あり|い)?{NO}"
NOT = f"(?:[てで]は?い?は?|る(?:ような)?こと[はも]|は)?(?:あり|い)?{NO}"
PAST = "(?:まし[ただ]|[ただ](?=$|[、とがかのし]|こと|よう)|[てで][いし])"
ENDINGS = [
    (r"[てで]ください$", "(?:[てで])?(?:ください|いただ|もら|ほし|願)"),
    (r"(?<=[一-龠ァ-ヴー]{2})(?:いた)?(?:し|でき|され)ません$", SURU_NOT),
    (r"[はがも]?ありません$", f"[はもが]?(?:あり|い)?{NO}"),
    (r"(?<=[一-龠ァ-ヴー]{2})(?:いた)?し(?:て?います|て?いました|ます|ました)$", SURU),
    (r"(?:です|であります|[にと]なります|だ|である)$", COPULA),
]
"""Endings of a phrase, and the endings of sentences that say the same. Verbs: see `_stem`, since they inflect."""

LEAD = "(?:です|であり?ます?|でしょう|ま(?:す|した|せん)|ない|る|た|い|の|だ|[にと]なり?(?:ます|る)?|ので|[くきし])*?"
SAYING = "(?:尋|問|質問|心配|意見|指摘|話|申|要望|希望|考|認識|理解|書|聞|不安|懸念)"
UNSAID = [
    re.compile(LEAD + ending)
    for ending in (
        r"か(?![らつねけん]|し[こら])",
        f"(?:では|じゃ|で|には?|とは?)?も?(?:あり|なり|いたし|し|でき|い)?{NO}",
        "(?:の|という|といった|である|な|との)?(?:可能性|おそれ|恐れ|疑い|場合|懸念)",
        f"(?:と|など).{{0,40}}(?:{NO}|控え|難し|できず|誤り|間違|訂正)",
        f"か?と(?:の|いう)?(?:[おご]{SAYING}|おっしゃ|書かれ|言われ|聞かれ|思われ)",
        f"(?:こと|もの|わけ|必要|予定|[のは])[はがもでのを]?.{{0,6}}{NO}",
        "よう",
        "(?:であれば|なら|でしたら|としても)",
    )
]
"""Words behind a stem after which the sentence does not say the phrase."""
DENIED = re.compile(r"\b(?:not|cannot|never|no|whether|if)\b|n['’]t\b")


def fold(text: str) -> str:
    """One width and case; white space stays only between two Latin words."""
    folded = SPACE.sub("", UNSEEN.sub("", unicodedata.normalize("NFKC", text))).lower()
    for words, one in SAME:
        folded = words.sub(one, folded)
    return folded


def said(phrase: str, words: str) -> bool:
    """Whether the words say what the phrase says; quoted words of another person do not count."""
    stem = _stem(phrase)
    return any(_says(stem, sentence) for sentence in _sentences(words))


@lru_cache(maxsize=8)
def _sentences(words: str) -> tuple[str, ...]:
    own = CITED.sub("", unicodedata.normalize("NFKC", words))
    return tuple(fold(BRACKET.sub("", part)) for part in SENTENCE.split(QUOTED.sub("", own)) if part.strip())


def _says(stem: re.Pattern[str], sentence: str) -> bool:
    for found in stem.finditer(sentence):
        after, before = sentence[found.end() :], sentence[: found.start()]
        if found[0].isascii() and DENIED.search(before):
            continue
        if not any(unsaid.match(after) for unsaid in UNSAID):
            return True
    return False


@lru_cache(maxsize=512)
def _stem(phrase: str) -> re.Pattern[str]:
    folded = fold(phrase).rstrip("。.!")
    if folded.isascii():
        return re.compile(rf"\b{re.escape(folded)}\b" if folded else "(?!)")
    for ending, said_as in ENDINGS:
        if found := re.search(ending, folded):
            return re.compile(_loosely(folded[: found.start()]) + said_as)
    if found := re.search(r"[てで]?い?ません$", folded):
        return re.compile(_inflected(folded[: found.start()]) + NOT)
    if found := re.search(r"(?:[てで]い)?ました$", folded):
        return re.compile(_inflected(folded[: found.start()]) + PAST)
    if found := re.search(r"(?:[てで]い)?ます$", folded):
        return re.compile(_inflected(folded[: found.start()]) + "(?:る|ます|まし|[ただて]|(?<=[うくぐすつぬぶむる]))")
    return re.compile(_loosely(folded))


def _inflected(stem: str) -> str:
    """The stem of a verb with its last sound in any inflection."""
    row = next((row for row in ROWS if stem[-1:] == row[0]), "")
    return _loosely(stem[:-1]) + f"[{row}]" if row else _loosely(stem)


def _loosely(stem: str) -> str:
    """The stem with any or no particles, perhaps a comma or an honorific between; 何 matches any number."""
    parts = re.findall(
        r"[はがをもにでのへと](?=[^ぁ-ん]|$)|[ぁ-ん]+?(?=[はがをもにでのへと][^ぁ-ん])|[ぁ-ん]+|[ァ-ヴー]+|.", stem
    )
    loose = ["[はがをもにでのへと]{0,2}" if part in "はがをもにでのへと" else _part(part) for part in parts]
    return "、?(?:[をはがもの])?[おご]?".join(loose)


def _part(part: str) -> str:
    return r"(?:何|[\d,〇一二三四五六七八九十百千万億]+)" if part == "何" else re.escape(part)
