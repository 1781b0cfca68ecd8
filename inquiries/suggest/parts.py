"""The parts of an inquiry: sentences, and what stands between commas or after words such as また and "also"."""

import re

END = re.compile(
    r"(?<=[。！!？?\n、,])|(?=あと|また|それと|それから|あわせて|ついでに)|(?= (?:and also|also|and) )", re.IGNORECASE
)
SHORTEST = 5
"""Characters without which a part asks nothing by itself."""
MOST = 12


def parts(text: str) -> list[str]:
    """The first twelve parts that are long enough to ask something."""
    found = (part.strip() for part in END.split(text))
    return [part for part in found if len(part) >= SHORTEST][:MOST]
