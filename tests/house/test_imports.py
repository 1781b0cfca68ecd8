"""What runs imports only what `make run` installs."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
OURS = {"hotline", "inquiries"}


def imported(tree: ast.AST) -> Iterator[str]:
    """The top packages that a module imports when it runs; what stands under TYPE_CHECKING does not."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                pass
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case _:
                yield from imported(node)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_app_imports_only_what_it_installs() -> None:
    installed = {plain(line.partition("==")[0]) for line in (ROOT / "requirements.txt").read_text().splitlines()}
    owners = packages_distributions()

    strange = set()
    for path in [*ROOT.glob("hotline/**/*.py"), *ROOT.glob("inquiries/**/*.py")]:
        for package in imported(ast.parse(path.read_text())):
            known = package in OURS | sys.stdlib_module_names
            if not known and not {plain(owner) for owner in owners.get(package, [])} & installed:
                strange.add(f"{path.relative_to(ROOT)}: {package}")

    assert not strange
