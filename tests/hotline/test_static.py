"""Static files in production."""

import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from hotline.static import Static

IMPORTED = re.compile(r'^import[^"]*"([^"]+)"', re.MULTILINE)
HASHED = re.compile(r"\./[a-z]+\.[0-9a-f]{12}\.js")


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The folder of our scripts as `collectstatic` leaves it."""
    shutil.copytree(Path(str(finders.find("inquiries/js/desk.js"))).parent, tmp_path / "inquiries" / "js")
    storage = Static(location=tmp_path, base_url="/static/")
    paths = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*.js")]
    for path, _hashed, processed in storage.post_process({path: (storage, path) for path in paths}):
        assert not isinstance(processed, Exception), path
    return tmp_path / "inquiries" / "js"


def test_scripts_import_each_other_by_names_that_change_with_what_is_in_them(scripts: Path) -> None:
    hashed = list(scripts.glob("*.????????????.js"))
    imported = [name for script in hashed for name in IMPORTED.findall(script.read_text())]

    assert len(imported) > 10
    assert all(HASHED.fullmatch(name) and (scripts / name).exists() for name in imported), imported


def test_they_are_compressed(scripts: Path) -> None:
    assert all(script.with_name(f"{script.name}.gz").exists() for script in scripts.glob("desk*.js"))
