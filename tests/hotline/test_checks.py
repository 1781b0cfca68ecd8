"""What `check --deploy` refuses in earnest, and that it is asked before anything else."""

import re
from pathlib import Path

import pytest
from django.core.checks import run_checks
from pytest_django import Settings

from hotline.lines import SMTP
from tests.faults.programs import ran

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def earnest(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.HOTLINE_SAMPLE, settings.REDIS_URL = False, "rediss://queue.example.jp:6379/0"
    settings.HOTLINE_MAILBOXES = ["imaps://sato:sesame@mail.example.jp/INBOX", "/var/spool/hotline"]
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.postgresql")
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "")
    monkeypatch.setenv("SECRET_KEY", "x" * 50)
    monkeypatch.setenv("HOTLINE_KEYS", "x")
    monkeypatch.delenv("HOTLINE_KEYS_FILE", raising=False)


def refused() -> list[str | None]:
    return [found.id for found in run_checks(include_deployment_checks=True) if (found.id or "").startswith("hotline.")]


def test_a_hotline_in_earnest_is_left_in_peace() -> None:
    assert refused() == []


def test_a_sample_is_refused(settings: Settings) -> None:
    settings.HOTLINE_SAMPLE = True

    assert refused() == ["hotline.E001"]


@pytest.mark.parametrize("value", ["", None])
def test_a_key_that_the_machine_made_is_refused(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SECRET_KEY") if value is None else monkeypatch.setenv("SECRET_KEY", value)

    assert refused() == ["hotline.E002"]


def test_sqlite_is_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "ENGINE", "django.db.backends.sqlite3")

    assert refused() == ["hotline.E003"]


def test_a_hotline_without_a_queue_is_refused(settings: Settings) -> None:
    settings.REDIS_URL = ""

    assert refused() == ["hotline.E004"]


def test_keys_that_the_machine_made_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_KEYS", "")

    assert refused() == ["hotline.E005"]


def test_keys_beside_the_data_are_refused(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOTLINE_KEYS")
    monkeypatch.setenv("HOTLINE_KEYS_FILE", str(settings.HOTLINE_VAR / "keys"))
    assert refused() == ["hotline.E006"]

    monkeypatch.setenv("HOTLINE_KEYS_FILE", str(settings.HOTLINE_VAR.parent / "keys of the hotline"))
    assert refused() == []


def test_a_password_alone_is_warned_of(settings: Settings) -> None:
    settings.HOTLINE_SECOND_FACTOR = False

    assert refused() == ["hotline.W001"]


def test_a_page_that_shows_faults_is_refused(settings: Settings) -> None:
    settings.DEBUG = True

    assert refused() == ["hotline.E008"]


@pytest.mark.parametrize("host", ["127.0.0.1", "::1", "localhost", "/run/postgresql", ""])
def test_a_line_within_this_machine_needs_no_tls(
    host: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", host)
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, host

    assert refused() == []


def test_a_line_to_another_machine_is_named_and_not_its_password(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "database.example.jp")
    settings.REDIS_URL = "redis://:sesame@10.0.0.7:6379/0"
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = SMTP, "mail.example.jp"
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.HOTLINE_MAILBOXES = ["imap://sato:sesame@mail.example.jp/INBOX"]

    (warning,) = [one for one in run_checks(include_deployment_checks=True) if one.id == "hotline.W002"]
    assert str(warning).startswith("DATABASE_URL, REDIS_URL, EMAIL_URL, HOTLINE_MAILBOXES: ")
    assert "sesame" not in str(warning)


@pytest.mark.parametrize(("said", "found"), [("require", ["hotline.W002"]), ("verify-full", [])])
def test_a_database_has_to_show_who_it_is(
    said: str, found: list[str], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "HOST", "database.example.jp")
    monkeypatch.setitem(settings.DATABASES["default"], "OPTIONS", {"sslmode": said})

    assert refused() == found


def test_texts_that_are_not_compiled_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hotline.checks.uncompiled", lambda: [Path("django.po")])

    assert refused() == ["hotline.E007"]


@pytest.mark.once
def test_all_of_it_is_said_by_the_command(tmp_path: Path) -> None:
    ended = ran("manage.py", "check", "--deploy", var=tmp_path, SECRET_KEY="", HOTLINE_KEYS="", HOTLINE_SAMPLE="1")

    assert ended.returncode == 1
    assert sorted(set(re.findall(r"hotline\.E\d+", ended.stdout))) == [f"hotline.E00{number}" for number in range(1, 6)]


@pytest.mark.once
@pytest.mark.parametrize("file", ["README.md", "deploy/compose.yaml", "deploy/hotline-setup.service"])
def test_it_is_asked_before_any_other_command(file: str) -> None:
    commands = re.findall(r"python manage\.py ([a-z_]+(?: --[a-z]+)?)", (ROOT / file).read_text())

    assert commands[0] == "check --deploy"
    assert commands[1].startswith("migrate")
