"""Static files in production."""

import re
import shutil
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from hotline.static import Static, joined

IMPORTED = re.compile(r'^import[^"]*"([^"]+)"', re.MULTILINE)
HASHED = re.compile(r"\./[a-z]+\.[0-9a-f]{12}\.js")
NAMED = re.compile(r"\.[0-9a-f]{12}\.")
SHEETS = ("bootstrap/css/bootstrap.min.css", "inquiries/css", "inquiries/img")


def collected(tmp_path: Path) -> None:
    """Post-process all that lies in this folder, as `collectstatic` does."""
    storage = Static(location=tmp_path, base_url="/static/")
    files = [path for path in tmp_path.rglob("*") if path.suffix in {".css", ".js", ".map", ".svg"}]
    paths = [str(path.relative_to(tmp_path)) for path in files if not NAMED.search(path.name)]
    for path, _hashed, processed in storage.post_process({path: (storage, path) for path in paths}):
        assert not isinstance(processed, Exception), path


@pytest.fixture
def scripts(tmp_path: Path) -> Path:
    """The folder of our scripts as `collectstatic` leaves it."""
    shutil.copytree(Path(str(finders.find("inquiries/js/desk.js"))).parent, tmp_path / "inquiries" / "js")
    collected(tmp_path)
    return tmp_path / "inquiries" / "js"


def test_scripts_import_each_other_by_names_that_change_with_what_is_in_them(scripts: Path) -> None:
    hashed = list(scripts.glob("*.????????????.js"))
    imported = [name for script in hashed for name in IMPORTED.findall(script.read_text())]

    assert len(imported) > 10
    assert all(HASHED.fullmatch(name) and (scripts / name).exists() for name in imported), imported


def test_they_are_compressed(scripts: Path) -> None:
    assert all(script.with_name(f"{script.name}.gz").exists() for script in scripts.glob("desk*.js"))


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    """The folder of our style sheets as `collectstatic` leaves it."""
    for name in SHEETS:
        source, copy = Path(str(finders.find(name))), tmp_path / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        _ = shutil.copytree(source, copy) if source.is_dir() else shutil.copyfile(source, copy)
    (tmp_path / f"{SHEETS[0]}.map").touch()
    collected(tmp_path)
    return tmp_path / "inquiries" / "css"


def named(sheets: Path, name: str) -> Path:
    """The sheet under the name that changes with what is in it."""
    [path] = sheets.glob(f"{name}.????????????.css")
    return path


@pytest.mark.parametrize("name", ["desk", "public"])
def test_a_page_asks_for_one_style_sheet_with_all_of_its_parts_in_order(sheets: Path, name: str) -> None:
    parts = re.findall(r'@import url\("([^"]+)"\)', (sheets / f"{name}.css").read_text())

    text = named(sheets, name).read_text()

    pieces = [(sheets / part).read_text().partition('url("')[0].strip()[-200:] for part in parts]
    places = [text.find(piece) for piece in pieces]
    assert "@import" not in text
    assert "@charset" not in text
    assert len(parts) > 10
    assert -1 not in places
    assert places == sorted(places)


def test_each_part_lies_in_its_layer_and_the_order_of_layers_stands_first(sheets: Path) -> None:
    text = named(sheets, "desk").read_text()

    opened = re.findall(r"^@layer (\w+) \{$", text, re.MULTILINE)
    order = re.search(r"^@layer (.+);$", text, re.MULTILINE)
    assert order is not None
    assert list(dict.fromkeys(opened)) == order[1].split(", ")
    assert order.start() < text.index("@layer bootstrap {")
    assert text.count("{") == text.count("}")


def test_a_picture_is_found_from_the_joined_sheet_too(sheets: Path) -> None:
    [picture] = re.findall(r'url\("([^":]+)"\)', named(sheets, "desk").read_text())

    assert re.fullmatch(r"\.\./img/down\.[0-9a-f]{12}\.svg", picture)
    assert (sheets / picture).resolve().exists()


def test_its_name_changes_with_any_of_its_parts(sheets: Path, tmp_path: Path) -> None:
    before = named(sheets, "public")
    before.unlink()
    (sheets / "tokens" / "colour.css").write_text(":root { --ink: light-dark(#000000, #ffffff); }")

    collected(tmp_path)

    assert named(sheets, "public").name != before.name


def test_what_lies_elsewhere_is_left_where_it_is() -> None:
    sheet = '@import url("https://example.com/a.css");\na { background: url("data:image/png;base64,AAAA"); }'

    assert joined("inquiries/css/a.css", {"inquiries/css/a.css": sheet}.__getitem__) == sheet
