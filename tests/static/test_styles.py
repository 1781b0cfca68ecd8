"""The look keeps its promises: every text can be read, by day and by night, on an old phone as well."""

import re
from itertools import product
from pathlib import Path

import pytest

CSS = Path(__file__).parents[2] / "inquiries/static/inquiries/css"
ENTRIES = ("desk.css", "public.css")

COLOUR = re.compile(r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)")
DAY = {name: day for name, day, _night in COLOUR.findall((CSS / "tokens/colour.css").read_text())}
NIGHT = {name: night for name, _day, night in COLOUR.findall((CSS / "tokens/colour.css").read_text())}

GROUNDS = ("ground", "surface", "raised", "sunken")
INKS = ("ink", "ink-2", "ink-3", "act", "late", "soon", "done")
PAIRS = [
    *product(INKS, GROUNDS),
    *[(name, f"{name}-tint") for name in ("act", "late", "soon", "done")],
    *product(("ink", "ink-2", "ink-3"), ("act-tint", "late-tint", "soon-tint", "done-tint")),
    ("act-on", "act"),
    ("act-on", "act-deep"),
    ("late-on", "late"),
    ("toast-ink", "toast"),
    ("ink", "mark"),
    ("surface", "ink"),
]


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def imports(entry: str) -> list[str]:
    return re.findall(r'@import url\("((?!\.\.)[^"]+)"\)', (CSS / entry).read_text())


@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("ink", "ground"), PAIRS)
def test_every_text_can_be_read_on_every_ground(theme: dict[str, str], ink: str, ground: str) -> None:
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("ground", ["ground", "surface"])
def test_the_border_of_a_field_can_be_seen(theme: dict[str, str], ground: str) -> None:
    assert contrast(theme["line-field"], theme[ground]) >= 3


def test_a_browser_without_two_themes_gets_the_whole_day() -> None:
    plain = dict(re.findall(r"--([\w-]+): (#\w{6})", (CSS / "tokens/plain.css").read_text()))

    assert plain == DAY


def test_every_sheet_is_used_and_every_sheet_used_is_there() -> None:
    parts = {str(path.relative_to(CSS)) for path in CSS.rglob("*.css")} - set(ENTRIES)

    assert {part for entry in ENTRIES for part in imports(entry)} == parts


@pytest.mark.parametrize(
    "path", sorted(path for path in CSS.rglob("*.css") if path.parent.name != "tokens"), ids=lambda path: path.name
)
def test_a_colour_is_named_and_not_written_out(path: Path) -> None:
    # White under a code for a camera and on paper; the box that carries Bootstrap's white tick.
    allowed = {"panel.css": {"#fff"}, "print.css": {"#fff"}, "field.css": {"#1a52b8", "#8ab4ff", "#2d69d6"}}
    written = set(re.findall(r"#[0-9a-f]{3,8}\b", re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.DOTALL)))

    assert written <= allowed.get(path.name, set())
