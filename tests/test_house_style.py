"""The rules of the house, each kept by its tool."""

import ast
import itertools
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house import messages
from tests.house.untranslated import untranslated_words

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = Path(sys.executable).parent
LONGEST = {".py": 250, ".html": 120, ".txt": 120, ".css": 150, ".js": 150}
LONGEST_TEST, LONGEST_FUNCTION, LONGEST_VIEW = 400, 25, 20
WIDEST_TEMPLATE = 120
LOCKS = ["requirements.txt", "requirements-test.txt", "requirements-qa.txt"]
DEPLOYED = {
    "DJANGO_SETTINGS_MODULE": "hotline.settings",
    "ALLOWED_HOSTS": "hotline.example.jp",
    "HOTLINE_BASE_URL": "https://hotline.example.jp",
    "DATABASE_URL": "postgres://hotline:password@database.example.jp/hotline?sslmode=verify-full",
    "REDIS_URL": "rediss://queue.example.jp:6379/0",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "",  # set where a browser was started before
    "HOTLINE_KEYS": "dGhlIGtleSBvZiBub2JvZHksIDMyIGJ5dGVzIGxvbmc=",
    "SECRET_KEY": "".join(map(chr, range(ord("!"), ord("~")))),
}

pytestmark = pytest.mark.once


def run(*command: str | Path, **env: str) -> None:
    """The tool is content, or the test fails with what it said."""
    done = subprocess.run(command, cwd=ROOT, env=os.environ | env, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def ours(*folders: str, ending: str) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted((ROOT / folder).rglob(f"*{ending}")) if "migrations" not in path.parts)


def test_ruff_finds_nothing() -> None:
    run(PROGRAMS / "ruff", "check", "--no-cache", ".")


def test_every_file_is_formatted() -> None:
    run(PROGRAMS / "ruff", "format", "--no-cache", "--check", ".")


def test_every_type_agrees() -> None:
    run(PROGRAMS / "mypy")


def test_imports_point_one_way() -> None:
    run(PROGRAMS / "lint-imports", "--no-cache", "--no-logo")


def test_templates_are_formatted() -> None:
    run(PROGRAMS / "djade", "--check", "--target-version", "5.2", *ours("templates", ending=".html"))


def test_no_migration_is_missing() -> None:
    run(sys.executable, "manage.py", "makemigrations", "--check", "--dry-run")


def test_bandit_finds_no_hole() -> None:
    run(PROGRAMS / "bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", "hotline", "inquiries")


def test_a_deployed_hotline_passes_the_checks_of_django() -> None:
    run(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING", **DEPLOYED)


def test_no_file_is_longer_than_one_reads_at_once() -> None:
    limits = {
        path: LONGEST[ending] for ending in LONGEST for path in ours("hotline", "inquiries", "templates", ending=ending)
    }
    limits |= dict.fromkeys(ours("tests", ending=".py"), LONGEST_TEST)

    lengths = {path: len(path.read_text().splitlines()) for path in limits}

    too_long = [f"{path.relative_to(ROOT)}: {lengths[path]}" for path in limits if lengths[path] > limits[path]]
    assert not too_long, "\n".join(too_long)


def test_no_line_of_a_template_is_wider_than_one_reads_at_once() -> None:
    templates = [path for ending in (".html", ".txt") for path in ours("templates", ending=ending)]

    too_wide = [
        f"{path.relative_to(ROOT)}:{number}: {len(line)}"
        for path in templates
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if len(line) > WIDEST_TEMPLATE
    ]

    assert not too_wide, "\n".join(too_wide)


def test_no_function_is_longer_than_one_keeps_in_mind() -> None:
    too_long = []

    for path in ours("hotline", "inquiries", ending=".py"):
        limit = LONGEST_VIEW if "views" in path.parts and "parts" not in path.parts else LONGEST_FUNCTION
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                length = body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0
                if length > limit:
                    too_long.append(f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {length}")

    assert not too_long, "\n".join(too_long)


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_address_and_no_option(name: str) -> None:
    lines = (ROOT / name).read_text().splitlines()

    assert [line for line in lines if "://" in line or line.startswith("-")] == []


@pytest.mark.parametrize(("inner", "outer"), list(itertools.pairwise(LOCKS)))
def test_a_wider_lock_holds_the_same_versions(inner: str, outer: str) -> None:
    pins = re.compile(r"^\S+==\S+", re.MULTILINE)

    assert set(pins.findall((ROOT / inner).read_text())) <= set(pins.findall((ROOT / outer).read_text()))


def test_every_text_is_in_japanese() -> None:
    book = messages.catalogue()

    missing = [text for text in messages.used() if text not in book or not all(messages.japanese(book[text]))]

    assert missing == [], "translate these after `make messages`"


def test_no_translation_is_stale_or_fuzzy() -> None:
    used = messages.used()

    stale = [text for text, entry in messages.catalogue().items() if text not in used or entry.fuzzy or entry.obsolete]

    assert stale == [], "`make messages` drops them"


def test_a_translation_has_the_placeholders_of_its_text() -> None:
    placeholder = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

    wrong = [
        (text, translation)
        for text, entry in messages.catalogue().items()
        for translation in messages.japanese(entry)
        if sorted(set(placeholder.findall(translation)))
        != sorted(set(placeholder.findall(entry.msgid_plural or text.one)))
    ]

    assert wrong == []


def test_no_template_holds_words_outside_of_a_translation() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {words}"
        for path in ours("templates", ending=".html")
        for words in untranslated_words(path.read_text())
    ]

    assert not found, "\n".join(found)


def test_every_setting_stands_in_the_readme() -> None:
    files = [ROOT / "hotline" / name for name in ("browser.py", "settings.py", "sign_in.py", "watch.py")]
    settings = re.findall(r"\benv\.\w+\(\s*\"([A-Z_]+)\"", "".join(file.read_text() for file in files))

    readme = (ROOT / "README.md").read_text()

    assert [name for name in settings if f"`{name}`" not in readme] == []


def test_every_noun_stands_in_the_readme() -> None:
    models = ROOT / "inquiries" / "models"
    nouns = [path.relative_to(models).as_posix() for path in ours("inquiries/models", ending=".py")]

    readme = (ROOT / "README.md").read_text()

    assert [noun for noun in nouns if not noun.endswith("__init__.py") and f"`{noun}`" not in readme] == []
