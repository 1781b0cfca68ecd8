"""The actions that the project records as events, read from its source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import inquiries
from inquiries.models import Dispatch

PROJECT = Path(inquiries.__file__).parent


def actions_of(node: ast.expr) -> Iterator[str]:
    """The actions that an expression can give; the variable of a mail's kind stands for every kind."""
    match node:
        case ast.Constant(value=str(name)):
            yield name
        case ast.IfExp(body=one, orelse=other):
            yield from actions_of(one)
            yield from actions_of(other)
        case ast.JoinedStr(values=[ast.FormattedValue(), ast.Constant(value=str(ending))]):
            yield from (f"{kind}{ending}" for kind in Dispatch.Kind.values)
        case _:
            pytest.fail(f"cannot be read: {ast.unparse(node)}")


def recorded_actions() -> Iterator[str]:
    """Every action that the project records."""
    for path in PROJECT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Attribute(attr="record"), args=[ast.Name(id="action"), *_]):
                    pass  # Inquiry.record itself, which passes its argument on
                case ast.Call(
                    func=ast.Attribute(attr="record"), args=[ast.JoinedStr(values=[_, _, ast.FormattedValue()]), *_]
                ):
                    pass  # `_change` in dispatch.py; the next case reads its callers
                case ast.Call(func=ast.Name(id="_change"), args=[_, ast.Constant(value=str(ending)), *_]):
                    yield from (f"{kind}.{ending}" for kind in Dispatch.Kind.values)
                case ast.Call(func=ast.Attribute(attr="record"), args=[action, *_]):
                    yield from actions_of(action)
