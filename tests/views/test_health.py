"""What a load balancer is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

ASK = """
import django
django.setup()
from django.test import Client
answer = Client().get("/healthz")
print(answer.status_code, answer.text)
"""


@pytest.mark.django_db
def test_all_is_well(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.text, answer["Content-Type"]) == (200, "ok", "text/plain; charset=utf-8")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize(
    "database", ["sqlite:////nowhere/hotline.sqlite3", "postgres://nobody:secret@127.0.0.1:1/hotline?connect_timeout=2"]
)
def test_without_its_database_it_is_unwell_and_gives_no_details(database: str, tmp_path: Path) -> None:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database}

    said = subprocess.run(
        [sys.executable, "-c", ASK], env=os.environ | settings, capture_output=True, text=True, check=True
    )

    assert said.stdout.strip() == "503 no database"
