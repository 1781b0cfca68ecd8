"""PostgreSQL: the options of our connections."""

from typing import Any

OURS = {
    # It would compile a search among a million messages for longer than it takes to run it.
    "options": "-c jit=off",
    # Seconds: a page does not hang with a server that takes a connection and says nothing.
    "connect_timeout": 5,
}


def connecting(database: dict[str, Any]) -> dict[str, Any]:
    """Django's settings for a database; options in its DATABASE_URL win. Connections are kept for a minute."""
    return database | {
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": OURS | database.get("OPTIONS", {}),
    }
