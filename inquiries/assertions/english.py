"""Wordings in English: you are affected, your data was not leaked, we found no registration, and their like."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .assertion import Found, Verdict

DATA = "(?:data|information|details|cards?|card numbers?|accounts?|registration|address|passwords?|records?|numbers?)"
YOURS = rf"your (?:[\w'-]+ ){{0,3}}?{DATA}"
YOURS_OR_NAME = rf"your (?:[\w'-]+ ){{0,3}}?(?:{DATA}|names?)"
"""A name leaks and is on a list; a letter that includes your name tells nothing."""
BE = (
    r"(?:'re|are|were|is|was|be|been|have been|has been|had been|'ve been|"
    r"(?:may|might|could|can|will|would|must) (?:not )?(?:be|have been)|"
    r"(?:are|were|is|was)n't|(?:have|has)n't been|(?:have|has) (?:not|never) been)"
)
LEAKED = r"(?:leaked|exposed|compromised|stolen|breached|disclosed|taken)"
AFFECTED = (
    r"(?:affected|unaffected|impacted|on (?:the|our|this|that) list|included|"
    r"part of the (?:breach|leak|incident)|(?:among|one of|part of|some of) (?:the|those)[\w ]{0,20}affected|"
    r"involved(?! (?:in|with) (?!(?:the|this|that|our) (?:[\w-]+ )?(?:breach|leak|incident)\b))|"
    "(?:with)?in the (?:period|window)s?|"
    r"outside the (?:period|window)s?)"
)
WORDINGS = [
    re.compile(wording)
    for wording in (
        rf"\byou(?: |(?='))(?:[\w-]+ )?{BE}(?: [\w-]+){{0,3}}? (?P<affected>{AFFECTED})\b",
        rf"\b{YOURS_OR_NAME}(?: of yours)? {BE}(?: [\w-]+){{0,3}}? (?:(?P<affected>{AFFECTED})|(?P<leak>{LEAKED}))\b",
        (
            rf"\b(?:no|none of your|no part of your|any of your) ?{DATA}(?: of yours)? {BE}(?: [\w-]+){{0,2}}? "
            rf"(?:(?P<affected>{AFFECTED})|(?P<leak>{LEAKED}))\b"
        ),
        rf"\b{YOURS} (?:(?:did|has|have|had)(?:n't| not)? )?(?P<leak>leak(?:ed)?)\b",
        r"\byou (?:(?:do|did)(?:n't| not) )?f(?:a|e)ll (?P<affected>within|into|under|outside|in) ",
        (
            rf"\b(?:does|did|do)?(?:n't| not)? ?(?:affect|impact|concern|involve|include)(?:s|ed)? "
            rf"(?P<affected>you\b(?!r)|{YOURS})"
        ),
        (
            r"\bwe (?:have |could |can )?(?:found|find|have|see) (?P<affected>no (?:registration|entry|record)s?)"
            r"(?: of yours?| for you| under| with| that (?:is|are) affected|[.,]|$)"
        ),
        (
            r"\bwe (?:[\w']+ ){0,2}?(?:found|find|see|have) "
            rf"(?P<affected>(?:you|{YOURS_OR_NAME}) on (?:the|our|this|that) list)\b"
        ),
        r"^(?P<affected>(?:not |un)?affected)\W*$",
    )
]
NO = re.compile(r"\b(?:not|cannot|never|no|none|neither|nor|unaffected|outside)\b|n't\b")
DENIED = re.compile(
    r"\b(?:untrue|false|den(?:y|ies|ied|ying)|far from)\b|(?:\bnot|n't) (?:true\b|un(?!der|til|less)\w)"
)
"""Words that turn the whole sentence round, wherever they stand in it."""
UNSURE = re.compile(
    r"\b(?:may|might|could(?! not (?:find|see)\b)|possibl[ey]|possibility|probabl[ey]|likely|perhaps|maybe|"
    r"presumably|seems?|appears?|"
    r"(?:we|i) (?:think|believe|assume))\b"
)
IF = re.compile(r"\b(?:if|whether|unless|in case|should you|until|once|as soon as|when(?:ever)?)\b")
IF_BEHIND = re.compile(r"[\s,]*(?:only |also |just )*(?:if|when|unless|provided|in case|should)\b")
UNTOLD = re.compile(
    r"\b(?:cannot|can't|could not|couldn't|unable to|not able to|not allowed to) (?:say|tell|confirm|rule out)\b|"
    r"\byou (?:said|say|wrote|write|asked?|told us|mention(?:ed)?|worry|fear|are (?:worried|afraid)|thought|think|"
    r"believe)\b"
)


def read(sentence: str) -> Iterator[Found]:
    """The assertions in one sentence, in order."""
    end = 0
    if sentence.endswith("?"):
        return
    found = (match for wording in WORDINGS for match in wording.finditer(sentence))
    for match in sorted(found, key=re.Match.start):
        before, after = sentence[end : match.start()], sentence[match.end() :]
        if match.start() < end or IF.search(before) or UNTOLD.search(before) or IF_BEHIND.match(after):
            continue
        verdict = Verdict.DENIED if DENIED.search(sentence) else _verdict(before, match[0])
        yield Found(verdict, bool(match.groupdict().get("leak")), match.start(), match.end())
        end = match.end()


def _verdict(before: str, words: str) -> Verdict:
    if UNSURE.search(f"{before} {words}"):
        return Verdict.MAYBE
    return Verdict.NO if NO.search(words) else Verdict.YES
