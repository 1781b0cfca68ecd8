"""The parts of an inquiry: split at sentence ends, commas, and before words such as また and "also"."""

import re

END = re.compile(
    r"(?<=[。！!？?\n、,])|(?=あと|また|それと|それから|あわせて|ついでに)|(?= (?:and also|also|and) )", re.IGNORECASE
)
SHORTEST = 5
"""Characters; a shorter part asks nothing by itself."""
MOST = 12


def parts(text: str) -> list[str]:
    """The first MOST parts of at least SHORTEST characters."""
    found = (part.strip() for part in END.split(text))
    return [part for part in found if len(part) >= SHORTEST][:MOST]
