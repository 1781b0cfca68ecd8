"""Settings of who watches that would be unsafe are refused before anything starts."""

import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.once
SECRET = "thirty-two letters that nobody knows"


def said(**values: str) -> str:
    """What a command says with these settings."""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "hotline.settings", "SECRET_KEY": "x"} | values
    asked = [sys.executable, "manage.py", "check"]
    return subprocess.run(asked, env=env, capture_output=True, text=True, check=False).stderr


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"HOTLINE_METRICS_TOKEN": "short"}, "HOTLINE_METRICS_TOKEN is too short."),
        ({"HOTLINE_ALARM_WEBHOOK": "http://alarm.example.jp/"}, "HOTLINE_ALARM_WEBHOOK is no https address"),
        ({"HOTLINE_ALARM_WEBHOOK": "https://a:b@alarm.example.jp/"}, "HOTLINE_ALARM_WEBHOOK is no https address"),
        ({"HOTLINE_ALARM_WEBHOOK": "https://alarm.example.jp/"}, "HOTLINE_ALARM_WEBHOOK_SECRET is missing"),
    ],
)
def test_what_is_unsafe_is_refused_in_a_sentence(values: dict[str, str], sentence: str) -> None:
    words = said(**values)

    assert sentence in words
    assert "Traceback" not in words
    assert not {"short", "a:b"} & set(words.split())


def test_what_is_safe_is_not() -> None:
    safe = {"HOTLINE_ALARM_WEBHOOK": "https://alarm.example.jp/a?b=c", "HOTLINE_ALARM_WEBHOOK_SECRET": SECRET}

    assert "Traceback" not in (words := said(HOTLINE_METRICS_TOKEN=SECRET, **safe))
    assert "HOTLINE_" not in words
