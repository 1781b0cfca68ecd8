"""Finds words in templates that are not marked for translation."""

import re
from collections.abc import Iterator

from django.template.base import Lexer, TokenType

NAMES = {"Hotline", "Ctrl", "Enter", "Esc", "Alt"}
TEXT_ATTRIBUTES = re.compile(
    r"\b(?:alt|title|placeholder|aria-label|aria-description|aria-roledescription)=\"([^\"]*)\""
)
MARKUP = re.compile(r"<(script|style|kbd|code)\b.*?</\1>|<!--.*?-->|<[^>]*>|&\w+;", re.DOTALL)
INSIDE_A_TAG = re.compile(r"\{% block \w*(?:class|attributes) %\}.*?\{% endblock")
WORDS = re.compile(r"[^\W\d_][^\W\d_ぁ-んァ-ヶ一-龠]+|[ぁ-んァ-ヶ一-龠]+")


def untranslated_words(source: str) -> Iterator[str]:
    """Untranslated words in running text and in attributes for readers."""
    html, is_translated = [], False
    for token in Lexer(INSIDE_A_TAG.sub("{% endblock", source)).tokenize():
        if token.token_type == TokenType.BLOCK:
            is_translated = token.contents.startswith(("blocktranslate", "blocktrans ", "comment")) or (
                is_translated and not token.contents.startswith(("endblocktrans", "endcomment"))
            )
        elif token.token_type == TokenType.TEXT and not is_translated:
            html.append(token.contents)
        # a blank in place of each template tag, whose own quotes would close the attribute around it
        html.append(" ")
    text = "".join(html)
    attributes = " ".join(TEXT_ATTRIBUTES.findall(text))
    yield from (word for word in WORDS.findall(MARKUP.sub(" ", text) + " " + attributes) if word not in NAMES)
