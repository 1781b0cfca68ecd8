"""Wordings in Japanese: 対象です, 該当しません, 漏えいした可能性があります and their like, after `phrases.fold`.

A core (対象) is followed by endings alone, as far as the end of a clause: before a noun (対象の方) it asserts nothing.
Then the last subject before it decides of whom it speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .assertion import Found, Verdict

LEAK = "(?:(?:(?<![一-龠])漏れ|(?:情報|データ)漏れ|漏えい|漏洩|流出|漏出|盗まれ|持ち出され)(?!の(?:対象|有無|件)))"
HARM = "(?:(?:影響|被害)[はがもを]?(?=[あ受な免]|お受))"
IS = "で(?:[はも])?[すしあいな]|だ|と(?:な|思|考|見)|に[はも]?(?:含|入|な|当)|かも|の可能性|から[はも]?(?:外|除)"
"""What stands behind a person who is spoken of; 該当者の確認 and 対象の方には are general."""
NAMED = "(?:お?名前[はがも](?=載[っり]))"
LISTED = (
    f"(?:(?:該当者|対象の方)(?={IS})|対象期間(?=[に内外])|(?:名簿|リスト|一覧)(?=に(?!よ))|"
    "対象(?:者|のお客様)?(?!期間))"
)
MATCHING = "(?:該当|当てはま|あてはま|含まれ|ふくまれ)"
UNFOUND = (
    "(?:登録|お?名前|氏名|該当(?:者|する(?:方|[おご]?登録|もの|データ|情報))?)(?:情報|内容)?[はがも]"
    "(?:(?:名簿|リスト|一覧|対象|こちら)に?は?)?(?=(?:見当た|見つか|確認でき|あり)[^。、]{0,3}(?:ません|ない|なかっ))"
)
CORE = re.compile(
    f"(?P<leak>{LEAK})|(?P<unfound>{UNFOUND})|(?P<listed>{LISTED})|(?P<matching>{MATCHING})|(?P<harm>{HARM})|"
    f"(?P<named>{NAMED})"
)
"""What is said of somebody. 該当 and 含まれ stand alone as well: お客様は該当しません."""

VERB = (
    "で(?:す|いらっしゃい|し[たて]?|あり|ある|あっ|しょう)|であ|だっ?た?|まし[たて]?|ます|ません|ない|なかっ|なく|なし|あり|ある|あっ|"
    "な[りるっ]|なら(?=な)|する|した?|して|いたし?|され|させ|れ|る|た|い"
)
INNER = (
    "対象|当てはま|あてはま|該当|含まれ|ふくまれ|入[りるっ]|載[りるっ]|掲載|記載|見当た[りら]|見つか[りら]|確認|判明|"
    "分か[りっ]|わか[りっ]|結果|可能性|おそれ|恐れ|疑い|見込み|こと|もの|旨|高[いく]|低[いく]|事実|受け|否定|思われ|思い|考えられ|考え|"
    "見られ|存じ|推測|報告|伝え|申し上げ|かもしれ|かと|でき|という|判断|"
    "から(?=[はも]?(?:外れ|除))|外れ|除[かい外]|免れ|[おご](?=報告|伝え|確認|受け)|おら(?=れ)|り|っ|ら|内|外|の|て|で|に|と|は|も|が|を"
)
CHAIN = re.compile(f"(?:{VERB}|{INNER})*")
VERBAL = re.compile("です|でし|であ|だ|ます|まし|ません|ない|なかっ|なく|なし|あり|ある|なり|する|した")
END = re.compile(r"$|[、。!.]|から(?!の)|ため|けれ|けど|よ|ね|(?<=[いすんた]ので)")
"""What follows the endings of an assertion. か asks, 方 and 場合 are nouns."""
UNTOLD = re.compile(
    "と(?:は|も)(?:申し上げ|言|限|考え|思)|こと[をは]?(?:お?伝え|申し上げ)(?:でき|られ|かね)|と(?:思|考え)[^、]*ない"
)
UNSURE = re.compile("可能性|おそれ|恐れ|疑い|見込み|かもしれ|でしょう|思われ|思い|考え|見られ|存じ|推測")
NONE_AT_ALL = re.compile("(?:可能性|おそれ|恐れ|疑い)[はも]?(?:あり)?(?:ません|ない|なし)")
NO = re.compile("ません|ない|なかっ|なく|なし")
DENIED = re.compile("外れ|除[かい外]|否定|免れ")
"""Words that turn the whole sentence round, wherever they stand in it."""
UNDENIED = re.compile("(?:可能性|おそれ|恐れ|疑い)[はもを]?否定でき(?:ません|ない)")
GUESSED = re.compile("おそらく|恐らく|たぶん|多分")

IF = re.compile("れば|たら|場合|なら(?![ずなび])|とき(?=[はにも、])|際(?=[はに、])|もし(?!く)|仮に|としても")
POLITE = re.compile(
    "よろしければ|宜しければ|差し支えなければ|(?:調べ|確認|照会)[^、]{0,6}たら|(?<=様)(?:の場合|でしたら|なら)(?=は|、|対象|該当)"
)
"""What has the form of a condition and is none."""

TOPIC = re.compile("(?P<of>[^、はがも]*)(?P<by>に(?:ついて|つきまして)は|は|が|も)")
SELF = re.compile(
    "(?:お客|貴方|あなた|貴殿|ご本人|ご家族|ご主人|お子)(?:様|さま|さん)?|(?<![皆員者])(?:様|さま|さん)$|(?:様|さま|さん)の"
    "|ご(?:登録|契約|利用|自身)|お(?:申し?出|使い|持ち|尋ね)|いただ(?:い|きまし)た"
)
PERSON = re.compile("(?:様|さま|さん|あなた|ご本人|ご家族|ご主人)(?:の場合|に)?$")
OTHERS = re.compile(r"(?:方々?|かた|人|者|皆(?:様|さま)|会員(?:様|さま)?|全員|すべて|全て|お客様方|すべてのお客様)$")
SOME = re.compile(
    "(?:多く|一部|全て|すべて|大半|ほとんど|ほか|他|次|以下|複数|人|名)の(?:お客|会員)(?:様|さま)(?:方|がた)?$|"
    "(?:様|さま|方)の(?:一部|多く|大半|ほとんど|うち|中)"
)
WHO = re.compile("[たる](?:お客様|お客さま)$")
"""期間内に登録したお客様が: which of many they are, and not this one."""
USED = re.compile("(?:サイト|サービス|アプリ|システム|店舗?|窓口)$")
PRINTED = re.compile("お知らせ|ホームページ|サイト|書面|封筒|メール|新聞|報道")
"""Where a name that stands or does not stand tells nothing of a list."""
ASIDE = re.compile("(?:残念な|結果|ところ|時点|現在|今回|(?:この|その)(?:度|たび)|本件|また|さて|こと|で|に|と|て)$|^$")
JOINED = re.compile("(?:です|ます|ました|でした|ません|た|る|い)$")
KIND_OF_DATA = re.compile("(?:情報|データ|番号)$|(?:^|の|クレジット)カード$")
FRAME = re.compile("当社|弊社|サーバ|システム|この(?:度|たび)|事案|お詫び|皆(?:様|さま)|パスワード|暗証|セキュリティ")
OF_THE_LEAK = re.compile(
    "(?:情報|漏えい|漏洩|漏れ|流出|今回|本件|事案|事故|お知らせ|件|期間|カード|会員|どちら|いずれ)の$"
)
OF_ANYTHING = re.compile("[一-龠ァ-ヶー]の$")
INTO = re.compile("(?:対象|流出|漏えい|漏洩|漏れた?|名簿|リスト|一覧|期間|今回|もの|情報|データ)[^、]{0,6}に[はも]?$")


def read(sentence: str) -> Iterator[Found]:
    """The assertions in one sentence, in order."""
    end = 0
    if sentence.endswith("?"):
        return
    for core in CORE.finditer(sentence):
        if core.start() < end:
            continue
        chain = CHAIN.match(sentence, core.end())
        assert chain is not None
        verdict = _verdict(core, chain[0], sentence) if END.match(sentence, chain.end()) else None
        if verdict and _is_of_the_reader(core, sentence[end : core.start()], sentence[: core.start()]):
            end = chain.end()
            guessed = GUESSED.search(sentence[: core.start()])
            is_maybe = guessed and verdict != Verdict.DENIED
            yield Found(Verdict.MAYBE if is_maybe else verdict, bool(core["leak"]), core.start(), end)


def _verdict(core: re.Match[str], chain: str, sentence: str) -> Verdict | None:
    is_noun_alone = bool(core["listed"]) and chain in {"", "外"}
    if not (is_noun_alone or VERBAL.search(chain)) or UNTOLD.search(chain) or chain.endswith("たら"):
        return None
    if DENIED.search(UNDENIED.sub("可能性", sentence)):
        return Verdict.DENIED
    if NONE_AT_ALL.search(chain):
        return Verdict.NO
    if UNSURE.search(chain):
        return Verdict.MAYBE
    is_outside = bool(re.match("期?間?外", chain))
    return Verdict.NO if is_outside != bool(NO.search(chain)) else Verdict.YES


def _is_of_the_reader(core: re.Match[str], since: str, before: str) -> bool:
    """Second person, or nobody at all. `since` the last assertion nothing stands against it; `before` names whom."""
    if IF.search(POLITE.sub("", since)) or since.endswith("を"):
        return False
    if core["matching"] and re.search("に[はも]?$", before) and not INTO.search(before):
        return False
    topics = list(TOPIC.finditer(before))
    if core["harm"]:
        is_taken = core["harm"].endswith("を")
        return bool(SELF.search(before)) and (not is_taken or _is_taker(topics))
    if core["named"]:
        return not PRINTED.search(before) and bool(SELF.search(before) or not before.endswith("の"))
    if core["listed"] and OF_ANYTHING.search(before) and not OF_THE_LEAK.search(before):
        return any(PERSON.search(said["of"]) and SELF.search(said["of"]) for said in topics)
    return _is_self(topics, is_framed=bool(FRAME.search(before)))


def _is_taker(topics: list[re.Match[str]]) -> bool:
    """Of 影響を受ける: the reader or their data, and not what they use."""
    return _is_self(topics, is_framed=True) and not any(USED.search(topic["of"]) for topic in topics)


def _is_self(topics: list[re.Match[str]], *, is_framed: bool) -> bool:
    """By the last topic that names somebody or something; None at all is the reader."""
    for topic in reversed(topics):
        named = topic["of"]
        if OTHERS.search(named) or SOME.search(named) or (topic["by"] == "が" and WHO.search(named)):
            return False
        if SELF.search(named):
            return True
        if ASIDE.search(named) or JOINED.search(named):
            continue
        if not KIND_OF_DATA.search(named):
            return False
        if topic["by"] != "が":
            return not is_framed
        is_framed = True
    return not is_framed
