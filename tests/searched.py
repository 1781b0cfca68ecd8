"""Searched: a search as the desk does it, by POST, and the page of what was found."""

from typing import Any

from django.test import Client
from django.urls import reverse


def search(client: Client, words: str, **fields: str) -> Any:
    """The answer to a search: the address of what was found, or of the inquiry with this number."""
    return client.post(reverse("search_create"), {"q": words, **fields})


def searched(client: Client, words: str, **fields: str) -> Any:
    """The page of what was found."""
    return client.get(search(client, words, **fields)["Location"])
