"""Items 項目: the kinds of data that the notice lists as possibly leaked."""

from __future__ import annotations

import re

from .clauses import Clause
from .fact import Fact

LEAKED = re.compile("流出|漏え?い|漏洩|可能性|おそれ|恐れ|対象")
KIND = re.compile(
    "氏名|名前|お名|住所|所在地|電話|メールアドレス|生年月日|年齢|性別|会社名|団体名|部署|役職|届け先|届先|届け物|口座"
    "|会員(?:番号|id)|ログイン|ユーザー|パスワ|購入|注文|利用履歴|カード|有効期限|名義|セキュリティコード|暗証番号|個人情報"
)
INTRODUCED = re.compile("以下|次の|下記")
NO_ITEM = re.compile(r"\d[件名人]|お客様|お客さま|方$|期間|[:@]")


def items(clauses: list[Clause]) -> list[Fact]:
    """Each listed kind of data in the words of the notice."""
    found: list[Fact] = []
    is_introduced, section = False, None
    for clause in clauses:
        text = clause.folded.text
        is_listed = is_introduced and clause.section == section
        if text.endswith("。"):
            is_introduced, section = (
                bool(INTRODUCED.search(text) and LEAKED.search(text) and "情報" in text),
                clause.section,
            )
        elif (is_listed or _is_a_list(clause)) and KIND.search(text) and not NO_ITEM.search(text):
            found.append(Fact(clause.text, clause.text, (clause,)))
    return found


def _is_a_list(clause: Clause) -> bool:
    return LEAKED.search(clause.under) is not None and "情報" in clause.under
