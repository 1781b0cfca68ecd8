"""A mail provider is set up by environment alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRETS = {"ANYMAIL_WEBHOOK_SECRET": "desk:secret", "ANYMAIL_POSTMARK_SERVER_TOKEN": "token"}


def asked(tmp_path: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """What manage.py says in this environment."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "SECRET_KEY": "x", "HOTLINE_VAR": str(tmp_path)}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=env | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.once
def test_a_webhook_without_its_secret_keeps_the_house_from_starting(tmp_path: Path) -> None:
    answer = asked(tmp_path, "check", HOTLINE_WEBHOOKS="mailgun")

    assert answer.returncode
    assert "ANYMAIL_MAILGUN_WEBHOOK_SIGNING_KEY is not set" in answer.stderr


@pytest.mark.once
def test_keys_and_backend_come_from_the_environment(tmp_path: Path) -> None:
    backend = "anymail.backends.postmark.EmailBackend"
    words = "from django.core.mail import get_connection as g; print(g().esp_name, g().server_token)"

    answer = asked(tmp_path, "shell", "-c", words, EMAIL_BACKEND=backend, HOTLINE_WEBHOOKS="postmark", **SECRETS)

    assert answer.stdout.split()[-2:] == ["Postmark", "token"]
