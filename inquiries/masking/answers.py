"""Answers to security questions, where the text does not use the word secret.

The question is recognised by its subject: the name of a pet, a maiden name, a birthplace.
"""

import re
from collections.abc import Iterator

from .findings import Kind, Span
from .kana import BEGINNINGS, DECLARED, GAP, HESITATION, KANA

KIND: Kind = "password"
ASKS_FOR = (
    r"(?:ペット|犬|猫|学校|小学校|先生|親友|友だち|友達|母親?|父親?)の(?:名前|なまえ|あだ名)|旧姓"
    r"|出身(?:地|校)|生まれた(?:町|街|市|場所)|好きな(?:食べ物|映画|曲|色|場所)"
)
ASKED = re.compile(
    rf"(?:{ASKS_FOR})(?:は(?:何(?:ですか)?)?)?[?]?[」』]?[、,]?(?:という|っていう|って|の|を(?:聞|訊|きか|尋ね)[^。、\n]{{0,5}})"
    rf"(?:秘密の)?質問(?:に|には|へ|で|では|の(?:答え|回答)[をには]{{1,2}})[、,]?{GAP}{HESITATION}"
    rf"(?:[「『](?!\.{{4}})(?P<quoted>[^「」『』\n]{{1,40}})[」』]"
    rf"|(?P<word>(?!{BEGINNINGS}|はい|いいえ)(?:{KANA}|[一-龠]){{1,16}}?))[、,]?{GAP}"
    r"(?:と|って|に)(?:登録|入れ|入力|答|こた|回答|設定|書|し(?:た|て|ま))"
)
NOT_AN_ANSWER = "個人|大切|大事|重要|対象|質問|任意|必須|不明|空欄|未|何|はい|いいえ"
IN_THE_NEXT = re.compile(
    rf"[^\n]{{0,50}}?[。、]{GAP}[^。\n、]{{0,10}}?(?:{ASKS_FOR})(?:は|が|も|:|、)[、,]?{GAP}{HESITATION}[「『]?"
    rf"(?P<secret>(?!{BEGINNINGS}|{NOT_AN_ANSWER})(?:[ァ-ヺー]{{2,16}}|[ぁ-んー]{{2,10}}?|[一-龠々]{{1,6}})){DECLARED}"
)
"""After the word secret question or answer: the next sentence names the subject again, and then the answer."""


def answers(folded: str) -> Iterator[Span]:
    """Where the answers to quoted security questions stand."""
    if "質問" in folded:
        for asked in ASKED.finditer(folded):
            group = "quoted" if asked["quoted"] else "word"
            yield Span.of(asked, group, KIND)
