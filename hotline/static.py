"""Static files in production: compressed, and under names that change with what is in them, so browsers keep them."""

import posixpath
import re
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

IMPORT = r"""(?P<matched>(?P<what>import[^"';]*)"(?P<url>\./[^"]+)")"""
SHEETS = "inquiries/css/*.css"
PART = re.compile(r'@import url\("(?P<url>[^":]+)"\)(?: layer\((?P<layer>\w+)\))?;')
BESIDE = re.compile(r'url\("([^":]+)"\)')
"""A file that a sheet names by its place beside the sheet."""
ALONE = re.compile(r'@charset "[^"]*";|/\*# sourceMappingURL=[^*]*\*/')
"""What a sheet says of itself, and what a part of another one must not."""


def joined(name: str, read: Callable[[str], str]) -> str:
    """A style sheet with all that it imports, each part in its layer: a browser asks once, not some fifty times."""
    folder = posixpath.dirname(name)

    def part(found: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join(folder, found["url"]))
        text = BESIDE.sub(lambda url: f'url("{seen_from(folder, path, url[1])}")', joined(path, read))
        return f"@layer {found['layer']} {{\n{text}\n}}" if found["layer"] else text

    return PART.sub(part, ALONE.sub("", read(name)))


def seen_from(folder: str, sheet: str, url: str) -> str:
    """The file that a sheet elsewhere names, as a sheet in this folder names it."""
    return posixpath.relpath(posixpath.join(posixpath.dirname(sheet), url), folder)


class Static(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # has no types
    """Our scripts import each other under such names too; under plain ones every page would ask for them anew.

    Django's own switch for this reads the scripts of others as well, and stops at one of django-htmx. Our style sheets
    are joined before they are named.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("inquiries/js/*.js", ((IMPORT, '%(what)s"%(url)s"'),)),
    )

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:  # noqa: FBT001, FBT002 - Django's
        """As Django, with the sheets joined."""

        def read(name: str) -> str:
            storage, path = paths[name]
            with storage.open(path) as file:
                return str(file.read().decode())

        sheets = InMemoryStorage()
        for name in [] if dry_run else paths:
            if fnmatch(name, SHEETS) and name.count("/") == SHEETS.count("/"):
                sheets.save(name, ContentFile(joined(name, read)))
        yield from super().post_process(
            paths | {name: (sheets, name) for name in paths if sheets.exists(name)}, dry_run, **options
        )
