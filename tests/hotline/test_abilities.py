"""What no page of ours uses, a browser is told to refuse."""

import pytest
from django.test import Client

from hotline.abilities import OURS, POLICY


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/healthz", "/accounts/login/", "/nowhere"])
def test_every_answer_says_so(stranger: Client, path: str) -> None:
    assert stranger.get(path)["Permissions-Policy"] == POLICY


def test_only_passkeys_are_ours() -> None:
    allowed = {one.partition("=")[0] for one in POLICY.split(", ") if one.endswith("=(self)")}

    assert allowed == OURS
    assert "camera=()" in POLICY
    assert "microphone=()" in POLICY
