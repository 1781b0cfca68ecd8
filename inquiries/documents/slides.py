"""Slides in order; then the speaker's notes and comments."""

import re
from collections.abc import Iterator
from zipfile import ZipFile

from .packed import lines
from .pieces import Pages, Piece

SLIDE = re.compile(r"ppt/slides/slide(\d+)\.xml")
BESIDE = re.compile(r"ppt/(?:notesSlides|comments|diagrams|charts)/[^/]+\.xml")


def read(_raw: bytes, package: ZipFile) -> Iterator[Piece]:
    """The slides one by one, then notes, comments, diagrams and charts."""
    slides = sorted(filter(None, map(SLIDE.fullmatch, package.namelist())), key=lambda found: int(found[1]))
    yield Pages(len(slides))
    for slide in slides:
        yield from lines(package.open(slide[0]))
    for name in sorted(filter(BESIDE.fullmatch, package.namelist())):
        yield from lines(package.open(name))
