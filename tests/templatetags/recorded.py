"""The actions that the project records as events, read from its source."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest

import inquiries
from inquiries.models import Dispatch

PROJECT = Path(inquiries.__file__).parent
RECORDS = re.compile(r"\.record\(|\b_change\(|\b_record\(")
"""Found in the text, since to parse every module takes seconds."""


def actions_of(node: ast.expr, named: Mapping[str, str]) -> Iterator[str]:
    """The actions that an expression can give; the variable of a mail's kind stands for every kind."""
    match node:
        case ast.Name(id=name) if name in named:
            yield named[name]
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=one, orelse=other):
            yield from actions_of(one, named)
            yield from actions_of(other, named)
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(ending))]):
            yield from (f"{kind}{ending}" for kind in Dispatch.Kind.values)
        case _:
            pytest.fail(f"cannot be read: {ast.unparse(node)}")


def constants_of(module: ast.Module) -> dict[str, str]:
    """The texts to which a module gives a name."""
    found = {}
    for node in module.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))):
                found[name] = text
    return found


@cache
def recorded_actions() -> frozenset[str]:
    """Every action that the project records."""
    sources = (path.read_text() for path in PROJECT.rglob("*.py"))
    return frozenset(action for source in sources if RECORDS.search(source) for action in recorded_in(source))


def recorded_in(source: str) -> Iterator[str]:
    """The actions that one module records."""
    module = ast.parse(source)
    named = constants_of(module)
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(attr="record"), args=[ast.Name(id="action"), *_]):
                pass  # Inquiry.record itself, which passes its argument on
            case ast.Call(
                func=ast.Attribute(attr="record"), args=[ast.JoinedStr(values=[_, _, ast.FormattedValue()]), *_]
            ):
                pass  # `_change` in dispatch.py; the next case reads its callers
            case ast.Call(func=ast.Name(id="_change"), args=[_, ast.Constant(value=str(ending)), *_]):
                yield from (f"{kind}.{ending}" for kind in Dispatch.Kind.values)
            case ast.Call(func=ast.Name(id="_record"), args=[ast.Constant(value=str(action)), *_]):
                yield action  # of many at once: applying.py of sheets
            case ast.Call(func=ast.Attribute(attr="record"), args=[action, *_]):
                yield from actions_of(action, named)
