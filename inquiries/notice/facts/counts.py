"""Counts 件数: how many records leaked, of what, in which unit, and whether the figure is a maximum."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate, islice, pairwise

from inquiries.notice.text.clauses import MOST_IN_A_CLAUSE, Clause
from inquiries.notice.text.outline import Section

from .fact import A_PART, OF_WHAT, ONLY_ABOUT, PASSAGES_DIFFER, TIMES_COUNTED, Fact, read_from

NUMBER = (
    r"(?:(?P<ten_thousands>(?<![\d.])\d{1,4}(?:\.\d{1,3})?)万)?(?:(?P<thousands>\d{1,2})千)?"
    r"(?P<number>\d{1,3}(?:,\d{3})+|(?<![\d.,])\d+)?"
)
UNIT = r"(?P<unit>件|名分|名様分?|名|人分|人|社|口座|アカウント|枚|世帯|先|組|通|冊|団体|id(?![a-z])"
ENGLISH = (
    r"| ?(?:(?:affected|individual|different|unique|member|customer|user|patient|credit|payment|data) )?"
    r"(?P<noun>members?|customers?|clients?|users?|accounts?|people|persons?|individuals?|records?|cards?|patients?"
    r"|employees?|staff|subscribers?|guests?|students?|pupils?|donors?|supporters?|visitors?|passengers?|residents?"
    r"|participants?|households?|applicants?))"
)
COUNT = re.compile(rf"{NUMBER}{UNIT}{ENGLISH}(?!目|以上の罰|体制|の?担当|前後の|から|に1|と(?:して)?数え|として|[a-z])")
LEAKED = re.compile(
    "流出|漏え?い|漏洩|可能性|おそれ|恐れ|対象|該当|件数|人数|誤送信|紛失|盗難|閲覧|持ち出|公開状態|所在不明|亡失|掲載|内訳|含む|含まれ"
    "|記載され|記録され"
    "|affected|concerned|accessed|leaked|exposed|stolen|disclosed|involved|compromised|of these"
)
COUNTED = re.compile("件数|人数|何件|何人|何名|how many")
DATA = re.compile(
    "情報|氏名|名前|お客様|お客さま|会員|カード|利用者|応募|従業員|退会|口座|契約|卒業|登録|data|member|customer"
    "|account|record"
)
AT_MOST = re.compile("最大|上限|以内|以下|up to|at most|maximum|no more than")
ABOUT = re.compile(
    "(?<![契予公条])約|およそ|ほぼ|程度|以上|超|弱|余り|ほど|前後|about|approximately|around|roughly|nearly|more than"
    "|over"
)
TIMES = re.compile("延べ|のべ")
PART = re.compile("うち(?!、?(?:合計|最大))|[このそ]のうち|内数|を除く|of these|of whom|of them|including")
BREAKDOWN = re.compile("内訳|breakdown")
SUM = re.compile("合計|総数|総件数|全体|延べ合計|あわせて|合わせて|(?<![a-z])total|altogether")
NO_LEAK = re.compile(
    "問い?合わ?せ(?:件数|は|が|を)|お申し出|ご相談(?:件数|は|が)|回線|オペレーター|会員数|登録者数|利用者数|注文数"
    "|取扱数|試行|ログイン回"
    "|通信(?!販売|教育)|攻撃|リクエスト|役員|処分|従業員数|社員数|体制|営業日|返信|罰金|フォロワー|規模(?![:|])"
)
NOT_COUNTED = re.compile(
    "(?:件数|人数|数|もの|対象)では(?:ござい|あり)?(?:ませ|な)"
    "|^[^。]{0,16}ご?(?:利用|愛顧|支持)を?いただ(?:いて|き)|not (?:the number|concerned|affected|included)"
)
SOMEBODY_DID = re.compile("のお客[様さ]か?ら|から|より|が(?:誤|不正に)|の(?:従業員|社員|職員|担当)")
WHAT = (
    ("fraud", re.compile("不正(?:に|な)?(?:利用|使用|請求)|悪用|被害")),
    ("card", re.compile("カード")),
    (
        "member",
        re.compile(
            "会員|お客様|お客さま|個人情報|アカウント|氏名|顧客|登録|利用者|ユーザー|組合員|患者|生徒|児童|卒業|受講"
            "|申し?込|市民|保護者|購入|予約|購読"
            "|塾生|学生|園児|member|customer|client|user|account|patient|subscriber|guest|student|pupil"
        ),
    ),
)
PEOPLE = "member", "customer", "client", "user", "account", "patient", "subscriber", "guest", "student", "pupil"
UNIT_SAYS = {"枚": "card", "アカウント": "member", "id": "member", "card": "card"} | dict.fromkeys(PEOPLE, "member")
OTHER_PEOPLE = re.compile(
    "応募|従業員|社員|職員|口座|取引先|退会|旅券|パスポート|株主|役員|届け?先|配送先|発送|法人|employee|staff|delivery"
)
PERSONS = re.compile("方|皆[様さ]")
PHRASE_START = re.compile("[、。(「|]|うち")
BESIDE = re.compile(r"[|/:、→⇒⇨➡➔\s]*")
"""Signs between two figures that stand side by side without an explanation."""
CORRECTED = re.compile(r"\d(?:件|名|人|口座|アカウント|枚|世帯|社)分?[→⇒⇨➡➔]約?\d")
UNCHANGED = re.compile("(?:変更|変わり|訂正)(?:は)?(?:なし|無し|ありません|ございません)|同じ|据え?置")
"""Patterns of the rows of a table of corrections: one that changed, and one that did not."""
FEW = 10


def counts(clauses: list[Clause]) -> list[Fact]:
    """Each count once, at the first place where it is sure."""
    found: dict[tuple[int, str], Fact] = {}
    taken_back: set[tuple[int, str]] = set()
    corrected = {clause.section for clause in clauses if CORRECTED.search(clause.folded.text)}
    parts_of = None
    for clause in clauses:
        if clause.section != parts_of:
            parts_of = None
        if clause.outdated:
            taken_back |= _numbers(clause.folded.text) - _numbers(clause.said.text)
        before = clauses[clause.order - 2]
        above = before if clause.order > 1 and before.section == clause.section else clause
        if not _may_count(clause, corrected):
            continue
        for count in _counts_of(clause, is_part=parts_of is not None):
            fact = _leaning(count, above)
            key = fact.value["number"], fact.value["unit"]
            if key not in found or (fact.sure and not found[key].sure):
                found[key] = fact
        if BREAKDOWN.search(clause.said.text + clause.heading):
            parts_of = clause.section
    return _checked(_once([fact for key, fact in found.items() if key not in taken_back]))


def _once(facts: list[Fact]) -> list[Fact]:
    """Drops counts that an English summary repeats."""
    said = {fact.value["number"] for fact in facts if not fact.value["unit"].isascii()}
    return [fact for fact in facts if not (fact.value["unit"].isascii() and fact.value["number"] in said)]


def _leaning(fact: Fact, above: Clause) -> Fact:
    """Takes the kind of a count from the line above if its own line names none; it stays doubtful."""
    is_open = fact.value["what"] == "other" and fact.doubt == OF_WHAT and not OTHER_PEOPLE.search(fact.quote)
    kind = next((what for what, pattern in WHAT if pattern.search(above.said.text)), None)
    kind = kind or ("member" if PERSONS.search(fact.quote) else None)
    return replace(fact, value=fact.value | {"what": kind}) if is_open and kind else fact


def _checked(facts: list[Fact]) -> list[Fact]:
    """A total is sure only if the other counts, added one by one, reach it."""
    sums = set(accumulate(fact.value["number"] for fact in facts if fact.value["what"] != "total"))
    return [
        replace(fact, doubt=OF_WHAT)
        if fact.value["what"] == "total" and fact.sure and fact.value["number"] not in sums
        else fact
        for fact in facts
    ]


def _numbers(text: str) -> set[tuple[int, str]]:
    return {(_number(match), _unit(match)) for match in COUNT.finditer(text) if _has_number(match)}


def _has_number(match: re.Match[str]) -> bool:
    return bool(match["number"] or match["ten_thousands"] or match["thousands"])


def _number(match: re.Match[str]) -> int:
    thousands = float(match["ten_thousands"] or 0) * 10 + int(match["thousands"] or 0)
    return round(thousands * 1_000) + int((match["number"] or "0").replace(",", ""))


def _unit(match: re.Match[str]) -> str:
    """The unit as written; in English only the noun."""
    return match["noun"] or match["unit"]


def _may_count(clause: Clause, corrected: set[Section]) -> bool:
    """Whether the clause speaks of data or the leak, or is a row of a table of corrected figures."""
    words = clause.under + clause.said.text
    if DATA.search(words) or LEAKED.search(words):
        return True
    is_row = CORRECTED.search(clause.folded.text) or UNCHANGED.search(clause.said.text)
    return clause.section in corrected and is_row is not None


def _counts_of(clause: Clause, *, is_part: bool) -> list[Fact]:
    text = clause.said.text
    matches = [match for match in islice(COUNT.finditer(text), MOST_IN_A_CLAUSE) if _has_number(match)]
    ends = [0, *(match.end() for match in matches)]
    doubled = _doubled(text, matches)
    facts = []
    for match, (since, _) in zip(matches, pairwise(ends), strict=True):
        before = text[since : match.start()]
        phrase = since + max((found.end() for found in PHRASE_START.finditer(before)), default=0)
        sentence = before.rpartition("。")[2]
        behind = text[match.end() :].split("。")[0]
        if NO_LEAK.search(sentence) or NOT_COUNTED.search(behind) or SOMEBODY_DID.match(text, match.end()):
            continue
        part = is_part or bool(PART.search(sentence) or BREAKDOWN.search(text, 0, match.start()))
        what = _what(clause, match, sentence, is_part=part)
        most = _is_most(clause, match, before)
        value = {"what": what, "number": _number(match), "unit": _unit(match), "at_most": most}
        doubt = _doubt(clause, match, phrase, what, is_part=part)
        doubt = doubt or (PASSAGES_DIFFER if match.start() in doubled else "")
        facts.append(read_from(clause, phrase, match.end(), value, doubt=doubt))
    return facts


def _doubled(text: str, matches: list[re.Match[str]]) -> set[int]:
    """The places of figures of one unit that stand side by side without a word between."""
    found = set()
    for one, other in pairwise(matches):
        if _unit(one) == _unit(other) and BESIDE.fullmatch(text, one.end(), other.start()):
            found |= {one.start(), other.start()}
    return found


def _is_most(clause: Clause, match: re.Match[str], before: str) -> bool:
    behind = clause.said.text[match.end() : match.end() + 4]
    return any(AT_MOST.search(words) for words in (before, behind, clause.under))


def _doubt(clause: Clause, match: re.Match[str], phrase: int, what: str, *, is_part: bool) -> str:
    text = clause.said.text
    number = _number(match)
    near = (
        text[max(phrase, match.start() - (14 if match["noun"] else 4)) : match.start()]
        + text[match.end() : match.end() + 3]
    )
    if ABOUT.search(near):
        return ONLY_ABOUT
    if TIMES.search(near):
        return TIMES_COUNTED
    if is_part and what != "card":
        return A_PART
    heading = COUNTED.search(clause.under) if text.endswith("。") else LEAKED.search(clause.under)
    is_leak = heading or LEAKED.search(text) or AT_MOST.search(text) or SUM.search(text)
    is_few = number < FEW and not LEAKED.search(clause.under)
    return "" if what != "other" and is_leak and not is_few else OF_WHAT


def _what(clause: Clause, match: re.Match[str], before: str, *, is_part: bool) -> str:
    """What was counted: by the unit, the words before, the words behind, or the headings from the innermost out."""
    text = clause.said.text
    behind = re.split("[、。|(]", text[match.end() :], maxsplit=1)[0]
    unit = UNIT_SAYS.get((match["noun"] or match["unit"]).removesuffix("s"))
    if unit == "card":
        return unit
    headings = [] if is_part else [clause.heading, clause.under]
    for words in (before, behind, *headings):
        if SUM.search(words) and _kinds(words) != {"card"} and _kinds(words) != {"member"}:
            return "total"
        if OTHER_PEOPLE.search(words) and "fraud" not in _kinds(words):
            return "other"
        if kind := next((what for what, pattern in WHAT if pattern.search(words)), None):
            return "other" if is_part and kind == "member" else kind
    return unit if unit and not is_part else "other"


def _kinds(words: str) -> set[str]:
    return {what for what, pattern in WHAT if pattern.search(words)}
