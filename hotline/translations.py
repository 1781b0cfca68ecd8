"""Compiles the translations without system tools: `python -m hotline.translations`."""

from pathlib import Path
from secrets import token_hex

import polib

LOCALE = Path(__file__).resolve().parent.parent / "inquiries" / "locale"


def uncompiled(locale: Path = LOCALE) -> list[Path]:
    """The sources whose catalogue is missing or older."""

    def is_older(source: Path) -> bool:
        target = source.with_suffix(".mo")
        return not target.exists() or target.stat().st_mtime < source.stat().st_mtime

    return [source for source in sorted(locale.glob("*/LC_MESSAGES/*.po")) if is_older(source)]


def compile_translations(locale: Path = LOCALE) -> None:
    """Compiles each catalogue that is older than its source; replaces the file in one step."""
    for source in uncompiled(locale):
        target = source.with_suffix(".mo")
        half = target.with_suffix(f".{token_hex(4)}.half")
        polib.pofile(str(source)).save_as_mofile(str(half))
        half.replace(target)


if __name__ == "__main__":
    compile_translations()
