"""Items 項目: the kinds of data that may have leaked, from lists, tables and sentences.

A list of data that did not leak is left out, whether a heading, the sentence above or the sentence below says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from inquiries.notice.text.clauses import Clause
from inquiries.notice.text.cut import cut_word
from inquiries.notice.text.outline import Section

from .fact import CUT_OFF, WHETHER_LEAKED, Fact

LEAKED = re.compile(
    "流出|漏え?い|漏洩|漏れ|可能性|おそれ|恐れ|対象|該当|閲覧|取得|持ち出|抜き取|奪|窃取|送信|記録され|記載され"
    "|保存され|含まれ|紛失"
    "|accessed|leaked|exposed|stolen|disclosed|compromised|affected|involved|which data|included"
)
SAFE = re.compile(
    "(?:含まれ|含んで|影響|流出|漏え?い|漏洩|閲覧|保存|保管|保持|記載|記録|取得|送信|確認)[^。、]{0,10}(?:ませ|ない"
    "|なかった|いない|しない|せず|おらず)"
    "|対象外|対象(?:では|と)[^。、]{0,6}(?:ませ|ない)|(?<![a-z])(?:not|never|no) [a-z ]{0,12}(?:accessed|affected"
    "|included|involved|leaked|stored|collect|kept)"
)
KIND = re.compile(
    "氏名|名前|お名|住所|所在地|電話|メールアドレス|生年月日|年齢|性別|会社名|団体名|部署|役職|勤め先|勤務先|年収"
    "|届け先|届先|届け物|口座|学年|学校名|成績|コース"
    "|会員(?:番号|id)|ログイン|ユーザー|パスワ|購入|注文|予約|利用履歴|カード|有効期限|名義|セキュリティコード"
    "|暗証番号|個人情報|病名|処方|検査|診察|保険"
    "|マイナンバー|個人番号|社員番号|給与|校舎|番号"
    "|(?<![a-z])(?:name|address|phone|mobile|telephone|e-?mail|date of birth|password|passport|card|account|number)"
)
INTRODUCED = re.compile("以下|次の|下記|following|[:：]$")
DATA = re.compile("情報|項目|データ|data|information")
NO_ITEM = re.compile(r"\d[件名人]|(?:19|20)\d\d年|\d月\d|\d日|お客様|お客さま|方$|期間|[:@]")
NAMELESS = re.compile(r"[をはもが]|[ぁ-ん]$|\d[件名人]|お客様|お客さま|カード会社|代行会社")
ASKED_WHAT = re.compile(
    "(?:どのような|どんな|何の|なんの|どの)(?:情報|データ|項目)|(?:情報|データ|項目)は何|which data"
)
AFTER = re.compile("(?:上|上記|以上|これら|前記|右)の.{0,16}(?:は|も)|(?:the|these) (?:above|items|data)")
COLUMN = re.compile(
    "項目|(?:流出|漏え?い|漏洩|対象|含まれる).{0,8}(?:情報|データ|内容)|^情報(?:の(?:内容|種類))?$|^内容$|^data$"
)
SPLIT = re.compile(r"[、,・/]|および|及び|ならびに|並びに|または| and (?=[a-z])")
AND = re.compile("[、,・/]|および|及び|ならびに|並びに|または|(?<=[一-鿿ァ-ヶー)])と(?=[おご]?[一-鿿ァ-ヶー])")
HEAD = re.compile(
    r"(?:a|q|答|回答)\d{0,2}[.:、)]?(?=[^a-z\d])|.*(?:は|として|このほかに?|そのほかに?|さらに|加えて)、?(?=.)"
)
TAIL = re.compile(
    r"(?:の?(?:計)?\d+(?:項目|点|つ))|など|等(?!級)|の(?:情報|項目|データ|内容)?(?:が|を|は)|が|は|を|も|です|でした"
    r"|となり|で(?:あり|ござい|す)"
)
BRACKETS = re.compile(r"\((?P<list>[^()]{4,200})\)")
LABEL = re.compile(r"[^:：、。]{1,16}[:：](?=.)|(?:[^\s、。:：]{1,8})[\s　]+(?=[^a-z\s])")
EXCEPTED = re.compile("を(?:除|含ま)")
CERTAIN = re.compile("可能性|おそれ|恐れ|流出|漏")
CONTRAST = re.compile("(?<=が)、|(?<=ものの)、|ただし、|。")
ASKED = re.compile("ください|下さい|お願い|ご注意|場合|お聞き|尋ね|伺|お答え|ため(?:で|に)")
LOOSE = re.compile("(?<=.)(?:と|や)$")
LONGEST = 40
CELL = re.compile(r"[|｜\t]")


@dataclass(slots=True)
class _Listing:
    """The state of the current list: what the heading or sentence above says about it."""

    section: Section | None = None
    is_told: bool = False
    is_leaked: bool = False
    column: int | None = None
    since: list[Fact] = field(default_factory=list)


def items(clauses: list[Clause]) -> list[Fact]:
    """Each kind of data in the words of the notice."""
    found: list[Fact] = []
    listing = _Listing()
    for clause in clauses:
        if clause.section != listing.section:
            listing = _Listing(clause.section, is_leaked=_heads_a_list(clause))
        text = clause.folded.text
        if CELL.search(clause.text):
            new = _in_row(clause, listing)
        elif text.endswith(("。", ".", ":")) or INTRODUCED.search(text):
            new = list(_within(clause, is_under_heading=listing.is_leaked)) if text.endswith("。") else []
            _follow(text, listing, found)
        else:
            new = list(_listed(clause)) if listing.is_leaked and not SAFE.search(text) else []
            listing.since += new
        found += new
    return found


def _heads_a_list(clause: Clause) -> bool:
    """Whether the headings name what leaked, not what is safe."""
    if SAFE.search(clause.under if clause.heading.endswith(":") else clause.heading):
        return False
    return bool(LEAKED.search(clause.under) and DATA.search(clause.under))


def _follow(text: str, listing: _Listing, found: list[Fact]) -> None:
    """Applies a sentence: it may take back the list above as safe, or introduce the list below."""
    if AFTER.search(text) and SAFE.search(text):
        taken_back = {id(fact) for fact in listing.since}
        found[:] = [fact for fact in found if id(fact) not in taken_back]
    elif INTRODUCED.search(text) and (LEAKED.search(text) or SAFE.search(text)):
        listing.is_leaked = SAFE.search(text) is None and (DATA.search(text) is not None or listing.is_leaked)
        listing.since = []


def _listed(clause: Clause) -> Iterator[Fact]:
    """The items of a line, without its label and the brackets around it."""
    text = clause.folded.text
    label = LABEL.match(clause.text)
    length = label.end() if label and not KIND.search(label[0]) else 0
    start, end = sum(place < length for place in clause.folded.starts), len(text)
    if text[start:].startswith("(") and text.endswith(")"):
        start, end = start + 1, end - 1
    if NO_ITEM.search(text, start, end) or "。" in text:
        return
    if KIND.search(text, start, end):
        yield from _parted(clause, start, end)
    elif end - start <= LONGEST:
        yield _item(clause, start, end, WHETHER_LEAKED)


def _in_row(clause: Clause, listing: _Listing) -> list[Fact]:
    """The items of a table row: from the column of items, or from any cell that lists kinds of data."""
    cells = CELL.split(clause.text)
    named = next((at for at, cell in enumerate(cells) if COLUMN.search(cell.strip())), None)
    if named is not None and not KIND.search(cells[named].strip().removeprefix("項目")):
        listing.column = named
        return []
    if not (listing.is_leaked or listing.column is not None) or SAFE.search(clause.folded.text):
        return []
    facts: list[Fact] = []
    place = 0
    for number, cell in enumerate(cells):
        first, last = place, place + len(cell)
        place = last + 1
        within = [at for at, start in enumerate(clause.folded.starts) if first <= start < last]
        is_it = number == listing.column if listing.column is not None else len(SPLIT.findall(cell)) > 0
        kinds = KIND.findall(clause.folded.text[within[0] : within[-1] + 1]) if within else []
        if is_it and len(kinds) > (not listing.is_leaked):
            doubt = "" if listing.is_leaked else WHETHER_LEAKED
            facts += _parted(clause, within[0], within[-1] + 1, doubt)
    return facts


def _within(clause: Clause, *, is_under_heading: bool) -> Iterator[Fact]:
    """The items that a sentence itself says have leaked; parts behind a "but" are judged apart."""
    text, begin = clause.said.text, 0
    for end in [*(match.start() for match in CONTRAST.finditer(text)), len(text)]:
        part = text[begin:end]
        is_told = is_under_heading or LEAKED.search(part) or ASKED_WHAT.search(clause.under)
        if is_told and not SAFE.search(part) and not ASKED.search(part):
            doubt = "" if CERTAIN.search(part) or ASKED_WHAT.search(clause.under) else WHETHER_LEAKED
            places = _named(text, begin, end) or _in_brackets(text, begin, end)
            yield from (_item(clause, *place, doubt) for place in places)
        begin = end


def _named(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The places of the first run of nouns with at least two kinds of data."""
    run: list[tuple[int, int]] = []
    for place in _between(text, begin, end, AND):
        head = HEAD.match(text, *place)
        start = head.end() if head else place[0]
        tail = TAIL.search(text, start, place[1])
        stop = tail.start() if tail else place[1]
        if not EXCEPTED.match(text, stop):
            is_noun = 0 < stop - start <= LONGEST and not NAMELESS.search(text, start, stop)
            run = [*([] if head else run), (start, stop)] if is_noun else []
        if (tail or stop == end) and sum(KIND.search(text, *one) is not None for one in run) > 1:
            return run
        run = [] if tail else run
    return []


def _in_brackets(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The places of the kinds of data listed in brackets."""
    for match in BRACKETS.finditer(text, begin, end):
        places = list(_between(text, *match.span("list"), AND))
        if sum(KIND.search(text, *place) is not None for place in places) > 1:
            return places
    return []


def _between(text: str, start: int, end: int, marks: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """The stretches between these marks; marks inside brackets do not count."""
    depth, begin, at = 0, start, start
    while at < end:
        depth += (text[at] in "(「") - (text[at] in ")」")
        mark = marks.match(text, at, end) if depth == 0 else None
        if mark and at > begin:
            yield begin, at
            begin = mark.end()
        at = mark.end() if mark else at + 1
    if begin < end:
        yield begin, end


def _parted(clause: Clause, start: int, end: int, doubt: str = "") -> Iterator[Fact]:
    """The items of a line; an English line is split only if every part is a kind of data."""
    text = clause.folded.text
    places = list(_between(text, start, end, SPLIT))
    are_kinds = not text[start:end].isascii() or all(KIND.search(text, *place) for place in places)
    for place in places if are_kinds else [(start, end)]:
        yield _item(clause, *place, doubt)


def _item(clause: Clause, start: int, end: int, doubt: str) -> Fact:
    first, last = clause.folded.exact(start, end)
    quote = LOOSE.sub("", clause.text[first:last])
    return Fact(quote, quote, (clause,), CUT_OFF if cut_word(quote) else doubt)
