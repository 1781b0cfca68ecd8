"""The words of answers for the telephone: short sentences of ours around the same quotation."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from .drafting import Draft

OPENING = "{about}について、お知らせをそのままお読みいたします。"


def spoken(draft: Draft) -> dict[str, str]:
    """The spoken words by field; what is left out is read as it is written."""
    words, ours = _all().get(draft.topic.key, {}), draft.topic.words
    if not draft.clauses:
        return {"next_step": words["handover"]} if "handover" in words else {}
    said = {"opening": ours.opening or OPENING.format(about=ours.about)}
    return said | ({"next_step": words["next"]} if "next" in words else {})


@cache
def _all() -> dict[str, dict[str, str]]:
    return tomllib.loads((Path(__file__).parent / "spoken.toml").read_text(encoding="utf-8"))
