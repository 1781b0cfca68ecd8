"""The settings of how much of customers one person may see in an hour."""

from hotline import environment as env

HOTLINE_REVEALS_PER_HOUR = env.number("HOTLINE_REVEALS_PER_HOUR", 30)
"""How many contact details or look-ups one person has in an hour."""
HOTLINE_OPENINGS_PER_HOUR = env.numbers(
    "HOTLINE_OPENINGS_PER_HOUR",
    {"operator": 150, "card_desk": 240, "supervisor": 300, "headquarters": 150, "administrator": 1},
)
"""How many different cases, pages of lists and files one person opens in an hour, by role."""
HOTLINE_SEARCHES_PER_HOUR = env.number("HOTLINE_SEARCHES_PER_HOUR", 600, at_least=1)
"""How many different searches; names that are found as one types are several."""
